"""Measures what the decision reads without each customer, each week, and the suspect documents.

A customer is left out with invoices and quotes; a week with the documents issued or created in it (Monday to Sunday,
complete or not). What was known of a document stays known: a quote whose invoice is left out does not become unbilled
work.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import numpy as np

from snapshot.pipeline.documents.robustness import LeaveOuts, LeftOutKind, Without
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals.facts.document_arrays import Ints, Mask
from snapshot.pipeline.signals.facts.open_items import OpenItems
from snapshot.pipeline.signals.facts.subsets import NO_WEEK, Subsets, at_once
from snapshot.pipeline.signals.facts.weeks import EPOCH_MONDAY, week_of
from snapshot.pipeline.signals.robustness.measure_subsets import measure_parts
from snapshot.pipeline.signals.robustness.suspect_documents import doubtful_invoices, doubtful_quotes

# Every customer and every week of an ordinary business. Beyond that the largest, half and half: what is small beside
# many others changes least, and no file may take seconds or the memory of a small host.
MAX_PARTS = 1_000
MAX_CELLS = 4_000_000


@dataclass(frozen=True, slots=True)
class _Tries:
    """What is left out, one try a row: ``invoices`` and ``quotes`` mark what is kept, ``weeks`` the week left out."""

    kinds: tuple[LeftOutKind, ...]
    weeks: Ints
    invoices: Mask
    quotes: Mask


def leave_out(open_items: OpenItems, whole: Snapshot) -> LeaveOuts:
    """``whole`` is the snapshot of all documents. The files' order of rows changes no part, only the parts' order."""
    documents = len(open_items.invoices) + len(open_items.quotes)
    if not documents:
        return LeaveOuts()
    customers = _largest_first(open_items.invoices.customer, open_items.quotes.customer, open_items)
    weeks = _largest_first(week_of(open_items.invoices.issued), week_of(open_items.quotes.created), open_items)
    doubtful = doubtful_invoices(open_items.invoices), doubtful_quotes(open_items.quotes)
    tries = _tries(open_items, _as_many_as_fit(customers, weeks, documents), doubtful)
    return LeaveOuts(
        parts=tuple(
            Without(kind, snapshot, EPOCH_MONDAY + timedelta(weeks=int(week)) if kind == "week" else None)
            for kind, snapshot, week in zip(tries.kinds, _measured(open_items, tries, whole), tries.weeks, strict=True)
        ),
        customers=len(customers),
        weeks=len(weeks),
        doubtful_documents=int(doubtful[0].sum() + doubtful[1].sum()),
    )


def _tries(open_items: OpenItems, chosen: tuple[Ints, Ints], doubtful: tuple[Mask, Mask]) -> _Tries:
    """Without the doubtful only where there are some, and others, too."""
    customers, weeks = chosen
    invoices, quotes = open_items.invoices, open_items.quotes
    some = any(rows.any() for rows in doubtful) and not all(rows.all() for rows in doubtful)
    counts: dict[LeftOutKind, int] = {"customer": len(customers), "week": len(weeks), "doubtful_documents": int(some)}
    last = counts["doubtful_documents"]
    by_invoice, by_quote = (
        (invoices.customer, week_of(invoices.issued), doubtful[0]),
        (quotes.customer, week_of(quotes.created), doubtful[1]),
    )
    return _Tries(
        kinds=tuple(kind for kind, count in counts.items() for _ in range(count)),
        weeks=np.concatenate([np.full_like(customers, NO_WEEK), weeks, np.full(last, NO_WEEK)]),
        invoices=_kept(customers, weeks, last, *by_invoice),
        quotes=_kept(customers, weeks, last, *by_quote),
    )


def _kept(customers: Ints, weeks: Ints, last: int, customer: Ints, week: Ints, doubtful: Mask) -> Mask:
    doubt = np.broadcast_to(doubtful, (last, len(doubtful)))
    return np.asarray(~np.concatenate([customer == customers[:, None], week == weeks[:, None], doubt]))


def _measured(open_items: OpenItems, tries: _Tries, whole: Snapshot) -> Iterator[Snapshot]:
    step = at_once(open_items)
    for begin in range(0, len(tries.weeks), step):
        some = slice(begin, begin + step)
        invoices, quotes = (rows[some].astype(np.float64) for rows in (tries.invoices, tries.quotes))
        yield from measure_parts(Subsets(open_items, invoices, quotes, tries.weeks[some]), whole)


def _largest_first(of_invoices: Ints, of_quotes: Ints, open_items: OpenItems) -> Ints:
    """The codes that occur, those with the most money first; of equals those with more documents, then the newest."""
    both, cents, ages = (
        np.concatenate(pair)
        for pair in (
            (of_invoices, of_quotes),
            (open_items.invoices.total, open_items.quotes.cents),
            (open_items.invoices.age, open_items.quotes.age),
        )
    )
    known = both >= 0
    found, place = np.unique(both[known], return_inverse=True)
    money_of, newest = np.zeros(len(found), np.int64), np.full(len(found), np.iinfo(np.int64).max)
    np.add.at(money_of, place, cents[known])
    np.minimum.at(newest, place, ages[known])
    return np.asarray(found[np.lexsort((newest, -np.bincount(place, minlength=len(found)), -money_of))], np.int64)


def _as_many_as_fit(customers: Ints, weeks: Ints, documents: int) -> tuple[Ints, Ints]:
    room = max(2, min(MAX_PARTS, MAX_CELLS // documents))
    fewer_weeks = min(len(weeks), max(room // 2, room - len(customers)))
    return customers[: room - fewer_weeks], weeks[:fewer_weeks]
