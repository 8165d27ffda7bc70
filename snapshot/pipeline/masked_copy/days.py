"""A written day -> a later or earlier one in the same notation: "Jan 07 2025", "14.1.26", "2025-01-07T10:00"."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from snapshot.pipeline.documents.recognition import DateOrder
from snapshot.pipeline.masked_copy.day_shift import BY_HEADING, Shift
from snapshot.pipeline.pack.values.dates import WrittenDay, looks_like_date, read_date, two_readings, written_day
from snapshot.pipeline.pack.values.vocabulary import plain

_MONTH_NAMES = tuple(
    tuple(names.split())
    for names in (
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "ene feb mar abr may jun jul ago sep oct nov dic",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "janv févr mars avr mai juin juil août sept oct nov déc",
    )
)
# Days within a sentence; what stands between their parts is as short as the reader allows.
IN_TEXT = re.compile(
    r"(?<![\w/.-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})"
    r"|[^\W\d_]{3,10}\.?[ -]\d{1,2}(?:st|nd|rd|th)?,?[ -]\d{4}"
    r"|\d{1,2}(?:st|nd|rd|th|\.)?[ -][^\W\d_]{3,10}\.?[ -]\d{4})"
    r"(?![\w/-])",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(\d{1,2}[:.h])(\d{2})(?:([:.])(\d{2}))?")
_ANY_YEAR = "2023"  # for days that stand without one


@dataclass(slots=True)
class DayNotation:
    """How the file writes days: their ``order``, the list of names its months are of, and one-digit days and months."""

    order: DateOrder
    names: tuple[str, ...] = _MONTH_NAMES[1]
    padded: bool = True

    @classmethod
    def of(cls, cells: Iterable[str], order: DateOrder) -> "DayNotation":
        """As most of the ``cells`` that hold days tell it."""
        found = [(cell, places) for cell in cells if (places := written_day(cell, order))]
        numbers = [cell[slice(*span)] for cell, places in found for span in _numbers(places)]
        months = Counter(plain(cell[slice(*places.month)]) for cell, places in found if places.named)
        names = max(_MONTH_NAMES, key=lambda known: sum(months[plain(name)] for name in known))
        return cls(order, names, not any(len(number) == 1 for number in numbers))


def _numbers(places: WrittenDay) -> tuple[tuple[int, int], ...]:
    return (places.day,) if places.named else (places.month, places.day)


@dataclass(slots=True)
class Days:
    """Moves days by ``shift``; of times of day the minutes and seconds change.

    ``other_words`` masks what stands before a day or behind its time, where anybody's name may stand.
    """

    notation: DayNotation
    shift: Shift
    minutes: int
    other_words: Callable[[str], str]
    _order: DateOrder = field(init=False)

    def __post_init__(self) -> None:
        order = self.notation.order
        self._order = order if order in ("day_first", "month_first") else "month_first"

    def day_of(self, text: str) -> date | None:
        """The day that the file's reader takes the text for."""
        places, read = written_day(text, self._order), read_date(text)
        if places is None or read is None:
            return None
        if isinstance(read, tuple):
            return read[1]
        both = two_readings(text)
        if both:
            return both[0] if self._order == "day_first" else both[1]
        return _plain_day(text, places)

    def is_numeric(self, text: str) -> bool:
        """Whether day and month are two numbers before the year: "03/04/2025"."""
        places = written_day(text, self._order)
        return places is not None and not places.named and places.year[0] > max(places.month[0], places.day[0])

    def moved_text(self, text: str) -> str:
        """A text that is a day. What the reader takes for no day ("31/02/2025") has only its year changed."""
        places = written_day(text, self._order)
        if places is None:
            return text
        year, day = text[slice(*places.year)], self.day_of(text)
        new = day and self.shift.moved(day)
        parts = [(places.year, _year(new.year if new else _full(year) + self.shift.years, year))]
        if new:
            month = text[slice(*places.month)]
            parts.append((places.month, self._month(new.month, month) if places.named else self._two(new.month, month)))
            parts.append((places.day, self._two(new.day, text[slice(*places.day)])))
        spans = (places.year, places.month, places.day)
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        moved = _replaced(text[:end], parts)[start:]
        return self.other_words(text[:start]) + moved + self.other_words(self._clock(text[end:]))

    def moved_short(self, text: str, year: str | None) -> str:
        """A day without its year, which is that of the title."""
        by_heading = self.shift.days == BY_HEADING
        whole = self.moved_text(f"{text} {_ANY_YEAR if by_heading else year or _ANY_YEAR}")
        return whole[: whole.rindex(" ")]

    def moved_within(self, text: str) -> str:
        """A text of a part that looks like a day, else the text itself."""
        return self.moved_text(text) if looks_like_date(text) else text

    def _two(self, number: int, old: str) -> str:
        padded = old.startswith("0") or (len(old) == 2 and self.notation.padded)
        return f"{number:02}" if padded else str(number)

    def _month(self, number: int, old: str) -> str:
        name = _names_like(old, self.notation.names)[number - 1]
        name = plain(name) if old.isascii() else name
        return name.upper() if old.isupper() else name.capitalize() if old[:1].isupper() else name.lower()

    def _clock(self, rest: str) -> str:
        def moved(found: re.Match[str]) -> str:
            seconds = "" if found[3] is None else f"{found[3]}{self._minute(found[4])}"
            return f"{found[1]}{self._minute(found[2])}{seconds}"

        return _CLOCK.sub(moved, rest, count=1)

    def _minute(self, old: str) -> str:
        """Nothing stays nothing: midnight often stands for no time at all."""
        return f"{(int(old) - 1 + self.minutes) % 59 + 1:02}" if int(old) else old


def _names_like(old: str, usual: tuple[str, ...]) -> tuple[str, ...]:
    """The list of names that a month's name is of."""
    return next((names for names in (usual, *_MONTH_NAMES) if plain(old) in map(plain, names)), usual)


def _plain_day(text: str, places: WrittenDay) -> date | None:
    """Of numbers that can be read in one order only: the day in the file's order, or none."""
    year, month, day = (int(text[slice(*span)]) for span in (places.year, places.month, places.day))
    try:
        return date(year + (2000 if year < 100 else 0), month, day)
    except ValueError:
        return None


def _full(year: str) -> int:
    return int(year) + (2000 if len(year) == 2 else 0)


def _year(year: int, old: str) -> str:
    return f"{year % 100:02}" if len(old) == 2 else f"{year:04}"


def _replaced(text: str, parts: Iterable[tuple[tuple[int, int], str]]) -> str:
    for (start, end), new in sorted(parts, reverse=True):
        text = text[:start] + new + text[end:]
    return text
