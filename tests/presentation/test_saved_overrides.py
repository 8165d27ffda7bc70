"""What is remembered about a layout, in a line."""

import pytest

from snapshot.pipeline.documents.upload import ReadingChoices
from snapshot.presentation.saved_overrides import present_remembered


@pytest.mark.parametrize(
    ("chosen", "line"),
    [
        (ReadingChoices(category="quotes"), "Taken for quotes."),
        (
            ReadingChoices(date_order="day_first", columns={"total": "Net", "due": None}),
            "Dates day first (31/12/2025); “Net” is “Total”; no column is “Due date”.",
        ),
        (
            ReadingChoices(columns={f"role_{n}": "x" for n in range(7)}),
            "; ".join(f"“x” is “Role {n}”" for n in range(6)) + "; and 1 more column.",
        ),
        (
            ReadingChoices(words={"Paid?": {"bez": "paid", "": "open"}}),
            "“bez”: paid in full; other words: not paid yet.",
        ),
    ],
)
def test_a_remembered_choice_is_one_line(chosen, line):
    (one,) = present_remembered({"layout": chosen})
    assert (one.layouts, one.line) == (("layout",), line)


def test_choices_that_read_the_same_share_one_line():
    day_first = ReadingChoices(date_order="day_first")
    first, second = present_remembered({"a": day_first, "b": ReadingChoices(category="quotes"), "c": day_first})
    assert (first.layouts, first.line) == (("a", "c"), "Dates day first (31/12/2025), in 2 lists.")
    assert second.layouts == ("b",)


def test_parts_without_a_column_are_said_once_where_they_are_many():
    nothing = dict.fromkeys(("due", "paid", "tax", "net", "balance", "currency", "description"))
    (one,) = present_remembered({"a": ReadingChoices(category="invoices", columns={**nothing, "total": "Foo"})})
    assert one.line == "Taken for invoices; “Foo” is “Total”; nothing else has a column."
