"""File -> how it was read, in terms its owner can check. No names, no contents."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from snapshot.pipeline.documents.recognition import (
    OTHER_CURRENCY,
    Ambiguity,
    FileRecognition,
    Proof,
    RowIssue,
    SetAsideRows,
)
from snapshot.pipeline.pack.extract import currency_split
from snapshot.pipeline.pack.extract.rejected_rows import set_aside_rows
from snapshot.pipeline.pack.extract.table_reading import SourceFile, TableReading
from snapshot.pipeline.pack.report.ambiguities import file_ambiguities
from snapshot.pipeline.pack.report.cell_previews import column_readings
from snapshot.pipeline.pack.report.mapping import mapping_doubt, nearest
from snapshot.pipeline.pack.report.proofs import file_proofs
from snapshot.pipeline.pack.report.row_identities import failing_rows
from snapshot.pipeline.pack.report.totals import total_cents
from snapshot.pipeline.pack.schema.classified_table import ClassifiedTable
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.fields import AMOUNTS, names_of
from snapshot.pipeline.pack.schema.overrides import header_key, layout_of, shown_header
from snapshot.pipeline.pack.sources.errors import ReadLimits, problem_message
from snapshot.pipeline.pack.values.column import Mask
from snapshot.pipeline.pack.values.header_words import header_concepts
from snapshot.pipeline.pack.values.masking import harmless
from snapshot.pipeline.pack.values.status_words import state_of
from snapshot.pipeline.pack.values.value_profile import ERROR_CELL
from snapshot.pipeline.pack.values.vocabulary import plain
from snapshot.wording import currencies
from snapshot.wording import file_problems as wording
from snapshot.wording import proofs as proof_wording


def file_recognition(
    file: SourceFile, limits: ReadLimits, names: frozenset[str], upload: Sequence[SourceFile]
) -> FileRecognition:
    """How ``file`` was read. ``names`` are the words of all names in the ``upload``: none of them is repeated."""
    if file.problem is not None:
        return _refused(file, limits, names, upload)
    main, reading = file.tables[file.main], file.readings[file.main]
    rows = _rows(file, limits) if main.category != "unknown" else {}
    currency, frames = file.currency or None, currency_split.in_currency(file)
    problem = _problem(main, rows)
    proofs, failing = ((), []) if problem else (file_proofs(file), failing_rows(file))
    return FileRecognition(
        name=file.name,
        category=main.category,
        certainty=main.certainty,
        encoding=main.table.grid.encoding,
        delimiter=main.table.grid.delimiter,
        sheets=tuple(dict.fromkeys(table.table.sheet for table in file.tables if table.table.sheet is not None)),
        hidden_sheets=file.hidden,
        header_row=main.table.header_row or None,
        date_order=reading.dates.order if main.category not in ("unknown", "customers") else None,
        decimal=reading.decimal if main.category in ("invoices", "quotes", "payments") else None,
        currency=currency,
        columns=column_readings(reading, names),
        documents=sum(len(frame) for _, frame in frames),
        issues=(
            *_file_issues(file, main),
            *_differing(proofs, currency),
            *_left_out(file, main),
            *rows.pop("issues", ()),
            *(issue for one in failing for issue in one.issues()),
        ),
        proofs=(*proofs, *(one.proof for one in failing)),
        **rows,
        unknown_status_words=unknown_status_words(file.readings, names),
        **_layout(main, names),
        doubts=_doubts(file, upload),
        nearest=nearest(main) if main.category == "unknown" else None,
        foreign=main.foreign,
        total_cents=total_cents(main.category, frames),
        problem=problem,
        problem_message=problem_message(problem, limits) if problem else None,
        from_last_try=file.from_last_try,
    )


def _refused(
    file: SourceFile, limits: ReadLimits, names: frozenset[str], upload: Sequence[SourceFile]
) -> FileRecognition:
    """As far as it was understood."""
    main = file.tables[0] if file.tables else None
    asked = mapping_doubt(file, upload)
    layout = {"layout": layout_of(file.unnamed.table)} if asked and file.unnamed else {}
    return FileRecognition(
        name=file.name,
        category=main.category if main else "unknown",
        **(_layout(main, names) if main else layout),
        doubts=(asked,) if asked else (),
        problem=file.problem,
        problem_message=problem_message(file.problem or "", limits),
        from_last_try=file.from_last_try,
    )


def _rows(file: SourceFile, limits: ReadLimits) -> dict[str, Any]:
    """How many rows of all tables were read, used and set aside; which, and why."""
    read = sum(len(reading) for reading in file.readings)
    groups: list[SetAsideRows] = []
    issues: list[RowIssue] = []
    for reading in file.readings:
        groups += set_aside_rows(reading.set_aside, reading.table.sheet)
        listed = reading.set_aside.issues(limits.max_issues - len(issues))
        issues += [issue.model_copy(update={"sheet": reading.table.sheet}) for issue in listed]
    causes: Counter[str] = Counter()
    for group in groups:
        causes[group.code] += group.count
    return {
        "rows_read": read,
        "rows_used": read - causes.total(),
        "rows_set_aside": causes.total(),
        "set_aside_by_cause": dict(sorted(causes.items())),
        "set_aside": tuple(groups),
        "issues": tuple(issues),
    }


def _layout(main: ClassifiedTable, names: frozenset[str]) -> dict[str, Any]:
    """The names of the columns, and whether the owner's choices for them were followed."""
    return {
        "layout": layout_of(main.table),
        "headers": tuple(_column_names(main, names)),
        "remembered": main.choices is not None and not main.choices.once,
    }


def _column_names(main: ClassifiedTable, names: frozenset[str]) -> Iterator[str]:
    """Each name once. A column without a header is called by its place; without a cell, too, it is nothing."""
    taken = {header_key(header) for header in main.table.header}
    for header, column in zip(main.table.header, main.columns, strict=True):
        if header.strip():
            if not _names_somebody(header, names):
                yield shown_header(header)
        elif column.filled and header_key(column.header) not in taken:
            yield column.header


def _names_somebody(header: str, names: frozenset[str]) -> bool:
    """A column that is called after a customer: it says nothing else, and one of the names in the upload."""
    return "@" in header or (not header_concepts(header)[0] and bool(names.intersection(plain(header).split())))


def _doubts(file: SourceFile, upload: Sequence[SourceFile]) -> tuple[Ambiguity, ...]:
    """What the list is comes before what its cells mean."""
    asked = mapping_doubt(file, upload)
    return (asked,) if asked else file_ambiguities(file.tables[file.main], file.readings[file.main])


def _problem(main: ClassifiedTable, rows: Mapping[str, Any]) -> str | None:
    if main.category == "unknown":
        return "left_out" if main.choices is not None and main.choices.category == "unknown" else "not_recognised"
    read, causes = rows["rows_read"], rows["set_aside_by_cause"]
    if not read:
        return "no_rows"
    return "no_readable_rows" if read == rows["rows_set_aside"] - causes.get(OTHER_CURRENCY, 0) else None


def _left_out(file: SourceFile, main: ClassifiedTable) -> list[RowIssue]:
    """Only where documents were built: before that nobody knows which rows are used."""
    return left_out_cells(file.readings) if file.frames and main.category != "unknown" else []


def _file_issues(file: SourceFile, main: ClassifiedTable) -> list[RowIssue]:
    """What concerns the file and no single row."""
    said: list[tuple[str, str]] = []
    if main.table.grid.nul_characters:
        said.append(("nul_characters", wording.NUL_CHARACTERS))
    if any(reading.dates.ambiguous for reading in file.readings):
        said.append(("ambiguous_dates", wording.ambiguous_order(file.readings[0].dates.order == "day_first")))
    other = sum(int((reading.set_aside.reasons == OTHER_CURRENCY).sum()) for reading in file.readings)
    if other:
        said.append((OTHER_CURRENCY, currencies.rows_left_out(other)))
    return [RowIssue(code=code, row=None, column=None, message=message) for code, message in said]


def _differing(proofs: Sequence[Proof], currency: str | None) -> list[RowIssue]:
    """The sums and counts of the file that what was read does not bear out."""
    messages = (
        proof_wording.disagrees(proof.what, proof.file_says, proof.we_read, currency)
        for proof in proofs
        if not proof.agrees
    )
    return [RowIssue(code="own_total_differs", row=None, column=None, message=message) for message in messages]


def left_out_cells(readings: Sequence[TableReading]) -> list[RowIssue]:
    """How many cells of each column were left out."""
    counts: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        for role in names_of(reading.category, lambda field: field.optional):
            header = reading.header(role)
            if header is not None and role in reading.unread:
                counts[role, header] += int((_unreadable(reading, role) & ~reading.set_aside.mask).sum())
    return [_issue(role, header, count) for (role, header), count in counts.items() if count]


def _unreadable(reading: TableReading, role: str) -> Mask:
    """Cells that should hold a day or an amount and do not; a word ("open", "not yet") says that there is none."""
    bad, found = reading.unread[role], reading.column_for_role(role)
    if found is None or not bad.any():
        return bad
    return np.asarray(bad & reading.records.of(found.column).where(_tries), dtype=np.bool_)


def _tries(cell: object) -> bool:
    text = str(cell)
    return any(char.isdigit() for char in text) or bool(ERROR_CELL.match(text))


def _issue(role: str, header: str, count: int) -> RowIssue:
    message = wording.left_out(count, header, dates=role not in AMOUNTS)
    return RowIssue(code="left_out", row=None, column=header, message=message)


_MAX_WORDS, _MAX_CHARACTERS = 12, 30
_WITH_STATUS = ("invoices", "quotes", "jobs")
_STATUS_MEANINGS = ("status", "state_word")


def unknown_status_words(readings: Sequence[TableReading], names: frozenset[str]) -> tuple[str, ...]:
    """The most frequent first.

    A cell may hold a remark about a person: shown are only words that stand in several rows and are no part of a name.
    A column that has no header for a status may hold anything, so its words are not shown.
    """
    counts: Counter[str] = Counter()
    for reading in readings:
        status = reading.roles.by_role.get("status")
        if reading.category in _WITH_STATUS and status is not None and _says_so(status):
            cells = reading.cells("status")
            for word, count in zip(cells.values, cells.counts.tolist(), strict=True):
                if state_of(reading.category, str(word)) is None:
                    counts[str(word)] += count
    shown = [word[:_MAX_CHARACTERS] for word, count in counts.most_common() if count >= 2 and harmless(word, names)]
    return tuple(shown[:_MAX_WORDS])


def _says_so(column: ColumnMeaning) -> bool:
    return column.meaning in _STATUS_MEANINGS and not column.by_values
