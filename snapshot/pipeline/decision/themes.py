"""Every theme, declared once: its rules, minutes, sentences, evidence, and the metrics that are about it.

``choose`` and ``write`` get the registry as an argument. A new theme needs an id in ``Theme``, a rule, a phrase and an
entry here; ``test_themes`` names the words that are kept elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from snapshot.pipeline.decision.choose import cash_rules, readiness, structural_rules
from snapshot.pipeline.decision.choose.candidates import cash_pressure, cash_pressures, outliers
from snapshot.pipeline.decision.write import phrasing
from snapshot.pipeline.decision.write.conclusion import FILES
from snapshot.pipeline.decision.write.theme_words import ThemeWords
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeEntry(ThemeWords):
    """All that one theme is. ``support``: how the paths of the leaves begin that speak about it."""

    support: tuple[str, ...]


def fits(theme: Theme, snapshot: Snapshot) -> bool:
    """True where the theme's own facts are there: material money, or a metric out of its range.

    Abstaining is always possible.
    """
    if theme is Theme.TOO_LITTLE_DATA:
        return True
    return _is_quiet(snapshot) if theme is Theme.HEALTHY else _is_pressing(THEMES[theme], snapshot)


def _is_pressing(theme: ThemeEntry, snapshot: Snapshot) -> bool:
    pressure = cash_pressure(snapshot, theme)
    pressing = pressure is not None and pressure.material
    return pressing or (theme.structure is not None and theme.structure(snapshot) is not None)


def _is_quiet(snapshot: Snapshot) -> bool:
    """Nothing stands out, and the files could have shown it."""
    pressures = cash_pressures(snapshot, THEMES)
    quiet = not any(pressure.material for pressure in pressures) and not outliers(snapshot, THEMES)
    return quiet and readiness.abstain_reason(snapshot, pressures) is None


# Minutes: nobody tired starts what takes longer than half an hour. What one document takes: a reminder is a message or
# a short call; a quote is a conversation; an invoice has to be written; a pair has to be looked at.
_ENTRIES = (
    ThemeEntry(
        id=Theme.SLOW_PAYERS,
        cash=cash_rules.slow_payers,
        sibling=Theme.ONE_BIG_DEBTOR,
        exact=True,
        money=lambda snapshot: snapshot.overdue.amount,
        minutes=25,
        minutes_each=4,
        phrase=phrasing.slow_payers,
        evidence=("overdue.amount", "overdue.count", "overdue.oldest_days", "pay_time.median_days.value"),
        support=("overdue.", "pay_time.", "numbers.overdue"),
    ),
    ThemeEntry(
        id=Theme.ONE_BIG_DEBTOR,
        cash=cash_rules.one_big_debtor,
        sibling=Theme.SLOW_PAYERS,
        exact=True,
        money=lambda snapshot: snapshot.overdue.amount,
        by_nature="customer",
        minutes=15,
        minutes_each=15,  # one call, whatever the number of invoices
        phrase=phrasing.one_big_debtor,
        evidence=("top_debtor.share.value", "overdue.amount", "overdue.count"),
        support=("top_debtor.", "overdue.", "numbers.overdue", "numbers.top_debtor"),
    ),
    ThemeEntry(
        id=Theme.STALE_QUOTES,
        cash=cash_rules.stale_quotes,
        money=lambda snapshot: snapshot.stale_quotes.amount,
        minutes=25,
        minutes_each=5,
        phrase=phrasing.stale_quotes,
        evidence=("stale_quotes.count", "stale_quotes.amount", "stale_quotes.cold_count"),
        support=("stale_quotes.", "quote_age_buckets.", "conversion.late_approval", "numbers.stale"),
    ),
    ThemeEntry(
        id=Theme.DECISION_BACKLOG,
        cash=cash_rules.decision_backlog,
        structure=structural_rules.decision_backlog,
        money=lambda snapshot: snapshot.stale_quotes.amount,
        minutes=25,
        minutes_each=4,
        phrase=phrasing.decision_backlog,
        evidence=("decision_time.ratio.value", "open_pile.value"),
        support=("decision_time.", "open_pile.", "stale_quotes."),
    ),
    ThemeEntry(
        id=Theme.LOW_CONVERSION,
        structure=structural_rules.low_conversion,
        minutes=25,
        phrase=phrasing.low_conversion,
        evidence=("conversion.approval_rate.high", "conversion.declined_count"),
        support=("conversion.", "numbers.matured", "numbers.approval"),
    ),
    ThemeEntry(
        id=Theme.UNBILLED_WORK,
        cash=cash_rules.unbilled_work,
        exact=True,
        money=lambda snapshot: snapshot.unbilled_work.amount or 0.0,
        minutes=25,
        minutes_each=8,
        phrase=phrasing.unbilled_work,
        evidence=("unbilled_work.linked_invoices", "unbilled_work.known", "unbilled_work.oldest_days"),
        support=("unbilled_work.", "numbers.unbilled"),
    ),
    ThemeEntry(
        id=Theme.DUPLICATE_BILLING,
        cash=cash_rules.duplicate_billing,
        exact=True,
        money=lambda snapshot: snapshot.duplicates.amount,
        by_nature="doubtful_documents",
        minutes=20,
        minutes_each=4,
        phrase=phrasing.duplicate_billing,
        evidence=("duplicates.weeks_of_billing", "duplicates.newest_days", "duplicates.known"),
        support=("duplicates.", "numbers.duplicate"),
    ),
    ThemeEntry(
        id=Theme.PRICE_SLIPPAGE,
        structure=structural_rules.price_slippage,
        minutes=15,
        phrase=phrasing.price_slippage,
        evidence=("price_held.whole_jobs.high", "price_held.linked_pairs"),
        support=("price_held.", "numbers.price"),
    ),
    ThemeEntry(
        id=Theme.SMALL_JOB_DRAG,
        structure=structural_rules.small_job_drag,
        minutes=20,
        phrase=phrasing.small_job_drag,
        evidence=("job_size.count_share.low",),
        support=("job_size.", "invoice_size_buckets.", "numbers.small_job"),
    ),
    ThemeEntry(
        id=Theme.CUSTOMER_CONCENTRATION,
        structure=structural_rules.customer_concentration,
        by_nature="customer",
        minutes=20,
        phrase=phrasing.customer_concentration,
        evidence=(
            "customer_share.top_share.low",
            "customer_share.effective_customers",
            "customer_share.customers",
        ),
        support=("customer_share.", "numbers.top_customer"),
    ),
    ThemeEntry(
        id=Theme.VOLUME_DROP,
        structure=structural_rules.volume_drop,
        minutes=25,
        phrase=phrasing.volume_drop,
        evidence=("flow.ratio.high", "flow.p_value", "flow.ratio.n"),
        support=("flow.", "weekly_volume_series.", "numbers.volume"),
    ),
    ThemeEntry(
        id=Theme.LUMPY_VOLUME,
        structure=structural_rules.lumpy_volume,
        minutes=15,
        phrase=phrasing.lumpy_volume,
        evidence=("lumpiness.dispersion.value", "lumpiness.p_value", "lumpiness.dispersion.n"),
        support=("lumpiness.", "weekly_volume_series.", "numbers.weekly"),
    ),
    ThemeEntry(
        id=Theme.HEALTHY,
        minutes=10,
        phrase=phrasing.healthy,
        evidence=("overdue.amount", "stale_quotes.amount", *FILES),
        support=("overdue.", "pay_time.", "stale_quotes.", "unbilled_work.", "conversion.", "activity_signals."),
    ),
    ThemeEntry(
        id=Theme.TOO_LITTLE_DATA,
        minutes=15,
        phrase=phrasing.too_little_data,
        evidence=("activity_signals.invoices.outcome_known", "activity_signals.quotes.outcome_known", *FILES),
        support=("activity_signals.", "window.", "exclusions."),
    ),
)

THEMES: Mapping[Theme, ThemeEntry] = {entry.id: entry for entry in _ENTRIES}
