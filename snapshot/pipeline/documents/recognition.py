"""What step 1 understood of each file, in terms the owner can check against the file itself."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Literal

from snapshot.pipeline.documents.base import Document

Category = Literal["invoices", "quotes", "payments", "jobs", "customers", "unknown"]
Certainty = Literal["sure", "likely", "not_sure"]
# Lists of other things that are easily taken for one of ours.
UnsupportedList = Literal["bank_statement", "ledger", "supplier_bills", "shop_orders", "stock_list"]
DateOrder = Literal["day_first", "month_first", "year_first", "month_name", "serial"]


# The cause of rows that were read, and left out on purpose: a payment in a list of invoices.
OTHER_KIND = "other_kind"
# The same: a payment that failed or is still on its way.
NOT_RECEIVED = "not_received"
# The same: an amount in another currency than the one that is measured.
OTHER_CURRENCY = "other_currency"


class RowIssue(Document):
    """What concerns a file, or why one row of it was set aside.

    ``row`` is the row number of the owner's own file (its first line is 1), in ``sheet`` where it is a workbook.
    """

    code: str
    row: int | None
    column: str | None
    message: str
    sheet: str | None = None


ProofKind = Literal[
    "total",
    "balance",
    "paid",
    "group_totals",
    "row_count",
    "net_and_tax",
    "paid_and_balance",
    "lines",
    "paid_after_issued",
    "due_after_issued",
]
# What each row says of itself, and the proofs that compare sums of money.
ROW_IDENTITIES = frozenset(("net_and_tax", "paid_and_balance", "lines", "paid_after_issued", "due_after_issued"))
SUMS = frozenset(("total", "balance", "paid"))


class Proof(Document):
    """What a file says about itself beside what was read of it.

    ``total``, ``balance`` (left to pay) and ``paid``: the file's own sum and ours, in cents. ``row_count``: how many
    entries the file says it has, and how many were read. ``group_totals``: how many subtotals the file has, and how
    many equal the rows that they stand for. The others hold within each document (total = net + tax, total = paid +
    balance, its lines add up to the total, nothing is paid or due before it is issued): how many documents were
    checked, and for how many it holds; they are told only where a few fail.
    """

    what: ProofKind
    file_says: int
    we_read: int
    agrees: bool


Ranges = tuple[tuple[int, int], ...]


class SetAsideRows(Document):
    """All rows that one cause set aside.

    ``ranges`` are row numbers of the owner's own file, the first and the last included.
    """

    code: str
    message: str
    column: str | None = None
    sheet: str | None = None
    count: int
    ranges: Ranges


def row_ranges(rows: Sequence[int]) -> Ranges:
    """Strictly rising row numbers as the first and last of each run: 2, 3, 4, 9 are (2, 4) and (9, 9)."""
    # Within a run the distance between a number and its place stays the same.
    runs = (list(run) for _, run in groupby(enumerate(rows), lambda at: at[1] - at[0]))
    return tuple((run[0][1], run[-1][1]) for run in runs)


class ColumnReading(Document):
    """``header`` as written in the file was read as ``role`` (``issued``, ``total``, ...).

    ``samples`` are up to three of its cells; in columns that can hold a name or free words only their shape is left.
    """

    role: str
    header: str
    certainty: Certainty
    samples: tuple[str, ...] = ()


# The currency of most documents is measured unasked where it is that of at least this share of them: below it nobody
# but the owner knows which business the page is about (a product choice).
ENOUGH_DOCUMENTS = 0.8


class CurrencyTotal(Document):
    """What all files together hold in one currency: sums in its cents, documents counted as in ``ReadSummary``.

    ``currency`` is an ISO 4217 code, or a bare sign where the files name no code ("$"), or ``None``.
    """

    currency: str | None = None
    invoices_count: int = 0
    invoices_cents: int = 0
    quotes_count: int = 0
    quotes_cents: int = 0
    payments_count: int = 0
    payments_cents: int = 0

    @property
    def documents(self) -> int:
        return self.invoices_count + self.quotes_count

    @property
    def parts(self) -> tuple[tuple[str, int, int], ...]:
        """The kind, how many and how much (cents) of whatever there is."""
        kinds = (
            ("invoice", self.invoices_count, self.invoices_cents),
            ("quote", self.quotes_count, self.quotes_cents),
            ("payment", self.payments_count, self.payments_cents),
        )
        return tuple(kind for kind in kinds if kind[1] or kind[2])


class Ambiguity(Document):
    """A question that only the owner can answer, with the best reading already ``chosen``.

    ``code``: ``date_order`` (day or month first), ``category`` (what kind of list), ``column`` (which header plays
    ``role``), ``word`` (what ``word`` under ``header`` means in ``count`` rows; an empty one stands for the other words
    of that column), ``mapping`` (what kind of list, and what its columns are) or ``currency`` (which one to measure;
    ``totals`` are what the files hold in each of the ``options``; "" is the currency that is named nowhere).
    ``options`` are the possible answers as ``ReadingChoices`` takes them, ``chosen`` among them (an empty string stands
    for no column). ``example`` is a
    cell of the owner's own file, in ``row`` (of ``sheet`` in a workbook); for dates it stands under the column that
    plays ``role``, and ``readings`` are the days it would be, in the order of ``options``. Of files with one layout
    only the first has the question: the answer holds for all of them. ``certain``: the reader is sure, and asks
    because the owner said that something is not right.
    """

    code: Literal["date_order", "category", "column", "word", "mapping", "currency"]
    options: tuple[str, ...]
    chosen: str
    role: str | None = None
    example: str | None = None
    row: int | None = None
    sheet: str | None = None
    readings: tuple[date, ...] = ()
    word: str | None = None
    header: str | None = None
    count: int = 0
    certain: bool = False
    totals: tuple[CurrencyTotal, ...] = ()


class FileRecognition(Document):
    """How one file was read.

    ``problem`` is a code when nothing could be read at all (``empty``, ``pdf``, ``no_rows`` ...) and
    ``problem_message`` its sentence. ``rows_read`` counts the rows below the header that hold something and
    are no title, subtotal or note; each is either used or set aside. ``set_aside_by_cause`` counts the latter by
    the code of their issue and ``set_aside`` names them: all of them, where ``issues`` may list only the first.

    ``layout`` is the fingerprint of the header names and ``headers`` are those names, each different (a second "Total"
    is "Total (2)"); what the owner chose for a layout is remembered under it, and ``remembered`` says that it was
    followed here. ``total_cents`` is one sum to compare with the owner's own tool: the counted documents of this file
    alone. ``nearest`` is the kind that an unrecognised list comes closest to, ``foreign`` what it plainly is instead.
    ``from_last_try``: kept from an earlier upload and included on the owner's request (see ``UploadedFile``).
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
    decimal: Literal[".", ","] | None = None
    currency: str | None = None
    columns: tuple[ColumnReading, ...] = ()
    rows_read: int = 0
    rows_used: int = 0
    rows_set_aside: int = 0
    set_aside_by_cause: Mapping[str, int] = {}
    documents: int = 0
    issues: tuple[RowIssue, ...] = ()
    set_aside: tuple[SetAsideRows, ...] = ()
    unknown_status_words: tuple[str, ...] = ()
    layout: str | None = None
    headers: tuple[str, ...] = ()
    doubts: tuple[Ambiguity, ...] = ()
    remembered: bool = False
    total_cents: int | None = None
    nearest: Category | None = None
    foreign: UnsupportedList | None = None
    proofs: tuple[Proof, ...] = ()
    problem: str | None = None
    problem_message: str | None = None
    from_last_try: bool = False

    @property
    def rows_unreadable(self) -> int:
        """Rows set aside because something in them could not be read."""
        on_purpose = sum(self.set_aside_by_cause.get(code, 0) for code in (OTHER_KIND, NOT_RECEIVED, OTHER_CURRENCY))
        return self.rows_set_aside - on_purpose

    @property
    def rows_not_used(self) -> int:
        """Rows set aside, but for those in a currency that is not measured: they are another set of books."""
        return self.rows_set_aside - self.set_aside_by_cause.get(OTHER_CURRENCY, 0)

    @property
    def all_in_other_currencies(self) -> bool:
        """Whether nothing of the file is used, because its amounts are in another currency than the measured one."""
        return not self.rows_used and OTHER_CURRENCY in self.set_aside_by_cause

    @property
    def disagreements(self) -> tuple[Proof, ...]:
        """The sums and counts in the file that what was read does not bear out.

        A row whose own arithmetic fails is the file's own slip, not a doubt about the reading.
        """
        return tuple(proof for proof in self.proofs if not proof.agrees and proof.what not in ROW_IDENTITIES)


class ReadSummary(Document):
    """What all files together hold.

    Invoices: distinct, issued, without drafts, voids and credit notes. ``invoice_total_cents`` is the sum of their
    totals and of the (negative) credit notes. Dates are issue dates of counted invoices and quotes. Only documents in
    ``currency`` are counted: an ISO 4217 code, or the bare sign where the files name no code.
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

    @property
    def currency_code(self) -> str | None:
        """The currency where the files name it by its code: a bare "$" names none."""
        return self.currency if self.currency and re.fullmatch("[A-Z]{3}", self.currency) else None


class InputRecognition(Document):
    """``currencies``: what the files hold in each, most documents first; none where there is only one."""

    files: tuple[FileRecognition, ...] = ()
    summary: ReadSummary = ReadSummary()
    currencies: tuple[CurrencyTotal, ...] = ()

    @property
    def left_out(self) -> tuple[CurrencyTotal, ...]:
        """What is not measured, because it is in another currency."""
        return tuple(one for one in self.currencies if one.currency != self.summary.currency and one.parts)

    @property
    def measured_share(self) -> float:
        """The share of the documents that is in the measured currency, from 0 to 1."""
        ours = sum(one.documents for one in self.currencies if one.currency == self.summary.currency)
        return ours / (sum(one.documents for one in self.currencies) or 1) if self.currencies else 1.0
