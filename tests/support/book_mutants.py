"""Workbooks of which every cell is known, each broken in one of many ways, and what a reading of them owes.

A document whose row was left whole is read with its cents, day and state, or its row is set aside, or the file has a
problem or a question. Where a row was touched it may give another document, and there are no more strange documents
than touched rows. ``EDGES`` lists where even less can be asked for.
"""

import random
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO

from snapshot.pipeline.documents.pack import Pack
from tests.corpus.business import invent
from tests.support import mutations, placed, sheets
from tests.support.accounts import unbalanced
from tests.support.listings import Known, read_documents
from tests.support.mutations import Judge, Mutant
from tests.support.placed import Block, Placement

# Changes of which a reader cannot tell that they are no one's intention, and what is still asked for.
EDGES = {
    "touched row": "A cell that was overwritten, or moved below another name, may be a valid cell of its column: "
    "there are no more strange documents than touched rows.",
    "header": "Where a list's own names are damaged, no cell says what its columns were: every row is accounted for.",
    "unnamed list": "Without the column of its own numbers a list of quotes names its columns as the invoices above it "
    "do: no more is asked than that every row is accounted for.",
    "no status": "Without the column no cell says what was paid: count, cents and days stay.",
    "no day": "Without the column no cell says when: count, cents and states stay.",
    "old file": "The old format has no check sums, and a cell's bytes are another valid cell: no more documents "
    "change than bytes were touched, unless the file says that it is damaged.",
    "mostly shifted": "A sheet of which most rows moved is no list any more, and is left out beside one that is.",
}
Cells = list[list[object]]
_OF_ZIPS = (mutations.truncated, mutations.flipped, mutations.gapped, mutations.stuffed, mutations.pasted)
_GARBAGE: tuple[object, ...] = (
    None, "?", "#REF!", "n/a", "12,5O", -1.0, 1e300, True, "x" * 300, "Total", date(1905, 7, 1), "2025-13-45", 0.0, "=",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Book:
    placement: Placement
    blocks: tuple[Block, ...]

    @property
    def documents(self) -> list[Known]:
        return [known for block in self.blocks for known in block.documents]


def any_book(dice: random.Random) -> Book:
    placement = Placement(
        container=dice.choice(("xlsx", "xlsx", "ods", "xls")),
        top=dice.choice((0, 0, 1, 3)),
        left=dice.choice((0, 0, 1, 2)),
        titles=(dice.random() < 0.3, dice.random() < 0.5),
        days=dice.choice(("typed", "typed", "serial", "text")),
        amounts=dice.choice(("number", "number", "text")),
        second=dice.choice(("none", "none", "none", "below", "beside", "sheet")),
        alike=dice.random() < 0.3,
        gap=dice.choice((1, 1, 2)),
        runs=dice.random() < 0.3,
    )
    business = invent(dice.randrange(60), invoices=dice.randrange(14, 28), quotes=dice.randrange(8, 14))
    cut = len(business.invoices) * 2 // 3 if placement.alike else len(business.invoices)
    second = business.invoices[cut:] if placement.alike else business.quotes
    return Book(placement, placed.blocks(business.invoices[:cut], second, placement))


def break_book(dice: random.Random) -> Mutant:
    book = any_book(dice)
    way = dice.choice(_WAYS[book.placement.container])
    broken = way(dice, book)
    shape = f"{book.placement.container} {book.placement.second}"
    return replace(broken, label=f"{shape}, {way.__name__}{broken.label}")


# Judges.


def as_it_was(book: Book, pack: Pack) -> list[str]:
    """Nothing has changed, or the file has a problem."""
    return _apart(Counter(book.documents), pack, 0)


def _apart(owed: Counter[Known], pack: Pack, touched: int, may_be_lost: int = 0) -> list[str]:
    """``owed`` are the documents of rows that were left whole; ``touched`` counts the other rows."""
    (file,) = pack.recognition.files
    wrong = unbalanced(file)
    if file.problem is not None or file.doubts:
        return wrong
    found = Counter(read_documents(pack))
    lost, strange = owed - found, found - owed
    if lost.total() > file.rows_set_aside + may_be_lost:
        wrong.append(f"lost: {list(lost)[:2]}")
    if strange.total() > touched:
        wrong.append(f"documents from nowhere: {list(strange)[:2]}")
    return wrong


def _accounted(pack: Pack) -> list[str]:
    return unbalanced(pack.recognition.files[0])


# Ways that change cells before the workbook is written.


@dataclass(slots=True)
class _Draft:
    """The cells of a book by sheet, one of its lists, and the rows of that list (from 0) that were touched."""

    book: Book
    block: Block
    content: dict[str, Cells]
    touched: set[int]

    @property
    def cells(self) -> Cells:
        return self.content[self.block.sheet]

    @property
    def rows(self) -> range:
        return range(self.block.first_row, self.block.first_row + len(self.block.documents))

    @property
    def columns(self) -> range:
        return range(self.block.left, self.block.left + len(self.block.header))

    def finish(self, label: str = "") -> Mutant:
        data = placed.write_cells(self.content, self.book.blocks, self.book.placement)
        gone = Counter(self.block.documents[row - self.block.first_row] for row in self.touched if row in self.rows)
        owed = Counter(self.book.documents) - gone
        count = len(self.touched)
        return Mutant(label, data, lambda pack: _apart(owed, pack, count))


def _draft(dice: random.Random, book: Book) -> _Draft:
    content = placed.cells(book.blocks, book.placement)
    width = max(len(row) for sheet in content.values() for row in sheet)
    for sheet in content.values():
        for row in sheet:
            row.extend([None] * (width + 1 - len(row)))
    return _Draft(book, dice.choice(book.blocks), content, set())


def damaged_cells(dice: random.Random, book: Book) -> Mutant:
    draft = _draft(dice, book)
    for _ in range(dice.choice((1, 1, 2, 6))):
        row, column = dice.choice(draft.rows), dice.choice(draft.columns)
        other = draft.cells[dice.choice(draft.rows)][column]
        draft.cells[row][column] = dice.choice((*_GARBAGE, other))
        draft.touched.add(row)
    return draft.finish()


def shifted_cells(dice: random.Random, book: Book) -> Mutant:
    """Some rows of a list move to the right from some column on; what stands beside the list moves with them."""
    draft = _draft(dice, book)
    start = dice.choice(draft.rows)
    column = dice.choice(draft.columns)
    rows = range(start, min(start + dice.choice((1, 3, 40)), draft.rows.stop))
    for row in rows:
        draft.cells[row].insert(column, None)
        draft.touched.add(row)
    if any(block is not draft.block and block.sheet == draft.block.sheet for block in book.blocks):
        return Mutant(" beside", _written(draft), _accounted)
    if len(book.blocks) > 1 and len(rows) * 2 > len(draft.rows):
        return Mutant(" mostly", _written(draft), _accounted)
    return draft.finish()


def shifted_block(dice: random.Random, book: Book) -> Mutant:
    """The last columns of a list move down by a row, from some row on."""
    draft = _draft(dice, book)
    start = dice.choice(draft.rows)
    columns = range(dice.choice(draft.columns), draft.columns.stop)
    moved = [[draft.cells[row][at] for at in columns] for row in range(start, draft.rows.stop)]
    while len(draft.cells) <= draft.rows.stop:
        draft.cells.append([None] * len(draft.cells[0]))
    for row, values in enumerate([[None] * len(columns), *moved], start):
        for at, value in zip(columns, values, strict=True):
            if row < draft.rows.stop or value is not None:
                draft.cells[row][at] = value
    draft.touched.update(range(start, draft.rows.stop + 1))
    return draft.finish()


def missing_column(dice: random.Random, book: Book) -> Mutant:
    """Of every list the same column is left out, and what stood behind it closes up or not."""
    draft = _draft(dice, book)
    place = dice.randrange(len(draft.block.header))
    for block in book.blocks:
        for row in range(block.first_row - 1, block.first_row + len(block.documents)):
            draft.content[block.sheet][row][block.left + place] = None
    owed = Counter(_without(known, place) for known in book.documents)
    if place == 0 and len({known.kind == "quote" for known in book.documents}) > 1:
        return Mutant(" of numbers", _written(draft), _accounted)
    return Mutant(f" {book.blocks[0].header[place]}", _written(draft), lambda pack: _alike(owed, place, pack))


def _without(known: Known, place: int) -> Known:
    """What can still be told of a document without one of its columns."""
    blank: dict[int, dict[str, object]] = {0: {"number": None}, 2: {"day": None}, 3: {"cents": None}, 4: {"state": ""}}
    return replace(known, **blank.get(place, {}))  # type: ignore[arg-type]


def _alike(owed: Counter[Known], place: int, pack: Pack) -> list[str]:
    (file,) = pack.recognition.files
    wrong = unbalanced(file)
    found = Counter(_without(known, place) for known in read_documents(pack))
    if file.problem is None and not file.doubts and (owed - found).total() > file.rows_set_aside:
        wrong.append(f"lost: {list(owed - found)[:2]}")
    if file.problem is None and not file.doubts and found - owed:
        wrong.append(f"documents from nowhere: {list(found - owed)[:2]}")
    return wrong


def moved_rows(dice: random.Random, book: Book) -> Mutant:
    """Rows of a list change places, come twice or are left blank."""
    draft = _draft(dice, book)
    rows, columns = list(draft.rows), draft.columns
    kept = [[draft.cells[row][at] for at in columns] for row in rows]
    order = dice.sample(range(len(rows)), len(rows))
    blank = set(dice.sample(order, dice.choice((0, 1, 4))))
    twice = dict.fromkeys(blank, None)
    for row, at in zip(rows, order, strict=True):
        for column, value in zip(columns, kept[at], strict=True):
            draft.cells[row][column] = None if at in twice else value
    gone = Counter(draft.block.documents[at] for at in blank)
    owed = Counter(book.documents) - gone
    return Mutant("", _written(draft), lambda pack: _apart(owed, pack, 0))


def _written(draft: _Draft) -> bytes:
    return placed.write_cells(draft.content, draft.book.blocks, draft.book.placement)


# Ways that change the parts of a workbook, each with a right check sum.


def broken_sheet(dice: random.Random, book: Book) -> Mutant:
    """The bytes of a sheet, or of an open document's content."""
    data = placed.write(book.blocks, book.placement)
    name = dice.choice([name for name in _parts(data) if ("sheet" in name and "xl/" in name) or name == "content.xml"])
    way = dice.choice(mutations.BYTES)
    old = _parts(data)[name]
    new = way(dice, old, old)
    return Mutant(f" {way.__name__}", _with_part(data, name, new), _judge_of_xml(book, name, old, new))


def _judge_of_xml(book: Book, name: str, old: bytes, new: bytes) -> Judge:
    """Rows whose own XML stands whole are owed; where a header's does not, every row is accounted for."""
    at = old.find(b"sheetData") if name.startswith("xl/") else old.find(b"<table:table ")
    whole = new.startswith(old[:at])
    lines = re.findall(rb"<(?:row|table:table-row)\b.*?</(?:row|table:table-row)>", old, re.DOTALL)
    there = Counter(re.findall(rb"<(?:row|table:table-row)\b.*?</(?:row|table:table-row)>", new, re.DOTALL))
    kept = Counter(lines) & there
    lost = [line for line in lines if not kept[line]]
    text = b" ".join(lost).decode(errors="replace")
    if not whole or any(name in text for block in book.blocks for name in block.header):
        return _accounted
    own = [known for known in book.documents if str(known.number) in text]
    owed = Counter(book.documents) - Counter(own)
    strange = max(len(own), (there - Counter(lines)).total())
    return lambda pack: _apart(owed, pack, strange)


def missing_part(dice: random.Random, book: Book) -> Mutant:
    data = placed.write(book.blocks, book.placement)
    name = dice.choice(sorted(_parts(data)))
    return Mutant(
        f" {name}",
        placed.changed_parts(data, lambda other, part: None if other == name else part),
        lambda pack: as_it_was(book, pack),
    )


def damaged_zip(dice: random.Random, book: Book) -> Mutant:
    """Every part carries a check sum: the workbook is read as it was, or it has a problem."""
    data = placed.write(book.blocks, book.placement)
    way = dice.choice(_OF_ZIPS)
    return Mutant(f" {way.__name__}", way(dice, data, data), lambda pack: as_it_was(book, pack))


def damaged_old_file(dice: random.Random, book: Book) -> Mutant:
    data = placed.write(book.blocks, book.placement)
    way = dice.choice(_OF_ZIPS)
    new = way(dice, data, data)
    touched = sum(one != other for one, other in zip(data, new, strict=False)) + abs(len(data) - len(new))
    return Mutant(f" {way.__name__}", new, lambda pack: _apart(Counter(book.documents), pack, touched, touched))


def wrong_dimension(dice: random.Random, book: Book) -> Mutant:
    said = dice.choice(("A1", "B2:C3", "A1:XFD1048576", "", "Z9:A1", "nonsense"))
    data = placed.with_dimension(placed.write(book.blocks, book.placement), said)
    return Mutant(f" {said}", data, lambda pack: as_it_was(book, pack))


def broken_frame(dice: random.Random, book: Book) -> Mutant:
    """The parts around the sheets: names, links, styles, kinds of parts."""
    data = placed.write(book.blocks, book.placement)
    name = dice.choice(("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", "[Content_Types].xml"))
    way = dice.choice(mutations.BYTES)
    old = _parts(data)[name]
    new = way(dice, old, old)
    hidden = name == "xl/workbook.xml"
    return Mutant(
        f" {name} {way.__name__}", _with_part(data, name, new), lambda pack: _hidden_or_whole(book, pack, hidden)
    )


def _hidden_or_whole(book: Book, pack: Pack, may_hide: bool) -> list[str]:
    (file,) = pack.recognition.files
    return _accounted(pack) if may_hide and file.hidden_sheets else as_it_was(book, pack)


def without_styles(dice: random.Random, book: Book) -> Mutant:
    """No cell says any longer that its number is a day."""
    data = placed.write(book.blocks, book.placement)
    data = placed.changed_parts(
        data, lambda name, part: re.sub(rb' s="\d+"', b"", part) if "worksheets/" in name else part
    )
    return Mutant("", data, lambda pack: as_it_was(book, pack))


def broken_shared_strings(dice: random.Random, book: Book) -> Mutant:
    """The texts of all cells stand in a part of their own, which lacks some, or is not there."""
    data, texts = placed.with_shared_strings(placed.write(book.blocks, book.placement))
    kept = dice.choice((0, dice.randrange(len(texts)), len(texts) - 1, None))
    strings = None if kept is None else placed.shared_strings(texts[:kept])
    data = placed.changed_parts(data, lambda name, part: strings if name == placed.SHARED_STRINGS else part)
    return Mutant(f" {kept} of {len(texts)}", data, lambda pack: as_it_was(book, pack))


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _with_part(data: bytes, name: str, new: bytes) -> bytes:
    return sheets.zipped({**_parts(data), name: new})


Way = Callable[[random.Random, Book], Mutant]
_CELL_WAYS: tuple[Way, ...] = (
    damaged_cells, damaged_cells, shifted_cells, shifted_block, missing_column, moved_rows,
)  # fmt: skip
_PART_WAYS: tuple[Way, ...] = (broken_sheet, broken_sheet, missing_part, damaged_zip)
_WAYS: Mapping[str, tuple[Way, ...]] = {
    "xls": (*_CELL_WAYS, damaged_old_file, damaged_old_file),
    "ods": (*_CELL_WAYS, *_PART_WAYS),
    "xlsx": (
        *_CELL_WAYS, *_PART_WAYS, wrong_dimension, broken_frame, without_styles, broken_shared_strings,
    ),
}  # fmt: skip
