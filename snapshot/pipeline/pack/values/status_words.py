"""Status or type text -> the status it names. The words are in ``words/statuses.toml``."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from snapshot.pipeline.pack.values.vocabulary import LONGEST, plain, words_file

NEGATIONS = frozenset({"not", "never", "nobody", "none", "no", "wont", "dont", "didnt", "hasnt", "yet"}) | {
    *("nicht", "kein", "keine", "non", "ikke", "inte", "nie", "nao", "ei"),
}
# "Pago parcial", "teilweise bezahlt": a part that was paid leaves the rest open.
_IN_PART = (
    "partial",
    "parcial",
    "partiel",
    "parzial",
    "teilw",
    "teilbez",
    "teilz",
    "deels",
    "gedeelt",
    "czesciow",
    "delvis",
)
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


def known_phrases(vocabulary: str) -> tuple[str, ...]:
    """Every phrase of one list of states."""
    return tuple(_phrases(vocabulary))


@cache
def status_words() -> frozenset[str]:
    """Every word of every status and type that we know."""
    lists = words_file("statuses.toml").values()
    return frozenset(
        word for states in lists for phrases in states.values() for text in phrases for word in plain(text).split()
    )


@cache
def _uninflected_words() -> frozenset[str]:
    return frozenset(map(_uninflected, status_words()))


def is_status_word(word: str) -> bool:
    """Whether one word, in whatever gender or number, stands in a status or type that we know."""
    found = plain(word)
    return found in status_words() or _uninflected(found) in _uninflected_words()


def state_of(vocabulary: str, text: str) -> str | None:
    """The state that a status cell names in ``vocabulary`` (invoices, quotes, jobs, types); ``None`` when unknown.

    The longest phrase at the beginning wins ("not paid" before "paid", "sold - start 3/4" is sold); otherwise a phrase
    inside the cell, when all of them agree and no word turns the meaning round. A whole cell may have other endings.
    """
    return _state_of(vocabulary, text.strip()[:LONGEST])  # so that the cache keeps no long texts


def whole_phrase(vocabulary: str, text: str) -> str | None:
    """The state of a cell that is one of the phrases and nothing else."""
    return _phrases(vocabulary).get(plain(text[:LONGEST]))


def turns_round(text: str) -> bool:
    """Whether a word in the text takes back what another one says: "ok, but not paid"."""
    return bool(NEGATIONS & set(plain(text[:LONGEST]).split()))


# A second thing that happened: "ck bounced 1/23, made good 2/1".
_NEXT = re.compile(r"[,;+]|\s[-–—]+\s|\b(?:then|but|und dann|puis)\b", re.IGNORECASE)
_UNDONE = re.compile(r"bounc|return|nsf|charge ?back|revers|not paid|unpaid|disput", re.IGNORECASE)


@lru_cache(maxsize=8192)
def _state_of(vocabulary: str, text: str) -> str | None:
    first, *later = _NEXT.split(text) if vocabulary == "invoices" else [text]
    state = _state_of_part(vocabulary, text) if not later else None
    if state or not later:
        return state
    return _last_state([(part, _state_of_part(vocabulary, part)) for part in (first, *later)])


def _last_state(parts: Sequence[tuple[str, str | None]]) -> str | None:
    """The state after all that happened. Paid money is owed again only where it was taken back."""
    state: str | None = None
    for text, told in parts:
        if told and not (told == "open" and state not in (None, "open") and not _UNDONE.search(text)):
            state = told
    return state


def _state_of_part(vocabulary: str, text: str) -> str | None:
    """ "Half cash half trade" is the whole."""
    words = plain(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)).split()
    phrases = _phrases(vocabulary)
    whole = " ".join(words)
    if vocabulary == "invoices" and words.count("half") > 1:
        return "paid"
    if state := phrases.get(whole) or _inflected_phrases(vocabulary).get(_uninflected(whole)):
        return state
    if vocabulary == "invoices" and any(word.startswith(_IN_PART) for word in words):
        return "open"
    for length in range(min(len(words), 6), 0, -1):
        state = phrases.get(" ".join(words[:length]))
        if state:
            return state
    if len(words) > 8 or NEGATIONS & set(words):
        return None
    return _inner_state(words, phrases)


def _inner_state(words: list[str], phrases: Mapping[str, str]) -> str | None:
    for length in range(min(len(words), 4), 0, -1):
        parts = (" ".join(words[start : start + length]) for start in range(len(words) - length + 1))
        states = {phrases[part] for part in parts if part in phrases and len(part) > 3}
        if states:
            return states.pop() if len(states) == 1 else None
    return None
