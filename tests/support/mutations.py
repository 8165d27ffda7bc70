"""Ways in which a file is broken, each from a source of chance that can be replayed.

The ways of ``BYTES`` know nothing of what they break. The others leave every line whole: they move, repeat or drop
lines, or move whole columns.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from snapshot.pipeline.documents.pack import Pack

Dice = random.Random
Judge = Callable[[Pack], list[str]]
# Bytes that mean something to some reader: quotes, delimiters, line ends, marks of an encoding, halves of a letter.
_TELLING = (
    b'"', b"'", b",", b";", b"\t", b"|", b"\n", b"\r", b"\r\n", b"\x00", b"\x00\x00", b"\xff\xfe", b"\xfe\xff",
    b"\xef\xbb\xbf", b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\x80", b"\xff", b"\x1a", b"=", b"\\", b"-", b"(",
    b"Total", b"\xe2\x80\xa8", b"\x0b", b"\x0c", b"\x1c", b"\xc2\x85",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mutant:
    """``judge`` names what a reading of ``data`` changed without a word."""

    label: str
    data: bytes
    judge: Judge


def truncated(dice: Dice, data: bytes, other: bytes) -> bytes:
    return data[: dice.randrange(len(data) + 1)]


def beheaded(dice: Dice, data: bytes, other: bytes) -> bytes:
    return data[dice.randrange(min(len(data), 400) + 1) :]


def flipped(dice: Dice, data: bytes, other: bytes) -> bytes:
    broken = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        if broken:
            at = dice.randrange(len(broken))
            broken[at] = dice.choice((dice.randrange(256), broken[at] ^ 1 << dice.randrange(8)))
    return bytes(broken)


def gapped(dice: Dice, data: bytes, other: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + data[at + dice.choice((1, 1, 2, 7, 60, 400)) :]


def stuffed(dice: Dice, data: bytes, other: bytes) -> bytes:
    for _ in range(dice.choice((1, 1, 3))):
        at = dice.randrange(len(data) + 1)
        data = data[:at] + dice.choice(_TELLING) * dice.choice((1, 1, 1, 2, 40)) + data[at:]
    return data


def repeated(dice: Dice, data: bytes, other: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    return data[:at] + data[at : at + dice.choice((1, 5, 50, 300))] + data[at:]


def pasted(dice: Dice, data: bytes, other: bytes) -> bytes:
    at, start = dice.randrange(len(data) + 1), dice.randrange(len(other) + 1)
    piece = other[start : start + dice.choice((3, 30, 200, 900))]
    return data[:at] + piece + data[at + dice.choice((0, len(piece))) :]


def unquoted(dice: Dice, data: bytes, other: bytes) -> bytes:
    return _without_one(dice, data, b'"')


def merged(dice: Dice, data: bytes, other: bytes) -> bytes:
    return _without_one(dice, data, b"\n")


def undivided(dice: Dice, data: bytes, other: bytes) -> bytes:
    return _without_one(dice, data, dice.choice((b",", b";", b"\t", b"|")))


def _without_one(dice: Dice, data: bytes, mark: bytes) -> bytes:
    places = [at for at in range(len(data)) if data[at : at + 1] == mark]
    if not places:
        return flipped(dice, data, data)
    at = dice.choice(places)
    return data[:at] + data[at + 1 :]


def twice(dice: Dice, data: bytes, other: bytes) -> bytes:
    """Two ways one after the other."""
    first, second = dice.choice(_SINGLE), dice.choice(_SINGLE)
    return second(dice, first(dice, data, other), other)


_SINGLE = (
    truncated, beheaded, flipped, flipped, gapped, stuffed, stuffed, repeated, pasted, unquoted, merged, undivided,
)  # fmt: skip
BYTES: tuple[Callable[[Dice, bytes, bytes], bytes], ...] = (*_SINGLE, twice)


def shuffled_columns(dice: Dice, rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The same columns in another order, in all rows that are as wide as the widest."""
    width = max(map(len, rows))
    order = dice.sample(range(width), width)
    return [[row[at] for at in order] if len(row) == width else list(row) for row in rows]


def doubled_rows(dice: Dice, places: Sequence[int]) -> list[int]:
    """Some rows once more, right below or at the end. ``places`` are the places of the rows that may move."""
    again = dice.sample(places, dice.randrange(1, len(places) + 1))
    return (
        [*places, *again]
        if dice.random() < 0.5
        else [at for place in places for at in [place] * (1 + (place in again))]
    )


def dropped_rows(dice: Dice, places: Sequence[int]) -> list[int]:
    gone = set(dice.sample(places, dice.randrange(1, 1 + len(places) // 2)))
    return [place for place in places if place not in gone]


def swapped_rows(dice: Dice, places: Sequence[int]) -> list[int]:
    return dice.sample(places, len(places))
