"""Snapshots built by hand: an ordinary business, and one with a single pressure for every theme.

All counts, sums and shares of one snapshot differ, so that a changed number is never right by accident.
"""

from datetime import date
from typing import Any

from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import (
    Action,
    ActivitySignals,
    Conversion,
    CustomerShare,
    DecisionTime,
    Duplicates,
    Flow,
    InvoiceActivity,
    JobSize,
    Largest,
    Lumpiness,
    Overdue,
    PayTime,
    Pile,
    PriceHeld,
    QuoteActivity,
    Signal,
    Snapshot,
    StaleQuotes,
    TopDebtor,
    UnbilledWork,
    Window,
)

WEEK = 4_700.0
UNKNOWN = Signal(reason="too few")


def exact(value: float, n: int) -> Signal:
    return Signal(value=value, n=n, basis="exact")


def between(low: float, value: float, high: float, n: int) -> Signal:
    return Signal(value=value, n=n, low=low, high=high, basis="interval")


def ordinary(**changes: Any) -> Snapshot:
    """A year of an even business in which nothing asks for action; ``changes`` replace whole parts."""
    parts: dict[str, Any] = {
        "window": Window(report_date=date(2025, 9, 26), first_date=date(2024, 9, 30), days=361, weeks=51),
        "activity_signals": activity(),
        "pay_time": PayTime(median_days=between(15, 19, 23, 163), terms_days=30),
        "overdue": overdue(days_1_30=(2, 811.5)),
        "top_debtor": TopDebtor(share=exact(0.43, 2), count=1, amount=349.0, oldest_days=17),
        "conversion": Conversion(
            approval_rate=between(0.31, 0.39, 0.48, 118), matured_count=118, approved_count=46, declined_count=41
        ),
        "stale_quotes": StaleQuotes(known=True),
        "unbilled_work": UnbilledWork(known=True, count=0, amount=0.0, weeks_of_billing=0.0, linked_invoices=57),
        "duplicates": Duplicates(known=True),
        "customer_share": CustomerShare(top_share=between(0.07, 0.09, 0.12, 171), top_amount=21_997.0, customers=83),
    }
    return Snapshot(**{"currency": "USD", **parts, **changes})


def activity(**changes: Any) -> ActivitySignals:
    invoices: dict[str, Any] = {
        "count": 171,
        "paid_count": 152,
        "open_count": 14,
        "billed": 244_400.0,
        "billed_last_182_days": 122_200.0,
        "typical_week": exact(WEEK, 93),
        "outcome_known": True,
    }
    quotes: dict[str, Any] = {
        "count": 132,
        "approved_count": 55,
        "declined_count": 44,
        "undecided_count": 33,
        "quoted": 610_000.0,
        "outcome_known": True,
    }
    return ActivitySignals(
        invoices=InvoiceActivity(**{**invoices, **changes.get("invoices", {})}),
        quotes=QuoteActivity(**{**quotes, **changes.get("quotes", {})}),
    )


def largest(count: int, amount: float, most: int, top_amount: float | None) -> dict[str, Any]:
    """A pile with the ``most`` largest of it: an even share unless their amount is given."""
    top = min(count, most)
    even = round(amount * top / count, 2) if count else 0.0
    return {"count": count, "amount": amount, "top_count": top, "top_amount": top_amount or even}


def overdue(**buckets: tuple[int, float] | tuple[int, float, float]) -> Overdue:
    """``days_1_30=(count, amount)`` and so on, with the amount of the six largest behind it; the totals follow."""
    piles = {name: Largest(**largest(of[0], of[1], 6, of[2] if len(of) > 2 else None)) for name, of in buckets.items()}
    amount = sum(pile.amount for pile in piles.values())
    return Overdue(
        known=True,
        count=sum(pile.count for pile in piles.values()),
        amount=amount,
        customers=len(piles) + 2,
        weeks_of_billing=amount / WEEK,
        oldest_days=97,
        **piles,
    )


def stale(count: int, amount: float, top: tuple[int, float]) -> StaleQuotes:
    return StaleQuotes(
        known=True, count=count, amount=amount, weeks_of_billing=amount / WEEK, top_count=top[0], top_amount=top[1]
    )


def unbilled(count: int, amount: float, oldest: int | None = 61, top_amount: float | None = None) -> UnbilledWork:
    return UnbilledWork(
        known=True,
        **largest(count, amount, 3, top_amount),
        weeks_of_billing=amount / WEEK,
        oldest_days=oldest,
        linked_invoices=57,
    )


def copies(count: int, amount: float, newest: int | None = 12, top_amount: float | None = None) -> Duplicates:
    return Duplicates(
        known=True,
        **largest(count, amount, 5, top_amount),
        weeks_of_billing=amount / WEEK,
        newest_days=newest,
        recent=Pile(count=count, amount=amount),
    )


def naming(theme: Theme, customers: int | None, documents: int, amount: float, pile: float, oldest: int = 97) -> Action:
    """What the action of ``theme`` names of a ``pile`` of money."""
    share = round(amount / pile, 4)
    return Action(
        theme=theme, customers=customers, documents=documents, amount=amount, share_of_pile=share, oldest_days=oldest
    )


SLOW = overdue(days_1_30=(6, 9_412.0), days_31_60=(4, 3_650.0), days_over_90=(2, 1_088.0))
SLOWER = DecisionTime(
    recent_median_days=exact(17, 16),
    earlier_median_days=exact(7, 39),
    ratio=between(1.6, 2.4, 3.6, 55),
    p_value=0.0004,
)

PLANTED: dict[Theme, Snapshot] = {
    Theme.SLOW_PAYERS: ordinary(
        overdue=SLOW,
        top_debtor=TopDebtor(share=exact(0.22, 12), count=2, amount=3_113.0, oldest_days=41),
        action=naming(Theme.SLOW_PAYERS, 5, 8, 8_960.0, 14_150.0, oldest=66),
    ),
    Theme.ONE_BIG_DEBTOR: ordinary(
        overdue=SLOW,
        top_debtor=TopDebtor(share=exact(0.74, 12), count=3, amount=10_471.0, oldest_days=74),
        action=naming(Theme.ONE_BIG_DEBTOR, 1, 3, 10_471.0, 14_150.0, oldest=74),
    ),
    Theme.UNBILLED_WORK: ordinary(
        unbilled_work=unbilled(9, 13_340.0), action=naming(Theme.UNBILLED_WORK, 3, 4, 7_015.0, 13_340.0, oldest=58)
    ),
    Theme.STALE_QUOTES: ordinary(
        stale_quotes=stale(23, 51_800.0, (5, 27_450.0)), action=naming(Theme.STALE_QUOTES, 5, 6, 27_460.0, 51_800.0)
    ),
    Theme.DUPLICATE_BILLING: ordinary(
        duplicates=copies(7, 6_290.0), action=naming(Theme.DUPLICATE_BILLING, 4, 5, 5_480.0, 6_290.0)
    ),
    Theme.DECISION_BACKLOG: ordinary(
        decision_time=SLOWER,
        stale_quotes=stale(21, 8_860.0, (5, 5_020.0)),
        open_pile=between(6.1, 8.2, 10.9, 12),
        action=naming(Theme.DECISION_BACKLOG, 6, 9, 5_020.0, 8_860.0),
    ),
    Theme.LOW_CONVERSION: ordinary(
        conversion=Conversion(
            approval_rate=between(0.08, 0.13, 0.21, 118), matured_count=118, approved_count=15, declined_count=80
        )
    ),
    Theme.PRICE_SLIPPAGE: ordinary(
        price_held=PriceHeld(
            whole_jobs=between(0.86, 0.89, 0.92, 26),
            earlier_jobs=between(0.98, 0.99, 1.0, 70),
            change=between(0.87, 0.9, 0.93, 26),
            shortfall=4_120.0,
            recent=exact(0.8, 31),
            linked_pairs=64,
        )
    ),
    Theme.SMALL_JOB_DRAG: ordinary(
        job_size=JobSize(
            threshold=183.2, count_share=between(0.61, 0.68, 0.74, 94), amount_share=exact(0.11, 94), small_count=64
        )
    ),
    Theme.CUSTOMER_CONCENTRATION: ordinary(
        customer_share=CustomerShare(
            top_share=between(0.36, 0.42, 0.49, 171), top_amount=102_648.0, effective_customers=4.9, customers=37
        )
    ),
    Theme.VOLUME_DROP: ordinary(
        flow=Flow(
            ratio=between(0.46, 0.58, 0.71, 34), recent_weekly=4.1, before_weekly=7.2, p_value=0.0002
        )
    ),
    Theme.LUMPY_VOLUME: ordinary(
        lumpiness=Lumpiness(dispersion=between(2.2, 3.4, 4.9, 26), swing=1.8439, p_value=0.001)
    ),
    Theme.HEALTHY: ordinary(),
    Theme.TOO_LITTLE_DATA: ordinary(
        window=Window(report_date=date(2025, 9, 26), first_date=date(2025, 8, 27), days=30, weeks=3),
        activity_signals=activity(invoices={"count": 13, "paid_count": 9}, quotes={"count": 8}),
    ),
}  # fmt: skip
