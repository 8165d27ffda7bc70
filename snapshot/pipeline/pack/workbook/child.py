"""The child process that reads one workbook: its bytes by stdin, its cells by stdout as JSON lines.

Started with ``python -I`` and nothing of the application on its path. It limits its own memory and processor time
before it touches a byte. Lines: ``{"sheet": name}`` and one list per row below it, where a day is
``{"d": "2025-01-31"}``; ``{"hidden": name}``; the last line is ``{"end": true}``, or ``{"problem": code}``.
"""

import datetime
import importlib.util
import json
import re
import resource
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree


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
    sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")))
    sys.stdout.write("\n")


def _code(error: Exception) -> str:
    if type(error).__name__ == "PasswordError":
        return "protected"
    return str(getattr(error, "code", "damaged_workbook"))


def _walker() -> Any:
    spec = importlib.util.spec_from_file_location("walk", Path(__file__).with_name("walk.py"))
    if spec is None or spec.loader is None:
        raise RuntimeError("the walker is missing")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _read(data: bytes, kind: str, limits: dict[str, Any]) -> None:
    walker = _walker()
    formulas = {} if kind == "xls" else walker.walk(data, limits)
    parts = _sheet_parts(data) if kind == "xlsx" and formulas else {}
    import python_calamine

    with python_calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as workbook:
        sheets = workbook.sheets_metadata
        if len(sheets) > int(limits["max_sheets"]):
            raise walker.Refused("workbook_too_large")
        for sheet in sheets:
            if "Hidden" in str(sheet.visible):
                _say({"hidden": sheet.name})
            elif "WorkSheet" in str(sheet.typ):
                _say({"sheet": sheet.name})
                _write_rows(
                    workbook.get_sheet_by_name(sheet.name), formulas.get(parts.get(sheet.name, ""), {}), limits, walker
                )


def _write_rows(sheet: Any, formulas: dict[tuple[int, int], str], limits: dict[str, Any], walker: Any) -> None:
    if sheet.height > int(limits["max_rows"]) or sheet.width > int(limits["max_columns"]):
        raise walker.Refused("workbook_too_large")
    start = sheet.start or (0, 0)
    if start[0] > int(limits["max_rows"]):
        raise walker.Refused("workbook_too_large")
    # The library starts at the first filled row and column; the owner's numbers start at 1.
    for _ in range(start[0]):
        _say([])
    before = [None] * start[1]
    for number, row in enumerate(sheet.iter_rows(), start=start[0]):
        cells = before + [_cell(value) for value in row]
        _say(_with_formulas(cells, number, formulas))
    _say_rest(formulas, start[0] + sheet.height)


def _say_rest(formulas: dict[tuple[int, int], str], written: int) -> None:
    """Rows below the last one that hold nothing but formulas without results."""
    last = max((row for row, _ in formulas), default=-1)
    for row in range(written, last + 1):
        _say(_with_formulas([], row, formulas))


def _with_formulas(cells: list[Any], row: int, formulas: dict[tuple[int, int], str]) -> list[Any]:
    if formulas:
        width = (
            max(len(cells), *(column + 1 for at, column in formulas if at == row), 0)
            if row in _rows_of(formulas)
            else len(cells)
        )
        cells += [None] * (width - len(cells))
        for column in range(len(cells)):
            if cells[column] is None and (row, column) in formulas:
                cells[column] = constant(formulas[row, column])
    while cells and cells[-1] is None:
        cells.pop()
    return cells


_ROWS: dict[int, frozenset[int]] = {}


def _rows_of(formulas: dict[tuple[int, int], str]) -> frozenset[int]:
    if id(formulas) not in _ROWS:
        _ROWS[id(formulas)] = frozenset(row for row, _ in formulas)
    return _ROWS[id(formulas)]


def constant(formula: str) -> float | None:
    """The value of a formula that is a number, or a sum of numbers: ``=2400.00``, ``=1200+350``."""
    text = formula.lstrip("=").replace(" ", "")
    if not re.fullmatch(r"[+-]?\d+(\.\d+)?([+-]\d+(\.\d+)?)*", text):
        return None
    return round(sum(float(part) for part in re.findall(r"[+-]?\d+(?:\.\d+)?", text)), 6)


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip(" \t\r\n\xa0") or None
    if isinstance(value, bool | int | float):
        return value
    if isinstance(value, datetime.datetime | datetime.date):
        return {"d": value.isoformat()[:10]}
    return str(value)


def _sheet_parts(data: bytes) -> dict[str, str]:
    """The part in which each sheet stands. The walk has refused entities and document types before."""
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
