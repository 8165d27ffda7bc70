"""How long measuring a large business takes, and how much memory, beside one bare sum over the same frame.

    python benchmarks/signals.py                   # 1,000,000 invoices and 400,000 quotes
    python benchmarks/signals.py --invoices 50000  # that many, and two quotes for five of them

Bare is the least that a program can do with the frame: one ``groupby("customer")["total_cents"].sum()``. Ours is step 3
as a whole: the standing documents, every signal, and the redraws that the confidence rests on.

How to read the output: the seconds of both and how many times the bare sum ours takes; then the memory at the peak,
beyond the pack itself, in MB and as multiples of the bare sum's and of the pack. Each figure is the best of three fresh
processes, which take turns; each measures a small business first, so that nobody pays for loading modules.
"""

import argparse
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from snapshot.pipeline.documents.pack import INVOICE_COLUMNS, QUOTE_COLUMNS, Pack, conform  # noqa: E402

MB = 1_000_000
TURNS = 3
TODAY = date(2026, 1, 1)
SPAN_DAYS = 1_300
SMALL = 500


@dataclass(frozen=True, slots=True)
class Measured:
    seconds: float
    peak_bytes: int
    pack_bytes: int


def main() -> None:
    parser = argparse.ArgumentParser(description="Measuring beside a bare sum: time and memory.")
    parser.add_argument("--invoices", type=int, default=1_000_000)
    parser.add_argument("--part", choices=("bare", "ours"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.part:
        _part(arguments.part, arguments.invoices)
        return
    turns = [(_run("bare", arguments.invoices), _run("ours", arguments.invoices)) for _ in range(TURNS)]
    bare, ours = (min(found, key=lambda one: one.seconds) for found in zip(*turns, strict=True))
    print(_line(arguments.invoices, bare, ours))


def _line(invoices: int, bare: Measured, ours: Measured) -> str:
    return (
        f"{invoices:,} invoices and {_quotes_beside(invoices):,} quotes, {ours.pack_bytes / MB:.0f} MB: "
        f"bare sum {bare.seconds:.3f} s, ours {ours.seconds:.2f} s = {ours.seconds / bare.seconds:.0f}x; "
        f"peak of the bare sum {bare.peak_bytes / MB:.0f} MB, ours {ours.peak_bytes / MB:.0f} MB "
        f"= {ours.peak_bytes / max(bare.peak_bytes, 1):.1f}x the bare sum's, "
        f"{ours.peak_bytes / ours.pack_bytes:.1f}x the pack"
    )


def _run(what: str, invoices: int) -> Measured:
    """In a process of its own, so that each begins with the same memory."""
    command = [sys.executable, str(Path(__file__)), "--part", what, "--invoices", str(invoices)]
    return Measured(**json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def _part(what: str, invoices: int) -> None:
    work = _ours if what == "ours" else _bare
    work(_pack(SMALL))
    pack = _pack(invoices)
    _forget_peak()
    before, begun = _memory("VmRSS"), time.perf_counter()
    work(pack)
    seconds, peak = time.perf_counter() - begun, _memory("VmHWM") - before
    held = sum(int(frame.memory_usage(deep=True).sum()) for frame in (pack.invoices, pack.quotes))
    print(json.dumps({"seconds": seconds, "peak_bytes": peak, "pack_bytes": held}))


def _bare(pack: Pack) -> object:
    return pack.invoices.groupby("customer")["total_cents"].sum()


def _ours(pack: Pack) -> object:
    from snapshot.pipeline.signals import measure

    return measure(pack, today=TODAY)


def _forget_peak() -> None:
    """Linux counts the peak of the resident memory anew from here."""
    Path("/proc/self/clear_refs").write_text("5")


def _memory(name: str) -> int:
    """``VmRSS`` (now) or ``VmHWM`` (at the peak), in bytes."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:"))


def _quotes_beside(invoices: int) -> int:
    return invoices * 2 // 5


def _pack(invoices: int) -> Pack:
    """Invented documents, the same each time: two of five invoices name their quote, four of five are paid."""
    chance = np.random.default_rng(7)
    quotes = _quotes_beside(invoices)
    return Pack(
        invoices=_invoices(chance, invoices, quotes),
        quotes=_made_quotes(chance, quotes, invoices),
        roles_found={
            "invoices": frozenset(INVOICE_COLUMNS) - {"file", "row"},
            "quotes": frozenset(QUOTE_COLUMNS) - {"file", "row"},
        },
    )


def _invoices(chance: np.random.Generator, count: int, quotes: int) -> pd.DataFrame:
    issued = np.sort(chance.integers(0, SPAN_DAYS, count))
    takes, is_paid = chance.integers(1, 60, count), chance.random(count) < 0.8
    paid = _days(issued + takes).where(is_paid & (issued + takes < SPAN_DAYS))
    total = chance.integers(5_000, 900_000, count)
    names = pd.Series(np.arange(count)).where(np.arange(count) < quotes)
    frame = {
        "number": _numbers("INV-", count),
        "kind": "invoice",
        "state": paid.notna().map({True: "paid", False: "open"}),
        "customer": _customers(chance, count, count),
        "quote_number": names.map(lambda at: f"Q-{int(at)}", na_action="ignore"),
        "issued": _days(issued),
        "due": _days(issued + 30),
        "paid": paid,
        "total_cents": total,
        "balance_cents": np.where(paid.notna(), 0, total),
        "file": 0,
        "row": np.arange(count) + 2,
    }
    return conform(pd.DataFrame(frame), INVOICE_COLUMNS)


def _made_quotes(chance: np.random.Generator, count: int, customers_of: int) -> pd.DataFrame:
    created, takes = np.sort(chance.integers(0, SPAN_DAYS, count)), chance.integers(1, 40, count)
    answer = np.where(created + takes < SPAN_DAYS, chance.choice(["approved", "declined", "sent"], count), "sent")
    answered = _days(created + takes)
    frame = {
        "number": _numbers("Q-", count),
        "state": answer,
        "customer": _customers(chance, count, customers_of),
        "created": _days(created),
        "approved": answered.where(answer == "approved"),
        "declined": answered.where(answer == "declined"),
        "total_cents": chance.integers(5_000, 900_000, count),
        "file": 1,
        "row": np.arange(count) + 2,
    }
    return conform(pd.DataFrame(frame), QUOTE_COLUMNS)


def _days(days: np.ndarray) -> "pd.Series[pd.Timestamp]":
    return pd.Series(np.datetime64("2022-06-01") + days.astype("timedelta64[D]")).astype("datetime64[s]")


def _numbers(prefix: str, count: int) -> list[str]:
    return [f"{prefix}{at}" for at in range(count)]


def _customers(chance: np.random.Generator, count: int, of: int) -> list[str]:
    """Hashes of sixteen characters, three different ones for a hundred documents."""
    return [f"{code:016x}" for code in chance.integers(1, max(5, of * 3 // 100), count) * 2_654_435_761]


if __name__ == "__main__":
    main()
