"""How a file was read, in terms its owner can check. No names, no contents."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from snapshot.pipeline.documents.recognition import Category, FileRecognition, RowIssue
from snapshot.pipeline.pack.categories import Recognised
from snapshot.pipeline.pack.layout import fingerprint, shown_header
from snapshot.pipeline.pack.limits import ReadLimits
from snapshot.pipeline.pack.reading import TableReading
from snapshot.pipeline.pack.vocabulary import plain, state_of
from snapshot.wording import reading as wording

_MAX_WORDS = 12


def refused(name: str, problem: str, tables: Sequence[Recognised] = ()) -> FileRecognition:
    """A file that could not be read. ``tables``: as far as it was understood."""
    main = tables[0] if tables else None
    return FileRecognition(
        name=name,
        category=main.category if main else "unknown",
        **(_layout(main) if main else {}),
        problem=problem,
        problem_message=wording.problem_message(problem),
    )


def file_recognition(  # noqa: PLR0913 - one call gathers everything that is known of a file
    *,
    name: str,
    tables: Sequence[Recognised],
    readings: Sequence[TableReading],
    frames: Sequence[tuple[str, pd.DataFrame]],
    hidden: tuple[str, ...],
    currencies: Counter[str],
    limits: ReadLimits,
    names: frozenset[str],
) -> FileRecognition:
    """The table with most records speaks for the file; the counts are of all its tables."""
    at = max(range(len(tables)), key=lambda index: (len(readings[index]), -index))
    main, main_reading = tables[at], readings[at]
    read = sum(len(reading) for reading in readings) if main.category != "unknown" else 0
    causes = _causes(readings) if main.category != "unknown" else Counter()
    set_aside = causes.total()
    problem = _problem(main, read, set_aside)
    return FileRecognition(
        name=name,
        category=main.category,
        certainty=main.certainty,
        encoding=main.table.grid.encoding,
        delimiter=main.table.grid.delimiter,
        sheets=tuple(table.table.sheet for table in tables if table.table.sheet is not None),
        hidden_sheets=hidden,
        header_row=main.table.header_row,
        date_order=main_reading.dates.order if main.category not in ("unknown", "customers") else None,
        currency=currencies.most_common(1)[0][0] if currencies else None,
        columns=main.roles.readings(),
        **_layout(main),
        nearest=_nearest(main),
        rows_read=read,
        rows_used=read - set_aside,
        rows_set_aside=set_aside,
        set_aside_by_cause=dict(sorted(causes.items())),
        documents=sum(len(frame) for _, frame in frames),
        issues=(*_file_issues(main, readings, currencies), *_row_issues(main, readings, limits)),
        unknown_status_words=_unknown_words(readings, names),
        problem=problem,
        problem_message=wording.problem_message(problem) if problem else None,
    )


def _layout(main: Recognised) -> dict[str, Any]:
    """The names of the columns, and whether the owner's choices for them were followed."""
    return {
        "layout": fingerprint(main.table.header),
        "headers": tuple(shown_header(header) for header in main.table.header if header.strip()),
        "remembered": main.choices is not None,
    }


def _nearest(main: Recognised) -> Category | None:
    """What a list of no kind comes closest to."""
    best = max(main.points, key=lambda kind: main.points[kind])
    return best if main.category == "unknown" and main.points[best] > 0 else None


def _causes(readings: Sequence[TableReading]) -> Counter[str]:
    """How many rows each cause set aside."""
    return Counter(str(cause) for reading in readings for cause in reading.set_aside.reasons[reading.set_aside.mask])


def _problem(main: Recognised, read: int, set_aside: int) -> str | None:
    if main.category == "unknown":
        return "not_recognised"
    if not read:
        return "no_rows"
    return "no_readable_rows" if read == set_aside else None


def _file_issues(main: Recognised, readings: Sequence[TableReading], currencies: Counter[str]) -> list[RowIssue]:
    """What concerns the file and no single row."""
    said: list[tuple[str, str]] = []
    if main.table.grid.nul_characters:
        said.append(("nul_characters", wording.NUL_CHARACTERS))
    if any(reading.dates.ambiguous for reading in readings):
        said.append(("ambiguous_dates", wording.ambiguous_order(readings[0].dates.order == "day_first")))
    if len(currencies) > 1 and main.category != "unknown":
        said.append(("mixed_currencies", wording.mixed_currencies(tuple(sorted(currencies)))))
    return [RowIssue(code=code, row=None, column=None, message=message) for code, message in said]


def _row_issues(main: Recognised, readings: Sequence[TableReading], limits: ReadLimits) -> list[RowIssue]:
    issues: list[RowIssue] = []
    for reading in readings if main.category != "unknown" else ():
        issues += reading.set_aside.issues(limits.max_issues - len(issues))
    return issues


def _unknown_words(readings: Sequence[TableReading], names: frozenset[str]) -> tuple[str, ...]:
    """Status words we do not know, the most frequent first.

    A cell may hold a remark about a person: shown are only words that stand in several rows and are no part of a name.
    """
    counts: Counter[str] = Counter()
    for reading in readings:
        if reading.category in ("invoices", "quotes", "jobs") and reading.roles.has("status"):
            cells = reading.cells("status")
            for word, count in zip(cells.values, cells.counts.tolist(), strict=True):
                if state_of(reading.category, str(word)) is None:
                    counts[str(word)] += count
    shown = [word[:30] for word, count in counts.most_common() if count >= 2 and _harmless(word, names)]
    return tuple(shown[:_MAX_WORDS])


def _harmless(word: str, names: frozenset[str]) -> bool:
    words = plain(word).split()
    return 0 < len(words) <= 3 and all(part.isalpha() for part in words) and not names & set(words)
