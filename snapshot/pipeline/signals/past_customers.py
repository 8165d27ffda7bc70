"""Customers who used to come and have not been back lately, each with the last invoice: whom to call in quiet weeks."""

from dataclasses import replace

import numpy as np

from snapshot.pipeline.signals.columns import Ints, Invoices, Mask
from snapshot.pipeline.signals.flow import RECENT_WEEKS
from snapshot.pipeline.signals.standing import Standing

LATELY_DAYS = 7 * RECENT_WEEKS  # the quiet weeks themselves
LONG_AGO_DAYS = 365  # whoever stayed away for longer has probably found somebody else
NEVER = np.iinfo(np.int64).max


def last_invoices(stands: Standing) -> Invoices:
    """One invoice for each customer to call: of several on the last day the largest.

    A quote of the last weeks is a visit, too. Customers who came on more than one day are preferred; others are taken
    only where nobody came twice. Whoever owes overdue money, or whose invoice was written off, is called about that.
    """
    invoices = stands.invoices.take((stands.invoices.customer >= 0) & (stands.invoices.total > 0))
    if not len(invoices):
        return invoices
    latest, earliest = _days(invoices.customer, invoices.age, stands.quotes.customer)
    away = (latest > LATELY_DAYS) & (latest <= LONG_AGO_DAYS)
    away &= _quote_age(stands, len(latest)) > LATELY_DAYS
    away[_troubled(stands, invoices)] = False
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


def _quote_age(stands: Standing, customers: int) -> Ints:
    """Days since the latest quote for each code of a customer."""
    ages = np.full(customers, NEVER)
    named = stands.quotes.customer >= 0
    np.minimum.at(ages, stands.quotes.customer[named], stands.quotes.age[named])
    return ages


def _troubled(stands: Standing, invoices: Invoices) -> Ints:
    unpaid: Mask = invoices.written_off | (invoices.overdue & stands.invoice_outcome_known)
    return invoices.customer[unpaid]


def _largest_each(invoices: Invoices) -> Invoices:
    ordered = in_order(invoices)
    order = np.lexsort((-ordered.total, ordered.customer))
    return ordered.take(order[np.diff(ordered.customer[order], prepend=-1) != 0])
