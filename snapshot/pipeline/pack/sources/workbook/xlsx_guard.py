"""Checks a workbook before a library opens it. Bytes in, formulas without a result out. Raises ``Refused``.

Standard library only: it runs in the child process. A workbook is a zip of XML, and sizes in the zip are only claims:
the library allocates the whole rectangle that a sheet spans, so one cell in the last corner asks for half a terabyte.
Each part is inflated in pieces and parsed: no document type, no entities, UTF-8 only; rows, columns, cells and bytes
are counted.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from typing import Any
from xml.parsers import expat

_PIECE = 64 * 1024
_MAX_DEPTH = 64
_MAX_NAMES = 1_000
# Packed sheets are a tenth to a twentieth as large, those of open documents down to a hundredth; what shrinks further
# was made to.
_MAX_RATIO, _MAX_RATIO_OPEN = 50, 150
_WIDEST_SHEET = 16_384  # as the file formats have it
_RATIO_FROM = 8 * 1024 * 1024
# A part that is no XML must not hold what the library would look for in it.
_SHEET_MARKS = (b"sheetData", b"<table:table", b"office:spreadsheet")


_REFERENCE = re.compile(r"\$?([A-Za-z]{0,4})\$?([0-9]{0,8})\Z")


# Per part (of an open document: per table) the formulas by (row, column), both from 0. The library gives a stored error
# as a blank cell, so that stands here too; nothing stands for a formula that is written elsewhere or is too long.
Formulas = dict[str, dict[tuple[int, int], str]]
_LONGEST_FORMULA = 200
_ERROR = "#N/A"


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
            raise Refused("workbook_inflated")

    def check_columns(self, columns: int) -> None:
        """Those that hold something."""
        if columns > self.columns:
            raise Refused("too_many_columns")

    def check_span(self, rows: int, columns: int) -> None:
        """The rectangle of a sheet, from its first cell to the last. Columns without a value are counted here only."""
        if rows > self.rows:
            raise Refused("sheet_too_long")
        if columns > max(self.columns, _WIDEST_SHEET):
            raise Refused("too_many_columns")
        if rows * columns > self.cells:
            raise Refused("sheet_too_large")


def walk(data: bytes, limits: dict[str, Any]) -> Formulas:
    """Check all parts; returns the formulas without a stored result. Raises ``Refused``."""
    budget = Budget(limits)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            _check_directory(infos, budget)
            formulas: Formulas = {}
            for info in infos:
                formulas |= _walk_part(archive, info, budget)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError) as error:
        raise Refused("damaged_workbook") from error
    return formulas


def _check_directory(infos: list[zipfile.ZipInfo], budget: Budget) -> None:
    """Two parts of one name would be walked as one and read as the other."""
    if len(infos) > budget.parts or len({info.filename.lower() for info in infos}) != len(infos):
        raise Refused("unsafe_workbook")
    if any(info.flag_bits & 0x1 for info in infos):
        raise Refused("protected")


def _pieces(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Iterator[bytes]:
    ratio = _MAX_RATIO_OPEN if info.filename == "content.xml" else _MAX_RATIO
    most, inflated = max(_RATIO_FROM, info.compress_size * ratio), 0
    with archive.open(info) as part:
        while piece := part.read(_PIECE):
            inflated += len(piece)
            if inflated > most:
                raise Refused("unsafe_workbook")
            budget.take_bytes(len(piece))
            yield piece


def _walk_part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: Budget) -> Formulas:
    pieces = _pieces(archive, info, budget)
    first = next(pieces, b"")
    start = first.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<") or info.filename.lower().endswith((".xml", ".rels")):
        return walk_xml(info.filename.lower(), first, pieces, budget)
    _check_binary(first, pieces)
    return {}


def _check_binary(first: bytes, pieces: Iterator[bytes]) -> None:
    tail = b""
    for piece in (first, *pieces):
        if any(mark in tail + piece for mark in _SHEET_MARKS):
            raise Refused("unsafe_workbook")
        tail = piece[-32:]


def walk_xml(name: str, first: bytes, pieces: Iterator[bytes], budget: Budget) -> Formulas:
    if not first.strip():
        return {}
    if first.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in first[:64]:
        raise Refused("unsafe_workbook")
    parser = expat.ParserCreate(encoding="UTF-8")
    sheet = SheetWalker(name, budget, partial(setattr, parser, "CharacterDataHandler"))
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.ExternalEntityRefHandler = _refuse
    parser.StartElementHandler = sheet.start
    parser.EndElementHandler = sheet.end
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


class _ByLocalName(dict[str, Any]):
    """What is done with an element, by its name with or without a prefix; ``None`` for nothing."""

    def __missing__(self, name: str) -> Any:
        found = self.get(name.rpartition(":")[2])
        if len(self) < _MAX_NAMES:
            self[name] = found
        return found


class SheetWalker:
    """Counts what one part spans. Only cells that hold something span; styles alone do not.

    ``listen`` hands the parser the function for character data, or takes it away: only formulas are listened to.
    """

    def __init__(self, name: str, budget: Budget, listen: Callable[[Callable[[str], None] | None], None]) -> None:
        self.budget = budget
        self.formulas: Formulas = {}
        self._name = name
        self._depth = 0
        self._row = self._column = -1
        self._last_row = self._last_column = 0
        self._row_digits = ""
        self._columns: dict[str, int] = {}
        self._formula = ""
        self._type = ""
        self._listen = listen
        self._starts = _ByLocalName(
            {
                "row": self._start_row,
                "c": self._start_cell,
                "table": self._start_table,
                "table-row": self._start_table_row,
                "table-cell": self._start_table_cell,
                "covered-table-cell": self._start_table_cell,
                **dict.fromkeys(("v", "t", "is"), self._start_content),
                "f": self._start_formula,
            }
        )
        self._ends = _ByLocalName({"f": self._end_formula})

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Called for each of a sheet's million elements: every lookup counts."""
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise Refused("unsafe_workbook")
        handler = self._starts[name]
        if handler is not None:
            handler(attributes)

    def text(self, text: str) -> None:
        self._formula += text

    def end(self, name: str) -> None:
        self._depth -= 1
        handler = self._ends[name]
        if handler is not None:
            handler()

    def _start_row(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r", "")
        self._row = int(stated) - 1 if stated.isdecimal() and len(stated) < 9 else self._row + 1
        self._row_digits = str(self._row + 1)
        self._column = -1

    def _start_cell(self, attributes: dict[str, str]) -> None:
        stated = attributes.get("r", "")
        letters = stated.rstrip("0123456789")
        known = self._columns.get(letters)
        if known is not None and stated[len(letters) :] == self._row_digits:
            # Nearly every cell: in the row that was stated last, in a column that was seen before.
            self._column = known
        else:
            self._place_cell(stated, letters)
        self._type = attributes.get("t", "")
        if self._type == "e":
            self._start_content(attributes)
            self._keep(_ERROR)

    def _place_cell(self, stated: str, letters: str) -> None:
        row, column = reference(stated)
        self._row = row if row is not None else self._row
        self._row_digits = str(self._row + 1)
        self._column = column if column is not None else self._column + 1
        if letters.isalpha() and len(self._columns) < _MAX_NAMES:
            self._columns[letters] = self._column

    def _start_content(self, _: dict[str, str]) -> None:
        if self._row > self._last_row or self._column > self._last_column:
            self._span(self._row, self._column)

    def _start_formula(self, _: dict[str, str]) -> None:
        self._formula = ""
        self._listen(self.text)
        self._start_content(_)

    def _end_formula(self) -> None:
        self._listen(None)
        if self._type not in ("e", "str"):  # a text that is empty is a stored result
            self._keep(self._formula)

    def _start_table(self, attributes: dict[str, str]) -> None:
        self._row = -1
        self._name = _attribute(attributes, "name") or self._name

    def _start_table_row(self, attributes: dict[str, str]) -> None:
        self._row += _repeated(attributes, "number-rows-repeated")
        self._column = -1

    def _start_table_cell(self, attributes: dict[str, str]) -> None:
        self._column += _repeated(attributes, "number-columns-repeated")
        formula, stored = _attribute(attributes, "formula"), _attribute(attributes, "value-type")
        if formula or stored:
            self._span(self._row, self._column)
        if formula and not stored:
            # "of:=12.5": the name of the language stands before the formula.
            self._keep(formula.partition("=")[2])

    def _keep(self, formula: str) -> None:
        if self._row >= 0 and self._column >= 0:
            short = formula if len(formula) <= _LONGEST_FORMULA else ""
            self.formulas.setdefault(self._name, {})[self._row, self._column] = short

    def _span(self, row: int, column: int) -> None:
        if row <= self._last_row and column <= self._last_column:
            return
        self._last_row, self._last_column = max(self._last_row, row), max(self._last_column, column)
        self.budget.check_span(self._last_row + 1, self._last_column + 1)


def _attribute(attributes: dict[str, str], name: str) -> str:
    return next((value for key, value in attributes.items() if key.rpartition(":")[2] == name), "")


def _repeated(attributes: dict[str, str], name: str) -> int:
    value = _attribute(attributes, name)
    return int(value) if value.isdecimal() and len(value) < 9 else 1


def reference(text: str) -> tuple[int | None, int | None]:
    """``XFD1048576`` to (1048575, 16383); parts that are missing are ``None``."""
    found = _REFERENCE.match(text)
    if not found:
        raise Refused("unsafe_workbook")
    letters, digits = found.groups()
    return (int(digits) - 1 if digits else None), (_column(letters) if letters else None)


@lru_cache(maxsize=20_000)
def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column - 1
