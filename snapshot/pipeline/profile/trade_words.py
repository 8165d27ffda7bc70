"""Which trade a bag of words speaks for: a weighted lexicon, a minimum of matches and a clear margin.

Near ties stay undecided on purpose: a wrong trade shows a wrong watch list, the general one is never wrong.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from snapshot.pipeline.documents.profile import Industry

MIN_SCORE = 6  # two mentions of a word that names the trade, or three that point to it; never a single one
MIN_SHARE = 0.02  # of all words, where their number is known: two stray words among a thousand decide nothing
MARGIN = 1.5  # the first must be half as strong again as the second
SHOWN_WORDS = 5
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class TradeGuess:
    """``words`` are the words of the lexicon that spoke for the trade, strongest first."""

    industry: Industry
    words: tuple[str, ...]


def singular(word: str) -> str:
    """``word`` without a plural ending, so that "drains", "switches" and "drain" are one word of the lexicon."""
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def words_of(text: str) -> list[str]:
    """The words of ``text`` in order: lower case, singular, ASCII letters and digits."""
    return [singular(word) for word in _WORD.findall(text.casefold().replace("a/c", "ac"))]


@cache
def lexicon() -> Mapping[str, Mapping[Industry, int]]:
    """Weight per trade of every word (or pair of words) of ``trade_words.toml``."""
    table = tomllib.loads(files(__package__).joinpath("trade_words.toml").read_text("utf-8"))
    weights: dict[str, dict[Industry, int]] = {}
    for trade, groups in table.items():
        for weight, entries in groups.items():
            for entry in entries:
                weights.setdefault(" ".join(words_of(entry)), {}).setdefault(Industry(trade), int(weight))
    return weights


def count_terms(texts: Iterable[tuple[str, int]]) -> Counter[str]:
    """How often each word or run of up to three words of the lexicon occurs, each text counted as often as given.

    The longest term wins: in "water heater" neither "water" nor "heater" is counted again.
    """
    counts: Counter[str] = Counter()
    for text, times in texts:
        for term in _terms(words_of(text)):
            counts[term] += times
    return counts


def _terms(words: list[str]) -> Iterator[str]:
    position = 0
    while position < len(words):
        length = next((n for n in (3, 2, 1) if " ".join(words[position : position + n]) in lexicon()), 0)
        if length:
            yield " ".join(words[position : position + length])
        position += max(length, 1)


def guess_trade(counts: Mapping[str, int], all_words: int = 0) -> TradeGuess | None:
    """The trade that ``counts`` of lexicon terms clearly speak for, or ``None`` when none does.

    ``all_words`` is how many words there were in all, known to the lexicon or not.
    """
    scores: dict[Industry, Counter[str]] = {}
    for term, times in counts.items():
        for trade, weight in lexicon().get(term, {}).items():
            scores.setdefault(trade, Counter())[term] += weight * times
    ranked = sorted(scores.items(), key=lambda item: (-item[1].total(), item[0]))
    if not ranked:
        return None
    trade, parts = ranked[0]
    matches = sum(counts[term] for term in parts)
    if matches < MIN_SHARE * all_words or not _leads([each.total() for _, each in ranked]):
        return None
    strongest = sorted(parts.items(), key=lambda item: (-item[1], item[0]))
    return TradeGuess(trade, tuple(term for term, _ in strongest[:SHOWN_WORDS]))


def _leads(totals: list[int]) -> bool:
    """Whether the best of ``totals`` (best first) is enough by itself and clear of the second."""
    second = totals[1] if len(totals) > 1 else 0
    return totals[0] >= MIN_SCORE and totals[0] >= MARGIN * second
