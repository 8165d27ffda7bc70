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
    pile_of,
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


def unbilled_work(whole: Subsets, typical_week: Signal) -> UnbilledWork:
    """``unbilled_work_of`` the whole business, with the largest.

    What the files explain is counted apart: approvals from before the files can show the invoice (this year's invoices
    beside all quotes would turn years of billed work into a pile), approvals younger than approved work usually is when
    it is billed, and those with an invoice of the same customer and sum that names no quote.
    """
    (core,) = unbilled_work_of(whole)
    if not core.known:
        return core
    quotes = whole.open_items.quotes
    cents = quotes.cents[quotes.to_bill]
    return core.model_copy(
        update={
            "weeks_of_billing": in_weeks(int(cents.sum()), typical_week),
            "oldest_days": int(quotes.approved_days_ago[quotes.to_bill].max()) if len(cents) else None,
            **largest(cents, MAX_TO_WRITE),
            "linked_invoices": _linked_invoices(whole.open_items),
            "before_invoices": pile_of(quotes.before_invoices, quotes.cents),
            "within_lead": pile_of(quotes.within_lead, quotes.cents),
            "billed_unnamed": pile_of(quotes.billed_unnamed, quotes.cents),
        }
    )


def unbilled_work_of(subsets: Subsets) -> list[UnbilledWork]:
    """Quotes approved at least 14 days ago whose number is on no standing invoice; unknown without followable links."""
    quotes = subsets.open_items.quotes
    pile = quotes.to_bill
    approved, dated, *figures = sums(
        subsets.quotes, quotes.approved, ~np.isnan(quotes.approved_days_ago), pile, pile * quotes.cents
    )
    known = subsets.open_items.links_known and subsets.open_items.quote_outcome_known
    return each(_unbilled_work, known & ((dated > 0) | (approved == 0)), *figures)


def _unbilled_work(known: bool, count: int, cents: int) -> UnbilledWork:
    return UnbilledWork(known=True, count=count, amount=money(cents)) if known else UnbilledWork()


def duplicates(whole: Subsets, typical_week: Signal) -> Duplicates:
    """``duplicates_of`` the whole business, with the largest, and apart those that the files explain."""
    (core,) = duplicates_of(whole)
    if not core.known:
        return core
    invoices = whole.open_items.invoices
    copies = invoices.take(second_copies(invoices))
    explained = invoices.total[second_copies(invoices, invoices.no_copy & billable(invoices))]
    return core.model_copy(
        update={
            "weeks_of_billing": in_weeks(int(copies.total.sum()), typical_week),
            "newest_days": int(copies.age.min()) if len(copies) else None,
            **largest(copies.total, MAX_TO_CHECK),
            "explained": Pile(count=len(explained), amount=money(int(explained.sum()))),
        }
    )


def duplicates_of(subsets: Subsets) -> list[Duplicates]:
    """Second copies of a bill. They are looked for anew only where a part lost one of the invoices that are alike."""
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
    return Duplicates(
        known=True,
        count=len(copies),
        amount=money(int(copies.total.sum())),
        recent=pile_of((copies.owed > 0) | (copies.age <= RECENT_DAYS), copies.total),
        past_due=money(int(copies.owed[copies.overdue].sum())),
        by_chance=share(equal_by_chance(invoices)),
    )


def price_held(whole: Subsets) -> PriceHeld:
    """``price_held_of`` the whole business, and the sum of all first invoices over the sum of their quotes: issued in
    the last 90 days, and before. The intervals are resampled over pairs.
    """
    (core,) = price_held_of(whole, None)
    invoices = whole.open_items.invoices
    place, quoted = linked_pairs(invoices, whole.open_items.quotes)
    if not len(place):
        silent = unknown(wording.NO_QUOTE_LINKS)
        return PriceHeld(recent=silent, before=silent, whole_jobs=silent)
    new, invoiced = invoices.age[place] <= RECENT_DAYS, invoices.total[place]
    jobs = invoices.take(_whole_jobs(invoices))
    return core.model_copy(
        update={
            "recent": _realised(invoiced[new], quoted[new], RECENT_PAIRS),
            "before": _realised(invoiced[~new], quoted[~new], EARLIER_PAIRS),
            "linked_pairs": len(place),
            "whole_jobs": _with_interval(core.whole_jobs, jobs.total, jobs.quoted),
        }
    )


def price_held_of(subsets: Subsets, baseline: PriceHeld | None) -> list[PriceHeld]:
    """Jobs billed whole in the last 90 days against their quotes: deposits and stages say nothing of the price.

    The interval is that of the ``baseline``, in proportion.
    """
    invoices = subsets.open_items.invoices
    jobs = _whole_jobs(invoices)
    build = partial(_price_held, baseline=baseline.whole_jobs if baseline else None)
    return each(build, *sums(subsets.invoices, jobs, jobs * invoices.total, jobs * invoices.quoted))


def _price_held(n: int, invoiced: int, quoted: int, baseline: Signal | None) -> PriceHeld:
    return PriceHeld(
        whole_jobs=_ratio(n, invoiced, quoted, WHOLE_JOBS, baseline),
        shortfall=money(max(0, quoted - invoiced)) if n else None,
    )


def _whole_jobs(invoices: Invoices) -> Mask:
    return (invoices.quoted > 0) & (invoices.age <= RECENT_DAYS)


def _ratio(n: int, invoiced: int, quoted: int, things: str, baseline: Signal | None = None) -> Signal:
    if n < MIN_PAIRS:
        return unknown(wording.too_few(n, MIN_PAIRS, things), n)
    return scaled_interval(share(invoiced / quoted), n, baseline)


def _realised(invoiced: Ints, quoted: Ints, things: str) -> Signal:
    return _with_interval(_ratio(len(quoted), int(invoiced.sum()), int(quoted.sum()), things), invoiced, quoted)


def _with_interval(ratio: Signal, invoiced: Ints, quoted: Ints) -> Signal:
    if ratio.value is None:
        return ratio
    low, high = ratio_of_sums_interval(invoiced, quoted)
    return interval(ratio.value, ratio.n, share(low), share(high))


def _linked_invoices(open_items: OpenItems) -> int:
    named = open_items.invoices.quote
    return int(np.isin(named[named >= 0], open_items.quotes.quote).sum())
