"""Snapshot -> the chosen theme: abstain if the data can't tell, else cash first, then structure, else healthy."""

from dataclasses import dataclass

from snapshot.pipeline.decision.choose import confidence as conf
from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.decision.choose.candidates import (
    CashCandidate,
    Excess,
    ThemeRules,
    Themes,
    cash_pressures,
    outliers,
)
from snapshot.pipeline.decision.choose.readiness import AbstainReason, abstain_reason, documents, is_small
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Choice:
    """The theme, how likely it is the right one, what came second, and why the files could not speak."""

    theme: Theme
    probability: float
    runner_up: Theme | None = None
    abstain: AbstainReason | None = None


def choose(snapshot: Snapshot, themes: Themes) -> Choice:
    """The one of ``themes`` that this snapshot calls for."""
    pressures = ranked(cash_pressures(snapshot, themes))
    abstain = abstain_reason(snapshot, pressures)
    if abstain is not None:
        return Choice(Theme.TOO_LITTLE_DATA, _abstaining(snapshot, abstain), None, abstain)
    if is_small(snapshot):
        pressures = [pressure for pressure in pressures if pressure.rules.exact]
    if pressures and pressures[0].material:
        return _cash(snapshot, pressures)
    found = sorted(outliers(snapshot, themes), key=_by_excess)
    if found:
        return _structural(snapshot, found, pressures)
    return _healthy(snapshot, pressures)


def ranked(pressures: list[CashCandidate]) -> list[CashCandidate]:
    """By expected relief in money; among the tied the one cheaper to start comes first, then the more certain one.

    What is not material never comes before what is, cheap as it may be.
    """
    material = [pressure for pressure in pressures if pressure.material]
    return _ordered(material) + _ordered([pressure for pressure in pressures if not pressure.material])


def _ordered(pressures: list[CashCandidate]) -> list[CashCandidate]:
    left, order = list(pressures), []
    while left:
        most = max(pressure.relief for pressure in left)
        tied = [pressure for pressure in left if pressure.relief >= most - abs(most) * (1 - c.TIE_SHARE)]
        first = min(tied, key=_by_effort)
        order.append(first)
        left.remove(first)
    return order


def _by_effort(pressure: CashCandidate) -> tuple[int, float, float, str]:
    return pressure.minutes, -pressure.waiting.chance, -pressure.relief, pressure.theme


def _by_excess(outlier: tuple[ThemeRules, Excess]) -> tuple[float, int, str]:
    theme, excess = outlier
    return -round(excess.widths, 2), theme.minutes, theme.id


def _cash(snapshot: Snapshot, pressures: list[CashCandidate]) -> Choice:
    first, *others = pressures
    rival = others[0].relief_weeks if others else 0.0
    probability = (
        conf.larger(first.relief_weeks, max(rival, c.MATERIAL_WEEKS))
        * first.waiting.shape_certainty
        * conf.sample_size_factor(documents(snapshot), c.MIN_DOCUMENTS)
        * conf.data_quality_factor(snapshot)
    )
    return Choice(first.theme, conf.bounded(probability), _cash_runner_up(first, others))


def _cash_runner_up(first: CashCandidate, others: list[CashCandidate]) -> Theme:
    """The next material pile; else the other shape of the same pile where that is in doubt; else that all is well."""
    if others and others[0].material:
        return others[0].theme
    if first.rules.sibling is not None and first.waiting.shape_certainty < c.HIGH_FROM:
        return first.rules.sibling
    return others[0].theme if others and others[0].relief > 0 else Theme.HEALTHY


def _structural(snapshot: Snapshot, found: list[tuple[ThemeRules, Excess]], pressures: list[CashCandidate]) -> Choice:
    (first, excess), *others = found
    rival = others[0][1].widths if others else 0.0
    probability = (
        conf.further(excess.widths, rival)
        * _no_cash_pressure(pressures)
        * conf.sample_size_factor(excess.n, excess.minimum)
        * conf.data_quality_factor(snapshot)
    )
    return Choice(first.id, conf.bounded(probability), others[0][0].id if others else Theme.HEALTHY)


def _healthy(snapshot: Snapshot, pressures: list[CashCandidate]) -> Choice:
    sample = conf.sample_size_factor(documents(snapshot), c.MIN_DOCUMENTS)
    probability = _no_cash_pressure(pressures) * sample * conf.data_quality_factor(snapshot)
    closest = pressures[0].theme if pressures and pressures[0].relief > 0 else None
    return Choice(Theme.HEALTHY, conf.bounded(probability), closest)


def _no_cash_pressure(pressures: list[CashCandidate]) -> float:
    """Chance that the largest pile is really below what matters."""
    return conf.larger(c.MATERIAL_WEEKS, pressures[0].relief_weeks) if pressures else 1.0


def _abstaining(snapshot: Snapshot, why: AbstainReason) -> float:
    """An empty file or column leaves no doubt; a small file leaves the more the closer it comes to enough."""
    if why is AbstainReason.FEW_DOCUMENTS:
        return conf.bounded(1 - documents(snapshot) / c.MIN_DOCUMENTS / 2)
    if why is AbstainReason.FEW_WEEKS:
        return conf.bounded(1 - snapshot.window.weeks / c.MIN_WEEKS / 2)
    return conf.bounded(1.0)
