"""Snapshot -> all its values by dotted path, as evidence cites them."""

import json
import math

from snapshot.pipeline.documents.snapshot import Snapshot

Leaf = str | int | float | bool | None
Leaves = dict[str, Leaf]

PREFIX = "signals."


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
