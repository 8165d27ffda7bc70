"""The same gives the same, two never give one, and nothing stays what it was."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.masked_copy.known_words import is_known
from snapshot.pipeline.masked_copy.substitutes import Digits, Words
from snapshot.pipeline.pack.values.vocabulary import plain

RUNS = st.lists(st.text("0123456789", min_size=1, max_size=8), max_size=40)


@given(runs=RUNS, seed=st.integers(0, 9))
def test_runs_of_digits_stay_as_long_and_as_different(runs: list[str], seed: int) -> None:
    digits = Digits(random.Random(seed))
    others = [digits.other(run) for run in runs]
    assert others == [digits.other(run) for run in runs]
    assert list(map(len, others)) == list(map(len, runs))
    assert len(set(others)) == len(set(runs))
    assert all(other != run for other, run in zip(others, runs, strict=True) if run.strip("0"))


@pytest.mark.parametrize("count", [9, 90, 900])
def test_all_numbers_of_one_length_find_a_substitute(count: int) -> None:
    digits = Digits(random.Random(1))
    runs = list(map(str, range(count // 9, count // 9 + count)))
    assert sorted(map(digits.other, runs)) == sorted(runs)


def test_leading_zeros_make_no_other_number() -> None:
    digits = Digits(random.Random(1))
    assert digits.other("0069") == f"00{digits.other('69')}"
    assert digits.other("000") == "000"


def test_a_word_keeps_capitals_accents_and_about_its_length() -> None:
    words = Words(random.Random(1), ())
    for word in ("Smith", "ACME", "larkspur", "McDonald", "Jo"):
        other = words.other(word)
        assert other[0].isupper() == word[0].isupper()
        assert other.isupper() == word.isupper()
        assert abs(len(other) - len(word)) <= 3
    assert sum(not char.isascii() for char in words.other("Müller")) == 1
    assert len({words.other(word) for word in ("Smith", "SMITH", "smith")}) == 3


def test_spellings_of_one_name_stay_one_name() -> None:
    words = Words(random.Random(1), ())
    assert len({plain(words.other(word)) for word in ("José", "jose", "JOSÉ", "Jose")}) == 1


def test_letters_of_other_scripts_stay_of_their_script() -> None:
    other = Words(random.Random(1), ()).other("Иванов")
    assert other != "Иванов"
    assert all("\u0400" <= char <= "\u04ff" for char in other)


@given(word=st.from_regex(r"[A-Za-z]{3,14}", fullmatch=True), seed=st.integers(0, 9))
def test_no_known_word_and_no_word_of_the_file_is_invented(word: str, seed: int) -> None:
    first = Words(random.Random(seed), ()).other(word)
    again = Words(random.Random(seed), {plain(first)}).other(word)
    assert plain(again) != plain(first)
    assert not is_known(plain(again))


def test_signs_that_only_fold_to_another_script_stay_latin() -> None:
    assert ord(Words(random.Random(1), ()).other("µ")) < 0x250
