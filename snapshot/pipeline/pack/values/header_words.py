"""Header -> the meanings it may have, with a score for each. The words are in ``words/columns.toml``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from snapshot.pipeline.pack.values.vocabulary import LONGEST, plain, words_file

# A phrase that stands whole in a header: 10, and 2 for each of its words, so that the longer phrase wins.
_PHRASE_POINTS = 10.0
_WORD_POINTS = 2.0
_OTHER_CONCEPT_COST = 6.0  # "Job amount" is no amount of an invoice
_UNKNOWN_WORD_COST = 1.5  # "amount billed to Acme" may be one
# Written apart, and one thing.
_ONE_WORD = re.compile(
    r"\b(?:e mail|sub total|sold to|follow ups?|f u|a r|a c|con signo"
    r"|a payer|a pagar|a pagare|por pagar|to pay|due now|pay now)\b",
)
_CAMEL = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
# "How much did you charge?": what makes a question of a name says nothing more.
_QUESTION = frozenset(
    ("did", "do", "does", "was", "were", "are", "has", "have", "been", "they", "you", "we", "your", "our", "how", "the")
)
_ARTICLES = frozenset({"de", "du", "des", "del", "la", "el", "los", "las", "der", "die", "das", "of"})
ACCEPTED = 8.0
SURE = 10.0


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a column holds, and what its values must look like for that (date, amount, id, text, code, name, any)."""

    name: str
    kind: str
    phrases: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    meaning: Meaning
    score: float


@cache
def concept_of_word() -> Mapping[str, str]:
    return {word: concept for concept, words in words_file("columns.toml")["concepts"].items() for word in words}


@cache
def meanings() -> tuple[Meaning, ...]:
    return tuple(
        Meaning(name, entry["kind"], tuple(frozenset(phrase.split()) for phrase in entry["phrases"]))
        for name, entry in words_file("columns.toml")["meanings"].items()
    )


@cache
def _neutral(kind: str) -> frozenset[str]:
    return frozenset(words_file("columns.toml")["neutral"].get(kind, ()))


def header_words(header: str) -> list[str]:
    """The words of a header: camel case is cut, ``#`` and ``n°`` are words of their own.

    Only the beginning is read of a text that is too long to be a header.
    """
    spaced = re.sub(r"\w+", lambda word: _cut(word[0]), header[:LONGEST])
    # "# of invoices" is how many there are.
    spaced = re.sub(r"(?:#|\bn(?:o\.?|umber|r\.?)) of\b", " count ", spaced, flags=re.IGNORECASE)
    spaced = re.sub(r"\bdûe?s?\b", " due ", spaced, flags=re.IGNORECASE)
    spaced = re.sub(r"#|№|n[°º]", " number ", spaced, flags=re.IGNORECASE)
    # "Date d'échéance", "N° de l'avoir": the article is no part of the word.
    spaced = re.sub(r"\b[dl]['’]", " ", spaced, flags=re.IGNORECASE)
    # An "(s)" of a plural and what stands in brackets as a unit or currency say nothing about the role.
    spaced = re.sub(r"\(s\)|\(([A-Z]{3}|%)\)", " ", spaced)
    # "IVA %" is a rate, "8% USt" the amount of it.
    spaced = re.sub(r"(?<![\d\s])\s*%", " percent ", spaced)
    spaced = re.sub(r"\bo/s\b", " outstanding ", spaced, flags=re.IGNORECASE)
    # A currency sign heads a column of amounts.
    spaced = re.sub(r"[$€£¥]", " amount ", spaced)
    joined = _ONE_WORD.sub(lambda apart: apart[0].replace(" ", ""), plain(spaced))
    words = [word for word in joined.split() if not (len(word) == 1 and word.isalpha()) and word not in _QUESTION]
    # "Statut du paiement": an article joins two words, and at the end it is none ("Montant dû").
    return [word for at, word in enumerate(words, 1) if word not in _ARTICLES or at == len(words)]


def _cut(word: str) -> str:
    """Camel case as words of their own, but for what is one word as it stands: "USt"."""
    return word if word.casefold() in concept_of_word() else _CAMEL.sub(" ", word)


def counts_cents(header: str) -> bool:
    """ "amountCents": whole numbers of the smallest coin, as interfaces give them."""
    return not {"cents", "minor", "centimes", "pence"}.isdisjoint(header_words(header))


# Longer ones are no words, and every cut of them would be looked up.
_LONGEST_COMPOUND = 40


def header_concepts(header: str) -> tuple[frozenset[str], int]:
    """The concepts a header names, and how many of its words are unknown."""
    return _header_concepts(header[:LONGEST])  # so that the cache keeps no long texts


@lru_cache(maxsize=4096)
def _header_concepts(header: str) -> tuple[frozenset[str], int]:
    concepts: set[str] = set()
    unknown = 0
    for word in header_words(header):
        found = _concepts_of(word)
        concepts.update(found)
        unknown += not found and not word.isdigit()
    return frozenset(concepts), unknown


def _concepts_of(word: str) -> tuple[str, ...]:
    """One word's concepts; a compound ("rechnungsdatum", "duedate") has those of its parts."""
    known = concept_of_word()
    if word in known:
        return (known[word],)
    if len(word) > _LONGEST_COMPOUND:
        return ()
    if word.endswith("s") and word[:-1] in known:
        return (known[word[:-1]],)
    for cut in range(len(word) - 2, 1, -1):
        head, tail = word[:cut], word[cut:]
        if head in known and len(head) >= 3:
            rest = (known[tail],) if tail in known else (_concepts_of(tail) if len(tail) >= 6 else ())
            if rest:
                return (known[head], *rest)
    return ()


def header_matches(header: str) -> tuple[HeaderMatch, ...]:
    """Every meaning a header may have, best first."""
    return _header_matches(header[:LONGEST])


@lru_cache(maxsize=4096)
def _header_matches(header: str) -> tuple[HeaderMatch, ...]:
    concepts, unknown = header_concepts(header)
    if not concepts:
        return ()
    matches = [HeaderMatch(meaning, _score(meaning, concepts, unknown)) for meaning in meanings()]
    return tuple(sorted((match for match in matches if match.score >= ACCEPTED), key=lambda match: -match.score))


def _score(meaning: Meaning, concepts: frozenset[str], unknown: int) -> float:
    neutral = _neutral(meaning.kind)
    return max(
        (
            _PHRASE_POINTS
            + _WORD_POINTS * len(phrase)
            - _OTHER_CONCEPT_COST * len(concepts - phrase - neutral)
            - 0.5 * len((concepts - phrase) & neutral)
            - _UNKNOWN_WORD_COST * unknown
            for phrase in meaning.phrases
            if phrase <= concepts
        ),
        default=0.0,
    )
