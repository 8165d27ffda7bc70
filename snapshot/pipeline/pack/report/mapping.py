"""Table -> the question what its columns are, where a person could read it and the reader can't be sure.

Asked instead of sending the owner away to export again. Never asked of a list that is plainly something else.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from snapshot.pipeline.documents.recognition import NOT_RECEIVED, OTHER_KIND, Ambiguity, Category
from snapshot.pipeline.pack.extract.builders import BUILDERS, GAPS
from snapshot.pipeline.pack.extract.table_reading import SourceFile, TableReading
from snapshot.pipeline.pack.schema.classified_table import ClassifiedTable
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.overrides import layout_of
from snapshot.pipeline.pack.schema.record_rows import Records
from snapshot.pipeline.pack.values.value_profile import MOST, NEARLY_ALL

KINDS: tuple[Category, ...] = ("invoices", "quotes", "payments", "jobs", "customers", "unknown")
# Kinds whose rows need a day and an amount.
_DATED: frozenset[Category] = frozenset({"invoices", "quotes", "payments"})
_CLOSE = 3.0  # points
_LOOKED_AT = 2_000  # records


def mapping_doubt(file: SourceFile, upload: Sequence[SourceFile]) -> Ambiguity | None:
    """The question of one file of the ``upload``, with the closest kind of list chosen; ``None`` where all is clear."""
    main = file.unnamed or next(iter(file.tables[file.main if file.readings else 0 :]), None)
    if main is None or not _needs_mapping(file, main, upload) or not holds_amounts(main.columns):
        return None
    if _beside_the_point(file, main, upload):
        return None
    return Ambiguity(code="mapping", options=KINDS, chosen=nearest(main) or "invoices")


def nearest(main: ClassifiedTable) -> Category | None:
    """What a list of no kind comes closest to."""
    if main.category != "unknown":
        return main.category
    best = max(main.points, key=lambda kind: main.points[kind], default=None)
    return best if best and main.points[best] > 0 else None


def _beside_the_point(file: SourceFile, main: ClassifiedTable, upload: Sequence[SourceFile]) -> bool:
    """Whether a list of no kind comes close to no documents, and other files of the upload hold invoices or quotes."""
    others = {table.category for other in upload if other is not file for table in other.tables}
    if main.category != "unknown" or file.unnamed or not others & {"invoices", "quotes"}:
        return False
    links = {column.meaning for column in main.columns} & {"invoice_number", "quote_number"}
    return not links and (nearest(main) not in _DATED or max(main.points.values()) < _CLOSE)


def holds_amounts(columns: Sequence[ColumnMeaning]) -> bool:
    """Whether one column holds amounts and another one days or the numbers of documents."""
    return any(
        _is_amount(amount) and (_is_day(other) or _is_number(other)) for amount, other in permutations(columns, 2)
    )


def _needs_mapping(file: SourceFile, main: ClassifiedTable, upload: Sequence[SourceFile]) -> bool:
    if file.unnamed:
        return main.foreign is None
    if file.problem == "unexpected":
        return True
    if main.category == "unknown":
        left_out = main.choices is not None and main.choices.category == "unknown"
        return not left_out and main.foreign is None
    if main.category not in _DATED or _lost(main) or not _mostly_unreadable(file):
        return False
    # Where another file with these columns reads well, the columns are not what is wrong.
    layout = layout_of(main.table)
    alike = (other for other in upload if other is not file and layout in _layouts(other))
    return all(_mostly_unreadable(other) for other in alike)


def _layouts(file: SourceFile) -> set[str]:
    return {layout_of(table.table) for table in file.tables}


def _lost(main: ClassifiedTable) -> bool:
    """Whether a column in use holds ##### where its cells should be: only a new export brings them back."""
    return any(column.values.errors >= 0.5 for column in main.roles.by_role.values())


def _mostly_unreadable(file: SourceFile) -> bool:
    """Whether most of the rows can't be used, or none of them can: of the first ones where nothing is built yet."""
    try:
        readings = file.readings if file.frames else [_tried(reading) for reading in file.readings]
    except GAPS:
        return True
    read = aside = unreadable = 0
    for reading in readings:
        causes = reading.set_aside.reasons[reading.set_aside.mask].tolist()
        read, aside = read + len(reading), aside + len(causes)
        unreadable += sum(cause not in (OTHER_KIND, NOT_RECEIVED) for cause in causes)
    return read > 0 and (aside == read or unreadable * 2 > read)


def _tried(reading: TableReading) -> TableReading:
    first = _first_rows(reading)
    BUILDERS[reading.category](first)
    return first


def _first_rows(reading: TableReading) -> TableReading:
    """The first records, read on their own."""
    records, first = reading.records, slice(_LOOKED_AT)
    groups, headings = (None if found is None else found.take(first) for found in (records.groups, records.headings))
    return replace(reading, records=Records(records.positions[first], groups, headings))


def _is_amount(column: ColumnMeaning) -> bool:
    return column.filled and column.values.amounts >= MOST


def _is_day(column: ColumnMeaning) -> bool:
    return column.filled and column.values.dates >= MOST


def _is_number(column: ColumnMeaning) -> bool:
    values = column.values
    return values.readable > 0 and values.identifiers >= NEARLY_ALL and values.distinct >= NEARLY_ALL
