"""A mark for "as above" stands for the cell above it."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack

Read = Callable[..., Pack]
Make = Callable[..., bytes]


@pytest.mark.parametrize("mark", ['"', "''", "ditto", "do.", "〃"])
def test_a_ditto_mark_repeats_the_cell_above(mark: str, read: Read, to_csv: Make) -> None:
    rows = [["1", "13/05/2025", "Ann", "90.00"], ["2", mark, mark, "55.00"], ["3", mark, "Bo", "60.00"]]
    invoices = read(to_csv([["Invoice #", "Date", "Client", "Total"], *rows])).invoices
    assert [str(day.date()) for day in invoices["issued"]] == ["2025-05-13"] * 3
    assert invoices["customer"].nunique() == 2
    assert invoices["customer"].iloc[0] == invoices["customer"].iloc[1]
