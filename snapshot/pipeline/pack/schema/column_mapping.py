"""Columns and kind of list -> which column has which role. The owner's overrides win."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.pack.schema.column_inference import infer_missing_roles, infer_payment_marker
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning, vocabulary_share
from snapshot.pipeline.pack.schema.fields import DAY_OF, MEANINGS, NAME_MEANINGS, NAMES
from snapshot.pipeline.pack.schema.overrides import ChosenColumns
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.header_words import header_concepts, header_words
from snapshot.pipeline.pack.values.value_profile import MOST

_NOTHING: ChosenColumns = {}


@dataclass(frozen=True, slots=True)
class ColumnRoles:
    """The columns by role. ``descriptions`` are all columns that say what was done (for the job words).

    ``user_decided`` are the roles on which the owner decided, also where no column plays them.
    """

    by_role: Mapping[str, ColumnMeaning]
    descriptions: tuple[ColumnMeaning, ...] = ()
    names: tuple[ColumnMeaning, ...] = ()
    all_columns: tuple[ColumnMeaning, ...] = ()
    user_decided: frozenset[str] = frozenset()

    @property
    def other_statuses(self) -> tuple[ColumnMeaning, ...]:
        """Columns of the invoices' own states beside the chosen one; a job's or a customer's state is none."""
        chosen = self.by_role.get("status")
        if "status" in self.user_decided:
            return ()
        return tuple(
            column
            for column in self.all_columns
            if column.meaning in ("status", "state_word")
            and column is not chosen
            and not {"job", "customer", "approved", "quote"} & header_concepts(column.header)[0]
            and vocabulary_share(column.column, "invoices") > MOST
        )

    def column(self, role: str) -> Column | None:
        found = self.by_role.get(role)
        return found.column if found else None

    def has(self, *roles: str) -> bool:
        return any(role in self.by_role for role in roles)


def assign_roles(category: Category, columns: Sequence[ColumnMeaning], chosen: ChosenColumns = _NOTHING) -> ColumnRoles:
    """The roles in ``chosen`` get the owner's columns; each other one the column that fits best and plays no other."""
    known = {role: column for role, column in chosen.items() if role in MEANINGS[category]}
    taken = {role: column for role, column in known.items() if column is not None}
    used = {column.index for column in taken.values()}
    for role, meanings in MEANINGS[category].items():
        found = None if role in known else _best(columns, meanings, used)
        if found is not None:
            taken[role] = found
            used.add(found.index)
    if "status" not in known:
        _add_status(category, columns, taken, used)
    if category == "invoices":
        infer_payment_marker(columns, taken, frozenset(known))
    if category in DAY_OF:
        infer_missing_roles(DAY_OF[category], category, columns, taken, frozenset(known))
    return ColumnRoles(
        taken,
        tuple(column for column in columns if column.meaning == "description"),
        _names(columns, known),
        tuple(columns),
        frozenset(known),
    )


def _names(columns: Sequence[ColumnMeaning], chosen: ChosenColumns) -> tuple[ColumnMeaning, ...]:
    """Every column that names somebody by its header or by the owner's word: none of its words may leave the room."""
    told = {column.index for role, column in chosen.items() if role in NAMES and column is not None}
    return tuple(column for column in columns if column.meaning in NAME_MEANINGS or column.index in told)


def _best(columns: Sequence[ColumnMeaning], meanings: tuple[str, ...], used: set[int]) -> ColumnMeaning | None:
    """By preference of meaning, a filled column before an empty one, a number before an id, then the header's score."""
    candidates = [column for column in columns if column.meaning in meanings and column.index not in used]
    return min(
        candidates,
        key=lambda column: (
            not column.filled,
            meanings.index(column.meaning or ""),
            _internal(column),
            -column.score,
            column.index,
        ),
        default=None,
    )


def _internal(column: ColumnMeaning) -> bool:
    """Where a file has both, the number is what its owner knows and the id what the tool knows."""
    return bool({"id", "ids", "key"} & set(header_words(column.header)))


def _add_status(
    category: Category, columns: Sequence[ColumnMeaning], taken: dict[str, ColumnMeaning], used: set[int]
) -> None:
    """Of several status columns the one whose words are this category's: a visit's state is no customer's answer."""
    candidates = [c for c in columns if c.meaning in ("status", "state_word") and c.index not in used]
    if category != "jobs" and (len(candidates) > 1 or "paid_mark" in taken):
        # "Job status" tells of the work, where another column tells of the document.
        candidates = [column for column in candidates if "job" not in header_concepts(column.header)[0]]
    if "status" not in MEANINGS[category] or not candidates:
        return
    shares = [vocabulary_share(column.column, category) for column in candidates]
    visits = [category != "jobs" and vocabulary_share(column.column, "jobs") for column in candidates]
    # "Payment state" tells more of an invoice than "State", also where its words are those of a job, too.
    owed = [category == "invoices" and "payment" in header_concepts(column.header)[0] for column in candidates]
    best = max(
        range(len(candidates)), key=lambda at: (round(shares[at], 1), owed[at], -visits[at], candidates[at].score)
    )
    # A column "State" is a status only when its words say so: it may be a part of an address.
    if candidates[best].meaning == "status" or shares[best] >= 0.5:
        taken["status"] = candidates[best]
        used.add(candidates[best].index)
