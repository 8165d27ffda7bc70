"""Businesses by a seed in which everything occurs that a measure may stumble over."""

from typing import Any

import numpy as np

from snapshot.pipeline.documents.pack import Pack
from tests.pipeline.signals.factory import anchored, invoice, quote

CUSTOMERS = 19


def lively_business(seed: int, quotes: int = 140) -> Pack:
    """A year and a half: copies, unbilled work, customers, due dates and amounts missing, bills closed or part-paid."""
    draw = np.random.default_rng(seed)
    bills: list[dict[str, Any]] = []
    offers: list[dict[str, Any]] = []
    for place in range(quotes):
        offers.append(_offer(draw, int(draw.integers(1, 540))))
        bills += [_bill(draw, f"B{place}-{part}", f"Q{place + 1}") for part in range(int(draw.integers(0, 3)))]
        if draw.random() < 0.05 and bills:
            bills.append(bills[-1] | {"number": f"B{place}-again"})
    return anchored(invoices=bills, quotes=offers)


def _customer(draw: np.random.Generator) -> str | None:
    return f"c{min(int(draw.exponential(5)), CUSTOMERS - 1)}" if draw.random() < 0.95 else None


def _offer(draw: np.random.Generator, created: int) -> dict[str, Any]:
    changes: dict[str, Any] = {"customer": _customer(draw)}
    answered = created - int(draw.exponential(12))
    if answered >= 0 and draw.random() < 0.6:
        changes[str(draw.choice(["approved", "declined"], p=[0.7, 0.3]))] = answered
    elif draw.random() < 0.1:
        changes["state"] = str(draw.choice(["approved", "declined", "expired"]))
    return quote(created, None if draw.random() < 0.1 else float(draw.integers(50, 3000)), **changes)


def _bill(draw: np.random.Generator, number: str, quoted: str) -> dict[str, Any]:
    issued, total = int(draw.integers(1, 540)), float(np.exp(draw.normal(6, 1)).round(2))
    changes: dict[str, Any] = {"customer": _customer(draw), "number": number}
    if draw.random() < 0.6:
        changes["quote_number"] = quoted
    if draw.random() < 0.2:
        changes["due"] = None
    paid = issued - int(draw.exponential(30))
    if paid >= 0 and draw.random() < 0.7:
        changes["paid"] = paid
    elif draw.random() < 0.2:
        changes["owed"] = total / 2
    elif draw.random() < 0.1:
        changes["state"] = "written_off"
    return invoice(issued, total, **changes)
