"""How records are kept: links, spellings, due dates, credit notes and voids that mislead a naive reader."""

import random
from datetime import timedelta

from evals.businesses.model import Business, Invoice, Quote
from evals.businesses.plants import owe, recent, shares
from evals.businesses.pressures import busy_debtors, customer_concentration, traded
from evals.businesses.traits import draw_traits


def links_from_some_day(dice: random.Random, strength: float) -> Business:
    """Invoices name their quote only since some months; older work was billed all the same."""
    business = traded(dice, draw_traits(dice).but(weeks=dice.choice((60, 78, 100)))).business
    begun = business.today - timedelta(days=dice.randrange(120, 200))
    for invoice in business.invoices:
        if invoice.issued < begun:
            invoice.quote = ""
    return business


def no_links(dice: random.Random, strength: float) -> Business:
    """No invoice names its quote."""
    business = traded(dice).business
    for invoice in business.invoices:
        invoice.quote = ""
    return business


def credit_notes(dice: random.Random, strength: float) -> Business:
    """Some paid bills were given back, wholly or in part."""
    trading = traded(dice)
    business = trading.business
    paid = [one for one in business.standing() if one.paid]
    for invoice in dice.sample(paid, max(3, len(paid) // 25)):
        day = min(business.today, invoice.issued + timedelta(days=dice.randrange(1, 12)))
        back = -round(invoice.cents * dice.choice((1, 0.5, 0.2)))
        note = Invoice(business.next_invoice(), invoice.customer, "", invoice.work, day, day, back, day, "Paid")
        business.invoices.append(note)
    return business


def debtor_under_two_spellings(dice: random.Random, strength: float) -> Business:
    """One customer, written in two ways, owes most of the overdue money; no spelling alone holds most of it."""
    trading = traded(dice)
    week, who = trading.business.week_cents(), trading.traits.names[-1]
    debts = [owe(trading, cents, dice.randrange(4, 50), who) for cents in shares(dice, week * (1.8 + strength), 4)]
    busy_debtors(trading, 0.8, 4)
    for invoice in debts[::2]:
        invoice.customer = who.upper()
    return trading.business


def large_customer_under_two_spellings(dice: random.Random, strength: float) -> Business:
    """The customer who carries much of the revenue is written in two ways."""
    business = customer_concentration(dice, 0.4 + 0.6 * strength)
    counts = [one.customer for one in business.invoices]
    top = max(set(counts), key=counts.count)
    documents: list[Invoice | Quote] = [*business.invoices, *business.quotes]
    for document in documents:
        if document.customer == top and dice.random() < 0.5:
            document.customer = dice.choice((top.upper(), top.lower()))
    return business


def debts_without_due_dates(dice: random.Random, strength: float) -> Business:
    """Overdue money whose due dates are missing: the usual terms say that it is late."""
    trading = traded(dice, draw_traits(dice).but(terms=dice.choice((14, 30))))
    busy_debtors(trading, 1.8 + strength, 12)
    for invoice in trading.business.invoices:
        if dice.random() < (0.9 if invoice.balance else 0.2):
            invoice.due = None
    return trading.business


def not_due_without_due_dates(dice: random.Random, strength: float) -> Business:
    """Open money of five to eight weeks in a trade of sixty days; where a due date is missing, nothing is late yet."""
    trading = traded(dice, draw_traits(dice).but(terms=60, late=0.03))
    for cents in shares(dice, trading.business.week_cents() * (1.5 + strength), 8):
        owe(trading, cents, -dice.randrange(5, 27)).status = "Sent"
    for invoice in trading.business.invoices:
        if dice.random() < 0.3:
            invoice.due = None
    return trading.business


def nearly_paid(dice: random.Random, strength: float) -> Business:
    """Large bills past due of which a few per cent are open."""
    trading = traded(dice)
    for cents in shares(dice, trading.business.week_cents() * (1.5 + strength), dice.randrange(3, 6)):
        invoice = owe(trading, cents, dice.randrange(4, 50))
        invoice.balance, invoice.status = round(cents * dice.uniform(0.01, 0.04)), "Partially paid"
    return trading.business


def voided_copies(dice: random.Random, strength: float) -> Business:
    """Bills were written twice, and the copies voided."""
    business = traded(dice).business
    for invoice in recent(business, 3, 80)[::4]:
        copy = Invoice(business.next_invoice(), invoice.customer, invoice.quote, invoice.work, invoice.issued,
                       invoice.due, invoice.cents, None, "Void", invoice.cents)  # fmt: skip
        business.invoices.append(copy)
    return business


def voided_and_never_replaced(dice: random.Random, strength: float) -> Business:
    """Invoices of agreed work were voided, and none took their place."""
    business = traded(dice, draw_traits(dice).but(quotes_a_week=dice.uniform(4, 7))).business
    wanted = business.week_cents() * (1.2 + 2 * strength)
    approved = {one.number: one.approved for one in business.quotes if one.approved}
    for invoice in business.invoices:
        day = approved.get(invoice.quote)
        if wanted > 0 and day and 16 <= (business.today - day).days <= 75:
            invoice.paid, invoice.balance, invoice.status = None, 0, "Void"
            wanted -= invoice.cents
    return business


def copies_past_due(dice: random.Random, strength: float) -> Business:
    """The overdue money is the second copies of bills that were paid."""
    trading = traded(dice, draw_traits(dice).but(terms=14, late=0.05, never=0.0))
    business = trading.business
    wanted = business.week_cents() * (1.8 + strength)
    paid = [one for one in recent(business, 20, 80) if one.paid and one.cents < business.week_cents()]
    dice.shuffle(paid)
    for invoice in paid:
        if wanted <= 0:
            break
        copy = owe(trading, invoice.cents, (business.today - invoice.issued).days - 14, invoice.customer)
        copy.quote, copy.work = invoice.quote, invoice.work
        wanted -= invoice.cents
    return business
