"""The content decides what a file is, never its name; each kind that is no table has its own sentence."""

import bz2
import gzip
import io
import lzma
import zipfile
from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack import ReadLimits, data_warnings
from snapshot.wording.file_problems import PROBLEMS
from tests.support import sheets

Read = Callable[..., Pack]


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


# What several tools send under the name "invoices.xls".
EXCEL_PAGE = (
    b'<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head></head><body><table><tr><td>Invoice #</td></tr>'
    b"<tr><td>1</td></tr></table></body></html>"
)
OLD_CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
OPEN_TEXT = sheets.zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<a/>"})
KINDS = {
    "empty": [b"", b"   \r\n", b"\xef\xbb\xbf", b"\xff\xfe"],
    "pdf": [b"%PDF-1.7\n1 0 obj", b"\r\n%PDF-1.4\n1 0 obj"],
    "html": [
        b"<!DOCTYPE html><html>",
        b"\n <HTML><body><table>",
        b"<table><tr><td>Invoice</td></tr></table>",
        EXCEL_PAGE,
        b"\xef\xbb\xbf" + EXCEL_PAGE,
        EXCEL_PAGE.decode().encode("utf-16"),
        b"<!-- saved from a page -->" + EXCEL_PAGE,
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--x\r\n" + EXCEL_PAGE,
    ],
    "xml": [
        b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table><Row><Cell>',
        b'<?xml version="1.0"?><invoices><invoice number="1"/></invoices>',
        b'<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    ],
    "json": [
        b'{"invoices": []}',
        b'[{"number": 1}]',
        b'\n [\n {"number": 1}]',
        b'\xef\xbb\xbf{"a": 1}',
        b'{"a": 1}\n{"a": 2}\n',
        b'[["Invoice", "Total"], ["1", "2"]]',
    ],
    "image": [
        b"\x89PNG\r\n\x1a\n1234",
        b"\xff\xd8\xff\xe0 JFIF",
        b"RIFF1234WEBPVP8 ",
        b"\x00\x00\x00\x18ftypheic",
        b"GIF89a",
        b"BM\x36\x10\x00\x00\x00\x00\x00\x00\x36",
        b"II*\x00\x08",
        b"MM\x00*\x08",
    ],
    "document": [
        b"{\\rtf1 Invoice}",
        zipped("word/document.xml"),
        OLD_CONTAINER + "WordDocument".encode("utf-16-le"),
        OPEN_TEXT,
    ],
    "archive": [
        gzip.compress(b"Invoice #", mtime=0),
        bz2.compress(b"Invoice #"),
        lzma.compress(b"Invoice #"),
        zipped(),
        zipped("invoices.csv"),
        b"7z\xbc\xaf\x27\x1c",
        b"Rar!\x1a\x07",
    ],
    "numbers": [zipped("Index/Document.iwa")],
    "binary_workbook": [zipped("xl/workbook.bin")],
    "binary": [bytes(range(1, 32)) * 50],
    "damaged_workbook": [b"PK\x03\x04 and no more", OLD_CONTAINER],
    "no_header": [b"hello", b"just one line of text\nand another\n", b"1,2,3\n4,5,6\n"],
}


@pytest.mark.parametrize(("code", "content"), [(code, content) for code, all_ in KINDS.items() for content in all_])
def test_each_kind_has_its_own_sentence(read: Read, code: str, content: bytes) -> None:
    pack = read(content, names=["invoices.csv"])
    (file,) = pack.recognition.files
    assert (file.problem, file.category) == (code, "unknown")
    assert file.problem_message == PROBLEMS[code]
    assert data_warnings(pack.recognition) == (f"invoices.csv: {PROBLEMS[code]}",)


def test_an_open_document_whose_first_part_is_spoilt_is_damaged(read: Read) -> None:
    whole = sheets.ods({"Sheet": [["Invoice #"]]})
    at = whole.index(b"mimetype") + len(b"mimetype")
    spoilt = whole[:at] + b"\xff" * 12 + whole[at + 12 :]
    assert read(spoilt).recognition.files[0].problem == "damaged_workbook"


def test_a_file_over_the_limit_is_not_opened(read: Read) -> None:
    (file,) = read(b"Invoice #,Total\n" * 100, limits=ReadLimits(max_file_bytes=100)).recognition.files
    assert file.problem == "too_large"


def test_an_unreadable_file_leaves_the_others_alone(read: Read, to_csv: Callable[..., bytes]) -> None:
    good = to_csv([["Invoice #", "Invoice date", "Total"], ["1", "2025-01-02", "10.00"]])
    pack = read(b"%PDF-1.4", good, b"")
    assert [file.problem for file in pack.recognition.files] == ["pdf", None, "empty"]
    assert list(pack.invoices["file"]) == [1]


@pytest.mark.parametrize("sentence", PROBLEMS.values())
def test_every_sentence_says_what_to_try(sentence: str) -> None:
    assert "please" in sentence.casefold()
