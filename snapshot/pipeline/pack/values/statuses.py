"""Status words -> the pack's statuses. Dates and balances overrule a word."""

import re
from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from snapshot.pipeline.pack.values.arrow_text import either
from snapshot.pipeline.pack.values.column import Column, Mask, Objects
from snapshot.pipeline.pack.values.status_words import state_of, turns_round, whole_phrase
from snapshot.pipeline.pack.values.vocabulary import plain_each

_TRUE_MARKS = frozenset({"yes", "y", "x", "true", "1", "j", "ja", "oui", "si", "sí", "paid", "✓", "✔", "☑", "100%"})
# What may stand first in a longer mark: "y ck 1711", "OK 3/4". A "1" or "si" there begins something else.
_TRUE_HEADS = frozenset(
    {"yes", "y", "x", "j", "ja", "oui", "sí", "sì", "sim", "tak", "ano", "ok", "okay", "✓", "✔", "☑"}
)
_FALSE_HEADS = frozenset({"n", "no", "nein", "non", "nej", "nee", "nie", "não", "ne", "nem", "ei"})
# The day on which the money came: "3/14", "17.2.", "3/14/25".
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-](?:\d{4}|\d{2})?)?")
_FALSE_MARKS = frozenset({"false", "0", "f", "☐", "✗", "✘", "o"})
_UNTICKED = {"invoices": "open", "quotes": "sent"}
_PART = re.compile(r"\d{1,2}(?:[.,]\d+)?%")
_FULL: Mapping[object, str] = {"n": "no", "N": "no"}
_LONGEST_MARK = 300
_HEAD = re.compile(r"[^\W_]+|[✓✔☑]")


def parse_statuses(column: Column, vocabulary: str) -> Column:
    """Each cell's state in ``vocabulary``, ``None`` where the word is unknown or the cell blank."""
    return column.map(lambda value: state_of(vocabulary, str(value)))


def parse_check_marks(column: Column, vocabulary: str, ticked: str) -> Column:
    """A column of ticks among which words may stand: a tick is ``ticked``, a word what ``vocabulary`` calls it.

    Behind a tick may stand how or when the money came: "y ck 1711", "OK 3/4".
    """
    yes = _yes_letters(column)
    return column.map(lambda value: ticked if value in yes or _is_tick(value) else _marked(value, vocabulary, ticked))


def _marked(value: object, vocabulary: str, ticked: str) -> str | None:
    if state := state_of(vocabulary, _FULL.get(value, str(value))):
        return state
    if _is_unticked(value):
        return _UNTICKED.get(vocabulary)
    if ticked == "paid" and (isinstance(value, date) or _DAY.fullmatch(str(value).strip())):
        return ticked
    head = _HEAD.search(str(value)[:_LONGEST_MARK])
    word = head[0].casefold() if head else ""
    if word in _FALSE_HEADS:
        return state_of(vocabulary, "no")
    return ticked if word in _TRUE_HEADS and not turns_round(str(value)) else None


def _yes_letters(column: Column) -> frozenset[object]:
    """O beside N is oui, S beside N is sí; an O alone may be open, an S sent."""
    cells = frozenset(column.values)
    letters = {str(cell).casefold() for cell in cells}
    return cells - _FULL.keys() if letters in ({"o", "n"}, {"s", "n"}) else frozenset()


def _is_tick(value: object) -> bool:
    return value is True or str(value).replace(" ", "").removesuffix(".0").casefold() in _TRUE_MARKS


def _is_unticked(value: object) -> bool:
    """Not ticked, or not in full: FALSE, 0, 40%."""
    mark = str(value).replace(" ", "").removesuffix(".0").casefold()
    return value is False or mark in _FALSE_MARKS or bool(_PART.fullmatch(mark))


def is_void_note(column: Column) -> Mask:
    """A memo that begins with the word for void."""
    # Memos are all different, their first words are not.
    first = Column.of(words.partition(" ")[0] for words in plain_each([str(value) for value in column.values]))
    return column.broadcast(first.where(lambda word: state_of("invoices", str(word)) == "void"), False)


_SEGMENTS = re.compile(r"[,;.()]|\s[-–—]\s")


def final_state_in(note: object) -> str | None:
    """The end of a document that a note tells: a part of it is the word for canceled or written off, and nothing else.

    "Cancelled, nothing due" says it; "cancelled visit, came again" does not.
    """
    states = {whole_phrase("invoices", part) for part in _SEGMENTS.split(str(note)[:_LONGEST_MARK])}
    return next((state for state in ("void", "written_off") if state in states), None)


def invoice_state(
    words: "pd.Series[str]", total: "pd.Series[int]", balance: "pd.Series[int]", paid: "pd.Series[pd.Timestamp]"
) -> "pd.Series[str]":
    """One state per invoice.

    Draft, void, written off and refunded are told by the word only. Otherwise a balance decides, then the word, then
    a day of payment. ``balance`` is missing where the file gives none; an invoice of nothing has nothing left to pay.
    """
    final = words.isin(["draft", "void", "written_off", "refunded"])
    # What was paid too much is nothing left to pay.
    left = np.asarray((balance * np.where(total < 0, -1, 1)).fillna(0) > 0)
    told = balance.notna().to_numpy()
    by_day = np.asarray(words != "open") & (paid.notna().to_numpy() | (total == 0).to_numpy(dtype=bool))
    by_word = np.asarray(words == "paid") | by_day
    state = either(np.where(told, ~left, by_word), "paid", "open")
    return state.mask(final, words) if final.any() else state


def quote_state(
    words: Objects, approved: "pd.Series[pd.Timestamp]", declined: "pd.Series[pd.Timestamp]", invoiced: Mask
) -> Objects:
    """A day of approval or of a no overrules a word that leaves it open; an invoice for the quote is a yes."""
    word = pd.Series(words, dtype=object)
    undecided = ~word.isin(["draft", "void", "approved", "declined"])
    state = word.where(word.notna(), "sent")
    state = state.mask(undecided & declined.notna(), "declined")
    state = state.mask(undecided & (approved.notna() | invoiced), "approved")
    return np.asarray(state, dtype=object)
