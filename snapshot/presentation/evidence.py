"""Evidence lines -> labels, values and formulas for the page."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from snapshot.pipeline.decision.validate.grounding import read_line
from snapshot.pipeline.decision.write.number_format import rounded
from snapshot.pipeline.documents.metric_catalogue import declared_path, metric_at
from snapshot.pipeline.documents.metric_catalogue.metric import Metric, Unit
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.presentation import formats
from snapshot.presentation.formulas import explain
from snapshot.presentation.view_models import EvidenceLine
from snapshot.wording import evidence as wording

UNKNOWN_LITERALS = {"None", "null", "unknown", ""}
YES_NO = {"true": wording.YES, "false": wording.NO}


def present_evidence(line: str, currency: str | None, snapshot: Snapshot | None = None) -> EvidenceLine:
    """``signals.overdue.amount=14150.0`` with its label, value and formula; a plain sentence stays one."""
    read = read_line(line)
    if read is None:
        return EvidenceLine(label=formats.shorten(line, formats.SENTENCE), value=None, raw=line)
    path, literal = read
    metric = described(path)
    return EvidenceLine(
        label=metric.label,
        value=_value(literal, metric.unit, currency),
        raw=line,
        explanation=explain(path, snapshot, writer(path, currency)),
    )


def described(path: str) -> Metric:
    """The declaration of a leaf; one that an older version stored and none declares is called by its path."""
    own, _ = declared_path(path)
    return metric_at(path) or Metric(own, "text", own.replace(".", ": ").replace("_", " ").capitalize())


def writer(path: str, currency: str | None) -> Callable[[float], str]:
    """How numbers in the unit of the leaf at ``path`` are written."""
    return partial(_figure, unit=described(declared_path(path)[0]).unit, currency=currency)


def _value(literal: str, unit: Unit, currency: str | None) -> str:
    literal = literal.strip().strip("\"'")
    if literal in UNKNOWN_LITERALS:
        return wording.NOT_KNOWN
    if literal in YES_NO:
        return YES_NO[literal]
    if unit == "day":
        return _day(literal)
    try:
        return _figure(float(literal), unit, currency)
    except ValueError:
        return literal.replace("_", " ")


def _figure(value: float, unit: Unit, currency: str | None) -> str:
    if unit == "money":
        return formats.money(value, currency)
    if unit == "chance":
        return wording.chance(round(1 / value) if value > 0 else 10_000)
    return WRITTEN.get(unit, formats.number)(value)


WRITTEN: Mapping[Unit, Callable[[float], str]] = {
    "share": formats.share,
    "days": partial(formats.counted, singular="day"),
    "weeks": lambda value: formats.counted(rounded(value, 1), "week"),
    "times": lambda value: formats.counted(value, "time"),
}


def _day(literal: str) -> str:
    try:
        return formats.day(date.fromisoformat(literal))
    except ValueError:
        return literal
