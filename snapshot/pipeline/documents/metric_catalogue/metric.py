"""What is declared of a leaf: its unit, its label, how it is worked out, and which counts stand behind it.

What ``{...}`` stands for in a formula is filled in by ``presentation.formulas``:

- ``{a_mark}``: a number that a rule of the signals uses, from the constant itself, or ``{day}``, the report date;
- ``{path.of.a.leaf:form}``: the stored value there. ``{.n:form}`` begins at the metric's own path. A form is ``money``,
  ``share``, ``number``, ``date``, or a noun in the singular: ``{overdue.count:invoice}`` gives "6 invoices".

A clause of the counts is left out where one of its leaves is unknown, and one that begins with ``?`` also where its
first leaf is zero.
"""

from typing import Literal, NamedTuple

Unit = Literal["money", "count", "share", "days", "weeks", "times", "chance", "yes_no", "day", "text"]
"""A count may be a mean, such as 5.9 quotes a week; a chance lies between 0 and 1; a day is a date."""
LeftOut = Literal["", "invoices", "quotes", "documents"]


class Metric(NamedTuple):
    """``path`` has no ``signals.`` and no place in a list; a ``Signal`` is declared as one, at its own path.

    ``how`` is the formula, ``counts`` what it rests on, ``left_out`` whose drafts and voids are named with it.
    ``source`` is the leaf whose value it gives, where that is another one.
    """

    path: str
    unit: Unit
    label: str
    how: str = ""
    counts: tuple[str, ...] = ()
    left_out: LeftOut = ""
    source: str = ""

    @property
    def measured_at(self) -> str:
        """Where ``{.n:form}`` begins: the leaf or the signal that was measured."""
        return self.source or self.path
