"""Words of our own vocabularies: they may stay in a masked copy, because they name nobody."""

from functools import lru_cache

from snapshot.pipeline.pack.values.amounts import BESIDE_AMOUNTS, CURRENCY_CODES
from snapshot.pipeline.pack.values.header_words import concept_of_word, header_concepts
from snapshot.pipeline.pack.values.masking import DAY_WORDS
from snapshot.pipeline.pack.values.status_words import NEGATIONS, is_status_word, state_of
from snapshot.pipeline.pack.values.vocabulary import plain

# Concepts whose words introduce a number in a text ("Quote no. 69") or a sum ("Total of January").
_INTRODUCING = frozenset({"invoice", "quote", "bill", "credit", "number", "document", "total", "balance", "payment"})
_OF_SUMS = frozenset(
    ("for", "fur", "pour", "de", "para", "general", "of", "from", "due", "outstanding", "ht", "ttc", "grand", "sub")
) | {"subtotal", "report", "overall", "sous", "zwischensumme", "insgesamt", "somme", "suma"}
# Before a document's number: INV-61, RE-2025-1, SI 7, Q-12.
_SERIES = frozenset(
    ("inv", "invoice", "re", "rg", "rn", "fa", "fac", "fact", "ar", "si", "sinv", "cn", "sc", "sr", "sa", "bill", "po")
) | {"q", "qu", "quo", "quote", "est", "estimate", "an", "ang", "dev", "pre", "pro", "qt", "so", "prop"}
_TICKS = frozenset({"yes", "y", "x", "true", "false", "j", "ja", "oui", "si", "n", "o", "s"})
_VOCABULARIES = ("invoices", "quotes", "jobs", "payments", "types", "ways")


def is_state_word(word: str) -> bool:
    """A word of a status, a type, a way to pay, a tick, a day or a currency."""
    found = plain(word)
    return (
        is_status_word(found)
        or found in NEGATIONS
        or found in _TICKS
        or found in DAY_WORDS
        or found.upper() in CURRENCY_CODES
    )


def introduces(word: str) -> bool:
    """A word before a document's number or a sum."""
    found = plain(word)
    return (
        found in _SERIES
        or found in _OF_SUMS
        or found.upper() in BESIDE_AMOUNTS
        or concept_of_word().get(found) in _INTRODUCING
    )


@lru_cache(maxsize=8192)
def is_known(word: str) -> bool:
    """Any word that we know: of statuses, of headers, of days and sums."""
    return is_state_word(word) or introduces(word) or bool(header_concepts(word)[0])


def is_series(letters: str) -> bool:
    return plain(letters) in _SERIES or is_state_word(letters)


def says_a_state(text: str) -> bool:
    """Whether the reader takes the text for a status or type of any kind of list."""
    return any(state_of(vocabulary, text) is not None for vocabulary in _VOCABULARIES)
