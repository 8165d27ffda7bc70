"""What would change the answer, in sentences: that it holds, or the one thing that it hangs on."""

# What would be said instead, by theme.
THEN = {
    "slow_payers": "the overdue money of several customers would come first",
    "one_big_debtor": "the overdue money of one customer would come first",
    "stale_quotes": "the quotes without an answer would come first",
    "decision_backlog": "customers who take longer to decide would come first",
    "low_conversion": "the few quotes that become work would come first",
    "unbilled_work": "approved work without an invoice would come first",
    "duplicate_billing": "bills that look doubled would come first",
    "price_slippage": "invoices below their quotes would come first",
    "small_job_drag": "the many small jobs would come first",
    "customer_concentration": "the weight of one customer would come first",
    "volume_drop": "the fall in new work would come first",
    "lumpy_volume": "the uneven weeks would come first",
    "healthy": "nothing would ask for action this week",
    "too_little_data": "there would be too little to go on",
}

# What the money is that goes with a customer or a week; where the answer is about no pile, it is what was billed.
OF_WHICH = {
    "slow_payers": "overdue",
    "one_big_debtor": "overdue",
    "stale_quotes": "waiting for an answer",
    "decision_backlog": "waiting for an answer",
    "unbilled_work": "not yet invoiced",
    "duplicate_billing": "billed a second time",
}
BILLED = "billed"

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


def about_one_customer(size: str, then: str) -> str:
    return f"This is about one customer, so it hangs on that one {size}: without it, {THEN[then]}."


def about_copies(size: str, then: str) -> str:
    return f"This is about bills that look doubled, so it hangs on them {size}: should they be right, {THEN[then]}."


def on_customer(size: str, then: str) -> str:
    return f"It hangs on one customer {size}: without that one, {THEN[then]}."


def on_week(week: str, size: str, then: str) -> str:
    """``week``: the day of its Monday."""
    return f"It hangs on one week, that of Monday, {week} {size}: without it, {THEN[then]}."


def on_doubtful(size: str, count: int, then: str) -> str:
    things, them = ("a document", "it") if count == 1 else ("documents", "them")
    return f"It hangs on {things} in doubt {size}: without {them}, {THEN[then]}."


def size(documents: str, amount: str | None, theme: str) -> str:
    """``(3 documents, $8,200 overdue)``."""
    return f"({documents}, {amount} {OF_WHICH.get(theme, BILLED)})" if amount else f"({documents})"


def close_call(others: list[str]) -> str:
    """``others``: "11 other customers", "1 other week"."""
    return f"The same goes for {_and(others)}, each on its own: this was a close call."


def _or(things: list[str]) -> str:
    return " or ".join([", ".join(things[:-1]), things[-1]]) if len(things) > 1 else things[0]


def _and(things: list[str]) -> str:
    return " and ".join(things)
