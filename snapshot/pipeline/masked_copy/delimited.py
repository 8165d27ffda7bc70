"""Delimited text -> the places of its fields, so that only what stands in them changes."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from snapshot.pipeline.pack.sources.csv_columnar import BLANKS

# More lines than this in one field: its quotation mark was never closed.
_MAX_LINES = 30
_LONGEST = 200_000
_STATED = re.compile(r'\ufeff?"?sep=.', re.IGNORECASE)
_LINE_END = re.compile(r"\r\n?|\n")
# row, column and text of a field -> the text in its place.
Change = Callable[[int, int, str], str]


@dataclass(frozen=True, slots=True)
class _Field:
    row: int
    column: int
    start: int
    end: int
    quoted: bool


def changed_fields(text: str, delimiter: str, change: Change) -> str:
    """The text with each filled field put through ``change``; quotation marks, delimiters and line ends stay.

    A field that needs quotation marks after the change gets them. Excel's own first line ``sep=;`` stays.
    """
    pieces, at = [], 0
    for field in _fields(text, delimiter):
        old = text[field.start : field.end]
        if field.row == 0 and field.column == 0 and _STATED.match(text):
            continue
        new = _changed(old, field, delimiter, change)
        if new != old:
            pieces += [text[at : field.start], new]
            at = field.end
    return "".join([*pieces, text[at:]])


def _changed(old: str, field: _Field, delimiter: str, change: Change) -> str:
    inner = old[1:-1].replace('""', '"') if field.quoted else old
    marks = BLANKS if field.quoted else BLANKS + '"'
    core = inner.strip(marks)
    if not core:
        return old
    start = inner.index(core)
    nothing = core.count("\x00")
    new = change(field.row, field.column, core.replace("\x00", "")) + "\x00" * nothing
    whole = inner[:start] + new + inner[start + len(core) :]
    if field.quoted or (delimiter in whole and delimiter not in old):
        return '"{}"'.format(whole.replace('"', '""'))
    return whole


def _fields(text: str, delimiter: str) -> Iterator[_Field]:
    edge = re.escape(delimiter)
    quoted = re.compile(rf'"(?:[^"]++|"")*+"(?={edge}|\r|\n|\Z)')
    bare = re.compile(rf"[^{edge}\r\n]*+")
    at, row, column = 0, 0, 0
    while at < len(text):
        found = quoted.match(text, at, at + _LONGEST) if text[at] == '"' else None
        whole = found is not None and len(_LINE_END.findall(found[0])) <= _MAX_LINES
        end = found.end() if found and whole else bare.match(text, at).end()  # type: ignore[union-attr] # matches nothing, too
        yield _Field(row, column, at, end, whole)
        if text.startswith(delimiter, end):
            at, column = end + len(delimiter), column + 1
        else:
            line_end = _LINE_END.match(text, end)
            at, row, column = line_end.end() if line_end else end, row + 1, 0
