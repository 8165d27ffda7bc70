"""Large, regular delimited text -> columns in one pass, with Arrow's CSV reader.

Returns ``None`` if the result might differ from the row by row reader in ``csv_text``: quotation marks inside a cell,
very long lines, row widths that keep changing, files over the limits.
"""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate, islice
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv as arrow_csv

from snapshot.pipeline.pack.sources.errors import ReadLimits
from snapshot.pipeline.pack.tables.header_row import find_header, may_be_names, names_columns, trimmed
from snapshot.pipeline.pack.tables.table import Body, Grid
from snapshot.pipeline.pack.values.column import Cell, Column
from snapshot.pipeline.pack.values.value_profile import BLANK_WORDS, is_blank

BLANKS = " \t\r\n\xa0"
_HEAD_CHARS = 400_000
_HEAD_ROWS = 200
_MAX_ODD_ROWS = 20_000
_PIECE = 1 << 20  # a comparison of all bytes at once would cost as much memory as the file
_LONGEST_CELL = 100_000  # the row by row way gives up on longer ones
_BLANK_BYTES = np.isin(np.arange(256), [*b" \t\r\n"])
_WORD_BYTES = np.isin(np.arange(256), [word.encode()[0] for lower in BLANK_WORDS for word in (lower, lower.upper())])
_THREADS = 2  # each more would hold the copies of one more column
_Odd = tuple[int, list[str | None]]


def stripped(row: Sequence[str]) -> list[str | None]:
    return [cell.strip(BLANKS) or None for cell in row]


def rectangle(
    text: str, delimiter: str, limits: ReadLimits, before: Sequence[list[Cell]] = ()
) -> tuple[list[list[Cell]], Body] | None:
    """The rows down to the header (first those that stood ``before`` the text), and all below it.

    ``None`` when this way cannot tell.
    """
    head = _head(text, delimiter)
    rows = [*before, *(row for row, _ in head)]
    header = find_header(rows)
    if header is None or header + 1 >= len(rows) or delimiter not in ",;\t|":
        return None
    width = Counter(map(len, rows[header + 1 :])).most_common(1)[0][0]
    rest = text[head[header - len(before)][1] :].encode()
    named = len(trimmed(rows[header]))
    if width < 2 or max(width, named) > limits.max_columns or not _certain(rest, delimiter, limits):
        return None
    body = _read(rest, delimiter, (width, named), limits)
    size = Grid(rows[: header + 1], body=body).size
    if body is None or size[0] > limits.max_rows or size[1] > limits.max_cells:
        return None
    return rows[: header + 1], body


def _head(text: str, delimiter: str) -> list[tuple[list[Cell], int]]:
    """The first rows, each with the place where the next one begins."""
    cut = len(text) > _HEAD_CHARS
    lines = io.StringIO(text[:_HEAD_CHARS], newline="").readlines()[: -1 if cut else None]
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rows: list[tuple[list[Cell], int]] = []
    ends = [0, *accumulate(map(len, lines))]
    try:
        rows.extend(([*stripped(row)], ends[reader.line_num]) for row in islice(reader, _HEAD_ROWS))
    except csv.Error:
        cut = True
    return [] if cut and len(rows) < _HEAD_ROWS else rows


def _certain(body: bytes, delimiter: str, limits: ReadLimits) -> bool:
    """Whether all lines are short enough and all quotation marks stand where the rules have them."""
    return not body.startswith(b"\xef\xbb\xbf") and _short_lines(body, limits) and _clean_quotes(body, delimiter)


def _short_lines(body: bytes, limits: ReadLimits) -> bool:
    """A reader's time grows with the delimiters in a line."""
    at = 0
    while len(body) - at > limits.max_line_chars:
        at = body.rfind(b"\n", at, at + limits.max_line_chars) + 1
        if not at:
            return False
    return True


def _clean_quotes(body: bytes, delimiter: str) -> bool:
    """Each mark opens a field, closes it, or is one of two that stand for one: then there is one way to read them."""
    if b'"' not in body:
        return True
    held = np.frombuffer(body, dtype=np.uint8)
    pieces = range(0, len(held), _PIECE)
    marks = np.concatenate([np.flatnonzero(held[at : at + _PIECE] == ord('"')) + at for at in pieces])
    if len(marks) % 2:
        return False
    edges = np.isin(np.arange(256), [*b"\r\n", *delimiter.encode()])
    doubled = marks[1:-1:2] + 1 == marks[2::2]
    starts, ends = marks[::2], marks[1::2]
    opens, closes = edges[held[starts - 1]], edges[held.take(ends + 1, mode="clip")]
    opens[1:] |= doubled
    closes[:-1] |= doubled
    opens[0] |= starts[0] == 0
    closes[-1] |= ends[-1] == len(held) - 1
    return bool(opens.all() and closes.all())


def _read(body: bytes, delimiter: str, widths: tuple[int, int], limits: ReadLimits) -> Body | None:
    """``widths`` are that of most rows and the number of names."""
    width, named = widths
    odd: list[_Odd] = []
    try:
        table = _arrow(body, delimiter, width, odd)
    except (pa.ArrowInvalid, csv.Error):
        return None
    texts = [column.combine_chunks() for column in table.columns]
    even = max(len(text) - text.null_count for text in texts)
    if even * 2 <= table.num_rows + len(odd) or any(map(_too_long, texts)):
        return None
    if any(len(row) > limits.max_columns or (len(row) > width and _begins_a_list(row)) for _, row in odd):
        return None
    lengths = np.full(table.num_rows + len(odd), width, dtype=np.int64)
    lengths[[at for at, _ in odd]] = [len(row) for _, row in odd]
    texts += [pa.nulls(table.num_rows, pa.string()) for _ in range(named - width)]
    # Arrow and numpy let other threads work while they do.
    with ThreadPoolExecutor(_THREADS) as pool:
        columns = list(pool.map(lambda at: _column(_with_odd(texts[at], odd, at), at < named), range(len(texts))))
    beyond = np.zeros(len(lengths), dtype=np.bool_)
    beyond[[at for at, row in odd if any(cell is not None for cell in row[len(texts) :])]] = True
    return Body(tuple(columns), lengths, beyond)


def _begins_a_list(row: Sequence[Cell]) -> bool:
    """Cells behind the last column are kept by the row by row way only."""
    return may_be_names(row) and names_columns(row)


def _too_long(text: Any) -> bool:
    return (pc.max(pc.binary_length(text)).as_py() or 0) > _LONGEST_CELL


def _arrow(body: bytes, delimiter: str, width: int, odd: list[_Odd]) -> Any:
    names = [str(at) for at in range(width)]

    def keep(row: Any) -> str:
        cells = next(csv.reader([row.text], delimiter=delimiter, strict=True), [])
        odd.append((row.number - 1, stripped(cells)))
        return "skip" if len(odd) <= _MAX_ODD_ROWS else "error"

    return arrow_csv.read_csv(
        pa.BufferReader(body),
        read_options=arrow_csv.ReadOptions(use_threads=False, column_names=names, block_size=1 << 24),
        parse_options=arrow_csv.ParseOptions(
            delimiter=delimiter, newlines_in_values=True, ignore_empty_lines=False, invalid_row_handler=keep
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=True,
            check_utf8=False,
        ),
    )


def _with_odd(text: Any, odd: Sequence[_Odd], column: int) -> Any:
    """The rows of other widths back at their places."""
    if not odd:
        return text
    cells = pa.array([row[column] if column < len(row) else None for _, row in odd], type=pa.string())
    together = pa.concat_arrays([text, cells])
    places = np.array([at for at, _ in odd])
    if places[0] == len(text):
        return together
    order = np.empty(len(together), dtype=np.int64)
    even = np.ones(len(together), dtype=np.bool_)
    even[places] = False
    order[even], order[places] = np.arange(len(text)), np.arange(len(text), len(together))
    return together.take(pa.array(order))


def _column(text: Any, named: bool) -> Column:
    """The cells without blanks around them; words for a blank are one under a name."""
    first, last, lengths = _edges(text)
    if (_BLANK_BYTES[first] | _BLANK_BYTES[last] | (first == 0xC2) | (last == 0xA0)).any():
        text = pc.utf8_trim(text, BLANKS)
        text = pc.if_else(pc.equal(text, ""), None, text)
        first, last, lengths = _edges(text)
    column = Column.of_text(text)
    words = np.flatnonzero(_WORD_BYTES[first] & (lengths <= 9) & named)
    gone = words[column.take(words).where(is_blank)] if len(words) else words
    if len(gone):
        mask = np.zeros(len(text), dtype=np.bool_)
        mask[gone] = True
        column = Column.of_text(pc.if_else(pa.array(mask), None, text))
    return column.encoded() if _repeats(text) else column


def _repeats(text: Any) -> bool:
    """Whether its few different cells are quicker to judge than all rows."""
    head = text[:_HEAD_ROWS]
    return len(head.unique()) * 4 < len(head)


def _edges(text: Any) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """The first and the last byte of each cell (0 where it is blank), and its length."""
    _, offsets, data = text.buffers()
    ends = np.frombuffer(offsets, dtype=np.int32)[text.offset : text.offset + len(text) + 1]
    held = np.frombuffer(data or b"0", dtype=np.uint8)
    lengths = np.diff(ends)
    filled = lengths > 0
    first, last = (np.where(filled, held.take(at, mode="clip"), ord("0")) for at in (ends[:-1], ends[1:] - 1))
    return first, last, lengths
