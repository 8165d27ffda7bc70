"""Workbooks: typed cells, serials, formulas without results, several sheets."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime

import pytest

from snapshot.pipeline.documents.pack import Pack

Read = Callable[..., Pack]
Make = Callable[..., bytes]
HEADER = ["Invoice #", "Client", "Invoice date", "Total", "Status"]


def test_typed_cells_and_bare_serials_are_days(read: Read, to_xlsx: Make) -> None:
    rows = [
        [1, "Ann", date(2025, 3, 4), 10.5, "Paid"],
        [2, "Bo", datetime(2025, 3, 4, 15, 30), 7, "Sent"],
        [3, "Cy", 45720, 8, "Sent"],
    ]
    pack = read(to_xlsx({"2025": [HEADER, *rows]}))
    assert {str(day.date()) for day in pack.invoices["issued"]} == {"2025-03-04"}
    assert list(pack.invoices["number"]) == ["1", "2", "3"]
    assert list(pack.invoices["total_cents"]) == [1050, 700, 800]


def test_sheets_add_up_repeats_count_once_and_hidden_ones_are_named(read: Read, to_xlsx: Make) -> None:
    one, two = ["1", "Ann", "2025-01-02", 10, "Paid"], ["2", "Bo", "2024-01-03", 5, "Paid"]
    book = to_xlsx(
        {
            "notes": [["Read me"]],
            "2025": [HEADER, one],
            "all": [HEADER, one, two],
            "old": [HEADER, ["9", "X", "2023-01-01", 1, "Paid"]],
        },
        ["old"],
    )
    pack = read(book)
    (file,) = pack.recognition.files
    assert sorted(pack.invoices["number"]) == ["1", "2"]
    assert (file.sheets, file.hidden_sheets) == (("2025", "all"), ("old",))


def test_invoices_and_quotes_in_one_workbook(read: Read, to_xlsx: Make) -> None:
    quotes = [["Quote #", "Client", "Created date", "Total", "Status"], ["7", "Ann", "2025-01-01", 10, "Approved"]]
    pack = read(
        to_xlsx(
            {
                "Invoices": [HEADER, ["1", "Ann", "2025-01-02", 10, "Paid"], ["2", "Bo", "2025-01-02", 10, "Paid"]],
                "Quotes": quotes,
            }
        )
    )
    assert (len(pack.invoices), len(pack.quotes)) == (2, 1)
    assert pack.recognition.files[0].category == "invoices"


def test_a_cell_that_looks_like_the_childs_own_words_is_a_cell(read: Read, to_xlsx: Make) -> None:
    pack = read(
        to_xlsx(
            {
                "Sheet": [
                    HEADER,
                    ["end", "problem", "2025-01-02", 10, "Paid"],
                    ["sheet", "hidden", "2025-01-03", 5, "Paid"],
                ]
            }
        )
    )
    assert pack.recognition.summary.invoices_count == 2


def test_an_open_document_workbook_is_read(read: Read, ods: bytes) -> None:
    pack = read(ods)
    assert list(pack.invoices["total_cents"]) == [1050, 700]
    assert str(pack.invoices["issued"][0].date()) == "2025-01-02"


def ods_cell(value: object) -> str:
    kind = {float: ("float", "value"), date: ("date", "date-value")}.get(type(value))
    typed = f'office:value-type="{kind[0]}" office:{kind[1]}="{value}"' if kind else 'office:value-type="string"'
    return f"<table:table-cell {typed}><text:p>{value}</text:p></table:table-cell>"


@pytest.fixture
def ods() -> bytes:
    """Written by hand, with the endless empty rows that every real one has at its end."""
    rows = [HEADER, ["1", "Ann", date(2025, 1, 2), 10.5, "Paid"], ["2", "Bo", date(2025, 1, 3), 7.0, "Sent"]]
    body = "".join(f"<table:table-row>{''.join(map(ods_cell, row))}</table:table-row>" for row in rows)
    body += '<table:table-row table:number-rows-repeated="1048573">'
    body += '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    sheet = f'<office:spreadsheet><table:table table:name="Sheet">{body}</table:table></office:spreadsheet>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body>{sheet}</office:body></office:document-content>",
        )
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return data.getvalue()
