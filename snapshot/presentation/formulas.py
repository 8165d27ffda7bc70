"""How one leaf of a stored snapshot was worked out, in sentences, with the counts that stand behind it."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import reduce

from snapshot.pipeline.documents.metric_catalogue import metric_at
from snapshot.pipeline.documents.metric_catalogue.metric import LeftOut, Metric
from snapshot.pipeline.documents.snapshot import Signal, Snapshot
from snapshot.presentation import formats
from snapshot.presentation.rule_numbers import marks_on
from snapshot.presentation.view_models import Explanation
from snapshot.wording import evidence as wording

_SLOT = re.compile(r"\{(?P<name>\.?[a-z0-9_]+(?:\.[a-z0-9_]+)*)(?::(?P<form>[a-z ]+))?\}")


class _Unknown(Exception):
    """A leaf that a clause needs holds nothing."""


def explain(path: str, snapshot: Snapshot | None, write: Callable[[float], str] = formats.number) -> Explanation | None:
    """The formula of the leaf at ``path`` with its counts; ``None`` for a path without one.

    Without a ``snapshot`` (an older or unfinished result) the formula stands alone. ``write`` writes the ends of a
    range in the unit of the leaf.
    """
    metric = metric_at(path)
    if metric is None:
        return None
    stored = snapshot or Snapshot()
    marks = marks_on(stored.window.report_date)
    how = _filled(metric.how, metric.measured_at, stored, marks)
    if snapshot is None:
        return Explanation(how)
    return Explanation(how, " ".join(_counts(metric, stored, marks, write)), left_out(metric.left_out, snapshot))


def leaf_at(snapshot: Snapshot, path: str) -> object:
    """The value at ``path``; raises ``AttributeError`` where there is no such leaf."""
    return reduce(getattr, path.split("."), snapshot)


def _counts(metric: Metric, snapshot: Snapshot, marks: Mapping[str, str], write: Callable[[float], str]) -> list[str]:
    """The range of a signal, or why it is unknown, and the clauses whose leaves are known."""
    own = metric.measured_at
    found = leaf_at(snapshot, own) if "buckets" not in own and "series" not in own else None
    if isinstance(found, Signal) and found.value is None:
        return [wording.NOT_KNOWN_BECAUSE.format(reason=found.reason)] if found.reason else []
    said = [_range(found, write)] if isinstance(found, Signal) else []
    for clause in metric.counts:
        try:
            said.append(_filled(clause.removeprefix("?"), own, snapshot, marks, zero=not clause.startswith("?")))
        except _Unknown:
            continue
    return [sentence for sentence in said if sentence]


def _range(signal: Signal, write: Callable[[float], str]) -> str:
    low = None if signal.low is None else write(signal.low)
    high = None if signal.high is None else write(signal.high)
    if low is not None and high is not None:
        return wording.RANGE.format(low=low, high=high) if low != high else ""
    if low is not None:
        return wording.AT_LEAST.format(low=low)
    return wording.AT_MOST.format(high=high) if high is not None else ""


def _filled(text: str, own: str, snapshot: Snapshot, marks: Mapping[str, str], *, zero: bool = True) -> str:
    """``text`` with its slots filled; raises ``_Unknown`` where a leaf is unknown, or zero and that is not told."""

    def fill(match: re.Match[str]) -> str:
        name, form = match["name"], match["form"]
        if form is None:
            return marks[name]
        value = leaf_at(snapshot, f"{own}{name}" if name.startswith(".") else name)
        if value is None or (value == 0 and not zero):
            raise _Unknown
        return _written(value, form, snapshot.currency)

    return _SLOT.sub(fill, text)


def _written(value: object, form: str, currency: str | None) -> str:
    if isinstance(value, date):
        return formats.day(value)
    if not isinstance(value, int | float):
        raise _Unknown
    if form == "money":
        return formats.money(value, currency)
    plain = {"share": formats.share, "number": formats.number}.get(form)
    return plain(value) if plain else formats.counted(value, form)


def left_out(kind: LeftOut, snapshot: Snapshot | None) -> str:
    """The drafts, voids and unread rows that entered no figure; nothing where there are none, or none are stored."""
    if not kind or snapshot is None:
        return ""
    found = [(leaf_at(snapshot, path), noun) for path, noun in wording.LEAVES_LEFT_OUT[kind]]
    listed = [formats.counted(count, noun, wording.PLURALS.get(noun)) for count, noun in found
              if isinstance(count, int) and count]  # fmt: skip
    return wording.LEFT_OUT.format(listed=formats.listed(listed)) if listed else ""
