"""File reports -> one form about how files are read: questions before a run, and what else can be changed."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field
from wtforms.validators import ValidationError

from snapshot.pipeline.documents.recognition import FileRecognition
from snapshot.pipeline.documents.upload import ChoicesByLayout, ReadingChoices
from snapshot.presentation.column_overrides import (
    COLUMN,
    FOLLOWS,
    ORDER,
    ChoiceField,
    chosen_reading,
    chosen_twice,
    correction_fields,
)
from snapshot.presentation.mapping import mapping_questions, settled
from snapshot.presentation.questions import date_leaders, following, questions_of_upload
from snapshot.services.mapping import is_understood
from snapshot.wording import questions as wording

NOTHING_CHOSEN = ReadingChoices()


class OneOf(Field):
    """One of the values that are offered. Anything else is refused, and our own choice stands again."""

    def __init__(self, shown: ChoiceField, **bound: Any) -> None:
        super().__init__(default=shown.chosen, **bound)
        self.shown = shown

    def pre_validate(self, _form: object) -> None:
        if self.data not in {value for value, _ in self.shown.options}:
            self.data = self.shown.chosen
            raise ValidationError(wording.NOT_OFFERED)


@dataclass(frozen=True, slots=True)
class FilePart:
    """The fields of one file: what is asked before the run, and what else can be chosen.

    ``confirmed`` are the fields that count even where they stay as they are: what was asked. ``leader`` is another
    file's question about the order of dates, whose answer holds here, too. ``mapped``: the owner says what the list is
    and what all its columns are.
    """

    file: FileRecognition
    questions: tuple[OneOf, ...]
    corrections: tuple[OneOf, ...]
    confirmed: frozenset[str]
    leader: OneOf | None
    mapped: bool = False

    @property
    def answers(self) -> dict[str, str]:
        given = {field.shown.name: field.data for field in (*self.questions, *self.corrections)}
        if self.leader and given.get(ORDER) == FOLLOWS:
            given[ORDER] = self.leader.data
        return settled(self.file, given) if self.mapped else given

    @property
    def faulty_corrections(self) -> bool:
        """Whether a message stands in the folded part, which is then open."""
        return any(field.errors for field in self.corrections)

    def field(self, name: str) -> OneOf:
        return next(field for field in (*self.questions, *self.corrections) if field.shown.name == name)


class OverridesForm(FlaskForm):
    """The fields of every layout of an upload, by the place of the first file that has it."""

    parts: Mapping[int, FilePart]

    @property
    def faulty_corrections(self) -> bool:
        return any(part.faulty_corrections for part in self.parts.values())

    def validate(self, extra_validators: Mapping[str, Any] | None = None) -> bool:
        """Each value is one that was offered, and each column plays one part."""
        if not super().validate(extra_validators):
            return False
        for part in self.parts.values():
            for name, sentence in chosen_twice(part.file, part.answers, part.confirmed):
                part.field(name).errors = [sentence]
        return not self.errors

    def show_settled(self) -> None:
        """Show the columns of mapped files as they would be read."""
        for part in self.parts.values():
            answers = part.answers if part.mapped else {}
            for field in part.corrections if part.mapped else ():
                field.data = answers[field.shown.name]

    def choices(self) -> ChoicesByLayout:
        """What the checked form says, by layout; without what stays as it was."""
        said = {
            part.file.layout or "": chosen_reading(part.file, part.answers, part.confirmed)
            for part in self.parts.values()
        }
        return {layout: chosen for layout, chosen in said.items() if chosen != NOTHING_CHOSEN}


def overrides_form(files: Sequence[FileRecognition], *, mapped: Collection[int] = (), **given: Any) -> OverridesForm:
    """The form for ``files``: their doubts are questions.

    Of the files at ``mapped`` the kind is asked, too, and every column counts as it is shown; of those among them that
    are understood, what is changed.
    """
    asked = questions_of_upload(files)
    asked |= {at: mapping_questions(files[at], asked[at]) for at in mapped}
    leaders = date_leaders(files)
    others = {at: tuple(_others(files, at, asked[at], leaders.get(at))) for at in asked}
    fields = {_name(at, shown.name): OneOf(shown) for at in asked for shown in (*asked[at], *others[at])}
    form: OverridesForm = type("FieldsOfFiles", (OverridesForm,), fields)(**given)

    def part(at: int) -> FilePart:
        guessed, leader = at in mapped and not is_understood(files[at]), leaders.get(at)
        confirmed = {*_confirmed(asked[at], others[at], guessed), *([] if leader is None else [ORDER])}
        return FilePart(
            files[at],
            tuple(form[_name(at, shown.name)] for shown in asked[at]),
            tuple(form[_name(at, shown.name)] for shown in others[at]),
            frozenset(confirmed),
            None if leader is None else form[_name(leader, ORDER)],
            at in mapped,
        )

    form.parts = {at: part(at) for at in asked}
    return form


def _confirmed(asked: Sequence[ChoiceField], others: Sequence[ChoiceField], guessed: bool) -> Iterator[str]:
    """The fields that count even where they stay as they are."""
    for shown in asked:
        if shown.doubtful:
            yield shown.name
    for shown in others if guessed else ():
        if shown.name.startswith(COLUMN):
            yield shown.name


def _others(
    files: Sequence[FileRecognition], at: int, asked: Sequence[ChoiceField], leader: int | None
) -> Iterator[ChoiceField]:
    """What can be chosen beside the questions."""
    names = {shown.name for shown in asked}
    for shown in correction_fields(files[at]):
        if shown.name == ORDER and leader is not None:
            yield following(shown, files[leader])
        elif shown.name not in names:
            yield shown


def _name(at: int, field: str) -> str:
    return f"file-{at}-{field}"
