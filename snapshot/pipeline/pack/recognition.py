"""How a file was read, in terms its owner can check. No names, no contents."""

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from snapshot.pipeline.documents.recognition import FileRecognition, RowIssue
from snapshot.pipeline.pack.categories import Recognised
from snapshot.pipeline.pack.limits import ReadLimits
from snapshot.pipeline.pack.reading import TableReading
from snapshot.pipeline.pack.vocabulary import plain, state_of
from snapshot.wording import reading as wording

_MAX_WORDS = 12


def refused(name: str, problem: str, tables: Sequence[Recognised] = ()) -> FileRecognition:
    category = tables[0].category if tables else "unknown"
    return FileRecognition(
        name=name, category=category, problem=problem, problem_message=wording.problem_message(problem)
    )


def file_recognition(  # noqa: PLR0913 - one call gathers everything that is known of a file
    *,
    name: str,
    tables: Sequence[Recognised],
    readings: Sequence[TableReading],
    frames: Sequence[tuple[str, pd.DataFrame]],
    hidden: tuple[str, ...],
    currency: str | None,
    limits: ReadLimits,
    names: frozenset[str],
) -> FileRecognition:
    """The table with most records speaks for the file; the counts are of all its tables."""
    at = max(range(len(tables)), key=lambda index: (len(readings[index]), -index))
    main, main_reading = tables[at], readings[at]
    read = sum(len(reading) for reading in readings) if main.category != "unknown" else 0
    set_aside = sum(int(reading.set_aside.mask.sum()) for reading in readings) if main.category != "unknown" else 0
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
        currency=currency,
        columns=main.roles.readings(),
        rows_read=read,
        rows_used=read - set_aside,
        rows_set_aside=set_aside,
        documents=sum(len(frame) for _, frame in frames),
        issues=_issues(main, readings, limits),
        unknown_status_words=_unknown_words(readings, names),
        problem=problem,
        problem_message=wording.problem_message(problem) if problem else None,
    )


def _problem(main: Recognised, read: int, set_aside: int) -> str | None:
    if main.category == "unknown":
        return "not_recognised"
    if not read:
        return "no_rows"
    return "no_readable_rows" if read == set_aside else None


def _issues(main: Recognised, readings: Sequence[TableReading], limits: ReadLimits) -> tuple[RowIssue, ...]:
    issues: list[RowIssue] = []
    if main.table.grid.nul_characters:
        issues.append(RowIssue(code="nul_characters", row=None, column=None, message=wording.NUL_CHARACTERS))
    if any(reading.dates.ambiguous for reading in readings):
        day_first = readings[0].dates.order == "day_first"
        issues.append(
            RowIssue(code="ambiguous_dates", row=None, column=None, message=wording.ambiguous_order(day_first))
        )
    if main.category != "unknown":
        for reading in readings:
            issues += reading.set_aside.issues(limits.max_issues - len(issues))
    return tuple(issues)


def _unknown_words(readings: Sequence[TableReading], names: frozenset[str]) -> tuple[str, ...]:
    """Status words we do not know, the most frequent first.

    A cell may hold a remark about a person: shown are only words that stand in several rows and are no part of a name.
    """
    counts: Counter[str] = Counter()
    for reading in readings:
        if reading.category in ("invoices", "quotes", "jobs") and reading.roles.has("status"):
            cells = pd.Series(reading.cells("status"), dtype=object).dropna().value_counts()
            counts.update(
                {
                    str(word): int(count)
                    for word, count in cells.items()
                    if state_of(reading.category, str(word)) is None
                }
            )
    shown = [word[:30] for word, count in counts.most_common() if count >= 2 and _harmless(word, names)]
    return tuple(shown[:_MAX_WORDS])


def _harmless(word: str, names: frozenset[str]) -> bool:
    words = plain(word).split()
    return 0 < len(words) <= 3 and all(part.isalpha() for part in words) and not names & set(words)
