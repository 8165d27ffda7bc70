"""Conclusion and snapshot -> one small bar chart of the theme's money by age, or ``None``.

The bars are what the snapshot measured; nothing is measured here.
"""

from collections.abc import Sequence
from math import fsum
from typing import NamedTuple

from snapshot.pipeline.decision import THEMES
from snapshot.pipeline.decision.write import number_format
from snapshot.pipeline.documents.conclusion import Conclusion
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.presentation import formats
from snapshot.presentation.view_models import Bar, Chart
from snapshot.wording import chart as wording
from snapshot.wording.ages import QUOTE_AGES

MIN_BARS = 2  # one bar shows nothing that a sentence does not say
_WAITING = QUOTE_AGES[1:4]  # 14 to 90 days


class Stock(NamedTuple):
    """The money of one age. Evidence lines that begin with ``leaves`` are about it; none are where it is empty."""

    label: str
    amount: float
    leaves: str


def present_chart(conclusion: Conclusion, snapshot: Snapshot | None) -> Chart | None:
    """Nothing where no age is behind the theme, none was measured, or all the money is of one age."""
    if snapshot is None:
        return None
    drawn = THEMES[conclusion.pattern_id].chart
    if drawn == "overdue":
        return _chart(wording.OWED, _owed(snapshot), conclusion, snapshot)
    return _chart(wording.QUOTES, _quotes(snapshot), conclusion, snapshot) if drawn == "quotes" else None


def _chart(caption: str, stocks: Sequence[Stock], conclusion: Conclusion, snapshot: Snapshot) -> Chart | None:
    amounts = [stock.amount for stock in stocks]
    if sum(amount > 0 for amount in amounts) < MIN_BARS:
        return None
    total, *written = _written([fsum(amounts), *amounts], snapshot.currency)
    meant = [_is_meant(stock, conclusion) for stock in stocks]
    bars = tuple(
        Bar(label=stock.label, amount=text, share=stock.amount / max(amounts), is_meant=is_meant)
        for stock, text, is_meant in zip(stocks, written, meant, strict=True)
    )
    return Chart(
        caption=caption,
        total=total,
        bars=bars,
        name=wording.bars(next(bar.label for bar in bars if bar.share == 1)),
        notes=_notes(caption, [bar.label for bar in bars if bar.is_meant], snapshot),
    )


def _owed(snapshot: Snapshot) -> list[Stock]:
    return [
        Stock(label, getattr(snapshot.overdue, age).amount, f"signals.overdue.{age}.")
        for age, label in wording.OWED_AGES.items()
    ]


def _quotes(snapshot: Snapshot) -> list[Stock]:
    return [
        Stock(bucket.label, bucket.amount, "signals.stale_quotes." if bucket.label in _WAITING else "")
        for bucket in snapshot.quote_age_buckets
    ]


def _is_meant(stock: Stock, conclusion: Conclusion) -> bool:
    return bool(stock.leaves) and any(line.startswith(stock.leaves) for line in conclusion.evidence_signals)


def _written(amounts: list[float], currency: str | None) -> list[str]:
    """A total and its parts: in whole units, as in the sentences, unless they would then not add up to the total."""
    total, *parts = (number_format.round_half_up(amount) for amount in amounts)
    whole = total == sum(parts) and not any(0 < amount < 1 for amount in amounts)
    write = number_format.money if whole else formats.money
    return [write(amount, currency) for amount in amounts]


def _notes(caption: str, meant: list[str], snapshot: Snapshot) -> tuple[str, ...]:
    """Which bars the action is about, and what of the bars the evidence leaves out."""
    if caption == wording.OWED:
        return (wording.begins_with(meant[0]),) if meant else ()
    notes = [wording.WAITING] if meant else []
    if (pile := snapshot.stale_quotes.settled_elsewhere).count:
        counted = formats.counted(pile.count, "quote")
        notes.append(wording.settled_elsewhere(counted, number_format.money(pile.amount, snapshot.currency)))
    return tuple(notes)
