"""Few of the quotes become work."""

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

# Trades commonly win three to four of ten quotes.
ORDINARY_APPROVAL = 0.30
CLEAR_APPROVAL = 0.20
APPROVAL_MIN_QUOTES = 20


def low_conversion(snapshot: Snapshot) -> Excess | None:
    signal, per_request = snapshot.conversion.approval_rate, snapshot.conversion.per_request
    if per_request.value is not None and widths_below(per_request, ORDINARY_APPROVAL, CLEAR_APPROVAL) is None:
        return None
    return excess(widths_below(signal, ORDINARY_APPROVAL, CLEAR_APPROVAL), signal.n, APPROVAL_MIN_QUOTES)


ENTRIES = (
    ThemeEntry(
        id=Theme.LOW_CONVERSION,
        structure=low_conversion,
        minutes=25,
        phrase=lambda facts, occasion: structure.low_conversion(
            share=facts.percent("conversion.approval_rate.value"),
            accepted=facts.decimal("conversion.approved_count"),
            quotes=facts.count("conversion.matured_count", "quote"),
            said_no=facts.number("conversion.declined_count") > 0,
            minutes=occasion.minutes,
        ),
        evidence=("conversion.approval_rate.high", "conversion.declined_count"),
        support=("conversion.", "numbers.matured", "numbers.approval"),
        text=structure.LOW_CONVERSION,
        documents=action_documents.declined_quotes,
    ),
)
