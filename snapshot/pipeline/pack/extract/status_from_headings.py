"""Status of documents in lists without a status column, from headings above the rows or the sheet's name ("Paid")."""

from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.schema.fields import OUTCOMES
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.header_words import header_concepts
from snapshot.pipeline.pack.values.status_words import state_of
from snapshot.pipeline.pack.values.statuses import parse_statuses
from snapshot.pipeline.pack.values.value_profile import NEARLY_ALL
from snapshot.pipeline.pack.values.vocabulary import plain

_MAX_WORDS = 4
_OF_MONEY = frozenset({"paid", "balance", "due", "voided", "approved", "declined"})
_KINDS = frozenset({"invoice", "quote", "job"})


def states_above(reading: TableReading) -> Column:
    """The state of each row as "UNPAID" and "PAID" above them, or a tab called "Paid", tell it; blank otherwise.

    Headings count when nearly every row stands below one that names a state, and they name two.
    """
    telling = OUTCOMES.get(reading.category)
    if telling is None or not len(reading) or reading.roles.has(*telling) or {*telling} & reading.roles.user_decided:
        return Column.blank(len(reading))
    headings = reading.records.headings
    if headings is not None:
        states = parse_statuses(headings.without(_is_long), reading.category)
        if states.filled.mean() >= NEARLY_ALL and len(states.values) > 1:
            return states
    return Column.of([_state_of_tab(reading)] * len(reading))


def _state_of_tab(reading: TableReading) -> str | None:
    """ "Quotes won" and "Paid 2025": without the kind of list and the year."""
    return _state_named(reading.category, reading.table.sheet or "") or _state_of_title(reading)


def _state_of_title(reading: TableReading) -> str | None:
    """ "UNPAID INVOICES" right above the header: the kind of list, and nothing but a state that tells of money."""
    above = reading.table.title.splitlines()[-1:] if reading.table.title else []
    concepts = header_concepts(above[0])[0] if above else frozenset()
    if not concepts & _KINDS or (not concepts & _OF_MONEY and "void" not in plain(above[0])):
        return None
    return _state_named(reading.category, above[0])


def _state_named(category: Category, text: str) -> str | None:
    told = [word for word in text.split() if not _KINDS & header_concepts(word)[0] and not word.isdigit()]
    return None if len(told) > _MAX_WORDS or not told else state_of(category, " ".join(told))


def _is_long(text: object) -> bool:
    return len(plain(str(text)).split()) > _MAX_WORDS
