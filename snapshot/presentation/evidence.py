"""An evidence line of the conclusion, as an owner reads it."""

import re
from datetime import date

from snapshot.presentation import formats
from snapshot.presentation.artifact import EvidenceLine
from snapshot.wording import evidence as wording

SIGNAL_LINE = re.compile(r"signals\.(?P<path>[a-z0-9_]+(?:\.[a-z0-9_]+)*)=(?P<literal>.+)", re.DOTALL)
UNKNOWN_LITERALS = {"None", "null", "unknown", ""}


def present_evidence(line: str, currency: str | None) -> EvidenceLine:
    """``signals.overdue.amount=14150.0`` with its label and value; a plain sentence stays one."""
    match = SIGNAL_LINE.fullmatch(line)
    if match is None:
        return EvidenceLine(label=formats.shorten(line, formats.SENTENCE), value=None, raw=line)
    label, kind = label_of(match["path"])
    return EvidenceLine(label=label, value=_value(match["literal"], kind, currency), raw=line)


def label_of(path: str) -> tuple[str, wording.Kind]:
    """The name and kind of a leaf; a leaf without a name of its own is called by its path."""
    path = path.removesuffix(".value")
    if path in wording.LEAVES:
        return wording.LEAVES[path]
    head, _, tail = path.rpartition(".")
    if head in wording.LEAVES and tail in wording.SUFFIXES:
        label, kind = wording.LEAVES[head]
        return f"{label}: {wording.SUFFIXES[tail]}", kind if tail in {"low", "high"} else "text"
    return path.replace(".", ": ").replace("_", " ").capitalize(), "text"


def _value(literal: str, kind: wording.Kind, currency: str | None) -> str:
    literal = literal.strip().strip("\"'")
    if literal in UNKNOWN_LITERALS:
        return wording.NOT_KNOWN
    if kind == "day":
        return _day(literal)
    try:
        return _figure(float(literal), kind, currency)
    except ValueError:
        return literal.replace("_", " ")


def _figure(value: float, kind: wording.Kind, currency: str | None) -> str:
    if kind == "money":
        return formats.money(value, currency)
    if kind == "share":
        return formats.share(value)
    if kind == "days":
        return formats.counted(value, "day")
    if kind == "weeks":
        return formats.counted(round(value, 1), "week")
    return formats.number(value)


def _day(literal: str) -> str:
    try:
        return formats.day(date.fromisoformat(literal))
    except ValueError:
        return literal
