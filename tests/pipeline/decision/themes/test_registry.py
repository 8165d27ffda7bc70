"""Each theme is declared once, with everything that its kind must have."""

from dataclasses import replace
from importlib import import_module
from pkgutil import iter_modules
from typing import cast

import pytest

from snapshot.pipeline.decision import themes
from snapshot.pipeline.decision.choose.calibration import stability_of
from snapshot.pipeline.decision.choose.candidates import Excess, ThemeRules, WaitingMoney
from snapshot.pipeline.decision.choose.ranking import choose
from snapshot.pipeline.decision.themes import THEMES
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.wording.decision.draft import ThemeText
from tests.pipeline.decision.planted import PLANTED, ordinary

NIGHT_WORK = cast(Theme, "night_work")
BY_RULE = {entry.id for entry in THEMES.values() if entry.cash or entry.structure}
BY_CASH = {entry.id for entry in THEMES.values() if entry.cash}


def test_every_theme_has_one_entry() -> None:
    modules = [import_module(f"{themes.__name__}.{module.name}") for module in iter_modules(themes.__path__)]
    assert sorted(entry.id for module in modules for entry in module.ENTRIES) == sorted(Theme)


def test_only_the_answers_that_ask_for_nothing_have_no_rule() -> None:
    assert set(Theme) - BY_RULE == {Theme.HEALTHY, Theme.TOO_LITTLE_DATA}


@pytest.mark.parametrize("theme", sorted(BY_CASH))
def test_acting_on_a_document_takes_no_longer_than_the_block(theme: Theme) -> None:
    assert 0 < THEMES[theme].minutes_each <= THEMES[theme].minutes


@pytest.mark.parametrize("theme", sorted(BY_RULE))
def test_a_theme_that_asks_for_something_has_a_message(theme: Theme) -> None:
    text = THEMES[theme].text
    assert bool(text.message) is not bool(text.letter)
    assert text.message_use


@pytest.mark.parametrize("theme", sorted(BY_CASH))
def test_waiting_money_has_a_name_and_documents(theme: Theme) -> None:
    assert THEMES[theme].text.money != ThemeText("").money
    assert THEMES[theme].documents


@pytest.mark.parametrize("theme", Theme)
def test_documents_stand_below_an_introduction(theme: Theme) -> None:
    assert bool(THEMES[theme].documents) is bool(THEMES[theme].text.list_intro)


def test_what_would_be_said_instead_is_told_apart() -> None:
    assert len({entry.text.instead for entry in THEMES.values()}) == len(Theme)


def test_every_theme_has_an_example() -> None:
    assert set(PLANTED) == set(Theme)


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
