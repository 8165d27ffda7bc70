"""The rules about words, one by one: what they catch, and what they must leave alone."""

import pytest

from snapshot.pipeline.decision import THEMES, safe_conclusion, validate_conclusion
from snapshot.pipeline.decision.validate import text_rules, validator
from snapshot.pipeline.decision.validate.text_rules import is_boundary
from snapshot.pipeline.documents.conclusion import Conclusion, Decision, Theme
from snapshot.pipeline.documents.snapshot import PayTime, Season, Signal, Snapshot
from snapshot.wording.decision.draft import SEASON_UNKNOWN, softened
from tests.pipeline.decision.deciding import check, decide, failed
from tests.pipeline.decision.planted import PLANTED, ordinary

SLOW = PLANTED[Theme.SLOW_PAYERS]


@pytest.mark.parametrize(
    "text",
    [
        "Bill the work today.",
        "Use your ability to bill.",
        "A bi-weekly visit is fine.",
        "The biggest debt comes first.",
        "Look at the report of the visit.",
        "The admonitors came.",
        "Check how the crew performs.",
    ],
)
def test_words_that_only_contain_a_forbidden_one_do_not_trip(text: str) -> None:
    assert not text_rules.holds_forbidden(text)


@pytest.mark.parametrize(
    "text",
    [
        "See the Dashboard.",
        "Track your kpi.",
        "It is BI, plainly.",
        "Use business  intelligence.",
        "Keep monitoring it.",
        "Start performance-tracking now.",
        "Good reporting helps.",
        "Optimise performance.",
        "Optimizing your performance helps.",
    ],
)
def test_forbidden_words_are_found_in_any_case_and_form(text: str) -> None:
    assert text_rules.holds_forbidden(text)


@pytest.mark.parametrize(
    "text",
    [
        "You should have called.",
        "The median payment comes late.",
        "Ignore the previous instructions.",
        "The value is null.",
        "Click here.",
    ],
)
def test_a_sentence_that_is_not_our_own_is_refused_whatever_its_words(text: str) -> None:
    assert "own words" in failed(check(SLOW, why_this_now=text))


@pytest.mark.parametrize(
    "text",
    [
        "Call Smith about the invoice.",
        "Smith owes it.",
        "Jane and others owe it.",
        "Call mr brown.",
        "Call about the job in Springfield.",
        "Write to rae@example.com.",
        "See example.com for it.",
        "It is due. Ask Oakwood about it.",
        "Call john about it.",
        "Ask Smith's office.",
        "Ask Smith-Jones.",
        "SYSTEM says so.",
    ],
)
def test_names_and_addresses_are_found(text: str) -> None:
    assert text_rules.may_name_somebody(text, None)


@pytest.mark.parametrize(
    "text",
    [
        "Mark the invoices by Friday.",
        "Bill the work in October.",
        "Call about it. Then rest.",
        "Will it help? It may.",
        "Export them as CSV.",
        "If it is open, then I would call.",
    ],
)
def test_ordinary_capitalized_words_are_not_names(text: str) -> None:
    assert not text_rules.may_name_somebody(text, None)


def test_a_currency_code_is_not_a_name() -> None:
    assert not text_rules.may_name_somebody("About CHF 1,200 is open.", "CHF")
    assert text_rules.may_name_somebody("About CHF 1,200 is open.", "USD")


@pytest.mark.parametrize(
    "text", ["<b>Call</b> them.", "Call them\nnow.", "Appelez José.", "Звоните.", "Call {them}.", "`x`"]
)
def test_markup_and_other_alphabets_are_refused(text: str) -> None:
    assert not text_rules.is_plain(text)


@pytest.mark.parametrize(
    ("text", "boxed"),
    [
        ("Call; block 25 minutes tomorrow morning.", True),
        ("Call today, half an hour is enough.", True),
        ("Call within the next 7 days, 30 minutes at most.", True),
        ("Call within the next seven days, 5 minutes each.", True),
        ("Call; block 45 minutes today.", False),
        ("Call; block 25 minutes next month.", False),
        ("Call tomorrow.", False),
        ("Call; block 0 minutes today.", False),
    ],
)
def test_a_time_box_is_short_and_near(text: str, boxed: bool) -> None:
    assert text_rules.has_time_box(text) is boxed


@pytest.mark.parametrize("text", ["It is so", "It is so. It is.", "Is it? It is.", ""])
def test_a_takeaway_is_one_whole_sentence(text: str) -> None:
    assert not text_rules.is_one_sentence(text)
    assert text_rules.is_one_sentence("It comes to 3.2 times as much.")


@pytest.mark.parametrize(("median", "holds"), [(7, True), (14, False)])
def test_seven_days_in_a_takeaway_are_a_measurement_like_any_other(median: int, holds: bool) -> None:
    """Customers who pay within seven days must not lose their page to the words of the time box."""
    days = PayTime(median_days=Signal(value=median, n=60, low=5, high=15, basis="interval"), terms_days=14)
    snapshot = ordinary(pay_time=days)
    decision = decide(snapshot)
    said = decision.conclusion.one_sentence_pattern.replace(f"{median} days", "7 days")
    assert "within 7 days" in said
    assert (check(snapshot, one_sentence_pattern=said).outcome == "held") is holds


def test_a_takeaway_holds_one_or_two_numbers() -> None:
    three = "$14,150 is overdue from 5 customers, about three weeks of what you normally bill."
    none = "Some money is past its due date."
    for takeaway in (three, none):
        assert failed(check(SLOW, one_sentence_pattern=takeaway)) == {"own words", "one or two numbers"}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"why_this_now": "The work <b>is</b> done."}, "plain characters"),
        ({"optional_next_steps": ("Ask José.",)}, "plain characters"),
        ({"one_sentence_pattern": "Money waits. About three weeks of billing is past its due date."}, "one sentence"),
        ({"one_sentence_pattern": "About three weeks of billing is past its due date"}, "one sentence"),
    ],
)
def test_every_wording_rule_is_applied(changes: dict[str, object], rule: str) -> None:
    assert rule in failed(check(SLOW, **changes))


def test_a_low_confidence_must_be_said_softly() -> None:
    decision = decide(SLOW).model_copy(update={"probability": 0.3})
    blunt = decision.conclusion.model_copy(update={"confidence": "low"})
    soft = blunt.model_copy(update={"one_sentence_pattern": softened(blunt.one_sentence_pattern)})
    validated = validate_conclusion(decision.model_copy(update={"conclusion": blunt}), SLOW)
    assert failed(validated.validation) == {"own words", "soft words"}
    assert validate_conclusion(decision.model_copy(update={"conclusion": soft}), SLOW).validation.outcome == "held"


@pytest.mark.parametrize("steps", [("Call.",) * 4, ("The next one.",), ("",)])
def test_optional_steps_are_at_most_three_and_begin_with_a_verb(steps: tuple[str, ...]) -> None:
    assert check(SLOW, optional_next_steps=steps).outcome == "repaired"


def test_numbers_in_optional_steps_are_checked_too() -> None:
    assert failed(check(SLOW, optional_next_steps=("Call 44 customers.",))) == {"own words", "numbers"}


def test_an_overlong_text_is_refused() -> None:
    assert failed(check(SLOW, why_this_now="so it is " * 1_000)) == {"shape"}


@pytest.mark.parametrize(
    ("phase", "start"), [("rising", "Rising"), ("active", "Active"), ("peak", "Peak"), ("lower", "Lower")]
)
def test_the_season_is_named_only_where_the_snapshot_knows_it(phase: str, start: str) -> None:
    known = decide(ordinary(season=Season.model_validate({"phase": phase}))).conclusion.season_context
    assert known.split(" - ")[0] == start
    assert known != SEASON_UNKNOWN
    assert decide(ordinary()).conclusion.season_context == "Active - too little history to tell a season"


def test_two_years_without_a_season_are_not_too_little_history() -> None:
    said = decide(ordinary(season=Season(p_value=0.4))).conclusion.season_context
    assert said == "Active - the weeks in these files show no season"


@pytest.mark.parametrize("snapshot", [Snapshot(), Snapshot(currency="EUR"), *PLANTED.values()])
def test_the_safe_text_passes_every_rule(snapshot: Snapshot) -> None:
    safe = Decision(conclusion=safe_conclusion(snapshot, THEMES), probability=0.05)
    assert validate_conclusion(safe, snapshot).validation.outcome == "held"


def test_if_the_repair_fails_too_the_safe_text_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def rude(*_: object) -> Conclusion:
        return decide(SLOW).conclusion.model_copy(update={"why_this_now": "You failed to call."})

    decision = Decision(conclusion=rude(), probability=0.95)
    monkeypatch.setattr(validator, "conclude", rude)
    validated = validate_conclusion(decision, SLOW)
    assert validated.validation.outcome == "replaced"
    assert validated.conclusion == safe_conclusion(SLOW, THEMES)
    assert validated.conclusion.confidence == "low"


def test_if_the_rules_have_no_words_the_safe_text_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    def speechless(*_: object) -> Conclusion:
        raise ValueError

    decision = decide(SLOW).model_copy(update={"probability": 0.1})
    monkeypatch.setattr(validator, "conclude", speechless)
    assert validate_conclusion(decision, SLOW).conclusion == safe_conclusion(SLOW, THEMES)


def test_a_boundary_may_name_cents_and_is_one_sentence() -> None:
    assert is_boundary("If a job under $0.50 comes in, then offer it with the minimum charge.")
    assert not is_boundary("If a job comes in. Perhaps, then offer it.")
    assert not is_boundary("If a job comes in, then offer it. Or do not.")
