"""What a list's columns may be is guessed from their cells, where its owner is about to say."""

from collections.abc import Callable
from datetime import date

import pytest

from snapshot.pipeline.documents.upload import ReadingChoices, UploadedFile
from snapshot.pipeline.pack import preview_files, preview_guessed
from tests.support.exports import plain_pair
from tests.support.uploads import untold_list

Make = Callable[..., bytes]
TODAY = date(2025, 12, 1)


def broken(*_given: object) -> None:
    raise ValueError("a gap in our rules")


def guessed(file: UploadedFile, kind: str = "invoices", **columns: str | None) -> dict[str, str | None]:
    """Role -> column, as guessed or given, for a list of ``kind``."""
    (seen,) = preview_files([file], today=TODAY).files
    layout = seen.layout or ""
    said = {layout: ReadingChoices.model_validate({"category": kind, "columns": columns})}
    recognition, choices = preview_guessed([file], [layout], today=TODAY, choices=said)
    assert recognition.files[0].category == kind
    return dict(choices[layout].columns)


def test_numbers_count_up_and_customers_are_words() -> None:
    assert guessed(untold_list()) == {"number": "Foo", "customer": "Baz"}


def test_whole_amounts_are_guessed_beside_numbers(to_csv: Make) -> None:
    rows = [[900 - n, f"2025-03-{n:02}", n * 7 % 5 * 100 + 250] for n in range(1, 12)]
    assert guessed(UploadedFile("f.csv", to_csv([["Foo", "Bar", "Baz"], *rows]))) == {"number": "Foo", "total": "Baz"}


def test_a_few_sums_among_the_numbers_leave_them_numbers(to_csv: Make) -> None:
    rows = [[f"FV/{n}/26" if n % 4 else f"Sum of {n}", f"2025-03-{n:02}", f"{n}.50"] for n in range(1, 12)]
    assert guessed(UploadedFile("f.csv", to_csv([["Foo", "Bar", "Baz"], *rows])))["number"] == "Foo"


def test_a_phone_is_no_amount(to_csv: Make) -> None:
    rows = [[f"2025-03-{n:02}", 5_035_551_234 + n * 7919 % 977, "Ann"] for n in range(1, 12)]
    assert "total" not in guessed(UploadedFile("f.csv", to_csv([["Foo", "Bar", "Baz"], *rows])))


def test_a_second_day_is_due_where_every_row_has_it_and_else_paid(to_csv: Make) -> None:
    for blank, role in ((False, "due"), (True, "paid")):
        rows = [
            [f"2025-03-{n:02}", "" if blank and n % 2 else f"2025-04-{n:02}", f"{n}.50", f"N-{n}"] for n in range(1, 12)
        ]
        found = guessed(UploadedFile("f.csv", to_csv([["Foo", "Bar", "Baz", "Qux"], *rows])))
        assert {name for name in ("due", "paid") if name in found} == {role}


def test_what_the_owner_said_is_not_guessed() -> None:
    assert guessed(untold_list(), number=None, customer="Foo") == {"number": None, "customer": "Foo"}


def test_a_list_that_is_left_out_has_no_columns() -> None:
    assert guessed(untold_list(), "unknown") == {}


def test_where_a_rule_of_ours_fails_the_columns_are_guessed_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    invoices, _ = plain_pair()
    monkeypatch.setattr("snapshot.pipeline.pack.read.recognize", broken)
    found = guessed(invoices)
    assert {
        "number": "Invoice ID",
        "issued": "Issued At",
        "total": "Total",
        "status": "Status",
    }.items() <= found.items()
