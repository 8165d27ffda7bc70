"""snapshot_v2: the measured facts, as of the report date. No names, no document numbers, no rows.

Money is in ``currency`` (a code, or the sign that the files write) with two decimals; shares and rates lie between 0
and 1; days are whole days. An unknown value is ``None``, never zero. A leaf's dotted path is what evidence cites:
``signals.overdue.amount=14150.0``.
"""

from datetime import date
from typing import Literal

from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.conclusion import Theme


class Signal(Document):
    """One measured value with its uncertainty.

    ``n`` is the sample it rests on. ``basis`` is ``exact`` for a count or sum of the file itself, ``interval`` where
    ``low`` and ``high`` are given, ``unknown`` below the minimum sample (then ``value`` is ``None`` and ``reason`` says
    what was missing).
    """

    value: float | int | None = None
    n: int = 0
    low: float | None = None
    high: float | None = None
    basis: Literal["exact", "interval", "unknown"] = "unknown"
    reason: str | None = None


class Pile(Document):
    """A counted stock of documents and the money in it."""

    count: int = 0
    amount: float = 0.0


class Largest(Pile):
    """A stock, and the few largest of it: as many as one sitting holds."""

    top_count: int = 0
    top_amount: float = 0.0


class Window(Document):
    """``weeks`` counts complete weeks (Monday to Sunday) between the first document and the report date.

    ``days_before_run``: how old the files were on the day of the run, by the report date.
    """

    report_date: date | None = None
    first_date: date | None = None
    days: int = 0
    weeks: int = 0
    days_before_run: int | None = None


class Exclusions(Document):
    """What was read and left out of every figure."""

    draft_invoices: int = 0
    void_invoices: int = 0
    credit_notes: int = 0
    closed_invoices: int = 0  # written off or refunded: issued, but nothing is owed
    draft_quotes: int = 0
    void_quotes: int = 0
    rows_set_aside: int = 0
    files_not_recognized: int = 0


class InvoiceActivity(Document):
    count: int = 0
    paid_count: int = 0
    open_count: int = 0
    billed: float = 0.0
    billed_last_182_days: float = 0.0
    credits_set_off: float = 0.0  # open credits that were taken off what the same customers owe
    typical_week: Signal = Signal()  # money billed per week over the last 182 days: the owner's own unit
    outcome_known: bool = False  # False: no paid date, balance or status column in the whole file


class QuoteActivity(Document):
    count: int = 0
    approved_count: int = 0
    declined_count: int = 0
    undecided_count: int = 0
    replaced_count: int = 0  # without an answer, but a later version of the same quote is there: counted in no other
    quoted: float = 0.0
    outcome_known: bool = False


class ActivitySignals(Document):
    invoices: InvoiceActivity = InvoiceActivity()
    quotes: QuoteActivity = QuoteActivity()


class PayTime(Document):
    """``median_days``: Kaplan-Meier over all invoices issued in the last 365 days, open ones censored.

    ``share_unpaid_at_terms`` is the curve's height at the usual terms (``terms_days``).
    """

    median_days: Signal = Signal()
    terms_days: int | None = None
    share_unpaid_at_terms: Signal = Signal()


class Overdue(Document):
    """Money owed and past due. ``weeks_of_billing`` is the amount in typical weeks.

    Not ``known`` (no invoices, or none that says what is still owed): the zeros mean nothing.
    """

    known: bool = False
    count: int = 0
    amount: float = 0.0
    customers: int = 0
    weeks_of_billing: float | None = None
    days_1_30: Largest = Largest()
    days_31_60: Largest = Largest()
    days_61_90: Largest = Largest()
    days_over_90: Largest = Largest()
    oldest_days: int | None = None
    paid_soon_share: Signal = Signal()  # of past overdue money: paid within seven days of being that late


class TopDebtor(Document):
    """The customer who holds most of the overdue money."""

    share: Signal = Signal()
    count: int = 0
    amount: float = 0.0
    oldest_days: int | None = None


class CustomerShare(Document):
    top_share: Signal = Signal()
    top_amount: float = 0.0
    effective_customers: float | None = None
    customers: int = 0


class Conversion(Document):
    """Quotes created 30 to 365 days before the report date, both ends included."""

    approval_rate: Signal = Signal()
    matured_count: int = 0
    approved_count: int = 0
    declined_count: int = 0
    late_approval_share: Signal = Signal()  # of quotes still undecided after 14 days: approved in the end
    per_request: Signal = Signal()  # the same with offers made together counted as one where one of them was taken
    cumulative_approval: Signal = Signal()  # Aalen-Johansen at 90 days, where decline dates exist


class DecisionTime(Document):
    recent_median_days: Signal = Signal()  # approved in the last 56 days
    earlier_median_days: Signal = Signal()
    ratio: Signal = Signal()
    p_value: float | None = None


class StaleQuotes(Document):
    """Undecided quotes 14 to 90 days old; older ones are cold and counted apart.

    Not ``known`` (no quotes, or none that says what became of it): the zeros mean nothing.
    """

    known: bool = False
    count: int = 0
    amount: float = 0.0
    weeks_of_billing: float | None = None
    settled_elsewhere: Pile = Pile()  # as old, but the customer took another offer made with it; published with them
    top_count: int = 0  # the few largest that carry the value, at most five
    top_amount: float = 0.0
    cold_count: int = 0
    cold_amount: float = 0.0
    fresh_count: int = 0
    sent_amount: float = 0.0  # all quotes sent 14 to 90 days ago, whatever became of them
    usual_late_amount: float | None = None  # of it, what would by the record of older quotes still be answered
    silent_share: Signal = Signal()  # of older quotes (91 to 365 days): still without an answer


class UnbilledWork(Document):
    """Quotes approved at least 14 days ago whose number is on no standing invoice; unknown without links.

    The pile to act on. Counted apart: ``before_invoices`` (approved before the files can show the invoice),
    ``within_lead`` (younger than approved work usually is when it is billed) and ``billed_unnamed`` (an invoice of the
    same customer, near in amount, names no quote). The published numbers count all but ``surely_billed``: those of the
    last where invoices name their quote only now and then, so that a missing name says nothing.
    """

    known: bool = False
    count: int | None = None
    amount: float | None = None
    weeks_of_billing: float | None = None
    oldest_days: int | None = None
    top_count: int = 0  # the few largest that one sitting holds
    top_amount: float = 0.0
    linked_invoices: int = 0
    before_invoices: Pile = Pile()
    within_lead: Pile = Pile()
    billed_unnamed: Pile = Pile()
    surely_billed: Pile = Pile()


class Duplicates(Document):
    """Same customer, total and quote link, issued within three days under different numbers.

    ``count`` and ``amount`` are the second copies; those ``explained`` (three and more of equal bills, as of regular
    visits; bills that together come to no more than their quote) are counted apart, and the published numbers count
    both. Not ``known`` (no invoices, or none that carries a customer and a number): the zeros mean nothing.
    """

    known: bool = False
    count: int = 0
    amount: float = 0.0
    weeks_of_billing: float | None = None
    newest_days: int | None = None
    top_count: int = 0  # the few largest that one sitting holds
    top_amount: float = 0.0
    recent: Pile = Pile()  # still open, or issued in the last 90 days
    past_due: float = 0.0  # open and past due on second copies: money that the overdue sum holds twice
    by_chance: float = 0.0  # copies to expect where equal bills follow each other anyway
    explained: Pile = Pile()


class PriceHeld(Document):
    """``whole_jobs`` are the recent ones billed on a single invoice that is no mere part of its quote, ``earlier_jobs``
    those of the year before.

    ``change`` is the one share over the other: tax on one side, or a discount that everybody gets, is in both.
    """

    recent: Signal = Signal()  # invoiced / quoted, first invoices of the last 90 days
    before: Signal = Signal()
    linked_pairs: int = 0
    whole_jobs: Signal = Signal()
    earlier_jobs: Signal = Signal()
    change: Signal = Signal()
    shortfall: float | None = None  # money that the whole jobs came to less than at the earlier share of their quotes


class JobSize(Document):
    """Small: below one fifth of the 80th percentile of invoice totals of the last 180 days."""

    threshold: float | None = None
    count_share: Signal = Signal()
    amount_share: Signal = Signal()
    small_count: int = 0


class Flow(Document):
    """New documents a week: the last 8 complete weeks against up to 26 before."""

    ratio: Signal = Signal()
    recent_weekly: float | None = None
    before_weekly: float | None = None
    p_value: float | None = None
    year_ago_ratio: Signal = Signal()
    open_weeks_ratio: float | None = None  # the same ratio without weeks in which the business was shut


class Lumpiness(Document):
    dispersion: Signal = Signal()  # squared: of mean square steps
    swing: float | None = None  # its square root: how many times as large as by chance the steps are
    p_value: float | None = None
    smaller_steps: float | None = None  # the same without the sixth of the steps that is largest
    quotes_part: float | None = None  # of the swing that quotes would show if they came in the same bursts
    billing_days_part: float | None = None  # of the invoices in the seven days of a month that hold most of them


class Season(Document):
    """``phase`` only with two full cycles (104 weeks)."""

    phase: Literal["rising", "active", "peak", "lower"] | None = None
    p_value: float | None = None
    weeks_needed: int = 104


class OddInvoices(Document):
    count: Signal = Signal()


class Backlog(Document):
    waiting_count: int | None = None
    median_days_to_schedule: Signal = Signal()


class InputCosts(Document):
    change_30_days: Signal = Signal()
    change_90_days: Signal = Signal()


class Bucket(Document):
    label: str
    count: int
    amount: float


class WeekVolume(Document):
    """Documents of one complete week; ``week`` is its Monday."""

    week: date
    quotes: int
    invoices: int


class Action(Document):
    """What the action of ``theme`` names of its pile: the customers with the most money, as many as its block holds.

    ``share_of_pile`` is their part of all the money that the theme is about; ``oldest_days`` the age of the oldest
    document named. ``customers`` is ``None`` where one of the documents names no customer. All are ``None`` where the
    action is not about a pile of documents.
    """

    theme: Theme | None = None
    customers: int | None = None
    documents: int | None = None
    amount: float | None = None
    share_of_pile: float | None = None
    oldest_days: int | None = None


class PublishedNumbers(Document):
    """The machine-readable headline figures. ``None`` when unknown."""

    invoice_count: int = 0
    quote_count: int = 0
    open_balance: float | None = None
    overdue_count: int | None = None
    overdue_amount: float | None = None
    overdue_30plus_amount: float | None = None
    top_debtor_share: float | None = None
    km_median_days_to_pay: int | None = None
    top_customer_share: float | None = None
    matured_quote_count: int | None = None
    approval_rate_matured: float | None = None
    open_quote_count: int | None = None
    stale_quote_count: int | None = None
    stale_quote_value: float | None = None
    undecided_weeks: float | None = None
    unbilled_approved_count: int | None = None
    unbilled_approved_value: float | None = None
    price_realisation_90d: float | None = None
    duplicate_invoice_count: int | None = None
    duplicate_invoice_amount: float | None = None
    small_job_count_share: float | None = None
    small_job_amount_share: float | None = None
    volume_ratio_8w: float | None = None
    weekly_dispersion: float | None = None


class Snapshot(Document):
    """Leaves may be added; the names that are here stay."""

    snapshot_version: Literal["snapshot_v2"] = "snapshot_v2"
    pii_scrubbed: Literal[True] = True
    currency: str | None = None
    window: Window = Window()
    exclusions: Exclusions = Exclusions()
    activity_signals: ActivitySignals = ActivitySignals()
    pay_time: PayTime = PayTime()
    overdue: Overdue = Overdue()
    top_debtor: TopDebtor = TopDebtor()
    customer_share: CustomerShare = CustomerShare()
    conversion: Conversion = Conversion()
    decision_time: DecisionTime = DecisionTime()
    stale_quotes: StaleQuotes = StaleQuotes()
    open_pile: Signal = Signal()
    unbilled_work: UnbilledWork = UnbilledWork()
    duplicates: Duplicates = Duplicates()
    price_held: PriceHeld = PriceHeld()
    job_size: JobSize = JobSize()
    flow: Flow = Flow()
    lumpiness: Lumpiness = Lumpiness()
    season: Season = Season()
    odd_invoices: OddInvoices = OddInvoices()
    backlog: Backlog = Backlog()
    action: Action = Action()
    input_costs: InputCosts = InputCosts()
    volatility_band: Literal["steady", "uneven", "very_uneven"] | None = None
    weekly_volume_series: tuple[WeekVolume, ...] = ()
    invoice_size_buckets: tuple[Bucket, ...] = ()
    quote_age_buckets: tuple[Bucket, ...] = ()
    numbers: PublishedNumbers = PublishedNumbers()
