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
from itertools import chain, repeat
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
    sys.stdout.write(json.dumps(line, separators=(",", ":")))
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
            raise walker.Refused("too_many_sheets")
        for sheet in sheets:
            if "Hidden" in str(sheet.visible):
                _say({"hidden": sheet.name})
            elif "WorkSheet" in str(sheet.typ):
                _say({"sheet": sheet.name})
                _write_rows(
                    workbook.get_sheet_by_name(sheet.name),
                    formulas.get(parts.get(sheet.name, sheet.name), {}),
                    limits,
                    walker,
                )


def _write_rows(sheet: Any, formulas: dict[tuple[int, int], str], limits: dict[str, Any], walker: Any) -> None:
    top, left = sheet.start or (0, 0)
    if top + sheet.height > int(limits["max_rows"]) or left + sheet.width > int(limits["max_columns"]):
        raise walker.Refused("workbook_too_large")
    by_row: dict[int, dict[int, str]] = {}
    for (row, column), formula in formulas.items():
        by_row.setdefault(row, {})[column] = formula
    # The library starts at the first filled row and column; the owner's numbers start at 1.
    before = [None] * left
    rows = ([*before, *map(_cell, row)] for row in sheet.iter_rows())
    last = max(by_row, default=-1) + 1 - top - sheet.height
    for number, cells in enumerate(chain(repeat([], top), rows, repeat([], max(0, last)))):
        _say(_trimmed(_with_formulas(list(cells), by_row.get(number, {}))))


def _with_formulas(cells: list[Any], formulas: dict[int, str]) -> list[Any]:
    """Empty cells that hold a formula without a result get the value of the formula, where it is a plain sum."""
    if formulas:
        cells += [None] * (max(formulas) + 1 - len(cells))
    for column, formula in formulas.items():
        if cells[column] is None:
            cells[column] = constant(formula)
    return cells


def _trimmed(cells: list[Any]) -> list[Any]:
    while cells and cells[-1] is None:
        cells.pop()
    return cells


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
