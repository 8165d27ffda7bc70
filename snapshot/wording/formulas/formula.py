"""How each figure of the page is worked out, in a sentence, and which counts stand behind it.

Every leaf of the snapshot document has an entry, under its path without ``signals.``, without a closing ``.value`` and
without the places of a list (``invoice_size_buckets.count``). What ``{...}`` stands for is filled in by
``presentation.formulas``:

- ``{a_mark}``: a number that a rule of the signals uses, from the constant itself, or ``{day}``, the report date;
- ``{path.of.a.leaf:form}``: the stored value there. ``{.n:form}`` begins at the entry's own path. A form is ``money``,
  ``share``, ``number``, ``date``, or a noun in the singular: ``{overdue.count:invoice}`` gives "6 invoices".

A clause of the counts is left out where one of its leaves is unknown, and one that begins with ``?`` also where its
first leaf is zero.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

LeftOut = Literal["", "invoices", "quotes", "documents"]


class Formula(NamedTuple):
    """``how`` is the formula, ``counts`` what it rests on, ``left_out`` whose drafts and voids are named with it."""

    how: str
    counts: tuple[str, ...] = ()
    left_out: LeftOut = ""


# The ends of a range, the sample and the test of a signal, before the formula of its value.
ENDS: Mapping[str, str] = {
    "low": "The low end of the range in which the true figure most likely lies. The figure itself:",
    "high": "The high end of the range in which the true figure most likely lies. The figure itself:",
    "n": "How many entries a figure rests on. The figure itself:",
    "basis": "Whether a figure is exact, an estimate with a range, or unknown. The figure itself:",
    "reason": "What was missing where a figure is unknown. The figure itself:",
}

RANGE = "Most likely between {low} and {high}."
AT_LEAST = "Most likely {low} or more."
AT_MOST = "Most likely {high} or less."
NOT_KNOWN = "Not known: {reason}"

LAST_DAY = "the last day in your files"  # instead of {day}, where no report date is stored
LEFT_OUT = "Left out: {listed}."
_INVOICES_LEFT_OUT = (
    ("exclusions.draft_invoices", "draft invoice"),
    ("exclusions.void_invoices", "voided invoice"),
    ("exclusions.credit_notes", "credit note"),
)
_QUOTES_LEFT_OUT = (("exclusions.draft_quotes", "draft quote"), ("exclusions.void_quotes", "voided quote"))
_ROWS = (("exclusions.rows_set_aside", "row that could not be read"),)
LEAVES_LEFT_OUT: Mapping[LeftOut, tuple[tuple[str, str], ...]] = {
    "invoices": (*_INVOICES_LEFT_OUT, *_ROWS),
    "quotes": (*_QUOTES_LEFT_OUT, *_ROWS),
    "documents": (*_INVOICES_LEFT_OUT, *_QUOTES_LEFT_OUT, *_ROWS),
}
PLURALS: Mapping[str, str] = {"row that could not be read": "rows that could not be read"}
