"""How often the one decision is right on constructed businesses.

    python -m evals --part build --each 10      businesses to look at while the rules are made
    python -m evals --part test --each 10       others, only counted: never look at one of them
    python -m evals --folder DIR                only write them, for the command line

Prints the shares per group, what was said instead, the reliability of the stated confidence, and the seconds per
business. The two parts share no business.
"""

import argparse
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from evals import score
from evals.businesses import KINDS, Kind, construct
from evals.businesses.model import Business
from evals.businesses.write import write_business
from evals.score import Answer
from evals.truth import Truth, differences
from snapshot import offline

FIRST_SEED = {"build": 0, "test": 1_000_000}


def main() -> None:
    chosen = _arguments()
    kinds = [kind for kind in KINDS if not chosen.only or kind.name in chosen.only]
    seeds = range(FIRST_SEED[chosen.part] + chosen.skip, FIRST_SEED[chosen.part] + chosen.skip + chosen.each)
    if chosen.folder:
        for kind in kinds:
            for seed in seeds:
                write_business(construct(kind, seed), chosen.folder / f"{kind.name}-{seed}", kind)
        return
    began = time.perf_counter()
    answers = [answer(kind, seed) for kind in kinds for seed in seeds]
    _print(answers, time.perf_counter() - began)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evals", description="Score the decision on known businesses.")
    parser.add_argument("--part", choices=sorted(FIRST_SEED), default="build")
    parser.add_argument("--each", type=int, default=5, help="businesses of each kind")
    parser.add_argument("--skip", type=int, default=0, help="leave out the first of the part")
    parser.add_argument("--only", nargs="*", default=[], help="names of kinds")
    parser.add_argument("--folder", type=Path, help="only write the files there")
    return parser.parse_args()


def answer(kind: Kind, seed: int) -> Answer:
    """The program's answer to one business, read from the files as an owner would hand them in."""
    business = construct(kind, seed)
    with tempfile.TemporaryDirectory() as folder:
        write_business(business, Path(folder), kind)
        said = offline.analyze(sorted(Path(folder).iterdir()), as_of=run_day(kind, business))
    wrong = _wrong_numbers(kind, business, said["numbers"])
    return Answer(kind, seed, said["theme"], said["confidence"], wrong, _action(said))


def run_day(kind: Kind, business: Business) -> date:
    """The day on which the owner hands in the files of ``kind``."""
    return kind.handed_in(business).last_day() + timedelta(days=kind.run_after)


def _action(said: Mapping[str, Any]) -> str:
    return str(said["conclusion"]["decision"]) if said["conclusion"] else ""


def _wrong_numbers(kind: Kind, business: Business, numbers: dict[str, float | None]) -> tuple[str, ...]:
    return () if kind.without else tuple(differences(Truth(kind.handed_in(business)).numbers(), numbers))


def _print(answers: Sequence[Answer], seconds: float) -> None:
    groups = sorted({one.kind.group for one in answers})
    print(f"{len(answers)} businesses, {seconds / len(answers):.3f} s each, making them included")
    print(f"acceptable answer    {score.acceptable(answers):.3f}")
    for group in groups:
        print(f"  {group:18} {score.acceptable(answers, group):.3f}")
    if any(one.kind.wrong for one in answers):
        print(f"excluded answer      {score.excluded(answers):.3f}")
    if any(one.kind.right == {"healthy"} for one in answers):
        print(f"false alarms         {score.false_alarms(answers):.3f}")
    print(f"abstention F1        {score.abstention_f1(answers):.3f}")
    print(f"numbers all right    {score.numbers_right(answers):.3f}")
    print(f"Brier                {score.brier(answers):.4f}")
    for label, count, stated, right in score.reliability(answers):
        print(f"  said {label}: {count:4} times, {stated:.2f} on average, right {right:.2f}")
    for name, said in score.misses(answers).items():
        print(f"  {name}: {dict(said)}")
    _print_kinds(answers)
    wrong = sorted({name for one in answers for name in one.wrong_numbers})
    if wrong:
        print(f"numbers that differ: {', '.join(wrong)}")


def _print_kinds(answers: Sequence[Answer]) -> None:
    print(f"  {'kind':36}    n right excluded action confidence of the wrong")
    for row in score.per_kind(answers):
        shares = f"{row.acceptable:5.2f} {row.excluded:8.2f} {row.fitting:6.2f}"
        print(f"  {row.name:36} {row.count:4} {shares} {row.wrongly_said}")


if __name__ == "__main__":
    main()
