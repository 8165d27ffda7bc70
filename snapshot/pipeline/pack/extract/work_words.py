"""Descriptions of work -> how many documents use each word, to find the trade, and hashes to compare two jobs.

Never a name.
"""

import hmac
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.vocabulary import words_file

_WORD = re.compile(r"[^\W\d_]{2,20}")
_MIN_LETTERS = 3
# Enough of a description to tell two jobs apart; a page of terms under each quote would make all of them alike.
MAX_JOB_WORDS, _LOOKED_AT = 8, 120
_HEX_CHARACTERS = 8
_MIN_DOCUMENTS, _MIN_CUSTOMERS, _MAX_WORDS = 3, 2, 300


@dataclass(frozen=True, slots=True)
class Descriptions:
    """What was done, row by row; ``documents`` are numbers, the same for lines of one document."""

    text: Column
    customers: Column
    documents: npt.NDArray[np.int64]


def count_job_words(parts: Iterable[Descriptions], names: frozenset[str]) -> Mapping[str, int]:
    """Words of descriptions (lower case) with the number of documents that use them.

    Kept are words in at least 3 documents of at least 2 customers that are no part of a name in ``names``: a word that
    stands with one customer only may be a name that nobody told us.
    """
    documents: Counter[str] = Counter()
    customers: defaultdict[str, set[object]] = defaultdict(set)
    for part in parts:
        counts, known = _documents(part), _two_customers(part)
        for at, text in enumerate(part.text.values):
            for word in _words(text) if isinstance(text, str) else ():
                documents[word] += int(counts[at])
                customers[word].update(known[at])
    kept = ((word, count) for word, count in documents.items() if count >= _MIN_DOCUMENTS and word not in names)
    shared = [(word, count) for word, count in kept if len(customers[word]) >= _MIN_CUSTOMERS]
    return dict(sorted(shared, key=lambda item: (-item[1], item[0]))[:_MAX_WORDS])


class JobWords:
    """Descriptions of one upload -> keyed hashes of their words."""

    def __init__(self, workspace_key: bytes) -> None:
        self._key = workspace_key
        self._known: dict[str, str] = {}

    def of(self, description: object) -> str | None:
        """The hashes of its first words by the alphabet, in alphabetical order; ``None`` where there is no word."""
        words = _words(description[:_LOOKED_AT]) if isinstance(description, str) else ()
        return " ".join(sorted(map(self._hash, sorted(words)[:MAX_JOB_WORDS]))) or None

    def _hash(self, word: str) -> str:
        if word not in self._known:
            self._known[word] = hmac.digest(self._key, b"job " + word.encode(), "sha256").hex()[:_HEX_CHARACTERS]
        return self._known[word]


def _documents(part: Descriptions) -> npt.NDArray[np.int64]:
    """Of each different text the number of its documents."""
    if np.bincount(part.documents, minlength=1).max() <= 1:
        return part.text.counts
    rows = np.flatnonzero(part.text.filled)
    pairs = part.text.codes[rows] * (part.documents.max(initial=0) + 1) + part.documents[rows]
    once = rows[np.unique(pairs, return_index=True)[1]]
    return np.bincount(part.text.codes[once], minlength=len(part.text.values))


def _two_customers(part: Descriptions) -> list[list[object]]:
    """Of each different text up to two customers: enough to know that it is no single customer's."""
    found: list[list[object]] = [[] for _ in part.text.values]
    rows = np.flatnonzero(part.text.filled & part.customers.filled)
    texts, customers = part.text.codes[rows], part.customers.codes[rows]
    for _ in range(_MIN_CUSTOMERS):
        one = np.full(len(found), -1)
        one[texts] = customers
        for text in np.flatnonzero(one >= 0):
            found[text].append(part.customers.values[one[text]])
        others = customers != one[texts]
        texts, customers = texts[others], customers[others]
    return found


def _words(text: str) -> set[str]:
    """Words of three letters and more, and the trades' own shorter ones."""
    found = set(_WORD.findall(text.casefold().replace("a/c", "ac")))
    return {word for word in found if len(word) >= _MIN_LETTERS or word in _short_words()}


@cache
def _short_words() -> frozenset[str]:
    return frozenset(words_file("trades.toml")["short"])
