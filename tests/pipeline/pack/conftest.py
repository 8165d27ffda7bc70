"""What the tests of the reader share: tables to bytes, and reading one file."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date

import openpyxl
import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import ReadLimits, read_files

TODAY = date(2025, 12, 31)
Rows = Iterable[Sequence[object]]


def csv_bytes(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_bytes(sheets: dict[str, Rows], hidden: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
        for row in rows:
            sheet.append(list(row))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def with_part(workbook: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The same workbook with one part rewritten (made anew when it had none of that name)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info.filename))
        new.writestr(name, change(old.read(name) if name in old.namelist() else b""))
    return out.getvalue()


def read_bytes(
    *contents: bytes, today: date = TODAY, limits: ReadLimits | None = None, names: Sequence[str] = ()
) -> Pack:
    labels = [*names, *(f"file {index}" for index in range(len(names), len(contents)))]
    files = [UploadedFile(name, content) for name, content in zip(labels, contents, strict=True)]
    return read_files(files, workspace_key=b"key", today=today, limits=limits or ReadLimits())


@pytest.fixture
def read() -> Callable[..., Pack]:
    return read_bytes


@pytest.fixture
def to_csv() -> Callable[..., bytes]:
    return csv_bytes


@pytest.fixture
def to_xlsx() -> Callable[..., bytes]:
    return xlsx_bytes


@pytest.fixture
def rewrite() -> Callable[..., bytes]:
    return with_part
