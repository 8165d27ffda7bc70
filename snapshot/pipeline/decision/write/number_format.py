"""Number -> its text in a sentence. The same rounding is used to write and to check.

Money: whole units, cents only below one unit. Shares: whole percent. Weeks: halves below three weeks, whole weeks
above, in words up to twelve. Days: whole. Factors and weekly rates: one decimal. Currency: see ``wording.money``; a sum
whose currency is unknown has no sign.
"""

from decimal import ROUND_HALF_UP, Decimal

from snapshot.wording.money import currency_sign

NUMBER_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

# Below this many weeks a half matters to the owner; above, it is false precision.
HALF_WEEKS_BELOW = 2.75


def round_half_up(value: float) -> int:
    """Nearest whole number, a half goes up, as people round. Raises ``ValueError`` where ``value`` is no number."""
    return int(shifted(value, 0))


def shifted(value: float, digits: int) -> Decimal:
    """``value`` times ten to the power of ``digits``, rounded half up from its own digits: 0.285 is 28.5 per cent, and
    not the 28.499999999999996 that multiplying makes of it."""
    return Decimal(str(value)).scaleb(digits).to_integral_value(ROUND_HALF_UP)


def rounded(value: float, digits: int) -> float:
    """``value`` with so many decimals, a half goes up."""
    return float(shifted(value, digits).scaleb(-digits))


def money(amount: float, currency: str | None) -> str:
    """``$14,150``; ``$0.40`` below one unit."""
    size = abs(amount)
    digits = f"{size:.2f}" if 0 < size < 1 else f"{round_half_up(size):,}"
    return f"{'-' if amount < 0 else ''}{currency_sign(currency)}{digits}"


def percent(share: float) -> str:
    """``62%`` of a share between 0 and 1."""
    return f"{whole_percent(share)}%"


def whole_percent(share: float) -> int:
    return int(shifted(share, 2))


def rounded_weeks(weeks: float) -> float:
    """The number of weeks that is said: halves below three weeks, whole ones above."""
    return round_half_up(weeks * 2) / 2 if weeks < HALF_WEEKS_BELOW else float(round_half_up(weeks))


def weeks_in_words(weeks: float) -> str:
    """``about three weeks``, ``about one and a half weeks``, ``about half a week``, ``about 18 weeks``."""
    said = rounded_weeks(weeks)
    whole, half = int(said), said != int(said)
    if half:
        return "about half a week" if whole == 0 else f"about {NUMBER_WORDS[whole]} and a half weeks"
    number = NUMBER_WORDS[whole] if whole < len(NUMBER_WORDS) else f"{whole:,}"
    return f"about {number} {'week' if whole == 1 else 'weeks'}"


def count_in_words(count: int, noun: str) -> str:
    """``6 invoices``, ``one invoice``."""
    return f"one {noun}" if count == 1 else f"{count:,} {noun}s"


def one_decimal(value: float) -> str:
    """``3.2``; a round value loses its zero."""
    return f"{rounded(value, 1):,.1f}".removesuffix(".0")
