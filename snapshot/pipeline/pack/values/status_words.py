"""Status or type text -> the status it names. The words are in ``words/statuses.toml``."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from snapshot.pipeline.pack.values.vocabulary import LONGEST, plain, words_file

# Of Romance adjectives, of words that keep four letters.
_ENDINGS = re.compile(r"(?<=\w{4})(?:ee?s?|[ao]?s|[ao])\b")


@cache
def _phrases(vocabulary: str) -> Mapping[str, str]:
    return {
        plain(phrase): state for state, phrases in words_file("statuses.toml")[vocabulary].items() for phrase in phrases
    }


@cache
def _inflected_phrases(vocabulary: str) -> Mapping[str, str]:
    """The phrases without the endings of gender and number, where these leave no doubt of the state."""
    found: dict[str, set[str]] = {}
    for phrase, state in _phrases(vocabulary).items():
        found.setdefault(_uninflected(phrase), set()).add(state)
    return {phrase: states.pop() for phrase, states in found.items() if len(states) == 1}


def _uninflected(phrase: str) -> str:
    """ "partiellement payees" as "partiellement paye": one word list serves every gender and number."""
    return _ENDINGS.sub("", phrase)


@cache
def status_words() -> frozenset[str]:
    """Every word of every status and type that we know."""
    lists = words_file("statuses.toml").values()
    return frozenset(
        word for states in lists for phrases in states.values() for text in phrases for word in plain(text).split()
    )


def state_of(vocabulary: str, text: str) -> str | None:
    """The state that a status cell names in ``vocabulary`` (invoices, quotes, jobs, types); ``None`` when unknown.

    The longest phrase at the beginning wins ("not paid" before "paid", "sold - start 3/4" is sold); otherwise a phrase
    inside the cell, when all of them agree and no word turns the meaning round. A whole cell may have other endings.
    """
    return _state_of(vocabulary, text.strip()[:LONGEST])  # so that the cache keeps no long texts


@lru_cache(maxsize=8192)
def _state_of(vocabulary: str, text: str) -> str | None:
    words = plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)).split()
    phrases = _phrases(vocabulary)
    whole = " ".join(words)
    if state := phrases.get(whole) or _inflected_phrases(vocabulary).get(_uninflected(whole)):
        return state
    for length in range(min(len(words), 6), 0, -1):
        state = phrases.get(" ".join(words[:length]))
        if state:
            return state
    if len(words) > 8 or {
        "not",
        "never",
        "nobody",
        "none",
        "nicht",
        "no",
        "non",
        "wont",
        "dont",
        "didnt",
        "hasnt",
        "yet",
    } & set(words):
        return None
    return _inner_state(words, phrases)


def _inner_state(words: list[str], phrases: Mapping[str, str]) -> str | None:
    for length in range(min(len(words), 4), 0, -1):
        parts = (" ".join(words[start : start + length]) for start in range(len(words) - length + 1))
        states = {phrases[part] for part in parts if part in phrases and len(part) > 3}
        if states:
            return states.pop() if len(states) == 1 else None
    return None
