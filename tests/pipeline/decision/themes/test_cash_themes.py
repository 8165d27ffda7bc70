"""Cash pressures rank by the money that acting is expected to move, never by how many documents hold it."""

import pytest

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.decision.choose.candidates import CashCandidate, WaitingMoney, cash_pressures, typical_week
from snapshot.pipeline.decision.choose.chances import PRIOR_WEIGHT, apply_odds_ratio, shrink_to_prior
from snapshot.pipeline.decision.choose.ranking import ranked
from snapshot.pipeline.decision.themes import THEMES
from snapshot.pipeline.decision.themes.overdue import COLLECTION_WEIGHT_BY_AGE, reminder_chance, slow_payers
from snapshot.pipeline.decision.themes.waiting_quotes import (
    CALL_CHANCE,
    ORDINARY_SILENCE,
    beyond_usual,
    call_chance,
)
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Conversion, Signal, Snapshot, TopDebtor, Window
from tests.pipeline.decision.deciding import decide, theme_of
from tests.pipeline.decision.planted import (
    SLOWER,
    WEEK,
    activity,
    between,
    copies,
    exact,
    ordinary,
    overdue,
    stale,
    unbilled,
)


def pressure(theme: Theme, relief: float, minutes: int, chance: float = 0.5) -> CashCandidate:
    return CashCandidate(THEMES[theme], WaitingMoney(relief, chance, 1), minutes, relief, relief / WEEK)


def relief(snapshot: Snapshot, theme: Theme) -> float:
    return next(pile.relief for pile in cash_pressures(snapshot, THEMES) if pile.theme is theme)


def test_thirty_small_overdue_invoices_do_not_outrank_three_unbilled_jobs_of_much() -> None:
    snapshot = ordinary(overdue=overdue(days_1_30=(30, 2_900.0)), unbilled_work=unbilled(3, 9_000.0))
    assert theme_of(snapshot) is Theme.UNBILLED_WORK


def test_few_overdue_invoices_of_much_outrank_many_unbilled_jobs_of_little() -> None:
    snapshot = ordinary(overdue=overdue(days_1_30=(2, 19_000.0)), unbilled_work=unbilled(40, 4_000.0))
    assert theme_of(snapshot) is Theme.SLOW_PAYERS


def test_the_same_debt_is_worth_less_the_older_it_is() -> None:
    reliefs = [
        relief(ordinary(overdue=overdue(**{bucket: (4, 10_000.0)})), Theme.SLOW_PAYERS)
        for bucket in COLLECTION_WEIGHT_BY_AGE
    ]
    assert reliefs == sorted(reliefs, reverse=True)
    assert len(set(reliefs)) == 4


def test_old_debt_gives_way_to_unbilled_work_that_fresh_debt_would_outrank() -> None:
    work = unbilled(4, 8_000.0)
    assert theme_of(ordinary(overdue=overdue(days_1_30=(5, 15_000.0)), unbilled_work=work)) is Theme.SLOW_PAYERS
    assert theme_of(ordinary(overdue=overdue(days_over_90=(5, 15_000.0)), unbilled_work=work)) is Theme.UNBILLED_WORK


def test_quotes_gone_quiet_weigh_far_less_than_the_same_money_overdue() -> None:
    snapshot = ordinary(overdue=overdue(days_1_30=(5, 20_000.0)), stale_quotes=stale(5, 30_000.0, (5, 30_000.0)))
    assert theme_of(snapshot) is Theme.SLOW_PAYERS


def test_the_time_an_action_takes_lowers_its_rank() -> None:
    """The same money in ten times as many documents brings less by the minutes of the extra ones."""
    few, many = (relief(ordinary(unbilled_work=unbilled(n, 9_000.0)), Theme.UNBILLED_WORK) for n in (3, 30))
    assert few - many == pytest.approx(27 * THEMES[Theme.UNBILLED_WORK].minutes_each / 60 * c.HOURLY_VALUE)


def test_a_tie_goes_to_the_cheaper_action() -> None:
    dear, cheap = pressure(Theme.SLOW_PAYERS, 10_000, 60), pressure(Theme.UNBILLED_WORK, 9_700, 20)
    assert ranked([dear, cheap])[0] is cheap


def test_a_tie_of_equal_cost_goes_to_the_more_certain_action() -> None:
    vague = pressure(Theme.STALE_QUOTES, 10_000, 20, 0.15)
    sure = pressure(Theme.UNBILLED_WORK, 9_700, 20, 0.9)
    assert ranked([vague, sure])[0] is sure


def test_beyond_a_tie_the_larger_relief_wins_whatever_it_costs() -> None:
    dear, cheap = pressure(Theme.SLOW_PAYERS, 10_000, 60), pressure(Theme.UNBILLED_WORK, 9_000, 20)
    assert ranked([cheap, dear])[0] is dear


def test_a_cheap_immaterial_action_never_outranks_a_material_one() -> None:
    edge = c.MATERIAL_WEEKS * WEEK
    material, cheap = pressure(Theme.SLOW_PAYERS, edge, 60), pressure(Theme.UNBILLED_WORK, edge * 0.97, 5)
    assert ranked([cheap, material])[0] is material


def test_the_ranking_does_not_depend_on_input_order() -> None:
    late, work = overdue(days_1_30=(3, 9_000.0)), unbilled(2, 6_000.0)
    piles = cash_pressures(ordinary(overdue=late, unbilled_work=work, duplicates=copies(2, 900)), THEMES)
    assert ranked(piles) == ranked(piles[::-1])


def test_a_long_own_record_outweighs_the_prior() -> None:
    assert shrink_to_prior(Signal(), 0.6, 1) == 0.6
    assert shrink_to_prior(exact(0.2, PRIOR_WEIGHT), 0.6, 1) == pytest.approx(0.4)
    assert shrink_to_prior(exact(0.2, 10_000), 0.6, 1) == pytest.approx(0.2, abs=0.01)


def test_acting_raises_every_chance_and_never_beyond_one() -> None:
    assert apply_odds_ratio(0.4, 3.5) == pytest.approx(0.7)
    assert (apply_odds_ratio(0.0, 3.5), apply_odds_ratio(1.0, 3.5)) == (0.0, 1.0)


def test_customers_who_never_say_yes_late_make_stale_quotes_worth_less() -> None:
    pile = stale(12, 30_000.0, (5, 15_000.0))
    never = Conversion(late_approval_share=between(0, 0, 0.03, 120))
    usual = relief(ordinary(stale_quotes=pile), Theme.STALE_QUOTES)
    assert relief(ordinary(stale_quotes=pile, conversion=never), Theme.STALE_QUOTES) < usual / 2


def test_only_what_waits_beyond_the_usual_is_at_stake() -> None:
    pile = stale(12, 30_000.0, (5, 15_000.0)).model_copy(update={"sent_amount": 80_000.0})
    late = pile.model_copy(update={"usual_late_amount": 12_000.0})
    silent = late.model_copy(update={"silent_share": exact(0.1, 60)})
    assert [beyond_usual(stale) for stale in (pile, late, silent)] == [30_000.0, 18_000.0, 10_000.0]


def test_more_silence_than_usual_is_not_normal() -> None:
    pile = stale(12, 50_000.0, (5, 15_000.0)).model_copy(
        update={"sent_amount": 100_000.0, "usual_late_amount": 0.0, "silent_share": exact(0.6, 60)}
    )
    assert beyond_usual(pile) == 50_000.0 - ORDINARY_SILENCE * 100_000.0


def test_a_pile_beyond_the_usual_silence_is_not_judged_by_the_few_who_were_always_silent() -> None:
    never = Conversion(late_approval_share=between(0, 0, 0.03, 120))
    pile = stale(12, 30_000.0, (5, 15_000.0))
    known = pile.model_copy(update={"silent_share": exact(0.02, 80)})
    assert call_chance(ordinary(stale_quotes=pile, conversion=never)) < CALL_CHANCE / 2
    assert call_chance(ordinary(stale_quotes=known, conversion=never)) == CALL_CHANCE
    willing = Conversion(late_approval_share=between(0.5, 0.6, 0.7, 120))
    assert call_chance(ordinary(stale_quotes=known, conversion=willing)) > 0.4


def test_slow_but_steady_customers_make_no_stale_quotes() -> None:
    pile = stale(12, 51_800.0, (5, 27_450.0))
    usual = pile.model_copy(update={"usual_late_amount": 50_000.0, "sent_amount": 90_000.0})
    assert theme_of(ordinary(stale_quotes=pile)) is Theme.STALE_QUOTES
    assert theme_of(ordinary(stale_quotes=usual)) is Theme.HEALTHY


def test_customers_who_always_pay_in_the_end_make_overdue_money_worth_more() -> None:
    pile = overdue(days_31_60=(2, 500.0))
    prompt, never = (pile.model_copy(update={"paid_soon_share": exact(share, 500)}) for share in (0.9, 0.02))
    assert reminder_chance(prompt) > reminder_chance(pile) > reminder_chance(never) > 0.02


@pytest.mark.parametrize(
    ("share", "theme"), [(0.49, Theme.SLOW_PAYERS), (0.5, Theme.SLOW_PAYERS), (0.51, Theme.ONE_BIG_DEBTOR)]
)
def test_overdue_money_mostly_with_one_customer_is_its_own_theme(share: float, theme: Theme) -> None:
    debtor = TopDebtor(share=exact(share, 9), count=3, amount=10_000.0)
    snapshot = ordinary(overdue=overdue(days_1_30=(9, 20_000.0)), top_debtor=debtor)
    assert theme_of(snapshot) is theme


def test_the_shape_of_the_pile_changes_its_weight_by_the_minutes_of_acting_alone() -> None:
    debtor = TopDebtor(share=exact(0.7, 9), count=9, amount=14_000.0)
    (spread,) = cash_pressures(ordinary(overdue=overdue(days_1_30=(9, 20_000.0))), THEMES)
    (single,) = cash_pressures(ordinary(overdue=overdue(days_1_30=(9, 20_000.0)), top_debtor=debtor), THEMES)
    assert (spread.theme, single.theme) == (Theme.SLOW_PAYERS, Theme.ONE_BIG_DEBTOR)
    assert (spread.minutes, single.minutes) == (9 * THEMES[Theme.SLOW_PAYERS].minutes_each, 15)
    assert single.relief - spread.relief == pytest.approx((spread.minutes - single.minutes) / 60 * c.HOURLY_VALUE)


def test_quotes_that_everyone_answers_late_are_a_backlog_not_stale() -> None:
    pile = stale(12, 60_000.0, (5, 30_000.0))
    assert theme_of(ordinary(stale_quotes=pile)) is Theme.STALE_QUOTES
    assert theme_of(ordinary(stale_quotes=pile, decision_time=SLOWER)) is Theme.DECISION_BACKLOG


def test_the_same_sum_is_material_to_a_small_business_only() -> None:
    pile = unbilled(3, 3_000.0)
    big = activity(invoices={"typical_week": exact(40_000, 300)})
    assert theme_of(ordinary(unbilled_work=pile)) is Theme.UNBILLED_WORK
    assert theme_of(ordinary(unbilled_work=pile, activity_signals=big)) is Theme.HEALTHY


def test_the_next_material_pile_is_the_runner_up() -> None:
    snapshot = ordinary(overdue=overdue(days_1_30=(9, 20_000.0)), unbilled_work=unbilled(3, 6_000.0))
    assert decide(snapshot).runner_up is Theme.UNBILLED_WORK


@pytest.mark.parametrize(
    ("changes", "week"),
    [
        ({"invoices": {"typical_week": exact(3_000, 50)}}, 3_000),
        ({"invoices": {"typical_week": Signal(), "billed": 51_000.0}}, 1_000),
        ({"invoices": {"typical_week": Signal(), "billed": 0.0}, "quotes": {"quoted": 510_000.0}}, 3_500),
        ({"invoices": {"typical_week": exact(12, 5)}}, c.SMALLEST_WEEK),
    ],
)
def test_a_week_of_billing_is_measured_or_taken_from_what_there_is(changes: dict[str, object], week: float) -> None:
    assert typical_week(ordinary(activity_signals=activity(**changes))) == pytest.approx(week)


def test_without_any_week_a_common_one_stands_in() -> None:
    empty = activity(invoices={"typical_week": Signal()})
    assert typical_week(ordinary(activity_signals=empty, window=Window())) == c.FALLBACK_WEEK


def test_duplicate_invoices_get_no_reminders() -> None:
    doubled = copies(3, 9_000.0).model_copy(update={"past_due": 9_000.0})
    pile = slow_payers(ordinary(overdue=overdue(days_1_30=(9, 20_000.0)), duplicates=doubled))
    assert pile is not None
    assert pile.amount == 11_000
