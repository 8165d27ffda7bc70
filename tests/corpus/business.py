"""Invents a business from a seed: plain random documents, no pressure planted."""

import random
from dataclasses import replace
from datetime import date, timedelta

from tests.corpus.records import Business, Customer, Invoice, InvoiceState, Line, Payment, Quote, QuoteState

FIRST_DAY, LAST_DAY = date(2025, 1, 6), date(2025, 10, 3)
_FIRST = ("Ada", "Bram", "Cleo", "Dorian", "Edda", "Fenn", "Greta", "Hollis", "Isolde", "Jory", "Kit", "Lorna")
_LAST = ("Quillfeather", "Tollgate", "Marrowick", "Hexamore", "Larkspur", "O'Penwright", "St. Clare", "Van der Mole")
_STREETS = ("Fennel Row", "Old Mill Lane", "Harbor Street", "Pine Court")
WORK = (
    "Furnace repair", "Water heater replacement", "Drain cleaning", "Panel upgrade", "Spring cleanup",
    "Patio lighting, front", 'Faucet 1/2" swap', "Heat pump service", "Buffet for forty", "Deck staining",
)  # fmt: skip
_STATES: tuple[tuple[InvoiceState, int], ...] = (
    ("paid", 60), ("open", 22), ("partial", 6), ("draft", 5), ("void", 4), ("written_off", 2), ("refunded", 1),
)  # fmt: skip
_ANSWERS: tuple[tuple[QuoteState, int], ...] = (
    ("approved", 45), ("sent", 25), ("declined", 15), ("expired", 8), ("draft", 5), ("void", 2),
)  # fmt: skip


def invent(seed: int, *, invoices: int = 60, quotes: int = 40, tax: bool = True) -> Business:
    """Invoices in the order of their day, a few credit notes among them, quotes and payments."""
    dice = random.Random(seed)
    customers = [_customer(dice, n) for n in range(14)]
    offered = tuple(_quote(dice, 500 + n, day, customers, tax) for n, day in enumerate(_days(dice, quotes)))
    billed = tuple(_invoice(dice, 1001 + n, day, customers, tax) for n, day in enumerate(_days(dice, invoices)))
    linked = _link(dice, billed, offered)
    return Business(*linked, tuple(payment for invoice in linked[0] for payment in _payments(dice, invoice)))


def _days(dice: random.Random, count: int) -> list[date]:
    return sorted(FIRST_DAY + timedelta(days=dice.randrange((LAST_DAY - FIRST_DAY).days)) for _ in range(count))


def _customer(dice: random.Random, n: int) -> Customer:
    first, last = _FIRST[n % len(_FIRST)], dice.choice(_LAST)
    plain = "".join(letter for letter in last.lower() if letter.isalpha())
    company = dice.choice(("", "", f"{last} & Daughters", f"{last} Holdings, LLC"))
    return Customer(
        first, last, company, f"{first.lower()}.{plain}{n}@example.com", f"(555) 010-{n:04d}",
        f"{n + 3} {dice.choice(_STREETS)}",
    )  # fmt: skip


def _lines(dice: random.Random, tax: bool) -> tuple[Line, ...]:
    lines = []
    for _ in range(dice.choice((1, 1, 2, 3))):
        quantity, unit = dice.choice((1, 1, 2, 3)), dice.randrange(3_500, 240_000, 5)
        net = quantity * unit
        lines.append(Line(dice.choice(WORK), quantity, unit, net, round(net * 0.08) if tax else 0))
    return tuple(lines)


def _pick(dice: random.Random, weights: tuple[tuple[str, int], ...]) -> str:
    return dice.choices([name for name, _ in weights], [weight for _, weight in weights])[0]


def _invoice(dice: random.Random, serial: int, issued: date, customers: list[Customer], tax: bool) -> Invoice:
    lines = _lines(dice, tax)
    total = sum(line.gross for line in lines)
    credit = dice.random() < 0.04
    state = "paid" if credit else _pick(dice, _STATES)
    received = (
        total if state in ("paid", "refunded") else dice.randrange(1_000, total - 500) if state == "partial" else 0
    )
    paid_on = issued + timedelta(days=dice.randrange(1, 40)) if received else None
    return Invoice(
        serial, "credit_note" if credit else "invoice", dice.choice(customers), issued, issued + timedelta(days=30),
        state, lines, received, paid_on, None, lines[0].text,  # type: ignore[arg-type]
    )  # fmt: skip


def _quote(dice: random.Random, serial: int, created: date, customers: list[Customer], tax: bool) -> Quote:
    state = _pick(dice, _ANSWERS)
    answered = created + timedelta(days=dice.randrange(1, 30)) if state in ("approved", "declined") else None
    lines = _lines(dice, tax)
    return Quote(serial, dice.choice(customers), created, state, answered, lines, lines[0].text, None)  # type: ignore[arg-type]


def _link(
    dice: random.Random, invoices: tuple[Invoice, ...], quotes: tuple[Quote, ...]
) -> tuple[tuple[Invoice, ...], tuple[Quote, ...]]:
    """About every second approved quote names a later invoice, which names it, too."""
    billed, offered = list(invoices), list(quotes)
    free = [at for at, invoice in enumerate(billed) if invoice.counted]
    for place, quote in enumerate(offered):
        later = [at for at in free if quote.answered and billed[at].issued >= quote.answered]
        if quote.state == "approved" and later and dice.random() < 0.5:
            at = later[0]
            free.remove(at)
            billed[at] = replace(billed[at], quote_serial=quote.serial, customer=quote.customer, work=quote.work)
            offered[place] = replace(quote, invoice_serial=billed[at].serial)
    return tuple(billed), tuple(offered)


def _payments(dice: random.Random, invoice: Invoice) -> list[Payment]:
    """One or two payments that add up to what was received, the last on the day of payment."""
    if not invoice.received or invoice.paid_on is None or invoice.kind == "credit_note":
        return []
    first = invoice.received // 2 if dice.random() < 0.2 else 0
    payments = [Payment(invoice, invoice.issued + timedelta(days=1), first)] if first else []
    return [*payments, Payment(invoice, invoice.paid_on, invoice.received - first)]
