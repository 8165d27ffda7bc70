"""The two kinds of candidates for a theme: money that waits, and a metric outside its ordinary range."""

from dataclasses import dataclass

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class CashCandidate:
    """A cash pressure. ``relief`` is expected money (file currency), ``relief_weeks`` the same in weeks of billing.

    ``chance`` is the mean chance that its money moves within seven days of acting; ``minutes`` what acting takes;
    ``shape_certainty`` how sure it is that this theme, and not its sibling over the same money, is the right name.
    """

    theme: Theme
    amount: float
    chance: float
    minutes: int
    relief: float
    relief_weeks: float
    shape_certainty: float = 1.0
    sibling: Theme | None = None

    @property
    def material(self) -> bool:
        return self.relief_weeks >= c.MATERIAL_WEEKS


@dataclass(frozen=True, slots=True)
class StructuralCandidate:
    """A structural theme whose signal lies outside the ordinary range.

    ``widths`` is the distance from that range in widths of the signal's own 90 % interval; ``n`` and ``minimum`` are
    its sample and the least sample that the rule asks for.
    """

    theme: Theme
    widths: float
    n: int
    minimum: int


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
