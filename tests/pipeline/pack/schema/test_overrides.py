"""What the owner chose for a header layout is followed, also where it cannot work; nothing it says can raise."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.recognition import FileRecognition
from snapshot.pipeline.documents.upload import ChoicesByLayout, ReadingChoices, UploadedFile
from snapshot.pipeline.pack import preview_files, read_files
from snapshot.pipeline.pack.schema.column_types import place_name
from snapshot.pipeline.pack.schema.overrides import fingerprint

Make = Callable[..., bytes]
TODAY = date(2025, 12, 31)
HEADER = ["Invoice #", "Client", "Date", "Date (2)", "Total", "Amount", "Status", "Memo"]
ROWS = [
    [str(n), f"Ann {n}", f"0{n}/04/2025", f"0{n}/05/2025", f"{n}00.00", f"{n}10.00", "Sent", f"note {n}"]
    for n in range(1, 8)
]


def chosen(header: Sequence[str] = HEADER, **said: object) -> ChoicesByLayout:
    return {fingerprint(header): ReadingChoices.model_validate(said)}


def read(*contents: bytes, choices: ChoicesByLayout) -> Pack:
    files = [UploadedFile(f"file {n}", content) for n, content in enumerate(contents)]
    return read_files(files, workspace_key=b"k", today=TODAY, choices=choices)


def columns(file: FileRecognition) -> dict[str, tuple[str, str]]:
    return {column.role: (column.header, column.certainty) for column in file.columns}


def test_a_role_gets_exactly_the_chosen_column_for_sure(to_csv: Make) -> None:
    pack = read(to_csv([HEADER, *ROWS]), choices=chosen(columns={"issued": "date (2)", "total": "Amount"}))
    (file,) = pack.recognition.files
    assert columns(file)["issued"] == ("Date (2)", "sure")
    assert columns(file)["total"] == ("Amount", "sure")
    assert pack.invoices["issued"][0].month == 1
    assert pack.invoices["total_cents"].sum() == sum(n * 10000 + 1000 for n in range(1, 8))
    assert file.remembered


def test_no_other_role_plays_a_chosen_column(to_csv: Make) -> None:
    pack = read(to_csv([HEADER, *ROWS]), choices=chosen(columns={"description": "Status"}))
    assert "status" not in columns(pack.recognition.files[0])


def test_no_column_at_all_may_be_chosen(to_csv: Make) -> None:
    pack = read(to_csv([HEADER, *ROWS]), choices=chosen(columns={"status": None, "customer": None}))
    assert {"status", "customer"} & set(columns(pack.recognition.files[0])) == set()
    assert pack.invoices["customer"].isna().all()
    assert pack.recognition.summary.invoices_count == 7


def test_a_balance_is_believed_when_the_owner_says_so(to_csv: Make) -> None:
    header = ["Invoice #", "Date", "Total", "Balance", "Memo"]
    rows = [[str(n), f"2025-03-0{n}", "100", "100", "40"] for n in range(1, 6)]
    assert (
        read(to_csv([header, *rows]), choices=chosen(header, columns={"balance": "Memo"}))
        .invoices["balance_cents"]
        .tolist()
        == [4000] * 5
    )
    none = read(to_csv([header, *rows]), choices=chosen(header, columns={"balance": None, "amount_paid": "Balance"}))
    assert set(none.invoices["state"]) == {"paid"}


def test_the_category_and_the_date_order_are_followed(to_csv: Make) -> None:
    said = chosen(category="quotes", date_order="day_first")
    pack = read(to_csv([HEADER, *ROWS]), choices=said)
    (file,) = pack.recognition.files
    assert (file.category, file.certainty, file.date_order) == ("quotes", "sure", "day_first")
    assert pack.quotes["created"].dt.month.eq(4).all()


def test_files_that_leave_the_order_open_follow_the_owners_answer(to_csv: Make) -> None:
    other = to_csv([[*HEADER, "More"], *([*row, "x"] for row in ROWS)])
    pack = read(to_csv([HEADER, *ROWS]), other, choices=chosen(date_order="day_first"))
    assert [file.date_order for file in pack.recognition.files] == ["day_first", "day_first"]
    assert [file.remembered for file in pack.recognition.files] == [True, False]


def test_an_order_that_plays_no_part_is_not_claimed(to_csv: Make) -> None:
    rows = [[row[0], row[1], f"2025-03-0{row[0]}", *row[3:]] for row in ROWS]
    header = [name for name in HEADER if name != "Date (2)"]
    rows = [[*row[:3], *row[4:]] for row in rows]
    pack = read(to_csv([header, *rows]), choices=chosen(header, date_order="day_first"))
    assert pack.recognition.files[0].date_order == "year_first"


def test_a_header_that_is_not_in_the_file_is_no_choice(to_csv: Make) -> None:
    plain = read(to_csv([HEADER, *ROWS]), choices={})
    pack = read(to_csv([HEADER, *ROWS]), choices=chosen(columns={"total": "Grand total", "nonsense": "Memo"}))
    assert columns(pack.recognition.files[0]) == columns(plain.recognition.files[0])
    assert not plain.recognition.files[0].remembered


def test_a_column_without_a_header_is_chosen_by_its_place(to_csv: Make) -> None:
    header = ["Invoice #", "Date", "", "Status", ""]
    rows = [[str(n), f"2025-0{n}-04", f"{n}10.50", "Sent", ""] for n in range(1, 8)]
    pack = read(to_csv([header, *rows]), choices=chosen(header, category="invoices", columns={"total": "column c"}))
    (file,) = pack.recognition.files
    assert columns(file)["total"] == ("Column C", "sure")
    assert file.headers == ("Invoice #", "Date", "Column C", "Status"), "a column without a cell has no name"
    assert pack.invoices["total_cents"].sum() == sum(n * 10000 + 1050 for n in range(1, 8))


def test_a_column_without_a_header_does_not_change_the_layout(to_csv: Make) -> None:
    assert fingerprint(["Invoice #", "", "Date"]) == fingerprint(["Date", "Invoice #"])


@pytest.mark.parametrize(("index", "name"), [(0, "Column A"), (25, "Column Z"), (26, "Column AA"), (701, "Column ZZ")])
def test_a_place_is_called_as_in_a_spreadsheet(index: int, name: str) -> None:
    assert place_name(index) == name


def test_a_choice_that_cannot_work_sets_the_rows_aside_with_their_reason(to_csv: Make) -> None:
    pack = read(to_csv([HEADER, *ROWS]), choices=chosen(columns={"issued": "Memo"}))
    (file,) = pack.recognition.files
    assert file.set_aside_by_cause == {"unreadable_date": 7}
    assert {issue.column for issue in file.issues if issue.row} == {"Memo"}


def test_choices_hold_for_each_sheet_with_their_header(to_xlsx: Make) -> None:
    other = ["Invoice #", "Client", "Date", "Total"]
    book = to_xlsx({"2024": [HEADER, *ROWS], "2025": [other, *([n, "Bo", "2025-01-03", 5] for n in range(20, 23))]})
    pack = read(book, choices=chosen(columns={"total": "Amount"}))
    assert pack.recognition.summary.invoice_total_cents == sum(n * 10000 + 1000 for n in range(1, 8)) + 1500


def test_a_column_chosen_for_the_customer_is_a_name_and_stays_inside(to_csv: Make) -> None:
    header = ["Invoice #", "Details", "Date", "Total", "Status"]
    rows = [[str(n), "Zelda", "2025-03-01", "5", "Zelda"] for n in range(6)]
    pack = read(to_csv([header, *rows]), choices=chosen(header, columns={"customer": "Details"}))
    assert pack.invoices["customer"].nunique() == 1
    assert "Zelda" not in pack.recognition.model_dump_json()


def test_words_of_a_column_that_only_the_owner_takes_for_a_status_are_not_listed(to_csv: Make) -> None:
    header = ["Invoice #", "Date", "Total", "Details"]
    rows = [[str(n), "2025-03-01", "5", "Zelda" if n % 2 else "Paid"] for n in range(6)]
    pack = read(to_csv([header, *rows]), choices=chosen(header, columns={"status": "Details"}))
    assert list(pack.invoices["state"]) == ["paid", "open"] * 3
    assert pack.recognition.files[0].unknown_status_words == ()
    assert [column.samples for column in pack.recognition.files[0].columns if column.role == "status"] == [
        ("Paid", "Z••••")
    ]


answers = st.builds(
    ReadingChoices,
    category=st.none() | st.sampled_from(["invoices", "quotes", "payments", "jobs", "customers", "unknown"]),
    date_order=st.none() | st.sampled_from(["day_first", "month_first"]),
    columns=st.dictionaries(
        st.sampled_from(
            ["number", "issued", "created", "due", "paid", "total", "balance", "amount_paid", "status", "customer",
             "type", "line_total", "quantity", "currency", "invoice_number", "amount", "description", "quote_number"]
        ),
        st.none() | st.sampled_from(HEADER) | st.text(max_size=5),
        max_size=6,
    ),
)  # fmt: skip


@settings(max_examples=15)
@given(said=answers)
def test_whatever_is_answered_is_read_without_a_gap(said: ReadingChoices) -> None:
    lines = [",".join(row) for row in [HEADER, *ROWS]]
    files = [UploadedFile("f", "\n".join(lines).encode())]
    choices = {fingerprint(HEADER): said}
    (file,) = read_files(files, workspace_key=b"k", today=TODAY, choices=choices).recognition.files
    (seen,) = preview_files(files, today=TODAY, choices=choices).files
    assert file.problem != "unexpected"
    assert file.rows_read == file.rows_used + file.rows_set_aside
    assert (seen.category, seen.columns, seen.layout) == (file.category, file.columns, file.layout)
    assert said.category is None or file.category == said.category
