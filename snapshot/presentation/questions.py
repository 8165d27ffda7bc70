"""The page before the run: what we ask, with the best reading already chosen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from snapshot.pipeline.documents.recognition import Ambiguity, FileRecognition, InputRecognition
from snapshot.pipeline.pack.schema.fields import HINTS
from snapshot.presentation import formats
from snapshot.presentation.column_overrides import (
    COLUMN,
    CURRENCY,
    FOLLOWS,
    KIND,
    ORDER,
    ChoiceField,
    Options,
    column_value,
    word_fields,
)
from snapshot.presentation.files import one_per_layout, present_files, role_name
from snapshot.presentation.view_models import FileReading
from snapshot.wording import currencies
from snapshot.wording import questions as wording


@dataclass(frozen=True, slots=True)
class QuestionPage:
    """``files`` are how they would be read, without counts: nothing has been counted yet, and what is open is asked."""

    heading: str
    intro: str
    kept: str
    files: tuple[FileReading, ...]


def present_questions(recognition: InputRecognition, until: datetime) -> QuestionPage:
    """The words of the page around the questions."""
    asked = sum(map(len, questions_of_upload(recognition.files).values()))
    return QuestionPage(
        heading=wording.heading(asked),
        intro=wording.intro(asked),
        kept=wording.kept_until(formats.moment(until)),
        files=tuple(replace(file, found="", rows="", notes=()) for file in present_files(recognition.files)),
    )


def date_leaders(files: Sequence[FileRecognition]) -> dict[int, int]:
    """The files whose dates are read as in another one, which is asked about, by their places.

    An owner's dates are mostly written one way, so one question is enough for files that we would read alike.
    """
    first: dict[str, int] = {}
    leaders = {}
    for at in one_per_layout(files).values():
        for doubt in files[at].doubts:
            if doubt.code == "date_order" and first.setdefault(doubt.chosen, at) != at:
                leaders[at] = first[doubt.chosen]
    return leaders


def questions_of_upload(files: Sequence[FileRecognition]) -> dict[int, tuple[ChoiceField, ...]]:
    """What is asked, by the place of the first file of each layout."""
    leaders = date_leaders(files)
    alike = {at: [files[one].name for one in leaders if leaders[one] == at] for at in leaders.values()}
    return {
        at: tuple(one for one in questions_of(files[at], alike.get(at, ())) if one.name != ORDER or at not in leaders)
        for at in one_per_layout(files).values()
    }


def following(order: ChoiceField, leader: FileRecognition) -> ChoiceField:
    """The order of dates of a file that follows ``leader``, unless its owner says otherwise."""
    as_there = (FOLLOWS, wording.as_in(formats.shorten(leader.name, 40)))
    return replace(order, options=(as_there, *order.options), chosen=FOLLOWS, doubtful=False)


def questions_of(file: FileRecognition, alike: Sequence[str] = ()) -> tuple[ChoiceField, ...]:
    """One field per doubt, under the name that the corrections know it by.

    ``alike`` are names of files for which the answer about the dates holds, too.
    """
    words = word_fields(file)
    found = (
        words.get(at) or _question(file, doubt, alike)
        for at, doubt in enumerate(file.doubts)
        if doubt.code != "mapping"
    )
    return tuple(found) if file.layout else ()


def _question(file: FileRecognition, doubt: Ambiguity, alike: Sequence[str]) -> ChoiceField:
    name = formats.shorten(file.name, 40)
    if doubt.code == "date_order":
        example = doubt.example and formats.shorten(doubt.example, 20)
        sheet = formats.shorten(doubt.sheet or "", 30) if len(file.sheets) > 1 else ""
        others = formats.listed([formats.shorten(other, 40) for other in alike])
        legend = wording.date_question(name, example, doubt.row, sheet, others)
        return ChoiceField(ORDER, legend, "", _days(doubt), doubt.chosen, doubtful=True)
    if doubt.code == "currency":
        return _currency(doubt)
    if doubt.code == "category":
        options = tuple((option, wording.KINDS[option]) for option in doubt.options)
        return ChoiceField(KIND, wording.kind_question(name), "", options, doubt.chosen, doubtful=True)
    role = doubt.role or ""
    return ChoiceField(
        name=COLUMN + role,
        label=wording.column_question(name, role_name(role)),
        hint=HINTS.get(role, ""),
        options=tuple(
            (column_value(file, option), formats.shorten(option, 40) or wording.NO_COLUMN) for option in doubt.options
        ),
        chosen=column_value(file, doubt.chosen),
        doubtful=True,
    )


def _currency(doubt: Ambiguity) -> ChoiceField:
    """Each currency with what there is in it; that of most documents first."""
    held = (
        wording.currency_choice(total.currency, currencies.held(total.parts, total.currency)) for total in doubt.totals
    )
    options = tuple(zip(doubt.options, held, strict=True))
    return ChoiceField(
        CURRENCY, wording.CURRENCY, wording.CURRENCY_HINT, options, doubt.chosen, doubtful=not doubt.certain
    )


def _days(doubt: Ambiguity) -> Options:
    if len(doubt.readings) != len(doubt.options):
        return tuple((order, wording.ORDERS[order]) for order in doubt.options)
    days = (formats.day(day) for day in doubt.readings)
    return tuple((order, wording.day_choice(day, order)) for order, day in zip(doubt.options, days, strict=True))
