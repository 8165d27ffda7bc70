"""Step 1 from end to end: uploaded files -> pack."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from snapshot.pipeline.documents.pack import FRAME_COLUMNS, Pack, empty_frame
from snapshot.pipeline.documents.recognition import FileRecognition, InputRecognition
from snapshot.pipeline.documents.upload import ChoicesByLayout, UploadedFile
from snapshot.pipeline.pack.extract import currency_split, customer_ids, merge_files, payments, work_words
from snapshot.pipeline.pack.extract.builders import BUILDERS, GAPS, log_gap
from snapshot.pipeline.pack.extract.table_reading import SourceFile, TableReading
from snapshot.pipeline.pack.report import ambiguities, coverage, currency_question, file_report, totals
from snapshot.pipeline.pack.report.mapping_preview import FileExamples, file_examples
from snapshot.pipeline.pack.report.unknown_words import word_questions
from snapshot.pipeline.pack.schema.currencies import decide_currencies
from snapshot.pipeline.pack.schema.file_locale import decide_locales
from snapshot.pipeline.pack.schema.recognize import recognize
from snapshot.pipeline.pack.schema.stacked_tables import tables_from_grid
from snapshot.pipeline.pack.schema.told_tables import told_tables
from snapshot.pipeline.pack.schema.unnamed_tables import unnamed_tables
from snapshot.pipeline.pack.sources import csv_text, encoding, file_type
from snapshot.pipeline.pack.sources.errors import ReadLimits, Unreadable
from snapshot.pipeline.pack.sources.workbook import Workbook, read_workbook
from snapshot.pipeline.pack.tables.table import Grid

DEFAULT_LIMITS = ReadLimits()
NO_CHOICES: ChoicesByLayout = {}


def read_files(
    files: Sequence[UploadedFile],
    *,
    workspace_key: bytes,
    today: date,
    limits: ReadLimits = DEFAULT_LIMITS,
    choices: ChoicesByLayout = NO_CHOICES,
    currency: str | None = None,
) -> Pack:
    """Every document of the upload in one currency, once, and how each file was read.

    ``today`` is the day of the run: documents that happened after it are set aside as typing slips. ``workspace_key``
    keys the customers' hashes. A table whose layout has ``choices`` is read as they say. ``currency`` is the one to
    measure where there are several ("": that of amounts whose currency is named nowhere); without it, or where no
    amount is in it, the one that was chosen before, else that of most documents. Never raises for what a file holds: a
    file that cannot be read has a ``problem``.
    """
    return _pack(_documents(files, workspace_key, today, limits, choices), limits, currency)


def read_with_examples(
    files: Sequence[UploadedFile],
    places: Iterable[int],
    *,
    workspace_key: bytes,
    today: date,
    limits: ReadLimits = DEFAULT_LIMITS,
    choices: ChoicesByLayout = NO_CHOICES,
) -> tuple[InputRecognition, Mapping[int, FileExamples]]:
    """What ``read_files`` would count, and some rows of the files at ``places`` with what they become.

    The rows are as written, with names of customers: for their owner's page, never to be stored.
    """
    opened = _documents(files, workspace_key, today, limits, choices)
    return _pack(opened, limits).recognition, {at: file_examples(opened[at]) for at in places}


def _documents(
    files: Sequence[UploadedFile], workspace_key: bytes, today: date, limits: ReadLimits, choices: ChoicesByLayout
) -> list[SourceFile]:
    opened = open_all(files, limits, choices)
    prepare(opened, workspace_key, today)
    build(opened)
    return opened


def _pack(opened: Sequence[SourceFile], limits: ReadLimits, currency: str | None = None) -> Pack:
    parts = currency_split.split(opened)
    held = totals.currency_totals(parts)
    measured = currency_question.measured(opened, held, currency)
    if len(parts) > 1:
        currency_split.set_aside(opened, measured)
    frames = _frames(opened, parts[measured])
    words = names(opened)
    read = recognitions(opened, limits, words)
    summary = totals.summarize(frames["invoices"], frames["quotes"], measured or None)
    recognition = read.model_copy(update={"summary": summary, "currencies": held if len(held) > 1 else ()})
    found = coverage.roles_found([reading for file in opened for reading in file.readings], frames)
    return Pack(
        **frames,
        recognition=currency_question.with_question(recognition, opened, held),
        roles_found=found,
        job_words=_job_words(opened, words),
    )


def names(opened: Sequence[SourceFile]) -> frozenset[str]:
    return customer_ids.name_words(
        [column.column for file in opened for table in file.tables for column in table.roles.names]
    )


def open_all(files: Sequence[UploadedFile], limits: ReadLimits, choices: ChoicesByLayout) -> list[SourceFile]:
    """One after the other: each may take as many rows, cells and seconds as the ones before it have left."""
    opened: list[SourceFile] = []
    for index, file in enumerate(files):
        began = time.monotonic()
        opened.append(_open(file, index, limits, choices))
        limits = _less(limits, *opened[-1].size, time.monotonic() - began)
    return opened


def _less(limits: ReadLimits, rows: int, cells: int, seconds: float) -> ReadLimits:
    return replace(
        limits,
        max_rows=limits.max_rows - rows,
        max_cells=limits.max_cells - cells,
        max_seconds=max(0.0, limits.max_seconds - seconds),
    )


def _open(file: UploadedFile, index: int, limits: ReadLimits, choices: ChoicesByLayout) -> SourceFile:
    """The tables of one file. Whatever goes wrong inside is that file's problem only."""
    opened = SourceFile(file.name, index, from_last_try=file.from_last_try)
    workbook = Workbook((), ())
    try:
        workbook = _grids(file.content, limits)
        opened.hidden = workbook.hidden
        opened.size = _size(workbook.grids)
        tables = [table for grid in workbook.grids for table in tables_from_grid(grid, file.name)]
        opened.tables = recognize(tables, choices)
        if not tables:
            _open_unnamed(opened, workbook, choices)
    except Unreadable as error:
        opened.problem = error.code
    except (*GAPS, MemoryError, RecursionError) as error:
        log_gap(error)
        opened.problem = "unexpected"
        _open_told(opened, workbook, choices)
    return opened


def _open_told(opened: SourceFile, workbook: Workbook, choices: ChoicesByLayout) -> None:
    """Where a rule of ours failed: as the owner said, or else as a table that only they can read."""
    try:
        found = told_tables(workbook.grids, opened.name, choices)
    except (*GAPS, MemoryError, RecursionError):
        return
    if any(table.choices for table in found):
        opened.tables = [table for table in found if table.choices]
        opened.problem = None
    else:
        opened.unnamed = found[0] if found else None


def _open_unnamed(opened: SourceFile, workbook: Workbook, choices: ChoicesByLayout) -> None:
    """A table without a header that we know is read as its owner said, and otherwise only shown to them."""
    found = recognize(unnamed_tables(workbook.grids, opened.name), choices)
    if any(table.choices for table in found):
        opened.tables = found
    else:
        opened.problem = _nothing_found(workbook)
        opened.unnamed = found[0] if found else None


def _nothing_found(workbook: Workbook) -> str:
    if workbook.hidden:
        return "hidden_sheets"
    return "no_header" if any(grid.rows for grid in workbook.grids) else "empty"


def _size(grids: Sequence[Grid]) -> tuple[int, int]:
    """Rows and cells."""
    sizes = [grid.size for grid in grids]
    return sum(rows for rows, _ in sizes), sum(cells for _, cells in sizes)


def _grids(content: bytes, limits: ReadLimits) -> Workbook:
    if len(content) > limits.max_file_bytes:
        raise Unreadable("too_large")
    kind = file_type.content_kind(content)
    if kind == "text":
        return Workbook((csv_text.grid_from_text(encoding.decode(content), limits),), ())
    return read_workbook(content, kind, limits)


def prepare(opened: Sequence[SourceFile], workspace_key: bytes, today: date) -> None:
    """How values are written is decided with all files of the upload in view."""
    tables = [(file.index, table) for file in opened for table in file.tables]
    locales, currencies = decide_locales(tables, today), iter(decide_currencies(tables))
    for file in opened:
        words = _explained_words(file)
        file.readings = [
            TableReading(
                table=table.table,
                category=table.category,
                roles=table.roles,
                records=table.records,
                dates=locales.dates[file.index],
                decimal=locales.decimals[file.index],
                today=today,
                workspace_key=workspace_key,
                file=file.index,
                currencies=next(currencies),
                words=words,
            )
            for table in file.tables
        ]
        file.currency = currency_split.usual_currency(file)


def _explained_words(file: SourceFile) -> Mapping[str, Mapping[str, str]]:
    """What the owner said of words, by header: what holds in one table of a file holds in all."""
    said = [table.choices.words for table in file.tables if table.choices]
    return {header: answers for words in said for header, answers in words.items()}


def build(opened: Sequence[SourceFile]) -> None:
    """Documents of every table."""
    for file in opened:
        try:
            file.frames = [
                (reading.category, BUILDERS[reading.category](reading))
                for reading in file.readings
                if reading.category in BUILDERS
            ]
        except GAPS as error:
            _fail(file, error)


def _fail(file: SourceFile, error: BaseException) -> None:
    """Our fault on one file ends that file only; its raw tables stay, so that the owner can choose columns."""
    log_gap(error)
    file.problem, file.frames, file.readings = "unexpected", [], []


def _frames(opened: Sequence[SourceFile], documents: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """The frames of a pack: merged ``documents`` of one currency, linked, with all jobs and customers."""
    frames = dict(documents)
    for name in ("jobs", "customers"):
        filled = [frame for file in opened for kind, frame in file.frames if kind == name and len(frame)]
        frames[name] = pd.concat(filled, ignore_index=True) if filled else empty_frame(FRAME_COLUMNS[name])
    linked = merge_files.link_quotes(frames["invoices"], frames["quotes"])
    silent = coverage.files_without_payment_status([reading for file in opened for reading in file.readings])
    frames["invoices"] = payments.complete_from_payments(linked, frames["payments"], silent)
    return frames


def recognitions(opened: Sequence[SourceFile], limits: ReadLimits, names: frozenset[str]) -> InputRecognition:
    files = [_recognition(file, limits, names, opened) for file in opened]
    asked = ambiguities.dedupe_questions([(file.layout, file.doubts) for file in files])
    pairs = zip(files, asked, strict=True)
    return InputRecognition(files=tuple(file.model_copy(update={"doubts": doubts}) for file, doubts in pairs))


def _recognition(
    file: SourceFile, limits: ReadLimits, names: frozenset[str], upload: Sequence[SourceFile]
) -> FileRecognition:
    """The report on one file with all that is in doubt."""
    try:
        read = file_report.file_recognition(file, limits, names, upload)
        words = word_questions(file.readings, names) if read.problem is None else ()
    except GAPS as error:
        if file.problem is not None:
            raise
        _fail(file, error)
        return file_report.file_recognition(file, limits, names, upload)
    return read.model_copy(update={"doubts": (*read.doubts, *words)})


def _job_words(opened: Sequence[SourceFile], names: frozenset[str]) -> Mapping[str, int]:
    readings = [reading for file in opened for reading in file.readings]
    return work_words.count_job_words([part for reading in readings for part in reading.descriptions()], names)
