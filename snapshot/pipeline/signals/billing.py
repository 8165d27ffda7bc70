"""Work that was never billed, billed twice, or billed below its quote."""

import numpy as np

from snapshot.pipeline.documents.snapshot import Duplicates, Pile, PriceHeld, Signal, UnbilledWork
from snapshot.pipeline.signals.columns import Ints, Mask
from snapshot.pipeline.signals.copies import billable, equal_by_chance, second_copies
from snapshot.pipeline.signals.largest import largest
from snapshot.pipeline.signals.links import linked_pairs
from snapshot.pipeline.signals.measures import in_weeks, interval, money, share, unknown
from snapshot.pipeline.signals.resampling import ratio_of_sums_interval
from snapshot.pipeline.signals.standing import Standing
from snapshot.wording import signals as wording

RECENT_DAYS = 90
MOST_TO_WRITE, MOST_TO_CHECK = 3, 5  # in one sitting
LEAST_PAIRS = 10
RECENT_PAIRS = "invoices of the last 90 days that name their quote"
WHOLE_JOBS = "jobs of the last 90 days with one invoice and a quote"
EARLIER_PAIRS = "earlier invoices that name their quote"


def unbilled_work(standing: Standing, typical_week: Signal) -> UnbilledWork:
    """Quotes approved at least 14 days ago whose number is on no standing invoice; unknown without followable links.

    What the files explain is counted apart: approvals from before the files can show the invoice (this year's invoices
    beside all quotes would turn years of billed work into a pile), approvals younger than approved work usually is when
    it is billed, and those with an invoice of the same customer and sum that names no quote.
    """
    quotes = standing.quotes
    undated = quotes.approved.any() and np.isnan(quotes.approved_days_ago).all()
    if not standing.links_known or not standing.quote_outcome_known or undated:
        return UnbilledWork()
    unbilled = quotes.to_bill
    count, cents = int(unbilled.sum()), int(quotes.cents[unbilled].sum())
    return UnbilledWork(
        known=True,
        count=count,
        amount=money(cents),
        weeks_of_billing=in_weeks(cents, typical_week),
        oldest_days=int(quotes.approved_days_ago[unbilled].max()) if count else None,
        **largest(quotes.cents[unbilled], MOST_TO_WRITE),
        linked_invoices=_linked_invoices(standing),
        before_invoices=_pile(quotes.before_invoices, quotes.cents),
        within_lead=_pile(quotes.within_lead, quotes.cents),
        billed_unnamed=_pile(quotes.billed_unnamed, quotes.cents),
    )


def _pile(rows: Mask, cents: Ints) -> Pile:
    return Pile(count=int(rows.sum()), amount=money(int(cents[rows].sum())))


def duplicates(standing: Standing, typical_week: Signal) -> Duplicates:
    """Second copies of a bill; those that the files explain are counted apart."""
    invoices = standing.invoices
    if not billable(invoices).any():
        return Duplicates()
    copies = invoices.take(second_copies(invoices))
    explained = invoices.total[second_copies(invoices, invoices.no_copy & billable(invoices))]
    recent = (copies.owed > 0) | (copies.age <= RECENT_DAYS)
    cents = int(copies.total.sum())
    return Duplicates(
        known=True,
        count=len(copies),
        amount=money(cents),
        weeks_of_billing=in_weeks(cents, typical_week),
        newest_days=int(copies.age.min()) if len(copies) else None,
        **largest(copies.total, MOST_TO_CHECK),
        recent=_pile(recent, copies.total),
        past_due=money(int(copies.owed[copies.overdue].sum())),
        by_chance=share(equal_by_chance(invoices)),
        explained=Pile(count=len(explained), amount=money(int(explained.sum()))),
    )


def price_held(standing: Standing) -> PriceHeld:
    """The sum of first invoices over the sum of their quotes: issued in the last 90 days, and before.

    ``whole_jobs`` leaves out deposits and stages, which say nothing of the price. The intervals are resampled over
    pairs.
    """
    place, quoted = linked_pairs(standing.invoices, standing.quotes)
    age, invoiced = standing.invoices.age[place], standing.invoices.total[place]
    if not len(age):
        silent = unknown(wording.NO_QUOTE_LINKS)
        return PriceHeld(recent=silent, before=silent, whole_jobs=silent)
    new = age <= RECENT_DAYS
    jobs = standing.invoices.take((standing.invoices.quoted > 0) & (standing.invoices.age <= RECENT_DAYS))
    return PriceHeld(
        recent=_realised(invoiced[new], quoted[new], RECENT_PAIRS),
        before=_realised(invoiced[~new], quoted[~new], EARLIER_PAIRS),
        linked_pairs=len(age),
        whole_jobs=_realised(jobs.total, jobs.quoted, WHOLE_JOBS),
        shortfall=money(max(0, int(jobs.quoted.sum() - jobs.total.sum()))) if len(jobs) else None,
    )


def _linked_invoices(standing: Standing) -> int:
    named = standing.invoices.quote
    return int(np.isin(named[named >= 0], standing.quotes.quote).sum())


def _realised(invoiced: Ints, quoted: Ints, things: str) -> Signal:
    n = len(quoted)
    if n < LEAST_PAIRS:
        return unknown(wording.too_few(n, LEAST_PAIRS, things), n)
    ratio = share(int(invoiced.sum()) / int(quoted.sum()))
    low, high = ratio_of_sums_interval(invoiced, quoted)
    return interval(ratio, n, share(low), share(high))
