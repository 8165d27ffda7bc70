"""What was read of each file, as an owner can check it against the file itself."""

from snapshot.pipeline.documents.recognition import ColumnReading, FileRecognition, ReadSummary, RowIssue
from snapshot.presentation import formats
from snapshot.presentation.artifact import ColumnLine, FileReading, IssueLine
from snapshot.wording import files as wording

MOST_ISSUES = 50
MOST_WORDS = 12


def present_totals(summary: ReadSummary) -> tuple[tuple[str, str], ...]:
    """What all files hold together, each document counted once, drafts and voided ones left out."""
    totals = []
    if summary.invoices_count:
        totals.append(wording.invoices_issued(summary.invoices_count, summary.paid_count, summary.open_count))
        totals.append(wording.billed(formats.money(summary.invoice_total_cents / 100, summary.currency)))
    if summary.quotes_count:
        totals.append(wording.quotes_sent(summary.quotes_count, summary.quote_approved_count))
    if summary.first_date and summary.last_date:
        totals.append(wording.period(formats.day(summary.first_date), formats.day(summary.last_date)))
    return tuple(totals)


def present_file(file: FileRecognition) -> FileReading:
    """``needed`` is given where the file yielded nothing or was not recognised."""
    weak = file.documents == 0 or file.problem is not None
    return FileReading(
        name=formats.shorten(file.name),
        taken_for=wording.CATEGORIES[file.category],
        certainty=wording.CERTAINTIES[file.certainty] if file.category != "unknown" else "",
        found=wording.found(file.category, file.documents),
        needed=wording.NEEDED.get(file.category, wording.NEEDED["unknown"]) if weak else None,
        problem=file.problem_message,
        rows=wording.rows(file.rows_read, file.rows_used, file.rows_set_aside),
        facts=tuple(_facts(file)),
        columns=tuple(_column(column) for column in file.columns),
        issues=tuple(_issue(issue) for issue in file.issues[:MOST_ISSUES]),
        issue_count=len(file.issues),
        unknown_status_words=tuple(formats.shorten(word, 30) for word in file.unknown_status_words[:MOST_WORDS]),
    )


def _facts(file: FileRecognition) -> list[tuple[str, str]]:
    """Only what is known is listed."""
    facts = [
        (wording.HEADINGS, wording.row(file.header_row) if file.header_row else ""),
        (wording.DATES, wording.DATE_ORDERS[file.date_order] if file.date_order else ""),
        (wording.CURRENCY, file.currency or ""),
        (wording.DIVIDED_BY, wording.DELIMITERS.get(file.delimiter or "", "")),
        (wording.ENCODING, file.encoding or ""),
        (wording.SHEETS, _names(file.sheets)),
        (wording.HIDDEN_SHEETS, _names(file.hidden_sheets)),
    ]
    return [(name, value) for name, value in facts if value]


def _names(sheets: tuple[str, ...]) -> str:
    return formats.listed([formats.shorten(name, 30) for name in sheets[:MOST_WORDS]])


def _column(column: ColumnReading) -> ColumnLine:
    return ColumnLine(
        role=wording.ROLES.get(column.role, column.role.replace("_", " ").capitalize()),
        header=formats.shorten(column.header, 40),
        doubtful=column.certainty == "not_sure",
    )


def _issue(issue: RowIssue) -> IssueLine:
    return IssueLine(
        row=str(issue.row) if issue.row is not None else "",
        column=formats.shorten(issue.column or "", 40),
        message=formats.shorten(issue.message, formats.SENTENCE),
    )
