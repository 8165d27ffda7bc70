"""Column of cells -> days. One order of day and month is chosen for a whole file, never per cell."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.documents.recognition import DateOrder
from snapshot.pipeline.pack.values.column import Column

Days = npt.NDArray[np.datetime64]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janner enero ene janvier janv gennaio",
            "feb february februar febrero fevrier fev fevr",
            "mar march marz maerz mrz marzo mars",
            "apr april abril abr avril avr",
            "may mai mayo",
            "jun june juni junio juin",
            "jul july juli julio juillet juil",
            "aug august agosto ago aout",
            "sep sept september septiembre setiembre septembre",
            "oct october oktober okt octubre octobre",
            "nov november noviembre novembre",
            "dec december dezember dez diciembre dic decembre",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH_NAMES = frozenset(_MONTHS)
_ACCENTS = str.maketrans("äáàâéèêëûúüöóô", "aaaaeeeeuuuooo")
_TIME = r"(?:[T,]?\s*(?:at\s+|um\s+)?\d{1,2}[:.h]\d{2}.*)?"
_ISO = re.compile(r"^\s*(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)" + _TIME + r"\s*$", re.IGNORECASE)
_COMPACT = re.compile(r"^\s*((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:T?\d{6}.*)?\s*$")
_NUMERIC = re.compile(r"^\s*(\d{1,2})([-/. ])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)" + _TIME + r"\s*$", re.IGNORECASE)
_WEEKDAY = r"(?:[^\W\d_]{2,10}\.?,?\s+)?"
_DAY_NAME = re.compile(
    r"^\s*"
    + _WEEKDAY
    + r"(\d{1,2})(?:st|nd|rd|th|\.|º)?[\s\-/.,]*(?:de\s+)?([^\W\d_]{3,10})\.?[\s\-/.,']*(?:de\s+)?(\d{4}|\d{2})(?!\d)"
    + _TIME
    + r"\s*$",
    re.IGNORECASE,
)
_NAME_DAY = re.compile(
    r"^\s*"
    + _WEEKDAY
    + r"([^\W\d_]{3,10})\.?[\s\-/]*(\d{1,2})(?:st|nd|rd|th)?,?[\s\-/,']+(\d{4}|\d{2})(?!\d|:)"
    + _TIME
    + r"\s*$",
    re.IGNORECASE,
)
_YEAR_NAME = re.compile(r"^\s*(\d{4})[\s\-/.]([^\W\d_]{3,10})\.?[\s\-/.](\d{1,2})" + _TIME + r"\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,10}")
# Each with the groups of its day, month and year.
_NAMED = ((_DAY_NAME, 1, 2, 3), (_NAME_DAY, 2, 1, 3), (_YEAR_NAME, 3, 2, 1))
_DIGIT, _LETTER = re.compile(r"\d"), re.compile(r"[^\W\d_]")
_SERIAL = re.compile(r"[3-5]\d{4}(?:\.\d+)?")
_SERIAL_START = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class DateReading:
    """How the dates of a file are written. ``ambiguous``: nothing in the files decided between day and month first."""

    order: DateOrder
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class _Parts:
    """A numeric date with its year at the end, undecided: ``first`` and ``second`` are day and month in some order."""

    first: int
    second: int
    year: int
    separator: str

    def day(self, order: DateOrder) -> date | None:
        month, day = (self.second, self.first) if order == "day_first" else (self.first, self.second)
        return _day(self.year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None


def _year(text: str) -> int:
    """Two digits are this century's: nobody uploads invoices of 1969."""
    return int(text) + (2000 if len(text) == 2 else 0)


def _month(name: str) -> int | None:
    key = name.casefold().translate(_ACCENTS)
    return _MONTHS.get(key)


def read_date(value: object) -> tuple[DateOrder, date | None] | _Parts | None:
    """One cell: a day with the way it is written, undecided parts, or ``None`` when it is no date at all.

    A time of day and its zone are left out: the day is taken as written.
    """
    if isinstance(value, datetime):
        return "serial", _day(value.year, value.month, value.day)
    if isinstance(value, date):
        return "serial", _day(value.year, value.month, value.day)
    if not isinstance(value, str) or not 6 <= len(value) <= 60 or not _DIGIT.search(value):
        return None
    # Some programs write the mark that keeps a spreadsheet from changing a cell.
    value = value.removeprefix("'")
    if value.lstrip()[:4].isdecimal():
        if found := _ISO.match(value) or _COMPACT.match(value):
            return "year_first", _day(int(found[1]), int(found[2]), int(found[3]))
    elif found := _NUMERIC.match(value):
        return _Parts(int(found[1]), int(found[3]), _year(found[4]), found[2])
    return _named(value) if _LETTER.search(value) else None


def _named(value: str) -> tuple[DateOrder, date | None] | None:
    for pattern, day, month, year in _NAMED:
        if (found := pattern.match(value)) and (number := _month(found[month])):
            return "month_name", _day(_year(found[year]), number, int(found[day]))
    return None


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """Where year, month and day stand in a text (first and next index); ``named``: the month is a word."""

    year: tuple[int, int]
    month: tuple[int, int]
    day: tuple[int, int]
    named: bool = False


def written_day(text: str, order: DateOrder) -> WrittenDay | None:
    """Where the parts of a day stand in a text that ``read_date`` reads; ``order`` is the file's."""
    if found := _ISO.match(text) or _COMPACT.match(text):
        return WrittenDay(found.span(1), found.span(2), found.span(3))
    if found := _NUMERIC.match(text):
        first, second = (3, 1) if order == "day_first" else (1, 3)
        return WrittenDay(found.span(4), found.span(first), found.span(second))
    for pattern, day, month, year in _NAMED:
        if (found := pattern.match(text)) and _month(found[month]):
            return WrittenDay(found.span(year), found.span(month), found.span(day), named=True)
    return None


def two_readings(value: object) -> tuple[date, date] | None:
    """The day of a cell with the day first and with the month first, where both are days and differ."""
    read = read_date(value)
    if not isinstance(read, _Parts):
        return None
    day_first, month_first = read.day("day_first"), read.day("month_first")
    if day_first is None or month_first is None or day_first == month_first:
        return None
    return day_first, month_first


def year_of(value: object) -> int | None:
    """The year of a cell that is a day, in whatever order it is written."""
    read = read_date(value)
    if isinstance(read, _Parts):
        return read.year
    return read[1].year if read and read[1] else None


def month_of(value: object, day_first: bool) -> int | None:
    """The month of a cell that is a whole day."""
    read = read_date(value)
    if isinstance(read, _Parts):
        return read.second if day_first else read.first
    return read[1].month if read and read[1] else None


def month_named(value: object) -> int | None:
    """The month that a cell without a year names: "Nov 4", "4. November"."""
    words = _WORD.findall(value) if isinstance(value, str) else []
    return next((month for word in words if (month := _month(word))), None)


def looks_like_date(value: object) -> bool:
    read = read_date(value)
    if isinstance(read, _Parts):
        # 10.50.25 is no date, and 12 10 25 with spaces is rather a number.
        plausible = min(read.first, read.second) <= 12 and max(read.first, read.second) <= 31
        return plausible and read.separator != " " and min(read.first, read.second) > 0
    return read is not None


def serial_day(value: object) -> date | None:
    """A bare spreadsheet serial; only asked for in a column that is known to hold dates."""
    if isinstance(value, str) and _SERIAL.fullmatch(value):
        value = float(value)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 30_000 <= value < 60_000:
        return None
    return _SERIAL_START + timedelta(days=int(value))


def decide_order(columns: Iterable[Column], today: date, default: DateOrder) -> DateReading:
    """One order for all date columns of a file, from the strongest evidence to the weakest.

    A number above 12; then which order keeps the columns sorted and out of the future; then ``default``.
    """
    read = [column.map_cached(read_date) for column in columns]
    parts = [[item for item in column if isinstance(item, _Parts)] for column in read]
    fixed = [item[0] for column in read for item in column if isinstance(item, tuple)]
    pool = [item for column in parts for item in column]
    if not pool:
        return DateReading(max(set(fixed), key=fixed.count) if fixed else "serial")
    return _decide(parts, pool, today, default)


def _decide(parts: Sequence[Sequence[_Parts]], pool: Sequence[_Parts], today: date, default: DateOrder) -> DateReading:
    day_first = sum(1 for item in pool if item.first > 12 >= item.second)
    month_first = sum(1 for item in pool if item.second > 12 >= item.first)
    if day_first != month_first:
        return DateReading("day_first" if day_first > month_first else "month_first")
    disorder = {
        order: sum(_disorder(column, order, today) for column in parts) for order in ("day_first", "month_first")
    }
    worst, best = max(disorder.values()), min(disorder.values())
    if worst - best >= max(2.0, 0.1 * len(pool)):
        return DateReading("day_first" if disorder["day_first"] == best else "month_first")
    same = all(item.first == item.second for item in pool)
    return DateReading(default, ambiguous=not same)


def _disorder(column: Sequence[_Parts], order: DateOrder, today: date) -> float:
    """Steps against the column's main direction, and days in the far future: a wrong order has many of both."""
    days = np.array([day.toordinal() for item in column if (day := item.day(order))], dtype=np.int64)
    if len(days) < 2:
        return 0.0
    steps = np.diff(days)
    future = int((days > today.toordinal() + 400).sum())
    return float(min((steps < 0).sum(), (steps > 0).sum()) + future)


def prefer_past_order(doubtful: DateReading, past: Sequence[Column], today: date) -> DateReading:
    """As doubtful as before, but with the order that puts fewer days of ``past`` after ``today``.

    ``past`` are the columns of what has happened. At least two days fewer: one may be a document dated ahead.
    """
    other: DateOrder = "month_first" if doubtful.order == "day_first" else "day_first"
    ahead = {order: sum(_ahead(column, order, today) for column in past) for order in (doubtful.order, other)}
    return replace(doubtful, order=other) if ahead[doubtful.order] - ahead[other] >= 2 else doubtful


def _ahead(column: Column, order: DateOrder, today: date) -> int:
    read = (item.day(order) for item in column.map_cached(read_date) if isinstance(item, _Parts))
    return sum(1 for day in read if day is not None and day > today)


def parse_days(column: Column, order: DateOrder) -> tuple[Days, npt.NDArray[np.bool_]]:
    """The days of a column known to hold dates, and which cells hold something that is no date."""
    read = zip(column.values, column.map_cached(read_date), strict=True)
    days = np.array([*(_resolve(value, found, order) for value, found in read), None], dtype="datetime64[D]")
    parsed = days[column.codes].astype("datetime64[s]")
    return parsed, np.isnat(parsed) & column.filled


def _resolve(value: object, read: tuple[DateOrder, date | None] | _Parts | None, order: DateOrder) -> date | None:
    if isinstance(read, _Parts):
        # A whole column has one order; a cell that it cannot hold is set aside, never turned round.
        return read.day(order if order in ("day_first", "month_first") else "month_first")
    return read[1] if read else serial_day(value)
