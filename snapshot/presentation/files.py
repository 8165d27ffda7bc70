"""What was read of each file, as an owner can check it against the file itself."""

from collections.abc import Sequence
from dataclasses import replace

from snapshot.pipeline.documents.recognition import ColumnReading, FileRecognition, ReadSummary
from snapshot.pipeline.pack.schema.fields import DATES, LABELS
from snapshot.presentation import formats
from snapshot.presentation.proofs import agreement, contradictions
from snapshot.presentation.rejected_rows import set_aside_groups
from snapshot.presentation.view_models import ColumnLine, FileReading
from snapshot.wording import files as wording

MAX_WORDS = 12
MAX_NOTES = 6
FEW_FILES = 6  # of more files each column shows one cell: the page stays light on a phone


def present_totals(summary: ReadSummary) -> tuple[tuple[str, str], ...]:
    """What all files hold together, each document counted once, drafts and voided ones left out."""
    totals = []
    if summary.invoices_count:
        totals.append(wording.invoices_issued(summary.invoices_count, summary.paid_count, summary.open_count))
    if summary.quotes_count:
        totals.append(wording.quotes_sent(summary.quotes_count, summary.quote_approved_count))
    return tuple(totals)


def present_comparison(summary: ReadSummary) -> str:
    """The counts, the sum and the days in one sentence; nothing where no document was found."""
    parts = []
    if summary.invoices_count:
        parts.append(wording.found("invoices", summary.invoices_count))
        parts.append(formats.money(summary.invoice_total_cents / 100, summary.currency))
    if summary.quotes_count:
        parts.append(wording.found("quotes", summary.quotes_count))
    return wording.compare(parts, _period(summary)) if parts else ""


def present_last_try(files: Sequence[FileRecognition]) -> str:
    """Name the files that were kept from an earlier upload. Empty if every file came with this one."""
    names = [formats.shorten(file.name, 40) for file in files if file.from_last_try]
    return wording.includes_last_try(formats.listed(names)) if names else ""


def _period(summary: ReadSummary) -> str:
    first, last = summary.first_date, summary.last_date
    if not first or not last:
        return ""
    start = formats.short_day(first) if first.year != last.year else formats.short_day(first, year=False)
    return wording.period(start, formats.short_day(last)) if first != last else wording.on(formats.short_day(last))


def present_files(files: Sequence[FileRecognition]) -> tuple[FileReading, ...]:
    """Every file; one whose columns an earlier file has, too, says so."""
    first = one_per_layout(files)
    shown = [present_file(file, cells=3 if len(files) <= FEW_FILES else 1) for file in files]
    return tuple(
        replace(reading, same_as=_same_as(files[first[reading.layout]]))
        if reading.layout and first[reading.layout] != at
        else reading
        for at, reading in enumerate(shown)
    )


def one_per_layout(files: Sequence[FileRecognition]) -> dict[str, int]:
    """The place of the first file of each layout: what is chosen for it holds for all."""
    first: dict[str, int] = {}
    for at, file in enumerate(files):
        if file.layout is not None:
            first.setdefault(file.layout, at)
    return first


def _same_as(file: FileRecognition) -> str:
    return wording.same_columns(formats.shorten(file.name))


def present_file(file: FileRecognition, cells: int = 3) -> FileReading:
    """How one file was read, with up to ``cells`` samples of a column; long names and cells are shortened."""
    return FileReading(
        name=formats.shorten(file.name),
        taken_for=wording.CATEGORIES[file.category],
        certainty=wording.CERTAINTIES[file.certainty] if file.category != "unknown" else "",
        found=wording.found(file.category, file.documents),
        problem=file.problem_message,
        rows=wording.rows(file.rows_read, file.rows_used),
        facts=tuple(_facts(file)),
        columns=tuple(_column(column, cells) for column in file.columns),
        notes=tuple(_notes(file)),
        agreement=agreement(file),
        set_aside=set_aside_groups(file),
        unknown_status_words=tuple(formats.shorten(word, 30) for word in file.unknown_status_words[:MAX_WORDS]),
        layout=file.layout or "",
        remembered=file.remembered,
    )


def _facts(file: FileRecognition) -> list[tuple[str, str]]:
    """Only what is known is listed."""
    facts = [
        (wording.HEADINGS, wording.row(file.header_row) if file.header_row else ""),
        *([] if file.problem else _values(file)),
        (wording.DIVIDED_BY, wording.DELIMITERS.get(file.delimiter or "", "")),
        (wording.ENCODING, file.encoding or ""),
        (wording.SHEETS, _names(file.sheets)),
        (wording.HIDDEN_SHEETS, _names(file.hidden_sheets)),
    ]
    return [(name, value) for name, value in facts if value]


def _values(file: FileRecognition) -> list[tuple[str, str]]:
    """How the cells of a list are written. Where none could be read, nothing can be said of it."""
    dated = any(column.role in DATES for column in file.columns)
    return [
        (wording.DATES, wording.DATE_ORDERS[file.date_order] if file.date_order and dated else ""),
        (wording.AMOUNTS, wording.DECIMALS[file.decimal] if file.decimal else ""),
        (wording.CURRENCY, file.currency or ""),
        (wording.ADDS_UP, _sum(file)),
    ]


def _sum(file: FileRecognition) -> str:
    return formats.money(file.total_cents / 100, file.currency) if file.total_cents is not None else ""


def _names(sheets: tuple[str, ...]) -> str:
    return formats.listed([formats.shorten(name, 30) for name in sheets[:MAX_WORDS]])


def _column(column: ColumnReading, cells: int) -> ColumnLine:
    return ColumnLine(
        role=role_name(column.role),
        header=formats.shorten(column.header, 40),
        doubtful=column.certainty == "not_sure",
        samples=tuple(formats.shorten(sample, 30) for sample in column.samples[:cells]),
    )


def role_name(role: str) -> str:
    """What a column plays, in the page's words."""
    return LABELS.get(role, role.replace("_", " ").capitalize())


def _notes(file: FileRecognition) -> list[str]:
    """What concerns the file and no single row."""
    whole = [*(issue.message for issue in file.issues if issue.row is None), *contradictions(file)]
    return [formats.shorten(message, formats.SENTENCE) for message in whole[:MAX_NOTES]]
