"""The currency that a file names by code. A bare sign names none: a dollar is many."""

import re
from collections import Counter

from snapshot.pipeline.pack.roles import AMOUNT_ROLES, Roles
from snapshot.pipeline.pack.rows import Records
from snapshot.pipeline.pack.values.amounts import CODE, CURRENCY_CODES
from snapshot.pipeline.pack.values.column import Column


def file_currencies(roles: Roles, records: Records) -> Counter[str]:
    """Each code with how often it is named: by its own column, in amounts, in headers of amounts."""
    column = roles.column("currency") or _column_of_codes(roles)
    if column is not None:
        return _codes(records.of(column))
    named: Counter[str] = Counter()
    for role in sorted(AMOUNT_ROLES & roles.by_role.keys()):
        found = roles.by_role[role]
        named += _codes(records.of(found.column))
        named += Counter(code for code in re.findall(r"\b([A-Z]{3})\b", found.header) if code in CURRENCY_CODES)
    return named


def _column_of_codes(roles: Roles) -> Column | None:
    """A column of nothing but codes of currencies beside amounts, whatever its header: "amount.code"."""
    if not AMOUNT_ROLES & roles.by_role.keys():
        return None
    return next(
        (found.column for found in roles.all_columns if found.meaning is None and _all_codes(found.column)), None
    )


def _all_codes(column: Column) -> bool:
    return bool(len(column.values)) and all(str(value).upper() in CURRENCY_CODES for value in column.values)


def _codes(cells: Column) -> Counter[str]:
    named: Counter[str] = Counter()
    for value, count in cells.texts(hint=r"[a-z]{3}"):
        found = CODE.search(value.upper())
        if found and found[1] in CURRENCY_CODES:
            named[found[1]] += count
    return named
