"""A masked copy: the same layout and arithmetic, nothing of the owner's."""

import io
import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.masked_copy import Unreadable, compare_readings, mask_file
from snapshot.pipeline.pack import ReadLimits
from tests.corpus.formats import csv_bytes, money
from tests.support import sheets
from tests.support.masked import TODAY, kept_words, text_rows

HEADER = [
    "Invoice #",
    "Customer",
    "Email",
    "Invoice date",
    "Service",
    "Net",
    "VAT",
    "Total",
    "Paid",
    "Balance",
    "Status",
]
NAMES = ["Ada Quillfeather", "Müller & Söhne GmbH", "Northside Property, Inc.", "O'Brien", "José Núñez"]


def row(number: int, name: str, day: str, net: int, tax: int, paid: int) -> list[str]:
    total = net + tax
    amounts = [money(cents) for cents in (net, tax, total, paid, total - paid)]
    email = f"{name.split(maxsplit=1)[0].casefold()}@northside.test"
    return [f"INV-{number:04}", name, email, day, f"Boiler at {name}", *amounts, "Paid" if paid == total else "Sent"]


def file_of(rows: Sequence[Sequence[str]], **how: object) -> UploadedFile:
    return UploadedFile("Northside invoices.csv", csv_bytes([HEADER, *rows], **how))  # type: ignore[arg-type]


def plain_file(**how: object) -> UploadedFile:
    days = [date(2025, 3, 1) + timedelta(days=9 * n) for n in range(12)]
    rows = [
        row(n, NAMES[n % 5], f"{day:%d/%m/%Y}", 100_00 + n * 37_31, 20_00 + n, (120_00 + n * 37_32) * (n % 2))
        for n, day in enumerate(days)
    ]
    return file_of(rows, **how)


def copied(file: UploadedFile, seed: int = 1) -> UploadedFile:
    return mask_file(file, today=TODAY, chance=random.Random(seed))


def amount(cell: str | None) -> Decimal:
    return Decimal((cell or "0").replace(",", ""))


def test_the_arithmetic_of_every_row_survives() -> None:
    header, *rows = text_rows(copied(plain_file()).content)
    assert header == HEADER
    for cells in rows:
        net, tax, total, paid, balance = map(amount, cells[5:10])
        assert total == net + tax == paid + balance
        assert (balance == 0) == (cells[10] == "Paid")


def test_amounts_are_one_multiple_and_days_one_distance_apart() -> None:
    file = plain_file()
    before, after = text_rows(file.content)[1:], text_rows(copied(file).content)[1:]
    pairs = [(amount(old[at]), amount(new[at])) for old, new in zip(before, after, strict=True) for at in range(5, 10)]
    (factor,) = {new / old for old, new in pairs if old}
    assert factor > 1
    assert factor == int(factor)
    assert all(new == 0 for old, new in pairs if not old)
    days = [[date(*map(int, reversed(str(cells[3]).split("/")))) for cells in rows] for rows in (before, after)]
    (moved,) = {new - old for old, new in zip(*days, strict=True)}
    assert moved.days < 0


def test_the_same_is_replaced_by_the_same() -> None:
    file = plain_file()
    before, after = text_rows(file.content)[1:], text_rows(copied(file).content)[1:]
    for column in range(len(HEADER) - 1):
        pairs = {(old[column], new[column]) for old, new in zip(before, after, strict=True)}
        assert len({old for old, _ in pairs}) == len({new for _, new in pairs}) == len(pairs)
    assert all(str(new[1]) in str(new[4]) for new in after)


def test_no_word_of_the_owner_stays() -> None:
    file = plain_file()
    copy = copied(file)
    assert kept_words(file, copy) == set()
    assert copy.name.endswith(" invoices (masked).csv")
    assert "Northside" not in copy.name


@pytest.mark.parametrize(
    "how",
    [
        {},
        {"delimiter": ";", "quote_all": True, "end": "\n"},
        {"delimiter": "\t", "encoding": "utf-16"},
        {"encoding": "cp1252", "end": "\r"},
        {"encoding": "utf-8-sig"},
    ],
)
def test_a_text_stays_in_its_format(how: dict[str, object]) -> None:
    file = plain_file(**how)
    copy = copied(file)
    assert compare_readings(file, copy, today=TODAY) == ()
    encoding = str(how.get("encoding", "utf-8"))
    old, new = file.content.decode(encoding), copy.content.decode(encoding)
    for sign in (str(how.get("delimiter", "|")), "\r", "\n", '"' if how.get("quote_all") else "\r"):
        assert new.count(sign) == old.count(sign)


def test_two_copies_of_one_file_differ() -> None:
    file = plain_file()
    assert mask_file(file, today=TODAY).content != mask_file(file, today=TODAY).content


def test_what_was_misread_is_misread_in_the_copy() -> None:
    lines = plain_file().content.decode().splitlines()
    lines[3] = lines[3].replace("/2025", "/20x5")
    lines[5] += ",more"
    lines[7] = lines[7].replace("INV", "")
    lines[8] = "##########," + lines[8]
    file = UploadedFile("list.csv", "\r\n".join(lines).encode())
    assert compare_readings(file, copied(file), today=TODAY) == ()


def test_a_list_of_no_kind_and_a_text_without_a_header_are_masked_too() -> None:
    for content in (b"Part,Bin,Wholesaler\nTee,B7,Larkspur\nElbow,B8,Larkspur\n", b"Larkspur\nQuill 12345\n"):
        masked = copied(UploadedFile("stock.csv", content)).content
        assert masked != content
        assert b"Larkspur" not in masked
        assert b"12345" not in masked


def test_a_header_that_is_somebodys_name_or_a_value_does_not_stay() -> None:
    header = ["Invoice #", "Client", "Date", "Total", "Quillfeather", "ada@quill.test", "2268.00"]
    rows = [[str(n), "Ada Quillfeather", f"2025-03-{n}", "10.00", "x", "y", "z"] for n in range(10, 20)]
    masked = text_rows(copied(UploadedFile("list.csv", csv_bytes([header, *rows]))).content)[0]
    assert masked[:4] == header[:4]
    assert not {"Quillfeather", "ada@quill.test", "2268.00"} & set(masked)


def test_lines_sums_and_running_balances_survive() -> None:
    header = ["Invoice #", "Date", "Customer", "Item", "Qty", "Rate", "Tax rate", "Amount", "Balance"]
    rows, running = [], 0
    for n in range(1, 13):
        cents = n * 1_25 * (1 if n % 5 else -1)
        running += cents
        customer = NAMES[n % 5]
        rows.append(
            [str(n), f"2025-03-{n + 9}", customer, "pond", str(n), "1.25", "19 %", money(cents), money(running)]
        )
    file = UploadedFile("lines.csv", csv_bytes([header, *rows, ["Total", *[""] * 6, money(running), ""]]))
    lines = text_rows(copied(file).content)[1:]
    balance = Decimal(0)
    for before, after in zip(rows, lines, strict=False):
        assert after[4] == before[4]
        assert after[6] == "19 %"
        assert abs(amount(after[7])) == Decimal(str(after[4])) * amount(after[5])
        balance += amount(after[7])
        assert amount(after[8]) == balance
    assert lines[-1][0] == "Total"
    assert amount(lines[-1][7]) == balance


def test_days_that_a_spreadsheet_counts_move_like_others() -> None:
    rows = [[str(n), str(45_700 + n), "Larkspur", "10.50"] for n in range(1, 12)]
    file = UploadedFile("list.csv", csv_bytes([["Invoice #", "Invoice date", "Client", "Total"], *rows]))
    copy = copied(file)
    assert compare_readings(file, copy, today=TODAY) == ()
    (moved,) = {int(str(new[1])) - int(old[1]) for old, new in zip(rows, text_rows(copy.content)[1:], strict=True)}
    assert moved % 7 == 0
    assert moved < 0


def test_lists_beside_each_other_are_masked_each_by_its_own_columns() -> None:
    left = [
        ["Invoice #", "Client", "Date", "Total"],
        *([str(n), NAMES[n % 5], f"2025-03-1{n}", "10.50"] for n in range(9)),
    ]
    right = [
        ["Quote #", "Created", "Total", "Client"],
        *([f"Q{n}", f"2025-02-1{n}", "20.50", NAMES[n % 4]] for n in range(9)),
    ]
    file = UploadedFile("work.csv", csv_bytes([[*one, "", *other] for one, other in zip(left, right, strict=True)]))
    copy = copied(file)
    assert compare_readings(file, copy, today=TODAY) == ()
    assert kept_words(file, copy) == set()


def test_a_year_alone_in_its_row_moves_with_the_days() -> None:
    first = [[str(n), f"2025-1{n % 3}-0{n}", "Larkspur", "10.50"] for n in range(1, 8)]
    second = [[str(n), f"2026-0{n % 3 + 1}-10", "Larkspur", "10.50"] for n in range(8, 15)]
    rows = [["Invoice #", "Date", "Client", "Total"], ["2025"], *first, ["2026"], *second]
    cells = text_rows(copied(UploadedFile("list.csv", csv_bytes(rows))).content)
    years = [int(str(cells[at][0])) for at in (1, 9)]
    assert years[1] == years[0] + 1
    assert years[1] < 2026


def test_a_second_header_of_a_programs_own_fields_stays() -> None:
    fields = ["SalesInvoice.name", "SalesInvoice.date", "SalesInvoice.party", "SalesInvoice.grandTotal"]
    rows = [[str(1000 + n), f"2025-03-{n}", "Larkspur", "10.00"] for n in range(10, 20)]
    header = ["Invoice No", "Date", "Party", "Grand Total"]
    file = UploadedFile("list.csv", csv_bytes([header, fields, *rows]))
    copy = copied(file)
    assert text_rows(copy.content)[:2] == [header, fields]
    assert compare_readings(file, copy, today=TODAY) == ()


def test_titles_years_and_totals_around_a_list_move_with_it() -> None:
    days = ["Nov 4", "Nov 20", "Dec 2", "Feb 9"]
    rows = [[str(n), day, "Larkspur", money(100_00 * n)] for n, day in enumerate(days, 1)]
    title = [["Larkspur Heating"], ["2025"], ["No", "Date", "Customer", "Total"]]
    file = UploadedFile("book.csv", csv_bytes([*title, *rows, ["", "", "Total", money(1000_00)]]))
    copy = copied(file)
    assert compare_readings(file, copy, today=TODAY) == ()
    cells = text_rows(copy.content)
    assert int(str(cells[1][0])) < 2025
    assert cells[-1][2] == "Total"
    assert amount(cells[-1][3]) == sum(amount(line[3]) for line in cells[3:-1])


@pytest.mark.parametrize("write", [sheets.xlsx, sheets.xls, sheets.ods], ids=["xlsx", "xls", "ods"])
def test_a_workbook_comes_back_as_xlsx(write: object) -> None:
    rows = [[1000 + n, NAMES[n % 5], date(2025, 3, 1 + n), 250.5 + n, "Paid"] for n in range(20)]
    data = write({"Larkspur 2025": [["Invoice", "Client", "Date", "Total", "Status"], *rows]})  # type: ignore[operator]
    file = UploadedFile("Larkspur.xls", data)
    copy = copied(file)
    assert compare_readings(file, copy, today=TODAY) == ()
    assert copy.name.endswith(" (masked).xlsx")
    (sheet,) = openpyxl.load_workbook(io.BytesIO(copy.content)).worksheets
    assert "Larkspur" not in sheet.title
    assert kept_words(file, copy) == set()
    assert [cell.value for cell in sheet[1]] == ["Invoice", "Client", "Date", "Total", "Status"]
    assert not {cell.value for cell in sheet["A"][1:]} & {1000, 250.5}


def test_hidden_sheets_are_left_out() -> None:
    rows = [["Invoice", "Client", "Date", "Total"], *([n, "Ada", date(2025, 3, n), 10.5] for n in range(1, 9))]
    data = sheets.xlsx({"List": rows, "Old prices": [["secret"]]}, {"Old prices": "hidden"})
    book = openpyxl.load_workbook(io.BytesIO(copied(UploadedFile("list.xlsx", data)).content))
    assert len(book.sheetnames) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.4\n", "pdf"),
        (b"PK\x03\x04 broken", "damaged_workbook"),
        (b"\x89PNG\r\n", "image"),
        (sheets.xlsx({"A": [["x"]], "B": [["y"]]}, {"A": "hidden"})[:2000], "damaged_workbook"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        copied(UploadedFile("f", content))
    assert refused.value.code == code


def test_a_file_over_the_limit_is_refused() -> None:
    with pytest.raises(Unreadable, match="too_large"):
        mask_file(plain_file(), today=TODAY, limits=ReadLimits(max_file_bytes=10))


def masked_or_refused(content: bytes) -> str:
    try:
        return copied(UploadedFile("f", content)).name
    except Unreadable as refused:
        return refused.code


@settings(max_examples=60)
@given(content=st.binary(max_size=300) | st.text('aZ1,;\t"\n\r.-/$ \x00é', max_size=300).map(str.encode))
def test_any_bytes_are_masked_or_refused(content: bytes) -> None:
    assert masked_or_refused(content) != "unexpected"


LINES = st.tuples(
    st.integers(1, 9999),
    st.sampled_from(NAMES),
    st.dates(date(2024, 1, 1), date(2026, 6, 30)),
    st.integers(0, 10**7),
    st.integers(0, 10**6),
    st.sampled_from([0, 1]),
)


@settings(max_examples=40)
@given(
    lines=st.lists(LINES, min_size=8, max_size=25, unique_by=lambda line: line[0]),
    day=st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%m/%d/%Y", "%d %b %Y", "%B %d, %Y"]),
    delimiter=st.sampled_from(",;\t"),
    seed=st.integers(0, 10**6),
)
def test_any_list_keeps_its_reading(
    lines: list[tuple[int, str, date, int, int, int]], day: str, delimiter: str, seed: int
) -> None:
    rows = [
        row(number, name, when.strftime(day), net, tax, (net + tax) * paid)
        for number, name, when, net, tax, paid in lines
    ]
    file = file_of(rows, delimiter=delimiter)
    copy = copied(file, seed)
    assert compare_readings(file, copy, today=TODAY) == ()
    assert kept_words(file, copy) == set()
    assert list(map(len, text_rows(copy.content))) == list(map(len, text_rows(file.content)))
