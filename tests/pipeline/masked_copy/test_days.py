"""A day is moved in the notation in which it stands."""

import pytest

from snapshot.pipeline.documents.recognition import DateOrder
from snapshot.pipeline.masked_copy.day_shift import Shift
from snapshot.pipeline.masked_copy.days import IN_TEXT, DayNotation, Days


def days(order: DateOrder = "day_first", cells: tuple[str, ...] = (), shift: int = -14, minutes: int = 5) -> Days:
    return Days(DayNotation.of(cells, order), Shift(shift, -1), minutes, lambda text: text.replace("Smith", "Other"))


@pytest.mark.parametrize(
    ("order", "text", "moved"),
    [
        ("year_first", "2025-01-20", "2025-01-06"),
        ("year_first", "2025/01/20", "2025/01/06"),
        ("year_first", "20250120", "20250106"),
        ("day_first", "20.01.2025", "06.01.2025"),
        ("day_first", "20.1.25", "6.1.25"),
        ("month_first", "01/20/2025", "01/06/2025"),
        ("month_name", "Jan 20 2025", "Jan 06 2025"),
        ("month_name", "January 20, 2025", "January 06, 2025"),
        ("month_name", "Monday, January 20, 2025", "Monday, January 06, 2025"),
        ("month_name", "20 JAN 25", "06 JAN 25"),
        ("month_name", "20. März 2025", "06. März 2025"),
        ("month_name", "14 août 2025", "31 juillet 2025"),
        ("month_name", "10 Sept 2025", "27 Aug 2025"),
        ("month_name", "1 de enero de 2025", "18 de diciembre de 2024"),
        ("year_first", "2025-01-20T00:00:00+00:00", "2025-01-06T00:00:00+00:00"),
        ("month_first", "01/20/2025 10:30 AM", "01/06/2025 10:35 AM"),
        ("month_first", "01/20/2025 10:30 by Smith", "01/06/2025 10:35 by Other"),
    ],
)
def test_a_day_keeps_its_notation(order: DateOrder, text: str, moved: str) -> None:
    assert days(order, (text, "20 de mayo de 2025") if " de " in text else (text,)).moved_text(text) == moved


def test_one_digit_is_written_where_the_file_does() -> None:
    assert days("month_first", ("1/20/2025", "2/3/2025")).moved_text("10/20/2025") == "10/6/2025"
    assert days("month_first", ("01/20/2025",)).moved_text("10/20/2025") == "10/06/2025"


@pytest.mark.parametrize("text", ["31/02/2025", "03/25/2025", "45/45/2025"])
def test_what_is_no_day_in_the_order_of_the_file_stays_none(text: str) -> None:
    masks = days("day_first")
    assert masks.day_of(text) is None
    assert masks.moved_text(text) == text.replace("2025", "2024")
    assert masks.day_of(masks.moved_text(text)) is None


def test_a_day_without_a_year_has_that_of_the_title() -> None:
    assert days("month_name", ("Nov 20 2025", "Nov 3 2025")).moved_short("Nov 20", "2025") == "Nov 6"
    assert days("month_name", ("3. Nov 2025",)).moved_short("20. Nov", None) == "6. Nov"


def test_days_are_found_within_a_sentence() -> None:
    found = [match[0] for match in IN_TEXT.finditer("From 2025-01-20 to 1/9/2025, paid March 3, 2025; see 12/2025/7")]
    assert found == ["2025-01-20", "1/9/2025", "March 3, 2025"]
