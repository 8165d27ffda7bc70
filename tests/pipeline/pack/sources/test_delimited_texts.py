"""Delimiter, header row and cells of many texts whose dialect is known."""

from collections.abc import Sequence

from snapshot.pipeline.pack import ReadLimits
from snapshot.pipeline.pack.sources.csv_text import grid_from_text
from snapshot.pipeline.pack.sources.encoding import decode
from snapshot.pipeline.pack.tables.header_row import table_from_grid
from snapshot.pipeline.pack.values.column import Cell
from tests.corpus.delimited_texts import DELIMITERS, DelimitedText, delimited_text
from tests.corpus.delimited_traits import TRAITS

TEXTS = 3 * len(TRAITS) * len(DELIMITERS)
RIGHT = 0.98


def cells(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """Without blanks at the ends of rows and around cells, and without blank rows at the end."""
    texts = [[str(cell or "").strip() for cell in row] for row in rows]
    for row in texts:
        while row and not row[-1]:
            row.pop()
    while texts and not texts[-1]:
        texts.pop()
    return texts


def faults(text: DelimitedText) -> list[str]:
    grid = grid_from_text(decode(text.data), ReadLimits())
    table = table_from_grid(grid)
    header_row = table.header_row if table else None
    found = []
    if text.delimiter and grid.delimiter != text.delimiter:
        found.append(f"delimiter {grid.delimiter!r}")
    if header_row != text.header_row:
        found.append(f"header row {header_row}, not {text.header_row}")
    if cells(grid.rows) != cells(text.rows):
        found.append("cells")
    return found


def test_delimiter_header_and_cells_are_right_in_nearly_all_texts() -> None:
    texts = [delimited_text(seed) for seed in range(TEXTS)]
    wrong = [f"{text.name}: {', '.join(found)}" for text in texts if (found := faults(text))]
    assert len(texts) >= 300
    assert len(wrong) <= (1 - RIGHT) * len(texts), "\n".join(["wrong:", *wrong])


def test_the_same_seed_writes_the_same_text() -> None:
    assert delimited_text(17) == delimited_text(17)
    assert len({delimited_text(seed).data for seed in range(TEXTS)}) == TEXTS
