"""How much of a file is read at most, and why a whole file was refused: error code -> sentence."""

from collections.abc import Mapping
from dataclasses import dataclass

from snapshot.wording import file_problems

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """The defaults fit a worker of 512 MB: years of one small business, far below what harms the host.

    ``max_rows``, ``max_cells`` and ``max_seconds`` hold for all files of an upload together. The first two bound the
    worker's memory: some 100 MB for a full load. ``max_cells`` bounds the rectangle that a sheet spans, not only its
    filled cells, because the workbook library lays the whole rectangle out in memory. ``max_seconds`` bounds the child
    processes that read workbooks, ``max_memory_bytes`` each of them. ``max_columns`` counts those that hold something.
    ``max_line_chars`` bounds one line of a text file. ``max_issues`` is how many set-aside rows are listed per file;
    the counts stay exact beyond it.
    """

    max_file_bytes: int = 15 * MB
    max_rows: int = 100_000
    max_columns: int = 400
    max_cells: int = 2_000_000
    max_sheets: int = 60
    max_parts: int = 2_000
    max_inflated_bytes: int = 250 * MB
    max_seconds: float = 40.0
    max_memory_bytes: int = 512 * MB
    max_line_chars: int = 200_000
    max_issues: int = 200


_LIMITS: Mapping[str, str] = {
    "too_large": "max_file_bytes",
    "line_too_long": "max_line_chars",
    "too_many_rows": "max_rows",
    "too_many_columns": "max_columns",
    "too_many_cells": "max_cells",
    "too_many_sheets": "max_sheets",
    "sheet_too_long": "max_rows",
    "sheet_too_large": "max_cells",
    "workbook_inflated": "max_inflated_bytes",
    "workbook_too_slow": "max_seconds",
}


class Unreadable(Exception):
    """The file cannot be read. ``code`` names the cause; its sentence says what to try instead."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def problem_message(code: str, limits: ReadLimits) -> str:
    """The sentence for a file that could not be read; where a limit was passed, with its number."""
    named = _LIMITS.get(code)
    if named is None:
        return file_problems.problem_message(code)
    limit = getattr(limits, named)
    return file_problems.problem_message(code, f"{limit / MB:,.0f} MB" if named.endswith("_bytes") else f"{limit:,.0f}")
