"""An uploaded file -> a masked copy of it that is read in the same way."""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.masked_copy.cells import Cells
from snapshot.pipeline.masked_copy.delimited import changed_fields
from snapshot.pipeline.masked_copy.draw import drawn_cells
from snapshot.pipeline.masked_copy.reading_differences import reading_differences
from snapshot.pipeline.masked_copy.sheet_mask import SheetMask
from snapshot.pipeline.masked_copy.source_tables import Source, open_source
from snapshot.pipeline.masked_copy.xlsx import xlsx_bytes
from snapshot.pipeline.pack import ReadLimits, read_files
from snapshot.pipeline.pack.extract.builders import GAPS
from snapshot.pipeline.pack.sources import encoding, file_type
from snapshot.pipeline.pack.sources.errors import Unreadable
from snapshot.pipeline.pack.values.column import Cell

_ATTEMPTS = 6
_NO_LIMITS = ReadLimits()
_SHEET_NAME = 31
_ENDING = re.compile(r"\.(?:csv|txt|tsv|tab|dat|xlsx|xlsm|xls|ods)$", re.IGNORECASE)


def mask_file(
    file: UploadedFile, *, today: date, limits: ReadLimits = _NO_LIMITS, chance: random.Random | None = None
) -> UploadedFile:
    """A copy of an export in which nothing but headers and words of our own lists is the owner's.

    The same value is replaced by the same throughout the file; all amounts are multiplied by one number and all days
    moved by one number of weeks, both drawn at random. A text file keeps encoding, delimiter and layout; a workbook
    comes back as .xlsx without its hidden sheets. ``today`` is the day of the run. ``chance`` is the operating
    system's unless a test gives another. Raises ``Unreadable`` for what cannot be read.
    """
    try:
        return _best_copy(file, today, limits, chance or random.SystemRandom())
    except (*GAPS, MemoryError, RecursionError) as error:
        raise Unreadable("unexpected") from error


def _best_copy(file: UploadedFile, today: date, limits: ReadLimits, chance: random.Random) -> UploadedFile:
    """The first of a few draws that is read like the file, else the one that comes nearest."""
    source, read = open_source(file, today, limits), _read(file, today, limits)
    copies: list[tuple[int, UploadedFile]] = []
    for _ in range(_ATTEMPTS):
        copy = _copy(source, drawn_cells(source, today, chance))
        copies.append((len(_differences(read, file, copy, today, limits)), copy))
        if not copies[-1][0]:
            break
    return min(copies, key=lambda found: found[0])[1]


def compare_readings(
    file: UploadedFile, copy: UploadedFile, *, today: date, limits: ReadLimits = _NO_LIMITS
) -> tuple[str, ...]:
    """In what the reader takes the copy for something else than the file; nothing where it does not."""
    return _differences(_read(file, today, limits), file, copy, today, limits)


def _read(file: UploadedFile, today: date, limits: ReadLimits) -> Pack:
    return read_files([file], workspace_key=b"", today=today, limits=limits)


def _differences(
    read: Pack, file: UploadedFile, copy: UploadedFile, today: date, limits: ReadLimits
) -> tuple[str, ...]:
    same_format = file_type.content_kind(file.content) == "text"
    return reading_differences(read, _read(copy, today, limits), same_format=same_format)


def _copy(source: Source, cells: Cells) -> UploadedFile:
    if source.text is None:
        return UploadedFile(_file_name(source.file.name, cells, ".xlsx"), xlsx_bytes(list(_sheets(source, cells))))
    sheet = SheetMask(source.sheets[0], cells)
    decoded = source.text.decoded
    text = changed_fields(decoded.text, source.text.delimiter, lambda row, at, cell: str(sheet.masked(row, at, cell)))
    content = encoding.encode(replace(decoded, text=text))
    return UploadedFile(_file_name(source.file.name, cells), content)


def _file_name(name: str, cells: Cells, ending: str | None = None) -> str:
    """``ending``: of the copy, where it is not that of the file."""
    known = _ENDING.search(name)
    stem = name[: known.start()] if known else name
    return f"{cells.texts.title(stem)} (masked){ending or (known[0] if known else '.csv')}"


def _sheets(source: Source, cells: Cells) -> Iterator[tuple[str, list[list[Cell]]]]:
    taken: set[str] = set()
    for sheet in source.sheets:
        if sheet.cells is None:
            continue
        mask = SheetMask(sheet, cells)
        columns = [column.objects() for column in sheet.cells.columns]
        lines = zip(*columns, strict=True)
        rows = [[mask.masked(row, at, cell) for at, cell in enumerate(line)] for row, line in enumerate(lines)]
        name = _sheet_name(cells.texts.title(sheet.cells.name), taken)
        taken.add(name.casefold())
        yield name, rows


def _sheet_name(name: str, taken: set[str]) -> str:
    """Within what spreadsheets allow, and different from those before."""
    name = name[:_SHEET_NAME].strip("' ") or "Sheet"
    number = 2
    while name.casefold() in taken:
        name = f"{name[: _SHEET_NAME - 4]} {number}"
        number += 1
    return name
