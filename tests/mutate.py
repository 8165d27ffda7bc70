"""Reads thousands of broken files: ``python -m tests.mutate --files 10000``.

Every third is a workbook. No file may raise anything, and none may change a count, a sum or a state without a word.
Each file that fails is named by its number, and ``--only NUMBER`` writes that file to the standard output. Exit status
1 when any failed.
"""

import argparse
import multiprocessing
import sys
import time
import traceback
from collections import Counter

from tests.support.mutants import mutant, outcome, read

Verdict = tuple[int, str, str, list[str]]


def judge(number: int) -> Verdict:
    """The number, how it was broken, how it was taken, and what is wrong with that."""
    broken = mutant(number)
    try:
        pack = read(broken.data)
        return number, broken.label, outcome(pack), broken.judge(pack)
    except Exception:  # noqa: BLE001 - whatever is raised is what this looks for
        return number, broken.label, "raised", [traceback.format_exc()]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--only", type=int)
    asked = parser.parse_args()
    if asked.only is not None:
        sys.stdout.buffer.write(mutant(asked.only).data)
        return 0
    began = time.monotonic()
    outcomes: Counter[str] = Counter()
    failed = 0
    with multiprocessing.Pool(asked.processes) as pool:
        for number, label, taken, wrong in pool.imap_unordered(
            judge, range(asked.first, asked.first + asked.files), 25
        ):
            outcomes[taken] += 1
            if wrong:
                failed += 1
                print(f"{number} ({label}; {taken}): {wrong}")
    print(f"{asked.files:,} files in {time.monotonic() - began:.0f} s, {failed} failed")
    print(", ".join(f"{taken} {count:,}" for taken, count in outcomes.most_common()))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
