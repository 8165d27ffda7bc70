"""Fit the probability of being right to businesses whose right answer is known.

    python -m evals.calibrate --each 20   prints the constants for ``snapshot/pipeline/decision/choose/constants.py``
    python -m evals.calibrate --table FILE      writes the cases, too, so that other curves can be tried on them

Uses the part to build on only; how the fitted curve does on others is printed by ``python -m evals --part test``.
"""

import argparse
import csv
import tempfile
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

from evals.__main__ import FIRST_SEED, run_day
from evals.businesses import KINDS, Kind, construct
from evals.businesses.model import Business
from evals.businesses.write import write_business
from snapshot import offline
from snapshot.pipeline.decision.choose.calibration import stability_of
from snapshot.pipeline.decision.choose.ranking import choose
from snapshot.pipeline.decision.choose.readiness import documents
from snapshot.pipeline.decision.themes import THEMES
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.signals import measure

Floats = npt.NDArray[np.float64]
# A weak pull towards zero: where all cases of a kind are right, no finite curve would be steep enough.
_RIDGE = 0.5
# Businesses that one has built upon are nearly always right, and promise more than the next stranger keeps. Three
# generators by others, met for the first time, were right in 0.948 of 1,002, 0.926 of 1,380 and 0.900 of 924: mistakes
# are weighed as if they were as frequent here.
FIRST_SIGHT = 0.925


@dataclass(frozen=True, slots=True)
class ValidationInput:
    """What spoke for a theme, and whether it is right: ``won`` is the share of ``redraws`` that named it too,
    ``runner_up_won`` that of the theme named most often beside it."""

    kind: str
    group: str
    seed: int
    theme: str
    right: bool
    margin: float
    won: float
    runner_up: str
    runner_up_won: float
    redraws: int
    documents: int


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.calibrate")
    parser.add_argument("--each", type=int, default=20, help="businesses of each kind")
    parser.add_argument("--table", type=Path, help="write the cases there, as CSV")
    chosen = parser.parse_args()
    first = FIRST_SEED["build"]
    cases = [case_of(kind, seed) for kind in KINDS for seed in range(first, first + chosen.each)]
    if chosen.table:
        write_table(cases, chosen.table)
    evidence = np.array([(case.margin, case.won) for case in cases])
    right = np.array([case.right for case in cases], dtype=np.float64)
    base, margin, won = fit(evidence, right, as_at_first_sight(right))
    print(f"{len(cases)} businesses, {right.mean():.3f} right")
    print(f"CALIBRATION_BASE = {base:.2f}\nCALIBRATION_MARGIN = {margin:.2f}\nCALIBRATION_WON = {won:.2f}")


def case_of(kind: Kind, seed: int) -> ValidationInput:
    business = construct(kind, seed)
    today = run_day(kind, business)
    measured = measure(_pack(kind, business, today), today=today)
    choice, shares = choose(measured.snapshot, THEMES), dict(stability_of(measured.redraws, THEMES))
    won = shares.pop(choice.theme, 0.0)
    runner_up = max(shares, key=lambda theme: shares[theme], default=None)
    return ValidationInput(
        kind=kind.name,
        group=kind.group,
        seed=seed,
        theme=choice.theme,
        right=choice.theme in kind.right,
        margin=choice.probability,
        won=won,
        runner_up=runner_up or "",
        runner_up_won=shares[runner_up] if runner_up else 0.0,
        redraws=len(measured.redraws),
        documents=documents(measured.snapshot),
    )


def write_table(cases: list[ValidationInput], path: Path) -> None:
    """One line per case under the names of its fields; ``right`` is 1 or 0."""
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(ValidationInput.__dataclass_fields__))
        writer.writeheader()
        writer.writerows(asdict(case) | {"right": int(case.right)} for case in cases)


def _pack(kind: Kind, business: Business, today: date) -> Pack:
    with tempfile.TemporaryDirectory() as folder:
        write_business(business, Path(folder), kind)
        return offline.read_pack(sorted(Path(folder).iterdir()), as_of=today)


def as_at_first_sight(right: Floats) -> Floats:
    """One weight per case, under which ``FIRST_SIGHT`` of them are right; all alike where that is so already."""
    wrong = len(right) - right.sum()
    due = right.sum() * (1 - FIRST_SIGHT) / FIRST_SIGHT
    return np.where(right > 0, 1.0, max(1.0, due / wrong) if wrong else 1.0)


def fit(evidence: Floats, right: Floats, counts: Floats) -> Floats:
    """Logistic regression by Newton's method: the base and one weight per column of ``evidence``.

    ``counts``: how often each case counts.
    """
    design = np.column_stack([np.ones(len(evidence)), evidence])
    weights = np.zeros(design.shape[1])
    pull = np.diag([0.0, *[_RIDGE] * evidence.shape[1]])
    for _ in range(50):
        said = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (counts * (right - said)) - pull @ weights
        curve = (design * (counts * said * (1 - said))[:, None]).T @ design + pull
        weights = weights + np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    main()
