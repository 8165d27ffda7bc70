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


@dataclass(frozen=True, slots=True)
class Sheet:
    """All cells of a sheet, column by column, from its first row on."""

    name: str
    columns: list[Column]


def read_workbook(data: bytes, kind: str, limits: ReadLimits) -> Workbook:
    """The visible sheets. Raises ``Unreadable`` for what the child refused, or when it did not survive."""
    sheets, hidden = read_sheets(data, kind, limits)
    return Workbook(tuple(grid_of_columns(sheet.name, sheet.columns) for sheet in sheets), hidden)


def read_sheets(data: bytes, kind: str, limits: ReadLimits) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """The visible sheets as they are and the names of the hidden ones. Raises ``Unreadable`` like the above."""
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


def _assembled(lines: Iterator[Any]) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    sheets: list[Sheet] = []
    hidden: list[str] = []
    for line in lines:
        if "values" in line:
            codes = np.frombuffer(base64.b64decode(line["codes"]), dtype=np.int32)
            sheets[-1].columns.append(Column.of_codes([_cell(value) for value in line["values"]], codes))
        elif "hidden" in line:
            hidden.append(line["hidden"])
        elif "sheet" in line:
            sheets.append(Sheet(line["sheet"], []))
    return tuple(sheets), tuple(hidden)


def _cell(value: Any) -> Cell:
    return date.fromisoformat(value["d"]) if isinstance(value, dict) else value
