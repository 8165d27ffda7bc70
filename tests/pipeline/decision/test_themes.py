"""Each theme is declared once, and whatever else is keyed by theme covers exactly the themes it must."""

from collections.abc import Collection
from dataclasses import replace
from typing import cast

import pytest

from snapshot.pipeline.decision.choose.calibration import stability_of
from snapshot.pipeline.decision.choose.candidates import Excess, ThemeRules, WaitingMoney
from snapshot.pipeline.decision.choose.ranking import choose
from snapshot.pipeline.decision.themes import THEMES
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.signals.action_documents import VIEWS
from snapshot.wording.messages import MESSAGES
from snapshot.wording.robustness import OF_WHICH, THEN
from snapshot.wording.short_list import INTRO
from tests.pipeline.decision.planted import PLANTED, ordinary

NIGHT_WORK = cast(Theme, "night_work")
BY_RULE = {entry.id for entry in THEMES.values() if entry.cash or entry.structure}
BY_CASH = {entry.id for entry in THEMES.values() if entry.cash}


@pytest.mark.parametrize("theme", Theme)
def test_every_theme_has_an_entry(theme: Theme) -> None:
    assert THEMES[theme].id is theme


def test_only_the_answers_that_ask_for_nothing_have_no_rule() -> None:
    assert set(Theme) - BY_RULE == {Theme.HEALTHY, Theme.TOO_LITTLE_DATA}


@pytest.mark.parametrize("theme", sorted(BY_CASH))
def test_acting_on_a_document_takes_no_longer_than_the_block(theme: Theme) -> None:
    assert 0 < THEMES[theme].minutes_each <= THEMES[theme].minutes


@pytest.mark.parametrize(
    ("keys", "themes"),
    [
        (THEN, set(Theme)),
        (OF_WHICH, BY_CASH),
        (MESSAGES, BY_RULE),
        (VIEWS, BY_RULE - {Theme.LUMPY_VOLUME}),
        (INTRO, BY_RULE - {Theme.LUMPY_VOLUME}),
        (PLANTED, set(Theme)),
    ],
    ids=["what would be said instead", "the money", "messages", "documents", "lists", "examples"],
)
def test_what_is_kept_elsewhere_covers_the_themes_that_need_it(keys: Collection[str], themes: set[Theme]) -> None:
    assert set(keys) == themes


@pytest.mark.parametrize(
    "rules",
    [
        ThemeRules(id=NIGHT_WORK, minutes=20, structure=lambda _: Excess(9.0, 400, 20)),
        ThemeRules(id=NIGHT_WORK, minutes=20, minutes_each=5, cash=lambda _: WaitingMoney(90_000.0, 0.5, 3)),
    ],
    ids=["structure", "cash"],
)
def test_an_added_theme_is_considered(rules: ThemeRules) -> None:
    snapshot = ordinary()
    assert choose(snapshot, THEMES).theme is Theme.HEALTHY
    themes = {**THEMES, NIGHT_WORK: rules}
    assert choose(snapshot, themes).theme == NIGHT_WORK
    assert stability_of([snapshot], themes) == {NIGHT_WORK: 1.0}


def test_without_its_rule_a_theme_is_not_chosen() -> None:
    snapshot = PLANTED[Theme.LOW_CONVERSION]
    themes = {**THEMES, Theme.LOW_CONVERSION: replace(THEMES[Theme.LOW_CONVERSION], structure=None)}
    assert choose(snapshot, themes).theme is Theme.HEALTHY
