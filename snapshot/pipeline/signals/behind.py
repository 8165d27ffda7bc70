"""Which documents stand behind the action of each theme: the same that its sentence counts, in the order to take them.

A theme without an entry has none: an uneven calendar, a calm week and missing data are not the matter of a document.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from snapshot.pipeline.documents.conclusion import AmountMeans, DaysMean, Theme
from snapshot.pipeline.signals.billing import RECENT_DAYS
from snapshot.pipeline.signals.columns import Ints, Invoices, Mask, Quotes
from snapshot.pipeline.signals.copies import second_copies
from snapshot.pipeline.signals.customers import of_the_top_customer
from snapshot.pipeline.signals.owed import AGE_BANDS, age_band, of_the_biggest_debtor
from snapshot.pipeline.signals.past_customers import in_order, last_invoices
from snapshot.pipeline.signals.sizes import small_jobs
from snapshot.pipeline.signals.standing import MATURED_TO, Standing

Order = Literal["largest", "latest"]


@dataclass(frozen=True, slots=True)
class Behind:
    """``documents``, all of them behind the action, with their cents and days, and what these mean."""

    documents: Invoices | Quotes
    cents: Ints
    days: Ints
    amount_means: AmountMeans
    days_mean: DaysMean
    order: Order = "largest"


View = Callable[[Standing, Sequence[str]], Behind]


def _overdue(stands: Standing, evidence: Sequence[str]) -> Behind:
    """Of overdue money the ageing bands that the evidence names, or all of it."""
    late = _late(stands)
    named = [
        at for at, band in enumerate(AGE_BANDS) if any(line.startswith(f"signals.overdue.{band}.") for line in evidence)
    ]
    return _owed(late.take(np.isin(age_band(late), named)) if named else late)


def _of_one_debtor(stands: Standing, _evidence: Sequence[str]) -> Behind:
    late = in_order(_late(stands))
    return _owed(late.take(of_the_biggest_debtor(late)))


def _late(stands: Standing) -> Invoices:
    return stands.invoices.take(stands.invoices.overdue & stands.invoice_outcome_known)


def _owed(late: Invoices) -> Behind:
    return Behind(late, late.owed, late.days_past_due, "left to pay", "past due")


def _copies(stands: Standing, _evidence: Sequence[str]) -> Behind:
    return _billed(stands.invoices.take(second_copies(stands.invoices)), "largest")


def _small(stands: Standing, _evidence: Sequence[str]) -> Behind:
    return _billed(stands.invoices.take(small_jobs(stands.invoices)), "latest")


def _of_the_top_customer(stands: Standing, _evidence: Sequence[str]) -> Behind:
    return _billed(stands.invoices.take(of_the_top_customer(stands.invoices)), "latest")


def _past_customers(stands: Standing, _evidence: Sequence[str]) -> Behind:
    return _billed(last_invoices(stands), "largest")


def _billed(invoices: Invoices, order: Order) -> Behind:
    return Behind(invoices, invoices.total, invoices.age, "billed", "since issue", order)


def _below_quote(stands: Standing, _evidence: Sequence[str]) -> Behind:
    """What is missing to the quoted price, for the recent jobs billed whole that came out below it."""
    invoices = in_order(stands.invoices)
    chosen = invoices.take((invoices.age <= RECENT_DAYS) & (invoices.total < invoices.quoted))
    return Behind(chosen, chosen.quoted - chosen.total, chosen.age, "below the quote", "since issue")


def _stale(stands: Standing, _evidence: Sequence[str]) -> Behind:
    return _waiting(stands, stands.quotes.stale)


def _pile(stands: Standing, _evidence: Sequence[str]) -> Behind:
    """The quotes of 14 to 90 days; where none is that old, all that are open, as in the action."""
    stale = stands.quotes.stale
    return _waiting(stands, stale if stale.any() else stands.quotes.undecided)


def _waiting(stands: Standing, rows: Mask) -> Behind:
    quotes = stands.quotes.take(rows & stands.quote_outcome_known)
    return Behind(quotes, quotes.cents, quotes.age, "quoted", "waiting")


def _unbilled(stands: Standing, _evidence: Sequence[str]) -> Behind:
    quotes = stands.quotes.take(stands.quotes.to_bill)
    return Behind(quotes, quotes.cents, quotes.approved_days_ago.astype(np.int64), "quoted", "since approval")


def _declined(stands: Standing, _evidence: Sequence[str]) -> Behind:
    """The last that were declined: by the day of the answer, or by that of the quote where some have no such day."""
    quotes = stands.quotes.take(stands.quotes.declined & (stands.quotes.age <= MATURED_TO))
    if np.isnan(quotes.days_to_decline).any():
        return Behind(quotes, quotes.cents, quotes.age, "quoted", "since sent", "latest")
    ago = quotes.age - quotes.days_to_decline.astype(np.int64)
    return Behind(quotes, quotes.cents, ago, "quoted", "since the answer", "latest")


VIEWS: Mapping[Theme, View] = {
    Theme.SLOW_PAYERS: _overdue,
    Theme.ONE_BIG_DEBTOR: _of_one_debtor,
    Theme.UNBILLED_WORK: _unbilled,
    Theme.STALE_QUOTES: _stale,
    Theme.DUPLICATE_BILLING: _copies,
    Theme.DECISION_BACKLOG: _pile,
    Theme.LOW_CONVERSION: _declined,
    Theme.PRICE_SLIPPAGE: _below_quote,
    Theme.SMALL_JOB_DRAG: _small,
    Theme.CUSTOMER_CONCENTRATION: _of_the_top_customer,
    Theme.VOLUME_DROP: _past_customers,
}
