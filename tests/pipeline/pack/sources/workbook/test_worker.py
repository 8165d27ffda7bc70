"""A workbook may kill the child that reads it, never the worker, and the refusal says what to do."""

import io
import time
import zipfile
from collections.abc import Callable
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack import ReadLimits
from snapshot.pipeline.pack.sources.errors import Unreadable
from snapshot.pipeline.pack.sources.workbook import xlsx_guard

SHEET = "xl/worksheets/sheet1.xml"
Read = Callable[..., Pack]
Make = Callable[..., bytes]
HEADER = ["Invoice #", "Invoice date", "Total"]


@pytest.fixture
def honest(to_xlsx: Make) -> bytes:
    return to_xlsx({"Sheet": [HEADER, ["1", "2025-01-02", 10], ["2", "2025-01-03", 20]]})


def problem(pack: Pack) -> str | None:
    (file,) = pack.recognition.files
    assert (file.problem is None) == (file.problem_message is None)
    return file.problem


def far_cell(sheet: bytes) -> bytes:
    return sheet.replace(b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>')


def test_a_cell_in_the_last_corner_is_refused(read: Read, rewrite: Make, honest: bytes) -> None:
    assert problem(read(rewrite(honest, SHEET, far_cell))) == "sheet_too_long"


def test_the_last_corner_is_found_under_a_name_prefix(read: Read, rewrite: Make, honest: bytes) -> None:
    disguised = (
        b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        b'<x:row><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert problem(read(rewrite(honest, SHEET, lambda _: disguised))) == "sheet_too_long"


@given(
    st.lists(
        st.sampled_from(['row r="300"', "row", 'c r="B300"', 'c r="$A$1"', 'c r="B"', 'c r="A07"', "c"]), max_size=8
    )
)
def test_nothing_that_stands_before_a_far_cell_hides_it(before: list[str]) -> None:
    budget = xlsx_guard.Budget({**asdict(ReadLimits()), "max_rows": 200})
    cells = "".join(f"<{cell}/>" for cell in before)
    sheet = f'<sheetData>{cells}<c r="B300"><v>1</v></c></sheetData>'
    with pytest.raises(xlsx_guard.Refused):
        xlsx_guard.walk_xml("sheet", sheet.encode(), iter(()), budget)


def test_a_sheet_in_utf16_is_refused(read: Read, rewrite: Make, honest: bytes) -> None:
    utf16 = rewrite(honest, SHEET, lambda sheet: far_cell(sheet).decode().encode("utf-16"))
    assert problem(read(utf16)) == "unsafe_workbook"


def test_a_sheet_behind_a_pictures_first_bytes_is_refused(read: Read, rewrite: Make, honest: bytes) -> None:
    picture = rewrite(honest, "xl/media/picture.png", lambda _: b"\x89PNG\r\n\x1a\n <worksheet><sheetData>")
    assert problem(read(picture)) == "unsafe_workbook"


@pytest.mark.parametrize(
    "declaration", ["<!DOCTYPE x>", '<!DOCTYPE x [<!ENTITY a "aaaa">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">']
)
def test_a_document_type_is_refused(read: Read, rewrite: Make, honest: bytes, declaration: str) -> None:
    changed = rewrite(honest, SHEET, lambda sheet: declaration.encode() + sheet.split(b"?>")[-1])
    assert problem(read(changed)) == "unsafe_workbook"


def test_inflated_bytes_are_counted_not_believed(read: Read, rewrite: Make, honest: bytes) -> None:
    bomb = rewrite(honest, "xl/media/zeros.bin", lambda _: bytes(5_000_000))
    assert len(bomb) < 20_000
    assert problem(read(bomb, limits=ReadLimits(max_inflated_bytes=1_000_000))) == "workbook_inflated"


def test_many_rows_are_refused_by_the_limit(read: Read, to_xlsx: Make) -> None:
    book = to_xlsx({"Sheet": [HEADER, *([str(n), "2025-01-02", n] for n in range(50))]})
    assert problem(read(book, limits=ReadLimits(max_rows=20))) == "sheet_too_long"
    assert problem(read(book)) is None


def test_styles_far_below_do_not_count(read: Read, rewrite: Make, honest: bytes) -> None:
    styled = b'<row r="900000"><c r="XFD900000" s="1"/></row></sheetData>'
    pack = read(rewrite(honest, SHEET, lambda sheet: sheet.replace(b"</sheetData>", styled)))
    assert pack.recognition.summary.invoices_count == 2


def test_a_part_that_stands_twice_is_refused(read: Read, honest: bytes) -> None:
    data = io.BytesIO(honest)
    with zipfile.ZipFile(data, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(SHEET, "<worksheet/>")
    assert problem(read(data.getvalue())) == "unsafe_workbook"


def test_an_endlessly_deep_part_is_refused(read: Read, rewrite: Make, honest: bytes) -> None:
    assert problem(read(rewrite(honest, SHEET, lambda _: b"<a>" * 5000))) == "unsafe_workbook"


def test_a_broken_part_is_said_to_be_damaged(read: Read, rewrite: Make, honest: bytes) -> None:
    assert problem(read(rewrite(honest, SHEET, lambda sheet: sheet[:200]))) == "damaged_workbook"


@pytest.mark.parametrize("keep", [0.3, 0.7, 0.95])
def test_a_cut_off_workbook_is_said_to_be_damaged(read: Read, honest: bytes, keep: float) -> None:
    assert problem(read(honest[: int(len(honest) * keep)])) == "damaged_workbook"


def test_a_fake_old_workbook_is_refused(read: Read) -> None:
    fake = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "Workbook".encode("utf-16-le") + bytes(4000)
    assert problem(read(fake)) in ("damaged_workbook", "workbook_too_large")


def test_a_password_protected_workbook_says_so(read: Read) -> None:
    fake = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(4000)
    assert problem(read(fake)) == "protected"


def test_a_child_out_of_memory_is_a_calm_sentence(read: Read, rewrite: Make, honest: bytes) -> None:
    # Within the limit of cells, but its rectangle needs more than the child may have.
    wide = rewrite(honest, SHEET, lambda sheet: far_cell(sheet).replace(b"1048576", b"100000").replace(b"XFD", b"T"))
    assert problem(read(wide, limits=ReadLimits(max_memory_bytes=60_000_000))) == "workbook_too_large"
    assert problem(read(wide)) is None


def test_a_child_out_of_time_is_a_calm_sentence(read: Read, honest: bytes) -> None:
    assert problem(read(honest, limits=ReadLimits(max_seconds=0.001))) == "workbook_too_slow"


@pytest.mark.parametrize(
    ("text", "expected"), [("A1", (0, 0)), ("XFD1048576", (1048575, 16383)), ("$B$3", (2, 1)), ("", (None, None))]
)
def test_cell_references_are_parsed(text: str, expected: tuple[int | None, int | None]) -> None:
    assert xlsx_guard.reference(text) == expected


@pytest.mark.parametrize("text", ["ZZZZZ1", "A999999999999", "1A", "Ä1", "A-1", "A１"])
def test_impossible_cell_references_are_refused(text: str) -> None:
    with pytest.raises(xlsx_guard.Refused):
        xlsx_guard.reference(text)


def test_the_seconds_hold_for_all_workbooks_of_an_upload(monkeypatch: pytest.MonkeyPatch, read: Read) -> None:
    """Twelve slow workbooks must not outlive the lock that one of them would not."""
    left: list[float] = []

    def slow(_: bytes, limits: ReadLimits) -> None:
        left.append(limits.max_seconds)
        time.sleep(0.03)
        raise Unreadable("workbook_too_slow")

    monkeypatch.setattr("snapshot.pipeline.pack.read._grids", slow)
    read(b"a", b"b", b"c", b"d", limits=ReadLimits(max_seconds=0.08))
    assert left[0] == 0.08
    assert left[1] <= 0.05
    assert left[3] == 0.0
