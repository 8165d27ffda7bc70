"""Work that was never billed, billed twice, or billed below its quote."""

from math import fsum

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.snapshot import Duplicates, Pile, PriceHeld, Signal, UnbilledWork
from snapshot.pipeline.signals.intervals import Z95
from snapshot.pipeline.signals.measures import cents_sum, in_weeks, interval, money, share, unknown
from snapshot.pipeline.signals.standing import Standing
from snapshot.wording import signals as wording

SAME_WORK = ["customer_code", "total_cents", "quote_code"]
COPY_WITHIN_DAYS = 3
RECENT_DAYS = 90
LEAST_PAIRS = 10


def unbilled_work(standing: Standing, typical_week: Signal) -> UnbilledWork:
    """Quotes approved at least 14 days ago whose number is on no standing invoice; unknown without followable links.

    Approvals from before the invoices begin are counted apart: a file of this year's invoices beside one of all quotes
    would turn years of billed work into a pile.
    """
    quotes = standing.quotes
    undated = quotes["is_approved"].any() and quotes["approved_days_ago"].isna().all()
    if not standing.links_known or not standing.quote_outcome_known or undated:
        return UnbilledWork()
    unbilled = quotes["unbilled"] & ~quotes["before_invoices"]
    older = quotes["unbilled"] & quotes["before_invoices"]
    count, cents = int(unbilled.sum()), cents_sum(quotes, "total_cents", unbilled)
    return UnbilledWork(
        known=True,
        count=count,
        amount=money(cents),
        weeks_of_billing=in_weeks(cents, typical_week),
        oldest_days=int(quotes.loc[unbilled, "approved_days_ago"].max()) if count else None,
        linked_invoices=_linked_invoices(standing),
        before_invoices=Pile(count=int(older.sum()), amount=money(cents_sum(quotes, "total_cents", older))),
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
    candidates = invoices.loc[_comparable(invoices), [*SAME_WORK, "number", "issued", "age"]]
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
    code, age, invoiced = _oldest(invoices, invoices["quote_code"] >= 0)
    quote_code, _, quoted = _oldest(quotes, (quotes["quote_code"] >= 0) & (quotes["total_cents"] > 0).fillna(False))
    _, here, there = np.intersect1d(code, quote_code, assume_unique=True, return_indices=True)
    return pd.DataFrame({"age": age[here], "invoiced": invoiced[here], "quoted": quoted[there]})


def _oldest(documents: pd.DataFrame, rows: "pd.Series[bool]") -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Code, age and cents of the oldest of ``rows`` for each quote code."""
    code, age, cents = (
        documents.loc[rows, column].to_numpy(np.int64) for column in ("quote_code", "age", "total_cents")
    )
    order = np.lexsort((cents, -age, code))
    first = order[np.diff(code[order], prepend=-1) != 0]
    return code[first], age[first], cents[first]


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
