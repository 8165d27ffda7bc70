"""Text of one file -> the same with invented words and other digits; known words stay where they tell something."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from snapshot.pipeline.masked_copy.days import IN_TEXT, Days
from snapshot.pipeline.masked_copy.known_words import introduces, is_known, is_series, is_state_word, says_a_state
from snapshot.pipeline.masked_copy.substitutes import Digits, Words
from snapshot.pipeline.pack.extract.customer_ids import names_nobody
from snapshot.pipeline.pack.schema.missing_years import YEAR
from snapshot.pipeline.pack.tables.group_headings import TOTAL_HINT
from snapshot.pipeline.pack.values.status_words import state_of
from snapshot.pipeline.pack.values.vocabulary import plain

_EMAIL = re.compile(r"[\w.+'%-]+@[\w-]+(?:\.[\w-]+)*\.(?P<ending>[^\W\d_]+)")
_TOKEN = re.compile(r"(?P<word>[^\W\d_]+)|(?P<digits>\d+)")
_WORD = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SCHEMES = frozenset({"http", "https", "www"})
Keeps = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Texts:
    """``other_*`` methods: one for each kind of text, which differ by the words that stay."""

    words: Words
    digits: Digits
    days: Days

    def name(self, text: str) -> str:
        """Somebody's name, address, phone or e-mail: nothing stays but what says that it is nobody's."""
        if names_nobody(plain(text)):
            return text
        first = _WORD.match(text)
        if first and state_of("invoices", first[0]) == "void":
            return first[0] + self._masked(text[first.end() :], _nothing)
        return self._masked(text, introduces if TOTAL_HINT.search(text) else _nothing)

    def number(self, text: str) -> str:
        """A document's number: the letters of its series stay where they are known."""
        return self._masked(text, lambda word: is_series(word) or introduces(word))

    def state(self, text: str) -> str:
        """A status, a type, a mark: words of our lists stay."""
        return self._masked(text, lambda word: is_state_word(word) or introduces(word))

    def free(self, text: str) -> str:
        """Free text: all of it stays when every word is known; else states, where it tells one, and "Invoice 61"."""
        if _all_known(text):
            return self._masked(text, lambda _: True)
        if says_a_state(text):
            return self.state(text)
        return self._masked(text, introduces)

    def title(self, text: str) -> str:
        """A title, a sheet's or a file's name: known words stay, and years move with the days."""
        return self._masked(text, is_known, years=True)

    def _masked(self, text: str, keeps: Keeps, *, years: bool = False) -> str:
        """Days are moved, the rest word by word and digit run by digit run; the ending of an e-mail is "example"."""
        pieces, at = [], 0
        for found in IN_TEXT.finditer(text):
            moved = self.days.moved_within(found[0])
            if moved != found[0]:
                pieces += [self._tokens(text[at : found.start()], keeps, years), moved]
                at = found.end()
        return "".join([*pieces, self._tokens(text[at:], keeps, years)])

    def _tokens(self, text: str, keeps: Keeps, years: bool) -> str:
        pieces, at = [], 0
        for found in _EMAIL.finditer(text):
            ending = found.start("ending")
            pieces += [self._plain_tokens(text[at : found.start()], keeps, years)]
            pieces += [self._plain_tokens(text[found.start() : ending], _nothing, years), "example"]
            at = found.end()
        return "".join([*pieces, self._plain_tokens(text[at:], keeps, years)])

    def _plain_tokens(self, text: str, keeps: Keeps, years: bool) -> str:
        def other(found: re.Match[str]) -> str:
            if found["word"]:
                return self._word(found["word"], keeps)
            if years and YEAR.fullmatch(found["digits"]):
                return str(int(found["digits"]) + self.days.shift.years)
            return self.digits.other(found["digits"])

        return _TOKEN.sub(other, text)

    def _word(self, word: str, keeps: Keeps) -> str:
        parts = _CAMEL.split(word)
        known = all(keeps(part) for part in parts) or keeps(word) or word.casefold() in _SCHEMES
        return word if known else self.words.other(word)


def _nothing(_: str) -> bool:
    return False


def _all_known(text: str) -> bool:
    words = [part for word in _WORD.findall(text) for part in _CAMEL.split(word)]
    return bool(words) and all(map(is_known, words))
