"""Snapshots at random, each possible for some business: totals follow from parts, intervals hold their value."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random
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
    Largest,
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

BUCKETS = ("days_1_30", "days_31_60", "days_61_90", "days_over_90")
PHASES = (None, None, "rising", "active", "peak", "lower")


def snapshots() -> st.SearchStrategy[Snapshot]:
    """One seed makes one snapshot: drawing every leaf on its own would take most of the time of a test."""
    return st.integers(0, 2**32).map(lambda seed: RandomBusiness(seed).snapshot())


class RandomBusiness:
    """Draws small and huge, zero and one, known and unknown far more often than an even draw would."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.week = self.money() if self.chance(0.8) else None

    def snapshot(self) -> Snapshot:
        overdue = self.overdue()
        return Snapshot(
            currency=self.random.choice([None, "USD", "EUR", "GBP", "CHF", "CAD"]),
            window=self.window(),
            exclusions=Exclusions(rows_set_aside=self.random.choice([0, 0, 1, 40])),
            activity_signals=self.activity(),
            overdue=overdue,
            top_debtor=self.top_debtor(overdue),
            stale_quotes=self.stale(),
            unbilled_work=self.unbilled(),
            duplicates=self.duplicates(),
            season=Season.model_validate({"phase": self.random.choice(PHASES)}),
            **self.structure(),
        )

    # --- Leaves ---

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def count(self) -> int:
        return self.random.choice([0, 1, 2, 3, self.random.randint(4, 60), self.random.randint(4, 2_000)])

    def money(self) -> float:
        size = self.random.choice([0.3, 20, 900, 12_000, 12_000, 150_000, 10**9])
        return round(self.random.uniform(0.01, size), self.random.choice([0, 2])) or 0.01

    def days(self) -> int | None:
        return self.random.choice([None, 0, 1, self.random.randint(2, 900)])

    def share(self) -> float:
        return self.random.choice([0.0, 1.0, round(self.random.random(), 3)])

    def up_to(self, top: float) -> Callable[[], float]:
        return lambda: self.random.uniform(0, top)

    def p_value(self) -> float | None:
        return self.random.choice([None, 0.0001, 0.0001, self.random.random()])

    def signal(self, value_of: Callable[[], float] | None = None) -> Signal:
        n, value = self.count(), (value_of or self.share)()
        match self.random.choice(["unknown", "exact", "interval", "interval"]):
            case "unknown":
                return Signal(n=n, reason="too few")
            case "exact":
                return Signal(value=value, n=n, basis="exact")
            case _:
                low, high = value * self.random.uniform(0.5, 1), value * self.random.uniform(1, 1.5)
                return Signal(value=value, n=n, low=low, high=high, basis="interval")

    def weeks(self, amount: float) -> float | None:
        return amount / self.week if self.week else None

    # --- Parts ---

    def window(self) -> Window:
        day = date(2020, 1, 1) + timedelta(days=self.random.randint(0, 3_000))
        weeks = self.random.choice([0, 1, self.random.randint(2, 120), 52, 52])
        return Window(report_date=day if self.chance(0.9) else None, days=weeks * 7, weeks=weeks)

    def activity(self) -> ActivitySignals:
        typical = Signal() if self.week is None else Signal(value=self.week, n=20, basis="exact")
        return ActivitySignals(
            invoices=InvoiceActivity(
                count=self.count(), billed=self.money(), typical_week=typical, outcome_known=self.chance(0.9)
            ),
            quotes=QuoteActivity(
                count=self.count(),
                approved_count=self.count(),
                undecided_count=self.count(),
                quoted=self.money(),
                outcome_known=self.chance(0.9),
            ),
        )

    def pile(self) -> Largest:
        count = self.count() if self.chance(0.5) else 0
        amount = self.money() if count else 0.0
        return Largest(count=count, amount=amount, **self.largest(count, amount, 6))

    def largest(self, count: int, amount: float, most: int) -> dict[str, Any]:
        """The few largest; none of them in results of older versions."""
        top = min(count, most) if self.chance(0.9) else 0
        part = amount if top == count else round(amount * self.share(), 2)
        return {"top_count": top, "top_amount": part if top else 0.0}

    def overdue(self) -> Overdue:
        if self.chance(0.4):
            return Overdue()
        piles = {name: self.pile() for name in BUCKETS}
        amount = round(sum(pile.amount for pile in piles.values()), 2)
        return Overdue(
            known=True,
            count=sum(pile.count for pile in piles.values()),
            amount=amount,
            weeks_of_billing=self.weeks(amount),
            oldest_days=self.days(),
            paid_soon_share=self.signal(),
            **piles,
        )

    def top_debtor(self, overdue: Overdue) -> TopDebtor:
        if not overdue.amount or self.chance(0.4):
            return TopDebtor()
        share = self.random.choice([0.2, 0.49, 0.5, 0.51, 0.8, 1.0])
        return TopDebtor(
            share=Signal(value=share, n=overdue.count, basis="exact"),
            count=self.random.randint(1, overdue.count),
            amount=round(overdue.amount * share, 2),
            oldest_days=self.days(),
        )

    def stale(self) -> StaleQuotes:
        count = self.count() if self.chance(0.6) else 0
        amount = self.money() if count else 0.0
        top = min(count, self.random.choice([0, 1, 4, 5, 5, 5]))
        part = amount if top == count else round(amount * self.share(), 2)
        return StaleQuotes(
            known=self.chance(0.9),
            count=count,
            amount=amount,
            weeks_of_billing=self.weeks(amount),
            top_count=top,
            top_amount=part if top else 0.0,
        )

    def unbilled(self) -> UnbilledWork:
        count = self.count() if self.chance(0.5) else 0
        amount = self.money() if count else 0.0
        known = UnbilledWork(
            known=True,
            count=count,
            amount=amount,
            weeks_of_billing=self.weeks(amount),
            oldest_days=self.days(),
            **self.largest(count, amount, 3),
            linked_invoices=self.count(),
        )
        return known if self.chance(0.7) else UnbilledWork()

    def duplicates(self) -> Duplicates:
        count = self.count() if self.chance(0.4) else 0
        amount = self.money() if count else 0.0
        weeks = self.weeks(amount)
        return Duplicates(
            known=self.chance(0.9),
            count=count,
            amount=amount,
            weeks_of_billing=weeks,
            newest_days=self.days(),
            **self.largest(count, amount, 5),
            recent=Pile(count=count, amount=amount * self.random.random()),
            by_chance=self.up_to(count / 2)(),
        )

    def structure(self) -> dict[str, Any]:
        """A few of the structural parts, so that each of them gets its turn."""
        parts = (self.flow_and_swing, self.customers, self.quotes, self.pace, self.prices_and_sizes)
        return {name: part for draw in self.random.sample(parts, 2) for name, part in draw().items()}

    def flow_and_swing(self) -> dict[str, Any]:
        dispersion = self.signal(self.up_to(8))
        rates = {"recent_weekly": self.up_to(9)(), "before_weekly": self.up_to(20)()} if self.chance(0.7) else {}
        return {
            "flow": Flow(ratio=self.signal(self.up_to(2)), p_value=self.p_value(), **rates),
            "lumpiness": Lumpiness(
                dispersion=dispersion,
                swing=None if dispersion.value is None else round(dispersion.value**0.5, 4),
                p_value=self.p_value(),
                smaller_steps=self.random.choice([None, self.up_to(4)()]),
                quotes_part=self.random.choice([None, self.up_to(2)()]),
                billing_days_part=self.random.choice([None, self.random.random()]),
            ),
        }

    def customers(self) -> dict[str, Any]:
        return {
            "customer_share": CustomerShare(top_share=self.signal(), top_amount=self.money(), customers=self.count()),
            "pay_time": PayTime(median_days=self.signal(self.up_to(200))),
        }

    def quotes(self) -> dict[str, Any]:
        matured = self.count()
        approved = self.random.randint(0, matured)
        rate = self.signal(lambda: approved / matured if matured else 0.0)
        return {
            "conversion": Conversion(
                approval_rate=rate.model_copy(update={"n": matured}),
                matured_count=matured,
                approved_count=approved,
                late_approval_share=self.signal(),
            )
        }

    def pace(self) -> dict[str, Any]:
        return {
            "decision_time": DecisionTime(
                recent_median_days=self.signal(self.up_to(90)),
                earlier_median_days=self.signal(self.up_to(90)),
                ratio=self.signal(self.up_to(6)),
                p_value=self.p_value(),
            ),
            "open_pile": self.signal(self.up_to(40)),
        }

    def prices_and_sizes(self) -> dict[str, Any]:
        return {
            "price_held": PriceHeld(
                whole_jobs=self.signal(),
                earlier_jobs=self.signal(),
                change=self.signal(),
                shortfall=self.random.choice([None, self.money()]),
                linked_pairs=self.count(),
            ),
            "job_size": JobSize(
                threshold=self.random.choice([None, self.money()]),
                count_share=self.signal(),
                amount_share=self.signal(self.up_to(0.3)),
                small_count=self.count(),
            ),
        }
