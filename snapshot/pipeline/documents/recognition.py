"""What step 1 understood of each file, in terms the owner can check against the file itself."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from snapshot.pipeline.documents.base import Document

Category = Literal["invoices", "quotes", "payments", "jobs", "customers", "unknown"]
Certainty = Literal["sure", "likely", "not_sure"]
DateOrder = Literal["day_first", "month_first", "year_first", "month_name", "serial"]


# The cause of rows that were read, and left out on purpose: a payment in a list of invoices.
OTHER_KIND = "other_kind"


class RowIssue(Document):
    """Why one row was set aside. ``row`` is the row number of the owner's own file (its first line is 1)."""

    code: str
    row: int | None
    column: str | None
    message: str


class ColumnReading(Document):
    """``header`` as written in the file was read as ``role`` (``issued``, ``total``, ...)."""

    role: str
    header: str
    certainty: Certainty


class FileRecognition(Document):
    """How one file was read.

    ``problem`` is a code when nothing could be read at all (``empty``, ``pdf``, ``no_rows`` ...) and
    ``problem_message`` its sentence. ``rows_read`` counts the rows below the header that hold something and
    are no title, subtotal or note; each is either used or set aside. ``set_aside_by_cause`` counts the latter by
    the code of their issue: all of them, where ``issues`` may list only the first.
    """

    name: str
    category: Category
    certainty: Certainty = "not_sure"
    encoding: str | None = None
    delimiter: str | None = None
    sheets: tuple[str, ...] = ()
    hidden_sheets: tuple[str, ...] = ()
    header_row: int | None = None
    date_order: DateOrder | None = None
    currency: str | None = None
    columns: tuple[ColumnReading, ...] = ()
    rows_read: int = 0
    rows_used: int = 0
    rows_set_aside: int = 0
    set_aside_by_cause: Mapping[str, int] = {}
    documents: int = 0
    issues: tuple[RowIssue, ...] = ()
    unknown_status_words: tuple[str, ...] = ()
    problem: str | None = None
    problem_message: str | None = None

    @property
    def rows_unreadable(self) -> int:
        """Rows set aside because something in them could not be read."""
        return self.rows_set_aside - self.set_aside_by_cause.get(OTHER_KIND, 0)


class ReadSummary(Document):
    """What all files together hold.

    Invoices: distinct, issued, without drafts, voids and credit notes. ``invoice_total_cents`` is the sum of their
    totals and of the (negative) credit notes. Dates are issue dates of counted invoices and quotes.
    """

    invoices_count: int = 0
    quotes_count: int = 0
    invoice_total_cents: int = 0
    paid_count: int = 0
    open_count: int = 0
    quote_approved_count: int = 0
    first_date: date | None = None
    last_date: date | None = None
    currency: str | None = None


class InputRecognition(Document):
    files: tuple[FileRecognition, ...] = ()
    summary: ReadSummary = ReadSummary()
