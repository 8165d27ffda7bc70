"""Every kind of constructed business with the answers that are right and those that are wrong in any case."""

from evals.businesses import (
    calendar_year,
    habits_of_trades,
    mixed,
    near_misses,
    pressures,
    records,
    rivals,
    small,
    thin,
)
from evals.businesses.answers import BILLING, DEBTS, HEALTHY, RESTING, SILENT
from evals.businesses.bookkeeping import BOOKKEEPING
from evals.businesses.kind import Build, File, Group, Kind

OUTCOMES: dict[File, tuple[tuple[File, str], ...]] = {
    "invoices": (("invoices", "Paid At"), ("invoices", "Status"), ("invoices", "Balance Due")),
    "quotes": (("quotes", "Approved At"), ("quotes", "Declined At"), ("quotes", "Status")),
}


def _kinds(group: Group, right: str, wrong: frozenset[str], *builds: Build, owing: bool = False) -> tuple[Kind, ...]:
    """Kinds with the names of what builds them; ``right`` are themes with spaces between."""
    return tuple(Kind(build.__name__, group, build, frozenset(right.split()), wrong, owing=owing) for build in builds)


def _near(build: Build, *wrong: str, waiting: bool = False) -> Kind:
    """All is well; naming what a naive statistic would say is wrong in any case."""
    return Kind(build.__name__, "near_miss", build, HEALTHY, frozenset(wrong), waiting=waiting)


_PRESSURES = [
    pressures.slow_payers, pressures.one_big_debtor, pressures.unbilled_work, pressures.stale_quotes,
    pressures.duplicate_billing, pressures.decision_backlog, pressures.low_conversion, pressures.price_slippage,
    pressures.small_job_drag, pressures.customer_concentration, pressures.volume_drop, pressures.lumpy_volume,
]  # fmt: skip

_NEAR_MISSES = (
    _near(near_misses.busy_fortnight, "stale_quotes", "decision_backlog", "low_conversion"),
    _near(near_misses.young_low_rate, "low_conversion", "stale_quotes"),
    _near(near_misses.frequent_visitor, "customer_concentration"),
    _near(near_misses.yearly_dip, "volume_drop"),
    _near(near_misses.overdue_by_word, *DEBTS),
    _near(near_misses.cold_quotes, "stale_quotes", "decision_backlog"),
    _near(near_misses.fresh_approvals, "unbilled_work"),
    _near(near_misses.subscriptions, "duplicate_billing"),
    _near(near_misses.large_but_not_due, *DEBTS),
    _near(near_misses.one_huge_job, "customer_concentration", "lumpy_volume"),
    _near(near_misses.slow_deciders, "decision_backlog", "stale_quotes", waiting=True),
    _near(near_misses.never_answer, "stale_quotes", "low_conversion", waiting=True),
    _near(near_misses.growth, "lumpy_volume", "volume_drop"),
    _near(near_misses.end_of_month_payers, "one_big_debtor"),
    _near(near_misses.returning_pairs, "duplicate_billing"),
    _near(habits_of_trades.deposits_on_every_job, *BILLING),
    _near(habits_of_trades.deposits_on_large_jobs, *BILLING),
    _near(habits_of_trades.deposits_on_large_jobs_lately, *BILLING),
    _near(habits_of_trades.deposits_lately, *BILLING),
    _near(habits_of_trades.halves_within_three_days, *BILLING),
    _near(habits_of_trades.twice_weekly_visits, "duplicate_billing"),
    _near(habits_of_trades.price_list, "duplicate_billing"),
    _near(habits_of_trades.long_lead_contractor, "unbilled_work"),
    _near(habits_of_trades.cash_trade, "low_conversion", *DEBTS),
    _near(habits_of_trades.one_cut_scope, "price_slippage"),
    _near(habits_of_trades.same_price_other_job, "duplicate_billing"),
    _near(records.links_from_some_day, *BILLING),
    _near(records.no_links, *BILLING),
    _near(records.credit_notes, *BILLING, *DEBTS),
    _near(records.not_due_without_due_dates, *DEBTS),
    _near(records.nearly_paid, *DEBTS),
    _near(records.voided_copies, "duplicate_billing", *DEBTS),
    _near(calendar_year.fast_growth, "lumpy_volume", "volume_drop"),
    _near(calendar_year.season_over_years, "lumpy_volume", "volume_drop"),
    _near(calendar_year.holiday_gap, "volume_drop"),
    # One year does not tell the end of a season from a fall, but its weeks are no feast and famine.
    *_kinds("near_miss", "healthy volume_drop", frozenset({"lumpy_volume"}), calendar_year.season_in_one_year),
    # By the week documents do come in heaps; what comes in is as even as ever.
    *_kinds("near_miss", "healthy lumpy_volume", BILLING | {"volume_drop"}, habits_of_trades.month_end_biller),
    # Weeks of billing are past due at any time, and all of it comes: a reminder would bring it sooner, rest is no harm.
    *_kinds(
        "near_miss", "healthy slow_payers one_big_debtor", SILENT | BILLING, habits_of_trades.always_twenty_days_late,
        owing=True,
    ),
    *_kinds("near_miss", "unbilled_work", DEBTS | {"healthy"}, near_misses.many_small_overdue, owing=True),
    *_kinds("near_miss", "unbilled_work", RESTING, habits_of_trades.forgotten_in_long_lead),
    *_kinds("near_miss", "unbilled_work", RESTING | DEBTS, records.voided_and_never_replaced),
    *_kinds("near_miss", "duplicate_billing", RESTING, records.copies_past_due, owing=True),
    *_kinds(
        "near_miss", "one_big_debtor", RESTING | {"slow_payers"}, records.debtor_under_two_spellings, owing=True
    ),
    *_kinds("near_miss", "customer_concentration", RESTING, records.large_customer_under_two_spellings),
    *_kinds("near_miss", "slow_payers", RESTING, records.debts_without_due_dates, owing=True),
)  # fmt: skip

_MIXED = (
    *_kinds("mixed", "unbilled_work", frozenset({"stale_quotes"}), mixed.unbilled_over_stale),
    *_kinds("mixed", "one_big_debtor", frozenset({"slow_payers"}), mixed.debtor_over_small_debts, owing=True),
    *_kinds("mixed", "slow_payers", frozenset({"duplicate_billing"}), mixed.debts_over_duplicates, owing=True),
    *_kinds("mixed", "unbilled_work", DEBTS, mixed.old_debt_and_fresh_unbilled, owing=True),
    *_kinds("mixed", "slow_payers", RESTING | {"unbilled_work"}, rivals.debts_over_unbilled, owing=True),
    *_kinds("mixed", "unbilled_work", RESTING | DEBTS, rivals.unbilled_over_debts, owing=True),
    *_kinds(
        "mixed", "one_big_debtor", RESTING | {"unbilled_work", "stale_quotes"}, rivals.debtor_over_silence, owing=True
    ),
    *_kinds("mixed", "duplicate_billing", RESTING | DEBTS, rivals.copies_over_debts, owing=True),
    *_kinds("mixed", "slow_payers unbilled_work", RESTING, rivals.debts_beside_unbilled, owing=True),
    *_kinds("mixed", "slow_payers one_big_debtor", RESTING, rivals.half_with_one_debtor, owing=True),
    *_kinds("mixed", "slow_payers", RESTING | {"low_conversion"}, rivals.debts_over_low_conversion, owing=True),
    *_kinds("mixed", "unbilled_work", RESTING | {"volume_drop"}, rivals.unbilled_over_volume_drop),
    *_kinds(
        "mixed", "one_big_debtor", RESTING | {"customer_concentration"}, rivals.debtor_over_concentration, owing=True
    ),
    *_kinds("mixed", "duplicate_billing", RESTING | {"price_slippage"}, rivals.copies_over_slippage, owing=True),
)  # fmt: skip


def _weak(build: Build, theme: str, *others: str, strength: float | None = None) -> Kind:
    """Naming ``theme`` and resting are both right. Structural pressures are built below the strength of clear ones."""
    name = build.__name__ if strength is None else f"weak_{build.__name__}"
    built = build if strength is None else rivals.weaker(build, strength)
    right = HEALTHY | {theme, *others}
    return Kind(name, "weak", built, right, SILENT, owing=bool(right & DEBTS), waiting="stale_quotes" in right)


_WEAK = (
    _weak(rivals.weak_debts, *DEBTS),
    _weak(rivals.weak_unbilled, "unbilled_work"),
    _weak(rivals.weak_silence, "stale_quotes"),
    _weak(rivals.weak_copies, "duplicate_billing"),
    _weak(rivals.weak_conversion, "low_conversion"),
    _weak(pressures.decision_backlog, "decision_backlog", "stale_quotes", strength=-0.35),
    _weak(pressures.price_slippage, "price_slippage", strength=-0.3),
    _weak(pressures.customer_concentration, "customer_concentration", strength=-0.4),
    _weak(pressures.volume_drop, "volume_drop", strength=-0.8),
    _weak(pressures.lumpy_volume, "lumpy_volume", strength=-0.5),
)


def _alone(file: File, theme: str, build: Build, *wrong: str, owing: bool = False) -> Kind:
    """One file of the two says enough by itself."""
    excluded = (RESTING | frozenset(wrong)) - {theme}
    return Kind(f"{file}_only_{build.__name__}", "files", build, frozenset({theme}), excluded, (file,), owing=owing)


_FILES = (
    _alone("invoices", "healthy", pressures.healthy, *BILLING, *DEBTS),
    _alone("invoices", "slow_payers", pressures.slow_payers, owing=True),
    _alone("invoices", "duplicate_billing", pressures.duplicate_billing, owing=True),
    _alone("invoices", "small_job_drag", pressures.small_job_drag),
    _alone("quotes", "healthy", pressures.healthy, "unbilled_work"),
    _alone("quotes", "low_conversion", pressures.low_conversion, "unbilled_work"),
    _alone("quotes", "stale_quotes", pressures.stale_quotes, "unbilled_work"),
    *_kinds("files", "slow_payers one_big_debtor", RESTING, small.handful_overdue, owing=True),
    *_kinds("files", "unbilled_work", RESTING, small.handful_unbilled, owing=True),
    *_kinds("files", "duplicate_billing", RESTING, small.handful_of_copies, owing=True),
    Kind(
        "paid_by_balance_alone", "files", pressures.healthy, HEALTHY, DEBTS | SILENT,
        without=(("invoices", "Paid At"), ("invoices", "Status")), cut=True,
    ),
    # The debts speak for themselves; that the quotes hide what came of them is worth saying first, too.
    Kind(
        "debts_beside_mute_quotes", "files", pressures.slow_payers, SILENT | {"slow_payers"},
        frozenset({"healthy", "low_conversion", "stale_quotes"}), without=OUTCOMES["quotes"], owing=True,
    ),
)  # fmt: skip

_MUTE: tuple[tuple[str, File, bool], ...] = (
    ("no_invoice_outcomes", "invoices", False),
    ("no_quote_outcomes", "quotes", False),
    ("no_invoice_outcome_columns", "invoices", True),
    ("no_quote_outcome_columns", "quotes", True),
)
_THIN = (
    *_kinds("thin", "too_little_data", frozenset(), thin.few_documents, thin.few_weeks),
    *(Kind(name, "thin", thin.missing_columns, SILENT, without=OUTCOMES[file], cut=cut) for name, file, cut in _MUTE),
    Kind("quotes_only_and_mute", "thin", thin.missing_columns, SILENT, HEALTHY, ("quotes",), OUTCOMES["quotes"]),
)

KINDS: tuple[Kind, ...] = (
    Kind("healthy", "healthy", pressures.healthy, HEALTHY),
    *(
        Kind(
            name,
            "pressure",
            build,
            frozenset({name}),
            owing=name in DEBTS,
            waiting=name == "decision_backlog",
        )
        for name, build in ((build.__name__, build) for build in _PRESSURES)
    ),
    *_NEAR_MISSES,
    *_MIXED,
    *_WEAK,
    *_FILES,
    *_THIN,
    *BOOKKEEPING,
)
