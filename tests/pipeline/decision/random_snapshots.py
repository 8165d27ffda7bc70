"""Snapshots at random, each possible for some business: totals follow from parts, intervals hold their value."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from snapshot.pipeline.documents.snapshot import (
    ActivitySignals,
    Conversion,
    CustomerShare,
    DecisionTime,
    Duplicates,
    Exclusions,
    Flow,
    InvoiceActivity,
    JobSize,
    Lumpiness,
    Overdue,
    PayTime,
    Pile,
    PriceHeld,
    QuoteActivity,
    Season,
    Signal,
    Snapshot,
    StaleQuotes,
    TopDebtor,
    UnbilledWork,
    Window,
)

counts = st.one_of(st.integers(0, 3), st.integers(0, 2_000))
money = st.one_of(st.just(0.0), st.integers(1, 300).map(lambda cents: cents / 100), st.integers(1, 10**9).map(float))
shares = st.integers(0, 1_000).map(lambda thousandths: thousandths / 1_000)
days = st.one_of(st.none(), st.integers(0, 900))
chances = st.one_of(st.none(), st.floats(0, 1), st.just(0.0001))
BUCKETS = ("days_1_30", "days_31_60", "days_61_90", "days_over_90")


@st.composite
def signals(draw: st.DrawFn, values: st.SearchStrategy[float] = shares) -> Signal:
    n = draw(counts)
    basis = draw(st.sampled_from(["unknown", "exact", "interval", "interval"]))
    if basis == "unknown":
        return Signal(n=n, reason="too few")
    value = draw(values)
    if basis == "exact":
        return Signal(value=value, n=n, basis="exact")
    return Signal(value=value, n=n, low=value * draw(shares), high=value * (1 + draw(shares)), basis="interval")


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    week = draw(st.one_of(st.none(), money))
    return Snapshot(
        currency=draw(st.sampled_from([None, "USD", "EUR", "GBP", "CHF", "CAD"])),
        window=draw(_windows()),
        exclusions=Exclusions(rows_set_aside=draw(st.integers(0, 40))),
        activity_signals=draw(_activity(week)),
        overdue=(overdue := draw(_overdue(week))),
        top_debtor=draw(_top_debtor(overdue)),
        stale_quotes=draw(_stale(week)),
        unbilled_work=draw(_unbilled(week)),
        duplicates=draw(_duplicates(week)),
        season=Season(phase=draw(st.sampled_from([None, None, "rising", "active", "peak", "lower"]))),
        **draw(_structure()),
    )


def _weeks(amount: float, week: float | None) -> float | None:
    return amount / week if week else None


def _windows() -> st.SearchStrategy[Window]:
    return st.builds(
        Window,
        report_date=st.one_of(st.none(), st.dates(date(2020, 1, 1), date(2030, 12, 31))),
        days=st.integers(0, 800),
        weeks=st.one_of(st.integers(0, 120), st.just(52)),
    )


@st.composite
def _activity(draw: st.DrawFn, week: float | None) -> ActivitySignals:
    known = st.sampled_from([True, True, True, False])
    typical = Signal() if week is None else Signal(value=week, n=20, basis="exact")
    invoices = InvoiceActivity(count=draw(counts), billed=draw(money), typical_week=typical, outcome_known=draw(known))
    quotes = QuoteActivity(
        count=draw(counts),
        approved_count=draw(counts),
        undecided_count=draw(counts),
        quoted=draw(money),
        outcome_known=draw(known),
    )
    return ActivitySignals(invoices=invoices, quotes=quotes)


@st.composite
def _overdue(draw: st.DrawFn, week: float | None) -> Overdue:
    if draw(st.integers(0, 4)) == 0:
        return Overdue()
    piles = {name: draw(_piles()) for name in BUCKETS}
    amount = round(sum(pile.amount for pile in piles.values()), 2)
    return Overdue(
        known=True,
        count=sum(pile.count for pile in piles.values()),
        amount=amount,
        weeks_of_billing=_weeks(amount, week),
        oldest_days=draw(days),
        paid_soon_share=draw(signals()),
        **piles,
    )


@st.composite
def _piles(draw: st.DrawFn) -> Pile:
    count = draw(st.one_of(st.just(0), counts))
    return Pile(count=count, amount=draw(money.filter(bool))) if count else Pile()


@st.composite
def _top_debtor(draw: st.DrawFn, overdue: Overdue) -> TopDebtor:
    if not overdue.amount or draw(st.booleans()):
        return TopDebtor()
    share = draw(st.sampled_from([0.2, 0.49, 0.5, 0.51, 0.8, 1.0]))
    return TopDebtor(
        share=Signal(value=share, n=overdue.count, basis="exact"),
        count=draw(st.integers(1, max(1, overdue.count))),
        amount=round(overdue.amount * share, 2),
        oldest_days=draw(days),
    )


@st.composite
def _stale(draw: st.DrawFn, week: float | None) -> StaleQuotes:
    count = draw(counts)
    amount = draw(money) if count else 0.0
    top = min(count, draw(st.integers(0, 5)))
    part = amount if top == count else round(amount * draw(shares), 2)
    return StaleQuotes(
        known=draw(st.booleans()),
        count=count,
        amount=amount,
        weeks_of_billing=_weeks(amount, week),
        top_count=top,
        top_amount=part if top else 0.0,
    )


@st.composite
def _unbilled(draw: st.DrawFn, week: float | None) -> UnbilledWork:
    if draw(st.booleans()):
        return UnbilledWork()
    count = draw(counts)
    amount = draw(money) if count else 0.0
    return UnbilledWork(
        known=True,
        count=count,
        amount=amount,
        weeks_of_billing=_weeks(amount, week),
        oldest_days=draw(days),
        linked_invoices=draw(counts),
    )


@st.composite
def _duplicates(draw: st.DrawFn, week: float | None) -> Duplicates:
    count = draw(st.one_of(st.just(0), counts))
    amount = draw(money) if count else 0.0
    return Duplicates(
        known=draw(st.booleans()),
        count=count,
        amount=amount,
        weeks_of_billing=_weeks(amount, week),
        newest_days=draw(days),
    )


@st.composite
def _structure(draw: st.DrawFn) -> dict[str, Any]:
    """The parts of at most three structural rules, so that each of them gets its turn."""
    rates = st.one_of(st.none(), st.floats(0, 40))
    ratios = st.floats(0, 6)
    parts: dict[str, st.SearchStrategy[Any]] = {
        "pay_time": st.builds(PayTime, median_days=signals(st.floats(0, 200))),
        "customer_share": st.builds(CustomerShare, top_share=signals(), top_amount=money, customers=counts),
        "conversion": st.builds(
            Conversion,
            approval_rate=signals(),
            matured_count=counts,
            approved_count=counts,
            late_approval_share=signals(),
        ),
        "decision_time": st.builds(
            DecisionTime,
            recent_median_days=signals(st.floats(0, 90)),
            earlier_median_days=signals(st.floats(0, 90)),
            ratio=signals(ratios),
            p_value=chances,
        ),
        "open_pile": signals(st.floats(0, 60)),
        "price_held": st.builds(PriceHeld, recent=signals(), linked_pairs=counts),
        "job_size": st.builds(
            JobSize,
            threshold=st.one_of(st.none(), money),
            count_share=signals(),
            amount_share=signals(shares.map(lambda share: share / 4)),
            small_count=counts,
        ),
        "flow": st.builds(Flow, ratio=signals(ratios), recent_weekly=rates, before_weekly=rates, p_value=chances),
        "lumpiness": st.builds(Lumpiness, dispersion=signals(ratios), p_value=chances),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(parts)), max_size=4, unique=True))
    return {name: draw(parts[name]) for name in chosen}
