"""The ages by which money past due and quotes without an answer are counted, and what each is called."""

from collections.abc import Mapping
from typing import NamedTuple


class Age(NamedTuple):
    """``span`` as in "due 1 to 30 days before September 26"."""

    name: str
    span: str


# By the name of their leaf below ``overdue``.
PAST_DUE: Mapping[str, Age] = {
    "days_1_30": Age("1-30 days past due", "1 to 30 days"),
    "days_31_60": Age("31-60 days past due", "31 to 60 days"),
    "days_61_90": Age("61-90 days past due", "61 to 90 days"),
    "days_over_90": Age("over 90 days past due", "more than 90 days"),
}
QUOTE_AGES = ("under 14 days", "14 to 30 days", "31 to 60 days", "61 to 90 days", "over 90 days")
STALE = "14-90 days"  # the age of the quotes in ``stale_quotes``
