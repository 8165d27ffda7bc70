"""Bytes of an export -> its sheets of cells, with the tables that the reader finds in them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack.extract.customer_ids import name_words
from snapshot.pipeline.pack.schema.classified_table import ClassifiedTable
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning, read_columns
from snapshot.pipeline.pack.schema.fields import AMOUNTS, DATES
from snapshot.pipeline.pack.schema.file_locale import decide_locales
from snapshot.pipeline.pack.schema.line_identities import proved_columns
from snapshot.pipeline.pack.schema.recognize import recognize
from snapshot.pipeline.pack.schema.stacked_tables import tables_from_grid
from snapshot.pipeline.pack.sources import csv_text, encoding, file_type
from snapshot.pipeline.pack.sources.encoding import DecodedText
from snapshot.pipeline.pack.sources.errors import ReadLimits, Unreadable
from snapshot.pipeline.pack.sources.workbook import Sheet, read_sheets
from snapshot.pipeline.pack.tables.header_row import grid_of_columns
from snapshot.pipeline.pack.tables.table import Grid, Table
from snapshot.pipeline.pack.values.amounts import DecimalSign, decide_decimal_sign
from snapshot.pipeline.pack.values.dates import DateReading, decide_order
from snapshot.pipeline.pack.values.vocabulary import plain


@dataclass(frozen=True, slots=True)
class SourceTable:
    """``roles``: by the index of a column what it plays for the reader, where the list is of a kind that is read."""

    table: Table
    columns: tuple[ColumnMeaning, ...]
    roles: dict[int, set[str]]


@dataclass(frozen=True, slots=True)
class SourceSheet:
    """One sheet, or the whole of a text file (then without ``cells``)."""

    name: str | None
    tables: tuple[SourceTable, ...]
    cells: Sheet | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text file as it was decoded, with its delimiter."""

    decoded: DecodedText
    delimiter: str


@dataclass(frozen=True, slots=True)
class Source:
    """``text`` of a text file, ``None`` of a workbook; ``order`` and ``decimal`` as the reader decides them."""

    file: UploadedFile
    sheets: tuple[SourceSheet, ...]
    text: SourceText | None
    order: DateReading
    decimal: DecimalSign

    def words(self) -> frozenset[str]:
        """Every word of the file as ``plain`` has it, also those above its tables."""
        if self.text is not None:
            return frozenset(plain(self.text.decoded.text).split())
        return name_words([column for sheet in self.sheets if sheet.cells for column in sheet.cells.columns])


def open_source(file: UploadedFile, today: date, limits: ReadLimits) -> Source:
    """Raises ``Unreadable`` for what is no list, is damaged or passes the limits."""
    if len(file.content) > limits.max_file_bytes:
        raise Unreadable("too_large")
    kind = file_type.content_kind(file.content)
    if kind == "text":
        decoded = encoding.decode(file.content)
        grid = csv_text.grid_from_text(decoded, limits)
        return _source(file, [grid], SourceText(decoded, grid.delimiter or ","), [None], today)
    sheets, hidden = read_sheets(file.content, kind, limits)
    if not sheets:
        raise Unreadable("hidden_sheets" if hidden else "empty")
    grids = [grid_of_columns(sheet.name, sheet.columns) for sheet in sheets]
    return _source(file, grids, None, sheets, today)


def _source(
    file: UploadedFile,
    grids: Sequence[Grid],
    text: SourceText | None,
    cells: Sequence[Sheet | None],
    today: date,
) -> Source:
    tables = [tables_from_grid(grid, file.name) for grid in grids]
    known = recognize([table for found in tables for table in found], {})
    sheets = tuple(
        SourceSheet(grid.sheet, tuple(_with_roles(table, known) for table in found), sheet)
        for grid, found, sheet in zip(grids, tables, cells, strict=True)
    )
    order, decimal = _locale(sheets, known, today, text)
    return Source(file, sheets, text, order, decimal)


def _with_roles(table: Table, known: Sequence[ClassifiedTable]) -> SourceTable:
    roles: defaultdict[int, set[str]] = defaultdict(set)
    for part in known:
        if part.table is table:
            for role, column in part.roles.by_role.items():
                roles[column.index].add(role)
    return SourceTable(table, proved_columns(read_columns(table)), roles)


def _locale(
    sheets: Sequence[SourceSheet], known: Sequence[ClassifiedTable], today: date, text: SourceText | None
) -> tuple[DateReading, DecimalSign]:
    """As the reader decides it; of a list of no kind by all columns that look like days and amounts."""
    if any({*DATES, *AMOUNTS} & part.roles.by_role.keys() for part in known):
        locales = decide_locales([(0, part) for part in known], today)
        return locales.dates[0], locales.decimals[0]
    columns = [column for sheet in sheets for table in sheet.tables for column in table.columns]
    usual: DecimalSign = "," if text and text.delimiter == ";" else "."
    decimal = decide_decimal_sign([column.column for column in columns if column.values.amounts >= 0.5], usual)
    days = [column.column for column in columns if column.values.dates >= 0.5]
    return decide_order(days, today, "day_first" if decimal == "," else "month_first"), decimal
