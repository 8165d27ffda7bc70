"""What the decision reads, measured without each customer, each week, and the doubtful documents.

A customer goes with invoices and quotes alike; a week with the documents issued or created in it (Monday to Sunday,
also where it is not complete). What was known of a document stays known: a quote whose invoice is left out does not
become unbilled work.
"""

from datetime import timedelta

import numpy as np

from snapshot.pipeline.documents.robustness import LeaveOuts, LeftOutKind, Without
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals.columns import Floats, Ints, Mask
from snapshot.pipeline.signals.doubtful import doubtful_invoices, doubtful_quotes
from snapshot.pipeline.signals.parts import NO_WEEK, Parts
from snapshot.pipeline.signals.parts_measured import measure_parts
from snapshot.pipeline.signals.standing import Standing
from snapshot.pipeline.signals.weeks import EPOCH_MONDAY, week_of

# Every customer and every week of an ordinary business. Beyond that the largest, half and half: what is small beside
# many others changes least, and no file may take seconds or the memory of a small host.
MOST_PARTS = 1_000
MOST_CELLS = 4_000_000


def leave_out(stands: Standing, whole: Snapshot) -> LeaveOuts:
    """``whole`` is the snapshot of all documents. The files' order of rows changes no part, only the parts' order."""
    invoices, quotes = stands.invoices, stands.quotes
    documents = len(invoices) + len(quotes)
    if not documents:
        return LeaveOuts()
    by_customer = _groups((invoices.customer, quotes.customer), stands)
    by_week = _groups((week_of(invoices.issued), week_of(quotes.created)), stands)
    customers, weeks = _as_many_as_fit(by_customer, by_week, documents)
    doubtful = doubtful_invoices(invoices), doubtful_quotes(quotes)
    count = int(doubtful[0].sum() + doubtful[1].sum())
    every = np.ones(1 if 0 < count < documents else 0, np.int64)
    out = (
        _rows_of(customers, invoices.customer, weeks, week_of(invoices.issued), every, doubtful[0]),
        _rows_of(customers, quotes.customer, weeks, week_of(quotes.created), every, doubtful[1]),
    )
    missing = np.concatenate([np.full_like(customers, NO_WEEK), weeks, np.full_like(every, NO_WEEK)])
    kinds: list[LeftOutKind] = ["customer"] * len(customers)
    kinds += ["week"] * len(weeks)
    kinds += ["doubtful_documents"] * len(every)
    measured = measure_parts(Parts(stands, out[0], out[1], missing), whole)
    return LeaveOuts(
        parts=tuple(
            Without(kind, snapshot, EPOCH_MONDAY + timedelta(weeks=int(week)) if kind == "week" else None)
            for kind, snapshot, week in zip(kinds, measured, missing, strict=True)
        ),
        customers=len(by_customer),
        weeks=len(by_week),
        doubtful_documents=count,
    )


def _groups(codes: tuple[Ints, Ints], stands: Standing) -> Ints:
    """The codes of invoices and quotes that occur, those with the most money first; of equals the newest."""
    both, cents, ages = (
        np.concatenate(pair)
        for pair in (codes, (stands.invoices.total, stands.quotes.cents), (stands.invoices.age, stands.quotes.age))
    )
    known = both >= 0
    found, place = np.unique(both[known], return_inverse=True)
    money_of, newest = np.zeros(len(found), np.int64), np.full(len(found), np.iinfo(np.int64).max)
    np.add.at(money_of, place, cents[known])
    np.minimum.at(newest, place, ages[known])
    return np.asarray(found[np.lexsort((newest, -np.bincount(place, minlength=len(found)), -money_of))], np.int64)


def _as_many_as_fit(customers: Ints, weeks: Ints, documents: int) -> tuple[Ints, Ints]:
    room = max(2, min(MOST_PARTS, MOST_CELLS // documents))
    fewer_weeks = min(len(weeks), max(room // 2, room - len(customers)))
    return customers[: room - fewer_weeks], weeks[:fewer_weeks]


def _rows_of(customers: Ints, customer: Ints, weeks: Ints, week: Ints, every: Ints, doubtful: Mask) -> Floats:
    """The table of what is kept: a row without each of ``customers``, each of ``weeks``, the doubtful."""
    out = [customer == customers[:, None], week == weeks[:, None], doubtful & (every[:, None] > 0)]
    return 1.0 - np.concatenate(out)
