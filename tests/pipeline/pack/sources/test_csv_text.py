"""Text files: encodings, delimiters, quotes and hostile lines."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack import ReadLimits, data_warnings
from snapshot.pipeline.pack.tables.header_row import table_from_grid
from snapshot.pipeline.pack.tables.table import Grid

Read = Callable[..., Pack]
Make = Callable[..., bytes]
ROWS = [
    ["Invoice #", "Client", "Invoice date", "Total", "Status"],
    ["1", "Café Ü", "2025-01-02", "10.50", "Paid"],
    ["2", "Bo", "2025-01-03", "1200.00", "Sent"],
]


def totals(pack: Pack) -> list[int]:
    return list(pack.invoices["total_cents"])


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 with BOM"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_every_encoding_works_with_every_delimiter(
    read: Read, to_csv: Make, delimiter: str, codec: str, said: str
) -> None:
    pack = read(to_csv(ROWS, delimiter, codec))
    (file,) = pack.recognition.files
    assert (file.encoding, file.delimiter, totals(pack)) == (said, delimiter, [1050, 120000])


def test_an_old_mac_text_keeps_its_letters(read: Read) -> None:
    text = (
        "Rechnungsnummer;Kunde;Fälligkeitsdatum;Rechnungsdatum;Gesamtbetrag\r1;Käthe Öz;03.02.2025;04.01.2025;10,50\r"
    )
    packs = [read(text.encode(codec)) for codec in ("mac_roman", "utf-8", "cp1252")]
    assert packs[0].recognition.files[0].encoding == "Mac Roman"
    assert len({pack.invoices["customer"][0] for pack in packs}) == 1
    assert [str(pack.invoices["due"][0].date()) for pack in packs] == ["2025-02-03"] * 3


def test_bare_carriage_returns_alone_do_not_mean_mac_encoding(read: Read) -> None:
    pack = read(
        "Invoice #;Client;Invoice date;Total\r1;O’Neil;2025-01-02;€10.50\r2;O’Neil;2025-01-03;€7\r".encode("cp1252")
    )
    assert pack.recognition.files[0].encoding == "Windows-1252"
    assert totals(pack) == [1050, 700]


def test_one_bad_byte_leaves_other_letters_unchanged(read: Read) -> None:
    lines = ["Rechnungsnummer;Kunde;Rechnungsdatum;Gesamtbetrag;Status", "1;Käthe;2. März 2025;10,50;überfällig", ""]
    pack = read("\r\n".join(lines).encode().replace(b"Rechnungsnummer", b"Rechnungsnummer" + b"\x80" * 40))
    assert str(pack.invoices["issued"][0].date()) == "2025-03-02"


def test_one_lost_mark_among_cells_that_all_have_them(read: Read) -> None:
    """Its row is told from the delimiters alone, and looks like the others."""
    rows = [
        ["Invoice #", "Client", "Invoice date", "Total"],
        *([f"{n}", "Ann", "2025-01-02", "10.00"] for n in range(5)),
    ]
    text = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in rows)
    pack = read(text.replace('"3","Ann",', '"3","Ann,').encode())
    assert totals(pack) == [1000] * 5
    assert sorted(pack.invoices["number"]) == ["0", "1", "2", "3", "4"]


def test_one_customer_has_one_hash_in_every_encoding(read: Read, to_csv: Make) -> None:
    packs = [read(to_csv(ROWS, ",", codec)) for codec in ("utf-8", "utf-16", "cp1252")]
    assert len({pack.invoices["customer"][0] for pack in packs}) == 1


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("stated", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_delimiter_that_the_file_states_holds(read: Read, end: str, stated: str) -> None:
    pack = read(end.join([stated, "Invoice #;Invoice date;Total", "1;2025-01-02;10,50", ""]).encode())
    assert totals(pack) == [1050]
    assert list(pack.invoices["row"]) == [3]


def test_line_breaks_and_delimiters_inside_quotes_belong_to_the_cell(read: Read) -> None:
    pack = read(b'Invoice #,Client,Invoice date,Total\n1,"Ann\nBell, Inc",2025-01-02,"1,010.50"\n2,Bo,2025-01-03,5\n')
    assert totals(pack) == [101050, 500]
    assert list(pack.invoices["row"]) == [2, 3]


def test_a_quotation_mark_that_never_closes_swallows_no_rows(read: Read) -> None:
    pack = read(b'Invoice #,Client,Invoice date,Total\n1,"Ann,2025-01-02,10\n2,Bo,2025-01-03,5\n3,Cy,2025-01-04,7\n')
    assert totals(pack) == [1000, 500, 700]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_an_unclosed_mark_before_marks_of_other_rows_spoils_its_own_row_only(read: Read, end: str) -> None:
    lines = ["Invoice #,Client,Invoice date,Total", '1,"Bell, Inc,2025-01-02,10', '2,"Ann, Bo",2025-01-03,5']
    lines += ['3,"Cy', '  and sons",2025-01-04,7', '4,"Di, Inc",2025-01-05,8', ""]
    pack = read(end.join(lines).encode())
    assert totals(pack) == [500, 700, 800]
    assert [(issue.code, issue.row) for issue in pack.recognition.files[0].issues] == [("extra_fields", 2)]


def test_a_long_remark_in_quotes_swallows_nothing(read: Read) -> None:
    """Its commas are as many as the row's own, and its marks match."""
    pack = read(
        b'Invoice #,Note,Invoice date,Total\n1,"pump\nvalve, hose, clamp, tape",2025-01-02,10\n2,,2025-01-03,5\n'
    )
    assert totals(pack) == [1000, 500]


def test_inch_marks_in_quotes_are_part_of_the_cell(read: Read) -> None:
    pack = read(b'Invoice #,Note,Invoice date,Total\n1,"1/2" pipe, two",2025-01-02,10\n2,"3" pipe",2025-01-03,5\n')
    assert totals(pack)[-1] == 500
    assert pack.recognition.files[0].rows_set_aside == 2 - len(totals(pack))


def test_a_line_of_one_endless_cell_is_read_to_its_end(read: Read) -> None:
    pack = read(b"Invoice #,Note,Invoice date,Total\n1," + b"a" * 150_000 + b",2025-01-02,10\n2,,2025-01-03,5\n")
    assert totals(pack) == [1000, 500]


WIDE = "Invoice #,Client,Service,Invoice date,Net,Tax,Total,Balance,Status\n"
FULL = "".join(f"{n},Ann,Leak repair,2025-01-{n + 1:02},100.00,8.00,108.00,0.00,Paid\n" for n in range(1, 7))


@pytest.mark.parametrize(
    "row",
    [
        "7,Ann Leak repair,2025-01-09,100.00,8.00,108.00,0.00,Paid\n",
        "7,Ann,Leak repair 2025-01-09,100.00,8.00,108.00,0.00,Paid\n",
        "7,Ann,Leak repair,2025-01-09,100.00,8.00108.00,0.00,Paid\n",
        "7,Ann,Leak repair,2025-01-09,100.00,8.00,1,08.00,0.00,Paid\n",
        "7,Ann,Leak repair,2025-01-09,100.00,8.00,10",
    ],
)
def test_a_row_in_which_values_moved_is_set_aside(read: Read, row: str) -> None:
    pack = read((WIDE + FULL + row).encode())
    assert totals(pack) == [10800] * 6
    assert [issue.row for issue in pack.recognition.files[0].issues] == [8]


def test_a_row_without_its_last_empty_cells_is_whole(read: Read) -> None:
    pack = read((WIDE + FULL + "7,Ann,Leak repair,2025-01-09,100.00,8.00,108.00\n").encode())
    assert totals(pack) == [10800] * 7
    assert pack.recognition.files[0].rows_set_aside == 0


def test_a_line_of_millions_of_commas_is_refused(read: Read) -> None:
    (file,) = read(b"," * 7_500_000).recognition.files
    assert file.problem == "line_too_long"


def test_many_columns_are_refused(read: Read) -> None:
    header = ",".join(["Invoice #", "Invoice date", "Total", *(f"column {n}" for n in range(500))])
    assert read(header.encode()).recognition.files[0].problem == "too_many_columns"


def test_columns_without_a_name_and_values_count_for_no_limit(read: Read) -> None:
    """Between the others and behind them, in more rows than the limit of cells would allow for."""
    rows = ["Invoice #,Client,Invoice date" + "," * 1_000 + "Total" + "," * 1_000]
    rows += [f"{n},Ann,2025-01-02" + "," * 1_000 + "10.00" + "," * 1_000 for n in range(1_200)]
    pack = read("\n".join(rows).encode())
    assert (pack.recognition.files[0].problem, totals(pack)) == (None, [1000] * 1_200)


def test_a_header_of_too_many_names_is_refused_in_a_long_text_too(read: Read) -> None:
    header = ",".join(["Invoice #", "Invoice date", "Total", *(f"column {n}" for n in range(500))])
    rows = [f"{n},2025-01-02,10.00" for n in range(8_000)]
    assert read("\n".join([header, *rows]).encode()).recognition.files[0].problem == "too_many_columns"


def test_too_many_rows_are_refused(read: Read, to_csv: Make) -> None:
    rows = [ROWS[0], *([str(n), "Bo", "2025-01-02", "1", "Paid"] for n in range(40))]
    (file,) = read(to_csv(rows), limits=ReadLimits(max_rows=30)).recognition.files
    assert file.problem == "too_many_rows"


def test_the_files_of_an_upload_share_the_rows(read: Read, to_csv: Make) -> None:
    rows = [ROWS[0], *([str(n), "Bo", "2025-01-02", "1", "Paid"] for n in range(20))]
    files = read(*[to_csv(rows)] * 3, limits=ReadLimits(max_rows=45)).recognition.files
    assert [file.problem for file in files] == [None, None, "too_many_rows"]


def test_the_files_of_an_upload_share_the_cells(read: Read, to_csv: Make) -> None:
    rows = [ROWS[0], *([str(n), "Bo", "2025-01-02", "1", "Paid"] for n in range(20))]
    files = read(*[to_csv(rows)] * 3, limits=ReadLimits(max_cells=225)).recognition.files
    assert [file.problem for file in files] == [None, None, "too_many_cells"]


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({"max_rows": 1_020}, "up to 1,020 rows"),
        ({"max_cells": 5_001}, "up to 5,001 cells"),
        ({"max_columns": 4}, "up to 4 columns"),
        ({"max_line_chars": 10}, "up to 10 characters"),
        ({"max_file_bytes": 1024 * 1024}, "up to 1 MB"),
    ],
)
def test_each_limit_has_its_sentence_with_its_own_number(
    read: Read, to_csv: Make, limits: dict[str, int], said: str
) -> None:
    """The number of the whole upload, also where another file has used some of it."""
    row = ["1", "Bo", "2025-01-02", "1", "P" * (1_100 if "max_file_bytes" in limits else 1)]
    small, large = to_csv([ROWS[0], row]), to_csv([ROWS[0], *[row] * 1_019])
    file = read(small, large, limits=ReadLimits(**limits)).recognition.files[1]
    assert said in (file.problem_message or "")


def test_a_row_with_more_fields_than_the_header_is_set_aside_not_shifted(read: Read) -> None:
    pack = read(b"Invoice #,Client,Invoice date,Total\n1,Bell, Inc,2025-01-02,10\n2,Bo,2025-01-03,5,,\n")
    assert totals(pack) == [500]
    (issue,) = pack.recognition.files[0].issues
    assert (issue.code, issue.row) == ("extra_fields", 2)


def test_null_characters_are_removed_and_reported(read: Read) -> None:
    pack = read(b"Invoice #,Client,Invoice date,Total\n1,B\x00o,2025-01-02,1\x000\n")
    assert totals(pack) == [1000]
    assert [issue.code for issue in pack.recognition.files[0].issues] == ["nul_characters"]
    assert "NUL" in data_warnings(pack.recognition)[0]


def test_a_name_that_heads_two_columns_gets_a_number() -> None:
    grid = Grid([["Invoice #", "Total", "Total", None, "Total (2)", None, "Date"]])
    table = table_from_grid(grid)
    assert table is not None
    assert table.header == ("Invoice #", "Total", "Total (2)", "", "Total (2) (2)", "", "Date")


def test_decimal_commas_and_line_breaks_do_not_outvote_the_delimiter(read: Read) -> None:
    rows = ["Invoice #|Date|Total|Service|Status"]
    rows += [f'R-{n}|January {n:02d}, 2025|$44,58|"Repair\nsecond visit"|Paid' for n in range(1, 20)]
    pack = read("\n".join(rows).encode())
    assert pack.recognition.files[0].delimiter == "|"
    assert pack.recognition.summary.invoices_count == 19
