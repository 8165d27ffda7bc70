"""The page before the run as a mapping page: what kind of list a file is, and which of its columns is which."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from flask import render_template, request

from snapshot.blueprints.overrides_form import OverridesForm, overrides_form
from snapshot.blueprints.visitor import run_context
from snapshot.pipeline.documents.upload import ChoicesByLayout, ReadingChoices
from snapshot.presentation import formats
from snapshot.presentation.mapping import present_mapping
from snapshot.services.mapping import count, mapped_places, with_kinds
from snapshot.services.questions import OpenQuestion
from snapshot.services.saved_overrides import joined
from snapshot.wording import mapping as wording
from snapshot.wording import masked_copy

CHECK, WITHOUT = "check", "without"


@dataclass(frozen=True, slots=True)
class FilledMapping:
    """``before``: the files as they are read on their own; ``now``: those at ``places`` as the kinds chosen for them.

    ``kinds`` are these choices, ``other_kind`` says that one of them is not what the browser showed the columns of.
    """

    workspace_id: str
    before: OpenQuestion
    now: OpenQuestion
    places: tuple[int, ...]
    kinds: ChoicesByLayout
    form: OverridesForm
    other_kind: bool

    @property
    def choices(self) -> ChoicesByLayout:
        """All that the checked form says."""
        said = self.form.choices()
        mapped = {layout: joined(kind, said.get(layout, ReadingChoices())) for layout, kind in self.kinds.items()}
        return {**said, **mapped}

    @property
    def guessed(self) -> Mapping[int, Collection[str]]:
        """The parts whose columns nothing but our guess names, by the files' places."""
        files = self.now.recognition.files
        return {at: self.kinds.get(files[at].layout or "", ReadingChoices()).columns for at in self.places}

    @property
    def other_choices(self) -> ChoicesByLayout:
        """What the form says about files that are not mapped."""
        return {layout: said for layout, said in self.form.choices().items() if layout not in self._layouts}

    @property
    def left_out(self) -> ChoicesByLayout:
        """The mapped files left out, this once: the next file with these columns may be a good one."""
        return {layout: ReadingChoices(category="unknown", once=True) for layout in self._layouts}

    @property
    def _layouts(self) -> frozenset[str]:
        return frozenset(self.before.recognition.files[at].layout or "" for at in self.places)


def is_mapping(opened: OpenQuestion) -> bool:
    """Whether the open question is what one of its lists is."""
    return bool(mapped_places(opened.recognition.files))


def filled_mapping(workspace_id: str, opened: OpenQuestion) -> FilledMapping:
    """The form as it was sent, or as it is shown first."""
    places = mapped_places(opened.recognition.files)
    sent = {at: (request.form.get(f"file-{at}-kind"), request.form.get(f"file-{at}-shown")) for at in places}
    now, kinds = with_kinds(run_context(), workspace_id, opened, {at: kind for at, (kind, _) in sent.items() if kind})
    form = overrides_form(now.recognition.files, mapped=places)
    return FilledMapping(workspace_id, opened, now, places, kinds, form, _other_kind(sent))


def mapping_page(filled: FilledMapping, notice: str | None = None) -> str:
    """The page with what the form says, and what would be counted if all of it can be used."""
    form = filled.form
    counted = None
    if not form.errors:
        form.show_settled()
        counted = count(run_context(), filled.workspace_id, filled.now, filled.choices, filled.places)
    return render_template(
        "upload/mapping.html",
        page=present_mapping(filled.before, filled.now, filled.guessed, counted),
        upload_id=filled.before.upload_id,
        form=form,
        notice=notice,
        wording=wording,
        masked=masked_copy,
        masked_files=[formats.shorten(file.name, 40) for file in filled.before.recognition.files],
    )


def has_other_faults(filled: FilledMapping) -> bool:
    """Whether something is to be set right that stays when the mapped files are left out."""
    parts = (part for at, part in filled.form.parts.items() if at not in filled.places)
    return any(field.errors for part in parts for field in (*part.questions, *part.corrections))


def _other_kind(sent: Mapping[int, tuple[str | None, str | None]]) -> bool:
    return any(kind and shown and kind not in (shown, "unknown") for kind, shown in sent.values())
