"""What kind of business it is, drawn at random: trades, sizes and habits differ widely."""

import math
import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

_FIRST = [
    "Ada",
    "Bo",
    "Cleo",
    "Dov",
    "Edda",
    "Finn",
    "Gwen",
    "Hugo",
    "Ines",
    "Jan",
    "Kira",
    "Lars",
    "Mona",
    "Nils",
    "Orla",
    "Pia",
    "Quin",
    "Rosa",
    "Sven",
    "Tess",
    "Uma",
    "Vito",
]
_LAST = [
    "Ashdown",
    "Birch",
    "Corvin",
    "Dale",
    "Elmore",
    "Fennick",
    "Garrow",
    "Hale",
    "Ivers",
    "Jolley",
    "Keats",
    "Loxley",
    "Marsh",
    "Nye",
    "Orrin",
    "Pell",
]
WORK = {
    "hvac": ("AC tune-up", "Furnace repair", "Heat pump install", "Duct cleaning"),
    "plumbing": ("Drain cleaning", "Water heater install", "Leak repair", "Repipe bathroom"),
    "electrical": ("Panel upgrade", "EV charger install", "Outlet repair", "Rewire kitchen"),
    "landscaping": ("Spring cleanup", "Lawn care", "Patio build", "Hedge trimming"),
    "contracting": ("Deck build", "Fence repair", "Kitchen remodel", "Drywall patch"),
    "catering": ("Lunch buffet", "Wedding dinner", "Office breakfast", "Canape reception"),
}


@dataclass(frozen=True, slots=True)
class Traits:
    """Rates are documents a week; ``late`` and ``never`` are shares of invoices, ``usual_cents`` a typical job."""

    trade: str
    weeks: int
    today: date
    quotes_a_week: float
    direct_a_week: float
    win: float
    decline: float
    days_to_decide: float
    days_to_bill: float
    terms: int
    late: float
    days_late: float
    never: float
    usual_cents: float
    spread: float
    names: tuple[str, ...]
    dominance: float
    expires_after: int | None

    def but(self, **changes: object) -> "Traits":
        return replace(self, **changes)  # type: ignore[arg-type]


def draw_traits(dice: random.Random) -> Traits:
    """An ordinary business without a pressure worth an owner's week."""
    win = dice.uniform(0.4, 0.65)
    names = [f"{first} {last}" for first in _FIRST for last in _LAST]
    dice.shuffle(names)
    return Traits(
        trade=dice.choice(sorted(WORK)),
        weeks=dice.choice((30, 40, 52, 60, 78, 100)),
        today=date(2025, 2, 1) + timedelta(days=dice.randrange(330)),
        quotes_a_week=dice.uniform(2.0, 5.5),
        direct_a_week=dice.uniform(0.8, 3.0),
        win=win,
        decline=dice.uniform(0.78, 0.97) * (1 - win),
        days_to_decide=dice.uniform(3, 8),
        days_to_bill=dice.uniform(2, 8),
        terms=dice.choice((7, 14, 15, 21, 30, 30)),
        late=dice.uniform(0.05, 0.2),
        days_late=dice.uniform(4, 12),
        never=dice.uniform(0.0, 0.008),
        usual_cents=100 * math.exp(dice.uniform(5.3, 7.7)),
        spread=dice.uniform(0.4, 0.9),
        names=tuple(names[: dice.randrange(35, 120)]),
        dominance=dice.uniform(0.1, 0.5),
        expires_after=dice.choice((None, 30, 45, 60)),
    )
