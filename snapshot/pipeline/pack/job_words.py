"""The words of the work itself, for the industry; never a name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from snapshot.pipeline.pack.grid import Column

_WORD = re.compile(r"[^\W\d_]{3,20}")
_MIN_DOCUMENTS, _MIN_CUSTOMERS, _MAX_WORDS = 3, 2, 300


def count_job_words(parts: Iterable[tuple[Column, Column]], names: frozenset[str]) -> Mapping[str, int]:
    """Words of descriptions (lower case) with the number of rows that use them.

    ``parts`` are (description cells, customer hashes). Kept are words in at least 3 rows of at least 2 customers that
    are no part of a name in ``names``: a word that only one customer's rows use may be a name nobody told us.
    """
    rows: Counter[str] = Counter()
    customers: defaultdict[str, set[object]] = defaultdict(set)
    for cells, hashes in parts:
        for text, customer in zip(cells, hashes, strict=True):
            if isinstance(text, str):
                for word in set(_WORD.findall(text.casefold())):
                    rows[word] += 1
                    customers[word].add(customer)
    kept = ((word, count) for word, count in rows.items() if count >= _MIN_DOCUMENTS and word not in names)
    known = [(word, count) for word, count in kept if len(customers[word] - {None}) >= _MIN_CUSTOMERS]
    return dict(sorted(known, key=lambda item: (-item[1], item[0]))[:_MAX_WORDS])
