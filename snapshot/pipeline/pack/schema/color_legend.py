"""A legend above a table ("green = paid", "W = won L = lost") and a column of its signs -> what they stand for."""

import re
from collections.abc import Mapping, Sequence

from snapshot.pipeline.pack.schema.column_types import ColumnMeaning, renamed
from snapshot.pipeline.pack.values.value_profile import profile
from snapshot.pipeline.pack.values.vocabulary import plain

_ENTRY = re.compile(r"\s*([^\W\d_][\w ]{0,20}?|\S{1,3})\s*(?:=|:|→|->|\s[-–—]\s)\s*(\S.{0,60})")
# Entries that stand in one line, with nothing but blanks between them.
_NEXT = re.compile(r"(?<=\S)\s+(?=\S+\s*(?:=|→|->)\s*\S)")
_PARTS = re.compile(r"[;\n]|,(?=[^=:]*[=:])")
_FEWEST = 2
_LONGEST_TITLE = 2_000


def with_legend(columns: Sequence[ColumnMeaning], title: str) -> tuple[ColumnMeaning, ...]:
    """The columns, where one holds nothing but words of the legend as the states that they stand for."""
    legend = legend_of(title)
    if len(legend) < _FEWEST:
        return tuple(columns)
    return tuple(_explained(column, legend) for column in columns)


def legend_of(title: str) -> Mapping[str, str]:
    """Each word that the text above a table explains, with what it means."""
    lines = (line for part in _PARTS.split(title[:_LONGEST_TITLE]) for line in _entries(part))
    parts = (_ENTRY.fullmatch(line) for line in lines)
    return {_sign(part[1]): part[2].strip() for part in parts if part}


def _entries(part: str) -> list[str]:
    return _NEXT.split(part) if part.count("=") + part.count("→") + part.count("->") > 1 else [part]


def _sign(cell: object) -> str:
    """A word as it is compared; a question mark stands for itself."""
    return plain(str(cell)) or str(cell).strip()


def _explained(column: ColumnMeaning, legend: Mapping[str, str]) -> ColumnMeaning:
    words = {_sign(value) for value in column.column.values} if column.meaning in (None, "note", "status") else set()
    if len(words) < _FEWEST or not words <= legend.keys():
        return column
    told = column.column.map(lambda cell: legend[_sign(cell)])
    as_read = ColumnMeaning(column.index, column.header, "status", column.score, profile(told), told)
    return renamed(as_read, "status")
