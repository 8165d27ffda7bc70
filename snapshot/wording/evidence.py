"""The words of evidence lines and formulas: yes and no, unknown values, chance, ranges, what is left out."""

from collections.abc import Mapping

NOT_KNOWN = "not known"
YES, NO = "yes", "no"

RANGE = "Most likely between {low} and {high}."
AT_LEAST = "Most likely {low} or more."
AT_MOST = "Most likely {high} or less."
NOT_KNOWN_BECAUSE = "Not known: {reason}"

LAST_DAY = "the last day in your files"  # instead of {day}, where no report date is stored
LEFT_OUT = "Left out: {listed}."
_INVOICES_LEFT_OUT = (
    ("exclusions.draft_invoices", "draft invoice"),
    ("exclusions.void_invoices", "voided invoice"),
    ("exclusions.credit_notes", "credit note"),
)
_QUOTES_LEFT_OUT = (("exclusions.draft_quotes", "draft quote"), ("exclusions.void_quotes", "voided quote"))
_ROWS = (("exclusions.rows_set_aside", "row that could not be read"),)
LEAVES_LEFT_OUT: Mapping[str, tuple[tuple[str, str], ...]] = {
    "invoices": (*_INVOICES_LEFT_OUT, *_ROWS),
    "quotes": (*_QUOTES_LEFT_OUT, *_ROWS),
    "documents": (*_INVOICES_LEFT_OUT, *_QUOTES_LEFT_OUT, *_ROWS),
}
PLURALS: Mapping[str, str] = {"row that could not be read": "rows that could not be read"}


def chance(times: int) -> str:
    """How often chance does it: once in so many ``times``; from 10,000 on the exact number says nothing more."""
    return "less than once in 10,000" if times >= 10_000 else f"about once in {times:,}"
