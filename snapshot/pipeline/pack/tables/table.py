"""The cells of a sheet before its header row is known (``Grid``) and after (``Table``)."""

from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from snapshot.pipeline.pack.values.column import Cell, Column, Mask


@dataclass(frozen=True, slots=True)
class Body:
    """The rows below a header, turned into columns: one for each of its names, perhaps more.

    In columns with a name words for a blank are one. ``widths`` are the rows' numbers of fields, ``beyond`` marks
    rows with something behind the last column.
    """

    columns: tuple[Column, ...]
    widths: npt.NDArray[np.int64]
    beyond: Mask

    def rows(self, start: int, end: int) -> list[list[Cell]]:
        """Some of the rows, each with as many cells as it has fields."""
        cells = zip(*(column.take(slice(start, end)).objects() for column in self.columns), strict=True)
        return [list(row)[:width] for row, width in zip(cells, self.widths[start:end].tolist(), strict=True)]


@dataclass(frozen=True, slots=True)
class Grid:
    """All rows of one text file or one visible sheet; the first has the owner's row number 1.

    Of a large file ``rows`` are those down to the header and ``body`` is the rest.
    ``unended``: the last line of a text file has no line end, so the file may have been cut off there.
    """

    rows: list[list[Cell]]
    sheet: str | None = None
    encoding: str | None = None
    delimiter: str | None = None
    nul_characters: int = 0
    unended: bool = False
    body: Body | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Rows and cells."""
        widths = [*map(len, self.rows), *([] if self.body is None else [int(self.body.widths.sum())])]
        return len(self.rows) + (0 if self.body is None else len(self.body.widths)), sum(widths)

    def row(self, at: int) -> list[Cell]:
        if self.body is None or at < len(self.rows):
            return self.rows[at]
        return [column[at - len(self.rows)] for column in self.body.columns]

    def between(self, start: int, end: int) -> "Grid":
        """Some of the rows, as a grid without a body."""
        height = len(self.rows)
        below = [] if self.body is None else self.body.rows(max(0, start - height), max(0, end - height))
        rows = [*self.rows[start:end], *below]
        return replace(self, rows=rows, unended=self.unended and end == self.size[0], body=None)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below a header. ``row_numbers`` are those of the owner's own file.

    The names in ``header`` differ from each other (a second "Total" is "Total (2)"), blank ones excepted.
    ``captions`` are the cells of the header's lines as they stand in the file. ``title`` is the text above the header,
    a line for each cell (never shown: it can hold a name), ``file`` the file's name. ``too_long`` marks rows with more
    filled fields than the header has, ``shifted`` those whose fields are too many or too few and do not fit their
    columns.
    """

    header: tuple[str, ...]
    columns: tuple[Column, ...]
    row_numbers: npt.NDArray[np.int64]
    header_row: int
    too_long: Mask
    shifted: Mask
    title: str = ""
    sheet: str | None = None
    file: str = ""
    captions: tuple[tuple[Cell, ...], ...] = ()
    grid: Grid = field(default_factory=lambda: Grid([]))

    def __len__(self) -> int:
        return len(self.row_numbers)

    def moved(self, rows: int, file: str) -> "Table":
        """The same table where it stands in its ``file``: so many ``rows`` further down."""
        return replace(self, row_numbers=self.row_numbers + rows, header_row=self.header_row + rows, file=file)
