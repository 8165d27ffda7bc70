"""Cells -> CSV text that a spreadsheet opens as text, never as a formula."""

import re
from collections.abc import Iterable

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for an older encoding
LINE_END = "\r\n"
# Where a spreadsheet may begin a formula: the start of a cell, or of what another list separator makes a cell.
FORMULA = re.compile(r"""(^|[;,|])([\s"']*)(?=[=+\-@＝＋－＠])""")


def harmless(cell: str) -> str:
    """``cell`` on one line, with an apostrophe before whatever a spreadsheet would take for a formula."""
    line = " ".join("".join(char if char.isprintable() else " " for char in cell).split())
    return FORMULA.sub(r"\1\2'", line)


def quoted(text: str) -> str:
    return '"' + harmless(text).replace('"', '""') + '"'


def line(cells: Iterable[str]) -> str:
    return ",".join(map(quoted, cells)) + LINE_END
