"""The leaves of a snapshot: every single value under its dotted path, as evidence cites it."""

import json
import math
import re
from typing import Literal

from snapshot.pipeline.documents.snapshot import Snapshot

Leaf = str | int | float | bool | None
Leaves = dict[str, Leaf]
Unit = Literal["money", "share", "weeks", "days", "times", "count", "none"]

PREFIX = "signals."

# The last name of a path (of a Signal: the name of the signal) tells what its number counts. First match wins.
_UNITS: tuple[tuple[re.Pattern[str], Unit], ...] = (
    (re.compile(r"weeks"), "weeks"),
    (re.compile(r"days_1_30|days_31_60|days_61_90|days_over_90"), "none"),
    (re.compile(r"dispersion|swing|^ratio$"), "times"),
    (re.compile(r"share|rate|realisation|_ratio|^(recent|before|whole_jobs|cumulative_approval)$"), "share"),
    (re.compile(r"amount|shortfall|value|billed|quoted|balance|typical_week|threshold"), "money"),
    (re.compile(r"(?<!_)days$|_days(_|$)"), "days"),
)


def leaves_of(snapshot: Snapshot) -> Leaves:
    """Path to value for every leaf; items of a list are counted from 0. Dates are ISO text."""
    found: Leaves = {}
    _walk(snapshot.model_dump(mode="json"), "", found)
    return found


def _walk(node: object, path: str, found: Leaves) -> None:
    if isinstance(node, dict):
        for name, child in node.items():
            _walk(child, f"{path}.{name}" if path else str(name), found)
    elif isinstance(node, list):
        for index, child in enumerate(node):
            _walk(child, f"{path}.{index}", found)
    elif node is None or isinstance(node, str | int | float | bool):
        found[path] = node


def literal(value: Leaf) -> str:
    """How evidence writes a leaf: its JSON text."""
    return json.dumps(value)


def is_number(value: object) -> bool:
    """A finite number; a yes or no is none."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def unit_of(path: str) -> Unit:
    """What the number at ``path`` counts. ``flow.ratio`` is a share of the earlier level."""
    *parents, name = path.split(".")
    if name == "n":
        return "count"
    if name in {"value", "low", "high"} and parents:
        name = parents[-1]
    if path.startswith("flow."):
        return "share" if "ratio" in name else "count"
    if name == "open_pile":
        return "weeks"
    return next((unit for pattern, unit in _UNITS if pattern.search(name)), "count")
