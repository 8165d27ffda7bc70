"""No change to a true conclusion slips through: numbers, evidence, claims, words, fields, time box and boundary."""

import re
from typing import Any

import pytest

from snapshot.pipeline.decision import validate_conclusion
from snapshot.pipeline.decision.validate.rules import RULES, ValidationInput
from snapshot.pipeline.decision.validate.validator import revalidate, run_checks
from snapshot.pipeline.decision.write.metric_paths import literal
from snapshot.pipeline.documents.conclusion import Conclusion, Decision, Theme
from tests.pipeline.decision.deciding import broken, conclusion_of, decide, failed, planted
from tests.pipeline.decision.mutations import KINDS, TEXTS, numbers_of
from tests.pipeline.decision.planted import PLANTED

FIELDS = tuple(Conclusion.model_fields)
THEMES = list(Theme)
OWN = {"own words", "evidence of the words"}


def slips(theme: Theme, changes: dict[str, Any]) -> bool:
    """Whether a changed conclusion would be shown as it is; looks no further than the first fault."""
    decision, leaves = planted(theme)
    changed = decision.conclusion.model_copy(update=changes)
    again = revalidate(decision.model_copy(update={"conclusion": changed}))
    if again is None or changed == decision.conclusion:
        return False
    case = ValidationInput(again, PLANTED[theme], leaves)
    return all(rule(case) is None for rule in RULES.values())


@pytest.mark.parametrize("theme", THEMES)
def test_a_correct_conclusion_validates(theme: Theme) -> None:
    validated = validate_conclusion(decide(PLANTED[theme]), PLANTED[theme])
    assert validated.validation.outcome == "held"
    assert all(entry.passed for entry in validated.validation.checks)
    assert validated.conclusion == conclusion_of(theme)


@pytest.mark.parametrize("kind", KINDS)
def test_every_changed_conclusion_is_caught(kind: str) -> None:
    mutate, least = KINDS[kind]
    made, slipped = 0, []
    for theme in THEMES:
        conclusion, leaves = conclusion_of(theme), planted(theme)[1]
        for what, changes in mutate(conclusion, leaves):
            made += 1
            if slips(theme, changes):
                slipped.append((theme.value, what, changes))
    assert slipped == []
    assert made >= least


@pytest.mark.parametrize("theme", THEMES)
def test_another_theme_is_caught_with_its_own_sentences_or_without(theme: Theme) -> None:
    """Over the facts of one theme: the name of another, also with its evidence, and any single sentence of it."""
    leaves = planted(theme)[1]
    for other in THEMES:
        foreign = conclusion_of(other)
        paths = [line.removeprefix("signals.").partition("=")[0] for line in foreign.evidence_signals]
        evidence = tuple(f"signals.{path}={literal(leaves[path])}" for path in paths)
        assert slips(theme, {"pattern_id": other}) is False
        assert slips(theme, {"pattern_id": other, "evidence_signals": evidence}) is False
        for name in (*TEXTS, "optional_next_steps"):
            if getattr(foreign, name) or name != "optional_next_steps":
                assert not slips(theme, {name: getattr(foreign, name)}), (other, name)
                assert not slips(theme, {name: getattr(foreign, name), "evidence_signals": evidence}), (other, name)


@pytest.mark.parametrize("theme", THEMES)
def test_a_conclusion_about_another_business_is_caught(theme: Theme) -> None:
    """Right for the business it was made for, wrong for one without that pressure."""
    for other in THEMES:
        if other is not theme:
            decision, _ = planted(theme)
            assert failed(run_checks(decision, PLANTED[other], planted(other)[1])), other


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


@pytest.mark.parametrize(
    ("probability", "rule"),
    [
        (-0.1, "confidence"),
        (1.1, "confidence"),
        (0.3, "confidence"),
        (float("nan"), "shape"),
        (float("inf"), "shape"),
        (True, "shape"),
        ("0.9", "shape"),
        (None, "shape"),
        (10**400, "shape"),
    ],
    ids=lambda value: str(value)[:8],
)
def test_an_invalid_or_contradicting_probability_is_caught(probability: Any, rule: str) -> None:
    decision, leaves = planted(Theme.SLOW_PAYERS)
    changed = decision.model_copy(update={"probability": probability})
    assert rule in failed(run_checks(changed, PLANTED[Theme.SLOW_PAYERS], leaves))


@pytest.mark.parametrize(
    ("runner_up", "rule"), [(Theme.SLOW_PAYERS, "runner-up"), ("healthy", "shape"), ("Smith", "shape")]
)
def test_an_invalid_runner_up_is_caught(runner_up: Any, rule: str) -> None:
    decision, leaves = planted(Theme.SLOW_PAYERS)
    changed = decision.model_copy(update={"runner_up": runner_up})
    assert failed(run_checks(changed, PLANTED[Theme.SLOW_PAYERS], leaves)) == {rule}


# --- The rules that look at the sentence and the snapshot alone find a fault of the product's own words, too ----------


@pytest.mark.parametrize("theme", THEMES)
def test_a_next_number_in_any_sentence_is_not_what_the_evidence_says(theme: Theme) -> None:
    for name in TEXTS:
        text = getattr(conclusion_of(theme), name)
        for match in numbers_of(text):
            if match["digits"].isdigit():
                other = text[: match.start("digits")] + str(int(match["digits"]) + 1) + text[match.end("digits") :]
                assert broken(theme, **{name: other}) - OWN, other


@pytest.mark.parametrize("theme", THEMES)
def test_each_fault_of_an_action_or_a_boundary_is_named(theme: Theme) -> None:
    action, boundary = conclusion_of(theme).decision, conclusion_of(theme).boundary
    condition, _, what = boundary.partition(", then ")
    assert "verb first" in broken(theme, decision=f"The {action}")
    assert "time box" in broken(theme, decision=re.sub(r"tomorrow morning|today|this week", "soon", action))
    assert "time box" in broken(theme, decision=re.sub(r"\d+ minutes", "a while", action))
    assert "time box" in broken(theme, decision=f"{action[:-1]}, then 25 minutes more.")
    assert "boundary" in broken(theme, boundary=f"When {condition[3:]}, then {what}")
    assert "boundary" in broken(theme, boundary=f"{condition}, then do not {what}")
    assert "boundary" in broken(theme, boundary=re.sub(r"\d+", "some", boundary))


@pytest.mark.parametrize("theme", THEMES)
def test_every_wording_fault_is_named(theme: Theme) -> None:
    for name in TEXTS:
        text = getattr(conclusion_of(theme), name)
        for added, rule in (
            ("the KPIs", "words not used"),
            ("you should have asked", "own words"),
            ("for Oakwood Plumbing", "no names"),
            ("click here", "own words"),
            ("987 in all", "numbers"),
        ):
            assert rule in broken(theme, **{name: f"{text[:-1]}, {added}."}), added
    leaves = ("pii_scrubbed=true", 'snapshot_version="snapshot_v2"', "season.weeks_needed=104")
    elsewhere = tuple(f"signals.{leaf}" for leaf in leaves)
    assert "evidence about the theme" in broken(theme, evidence_signals=elsewhere)


# --- What is shown instead -------------------------------------------------------------------------------------------


def wrong(decision: Decision) -> Decision:
    """The same decision with a takeaway that is not true."""
    takeaway = "About nine weeks of billing is past its due date."
    conclusion = decision.conclusion.model_copy(update={"one_sentence_pattern": takeaway})
    return decision.model_copy(update={"conclusion": conclusion})


def test_the_repair_says_what_was_refused_and_shows_what_the_rules_say() -> None:
    snapshot = PLANTED[Theme.SLOW_PAYERS]
    decision = decide(snapshot)
    validated = validate_conclusion(wrong(decision), snapshot)
    assert validated.validation.outcome == "repaired"
    assert failed(validated.validation) == {"own words", "numbers"}
    assert validated.conclusion == decision.conclusion
    assert validated.probability == decision.probability
    assert validated.runner_up == decision.runner_up


def test_a_repaired_conclusion_is_as_sure_as_the_rules_with_the_same_redraws() -> None:
    snapshot = PLANTED[Theme.SLOW_PAYERS]
    redraws = (snapshot, PLANTED[Theme.HEALTHY], PLANTED[Theme.HEALTHY])
    decision = decide(snapshot, redraws)
    assert decision.probability != decide(snapshot).probability
    validated = validate_conclusion(wrong(decision), snapshot, redraws)
    assert validated.validation.outcome == "repaired"
    assert (validated.conclusion, validated.probability) == (decision.conclusion, decision.probability)
