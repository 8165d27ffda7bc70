"""An evidence line of the conclusion, as an owner reads it, with how its figure was worked out."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from snapshot.pipeline.decision.validate.grounding import read_line
from snapshot.pipeline.decision.write.number_format import rounded
from snapshot.pipeline.documents.metric_catalogue import LEAVES, Kind
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.presentation import formats
from snapshot.presentation.artifact import EvidenceLine
from snapshot.presentation.formulas import explain, formula_path
from snapshot.wording import evidence as wording

UNKNOWN_LITERALS = {"None", "null", "unknown", ""}
YES_NO = {"true": wording.YES, "false": wording.NO}


def present_evidence(line: str, currency: str | None, snapshot: Snapshot | None = None) -> EvidenceLine:
    """``signals.overdue.amount=14150.0`` with its label, value and formula; a plain sentence stays one."""
    read = read_line(line)
    if read is None:
        return EvidenceLine(label=formats.shorten(line, formats.SENTENCE), value=None, raw=line)
    path, literal = read
    label, kind = label_of(path)
    return EvidenceLine(
        label=label,
        value=_value(literal, kind, currency),
        raw=line,
        explanation=explain(path, snapshot, writer(path, currency)),
    )


def label_of(path: str) -> tuple[str, Kind]:
    """The name and kind of a leaf; a leaf without a name of its own is called by its path."""
    own, ending = formula_path(path)
    if own not in LEAVES:
        return own.replace(".", ": ").replace("_", " ").capitalize(), "text"
    label, kind = LEAVES[own]
    if not ending:
        return label, kind
    return f"{label}: {wording.SUFFIXES[ending]}", kind if ending in {"low", "high"} else "text"


def writer(path: str, currency: str | None) -> Callable[[float], str]:
    """How numbers in the unit of the leaf at ``path`` are written."""
    return partial(_figure, kind=label_of(formula_path(path)[0])[1], currency=currency)


def _value(literal: str, kind: Kind, currency: str | None) -> str:
    literal = literal.strip().strip("\"'")
    if literal in UNKNOWN_LITERALS:
        return wording.NOT_KNOWN
    if literal in YES_NO:
        return YES_NO[literal]
    if kind == "day":
        return _day(literal)
    try:
        return _figure(float(literal), kind, currency)
    except ValueError:
        return literal.replace("_", " ")


def _figure(value: float, kind: Kind, currency: str | None) -> str:
    if kind == "money":
        return formats.money(value, currency)
    if kind == "chance":
        return wording.chance(round(1 / value) if value > 0 else 10_000)
    return WRITTEN.get(kind, formats.number)(value)


WRITTEN: Mapping[Kind, Callable[[float], str]] = {
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
