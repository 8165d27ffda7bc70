"""Column of cells -> what they look like (shares of dates, amounts, numbers), and whether that fits a header."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from snapshot.pipeline.pack.values.amounts import is_amount_text
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.dates import looks_like_date, serial_day
from snapshot.pipeline.pack.values.status_words import state_of

_SAMPLE = 400
# The share of a column's filled cells from which all of them are taken to be alike.
NEARLY_ALL, MOST = 0.9, 0.8
_ALWAYS, _FEWEST_TICKS = 0.99, 4
# "usd", "USD - United States Dollar", "United States Dollar - USD"
_CODE = re.compile(r"^(?:[A-Za-z]{3}|[A-Z]{3}\W.*|.*\W[A-Z]{3}\)?)$")
ERROR_CELL = re.compile(r"^(#+|#(REF|VALUE|N/A|NAME\?|DIV/0|NUM|NULL|SPILL|CALC)!?\??)$", re.IGNORECASE)
_CENTS = re.compile(r"[$€£¥]|\d[.,]\d\d\D*$")
_IDENTIFIER = re.compile(r"[#A-Za-z]{0,12}[\s#:.-]?[\w/.\-]*\d[\w/.\-]*")
_FLAGS = frozenset({"0", "1", "0.0", "1.0"})
BLANK_WORDS = frozenset({"-", "--", "—", "–", "n/a", "na", "none", "null", "nil", "nan", "(blank)", "(none)", ".", "?"})


@dataclass(frozen=True, slots=True)
class ValueProfile:
    """Shares of the column's filled cells (0 to 1). ``filled`` leaves out blanks and words for a blank.

    ``bare`` are the days among them that are eight digits and nothing else.
    """

    filled: int
    dates: float
    amounts: float
    serials: float
    errors: float
    codes: float
    distinct: float
    identifiers: float
    digits: float
    flags: float
    paid_words: float
    cents: float
    bare: float

    @property
    def ticks(self) -> bool:
        """Both 0 and 1, and nothing else: whether something holds."""
        return self.flags > _ALWAYS and self.filled >= _FEWEST_TICKS and round(self.distinct * self.filled) == 2

    @property
    def readable(self) -> int:
        return self.filled - round(self.filled * self.errors)


def is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str) and value.strip().casefold() in BLANK_WORDS)


def is_amount_like(value: object) -> bool:
    if isinstance(value, bool | date):
        return False
    return isinstance(value, int | float) or (isinstance(value, str) and is_amount_text(value))


def _is_money(value: object) -> bool:
    """An amount that is no percentage."""
    return is_amount_like(value) and not str(value).endswith("%")


def _has_cents(value: object) -> bool:
    """An amount with two decimals, or with the sign of a currency."""
    return isinstance(value, str) and bool(_CENTS.search(value)) and is_amount_like(value)


def is_paid_word(value: object) -> bool:
    return isinstance(value, str) and value[:1].isalpha() and state_of("invoices", value) == "paid"


def is_serial_like(value: object) -> bool:
    """Days since 1899-12-30 between 1982 and 2064, bare."""
    return serial_day(value) is not None


def is_identifier_like(value: object) -> bool:
    """A document's number: has a digit, no spaces inside, is short: 1042, INV-61, #000078, 2025/0012."""
    if isinstance(value, int | float):
        return not isinstance(value, bool) and float(value).is_integer()
    return isinstance(value, str) and len(value) <= 40 and _IDENTIFIER.fullmatch(value) is not None


def profile(column: Column) -> ValueProfile:
    """Looks at the first few hundred filled cells, at each different value once."""
    sample = column.first(_SAMPLE)
    counts = zip(sample.values, sample.counts.tolist(), strict=True)
    looks = [(times, value, looks_like_date(value)) for value, times in counts]

    def share(found: Iterable[int]) -> float:
        return sum(found) / (len(sample) or 1)

    return ValueProfile(
        filled=len(sample),
        dates=share(times for times, _, dated in looks if dated),
        # A day like 2025-01-06 has the look of an amount in some notation, too: a date is never an amount.
        amounts=share(times for times, value, dated in looks if not dated and _is_money(value)),
        serials=share(times for times, value, _ in looks if is_serial_like(value)),
        errors=share(times for times, value, _ in looks if isinstance(value, str) and ERROR_CELL.match(value)),
        codes=share(times for times, value, _ in looks if isinstance(value, str) and _CODE.match(value)),
        distinct=len(set(sample.values)) / (len(sample) or 1),
        identifiers=share(times for times, value, _ in looks if is_identifier_like(value)),
        digits=share(times for times, value, _ in looks if any(map(str.isdigit, str(value)))),
        paid_words=share(times for times, value, _ in looks if is_paid_word(value)),
        cents=share(times for times, value, _ in looks if _has_cents(value)),
        flags=share(times for times, value, _ in looks if str(value) in _FLAGS),
        bare=share(times for times, value, dated in looks if dated and isinstance(value, str) and value.isdecimal()),
    )


def fits(kind: str, values: ValueProfile) -> bool:
    """Whether the values can be what a header of ``kind`` says. Where nothing is readable nothing contradicts."""
    if not values.readable:
        return True
    share = values.readable / values.filled
    if kind == "date":
        return values.dates >= 0.5 * share or values.serials >= 0.8 * share
    if values.ticks and kind in ("mark", "amount"):
        return kind == "mark"
    if kind == "amount":
        # Under "Balance" some write PAID instead of a zero.
        return values.amounts >= 0.5 * (share - values.paid_words) and values.amounts > 0
    if kind == "code":
        return values.codes >= 0.5 * share
    if kind == "id":
        # "Quotation to: Customer" and "Is credit note: 0" have the words of a number and none in their cells. A number
        # like 20251001, the first of its October, has the look of a day and none of its marks.
        return (
            values.dates - values.bare < 0.5
            and values.cents < 0.8  # "Estimate" above "$1,200.00" is what was asked for
            and values.digits >= 0.5 * share
            and not (values.filled > 3 and values.flags > 0.5)
        )
    if kind in ("text", "name", "mark"):
        return values.dates < 0.5 and (values.amounts < 0.8 or values.readable < 3)
    return True
