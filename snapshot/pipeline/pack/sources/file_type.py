"""Bytes -> the type of file, by content, never by the name's ending. Raises ``Unreadable`` for files without tables."""

import io
import re
import zipfile
import zlib
from typing import Literal

from snapshot.pipeline.pack.sources.errors import Unreadable

ContentKind = Literal["text", "xlsx", "ods", "xls"]

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"{\\rtf", "document"),
    (b"\x1f\x8b", "archive"),
    (b"BZh", "archive"),
    (b"\xfd7zXZ", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"PAR1", "binary"),
    (b"SQLite format 3", "binary"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NOTHING = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def content_kind(data: bytes) -> ContentKind:
    """The kind of ``data``; raises ``Unreadable`` with its own code for what is no table."""
    head = data[:4096]
    if not head.strip(_NOTHING) and not data.strip(_NOTHING):  # a large file is not copied to see its blanks
        raise Unreadable("empty")
    for signature, code in _SIGNATURES:
        if head.startswith(signature):
            raise Unreadable(code)
    if b"%PDF-" in head[:1024]:  # a few bytes may stand before it
        raise Unreadable("pdf")
    if _is_picture(head):
        raise Unreadable("image")
    if head.startswith(_OLE):
        return _compound_kind(data)
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    return _text_kind(head, data)


def _is_picture(head: bytes) -> bool:
    """Pictures whose mark does not stand at their very beginning."""
    bitmap = head[:2] == b"BM" and head[6:10] == bytes(4)
    return bitmap or head[4:8] == b"ftyp" or (head[:4] == b"RIFF" and head[8:12] == b"WEBP")


def _compound_kind(data: bytes) -> ContentKind:
    """An old binary container: a workbook, an encrypted new one, or something else."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable("protected")
    if "Workbook".encode("utf-16-le") in data or "Book\x00".encode("utf-16-le") in data:
        return "xls"
    # The names stand near the end: of a file that was cut off they are missing.
    other = any(name.encode("utf-16-le") in data for name in ("WordDocument", "PowerPoint Document", "__substg1.0_"))
    raise Unreadable("document" if other else "damaged_workbook")


def _zip_kind(data: bytes) -> ContentKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            if "xl/workbook.bin" in names:
                raise Unreadable("binary_workbook")
            if any(name.startswith("word/") or name.startswith("ppt/") for name in names):
                raise Unreadable("document")
            if any(name.endswith(".iwa") for name in names):
                raise Unreadable("numbers")
            if "content.xml" in names and "mimetype" in names:
                return _open_document_kind(archive)
            if any(name.lower().startswith("xl/") for name in names):
                return "xlsx"
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise Unreadable("damaged_workbook") from error
    raise Unreadable("archive")


def _open_document_kind(archive: zipfile.ZipFile) -> ContentKind:
    if archive.getinfo("mimetype").flag_bits & 0x1:
        raise Unreadable("protected")
    with archive.open("mimetype") as part:
        said = part.read(200)
    if b"opendocument" in said and b"spreadsheet" not in said:
        raise Unreadable("document")
    return "ods"


def _text_kind(head: bytes, data: bytes) -> ContentKind:
    start = head.replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")[:600].lower()
    if start.startswith(b"<") or start.startswith(b"mime-version:"):
        raise Unreadable(_markup_kind(start))
    if re.match(rb'\{\s*"|\{\s*\}\s*$|\[\s*[\{\[]|\[\s*"[^"]*"\s*,\s*$', start):
        raise Unreadable("json")
    if not head.startswith(_BYTE_ORDER_MARKS) and _looks_binary(data[:65536]):
        raise Unreadable("binary")
    return "text"


def _markup_kind(start: bytes) -> str:
    """A page, alone or packed with its pictures, or other markup; a workbook as XML has tables, too."""
    if b"schemas-microsoft-com:office:spreadsheet" in start and b"<html" not in start:
        return "xml"
    page = (b"<html", b"<!doctype html", b"<table", b"<head", b"<meta", b"mime-version:", b"<body")
    return "html" if any(mark in start for mark in page) else "xml"


def _looks_binary(sample: bytes) -> bool:
    """Many control characters. NULs are judged later: UTF-16 without its mark is full of them."""
    control = sum(sample.count(bytes([code])) for code in range(1, 32) if code not in (9, 10, 11, 12, 13, 26, 27))
    return control > len(sample) * 0.03
