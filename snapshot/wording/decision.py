"""What the one decision says, whatever its theme: how a draft is made up, and the season line."""

from typing import NamedTuple


class Draft(NamedTuple):
    """The sentences of one conclusion before confidence and evidence join them."""

    takeaway: str
    action: str
    why: str
    boundary: str
    steps: tuple[str, ...] = ()


SEASON_UNKNOWN = "Active - too little history to tell a season"
SEASON_NONE = "Active - the weeks of two years show no season"
SEASON = {
    "rising": "Rising - new work usually picks up at this time of year",
    "active": "Active - an ordinary time of year for new work",
    "peak": "Peak - the busiest time of the year is usually now",
    "lower": "Lower - a quieter time of the year is usually now",
}


def sentence(text: str) -> str:
    """``text`` with a capital at the start."""
    return text[:1].upper() + text[1:]


def softened(takeaway: str) -> str:
    """The takeaway of a low confidence. A code such as CHF keeps its capitals."""
    start = takeaway[:1] if takeaway[1:2].isupper() else takeaway[:1].lower()
    return f"Worth checking: {start}{takeaway[1:]}"


def block(minutes: int, when: str = "tomorrow morning") -> str:
    """The time box of an action."""
    return f"block {minutes} minutes {when}"
