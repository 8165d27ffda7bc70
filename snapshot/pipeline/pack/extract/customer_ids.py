"""Customer names -> keyed hashes: the same customer can be recognized, the name can't be read back."""

import hmac
from collections.abc import Sequence

from snapshot.pipeline.pack.schema.column_mapping import ColumnRoles
from snapshot.pipeline.pack.schema.record_rows import Records
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.vocabulary import plain, plain_each

_HEX_CHARACTERS = 16
# What stands where nobody asked for a name: many people, not one customer.
_NOBODY = frozenset(
    frozenset(name.split())
    for name in (
        "anonymous", "cash", "cash customer", "cash sale", "cash sales", "counter", "counter sale", "counter sales",
        "customer", "default customer", "general customer", "guest", "guest customer", "misc", "misc customer",
        "miscellaneous", "n a", "na", "no name", "none", "one off customer", "one time customer", "other",
        "pos customer", "retail customer", "sundry", "sundry customers", "unknown", "unknown customer", "various",
        "various customers", "walk in", "walk in customer", "walk in customers", "walkin", "walkin customer",
        "barverkauf", "diverse", "laufkunde", "laufkundschaft", "client comptoir", "clients divers", "divers",
        "cliente de contado", "cliente general", "publico en general", "varios",
    )
)  # fmt: skip


def customer_hash(plain_name: str, workspace_key: bytes) -> str | None:
    """HMAC-SHA256 of the name's words in alphabetical order, so that "smith john" is "john smith".

    ``None`` for nobody in particular ("walk in", "cash sale"). ``plain_name`` is the name as ``plain`` has it.
    """
    words = sorted(plain_name.split())
    if not words or names_nobody(plain_name):
        return None
    return hmac.digest(workspace_key, " ".join(words).encode(), "sha256").hex()[:_HEX_CHARACTERS]


def names_nobody(plain_name: str) -> bool:
    """Whether a name, as ``plain`` has it, stands for many people ("walk in", "cash sale")."""
    return frozenset(plain_name.split()) in _NOBODY


def customer_names(roles: ColumnRoles, records: Records) -> Column:
    """What identifies each row's customer: the name; without one first and last name, e-mail, number, heading."""
    names = Column.blank(len(records.positions))
    for column in (_taken(roles, "customer", records), _person(roles, records), records.groups):
        names = names.coalesce(column)
    for role in ("email", "customer_number", "phone"):
        names = names.coalesce(_taken(roles, role, records))
    return names


def hash_customers(names: Column, workspace_key: bytes) -> Column:
    known = dict(zip(names.values, plain_each([str(name) for name in names.values]), strict=True))
    return names.map(lambda name: customer_hash(known[name], workspace_key))


def name_words(columns: Sequence[Column]) -> frozenset[str]:
    """Every word of every name in these columns: words that must never leave this room."""
    # All at once: what parts two words is no letter, so nothing grows together over a line break.
    texts = (value for column in columns for value, _ in column.texts())
    return frozenset(plain("\n".join(texts)).split())


def _taken(roles: ColumnRoles, role: str, records: Records) -> Column | None:
    column = roles.column(role)
    return None if column is None else records.of(column)


def _person(roles: ColumnRoles, records: Records) -> Column | None:
    first, last = _taken(roles, "first_name", records), _taken(roles, "last_name", records)
    if first is None or last is None:
        return last if first is None else first
    return first.combine_with(last, lambda *pair: " ".join(str(part) for part in pair if part is not None) or None)
