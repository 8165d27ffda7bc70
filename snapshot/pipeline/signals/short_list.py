"""The documents behind an action, customer by customer: what the action names of them, and the list to work off.

A customer's documents go together: they take one message, one call or one bill. The list never passes through the
agent; of what the action names, the agent sees counts and sums.
"""

from datetime import date
from typing import NamedTuple

import numpy as np

from snapshot.pipeline.documents.conclusion import ShortList, ShortListItem, Theme
from snapshot.pipeline.documents.snapshot import Action
from snapshot.pipeline.signals.action_documents import ActionDocuments, View
from snapshot.pipeline.signals.facts.document_arrays import Ints, Invoices, Quotes
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.signal_values import money, share

MOST_CUSTOMERS = 10  # more than anybody calls in a week beside the work
EPOCH = date(1970, 1, 1).toordinal()
ENOUGH = 0.5  # of the pile's money: an action that names less leaves most of the pressure where it is


class Sitting(NamedTuple):
    """``view`` picks the documents; ``usual`` customers fit into the block of minutes, ``most`` into the longest one.

    Both are 0 for an action that is not about a pile to work off.
    """

    view: View
    usual: int = 0
    most: int = 0


class Ranked(NamedTuple):
    """``places`` are those of the documents, in the order of the list; ``rank`` is each one's customer, from 0.

    A document that names no customer counts as one of its own.
    """

    places: Ints
    rank: Ints

    @property
    def customers(self) -> int:
        return int(self.rank.max(initial=-1)) + 1


def measure_action(open_items: OpenItems, theme: Theme, sitting: Sitting) -> Action:
    """What the action of ``theme`` names; nothing but ``None`` where it is not about a pile, or the pile is empty."""
    behind = sitting.view(open_items)
    ranked = rank_customers(behind)
    named = ranked.places[ranked.rank < _customers_named(behind, ranked, sitting)]
    if not len(named):
        return Action()
    customer, cents = behind.documents.customer[named], int(behind.cents[named].sum())
    return Action(
        theme=theme,
        customers=int(np.unique(customer).size) if (customer >= 0).all() else None,
        documents=len(named),
        amount=money(cents),
        share_of_pile=share(cents / behind.pile_cents) if behind.pile_cents > 0 else None,
        oldest_days=int(behind.days[named].max()),
    )


def _customers_named(behind: ActionDocuments, ranked: Ranked, sitting: Sitting) -> int:
    """As many as the usual block holds; as the longest one holds where those are not ``ENOUGH`` of the money."""
    usual = ranked.rank < sitting.usual
    carried = int(behind.cents[ranked.places[usual]].sum())
    return sitting.usual if carried >= ENOUGH * behind.pile_cents else sitting.most


def list_documents(open_items: OpenItems, theme: Theme, sitting: Sitting) -> ShortList | None:
    """The list to work off; ``None`` where no document can be named.

    A quote without an amount can't be ranked: it counts, and is not listed.
    """
    behind = sitting.view(open_items)
    ranked = rank_customers(behind)
    if not len(ranked.places):
        return None
    named = _customers_named(behind, ranked, sitting) if sitting.most else ranked.customers
    listed = np.flatnonzero(ranked.rank < MOST_CUSTOMERS)[: behind.most_listed]
    return ShortList(
        theme=theme,
        days_mean=behind.days_mean,
        amount_means=behind.amount_means,
        count=len(behind.documents),
        customers=ranked.customers,
        items=tuple(_item(behind, ranked, int(at), is_named=bool(ranked.rank[at] < named)) for at in listed),
    )


def _item(behind: ActionDocuments, ranked: Ranked, at: int, *, is_named: bool) -> ShortListItem:
    documents, place = behind.documents, int(ranked.places[at])
    issued, due = _days_of(documents, place)
    numbered = bool(documents.has_number[place])
    return ShortListItem(
        kind="quote" if isinstance(documents, Quotes) else "invoice",
        number=str(documents.number[place]) if numbered else "",
        amount=money(behind.cents[place]),
        days=int(behind.days[place]),
        issued=issued,
        due=due,
        customer=int(ranked.rank[at]) + 1 if documents.customer[place] >= 0 else None,
        file=None if numbered else int(documents.file[place]),
        row=None if numbered else int(documents.row[place]),
        is_named=is_named,
    )


def _days_of(documents: Invoices | Quotes, place: int) -> tuple[date, date | None]:
    """The day of the document, and the due day where the file states one."""
    if isinstance(documents, Quotes):
        return _day(documents.created[place]), None
    issued = documents.issued[place]
    due = issued + documents.age[place] - documents.days_past_due[place]
    return _day(issued), None if documents.due_assumed[place] else _day(due)


def _day(number: np.int64) -> date:
    """The day so many days after the first of 1970."""
    return date.fromordinal(EPOCH + int(number))


def rank_customers(behind: ActionDocuments) -> Ranked:
    """By their money, or by their latest document; of equals by age, then by number, never by their order in the file.

    Within a customer the documents follow in the same order.
    """
    places = _in_order(behind)
    _, first, group = np.unique(_parties(behind.documents.customer[places]), return_index=True, return_inverse=True)
    cents, oldest = np.zeros(len(first), np.int64), np.zeros(len(first), np.int64)
    np.add.at(cents, group, behind.cents[places])
    np.maximum.at(oldest, group, behind.days[places])
    order = np.lexsort((first, -oldest, -cents) if behind.order == "largest" else (first,))
    rank = np.argsort(order)[group]
    in_list = np.argsort(rank, kind="stable")
    return Ranked(places[in_list], rank[in_list])


def _parties(customer: Ints) -> Ints:
    """A code for each customer, and one of its own for each document without."""
    own = customer.max(initial=-1) + 1 + np.arange(len(customer))
    return np.where(customer >= 0, customer, own)


def _in_order(behind: ActionDocuments) -> Ints:
    """The places of the documents with an amount, largest or latest first; of equals by the other figure, by number."""
    documents = behind.documents
    places = np.flatnonzero(documents.priced if isinstance(documents, Quotes) else np.ones(len(documents), np.bool_))
    number = np.where(documents.has_number, documents.number, "")[places].astype(str)
    _, by_number = np.unique(number, return_inverse=True)
    large, old = -behind.cents[places], -behind.days[places]
    then, first = {"largest": (old, large), "latest": (large, -old)}[behind.order]
    return places[np.lexsort((documents.row[places], documents.file[places], by_number, then, first))]
