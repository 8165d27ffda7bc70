"""Work that was never billed, billed twice, or billed below its quote."""

from math import fsum

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.snapshot import Duplicates, PriceHeld, Signal, UnbilledWork
from snapshot.pipeline.signals.intervals import Z95
from snapshot.pipeline.signals.measures import cents_sum, in_weeks, interval, money, share, unknown
from snapshot.pipeline.signals.standing import Standing
from snapshot.wording import signals as wording

SAME_WORK = ["customer_code", "total_cents", "quote_code"]
COPY_WITHIN_DAYS = 3
RECENT_DAYS = 90
LEAST_PAIRS = 10


def unbilled_work(standing: Standing, typical_week: Signal) -> UnbilledWork:
    """Quotes approved at least 14 days ago whose number is on no standing invoice; unknown without followable links."""
    approved = standing.quotes[standing.quotes["is_approved"]]
    undated = len(approved) > 0 and approved["approved"].isna().all()
    if not standing.links_known or not standing.quote_outcome_known or undated:
        return UnbilledWork()
    unbilled = standing.quotes[standing.quotes["unbilled"]]
    cents = cents_sum(unbilled, "total_cents")
    return UnbilledWork(
        known=True,
        count=len(unbilled),
        amount=money(cents),
        weeks_of_billing=in_weeks(cents, typical_week),
        oldest_days=int(unbilled["approved_days_ago"].max()) if len(unbilled) else None,
        linked_invoices=_linked_invoices(standing),
    )


def duplicates(standing: Standing, typical_week: Signal) -> Duplicates:
    if not _comparable(standing.invoices).any():
        return Duplicates()
    copies = second_copies(standing.invoices)
    cents = cents_sum(copies, "total_cents")
    return Duplicates(
        known=True,
        count=len(copies),
        amount=money(cents),
        weeks_of_billing=in_weeks(cents, typical_week),
        newest_days=int(copies["age"].min()) if len(copies) else None,
    )


def second_copies(invoices: pd.DataFrame) -> pd.DataFrame:
    """Invoices that follow one of the same customer, total and quote (or both without) within three days.

    Both must carry a number, and different ones. Nothing is doubled by an empty invoice, nor by one that was written
    off or refunded: that pair has been dealt with.
    """
    candidates = invoices[_comparable(invoices)]
    candidates = candidates[candidates.duplicated(SAME_WORK, keep=False)]
    if candidates.empty:
        return candidates
    ordered = candidates.sort_values([*SAME_WORK, "issued", "number"], kind="stable")
    ordered = ordered.drop_duplicates([*SAME_WORK, "number"])
    follows = (ordered[SAME_WORK] == ordered[SAME_WORK].shift()).all(axis=1)
    copies: pd.DataFrame = ordered[follows & (ordered["issued"].diff().dt.days <= COPY_WITHIN_DAYS)]
    return copies


def price_held(standing: Standing) -> PriceHeld:
    """The sum of first invoices over the sum of their quotes: issued in the last 90 days, and before."""
    pairs = _pairs(standing)
    if pairs.empty:
        silent = unknown(wording.NO_QUOTE_LINKS)
        return PriceHeld(recent=silent, before=silent)
    is_recent = pairs["age"] <= RECENT_DAYS
    return PriceHeld(
        recent=_realised(pairs[is_recent], "invoices of the last 90 days that name their quote"),
        before=_realised(pairs[~is_recent], "earlier invoices that name their quote"),
        linked_pairs=len(pairs),
    )


def _linked_invoices(standing: Standing) -> int:
    codes = standing.invoices["quote_code"].to_numpy()
    return int(np.isin(codes[codes >= 0], standing.quotes["quote_code"].to_numpy()).sum())


def _comparable(invoices: pd.DataFrame) -> "pd.Series[bool]":
    named = (invoices["customer_code"] >= 0) & invoices["number"].notna()
    return named & (invoices["total_cents"] > 0) & ~invoices["closed"]


def _pairs(standing: Standing) -> pd.DataFrame:
    """One row per quote with an amount and an invoice: ``invoiced``, ``quoted`` (cents), ``age`` of the invoice.

    Of several first invoices on one day, or several quotes of one number, the smaller amount is taken.
    """
    invoices, quotes = standing.invoices, standing.quotes
    linked = invoices.loc[invoices["quote_code"] >= 0, ["quote_code", "age", "total_cents"]]
    priced = quotes.loc[(quotes["quote_code"] >= 0) & (quotes["total_cents"] > 0), ["quote_code", "age", "total_cents"]]
    first, theirs = _oldest(linked, "invoiced"), _oldest(priced, "quoted").drop(columns="age")
    return first.merge(theirs, on="quote_code")


def _oldest(documents: pd.DataFrame, amount: str) -> pd.DataFrame:
    """The oldest row of each quote code, its cents under the name ``amount``."""
    ordered = documents.astype(np.int64).sort_values(["age", "total_cents"], ascending=[False, True], kind="stable")
    return ordered.drop_duplicates("quote_code").rename(columns={"total_cents": amount})


def _realised(pairs: pd.DataFrame, things: str) -> Signal:
    """A ratio of sums with the linearised (delta-method) 95 % interval of a ratio estimator (Cochran 1977, 6.4)."""
    n = len(pairs)
    if n < LEAST_PAIRS:
        return unknown(wording.too_few(n, LEAST_PAIRS, things), n)
    quoted = int(pairs["quoted"].sum())
    ratio = int(pairs["invoiced"].sum()) / quoted
    residual = pairs["invoiced"].to_numpy() - ratio * pairs["quoted"].to_numpy()
    half = Z95 * (n / (n - 1) * fsum(residual**2)) ** 0.5 / quoted
    return interval(share(ratio), n, share(max(0.0, ratio - half)), share(ratio + half))
