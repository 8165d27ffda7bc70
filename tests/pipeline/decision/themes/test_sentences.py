"""The sentences as an owner reads them: singular and plural, tiny and huge, softened or not."""

import re
from itertools import product
from typing import get_args

import pytest

from snapshot.pipeline.decision import safe_conclusion
from snapshot.pipeline.decision.choose.confidence import Word
from snapshot.pipeline.decision.themes import THEMES
from snapshot.pipeline.decision.validate import text_rules
from snapshot.pipeline.decision.validate.grounding import cited, sources
from snapshot.pipeline.decision.validate.numbers_in_text import measurements, takeaway_quantities
from snapshot.pipeline.decision.write.conclusion import canonical_conclusions
from snapshot.pipeline.decision.write.metric_paths import leaves_of
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import InvoiceActivity, PayTime, Snapshot, TopDebtor
from snapshot.pipeline.signals.metrics.open_quotes import TOP_COUNT
from snapshot.pipeline.signals.metrics.receivables import MAX_REMINDERS
from snapshot.pipeline.signals.metrics.revenue_leakage import MAX_TO_CHECK, MAX_TO_WRITE
from tests.pipeline.decision.deciding import action_of, decide, planted, sentences, takeaway_of
from tests.pipeline.decision.planted import PLANTED, SLOWER, activity, copies, exact, ordinary, overdue, stale, unbilled
from tests.pipeline.decision.random_snapshots import RandomBusiness
from tests.support.avoided_words import avoided_in


@pytest.mark.parametrize("theme", list(Theme))
def test_no_sentence_of_any_theme_breaks_a_rule_of_words(theme: Theme) -> None:
    for text in sentences(decide(PLANTED[theme]).conclusion):
        assert text_rules.is_plain(text)
        assert not text_rules.holds_forbidden(text)
        assert not avoided_in(text)
        assert "  " not in text


@pytest.mark.parametrize("seed", range(60))
def test_nothing_that_any_theme_can_say_blames_or_speaks_of_the_workshop(seed: int) -> None:
    """Also what is never chosen for these facts: an agent may choose it."""
    snapshot = RandomBusiness(seed).snapshot()
    for theme, word in product(Theme, get_args(Word)):
        for own in canonical_conclusions(snapshot, leaves_of(snapshot), theme, word, THEMES):
            assert not any(map(avoided_in, sentences(own.conclusion))), own.conclusion


@pytest.mark.parametrize("theme", list(Theme))
def test_every_action_begins_with_a_verb_and_is_boxed(theme: Theme) -> None:
    action = action_of(PLANTED[theme])
    assert text_rules.begins_with_verb(action)
    assert text_rules.has_time_box(action)


@pytest.mark.parametrize("theme", [theme for theme in Theme if theme is not Theme.TOO_LITTLE_DATA])
def test_every_takeaway_is_one_sentence_with_one_number(theme: Theme) -> None:
    takeaway = takeaway_of(PLANTED[theme])
    assert text_rules.is_one_sentence(takeaway)
    assert len(measurements(takeaway_quantities(takeaway))) == 1


def test_a_trade_that_is_paid_at_once_is_not_paid_within_zero_days() -> None:
    takeaway = takeaway_of(ordinary(pay_time=PayTime(median_days=exact(0, 171))))
    assert "0 days" not in takeaway
    assert len(measurements(takeaway_quantities(takeaway))) == 1


def test_quiet_quotes_are_not_called_declined() -> None:
    silent = PLANTED[Theme.LOW_CONVERSION].conversion.model_copy(update={"declined_count": 0})
    assert "said no" in action_of(PLANTED[Theme.LOW_CONVERSION])
    assert "said no" not in action_of(ordinary(conversion=silent))


SINGULARS: dict[Theme, Snapshot] = {
    Theme.SLOW_PAYERS: ordinary(overdue=overdue(days_1_30=(1, 14_150.0))),
    Theme.ONE_BIG_DEBTOR: ordinary(
        overdue=overdue(days_1_30=(1, 14_150.0)),
        top_debtor=TopDebtor(share=exact(1.0, 1), count=1, amount=14_150.0, oldest_days=1),
    ),
    Theme.UNBILLED_WORK: ordinary(unbilled_work=unbilled(1, 9_000.0, 15)),
    Theme.STALE_QUOTES: ordinary(stale_quotes=stale(1, 48_000.0, (1, 48_000.0))),
    Theme.DUPLICATE_BILLING: ordinary(duplicates=copies(1, 6_000.0, 1)),
    Theme.DECISION_BACKLOG: ordinary(stale_quotes=stale(1, 48_000.0, (1, 48_000.0)), decision_time=SLOWER),
}


@pytest.mark.parametrize("theme", SINGULARS)
def test_a_single_document_is_spoken_of_in_the_singular(theme: Theme) -> None:
    conclusion = decide(SINGULARS[theme]).conclusion
    assert conclusion.pattern_id is theme
    read = " ".join((conclusion.one_sentence_pattern, conclusion.decision, conclusion.boundary))
    assert not re.search(r"\b(?:1|one) (?:\w+ )?(?:invoices|quotes|days|weeks)\b|\b1 \w+s\b|these one|the ones", read)
    assert "one " in conclusion.decision


@pytest.mark.parametrize("theme", SINGULARS)
def test_more_than_one_is_spoken_of_in_the_plural(theme: Theme) -> None:
    assert re.search(r"\b\d+ (?:\w+ )?(?:invoices|quotes)\b", action_of(PLANTED[theme]))


def test_the_exact_sentences_of_a_common_case() -> None:
    conclusion = decide(PLANTED[Theme.SLOW_PAYERS]).conclusion
    assert conclusion.one_sentence_pattern == "About three weeks of billing is past its due date."
    assert conclusion.decision == (
        "Remind the customers behind the 6 invoices 1-30 days past due first ($9,412 of the $14,150 overdue), "
        "starting with the largest; block 25 minutes tomorrow morning."
    )


def test_reminders_start_with_the_bucket_that_is_expected_to_bring_the_most() -> None:
    young = overdue(days_1_30=(5, 8_000.0), days_over_90=(3, 9_000.0))
    old = overdue(days_1_30=(5, 2_000.0), days_over_90=(3, 9_000.0))
    assert "the 5 invoices 1-30 days past due first" in action_of(ordinary(overdue=young))
    assert "the 3 invoices over 90 days past due first" in action_of(ordinary(overdue=old))


def test_a_pile_in_one_bucket_is_not_started_first() -> None:
    action = action_of(ordinary(overdue=overdue(days_31_60=(4, 14_000.0))))
    assert "31-60 days past due ($14,000, all that is overdue)" in action


def test_without_a_usual_week_money_is_named() -> None:
    unknown = activity(invoices=InvoiceActivity(count=90, outcome_known=True, billed=40_000.0).model_dump())
    pile = unbilled(4, 9_000.0).model_copy(update={"weeks_of_billing": None})
    snapshot = ordinary(activity_signals=unknown, unbilled_work=pile)
    assert takeaway_of(snapshot) == "Approved work worth $9,000 has no invoice yet."


@pytest.mark.parametrize(("currency", "said"), [("EUR", "€13,340"), ("GBP", "£13,340"), ("CHF", "CHF 13,340")])
def test_money_is_said_in_the_currency_of_the_files(currency: str, said: str) -> None:
    assert said in action_of(PLANTED[Theme.UNBILLED_WORK].model_copy(update={"currency": currency}))


def test_a_debtor_who_owes_everything_is_described_so() -> None:
    assert takeaway_of(SINGULARS[Theme.ONE_BIG_DEBTOR]) == "All of the overdue money, $14,150, sits with one customer."


def test_the_few_that_carry_the_value_are_named_where_there_are_more() -> None:
    few = action_of(ordinary(stale_quotes=stale(3, 60_000.0, (3, 60_000.0))))
    many = action_of(PLANTED[Theme.STALE_QUOTES])
    assert "the 3 quotes sent 14-90 days ago ($60,000, all that is waiting)" in few
    assert "the 5 largest quotes sent 14-90 days ago ($27,450 of the $51,800 waiting)" in many


def test_a_backlog_without_quotes_of_that_age_speaks_of_all_that_are_open() -> None:
    planted = PLANTED[Theme.DECISION_BACKLOG]
    none_stale = planted.model_copy(update={"stale_quotes": stale(0, 0.0, (0, 0.0))})
    assert action_of(none_stale).startswith(
        "Start on the 33 quotes still open, the largest first: resend each with a decide-by date or close it; block"
    )


LARGEST_FIRST: dict[str, Snapshot] = {
    "Remind the customers behind the 6 largest of the 208 invoices 1-30 days past due first ($50,000 of the $402,000 "
    "overdue); block 25 minutes": ordinary(
        overdue=overdue(days_1_30=(208, 400_000.0, 50_000.0), days_31_60=(2, 2_000.0))
    ),
    "Invoice the 3 largest of the 184 approved quotes that have no invoice yet ($41,000 of the $230,000 unbilled) "
    "wherever the work is done; block 25 minutes": ordinary(unbilled_work=unbilled(184, 230_000.0, 99, 41_000.0)),
    "Check the 5 largest of the 7 invoices that look like second copies ($5,480 of the $6,290 in question) and void "
    "the ones that are; block 20 minutes": PLANTED[Theme.DUPLICATE_BILLING],
    "Resend the 5 largest of the 21 quotes sent 14-90 days ago ($5,020 of the $8,860 waiting) with a decide-by date, "
    "or close the ones that are over; block 25 minutes": PLANTED[Theme.DECISION_BACKLOG],
}  # fmt: skip


@pytest.mark.parametrize("said", LARGEST_FIRST)
def test_of_a_pile_larger_than_its_block_the_few_largest_are_named(said: str) -> None:
    assert action_of(LARGEST_FIRST[said]).startswith(said)


@pytest.mark.parametrize(
    ("theme", "most"),
    [
        (Theme.SLOW_PAYERS, MAX_REMINDERS),
        (Theme.UNBILLED_WORK, MAX_TO_WRITE),
        (Theme.DUPLICATE_BILLING, MAX_TO_CHECK),
        (Theme.STALE_QUOTES, TOP_COUNT),
    ],
)
def test_as_many_are_named_as_the_block_holds(theme: Theme, most: int) -> None:
    assert THEMES[theme].minutes // THEMES[theme].minutes_each == most


@pytest.mark.parametrize("theme", [theme for theme in Theme if theme is not Theme.TOO_LITTLE_DATA])
def test_the_evidence_begins_with_the_number_of_the_takeaway(theme: Theme) -> None:
    decision, leaves = planted(theme)
    (number,) = measurements(takeaway_quantities(decision.conclusion.one_sentence_pattern))
    first = decision.conclusion.evidence_signals[:1]
    assert sources(number, cited(first, leaves)), first


def test_of_two_the_larger_is_named() -> None:
    pair = decide(ordinary(overdue=overdue(days_1_30=(2, 14_150.0)))).conclusion
    assert "starting with the larger;" in pair.decision
    assert pair.boundary.startswith("If the larger of these 2 invoices is still unpaid 7 days from now")
    bills = decide(ordinary(unbilled_work=unbilled(2, 13_340.0))).conclusion
    assert "the larger first" in bills.decision
    assert bills.boundary.startswith("If either of these 2 approved quotes still has no invoice")


def test_the_text_does_not_claim_an_earlier_call() -> None:
    boundary = decide(PLANTED[Theme.SLOW_PAYERS]).conclusion.boundary
    assert "then call that customer and agree on a date" in boundary


def test_a_swing_is_said_in_documents_not_in_their_squares() -> None:
    assert takeaway_of(PLANTED[Theme.LUMPY_VOLUME]).startswith("Your work swings 1.8 times as much from week to week")


def test_slower_answers_are_set_beside_what_they_used_to_take() -> None:
    planted = PLANTED[Theme.DECISION_BACKLOG]
    assert decide(planted).conclusion.why_this_now.startswith("It used to take about 7 days, ")
    at_once = planted.decision_time.model_copy(update={"earlier_median_days": exact(0.4, 39)})
    said = decide(planted.model_copy(update={"decision_time": at_once})).conclusion
    assert said.why_this_now.startswith("It used to take less than a day, ")
    assert "signals.decision_time.earlier_median_days.value=0.4" in said.evidence_signals


def test_a_share_of_the_billing_says_which_time_it_is_taken_over() -> None:
    """The share looks back over one year; of younger files that is all they hold."""
    whole = PLANTED[Theme.CUSTOMER_CONCENTRATION]
    assert takeaway_of(whole) == "One customer brought 42% of the money billed in these files."
    window = whole.window.model_copy(update={"days": 800})
    older = whole.model_copy(update={"window": window, "activity_signals": activity(invoices={"count": 400})})
    assert takeaway_of(older) == "One customer brought 42% of the money you billed over the last year."
    young_invoices = whole.model_copy(update={"window": window})
    assert takeaway_of(young_invoices) == "One customer brought 42% of the money billed in these files."


@pytest.mark.parametrize("theme", list(Theme))
def test_a_boundary_names_one_thing_to_look_at_within_a_week(theme: Theme) -> None:
    boundary = decide(PLANTED[theme]).conclusion.boundary
    condition = boundary.partition(", then ")[0]
    assert " or " not in condition
    assert theme is Theme.TOO_LITTLE_DATA or "7 days" in boundary


def test_ages_in_days_and_unknown_ages_are_worded() -> None:
    assert "approved 1 day ago" in action_of(ordinary(unbilled_work=unbilled(1, 9_000.0, 1)))
    assert "($9,000) wherever" in action_of(ordinary(unbilled_work=unbilled(3, 9_000.0, None)))


PAID_AT_ONCE = PayTime(median_days=exact(1, 99))


@pytest.mark.parametrize(
    ("snapshot", "said"),
    [
        (ordinary(), ": half of your invoices are paid within 19 days."),
        (ordinary(pay_time=PAID_AT_ONCE), ": half of your invoices are paid within 1 day."),
        (ordinary(overdue=overdue(days_1_30=(5, 2_000.0))), ": the most that waits is $2,000 past its due date."),
        (
            ordinary(overdue=overdue(days_1_30=(5, 2_000.0)), unbilled_work=unbilled(4, 2_100.0)),
            ": the most that waits is $2,100 of approved work without an invoice.",
        ),
        (
            ordinary(overdue=overdue(days_1_30=(5, 2_000.0)), stale_quotes=stale(9, 9_000.0, (5, 6_000.0))),
            ": the most that waits is $9,000 in unanswered quotes sent 14-90 days ago.",
        ),
        (ordinary(overdue=overdue(days_1_30=(1, 1_174.0))), ": half of your invoices are paid within 19 days."),
        (ordinary(pay_time=PayTime()), ": no more than $812 is past its due date."),
    ],
)
def test_a_healthy_week_names_its_most_useful_number(snapshot: Snapshot, said: str) -> None:
    assert said in takeaway_of(snapshot)


def test_the_safe_text_names_the_larger_file_or_none() -> None:
    quotes_only = activity(invoices={"count": 0}, quotes={"count": 7})
    both = activity(invoices={"count": 9}, quotes={"count": 7})
    texts = [
        safe_conclusion(ordinary(activity_signals=one), THEMES).one_sentence_pattern for one in (quotes_only, both)
    ]
    assert [text.split(" read")[0] for text in texts] == ["With 7 quotes", "With 9 invoices"]
    assert safe_conclusion(Snapshot(), THEMES).one_sentence_pattern.startswith("This time, ")


@pytest.mark.parametrize(("count", "all_of_them"), [(6, True), (7, False)])
def test_as_many_quotes_as_one_sitting_holds_are_all_named(count: int, all_of_them: bool) -> None:
    assert THEMES[Theme.DECISION_BACKLOG].minutes // THEMES[Theme.DECISION_BACKLOG].minutes_each == 6
    pile = stale(count, 60_000.0, (2, 30_000.0))
    action = action_of(ordinary(stale_quotes=pile, decision_time=SLOWER))
    assert ("the 2 largest" in action) is not all_of_them
