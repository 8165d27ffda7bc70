"""How long texts that were made to cost time take, beside an ordinary list of the same size.

    python benchmarks/hostile.py

How to read the output, one line per text: the processor's seconds until it is refused, and how many times the seconds
of reading an ordinary list of as many bytes, measured just before in the same process. The aim is less than 3 times.
"""

import sys
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from snapshot.pipeline.documents.upload import UploadedFile  # noqa: E402
from snapshot.pipeline.pack import ReadLimits, read_files  # noqa: E402
from tests.support.hostile_texts import HEADER, HOSTILE, MB, ROW  # noqa: E402

AIM = 3.0
WHOLE = ReadLimits(max_rows=1_000_000, max_cells=10_000_000)  # the ordinary list is read to its end


def main() -> None:
    _seconds(HEADER + ROW * 1_000, WHOLE)  # loads modules and lists of words
    for name, (make, _) in HOSTILE.items():
        data = make()
        bare = _seconds(HEADER + ROW * ((len(data) - len(HEADER)) // len(ROW)), WHOLE)
        ours = _seconds(data, ReadLimits())
        times = ours / bare
        print(f"{name:<32} {len(data) / MB:5.0f} MB {ours:6.2f} s {times:5.1f} times {'' if times < AIM else 'over'}")


def _seconds(data: bytes, limits: ReadLimits) -> float:
    begun = time.process_time()
    read_files([UploadedFile("f", data)], workspace_key=b"k", today=date(2026, 1, 1), limits=limits)
    return time.process_time() - begun


if __name__ == "__main__":
    main()
