"""Deposits, progress invoices, credits, part payments, impossible days: what a row becomes and what is said of it."""

from collections.abc import Callable
from datetime import date

import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.recognition import FileRecognition
from snapshot.pipeline.pack import data_warnings

Read = Callable[..., Pack]
Make = Callable[..., bytes]
HEADER = ["Invoice #", "Client", "Type", "Invoice date", "Due date", "Paid on", "Total", "Status"]


def row(number: object, **told: str) -> list[object]:
    cells = {"Client": "Ann", "Invoice date": "2025-03-02", "Total": "100", "Status": "Sent"} | {
        name.replace("_", " "): value for name, value in told.items()
    }
    return [number, *(cells.get(name, "") for name in HEADER[1:])]


def one(pack: Pack) -> FileRecognition:
    (file,) = pack.recognition.files
    return file


def test_a_deposit_invoice_and_a_progress_invoice_are_invoices_and_a_deposit_is_not(read: Read, to_csv: Make) -> None:
    kinds = ["Deposit invoice", "Progress invoice", "Final invoice", "Invoice", "Deposit", "Payment"]
    pack = read(to_csv([HEADER, *(row(n, Type=kind) for n, kind in enumerate(kinds, 1))]))
    assert pack.recognition.summary.invoices_count == 4
    assert one(pack).set_aside_by_cause == {"other_kind": 2}


def test_credit_notes_lower_the_sum_however_they_are_written(read: Read, to_csv: Make) -> None:
    credits = [row(5, Type="Credit note", Total="30"), row(6, Total="-20"), row(7, Total="(10)")]
    summary = read(to_csv([HEADER, row(1), row(2), *credits])).recognition.summary
    assert (summary.invoices_count, summary.invoice_total_cents) == (2, 20000 - 6000)


def test_what_was_paid_in_part_is_open_with_the_rest(read: Read, to_csv: Make) -> None:
    header = ["Invoice #", "Invoice date", "Total", "Amount paid", "Status"]
    rows = [["1", "2025-03-02", "100", "40", "Partially paid"], ["2", "2025-03-02", "100", "100", "Paid"]]
    pack = read(to_csv([header, *rows]))
    assert list(pack.invoices["balance_cents"]) == [6000, 0]
    assert list(pack.invoices["state"]) == ["open", "paid"]


@pytest.mark.parametrize("day", ["31/02/2025", "2025-02-31", "31.04.2025", "Feb 30, 2025"])
def test_an_impossible_day_sets_its_row_aside_and_moves_to_no_other_month(read: Read, to_csv: Make, day: str) -> None:
    style = {"31/02/2025": "25/03/2025", "31.04.2025": "25.03.2025", "Feb 30, 2025": "Mar 25, 2025"}
    good = [row(n, Invoice_date=style.get(day, "2025-03-25")) for n in range(3)]
    pack = read(to_csv([HEADER, *good, row(9, Invoice_date=day)]))
    assert one(pack).set_aside_by_cause == {"unreadable_date": 1}
    assert set(pack.invoices["issued"].dt.date) == {date(2025, 3, 25)}


def test_two_digits_are_a_year_of_this_century(read: Read, to_csv: Make) -> None:
    pack = read(to_csv([HEADER, *(row(n, Invoice_date=f"{n + 13}/3/24") for n in range(3))]))
    assert list(pack.invoices["issued"].dt.year) == [2024] * 3


def test_unknown_status_words_are_listed_and_not_guessed(read: Read, to_csv: Make) -> None:
    pack = read(to_csv([HEADER, row(1), row(2, Status="Paid"), row(3, Status="Parked"), row(4, Status="Parked")]))
    assert one(pack).unknown_status_words == ("Parked",)
    assert list(pack.invoices["state"])[2:] == ["open", "open"]


def test_days_that_could_not_be_read_are_counted_and_their_rows_used(read: Read, to_csv: Make) -> None:
    good = [row(n, Due_date="2025-04-02", Paid_on="2025-04-01") for n in range(6)]
    bad = [row(7, Due_date="2025-02-31"), row(8, Due_date="########"), row(9, Paid_on="2025-13-01")]
    pack = read(to_csv([HEADER, *good, *bad, row(10, Paid_on="not yet")]))
    said = [issue.message for issue in one(pack).issues]
    assert said == [
        "2 dates under “Due date” could not be read and were left out.",
        "1 date under “Paid on” could not be read and was left out.",
    ]
    assert (one(pack).rows_used, one(pack).rows_set_aside) == (10, 0)
    assert sum("left out" in warning for warning in data_warnings(pack.recognition)) == 2


def test_a_row_that_is_set_aside_is_not_counted_again(read: Read, to_csv: Make) -> None:
    good = [row(n, Due_date="2025-04-02") for n in range(6)]
    pack = read(to_csv([HEADER, *good, row(9, Invoice_date="2025-02-31", Due_date="2025-02-31")]))
    assert [issue.code for issue in one(pack).issues] == ["unreadable_date"]


def test_short_trade_words_are_job_words_and_initials_are_not(read: Read, to_csv: Make) -> None:
    header = ["Invoice #", "Client", "Invoice date", "Total", "Description"]
    rows = [[str(n), f"Client {n % 3}", "2025-03-02", "10", f"A/C tune for BJ {n}, EV charger"] for n in range(6)]
    words = read(to_csv([header, *rows])).job_words
    assert {"ac", "ev", "tune", "charger"} <= set(words)
    assert "bj" not in words
