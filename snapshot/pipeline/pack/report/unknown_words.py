"""Table -> "What does “…” mean?" for each word that decides over money and is in none of our lists.

One unknown word counts as much as a hundred. Where nothing hangs on it (a balance or a day of payment settles its
documents) nobody is asked.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.recognition import Ambiguity, Category
from snapshot.pipeline.pack.extract.document_rows import status_column
from snapshot.pipeline.pack.extract.invoices import deciding_words, invoice_rows
from snapshot.pipeline.pack.extract.payments import payment_states
from snapshot.pipeline.pack.extract.quotes import answer_words, quote_rows
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.overrides import shown_header
from snapshot.pipeline.pack.schema.row_kinds import OWN_KINDS, kinds_of_types
from snapshot.pipeline.pack.values.column import Column, Mask
from snapshot.pipeline.pack.values.explained_words import ANY_OTHER_WORD, MEANINGS, best_guess, word_key
from snapshot.pipeline.pack.values.masking import words_of_nobody

# More questions than this about one column nobody answers one by one: the others are asked about together.
_MOST_QUESTIONS = 8
_SHOWN_CHARACTERS = 40
_NUMBERED = re.compile(r"\S*\d\S*(?:\s+\S*\d\S*)*")
_MEANINGS = frozenset({"status", "state_word", "paid_mark", "approved_mark", "type"})


@dataclass(frozen=True, slots=True)
class _Undecided:
    """Cells of a column that decide and that we do not understand; ``vocabulary`` is the list they would be in."""

    column: ColumnMeaning
    cells: Column
    vocabulary: str


def word_questions(readings: Sequence[TableReading], names: frozenset[str]) -> tuple[Ambiguity, ...]:
    """The questions about all tables of a file, by column. ``names`` are the words of all names in the upload."""
    found = (question for reading in readings for question in _questions(reading, names))
    return tuple({(one.header, one.word): one for one in found}.values())


def words_to_correct(readings: Sequence[TableReading], names: frozenset[str]) -> tuple[Ambiguity, ...]:
    """The most frequent words that decide how a document stands, each with what it counts as.

    For an owner who says that something is not right: what is known is ``certain``, and can be changed.
    """
    found = (word for reading in readings for word in _known_words(reading, names))
    return tuple({(one.header, one.word): one for one in found}.values())


def _known_words(reading: TableReading, names: frozenset[str]) -> Iterator[Ambiguity]:
    column, find = status_column(reading), _UNDECIDED.get(reading.category)
    if column is None or find is None or not len(reading) or not _says_so(column):
        return
    cells, told = reading.records.of(column.column), find[0](reading)
    words = _Undecided(column, cells.with_blanks(~cells.where(_says_something)), reading.category)
    keys, answers = words.cells.map(word_key), reading.answers(column)
    for key in [key for key in _by_count(keys) if words_of_nobody(str(key), names)][:_MOST_QUESTIONS]:
        where = keys.equals(key)
        question = _question(reading, words, where, str(key))
        meaning = answers.get(str(key)) or told[int(np.argmax(where))]
        if meaning in question.options:
            yield question.model_copy(update={"chosen": meaning, "certain": True})


def _questions(reading: TableReading, names: frozenset[str]) -> Iterator[Ambiguity]:
    for undecided in (_statuses(reading), _types(reading)):
        if undecided is not None and undecided.cells.filled.any():
            yield from _asked(reading, undecided, names)


def _statuses(reading: TableReading) -> _Undecided | None:
    column, find = status_column(reading), _UNDECIDED.get(reading.category)
    if column is None and reading.category == "quotes":
        column = reading.roles.by_role.get("approved_mark")
    if column is None or find is None or not len(reading):
        return None
    cells = reading.records.of(column.column)
    told, rows = find
    unknown = cells.where(_says_something) & ~told(reading).filled
    # Nearly every file has none: then nothing else needs to be read.
    undecided = unknown & rows(reading) if unknown.any() else unknown
    return _Undecided(column, cells.with_blanks(~undecided), reading.category)


def _unsettled_invoices(reading: TableReading) -> Mask:
    rows = invoice_rows(reading)
    settled = rows["balance"].notna() | rows["amount_paid"].notna() | rows["paid"].notna()
    return np.asarray(_has_money(rows) & ~settled & ~rows["other"], dtype=np.bool_)


def _unanswered_quotes(reading: TableReading) -> Mask:
    rows = quote_rows(reading)
    answered = rows["approved"].notna() | rows["declined"].notna() | rows["invoiced"]
    return np.asarray(_has_money(rows) & ~answered & ~rows["other"], dtype=np.bool_)


def _has_money(rows: pd.DataFrame) -> "pd.Series[bool]":
    return rows["total"].fillna(rows["line_total"]).fillna(0) != 0


def _all_payments(reading: TableReading) -> Mask:
    return np.ones(len(reading), dtype=np.bool_)


# By kind of list: the states that the words name, and the rows of which nothing else tells the state.
_UNDECIDED: Mapping[Category, tuple[Callable[[TableReading], Column], Callable[[TableReading], Mask]]] = {
    "invoices": (deciding_words, _unsettled_invoices),
    "quotes": (answer_words, _unanswered_quotes),
    "payments": (payment_states, _all_payments),
}


def _types(reading: TableReading) -> _Undecided | None:
    """Among types of which one is the list's own kind, a word that says nothing may stand for another kind."""
    column, own = reading.roles.by_role.get("type"), OWN_KINDS.get(reading.category)
    if column is None or own is None:
        return None
    cells = reading.records.of(column.column)
    kinds = kinds_of_types(column.header, cells)
    if not kinds.where(lambda kind: kind in own).any() or "invoice" in column.header.casefold():
        return None
    return _Undecided(column, cells.with_blanks(kinds.filled), "types")


def _asked(reading: TableReading, undecided: _Undecided, names: frozenset[str]) -> Iterator[Ambiguity]:
    keys = undecided.cells.map(word_key)
    answered = reading.answers(undecided.column)
    if ANY_OTHER_WORD in answered:
        return
    open_keys = [key for key in _by_count(keys) if key not in answered] if _says_so(undecided.column) else []
    shown = [key for key in open_keys if words_of_nobody(str(key), names)]
    for key in shown[:_MOST_QUESTIONS]:
        yield _question(reading, undecided, keys.equals(key), str(key))
    others = undecided.cells.filled & ~keys.where(lambda key: key in {*shown[:_MOST_QUESTIONS], *answered})
    if others.any():
        yield _question(reading, undecided, others, ANY_OTHER_WORD)


def _says_something(cell: object) -> bool:
    """Not only question marks."""
    return any(map(str.isalnum, str(cell)))


def _says_so(column: ColumnMeaning) -> bool:
    """A column without a header for states may hold anything, so none of its words is shown."""
    return column.meaning in _MEANINGS and not column.by_values


def _without_numbers(cell: str) -> str:
    """The cell as it may be shown and stored: a number in it may be somebody's phone."""
    return _NUMBERED.sub("…", cell[: _SHOWN_CHARACTERS * 2])[:_SHOWN_CHARACTERS]


def _by_count(keys: Column) -> list[object]:
    """The most frequent first, in the order of their rows where they are as frequent."""
    return [keys.values[at] for at in np.argsort(-keys.counts, kind="stable")]


def _question(reading: TableReading, undecided: _Undecided, where: Mask, key: str) -> Ambiguity:
    row = int(np.argmax(where))
    vocabulary = undecided.vocabulary
    return Ambiguity(
        code="word",
        options=MEANINGS[vocabulary],
        chosen=best_guess(vocabulary, key),
        example=_without_numbers(str(undecided.cells[row])) if key else None,
        row=int(reading.row_numbers()[row]),
        sheet=reading.table.sheet,
        word=key,
        header=shown_header(undecided.column.header),
        count=int(where.sum()),
    )
