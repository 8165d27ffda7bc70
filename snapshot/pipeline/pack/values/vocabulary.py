"""Text of a header or cell -> its plain words, and the word lists of ``words/*.toml``."""

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

_APOSTROPHES = re.compile(r"['’`´]")
_APART = re.compile(r"[^\w]+|_")
_APART_IN_LINE = re.compile(r"[^\w\n]+|_")
_ASCII_APART = {code: " " for code in range(128) if not chr(code).isalnum()}
_ASCII_APART_IN_LINE = {code: " " for code in _ASCII_APART if chr(code) != "\n"}
_SPACES = re.compile(" {2,}")
LONGEST = 300  # characters of a status or header that are looked at; none is longer


class _WithoutAccents(dict[int, str]):
    """Code of a character -> its compatibility decomposition without combining marks, made when first asked for.

    Character by character: to decompose a whole text also sorts each run of marks, in quadratic time.
    """

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code))
        self[code] = "".join(part for part in parts if not unicodedata.combining(part))
        return self[code]


_WITHOUT_ACCENTS = _WithoutAccents()
# Letters of their own, which have no decomposition.
_WITHOUT_ACCENTS.update({ord("ł"): "l", ord("ø"): "o", ord("đ"): "d", ord("æ"): "ae", ord("œ"): "oe", ord("ı"): "i"})


def plain(text: str) -> str:
    """Lower case, without accents, apostrophes and punctuation, single spaces."""
    return _spaced(_folded(text), _APART, _ASCII_APART).strip()


def plain_each(texts: Sequence[str]) -> list[str]:
    """The same for many texts, in one sweep."""
    together = _folded("\n".join(text.replace("\n", " ") for text in texts))
    spaced = _spaced(together, _APART_IN_LINE, _ASCII_APART_IN_LINE)
    return [line.strip() for line in spaced.split("\n")][: len(texts)]


def _spaced(text: str, apart: re.Pattern[str], ascii_apart: Mapping[int, str]) -> str:
    """Single spaces for what parts words; a table is many times quicker for the names of a large file."""
    return _SPACES.sub(" ", text.translate(ascii_apart)) if text.isascii() else apart.sub(" ", text)


def _folded(text: str) -> str:
    folded = text.casefold()
    if not folded.isascii():
        folded = folded.translate(_WITHOUT_ACCENTS)
    return _APOSTROPHES.sub("", folded)


@cache
def words_file(name: str) -> Mapping[str, Any]:
    """One of the lists of words beside this module."""
    return tomllib.loads((resources.files(__package__) / "words" / name).read_text(encoding="utf-8"))
