"""The child process that reads one workbook: bytes on stdin, cells on stdout as JSON lines.

Started with ``python -I``, without the application on its path. Limits its own memory and processor time before it
reads a byte. Lines: ``{"sheet": name}``, then one line per column, ``{"values": [...], "codes": "..."}``: the distinct
cells (a day is ``{"d": "2025-01-31"}``) and each row's index into them (-1: blank) as 32-bit numbers in base64;
``{"hidden": name}``; the last line is ``{"end": true}`` or ``{"problem": code}``.
"""

import base64
import datetime
import importlib.util
import json
import resource
import sys
import zipfile
from array import array
from collections.abc import Mapping, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

_ROWS = 2_000  # turned into columns at a time
_NO_VALUE = "#N/A"


def main() -> None:
    limits = json.loads(sys.argv[1])
    _limit(resource.RLIMIT_AS, int(limits["max_memory_bytes"]))
    _limit(resource.RLIMIT_CPU, int(limits["max_seconds"]) + 1)
    _limit(resource.RLIMIT_CORE, 0)
    try:
        _read(sys.stdin.buffer.read(), sys.argv[2], limits)
        _say({"end": True})
    except MemoryError:
        _say({"problem": "workbook_too_large"})
    except Exception as error:  # noqa: BLE001 - whatever the library raises is the file's, and is said calmly
        _say({"problem": _code(error)})


def _limit(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(which, (value, value))


def _say(line: object) -> None:
    sys.stdout.write(json.dumps(line, separators=(",", ":")))
    sys.stdout.write("\n")


def _code(error: Exception) -> str:
    if type(error).__name__ == "PasswordError":
        return "protected"
    return str(getattr(error, "code", "damaged_workbook"))


def _module(name: str) -> Any:
    """One of the modules beside this one."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise RuntimeError(f"{name} is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(data: bytes, kind: str, limits: dict[str, Any]) -> None:
    guard = _module("xlsx_guard")
    formulas = {} if kind == "xls" else guard.walk(data, limits)
    parts = _sheet_parts(data) if kind == "xlsx" and formulas else {}
    import python_calamine

    with python_calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        sheets = workbook.sheets_metadata
        if len(sheets) > int(limits["max_sheets"]):
            raise guard.Refused("too_many_sheets")
        for sheet in sheets:
            if "Hidden" in str(sheet.visible):
                _say({"hidden": sheet.name})
            elif "WorkSheet" in str(sheet.typ):
                _say({"sheet": sheet.name})
                _write_columns(
                    workbook.get_sheet_by_name(sheet.name),
                    formulas.get(parts.get(sheet.name, sheet.name), {}),
                    limits,
                    guard,
                )


def _write_columns(sheet: Any, formulas: dict[tuple[int, int], str], limits: dict[str, Any], guard: Any) -> None:
    """The library gives rows from the sheet's first row on, but columns from the first filled one."""
    top, left = sheet.start or (0, 0)
    budget = guard.Budget(limits)
    budget.check_span(top + sheet.height, left + sheet.width)
    columns = [Cells() for _ in range(sheet.width)]
    rows = iter(sheet.iter_rows())
    while piece := list(islice(rows, _ROWS)):
        for column, cells in zip(columns, zip(*piece, strict=True), strict=True):
            column.extend(cells)
    columns = [*(Cells() for _ in range(left)), *columns]
    columns += [Cells() for _ in range(max((column for _, column in formulas), default=-1) + 1 - len(columns))]
    height = max([top + sheet.height, *(row + 1 for row, _ in formulas)])
    for column in columns:
        column.lengthen(height)
    _fill(columns, formulas)
    if len(columns) > budget.columns:
        columns = [column for column in columns if column.distinct]
        budget.check_columns(len(columns))
    for column in columns:
        _say({"values": column.distinct, "codes": base64.b64encode(column.codes).decode()})


def _fill(columns: Sequence["Cells"], formulas: Mapping[tuple[int, int], str]) -> None:
    """The values of formulas without a stored result; a value that cannot be told is an error, not a blank cell.

    A row that holds nothing else stays blank: lists are prepared with formulas far below their last row.
    """
    missing = {(row, at): formula for (row, at), formula in formulas.items() if columns[at].codes[row] < 0}
    if not missing:
        return
    rules = _module("formulas")
    sheet = rules.Sheet(lambda row, at: columns[at].value(row) if at < len(columns) else None, missing)
    filled = {row for row in {row for row, _ in missing} if any(column.codes[row] >= 0 for column in columns)}
    found: list[tuple[int, int, Any]] = []
    for row, at in sorted(place for place in missing if place[0] in filled):
        try:
            found.append((row, at, sheet.value(row, at)))
        except rules.Unknown:
            found.append((row, at, _NO_VALUE))
    for row, at, value in found:
        columns[at].fill(row, value)


class Cells(dict[tuple[type, Any], int]):
    """One column: its different cells and, for each row, the place of its own among them.

    Keys are the library's cells with their types: ``1``, ``1.0`` and ``True`` are equal, and not alike.
    """

    def __init__(self) -> None:
        super().__init__()
        self.distinct: list[Any] = []
        self.codes = array("i")
        self._places: dict[tuple[type, str], int] = {}

    def extend(self, cells: tuple[Any, ...]) -> None:
        self.codes.extend(map(self.__getitem__, zip(map(type, cells), cells, strict=True)))

    def lengthen(self, rows: int) -> None:
        self.codes.extend(array("i", [-1]) * (rows - len(self.codes)))

    def fill(self, row: int, cell: Any) -> None:
        self.codes[row] = self[type(cell), cell]

    def value(self, row: int) -> Any:
        """``None`` for a blank cell and for rows below the last."""
        code = self.codes[row] if row < len(self.codes) else -1
        cell = self.distinct[code] if code >= 0 else None
        return datetime.date.fromisoformat(cell["d"]) if isinstance(cell, dict) else cell

    def __missing__(self, key: tuple[type, Any]) -> int:
        """Two cells of the library may be one here: blanks around words, times of one day."""
        cell = _cell(key[1])
        place = -1
        if cell is not None:
            place = self._places.setdefault((type(cell), str(cell)), len(self.distinct))
            if place == len(self.distinct):
                self.distinct.append(cell)
        self[key] = place
        return place


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip(" \t\r\n\xa0") or None
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime.datetime | datetime.date):
        return {"d": value.isoformat()[:10]}
    return str(value)


def _sheet_parts(data: bytes) -> dict[str, str]:
    """The part in which each sheet stands. The guard has refused entities and document types before."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = {name.lower(): name for name in archive.namelist()}
        book = ElementTree.fromstring(archive.read(names["xl/workbook.xml"]))  # noqa: S314
        links = ElementTree.fromstring(archive.read(names["xl/_rels/workbook.xml.rels"]))  # noqa: S314
    targets = {link.get("Id"): str(link.get("Target")) for link in links}
    parts = {}
    for sheet in book.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            link = next((value for key, value in sheet.attrib.items() if key.rpartition("}")[2] == "id"), None)
            target = targets.get(link, "")
            parts[str(sheet.get("name"))] = (target.lstrip("/") if target.startswith("/") else f"xl/{target}").lower()
    return parts


if __name__ == "__main__":
    main()
