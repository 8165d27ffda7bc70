"""One customer brings much of the money."""

from snapshot.pipeline.decision.theme_entry import (
    CitedMetrics,
    Draft,
    Excess,
    Occasion,
    Snapshot,
    Theme,
    ThemeEntry,
    action_documents,
    excess,
    widths_above,
)
from snapshot.wording.decision import structure

# Lenders grow careful from a fifth to a quarter of revenue with one customer and call half high. Without an interval
# the share must be well past the first mark: more than a third.
ORDINARY_TOP_CUSTOMER = 0.25
CLEAR_TOP_CUSTOMER = 0.35
CUSTOMER_MIN_INVOICES = 20

# The share of a customer is taken over this time: of younger files that is all there is.
YEAR_DAYS = 365


def customer_concentration(snapshot: Snapshot) -> Excess | None:
    signal = snapshot.customer_share.top_share
    return excess(widths_above(signal, ORDINARY_TOP_CUSTOMER, CLEAR_TOP_CUSTOMER), signal.n, CUSTOMER_MIN_INVOICES)


def _say(facts: CitedMetrics, occasion: Occasion) -> Draft:
    every_invoice = facts.number("customer_share.top_share.n") >= facts.number("activity_signals.invoices.count")
    return structure.customer_concentration(
        share=facts.percent("customer_share.top_share.value"),
        money=facts.money("customer_share.top_amount"),
        all_files=every_invoice or facts.number("window.days") <= YEAR_DAYS,
        minutes=occasion.minutes,
    )


ENTRIES = (
    ThemeEntry(
        id=Theme.CUSTOMER_CONCENTRATION,
        structure=customer_concentration,
        by_nature="customer",
        minutes=20,
        phrase=_say,
        evidence=(
            "customer_share.top_share.low",
            "customer_share.effective_customers",
            "customer_share.customers",
        ),
        support=("customer_share.", "numbers.top_customer"),
        text=structure.CUSTOMER_CONCENTRATION,
        documents=action_documents.of_top_customer,
    ),
)
