"""A list that a person can read and the reader can't is asked about; nobody is asked needlessly."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.recognition import Ambiguity, FileRecognition, InputRecognition
from snapshot.pipeline.documents.upload import ChoicesByLayout, ReadingChoices, UploadedFile
from snapshot.pipeline.pack import preview_files, read_files, read_with_examples
from snapshot.pipeline.pack.extract.builders import BUILDERS
from snapshot.pipeline.pack.report.mapping_preview import MAX_CHARACTERS, MAX_COLUMNS, MAX_ROWS, FileExamples
from tests.support.exports import QUOTE_HEADER, as_csv, plain_pair, quote_rows
from tests.support.uploads import untold_list

Make = Callable[..., bytes]
TODAY = date(2025, 12, 1)
BANK = ["Date", "Description", "Withdrawals", "Deposits", "Balance"]


def preview(*files: UploadedFile, choices: ChoicesByLayout | None = None) -> InputRecognition:
    return preview_files(files, today=TODAY, choices=choices or {})


def asked(file: FileRecognition) -> Ambiguity | None:
    return next((doubt for doubt in file.doubts if doubt.code == "mapping"), None)


def as_kind(kind: str, *files: UploadedFile, **said: object) -> ChoicesByLayout:
    """The choice of a kind for the files that are asked about."""
    choices = ReadingChoices.model_validate({"category": kind, **said})
    return {file.layout or "": choices for file in preview(*files).files if asked(file)}


def examples(file: UploadedFile, choices: ChoicesByLayout) -> FileExamples:
    _, rows = read_with_examples([file], [0], workspace_key=b"k", today=TODAY, choices=choices)
    return rows[0]


@pytest.mark.parametrize("header", [True, False])
def test_a_list_whose_columns_nobody_named_is_asked_about(header: bool) -> None:
    (file,) = preview(untold_list(header=header)).files
    doubt = asked(file)
    assert doubt is not None
    assert (file.problem, doubt.chosen) == ("no_header", "invoices")


@pytest.mark.parametrize("header", [True, False])
def test_the_kind_is_enough_where_the_cells_say_the_rest(header: bool) -> None:
    file = untold_list(header=header)
    pack = read_files([file], workspace_key=b"k", today=TODAY, choices=as_kind("invoices", file))
    summary = pack.recognition.summary
    assert (summary.invoices_count, summary.open_count, summary.invoice_total_cents) == (12, 4, 127_800)
    assert pack.recognition.files[0].problem is None


def test_a_list_without_a_header_is_chosen_for_by_place() -> None:
    file = untold_list(header=False)
    choices = as_kind("invoices", file, columns={"total": "Column A", "customer": "Column C"})
    (read,) = read_files([file], workspace_key=b"k", today=TODAY, choices=choices).recognition.files
    assert read.headers == tuple(f"Column {letter}" for letter in "ABCDE")
    assert {column.role: column.header for column in read.columns}["total"] == "Column A"
    assert read.total_cents == sum(range(801, 813)) * 100
    assert read.header_row is None


def test_what_is_said_of_a_list_without_a_header_holds_for_that_list_alone() -> None:
    first, second = untold_list(header=False), UploadedFile("b", untold_list(header=False).content + b"1,2,3,4,5\n")
    (other,) = preview(second, choices=as_kind("invoices", first)).files
    assert asked(other)


def test_the_words_of_an_unknown_header_are_not_kept_before_the_owner_says_that_it_is_one() -> None:
    assert preview(untold_list()).files[0].headers == ()


def test_a_long_sheet_without_a_known_header_is_read_to_its_end(to_xlsx: Make) -> None:
    rows = [[801 + n, f"2025-01-{1 + n % 28:02}", f"Ann {n}", 10.5] for n in range(300)]
    file = UploadedFile("book.xlsx", to_xlsx({"Sheet": rows}))
    pack = read_files([file], workspace_key=b"k", today=TODAY, choices=as_kind("invoices", file))
    assert pack.recognition.summary.invoice_total_cents == 300 * 1050


def test_a_list_of_which_no_row_can_be_used_is_asked_about(to_csv: Make) -> None:
    rows = [[n, f"Job {n}", f"0{n}/14/2025", f"{n}00.00"] for n in range(1, 8)]
    file = UploadedFile("bills.csv", to_csv([["Invoice #", "Date sent", "Start date", "Total"], *rows]))
    (read,) = preview(file).files
    doubt = asked(read)
    assert read.category == "invoices"
    assert doubt is not None
    assert doubt.chosen == "invoices"
    said = as_kind("invoices", file, columns={"issued": "Start date"})
    assert not asked(preview(file, choices=said).files[0])


def broken(*_given: object) -> None:
    raise ValueError("a gap in our rules")


@pytest.mark.parametrize("rule", ["recognize", "tables_from_grid"])
def test_where_a_rule_of_ours_fails_the_columns_are_asked_for(monkeypatch: pytest.MonkeyPatch, rule: str) -> None:
    monkeypatch.setattr(f"snapshot.pipeline.pack.read.{rule}", broken)
    file, _ = plain_pair()
    (seen,) = preview(file).files
    assert (seen.problem, bool(asked(seen))) == ("unexpected", True)
    said = as_kind("invoices", file, columns={"issued": "Issued At", "total": "Total", "status": "Status"})
    pack = read_files([file], workspace_key=b"k", today=TODAY, choices=said)
    assert pack.recognition.summary.invoices_count == 60
    assert pack.recognition.summary.paid_count == 48
    assert not asked(pack.recognition.files[0])


def test_where_a_builder_fails_the_columns_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(BUILDERS, "invoices", broken)
    (file,) = preview(plain_pair()[0]).files
    (read,) = read_files(plain_pair()[:1], workspace_key=b"k", today=TODAY).recognition.files
    assert asked(file)
    assert asked(read)
    assert read.problem == "unexpected"


def test_behind_a_sheet_of_notes_the_list_is_asked_about(to_xlsx: Make) -> None:
    rows = [[n, f"2025-03-{n:02}", f"Ann {n}", 10.5 + n] for n in range(1, 9)]
    notes = [["Date", "Customer", "Note"], ["2025-01-01", "Ann", "call back"]]
    book = to_xlsx({"Notes": notes, "Work": [["When done", "Customer", "For whom", "Sum in dollars"], *rows]})
    (file,) = preview(UploadedFile("book.xlsx", book)).files
    assert asked(file)
    assert file.sheets == ("Work",)


def test_columns_that_read_well_in_another_file_are_not_asked_for() -> None:
    good, _ = plain_pair()
    late = UploadedFile("late.csv", good.content.replace(b"2025-", b"2999-"))
    assert asked(preview(late).files[0])
    assert not any(map(asked, preview(late, good).files))


def test_cells_that_the_export_lost_are_not_asked_about(to_csv: Make) -> None:
    rows = [[n, "####", f"{n}00.00", "Paid"] for n in range(1, 8)]
    (file,) = preview(UploadedFile("bills.csv", to_csv([["Invoice #", "Date", "Total", "Status"], *rows]))).files
    assert not asked(file)


def test_a_list_that_is_plainly_something_else_is_not_asked_about(to_csv: Make) -> None:
    rows = [[f"2025-01-{n:02}", "Fuel", "10.00", "", f"{1000 - 10 * n}.00"] for n in range(1, 15)]
    (file,) = preview(UploadedFile("bank.csv", to_csv([BANK, *rows]))).files
    assert (file.foreign, file.doubts) == ("bank_statement", ())


@pytest.mark.parametrize("content", [b"", b"hello", b"Dear Ann,\nplease find, 12.50 enclosed\n", b"a,b,c\nx,y,z\n" * 9])
def test_what_holds_no_list_is_not_asked_about(content: bytes) -> None:
    assert not asked(preview(UploadedFile("f.csv", content)).files[0])


def test_files_that_are_understood_are_not_asked_about() -> None:
    assert [file.doubts for file in preview(*plain_pair()).files] == [(), ()]


def test_beside_invoices_a_list_that_says_nothing_of_documents_is_not_asked_about() -> None:
    prices = UploadedFile(
        "prices.csv", as_csv(["Item Code", "Unit", "Cost"], [[f"A-{n}", "ea", f"{n}.50"] for n in range(9)])
    )
    assert asked(preview(prices).files[0])
    assert not asked(preview(*plain_pair(), prices).files[2])


def test_beside_invoices_a_list_that_names_them_is_asked_about() -> None:
    rows = [[f"INV-{1000 + n}", f"2025-03-{n + 1:02}", f"{n}.50"] for n in range(9)]
    money = UploadedFile("money.csv", as_csv(["InvoiceId", "When it came", "Collection"], list(rows)))
    assert asked(preview(*plain_pair(), money).files[2])


def test_a_list_that_was_left_out_is_not_asked_about_again() -> None:
    file = untold_list()
    (read,) = preview(file, choices=as_kind("unknown", file)).files
    assert (read.problem, read.doubts) == ("left_out", ())


def test_of_files_with_one_layout_the_first_is_asked_about() -> None:
    assert [bool(asked(file)) for file in preview(untold_list(), untold_list("older.csv")).files] == [True, False]


def test_rows_stand_as_written_beside_what_they_become() -> None:
    file = untold_list()
    shown = examples(file, as_kind("invoices", file, columns={"number": "Foo", "customer": "Baz"}))
    assert shown.columns == ("Foo", "Bar", "Baz", "Qux", "Quux")
    assert len(shown.rows) == MAX_ROWS
    first, meaning = shown.rows[0], shown.rows[0].meaning
    assert meaning is not None
    assert (first.row, first.cells) == (2, ("801", "2025-01-10", "Ada Quillfeather", "101.00", "open"))
    assert (meaning.kind, meaning.number, meaning.day) == ("invoice", "801", date(2025, 1, 10))
    assert (meaning.cents, meaning.state) == (10_100, "open")


def test_a_row_that_is_not_counted_says_why() -> None:
    file = untold_list()
    shown = examples(file, as_kind("invoices", file, columns={"issued": "Baz"}))
    assert {row.meaning for row in shown.rows} == {None}
    assert {row.reason.split(" “")[0] for row in shown.rows} == {"The date could not be read."}


def test_a_part_of_the_money_makes_an_invoice_part_paid(to_csv: Make) -> None:
    rows = [["1", "2025-03-01", "100.00", "40.00"], ["2", "2025-03-02", "100.00", "100.00"]]
    file = UploadedFile("f.csv", to_csv([["Invoice #", "Date", "Total", "Balance due"], *rows]))
    states = [row.meaning.state for row in examples(file, {}).rows if row.meaning]
    assert states == ["part_paid", "open"]


@pytest.mark.parametrize("kind", ["quotes", "payments", "jobs", "customers", "unknown"])
def test_rows_of_every_kind_are_shown(kind: str) -> None:
    file = untold_list()
    shown = examples(file, as_kind(kind, file, columns={"customer": "Baz"}))
    assert len(shown.rows) == MAX_ROWS
    assert all(row.meaning or row.reason or kind == "unknown" for row in shown.rows)


def test_a_wide_list_shows_the_columns_in_use(to_csv: Make) -> None:
    header = [*(f"Extra {n}" for n in range(30)), *QUOTE_HEADER]
    rows = [["x" * 500] * 30 + [str(cell) for cell in row] for row in quote_rows(8)]
    shown = examples(UploadedFile("f.csv", to_csv([header, *rows])), {})
    assert len(shown.columns) == MAX_COLUMNS
    assert {"Quote ID", "Created At", "Total"} <= set(shown.columns)
    assert shown.more_columns > 20
    assert max(len(cell) for row in shown.rows for cell in row.cells) <= MAX_CHARACTERS


CELLS = st.one_of(
    st.sampled_from(["", "12.50", "1,250.00", "2025-03-04", "paid", "INV-1", "Ann", "####", "7", "Total"]),
    st.text(max_size=60),
)


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, min_size=2, max_size=15), max_size=12), st.sampled_from(["invoices", "payments"]))
def test_whatever_is_asked_about_can_be_read_as_any_kind(rows: list[list[str]], kind: str) -> None:
    file = UploadedFile("f.csv", as_csv([], [list(row) for row in rows]))
    choices = as_kind(kind, file)
    shown = examples(file, choices)
    (read,) = read_files([file], workspace_key=b"k", today=TODAY, choices=choices).recognition.files
    assert not choices or (read.category == kind and read.problem != "unexpected")
    assert len(shown.rows) <= MAX_ROWS
    assert all(len(row.cells) == len(shown.columns) <= MAX_COLUMNS for row in shown.rows)
