"""Every leaf of the ``Snapshot`` document, declared once: a ``Metric`` each. No unit is guessed."""

import re
from collections.abc import Iterator, Mapping

from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.metric_catalogue import action, billing, files, leakage, quotes, receivables, volume
from snapshot.pipeline.documents.metric_catalogue.metric import Metric, Unit
from snapshot.pipeline.documents.metric_catalogue.published import PUBLISHED, REPEATS
from snapshot.pipeline.documents.snapshot import Signal, Snapshot

# Unit (``None``: that of the signal), what follows the label of the signal, and what stands before its formula.
SIGNAL_LEAVES: Mapping[str, tuple[Unit | None, str, str]] = {
    "value": (None, "", ""),
    "low": (
        None,
        "at the least",
        "The low end of the range in which the true figure most likely lies. The figure itself:",
    ),
    "high": (
        None,
        "at the most",
        "The high end of the range in which the true figure most likely lies. The figure itself:",
    ),
    "n": ("count", "how many it rests on", "How many entries a figure rests on. The figure itself:"),
    "reason": ("text", "why it is not known", "What was missing where a figure is unknown. The figure itself:"),
    "basis": (
        "text",
        "how it is known",
        "Whether a figure is exact, an estimate with a range, or unknown. The figure itself:",
    ),
}

DECLARED: tuple[Metric, ...] = (
    *files.FILES,
    *receivables.RECEIVABLES,
    *billing.BILLING,
    *leakage.LEAKAGE,
    *quotes.QUOTES,
    *volume.VOLUME,
    *action.ACTION,
    *PUBLISHED,
)
_OWN: Mapping[str, Metric] = {metric.path: metric for metric in DECLARED}
METRICS: Mapping[str, Metric] = {
    **_OWN,
    **{path: _OWN[leaf]._replace(path=path, source=leaf) for path, leaf in REPEATS.items()},
}


def _signals(document: type[Document], at: str = "") -> Iterator[str]:
    """The paths below ``document`` at which a ``Signal`` stands."""
    for name, field in document.model_fields.items():
        kind = field.annotation
        if kind is Signal:
            yield f"{at}{name}"
        elif isinstance(kind, type) and issubclass(kind, Document):
            yield from _signals(kind, f"{at}{name}.")


SIGNALS = frozenset(_signals(Snapshot))
_PLACE = re.compile(r"\.\d+(?=\.|$)")


def declared_path(path: str) -> tuple[str, str]:
    """The path that ``METRICS`` holds, and the leaf of a signal: ``"open_pile.n"`` -> ``("open_pile", "n")``.

    The leaf is ``""`` for the value of a signal and for all that is no signal.
    """
    plain = _PLACE.sub("", path)
    head, _, leaf = plain.rpartition(".")
    if plain not in METRICS and head in SIGNALS and leaf in SIGNAL_LEAVES:
        return head, "" if leaf == "value" else leaf
    return plain, ""


def metric_at(path: str) -> Metric | None:
    """The declaration of the leaf at ``path``, of a signal's leaf with the words of both. ``None`` without one."""
    own, leaf = declared_path(path)
    metric = METRICS.get(own)
    if metric is None or not leaf:
        return metric
    unit, label, how = SIGNAL_LEAVES[leaf]
    return metric._replace(
        path=f"{own}.{leaf}",
        source=own,
        unit=unit or metric.unit,
        label=f"{metric.label}: {label}",
        how=f"{how} {metric.how[:1].lower()}{metric.how[1:]}",
    )
