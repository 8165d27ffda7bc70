"""Which rows are records, and how records become documents."""

from collections.abc import Callable

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack import ReadLimits, data_warnings

Read = Callable[..., Pack]
Make = Callable[..., bytes]
LINES = ["Invoice #", "Client", "Date Issued", "Item Name", "Quantity", "Line Total"]


def counts(pack: Pack) -> tuple[int, int, int]:
    (file,) = pack.recognition.files
    return file.rows_read, file.rows_used, file.rows_set_aside


def test_titles_blanks_totals_headings_and_time_stamps_are_not_documents(read: Read, to_csv: Make) -> None:
    pack = read(
        to_csv(
            [
                ["Quillby Plumbing"],
                ["Invoices by customer"],
                [],
                ["", "Date", "Num", "Amount", "Open balance"],
                ["Ann Bell"],
                ["", "01/13/2025", "7", "10.00", "0.00"],
                ["", "01/14/2025", "8", "20.00", "20.00"],
                ["Total for Ann Bell", "", "", "30.00", "20.00"],
                ["Bo Crane"],
                ["", "01/15/2025", "9", "5.00", "5.00"],
                ["Total for Bo Crane", "", "", "5.00", "5.00"],
                ["TOTAL", "", "", "35.00", "25.00"],
                [],
                ["Friday, January 31, 2025 08:12 AM GMT-05:00"],
            ]
        )
    )
    assert counts(pack) == (3, 3, 0)
    assert list(pack.invoices["row"]) == [6, 7, 10]
    assert pack.invoices["customer"].nunique() == 2
    assert pack.recognition.summary.invoice_total_cents == 3500


def test_an_unlabeled_sum_at_the_bottom_is_not_a_document(read: Read, to_csv: Make) -> None:
    pack = read(
        to_csv(
            [
                [*LINES[:3], "Total"],
                ["1", "Ann", "2025-01-02", "10"],
                ["2", "Bo", "2025-01-03", "5"],
                ["", "", "", "15"],
            ]
        )
    )
    assert (pack.recognition.summary.invoice_total_cents, counts(pack)) == (1500, (2, 2, 0))


def test_a_customer_called_total_is_a_customer(read: Read, to_csv: Make) -> None:
    pack = read(
        to_csv([["Invoice #", "Invoice date", "Client", "Total"], ["1", "2025-01-02", "Total for Less Ltd", "10"]])
    )
    assert pack.recognition.summary.invoices_count == 1


def test_the_header_again_in_the_middle_is_no_row(read: Read, to_csv: Make) -> None:
    header = ["Invoice #", "Client", "Invoice date", "Total"]
    pack = read(to_csv([header, ["1", "Ann", "2025-01-02", "10"], header, ["2", "Bo", "2025-01-03", "5"]]))
    assert counts(pack) == (2, 2, 0)


def test_a_row_that_was_cut_off_is_reported(read: Read, to_csv: Make) -> None:
    pack = read(
        to_csv([["Invoice #", "Client", "Invoice date", "Total"], ["1041", "Ann", "2025-01-02", "10"], ["1042"]])
    )
    assert counts(pack) == (2, 1, 1)
    assert pack.recognition.files[0].issues[0].row == 3


def test_lines_are_added_up(read: Read, to_csv: Make) -> None:
    pack = read(
        to_csv([LINES, ["1", "Ann", "2025-01-02", "Pipe", "1", "10"], ["1", "Ann", "2025-01-02", "Tape", "2", "5.5"]])
    )
    assert list(pack.invoices["total_cents"]) == [1550]
    assert counts(pack) == (2, 2, 0)


def test_a_total_that_stands_on_every_line_counts_once(read: Read, to_csv: Make) -> None:
    rows = [
        [*LINES, "Total"],
        ["1", "Ann", "2025-01-02", "Pipe", "1", "10", "15.5"],
        ["1", "Ann", "2025-01-02", "Tape", "2", "5.5", "15.5"],
    ]
    assert list(read(to_csv(rows)).invoices["total_cents"]) == [1550]


def test_lines_that_leave_the_number_to_the_first_are_its_lines(read: Read, to_csv: Make) -> None:
    rows = [
        LINES,
        ["1", "Ann", "2025-01-02", "Pipe", "1", "10"],
        ["", "", "", "Tape", "2", "5"],
        ["2", "Bo", "2025-01-03", "Pipe", "1", "7"],
    ]
    assert list(read(to_csv(rows)).invoices["total_cents"]) == [1500, 700]


def test_one_unreadable_line_sets_the_whole_document_aside(read: Read, to_csv: Make) -> None:
    rows = [
        LINES,
        ["1", "Ann", "2025-01-02", "Pipe", "1", "10"],
        ["1", "Ann", "2025-01-02", "Tape", "2", "#REF!"],
        ["2", "Bo", "2025-01-03", "Pipe", "1", "7"],
    ]
    pack = read(to_csv(rows))
    assert list(pack.invoices["number"]) == ["2"]
    assert [(issue.code, issue.row) for issue in pack.recognition.files[0].issues] == [
        ("unreadable_line", 2),
        ("unreadable_amount", 3),
    ]


def test_net_and_tax_make_the_total_where_there_is_none(read: Read, to_csv: Make) -> None:
    pack = read(to_csv([["Invoice #", "Invoice date", "Net", "VAT"], ["1", "2025-01-02", "100.00", "19.00"]]))
    assert list(pack.invoices["total_cents"]) == [11900]


def test_what_is_still_owed_is_the_total_where_nothing_else_is_given(read: Read, to_csv: Make) -> None:
    pack = read(
        to_csv([["Invoice #", "Invoice date", "Due date", "Open balance"], ["1", "2025-01-02", "2025-02-02", "80"]])
    )
    assert (list(pack.invoices["total_cents"]), list(pack.invoices["state"])) == ([8000], ["open"])


def test_credit_notes_are_negative_however_they_are_written(read: Read, to_csv: Make) -> None:
    rows = [["Number", "Type", "Client", "Invoice date", "Total"]]
    rows += [
        ["1", "Invoice", "Ann", "2025-01-02", "100"],
        ["2", "Credit note", "Ann", "2025-01-03", "30"],
        ["3", "Credit memo", "Bo", "2025-01-04", "(5.00)"],
    ]
    pack = read(to_csv(rows))
    assert list(pack.invoices["total_cents"]) == [10000, -3000, -500]
    assert (pack.recognition.summary.invoices_count, pack.recognition.summary.invoice_total_cents) == (1, 6500)


def test_a_mixed_list_gives_invoices_and_quotes(read: Read, to_csv: Make) -> None:
    rows = [["Date", "Transaction type", "Num", "Name", "Due date", "Amount", "Open balance"]]
    rows += [
        ["01/13/2025", "Invoice", "1001", "Ann", "02/13/2025", "100.00", "0.00"],
        ["01/20/2025", "Payment", "", "Ann", "", "-100.00", ""],
    ]
    rows += [["01/22/2025", "Estimate", "1001", "Bo", "", "500.00", ""]]
    pack = read(to_csv(rows))
    assert (len(pack.invoices), len(pack.quotes), counts(pack)) == (1, 1, (3, 2, 1))
    assert pack.recognition.files[0].issues[0].code == "other_kind"


def test_payments_among_invoices_give_no_warning(read: Read, to_csv: Make) -> None:
    """More than are listed one by one, too: they were read, and left out on purpose."""
    many = ReadLimits().max_issues + 1
    rows = [["Date", "Transaction type", "Num", "Name", "Due date", "Amount", "Open balance"]]
    for n in range(many):
        rows.append(["01/13/2025", "Invoice", f"{1001 + n}", "Ann", "02/13/2025", "100.00", "0.00"])
        rows.append(["01/20/2025", "Payment", "", "Ann", "", "-100.00", ""])
    pack = read(to_csv(rows))
    assert pack.recognition.files[0].rows_set_aside == many
    assert data_warnings(pack.recognition) == ()


def test_a_number_that_begins_anew_at_another_customer_is_another_document(read: Read, to_csv: Make) -> None:
    rows = [
        ["Invoice #", "Client", "Invoice date", "Total"],
        ["1", "Ann", "2024-01-03", "10"],
        ["1", "Bo", "2025-01-04", "17"],
    ]
    assert read(to_csv(rows)).recognition.summary.invoice_total_cents == 2700


def test_of_rows_that_repeat_a_document_the_one_further_along_holds(read: Read, to_csv: Make) -> None:
    rows = [["Invoice #", "Client", "Invoice date", "Total", "Status"]]
    rows += [
        ["1", "Ann", "2025-01-03", "10", "Paid"],
        ["1", "Ann", "2025-01-03", "10", "Sent"],
        ["2", "Bo", "2025-01-04", "5", "Sent"],
    ]
    pack = read(to_csv(rows))
    assert list(pack.invoices["state"]) == ["paid", "open"]


def test_a_header_in_the_middle_of_many_columns_finds_the_number_without_a_name(read: Read, to_csv: Make) -> None:
    rows = [
        ["Date", "Due", "Details", "Client", "Status", "Total"],
        ["2025-01-07", "2025-01-21", "INV-61", "Ann", "Paid", "9"],
        ["2025-01-08", "2025-01-22", "INV-62", "Bo", "Due", "8"],
    ]
    assert list(read(to_csv(rows)).invoices["number"]) == ["INV-61", "INV-62"]


def test_the_owners_row_numbers_count_blank_lines_and_titles(read: Read) -> None:
    pack = read(b"Our invoices\n\nInvoice #,Client,Invoice date,Total\n\n1,Ann,2025-01-02,10\n2,Bo,oops,5\n")
    assert list(pack.invoices["row"]) == [5]
    assert [(issue.code, issue.row, issue.column) for issue in pack.recognition.files[0].issues] == [
        ("unreadable_date", 6, "Invoice date")
    ]


def test_a_number_that_begins_with_its_month_is_no_day(read: Read, to_csv: Make) -> None:
    rows = [["Invoice number", "Date", "Status", "Total"]]
    rows += [[f"202503{n:02d}", f"2025-03-{n:02d}", "Paid", "100.00"] for n in range(1, 29)]
    pack = read(to_csv(rows))
    assert pack.invoices["number"].tolist() == [row[0] for row in rows[1:]]


def test_a_column_of_mostly_ones_and_zeros_is_no_number(read: Read, to_csv: Make) -> None:
    rows = [["ID", "Is Return (Credit Note)", "Date", "Due date", "Status", "Total", "Outstanding Amount"]]
    rows += [[f"AB-{n}", "0", f"2025-03-{n:02d}", f"2025-04-{n:02d}", "Paid", "9.00", "0"] for n in range(1, 12)]
    rows[3][1] = "/07"
    assert read(to_csv(rows)).invoices["number"].tolist() == [row[0] for row in rows[1:]]
