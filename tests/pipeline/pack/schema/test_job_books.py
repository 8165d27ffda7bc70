"""One row may be a quote and the invoice that it became."""

from datetime import date

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import read_files

_HEADER = "Customer,Quote #,Quote date,Quote amount,Invoice #,Invoice date,Invoice amount\n"
_BILLED = "Ada,501,01/20/2025,100.00,1001,02/03/2025,120.00\n"
_QUOTED = "Bram,502,01/21/2025,80.00,,,\n"


def _read(*rows: str) -> Pack:
    file = UploadedFile("book.csv", (_HEADER + "".join(rows)).encode())
    return read_files([file], workspace_key=b"key", today=date(2025, 12, 1))


def test_one_row_can_be_a_quote_and_an_invoice() -> None:
    pack = _read(_BILLED, _QUOTED)
    assert pack.quotes[["number", "state", "total_cents"]].to_numpy().tolist() == [
        ["501", "approved", 10000],
        ["502", "sent", 8000],
    ]
    assert pack.invoices[["number", "quote_number", "total_cents"]].to_numpy().tolist() == [["1001", "501", 12000]]


def test_a_list_of_invoices_that_names_their_quotes_has_no_quotes() -> None:
    assert len(_read(_BILLED).quotes) == 0
