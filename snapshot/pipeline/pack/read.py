"""Step 1 from end to end: uploaded files to the pack."""

import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import pandas as pd

from snapshot.pipeline.documents.pack import FRAME_COLUMNS, Pack, empty_frame
from snapshot.pipeline.documents.recognition import FileRecognition, InputRecognition
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack.categories import Recognised, recognise
from snapshot.pipeline.pack.content import content_kind
from snapshot.pipeline.pack.currency import file_currencies
from snapshot.pipeline.pack.customers import name_words
from snapshot.pipeline.pack.decisions import decide
from snapshot.pipeline.pack.decode import decode
from snapshot.pipeline.pack.delimited import grid_from_text
from snapshot.pipeline.pack.grid import Grid
from snapshot.pipeline.pack.header import table_from_grid
from snapshot.pipeline.pack.invoices import read_invoices
from snapshot.pipeline.pack.job_words import count_job_words
from snapshot.pipeline.pack.limits import ReadLimits
from snapshot.pipeline.pack.merge import complete_from_payments, link_quotes, merge_documents
from snapshot.pipeline.pack.others import read_customers, read_jobs, read_payments
from snapshot.pipeline.pack.problems import Unreadable
from snapshot.pipeline.pack.quotes import read_quotes
from snapshot.pipeline.pack.reading import TableReading
from snapshot.pipeline.pack.recognition import file_recognition, refused
from snapshot.pipeline.pack.roles_found import roles_found
from snapshot.pipeline.pack.summary import summarise
from snapshot.pipeline.pack.workbook import Workbook, read_workbook

DEFAULT_LIMITS = ReadLimits()
_BUILDERS = {
    "invoices": read_invoices,
    "quotes": read_quotes,
    "payments": read_payments,
    "jobs": read_jobs,
    "customers": read_customers,
}


@dataclass(slots=True)
class _File:
    """One uploaded file on its way: its tables with what they were taken for, or the problem that ended it."""

    name: str
    index: int
    tables: list[Recognised] = field(default_factory=list)
    readings: list[TableReading] = field(default_factory=list)
    frames: list[tuple[str, pd.DataFrame]] = field(default_factory=list)
    hidden: tuple[str, ...] = ()
    size: tuple[int, int] = (0, 0)
    problem: str | None = None


def read_files(
    files: Sequence[UploadedFile], *, workspace_key: bytes, today: date, limits: ReadLimits = DEFAULT_LIMITS
) -> Pack:
    """Every document of the upload, once, and how each file was read.

    ``today`` is the day of the run: documents that happened after it are set aside as typing slips. ``workspace_key``
    keys the customers' hashes. Never raises for what a file holds: a file that cannot be read has a ``problem``.
    """
    opened = _open_all(files, limits)
    _build(opened, workspace_key, today)
    frames = _merged(opened)
    names = name_words([column.column for file in opened for table in file.tables for column in table.roles.names])
    recognitions = tuple(_recognition(file, limits, names) for file in opened)
    summary = summarise(frames["invoices"], frames["quotes"], [recognition.currency for recognition in recognitions])
    found = roles_found([reading for file in opened for reading in file.readings], frames)
    return Pack(
        **frames,
        recognition=InputRecognition(files=recognitions, summary=summary),
        roles_found=found,
        job_words=_job_words(opened, names),
    )


def _open_all(files: Sequence[UploadedFile], limits: ReadLimits) -> list[_File]:
    """One after the other: each may take as many rows, cells and seconds as the ones before it have left."""
    opened: list[_File] = []
    for index, file in enumerate(files):
        began = time.monotonic()
        opened.append(_open(file, index, limits))
        limits = _less(limits, *opened[-1].size, time.monotonic() - began)
    return opened


def _less(limits: ReadLimits, rows: int, cells: int, seconds: float) -> ReadLimits:
    return replace(
        limits,
        max_rows=limits.max_rows - rows,
        max_cells=limits.max_cells - cells,
        max_seconds=max(0.0, limits.max_seconds - seconds),
    )


def _open(file: UploadedFile, index: int, limits: ReadLimits) -> _File:
    """The tables of one file. Whatever goes wrong inside is that file's problem only."""
    opened = _File(file.name, index)
    try:
        workbook = _grids(file.content, limits)
        opened.hidden = workbook.hidden
        opened.size = _size(workbook.grids)
        opened.tables = recognise([table for grid in workbook.grids if (table := table_from_grid(grid)) is not None])
        opened.problem = None if opened.tables else "no_header"
    except Unreadable as error:
        opened.problem = error.code
    except (ValueError, TypeError, IndexError, KeyError, OverflowError, MemoryError, RecursionError):
        # A gap in our rules must not end the run of the other files; it is said on the page like any unread file.
        opened.problem = "unexpected"
    return opened


def _size(grids: Sequence[Grid]) -> tuple[int, int]:
    """Rows and cells."""
    rows = [row for grid in grids for row in grid.rows]
    return len(rows), sum(map(len, rows))


def _grids(content: bytes, limits: ReadLimits) -> Workbook:
    if len(content) > limits.max_file_bytes:
        raise Unreadable("too_large")
    kind = content_kind(content)
    if kind == "text":
        return Workbook((grid_from_text(decode(content), limits),), ())
    return read_workbook(content, kind, limits)


def _build(opened: Sequence[_File], workspace_key: bytes, today: date) -> None:
    """Documents of every table. How values are written is decided with all files of the upload in view."""
    decisions = decide([(file.index, table) for file in opened for table in file.tables], today)
    for file in opened:
        try:
            for table in file.tables:
                reading = TableReading(
                    table=table.table,
                    category=table.category,
                    roles=table.roles,
                    records=table.records,
                    dates=decisions.dates[file.index],
                    decimal=decisions.decimals[file.index],
                    today=today,
                    workspace_key=workspace_key,
                    file=file.index,
                )
                file.readings.append(reading)
                if table.category in _BUILDERS:
                    file.frames.append((table.category, _BUILDERS[table.category](reading)))
        except (ValueError, TypeError, IndexError, KeyError, OverflowError):
            file.problem, file.frames, file.readings = "unexpected", [], []


def _merged(opened: Sequence[_File]) -> dict[str, pd.DataFrame]:
    frames = {
        name: [frame for file in opened for category, frame in file.frames if category == name]
        for name in FRAME_COLUMNS
    }
    merged = {name: merge_documents(name, frames[name]) for name in ("invoices", "quotes")}
    for name in ("payments", "jobs", "customers"):
        filled = [frame for frame in frames[name] if len(frame)]
        merged[name] = pd.concat(filled, ignore_index=True) if filled else empty_frame(FRAME_COLUMNS[name])
    invoices = link_quotes(merged["invoices"], merged["quotes"])
    merged["invoices"] = complete_from_payments(invoices, merged["payments"])
    return merged


def _recognition(file: _File, limits: ReadLimits, names: frozenset[str]) -> FileRecognition:
    if file.problem is not None:
        return refused(file.name, file.problem, file.tables)
    counts: Counter[str] = Counter()
    for reading in file.readings:
        counts += file_currencies(reading.roles, reading.records.positions)
    return file_recognition(
        name=file.name,
        tables=file.tables,
        readings=file.readings,
        frames=file.frames,
        hidden=file.hidden,
        currencies=counts,
        limits=limits,
        names=names,
    )


def _job_words(opened: Sequence[_File], names: frozenset[str]) -> Mapping[str, int]:
    readings = [reading for file in opened for reading in file.readings]
    return count_job_words([part for reading in readings for part in reading.descriptions()], names)
