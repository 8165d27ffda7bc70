"""One file -> its own totals, subtotals and counts, each beside what was read of it.

A footer agrees where it equals one of the sensible sums of our reading. It disagrees only where its caption says
nothing but "total", it equals none of them, and neither several currencies, parts of a cent nor rounding explain it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from snapshot.pipeline.documents.recognition import SUMS, Proof, ProofKind
from snapshot.pipeline.pack.extract.table_reading import SourceFile
from snapshot.pipeline.pack.report.own_statements import Statement, cells_of, counts_in, sums_in
from snapshot.pipeline.pack.report.table_parts import (
    ASKED_FOR,
    Numbers,
    Part,
    parts_of,
    running_counts,
    running_sums,
    tables_of,
)
from snapshot.pipeline.pack.schema.column_types import ColumnMeaning

_BINARY_ERROR = 1e-6
_HALF_A_UNIT = 50  # cents
_FEW = 0.2  # of the subtotals


def file_proofs(file: SourceFile) -> tuple[Proof, ...]:
    """The sums and counts that the file holds of itself, in the order of its tables."""
    tables = tables_of(parts_of(file))
    return tuple(proof for parts in tables for proof in _table_proofs(parts) if _is_told(proof, parts))


def _is_told(proof: Proof, parts: Sequence[Part]) -> bool:
    """Amounts of several currencies have no sum that could agree with the file's."""
    if proof.what in SUMS and _several_currencies(parts):
        return False
    return proof.agrees or _is_exact(proof, parts)


def _several_currencies(parts: Sequence[Part]) -> bool:
    columns = [part.reading.currencies for part in parts]
    named = {str(name) for column in columns for name in column.values}
    return len(named) + any(not column.filled.all() for column in columns) > 1


def _is_exact(proof: Proof, parts: Sequence[Part]) -> bool:
    """Whether our own sum can be held against the file's.

    Amounts of several currencies have none, those of bills and payments have several, and those with parts of a cent
    one that differs from that of whole cents.
    """
    column = parts[0].column(*ASKED_FOR)
    if proof.what == "row_count" or column is None:
        return True
    if len({part.reading.category == "payments" for part in parts}) > 1:
        return False  # an account's footer may add payments up, subtract them or leave them out
    return not _several_currencies(parts) and not column.column.where(_has_parts_of_a_cent).any()


def _has_parts_of_a_cent(cell: object) -> bool:
    return isinstance(cell, float) and abs(round(cell, 2) - cell) > _BINARY_ERROR


def _table_proofs(parts: Sequence[Part]) -> Iterator[Proof]:
    if not len(parts[0].reading.records.dropped):
        return
    column = parts[0].column(*ASKED_FOR)
    if column is not None:
        balance = column is parts[0].reading.column_for_role("balance")
        yield from _sums(parts, column, "balance" if balance else "total")
    further: tuple[tuple[ProofKind, str], ...] = (("balance", "balance"), ("paid", "amount_paid"))
    for what, role in further:
        other = parts[0].column(role)
        if other is not None and other is not column:
            yield from _further_sum(parts, other, what)
    yield from _row_count(parts)


@dataclass(frozen=True, slots=True)
class _Explained:
    """Which statements equal the whole column, and which the rows above them down from some heading or sum.

    ``sums`` are those of the whole column.
    """

    whole: set[Statement] = field(default_factory=set)
    block: set[Statement] = field(default_factory=set)
    sums: set[int] = field(default_factory=set)

    def nearly(self, one: Statement) -> bool:
        """Whether a sum is the same once it is rounded to whole units."""
        return one.stated % 100 == 0 and any(abs(total - one.stated) <= _HALF_A_UNIT for total in self.sums)


def _explain(statements: Sequence[Statement], dropped: Numbers, sums: Iterator[Numbers]) -> _Explained:
    explained = _Explained()
    for above in sums if statements else ():
        explained.sums.add(int(above[-1]))
        begins: dict[int, int] = {}
        for row in (0, *dropped.tolist()):
            begins.setdefault(int(above[row]), row)
        for one in statements:
            if one.stated == above[-1]:
                explained.whole.add(one)
            if begins.get(int(above[one.row]) - one.stated, one.row) < one.row:
                explained.block.add(one)
        if explained.whole | explained.block >= set(statements):
            break
    return explained


def _sums(parts: Sequence[Part], column: ColumnMeaning, what: ProofKind) -> Iterator[Proof]:
    """The file's own total and its subtotals."""
    reading, name = parts[0].reading, "total_cents"
    statements = sums_in(reading, column)
    explained = _explain(statements, reading.records.dropped, running_sums(parts, column, name))
    if not statements:
        statements, explained = _elsewhere(parts, column, name)
    grand = _grand_total(parts, statements, explained)
    if grand is not None:
        ours = sum(int(part.cents(name)[part.counted].sum()) for part in parts)
        yield _proof(what, grand, grand in explained.whole, ours)
    yield from _group_totals([one for one in statements if one is not grand], explained, _last_record(parts))


def _proof(what: ProofKind, statement: Statement, agrees: bool, ours: int) -> Proof:
    we_read = statement.stated if agrees else ours
    return Proof(what=what, file_says=statement.stated, we_read=we_read, agrees=agrees)


def _elsewhere(parts: Sequence[Part], column: ColumnMeaning, of_documents: str) -> tuple[list[Statement], _Explained]:
    """The sums of another column, where one of them is our total: a file may add up its lines, not its totals."""
    reading = parts[0].reading
    for other in reading.roles.all_columns:
        statements = sums_in(reading, other)
        if statements:
            sums = running_sums(parts, column, of_documents)
            explained = _explain(statements, reading.records.dropped, sums)
            if explained.whole:
                return statements, explained
    return [], _Explained()


def _last_record(parts: Sequence[Part]) -> int:
    return max(int(part.reading.records.positions[-1]) for part in parts)


def _grand_total(parts: Sequence[Part], statements: Sequence[Statement], explained: _Explained) -> Statement | None:
    """The last sum that equals the whole column; else the last below all records that claims to."""
    agreeing = [one for one in statements if one in explained.whole]
    if agreeing:
        return agreeing[-1]
    last = _last_record(parts)
    claims = [one for one in statements if one.plain and one.row > last and one not in explained.block]
    unclear = not claims or explained.nearly(claims[-1]) or _says_how_many(parts, claims[-1])
    return None if unclear else claims[-1]


def _says_how_many(parts: Sequence[Part], one: Statement) -> bool:
    """ "36" below a column of amounts."""
    return one.stated == 100 * sum(len(part.reading) for part in parts)


def _group_totals(statements: Sequence[Statement], explained: _Explained, last_record: int) -> Iterator[Proof]:
    """How many subtotals agree; where a fifth do not, they are sums of something else.

    What stands below all records and equals no group may be a sum of some of the rows: "Total paid".
    """
    groups = [one for one in statements if one in explained.block or one.row < last_record]
    failing = sum(one not in explained.block for one in groups)
    if len(groups) > 1 and failing < _FEW * len(groups):
        agreeing = len(groups) - failing
        yield Proof(what="group_totals", file_says=len(groups), we_read=agreeing, agrees=not failing)


def _further_sum(parts: Sequence[Part], column: ColumnMeaning, what: ProofKind) -> Iterator[Proof]:
    """The sum of what is left to pay or was paid, where it agrees.

    Where it does not, it may be the last of a running balance: the total decides.
    """
    statements = sums_in(parts[0].reading, column)
    if not statements:
        return
    name = "balance_cents" if what == "balance" and "balance_cents" in parts[0].documents else None
    explained = _explain(statements, parts[0].reading.records.dropped, running_sums(parts, column, name))
    agreeing = [one for one in statements if one in explained.whole]
    if agreeing:
        yield _proof(what, agreeing[-1], True, agreeing[-1].stated)


def _row_count(parts: Sequence[Part]) -> Iterator[Proof]:
    """ "36 invoices" or "Count: 36" above or below all records; below a group it may be the group's."""
    reading = parts[0].reading
    first, last = int(reading.records.positions[0]), _last_record(parts)
    rows = reading.records.dropped[(reading.records.dropped < first) | (reading.records.dropped > last)]
    statements = [
        Statement(row, number, plain=True)
        for row, cells in zip(rows.tolist(), cells_of(reading, rows), strict=True)
        for number in counts_in(cells)
    ]
    if not statements:
        return
    explained = _explain(statements, reading.records.dropped, running_counts(parts))
    whole = [one for one in statements if one in explained.whole]
    if whole or not explained.block:
        read = sum(len(part.documents) for part in parts)
        yield _proof("row_count", (whole or statements)[-1], bool(whole), read)
