"""A list of invoices in which the payments stand as rows of their own -> two tables, so that the payments count."""

from dataclasses import replace

import numpy as np

from snapshot.pipeline.pack.schema.classified_table import ClassifiedTable, only
from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles, assign_roles
from snapshot.pipeline.pack.schema.row_kinds import kinds_by_type
from snapshot.pipeline.pack.values.amounts import cents_or_nan, decide_decimal_sign
from snapshot.pipeline.pack.values.column import Mask

# Any of these says of each invoice whether it was paid; then its payments tell nothing more.
_TOLD = ("status", "paid_mark", "paid", "amount_paid")
_FEWEST = 2


def with_own_payments(table: ClassifiedTable) -> list[ClassifiedTable]:
    """The invoices and their payments; the table as it is, where nothing but rows of other kinds tells of payment."""
    if table.category != "invoices" or table.roles.has(*_TOLD):
        return [table]
    came = kinds_by_type(table.roles, table.records, table.answers).equals("payment")
    if came.sum() < _FEWEST or came.all():
        return [table]
    if table.roles.has("balance") and not _runs(table, came):
        return [table]
    invoices = replace(table, roles=_without(table.roles, "balance"), records=only(table.records, ~came))
    roles = _without(assign_roles("payments", table.columns), "invoice_number")
    return [invoices, replace(table, category="payments", roles=roles, records=only(table.records, came))]


def _runs(table: ClassifiedTable, came: Mask) -> bool:
    """Whether the balance is the account's: then money is left in it after a payment, too."""
    cells = table.records.of(table.roles.by_role["balance"].column).take(came)
    cents = cents_or_nan(cells, decide_decimal_sign([cells], "."))
    return bool((np.nan_to_num(cents) > 0).any())


def _without(roles: ColumnRoles, role: str) -> ColumnRoles:
    """A payment's number is its own or a check's: no link."""
    return replace(roles, by_role={name: column for name, column in roles.by_role.items() if name != role})
