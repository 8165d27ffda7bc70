"""Words around the bar chart: what its bars are, by age, and which of them the action is about."""

from snapshot.wording.ages import PAST_DUE

OWED = "Past due, by how late it is"
OWED_AGES = {leaf: age.name.removesuffix(" past due").replace("-", "–") for leaf, age in PAST_DUE.items()}
QUOTES = "Quotes without an answer, by age"
WAITING = "The sentences above count only what has waited 14 to 90 days, in bold."


def begins_with(age: str) -> str:
    """``age`` as in "1–30 days"."""
    return f"The action begins with what is {age} late, in bold: by its sum and how often bills that late are paid."


def bars(longest: str) -> str:
    """The name of the drawing itself, for those who hear the page: its amounts stand beside it."""
    return f"The amounts as bars. The longest is {longest}."


def settled_elsewhere(quotes: str, money: str) -> str:
    """``quotes`` as in "2 quotes": in the bars, but in no figure of the evidence."""
    return (
        f"{quotes} in the bars ({money}) {'stands' if quotes.startswith('1 ') else 'stand'} beside another offer that "
        "the customer took; the evidence leaves that out."
    )
