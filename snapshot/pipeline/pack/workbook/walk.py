"""Walk through every part of a workbook before any library opens it. Standard library only: it runs in the child.

A workbook is a zip of XML. The library that reads it lays out the whole rectangle that a sheet spans, so one cell in
the last corner asks for half a terabyte. Names and sizes in the zip are only claims: every part is inflated in pieces and
parsed by a real XML parser. No document type, no entities, UTF-8 only; rows, columns, cells, bytes are counted on the way.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.parsers import expat

_PIECE = 64 * 1024
_MAX_DEPTH = 64
# A part that is no XML must not hold what the library would look for in it.
_SHEET_MARKS = (b"sheetData", b"<table:table", b"office:spreadsheet")
_SPREADSHEET_NS = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)


class Refused(Exception):
    """``code`` is one of the problem codes of the room."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Budget:
    """What is left of the limits, over all parts together."""

    def __init__(self, limits: dict[str, Any]) -> None:
        self.bytes = int(limits["max_inflated_bytes"])
        self.rows = int(limits["max_rows"])
        self.columns = int(limits["max_columns"])
        self.cells = int(limits["max_cells"])
        self.parts = int(limits["max_parts"])

    def take_bytes(self, count: int) -> None:
        self.bytes -= count
        if self.bytes < 0:
            raise Refused("workbook_too_large")


def walk(data: bytes, limits: dict[str, Any]) -> dict[str, dict[tuple[int, int], str]]:
    """Check all parts; returns, per part, the formulas without a stored result by (row, column), both from 0.

    Raises ``Refused``.
    """
    budget = Budget(limits)
    formulas: dict[str, dict[tuple[int, int], str]] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > budget.parts or len({info.filename for info in infos}) != len(infos):
                raise Refused("unsafe_workbook")
            for info in infos:
                if info.flag_bits & 0x1:
                    raise Refused("protected")
                formulas[info.filename.lower()] = _walk_part(archive, info, budget)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise Refused("damaged_workbook") from error
    except Exception as error:
        if type(error).__module__ == "zlib" or type(error).__name__ == "error":
            raise Refused("damaged_workbook") from error
        raise
    return {name: found for name, found in formulas.items() if found}


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Iterator[bytes]:
    with archive.open(info) as part:
        while piece := part.read(_PIECE):
            budget.take_bytes(len(piece))
            yield piece


def _walk_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> dict[tuple[int, int], str]:
    pieces = _pieces(archive, info, budget)
    first = next(pieces, b"")
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<") or info.filename.lower().endswith((".xml", ".rels")):
        return _walk_xml(first, pieces, budget)
    _check_binary(first, pieces)
    return {}


def _check_binary(first: bytes, pieces: Iterator[bytes]) -> None:
    tail = b""
    for piece in (first, *pieces):
        if any(mark in tail + piece for mark in _SHEET_MARKS):
            raise Refused("unsafe_workbook")
        tail = piece[-32:]


def _walk_xml(first: bytes, pieces: Iterator[bytes], budget: Budget) -> dict[tuple[int, int], str]:
    if not first.strip():
        return {}
    if first.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in first[:64]:
        raise Refused("unsafe_workbook")
    sheet = SheetWalker(budget)
    parser = expat.ParserCreate(encoding="UTF-8")
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.StartElementHandler = sheet.start
    parser.EndElementHandler = sheet.end
    parser.CharacterDataHandler = sheet.text
    parser.buffer_text = True
    try:
        parser.Parse(first, False)
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refused("damaged_workbook") from error
    return sheet.formulas


def _refuse(*_: object) -> int:
    raise Refused("unsafe_workbook")


class SheetWalker:
    """Counts what one part spans. Only cells that hold something span; styles alone do not."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.formulas: dict[tuple[int, int], str] = {}
        self.depth = 0
        self.row = self.column = -1
        self.last_row = self.last_column = 0
        self.first_row: int | None = None
        self.filled = False
        self.formula: list[str] | None = None
        self.value = ""
        self.into: str | None = None
        self.cell_kind = ""
        self.repeat_rows = self.repeat_columns = 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            raise Refused("unsafe_workbook")
        local = name.rpartition(":")[2]
        if local == "row":
            self._start_row(attributes)
        elif local == "c":
            self._start_cell(attributes)
        elif local in ("v", "f", "t", "is"):
            self.filled = True
            self.into = local
            if local == "f":
                self.formula = []
        elif local == "table-row":
            self.row += self._repeated(attributes, "number-rows-repeated")
            self.column = -1
        elif local in ("table-cell", "covered-table-cell"):
            self._start_ods_cell(attributes)
        elif local == "table":
            self.row = -1

    def text(self, text: str) -> None:
        if self.into == "f" and self.formula is not None:
            self.formula.append(text)
        elif self.into == "v":
            self.value += text

    def end(self, name: str) -> None:
        self.depth -= 1
        local = name.rpartition(":")[2]
        if local == "c":
            self._end_cell()
        elif local in ("v", "f", "t", "is"):
            self.into = None

    def _start_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r", "")
        self.row = int(stated) - 1 if stated.isdigit() and len(stated) < 9 else self.row + 1
        self.column = -1

    def _start_cell(self, attributes: dict[str, str]) -> None:
        row, column = reference(attributes.get("r", ""))
        self.row = row if row is not None else self.row
        self.column = column if column is not None else self.column + 1
        self.filled = False
        self.formula, self.value = None, ""
        self.cell_kind = attributes.get("t", "")

    def _end_cell(self) -> None:
        if not self.filled:
            return
        self._span(self.row, self.column)
        if self.formula and not self.value.strip():
            self.formulas[self.row, self.column] = "".join(self.formula)[:200]

    def _repeated(self, attributes: dict[str, str], name: str) -> int:
        for key, value in attributes.items():
            if key.rpartition(":")[2] == name:
                return int(value) if value.isdigit() and len(value) < 9 else 1
        return 1

    def _start_ods_cell(self, attributes: dict[str, str]) -> None:
        self.column += self._repeated(attributes, "number-columns-repeated")
        if any(key.rpartition(":")[2] in ("value-type", "formula") for key in attributes):
            self._span(self.row, self.column)

    def _span(self, row: int, column: int) -> None:
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        if self.last_row >= self.budget.rows or self.last_column >= self.budget.columns:
            raise Refused("workbook_too_large")
        if (self.last_row + 1) * (self.last_column + 1) > self.budget.cells:
            raise Refused("workbook_too_large")


def reference(text: str) -> tuple[int | None, int | None]:
    """``XFD1048576`` to (1048575, 16383); parts that are missing are ``None``."""
    letters = text.rstrip("0123456789")
    digits = text[len(letters) :]
    letters = letters.replace("$", "").upper()
    if len(letters) > 4 or len(digits) > 8 or not (letters + digits).isalnum():
        return (None, None) if not text else _impossible()
    column = 0
    for letter in letters:
        if not "A" <= letter <= "Z":
            return _impossible()
        column = column * 26 + ord(letter) - 64
    return (int(digits) - 1 if digits else None), (column - 1 if letters else None)


def _impossible() -> tuple[int | None, int | None]:
    raise Refused("unsafe_workbook")
