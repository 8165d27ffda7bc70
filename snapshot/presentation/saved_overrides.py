"""Saved import choices -> one line each."""

from collections.abc import Iterator
from dataclasses import dataclass

from snapshot.pipeline.documents.upload import ChoicesByLayout, ReadingChoices
from snapshot.presentation import formats
from snapshot.presentation.files import role_name
from snapshot.wording import files as file_wording
from snapshot.wording import questions as wording

COLUMNS_NAMED = 6


@dataclass(frozen=True, slots=True)
class RememberedChoice:
    """``layouts`` are the fingerprints of headers that one ``line`` says the same of."""

    layouts: tuple[str, ...]
    line: str


def present_remembered(choices: ChoicesByLayout) -> tuple[RememberedChoice, ...]:
    """One line for all layouts of which nothing else is known: nobody could tell two such lines apart."""
    by_line: dict[str, list[str]] = {}
    for layout, chosen in choices.items():
        line = "; ".join(_parts(chosen))
        by_line.setdefault(line[:1].upper() + line[1:], []).append(layout)
    return tuple(
        RememberedChoice(tuple(layouts), f"{line}{wording.in_lists(len(layouts))}.")
        for line, layouts in by_line.items()
    )


def _parts(chosen: ReadingChoices) -> Iterator[str]:
    if chosen.category:
        yield wording.taken_for(file_wording.CATEGORIES[chosen.category])
    if chosen.date_order:
        yield wording.dates(file_wording.DATE_ORDERS[chosen.date_order])
    if chosen.currency is not None:
        yield wording.measured_in(formats.shorten(chosen.currency, 10))
    yield from _columns(chosen)
    for answers in chosen.words.values():
        for word, meaning in answers.items():
            yield wording.word_means(formats.shorten(word, 40), meaning)


def _columns(chosen: ReadingChoices) -> Iterator[str]:
    """The first few; on a mapping page most parts have no column, which is said once."""
    columns = sorted(chosen.columns.items(), key=lambda item: not item[1])
    without = sum(not header for _, header in columns)
    if without > COLUMNS_NAMED:
        columns = columns[: len(columns) - without]
    for role, header in columns[:COLUMNS_NAMED]:
        yield wording.column_as(formats.shorten(header or "", 40), role_name(role))
    if len(columns) > COLUMNS_NAMED:
        yield wording.more_columns(len(columns) - COLUMNS_NAMED)
    if without > COLUMNS_NAMED:
        yield wording.NO_OTHER_COLUMN
