"""What speaks for a delimiter and what against it."""

import pytest

from snapshot.pipeline.pack.sources.delimiter import DELIMITERS, find_delimiter


def divided(delimiter: str, *rows: tuple[str, ...]) -> str:
    return find_delimiter([delimiter.join(row) + "\n" for row in rows])


def test_nothing_to_divide_is_a_comma() -> None:
    assert find_delimiter([]) == find_delimiter(["\n"]) == find_delimiter(["Ann\n", "Bo\n"]) == ","


@pytest.mark.parametrize("inside", [",", ";", "|", ", ", "; ", " | "])
@pytest.mark.parametrize("delimiter", DELIMITERS)
def test_a_list_of_more_parts_than_the_row_has_cells_does_not_divide_it(delimiter: str, inside: str) -> None:
    work = inside.join(["Leak", "Pump", "Panel", "Valve", "Hose"])
    cell = f'"{work}"' if delimiter in work else work
    rows = [(f"R-{n}", f"2025-01-0{n}", cell, f"{n}0.00") for n in range(1, 8)]
    assert divided(delimiter, ("Invoice #", "Date", "Work", "Total"), *rows) == delimiter


@pytest.mark.parametrize("delimiter", [";", "\t", "|"])
def test_decimal_commas_do_not_divide_a_row_of_two_cells(delimiter: str) -> None:
    assert divided(delimiter, *((f"R-{n}", f"{n}0,50") for n in range(1, 8))) == delimiter


def test_numbers_with_commas_are_lists_where_tabs_divide() -> None:
    rows = [(f"{n}.jpg", *(f"{n},{n + at},{n * at}" for at in range(9))) for n in range(20)]
    assert divided("\t", *rows) == "\t"


@pytest.mark.parametrize("cell", ["POLYGON(48.7 9.1, 48.8 9.2, 48.9 9.3, 49.0 9.4)", '"a, b, c, d, e"'])
def test_a_delimiter_inside_brackets_or_marks_divides_nothing(cell: str) -> None:
    assert divided(";", *((f"{n}", cell, cell) for n in range(5))) == ";"


def test_a_remark_with_a_delimiter_does_not_divide_a_list_of_one_column() -> None:
    assert divided("|", *([("Ann",)] * 9), ("Bo; see file",), ("Cy | Dan",)) == ","


def test_few_whole_rows_among_titles_are_enough() -> None:
    titles = [("Hexamore & Daughters, LLC",), ("Sales, services",), ("January 1, 2025 - March 31, 2025",), ("All",)]
    header, record = ("Invoice #", "Client", "Date", "Total"), ("R-1", "Bell, Ann", "2025-01-02", "10,50")
    assert divided(";", *titles, header, record) == ";"


def test_one_row_alone_is_divided() -> None:
    assert find_delimiter(['Field 1;Field 2;"Field\n', "i,e,l,d\n", ',3"\n']) == ";"


def test_a_cell_is_one_thing_however_long_it_is() -> None:
    note = '"' + "(see file, please) " * 40 + '"'
    assert divided(";", *((f"{n}", note, "1,50") for n in range(5))) == ";"


def test_columns_that_are_the_same_in_every_row_say_little() -> None:
    rows = [
        f"{1000 + n},Client {n},2025-01-{n:02},Paid,{n}30.00,Labor|Filter|Travel|Fee|Tax|Tip|Misc" for n in range(1, 9)
    ]
    assert find_delimiter(["Invoice #,Client,Issued,Status,Total,Line items\n", *(f"{row}\n" for row in rows)]) == ","
