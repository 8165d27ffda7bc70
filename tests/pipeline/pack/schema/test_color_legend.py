"""Words of a legend above the table stand for the states that it gives them."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack.schema.color_legend import legend_of

Read = Callable[..., Pack]
Make = Callable[..., bytes]
ROWS = [[n, f"2025-02-{n:02}", "Ann", "100.50", color] for n, color in enumerate(("green", "red", "gray"), 1)]
TABLE = [["Invoice #", "date", "client", "total", "color"], *ROWS]


@pytest.mark.parametrize(
    "legend",
    [
        [["green = paid"], ["red = overdue"], ["gray = canceled, ignore"]],
        [["green: paid; red: overdue; gray: canceled"]],
    ],
)
def test_colors_with_a_legend_are_states(legend: list[list[str]], read: Read, to_csv: Make) -> None:
    assert list(read(to_csv([*legend, [], *TABLE])).invoices["state"]) == ["paid", "open", "void"]


def test_without_a_legend_colors_say_nothing(read: Read, to_csv: Make) -> None:
    assert set(read(to_csv(TABLE)).invoices["state"]) == {"open"}


def test_other_text_above_a_table_is_no_legend() -> None:
    assert legend_of("Kestrel Comfort Heating\nInvoices of 2025") == {}


def test_a_legend_may_stand_in_one_line_and_explain_signs(read: Read, to_csv: Make) -> None:
    assert legend_of("W = won   L = lost   ? = still waiting") == {"w": "won", "l": "lost", "?": "still waiting"}
    rows = [[n, f"2025-03-{n:02}", "Ann", "100.50", sign] for n, sign in enumerate("WL?W", 1)]
    table = [["W = won L = lost ? = still waiting"], [], ["Bid #", "Date", "Name", "Bid", "W/L"], *rows]
    assert list(read(to_csv(table)).quotes["state"]) == ["approved", "declined", "sent", "approved"]
