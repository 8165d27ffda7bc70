"""What a theme declares for choosing, and the two kinds of candidates: waiting money, and a metric out of range."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.robustness import LeftOutKind
from snapshot.pipeline.documents.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class WaitingMoney:
    """What a cash rule finds. ``amount`` is money in file currency, ``documents`` how many have to be acted on.

    ``chance`` is the mean chance that the money moves within seven days of acting; ``shape_certainty`` how sure it is
    that this theme, and not its sibling over the same money, is the right name.
    """

    amount: float
    chance: float
    documents: int
    shape_certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Excess:
    """What a structural rule finds: a signal outside the ordinary range.

    ``widths`` is the distance from that range in widths of the signal's own 90 % interval; ``n`` and ``minimum`` are
    its sample and the least sample that the rule asks for.
    """

    widths: float
    n: int
    minimum: int


def billed(snapshot: Snapshot) -> float:
    """All money billed, which is what an answer about no pile is about."""
    return snapshot.activity_signals.invoices.billed


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRules:
    """How a theme is chosen. ``minutes`` is the block that its action asks for, ``minutes_each`` a document's part.

    ``cash`` and ``structure`` are its rules; a theme that is named when no other one is has none. ``sibling`` is the
    other theme over the same money. ``exact``: counted from the file itself, so it speaks even in a small one.
    ``money`` is what the answer is about; ``by_nature`` what it depends on without that being a weakness.
    """

    id: Theme
    minutes: int
    minutes_each: int = 0
    cash: Callable[[Snapshot], WaitingMoney | None] | None = None
    structure: Callable[[Snapshot], Excess | None] | None = None
    sibling: Theme | None = None
    exact: bool = False
    money: Callable[[Snapshot], float] = billed
    by_nature: LeftOutKind | None = None


Themes = Mapping[Theme, ThemeRules]


@dataclass(frozen=True, slots=True)
class CashCandidate:
    """A theme's ``waiting`` money. ``relief`` is expected money (file currency), ``relief_weeks`` the same in weeks of
    billing, ``minutes`` what acting takes.
    """

    rules: ThemeRules
    waiting: WaitingMoney
    minutes: int
    relief: float
    relief_weeks: float

    @property
    def theme(self) -> Theme:
        return self.rules.id

    @property
    def material(self) -> bool:
        return self.relief_weeks >= c.MATERIAL_WEEKS


def cash_pressures(snapshot: Snapshot, themes: Themes) -> list[CashCandidate]:
    """Every pile of money that waits, in no order; those with nothing in them are left out."""
    found = (cash_pressure(snapshot, theme) for theme in themes.values())
    return [pressure for pressure in found if pressure is not None]


def cash_pressure(snapshot: Snapshot, theme: ThemeRules) -> CashCandidate | None:
    """The theme's money as expected relief: money at stake x chance that it moves - cost of acting."""
    waiting = theme.cash(snapshot) if theme.cash else None
    if waiting is None:
        return None
    minutes = theme.minutes_each * waiting.documents
    relief = waiting.amount * waiting.chance - minutes / 60 * c.HOURLY_VALUE
    return CashCandidate(theme, waiting, minutes, relief, relief / typical_week(snapshot))


def outliers(snapshot: Snapshot, themes: Themes) -> list[tuple[ThemeRules, Excess]]:
    """The structural themes that stand out, in no order, and by how much."""
    found = ((theme, theme.structure(snapshot)) for theme in themes.values() if theme.structure)
    return [(theme, excess) for theme, excess in found if excess is not None]


def typical_week(snapshot: Snapshot) -> float:
    """Money billed in a typical week: the measured one, else a rough one from whatever the files hold."""
    week = _measured_week(snapshot) or _rough_week(snapshot) or c.FALLBACK_WEEK
    return max(week, c.SMALLEST_WEEK)


def _measured_week(snapshot: Snapshot) -> float | None:
    value = snapshot.activity_signals.invoices.typical_week.value
    return float(value) if value is not None and value > 0 else None


def _rough_week(snapshot: Snapshot) -> float | None:
    weeks = snapshot.window.weeks
    if weeks <= 0:
        return None
    activity = snapshot.activity_signals
    money = activity.invoices.billed or activity.quotes.quoted * c.COMMON_WIN_SHARE
    return money / weeks if money > 0 else None
