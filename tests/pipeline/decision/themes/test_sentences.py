"""The sentences as an owner reads them: singular and plural, tiny and huge, softened or not."""

import re
from itertools import product
from typing import get_args

import pytest

from snapshot.pipeline.decision import safe_conclusion, validate_conclusion
from snapshot.pipeline.decision.choose.confidence import Word
from snapshot.pipeline.decision.themes import THEMES
from snapshot.pipeline.decision.validate import text_rules
from snapshot.pipeline.decision.validate.grounding import cited, sources
from snapshot.pipeline.decision.validate.numbers_in_text import measurements, takeaway_quantities
from snapshot.pipeline.decision.write.conclusion import canonical_conclusions
from snapshot.pipeline.decision.write.metric_paths import leaves_of
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import InvoiceActivity, PayTime, Snapshot, TopDebtor
from snapshot.pipeline.signals.short_list import MOST_CUSTOMERS
from tests.pipeline.decision.deciding import action_of, decide, planted, sentences, takeaway_of
from tests.pipeline.decision.planted import (
    PLANTED,
    SLOW,
    SLOWER,
    activity,
    copies,
    exact,
    naming,
    ordinary,
    overdue,
    stale,
    unbilled,
)
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
def test_every_takeaway_is_one_sentence_with_one_or_two_numbers(theme: Theme) -> None:
    takeaway = takeaway_of(PLANTED[theme])
    assert text_rules.is_one_sentence(takeaway)
    assert 1 <= len(measurements(takeaway_quantities(takeaway))) <= 2


CASH = [theme for theme in Theme if THEMES[theme].sitting and THEMES[theme].cash and not THEMES[theme].structure]


@pytest.mark.parametrize("theme", CASH)
def test_money_comes_first_in_the_takeaway_of_a_pile(theme: Theme) -> None:
    first = measurements(takeaway_quantities(takeaway_of(PLANTED[theme])))[0]
    assert takeaway_of(PLANTED[theme]).startswith(first.text)
    assert first.kind == "money"


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
    assert re.search(r"\b\d+ (?:customers|invoices)\b", action_of(PLANTED[theme]))


def test_the_exact_sentences_of_a_common_case() -> None:
    conclusion = decide(PLANTED[Theme.SLOW_PAYERS]).conclusion
    assert conclusion.one_sentence_pattern == "$14,150 is overdue, about three weeks of what you normally bill."
    assert conclusion.decision == (
        "Send reminders to the 5 customers who owe the most ($8,960 of the $14,150 overdue, the oldest 66 days past "
        "due); block 20 minutes tomorrow morning."
    )


NAMED: dict[str, tuple[Theme, Snapshot]] = {
    "Send a reminder to the customer who owes the most ($8,000 of the $14,150 overdue, ": (
        Theme.SLOW_PAYERS, ordinary(overdue=SLOW, action=naming(Theme.SLOW_PAYERS, 1, 2, 8_000.0, 14_150.0))
    ),
    "Send reminders to the 4 customers who owe it ($14,150, all that is overdue, ": (
        Theme.SLOW_PAYERS, ordinary(overdue=SLOW, action=naming(Theme.SLOW_PAYERS, 4, 12, 14_150.0, 14_150.0))
    ),
    "Send reminders for the 6 largest overdue invoices ($8,000 of the $14,150 overdue, ": (
        Theme.SLOW_PAYERS, ordinary(overdue=SLOW, action=naming(Theme.SLOW_PAYERS, None, 6, 8_000.0, 14_150.0))
    ),
    "Invoice the 3 customers with the most approved work and no invoice yet ($7,015 of the $13,340 unbilled, the "
    "oldest approved 58 days ago) wherever the work is done; block 25 minutes today.": (
        Theme.UNBILLED_WORK, PLANTED[Theme.UNBILLED_WORK]
    ),
    "Call the 5 customers with the largest quotes sent 14-90 days ago ($27,460 of the $51,800 waiting); block": (
        Theme.STALE_QUOTES, PLANTED[Theme.STALE_QUOTES]
    ),
    "Call the 3 customers with quotes sent 14-90 days ago ($60,000, all that is waiting); block": (
        Theme.STALE_QUOTES,
        ordinary(
            stale_quotes=stale(3, 60_000.0, (3, 60_000.0)), action=naming(Theme.STALE_QUOTES, 3, 3, 60_000.0, 60_000.0)
        ),
    ),
    "Check the invoices that look like second copies for the 4 customers with the most at stake ($5,480 of the $6,290 "
    "in question) and void the second copies; block 20 minutes": (
        Theme.DUPLICATE_BILLING, PLANTED[Theme.DUPLICATE_BILLING]
    ),
    "Resend the quotes sent 14-90 days ago to the 6 customers with the most waiting ($5,020 of the $8,860 waiting) "
    "with a decide-by date, or close the ones that are over; block 25 minutes": (
        Theme.DECISION_BACKLOG, PLANTED[Theme.DECISION_BACKLOG]
    ),
}  # fmt: skip


@pytest.mark.parametrize("said", NAMED)
def test_an_action_says_whom_it_is_about_and_how_much_of_the_pile(said: str) -> None:
    theme, snapshot = NAMED[said]
    decision = decide(snapshot)
    assert decision.conclusion.pattern_id is theme
    assert decision.conclusion.decision.startswith(said)
    assert validate_conclusion(decision, snapshot).validation.outcome == "held"


def test_what_was_named_for_another_theme_is_not_said() -> None:
    """An agent may choose a theme for which nothing of the kind was measured: then the whole pile is meant."""
    snapshot = ordinary(overdue=SLOW, action=naming(Theme.UNBILLED_WORK, 3, 4, 7_015.0, 13_340.0))
    assert action_of(snapshot).startswith("Send reminders for the 12 overdue invoices ($14,150); block 25 minutes")


def test_without_a_usual_week_money_is_named() -> None:
    unknown = activity(invoices=InvoiceActivity(count=90, outcome_known=True, billed=40_000.0).model_dump())
    pile = unbilled(4, 9_000.0).model_copy(update={"weeks_of_billing": None})
    snapshot = ordinary(activity_signals=unknown, unbilled_work=pile)
    assert takeaway_of(snapshot) == "$9,000 of approved work has no invoice yet."


@pytest.mark.parametrize(("currency", "said"), [("EUR", "€13,340"), ("GBP", "£13,340"), ("CHF", "CHF 13,340")])
def test_money_is_said_in_the_currency_of_the_files(currency: str, said: str) -> None:
    assert said in action_of(PLANTED[Theme.UNBILLED_WORK].model_copy(update={"currency": currency}))


def test_a_debtor_who_owes_everything_is_described_so() -> None:
    assert takeaway_of(SINGULARS[Theme.ONE_BIG_DEBTOR]) == "$14,150 is overdue with one customer, all of it."


def test_a_backlog_without_quotes_of_that_age_speaks_of_all_that_are_open() -> None:
    planted = PLANTED[Theme.DECISION_BACKLOG]
    none_stale = planted.model_copy(update={"stale_quotes": stale(0, 0.0, (0, 0.0))})
    assert action_of(none_stale).startswith(
        "Start on the 33 quotes still open, the largest first: resend each with a decide-by date or close it; block"
    )


@pytest.mark.parametrize("theme", [theme for theme, entry in THEMES.items() if entry.sitting and entry.minutes_each])
def test_the_longest_block_holds_more_customers_than_the_usual_one_at_most(theme: Theme) -> None:
    sitting = THEMES[theme].sitting
    assert sitting is not None
    assert 1 <= sitting.usual <= sitting.most <= MOST_CUSTOMERS


@pytest.mark.parametrize(("customers", "minutes"), [(1, 10), (3, 15), (5, 20), (6, 25), (7, 30), (40, 30)])
def test_a_block_is_as_long_as_its_customers_take(customers: int, minutes: int) -> None:
    action = naming(Theme.SLOW_PAYERS, customers, 50, 8_000.0, 14_150.0)
    assert f"; block {minutes} minutes" in action_of(ordinary(overdue=SLOW, action=action))


@pytest.mark.parametrize("theme", [theme for theme in Theme if theme is not Theme.TOO_LITTLE_DATA])
def test_the_evidence_begins_with_the_number_of_the_takeaway(theme: Theme) -> None:
    decision, leaves = planted(theme)
    numbers = measurements(takeaway_quantities(decision.conclusion.one_sentence_pattern))
    first = decision.conclusion.evidence_signals[: len(numbers)]
    assert all(sources(number, cited(first, leaves)) for number in numbers), first


def test_the_text_does_not_claim_an_earlier_call() -> None:
    boundary = decide(PLANTED[Theme.SLOW_PAYERS]).conclusion.boundary
    assert "then call and agree on a date" in boundary


def test_nobody_is_offered_parts_within_thirty_days() -> None:
    late = PLANTED[Theme.ONE_BIG_DEBTOR]
    early = late.model_copy(update={"top_debtor": late.top_debtor.model_copy(update={"oldest_days": 30})})
    assert "if only for a first part" in action_of(late)
    assert "part" not in action_of(early) + decide(early).conclusion.boundary


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
    def named(oldest: int) -> str:
        action = naming(Theme.UNBILLED_WORK, 2, 3, 9_000.0, 9_000.0, oldest=oldest)
        return action_of(ordinary(unbilled_work=unbilled(3, 9_000.0), action=action))

    assert "the oldest approved 1 day ago" in named(1)
    assert "($9,000, all that is unbilled) wherever" in named(0)


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


def aged(snapshot: Snapshot, days: int | None) -> Snapshot:
    return snapshot.model_copy(update={"window": snapshot.window.model_copy(update={"days_before_run": days})})


@pytest.mark.parametrize("theme", [theme for theme in Theme if theme is not Theme.TOO_LITTLE_DATA])
@pytest.mark.parametrize("days", [46, 400])
def test_old_files_are_exported_again_before_anything_else(theme: Theme, days: int) -> None:
    old = aged(PLANTED[theme], days)
    decision = decide(old)
    action = decision.conclusion.decision
    assert action.startswith("Export fresh files today")
    assert "tomorrow" not in action
    assert text_rules.is_one_sentence(action)
    assert text_rules.has_time_box(action)
    assert validate_conclusion(decision, old).validation.outcome == "held"


def test_the_action_of_old_files_names_the_same_customers_in_one_block() -> None:
    assert action_of(aged(PLANTED[Theme.STALE_QUOTES], 60)) == (
        "Export fresh files today; then call the 5 customers with the largest quotes sent 14-90 days ago ($27,460 of "
        "the $51,800 waiting); block 30 minutes for both."
    )


ASKING_FOR_PAYMENT = {Theme.SLOW_PAYERS, Theme.ONE_BIG_DEBTOR}


@pytest.mark.parametrize("theme", list(Theme))
def test_what_may_have_been_paid_since_is_looked_up_before_anybody_is_asked(theme: Theme) -> None:
    fresh, older, unknown = (action_of(aged(PLANTED[theme], days)) for days in (3, 4, None))
    asked = older.startswith("Check your bank first, then ")
    assert asked is (theme in ASKING_FOR_PAYMENT)
    assert fresh == unknown == action_of(PLANTED[theme])
    assert not fresh.startswith("Check your bank")
