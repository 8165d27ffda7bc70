"""Lists of an invented business placed anywhere on the sheets of a workbook; what stands in which row is known."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tests.corpus.records import Invoice, Quote
from tests.support import sheets
from tests.support.listings import Known

Container = Literal["xlsx", "xls", "ods"]
Second = Literal["none", "below", "beside", "sheet"]
INVOICES = ("Invoice #", "Client", "Invoice date", "Total", "Status")
QUOTES = ("Quote #", "Client", "Created date", "Total", "Status")
_STATES = {
    "open": "Sent", "partial": "Sent", "paid": "Paid", "draft": "Draft", "void": "Voided",
    "written_off": "Written off", "refunded": "Refunded",
}  # fmt: skip
_ANSWERS = {
    "approved": "Approved", "sent": "Sent", "declined": "Declined", "expired": "Expired", "draft": "Draft",
    "void": "Voided",
}  # fmt: skip
_FIRST_DAY = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the lists stand and how their cells are written.

    ``top`` and ``left`` are the blank rows and columns before the first list, ``gap`` those between two on a sheet.
    ``days`` are typed, bare serial numbers or text. ``runs`` writes alike neighbors once, with a count, in an open
    document. ``dimension`` is what a new workbook says of its extent, if that is not the truth.
    """

    container: Container = "xlsx"
    top: int = 0
    left: int = 0
    titles: tuple[bool, bool] = (False, False)
    days: Literal["typed", "serial", "text"] = "typed"
    amounts: Literal["number", "text"] = "number"
    second: Second = "none"
    alike: bool = False
    gap: int = 1
    runs: bool = False
    dimension: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A document and the row of its sheet in which it stands."""

    known: Known
    row: int


@dataclass(frozen=True, slots=True)
class Block:
    """A list with its header, and perhaps a title above, whose first cell stands at ``top`` and ``left``."""

    sheet: str
    top: int
    left: int
    title: str
    header: tuple[str, ...]
    documents: tuple[Known, ...]
    names: tuple[str, ...]

    @property
    def first_row(self) -> int:
        """That of the first document, from 0."""
        return self.top + 1 + 2 * bool(self.title)


def known_invoice(invoice: Invoice) -> Known:
    cents = -invoice.total if invoice.kind == "credit_note" else invoice.total
    state = "open" if invoice.state == "partial" else invoice.state
    return Known(invoice.kind, f"R-{invoice.serial}", cents, invoice.issued, state)


def known_quote(quote: Quote) -> Known:
    return Known("quote", f"Q-{quote.serial}", quote.total, quote.created, quote.state)


def blocks(
    first: Sequence[Invoice], second: Sequence[Invoice] | Sequence[Quote], placement: Placement
) -> tuple[Block, ...]:
    """One or two lists as ``placement`` says; the second one stands below, beside or on a sheet of its own."""
    titled = placement.titles
    one = _block("Work", placement.top, placement.left, "Invoices of Hexamore & Daughters" * titled[0], first)
    if placement.second == "none":
        return (one,)
    sheet, top, left = {
        "below": ("Work", one.first_row + len(first) + placement.gap, placement.left),
        "beside": ("Work", placement.top, placement.left + len(INVOICES) + placement.gap),
        "sheet": ("More", placement.gap, placement.left),
    }[placement.second]
    return one, _block(sheet, top, left, "The other list" * titled[1], second)


def _block(sheet: str, top: int, left: int, title: str, written: Sequence[Invoice] | Sequence[Quote]) -> Block:
    invoices = [one for one in written if isinstance(one, Invoice)]
    quotes = [one for one in written if isinstance(one, Quote)]
    documents = (*map(known_invoice, invoices), *map(known_quote, quotes))
    names = tuple(one.customer.name for one in written)
    return Block(sheet, top, left, title, INVOICES if invoices else QUOTES, documents, names)


def rows(block: Block, placement: Placement) -> list[list[object]]:
    """The cells of a block from its own corner on."""
    above: list[list[object]] = [[block.title], []] if block.title else []
    return [
        *above,
        list(block.header),
        *(_row(*one, placement) for one in zip(block.documents, block.names, strict=True)),
    ]


def _row(known: Known, customer: str, placement: Placement) -> list[object]:
    assert known.day is not None
    assert known.cents is not None
    day = {"typed": known.day, "serial": (known.day - _FIRST_DAY).days, "text": known.day.isoformat()}[placement.days]
    amount = known.cents / 100 if placement.amounts == "number" else f"{known.cents / 100:,.2f}"
    words = _ANSWERS if known.kind == "quote" else _STATES
    return [known.number, customer, day, amount, words[known.state]]


def standing(placed: Sequence[Block]) -> list[Standing]:
    """Every document with its row, counted from 1."""
    return [Standing(known, block.first_row + at + 1) for block in placed for at, known in enumerate(block.documents)]


def cells(placed: Sequence[Block], placement: Placement) -> dict[str, list[list[object]]]:
    """The rows of every sheet."""
    found: dict[str, list[list[object]]] = {}
    for block in placed:
        sheet = found.setdefault(block.sheet, [])
        for at, row in enumerate(rows(block, placement), block.top):
            sheet += [[] for _ in range(at + 1 - len(sheet))]
            sheet[at] += [None] * (block.left - len(sheet[at])) + row
    return found


def write(placed: Sequence[Block], placement: Placement) -> bytes:
    """The workbook; every title is merged over the columns of its list."""
    return write_cells(cells(placed, placement), placed, placement)


def write_cells(content: Mapping[str, sheets.Rows], placed: Sequence[Block], placement: Placement) -> bytes:
    """The workbook with other ``content`` in its cells."""
    titles: dict[str, list[sheets.Merged]] = {}
    for block in placed:
        if block.title:
            titles.setdefault(block.sheet, []).append((block.top, block.left, block.left + len(block.header) - 1))
    if placement.container == "ods":
        return sheets.ods(content, merged=titles, runs=placement.runs)
    if placement.container == "xls":
        return sheets.xls(content, merged=titles)
    data = sheets.xlsx(content, merged=titles)
    return data if placement.dimension is None else with_dimension(data, placement.dimension)


def with_dimension(data: bytes, said: str) -> bytes:
    """The same cells under another extent; an empty one is none at all."""
    new = f'<dimension ref="{said}"/>' if said else ""
    return changed_parts(
        data, lambda name, part: re.sub(rb"<dimension [^>]*>", new.encode(), part) if "worksheets/" in name else part
    )


def changed_parts(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A zipped workbook with its parts changed; ``None`` leaves a part out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: change(name, archive.read(name)) for name in archive.namelist()}
    return sheets.zipped({name: part for name, part in parts.items() if part is not None})


SHARED_STRINGS = "xl/sharedStrings.xml"
_INLINE = re.compile(rb't="inlineStr"><is><t[^>]*>([^<]*)</t></is>')
_RELATIONSHIPS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_shared_strings(data: bytes) -> tuple[bytes, list[bytes]]:
    """The same workbook with the texts of its cells in a part of their own, and these texts as they stand there."""
    texts: dict[bytes, int] = {}

    def shared(name: str, part: bytes) -> bytes:
        if "worksheets/" in name:
            return _INLINE.sub(lambda cell: b't="s"><v>%d</v>' % texts.setdefault(cell[1], len(texts)), part)
        link = b'<Relationship Id="rId99" Type="' + _RELATIONSHIPS + b'/sharedStrings" Target="sharedStrings.xml"/>'
        return part.replace(b"</Relationships>", link + b"</Relationships>") if "workbook.xml.rels" in name else part

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: shared(name, archive.read(name)) for name in archive.namelist()}
    return sheets.zipped({**parts, SHARED_STRINGS: shared_strings([*texts])}), [*texts]


def shared_strings(texts: Sequence[bytes]) -> bytes:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    items = b"".join(b"<si><t>%b</t></si>" % text for text in texts)
    return b'<sst xmlns="%b" count="%d">%b</sst>' % (space, len(texts), items)
