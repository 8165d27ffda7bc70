"""Invoices come to less of what was quoted than they used to."""

from snapshot.pipeline.decision.theme_entry import (
    Excess,
    Snapshot,
    Theme,
    ThemeEntry,
    action_documents,
    excess,
    widths_below,
)
from snapshot.wording.decision import structure

# A few per cent more or less of the quotes than before is rounding and goodwill.
ORDINARY_PRICE = 0.96
CLEAR_PRICE = 0.92
PRICE_MIN_PAIRS = 10


def price_slippage(snapshot: Snapshot) -> Excess | None:
    """Over jobs billed whole: deposits and stages come to less than the quote without anybody giving way.

    A fall against the year before, by its interval. Without jobs to compare it stays unknown: quotes with tax beside
    invoices without look the same as prices given away, and so does a discount that everybody gets.
    """
    signal = snapshot.price_held.change
    if not snapshot.price_held.shortfall:
        return None
    return excess(widths_below(signal, ORDINARY_PRICE, CLEAR_PRICE), signal.n, PRICE_MIN_PAIRS)


ENTRIES = (
    ThemeEntry(
        id=Theme.PRICE_SLIPPAGE,
        structure=price_slippage,
        minutes=15,
        phrase=lambda facts, occasion: structure.price_slippage(
            share=facts.percent("price_held.whole_jobs.value"),
            jobs=facts.count("price_held.whole_jobs.n", "recent job"),
            less=facts.money("price_held.shortfall"),
            before=facts.percent("price_held.earlier_jobs.value"),
            minutes=occasion.minutes,
        ),
        evidence=("price_held.change.high", "price_held.linked_pairs"),
        support=("price_held.", "numbers.price"),
        text=structure.PRICE_SLIPPAGE,
        documents=action_documents.below_quote,
    ),
)
