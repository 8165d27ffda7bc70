"""Checks evidence and numbers against the snapshot.

A number is grounded if a cited value of the same unit, rounded as ``number_format`` rounds, equals it. These need no
citation: minutes of a time box (5, 10 ... 30), "7 days", the names of the ageing buckets (their values must be cited),
and the report date and seven days after it.
"""

import math
import re
from dataclasses import replace
from datetime import timedelta

from snapshot.pipeline.decision.choose.constants import ACTION_DAYS, LONGEST_BLOCK, MAX_EVIDENCE, MIN_EVIDENCE
from snapshot.pipeline.decision.validate.numbers_in_text import Quantity, label_evidence
from snapshot.pipeline.decision.write import number_format
from snapshot.pipeline.decision.write.metric_paths import Leaf, Leaves, is_number, literal
from snapshot.pipeline.documents.metric_catalogue import metric_at
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.wording.decision import checks as said
from snapshot.wording.money import currency_sign

_LINE = re.compile(r"signals\.([a-z0-9_]+(?:\.[a-z0-9_]+)*)=([^=]+)")
_TIME_BOXES = frozenset(range(5, LONGEST_BLOCK + 1, 5))


def read_line(line: str) -> tuple[str, str] | None:
    """Path and literal of a line of evidence, or ``None`` when it does not have that form."""
    match = _LINE.fullmatch(line)
    return (match.group(1), match.group(2)) if match else None


def evidence_fault(lines: tuple[str, ...], leaves: Leaves) -> str | None:
    """What is wrong with the evidence as such."""
    read = [read_line(line) for line in lines]
    pairs = [pair for pair in read if pair is not None]
    if len(pairs) != len(read):
        return said.EVIDENCE_FORM
    different = len({path for path, _ in pairs})
    if different != len(pairs) or not MIN_EVIDENCE <= different <= MAX_EVIDENCE:
        return said.EVIDENCE_COUNT
    if any(path not in leaves for path, _ in pairs):
        return said.EVIDENCE_PATH
    return None if all(_equals(text, leaves[path]) for path, text in pairs) else said.EVIDENCE_VALUE


def _equals(text: str, leaf: Leaf) -> bool:
    """Written just as a leaf is written: the same value in other digits, or with a space, was not copied from it."""
    return (not isinstance(leaf, float) or math.isfinite(leaf)) and text == literal(leaf)


def cited(lines: tuple[str, ...], leaves: Leaves) -> Leaves:
    """The cited paths that exist, with the snapshot's own values."""
    paths = [pair[0] for line in lines if (pair := read_line(line)) is not None]
    return {path: leaves[path] for path in paths if path in leaves}


def grounded(quantity: Quantity, evidence: Leaves, snapshot: Snapshot) -> bool:
    """Whether one number of a sentence is borne out."""
    if quantity.kind == "article":
        return True
    if quantity.kind == "label":
        prefix = label_evidence(quantity.text)
        return not prefix or any(path.startswith(prefix) for path in evidence)
    if quantity.kind == "minutes":
        return quantity.value in _TIME_BOXES
    if quantity.kind == "date":
        return _date_grounded(quantity, snapshot)
    sign = currency_sign(snapshot.currency).strip()
    if quantity.kind == "money" and quantity.sign != sign:
        return False
    # A sum whose currency nobody knows is written like a count.
    bare = (replace(quantity, kind="money"),) if quantity.kind == "count" and not sign else ()
    return any(sources(one, evidence) for one in (quantity, *bare))


def sources(quantity: Quantity, evidence: Leaves) -> tuple[str, ...]:
    """The cited paths whose leaf, rounded as sentences round, is this number in this unit."""
    return tuple(path for path, value in evidence.items() if _says(quantity, path, value))


def _date_grounded(quantity: Quantity, snapshot: Snapshot) -> bool:
    report = snapshot.window.report_date
    if report is None or quantity.day is None:
        return False
    allowed = (report, report + timedelta(days=ACTION_DAYS))
    if quantity.has_year:
        return quantity.day in allowed
    return any((day.month, day.day) == (quantity.day.month, quantity.day.day) for day in allowed)


def _says(quantity: Quantity, path: str, leaf: object) -> bool:
    metric = metric_at(path)
    if not isinstance(leaf, int | float) or not is_number(leaf) or metric is None or metric.unit != quantity.kind:
        return False
    decimals = len(quantity.text.partition(".")[2].rstrip("%")) if "." in quantity.text else 0
    if quantity.kind == "share":
        return quantity.value == number_format.whole_percent(leaf)
    if quantity.kind == "days" or (quantity.kind == "money" and decimals != 2):
        return quantity.value == number_format.round_half_up(leaf)
    if quantity.kind == "money":
        return quantity.value == round(leaf, 2)
    said = number_format.rounded_weeks(leaf) if quantity.kind == "weeks" else number_format.rounded(leaf, 1)
    return quantity.value == (leaf if isinstance(leaf, int) else said)
