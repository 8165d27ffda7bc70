"""The content decides what a file is, never its name; each kind that is no table has its own sentence."""

import io
import zipfile
from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack import ReadLimits, data_warnings
from snapshot.wording.reading import PROBLEMS

Read = Callable[..., Pack]


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


KINDS = {
    "empty": [b"", b"   \r\n", b"\xef\xbb\xbf", b"\xff\xfe"],
    "pdf": [b"%PDF-1.7\n1 0 obj"],
    "html": [b"<!DOCTYPE html><html>", b"\n <HTML><body><table>", b"<table><tr><td>Invoice</td></tr></table>"],
    "xml": [b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'],
    "json": [b'{"invoices": []}', b'[{"number": 1}]'],
    "image": [b"\x89PNG\r\n\x1a\n1234", b"\xff\xd8\xff\xe0 JFIF", b"RIFF1234WEBPVP8 ", b"\x00\x00\x00\x18ftypheic"],
    "document": [b"{\\rtf1 Invoice}", zipped("word/document.xml"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)],
    "archive": [b"\x1f\x8b\x08\x00123", zipped("invoices.csv")],
    "numbers": [zipped("Index/Document.iwa")],
    "binary_workbook": [zipped("xl/workbook.bin")],
    "binary": [bytes(range(1, 32)) * 50],
    "damaged_workbook": [b"PK\x03\x04 and no more"],
    "no_header": [b"hello", b"just one line of text\nand another\n", b"1,2,3\n4,5,6\n"],
}


@pytest.mark.parametrize(("code", "content"), [(code, content) for code, all_ in KINDS.items() for content in all_])
def test_each_kind_has_its_own_sentence(read: Read, code: str, content: bytes) -> None:
    pack = read(content, names=["invoices.csv"])
    (file,) = pack.recognition.files
    assert (file.problem, file.category) == (code, "unknown")
    assert file.problem_message == PROBLEMS[code]
    assert data_warnings(pack.recognition) == (f"invoices.csv: {PROBLEMS[code]}",)


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
    assert any(verb in sentence for verb in ("Please", "needs", "If cells"))
