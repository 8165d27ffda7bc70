"""How much of a file is read at most. Every limit has its own sentence in ``wording.reading``."""

from dataclasses import dataclass

MB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """The defaults fit a worker of 512 MB: years of one small business, far below what harms the host.

    ``max_rows``, ``max_cells`` and ``max_seconds`` hold for all files of an upload together. The first two bound the
    worker's memory: some 100 MB for a full load. ``max_cells`` bounds the rectangle that a sheet spans, not only its
    filled cells, because the workbook library lays the whole rectangle out in memory. ``max_seconds`` bounds the child
    processes that read workbooks, ``max_memory_bytes`` each of them. ``max_line_chars`` bounds one line of a text file.
    ``max_issues`` is how many set-aside rows are listed per file; the counts stay exact beyond it.
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
