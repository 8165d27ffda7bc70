"""No change to a valid conclusion slips through: numbers, evidence, words, fields, time box and boundary."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from snapshot.pipeline.decision import validate_conclusion
from snapshot.pipeline.decision.validator import run_checks
from snapshot.pipeline.documents.conclusion import Conclusion, Decision, Theme
from tests.pipeline.decision.deciding import broken, conclusion_of, decide, failed, planted
from tests.pipeline.decision.planted import PLANTED

TEXTS = ("one_sentence_pattern", "decision", "why_this_now", "boundary")
FIELDS = tuple(Conclusion.model_fields)
THEMES = list(Theme)
WORDS = "half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
NUMBER = re.compile(rf"\d[\d,.]*\d|\d|(?<=about )(?:{WORDS})(?= )")
FORBIDDEN = [
    "dashboard",
    "KPI",
    "KPIs",
    "analytics",
    "BI",
    "business intelligence",
    "monitor",
    "monitoring",
    "performance tracking",
    "reporting",
    "optimize performance",
]


def texts_of(conclusion: Conclusion) -> Iterator[tuple[str, str]]:
    for name in TEXTS:
        yield name, getattr(conclusion, name)


def other_numbers(number: str) -> Iterator[str]:
    """The next number, ten times as much, a word for another one: each in the same writing."""
    if not number[0].isdigit():
        yield from (word for word in ("two", "nine") if word != number)
        return
    plain = number.replace(",", "")
    if "." in plain:
        yield f"{float(plain) + 0.1:.1f}"
        return
    for other in (int(plain) + 1, int(plain) * 10 + 3, max(0, int(plain) - 1)):
        yield f"{other:,}"


def mutated_numbers(text: str) -> Iterator[str]:
    for match in NUMBER.finditer(text):
        for other in other_numbers(match.group(0)):
            yield text[: match.start()] + other + text[match.end() :]


@pytest.mark.parametrize("theme", THEMES)
def test_a_planted_conclusion_holds(theme: Theme) -> None:
    validated = validate_conclusion(decide(PLANTED[theme]), PLANTED[theme])
    assert validated.validation.outcome == "held"
    assert all(entry.passed for entry in validated.validation.checks)
    assert validated.conclusion == conclusion_of(theme)


@pytest.mark.parametrize("theme", THEMES)
def test_any_changed_number_in_any_sentence_is_caught(theme: Theme) -> None:
    conclusion = conclusion_of(theme)
    changed = [(name, text) for name, whole in texts_of(conclusion) for text in mutated_numbers(whole)]
    assert changed
    slipped = [text for name, text in changed if not broken(theme, **{name: text})]
    assert slipped == []


@pytest.mark.parametrize("theme", THEMES)
def test_any_number_added_to_a_sentence_is_caught(theme: Theme) -> None:
    for name, text in texts_of(conclusion_of(theme)):
        longer = text[:-1] + ", 987 in all."
        assert "numbers" in broken(theme, **{name: longer})


@pytest.mark.parametrize("theme", THEMES)
def test_any_changed_line_of_evidence_is_caught(theme: Theme) -> None:
    lines = conclusion_of(theme).evidence_signals
    for index, line in enumerate(lines):
        path, _, literal = line.partition("=")
        others = (f"{path}x={literal}", f"{path}=9{literal}", f"{path}=null", f"{path}=={literal}", path, "", line[8:])
        for other in others:
            changed = (*lines[:index], other, *lines[index + 1 :])
            assert broken(theme, evidence_signals=changed), other


@pytest.mark.parametrize("theme", THEMES)
def test_evidence_of_another_theme_is_caught(theme: Theme) -> None:
    leaves = ("pii_scrubbed=true", 'snapshot_version="snapshot_v2"', "season.weeks_needed=104")
    elsewhere = tuple(f"signals.{leaf}" for leaf in leaves)
    assert "evidence about the theme" in broken(theme, evidence_signals=elsewhere)


@pytest.mark.parametrize("theme", THEMES)
def test_a_forbidden_word_in_any_sentence_is_caught(theme: Theme) -> None:
    for (name, text), word in product(texts_of(conclusion_of(theme)), FORBIDDEN):
        assert "words not used" in broken(theme, **{name: f"{text[:-1]} {word}."}), word


@pytest.mark.parametrize("theme", THEMES)
def test_a_dropped_empty_or_extra_field_is_caught(theme: Theme) -> None:
    whole = dict(conclusion_of(theme))
    assert failed_for(whole, theme) == set()
    for field in FIELDS:
        without = {name: value for name, value in whole.items() if name != field}
        for fields in (without, whole | {field: None}, whole | {field: 7}, whole | {"note": "extra"}):
            assert failed_for(fields, theme) == {"shape"}, field


def failed_for(fields: dict[str, Any], theme: Theme) -> set[str]:
    """The rules that a conclusion with exactly these fields breaks, made past all validation."""
    bare = Conclusion.model_construct()
    object.__setattr__(bare, "__dict__", fields)
    decision, leaves = planted(theme)
    return failed(run_checks(decision.model_copy(update={"conclusion": bare}), PLANTED[theme], leaves))


@pytest.mark.parametrize("theme", THEMES)
def test_an_action_without_its_time_box_is_caught(theme: Theme) -> None:
    action = conclusion_of(theme).decision
    without_minutes = re.sub(r"(?:block|take) \d+ minutes", "set time aside", action)
    without_day = re.sub(r"tomorrow morning|today|this week", "soon", action)
    for changed in (without_minutes, without_day):
        assert changed != action
        assert "time box" in broken(theme, decision=changed)


@pytest.mark.parametrize("theme", THEMES)
def test_an_action_without_its_verb_is_caught(theme: Theme) -> None:
    action = conclusion_of(theme).decision
    for changed in (action.partition(" ")[2], f"The {action}", action[0].lower() + action[1:], f"Ignore {action}"):
        assert "verb first" in broken(theme, decision=changed)


@pytest.mark.parametrize("theme", THEMES)
def test_a_boundary_without_its_condition_is_caught(theme: Theme) -> None:
    boundary = conclusion_of(theme).boundary
    for changed in (
        boundary.replace("If ", "When ", 1),
        boundary.replace(", then", ", and", 1),
        boundary.partition(", then ")[2].capitalize(),
        re.sub(r"\d+", "some", boundary),
    ):
        assert "boundary" in broken(theme, boundary=changed)


@pytest.mark.parametrize("theme", THEMES)
def test_a_name_in_any_sentence_is_caught(theme: Theme) -> None:
    for name, text in texts_of(conclusion_of(theme)):
        for somebody in ("Smith", "maria", "Oakwood Plumbing", "Mr Brown", "rae@example.com", "www.example.com"):
            changed = text[:-1] + f" for {somebody}."
            assert broken(theme, **{name: changed}), changed


@pytest.mark.parametrize("theme", THEMES)
def test_blame_in_any_sentence_is_caught(theme: Theme) -> None:
    for name, text in texts_of(conclusion_of(theme)):
        for blame in ("you failed to ask", "you should have asked", "it was neglected", "it is your fault"):
            assert "no blame" in broken(theme, **{name: f"{text[:-1]}, {blame}."})


@pytest.mark.parametrize("theme", THEMES)
def test_another_confidence_or_season_is_caught(theme: Theme) -> None:
    decision = decide(PLANTED[theme])
    for word in {"low", "medium", "high"} - {decision.conclusion.confidence}:
        assert "confidence" in broken(theme, confidence=word)
    assert "season" in broken(theme, season_context="Peak - the busiest time of the year is usually now")


@pytest.mark.parametrize("probability", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_probability_that_is_none_is_caught(probability: float) -> None:
    for snapshot in PLANTED.values():
        decision = decide(snapshot).model_copy(update={"probability": probability})
        assert validate_conclusion(decision, snapshot).validation.outcome != "held"


@pytest.mark.parametrize("theme", THEMES)
def test_another_theme_over_the_same_words_is_caught(theme: Theme) -> None:
    for other in THEMES:
        assert bool(broken(theme, pattern_id=other)) is (other is not theme), other


@pytest.mark.parametrize("theme", THEMES)
def test_a_conclusion_about_another_business_is_caught(theme: Theme) -> None:
    """Right for the business it was made for, wrong for one without that pressure."""
    for other in THEMES:
        if other is not theme:
            decision, _ = planted(theme)
            assert failed(run_checks(decision, PLANTED[other], planted(other)[1])), other


def test_the_repair_says_what_was_refused_and_shows_what_the_rules_say() -> None:
    snapshot = PLANTED[Theme.SLOW_PAYERS]
    decision = decide(snapshot)
    wrong = decision.conclusion.model_copy(update={"one_sentence_pattern": "About nine weeks of billing is past due."})
    validated = validate_conclusion(Decision(conclusion=wrong, probability=decision.probability), snapshot)
    assert validated.validation.outcome == "repaired"
    assert failed(validated.validation) == {"numbers"}
    assert validated.conclusion == decision.conclusion
    assert validated.probability == decision.probability
    assert validated.runner_up == decision.runner_up
