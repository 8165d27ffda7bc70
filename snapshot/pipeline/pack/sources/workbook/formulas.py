"""Works out formulas whose results the file does not hold, as scripts write them. Standard library only.

Arithmetic, comparisons, joined text and a few functions over cells of the same sheet; days count as in a spreadsheet.
Whatever else a formula holds makes it ``Unknown``: nothing is guessed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from math import isfinite
from typing import Any

# A number, a text, a day or ``None`` for a blank cell; a condition's result while it is worked out.
Value = Any
Place = tuple[int, int]
_Term = Callable[[], Value]

_MOST_CELLS = 500_000  # looked at by all formulas of a sheet together
_DEEPEST = 40
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?![\d.A-Za-z(])"
    r'|(?P<text>"(?:[^"]|"")*")'
    r"|(?P<area>\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![\w(!.:])"
    r"|(?P<name>[A-Z]+)(?=\()"
    r"|(?P<sign><=|>=|<>|[-+*/&=<>(),;%]))",
    re.IGNORECASE,
)
_OPEN_DOCUMENT = re.compile(r"\[\.(\$?[A-Z]+\$?\d+)(?::\.(\$?[A-Z]+\$?\d+))?\]", re.IGNORECASE)
_CORNER = re.compile(r"\$?([A-Z]+)\$?(\d+)", re.IGNORECASE)


# What binds least comes first.
_LEVELS = (("=", "<>", "<", ">", "<=", ">="), ("&",), ("+", "-"), ("*", "/"))


class Unknown(Exception):
    """The formula's value cannot be told."""


class Sheet:
    """The cells of one sheet (``stored`` gives what the file holds) and its formulas without a result, by place."""

    def __init__(self, stored: Callable[[int, int], Value], formulas: Mapping[Place, str]) -> None:
        self._stored = stored
        self._formulas = formulas
        self._known: dict[Place, Value] = {}
        self._open: set[Place] = set()
        self._left = _MOST_CELLS

    def value(self, row: int, column: int) -> Value:
        """Of a cell; both numbers count from 0. Raises ``Unknown``."""
        place = row, column
        self._left -= 1
        stored = self._stored(row, column)
        if stored is not None or place not in self._formulas:
            return stored
        if place not in self._known:
            self._known[place] = self._work_out(place)
        if self._known[place] is Unknown:
            raise Unknown
        return self._known[place]

    def _work_out(self, place: Place) -> Value:
        if place in self._open or len(self._open) > _DEEPEST or self._left < 0:
            return Unknown
        self._open.add(place)
        try:
            found = _Formula(self._formulas[place], self).value()
        except (Unknown, ArithmeticError, ValueError, TypeError, RecursionError):
            return Unknown
        finally:
            self._open.discard(place)
        return _shown(found)

    def area(self, text: str) -> list[Value]:
        """The cells of ``B2:B9``."""
        (top, left), (bottom, right) = (_place(corner) for corner in text.split(":"))
        if (bottom - top + 1) * (right - left + 1) > self._left:
            raise Unknown
        return [self.value(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def _shown(value: Value) -> Value:
    if isinstance(value, bool):
        return Unknown
    if isinstance(value, int | float):
        return round(value, 6) if isfinite(value) else Unknown
    return 0.0 if value is None else value


def _place(reference: str) -> Place:
    found = _CORNER.fullmatch(reference)
    if found is None:
        raise Unknown
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1


class _Formula:
    """Read from left to right into functions, so that only the branch of an ``IF`` that holds is worked out."""

    def __init__(self, text: str, sheet: Sheet) -> None:
        self._sheet = sheet
        self._tokens = [*_tokens(text), ("end", "")]
        self._at = 0

    def value(self) -> Value:
        term = self._term()
        if self._tokens[self._at][0] != "end":
            raise Unknown
        return term()

    def _take(self, *signs: str) -> str:
        kind, text = self._tokens[self._at]
        if kind != "sign" or text not in signs:
            return ""
        self._at += 1
        return text

    def _term(self, level: int = 0) -> _Term:
        if level == len(_LEVELS):
            return self._signed()
        term = self._term(level + 1)
        while sign := self._take(*_LEVELS[level]):
            term = _applied(_OPERATIONS[sign], term, self._term(level + 1))
        return term

    def _signed(self) -> _Term:
        if self._take("-"):
            inner = self._signed()
            return lambda: -_number(inner())
        return self._signed() if self._take("+") else self._percent()

    def _percent(self) -> _Term:
        term = self._atom()
        return _applied(_OPERATIONS["/"], term, lambda: 100) if self._take("%") else term

    def _atom(self) -> _Term:
        if self._take("("):
            return self._closed(self._term())
        kind, text = self._tokens[self._at]
        self._at += 1
        if kind == "number":
            return lambda: float(text)
        if kind == "text":
            return lambda: text[1:-1].replace('""', '"')
        if kind == "area" and ":" not in text:
            return lambda: self._sheet.value(*_place(text))
        if kind == "name":
            return self._call(text.upper())
        raise Unknown

    def _closed(self, term: _Term) -> _Term:
        if not self._take(")"):
            raise Unknown
        return term

    def _call(self, name: str) -> _Term:
        self._take("(")
        arguments = [self._argument()]
        while self._take(",", ";"):
            arguments.append(self._argument())
        if name == "IF" and len(arguments) == 3:
            when, then, otherwise = arguments
            return self._closed(lambda: _single(then() if _holds(_single(when())) else otherwise()))
        function = _FUNCTIONS.get(name)
        if function is None:
            raise Unknown
        return self._closed(lambda: function([value for argument in arguments for value in argument()]))

    def _argument(self) -> Callable[[], list[Value]]:
        kind, text = self._tokens[self._at]
        if kind == "area" and ":" in text:
            self._at += 1
            return lambda: self._sheet.area(text)
        term = self._term()
        return lambda: [term()]


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    text = _OPEN_DOCUMENT.sub(lambda found: ":".join(filter(None, found.groups())), formula.strip().lstrip("="))
    at = 0
    while at < len(text.rstrip()):
        found = _TOKEN.match(text, at)
        if found is None or found.lastgroup is None:
            raise Unknown
        yield found.lastgroup, found[found.lastgroup]
        at = found.end()


def _applied(operation: Callable[[Value, Value], Value], left: _Term, right: _Term) -> _Term:
    return lambda: operation(left(), right())


def _single(values: list[Value]) -> Value:
    (value,) = values
    return value


def _number(value: Value) -> float:
    if value is None:
        return 0
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unknown
    return value


def _holds(value: Value) -> bool:
    if isinstance(value, str | date):
        raise Unknown
    return bool(value)


def _plus(left: Value, right: Value) -> Value:
    if isinstance(right, date) and not isinstance(left, date):
        left, right = right, left
    return left + timedelta(_number(right)) if isinstance(left, date) else _number(left) + _number(right)


def _minus(left: Value, right: Value) -> Value:
    if isinstance(left, date) and isinstance(right, date):
        return (left - right).days
    return left - timedelta(_number(right)) if isinstance(left, date) else _number(left) - _number(right)


def _joined(left: Value, right: Value) -> str:
    return _text(left) + _text(right)


def _text(value: Value) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    if _number(value) != int(value):
        raise Unknown  # how many decimals are shown is a matter of the cell's format
    return str(int(value))


def _order(left: Value, right: Value) -> int:
    if isinstance(left, str) or isinstance(right, str):
        left, right = ("" if value is None else value for value in (left, right))
        if not (isinstance(left, str) and isinstance(right, str)):
            raise Unknown
        left, right = left.casefold(), right.casefold()
    elif not (isinstance(left, date) and isinstance(right, date)):
        left, right = _number(left), _number(right)
    return int(left > right) - int(left < right)


def _round(values: list[Value]) -> float:
    number, digits = values
    return float(Decimal(repr(float(_number(number)))).quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP))


def _numbers(values: list[Value]) -> list[float]:
    """Text and blank cells are passed over."""
    return [_number(value) for value in values if not isinstance(value, str | None)]


_OPERATIONS: Mapping[str, Callable[[Value, Value], Value]] = {
    "+": _plus,
    "-": _minus,
    "*": lambda left, right: _number(left) * _number(right),
    "/": lambda left, right: _number(left) / _number(right),
    "&": _joined,
    "=": lambda left, right: _order(left, right) == 0,
    "<>": lambda left, right: _order(left, right) != 0,
    "<": lambda left, right: _order(left, right) < 0,
    ">": lambda left, right: _order(left, right) > 0,
    "<=": lambda left, right: _order(left, right) <= 0,
    ">=": lambda left, right: _order(left, right) >= 0,
}
_FUNCTIONS: Mapping[str, Callable[[list[Value]], Value]] = {
    "SUM": lambda values: sum(_numbers(values)),
    "MAX": lambda values: max(_numbers(values), default=0),
    "MIN": lambda values: min(_numbers(values), default=0),
    "ROUND": _round,
    "DATE": lambda values: date(*map(int, values)),
}
