"""The plain pair of files that a person would make by hand must be read without a single loss."""

import csv
import io
from datetime import date

import openpyxl
import pandas as pd
import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import data_warnings, read_files

INVOICE_HEADER = [
    *("Invoice ID", "Customer", "Quote ID", "Service", "Issued At", "Due Date", "Paid At"),
    *("Status", "Total", "Balance Due"),
]
QUOTE_HEADER = ["Quote ID", "Customer", "Service", "Created At", "Approved At", "Declined At", "Status", "Total"]
INVOICES = [
    [
        "INV-001",
        "Ada Quillby",
        "Q-11",
        "Drain clearing",
        date(2025, 1, 6),
        date(2025, 2, 5),
        date(2025, 1, 20),
        "Paid",
        410.5,
        0,
    ],
    ["INV-002", "Bo Ravel", "", "Water heater", date(2025, 2, 3), date(2025, 3, 5), None, "Overdue", 1250, 1250],
    ["INV-003", "Ada Quillby", "Q-13", "Leak repair", date(2025, 3, 9), date(2025, 4, 8), None, "Sent", 99.99, 40.5],
    ["INV-004", "Cy Dunnel", "", "Leak repair", date(2025, 3, 12), date(2025, 4, 11), None, "Draft", 75, 75],
]
QUOTES = [
    ["Q-11", "Ada Quillby", "Drain clearing", date(2025, 1, 2), date(2025, 1, 4), None, "Approved", 410.5],
    ["Q-12", "Bo Ravel", "Repipe", date(2025, 1, 15), None, date(2025, 2, 1), "Declined", 8200],
    ["Q-13", "Ada Quillby", "Leak repair", date(2025, 3, 1), date(2025, 3, 4), None, "Approved", 99.99],
    ["Q-14", "Cy Dunnel", "Sump pump", date(2025, 3, 15), None, None, "Sent", 640],
]


def as_csv(header: list[str], rows: list[list[object]]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode()


def as_xlsx(header: list[str], rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in [header, *rows]:
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.fixture(params=[as_csv, as_xlsx], ids=["csv", "xlsx"], scope="module")
def pack(request: pytest.FixtureRequest) -> Pack:
    write = request.param
    files = [
        UploadedFile("a", write(INVOICE_HEADER, INVOICES)),
        UploadedFile("b", write(QUOTE_HEADER, QUOTES)),
    ]
    return read_files(files, workspace_key=b"key", today=date(2025, 6, 1))


def test_every_invoice_keeps_its_number_days_and_cents(pack: Pack) -> None:
    invoices = pack.invoices
    assert list(invoices["number"]) == ["INV-001", "INV-002", "INV-003", "INV-004"]
    assert list(invoices["state"]) == ["paid", "open", "open", "draft"]
    assert list(invoices["total_cents"]) == [41050, 125000, 9999, 7500]
    assert list(invoices["balance_cents"]) == [0, 125000, 4050, 7500]
    assert list(invoices["issued"].dt.date) == [row[4] for row in INVOICES]
    assert list(invoices["due"].dt.date) == [row[5] for row in INVOICES]
    assert invoices["paid"].dt.date[0] == date(2025, 1, 20)
    assert invoices["paid"].isna().sum() == 3


def test_every_quote_keeps_its_answer(pack: Pack) -> None:
    assert list(pack.quotes["state"]) == ["approved", "declined", "approved", "sent"]
    assert pack.quotes["approved"].dt.date[0] == date(2025, 1, 4)
    assert pack.quotes["declined"].dt.date[1] == date(2025, 2, 1)
    assert list(pack.quotes["total_cents"]) == [41050, 820000, 9999, 64000]


def test_invoices_and_quotes_join_by_number_and_customer(pack: Pack) -> None:
    joined = pack.invoices.merge(pack.quotes, left_on=["quote_number", "customer"], right_on=["number", "customer"])
    assert list(joined["number_y"]) == ["Q-11", "Q-13"]


def test_a_clean_pair_gives_no_warnings(pack: Pack) -> None:
    assert data_warnings(pack.recognition) == ()
    assert [file.certainty for file in pack.recognition.files] == ["sure", "sure"]


def test_all_columns_are_known_to_be_there(pack: Pack) -> None:
    assert pack.roles_found["invoices"] >= {"number", "state", "quote_number", "issued", "due", "paid", "balance_cents"}
    assert pack.roles_found["quotes"] >= {"number", "state", "created", "approved", "declined", "customer"}


def with_blanks(header: list[str], rows: list[list[object]], *names: str, word: str = "") -> bytes:
    """The rows with the columns ``names`` empty, or with ``word`` in each of their cells."""
    places = {header.index(name) for name in names}
    return as_csv(header, [[word if at in places else cell for at, cell in enumerate(row)] for row in rows])


@pytest.mark.parametrize("word", ["", "n/a"])
def test_a_header_over_empty_outcomes_is_a_missing_column(word: str) -> None:
    files = [
        UploadedFile("a", with_blanks(INVOICE_HEADER, INVOICES, "Paid At", "Status", "Balance Due", word=word)),
        UploadedFile("b", with_blanks(QUOTE_HEADER, QUOTES, "Approved At", "Declined At", "Status", word=word)),
    ]
    found = read_files(files, workspace_key=b"key", today=date(2025, 6, 1)).roles_found
    assert not {"paid", "state", "balance_cents"} & found["invoices"]
    assert not {"approved", "declined", "state"} & found["quotes"]


def test_a_status_column_without_a_known_word_says_nothing() -> None:
    file = UploadedFile("a", with_blanks(INVOICE_HEADER, INVOICES, "Status", word="7B"))
    found = read_files([file], workspace_key=b"key", today=date(2025, 6, 1)).roles_found["invoices"]
    assert "state" not in found
    assert {"paid", "balance_cents"} <= found


def test_no_name_is_in_the_pack(pack: Pack) -> None:
    for frame in (pack.invoices, pack.quotes):
        assert pd.Series(frame["customer"]).str.fullmatch(r"[0-9a-f]{16}").all()
        assert "quillby" not in frame.to_csv().casefold()
