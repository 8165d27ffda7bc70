"""Cell -> the text that may be shown to its owner and stored with the result. Never a name, never a phone number."""

import re
from datetime import date, datetime

from snapshot.pipeline.pack.values.amounts import CODE, CURRENCY_CODES
from snapshot.pipeline.pack.values.dates import MONTH_NAMES, looks_like_date
from snapshot.pipeline.pack.values.status_words import status_words
from snapshot.pipeline.pack.values.value_profile import ERROR_CELL, is_identifier_like, is_serial_like
from snapshot.pipeline.pack.values.vocabulary import plain

_MAX_CHARACTERS = 24
_DOTS = "••••"
# What may stand in a day beside digits and the months: weekdays, the parts of a time, "3rd of".
_WEEKDAYS = """mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday
    mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag"""
DAY_WORDS = MONTH_NAMES | set(_WEEKDAYS.split()) | {"am", "pm", "t", "z", "utc", "gmt", "st", "nd", "rd", "th", "de"}
_TIME = re.compile(r"^.*?\d{1,2}:\d{2}(?::\d{2})?")
_DAY_DIGITS = 8
# 1,204.50 | 1.204,50 | 1204.5 | 950: up to six bare digits, beyond that a phone would pass for an amount.
_AMOUNT = re.compile(
    r"^[(\-+]?\s?(?:[A-Z]{2,3}|[A-Z]{0,2}[$€£¥₹])?\s?[-+]?"
    r"(?:\d{1,3}(?:[,.'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,2})?|\d{1,9}[.,]\d{1,2}|\d{1,6})"
    r"\s?(?:[A-Z]{3}|[$€£¥₹]|%)?\)?-?$"
)
_PHONE_DIGITS = 7
# 2025-0012 and 0000071 count documents; other runs of seven digits may be somebody's phone.
_COUNTED = re.compile(r"^[A-Za-z]{0,4}[-/# ]?(?:20\d\d[-/.]\d{1,6}|00\d{5,6})$")
_SHOWN_LETTERS = 3
WORD = re.compile(r"[^\W\d_]+")


def mask(text: str) -> str:
    """The shape of a text: first letters, signs, and dots: "J•••• S••••", "(•••) •••-••••"."""
    shape = WORD.sub(_masked_word, re.sub(r"\d", "•", text[: _MAX_CHARACTERS * 2]))
    shape = re.sub(r"•{5,}", _DOTS, re.sub(r"\s+", " ", shape)).strip()
    return shape if len(shape) <= _MAX_CHARACTERS else f"{shape[: _MAX_CHARACTERS - 1]}…"


def _masked_word(found: re.Match[str]) -> str:
    """A first letter is left of long words, and only where letters have cases: one sign of Chinese is a name.

    All long words have the same length: that would tell more than the owner needs.
    """
    word = found[0]
    shown = len(word) > 2 and word[0].lower() != word[0].upper()
    return word[0] + _DOTS if shown else _DOTS[: len(word)]


def shown_day(cell: object) -> str | None:
    """A day as it stands in the file; one with words that are no month, weekday or time is not shown."""
    if isinstance(cell, date):
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    if isinstance(cell, int | float):
        return f"{cell:g}" if is_serial_like(cell) else None
    if not isinstance(cell, str) or not (looks_like_date(cell) or is_serial_like(cell)):
        return _error(cell)
    words = set(plain(re.sub(r"\d", " ", cell)).split())
    time = _TIME.match(cell)
    # Behind the time of day anything may stand; without one there is no room for a phone.
    text = time[0] if time else cell
    return _short(text) if words <= DAY_WORDS and (time or _digits(cell) <= _DAY_DIGITS) else None


def shown_amount(cell: object) -> str | None:
    """An amount with its sign and currency; seven and more bare digits may be a phone."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, int | float):
        text = f"{cell:.2f}".removesuffix(".00")
        return text if _AMOUNT.match(text) else None
    if isinstance(cell, str) and len(cell) <= _MAX_CHARACTERS and _AMOUNT.match(cell.strip()):
        return cell
    return _error(cell)


def _error(cell: object) -> str | None:
    """What a spreadsheet writes where it has nothing to show."""
    return _short(cell) if isinstance(cell, str) and ERROR_CELL.match(cell) else None


def shown_number(cell: object, names: frozenset[str], shared: frozenset[str]) -> str | None:
    """A document's number: its letters are few or the series' own, and it is no phone."""
    text = f"{cell:.0f}" if isinstance(cell, float) and cell.is_integer() else str(cell)
    words = set(plain(re.sub(r"\d", " ", text)).split())
    if not is_identifier_like(text) or words & names or not _few_digits(text):
        return None
    return _short(text) if all(len(word) <= _SHOWN_LETTERS or word in shared for word in words) else None


def _few_digits(text: str) -> bool:
    return _digits(text) < _PHONE_DIGITS or bool(_COUNTED.match(text))


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def shown_word(cell: object, names: frozenset[str] | None) -> str | None:
    """A status: words of our own lists; where ``names`` are given also a short word that is no part of one."""
    if not isinstance(cell, str):
        return None
    words = plain(cell).split()
    known = bool(words) and status_words().issuperset(words)
    return _short(cell) if known or (names is not None and harmless(cell, names)) else None


def harmless(text: str, names: frozenset[str]) -> bool:
    """A word or three of letters only, none of them part of a name."""
    words = plain(text).split()
    return 0 < len(words) <= 3 and all(part.isalpha() for part in words) and not names & set(words)


def words_of_nobody(text: str, names: frozenset[str]) -> bool:
    """Words of letters only, none of them part of a name."""
    words = plain(text).split()
    return bool(words) and all(part.isalpha() for part in words) and not names & set(words)


def shown_currency(cell: object) -> str | None:
    found = CODE.search(cell.upper()) if isinstance(cell, str) else None
    return found[1] if found and found[1] in CURRENCY_CODES else None


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= _MAX_CHARACTERS else f"{text[: _MAX_CHARACTERS - 1]}…"
