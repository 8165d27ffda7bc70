"""Payments say when an invoice was paid and what is left of it; no payment counts twice."""

from collections.abc import Callable

import pandas as pd
import pytest

from snapshot.pipeline.documents.pack import INVOICE_COLUMNS, PAYMENT_COLUMNS, Pack, conform
from snapshot.pipeline.pack.extract.payments import complete_from_payments, merge_payments

DAY = pd.Timestamp("2025-01-10")


def invoices(*rows: tuple[str, str, int, int], customer: str = "ann") -> pd.DataFrame:
    """Number, state, total and balance; all of file 0."""
    frame = pd.DataFrame(rows, columns=["number", "state", "total_cents", "balance_cents"])
    return conform(
        frame.assign(kind="invoice", customer=customer, issued=DAY, paid=pd.NaT, file=0, row=1), INVOICE_COLUMNS
    )


def payments(*rows: tuple[str, int, str], file: int = 1, customer: str = "ann") -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["invoice_number", "amount_cents", "paid"])
    return conform(
        frame.assign(paid=pd.to_datetime(frame["paid"]), customer=customer, file=file, row=1), PAYMENT_COLUMNS
    )


@pytest.mark.parametrize(
    ("state", "balance", "received", "silent", "expected"),
    [
        ("open", 1000, [1000], True, ("paid", 0)),
        ("open", 1000, [400], True, ("open", 600)),
        ("open", 1000, [400, 600], True, ("paid", 0)),
        ("open", 1000, [1200], True, ("paid", 0)),
        ("open", 1000, [1000, -1000], True, ("refunded", 0)),
        ("open", 1000, [1000, -100], True, ("paid", 0)),
        ("open", 1000, [1000], False, ("paid", 0)),
        ("open", 1000, [400], False, ("open", 600)),
        ("open", 1000, [1000, -1000], False, ("open", 1000)),
        ("open", 600, [400], False, ("open", 600)),
        ("open", 600, [300], False, ("open", 600)),
        ("open", 600, [400, 500], False, ("open", 100)),
        ("paid", 0, [400], False, ("paid", 0)),
        ("paid", 0, [1000, -1000], False, ("paid", 0)),
        ("written_off", 0, [1000], False, ("written_off", 0)),
        ("void", 1000, [1000], True, ("void", 1000)),
        ("draft", 1000, [1000], True, ("draft", 1000)),
    ],
)
def test_the_more_advanced_payment_record_wins(
    state: str, balance: int, received: list[int], silent: bool, expected: tuple[str, int]
) -> None:
    known = payments(*(("7", amount, f"2025-01-2{day}") for day, amount in enumerate(received)))
    (found,) = complete_from_payments(invoices(("7", state, 1000, balance)), known, [0] if silent else []).to_dict(
        "records"
    )
    assert (found["state"], found["balance_cents"]) == expected


def test_the_last_payment_is_the_day_it_was_paid() -> None:
    known = payments(("7", 400, "2025-01-20"), ("7", 600, "2025-01-12"))
    done = complete_from_payments(invoices(("7", "open", 1000, 1000), ("8", "open", 500, 500)), known)
    assert list(done["paid"].dt.strftime("%d").fillna("")) == ["20", ""]
    assert {name: str(kind) for name, kind in done.dtypes.items()} == dict(INVOICE_COLUMNS)


def test_the_invoice_itself_in_a_ledger_is_no_refund() -> None:
    ledger = payments(("7", -1000, "2025-01-10"), ("7", 1000, "2025-01-20"))
    assert list(complete_from_payments(invoices(("7", "open", 1000, 1000)), ledger, [0])["state"]) == ["paid"]


def test_a_day_that_the_invoices_file_tells_stays() -> None:
    told = invoices(("7", "paid", 1000, 0)).assign(paid=pd.Series([DAY], dtype="datetime64[s]"))
    assert complete_from_payments(told, payments(("7", 1000, "2025-01-20")))["paid"][0] == DAY


def test_numbers_join_in_the_form_of_the_invoices() -> None:
    done = complete_from_payments(invoices(("INV-0007", "open", 1000, 1000)), payments(("7", 1000, "2025-01-20")))
    assert list(done["state"]) == ["paid"]


def test_a_number_used_twice_needs_its_customer() -> None:
    twice = pd.concat([invoices(("7", "open", 1000, 1000)), invoices(("7", "open", 1000, 1000), customer="bo")])
    twice = conform(twice, INVOICE_COLUMNS)
    told = payments(("7", 1000, "2025-01-20"), customer="bo")
    assert list(complete_from_payments(twice, told)["state"]) == ["open", "paid"]
    unknown = payments(("7", 1000, "2025-01-20"), customer="cy")
    assert list(complete_from_payments(twice, unknown)["state"]) == ["open", "open"]


def test_a_credit_note_is_not_paid() -> None:
    note = invoices(("7", "open", -1000, -1000)).assign(kind="credit_note")
    note = conform(note, INVOICE_COLUMNS)
    assert list(complete_from_payments(note, payments(("7", 1000, "2025-01-20")))["state"]) == ["open"]


def test_a_payment_in_two_files_counts_once_and_twice_in_one_file_twice() -> None:
    one = payments(("7", 400, "2025-01-20"), ("7", 400, "2025-01-20"))
    other = payments(("7", 400, "2025-01-20"), ("7", 100, "2025-01-21"), file=2)
    assert sorted(merge_payments([one, other])["amount_cents"]) == [100, 400, 400]
    assert len(merge_payments([])) == 0


PAYMENTS = ["Payment #", "Payment date", "Invoice number", "Amount", "Payment method", "Status"]


def paid(invoice: str, amount: str, status: str) -> list[str]:
    return ["9", "2025-01-20", invoice, amount, "Card", status]


def test_payments_decide_where_the_invoices_say_nothing_and_failed_ones_do_not_count(
    read: Callable[..., Pack], to_csv: Callable[..., bytes]
) -> None:
    bills = [
        ["Invoice #", "Client", "Invoice date", "Total"],
        *([str(n), "Ann", "2025-01-02", "10"] for n in range(1, 6)),
    ]
    moved = [
        paid("1", "10", "Succeeded"), paid("2", "4", "Completed"), paid("3", "10", "Failed"),
        paid("4", "10", "Pending"), paid("5", "10", "Refunded"),
    ]  # fmt: skip
    pack = read(to_csv(bills), to_csv([PAYMENTS, *moved]))
    assert list(pack.invoices["state"]) == ["paid", "open", "open", "open", "open"]
    assert list(pack.invoices["balance_cents"]) == [0, 600, 1000, 1000, 1000]
    assert pack.recognition.files[1].set_aside_by_cause == {"not_received": 3}
    assert pack.recognition.files[1].rows_unreadable == 0
    assert pack.recognition.files[1].total_cents == 1400


def test_two_exports_of_payments_that_overlap_count_once(
    read: Callable[..., Pack], to_csv: Callable[..., bytes]
) -> None:
    bills = to_csv([["Invoice #", "Client", "Invoice date", "Total"], ["1", "Ann", "2025-01-02", "10"]])
    moved = to_csv([PAYMENTS, paid("1", "5", "Completed")])
    assert list(read(bills, moved, moved).invoices["balance_cents"]) == [500]
