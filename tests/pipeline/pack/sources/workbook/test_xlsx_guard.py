"""Workbooks that were made to burst: small in the mail, endless inside. They are refused before they grow."""

import re
import struct
from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack
from tests.support import sheets

SHEET = "xl/worksheets/sheet1.xml"
HEADER = ["Invoice #", "Invoice date", "Total"]
Read = Callable[..., Pack]
Make = Callable[..., bytes]


@pytest.fixture
def honest(to_xlsx: Make) -> bytes:
    return to_xlsx({"Sheet": [HEADER, ["1", "2025-01-02", 10], ["2", "2025-01-03", 20]]})


def problem(pack: Pack) -> str | None:
    return pack.recognition.files[0].problem


def old_workbook() -> bytes:
    return sheets.xls({"Sheet": [HEADER, *([f"{n}", "2025-01-02", 10.0 + n] for n in range(300))]})


def overwritten(data: bytes, at: int, number: int) -> bytes:
    return data[:at] + struct.pack("<I", number) + data[at + 4 :]


def chains(data: bytes) -> int:
    """Where an old workbook's table of chained sectors begins."""
    (first,) = struct.unpack("<I", data[76:80])
    return 512 * (int(first) + 1)


def test_chains_without_end_in_an_old_workbook_are_refused(read: Read) -> None:
    book = old_workbook()
    (directory,) = struct.unpack("<I", book[48:52])
    loops = [
        overwritten(book, chains(book), 0),
        overwritten(book, chains(book) + 4, 0),
        overwritten(book, chains(book) + 4 * directory, directory),
        overwritten(book, chains(book) + 4, 0x7FFFFFFF),
        overwritten(book, 48, 0x7FFFFFF0),
    ]
    for looped in loops:
        assert problem(read(looped)) in ("damaged_workbook", "workbook_too_large")


@pytest.mark.parametrize("keep", [0.5, 0.9, 0.99])
def test_a_cut_off_old_workbook_is_refused(read: Read, keep: float) -> None:
    book = old_workbook()
    assert problem(read(book[: int(len(book) * keep)])) in ("damaged_workbook", "workbook_too_large")


PARTS = {
    "shared strings that were made to burst": ("xl/sharedStrings.xml", b"<sst>" + b"<si><t>aaaaaaa</t></si>" * 800_000),
    "one text of many millions of letters": ("xl/sharedStrings.xml", b"<sst><si><t>" + b"a" * 30_000_000),
    "zeros behind a picture's name": ("xl/media/picture.png", bytes(50_000_000)),
    "an entity of entities": (
        SHEET,
        b'<!DOCTYPE l [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>',
    ),
}


@pytest.mark.parametrize("name", PARTS)
def test_a_zip_bomb_part_is_refused(read: Read, rewrite: Make, honest: bytes, name: str) -> None:
    part, content = PARTS[name]
    assert problem(read(rewrite(honest, part, lambda _: content))) == "unsafe_workbook"


def test_a_workbook_that_only_looks_large_is_read(read: Read, rewrite: Make, honest: bytes) -> None:
    """A merged range over everything, a wrong dimension, a hundred thousand styles, and empty rows without end."""
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    large = rewrite(honest, SHEET, lambda sheet: sheet.replace(b"</sheetData>", merged))
    large = rewrite(
        large, SHEET, lambda sheet: re.sub(rb'dimension ref="[^"]*"', b'dimension ref="A1:XFD1048576"', sheet)
    )
    large = rewrite(
        large, "xl/styles.xml", lambda part: part.replace(b"</cellXfs>", b"<xf/>" * 100_000 + b"</cellXfs>")
    )
    assert len(read(large).invoices) == 2
    rows = [[sheets.ods_cell(cell) for cell in row] for row in (HEADER, ["1", "2025-01-02", 10.0])]
    body = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    endless = '<table:table-row table:number-rows-repeated="4000000000"><table:table-cell/></table:table-row>'
    assert len(read(sheets.ods({"Sheet": []}, body={"Sheet": body + endless})).invoices) == 1


@pytest.mark.parametrize(
    "row",
    [
        f'<table:table-row table:number-rows-repeated="1000000">{sheets.ods_cell("x")}</table:table-row>',
        '<table:table-row><table:table-cell table:number-columns-repeated="16384" office:value-type="float" '
        'office:value="1"/></table:table-row>',
        '<table:table-row><table:table-cell office:value-type="string"><text:p><text:s text:c="2000000000"/></text:p>'
        "</table:table-cell></table:table-row>",
    ],
)
def test_repeated_cells_of_an_open_document_are_refused(read: Read, row: str) -> None:
    assert problem(read(sheets.ods({"Sheet": []}, body={"Sheet": row}))) not in (None, "unexpected")
