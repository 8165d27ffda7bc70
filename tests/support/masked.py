"""What the tests of masked copies share: the cells of a file, and the words that stayed in its copy."""

import re
from collections.abc import Iterable
from datetime import date

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.masked_copy.known_words import is_known
from snapshot.pipeline.masked_copy.source_tables import open_source
from snapshot.pipeline.pack import ReadLimits
from snapshot.pipeline.pack.sources import csv_text, encoding
from snapshot.pipeline.pack.values.column import Cell
from snapshot.pipeline.pack.values.vocabulary import plain

TODAY = date(2026, 11, 30)
LIMITS = ReadLimits()
_WORD = re.compile(r"[^\W\d_]+")


def text_rows(content: bytes) -> list[list[str | None]]:
    """The cells of a small text file as the reader cuts it."""
    return csv_text.grid_from_text(encoding.decode(content), LIMITS).rows


def _cells(file: UploadedFile) -> Iterable[Cell]:
    source = open_source(file, TODAY, LIMITS)
    if source.text is not None:
        yield source.text.decoded.text
    for sheet in source.sheets:
        for column in sheet.cells.columns if sheet.cells else []:
            yield from column.values
        yield sheet.name
    yield file.name.rpartition(".")[0]


def _words(texts: Iterable[Cell]) -> set[str]:
    return {word for text in texts if isinstance(text, str) for word in _WORD.findall(text)}


def kept_words(file: UploadedFile, copy: UploadedFile) -> set[str]:
    """Words of three letters and more in both files that are neither in a header nor in one of our lists."""
    source = open_source(file, TODAY, LIMITS)
    headers = _words(
        cell for sheet in source.sheets for one in sheet.tables for line in one.table.captions for cell in line
    )
    both = _words(_cells(file)) & _words(_cells(copy))
    # The end of every e-mail address of a copy, and of most that are invented for tests.
    ours = headers | {"example", "masked", "https"}
    return {word for word in both - ours if len(plain(word)) > 2 and not _is_known(word)}


def _is_known(word: str) -> bool:
    return all(map(is_known, re.split(r"(?<=[a-z])(?=[A-Z])", word))) or is_known(word)
