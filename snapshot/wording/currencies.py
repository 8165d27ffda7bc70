"""What is said where files hold amounts in several currencies."""

from collections.abc import Sequence

from snapshot.wording.file_problems import count
from snapshot.wording.money import to_the_cent

CANNOT_ADD = "Amounts in different currencies can't be added up."
NONE = "none"  # what the command line calls the currency of amounts that name none


def left_out(held: Sequence[str]) -> str:
    """ "Left out: 12 invoices, €8,400.00. Amounts in different currencies can't be added up." """
    return f"Left out: {'; '.join(held)}. {CANNOT_ADD}"


def held(parts: Sequence[tuple[str, int, int]], currency: str | None) -> str:
    """How much there is in one currency: "12 invoices, €8,400.00, and 3 quotes, €900.00"."""
    return ", and ".join(
        f"{count(number, noun, f'{noun}s')}, {to_the_cent(cents / 100, currency)}" for noun, number, cents in parts
    )


def rows_left_out(rows: int) -> str:
    """What is said of one file."""
    return f"{count(rows, 'row is', 'rows are')} left out: other currency. {CANNOT_ADD}"


def few(share: float, currency: str | None, others: Sequence[str | None]) -> str:
    """For the command line, where most documents decide; ``share`` of them (0 to 1) are in ``currency``."""
    options = " or ".join(f"--currency {one or NONE}" for one in others)
    return f"Warning: only {share:.0%} of the documents are in {spelled(currency)}. To look at others, use {options}."


def not_there(wanted: str, currencies: Sequence[str | None]) -> str:
    """``wanted`` as the command line was given it."""
    if not any(currencies):
        return f"There are no amounts in {wanted}: these files don't name a currency."
    return f"There are no amounts in {wanted}. These files have {', '.join(map(spelled, currencies))}."


def spelled(currency: str | None) -> str:
    """A currency in a sentence."""
    return currency or f"no named currency (--currency {NONE})"
