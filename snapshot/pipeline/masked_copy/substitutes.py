"""Words and numbers of one file -> invented ones: the same always gives the same, and two never give one.

What is drawn lives only as long as the copy is made.
"""

import random
import re
from collections.abc import Collection

from snapshot.pipeline.masked_copy.known_words import is_known
from snapshot.pipeline.pack.values.masking import DAY_WORDS
from snapshot.pipeline.pack.values.vocabulary import plain

_VOWELS, _CONSONANTS = "aeiou", "bdglmnprstv"
_LAST_LATIN = "\u024f"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Signs that both one-byte encodings have.
_ACCENTED = str.maketrans("aeouAEOU", "äéöüÄÉÖÜ")
# Words of these lengths may stand for each other.
_LENGTHS = (1, 2, 3, 4, 5, 8, 12, 20)
_WORD = re.compile(r"[^\W\d_]+")
_PATIENCE = 500
_ALL_DRAWN = 5  # up to so many digits every number has its substitute drawn at once


class Digits:
    """Runs of digits -> other runs as long; leading zeros stay, so that 0069 and 69 stay one number."""

    def __init__(self, source: random.Random) -> None:
        self._source = source
        self._shuffled: dict[int, list[int]] = {}
        self._drawn: dict[str, str] = {}
        self._used: set[str] = set()

    def other(self, run: str) -> str:
        core = run.lstrip("0")
        return run[: len(run) - len(core)] + self._other(core) if core else run

    def _other(self, core: str) -> str:
        if len(core) > _ALL_DRAWN or not core.isascii():
            return self._long(core)
        first = 10 ** (len(core) - 1)
        if len(core) not in self._shuffled:
            self._shuffled[len(core)] = _cycle(first, self._source)
        return str(self._shuffled[len(core)][int(core) - first])

    def _long(self, core: str) -> str:
        while core not in self._drawn:
            other = str(self._source.randrange(10 ** (len(core) - 1), 10 ** len(core)))
            if other != core and other not in self._used:
                self._drawn[core] = other
                self._used.add(other)
        return self._drawn[core]


def _cycle(first: int, source: random.Random) -> list[int]:
    """All numbers with as many digits as ``first`` in one random cycle (Sattolo 1986): none stays where it was."""
    numbers = list(range(first, 10 * first))
    for at in range(len(numbers) - 1, 0, -1):
        other = source.randrange(at)
        numbers[at], numbers[other] = numbers[other], numbers[at]
    return numbers


class Words:
    """Words -> invented words of about the same length, with capitals and accents where the word has them."""

    def __init__(self, source: random.Random, original: Collection[str]) -> None:
        """``original``: the plain words of the file; none of them is drawn."""
        self._source = source
        self._taken = set(original)
        self._drawn: dict[str, str] = {}

    def other(self, word: str) -> str:
        """Two spellings that the reader takes for one name ("José", "JOSE") give one, too."""
        key = plain(word) or word.casefold()
        if key not in self._drawn:
            other_script = any(char > _LAST_LATIN for char in word)
            self._drawn[key] = self._of_script(key) if other_script else self._draw(key)
            self._taken.add(self._drawn[key])
        return _spelled_like(word, self._drawn[key])

    def in_day(self, text: str) -> str:
        """What stands around a day: weekdays, zones and the like stay."""
        return _WORD.sub(lambda found: found[0] if plain(found[0]) in DAY_WORDS else self.other(found[0]), text)

    def _draw(self, key: str) -> str:
        candidate = ""
        for _ in range(_PATIENCE):
            candidate = self._invented(len(key))
            if candidate not in self._taken and not is_known(candidate):
                return candidate
        return candidate

    def _invented(self, length: int) -> str:
        lengths = [size for size in range(1, max(_LENGTHS[-1], length) + 1) if _class(size) == _class(length)]
        size = self._source.choice(lengths)
        if size < 3:
            return "".join(self._source.choices(_LETTERS, k=size))
        kinds = [_CONSONANTS, _VOWELS] if self._source.random() < 0.8 else [_VOWELS, _CONSONANTS]
        return "".join(self._source.choice(kinds[at % 2]) for at in range(size))

    def _of_script(self, key: str) -> str:
        return "".join(self._other_letter(char) for char in key)

    def _other_letter(self, char: str) -> str:
        """Of a script that is not ours: another letter near by."""
        if char in _LETTERS:
            return self._source.choice(_LETTERS)
        block = ord(char) // 32 * 32
        near = [chr(code) for code in range(block, block + 32) if chr(code).isalpha() and not chr(code).isupper()]
        return self._source.choice([other for other in near if other != char and plain(other)] or [char])


def _class(length: int) -> int:
    return next((at for at, longest in enumerate(_LENGTHS) if length <= longest), len(_LENGTHS))


def _spelled_like(word: str, other: str) -> str:
    if word.isupper() and len(word) > 1:
        other = other.upper()
    elif word[:1].isupper():
        other = "".join(
            char.upper() if at < len(word) and word[at].isupper() else char for at, char in enumerate(other)
        )
    beyond = sum(not char.isascii() for char in word)
    if not beyond or not other.isascii():
        return other
    vowels = [found.start() for found in re.finditer("[aeou]", other, re.IGNORECASE)]
    if not vowels:
        return f"{other[:-1]}é"
    marked = {*vowels[:beyond]}
    return "".join(char.translate(_ACCENTED) if at in marked else char for at, char in enumerate(other))
