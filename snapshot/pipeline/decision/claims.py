"""Whether the snapshot bears out a theme at all, whoever named it."""

from collections.abc import Callable, Mapping

from snapshot.pipeline.decision import cash, readiness, structure
from snapshot.pipeline.decision.candidates import Pressure
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Snapshot

Claim = Callable[[Snapshot], bool]


def fits(theme: Theme, snapshot: Snapshot) -> bool:
    """True where the theme's own facts are there. Abstaining is always possible."""
    return CLAIMS[theme](snapshot)


def _pile(read: Callable[[Snapshot], Pressure | None], theme: Theme) -> Claim:
    """A material pile of money in exactly this shape."""

    def claim(snapshot: Snapshot) -> bool:
        pile = read(snapshot)
        return pile is not None and pile.material and pile.theme is theme

    return claim


def _standing_out(rule: structure.Rule) -> Claim:
    return lambda snapshot: rule(snapshot) is not None


def _decision_backlog(snapshot: Snapshot) -> bool:
    """As a pile of money or as a slower pace."""
    waiting = _pile(cash.waiting_quotes, Theme.DECISION_BACKLOG)
    return waiting(snapshot) or structure.decision_backlog(snapshot) is not None


def _healthy(snapshot: Snapshot) -> bool:
    """Nothing stands out, and the files could have shown it."""
    pressures = cash.cash_pressures(snapshot)
    quiet = not any(pile.material for pile in pressures) and not structure.excesses(snapshot)
    return quiet and readiness.silence(snapshot, pressures) is None


CLAIMS: Mapping[Theme, Claim] = {
    Theme.SLOW_PAYERS: _pile(cash.overdue_money, Theme.SLOW_PAYERS),
    Theme.ONE_BIG_DEBTOR: _pile(cash.overdue_money, Theme.ONE_BIG_DEBTOR),
    Theme.STALE_QUOTES: _pile(cash.waiting_quotes, Theme.STALE_QUOTES),
    Theme.UNBILLED_WORK: _pile(cash.unbilled_work, Theme.UNBILLED_WORK),
    Theme.DUPLICATE_BILLING: _pile(cash.duplicates, Theme.DUPLICATE_BILLING),
    Theme.DECISION_BACKLOG: _decision_backlog,
    Theme.LOW_CONVERSION: _standing_out(structure.low_conversion),
    Theme.PRICE_SLIPPAGE: _standing_out(structure.price_slippage),
    Theme.SMALL_JOB_DRAG: _standing_out(structure.small_job_drag),
    Theme.CUSTOMER_CONCENTRATION: _standing_out(structure.customer_concentration),
    Theme.VOLUME_DROP: _standing_out(structure.volume_drop),
    Theme.LUMPY_VOLUME: _standing_out(structure.lumpy_volume),
    Theme.HEALTHY: _healthy,
    Theme.TOO_LITTLE_DATA: lambda _: True,
}
