"""What a list is: by what its rows hold, its title and its file, not by one header."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack

Read = Callable[..., Pack]
Make = Callable[..., bytes]
WAYS = ("ACH", "Credit Card", "Check", "ACH")


def category(pack: Pack) -> str:
    return pack.recognition.files[0].category


@pytest.mark.parametrize("header", ["when,who,for what,how much,paid?", "Invoiced on,Client,For,Amount,Paid"])
def test_a_day_a_name_an_amount_and_a_mark_are_a_list_of_bills(header: str, read: Read, to_csv: Make) -> None:
    rows = [[f"2025-03-{n:02}", "Ann", "mowing", f"{n}0.50", mark] for n, mark in enumerate(("yes", "no", "ck 17"), 1)]
    pack = read(to_csv([header.split(","), *rows]))
    assert list(pack.invoices["state"]) == ["paid", "open", "paid"]


def test_an_empty_column_says_nothing_of_the_kind(read: Read, to_csv: Make) -> None:
    header = ["Client", "Quote Number", "Amount", "Paid", "Status", "Quote Date", "Due Date", "Invoice #"]
    rows = [["Ann", f"000{n}", "$400.00", "$0.00", "Sent", "2025-08-10", "2025-09-10", ""] for n in range(1, 5)]
    assert category(read(to_csv([header, *rows]))) == "quotes"


@pytest.mark.parametrize("title", [["Some Tool v4.5 - December 19", "Payments"], ["Payments received"]])
def test_under_the_title_of_payments_an_invoice_number_is_a_link(title: list[str], read: Read, to_csv: Make) -> None:
    rows = [["Ann", f"000{n}", f"$10{n}.50", f"2025-01-0{n}"] for n in range(1, 5)]
    pack = read(to_csv([*([line] for line in title), ["Client", "Invoice Number", "Amount", "Date"], *rows]))
    assert category(pack) == "payments"
    assert list(pack.payments["invoice_number"]) == ["0001", "0002", "0003", "0004"]


@pytest.mark.parametrize("name", ["Applied To Invoice", "For invoice"])
def test_payments_name_the_invoice_that_they_were_applied_to(name: str, read: Read, to_csv: Make) -> None:
    invoices = [[n, f"2025-01-0{n}", "Ann", f"{n}00.25"] for n in range(1, 4)]
    payments = [["2025-02-01", "Ann", n, "Check", f"{n}00.25"] for n in (1, 3)]
    pack = read(
        to_csv([["Invoice Number", "Invoice Date", "Customer", "Invoice Amount"], *invoices]),
        to_csv([["Payment Date", "Customer", name, "Method", "Payment Amount"], *payments]),
    )
    assert list(pack.invoices["state"]) == ["paid", "open", "paid"]


def test_an_account_that_names_invoices_is_no_list_of_invoices(read: Read, to_csv: Make) -> None:
    header = ["Datum", "Beschreibung", "Brutto", "Entgelt", "Netto", "Guthaben", "Transaktionscode", "Rechnungsnummer"]
    rows, balance = [], 500
    for n, amount in enumerate((-200, 119, 60, -80, 1190, 238), 1):
        balance += amount
        invoice = f"RE-{n}" if amount > 0 else ""
        rows.append(
            [f"{n:02}.03.2025", "Zahlung", f"{amount},00", "0,00", f"{amount},00", f"{balance},00", f"TX{n}", invoice]
        )
    pack = read(to_csv([header, *rows], delimiter=";"))
    assert len(pack.invoices) == 0


def test_a_job_board_that_names_invoices_is_one_of_jobs(read: Read, to_csv: Make) -> None:
    header = ["Job #", "Estimate", "Customer", "Scheduled", "Job status", "Job amount", "Invoice #"]
    rows = [[f"J-{n}", f"E{n}", "Ann", f"2025-01-0{n}", "Completed", f"{n}0.25", 7000 + n] for n in range(1, 6)]
    assert category(read(to_csv([header, *rows]))) == "jobs"


def test_a_number_a_day_a_total_and_a_balance_are_invoices(read: Read, to_csv: Make) -> None:
    rows = [[9100 + n, f"2025-01-0{n}", "Ann", f"{n}00.50", "0.00" if n % 2 else f"{n}00.50"] for n in range(1, 6)]
    pack = read(to_csv([["Doc No", "Doc Date", "Account Name", "Gross", "Balance"], *rows]))
    assert list(pack.invoices["state"]) == ["paid", "open", "paid", "open", "paid"]


def test_a_sheet_is_read_like_the_one_with_its_columns(read: Read, to_xlsx: Make) -> None:
    header = ["No", "Date", "Client", "Amount"]
    paid = [[n, f"2025-01-0{n}", "Ann", n * 10.5, f"2025-02-0{n}"] for n in range(1, 4)]
    waiting = [[n, f"2025-01-0{n}", "Ann", n * 10.5] for n in range(4, 7)]
    pack = read(to_xlsx({"Paid 2025": [[*header, "Paid on"], *paid], "Waiting on money": [header, *waiting]}))
    assert list(pack.invoices.sort_values("number")["state"]) == ["paid"] * 3 + ["open"] * 3


def test_the_name_of_a_tab_is_the_answer_to_its_quotes(read: Read, to_xlsx: Make) -> None:
    rows = [["Quote", "Date", "Client", "Price"], ["Q1", "2025-01-02", "Ann", 50.5]]
    tabs = {f"Quotes {name}": [rows[0], [f"Q{n}", *rows[1][1:]]] for n, name in enumerate(("won", "lost", "out"))}
    assert list(read(to_xlsx(tabs)).quotes["state"]) == ["approved", "declined", "sent"]


def test_remarks_beside_the_quotes_of_a_mixed_list_are_their_answers(read: Read, to_csv: Make) -> None:
    header = ["Num", "Date", "Name", "Transaction type", "Memo", "Amount", "Open balance"]
    words = ["Accepted", "Pending", "Rejected", "Accepted"]
    quotes = [[f"E{n}", "2025-01-05", "Ann", "Estimate", word, "50.00", ""] for n, word in enumerate(words)]
    invoices = [[f"{n}", "2025-01-06", "Ann", "Invoice", f"Work {n}", "60.00", "0.00"] for n in range(4)]
    pack = read(to_csv([header, *quotes, *invoices]))
    assert list(pack.quotes["state"]) == ["approved", "sent", "declined", "approved"]
    assert list(pack.invoices["state"]) == ["paid"] * 4


def test_rows_with_a_number_and_an_invoice_of_their_own_and_a_way_are_payments(read: Read, to_csv: Make) -> None:
    header = ["Status", "Number", "Client", "Amount", "Invoice Number", "Date", "Type"]
    rows = [
        ["Completed", f"000{n}", "Ann", f"{n}00.50", f"00{n}0", f"2025-01-0{n}", way] for n, way in enumerate(WAYS, 1)
    ]
    pack = read(to_csv([header, *rows]))
    assert category(pack) == "payments"
    assert list(pack.payments["invoice_number"]) == ["0010", "0020", "0030", "0040"]


def test_a_way_of_payment_that_some_rows_lack_is_how_a_bill_was_paid(read: Read, to_csv: Make) -> None:
    rows = [["Ann", f"2025-01-0{n}", "170.50", way] for n, way in enumerate((*WAYS[:3], "", "Venmo", ""), 1)]
    pack = read(to_csv([["Client", "Billed", "Amount", "Paid via"], *rows]))
    assert list(pack.invoices["state"]) == ["paid", "paid", "paid", "open", "paid", "open"]


def test_as_many_documents_as_payments_are_a_list_of_everything_sold(read: Read, to_csv: Make) -> None:
    rows = [
        [f"2025-01-0{n}", kind, f"{n}00.50", f"55{n}", "Ann"] for n in range(1, 6) for kind in ("Payment", "Invoice")
    ]
    assert category(read(to_csv([["Date", "Transaction type", "Amount", "Num", "Customer"], *rows]))) == "invoices"
