"""Several files of one upload: one document once, links in one form, payments that complete."""

from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack.values.document_numbers import join_links, normalize_number

Read = Callable[..., Pack]
Make = Callable[..., bytes]
HEADER = ["Invoice #", "Client", "Invoice date", "Due date", "Paid date", "Total", "Status"]


def row(number: str, status: str, paid: str = "", due: str = "2025-02-02") -> list[str]:
    return [number, "Ann", "2025-01-02", due, paid, "10", status]


@pytest.mark.parametrize("swapped", [False, True])
def test_the_more_advanced_copy_wins_and_is_completed(read: Read, to_csv: Make, swapped: bool) -> None:
    old = to_csv([HEADER, row("1", "Sent"), row("2", "Sent")])
    new = to_csv([HEADER, row("2", "Paid", "2025-01-20", due=""), row("3", "Sent")])
    pack = read(*((new, old) if swapped else (old, new)))
    two = pack.invoices[pack.invoices["number"] == "2"].iloc[0]
    assert pack.recognition.summary.invoices_count == 3
    assert (two["state"], two["balance_cents"], str(two["due"].date())) == ("paid", 0, "2025-02-02")


def test_the_same_file_twice_adds_nothing(read: Read, to_csv: Make) -> None:
    file = to_csv([HEADER, row("1", "Sent"), row("2", "Paid", "2025-01-20")])
    assert read(file, file).recognition.summary == read(file).recognition.summary


def test_documents_without_a_number_are_told_apart_by_what_they_say(read: Read, to_csv: Make) -> None:
    header = ["Date", "Customer", "Due date", "Amount", "Status"]
    twice = ["2025-01-03", "Ann", "2025-02-03", "10", "Unpaid"]
    paid = ["2025-01-03", "Ann", "2025-02-03", "10", "Paid"]
    pack = read(
        to_csv([header, twice, twice]), to_csv([header, paid, ["2025-01-09", "Bo", "2025-02-03", "4", "Unpaid"]])
    )
    assert sorted(pack.invoices["state"]) == ["open", "open", "paid"]


def test_a_quote_and_an_invoice_of_one_number_are_two_documents(read: Read, to_csv: Make) -> None:
    quotes = to_csv(
        [["Quote #", "Client", "Created date", "Total", "Status"], ["1", "Ann", "2025-01-01", "10", "Approved"]]
    )
    pack = read(to_csv([HEADER, row("1", "Sent")]), quotes)
    assert (len(pack.invoices), len(pack.quotes)) == (1, 1)


def test_payments_complete_paid_days(read: Read, to_csv: Make) -> None:
    invoices = to_csv(
        [
            ["Invoice #", "Client", "Invoice date", "Total", "Status"],
            ["1", "Ann", "2025-01-02", "10", "Paid"],
            ["2", "Bo", "2025-01-02", "10", "Sent"],
        ]
    )
    payments = to_csv(
        [
            ["Payment #", "Payment date", "Invoice number", "Amount", "Payment method"],
            ["9", "2025-01-20", "1", "10", "Check"],
            ["10", "2025-01-21", "2", "4", "Cash"],
        ]
    )
    pack = read(invoices, payments)
    assert [file.category for file in pack.recognition.files] == ["invoices", "payments"]
    assert str(pack.invoices["paid"][0].date()) == "2025-01-20"
    assert pd.isna(pack.invoices["paid"][1])


@pytest.mark.parametrize(
    ("written", "number"),
    [
        *(
            ("Quote QU-0069", "QU-0069"),
            ("QU-0069", "QU-0069"),
            ("#0012", "0012"),
            ("Estimate no. 12", "12"),
            ("inv-7", "INV-7"),
        ),
        *((1001.0, "1001"), (1001, "1001"), (" Q 84 ", "Q84"), ("", None), (None, None), ("EST-12", "EST-12")),
    ],
)
def test_document_numbers_are_normalized(written: object, number: str | None) -> None:
    assert normalize_number(written) == number


@given(st.text(max_size=40))
def test_normalizing_twice_changes_nothing(text: str) -> None:
    once = normalize_number(text)
    assert once is None or normalize_number(once) == once or not once.isascii()


@pytest.mark.parametrize(
    ("link", "known", "joined"),
    [("Q841", ["841"], "841"), ("841", ["Q-841"], "Q-841"), ("0841", ["841"], "841"), ("Q841", ["Q841", "841"], "Q841"),
     ("Q841", ["842"], "Q841"), ("Q841", ["A-841"], "Q841"), ("841", ["A841", "B841"], "841")],
)  # fmt: skip
def test_links_take_the_form_of_the_quotes_only_where_it_is_proven(link: str, known: list[str], joined: str) -> None:
    assert list(join_links(pd.Series([link], dtype="str"), known)) == [joined]


def test_a_reference_is_a_link_only_where_it_says_so(read: Read, to_csv: Make) -> None:
    rows = [
        ["InvoiceNumber", "Reference", "InvoiceDate", "Total"],
        ["1", "Quote QU-0069", "2025-01-02", "5"],
        ["2", "PO 603", "2025-01-03", "5"],
    ]
    pack = read(to_csv(rows))
    assert list(pack.invoices["quote_number"].fillna("")) == ["QU-0069", ""]
    assert "quote_number" in pack.roles_found["invoices"]


def test_refunded_and_void_are_further_along_than_paid(read: Read, to_csv: Make) -> None:
    old = to_csv([HEADER, row("1", "Paid"), row("2", "Paid"), row("3", "Paid")])
    new = to_csv([HEADER, row("1", "Refunded"), row("2", "Void"), row("3", "Sent")])
    states = read(old, new).invoices.set_index("number")["state"]
    assert dict(states) == {"1": "refunded", "2": "void", "3": "paid"}


def test_one_number_in_two_years_at_two_customers_is_two_documents(read: Read, to_csv: Make) -> None:
    last_year = to_csv([HEADER, ["1", "Ann", "2024-01-02", "", "", "10", "Paid"]])
    this_year = to_csv([HEADER, ["1", "Bo", "2025-01-02", "", "", "7", "Paid"]])
    assert read(last_year, this_year).recognition.summary.invoice_total_cents == 1700


def test_one_number_in_two_years_at_one_customer_is_one_document(read: Read, to_csv: Make) -> None:
    first = to_csv([HEADER, ["1", "Ann", "2025-01-02", "", "", "10", "Sent"]])
    again = to_csv([HEADER, ["1", "Ann", "2025-06-02", "", "", "10", "Paid"]])
    assert read(first, again).recognition.summary.invoices_count == 1


SHORT = ["Invoice #", "Client", "Invoice date", "Total", "Status"]


def test_zeros_before_a_number_do_not_make_another_document(read: Read, to_csv: Make) -> None:
    year = to_csv([SHORT, ["0075", "Ann", "2025-08-04", "10", "Sent"], ["0076", "Bo", "2025-08-05", "20", "Paid"]])
    month = to_csv([SHORT, ["75", "Ann", "2025-08-04", "10", "Paid"], ["76", "Bo", "2025-08-05", "20", "Paid"]])
    assert list(read(year, month).invoices["state"]) == ["paid", "paid"]


def test_two_firms_that_count_from_one_are_two_sets_of_documents(read: Read, to_csv: Make) -> None:
    first = to_csv([SHORT, ["101", "Ann", "2025-01-30", "10", "Sent"], ["102", "Bo", "2025-02-14", "20", "Paid"]])
    second = to_csv([SHORT, ["101", "Cy", "2025-02-24", "30", "Sent"], ["102", "Di", "2025-03-10", "40", "Paid"]])
    assert sorted(read(first, second).invoices["total_cents"]) == [1000, 2000, 3000, 4000]


def test_one_document_under_two_spellings_of_its_customer_is_one(read: Read, to_csv: Make) -> None:
    raw = to_csv([SHORT, ["101", "ANNE & CO", "2025-01-30", "10", "Sent"]])
    clean = to_csv([SHORT, ["101", "Anne and Company", "2025-01-30", "10", "Paid"]])
    assert list(read(raw, clean).invoices["state"]) == ["paid"]
