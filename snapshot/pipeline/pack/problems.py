"""Why a whole file could not be read."""

from collections.abc import Mapping

from snapshot.pipeline.pack.limits import MB, ReadLimits
from snapshot.wording import reading

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
        return reading.problem_message(code)
    limit = getattr(limits, named)
    return reading.problem_message(code, f"{limit / MB:,.0f} MB" if named.endswith("_bytes") else f"{limit:,.0f}")
