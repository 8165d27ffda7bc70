"""How numbers, days and names are written."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.presentation import formats


@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        (14150.0, "USD", "$14,150.00"),
        (-3.5, "USD", "-$3.50"),
        (-0.001, "USD", "$0.00"),
        (1234567.891, None, "1,234,567.89"),
        (12.0, "EUR", "€12.00"),
        (12.0, "CHF", "CHF 12.00"),
    ],
)
def test_amounts_are_formatted(amount, currency, written):
    assert formats.money(amount, currency) == written


@pytest.mark.parametrize(
    ("value", "written"), [(1204.0, "1,204"), (2.50, "2.5"), (0, "0"), (100.0, "100"), (0.126, "0.13")]
)
def test_numbers_carry_no_needless_zeros(value, written):
    assert formats.number(value) == written


@pytest.mark.parametrize(("value", "written"), [(0.414, "41%"), (0.035, "3.5%"), (0.0, "0%"), (1.0, "100%")])
def test_shares_are_per_cent(value, written):
    assert formats.share(value) == written


@pytest.mark.parametrize(("count", "written"), [(0, "0 days"), (1, "1 day"), (1.0, "1 day"), (0.5, "0.5 days")])
def test_counts_agree_with_their_noun(count, written):
    assert formats.counted(count, "day") == written


def test_days_name_their_month():
    assert formats.day(date(2025, 10, 1)) == "October 1, 2025"
    assert formats.moment(datetime(2025, 10, 1, 4, 3, tzinfo=UTC)) == "October 1, 2025 at 04:03 UTC"
    assert formats.day(None) == formats.moment(None) == ""


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(2025, 10, 1, 23, 59, tzinfo=UTC), "today at 23:59 UTC"),
        (datetime(2025, 10, 2, 0, 5, tzinfo=UTC), "tomorrow at 00:05 UTC"),
        (datetime(2025, 10, 3, 18, 5, tzinfo=UTC), "October 3, 2025 at 18:05 UTC"),
    ],
)
def test_times_that_are_near_are_called_by_their_day(moment, written):
    assert formats.soon(moment, datetime(2025, 10, 1, 14, 3, tzinfo=UTC)) == written


@pytest.mark.parametrize(("milliseconds", "written"), [(None, ""), (0, "0 ms"), (999, "999 ms"), (1250, "1.2 s")])
def test_durations_are_formatted(milliseconds, written):
    assert formats.duration(milliseconds) == written


@pytest.mark.parametrize(
    ("size", "written"), [(1, "1 byte"), (900, "900 bytes"), (1_500, "2 kB"), (2_560_000, "2.6 MB")]
)
def test_file_sizes_are_formatted(size, written):
    assert formats.size(size) == written


@given(st.text(max_size=300), st.integers(min_value=4, max_value=80))
def test_shortened_text_is_one_printable_line_within_its_length(text, length):
    short = formats.shorten(text, length)
    assert len(short) <= length
    assert short.isprintable()


def test_a_shortened_file_keeps_its_ending():
    assert formats.shorten("a" * 500 + " quotes.csv", 30).endswith("quotes.csv")


@pytest.mark.parametrize(
    ("items", "written"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_are_joined(items, written):
    assert formats.listed(items) == written
