"""Evidence lines and the numbers in sentences -> labels, values and formulas for the page."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from snapshot.pipeline.decision.validate.grounding import read_line, sources
from snapshot.pipeline.decision.validate.numbers_in_text import Quantity, measurements, quantities, takeaway_quantities
from snapshot.pipeline.decision.write.metric_paths import Leaf, Leaves
from snapshot.pipeline.decision.write.number_format import rounded
from snapshot.pipeline.documents.conclusion import Conclusion
from snapshot.pipeline.documents.metric_catalogue import declared_path, metric_at
from snapshot.pipeline.documents.metric_catalogue.metric import Metric, Unit
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.presentation import formats
from snapshot.presentation.formulas import explain
from snapshot.presentation.rule_numbers import marks_on
from snapshot.presentation.view_models import EvidenceLine, Explanation, Figure, SentenceFigures
from snapshot.wording import evidence as wording
from snapshot.wording import figure_notes

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


def takeaway_figures(conclusion: Conclusion, snapshot: Snapshot | None) -> SentenceFigures:
    sentence = conclusion.one_sentence_pattern
    return _figures(_in_order(sentence, takeaway_quantities(sentence)), conclusion, snapshot)


def action_figures(conclusion: Conclusion, snapshot: Snapshot | None) -> SentenceFigures:
    sentence = conclusion.decision
    return _figures(_in_order(sentence, quantities(sentence)), conclusion, snapshot)


def why_figures(conclusion: Conclusion, snapshot: Snapshot | None) -> SentenceFigures:
    """The numbers of why it feels heavy, of the boundary and of the optional steps that no sentence before names."""
    texts = (conclusion.why_this_now, conclusion.boundary, *conclusion.optional_next_steps)
    told = {one.text for text in (conclusion.one_sentence_pattern, conclusion.decision) for one in quantities(text)}
    found = [one for text in texts for one in _in_order(text, quantities(text)) if one.text not in told]
    return _figures(found, conclusion, snapshot) if measurements(found) else SentenceFigures()


def _figures(found: Sequence[Quantity], conclusion: Conclusion, snapshot: Snapshot | None) -> SentenceFigures:
    """One figure for each different number; of several leaves that say it, the first that no other number took."""
    cited, places = _cited(conclusion.evidence_signals)
    figures: dict[str, Figure] = {}
    taken: list[str] = []
    for one in _measured_first(found):
        fitting = [path for path in sources(one, cited) if path not in taken] or list(sources(one, cited))
        if fitting and one.text not in figures:
            taken.append(fitting[0])
            figures[one.text] = _measured(one, fitting[0], snapshot)
        elif note := _note(one, snapshot):
            figures.setdefault(one.text, Figure(text=one.text, label="", explanation=Explanation(note)))
    left_out = dict.fromkeys(figure.explanation.left_out for figure in figures.values() if figure.explanation.left_out)
    return SentenceFigures(tuple(figures.values()), tuple(sorted(places[path] for path in taken)), tuple(left_out))


def _measured(one: Quantity, path: str, snapshot: Snapshot | None) -> Figure:
    currency = snapshot.currency if snapshot else None
    found = explain(path, snapshot, writer(path, currency))
    return Figure(text=one.text, label=described(path).label, explanation=found or Explanation(""))


def _note(one: Quantity, snapshot: Snapshot | None) -> str:
    """What is said of a number that is not measured; nothing of articles."""
    kind = "week" if one.kind == "label" and one.text.lower() in {"7 days", "seven days"} else one.kind
    report_date = snapshot.window.report_date if snapshot else None
    return figure_notes.NOT_MEASURED.get(kind, "").format_map(marks_on(report_date))


def _measured_first(found: Sequence[Quantity]) -> list[Quantity]:
    own = measurements(found)
    return [*own, *(one for one in found if one not in own)]


def _in_order(sentence: str, found: Sequence[Quantity]) -> list[Quantity]:
    """As they stand in the sentence, not as they are looked for."""
    return sorted(found, key=lambda one: sentence.find(one.text))


def _cited(lines: Sequence[str]) -> tuple[Leaves, Mapping[str, int]]:
    """The stored values of the evidence by their paths, and the place of each line, counted from 1."""
    read = {path: (value, place) for path, value, place in _read(lines)}
    return {path: value for path, (value, _) in read.items()}, {path: place for path, (_, place) in read.items()}


def _read(lines: Sequence[str]) -> Iterator[tuple[str, Leaf, int]]:
    for place, line in enumerate(lines, start=1):
        pair = read_line(line)
        if pair is None:
            continue
        try:
            yield pair[0], json.loads(pair[1]), place
        except ValueError:
            continue
