"""The names of the ages say the days at which the signals divide them."""

import re

import pytest

from snapshot.pipeline.decision.validate.numbers_in_text import label_evidence
from snapshot.pipeline.documents.metric_catalogue import METRICS
from snapshot.pipeline.documents.snapshot import Largest, Overdue
from snapshot.pipeline.signals.metrics.open_quotes import AGE_EDGES
from snapshot.pipeline.signals.metrics.receivables import AGE_STARTS
from snapshot.wording.ages import PAST_DUE, QUOTE_AGES, STALE
from snapshot.wording.chart import OWED_AGES


def days_in(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", text)]


def test_the_ages_of_money_past_due_are_those_of_the_signals() -> None:
    days = [[1, 30], [31, 60], [61, 90], [90]]
    assert [days_in(leaf) for leaf in PAST_DUE] == days
    assert [days_in(age.name) for age in PAST_DUE.values()] == days
    assert [days_in(age.span) for age in PAST_DUE.values()] == days
    assert list(AGE_STARTS) == [1, *(last + 1 for *_, last in days[:-1])]
    assert list(PAST_DUE) == [name for name, field in Overdue.model_fields.items() if field.annotation is Largest]


def test_the_ages_of_quotes_are_those_of_the_signals() -> None:
    assert [days_in(age)[0] for age in QUOTE_AGES] == [AGE_EDGES[1], *AGE_EDGES[1:-1], AGE_EDGES[-1] - 1]
    assert days_in(STALE) == [AGE_EDGES[1], AGE_EDGES[-1] - 1]


@pytest.mark.parametrize("leaf", PAST_DUE)
def test_an_age_past_due_has_one_name_in_sentences_bars_and_evidence(leaf: str) -> None:
    name = PAST_DUE[leaf].name
    assert label_evidence(name) == f"overdue.{leaf}."
    assert METRICS[f"overdue.{leaf}.amount"].label == f"Money {name}"
    assert f"{OWED_AGES[leaf]} past due".replace("–", "-") == name


def test_the_age_of_stale_quotes_calls_for_their_evidence() -> None:
    assert label_evidence(STALE) == "stale_quotes."
