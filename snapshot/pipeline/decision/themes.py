"""Theme and snapshot -> whether the snapshot supports the theme, and which metrics are about it."""

from collections.abc import Callable, Mapping

from snapshot.pipeline.decision.choose import cash_rules, readiness, structural_rules
from snapshot.pipeline.decision.choose.candidates import CashCandidate
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Snapshot

Claim = Callable[[Snapshot], bool]


def fits(theme: Theme, snapshot: Snapshot) -> bool:
    """True where the theme's own facts are there. Abstaining is always possible."""
    return THEME_CHECKS[theme](snapshot)


def _pile(read: Callable[[Snapshot], CashCandidate | None], theme: Theme) -> Claim:
    """A material pile of money in exactly this shape."""

    def claim(snapshot: Snapshot) -> bool:
        pile = read(snapshot)
        return pile is not None and pile.material and pile.theme is theme

    return claim


def _standing_out(rule: structural_rules.Rule) -> Claim:
    return lambda snapshot: rule(snapshot) is not None


def _decision_backlog(snapshot: Snapshot) -> bool:
    """As a pile of money or as a slower pace."""
    waiting = _pile(cash_rules.waiting_quotes, Theme.DECISION_BACKLOG)
    return waiting(snapshot) or structural_rules.decision_backlog(snapshot) is not None


def _healthy(snapshot: Snapshot) -> bool:
    """Nothing stands out, and the files could have shown it."""
    pressures = cash_rules.cash_pressures(snapshot)
    quiet = not any(pile.material for pile in pressures) and not structural_rules.outliers(snapshot)
    return quiet and readiness.abstain_reason(snapshot, pressures) is None


THEME_CHECKS: Mapping[Theme, Claim] = {
    Theme.SLOW_PAYERS: _pile(cash_rules.overdue_money, Theme.SLOW_PAYERS),
    Theme.ONE_BIG_DEBTOR: _pile(cash_rules.overdue_money, Theme.ONE_BIG_DEBTOR),
    Theme.STALE_QUOTES: _pile(cash_rules.waiting_quotes, Theme.STALE_QUOTES),
    Theme.UNBILLED_WORK: _pile(cash_rules.unbilled_work, Theme.UNBILLED_WORK),
    Theme.DUPLICATE_BILLING: _pile(cash_rules.duplicates, Theme.DUPLICATE_BILLING),
    Theme.DECISION_BACKLOG: _decision_backlog,
    Theme.LOW_CONVERSION: _standing_out(structural_rules.low_conversion),
    Theme.PRICE_SLIPPAGE: _standing_out(structural_rules.price_slippage),
    Theme.SMALL_JOB_DRAG: _standing_out(structural_rules.small_job_drag),
    Theme.CUSTOMER_CONCENTRATION: _standing_out(structural_rules.customer_concentration),
    Theme.VOLUME_DROP: _standing_out(structural_rules.volume_drop),
    Theme.LUMPY_VOLUME: _standing_out(structural_rules.lumpy_volume),
    Theme.HEALTHY: _healthy,
    Theme.TOO_LITTLE_DATA: lambda _: True,
}

# The leaves that speak about a theme.
THEME_METRICS: dict[Theme, tuple[str, ...]] = {
    Theme.SLOW_PAYERS: ("overdue.", "pay_time.", "numbers.overdue"),
    Theme.ONE_BIG_DEBTOR: ("top_debtor.", "overdue.", "numbers.overdue", "numbers.top_debtor"),
    Theme.STALE_QUOTES: ("stale_quotes.", "quote_age_buckets.", "conversion.late_approval", "numbers.stale"),
    Theme.DECISION_BACKLOG: ("decision_time.", "open_pile.", "stale_quotes."),
    Theme.LOW_CONVERSION: ("conversion.", "numbers.matured", "numbers.approval"),
    Theme.UNBILLED_WORK: ("unbilled_work.", "numbers.unbilled"),
    Theme.DUPLICATE_BILLING: ("duplicates.", "numbers.duplicate"),
    Theme.PRICE_SLIPPAGE: ("price_held.", "numbers.price"),
    Theme.SMALL_JOB_DRAG: ("job_size.", "invoice_size_buckets.", "numbers.small_job"),
    Theme.CUSTOMER_CONCENTRATION: ("customer_share.", "numbers.top_customer"),
    Theme.VOLUME_DROP: ("flow.", "weekly_volume_series.", "numbers.volume"),
    Theme.LUMPY_VOLUME: ("lumpiness.", "weekly_volume_series.", "numbers.weekly"),
    Theme.HEALTHY: ("overdue.", "pay_time.", "stale_quotes.", "unbilled_work.", "conversion.", "activity_signals."),
    Theme.TOO_LITTLE_DATA: ("activity_signals.", "window.", "exclusions."),
}
