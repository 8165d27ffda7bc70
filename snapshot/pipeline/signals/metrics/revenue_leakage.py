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
from snapshot.pipeline.signals.statistics.bootstrap import change_of_ratios_interval, ratio_of_sums_interval
from snapshot.wording import signals as wording

RECENT_DAYS = 90
# What is compared with the last 90 days: one whole year, so that no season weighs more; prices of longer ago, or a rate
# of tax, may have been others.
YEAR_BEFORE = 365
MAX_TO_WRITE, MAX_TO_CHECK = 3, 5  # in one sitting
MIN_PAIRS = 10
RECENT_PAIRS = "invoices of the last 90 days that name their quote"
WHOLE_JOBS = "jobs of the last 90 days with one invoice and a quote"
EARLIER_JOBS = "jobs of the year before with one invoice and a quote"
JOBS_ON_EACH_SIDE = "jobs with one invoice and a quote, lately and in the year before"
EARLIER_PAIRS = "earlier invoices that name their quote"


def unbilled_work(whole: Subsets, typical_week: Signal) -> UnbilledWork:
    """``unbilled_work_of`` the whole business, with the largest.

    What the files explain is counted apart: approvals from before the files can show the invoice (this year's invoices
    beside all quotes would turn years of billed work into a pile), approvals younger than approved work usually is when
    it is billed, and those with an invoice of the same customer, near in amount, that names no quote.
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
            "surely_billed": pile_of(quotes.surely_billed, quotes.cents),
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
        return PriceHeld(**dict.fromkeys(("recent", "before", "whole_jobs", "earlier_jobs", "change"), silent))
    new, invoiced = invoices.age[place] <= RECENT_DAYS, invoices.total[place]
    jobs, earlier = invoices.take(_whole_jobs(invoices)), invoices.take(_earlier_jobs(invoices))
    return core.model_copy(
        update={
            "recent": _realised(invoiced[new], quoted[new], RECENT_PAIRS),
            "before": _realised(invoiced[~new], quoted[~new], EARLIER_PAIRS),
            "linked_pairs": len(place),
            "whole_jobs": _with_interval(core.whole_jobs, jobs.total, jobs.quoted),
            "earlier_jobs": _with_interval(core.earlier_jobs, earlier.total, earlier.quoted),
            "change": _change_with_interval(core.change, jobs, earlier),
        }
    )


def price_held_of(subsets: Subsets, baseline: PriceHeld | None) -> list[PriceHeld]:
    """Jobs billed whole in the last 90 days against their quotes, and against those of the year before: deposits and
    stages say nothing of the price, nor does a gap that was always there.

    The intervals are those of the ``baseline``, in proportion.
    """
    invoices = subsets.open_items.invoices
    sides = (_whole_jobs(invoices), _earlier_jobs(invoices))
    figures = [figure for jobs in sides for figure in (jobs, jobs * invoices.total, jobs * invoices.quoted)]
    return each(partial(_price_held, baseline=baseline or PriceHeld()), *sums(subsets.invoices, *figures))


def _price_held(
    n: int, invoiced: int, quoted: int, n_before: int, invoiced_before: int, quoted_before: int, baseline: PriceHeld
) -> PriceHeld:
    fewest = min(n, n_before)
    comparable = fewest >= MIN_PAIRS
    usual = invoiced_before / quoted_before if comparable else 0.0
    return PriceHeld(
        whole_jobs=_ratio(n, invoiced, quoted, WHOLE_JOBS, baseline.whole_jobs),
        earlier_jobs=_ratio(n_before, invoiced_before, quoted_before, EARLIER_JOBS, baseline.earlier_jobs),
        change=scaled_interval(share(invoiced / quoted / usual), fewest, baseline.change)
        if comparable
        else unknown(wording.too_few(fewest, MIN_PAIRS, JOBS_ON_EACH_SIDE), fewest),
        shortfall=money(max(0, round(quoted * usual) - invoiced)) if comparable else None,
    )


def _whole_jobs(invoices: Invoices) -> Mask:
    return (invoices.quoted > 0) & (invoices.age <= RECENT_DAYS)


def _earlier_jobs(invoices: Invoices) -> Mask:
    return (invoices.quoted > 0) & (invoices.age > RECENT_DAYS) & (invoices.age <= RECENT_DAYS + YEAR_BEFORE)


def _change_with_interval(change: Signal, jobs: Invoices, earlier: Invoices) -> Signal:
    if change.value is None:
        return change
    low, high = change_of_ratios_interval((jobs.total, jobs.quoted), (earlier.total, earlier.quoted))
    return interval(change.value, change.n, share(low), share(high))


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
