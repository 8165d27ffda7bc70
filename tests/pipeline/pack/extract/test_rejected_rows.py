"""All rows set aside, by their cause; and one sum to compare."""

from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.recognition import row_ranges
from snapshot.pipeline.pack import ReadLimits

Read = Callable[..., Pack]
Make = Callable[..., bytes]
HEADER = ["Invoice #", "Client", "Invoice date", "Total", "Status"]


@given(st.sets(st.integers(2, 60), min_size=1))
def test_ranges_contain_exactly_the_given_rows(rows: set[int]) -> None:
    found = row_ranges(sorted(rows))
    assert [row for first, last in found for row in range(first, last + 1)] == sorted(rows)
    assert all(after[0] > before[1] + 1 for before, after in pairwise(found))


def test_every_row_is_named_by_cause_and_column_beyond_the_list(read: Read, to_csv: Make) -> None:
    good = [str(n) for n in range(12)]
    rows = [[n, "Ann", "2025-01-02", "5", "Paid"] for n in good]
    rows += [["80", "Ann", "oops", "5", "Paid"]] * 4 + [["90", "Ann", "2025-01-02", "five", "Paid"]]
    rows += [["100", "Ann", "oops", "5", "Paid"]]
    (file,) = read(to_csv([HEADER, *rows]), limits=ReadLimits(max_issues=2)).recognition.files
    assert [(group.code, group.column, group.count, group.ranges) for group in file.set_aside] == [
        ("unreadable_date", "Invoice date", 5, ((14, 17), (19, 19))),
        ("unreadable_amount", "Total", 1, ((18, 18),)),
    ]
    assert [issue.row for issue in file.issues] == [14, 15]
    assert "oops" not in file.model_dump_json()


def test_rows_of_a_workbook_name_their_sheet(read: Read, to_xlsx: Make) -> None:
    sheets = {name: [HEADER, ["1", "Ann", "oops", 5, "Paid"], ["2", "Ann", "2025-01-02", 5, "Paid"]] for name in "AB"}
    (file,) = read(to_xlsx(sheets)).recognition.files
    assert [(group.sheet, group.ranges) for group in file.set_aside] == [("A", ((2, 2),)), ("B", ((2, 2),))]
    assert [issue.sheet for issue in file.issues] == ["A", "B"]


def test_each_file_has_one_sum_to_compare_before_the_files_are_merged(read: Read, to_csv: Make) -> None:
    invoices = [["1", "Ann", "2025-01-02", "5", "Paid"], ["2", "Ann", "2025-01-02", "7", "Draft"]]
    credit = ["3", "Ann", "2025-01-02", "-2", "Paid"]
    quotes = [["Quote #", "Client", "Created date", "Total", "Status"], ["1", "Ann", "2025-01-02", "9", "Approved"]]
    paid = [["Payment #", "Payment date", "Invoice number", "Amount", "Payment method"],
            ["9", "2025-01-20", "1", "4", "Check"]]  # fmt: skip
    pack = read(to_csv([HEADER, *invoices, credit]), to_csv([HEADER, *invoices]), to_csv(quotes), to_csv(paid), b"")
    assert [file.total_cents for file in pack.recognition.files] == [300, 500, 900, 400, None]


def test_a_list_of_no_kind_names_what_it_comes_closest_to(read: Read, to_csv: Make) -> None:
    near = to_csv([["When", "Due", "Sum", "Colour"], ["2025-01-02", "2025-02-02", "5", "red"]])
    far = to_csv([["Colour", "Shape", "Total"], ["red", "round", "5"], ["blue", "flat", "7"]])
    files = read(near, far).recognition.files
    assert [file.category for file in files] == ["unknown", "unknown"]
    assert [file.nearest for file in files] == ["invoices", None]
