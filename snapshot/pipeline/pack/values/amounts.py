"""Column of cells -> integer cents. One decimal sign is chosen for a whole file."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from snapshot.pipeline.pack.values.arrow_text import held_bytes, matches
from snapshot.pipeline.pack.values.column import Column, Objects
from snapshot.pipeline.pack.values.vocabulary import words_file

DecimalSign = Literal[".", ","]

_SPACES = re.compile(r"[\s\xa0\u202f\u2009'’]")
_SIGNS = re.compile(r"[$€£¥₹₽₪₩฿]|kr\.?|zł|Kč|Ft|lei|Rs\.?", re.IGNORECASE)
_LETTERS = re.compile(r"^[A-Za-z]{1,3}\.?(?=[\d.,(\-+])|(?<=[\d.,)\-])[A-Za-z]{1,3}$")
CURRENCY_CODES = frozenset(words_file("currencies.toml")["codes"])
# What else may stand beside an amount: US$, CA$, R 12, RM 12, 12 CR. INV-61 is no amount.
BESIDE_AMOUNTS = frozenset({"US", "CA", "AU", "NZ", "HK", "A", "C", "S", "R", "RM", "CR", "DR"})
# "1.204,-": a dash in the place of the cents.
_NO_CENTS = re.compile(r"(?<=\d)[.,][-–—]{1,2}$")
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"^[\d.,]*\d[\d.,]*$")
# 1204.5, -$1,204.50, ($1,204.50), 1,204.50 € and the same with the other decimal sign: nearly all amounts there are.
_USUAL = r"^(?:-?S?[ \xa0]?N[ \xa0]?S?|S-N|S?N-|\(S?N\))$".replace("S", "[$€£]").replace(
    "N", r"(?:\d{1,12}|\d{1,3}(?:T\d{3}){1,3})(?:D\d{1,2})?"
)
# 12.5 and 1,204.50 speak for the dot, 12,5 and 1.204,50 for the comma.
_DOT_LAST, _COMMA_LAST = r"^[\d,]*\d\.\d{1,2}$", r"^[\d.]*\d,\d{1,2}$"
# Twelve digits before the decimal sign: beyond that a cell is a bar code, and sums would leave 64 bits.
_MAX_UNITS = 12
# To build the patterns for all at once takes as long as to read so many one by one.
_ONE_BY_ONE = 60
CODE = re.compile(r"(?<![A-Za-z])([A-Z]{3})(?![A-Za-z])")


def _body(value: str) -> tuple[str, bool] | None:
    """The digits with their separators, and whether a sign, parentheses or "CR" make them negative."""
    text = _NO_CENTS.sub("", _SIGNS.sub("", _SPACES.sub("", value)))
    text = text.replace("−", "-").replace("–", "-")
    negative = text.upper().endswith("CR")
    text = _without_code(text)
    if text.startswith("(") and text.endswith(")"):
        negative, text = True, _without_code(text[1:-1])
    if text[:1] in "+-" or text[-1:] in "+-":
        negative ^= "-" in (text[:1], text[-1:])
        text = _without_code(text.strip("+-"))
    return (text, negative) if _DIGITS.match(text) else None


def _without_code(text: str) -> str:
    return _LETTERS.sub(lambda found: "" if _names_currency(found[0]) else found[0], text)


def _names_currency(letters: str) -> bool:
    letters = letters.rstrip(".").upper()
    return letters in CURRENCY_CODES or letters in BESIDE_AMOUNTS


def is_amount_text(value: str) -> bool:
    """Whether a cell is an amount in some notation, with either decimal sign."""
    if len(value) > 40 or not _DIGIT.search(value):
        return False  # most texts end here
    return _DIGITS.match(value) is not None or _body(value.removesuffix("%")) is not None


def decide_decimal_sign(columns: Iterable[Column], default: DecimalSign) -> DecimalSign:
    """The sign for which more cells of the file speak.

    "1.234,50" and "12,5" speak for the comma; "1,234" and "1.234" alone speak for nothing.
    """
    votes: Counter[DecimalSign] = Counter()
    for column in columns:
        votes += _votes(column.first_values(5_000))
    if votes["."] == votes[","]:
        return default
    return "," if votes[","] > votes["."] else "."


def _votes(cells: Objects) -> Counter[DecimalSign]:
    """The usual notations are counted at once, the others one by one."""
    texts = pa.array([cell for cell in cells if isinstance(cell, str)], type=pa.string())
    dots, commas = matches(texts, _DOT_LAST), matches(texts, _COMMA_LAST)
    others = texts.filter(pa.array(~dots & ~commas)).to_pylist()
    votes: Counter[DecimalSign] = Counter(sign for text in others if (sign := _evidence(text)))
    return votes + Counter({".": int(dots.sum()), ",": int(commas.sum())})


def _evidence(value: str) -> DecimalSign | None:
    body = _body(value) if len(value) <= 40 else None
    if body is None:
        return None
    text = body[0]
    dot, comma = text.rfind("."), text.rfind(",")
    if dot >= 0 and comma >= 0:
        return "." if dot > comma else ","
    sign: DecimalSign = "." if dot >= 0 else ","
    if text.count(sign) > 1:
        return "," if sign == "." else "."
    at = max(dot, comma)
    if at < 0 or (len(text) - at - 1 == 3 and not text.startswith("0")):
        return None
    return sign


def parse_cents(column: Column, decimal: DecimalSign) -> tuple[pd.arrays.IntegerArray, npt.NDArray[np.bool_]]:
    """Cents (missing where blank), and which cells hold something that is no amount."""
    distinct_text = column.distinct_text() if column.longer_than(_ONE_BY_ONE) else None
    if distinct_text is None:
        found = [cents_of(value, decimal) for value in column.values]
        cents = np.array([value or 0 for value in found], dtype=np.int64)
        known = np.array([value is not None for value in found], dtype=np.bool_)
    else:
        cents, known = _cents_at_once(distinct_text, decimal)
    missing = ~column.broadcast(known, False)
    return pd.arrays.IntegerArray(column.broadcast(cents, 0), missing), missing & column.filled


def cents_or_nan(column: Column, decimal: DecimalSign) -> npt.NDArray[np.float64]:
    """Cents as floats, NaN where a cell is blank or no amount: for comparing columns, not for sums that are shown."""
    return parse_cents(column, decimal)[0].to_numpy(dtype=np.float64, na_value=np.nan)


def _cents_at_once(text: Any, decimal: DecimalSign) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Cents of an Arrow text, and which of its cells are amounts; rarer notations are looked at one by one."""
    thousands = "," if decimal == "." else "."
    usual = matches(text, _USUAL.replace("T", f"[{thousands}]").replace("D", f"[{decimal}]"))
    if usual.all():
        return _usual_cents(text, decimal), usual
    others = Column.of_text(text.filter(pa.array(~usual)))
    found = [cents_of(value, decimal) for value in others.values]
    cents, known = np.zeros(len(text), dtype=np.int64), usual.copy()
    cents[usual] = _usual_cents(text.filter(pa.array(usual)), decimal)
    cents[~usual] = others.broadcast(np.array([value or 0 for value in found], dtype=np.int64), 0)
    known[~usual] = others.broadcast(np.array([value is not None for value in found], dtype=np.bool_), False)
    return cents, known


def _usual_cents(text: Any, decimal: DecimalSign) -> npt.NDArray[np.int64]:
    """Exact: a double holds the fourteen digits of the largest amount without loss."""
    held = held_bytes(text).tobytes()
    negative = matches(text, "[-(]") if b"-" in held or b"(" in held else np.zeros(1, dtype=np.bool_)
    for gone in ("," if decimal == "." else ".", *"-()$€£ \xa0"):
        text = pc.replace_substring(text, gone, "") if gone.encode() in held else text
    units = pc.replace_substring(text, ",", ".") if decimal == "," else text
    # Blank cells are 0 here: nobody looks at them.
    cents = np.rint(pc.cast(units, pa.float64()).fill_null(0).to_numpy() * 100).astype(np.int64)
    return np.asarray(np.where(negative, -cents, cents))


def cents_of(value: object, decimal: DecimalSign = ".") -> int | None:
    """One cell in cents, half a cent away from zero; ``None`` when it is no amount."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _round(value) if abs(value) < 10**_MAX_UNITS else None
    if not isinstance(value, str) or len(value) > 40:
        return None
    body = _body(value)
    return None if body is None else _cents(*body, decimal)


def _round(value: float) -> int:
    # Through the shortest decimal text: 1.005 is meant as written, not as its binary neighbour.
    text = f"{abs(value):.6f}" if isinstance(value, float) else str(abs(value))
    cents = _cents(text, False, ".") or 0
    return -cents if value < 0 else cents


def _cents(text: str, negative: bool, decimal: DecimalSign) -> int | None:
    thousands = "," if decimal == "." else "."
    if text.count(decimal) > 1:
        return None
    whole, _, fraction = text.partition(decimal)
    if thousands in fraction or (thousands in whole and not _grouped(whole, thousands)):
        return None
    whole = whole.replace(thousands, "")
    if len(whole) > _MAX_UNITS:
        return None
    cents = int(whole or 0) * 100 + int((fraction + "00")[:2]) + (fraction[2:3] >= "5")
    return -cents if negative else cents


def _grouped(whole: str, thousands: str) -> bool:
    """1,234,567 and the Indian 12,34,567; never 12,34."""
    groups = whole.split(thousands)
    return len(groups[-1]) == 3 and all(2 <= len(group) <= 3 for group in groups[1:-1]) and 1 <= len(groups[0]) <= 3
