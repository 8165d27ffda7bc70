"""Sums, medians and percentiles of many subsets at once are those of each subset alone, as numpy has them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.signals.facts.document_arrays import Floats, Ints
from snapshot.pipeline.signals.facts.subsets import each, max_per_subset, ranked, sums, sums_by

ROWS = 6


@st.composite
def tables(draw: st.DrawFn) -> tuple[Floats, Ints]:
    """Which values each of six rows keeps, and the values: few different ones, so that they tie."""
    values = draw(st.lists(st.integers(0, 12), min_size=1, max_size=15))
    kept = draw(
        st.lists(st.lists(st.booleans(), min_size=len(values), max_size=len(values)), min_size=ROWS, max_size=ROWS)
    )
    return np.array(kept, np.float64), np.array(values, np.int64)


def of_each(kept: Floats, values: Ints) -> list[Ints]:
    return [values[row > 0] for row in kept]


@given(tables())
def test_a_sum_is_over_what_a_row_keeps(table: tuple[Floats, Ints]) -> None:
    kept, values = table
    counts, total = sums(kept, np.ones(len(values)), values)
    assert counts.tolist() == [len(one) for one in of_each(kept, values)]
    assert total.tolist() == [one.sum() for one in of_each(kept, values)]


@given(tables())
def test_sums_by_code_have_a_column_for_each_code(table: tuple[Floats, Ints]) -> None:
    kept, values = table
    codes = values % 4
    found, by_code = sums_by(kept, codes, values)
    assert found.tolist() == sorted(set(codes.tolist()))
    for row, told in zip(kept, by_code, strict=True):
        assert told.tolist() == [values[(row > 0) & (codes == code)].sum() for code in found]


@given(tables())
def test_the_greatest_of_nothing_is_what_was_said(table: tuple[Floats, Ints]) -> None:
    kept, values = table
    assert max_per_subset(kept, values, -1).tolist() == [one.max(initial=-1) for one in of_each(kept, values)]


@given(tables())
def test_a_median_is_that_of_the_row(table: tuple[Floats, Ints]) -> None:
    kept, values = table
    for told, count, own in zip(
        ranked(kept, values).medians(), ranked(kept, values).counts, of_each(kept, values), strict=True
    ):
        assert count == len(own)
        assert not len(own) or told == np.median(own)


@given(tables(), st.integers(0, 100))
def test_a_percentile_is_that_of_the_row_to_the_last_bit(table: tuple[Floats, Ints], percent: int) -> None:
    kept, values = table
    for told, own in zip(ranked(kept, values).percentiles(percent), of_each(kept, values), strict=True):
        assert not len(own) or told == np.percentile(own, percent)


@pytest.mark.parametrize("kept", [np.zeros((2, 0)), np.ones((1, 0))])
def test_without_documents_there_is_nothing_to_add_up(kept: Floats) -> None:
    none = np.zeros(0, np.int64)
    assert sums(kept, none)[0].tolist() == [0] * len(kept)
    assert sums_by(kept, none, none)[1].shape == (len(kept), 0)
    assert ranked(kept, none).counts.tolist() == [0] * len(kept)


def test_equal_rows_share_what_was_built() -> None:
    first, second, third = each(lambda one, other: [one, other], np.array([1, 1, 2]), np.array([3, 3, 3]))
    assert first is second
    assert (first, third) == ([1, 3], [2, 3])
