"""Texts that were made to cost time or memory cost little, and are refused or read like any other."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from snapshot.pipeline.documents.pack import Pack
from tests.support.hostile_texts import HEADER, HOSTILE, ROW

Read = Callable[..., Pack]
SLOW = {"lines of one quote", "rows that never close", "short rows that never close", "one cell of many lines"}


@pytest.mark.parametrize("name", [pytest.param(name, marks=[pytest.mark.slow] * (name in SLOW)) for name in HOSTILE])
def test_a_hostile_text_is_refused(read: Read, name: str) -> None:
    make, problem = HOSTILE[name]
    assert read(make()).recognition.files[0].problem == problem


def test_a_million_empty_rows_below_a_list_are_no_rows(read: Read) -> None:
    """Spreadsheets save every row that once had a colour."""
    for below in (b",,,,\r\n" * 1_000_000, b"\r\n" * 1_000_000, b",,,,"):
        pack = read(HEADER + ROW + below)
        assert pack.recognition.summary.invoices_count == 1
        assert pack.recognition.files[0].rows_set_aside == 0


LONG = 100_000
ENDLESS = {
    "digits": "1" * LONG,
    "digits and a letter": "1" * LONG + "x!",
    "grouped": "1." * (LONG // 2) + "x!",
    "letters": "a" * LONG,
    "spaces": "1" + " " * LONG + "x!",
    "minus": "-" * LONG + "x!",
    "parentheses": "(" * LONG,
    "months": "January " * (LONG // 8),
    "a time without end": "2025-01-02 10:00" + "0" * LONG,
    "numbered quotes": "quote # " * (LONG // 8),
    "no no no": "invoice " + "no " * (LONG // 3),
    "number signs": "quote " + "#" * LONG,
    "totals": "total for " * (LONG // 10),
    "accents": "é" * (LONG // 2),
    "a number of many parts": "INV-" + "1-" * (LONG // 2) + "!",
    "hashes": "#" * LONG + "!",
    "compounds": "rechnungs" * (LONG // 9),
}


@pytest.mark.parametrize("column", range(5))
def test_no_rule_is_slow_on_endless_cells(read: Read, column: int) -> None:
    """As they are, and cut to the length that rules still look at."""
    rows = [["1", "Ann", "2025-01-02", "10.00", "Paid"] for _ in range(40)]
    for row, cell in zip(rows, [*ENDLESS.values(), *(cell[:299] for cell in ENDLESS.values())], strict=False):
        row[column] = cell
    data = HEADER + "\n".join(map(",".join, rows)).encode()
    # A rule that looks at each sign of such a cell again and again takes minutes for it.
    assert seconds_of_work(lambda: read(data)) < 60


def seconds_of_work(work: Callable[[], object]) -> float:
    """By the processor's clock, which stands still while other programs have their turn."""
    begun = time.process_time()
    work()
    return time.process_time() - begun


@pytest.mark.slow
def test_the_worker_stays_small(tmp_path: Path) -> None:
    """The most that a reader has taken after all of these, measured in a process of its own."""
    script = """
import resource, sys
from datetime import date
from pathlib import Path
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import read_files
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
for path in sys.argv[1:]:
    read_files([UploadedFile("f", Path(path).read_bytes())], workspace_key=b"k", today=date(2026, 1, 1))
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""
    paths = []
    for name in ("short rows that never close", "one cell of many lines", "quotes"):
        paths.append(tmp_path / name)
        paths[-1].write_bytes(HOSTILE[name][0]())
    done = subprocess.run([sys.executable, "-c", script, *paths], capture_output=True, check=True, text=True)
    assert int(done.stdout) < 250


@pytest.mark.parametrize("column", range(5))
@pytest.mark.parametrize(
    "cell", ["a" + "\u0301\u0316" * 30_000, "\ufdfa" * 60_000], ids=["combining marks", "ligatures"]
)
def test_a_cell_whose_letters_take_long_to_fold(read: Read, cell: str, column: int) -> None:
    """Folding all of 60,000 combining marks takes 14 seconds: the time grows with their square."""
    rows = [["1", "Ann", "2025-01-02", "10.00", "Paid"] for _ in range(40)]
    rows[20][column] = cell
    begun = time.process_time()
    read(HEADER + "\n".join(map(",".join, rows)).encode())
    assert time.process_time() - begun < 3


def test_a_cell_out_of_all_reach_takes_no_time_and_no_place(read: Read) -> None:
    wide = HEADER + ROW * 5 + ROW.strip() + b"," * 190_000 + b"far away\n"
    begun = time.process_time()
    (file,) = read(wide).recognition.files
    assert time.process_time() - begun < 2
    assert (file.problem, file.rows_set_aside) == (None, 1)


def test_blank_columns_to_the_end_of_a_spreadsheet_are_read(read: Read) -> None:
    wide = b"".join(line + b"," * 16_380 + b"\n" for line in (HEADER + ROW * 5).splitlines())
    assert read(wide).recognition.files[0].problem is None


def test_a_wide_row_of_mostly_blank_cells_is_read(read: Read) -> None:
    wide = HEADER + ROW * 5 + ROW.strip() + b"," * 900 + b"note\n"
    assert read(wide).recognition.files[0].problem is None
