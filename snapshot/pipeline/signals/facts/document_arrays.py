"""Invoices and quotes as plain arrays of equal length: every metric reads from here.

Days are whole numbers, money is whole cents. Where a day may be missing, days are floats and missing is NaN. Codes are
whole numbers for equal texts, -1 if missing; their order means nothing.
"""

from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]
Rows = Mask | Ints

SECONDS_A_DAY = 86_400
# Words that say what was done: "water heater, standard" and "water heater, premium" are one job, "drain cleaning" and
# "duct cleaning" are two.
SAME_WORDS = 2 / 3
MAX_WORDS = 8  # as many as the pack holds


class Documents:
    """Arrays of one length, taken together."""

    __slots__ = ()
    __match_args__: tuple[str, ...]  # every dataclass has it: the names of its columns

    age: Ints

    def __len__(self) -> int:
        return len(self.age)

    def take(self, rows: Rows) -> Self:
        """The same columns, of ``rows`` (a mask or positions) only."""
        return type(self)(*[getattr(self, name)[rows] for name in self.__match_args__])


@dataclass(frozen=True, slots=True)
class Invoices(Documents):
    """``issued`` is the day since 1970; ``age`` and ``days_past_due`` (not above zero: not yet due) are as of the
    report date; ``days_to_pay`` and ``days_paid_late`` run from issue and from the due date to the payment.
    ``customer`` has the same code in quotes; ``due_assumed``: the file states no due date.

    ``balance`` is what the file says is left to pay, 0 when ``closed`` (written off or refunded); ``owed`` the same
    less the open credits of the same customer; ``settled``: nothing left to pay by the file, and not closed;
    ``has_number``: it can be told from another. ``no_copy``: it may look like the second copy of a bill,
    but the files explain it. ``of_quote``: it names
    a quote of the file. ``quoted``: the cents of the quote that this invoice bills on its own and in full, on the same
    side of tax; 0 where it does not. ``net``: the total without tax; 0 where the file does not tell. ``job`` holds a
    row of codes: the words that say what was done, the same in quotes; -1 where there is no further word. ``file`` and
    ``row`` say where it stands.
    """

    number: Texts
    has_number: Mask
    customer: Ints
    quote: Ints
    issued: Ints
    age: Ints
    days_past_due: Ints
    due_assumed: Mask
    days_to_pay: Floats
    days_paid_late: Floats
    total: Ints
    balance: Ints
    owed: Ints
    closed: Mask
    written_off: Mask
    settled: Mask
    overdue: Mask
    no_copy: Mask
    of_quote: Mask
    quoted: Ints
    net: Ints
    job: Ints
    file: Ints
    row: Ints


@dataclass(frozen=True, slots=True)
class Quotes(Documents):
    """``created`` is the day since 1970; ``cents`` is 0 where not ``priced``; ``customer`` is coded as in the invoices.

    ``net`` and ``job`` are as in the invoices. ``days_to_approval`` and ``days_to_decline`` run from creation,
    ``approved_days_ago`` to the report date: missing without such a day. ``unbilled``, and of those:
    ``before_invoices``, approved before the file could show the invoice; ``within_lead``, younger than approved work
    usually is when it gets its invoice; ``billed_unnamed``, with an invoice that names no quote but has the customer
    and about the sum, and of these ``surely_billed``, where invoices name their quote only now and then.
    ``settled_elsewhere``: the customer took another offer made with it; such a quote is not ``stale``. ``replaced``: a
    later version stands for it, so that it is neither ``undecided`` nor ``matured``. ``file`` and ``row`` say where it
    stands.
    """

    number: Texts
    has_number: Mask
    customer: Ints
    quote: Ints
    created: Ints
    age: Ints
    cents: Ints
    priced: Mask
    approved: Mask
    declined: Mask
    undecided: Mask
    matured: Mask
    stale: Mask
    days_to_approval: Floats
    days_to_decline: Floats
    approved_days_ago: Floats
    unbilled: Mask
    before_invoices: Mask
    within_lead: Mask
    billed_unnamed: Mask
    surely_billed: Mask
    settled_elsewhere: Mask
    replaced: Mask
    net: Ints
    job: Ints
    file: Ints
    row: Ints

    @property
    def to_bill(self) -> Mask:
        """Unbilled, and nothing in the files explains it."""
        return self.unbilled & ~(self.before_invoices | self.within_lead | self.billed_unnamed)


def day_numbers(column: "pd.Series[Any]") -> tuple[Ints, Mask]:
    """Days since 1970, and where there is one (elsewhere the number means nothing)."""
    seconds = column.to_numpy("datetime64[s]")
    return seconds.astype(np.int64) // SECONDS_A_DAY, ~np.isnat(seconds)


def days_between(first: Ints, later: Ints, known: Mask) -> Floats:
    """Days from one to the other; NaN where not ``known``."""
    return np.where(known, (later - first).astype(np.float64), np.nan)


def codes(column: "pd.Series[Any]") -> Ints:
    return pd.factorize(column)[0].astype(np.int64)


def same_job(some: Ints, others: Ints) -> Mask:
    """Whether two rows of words, pair by pair, say the same job: two of three words of the shorter one are in both.

    Where one says nothing it is unknown, which is no yes.
    """
    common = ((some[:, :, None] == others[:, None, :]) & (some >= 0)[:, :, None]).any(axis=2).sum(axis=1)
    shorter = np.minimum((some >= 0).sum(axis=1), (others >= 0).sum(axis=1))
    return np.asarray((shorter > 0) & (common >= SAME_WORDS * shorter))


def word_codes(column: "pd.Series[Any]") -> Ints:
    """A row of codes for the words of each text."""
    place, different = pd.factorize(column)
    words = pd.Series(different, dtype=object).str.split().explode()
    rows = np.full((len(different) + 1, MAX_WORDS), -1, np.int64)
    at = words.groupby(level=0).cumcount().to_numpy()
    known = words.notna().to_numpy() & (at < MAX_WORDS)
    rows[words.index.to_numpy()[known], at[known]] = pd.factorize(words)[0][known]
    return rows[place]  # -1, no text, is the last row


def texts(column: "pd.Series[Any]") -> tuple[Texts, Mask]:
    """The texts, and where there is one."""
    return column.to_numpy(dtype=object), column.notna().to_numpy(dtype=np.bool_)
