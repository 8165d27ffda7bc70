"""Amounts of one file -> the same amounts times one whole number, in their own notation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from snapshot.pipeline.pack.values.amounts import DecimalSign, cents_of, is_amount_text

_CORE = re.compile(r"[.,]?\d(?:[\d.,'’\s\xa0\u202f\u2009]*\d)?")
_SEPARATOR = re.compile(r"[^\d]")
# The reader looks at six decimals, and rounds half a cent away from zero.
_SIX, _CENT = Decimal("0.000001"), Decimal("0.01")
# 1,66,519: groups of two before the last.
_INDIAN = re.compile(r"(?<!\d)\d{1,2},\d\d,\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class AmountNotation:
    """``separator``: what a column puts between thousands; ``pairs``: its higher groups have two digits."""

    separator: str = ""
    pairs: bool = False

    @classmethod
    def of(cls, cells: Iterable[str], decimal: DecimalSign) -> "AmountNotation":
        """As the ``cells`` tell it that are amounts with this ``decimal`` sign."""
        separator, pairs = "", False
        for cell in cells:
            if is_amount_text(cell) and (core := _CORE.search(cell)) and cents_of(core[0], decimal) is not None:
                found = _SEPARATOR.search(_parts(core[0], decimal)[0])
                separator = separator or (found[0] if found else "")
                pairs = pairs or bool(_INDIAN.search(core[0]))
        return cls(separator, pairs)


@dataclass(frozen=True, slots=True)
class Scale:
    """``factor`` has no divisor in common with 100: what has cents keeps them, and every sum stays exact."""

    factor: int

    def number(self, value: float, *, is_price: bool = False) -> float:
        """A typed number; a whole one stays whole. ``is_price``: as for ``text``."""
        if isinstance(value, int):
            return value * self.factor
        return float(self._scaled(Decimal(repr(value)), is_price))

    def text(self, text: str, decimal: DecimalSign, notation: AmountNotation, *, is_price: bool = False) -> str:
        """A text that is an amount. An amount in the other notation than its file's stays one.

        ``is_price``: of one unit, which is multiplied by a quantity, so that every digit of it counts.
        """
        core = _CORE.search(text)
        if core is None:
            return text
        return text[: core.start()] + self._core(core[0], decimal, notation, is_price) + text[core.end() :]

    def _core(self, core: str, decimal: DecimalSign, notation: AmountNotation, is_price: bool) -> str:
        whole, sign, fraction = _parts(core, decimal)
        digits = _SEPARATOR.sub("", whole)
        scaled = self._scaled(Decimal(f"{digits or 0}.{fraction or 0}"), is_price)
        new, _, rest = f"{scaled:.{len(fraction)}f}".partition(".")
        new = new.zfill(len(digits)) if digits or new != "0" else ""
        found = _SEPARATOR.search(whole)
        separator = found[0] if found else notation.separator if len(digits) <= 3 else ""
        return f"{_grouped(new, separator, notation.pairs)}{sign}{rest}"

    def _scaled(self, value: Decimal, is_price: bool) -> Decimal:
        """What lies below a cent is added again: to be rounded to the same multiple of the same cents."""
        cents = value.quantize(_SIX).quantize(_CENT, ROUND_HALF_UP)
        return value * self.factor if is_price else cents * self.factor + (value - cents)


def _parts(core: str, decimal: DecimalSign) -> tuple[str, str, str]:
    """What stands before the decimal sign, the sign, and what stands behind it."""
    sign: str = decimal
    if cents_of(core, decimal) is None:
        sign = "," if decimal == "." else "."
    whole, found, fraction = core.rpartition(sign) if sign in core else (core, "", "")
    fraction = re.sub(r"\s", "", fraction)
    if _SEPARATOR.search(fraction) or sign in whole:
        return core, "", ""
    return whole, found, fraction


def _grouped(digits: str, separator: str, pairs: bool) -> str:
    if not separator or len(digits) <= 3:
        return digits
    head, groups = digits[:-3], [digits[-3:]]
    size = 2 if pairs else 3
    while head:
        groups.insert(0, head[-size:])
        head = head[:-size]
    return separator.join(groups)
