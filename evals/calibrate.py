"""Fit the probability of being right to businesses whose right answer is known.

    python -m evals.calibrate --each 20         prints the constants for ``snapshot/pipeline/decision/constants.py``

Uses the part to build on only; how the fitted curve does on others is printed by ``python -m evals --part test``.
"""

import argparse
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt

from evals.__main__ import FIRST_SEED
from evals.businesses import KINDS, Kind, construct
from evals.businesses.write import write_business
from snapshot import offline
from snapshot.pipeline.decision.ranking import choose
from snapshot.pipeline.decision.stability import stability_of
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.signals import measure
from snapshot.services.context import utc_now

Floats = npt.NDArray[np.float64]
# A weak pull towards zero: where all cases of a kind are right, no finite curve would be steep enough.
_RIDGE = 0.5


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evals.calibrate")
    parser.add_argument("--each", type=int, default=20, help="businesses of each kind")
    each = parser.parse_args().each
    first = FIRST_SEED["build"]
    cases = [_case(kind, seed) for kind in KINDS for seed in range(first, first + each)]
    evidence, right = np.array([case[:2] for case in cases]), np.array([case[2] for case in cases])
    base, margin, won = fit(evidence, right)
    print(f"{len(cases)} businesses, {right.mean():.3f} right")
    print(f"CALIBRATION_BASE = {base:.2f}\nCALIBRATION_MARGIN = {margin:.2f}\nCALIBRATION_WON = {won:.2f}")


def _case(kind: Kind, seed: int) -> tuple[float, float, float]:
    """The margin, the share of redraws won, and whether the theme is right."""
    pack = _pack(kind, seed)
    measured = measure(pack, today=utc_now().date())
    choice = choose(measured.snapshot)
    won = stability_of(measured.redraws).get(choice.theme, 0.0)
    return choice.probability, won, float(choice.theme in kind.right)


def _pack(kind: Kind, seed: int) -> Pack:
    with tempfile.TemporaryDirectory() as folder:
        write_business(construct(kind, seed), Path(folder), without=kind.without)
        return offline.read_pack(sorted(Path(folder).iterdir()))


def fit(evidence: Floats, right: Floats) -> Floats:
    """Logistic regression by Newton's method: the base and one weight per column of ``evidence``."""
    design = np.column_stack([np.ones(len(evidence)), evidence])
    weights = np.zeros(design.shape[1])
    pull = np.diag([0.0, *[_RIDGE] * evidence.shape[1]])
    for _ in range(50):
        said = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (right - said) - pull @ weights
        curve = (design * (said * (1 - said))[:, None]).T @ design + pull
        weights = weights + np.linalg.solve(curve, slope)
    return weights


if __name__ == "__main__":
    main()
