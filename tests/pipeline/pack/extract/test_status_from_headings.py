"""Headings and tabs tell the state of the rows below them where no column does."""

from datetime import date

import pytest

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import read_files
from tests.corpus.workbooks import Sheet, xlsx_bytes

_HEADER = ["Invoice #", "Date", "Customer", "Amount"]
_ROWS = [[1001, "2025-01-20", "Ada", "100.00"], [1002, "2025-01-21", "Bram", "50.00"]]


def _states(name: str, content: bytes) -> list[str]:
    pack = read_files([UploadedFile(name, content)], workspace_key=b"key", today=date(2025, 12, 1))
    return list(pack.invoices.sort_values("number")["state"])


def _text(*rows: list[object]) -> bytes:
    return "\n".join(",".join(map(str, row)) for row in rows).encode()


def test_section_headings_can_give_the_state() -> None:
    assert _states("list.csv", _text(_HEADER, ["PAID"], _ROWS[0], ["UNPAID"], _ROWS[1])) == ["paid", "open"]


@pytest.mark.parametrize("headings", [("PAID", "March"), ("Paid Larkspur", "Tollgate"), ("PAID", "PAID")])
def test_other_headings_give_no_state(headings: tuple[str, str]) -> None:
    rows = _text(_HEADER, [headings[0]], _ROWS[0], [headings[1]], _ROWS[1])
    assert _states("list.csv", rows) == ["open", "open"]


def test_a_status_column_outranks_headings() -> None:
    rows = [_ROWS[0] + ["Open"], _ROWS[1] + ["Paid"]]
    assert _states("list.csv", _text([*_HEADER, "Status"], ["PAID"], rows[0], ["UNPAID"], rows[1])) == ["open", "paid"]


def test_a_sheet_name_can_give_the_state() -> None:
    book = xlsx_bytes(Sheet("Paid", [_HEADER, _ROWS[0]]), Sheet("Unpaid", [_HEADER, _ROWS[1]]))
    assert _states("list.xlsx", book) == ["paid", "open"]
