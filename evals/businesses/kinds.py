"""Every kind of constructed business with the answers that are right and those that are wrong in any case."""

import random
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from evals.businesses import mixed, near_misses, pressures, thin
from evals.businesses.model import Business

Group = Literal["pressure", "near_miss", "mixed", "healthy", "thin"]
HEALTHY = frozenset({"healthy"})
OUTCOMES = {
    "invoices": (("invoices", "Paid At"), ("invoices", "Status"), ("invoices", "Balance Due")),
    "quotes": (("quotes", "Approved At"), ("quotes", "Declined At"), ("quotes", "Status")),
}
_MOST_DRAWS = 60
_ACCIDENTAL_WEEKS = 0.7


@dataclass(frozen=True, slots=True)
class Kind:
    """``accident`` is checked: a draw that happens to hold another pressure of weight is drawn again."""

    name: str
    group: Group
    build: Callable[[random.Random, float], Business]
    right: frozenset[str]
    wrong: frozenset[str] = frozenset()
    without: tuple[tuple[str, str], ...] = ()
    owing: bool = field(default=False)


def construct(kind: Kind, seed: int) -> Business:
    """The business of ``seed``: its strength is drawn, too. The same seed gives the same business."""
    dice = random.Random(zlib.crc32(f"{kind.name}/{seed}".encode()))
    for _ in range(_MOST_DRAWS):
        business = kind.build(dice, dice.random())
        if kind.owing or kind.group == "thin" or business.overdue_cents() <= _ACCIDENTAL_WEEKS * business.week_cents():
            return business
    raise RuntimeError(f"{kind.name}/{seed}: every draw held an accidental pile of debt")


_PRESSURES = [
    pressures.slow_payers, pressures.one_big_debtor, pressures.unbilled_work, pressures.stale_quotes,
    pressures.duplicate_billing, pressures.decision_backlog, pressures.low_conversion, pressures.price_slippage,
    pressures.small_job_drag, pressures.customer_concentration, pressures.volume_drop, pressures.lumpy_volume,
]  # fmt: skip
_OWING = {"slow_payers", "one_big_debtor"}
# What a naive statistic would say of each: naming it is wrong in any case.
_NAIVE: dict[Callable[[random.Random, float], Business], frozenset[str]] = {
    near_misses.busy_fortnight: frozenset({"stale_quotes", "decision_backlog", "low_conversion"}),
    near_misses.young_low_rate: frozenset({"low_conversion", "stale_quotes"}),
    near_misses.frequent_visitor: frozenset({"customer_concentration"}),
    near_misses.yearly_dip: frozenset({"volume_drop"}),
    near_misses.overdue_by_word: frozenset({"slow_payers", "one_big_debtor"}),
    near_misses.cold_quotes: frozenset({"stale_quotes", "decision_backlog"}),
    near_misses.fresh_approvals: frozenset({"unbilled_work"}),
    near_misses.subscriptions: frozenset({"duplicate_billing"}),
    near_misses.large_but_not_due: frozenset({"one_big_debtor", "slow_payers"}),
    near_misses.one_huge_job: frozenset({"customer_concentration", "lumpy_volume"}),
    near_misses.slow_deciders: frozenset({"decision_backlog", "stale_quotes"}),
    near_misses.never_answer: frozenset({"stale_quotes", "low_conversion"}),
    near_misses.growth: frozenset({"lumpy_volume", "volume_drop"}),
    near_misses.end_of_month_payers: frozenset({"one_big_debtor"}),
    near_misses.returning_pairs: frozenset({"duplicate_billing"}),
}
KINDS: tuple[Kind, ...] = (
    Kind("healthy", "healthy", pressures.healthy, HEALTHY),
    *(
        Kind(build.__name__, "pressure", build, frozenset({build.__name__}), owing=build.__name__ in _OWING)
        for build in _PRESSURES
    ),
    *(Kind(build.__name__, "near_miss", build, HEALTHY, wrong) for build, wrong in _NAIVE.items()),
    Kind(
        "many_small_overdue", "near_miss", near_misses.many_small_overdue, frozenset({"unbilled_work"}),
        frozenset({"slow_payers"}), owing=True,
    ),
    Kind(
        "unbilled_over_stale", "mixed", mixed.unbilled_over_stale, frozenset({"unbilled_work"}),
        frozenset({"stale_quotes"}),
    ),
    Kind(
        "debtor_over_small_debts", "mixed", mixed.debtor_over_small_debts, frozenset({"one_big_debtor"}),
        frozenset({"slow_payers"}), owing=True,
    ),
    Kind(
        "debts_over_duplicates", "mixed", mixed.debts_over_duplicates, frozenset({"slow_payers"}),
        frozenset({"duplicate_billing"}), owing=True,
    ),
    Kind(
        "old_debt_and_fresh_unbilled", "mixed", mixed.old_debt_and_fresh_unbilled, frozenset({"unbilled_work"}),
        frozenset({"slow_payers", "one_big_debtor"}), owing=True,
    ),
    Kind("few_documents", "thin", thin.few_documents, frozenset({"too_little_data"})),
    Kind("few_weeks", "thin", thin.few_weeks, frozenset({"too_little_data"})),
    Kind(
        "no_invoice_outcomes", "thin", thin.missing_columns, frozenset({"too_little_data"}),
        without=OUTCOMES["invoices"],
    ),
    Kind("no_quote_outcomes", "thin", thin.missing_columns, frozenset({"too_little_data"}), without=OUTCOMES["quotes"]),
)  # fmt: skip
