"""A pool of small files, each broken in one of many ways. Number ``n`` is always the same mutant."""

import random
from collections.abc import Sequence
from datetime import date
from functools import cache

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import read_files
from tests.corpus import layouts  # noqa: F401 - registers them
from tests.corpus.business import invent
from tests.corpus.layout import LAYOUTS
from tests.support import dialects, mutations
from tests.support.accounts import different, silent_changes, unbalanced
from tests.support.book_mutants import break_book
from tests.support.dialects import Dialect
from tests.support.listings import Listing, from_reading, from_written, with_lines, with_rows
from tests.support.mutations import Mutant

TODAY = date(2026, 1, 1)
# Here a heading, a title or a tab says what the rows below it are: where it is broken, no row tells what it was.
TOLD_FROM_OUTSIDE = frozenset(
    {
        "days_without_a_year_under_a_titled_year",
        "headings_that_are_the_status",
        "quotes_under_won_lost_and_pending",
        "sections_of_unpaid_and_paid",
        "tabs_that_are_the_status",
    }
)


def read(data: bytes) -> Pack:
    return read_files([UploadedFile("file", data)], workspace_key=b"key", today=TODAY)


def mutant(number: int) -> Mutant:
    """Every third is a workbook."""
    dice = random.Random(f"mutant {number}")
    make = dice.choices((_own_bytes, _own_lines, _layout_bytes, _layout_lines), (52, 20, 16, 6))[0]
    return break_book(dice) if number % 3 == 0 else make(dice)


def outcome(pack: Pack) -> str:
    """In a word, how the file was taken."""
    (file,) = pack.recognition.files
    return file.problem or ("rows set aside" if file.rows_set_aside else "read")


def _own(dice: random.Random) -> Listing:
    return from_written(dialects.write(_invoices(dice), _dialect(dice)))


def _invoices(dice: random.Random) -> Sequence[dialects.Invoice]:
    return invent(dice.randrange(60), invoices=dice.randrange(14, 28), quotes=0).invoices


def _dialect(dice: random.Random) -> Dialect:
    """Days in a notation that can be told from every single cell, or from most columns."""
    return Dialect(
        language=dice.choice(sorted(dialects.LANGUAGES)),
        names=dice.randrange(4),
        order=dice.choice((dialects.ROLES, tuple(dice.sample(dialects.ROLES, len(dialects.ROLES))))),
        delimiter=dice.choice((",", ",", ";", "\t", "|")),
        quote_all=dice.random() < 0.3,
        end=dice.choice(("\r\n", "\r\n", "\n", "\n", "\r")),
        codec=dice.choice(("utf-8", "utf-8", *dialects.CODECS)),
        stated=dice.random() < 0.1,
        titles=dice.choice((0, 0, 2)),
        blanks=dice.random() < 0.2,
        total=dice.random() < 0.3,
        stamp=dice.random() < 0.2,
        day=dice.choice(("%Y-%m-%d", "%B %d, %Y", "%d %B %Y", "%Y/%m/%d", "%m/%d/%Y", "%d.%m.%Y")),
        marks=dice.choice(dialects.MARKS),
        sign=dice.choice(("", "", *dialects.SIGNS)),
        negative=dice.choice(dialects.NEGATIVES),
        breaks=dice.random() < 0.2,
    )


@cache
def _layout_files(name: str) -> tuple[bytes, ...]:
    """The files of a layout, with few rows."""
    return tuple(file.content for file in LAYOUTS[name](invent(5, invoices=18, quotes=14)).files)


def _layout_file(dice: random.Random) -> tuple[str, bytes]:
    name = dice.choice(sorted(LAYOUTS.keys() - TOLD_FROM_OUTSIDE))
    return name, dice.choice(_layout_files(name))


@cache
def _layout_listing(name: str, data: bytes) -> Listing | None:
    return from_reading(name, data, read(data))


def _own_bytes(dice: random.Random) -> Mutant:
    return _broken(dice, _own(dice))


def _broken(dice: random.Random, listing: Listing) -> Mutant:
    way = dice.choice(mutations.BYTES)
    data = way(dice, listing.data, _own(dice).data)
    return Mutant(f"{listing.name}, {way.__name__}", data, lambda pack: silent_changes(listing, data, pack))


def _own_lines(dice: random.Random) -> Mutant:
    return _moved(dice, _own(dice))


def _moved(dice: random.Random, listing: Listing) -> Mutant:
    """Lines or columns moved as wholes: every document that is still there is read as it was."""
    places = sorted(listing.documents)
    ways = ["shuffled columns", "dropped rows", "swapped rows"]
    if all(isinstance(known.number, str) for known in listing.documents.values()):
        ways.append("doubled rows")  # without a number the same row twice is two documents
    way = dice.choice(ways)
    if way == "shuffled columns":
        data = with_rows(listing, mutations.shuffled_columns(dice, listing.rows()))
    else:
        places = {
            "doubled rows": mutations.doubled_rows,
            "dropped rows": mutations.dropped_rows,
            "swapped rows": mutations.swapped_rows,
        }[way](dice, places)
        data = with_lines(listing, places)
    expected = {listing.documents[place] for place in places}
    return Mutant(f"{listing.name}, {way}", data, lambda pack: different(expected, pack))


def _layout_bytes(dice: random.Random) -> Mutant:
    name, data = _layout_file(dice)
    listing = _layout_listing(name, data)
    if listing is not None:
        return _broken(dice, listing)
    way = dice.choice(mutations.BYTES)
    return Mutant(f"{name}, {way.__name__}", way(dice, data, _own(dice).data), _balanced)


def _balanced(pack: Pack) -> list[str]:
    return unbalanced(pack.recognition.files[0])


def _layout_lines(dice: random.Random) -> Mutant:
    """Of the first layout that comes up and whose lines can be moved."""
    while True:
        listing = _layout_listing(*_layout_file(dice))
        if listing is not None and _movable(listing):
            return _moved(dice, listing)


def _movable(listing: Listing) -> bool:
    """Where a name stands twice in the header, the order of the columns says which is which."""
    header = listing.rows()[listing.header]
    return listing.flat and len(listing.documents) >= 8 and len(set(header)) == len(header)
