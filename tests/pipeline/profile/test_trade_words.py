"""The lexicon speaks only when it is clear."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.documents.profile import Industry
from snapshot.pipeline.profile.trade_words import count_terms, guess_trade, lexicon, singular, words_of

JOBS = {
    Industry.HVAC: [
        "AC tune-up",
        "Furnace repair",
        "Replace capacitor",
        "Mini-split install",
        "A/C not cooling",
        "Thermostat swap",
    ],
    Industry.BBQ_RESTAURANT: [
        "Catering for 40",
        "Brisket trays",
        "Pulled pork sandwiches",
        "Rehearsal dinner buffet",
        "Ribs and sides",
    ],
    Industry.CONTRACTOR: [
        "Kitchen remodel",
        "Deck repair",
        "Drywall patch",
        "Basement finishing",
        "Bathroom tile",
        "Roofing repair",
    ],
    Industry.LANDSCAPING: [
        "Weekly mowing",
        "Mulch 4 yds",
        "Hedge trim",
        "Fall cleanup",
        "Irrigation start-up",
        "Tree pruning",
    ],
    Industry.PLUMBING: [
        "Drain cleaning",
        "Water heater swap",
        "Leak repair",
        "Toilet reset",
        "Kitchen faucet",
        "Sewer camera",
    ],
    Industry.ELECTRICIAN: [
        "Panel upgrade",
        "EV charger install",
        "Add outlets",
        "Ceiling fan",
        "Rewire garage",
        "GFCI replacement",
    ],
    Industry.GENERAL: ["House cleaning", "Window cleaning", "Carpet cleaning", "Deep clean kitchen", "Move-out clean"],
}


def guess(*texts: str) -> Industry | None:
    found = guess_trade(count_terms((text, 1) for text in texts))
    return found.industry if found else None


def guess_single_words(texts: list[str]) -> Industry | None:
    """As the files give them: single words, each with the number of documents that hold it."""
    words = [(word, sum(word in words_of(text) for text in texts)) for word in {w for t in texts for w in words_of(t)}]
    found = guess_trade(count_terms(words), all_words=sum(times for _, times in words))
    return found.industry if found else None


@pytest.mark.parametrize(("industry", "texts"), JOBS.items())
def test_usual_job_lists_are_recognised(industry: Industry, texts: list[str]) -> None:
    assert guess(*texts) is industry
    assert guess_single_words(texts) is industry


@pytest.mark.parametrize(
    "texts",
    [
        ["Toilet reset", "Drain clearing", "Furnace repair", "Thermostat swap"],
        ["Rewire kitchen", "Outlet", "Breaker", "Lawn mowing", "Hedge trim"],
        ["Faucet", "Drywall patch", "Outlet", "Lawn"],
    ],
)
def test_a_near_tie_stays_undecided(texts: list[str]) -> None:
    assert guess(*texts) is None


@pytest.mark.parametrize(
    "texts", [[], ["Service call"], ["Toilet"], ["Visit", "Labor", "Parts", "Deposit"], ["Valve", "Pump"]]
)
def test_too_few_matches_stay_undecided(texts: list[str]) -> None:
    assert guess(*texts) is None


def test_two_stray_words_among_a_thousand_decide_nothing() -> None:
    words = {"service": 500, "call": 500, "toilet": 2}
    assert guess_trade(count_terms(words.items()), all_words=1002) is None
    assert guess_trade(count_terms({"toilet": 2}.items()), all_words=2) is not None


def test_the_order_of_the_words_does_not_matter() -> None:
    words = [(word, 3) for text in JOBS[Industry.HVAC] for word in text.split()]
    shuffled = random.Random(5).sample(words, len(words))
    assert guess_trade(count_terms(words)) == guess_trade(count_terms(shuffled))


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("drains", "drain"),
        ("switches", "switch"),
        ("boxes", "box"),
        ("gas", "gas"),
        ("glass", "glass"),
        ("fuses", "fuse"),
    ],
)
def test_plurals_are_the_same_word(written: str, word: str) -> None:
    assert singular(written) == word


def test_the_longest_term_is_counted_alone() -> None:
    assert dict(count_terms([("Water heater, EV charger", 2)])) == {"water heater": 2, "ev charger": 2}


def test_an_industry_has_words_and_no_weight_is_out_of_range() -> None:
    assert {trade for weights in lexicon().values() for trade in weights} == set(Industry)
    assert {weight for weights in lexicon().values() for weight in weights.values()} == {1, 2, 3}


def test_every_entry_can_be_found_in_a_text() -> None:
    assert all(count_terms([(term, 1)])[term] == 1 for term in lexicon())


@given(st.dictionaries(st.text(max_size=20), st.integers(min_value=0, max_value=10**6), max_size=30))
def test_any_words_are_accepted(words: dict[str, int]) -> None:
    found = guess_trade(count_terms(words.items()), all_words=sum(words.values()))
    assert found is None or (found.words and found.industry in Industry)
