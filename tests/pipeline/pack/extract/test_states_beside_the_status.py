"""Ticks, notes, balances and canceling documents that say how an invoice stands."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack

Read = Callable[..., Pack]
Make = Callable[..., bytes]
HEADER = ["Invoice No", "Date", "Customer", "Total"]
ROWS = [[n, f"2025-02-{n:02}", "Ann", "100.00"] for n in range(1, 6)]


def states(pack: Pack) -> list[str]:
    return list(pack.invoices["state"])


def with_cells(names: list[str], *cells: tuple[object, ...]) -> list[list[object]]:
    return [[*HEADER, *names], *([*row, *told] for row, told in zip(ROWS, cells, strict=False))]


@pytest.mark.parametrize(("yes", "no"), [("1", "0"), ("TRUE", "FALSE"), ("yes", "no")])
def test_what_was_not_sent_is_a_draft_and_what_was_canceled_is_void(
    yes: str, no: str, read: Read, to_csv: Make
) -> None:
    ticks = [(yes, no), (yes, no), (yes, yes), (no, no)]
    assert states(read(to_csv(with_cells(["Submitted", "Cancelled"], *ticks)))) == ["open", "open", "void", "draft"]


def test_ticks_that_nobody_used_make_no_drafts(read: Read, to_csv: Make) -> None:
    assert set(states(read(to_csv(with_cells(["Sent"], *[("FALSE",)] * 5))))) == {"open"}


@pytest.mark.parametrize(
    ("note", "state"),
    [
        ("cancelled, nothing due", "void"),
        ("bad debt (written off)", "written_off"),
        ("cancelled visit, came again", "open"),
        ("ask for the key", "open"),
    ],
)
def test_a_note_can_end_a_document(note: str, state: str, read: Read, to_csv: Make) -> None:
    rows = with_cells(["Date paid", "Notes"], ("2025-03-01", ""), ("", note), ("", "gate code on the left"))
    assert states(read(to_csv(rows))) == ["paid", state, "open"]


def test_what_was_paid_too_much_leaves_nothing_open(read: Read, to_csv: Make) -> None:
    rows = with_cells(["Paid", "Balance"], ("100.00", "0.00"), ("120.00", "-20.00"), ("40.00", "60.00"))
    assert states(read(to_csv(rows))) == ["paid", "paid", "open"]


def test_what_is_asked_for_first_is_no_balance(read: Read, to_csv: Make) -> None:
    cells = [("95.00", "5.00"), ("100.00", "0.00"), ("", "100.00"), ("100.00", "0.00")]
    rows = with_cells(["Due now", "Received", "Still outstanding"], *(("95.00", *both) for both in cells))
    assert states(read(to_csv(rows))) == ["open", "paid", "open", "paid"]


def test_installments_are_paid_when_the_last_one_is(read: Read, to_csv: Make) -> None:
    header = ["Invoice #", "Invoice date", "Client", "Invoice total", "Due date", "Payment amount", "Payment status"]
    parts = [("1", "2025-03-01", "Paid"), ("1", "2025-04-01", "Paid"), ("2", "2025-03-01", "Paid")]
    parts += [("2", "2025-04-01", "Upcoming"), ("3", "2025-03-05", "Upcoming"), ("4", "2025-03-06", "Overdue")]
    rows = [[n, f"2025-02-0{n}", f"Ann {n}", "100.00", due, "50.00", word] for n, due, word in parts]
    assert states(read(to_csv([header, *rows]))) == ["paid", "open", "open", "open"]


def storno(original: str) -> list[list[object]]:
    header = ["Rechnungsnummer", "Kunde", "Rechnungsbetrag", "Status", "Rechnungstyp", "Datum"]
    return [
        header,
        ["RE-1", "Ann", "119.00", "Bezahlt", "Rechnung", "2025-01-15"],
        ["RE-2", "Bo", "299.99", original, "Rechnung", "2025-01-16"],
        ["ST-1", "Bo", "-299.99", "Storniert", "Storno", "2025-01-25"],
    ]


def test_a_canceling_document_takes_off_what_its_original_billed(read: Read, to_csv: Make) -> None:
    pack = read(to_csv(storno("Überfällig")))
    assert pack.recognition.summary.invoice_total_cents == 11900
    assert pack.recognition.summary.invoices_count == 2


def test_where_the_original_is_canceled_too_it_takes_off_nothing(read: Read, to_csv: Make) -> None:
    pack = read(to_csv(storno("Storniert")))
    assert pack.recognition.summary.invoice_total_cents == 11900
    assert pack.recognition.summary.invoices_count == 1


def test_an_invoice_counts_when_only_its_due_day_is_known(read: Read, to_csv: Make) -> None:
    header = ["invoice_id", "client", "amount_eur", "due_date", "status"]
    rows = [[f"INV-{n}", "Ann", "120", f"2025-03-{n:02}", word] for n, word in ((1, "paid"), (2, "unpaid"))]
    pack = read(to_csv([header, *rows]))
    assert states(pack) == ["paid", "open"]
    assert pack.invoices["issued"].isna().all()
    assert pack.recognition.summary.currency == "EUR"


def test_a_deposit_is_an_invoice_where_the_type_is_that_of_invoices(read: Read, to_csv: Make) -> None:
    kinds = [("Deposit",), ("Progress",), ("Final",), ("Credit",)]
    pack = read(to_csv(with_cells(["Invoice Type"], *kinds)))
    assert list(pack.invoices["kind"]) == ["invoice", "invoice", "invoice", "credit_note"]


def test_one_column_of_numbers_numbers_invoices_and_quotes_alike(read: Read, to_csv: Make) -> None:
    kinds = [("Invoice",), ("Estimate",), ("Invoice",), ("Estimate",)]
    pack = read(to_csv(with_cells(["Type"], *kinds)))
    assert list(pack.quotes["number"]) == ["2", "4"]
    assert set(pack.quotes["state"]) == {"sent"}
