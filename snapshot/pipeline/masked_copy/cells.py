"""One cell -> its masked copy, by what it holds and then by the rule of its column."""

import re
from dataclasses import dataclass
from datetime import date

from snapshot.pipeline.masked_copy.amounts import AmountNotation, Scale
from snapshot.pipeline.masked_copy.column_rules import FLAGS, ColumnRule
from snapshot.pipeline.masked_copy.texts import Texts
from snapshot.pipeline.pack.schema.missing_years import YEAR, is_short_day
from snapshot.pipeline.pack.values.amounts import DecimalSign, cents_of, is_amount_text
from snapshot.pipeline.pack.values.column import Cell
from snapshot.pipeline.pack.values.dates import looks_like_date, read_date, serial_day
from snapshot.pipeline.pack.values.value_profile import ERROR_CELL, is_blank

_BARE = re.compile(r"\d+")
_WITH_CENTS = re.compile(r"[$€£¥₹]|\d[.,]\d\d(?!\d)")
# Names of columns count, up to the days of a quarter; a row of values may have been taken for one of names.
_VALUE = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{3,}(?<!120)(?<!180)(?<!365)")
_SCALED = ("money", "price", "rate")
_MOST_DIGITS = 12
TITLE = ColumnRule("text", AmountNotation())


@dataclass(frozen=True, slots=True)
class Cells:
    """``year`` is the one that the title gives to days without a year."""

    texts: Texts
    scale: Scale
    decimal: DecimalSign
    year: str | None = None

    def masked(self, cell: Cell, rule: ColumnRule, *, title: bool = False) -> Cell:
        """Blanks, ticks and what a spreadsheet writes for an error stay.

        ``title``: the cell stands above a header, or is a year that stands alone in its row.
        """
        if is_blank(cell) or isinstance(cell, bool):
            return cell
        if isinstance(cell, date):
            return self.texts.days.shift.moved(cell)
        if isinstance(cell, int | float):
            return self._number(cell, TITLE if title else rule, title)
        return self._text(str(cell), rule, title)

    def header(self, text: str, is_name: bool) -> str:
        """A name of a column stays, unless it is somebody's or a value."""
        if is_name or "@" in text:
            return self.texts.name(text)
        value = looks_like_date(text) or is_amount_text(text) or _VALUE.search(text)
        return self._text(text, TITLE, True) if value else text

    def _number(self, cell: float, rule: ColumnRule, title: bool) -> float:
        if title and YEAR.fullmatch(f"{cell:g}"):
            return cell + self.texts.days.shift.years
        if rule.flags or rule.rule == "count" or (rule.rule == "rate" and abs(cell) <= 100):
            return cell
        if abs(cell) >= 10**_MOST_DIGITS:
            return self._other_digits(cell)
        if rule.rule == "day" and serial_day(cell) is not None:
            return cell + self.texts.days.shift.days
        if rule.rule in _SCALED or not float(cell).is_integer():
            return self.scale.number(cell, is_price=rule.rule == "price")
        return self._other_digits(cell)

    def _other_digits(self, cell: float) -> float:
        return type(cell)(_BARE.sub(lambda run: self.texts.digits.other(run[0]), str(int(cell))))

    def _text(self, text: str, rule: ColumnRule, title: bool) -> str:
        if ERROR_CELL.match(text):
            return text
        if looks_like_date(text) or (rule.rule == "day" and read_date(text) is not None):
            return self.texts.days.moved_text(text)
        if rule.rule == "day" and is_short_day(text):
            return self.texts.days.moved_short(text, self.year)
        if title and YEAR.fullmatch(text):
            return self.texts.title(text)
        if is_amount_text(text):
            return self._amount_text(text, rule)
        return self._words(text, rule, title)

    def _amount_text(self, text: str, rule: ColumnRule) -> str:
        if rule.flags or text.endswith("%") or (rule.rule == "state" and text in FLAGS):
            return text
        if rule.rule == "count" or (rule.rule == "rate" and abs(cents_of(text, self.decimal) or 0) <= 100_00):
            return text
        if rule.rule == "day" and serial_day(text) is not None:
            return _BARE.sub(lambda found: str(int(found[0]) + self.texts.days.shift.days), text, count=1)
        digits = sum(map(str.isdigit, text))
        if digits <= _MOST_DIGITS and (rule.rule in _SCALED or (rule.rule != "number" and _WITH_CENTS.search(text))):
            return self.scale.text(text, self.decimal, rule.amounts, is_price=rule.rule == "price")
        # Its letters are those of a currency.
        return _BARE.sub(lambda run: self.texts.digits.other(run[0]), text)

    def _words(self, text: str, rule: ColumnRule, title: bool) -> str:
        if title:
            return self.texts.title(text)
        if rule.rule == "name":
            return self.texts.name(text)
        if rule.rule == "number":
            return self.texts.number(text)
        return self.texts.free(text) if rule.rule == "text" else self.texts.state(text)
