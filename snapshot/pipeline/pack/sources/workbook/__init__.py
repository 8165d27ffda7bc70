"""Workbook bytes (xlsx, xls, ods) -> grids. Read in a child process, so that a hostile file can't hurt the server."""

import base64
import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from snapshot.pipeline.pack.sources.errors import ReadLimits, Unreadable
from snapshot.pipeline.pack.tables.header_row import grid_of_columns
from snapshot.pipeline.pack.tables.table import Grid
from snapshot.pipeline.pack.values.column import Cell, Column

_WORKER = Path(__file__).with_name("worker.py")


@dataclass(frozen=True, slots=True)
class Workbook:
    grids: tuple[Grid, ...]
    hidden: tuple[str, ...]


def read_workbook(data: bytes, kind: str, limits: ReadLimits) -> Workbook:
    """The visible sheets. Raises ``Unreadable`` for what the child refused, or when it did not survive."""
    return _assembled(_lines(_run(data, kind, limits)))


def _run(data: bytes, kind: str, limits: ReadLimits) -> bytes:
    command = [sys.executable, "-I", str(_WORKER), json.dumps(asdict(limits)), kind]
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and script, the file only by stdin
            command, input=data, capture_output=True, timeout=limits.max_seconds, check=False, env={}
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("workbook_too_slow") from error
    return done.stdout


def _lines(output: bytes) -> Iterator[Any]:
    """The child's lines; a child that was killed leaves no last line."""
    ended = False
    for line in output.splitlines():
        try:
            said = json.loads(line)
        except ValueError as error:
            raise Unreadable("workbook_too_large") from error
        if isinstance(said, dict) and "problem" in said:
            raise Unreadable(str(said["problem"]))
        ended = isinstance(said, dict) and "end" in said
        yield said
    if not ended:
        raise Unreadable("workbook_too_large")


def _assembled(lines: Iterator[Any]) -> Workbook:
    sheets: list[tuple[str, list[Column]]] = []
    hidden: list[str] = []
    for line in lines:
        if "values" in line:
            codes = np.frombuffer(base64.b64decode(line["codes"]), dtype=np.int32)
            sheets[-1][1].append(Column.of_codes([_cell(value) for value in line["values"]], codes))
        elif "hidden" in line:
            hidden.append(line["hidden"])
        elif "sheet" in line:
            sheets.append((line["sheet"], []))
    return Workbook(tuple(grid_of_columns(name, columns) for name, columns in sheets), tuple(hidden))


def _cell(value: Any) -> Cell:
    return date.fromisoformat(value["d"]) if isinstance(value, dict) else value
