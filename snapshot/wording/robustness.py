"""What would change the answer, in sentences: that it holds, or the one thing that it hangs on.

``instead`` is what would be said then, as in "the overdue money of one customer would come first".
"""

IN_DOUBT = (
    "In doubt are amounts far outside the usual, what looks like a second copy of a bill, days that do not fit "
    "together, and a due date or an amount that only a few documents lack."
)


def holds(things: list[str]) -> str:
    """``things`` as ``any_of`` and ``doubtful`` say them."""
    return f"The answer holds. It stays the same without {_or(things)}."


def any_of(tried: int, known: int, thing: str) -> str:
    """``any one of the 82 customers``; where not all were tried, how many were."""
    if known == 1:
        return f"the one {thing}"
    if tried == known:
        return f"any one of the {known:,} {thing}s"
    return f"any one of the {tried:,} largest of {known:,} {thing}s"


def doubtful(count: int) -> str:
    return "the one document in doubt" if count == 1 else f"the {count:,} documents in doubt"


def about_one_customer(size: str, instead: str) -> str:
    return f"This is about one customer, so it hangs on that one {size}: without it, {instead}."


def about_copies(size: str, instead: str) -> str:
    return f"This is about bills that look doubled, so it hangs on them {size}: should they be right, {instead}."


def on_customer(size: str, instead: str) -> str:
    return f"It hangs on one customer {size}: without that one, {instead}."


def on_week(week: str, size: str, instead: str) -> str:
    """``week``: the day of its Monday."""
    return f"It hangs on one week, that of Monday, {week} {size}: without it, {instead}."


def on_doubtful(size: str, count: int, instead: str) -> str:
    things, them = ("a document", "it") if count == 1 else ("documents", "them")
    return f"It hangs on {things} in doubt {size}: without {them}, {instead}."


def size(documents: str, amount: str | None, money: str) -> str:
    """``(3 documents, $8,200 overdue)``."""
    return f"({documents}, {amount} {money})" if amount else f"({documents})"


def close_call(others: list[str]) -> str:
    """``others``: "11 other customers", "1 other week"."""
    return f"The same goes for {' and '.join(others)}, each on its own: this was a close call."


def _or(things: list[str]) -> str:
    return " or ".join([", ".join(things[:-1]), things[-1]]) if len(things) > 1 else things[0]
