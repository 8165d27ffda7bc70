"""Sentence -> every number in it, in digits and words, with its unit.

Read in this order, each part of the text once: dates, fixed labels (ageing buckets, "7 days"), minutes, money, percent,
weeks, days, factors, then plain counts. "a" is no number and "one" is an article, except before what is counted here
("one invoice"). A digit that fits none of these is malformed, such as ``9k`` or ``1/2``.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, partial
from typing import Literal

from snapshot.pipeline.decision.choose.constants import ACTION_DAYS
from snapshot.pipeline.decision.write.number_format import NUMBER_WORDS
from snapshot.wording.ages import PAST_DUE, STALE
from snapshot.wording.money import SIGN

Kind = Literal["date", "label", "minutes", "money", "share", "weeks", "days", "times", "count", "article", "malformed"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """``value`` in the unit of ``kind``: a share is in per cent, a date an ordinal day (without a year: month, day)."""

    kind: Kind
    text: str
    value: float = 0.0
    sign: str = ""
    day: date | None = None
    has_year: bool = True


_TEEN_WORDS = "thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_MONTH_WORDS = "January February March April May June July August September October November December"
_TEENS, _TENS, _MONTHS = _TEEN_WORDS.split(), _TEN_WORDS.split(), _MONTH_WORDS.split()
_WORDS: dict[str, int] = {
    **{word: number for number, word in enumerate(NUMBER_WORDS)},
    **{word: 13 + index for index, word in enumerate(_TEENS)},
    **{word: 20 + 10 * index for index, word in enumerate(_TENS)},
    "dozen": 12,
    "hundred": 100,
    "hundreds": 100,
    "thousand": 1_000,
    "thousands": 1_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "couple": 2,
}
_COMPOUND = rf"(?:{'|'.join(_TENS)})-(?:{'|'.join(NUMBER_WORDS[1:10])})"
_SINGLE = "|".join(sorted(_WORDS, key=len, reverse=True))
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = rf"(?:{_DIGITS}|\b(?:{_COMPOUND}|{_SINGLE})\b)"
_MONTH = rf"(?:{'|'.join(_MONTHS)}|{'|'.join(month[:3] for month in _MONTHS)}|Sept)\.?"
_THINGS = "invoice|quote|week|day|job|pair|copy|document|percent"

# A time box. "About 7 days", "7 days past due" and "7 days ago" are measured.
WEEK = r"(?<!about )(?:7|seven) days(?! (?:past due|ago))"
LABELS: dict[str, str] = {
    **{age.name: f"overdue.{leaf}." for leaf, age in PAST_DUE.items()},
    STALE: "stale_quotes.",
    WEEK: "",
}
"""Fixed words that hold a number and are no measurement, and the evidence that each of them calls for."""


@lru_cache(maxsize=256)  # several rules read the same few sentences
def quantities(text: str) -> tuple[Quantity, ...]:
    """All numbers of ``text``, in the order of the kinds above."""
    found: list[Quantity] = []
    rest = re.sub(r"[‐-―−]", "-", text).replace("\u00a0", " ")
    for pattern, read in _READERS:
        rest = pattern.sub(partial(_note, found, read), rest)
    return tuple(found)


def _note(found: list[Quantity], read: Callable[[re.Match[str]], Quantity], match: re.Match[str]) -> str:
    found.append(read(match))
    return " # "


def takeaway_quantities(text: str) -> tuple[Quantity, ...]:
    """The numbers of a takeaway. It sets no time box: there "7 days" is a measurement like any other."""
    return tuple(
        _measured(found) if re.fullmatch(WEEK, found.text, re.IGNORECASE) else found for found in quantities(text)
    )


def measurements(found: Iterable[Quantity]) -> list[Quantity]:
    """Those that say something of the business."""
    return [one for one in found if one.kind not in {"label", "article"}]


def _measured(label: Quantity) -> Quantity:
    return Quantity("days", label.text, float(ACTION_DAYS))


def label_evidence(label: str) -> str:
    """The beginning of the paths that must be cited where ``label`` stands."""
    return next((prefix for words, prefix in LABELS.items() if re.fullmatch(words, label, re.IGNORECASE)), "")


def _value(text: str) -> float:
    text = text.lower().replace(",", "")
    if text[:1].isdigit():
        return float(text)
    tens, _, unit = text.partition("-")
    return _WORDS[tens] + (_WORDS[unit] if unit else 0)


def _plain(kind: Kind, add: float = 0.0) -> Callable[[re.Match[str]], Quantity]:
    def read(match: re.Match[str]) -> Quantity:
        return Quantity(kind, match.group(0).strip(), _value(match.group(1)) + add)

    return read


def _fixed(kind: Kind, value: float) -> Callable[[re.Match[str]], Quantity]:
    return lambda match: Quantity(kind, match.group(0), value)


def _money(match: re.Match[str]) -> Quantity:
    return Quantity("money", match.group(0), _value(match.group(2)), sign=match.group(1).strip())


def _date(match: re.Match[str]) -> Quantity:
    text = match.group(0)
    words = text.replace(",", " ").replace(".", " ").split()
    try:
        if len(words) == 1:
            return Quantity("date", text, day=date.fromisoformat(text))
        numbers = sorted(int(word) for word in words if word.isdigit())
        month = next(word for word in words if word.isalpha())[:3]
        year = numbers[1] if len(numbers) > 1 else 2000
        day = datetime.strptime(f"{numbers[0]} {month} {year}", "%d %b %Y").date()
    except ValueError:
        return Quantity("malformed", text)
    return Quantity("date", text, day=day, has_year=len(numbers) > 1)


_READERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Quantity]], ...] = tuple(
    (re.compile(pattern, flags), reader)
    for pattern, flags, reader in (
        (r"\b\d{4}-\d{2}-\d{2}\b", 0, _date),
        (rf"\b{_MONTH} \d{{1,2}}(?:, \d{{4}})?\b|\b\d{{1,2}} {_MONTH}(?: \d{{4}})?\b", 0, _date),
        (rf"(?<![\w.,-])(?:{'|'.join(LABELS)})\b", re.I, _fixed("label", 0)),
        (rf"-(?:{SIGN})?\d\S*", 0, _fixed("malformed", 0)),  # nothing that is said here lies below zero
        (rf"({_NUMBER}) (?:minutes?|min)\b", re.I, _plain("minutes")),
        (r"half an hour\b", re.I, _fixed("minutes", 30)),
        (rf"({_NUMBER}|\ban) hours?\b", re.I, _fixed("malformed", 0)),
        (rf"({SIGN})({_DIGITS})(?![\w%]|\.\d)", 0, _money),
        (rf"({_NUMBER}) ?(?:%|per ?cent\b)", re.I, _plain("share")),
        (rf"({_NUMBER}) and a half weeks?\b", re.I, _plain("weeks", 0.5)),
        (r"half a week\b", re.I, _fixed("weeks", 0.5)),
        (rf"({_NUMBER}) (?:complete )?weeks?\b", re.I, _plain("weeks")),
        (rf"({_NUMBER}) days?\b", re.I, _plain("days")),
        (rf"({_NUMBER}) times\b", re.I, _plain("times")),
        (r"\btwice (?:as|the)\b", re.I, _fixed("times", 2)),
        (rf"\b(one) (?:[a-z]+ )?(?:{_THINGS})\b", re.I, _plain("count")),
        (r"\bone\b", re.I, _fixed("article", 1)),
        (r"\bhalf of your invoices are paid within\b", re.I, _fixed("article", 1)),  # what a median is called
        (r"\bhalf\b", re.I, _fixed("share", 50)),
        (r"\ba third of\b", re.I, _fixed("share", 33)),
        (r"\b(?:a|one) quarter of\b", re.I, _fixed("share", 25)),
        (rf"(?<![\w.,/-])({_NUMBER})(?![\w%/]|\.\d)", re.I, _plain("count")),
        (r"\S*[\d¼-¾²³¹]\S*", 0, _fixed("malformed", 0)),
    )
)
