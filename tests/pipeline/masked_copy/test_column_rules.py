"""How a column is masked follows from what the reader takes it for, else from its cells."""

import pytest

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.masked_copy.column_rules import Rule, column_rule
from snapshot.pipeline.masked_copy.source_tables import open_source
from tests.corpus.formats import csv_bytes
from tests.support.masked import LIMITS, TODAY

COLUMNS: dict[str, tuple[Rule, list[str]]] = {
    "Invoice #": ("number", ["1001", "1002", "1003"]),
    "Client": ("name", ["Ada Quill", "Bo Larkspur", "Cy Marrow"]),
    "Client email": ("name", ["a@b.test", "b@b.test", "c@b.test"]),
    "Invoice date": ("day", ["01/20/2025", "02/20/2025", "03/20/2025"]),
    "Total": ("money", ["120.50", "80.00", "99.10"]),
    "Status": ("state", ["Paid", "Sent", "Sent"]),
    "Qty": ("count", ["1", "2", "300"]),
    "Unit price": ("price", ["0.0125", "2.50", "3.00"]),
    "VAT rate": ("rate", ["20", "20", "5"]),
    "Steuersatz": ("rate", ["19", "19", "7"]),
    "Retention 5%": ("money", ["-103.64", "-116.20", "-188.27"]),
    "Days overdue": ("count", ["0", "12", "45"]),
    "31 - 60": ("money", ["120.50", "0.00", "99.10"]),
    "Zaliczka": ("money", ["1 204,50", "120,00", "99,10"]),
    "Ref code": ("number", ["52001", "52002", "52003"]),
    "Memo": ("text", ["boiler", "hedge", "pond"]),
    "Currency": ("state", ["EUR", "EUR", "USD"]),
}


@pytest.fixture(scope="module")
def rules() -> dict[str, Rule]:
    rows = list(zip(*(cells for _, cells in COLUMNS.values()), strict=True))
    source = open_source(UploadedFile("list.csv", csv_bytes([list(COLUMNS), *rows])), TODAY, LIMITS)
    (table,) = source.sheets[0].tables
    return {
        column.header: column_rule(column, table.roles.get(column.index, ()), source.decimal).rule
        for column in table.columns
    }


@pytest.mark.parametrize("header", COLUMNS)
def test_a_column_is_masked_as_what_it_holds(header: str, rules: dict[str, Rule]) -> None:
    assert rules[header] == COLUMNS[header][0]


def test_a_column_of_ticks_stays() -> None:
    rows = [[str(n), "2025-01-02", "10.00", str(n % 2)] for n in range(9)]
    content = csv_bytes([["Invoice #", "Date", "Total", "Archived"], *rows])
    source = open_source(UploadedFile("list.csv", content), TODAY, LIMITS)
    assert [column_rule(column, (), ".").flags for column in source.sheets[0].tables[0].columns] == [False] * 3 + [True]
