"""The mapping page's part of an open question: how its files would be read with what is chosen so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from snapshot.pipeline.documents.recognition import Category, FileRecognition, InputRecognition
from snapshot.pipeline.documents.upload import ChoicesByLayout, ReadingChoices
from snapshot.pipeline.pack import preview_guessed, read_with_examples
from snapshot.pipeline.pack.report.mapping import KINDS
from snapshot.pipeline.pack.report.mapping_preview import FileExamples
from snapshot.services import saved_overrides
from snapshot.services.context import RunContext
from snapshot.services.questions import OpenQuestion


@dataclass(frozen=True, slots=True)
class Counted:
    """What would be counted. ``examples`` are rows of the mapped files, by their places."""

    recognition: InputRecognition
    examples: Mapping[int, FileExamples]


def mapped_places(files: Sequence[FileRecognition]) -> tuple[int, ...]:
    """Where the files are whose kind and columns the owner is asked for: the first file of each layout."""
    asked = {file.layout for file in files if file.layout and any(doubt.code == "mapping" for doubt in file.doubts)}
    first = {file.layout: at for at, file in reversed(list(enumerate(files))) if file.layout in asked}
    return tuple(sorted(first.values()))


def is_understood(file: FileRecognition) -> bool:
    """Whether the file is on the page only because its owner wants to correct it."""
    return any(doubt.code == "mapping" and doubt.certain for doubt in file.doubts)


def with_kinds(
    context: RunContext, workspace_id: str, opened: OpenQuestion, kinds: Mapping[int, str]
) -> tuple[OpenQuestion, ChoicesByLayout]:
    """The question with each mapped file read as the kind that is chosen for it, or else as our best guess.

    ``kinds`` are values of a form by the files' places; what is no kind is passed over. Also the choices that say so:
    none for a file that is understood and stays what it is.
    """
    files = opened.recognition.files
    chosen = {at: _kind(files[at], kinds.get(at)) for at in mapped_places(files)}
    said = {
        files[at].layout or "": ReadingChoices(category=kind)
        for at, kind in chosen.items()
        if not (is_understood(files[at]) and kind == files[at].category)
    }
    recognition, guessed = preview_guessed(
        opened.request.files,
        said.keys(),
        today=context.run_day(),
        limits=context.read_limits(),
        choices=_joined(context, workspace_id, said),
        correcting=opened.correcting,
    )
    return replace(opened, recognition=recognition), {**said, **guessed}


def count(
    context: RunContext, workspace_id: str, opened: OpenQuestion, said: ChoicesByLayout, places: Sequence[int]
) -> Counted:
    """Read the held files as ``said``, and keep nothing of it."""
    recognition, examples = read_with_examples(
        opened.request.files,
        places,
        workspace_key=context.workspace_key(workspace_id),
        today=context.run_day(),
        limits=context.read_limits(),
        choices=_joined(context, workspace_id, said),
    )
    return Counted(recognition, examples)


def _kind(file: FileRecognition, chosen: str | None) -> Category:
    guess = next((doubt.chosen for doubt in file.doubts if doubt.code == "mapping"), "invoices")
    return next(kind for kind in KINDS if kind == (chosen if chosen in KINDS else guess))


def _joined(context: RunContext, workspace_id: str, said: ChoicesByLayout) -> ChoicesByLayout:
    """What is remembered, with what is said now."""
    known = saved_overrides.recall(context, workspace_id)
    return {**known, **{layout: saved_overrides.joined(known.get(layout), one) for layout, one in said.items()}}
