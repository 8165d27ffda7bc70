"""Rules about a single text: how it begins, which words it uses, whether it may name a person."""

import re
from collections.abc import Iterable

from snapshot.pipeline.decision.choose.constants import LONGEST_BLOCK
from snapshot.wording.decision import word_lists as rules
from snapshot.wording.money import CHARACTERS, WORDS, currency_sign

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?:])\s+")
_PLAIN = re.compile(rf"[A-Za-z0-9 .,;:?()%{CHARACTERS}{''.join(WORDS)}'’–—-]*")
_SOON = re.compile(r"\b(?:today|tomorrow|this week|(?:within|in|over) the next (?:7|seven) days)\b", re.IGNORECASE)
_MINUTES = re.compile(r"\b(\d+) minutes?\b|\bhalf an hour\b", re.IGNORECASE)
# One sentence: a point ends it, but not inside an amount ($0.50).
_PART = r"(?:[^.!?]|\.(?=\d))+"
_BOUNDARY = re.compile(rf"If {_PART}, then ({_PART})\.")


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Whole words only: neither letters nor a hyphen next to them, so that "bill" or "bi-weekly" never trip."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.IGNORECASE)


_FORBIDDEN = _any_of(rules.FORBIDDEN)
_CONTACT = _any_of(rules.CONTACT)


def is_plain(text: str) -> bool:
    """Printable characters of English prose; no markup, no line breaks, no other alphabets."""
    return _PLAIN.fullmatch(text) is not None


def is_one_sentence(text: str) -> bool:
    """Ends with its only full stop."""
    body = text[:-1]
    return text.endswith(".") and re.search(r"[.!?](?:\s|$)", body) is None


def begins_with_verb(text: str) -> bool:
    return text[:1].isupper() and _tells_to_act(text)


def _tells_to_act(text: str) -> bool:
    first = _WORD.match(text)
    return first is not None and first.group(0).lower() in rules.ACTION_VERBS


def has_time_box(text: str) -> bool:
    """One block of at most thirty minutes, and when, within seven days."""
    blocks = [int(match.group(1) or LONGEST_BLOCK) for match in _MINUTES.finditer(text)]
    return len(blocks) == 1 and 0 < blocks[0] <= LONGEST_BLOCK and _SOON.search(text) is not None


def is_boundary(text: str) -> bool:
    """ "If ..., then ..." in one sentence, and what follows is something to do."""
    match = _BOUNDARY.fullmatch(text)
    return match is not None and _tells_to_act(match.group(1))


def holds_forbidden(text: str) -> bool:
    return _FORBIDDEN.search(text) is not None


def may_name_somebody(text: str, currency: str | None) -> bool:
    """A capital inside a sentence, a shouted word, a common name, a form of address or an address.

    The sign of the currency before an amount is no name.
    """
    sign = currency_sign(currency)
    text = re.sub(rf"{re.escape(sign)}(?=\d)", "", text) if sign else text
    if "@" in text or _CONTACT.search(text):
        return True
    return any(_names(sentence) for sentence in _SENTENCE_END.split(text))


def _names(sentence: str) -> bool:
    words = [(match.start(), match.group(0)) for match in _WORD.finditer(sentence)]
    inside = [word for start, word in words if start > 0]
    shouted = [word for _, word in words if len(word) > 1 and word.isupper()]
    capitals = (word for word in inside + shouted if word[0].isupper() and word not in rules.CAPITALS)
    stems = (re.split(r"['’]", word)[0].lower() for _, word in words)
    return next(capitals, None) is not None or any(stem in rules.NAMES for stem in stems)
