"""How numbers, days and names are written for people. Pure functions, also used as template filters."""

from datetime import date, datetime

from snapshot.pipeline.decision.write.number_format import rounded
from snapshot.wording.money import to_the_cent

ELLIPSIS = "…"
SENTENCE = 320  # a sentence that quotes a file name or a cell is cut beyond this many characters


def money(amount: float, currency: str | None = None) -> str:
    """``$14,150.00``: two decimals, and the same sign of the currency as in the conclusion's sentences."""
    return to_the_cent(amount, currency)


def number(value: float) -> str:
    """At most two decimals, none where they are zero, thousands apart: ``1,204`` and ``2.5``."""
    return f"{value:,.2f}".rstrip("0").rstrip(".")


def share(value: float) -> str:
    """A share between 0 and 1 in per cent: ``41%``; below ten per cent with one decimal."""
    digits = 1 if abs(value) < 0.1 else 0
    return f"{number(rounded(value, 2 + digits) * 100)}%"


def counted(count: float, singular: str, plural: str | None = None) -> str:
    """``1 day``, ``1,200 days``, ``0.5 weeks``."""
    return f"{number(count)} {singular if count == 1 else plural or singular + 's'}"


def day(value: date | None) -> str:
    """``October 1, 2025``: the month's name leaves no doubt about the order."""
    return f"{value:%B} {value.day}, {value.year}" if value else ""


def short_day(value: date, *, year: bool = True) -> str:
    """``Jan 6, 2025``, or ``Jan 6`` where the year stands beside it."""
    return f"{value:%b} {value.day}, {value.year}" if year else f"{value:%b} {value.day}"


def moment(value: datetime | None) -> str:
    """``October 1, 2025 at 14:03 UTC``. Stored times are UTC."""
    return f"{day(value.date())} at {value:%H:%M} UTC" if value else ""


def soon(value: datetime, now: datetime) -> str:
    """``today at 14:03 UTC`` or ``tomorrow at 14:03 UTC``, as seen at ``now``; further off, with the day."""
    days = (value.date() - now.date()).days
    named = {0: "today", 1: "tomorrow"}.get(days)
    return f"{named} at {value:%H:%M} UTC" if named else moment(value)


def duration(milliseconds: int | None) -> str:
    """``0.4 s``; nothing where no time was taken."""
    if milliseconds is None:
        return ""
    if milliseconds < 1000:
        return f"{milliseconds} ms"
    return f"{milliseconds / 1000:,.1f} s"


def size(number_of_bytes: int) -> str:
    """``15 MB`` (1 MB is 1,000,000 bytes, as in the settings)."""
    if number_of_bytes >= 1_000_000:
        return f"{number(round(number_of_bytes / 1_000_000, 1))} MB"
    if number_of_bytes >= 1_000:
        return f"{number(round(number_of_bytes / 1_000))} kB"
    return counted(number_of_bytes, "byte")


def shorten(text: str, length: int = 60) -> str:
    """``text`` on one line of at most ``length`` characters; the middle goes, so that a file's ending stays."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    if len(line) <= length:
        return line
    tail = min(12, length // 3)
    return f"{line[: length - tail - 1]}{ELLIPSIS}{line[-tail:]}"


def listed(items: tuple[str, ...] | list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"
