"""The words of the work itself, for the industry; never a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

import pandas as pd

from snapshot.pipeline.pack.vocabulary import words_file

_WORD = re.compile(r"[^\W\d_]{2,20}")
_LEAST_LETTERS = 3
_MIN_DOCUMENTS, _MIN_CUSTOMERS, _MAX_WORDS = 3, 2, 300


def count_job_words(parts: Iterable[pd.DataFrame], names: frozenset[str]) -> Mapping[str, int]:
    """Words of descriptions (lower case) with the number of documents that use them.

    ``parts`` have the columns ``text``, ``customer`` (hash) and ``document``. Kept are words in at least 3 documents
    of at least 2 customers that are no part of a name in ``names``: a word that stands with one customer only may be
    a name that nobody told us.
    """
    documents: Counter[str] = Counter()
    customers: defaultdict[str, set[str]] = defaultdict(set)
    for part in (part for part in parts if len(part)):
        lines = part[[isinstance(text, str) for text in part["text"]]].drop_duplicates()
        known = lines.groupby("text", sort=False)["customer"].unique()
        for text, count in lines.drop_duplicates(["text", "document"])["text"].value_counts().items():
            for word in _words(str(text)):
                documents[word] += int(count)
                # Two are enough to know that it is no single customer's word.
                customers[word].update(list(known[str(text)])[:50])
    kept = ((word, count) for word, count in documents.items() if count >= _MIN_DOCUMENTS and word not in names)
    shared = [(word, count) for word, count in kept if len(customers[word] - {None}) >= _MIN_CUSTOMERS]
    return dict(sorted(shared, key=lambda item: (-item[1], item[0]))[:_MAX_WORDS])


def _words(text: str) -> set[str]:
    """Words of three letters and more, and the trades' own shorter ones."""
    found = set(_WORD.findall(text.casefold().replace("a/c", "ac")))
    return {word for word in found if len(word) >= _LEAST_LETTERS or word in _short_words()}


@cache
def _short_words() -> frozenset[str]:
    return frozenset(words_file("trades.toml")["short"])
