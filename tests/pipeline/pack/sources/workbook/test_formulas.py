"""Formulas whose results the file does not hold: worked out where that is certain, and otherwise no blank cell."""

import ast
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack.sources.workbook import formulas
from tests.support import sheets

Read = Callable[..., Pack]
Make = Callable[..., bytes]
HEADER = ["Invoice #", "Client", "Invoice date", "Due date", "Total", "Paid so far", "Balance"]
DAY = date(2025, 1, 31)
# A1:C3; C is a column of formulas.
CELLS = {(0, 0): 12.5, (0, 1): 2.0, (1, 0): "Ann", (1, 1): DAY, (2, 0): None, (2, 1): True}


def value(formula: str, **others: str) -> object:
    """``others`` are further formulas by the name of their cell."""
    written = {formulas._place(name): text for name, text in others.items()} | {(9, 9): formula}
    sheet = formulas.Sheet(lambda row, column: CELLS.get((row, column)), written)
    try:
        return sheet.value(9, 9)
    except formulas.Unknown:
        return "unknown"


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("2400.00", 2400), ("-5", -5), ("1+2-0.5", 2.5), ("1*2", 2), ("=A1*$B$1", 25), ("2-3-4", -5), ("12/2/3", 2),
        ("2+3*4", 14), ("(2+3)*4", 20), ("-(A1-B1)", -10.5), ("A1+A3", 12.5), ("A3", 0), ("A2", "Ann"),
        ("B2+30", date(2025, 3, 2)),
        ("B2-B2", 0), ("SUM(A1:B1)", 14.5), ("SUM(A1:A3,1;2)", 15.5), ("ROUND(2.345,2)", 2.35), ("round(-0.5;0)", -1),
        ("IF(A1>0,A1*2,0)", 25), ('IF(A1>=13,"late","")', ""), ('IF(A3="","none","some")', "none"),
        ('IF(A1=0,1/0,"fine")', "fine"), ("MAX(0,A1-20)", 0), ("MIN(A1:B1)", 2),
        ("DATE(2025,1,31)", DAY),
        ('"INV-"&B1', "INV-2"), ("A1*10%", 1.25), ("[.A1]-[.B1]", 10.5), ("SUM([.A1:.B1];1)", 15.5),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_show(formula: str, expected: object) -> None:
    assert value(formula) == expected


@pytest.mark.parametrize(
    "formula",
    ["", "A2*2", "B3+1", "1/0", "TODAY()", "VLOOKUP(A1,B1:B9,1)", "Other!A1", "[$Other.A1]", "A1:A2", "1+", "(1", "1 2",
     "1e9",
     "IF(A1:A2,1,2)", "IF(A2,1,2)", "A1>2", "#N/A", "A1#", '"a', "J10", "ROUND(1)", "DATE(2025,13,1)",
     "SUM(A1:XFD99999)",
     "SUM(B2)", "(" * 198, '"x"&A1'],
)  # fmt: skip
def test_what_cannot_be_told_is_not_guessed(formula: str) -> None:
    assert value(formula) == "unknown"


def test_formulas_of_formulas_are_followed_and_circles_are_not() -> None:
    assert value("C1+C2", C1="A1+1", C2="C1*2") == 40.5
    assert value("C1", C1="C2", C2="C1") == "unknown"


def test_a_running_balance_may_be_as_long_as_the_list() -> None:
    chain = {(row, 0): f"A{row}+1" for row in range(1, 3000)} | {(0, 0): "1"}
    sheet = formulas.Sheet(lambda _row, _column: None, chain)
    assert [sheet.value(row, 0) for row in range(3000)][-1] == 3000


numbers = st.decimals(0, 9999, places=2).map(str)


@given(
    st.recursive(
        numbers, lambda inner: st.builds("({}{}{})".format, inner, st.sampled_from("+-*"), inner), max_leaves=6
    )
)
def test_arithmetic_is_that_of_everyone(formula: str) -> None:
    assert value(formula) == pytest.approx(eval(compile(ast.parse(formula, mode="eval"), "", "eval")), abs=1e-6)


@given(st.text(alphabet='A1B2:$()+-*/&=<>;,%."[]!SUMIF ', max_size=40))
def test_any_formula_is_told_or_unknown(formula: str) -> None:
    assert isinstance(value(formula), float | int | str | date)


ROWS = [
    [
        f"R-{n}",
        f"Client {n}",
        date(2025, 1, n),
        f"=C{n + 1}+14",
        100.0 * n,
        0.0 if n % 2 else 100.0 * n,
        f"=E{n + 1}-F{n + 1}",
    ]
    for n in range(1, 7)
]


def test_a_list_written_by_a_script_is_read_as_a_spreadsheet_shows_it(read: Read) -> None:
    pack = read(
        sheets.xlsx({"Sheet": [HEADER, *ROWS, ["Total", None, None, None, "=SUM(E2:E7)", None, "=SUM(G2:G7)"]]})
    )
    assert list(pack.invoices["state"]) == ["open", "paid"] * 3
    assert list(pack.invoices["balance_cents"]) == [10000, 0, 30000, 0, 50000, 0]
    assert [(due - issued).days for due, issued in zip(pack.invoices["due"], pack.invoices["issued"], strict=True)] == [
        14
    ] * 6
    assert pack.recognition.files[0].rows_read == 6


@pytest.mark.parametrize("formula", ["=VLOOKUP(A2,Rates!A1:B9,2)", "#N/A"])
def test_an_amount_that_cannot_be_told_is_set_aside(read: Read, formula: str) -> None:
    rows = [[*row[:4], formula if at == 2 else row[4], row[5], 0.0] for at, row in enumerate(ROWS)]
    (file,) = read(sheets.xlsx({"Sheet": [HEADER, *rows]})).recognition.files
    assert [(issue.code, issue.row) for issue in file.issues] == [("unreadable_amount", 4)]


def test_formulas_prepared_below_the_list_are_no_rows(read: Read) -> None:
    ahead = [[None, None, None, f"=C{n}+14", None, None, f"=E{n}-F{n}"] for n in range(8, 40)]
    (file,) = read(sheets.xlsx({"Sheet": [HEADER, *ROWS, *ahead]})).recognition.files
    assert (file.rows_read, file.rows_set_aside) == (6, 0)


def test_a_stored_result_is_believed(read: Read, rewrite: Make) -> None:
    rows = [[*row[:6], 7.0] for row in ROWS]

    def with_formula(sheet: bytes) -> bytes:
        assert b'<c r="G2" t="n"><v>7</v></c>' in sheet
        return sheet.replace(b'<c r="G2" t="n"><v>7</v></c>', b'<c r="G2"><f>1+1</f><v>7</v></c>').replace(
            b'<c r="G3" t="n"><v>7</v></c>', b'<c r="G3" t="str"><f>IF(1=1,"",5)</f><v></v></c>'
        )

    pack = read(rewrite(sheets.xlsx({"Sheet": [HEADER, *rows]}), "xl/worksheets/sheet1.xml", with_formula))
    assert pack.invoices["balance_cents"].tolist() == [700, 0, 700, 700, 700, 700]
    assert not pack.recognition.files[0].issues


def test_open_documents_are_worked_out_too(read: Read) -> None:
    def cells(row: list[object], line: int) -> str:
        told = "".join(map(sheets.ods_cell, row[:6]))
        return told + f'<table:table-cell table:formula="of:=[.E{line}]-[.F{line}]"/>'

    lines = [[*row[:3], row[2], *row[4:]] for row in ROWS]
    body = "".join(f"<table:table-row>{cells(row, at + 2)}</table:table-row>" for at, row in enumerate(lines))
    header = f"<table:table-row>{''.join(map(sheets.ods_cell, HEADER))}</table:table-row>"
    pack = read(sheets.ods({"Sheet": []}, body={"Sheet": header + body}))
    assert list(pack.invoices["state"]) == ["open", "paid"] * 3
