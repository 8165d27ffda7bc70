"""A document whose own arithmetic fails is listed with its row, where it holds for nearly all others."""

from collections.abc import Sequence

import pytest

from snapshot.pipeline.documents.recognition import FileRecognition
from tests.pipeline.pack.conftest import csv_bytes, read_bytes, xlsx_bytes

HEADER = ["Invoice #", "Client", "Invoice date", "Due date", "Paid on", "Subtotal", "Tax", "Total", "Paid", "Balance"]
RIGHT = {
    "Client": "Ann",
    "Invoice date": "2025-03-02",
    "Due date": "2025-04-01",
    "Paid on": "2025-03-20",
    "Subtotal": "100.00",
    "Tax": "8.00",
    "Total": "108.00",
    "Paid": "108.00",
    "Balance": "0.00",
}


def rows(count: int, wrong: dict[int, dict[str, str]], header: Sequence[str] = HEADER) -> list[list[object]]:
    """A table of ``count`` right rows; in those of ``wrong`` (from 1) some cells differ."""
    told = ({**RIGHT, "Invoice #": f"INV-{1000 + at}", **wrong.get(at, {})} for at in range(1, count + 1))
    return [list(header), *([cells.get(name, "") for name in header] for cells in told)]


def read(table: list[list[object]]) -> FileRecognition:
    (file,) = read_bytes(csv_bytes(table)).recognition.files
    return file


def failing(file: FileRecognition) -> list[tuple[str, int | None]]:
    return [(issue.code, issue.row) for issue in file.issues]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"Tax": "9.00"}, "net_and_tax"),
        ({"Balance": "20.00"}, "paid_and_balance"),
        ({"Paid on": "2025-02-20"}, "paid_after_issued"),
        ({"Due date": "2025-02-20"}, "due_after_issued"),
    ],
)
def test_a_row_that_contradicts_itself_is_listed_and_used(cells: dict[str, str], code: str) -> None:
    file = read(rows(20, {7: cells}))
    assert failing(file) == [(code, 8)]
    assert (file.rows_used, file.rows_set_aside) == (20, 0)
    (proof,) = file.proofs
    assert (proof.what, proof.file_says, proof.we_read, proof.agrees) == (code, 20, 19, False)
    assert file.disagreements == ()


def test_where_all_rows_hold_nothing_is_said() -> None:
    file = read(rows(20, {}))
    assert (file.proofs, file.issues) == ((), ())


def test_where_a_fifth_of_the_rows_fail_the_columns_mean_something_else() -> None:
    file = read(rows(20, {at: {"Tax": "9.00"} for at in (1, 2, 3, 4)}))
    assert (file.proofs, file.issues) == ((), ())


def test_a_cent_of_rounding_is_no_contradiction() -> None:
    assert read(rows(20, {7: {"Tax": "8.01"}})).proofs == ()


def test_what_stands_in_a_column_of_its_own_explains_the_difference() -> None:
    header = [*HEADER, "Tip"]
    assert read(rows(20, {7: {"Total": "113.00", "Paid": "113.00", "Tip": "5.00"}}, header)).proofs == ()


def test_voided_and_refunded_documents_are_not_checked() -> None:
    header = [*HEADER, "Status"]
    wrong = {at: {"Status": "Paid"} for at in range(1, 21)}
    wrong[7] = {"Status": "Void", "Paid": "0.00"}
    wrong[8] = {"Status": "Refunded", "Paid": "0.00"}
    assert read(rows(20, wrong, header)).proofs == ()


def test_at_most_twenty_rows_are_listed_and_all_are_counted() -> None:
    file = read(rows(300, {at: {"Tax": "9.00"} for at in range(1, 51)}))
    assert (len(file.issues), file.proofs[0].file_says - file.proofs[0].we_read) == (20, 50)


def test_the_lines_of_a_document_add_up_to_its_total() -> None:
    header = ["Invoice #", "Client", "Invoice date", "Description", "Line total", "Invoice total"]
    lines = [
        [f"INV-{number}", "Ann", "2025-03-02", work, amount, "100.00"]
        for number in range(1001, 1011)
        for work, amount in (("Labor", "60.00"), ("Parts", "45.00" if number == 1004 else "40.00"))
    ]
    file = read([header, *lines])
    assert failing(file) == [("lines", 8)]


def test_rows_of_a_workbook_are_named_with_their_sheet() -> None:
    table = [
        [float(cell) if str(cell).replace(".", "").isdigit() else cell for cell in row]
        for row in rows(20, {7: {"Tax": "9.00"}})
    ]
    (file,) = read_bytes(xlsx_bytes({"2025": table})).recognition.files
    assert [(issue.code, issue.row, issue.sheet) for issue in file.issues] == [("net_and_tax", 8, "2025")]
