"""Dates: one order for a whole file, decided by evidence; nothing shifts silently to another month."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.dates import (
    DateReading,
    decide_order,
    looks_like_date,
    parse_days,
    prefer_past_order,
    written_day,
)

Read = Callable[..., Pack]
Make = Callable[..., bytes]
TODAY = date(2025, 12, 31)


def column(*cells: object) -> Column:
    return Column.of(cells)


def days(order: str, *cells: object) -> list[date | None]:
    parsed, _ = parse_days(column(*cells), order)  # type: ignore[arg-type]
    return [None if np.isnat(day) else day.astype("datetime64[D]").item() for day in parsed]


@pytest.mark.parametrize(
    "text",
    [
        *("2025-03-04", "2025/3/4", "2025.03.04", "20250304", "2025-03-04T23:59:59Z", "2025-03-04 00:10:00 +0000"),
        *(
            "Mar 04, 2025",
            "March 4, 2025",
            "4 Mar 2025",
            "4-Mar-25",
            "04/Mar/2025",
            "Tue Mar 04 2025",
            "4th March 2025",
        ),
        *("Tuesday, March 4, 2025", "Tuesday, March 4, 2025 08:12 AM", "Mar 04 2025", "2025-Mar-04"),
        *("4. März 2025", "4 mars 2025", "4 de marzo de 2025", "04.Mär.2025"),
    ],
)
def test_unambiguous_notations(text: str) -> None:
    assert days("month_first", text) == [date(2025, 3, 4)]
    assert looks_like_date(text)


@pytest.mark.parametrize(
    ("order", "text"),
    [
        *(("day_first", text) for text in ("04/03/2025", "4.3.2025", "04-03-25", "4.3.25 10:15", "04.03.2025, 10:15")),
        *(
            ("month_first", text)
            for text in ("03/04/2025", "3/4/25", "03-04-2025", "03/04/2025 10:00 AM", "3/4/2025 22:15:00")
        ),
        ("serial", 45720),
        ("serial", "45720"),
        ("serial", 45720.75),
    ],
)
def test_notations_that_need_the_order(order: str, text: object) -> None:
    assert days(order, text) == [date(2025, 3, 4)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31/02/2025",
        "2025-13-01",
        "1042",
        "INV-61",
        "hello",
        "########",
        "12:30",
        "1,204.50",
        "5/2025",
        "March",
        None,
    ],
)
def test_text_that_is_not_a_date_is_none(text: str | None) -> None:
    assert days("day_first", text) == [None]


@pytest.mark.parametrize(
    ("order", "text", "parts"),
    [
        ("year_first", "2025-03-14", ("2025", "03", "14")),
        ("year_first", "20250314", ("2025", "03", "14")),
        ("day_first", "14.3.25", ("25", "3", "14")),
        ("month_first", "3/14/2025 10:30", ("2025", "3", "14")),
        ("month_name", "Friday, March 14, 2025", ("2025", "March", "14")),
        ("month_name", "14 Foo 25", None),
    ],
)
def test_the_parts_of_a_day_are_found_where_they_stand(order: str, text: str, parts: tuple[str, ...] | None) -> None:
    places = written_day(text, order)
    assert (
        None if places is None else tuple(text[slice(*at)] for at in (places.year, places.month, places.day))
    ) == parts


def test_a_number_above_twelve_decides_for_the_whole_column() -> None:
    assert decide_order([column("03/04/2025", "25/04/2025")], TODAY, "month_first").order == "day_first"
    assert decide_order([column("03/04/2025", "04/25/2025")], TODAY, "day_first").order == "month_first"


def test_another_column_of_the_file_decides() -> None:
    reading = decide_order([column("03/04/2025", "05/04/2025"), column("20/04/2025")], TODAY, "month_first")
    assert (reading.order, reading.ambiguous) == ("day_first", False)


def test_the_order_that_keeps_the_file_sorted_decides() -> None:
    cells = [f"{day:02}/{month:02}/2025" for month in range(1, 7) for day in (2, 7, 11)]
    reading = decide_order([column(*cells)], TODAY, "month_first")
    assert (reading.order, reading.ambiguous) == ("day_first", False)


def test_an_undecided_date_order_is_reported() -> None:
    reading = decide_order([column("03/04/2025", "05/04/2025", "04/06/2025")], TODAY, "month_first")
    assert (reading.order, reading.ambiguous) == ("month_first", True)


def test_where_nothing_else_decides_days_that_have_not_come_yet_speak_against_an_order() -> None:
    today = date(2025, 9, 20)
    months_first = DateReading("month_first", ambiguous=True)
    days_first = DateReading("day_first", ambiguous=True)
    cells = column("03/10/2025", "05/11/2025", "02/06/2025")  # the third of October, or March 10
    assert prefer_past_order(days_first, [cells], today) == months_first
    assert prefer_past_order(months_first, [cells], today) == months_first
    once = column("03/10/2025", "05/06/2025", "02/06/2025")
    assert prefer_past_order(days_first, [once], today) == days_first, "one may be dated ahead"


def test_a_day_that_the_order_cannot_hold_is_never_turned_round() -> None:
    assert days("month_first", "04/25/2025", "25/04/2025") == [date(2025, 4, 25), None]


def test_the_other_file_of_the_upload_decides(read: Read, to_csv: Make) -> None:
    header = ["Invoice #", "Invoice date", "Total"]
    open_ = to_csv([header, ["1", "03/04/2025", "5"], ["2", "01/05/2025", "6"]])
    clear = to_csv([header, ["7", "25/12/2024", "5"], ["8", "26/12/2024", "6"]])
    assert [issue.code for issue in read(open_).recognition.files[0].issues] == ["ambiguous_dates"]
    pack = read(open_, clear)
    assert pack.recognition.files[0].issues == ()
    assert pack.invoices["issued"].dt.date[0] == date(2025, 4, 3)


def test_a_past_event_dated_in_the_future_is_a_typo(read: Read, to_csv: Make) -> None:
    rows = [["Invoice #", "Invoice date", "Due date", "Paid date", "Total", "Status"]]
    rows += [["1", "2025-12-31", "2026-02-01", "", "5", "Sent"], ["2", "2026-01-01", "2026-02-01", "", "5", "Sent"]]
    rows += [["3", "2025-10-01", "2025-11-01", "2052-10-20", "5", "Paid"], ["4", "2026-03-01", "", "", "5", "Draft"]]
    pack = read(to_csv(rows), today=TODAY)
    assert list(pack.invoices["number"]) == ["1", "4"]
    assert [(issue.code, issue.row) for issue in pack.recognition.files[0].issues] == [
        ("future_date", 3),
        ("future_date", 4),
    ]


FORMATS = {
    "day_first": ["%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d.%m.%y", "%d/%m/%Y %H:%M"],
    "month_first": ["%m/%d/%Y", "%m-%d-%Y", "%m/%d/%y", "%m/%d/%Y %I:%M %p"],
    "year_first": ["%Y-%m-%d", "%Y/%m/%d", "%Y-%m-%dT%H:%M:%SZ", "%Y%m%d"],
    "month_name": ["%b %d, %Y", "%d %B %Y", "%d-%b-%Y", "%a %b %d %Y"],
}


@given(
    start=st.dates(date(2015, 1, 1), date(2024, 1, 1)),
    notation=st.sampled_from([(order, form) for order, forms in FORMATS.items() for form in forms]),
    step=st.integers(3, 9),
)
def test_a_year_of_sorted_days_is_read_back_in_any_notation(start: date, notation: tuple[str, str], step: int) -> None:
    order, form = notation
    written = [start + timedelta(days=step * n) for n in range(60)]
    cells = column(*(day.strftime(form) for day in written))
    reading = decide_order([cells], TODAY, "month_first")
    assert reading.order == order
    assert days(reading.order, *cells) == written
