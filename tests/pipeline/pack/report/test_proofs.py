"""A file's own totals, subtotals and counts agree with what was read, or both numbers are told."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.recognition import FileRecognition, Proof
from snapshot.pipeline.pack import data_warnings
from snapshot.pipeline.pack.report.own_statements import counted_in
from tests.pipeline.pack.conftest import csv_bytes, read_bytes, xlsx_bytes

Read = Callable[..., Pack]
Make = Callable[..., bytes]
HEADER = ["Invoice #", "Client", "Invoice date", "Total", "Balance", "Status"]


def bill(
    number: int, total: object, balance: object = "0.00", status: str = "Paid", client: str = "Ann"
) -> list[object]:
    return [f"INV-{number}", client, "2025-03-02", total, balance, status]


BILLS = [bill(1001, "100.00"), bill(1002, "250.50", "250.50", "Sent"), bill(1003, "49.50")]


def proofs(content: bytes) -> list[tuple[str, int, int, bool]]:
    return [(proof.what, proof.file_says, proof.we_read, proof.agrees) for proof in file_of(content).proofs]


def file_of(content: bytes) -> FileRecognition:
    (file,) = read_bytes(content).recognition.files
    return file


def footer(caption: str = "TOTAL", total: object = "", balance: object = "") -> list[object]:
    return [caption, "", "", total, balance, ""]


def test_a_file_without_a_total_proves_nothing() -> None:
    assert proofs(csv_bytes([HEADER, *BILLS])) == []


def test_the_total_and_what_is_left_to_pay_agree() -> None:
    found = proofs(csv_bytes([HEADER, *BILLS, footer(total="400.00", balance="250.50")]))
    assert found == [("total", 40000, 40000, True), ("balance", 25050, 25050, True)]


@pytest.mark.parametrize("caption", ["", "Total", "Grand total", "Summe", "TOTAL:"])
def test_a_total_that_differs_is_told_with_both_sums(caption: str) -> None:
    file = file_of(csv_bytes([HEADER, *BILLS, footer(caption, total="410.00")]))
    assert file.disagreements == (Proof(what="total", file_says=41000, we_read=40000, agrees=False),)
    (issue,) = file.issues
    assert issue.row is None
    assert issue.message == "Your file’s own total says 410.00; we read 400.00."


def test_a_total_that_differs_is_a_warning_of_the_upload(read: Read, to_csv: Make) -> None:
    pack = read(to_csv([HEADER, *BILLS, footer(total="410.00")]), names=["a.csv"])
    assert data_warnings(pack.recognition) == ("a.csv: Your file’s own total says 410.00; we read 400.00.",)


@pytest.mark.parametrize("caption", ["Total paid", "Total overdue", "Total for March", "Subtotal"])
def test_a_sum_of_something_else_is_held_against_nothing(caption: str) -> None:
    assert proofs(csv_bytes([HEADER, *BILLS, footer(caption, total="77.00")])) == []


@pytest.mark.parametrize(("total", "what"), [("500.00", "all"), ("400.00", "without voids"), ("450.00", "no drafts")])
def test_a_footer_may_leave_drafts_and_voids_out(total: str, what: str) -> None:
    more = [bill(1004, "50.00", status="Void"), bill(1005, "50.00", status="Draft")]
    assert proofs(csv_bytes([HEADER, *BILLS, *more, footer(total=total)]))[0][3], what


@pytest.mark.parametrize("total", ["380.00", "400.00", "420.00"])
def test_a_footer_may_add_subtract_or_leave_out_credit_notes(total: str) -> None:
    header, types = [*HEADER, "Type"], ["Invoice", "Invoice", "Invoice", "Credit note"]
    rows = [[*row, kind] for row, kind in zip([*BILLS, bill(1004, "20.00")], types, strict=True)]
    assert proofs(csv_bytes([header, *rows, footer(total=total)]))[0][:1] == ("total",)
    assert proofs(csv_bytes([header, *rows, footer(total=total)]))[0][3]


def test_a_footer_counts_what_was_set_aside_and_leaves_voids_out() -> None:
    later = bill(1005, "25.00", "25.00", "Sent")
    later[2] = "2027-03-02"
    rows = [*BILLS, bill(1004, "50.00", status="Void"), later, footer(total="425.00")]
    file = file_of(csv_bytes([HEADER, *rows]))
    assert file.set_aside_by_cause == {"future_date": 1}
    assert [(proof.what, proof.agrees) for proof in file.proofs] == [("total", True)]


def test_a_footer_may_subtract_the_payments_between_the_invoices() -> None:
    header = [*HEADER, "Type"]
    rows = [[*one, kind] for one, kind in zip([*BILLS, bill(9, "150.00")], [*["Invoice"] * 3, "Payment"], strict=True)]
    assert proofs(csv_bytes([header, *rows, footer(total="250.00")])) == [("total", 25000, 25000, True)]


def test_a_total_in_whole_dollars_is_no_contradiction() -> None:
    assert proofs(csv_bytes([HEADER, *BILLS, bill(1004, "0.40"), footer(total="$400")])) == []


def test_a_balance_that_runs_on_is_no_contradiction() -> None:
    found = proofs(csv_bytes([HEADER, *BILLS, footer(total="400.00", balance="999.00")]))
    assert found == [("total", 40000, 40000, True)]


def test_a_formula_that_was_never_worked_out_says_nothing() -> None:
    assert proofs(csv_bytes([HEADER, *BILLS, footer(total="0.00")])) == []


def test_the_number_of_rows_below_the_amounts_is_no_sum() -> None:
    assert proofs(csv_bytes([HEADER, *BILLS, footer(total="3")])) == []


def test_a_total_of_the_lines_proves_the_documents_that_they_belong_to() -> None:
    header = ["Invoice #", "Client", "Invoice date", "Description", "Gross", "Invoice total"]
    rows = [
        ["1", "Ann", "2025-03-02", "Labor", "60.00", "100.00"],
        ["1", "Ann", "2025-03-02", "Parts", "40.00", "100.00"],
        ["2", "Bob", "2025-03-03", "Labor", "30.00", "30.00"],
        ["3", "Bob", "2025-03-04", "Labor", "70.00", "70.00"],
    ]
    assert proofs(csv_bytes([header, *rows, ["Total", "", "", "", "200.00", ""]])) == [("total", 20000, 20000, True)]


def test_amounts_of_several_currencies_have_no_sum() -> None:
    header = [*HEADER, "Currency"]
    rows = [[*row, code] for row, code in zip(BILLS, ["USD", "EUR", "USD"], strict=True)]
    assert proofs(csv_bytes([header, *rows, [*footer(total="410.00"), ""]])) == []


# Subtotals -------------------------------------------------------------------------------------------------------


def grouped(*groups: tuple[str, Sequence[str], str]) -> list[list[object]]:
    """Groups of amounts below a customer's name, each with its own total."""
    rows: list[list[object]] = [["", "Invoice #", "Invoice date", "Amount", "Status", "Memo"]]
    number = 1000
    for name, amounts, total in groups:
        rows.append([name, "", "", "", "", ""])
        for amount in amounts:
            number += 1
            rows.append(["", number, "2025-03-02", amount, "Paid", "Repair"])
        rows.append([f"Total for {name}", "", "", total, "", ""])
    return rows


GROUPS = (("Ann", ["10.00", "20.00"], "30.00"), ("Bob", ["5.00", "5.00"], "10.00"), ("Cleo", ["60.00"], "60.00"))
TOTAL: list[object] = ["TOTAL", "", "", "100.00", "", ""]


def test_each_subtotal_is_the_sum_of_its_own_rows() -> None:
    found = proofs(csv_bytes([*grouped(*GROUPS), TOTAL]))
    assert found == [("total", 10000, 10000, True), ("group_totals", 3, 3, True)]


def test_a_subtotal_that_differs_is_counted() -> None:
    wrong = ("Dora", ["60.00"], "61.00")
    file = file_of(csv_bytes([*grouped(*GROUPS[:2], wrong, *GROUPS, *GROUPS)]))
    assert [(one.what, one.file_says, one.we_read) for one in file.disagreements] == [("group_totals", 9, 8)]
    assert file.issues[0].message == "Your file has 9 subtotals; 8 of them equal the rows that they stand for."


def test_sums_of_some_rows_below_the_groups_are_no_subtotals() -> None:
    parts: list[list[object]] = [["Total paid", "", "", "71.00", "", ""], ["Total overdue", "", "", "7.00", "", ""]]
    found = proofs(csv_bytes([*grouped(*GROUPS), *parts, TOTAL]))
    assert found == [("total", 10000, 10000, True), ("group_totals", 3, 3, True)]


def test_a_total_of_groups_within_a_group_agrees_too() -> None:
    rows = grouped(*GROUPS)
    within = [*rows[:8], ["Total for the north", "", "", "40.00", "", ""], *rows[8:], TOTAL]
    assert proofs(csv_bytes(within))[1] == ("group_totals", 4, 4, True)


def test_subtotals_that_mostly_differ_are_sums_of_something_else() -> None:
    other = [(name, amounts, "1.00") for name, amounts, _ in GROUPS]
    assert proofs(csv_bytes([*grouped(*other), TOTAL])) == [("total", 10000, 10000, True)]


# Counts ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("36 invoices", 36),
        ("Count: 36", 36),
        ("Anzahl: 1.204", 1204),
        ("Number of invoices 36", 36),
        ("36 records", 36),
        ("1,204 Rechnungen", 1204),
        ("Invoice 36", None),
        ("2025 invoices", None),
        ("Total invoices 36", None),
        ("Page 1", None),
        ("36 Elm Street", None),
        ("36", None),
        ("Count", None),
    ],
)
def test_a_count_names_what_it_counts(text: str, number: int | None) -> None:
    assert counted_in(text) == number


@pytest.mark.parametrize("last", [["Count: 3"], ["3 invoices"], ["", "3 invoices"]])
def test_the_number_of_entries_agrees(last: list[object]) -> None:
    assert proofs(csv_bytes([HEADER, *BILLS, [*last, *[""] * (6 - len(last))]])) == [("row_count", 3, 3, True)]


def test_a_count_that_differs_is_told_with_both_numbers() -> None:
    file = file_of(csv_bytes([HEADER, *BILLS, ["4 invoices", *[""] * 5]]))
    assert [(one.what, one.file_says, one.we_read) for one in file.disagreements] == [("row_count", 4, 3)]
    assert file.issues[0].message == "Your file says that it has 4 entries; we read 3."


def test_each_sheet_of_a_workbook_has_its_own_total() -> None:
    header = ["Invoice #", "Client", "Invoice date", "Total"]
    sheets = {
        month: [header, *([f"{month}{at}", "Ann", f"2025-03-0{at}", at * 10.5] for at in (1, 2, 3)), total]
        for month, total in (("Jan", ["Total", None, None, 63.0]), ("Feb", ["Total", None, None, 64.0]))
    }
    assert proofs(xlsx_bytes(sheets)) == [("total", 6300, 6300, True), ("total", 6400, 6300, False)]


def test_parts_of_a_cent_make_no_contradiction() -> None:
    rows = [[f"INV-{at}", "Ann", "2025-03-02", 10.335] for at in range(1, 5)]
    header = ["Invoice #", "Client", "Invoice date", "Total"]
    assert proofs(xlsx_bytes({"All": [header, *rows, ["Total", None, None, 41.34]]})) == []


# For any table ---------------------------------------------------------------------------------------------------

AMOUNTS = st.lists(st.integers(1, 9_999_999), min_size=3, max_size=40)


def table(amounts: Sequence[int], total: int) -> bytes:
    bills = [bill(1001 + at, f"{cents / 100:,.2f}") for at, cents in enumerate(amounts)]
    return csv_bytes([HEADER, *bills, footer(total=f"{total / 100:,.2f}")])


@settings(deadline=None, max_examples=40)
@given(amounts=AMOUNTS)
def test_a_right_total_agrees(amounts: list[int]) -> None:
    total = sum(amounts)
    assert proofs(table(amounts, total)) == [("total", total, total, True)]


@settings(deadline=None, max_examples=40)
@given(amounts=AMOUNTS, by=st.integers(-9_999, 9_999).filter(bool))
def test_a_total_changed_by_any_amount_disagrees(amounts: list[int], by: int) -> None:
    total = sum(amounts)
    assume(total + by not in (0, 100 * len(amounts)))
    assume((total + by) % 100 or abs(by) > 50)  # whole dollars may be rounded
    assert proofs(table(amounts, total + by)) == [("total", total + by, total, False)]
