"""The mapping page: what we ask about each list, what would be counted, and a few rows with what they become."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from snapshot.pipeline.documents.recognition import Category, FileRecognition, ReadSummary
from snapshot.pipeline.pack.report.mapping_preview import ExampleRow, FileExamples, Meaning
from snapshot.pipeline.pack.schema.fields import FIELDS
from snapshot.presentation import formats
from snapshot.presentation.column_overrides import COLUMN, KIND, NO_COLUMN, ChoiceField, current, doubted
from snapshot.presentation.files import present_files
from snapshot.presentation.view_models import FileReading
from snapshot.services.mapping import Counted, is_understood
from snapshot.services.questions import OpenQuestion
from snapshot.wording import files as file_words
from snapshot.wording import mapping as wording
from snapshot.wording import questions as question_words

_TOTAL = (("total",), ("net", "line_total", "balance"))
# What is shown open where no column plays any of it: the parts to choose, and others that say the same.
_NEEDED: Mapping[Category, Sequence[tuple[Sequence[str], Sequence[str]]]] = {
    "invoices": (
        (("number",), ()),
        (("issued",), ()),
        _TOTAL,
        (("status", "paid_mark", "balance", "amount_paid"), ("paid",)),
        (("customer",), ()),
    ),
    "quotes": ((("number",), ()), (("created",), ()), _TOTAL, (("status",), ("approved",)), (("customer",), ())),
    "payments": ((("paid",), ()), (("amount",), ()), (("invoice_number",), ())),
    "jobs": ((("scheduled",), ("completed",)), (("customer",), ())),
    "customers": ((("customer",), ()),),
}


@dataclass(frozen=True, slots=True)
class ExampleLine:
    """A row as written, its ``cells`` with the names of their columns, and what it ``becomes``."""

    row: str
    cells: tuple[tuple[str, str], ...]
    becomes: str


@dataclass(frozen=True, slots=True)
class MappedFile:
    """``why`` we ask, where we do of our own; ``open_fields`` are the columns' fields that are not folded away."""

    name: str
    why: str
    open_fields: frozenset[str]
    examples: tuple[ExampleLine, ...]
    examples_heading: str
    more_columns: str


@dataclass(frozen=True, slots=True)
class MappingPage:
    """``files`` by their places; ``others`` are the files that are understood. ``count``: sentences, the sum first."""

    heading: str
    intro: str
    kept: str
    without: str
    files: Mapping[int, MappedFile]
    others: Mapping[int, FileReading]
    count: tuple[str, ...]


def present_mapping(
    before: OpenQuestion, now: OpenQuestion, guessed: Mapping[int, Collection[str]], counted: Counted | None
) -> MappingPage:
    """The page's words. ``before`` is how the files were read on their own, ``now`` as the kinds that are chosen.

    ``guessed`` are the parts of the mapped files whose columns are a mere guess, by the files' places. ``counted`` is
    missing where something on the form is to be set right first.
    """
    files = now.recognition.files
    layouts = {files[at].layout for at in guessed}
    others = {at: file for at, file in enumerate(present_files(files)) if at not in guessed}
    return MappingPage(
        heading=wording.ONE if len(files) == 1 else wording.SEVERAL,
        intro=wording.INTRO_CORRECTING if before.correcting else wording.INTRO,
        kept=f"{wording.KEPT} {question_words.kept_until(formats.moment(before.until))}",
        without=wording.without(sum(file.layout in layouts for file in files)),
        files={at: _mapped(before.recognition.files[at], files[at], counted, at, guessed[at]) for at in guessed},
        others={at: replace(file, found="", rows="", notes=()) for at, file in others.items()},
        count=tuple(_count(counted, guessed)) if counted else (wording.SET_RIGHT,),
    )


def mapping_questions(file: FileRecognition, asked: Sequence[ChoiceField]) -> tuple[ChoiceField, ...]:
    """What is asked of a mapped file: its kind, then what is in doubt about its cells."""
    name = formats.shorten(file.name, 40)
    kind = ChoiceField(
        name=KIND,
        label=question_words.kind_question(name),
        hint="",
        options=tuple(question_words.KINDS.items()),
        chosen=file.category,
        doubtful=not is_understood(file),
    )
    return (kind, *(one for one in asked if one.name != KIND and not one.name.startswith(COLUMN)))


def settled(file: FileRecognition, answers: Mapping[str, str]) -> dict[str, str]:
    """The answers, where a column that was given to another part leaves the one that merely had it."""
    changed = {name: value for name, value in answers.items() if value != current(file, name)}
    taken = {value for name, value in changed.items() if name.startswith(COLUMN)} - {NO_COLUMN}
    return {
        name: NO_COLUMN if name.startswith(COLUMN) and name not in changed and value in taken else value
        for name, value in answers.items()
    }


def _mapped(
    before: FileRecognition, now: FileRecognition, counted: Counted | None, at: int, guessed: Collection[str]
) -> MappedFile:
    examples = counted.examples.get(at, FileExamples()) if counted else FileExamples()
    return MappedFile(
        name=formats.shorten(now.name),
        why=_why(before),
        open_fields=frozenset(_open_fields(now, guessed)),
        examples=tuple(_line(examples.columns, row, now) for row in examples.rows),
        examples_heading=wording.examples_heading(len(examples.rows)),
        more_columns=wording.more_columns(examples.more_columns),
    )


def _why(file: FileRecognition) -> str:
    if is_understood(file):
        return ""
    return wording.WHY_UNKNOWN if file.category == "unknown" else wording.WHY_UNREADABLE


def _open_fields(file: FileRecognition, guessed: Collection[str]) -> Iterator[str]:
    """The unsure columns, and what a document needs and no column plays."""
    played = {column.role for column in file.columns}
    groups = _NEEDED.get(file.category, ())
    lacking = {role for roles, others in groups if not played.intersection((*roles, *others)) for role in roles}
    for field in FIELDS[file.category]:
        if field.name in {*lacking, *guessed} or doubted(file, COLUMN + field.name):
            yield COLUMN + field.name


# Rows ----------------------------------------------------------------------------------------------------------------


def _line(columns: Sequence[str], row: ExampleRow, file: FileRecognition) -> ExampleLine:
    pairs = zip(columns, row.cells, strict=True)
    return ExampleLine(
        row=wording.row(row.row),
        cells=tuple((formats.shorten(name, 40), formats.shorten(cell, 40)) for name, cell in pairs if cell),
        becomes=_becomes(row, file),
    )


def _becomes(row: ExampleRow, file: FileRecognition) -> str:
    if row.meaning:
        return ", ".join(_parts(row.meaning, file.currency))
    if file.category == "unknown":
        return wording.LEFT_OUT
    return f"{wording.NOT_COUNTED}. {row.reason}" if row.reason else wording.PART_OF


def _parts(meaning: Meaning, currency: str | None) -> Iterator[str]:
    yield f"{wording.DOCUMENTS[meaning.kind]} {formats.shorten(meaning.number, 40)}".strip()
    if meaning.day:
        yield formats.short_day(meaning.day)
    if meaning.cents is not None:
        yield formats.money(meaning.cents / 100, currency)
    if meaning.state in wording.STATES:
        yield wording.STATES[meaning.state]


# The count -----------------------------------------------------------------------------------------------------------


def _count(counted: Counted, places: Iterable[int]) -> Iterator[str]:
    """What all files hold together, then what is not used of each mapped one."""
    files = counted.recognition.files
    parts = [*_sums(counted.recognition.summary), *_others(files)]
    yield wording.counted(parts) if parts else wording.NOTHING_COUNTED
    for at in places:
        file = files[at]
        if file.problem == "unexpected":
            yield wording.NOT_READ
        elif file.category != "unknown" and file.rows_set_aside:
            yield wording.rows_used(formats.shorten(file.name, 40), file.rows_used, file.rows_read)


def _sums(summary: ReadSummary) -> Iterator[str]:
    if summary.invoices_count:
        yield file_words.found("invoices", summary.invoices_count)
        yield formats.money(summary.invoice_total_cents / 100, summary.currency)
        yield wording.unpaid(summary.open_count)
    if summary.quotes_count:
        yield file_words.found("quotes", summary.quotes_count)
        yield wording.accepted(summary.quote_approved_count)


def _others(files: Sequence[FileRecognition]) -> Iterator[str]:
    for kind in ("payments", "jobs", "customers"):
        found = sum(file.documents for file in files if file.category == kind)
        if found:
            yield file_words.found(kind, found)
