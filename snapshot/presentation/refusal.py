"""What the page says where the gate closed: each file as found against what is needed, and how to export the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import urlsplit

from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.pipeline.documents.results import RunResults
from snapshot.presentation import formats
from snapshot.presentation.file_verdict import KINDS, FileVerdict, gives_documents, present_verdict
from snapshot.presentation.which_tool import guessed_tool, named_tool
from snapshot.wording import needed as wording
from snapshot.wording.export_steps import GeneralSteps, Kind, export_steps


class KeptFile(Protocol):
    @property
    def name(self) -> str: ...


class KeptFiles(Protocol):
    @property
    def until(self) -> datetime: ...
    @property
    def files(self) -> Sequence[KeptFile]: ...


@dataclass(frozen=True, slots=True)
class StepList:
    """Steps for one kind of list in one tool. ``source`` is the vendor's own page, ``source_host`` whose it is."""

    heading: str
    steps: tuple[str, ...]
    file: str
    reviewed: str
    source: str
    source_host: str


@dataclass(frozen=True, slots=True)
class ToolSteps:
    name: str
    lists: tuple[StepList, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """``why_these_steps`` says where the tool was guessed; ``others`` are the tools that it may be instead."""

    files: tuple[FileVerdict, ...]
    why_these_steps: str
    lists: tuple[StepList, ...]
    others: tuple[ToolSteps, ...]
    upload_label: str


def present_refusal(results: RunResults, kept: KeptFiles | None, now: datetime) -> Refusal:
    """The panel of a gated run. ``kept`` are the good files that wait for the others, if any do at ``now`` (UTC)."""
    recognition = results.input_recognition or InputRecognition()
    kinds = missing_kinds(recognition)
    kept_names = {file.name for file in kept.files} if kept else set()
    until = formats.soon(kept.until, now) if kept else ""
    tool, why = _tool(results.meta.tool, recognition)
    verdicts = tuple(present_verdict(file, recognition.summary, kept_names, until) for file in recognition.files)
    others = [one for one in export_steps().tools if one != tool] if why else []
    return Refusal(
        files=verdicts,
        why_these_steps=why,
        lists=_lists(tool, kinds),
        others=tuple(ToolSteps(one.name, _lists(one, kinds)) for one in others),
        upload_label=wording.UPLOAD_OTHER if any(verdict.kept for verdict in verdicts) else wording.UPLOAD_BETTER,
    )


def missing_kinds(recognition: InputRecognition) -> tuple[Kind, ...]:
    """The kinds of list that have to be exported again: those that were tried; invoices where none was."""
    summary = recognition.summary
    had = {"invoices": summary.invoices_count, "quotes": summary.quotes_count}
    weak = [file for file in recognition.files if not gives_documents(file, summary)]
    tried = {file.category for file in weak} | {file.nearest for file in weak if not had.get(file.nearest or "")}
    found = tuple(kind for kind in KINDS if kind in tried)
    return found or ("invoices",)


# The steps -----------------------------------------------------------------------------------------------------------


def _tool(words: str | None, recognition: InputRecognition) -> tuple[GeneralSteps, str]:
    """Whose steps are shown, and why where it is not the owner's own word."""
    named = named_tool(words)
    if named:
        return named, ""
    weak_first = sorted(recognition.files, key=lambda file: gives_documents(file, recognition.summary))
    guess = guessed_tool(weak_first)
    if guess:
        return guess.tool, wording.looks_like(formats.shorten(guess.file_name, 40), _said(guess.tool))
    why = wording.no_steps_for(formats.shorten(words, 40)) if words else wording.GENERAL
    return export_steps().general, why


def _lists(tool: GeneralSteps, kinds: Sequence[Kind]) -> tuple[StepList, ...]:
    return tuple(_step_list(tool, kind) for kind in kinds)


def _step_list(tool: GeneralSteps, kind: Kind) -> StepList:
    steps = tool.steps_for(kind)
    return StepList(
        heading=wording.how_to(kind, _said(tool)),
        steps=steps.steps,
        file=steps.file or "",
        reviewed=wording.reviewed(formats.day(tool.reviewed)),
        source=steps.source or "",
        source_host=urlsplit(steps.source or "").hostname or "",
    )


def _said(tool: GeneralSteps) -> str:
    return tool.said or tool.name
