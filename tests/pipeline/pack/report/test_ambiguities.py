"""A question is asked only where its answer can change the numbers, and asked once."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.recognition import Ambiguity, InputRecognition
from snapshot.pipeline.documents.upload import ReadingChoices, UploadedFile
from snapshot.pipeline.pack import preview_files, read_files

Make = Callable[..., bytes]
TODAY = date(2025, 12, 31)
HEADER = ["Invoice #", "Client", "Invoice date", "Due date", "Total", "Status"]
# Neither order keeps these days sorted better, and none is above 12.
DAYS = ["03/04/2025", "05/02/2025", "02/06/2025", "07/03/2025", "04/08/2025", "01/12/2024"]
ROWS = [[str(n), f"Ann {n}", day, "", "100", "Sent"] for n, day in enumerate(DAYS)]


def inspect(*contents: bytes, **said: object) -> InputRecognition:
    files = [UploadedFile(f"file {n}", content) for n, content in enumerate(contents)]
    plain = preview_files(files, today=TODAY)
    if not said:
        return plain
    answer = ReadingChoices.model_validate(said)
    return preview_files(files, today=TODAY, choices={file.layout: answer for file in plain.files if file.layout})


def doubts(recognition: InputRecognition) -> list[Ambiguity]:
    return [doubt for file in recognition.files for doubt in file.doubts]


def test_ambiguous_dates_are_one_question_about_the_clearest_cell(to_csv: Make) -> None:
    (doubt,) = doubts(inspect(to_csv([["Our invoices"], HEADER, *ROWS])))
    assert (doubt.code, doubt.options, doubt.chosen) == (
        "date_order",
        ("month_first", "day_first"),
        "month_first",
    )
    assert (doubt.role, doubt.example, doubt.row) == ("issued", "01/12/2024", 8)
    assert doubt.readings == (date(2024, 1, 12), date(2024, 12, 1))


def test_an_answer_is_followed_and_not_asked_again(to_csv: Make) -> None:
    answered = inspect(to_csv([HEADER, *ROWS]), date_order="day_first")
    assert doubts(answered) == []
    assert answered.files[0].date_order == "day_first"


def test_the_reading_that_is_chosen_already_sets_no_row_aside_as_of_tomorrow(to_csv: Make) -> None:
    rows = [*ROWS, ["20", "Bo", "10/02/2025", "", "1", "Sent"], ["21", "Bo", "11/03/2025", "", "1", "Sent"]]
    file = UploadedFile("invoices.csv", to_csv([HEADER, *rows]))
    (doubt,) = doubts(preview_files([file], today=date(2025, 9, 20)))
    assert doubt.chosen == "day_first", "with the month first, two would be of the October and November to come"


@pytest.mark.parametrize("day", ["13/04/2025", "04/13/2025"])
def test_one_day_above_twelve_is_an_answer(to_csv: Make, day: str) -> None:
    assert doubts(inspect(to_csv([HEADER, *ROWS, ["9", "Bo", day, "", "1", "Paid"]]))) == []


def test_dates_that_are_the_same_in_both_orders_are_no_question(to_csv: Make) -> None:
    rows = [[*row[:2], f"0{n + 1}/0{n + 1}/2025", *row[3:]] for n, row in enumerate(ROWS)]
    assert doubts(inspect(to_csv([HEADER, *rows]))) == []


def test_another_file_of_the_upload_may_answer(to_csv: Make) -> None:
    other = to_csv([[*HEADER, "Tax"], *([*row, "1"] for row in ROWS), ["9", "Bo", "13/04/2025", "", "1", "Paid", "0"]])
    assert doubts(inspect(to_csv([HEADER, *ROWS]), other)) == []


def test_files_of_one_layout_are_asked_once(to_csv: Make) -> None:
    files = inspect(to_csv([HEADER, *ROWS]), to_csv([HEADER, *ROWS[1:]])).files
    assert [len(file.doubts) for file in files] == [1, 0]


def test_job_list_dates_change_no_figure_and_are_not_asked(to_csv: Make) -> None:
    header = ["Job #", "Customer", "Scheduled date", "Job status"]
    rows = [[str(n), "Ann", day, "Completed"] for n, day in enumerate(DAYS)]
    assert doubts(inspect(to_csv([header, *rows]))) == []


def test_a_sheet_is_named_beside_the_row(to_xlsx: Make) -> None:
    (doubt,) = doubts(inspect(to_xlsx({"Spring": [HEADER, *ROWS]})))
    assert (doubt.sheet, doubt.row) == ("Spring", 7)


TWICE = ["Invoice #", "Date", "Date", "Total", "Status"]


def two_dates(second: str) -> list[list[str]]:
    return [[str(n), f"2025-03-{n + 10}", f"2025-{second}-{n + 10}", "5", "Paid"] for n in range(8)]


def test_two_columns_of_one_name_that_differ_are_a_question(to_csv: Make) -> None:
    (doubt,) = doubts(inspect(to_csv([TWICE, *two_dates("05")])))
    assert (doubt.code, doubt.role, doubt.options, doubt.chosen) == ("column", "issued", ("Date", "Date (2)"), "Date")


def test_two_columns_of_one_name_that_agree_are_none(to_csv: Make) -> None:
    assert doubts(inspect(to_csv([TWICE, *two_dates("03")]))) == []


def test_a_chosen_column_is_no_question(to_csv: Make) -> None:
    assert doubts(inspect(to_csv([TWICE, *two_dates("05")]), columns={"issued": "Date (2)"})) == []


@pytest.mark.parametrize(
    ("amounts", "more", "asked"),
    [
        ([120] * 8, [], True),
        ([80] * 8, [], False),
        ([100] * 8, [], False),
        ([120] * 8, ["Discount"], False),
        ([120] + [""] * 7, [], False),
    ],
)
def test_an_amount_beside_the_total_is_a_question_where_it_is_larger_without_a_reason(
    to_csv: Make, amounts: list[object], more: list[str], asked: bool
) -> None:
    header = ["Invoice #", "Invoice date", "Total", "Amount", "Status", *more]
    rows = [[n, f"2025-03-{n + 10}", 100, amount, "Paid", *(20 for _ in more)] for n, amount in enumerate(amounts)]
    found = doubts(inspect(to_csv([header, *rows])))
    assert [doubt.options for doubt in found] == ([("Total", "Amount")] if asked else [])


def test_a_work_status_does_not_compete_with_a_quote_answer(to_csv: Make) -> None:
    header = ["Estimate #", "Created date", "Total", "Status", "Status (2)"]
    rows = [[str(n), "2025-03-10", "5", "Completed", "Won" if n % 2 else "Lost"] for n in range(8)]
    (file,) = inspect(to_csv([header, *rows])).files
    assert file.doubts == ()
    assert ("status", "Status (2)") in [(column.role, column.header) for column in file.columns]


def test_a_near_tie_between_kinds_is_a_question(to_csv: Make) -> None:
    header = ["Date", "Client", "Expires", "Due", "Total"]
    rows = [["2025-03-10", f"Ann {n}", "2025-04-10", "2025-04-09", "5"] for n in range(8)]
    (file,) = inspect(to_csv([["Quotes and invoices"], header, *rows])).files
    (doubt,) = file.doubts
    assert (doubt.code, doubt.chosen) == ("category", file.category)
    assert set(doubt.options) == {"invoices", "quotes", "unknown"}
    assert doubt.options[0] == doubt.chosen


def test_of_two_balances_the_one_that_behaves_like_one_is_shown_and_not_asked_for(to_csv: Make) -> None:
    header = ["Invoice #", "Invoice date", "Total", "amount_due", "amount_remaining", "Status"]
    rows = [[n, "2025-03-10", 10, 10, 0 if n % 2 else 10, "Paid" if n % 2 else "Open"] for n in range(8)]
    files = [UploadedFile("f", to_csv([header, *rows]))]
    (file,) = read_files(files, workspace_key=b"k", today=TODAY).recognition.files
    assert file.doubts == ()
    assert ("balance", "amount_remaining") in [(column.role, column.header) for column in file.columns]


def test_a_list_whose_rows_say_what_they_are_is_no_question(to_csv: Make) -> None:
    header = ["Type", "Number", "Date", "Client", "Total", "Expires", "Due"]
    rows = [["Estimate" if n % 2 else "Invoice", n, "2025-03-10", "Ann", 10, "", ""] for n in range(8)]
    (file,) = inspect(to_csv([["Quotes and invoices"], header, *rows])).files
    assert file.doubts == ()


def test_a_header_without_rows_asks_nothing(to_csv: Make) -> None:
    assert doubts(inspect(to_csv([TWICE]))) == []


def test_the_examples_ask_nothing(examples: Path) -> None:
    files = [UploadedFile(path.name, path.read_bytes()) for path in sorted(examples.glob("*.[cx]*"))]
    for file in files:
        assert doubts(preview_files([file], today=date(2025, 12, 1))) == [], file.name


cells = st.sampled_from(["03/04/2025", "5", "12.50", "Paid", "Won", "", "x", "13/13/2025", "INV-1", "31/02/2025"])
names = st.lists(
    st.sampled_from(["Date", "Total", "Amount", "Status", "Invoice #", "Due", "Balance", "Paid", "Quote #", "Type"]),
    min_size=3,
    max_size=8,
)


@settings(max_examples=20)
@given(st.data(), names)
def test_every_option_can_be_answered(data: st.DataObject, header: list[str]) -> None:
    rows = data.draw(st.lists(st.lists(cells, min_size=len(header), max_size=len(header)), max_size=6))
    files = [UploadedFile("f", "\n".join(",".join(row) for row in [header, *rows]).encode())]
    (file,) = preview_files(files, today=TODAY).files
    for doubt in file.doubts:
        assert doubt.chosen in doubt.options
        for option in doubt.options:
            name = "category" if doubt.code == "mapping" else doubt.code
            said: dict[str, object] = {name: option}
            if doubt.code == "column":
                said = {"columns": {doubt.role: option or None}}
            elif doubt.code == "word":
                said = {"words": {doubt.header: {doubt.word: option}}}
            choices = {str(file.layout): ReadingChoices.model_validate(said)}
            (read,) = read_files(files, workspace_key=b"k", today=TODAY, choices=choices).recognition.files
            assert read.problem != "unexpected"
            if name == doubt.code or option == "unknown":  # a kind alone may not be enough to read a row
                asked = {(other.code, other.role, other.header, other.word) for other in read.doubts}
                assert (doubt.code, doubt.role, doubt.header, doubt.word) not in asked
