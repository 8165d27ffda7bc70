"""Table and its columns -> the evidence that all rules about its kind share: meanings, title words, row types."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from snapshot.pipeline.pack.schema.column_types import ColumnMeaning
from snapshot.pipeline.pack.schema.row_kinds import kinds_of_types
from snapshot.pipeline.pack.tables.table import Table
from snapshot.pipeline.pack.values.header_words import header_concepts

_LOOKED_AT = 5_000  # rows
_OF_BANKS = ("bank", "bank_date")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the rules look at. ``file``: the concepts in the file's name; ``titles``: those of each text above.

    ``headers``: in how many headers each concept stands; ``types``: shares of row types.
    """

    columns: Sequence[ColumnMeaning]
    meanings: frozenset[str]
    title: frozenset[str]
    file: frozenset[str]
    titles: tuple[frozenset[str], ...]
    headers: Counter[str]
    types: Mapping[str, float]

    def has(self, *names: str) -> bool:
        return bool(self.meanings.intersection(names))

    def points(self, table: Mapping[str, float]) -> float:
        """Each meaning counts once: five address columns are one address."""
        return sum(points for meaning, points in table.items() if meaning in self.meanings)


def gather_evidence(table: Table, columns: Sequence[ColumnMeaning]) -> Evidence:
    """Columns without a single cell say nothing, unless the table has no rows at all.

    A statement of an account may have no debits, and is one all the same.
    """
    if any(column.filled for column in columns):
        columns = [column for column in columns if column.filled or column.meaning in _OF_BANKS]
    headers: Counter[str] = Counter()
    for column in columns:
        headers.update(header_concepts(column.header)[0])
    title = header_concepts(f"{table.title} {table.sheet or ''}")[0]
    return Evidence(
        columns=columns,
        meanings=frozenset(column.meaning for column in columns if column.meaning),
        title=title,
        file=header_concepts(table.file.rpartition(".")[0])[0],
        titles=tuple(header_concepts(line)[0] for line in (*table.title.splitlines(), table.sheet or "")),
        headers=headers,
        types=_type_shares(columns),
    )


def _type_shares(columns: Sequence[ColumnMeaning]) -> Mapping[str, float]:
    """Share of each row type in the type column, when its words are ours."""
    for column in columns:
        if column.meaning == "type":
            cells = column.column.take(slice(_LOOKED_AT))
            kinds, filled = kinds_of_types(column.header, cells), int(cells.filled.sum())
            if kinds.counts.sum() > filled / 2:
                return {str(name): count / filled for name, count in zip(kinds.values, kinds.counts, strict=True)}
    return {}
