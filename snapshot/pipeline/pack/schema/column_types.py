"""Table -> the meaning of each column: what the header says, if the values agree."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from snapshot.pipeline.documents.recognition import Certainty
from snapshot.pipeline.pack.tables.group_headings import without_headings
from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.header_words import SURE, HeaderMatch, header_concepts, header_matches
from snapshot.pipeline.pack.values.status_words import state_of, whole_phrase
from snapshot.pipeline.pack.values.value_profile import NEARLY_ALL, ValueProfile, fits, profile


@dataclass(frozen=True, slots=True)
class ColumnMeaning:
    """``meaning`` is ``None`` where nothing fits. ``score`` is the header's; ``values`` what the cells look like.

    ``header`` is the header as written, or the column's place ("Column C") where it has none.
    ``by_values``: the meaning is that of the values alone. ``chosen``: the owner gave this column its role.
    """

    index: int
    header: str
    meaning: str | None
    score: float
    values: ValueProfile
    column: Column
    by_values: bool = False
    chosen: bool = False

    @property
    def certainty(self) -> Certainty:
        if self.chosen or (self.score >= SURE and self.values.readable >= 3):
            return "sure"
        return "likely" if self.score >= SURE else "not_sure"

    @property
    def filled(self) -> bool:
        return self.values.filled > 0


def read_columns(table: Table) -> tuple[ColumnMeaning, ...]:
    """One meaning per column, in the order of the file."""
    told = without_headings(table)
    return tuple(_read(index, header, table.columns[index], told[index]) for index, header in enumerate(table.header))


def _read(index: int, header: str, column: Column, told: Column) -> ColumnMeaning:
    values = profile(told)
    match = _fitting(header_matches(header), values, "number" in header_concepts(header)[0])
    name = header if header.strip() else place_name(index)
    meaning = match.meaning.name if match else None
    if meaning == "type" and text_share(column.take(slice(_SAMPLE)), partial(whole_phrase, "ways")) > _MOSTLY:
        meaning = "method"  # ACH and Credit Card are types of payment
    return ColumnMeaning(index, name, meaning, match.score if match else 0.0, values, column)


def place_name(index: int) -> str:
    """What a column without a header is called: by its letter in a spreadsheet, e.g. 2 -> "Column C"."""
    letters = ""
    at = index + 1
    while at:
        at, letter = divmod(at - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"Column {letters}"


def _fitting(matches: tuple[HeaderMatch, ...], values: ValueProfile, numbered: bool) -> HeaderMatch | None:
    """A number like 1/02/2025, the first of its February, has the look of a day: then it differs in every row."""
    serial = numbered and values.dates > _MOSTLY and values.distinct >= NEARLY_ALL and values.filled >= _SEVERAL
    return next(
        (match for match in matches if fits(match.meaning.kind, values) or (serial and match.meaning.kind == "id")),
        None,
    )


_MOSTLY, _SEVERAL, _SAMPLE = 0.5, 3, 2_000


def renamed(column: ColumnMeaning, meaning: str) -> ColumnMeaning:
    """The same column with the meaning that its values, not its header, gave it: never sure."""
    return replace(column, meaning=meaning, score=min(column.score, SURE - 1), by_values=True)


def chosen(column: ColumnMeaning) -> ColumnMeaning:
    """The same column on the owner's word."""
    return replace(column, chosen=True)


def vocabulary_share(column: Column, vocabulary: str, sample: int = 2_000) -> float:
    """Share of the filled cells that are words of ``vocabulary`` (0 when there are none)."""
    return text_share(column.take(slice(sample)), partial(state_of, vocabulary))


def text_share(column: Column, holds: Callable[[str], object]) -> float:
    """Share of the cells of text that hold (0 when there are none)."""
    texts = column.texts()
    hits = sum(count for value, count in texts if holds(value))
    return hits / (sum(count for _, count in texts) or 1)
