"""Lists of documents of which every line is known."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from snapshot.pipeline.documents.pack import Pack
from tests.support import dialects
from tests.support.dialects import Written


@dataclass(frozen=True, slots=True)
class Known:
    """A document as a right reader gives it; cents of a credit note are negative."""

    kind: str
    number: str | None
    cents: int | None
    day: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Listing:
    """Lines without their ends; ``documents`` maps the place of a line to what stands on it."""

    name: str
    lines: tuple[bytes, ...]
    end: bytes
    mark: bytes
    header: int
    documents: Mapping[int, Known]
    codec: str
    delimiter: str

    @property
    def data(self) -> bytes:
        return self.mark + b"".join(line + self.end for line in self.lines)

    @property
    def flat(self) -> bool:
        """Below the header stands one document on each line, and nothing else."""
        return len(self.documents) == len(self.lines) - self.header - 1

    def rows(self) -> list[list[str]]:
        return [_cells(line.decode(self.codec), self.delimiter) for line in self.lines]


def _cells(text: str, delimiter: str) -> list[str]:
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])


def from_written(written: Written) -> Listing:
    documents = {
        place: Known(
            invoice.kind,
            dialects.number(invoice),
            dialects.signed(invoice, invoice.total),
            invoice.issued,
            {"partial": "open"}.get(invoice.state, invoice.state),
        )
        for place, invoice in written.documents.items()
    }
    dialect = written.dialect
    return Listing(
        "own", written.lines, written.end, written.mark, written.header, documents,
        dialect.codec.removesuffix("-sig"), dialect.delimiter,
    )  # fmt: skip


def from_reading(name: str, data: bytes, pack: Pack) -> Listing | None:
    """A text file whose right reading is known otherwise, with a document on each line; ``None`` for all others."""
    (file,) = pack.recognition.files
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if file.problem or file.delimiter is None or file.rows_used != file.documents or text.startswith("\ufeff"):
        return None
    lines = _lines(text)
    frame = pack.quotes if file.category == "quotes" else pack.invoices
    places = [int(row) - 1 for row in frame["row"]]
    if not places or len(set(places)) < len(places) or len(places) != file.rows_read:
        return None
    end = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    return Listing(
        name, tuple(line.encode() for line in lines), end.encode(), b"", (file.header_row or 1) - 1,
        dict(zip(places, read_documents(pack), strict=True)), "utf-8", file.delimiter,
    )  # fmt: skip


def _lines(text: str) -> list[str]:
    """Rows as they stand; a line end between quotation marks belongs to its row."""
    lines: list[str] = []
    unfinished = ""
    for line in text.splitlines(keepends=True):
        unfinished += line
        if unfinished.count('"') % 2 == 0:
            lines.append(unfinished.rstrip("\r\n"))
            unfinished = ""
    return lines


def with_lines(listing: Listing, places: Sequence[int]) -> bytes:
    """The file with its documents' lines at ``places`` in that order; all other lines stay where they are."""
    first, last = min(listing.documents), max(listing.documents)
    lines = [*listing.lines[:first], *(listing.lines[at] for at in places), *listing.lines[last + 1 :]]
    return listing.mark + b"".join(line + listing.end for line in lines)


def with_rows(listing: Listing, rows: Sequence[Sequence[str]]) -> bytes:
    """The file with other cells in its rows."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=listing.delimiter, lineterminator=listing.end.decode(listing.codec))
    writer.writerows(rows)
    return listing.mark + text.getvalue().encode(listing.codec)


def read_documents(pack: Pack) -> list[Known]:
    """Invoices and quotes of the pack."""
    invoices, quotes = pack.invoices, pack.quotes
    columns = (invoices[name] for name in ("kind", "number", "total_cents", "issued", "state"))
    found = [
        Known(kind, number, cents, _day(day), state) for kind, number, cents, day, state in zip(*columns, strict=True)
    ]
    columns = (quotes[name] for name in ("number", "total_cents", "created", "state"))
    return found + [
        Known("quote", number, None if cents is pd.NA else cents, _day(day), state)
        for number, cents, day, state in zip(*columns, strict=True)
    ]


def _day(day: pd.Timestamp) -> date | None:
    return None if pd.isna(day) else day.date()
