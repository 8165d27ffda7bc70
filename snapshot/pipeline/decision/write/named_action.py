"""What an action names of its pile, in words: how many customers and documents, how much of the money, how long."""

from typing import NamedTuple

from snapshot.pipeline.decision.choose.constants import LONGEST_BLOCK
from snapshot.pipeline.decision.write.cited_facts import CitedMetrics
from snapshot.pipeline.decision.write.theme_words import Occasion
from snapshot.wording.decision.draft import Named

SHORTEST_BLOCK = 10  # nobody sets aside less


class Pile(NamedTuple):
    """``path`` holds the ``count`` and the ``amount``. ``words`` follow a part of the money, and all of it."""

    path: str
    noun: str
    words: tuple[str, str]


def named(facts: CitedMetrics, occasion: Occasion, pile: Pile) -> Named:
    """What was measured of this theme's action; else, as in a snapshot made without it, the pile as a whole.

    Only what a sentence says is cited: the customers, or the documents where those are not known.
    """
    action, whole = facts.snapshot.action, f"{pile.path}.amount"
    if action.theme is not occasion.theme or not facts.known("action.documents"):
        documents = facts.count(f"{pile.path}.count", pile.noun)
        return Named(None, documents, facts.money(whole), True, None, occasion.minutes)
    customers = facts.count("action.customers", "customer") if facts.known("action.customers") else None
    return Named(
        customers,
        "" if customers else facts.count("action.documents", pile.noun),
        facts.part_of("action.amount", whole, pile.words),
        facts.same_money("action.amount", whole),
        facts.age("action.oldest_days"),
        _minutes(action.customers or action.documents or 0, occasion),
    )


def _minutes(times: int, occasion: Occasion) -> int:
    """What so many customers take, in steps of five minutes, and never more than the longest block."""
    return min(LONGEST_BLOCK, max(SHORTEST_BLOCK, -(-times * occasion.each // 5) * 5))
