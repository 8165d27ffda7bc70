"""Lists beside each other on one sheet are read one by one; the blocks of one list stay together."""

from collections.abc import Callable, Sequence
from datetime import date
from itertools import zip_longest

import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack.schema.stacked_tables import tables_from_grid
from snapshot.pipeline.pack.tables.header_row import grid_of_columns
from snapshot.pipeline.pack.tables.table import Cell, Grid
from snapshot.pipeline.pack.values.column import Column

Read = Callable[..., Pack]
Rows = Sequence[Sequence[Cell]]
INVOICES: Rows = [
    ["Invoice #", "Client", "Date", "Total", "Status"],
    ["1", "Ann", date(2025, 1, 2), 10.0, "Paid"],
    ["2", "Bo", date(2025, 1, 3), 7.0, "Sent"],
    ["3", "Cy", date(2025, 1, 4), 5.0, "Sent"],
]
QUOTES: Rows = [
    ["Quote #", "Client", "Created", "Total", "Status"],
    ["Q1", "Di", date(2025, 2, 2), 20.0, "Approved"],
    ["Q2", "Ed", date(2025, 2, 3), 30.0, "Declined"],
]
MORE: Rows = [INVOICES[0], ["8", "Flo", date(2025, 3, 2), 4.0, "Paid"], ["9", "Gus", date(2025, 3, 3), 3.0, "Paid"]]


def beside(left: Rows, right: Rows, gap: int = 1) -> list[list[Cell]]:
    width = max(map(len, left)) + gap
    pairs = zip_longest(left, right, fillvalue=())
    return [[*one, *[None] * (width - len(one)), *other] for one, other in pairs]


def numbers(rows: Rows) -> list[list[Cell]]:
    """The first named column of each table."""
    found = tables_from_grid(Grid([list(row) for row in rows]), "list")
    assert found == [] or found[0].row_numbers[0] == found[0].header_row + 1
    return [list(table.columns[next(at for at, name in enumerate(table.header) if name)].values) for table in found]


@pytest.mark.parametrize("gap", [1, 3])
@pytest.mark.parametrize("other", [QUOTES, MORE])
def test_two_lists_beside_each_other_are_two(other: Rows, gap: int) -> None:
    assert numbers(beside(INVOICES, other, gap)) == [["1", "2", "3"], [row[0] for row in other[1:]]]
    assert numbers(beside(other, INVOICES, gap)) == [[row[0] for row in other[1:]], ["1", "2", "3"]]


def test_three_lists_beside_each_other_are_three() -> None:
    assert len(numbers(beside(beside(INVOICES, QUOTES), MORE))) == 3


def test_the_same_names_again_without_a_blank_column_are_another_list() -> None:
    assert numbers(beside(INVOICES, MORE, gap=0)) == [["1", "2", "3"], ["8", "9"]]


@pytest.mark.parametrize("place", [1, 2, 4])
def test_a_blank_column_within_each_list_cuts_none_of_them(place: int) -> None:
    left, right = ([[*row[:place], None, *row[place:]] for row in rows] for rows in (INVOICES, QUOTES))
    assert numbers(beside(left, right)) == [["1", "2", "3"], ["Q1", "Q2"]]


def test_each_list_may_have_a_title_of_its_own() -> None:
    titled = [["Quotes"], [], *QUOTES]
    assert numbers(beside(INVOICES, titled)) == [["1", "2", "3"], ["Q1", "Q2"]]
    assert numbers(beside(titled, INVOICES)) == [["Q1", "Q2"], ["1", "2", "3"]]


def test_a_list_may_stand_below_one_of_two() -> None:
    payments = [["Payment date", "Invoice #", "Amount", "Method"], [date(2025, 3, 4), "1", 10.0, "Check"]]
    assert len(numbers(beside([*INVOICES, [], ["Received"], *payments], [*QUOTES, *QUOTES[1:], *QUOTES[1:]]))) == 3


def test_a_title_of_the_sheet_holds_for_every_list() -> None:
    rows = [["Year 2024"], *beside(INVOICES, QUOTES)]
    assert [table.title for table in tables_from_grid(Grid(rows), "list")] == ["Year 2024"] * 2


def test_a_sheet_in_columns_is_cut_like_one_in_rows() -> None:
    columns = [Column.of(cells) for cells in zip_longest(*beside(INVOICES, QUOTES))]
    assert len(tables_from_grid(grid_of_columns("Sheet", columns), "list")) == 2


def test_blank_rows_in_one_of_two_lists_with_customers_join_nothing() -> None:
    spread = [INVOICES[0], INVOICES[1], [], *INVOICES[2:]]
    assert len(numbers(beside(spread, [*QUOTES, *QUOTES[1:]]))) == 2
    assert len(numbers(beside([*QUOTES, *QUOTES[1:]], spread))) == 2


PAID = ["Date paid", "Amount paid", "Method"]
ORDERED = ["Quote #", "Quote date", "Quote total"]


@pytest.mark.parametrize(
    "block",
    [
        [PAID, [], [date(2025, 1, 9), 7.0, "Cash"]],
        [PAID, [date(2025, 1, 9), 10.0, "Check"]],
        [ORDERED, [], ["Q7", date(2025, 1, 1), 7.0]],
        [["Due", "Balance", "Notes"], [date(2025, 2, 1), 0.0, None], [date(2025, 2, 2), 7.0, "late"]],
    ],
)
def test_blocks_of_one_list_stay_one(block: Rows) -> None:
    assert numbers(beside(INVOICES, block)) == [["1", "2", "3"]]


def test_a_box_of_sums_beside_a_list_stays_with_it() -> None:
    assert numbers(beside(INVOICES, [["Paid", 10.0], ["Open", 12.0]])) == [["1", "2", "3"]]


def test_rows_of_both_lists_are_counted_and_set_aside_by_their_own_numbers(
    read: Read, to_xlsx: Callable[..., bytes]
) -> None:
    quotes = [*QUOTES, ["Q3", "Flo", "later", 5.0, "Sent"]]
    pack = read(to_xlsx({"Sheet": [[], *beside([*INVOICES[:3], ["3", "Cy", "soon", 5.0, "Sent"]], quotes)]}))
    (file,) = pack.recognition.files
    assert (file.rows_read, file.rows_used, file.rows_set_aside) == (6, 4, 2)
    assert (list(pack.invoices["total_cents"]), list(pack.quotes["total_cents"])) == ([1000, 700], [2000, 3000])
    assert [(issue.code, issue.row) for issue in file.issues] == [("unreadable_date", 5)] * 2
