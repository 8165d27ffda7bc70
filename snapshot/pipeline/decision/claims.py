"""Whether the snapshot bears out a theme at all, whoever named it."""

from collections.abc import Callable, Mapping

from snapshot.pipeline.decision import cash, readiness, structure
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Snapshot

Claim = Callable[[Snapshot], bool]


def fits(theme: Theme, snapshot: Snapshot) -> bool:
    """True where the theme's own facts are there. Abstaining is always possible."""
    return CLAIMS[theme](snapshot)


def _slow_payers(snapshot: Snapshot) -> bool:
    return snapshot.overdue.known and snapshot.overdue.amount > 0


def _one_big_debtor(snapshot: Snapshot) -> bool:
    pile = cash.overdue_money(snapshot)
    return pile is not None and pile.theme is Theme.ONE_BIG_DEBTOR


def _stale_quotes(snapshot: Snapshot) -> bool:
    return cash.waiting_quotes(snapshot) is not None


def _decision_backlog(snapshot: Snapshot) -> bool:
    waiting = snapshot.stale_quotes.count > 0 or structure.decision_backlog(snapshot) is not None
    return waiting and structure.decisions_slowed(snapshot)


def _healthy(snapshot: Snapshot) -> bool:
    """No pile of money is material, and the files could have shown one."""
    pressures = cash.cash_pressures(snapshot)
    return not any(pile.material for pile in pressures) and readiness.silence(snapshot, pressures) is None


CLAIMS: Mapping[Theme, Claim] = {
    Theme.SLOW_PAYERS: _slow_payers,
    Theme.ONE_BIG_DEBTOR: _one_big_debtor,
    Theme.STALE_QUOTES: _stale_quotes,
    Theme.DECISION_BACKLOG: _decision_backlog,
    Theme.LOW_CONVERSION: lambda snapshot: structure.low_conversion(snapshot) is not None,
    Theme.UNBILLED_WORK: lambda snapshot: cash.unbilled_work(snapshot) is not None,
    Theme.DUPLICATE_BILLING: lambda snapshot: cash.duplicates(snapshot) is not None,
    Theme.PRICE_SLIPPAGE: lambda snapshot: structure.price_slippage(snapshot) is not None,
    Theme.SMALL_JOB_DRAG: lambda snapshot: structure.small_job_drag(snapshot) is not None,
    Theme.CUSTOMER_CONCENTRATION: lambda snapshot: structure.customer_concentration(snapshot) is not None,
    Theme.VOLUME_DROP: lambda snapshot: structure.volume_drop(snapshot) is not None,
    Theme.LUMPY_VOLUME: lambda snapshot: structure.lumpy_volume(snapshot) is not None,
    Theme.HEALTHY: _healthy,
    Theme.TOO_LITTLE_DATA: lambda _: True,
}
