"""The documents behind an action, worst first, ten at most: the same that its sentence counts.

Never passed to the agent. Each theme declares which of the functions here picks its documents.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np

from snapshot.pipeline.documents.conclusion import AmountMeans, DaysMean, ShortList, ShortListItem, Theme
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.signals.facts.document_arrays import Ints, Invoices, Mask, Quotes
from snapshot.pipeline.signals.facts.duplicate_invoices import second_copies
from snapshot.pipeline.signals.facts.open_items import MATURED_TO, OpenItems, read_open_items
from snapshot.pipeline.signals.facts.signal_values import money
from snapshot.pipeline.signals.metrics import concentration, job_size, receivables, revenue_leakage, volume

Order = Literal["largest", "latest"]


@dataclass(frozen=True, slots=True)
class ActionDocuments:
    """``documents``, all of them behind the action, with their cents and days, and what these mean."""

    documents: Invoices | Quotes
    cents: Ints
    days: Ints
    amount_means: AmountMeans
    days_mean: DaysMean
    order: Order = "largest"


View = Callable[[OpenItems, Sequence[str]], ActionDocuments]


def overdue(open_items: OpenItems, evidence: Sequence[str]) -> ActionDocuments:
    """Of overdue money the ageing bands that the evidence names, or all of it."""
    late = _late(open_items)
    named = [
        at
        for at, band in enumerate(receivables.AGE_BANDS)
        if any(line.startswith(f"signals.overdue.{band}.") for line in evidence)
    ]
    return _owed(late.take(np.isin(receivables.age_band(late), named)) if named else late)


def of_one_debtor(open_items: OpenItems, _evidence: Sequence[str]) -> ActionDocuments:
    late = in_order(_late(open_items))
    return _owed(late.take(receivables.of_the_biggest_debtor(late)))


def _late(open_items: OpenItems) -> Invoices:
    return open_items.invoices.take(open_items.invoices.overdue & open_items.invoice_outcome_known)


def _owed(late: Invoices) -> ActionDocuments:
    return ActionDocuments(late, late.owed, late.days_past_due, "left to pay", "past due")


def second_copies_of_bills(open_items: OpenItems, _evidence: Sequence[str]) -> ActionDocuments:
    return _billed(open_items.invoices.take(second_copies(open_items.invoices)), "largest")


def small_invoices(open_items: OpenItems, _evidence: Sequence[str]) -> ActionDocuments:
    return _billed(open_items.invoices.take(job_size.small_jobs(open_items.invoices)), "latest")


def of_top_customer(open_items: OpenItems, _evidence: Sequence[str]) -> ActionDocuments:
    return _billed(open_items.invoices.take(concentration.of_the_top_customer(open_items.invoices)), "latest")


def past_customers(open_items: OpenItems, _evidence: Sequence[str]) -> ActionDocuments:
    return _billed(last_invoices(open_items), "largest")


def _billed(invoices: Invoices, order: Order) -> ActionDocuments:
    return ActionDocuments(invoices, invoices.total, invoices.age, "billed", "since issue", order)


def below_quote(open_items: OpenItems, _evidence: Sequence[str]) -> ActionDocuments:
    """What is missing to the quoted price, for the recent jobs billed whole that came out below it."""
    invoices = in_order(open_items.invoices)
    chosen = invoices.take((invoices.age <= revenue_leakage.RECENT_DAYS) & (invoices.total < invoices.quoted))
    return ActionDocuments(chosen, chosen.quoted - chosen.total, chosen.age, "below the quote", "since issue")


def stale_quotes(open_items: OpenItems, _evidence: Sequence[str]) -> ActionDocuments:
    return _waiting(open_items, open_items.quotes.stale)


def undecided_quotes(open_items: OpenItems, _evidence: Sequence[str]) -> ActionDocuments:
    """The quotes of 14 to 90 days; where none is that old, all that are open, as in the action."""
    stale = open_items.quotes.stale
    return _waiting(open_items, stale if stale.any() else open_items.quotes.undecided)


def _waiting(open_items: OpenItems, rows: Mask) -> ActionDocuments:
    quotes = open_items.quotes.take(rows & open_items.quote_outcome_known)
    return ActionDocuments(quotes, quotes.cents, quotes.age, "quoted", "waiting")


def unbilled_quotes(open_items: OpenItems, _evidence: Sequence[str]) -> ActionDocuments:
    quotes = open_items.quotes.take(open_items.quotes.to_bill)
    return ActionDocuments(quotes, quotes.cents, quotes.approved_days_ago.astype(np.int64), "quoted", "since approval")


def declined_quotes(open_items: OpenItems, _evidence: Sequence[str]) -> ActionDocuments:
    """The last that were declined: by the day of the answer, or by that of the quote where some have no such day."""
    quotes = open_items.quotes.take(open_items.quotes.declined & (open_items.quotes.age <= MATURED_TO))
    if np.isnan(quotes.days_to_decline).any():
        return ActionDocuments(quotes, quotes.cents, quotes.age, "quoted", "since sent", "latest")
    ago = quotes.age - quotes.days_to_decline.astype(np.int64)
    return ActionDocuments(quotes, quotes.cents, ago, "quoted", "since the answer", "latest")


LONGEST = 10


def documents_behind(
    pack: Pack, theme: Theme, view: View | None, *, today: date, evidence: Sequence[str] = ()
) -> ShortList | None:
    """The documents that the action of ``theme`` counts, picked by its ``view``; ``None`` where none can be named.

    ``evidence`` is the conclusion's own: where it names an ageing band of overdue money, the action is about that
    band, and so is the list. A document without a number or an amount cannot be found or ranked by its owner: it
    counts, and is not listed.
    """
    if view is None:
        return None
    behind = view(read_open_items(pack, today=today), evidence)
    items = _items(behind)
    if not items:
        return None
    return ShortList(
        theme=theme,
        days_mean=behind.days_mean,
        amount_means=behind.amount_means,
        count=len(behind.documents),
        items=items,
    )


def _items(behind: ActionDocuments) -> tuple[ShortListItem, ...]:
    kind = "quote" if isinstance(behind.documents, Quotes) else "invoice"
    numbers = behind.documents.number
    return tuple(
        ShortListItem(kind=kind, number=str(numbers[at]), amount=money(behind.cents[at]), days=int(behind.days[at]))
        for at in _first(behind)
    )


def _first(behind: ActionDocuments) -> Ints:
    """The places to list: of equals by the other figure, then by number, never by their order in the file."""
    places = np.flatnonzero(_findable(behind))
    _, by_number = np.unique(behind.documents.number[places].astype(str), return_inverse=True)
    large, old = -behind.cents[places], -behind.days[places]
    then, first = {"largest": (old, large), "latest": (large, -old)}[behind.order]
    return places[np.lexsort((by_number, then, first))][:LONGEST]


def _findable(behind: ActionDocuments) -> Mask:
    documents = behind.documents
    return documents.has_number & documents.priced if isinstance(documents, Quotes) else documents.has_number


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
