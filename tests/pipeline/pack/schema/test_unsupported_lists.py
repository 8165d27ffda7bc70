"""Lists of other things are told by name, so that an owner sees which file it was."""

import pytest

from snapshot.pipeline.documents.recognition import FileRecognition
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import data_warnings, preview_files
from tests.sample_results import NOW


def only_file(text: str) -> FileRecognition:
    return preview_files([UploadedFile("list.csv", text.encode())], today=NOW.date()).files[0]


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Date,Description,Withdrawals,Deposits,Balance\n01/02/2025,PAYROLL,96.00,,8027.45\n", "bank_statement"),
        ("Transaction Date,Posted Date,Card No.,Description,Debit,Credit\n2025-01-02,2025-01-03,4471,FUEL,41.20,\n",
         "bank_statement"),
        ("Buchungstag;Valuta;Empfänger;Soll;Haben;Saldo\n02.01.2025;02.01.2025;Stadtwerke;96,00;;804,00\n",
         "bank_statement"),
        ("Vendor,Bill #,Bill date,Due date,Amount,Open balance\nPipe Depot,771,01/02/2025,02/01/2025,96.00,96.00\n",
         "supplier_bills"),
        ("Number,Partner,Invoice date,Total,Status\nBILL/01,Pipe Depot,2025-01-02,-96.00,Posted\n", "supplier_bills"),
        ("Date,Account Name,Debit Amount,Credit Amount,Customer,Invoice Number\n2025-01-02,Sales,,9,Ada,7\n",
         "ledger"),
        ("Order,Paid at,Shipping,Shipping Method,Total\n#1,2025-01-02,0,Standard,9\n", "shop_orders"),
        ("Part,Bin,Qty on hand,Reorder at,Unit cost\nTee 1 in,B0,19,10,28.45\n", "stock_list"),
        ("Invoice #,Customer,Date,Total,Balance\n1001,Ada,01/14/2025,96.00,0.00\n", None),
        ("Day,Weather\nMonday,Rain\n", None),
    ],
)  # fmt: skip
def test_the_columns_tell_what_a_foreign_list_is(text, foreign):
    file = only_file(text)
    assert file.foreign == foreign
    assert foreign is None or file.category == "unknown"


def statement(amounts: list[int]) -> str:
    balances = [sum(amounts[: at + 1]) for at in range(len(amounts))]
    rows = [f"TRANSFER,2025-01-{at + 1:02d},{cents}.00,0.00,COMPLETED,{balance}.00"
            for at, (cents, balance) in enumerate(zip(amounts, balances, strict=True))]  # fmt: skip
    return "\n".join(["Type,Started Date,Amount,Fee,State,Balance", *rows])


def test_a_running_balance_means_an_account_statement():
    assert only_file(statement([900, -41, 120, 75, -30, 260, 18])).foreign == "bank_statement"


def test_invoice_balances_are_not_a_running_balance():
    text = "Invoice #,Date,Amount,Balance,Status\n" + "".join(
        f"{1000 + at},2025-01-{at + 1:02d},{90 + at}.00,{(90 + at) * (at % 2)}.00,Open\n" for at in range(9)
    )
    assert only_file(text.replace("Invoice #", "No.")).foreign is None


def test_the_top_of_the_page_calls_a_bank_statement_by_its_name() -> None:
    text = "Date,Description,Withdrawals,Deposits,Balance\n01/02/2025,PAYROLL,96.00,,8027.45\n"
    recognition = preview_files([UploadedFile("bank.csv", text.encode())], today=NOW.date())
    (warning,) = data_warnings(recognition)
    assert "bank or card statement" in warning
