"""Work never billed, billed twice, or billed below its quote."""

from functools import partial

import numpy as np

from snapshot.pipeline.documents.snapshot import Duplicates, Pile, PriceHeld, Signal, UnbilledWork
from snapshot.pipeline.signals.facts.document_arrays import Ints, Invoices, Mask
from snapshot.pipeline.signals.facts.duplicate_invoices import (
    billable,
    comparable,
    equal_by_chance,
    repeated,
    second_copies,
)
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.quote_invoice_links import linked_pairs
from snapshot.pipeline.signals.facts.signal_values import (
    in_weeks,
    interval,
    largest,
    money,
    scaled_interval,
    share,
    unknown,
)
from snapshot.pipeline.signals.facts.subsets import Subsets, each, sums
from snapshot.pipeline.signals.statistics.bootstrap import ratio_of_sums_interval
from snapshot.wording import signals as wording

RECENT_DAYS = 90
MAX_TO_WRITE, MAX_TO_CHECK = 3, 5  # in one sitting
MIN_PAIRS = 10
RECENT_PAIRS = "invoices of the last 90 days that name their quote"
WHOLE_JOBS = "jobs of the last 90 days with one invoice and a quote"
EARLIER_PAIRS = "earlier invoices that name their quote"


def unbilled_work(open_items: OpenItems, typical_week: Signal) -> UnbilledWork:
    """Quotes approved at least 14 days ago whose number is on no standing invoice; unknown without followable links.

    What the files explain is counted apart: approvals from before the files can show the invoice (this year's invoices
    beside all quotes would turn years of billed work into a pile), approvals younger than approved work usually is when
    it is billed, and those with an invoice of the same customer and sum that names no quote.
    """
    quotes = open_items.quotes
    undated = quotes.approved.any() and np.isnan(quotes.approved_days_ago).all()
    if not open_items.links_known or not open_items.quote_outcome_known or undated:
        return UnbilledWork()
    unbilled = quotes.to_bill
    count, cents = int(unbilled.sum()), int(quotes.cents[unbilled].sum())
    return UnbilledWork(
        known=True,
        count=count,
        amount=money(cents),
        weeks_of_billing=in_weeks(cents, typical_week),
        oldest_days=int(quotes.approved_days_ago[unbilled].max()) if count else None,
        **largest(quotes.cents[unbilled], MAX_TO_WRITE),
        linked_invoices=_linked_invoices(open_items),
        before_invoices=_pile(quotes.before_invoices, quotes.cents),
        within_lead=_pile(quotes.within_lead, quotes.cents),
        billed_unnamed=_pile(quotes.billed_unnamed, quotes.cents),
    )


def _pile(rows: Mask, cents: Ints) -> Pile:
    return Pile(count=int(rows.sum()), amount=money(int(cents[rows].sum())))


def duplicates(open_items: OpenItems, typical_week: Signal) -> Duplicates:
    """Second copies of a bill; those that the files explain are counted apart."""
    invoices = open_items.invoices
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
        **largest(copies.total, MAX_TO_CHECK),
        recent=_pile(recent, copies.total),
        past_due=money(int(copies.owed[copies.overdue].sum())),
        by_chance=share(equal_by_chance(invoices)),
        explained=Pile(count=len(explained), amount=money(int(explained.sum()))),
    )


def price_held(open_items: OpenItems) -> PriceHeld:
    """The sum of first invoices over the sum of their quotes: issued in the last 90 days, and before.

    ``whole_jobs`` leaves out deposits and stages, which say nothing of the price. The intervals are resampled over
    pairs.
    """
    place, quoted = linked_pairs(open_items.invoices, open_items.quotes)
    age, invoiced = open_items.invoices.age[place], open_items.invoices.total[place]
    if not len(age):
        silent = unknown(wording.NO_QUOTE_LINKS)
        return PriceHeld(recent=silent, before=silent, whole_jobs=silent)
    new = age <= RECENT_DAYS
    jobs = open_items.invoices.take((open_items.invoices.quoted > 0) & (open_items.invoices.age <= RECENT_DAYS))
    return PriceHeld(
        recent=_realised(invoiced[new], quoted[new], RECENT_PAIRS),
        before=_realised(invoiced[~new], quoted[~new], EARLIER_PAIRS),
        linked_pairs=len(age),
        whole_jobs=_realised(jobs.total, jobs.quoted, WHOLE_JOBS),
        shortfall=money(max(0, int(jobs.quoted.sum() - jobs.total.sum()))) if len(jobs) else None,
    )


def _linked_invoices(open_items: OpenItems) -> int:
    named = open_items.invoices.quote
    return int(np.isin(named[named >= 0], open_items.quotes.quote).sum())


def _realised(invoiced: Ints, quoted: Ints, things: str) -> Signal:
    n = len(quoted)
    if n < MIN_PAIRS:
        return unknown(wording.too_few(n, MIN_PAIRS, things), n)
    ratio = share(int(invoiced.sum()) / int(quoted.sum()))
    low, high = ratio_of_sums_interval(invoiced, quoted)
    return interval(ratio, n, share(low), share(high))


def unbilled_work_of(subsets: Subsets) -> list[UnbilledWork]:
    quotes = subsets.open_items.quotes
    pile = quotes.to_bill
    approved, dated, counts, cents = sums(
        subsets.quotes, quotes.approved, ~np.isnan(quotes.approved_days_ago), pile, pile * quotes.cents
    )
    known = subsets.open_items.links_known and subsets.open_items.quote_outcome_known
    return [
        UnbilledWork(known=True, count=count, amount=money(cent)) if known and (day or not yes) else UnbilledWork()
        for yes, day, count, cent in zip(
            approved.tolist(), dated.tolist(), counts.tolist(), cents.tolist(), strict=True
        )
    ]


def duplicates_of(subsets: Subsets) -> list[Duplicates]:
    """Copies are looked for anew only where a part lost one of the invoices that are alike."""
    invoices = subsets.open_items.invoices
    (some,) = sums(subsets.invoices, billable(invoices))
    alike = repeated(invoices, np.flatnonzero(comparable(invoices)))
    kept = subsets.invoices[:, alike] > 0
    of_whole = _copies(invoices.take(alike))
    return [
        (of_whole if all_kept else _copies(invoices.take(alike[rows]))) if known else Duplicates()
        for known, all_kept, rows in zip(some.tolist(), np.all(kept, axis=1).tolist(), kept, strict=True)
    ]


def _copies(invoices: Invoices) -> Duplicates:
    copies = invoices.take(second_copies(invoices))
    recent = (copies.owed > 0) | (copies.age <= RECENT_DAYS)
    return Duplicates(
        known=True,
        count=len(copies),
        amount=money(int(copies.total.sum())),
        recent=Pile(count=int(recent.sum()), amount=money(int(copies.total[recent].sum()))),
        past_due=money(int(copies.owed[copies.overdue].sum())),
        by_chance=share(equal_by_chance(invoices)),
    )


def price_held_of(subsets: Subsets, baseline: PriceHeld) -> list[PriceHeld]:
    """Jobs billed whole in the last 90 days against their quotes. The interval is that of the whole, in proportion."""
    invoices = subsets.open_items.invoices
    jobs = (invoices.quoted > 0) & (invoices.age <= RECENT_DAYS)
    return each(
        partial(_price_held, baseline=baseline.whole_jobs),
        *sums(subsets.invoices, jobs, jobs * invoices.total, jobs * invoices.quoted),
    )


def _price_held(n: int, invoiced: int, quoted: int, baseline: Signal) -> PriceHeld:
    if n < MIN_PAIRS:
        return PriceHeld(whole_jobs=Signal(n=n))
    return PriceHeld(
        whole_jobs=scaled_interval(share(invoiced / quoted), n, baseline), shortfall=money(max(0, quoted - invoiced))
    )
