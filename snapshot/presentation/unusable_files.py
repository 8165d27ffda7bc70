"""Unusable files -> the page that says what was found, what is missing, and how to export it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.pipeline.documents.results import RunResults
from snapshot.presentation import formats
from snapshot.presentation.file_advice import (
    KINDS,
    FileVerdict,
    Waiting,
    gives_documents,
    is_fine,
    meant_kind,
    present_verdict,
)
from snapshot.presentation.source_tool import guessed_tool, named_tool
from snapshot.services.kept_files import KeptFiles
from snapshot.wording import file_advice as wording
from snapshot.wording.export_steps import GeneralSteps, Kind, export_steps


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
class UnusableFiles:
    """``why_these_steps`` says where the tool was guessed; ``others`` are the tools that it may be instead.

    ``kept_until`` says until when good files wait for the next try, and is empty where none do.
    """

    files: tuple[FileVerdict, ...]
    why_these_steps: str
    lists: tuple[StepList, ...]
    others: tuple[ToolSteps, ...]
    upload_label: str
    kept_until: str


@dataclass(frozen=True, slots=True)
class Resending:
    """What is to be sent again where there is a conclusion, and it asks for that; ``kept_until`` as above."""

    upload_label: str
    sentence: str
    kept_until: str = ""


def present_resending(results: RunResults, kept: KeptFiles | None, now: datetime) -> Resending:
    """As seen at ``now`` (UTC); ``kept`` is what waits for another try, of whichever run."""
    waiting = _waiting(results, kept, now)
    if not waiting.names:
        return Resending(wording.UPLOAD_BETTER, wording.SEND_ALL)
    names = [formats.shorten(name, 40) for name in sorted(waiting.names)]
    sentence = wording.good_ones_wait(formats.listed(names), len(names), waiting.until, waiting.others)
    return Resending(wording.upload_others(waiting.others), sentence, waiting.until)


def present_unusable_files(results: RunResults, kept: KeptFiles | None, now: datetime) -> UnusableFiles:
    """The panel of a gated run as seen at ``now`` (UTC). ``kept`` is what waits for another try, of whichever run."""
    recognition = results.input_recognition or InputRecognition()
    kinds = missing_kinds(recognition)
    tool, why = _tool(results.meta.tool, recognition)
    waiting = _waiting(results, kept, now)
    others = [one for one in export_steps().tools if one != tool] if why else []
    return UnusableFiles(
        files=tuple(present_verdict(file, recognition.summary, waiting) for file in recognition.files),
        why_these_steps=why,
        lists=_lists(tool, kinds),
        others=tuple(ToolSteps(one.name, _lists(one, kinds)) for one in others),
        upload_label=wording.upload_others(waiting.others) if waiting.names else wording.UPLOAD_BETTER,
        kept_until=waiting.until if waiting.names else "",
    )


def missing_kinds(recognition: InputRecognition) -> tuple[Kind, ...]:
    """The kinds of list that have to be exported again: those that were tried; invoices where none was."""
    summary = recognition.summary
    had = {"invoices": summary.invoices_count, "quotes": summary.quotes_count}
    weak = [file for file in recognition.files if not gives_documents(file, summary)]
    tried = {meant_kind(file) for file in weak if file.category in KINDS or not had.get(meant_kind(file) or "")}
    found = tuple(kind for kind in KINDS if kind in tried)
    return found or ("invoices",)


def _waiting(results: RunResults, kept: KeptFiles | None, now: datetime) -> Waiting:
    recognition = results.input_recognition or InputRecognition()
    if kept is None or kept.upload_id != results.run_id:
        return Waiting()
    weak = [file for file in recognition.files if not is_fine(file, recognition.summary)]
    return Waiting(frozenset(file.name for file in kept.files), formats.soon(kept.until, now), len(weak))


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
