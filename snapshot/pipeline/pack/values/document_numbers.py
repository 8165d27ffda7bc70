"""Document numbers -> one form, so that files can be joined: "Quote QU-0069" -> "QU-0069"."""

import re
from collections.abc import Iterable

import pandas as pd

from snapshot.pipeline.pack.values.column import Column

_QUOTE_WORDS = (
    r"quotes?|quotation|estimates?|est\.?|proposal|angebote?s?|kva|kostenvoranschlag|devis|presupuesto|cotizaci[oó]n"
)
_INVOICE_WORDS = r"invoices?|inv\.?(?=\s|#)|rechnung|factura|facture|bill"
# Each character can be matched in one way only, and is not given back: a note of many "no" must not take for ever.
_FILLERS = r"(?:(?:no|nr|num|number|id|nº|n°)\.?(?=[\s:#\d])|[\s:#])*+"
_NUMBER = r"([A-Za-z]{0,8}[-_/ ]?\d[\w\-/.]*)"
_LOOKED_AT = 300
# Most numbers are in this form already.
_PLAIN = re.compile(r"^[A-Z]{0,8}-?\d[\dA-Z-]{0,30}$")
_LEADING_WORDS = re.compile(
    rf"^\s*(?:{_QUOTE_WORDS}|{_INVOICE_WORDS})(?=[\s:#]){_FILLERS}(?=[A-Za-z]{{0,8}}[-_/]?\d)", re.IGNORECASE
)
_QUOTE_MENTION = re.compile(rf"(?<![A-Za-z])(?:{_QUOTE_WORDS}){_FILLERS}{_NUMBER}", re.IGNORECASE)
_INVOICE_MENTION = re.compile(rf"(?<![A-Za-z])(?:{_INVOICE_WORDS}){_FILLERS}{_NUMBER}", re.IGNORECASE)
# "inv 2231, 2232 and 2235": more numbers of the same kind. Bounded, so that a long note costs no time.
_ANOTHER = re.compile(r"\s{0,3}(?:,|;|&|\+|\band\b|\bund\b|\bet\b|\by\b)\s{0,3}#?(\d[\w\-/]{0,30})", re.IGNORECASE)
_MOST_NUMBERS = 12
SEVERAL = ","


def normalize_number(value: object) -> str | None:
    """Upper case, no leading word or ``#``, no blanks; leading zeros stay. ``None`` for no number."""
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()[:_LOOKED_AT]
    if _PLAIN.match(text):
        return text
    text = _LEADING_WORDS.sub("", text)
    text = re.sub(r"\s+", "", text).strip("#:.,;'\"").upper()
    # A number column that went through a spreadsheet as decimals.
    text = re.sub(r"^(\d+)\.0$", r"\1", text)
    return text[:60] or None


def normalize_numbers(column: Column) -> Column:
    return column.map_text(normalize_number, _PLAIN.pattern)


def quote_mentions(column: Column) -> Column:
    """Quote numbers in free references and notes, only where the word for a quote stands before them."""
    return column.map(lambda value: _mention(_QUOTE_MENTION, value))


def invoice_mentions(column: Column) -> Column:
    """Invoice numbers likewise; several that are named together with commas between them."""
    return column.map(_invoices_named)


def _invoices_named(value: object) -> str | None:
    found = _INVOICE_MENTION.search(value[:_LOOKED_AT]) if isinstance(value, str) else None
    if found is None or not isinstance(value, str):
        return None
    numbers, end = [found[1].rstrip(".-/")], found.end()
    while len(numbers) < _MOST_NUMBERS and (another := _ANOTHER.match(value, end)) and _alike(numbers[0], another[1]):
        numbers.append(another[1].rstrip(".-/"))
        end = another.end()
    return SEVERAL.join(filter(None, map(normalize_number, numbers))) or None


def _alike(number: str, other: str) -> bool:
    """Whether it may be a number of the same series, and no day or amount: as long, or nearly so."""
    return abs(len(_digits(number)) - len(_digits(other))) <= 1 and "/" not in other


def _mention(pattern: re.Pattern[str], value: object) -> str | None:
    found = pattern.search(value[:_LOOKED_AT]) if isinstance(value, str) else None
    return normalize_number(found[1].rstrip(".-/")) if found else None


def join_links(links: "pd.Series[str]", known: Iterable[str]) -> "pd.Series[str]":
    """Links in the form that the linked file itself uses: "Q841" becomes "841" when only one quote has these digits."""
    numbers = set(known)
    by_digits: dict[str, list[str]] = {}
    for number in numbers:
        by_digits.setdefault(_digits(number), []).append(number)

    def join(link: object) -> object:
        if not isinstance(link, str) or link in numbers:
            return link
        candidates = by_digits.get(_digits(link), []) if _digits(link) else []
        same = [number for number in candidates if _compatible(link, number)]
        return same[0] if len(same) == 1 else link

    return links.map({link: join(link) for link in links.dropna().unique()}, na_action="ignore").astype("str")


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number).lstrip("0")


def _compatible(link: str, number: str) -> bool:
    """Two prefixes that both stand and differ name two series."""
    left, right = re.sub(r"[^A-Z]", "", link), re.sub(r"[^A-Z]", "", number)
    return not left or not right or left == right
