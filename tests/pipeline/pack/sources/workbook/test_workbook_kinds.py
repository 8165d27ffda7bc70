"""What workbooks of every kind really hold: hidden sheets, charts, merged cells, errors, times, old calendars."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from itertools import count

import openpyxl
import pytest
import xlwt
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack import ReadLimits
from tests.support import sheets
from tests.support.sheets import ods_cell

Read = Callable[..., Pack]
HEADER = ["Invoice #", "Client", "Invoice date", "Total", "Status"]
ROWS = [["1", "Ann", date(2025, 1, 2), 1200.5, "Paid"], ["2", "Bo", date(2025, 2, 14), 7.0, "Sent"]]
OTHER = [HEADER, ["9", "Xi", date(2024, 5, 6), 5.0, "Paid"]]
BOOK = sheets.xlsx({"Sheet": [HEADER, *ROWS]})
Change = Callable[[str, bytes], tuple[str, bytes]]


def is_whole(pack: Pack) -> bool:
    """The two rows, to the cent and the day."""
    days = [day.date() for day in pack.invoices["issued"]]
    return list(pack.invoices["total_cents"]) == [120050, 700] and days == [date(2025, 1, 2), date(2025, 2, 14)]


def rebuilt(change: Change, more: Mapping[str, bytes] | None = None) -> bytes:
    """The workbook with every part changed by name and content, and some ``more``."""
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        return sheets.zipped(dict(change(name, archive.read(name)) for name in archive.namelist()) | (more or {}))


def filled_by(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        sheets.xlsx({"A": [HEADER, *ROWS], "B": OTHER, "C": OTHER}, {"B": "hidden", "C": "veryHidden"}),
        sheets.xls({"A": [HEADER, *ROWS], "B": OTHER, "C": OTHER}, {"B": 1, "C": 2}),
        sheets.ods({"A": [HEADER, *ROWS], "B": OTHER, "C": OTHER}, ["B", "C"]),
    ],
    ids=["xlsx", "xls", "ods"],
)
def test_hidden_sheets_are_left_out_and_named(read: Read, data: bytes) -> None:
    pack = read(data)
    assert is_whole(pack)
    assert pack.recognition.files[0].hidden_sheets == ("B", "C")


def test_a_list_on_a_hidden_sheet_alone_says_so(read: Read) -> None:
    (file,) = read(sheets.xlsx({"Notes": [["Read me"]], "B": OTHER}, {"B": "hidden"})).recognition.files
    assert file.problem == "hidden_sheets"


@pytest.mark.parametrize("make", [sheets.xlsx, sheets.xls, sheets.ods])
def test_a_workbook_without_any_filled_sheet_is_empty(read: Read, make: Callable[..., bytes]) -> None:
    assert read(make({"A": [], "B": []})).recognition.files[0].problem == "empty"


def test_as_many_sheets_as_the_limit_are_read_and_one_more_is_refused(read: Read) -> None:
    many = sheets.xlsx({f"s{n}": [HEADER, [f"{n}", "Ann", date(2025, 1, 2), 1.0, "Paid"]] for n in range(4)})
    assert read(many, limits=ReadLimits(max_sheets=3)).recognition.files[0].problem == "too_many_sheets"
    assert len(read(many, limits=ReadLimits(max_sheets=4)).invoices) == 4


def with_chart(book: openpyxl.Workbook) -> None:
    for row in (HEADER, *ROWS):
        book.active.append(row)
    book.create_chartsheet("Chart")


def merged(book: openpyxl.Workbook) -> None:
    """A merged title, and a customer's name over two rows."""
    sheet = book.active
    sheet.append(["Invoices 2025"])
    sheet.merge_cells("A1:E1")
    for row in ([], HEADER, *ROWS):
        sheet.append(row)
    sheet.merge_cells("B4:B5")


def rich(book: openpyxl.Workbook) -> None:
    book.active.append([CellRichText("Invoice ", TextBlock(InlineFont(b=True), "#")), *HEADER[1:]])
    for row in ROWS:
        book.active.append(row)


def of_1904(book: openpyxl.Workbook) -> None:
    book.epoch = CALENDAR_MAC_1904
    with_chart(book)


def in_words(book: openpyxl.Workbook) -> None:
    """Days stored as text of the standard, not as numbers."""
    book.iso_dates = True
    with_chart(book)


@pytest.mark.parametrize("fill", [with_chart, merged, rich, of_1904, in_words])
def test_nothing_around_the_rows_disturbs_them(read: Read, fill: Callable[[openpyxl.Workbook], None]) -> None:
    assert is_whole(read(filled_by(fill)))


_STRICT = {
    b"http://schemas.openxmlformats.org/spreadsheetml/2006/main": b"http://purl.oclc.org/ooxml/spreadsheetml/main",
    b"http://schemas.openxmlformats.org/officeDocument/2006/relationships": b"http://purl.oclc.org/ooxml/officeDocument/relationships",
}


def strict(name: str, part: bytes) -> tuple[str, bytes]:
    for transitional, namespace in _STRICT.items():
        part = part.replace(transitional, namespace)
    return name, part


def upper(name: str, part: bytes) -> tuple[str, bytes]:
    return (name if name.startswith("[") else name.replace("xl/w", "XL/W")), part


def lower(name: str, part: bytes) -> tuple[str, bytes]:
    return name.lower(), part


def without_references(name: str, part: bytes) -> tuple[str, bytes]:
    """Some writers leave out where a cell stands: it follows the one before."""
    return name, re.sub(rb' r="[A-Z]*\d+"', b"", part) if "sheet1" in name else part


def wrong_dimension(name: str, part: bytes) -> tuple[str, bytes]:
    return name, re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', part)


def shared(name: str, part: bytes) -> tuple[str, bytes]:
    """All texts in a part of their own, the first as rich text with a reading aid."""
    if "sheet1" in name:
        numbers = count()
        part = re.sub(rb't="inlineStr"><is><t>[^<]*</t></is>', lambda _: b't="s"><v>%d</v>' % next(numbers), part)
    rel = b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    part = part.replace(b"</Relationships>", rel + b'sharedStrings" Target="sharedStrings.xml"/></Relationships>')
    return name, part


def shared_strings() -> bytes:
    texts = [cell for row in (HEADER, *ROWS) for cell in row if isinstance(cell, str)]
    bold = '<r><rPr><b/></rPr><t xml:space="preserve"> #</t></r><rPh sb="0" eb="1"><t>x</t></rPh>'
    runs = [f"<si><r><t>Invoice</t></r>{bold}</si>", *(f"<si><t>{text}</t></si>" for text in texts[1:])]
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<sst xmlns="{space}" count="{len(texts)}">{"".join(runs)}</sst>'.encode()


def test_shared_strings_are_read(read: Read) -> None:
    assert is_whole(read(rebuilt(shared, more={"xl/sharedStrings.xml": shared_strings()})))


@pytest.mark.parametrize(
    "change",
    [strict, upper, lower, without_references, wrong_dimension],
    ids=lambda way: way.__name__,
)
def test_a_workbook_rewritten_without_changing_its_meaning_reads_the_same(read: Read, change: Change) -> None:
    changed = rebuilt(change)
    assert changed != rebuilt(lambda name, part: (name, part))
    assert is_whole(read(changed))


def test_error_cells_and_truth_values_are_set_aside_by_row(read: Read) -> None:
    rows = [*ROWS, ["3", "Cy", "#N/A", "#REF!", "Paid"], ["4", "Di", date(2025, 3, 1), True, "Paid"]]
    pack = read(sheets.xlsx({"Sheet": [HEADER, *rows]}))
    assert is_whole(pack)
    assert [issue.row for issue in pack.recognition.files[0].issues] == [4, 5]


def test_times_durations_and_percentages_are_read(read: Read) -> None:
    rows = [
        ["1", "Ann", datetime(2025, 1, 2, 23, 59, 59), 10.0, "Paid"],
        ["2", "Bo", "2025-01-05T23:30:00-08:00", 6.0, "Paid"],
        ["3", "Cy", time(13, 30), 5.0, "Paid"],
        ["4", "Di", date(2025, 1, 3), timedelta(hours=26), "Paid"],
    ]
    pack = read(sheets.xlsx({"Sheet": [HEADER, *rows]}))
    assert [str(day.date()) for day in pack.invoices["issued"]] == ["2025-01-02", "2025-01-05"]
    codes = [(issue.row, issue.code) for issue in pack.recognition.files[0].issues]
    assert codes == [(4, "unreadable_date"), (5, "unreadable_amount")]


@pytest.mark.parametrize("since_1904", [False, True])
def test_an_old_workbook_with_days_and_formulas(read: Read, since_1904: bool) -> None:
    book = xlwt.Workbook()
    book.dates_1904 = since_1904
    sheet, day = book.add_sheet("Sheet"), xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for at, row in enumerate([HEADER, *ROWS]):
        for column, value in enumerate(row):
            sheet.write(at, column, value, *([day] if isinstance(value, date) else []))
    sheet.write(3, 0, "3")
    sheet.write(3, 2, date(2025, 3, 1), day)
    sheet.write(3, 3, xlwt.Formula("SUM(D2:D3)"))
    data = io.BytesIO()
    book.save(data)
    pack = read(data.getvalue())
    assert is_whole(pack)
    assert [(issue.row, issue.code) for issue in pack.recognition.files[0].issues] == [(4, "no_amount")]


def ods_of(*cells: str) -> bytes:
    """A row for each cell, which stands under the total."""
    before = [ods_cell("Ann"), ods_cell(date(2025, 1, 2))]
    rows = [
        map(ods_cell, HEADER),
        *([ods_cell(f"{n}"), *before, cell, ods_cell("Paid")] for n, cell in enumerate(cells)),
    ]
    body = "".join(f"<table:table-row>{''.join(row)}</table:table-row>" for row in rows)
    return sheets.ods({"Sheet": []}, body={"Sheet": body})


def test_formulas_of_an_open_document_without_a_stored_result(read: Read) -> None:
    pack = read(
        ods_of(
            ods_cell(5.0),
            '<table:table-cell table:formula="of:=2400.00+0.5"/>',
            '<table:table-cell table:formula="of:=[.D2]*2"/>',
            '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>',
        )
    )
    assert list(pack.invoices["total_cents"]) == [500, 240050, 1000, 200]


def test_typed_cells_of_an_open_document(read: Read) -> None:
    pack = read(
        ods_of(
            *map(ods_cell, (1.0, 2.0, 3.0)),
            '<table:table-cell office:value-type="currency" office:currency="EUR" office:value="12.5"/>',
            '<table:table-cell office:value-type="time" office:time-value="PT26H00M00S"/>',
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
        )
    )
    assert list(pack.invoices["total_cents"]) == [100, 200, 300, 1250]
    assert [issue.row for issue in pack.recognition.files[0].issues] == [6, 7]


@pytest.mark.parametrize("make", [sheets.xlsx, sheets.ods], ids=["xlsx", "ods"])
def test_columns_without_a_name_and_values_count_for_no_limit(read: Read, make: Callable[..., bytes]) -> None:
    """Blanks that were typed span a sheet as words do."""
    blanks = [" "] * 600
    rows = [[*HEADER[:2], *blanks, *HEADER[2:], *blanks]]
    rows += [[str(n), "Ann", *blanks, date(2025, 1, 2), 10.5, "Paid", *blanks] for n in range(3)]
    pack = read(make({"Sheet": rows}))
    assert (pack.recognition.files[0].problem, list(pack.invoices["total_cents"])) == (None, [1050] * 3)


@pytest.mark.parametrize("make", [sheets.xlsx, sheets.ods], ids=["xlsx", "ods"])
def test_more_filled_columns_than_the_limit_are_refused(read: Read, make: Callable[..., bytes]) -> None:
    data = make({"Sheet": [[*HEADER, *(f"column {n}" for n in range(400))]]})
    assert read(data).recognition.files[0].problem == "too_many_columns"
