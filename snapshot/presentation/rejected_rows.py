"""Rejected rows -> the first of each reason for the page, and all of them as a CSV file."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from snapshot.pipeline.documents.recognition import (
    ROW_IDENTITIES,
    FileRecognition,
    InputRecognition,
    Ranges,
    RowIssue,
    SetAsideRows,
    row_ranges,
)
from snapshot.presentation import formats
from snapshot.presentation.csv_export import BYTE_ORDER_MARK, line, quoted
from snapshot.presentation.view_models import SetAsideGroup
from snapshot.wording import files as wording
from snapshot.wording import samples

ROWS_SHOWN = 20  # of one file; the rest stands in the CSV
CAUSES_SHOWN = 12
ROWS_AT_ONCE = 5_000

# An older result says in each row's message which cell it was.
QUOTED_CELL = re.compile(r" “[^”]*”")


def set_aside_groups(file: FileRecognition) -> tuple[SetAsideGroup, ...]:
    """One line per cause. The smallest causes are shown whole first, so that none is crowded out."""
    causes = _causes(file)[:CAUSES_SHOWN]
    shown: dict[int, Ranges] = {}
    left = ROWS_SHOWN
    for done, at in enumerate(sorted(range(len(causes)), key=lambda at: causes[at].count)):
        shown[at] = _first(causes[at].ranges, -(-left // (len(causes) - done)))
        left -= _length(shown[at])
    return tuple(_group(cause, shown[at]) for at, cause in enumerate(causes))


def set_aside_csv(recognition: InputRecognition, *, is_sample: bool = False) -> Iterator[str]:
    """The CSV in parts: every row that was set aside, of all files, with the file's own row number."""
    heading, mark = (samples.CSV_HEADER, samples.CSV_MARK) if is_sample else ((), ())
    yield BYTE_ORDER_MARK + line((*wording.CSV_HEADER, *heading))
    for file in recognition.files:
        for cause in _causes(file):
            before = f"{quoted(file.name)},{quoted(cause.sheet or '')},"
            after = "," + line((cause.column or "", cause.message, *mark))
            for first, last in cause.ranges:
                for start in range(first, last + 1, ROWS_AT_ONCE):
                    rows = range(start, min(last + 1, start + ROWS_AT_ONCE))
                    yield "".join(f'{before}"{row}"{after}' for row in rows)


def _causes(file: FileRecognition) -> tuple[SetAsideRows, ...]:
    """As the file tells it; a result of an older version only lists single rows, and those not to the end."""
    listed = [issue for issue in file.issues if issue.row is not None and issue.code not in ROW_IDENTITIES]
    return file.set_aside or tuple(_from_issues(listed))


def _from_issues(issues: Sequence[RowIssue]) -> Iterator[SetAsideRows]:
    def cause(issue: RowIssue) -> tuple[str, str, str, str]:
        return issue.code, QUOTED_CELL.sub("", issue.message), issue.column or "", issue.sheet or ""

    for (code, message, column, sheet), same in groupby(sorted(issues, key=cause), cause):
        rows = sorted({issue.row for issue in same if issue.row is not None})
        yield SetAsideRows(
            code=code, message=message, column=column, sheet=sheet, count=len(rows), ranges=row_ranges(rows)
        )


def _first(ranges: Ranges, most: int) -> Ranges:
    """The first ``most`` rows of ``ranges``."""
    kept: list[tuple[int, int]] = []
    for first, last in ranges:
        if most <= 0:
            break
        kept.append((first, min(last, first + most - 1)))
        most -= last - first + 1
    return tuple(kept)


def _length(ranges: Ranges) -> int:
    return sum(last - first + 1 for first, last in ranges)


def _group(cause: SetAsideRows, shown: Ranges) -> SetAsideGroup:
    rows = ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in shown)
    return SetAsideGroup(
        why=formats.shorten(cause.message, formats.SENTENCE),
        column=formats.shorten(cause.column or "", 40),
        sheet=formats.shorten(cause.sheet or "", 30),
        rows=wording.set_aside_rows(rows, cause.count - _length(shown)),
    )
