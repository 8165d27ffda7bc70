"""Columns under headers that say nothing are found by what they hold, and asked for where that could be wrong."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.upload import ReadingChoices, UploadedFile
from snapshot.pipeline.pack import read_files
from snapshot.pipeline.pack.schema.overrides import fingerprint

Make = Callable[..., bytes]
Read = Callable[..., Pack]
HEADER = ["Invoice #", "Customer", "Wann", "Wieviel", "Wie"]
ROWS = [[f"INV-{n}", f"Ann {n}", f"2025-03-{n + 10}", f"{n + 5}.50", "Paid" if n % 2 else "Open"] for n in range(8)]


def roles(pack: Pack) -> dict[str, tuple[str, str]]:
    return {column.role: (column.header, column.certainty) for column in pack.recognition.files[0].columns}


def as_invoices(to_csv: Make, header: Sequence[str], rows: Sequence[Sequence[object]]) -> Pack:
    """Read on the owner's word that these are invoices."""
    said = {fingerprint(header): ReadingChoices(category="invoices")}
    files = [UploadedFile("f", to_csv([header, *rows]))]
    return read_files(files, workspace_key=b"k", today=date(2025, 12, 1), choices=said)


def test_the_day_the_total_and_the_status_are_found_and_never_for_sure(to_csv: Make) -> None:
    pack = as_invoices(to_csv, HEADER, ROWS)
    found = roles(pack)
    assert (found["issued"], found["total"]) == (("Wann", "not_sure"), ("Wieviel", "not_sure"))
    assert found["status"] == ("Wie", "not_sure")
    assert pack.invoices["total_cents"].sum() == sum(n * 100 + 550 for n in range(8))
    assert pack.recognition.summary.paid_count == 4
    asked = [(doubt.role, doubt.options) for doubt in pack.recognition.files[0].doubts]
    assert asked == [("issued", ("Wann", "")), ("total", ("Wieviel", ""))]


def test_other_columns_that_hold_the_same_are_offered(to_csv: Make) -> None:
    rows = [[*row, f"2025-05-{n + 10}", f"{n + 9}.25"] for n, row in enumerate(ROWS)]
    pack = as_invoices(to_csv, [*HEADER, "Noch wann", "Noch was"], rows)
    asked = [doubt.options for doubt in pack.recognition.files[0].doubts]
    assert asked == [("Wann", "Noch wann", ""), ("Wieviel", "Noch was", "")]


def test_a_day_under_a_strange_header_is_found_and_asked_for(read: Read, to_csv: Make) -> None:
    pack = read(to_csv([["Invoice #", "Customer", "Wann", "Total", "Status"], *ROWS]))
    assert pack.recognition.summary.invoices_count == 8
    assert [doubt.options for doubt in pack.recognition.files[0].doubts] == [("Wann", "")]


@pytest.mark.parametrize("cells", [["5550178"] * 8, [str(n) for n in range(8)], ["x"] * 8])
def test_whole_numbers_are_not_billed_amounts(to_csv: Make, cells: Sequence[str]) -> None:
    rows = [[*row[:3], cell, row[4]] for row, cell in zip(ROWS, cells, strict=True)]
    assert "total" not in roles(as_invoices(to_csv, HEADER, rows))


@pytest.mark.parametrize("words", [("Yes", "No"), ("Paid", "Paid")])
def test_an_answer_to_another_question_is_no_status(to_csv: Make, words: tuple[str, str]) -> None:
    rows = [[*row[:4], words[n % 2]] for n, row in enumerate(ROWS)]
    assert "status" not in roles(as_invoices(to_csv, HEADER, rows))


def test_unknown_words_in_an_unnamed_column_are_not_listed(to_csv: Make) -> None:
    rows = [[*row[:4], "Zelda" if n < 2 else row[4]] for n, row in enumerate([*ROWS, *ROWS, *ROWS])]
    (file,) = as_invoices(to_csv, HEADER, rows).recognition.files
    assert "status" in {column.role for column in file.columns}
    assert "Zelda" not in file.model_dump_json()


def test_a_column_with_a_header_of_its_own_is_left_alone(read: Read, to_csv: Make) -> None:
    header = ["Invoice #", "Client", "Created", "Balance", "Hours"]
    pack = read(to_csv([header, *([n, "Ann", "2025-03-10", "10.00", "2.50"] for n in range(8))]))
    assert "total" not in roles(pack)
    assert pack.recognition.files[0].doubts == ()


def test_of_several_days_of_payment_the_last_one_counts(read: Read, to_csv: Make) -> None:
    header = ["Invoice #", "Invoice date", "Total", "1st payment date", "2nd payment date", "Status"]
    rows = [[n, "2025-03-01", "10", "2025-03-05", "" if n % 2 else "2025-03-09", "Paid"] for n in range(8)]
    pack = read(to_csv([header, *rows]))
    assert list(pack.invoices["paid"].dt.day) == [9, 5] * 4
    assert pack.recognition.files[0].doubts == ()


def test_a_total_is_never_below_its_balance(to_csv: Make) -> None:
    rows = [[n, f"2025-03-{n + 10}", f"{n}0.50", f"{n + 5}0.25", f"{n + 5}0.25" if n % 2 else "0.00"] for n in range(8)]
    pack = as_invoices(to_csv, ["Invoice #", "Date", "Helt", "Fakturerat", "Balance"], rows)
    assert roles(pack)["total"] == ("Fakturerat", "not_sure")
    assert list(pack.invoices["balance_cents"] > 0) == [bool(n % 2) for n in range(8)]


def test_without_a_total_what_is_owed_and_what_was_paid_were_asked_for(to_csv: Make) -> None:
    rows = [["1", "2025-03-01", "80.00", "0.00"], ["2", "2025-03-02", "30.00", "20.00"]]
    pack = as_invoices(to_csv, ["Invoice #", "Date", "Paid", "Balance"], rows)
    assert list(pack.invoices["total_cents"]) == [8000, 5000]


def test_a_column_of_codes_beside_amounts_names_the_currency(to_csv: Make) -> None:
    rows = [["1", "2025-03-01", "80.00", "CAD"], ["2", "2025-03-02", "30.00", "CAD"]]
    pack = as_invoices(to_csv, ["Invoice #", "Date", "amount.amount", "amount.code"], rows)
    assert pack.recognition.summary.currency == "CAD"


@pytest.mark.parametrize(("cell", "cents"), [("1250", 1250), ("12.50", 1250)])
def test_a_header_may_say_that_whole_numbers_are_cents(cell: str, cents: int, to_csv: Make) -> None:
    pack = as_invoices(to_csv, ["invoiceNumber", "issuedAt", "totalAmountCents"], [["1", "2025-03-01", cell]])
    assert list(pack.invoices["total_cents"]) == [cents]


def test_whole_amounts_are_the_total_where_their_header_says_so_and_a_balance_fits(to_csv: Make) -> None:
    header = ["Inv", "Billed", "Client", "Guests", "Event total", "Still owes"]
    rows = [[f"C-{n}", f"2025-03-{n + 10}", "Ann", 40 + n, 1200 + n, 0 if n % 2 else 600] for n in range(8)]
    pack = as_invoices(to_csv, header, rows)
    assert roles(pack)["total"] == ("Event total", "not_sure")
    assert pack.recognition.summary.paid_count == 4


def test_the_only_day_of_a_list_of_quotes_is_its_own(read: Read, to_csv: Make) -> None:
    rows = [[f"D{n:03}", f"1{n}/01/2025", "Café Noël", f"{n}360,00", "accepté"] for n in range(1, 9)]
    pack = read(to_csv([["Devis", "Du", "Pour", "Montant TTC", "Suite"], *rows]))
    assert pack.recognition.summary.quote_approved_count == 8
