"""The documents behind an action: each theme declares which of the functions here picks them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from snapshot.pipeline.documents.conclusion import AmountMeans, DaysMean
from snapshot.pipeline.signals.facts.document_arrays import Ints, Invoices, Mask, Quotes
from snapshot.pipeline.signals.facts.duplicate_invoices import second_copies
from snapshot.pipeline.signals.facts.open_items import MATURED_TO, OpenItems
from snapshot.pipeline.signals.metrics import concentration, job_size, receivables, revenue_leakage, volume

Order = Literal["largest", "latest"]


MOST_DOCUMENTS = 30  # two pages of a phone, or one sheet of paper
TO_RECOGNIZE = 10  # enough to see who or what is meant


@dataclass(frozen=True, slots=True)
class ActionDocuments:
    """``documents``, all of them behind the action, with their cents and days, and what these mean.

    ``pile`` is all the money, in cents, that the theme is about, where that is more than these documents hold.
    """

    documents: Invoices | Quotes
    cents: Ints
    days: Ints
    amount_means: AmountMeans
    days_mean: DaysMean
    order: Order = "largest"
    pile: int | None = None

    @property
    def pile_cents(self) -> int:
        return int(self.cents.sum()) if self.pile is None else self.pile

    @property
    def most_listed(self) -> int:
        """The latest are only to recognize; each of the largest is to work off."""
        return MOST_DOCUMENTS if self.order == "largest" else TO_RECOGNIZE


View = Callable[[OpenItems], ActionDocuments]


def overdue(open_items: OpenItems) -> ActionDocuments:
    return _owed(_late(open_items))


def of_one_debtor(open_items: OpenItems) -> ActionDocuments:
    """All that this customer owes past its due date, of all the overdue money."""
    late = in_order(_late(open_items))
    theirs = _owed(late.take(receivables.of_the_biggest_debtor(late)))
    return replace(theirs, pile=int(late.owed.sum()))


def _late(open_items: OpenItems) -> Invoices:
    return open_items.invoices.take(open_items.invoices.overdue & open_items.invoice_outcome_known)


def _owed(late: Invoices) -> ActionDocuments:
    return ActionDocuments(late, late.owed, late.days_past_due, "left to pay", "past due")


def second_copies_of_bills(open_items: OpenItems) -> ActionDocuments:
    return _billed(open_items.invoices.take(second_copies(open_items.invoices)), "largest")


def small_invoices(open_items: OpenItems) -> ActionDocuments:
    return _billed(open_items.invoices.take(job_size.small_jobs(open_items.invoices)), "latest")


def of_top_customer(open_items: OpenItems) -> ActionDocuments:
    return _billed(open_items.invoices.take(concentration.of_the_top_customer(open_items.invoices)), "latest")


def past_customers(open_items: OpenItems) -> ActionDocuments:
    return _billed(last_invoices(open_items), "largest")


def _billed(invoices: Invoices, order: Order) -> ActionDocuments:
    return ActionDocuments(invoices, invoices.total, invoices.age, "billed", "since issue", order)


def below_quote(open_items: OpenItems) -> ActionDocuments:
    """What is missing to the quoted price, for the recent jobs billed whole that came out below it."""
    invoices = in_order(open_items.invoices)
    chosen = invoices.take((invoices.age <= revenue_leakage.RECENT_DAYS) & (invoices.total < invoices.quoted))
    return ActionDocuments(chosen, chosen.quoted - chosen.total, chosen.age, "below the quote", "since issue")


def stale_quotes(open_items: OpenItems) -> ActionDocuments:
    return _waiting(open_items, open_items.quotes.stale)


def undecided_quotes(open_items: OpenItems) -> ActionDocuments:
    """The quotes of 14 to 90 days; where none is that old, all that are open, as in the action."""
    stale = open_items.quotes.stale
    return _waiting(open_items, stale if stale.any() else open_items.quotes.undecided)


def _waiting(open_items: OpenItems, rows: Mask) -> ActionDocuments:
    quotes = open_items.quotes.take(rows & open_items.quote_outcome_known)
    return ActionDocuments(quotes, quotes.cents, quotes.age, "quoted", "waiting")


def unbilled_quotes(open_items: OpenItems) -> ActionDocuments:
    quotes = open_items.quotes.take(open_items.quotes.to_bill)
    return ActionDocuments(quotes, quotes.cents, quotes.approved_days_ago.astype(np.int64), "quoted", "since approval")


def declined_quotes(open_items: OpenItems) -> ActionDocuments:
    """The last that were declined: by the day of the answer, or by that of the quote where some have no such day."""
    quotes = open_items.quotes.take(open_items.quotes.declined & (open_items.quotes.age <= MATURED_TO))
    if np.isnan(quotes.days_to_decline).any():
        return ActionDocuments(quotes, quotes.cents, quotes.age, "quoted", "since sent", "latest")
    ago = quotes.age - quotes.days_to_decline.astype(np.int64)
    return ActionDocuments(quotes, quotes.cents, ago, "quoted", "since the answer", "latest")


LATELY_DAYS = 7 * volume.RECENT_WEEKS  # the quiet weeks themselves
LONG_AGO_DAYS = 365  # whoever stayed away for longer has probably found somebody else
NEVER = np.iinfo(np.int64).max


def last_invoices(open_items: OpenItems) -> Invoices:
    """One invoice for each customer to call: of several on the last day the largest.

    A quote of the last weeks is a visit, too. Customers who came on more than one day are preferred; others are taken
    only where nobody came twice. Whoever owes overdue money, or whose invoice was written off, is called about that.
    """
    invoices = open_items.invoices.take((open_items.invoices.customer >= 0) & (open_items.invoices.total > 0))
    if not len(invoices):
        return invoices
    latest, earliest = _days(invoices.customer, invoices.age, open_items.quotes.customer)
    away = (latest > LATELY_DAYS) & (latest <= LONG_AGO_DAYS)
    away &= _quote_age(open_items, len(latest)) > LATELY_DAYS
    away[_troubled(open_items, invoices)] = False
    again = away & (earliest > latest)
    called = again if again.any() else away
    return _largest_each(invoices.take(called[invoices.customer] & (invoices.age == latest[invoices.customer])))


def in_order(invoices: Invoices) -> Invoices:
    """By number, with customers coded by their first number: of equal customers the same one always comes first."""
    ordered = invoices.take(np.argsort(invoices.number.astype(str), kind="stable"))
    _, first, place = np.unique(ordered.customer, return_index=True, return_inverse=True)
    return replace(ordered, customer=np.where(ordered.customer >= 0, first[place], -1))


def _days(customer: Ints, age: Ints, others: Ints) -> tuple[Ints, Ints]:
    """For each code of a customer, also of ``others``: days since the latest and the earliest invoice."""
    customers = max(customer.max(initial=-1), others.max(initial=-1)) + 1
    latest, earliest = np.full(customers, NEVER), np.full(customers, -1)
    np.minimum.at(latest, customer, age)
    np.maximum.at(earliest, customer, age)
    return latest, earliest


def _quote_age(open_items: OpenItems, customers: int) -> Ints:
    """Days since the latest quote for each code of a customer."""
    ages = np.full(customers, NEVER)
    named = open_items.quotes.customer >= 0
    np.minimum.at(ages, open_items.quotes.customer[named], open_items.quotes.age[named])
    return ages


def _troubled(open_items: OpenItems, invoices: Invoices) -> Ints:
    unpaid: Mask = invoices.written_off | (invoices.overdue & open_items.invoice_outcome_known)
    return invoices.customer[unpaid]


def _largest_each(invoices: Invoices) -> Invoices:
    ordered = in_order(invoices)
    order = np.lexsort((-ordered.total, ordered.customer))
    return ordered.take(order[np.diff(ordered.customer[order], prepend=-1) != 0])
