"""How much there is: time window, counts, money, and the typical week of billing."""

from datetime import date
from itertools import pairwise

import numpy as np

from snapshot.pipeline.documents.snapshot import (
    ActivitySignals,
    Bucket,
    InvoiceActivity,
    QuoteActivity,
    Signal,
    Window,
)
from snapshot.pipeline.signals.facts.document_arrays import Ints
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.signal_values import (
    exact,
    money,
    unknown,
)
from snapshot.pipeline.signals.facts.subsets import Subsets, each, max_per_subset, sums
from snapshot.pipeline.signals.facts.weeks import Weeks, first_day
from snapshot.wording import signals as wording

BILLING_WINDOW_DAYS = 182
MIN_WEEKS_OF_BILLING = 4
SIZE_EDGES = (0, 100, 250, 500, 1000, 2500, 5000)


def window(open_items: OpenItems, weeks: Weeks, today: date) -> Window:
    """``days`` counts both the first document's day and the report date; ``today`` is the day of the run."""
    first, last = first_day(open_items), open_items.report_date
    if last is None:
        return Window()
    age = (today - last).days
    if first is None:
        return Window(report_date=last, days_before_run=age)
    days = (last - first).days + 1
    return Window(report_date=last, first_date=first, days=days, weeks=len(weeks), days_before_run=age)


def activity(whole: Subsets, typical_week: Signal) -> ActivitySignals:
    """``paid`` and ``open`` stay 0 with ``outcome_known`` false where no outcome was exported."""
    (core,) = activity_of(whole, [typical_week])
    invoices, quotes = whole.open_items.invoices, whole.open_items.quotes
    known = whole.open_items.invoice_outcome_known
    billed = {
        "paid_count": int(invoices.settled.sum()) if known else 0,
        "open_count": int((invoices.owed > 0).sum()) if known else 0,
        "credits_set_off": money(int((invoices.balance - invoices.owed).sum())) if known else 0.0,
        "billed_last_182_days": money(int(invoices.total[invoices.age < BILLING_WINDOW_DAYS].sum())),
    }
    answers = {"declined_count": int(quotes.declined.sum()), "replaced_count": int(quotes.replaced.sum())}
    return ActivitySignals(
        invoices=core.invoices.model_copy(update=billed),
        quotes=core.quotes.model_copy(update=answers if whole.open_items.quote_outcome_known else {}),
    )


def activity_of(subsets: Subsets, week: list[Signal]) -> list[ActivitySignals]:
    """Counts and money of the invoices and of the quotes, with the typical ``week`` of each part."""
    open_items = subsets.open_items
    invoices = sums(subsets.invoices, np.ones(len(open_items.invoices)), open_items.invoices.total)
    quotes = open_items.quotes
    answers = sums(subsets.quotes, np.ones(len(quotes)), quotes.cents, quotes.approved, quotes.undecided)
    figures = zip(*(column.tolist() for column in (*invoices, *answers)), strict=True)
    return [_activity(row, typical, open_items) for row, typical in zip(figures, week, strict=True)]


def _activity(figures: tuple[int, ...], week: Signal, open_items: OpenItems) -> ActivitySignals:
    """Counts and cents of invoices, of quotes; quotes approved, and without an answer."""
    invoices, billed, quotes, quoted, approved, undecided = figures
    known = open_items.quote_outcome_known
    return ActivitySignals(
        invoices=InvoiceActivity(
            count=invoices, billed=money(billed), typical_week=week, outcome_known=open_items.invoice_outcome_known
        ),
        quotes=QuoteActivity(
            count=quotes,
            quoted=money(quoted),
            approved_count=approved if known else 0,
            undecided_count=undecided if known else 0,
            outcome_known=known,
        ),
    )


def size_buckets(open_items: OpenItems) -> tuple[Bucket, ...]:
    """Invoices of the last 365 days by their total, in the file's currency."""
    totals = open_items.invoices.total[open_items.invoices.age <= 365]
    if not len(totals):
        return ()
    place = np.clip(np.searchsorted(np.array(SIZE_EDGES) * 100, totals, side="right") - 1, 0, None)
    return tuple(
        Bucket(label=label, count=int((place == index).sum()), amount=money(int(totals[place == index].sum())))
        for index, label in enumerate(_size_labels())
    )


def _size_labels() -> list[str]:
    middle = [f"{low:,} to under {high:,}" for low, high in pairwise(SIZE_EDGES[1:])]
    return [f"under {SIZE_EDGES[1]:,}", *middle, f"{SIZE_EDGES[-1]:,} and more"]


def typical_week_of(subsets: Subsets) -> list[Signal]:
    """Money billed per week over the last 182 days (26 weeks), or over what there is since the first invoice.

    A week that never was is no week of billing either.
    """
    invoices = subsets.open_items.invoices
    recent = invoices.age < BILLING_WINDOW_DAYS
    counts, cents = sums(subsets.invoices, recent, recent * invoices.total)
    days = np.minimum(BILLING_WINDOW_DAYS, max_per_subset(subsets.invoices, invoices.age, -1) + 1)
    days -= _days_that_never_were(subsets, days)
    return each(_typical_week, cents, days, counts)


def _typical_week(cents: int, days: int, n: int) -> Signal:
    if days < 7 * MIN_WEEKS_OF_BILLING:
        why = wording.too_few(days // 7, MIN_WEEKS_OF_BILLING, "weeks of invoices") if days else wording.NO_INVOICES
        return unknown(why, n)
    return exact(money(cents * 7 / days), n)


def _days_that_never_were(subsets: Subsets, days: Ints) -> Ints:
    """Per part, how many of the last ``days`` belong to its missing week."""
    invoices = subsets.open_items.invoices
    if not len(invoices):
        return np.zeros(len(subsets), np.int64)
    as_of = int(invoices.issued[0] + invoices.age[0])
    ages = as_of - (subsets.week[:, None] * 7 - 3 + np.arange(7))
    inside = (subsets.week[:, None] >= 0) & (ages >= 0) & (ages < days[:, None])
    return np.asarray(inside.sum(axis=1))
