"""A customer's name to a keyed hash: identity without the name."""

import hashlib
import hmac
from collections.abc import Sequence

import numpy as np

from snapshot.pipeline.pack.column import Column
from snapshot.pipeline.pack.roles import Roles
from snapshot.pipeline.pack.vocabulary import plain

_HEX_CHARACTERS = 16


def customer_hash(name: str, workspace_key: bytes) -> str | None:
    """HMAC-SHA256 of the name's words in alphabetical order, so that "Smith, John" is "John Smith"."""
    words = sorted(plain(name).split())
    if not words:
        return None
    return hmac.new(workspace_key, " ".join(words).encode(), hashlib.sha256).hexdigest()[:_HEX_CHARACTERS]


def customer_names(roles: Roles, positions: np.ndarray, groups: Column | None) -> Column:
    """What identifies each row's customer: the name; without one first and last name, e-mail, number, heading."""
    names = Column.blank(len(positions))
    for column in (_taken(roles, "customer", positions), _person(roles, positions), groups):
        names = names.or_else(column)
    for role in ("email", "customer_number", "phone"):
        names = names.or_else(_taken(roles, role, positions))
    return names


def hash_customers(names: Column, workspace_key: bytes) -> Column:
    return names.map(lambda name: customer_hash(str(name), workspace_key))


def name_words(columns: Sequence[Column]) -> frozenset[str]:
    """Every word of every name in these columns: words that must never leave this room."""
    words: set[str] = set()
    for column in columns:
        for value, _ in column.texts():
            words.update(plain(value).split())
    return frozenset(words)


def _taken(roles: Roles, role: str, positions: np.ndarray) -> Column | None:
    column = roles.column(role)
    return None if column is None else column.take(positions)


def _person(roles: Roles, positions: np.ndarray) -> Column | None:
    first, last = _taken(roles, "first_name", positions), _taken(roles, "last_name", positions)
    if first is None or last is None:
        return last if first is None else first
    return first.beside(last, lambda *pair: " ".join(str(part) for part in pair if part is not None) or None)
