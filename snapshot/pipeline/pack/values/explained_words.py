"""Words that the owner explained: the key under which a word is remembered, and the meanings it can be given."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches

from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.status_words import known_phrases, state_of
from snapshot.pipeline.pack.values.vocabulary import plain

# What a word can mean, by the list of states it would be one of. The first is what an unknown word counts as.
MEANINGS: Mapping[str, tuple[str, ...]] = {
    "invoices": ("open", "paid", "part_paid", "void", "draft", "written_off", "refunded", "quote", "other"),
    "quotes": ("sent", "approved", "declined", "expired", "draft", "void", "other"),
    "payments": ("received", "failed", "refunded"),
    "types": ("invoice", "credit_note", "quote", "payment", "other"),
}
# Meanings that say what kind of row it is, not how its document stands.
KINDS = frozenset({"quote", "other"})
# A part that was paid leaves the rest open.
_STATES = {"part_paid": "open"}
# Stands for all other words of a column that we do not know.
ANY_OTHER_WORD = ""
LONGEST_KEY = 80
_ALIKE = 0.8
_LONG_ENOUGH = 4


def word_key(cell: object) -> str:
    """The words of a cell without its numbers: "ck 1711" and "ck 1712" are one question."""
    words = (word for word in plain(str(cell)[: LONGEST_KEY * 2]).split() if not any(map(str.isdigit, word)))
    return " ".join(words)[:LONGEST_KEY].strip()


def states_meant(answers: Mapping[str, str], cells: Column, known: Column) -> Column:
    """The state that the owner said each cell's word means; ``None`` where nothing was said of it.

    What was said of all other words holds for cells that ``known`` leaves blank.
    """
    return _meant(answers, cells, known, lambda said: None if said in KINDS else _STATES.get(said, said))


def kinds_meant(answers: Mapping[str, str], cells: Column, known: Column) -> Column:
    """The kind of row that the owner said each cell's word means, where a state was asked for."""
    return _meant(answers, cells, known, lambda said: said if said in KINDS else None)


def types_meant(answers: Mapping[str, str], cells: Column, known: Column) -> Column:
    """The kind of row that the owner said each cell's word means, where a kind was asked for."""
    return _meant(answers, cells, known, lambda said: said)


def _meant(answers: Mapping[str, str], cells: Column, known: Column, meaning: Callable[[str], str | None]) -> Column:
    if not answers:
        return Column.blank(len(cells))
    meanings = {word: meaning(said) for word, said in answers.items()}
    any_other = meanings.pop(ANY_OTHER_WORD, None)
    named = cells.map(lambda cell: meanings.get(word_key(cell)))
    said = cells.where(lambda cell: word_key(cell) in meanings)
    return named.coalesce(cells.with_blanks(known.filled | said).map(lambda _: any_other)) if any_other else named


def best_guess(vocabulary: str, key: str) -> str:
    """What an unknown word most likely means: as a word spelled nearly like it, else as the unknown always count."""
    meanings = MEANINGS[vocabulary]
    if len(key) >= _LONG_ENOUGH:
        alike = get_close_matches(key, known_phrases(vocabulary), n=1, cutoff=_ALIKE)
        state = state_of(vocabulary, alike[0]) if alike else None
        if state in meanings:
            return str(state)
    return meanings[0]
