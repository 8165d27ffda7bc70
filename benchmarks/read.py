"""How long reading a large export takes, and how much memory, beside a bare read of the same file.

    python benchmarks/read.py               # 100,000 and 1,000,000 rows as CSV, 100,000 as a workbook
    python benchmarks/read.py --rows 20000  # that many rows as CSV and as a workbook

Bare is the least that a program can do with the file: ``pandas.read_csv(engine="pyarrow")`` makes a table of it,
calamine lists of cells. Ours is step 1 as a whole: encoding, header, kinds, dates, amounts, customers, documents.

How to read the output, one line per file: the seconds of both and how many times the bare read ours takes; then the
memory that reading took at its peak (beyond what the program needs before it reads, and with the child process that
reads a workbook) in MB and as a multiple of the file. The aims are for CSV: less than 8 times the bare read, less than
12 times the file. Each figure is the best of three fresh processes, which take turns; each reads a small file first, so
that nobody pays for loading modules and lists of words. On a busy machine both reads slow down, but not alike.
"""

import argparse
import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MB = 1_000_000
TIME_AIM, MEMORY_AIM = 8.0, 12.0
TURNS = 3
HEADER = ["Invoice #", "Client name", "Issued date", "Due date", "Paid date", "Status", "Subject"]
AMOUNTS = ["Subtotal", "Tax", "Total", "Balance"]
WORK = ["Annual service", "Leak repair", "Install heat pump", "Water heater", "Panel upgrade", "Spring cleanup"]
START, DAYS, TODAY = date(2022, 1, 1), 1_300, date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Measured:
    seconds: float
    peak_bytes: int


def main() -> None:
    parser = argparse.ArgumentParser(description="Reading beside a bare read: time and memory.")
    parser.add_argument("--rows", type=int, help="this many rows only, as CSV and as a workbook")
    parser.add_argument("--part", nargs=3, metavar=("WHAT", "FILE", "SMALL"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.part:
        _part(*arguments.part)
        return
    sizes = [(arguments.rows, "csv"), (arguments.rows, "xlsx")] if arguments.rows else []
    with tempfile.TemporaryDirectory() as folder:
        for rows, ending in sizes or [(100_000, "csv"), (1_000_000, "csv"), (100_000, "xlsx")]:
            _compare(Path(folder), rows, ending)


def _compare(folder: Path, rows: int, ending: str) -> None:
    file, small = folder / f"{rows}.{ending}", folder / f"small.{ending}"
    for path, count in ((file, rows), (small, 50)):
        _run("write", path, Path(str(count)))
    turns = [(_measure("bare", file, small), _measure("ours", file, small)) for _ in range(TURNS)]
    bare, ours = (min(found, key=lambda one: one.seconds) for found in zip(*turns, strict=True))
    print(_line(file, rows, bare, ours), flush=True)


def _line(file: Path, rows: int, bare: Measured, ours: Measured) -> str:
    size = file.stat().st_size
    slower, larger = ours.seconds / bare.seconds, ours.peak_bytes / size
    aimed = file.suffix == ".csv"
    return (
        f"{rows:>9,} rows {file.suffix[1:]:<4} {size / MB:6.1f} MB: "
        f"bare {bare.seconds:6.2f} s, ours {ours.seconds:6.2f} s = {slower:4.1f}x{_verdict(slower, TIME_AIM, aimed)}; "
        f"peak {ours.peak_bytes / MB:6.0f} MB = {larger:4.1f}x the file{_verdict(larger, MEMORY_AIM, aimed)}"
    )


def _verdict(found: float, aim: float, aimed: bool) -> str:
    return f" (aim {aim:.0f}x: {'met' if found < aim else 'MISSED'})" if aimed else ""


def _measure(what: str, file: Path, small: Path) -> Measured:
    return Measured(**json.loads(_run(what, file, small)))


def _run(what: str, file: Path, small: Path) -> str:
    """In a process of its own. This one stays small: a child's peak begins with the size of its parent."""
    command = [sys.executable, str(Path(__file__)), "--part", what, str(file), str(small)]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def _part(what: str, file: str, small: str) -> None:
    if what == "write":
        _write(Path(file), int(small))
        return
    read = _reader(what, Path(file).suffix)
    read(Path(small))
    before, children = _peaks()
    begun = time.perf_counter()
    read(Path(file))
    seconds = time.perf_counter() - begun
    after, largest_child = _peaks()
    child = largest_child if largest_child > children else 0
    print(json.dumps({"seconds": seconds, "peak_bytes": after - before + child}))


def _peaks() -> tuple[int, int]:
    """The most memory in bytes of this process and of the largest of its children so far."""
    kilobytes = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return kilobytes[0] * 1024, kilobytes[1] * 1024


def _reader(what: str, ending: str) -> Callable[[Path], object]:
    if what == "ours":
        return _ours()
    if ending == ".csv":
        import pandas as pd

        return lambda path: pd.read_csv(path, engine="pyarrow")
    import python_calamine

    return lambda path: python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def _ours() -> Callable[[Path], object]:
    sys.path.insert(0, str(ROOT))
    from snapshot.pipeline.documents.upload import UploadedFile
    from snapshot.pipeline.pack import ReadLimits, read_files

    # The limits of an upload are for owners and their hosts; a benchmark asks for more.
    limits = ReadLimits(
        max_file_bytes=10**9, max_rows=10**7, max_cells=10**8, max_inflated_bytes=10**9, max_seconds=600.0
    )

    def read(path: Path) -> object:
        upload = [UploadedFile(path.name, path.read_bytes())]
        pack = read_files(upload, workspace_key=b"benchmark", today=TODAY, limits=limits)
        if pack.recognition.files[0].problem:
            raise SystemExit(pack.recognition.files[0].problem_message)
        return pack

    return read


def _write(path: Path, rows: int) -> None:
    if path.suffix == ".csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(HEADER + AMOUNTS)
            for cells, amounts in _rows(rows):
                writer.writerow([*_texts(cells), *(f"{amount:,.2f}" for amount in amounts)])
        return
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Invoices")
    sheet.append(HEADER + AMOUNTS)
    for cells, amounts in _rows(rows):
        sheet.append(cells + amounts)
    book.save(path)


def _texts(cells: list[object]) -> list[str]:
    return [f"{cell:%m/%d/%Y}" if isinstance(cell, date) else str(cell or "") for cell in cells]


def _rows(count: int) -> Iterator[tuple[list[object], list[float]]]:
    """Invented invoices, the same each time: three of a hundred rows bring a new customer, four of five are paid."""
    chance = random.Random(7)
    for at in range(count):
        issued = START + timedelta(days=at * DAYS // count)
        paid = issued + timedelta(days=chance.randint(1, 60)) if chance.random() < 0.8 else None
        client = f"Client {chance.randint(1, max(5, count * 3 // 100))} & Co"
        net = chance.randint(5_000, 900_000) / 100
        tax = round(net * 0.08, 2)
        total = round(net + tax, 2)
        status = "Paid" if paid else "Awaiting payment"
        cells = [f"INV-{at + 1000}", client, issued, issued + timedelta(days=30), paid, status, chance.choice(WORK)]
        yield cells, [net, tax, total, 0.0 if paid else total]


if __name__ == "__main__":
    main()
