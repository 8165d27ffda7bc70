"""How tools write cells and files."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

Row = Sequence[object]


def money(cents: int, *, sign: str = "", thousands: str = ",", decimal: str = ".") -> str:
    """ "$1,204.50" and its relatives; a minus stands before the sign."""
    whole, rest = divmod(abs(cents), 100)
    grouped = f"{whole:,}".replace(",", thousands)
    return f"{'-' if cents < 0 else ''}{sign}{grouped}{decimal}{rest:02d}"


def plain(cents: int) -> str:
    return money(cents, thousands="")


def us(day: date | None) -> str:
    return f"{day:%m/%d/%Y}" if day else ""


def eu(day: date | None, separator: str = ".") -> str:
    return day.strftime(f"%d{separator}%m{separator}%Y") if day else ""


def iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def csv_bytes(
    rows: Iterable[Row], *, delimiter: str = ",", encoding: str = "utf-8", quote_all: bool = False, end: str = "\r\n"
) -> bytes:
    text = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return text.getvalue().encode(encoding)
