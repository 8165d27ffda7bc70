"""Which tool the files come from: the owner's own words first, then headers, then file names."""

from datetime import date
from pathlib import Path

import pytest

from snapshot.pipeline.documents.recognition import ColumnReading, FileRecognition
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import read_files
from snapshot.presentation.source_tool import guessed_tool, named_tool


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("QBO", "QuickBooks Online"),
        ("Quick books", "QuickBooks Online"),
        ("quickbooks desktop 2021", "QuickBooks Desktop"),
        ("HCP", "Housecall Pro"),
        ("House Call Pro!", "Housecall Pro"),
        ("service titan", "ServiceTitan"),
        ("we use jober", "Jobber"),
        ("Freshbook", "FreshBooks"),
        ("Excel sheet", "A spreadsheet of my own"),
        ("waveapps.com", "Wave"),
    ],
)
def test_an_owner_may_call_a_tool_as_they_like(words, name):
    tool = named_tool(words)
    assert tool is not None
    assert tool.name == name


@pytest.mark.parametrize("words", [None, "", "Squarespace", "microwave", "hubspot", "Harvest", "no idea", "🙂"])
def test_other_words_do_not_name_a_tool(words):
    assert named_tool(words) is None


def file(name: str = "export.csv", headers: tuple[str, ...] = (), **parts: object) -> FileRecognition:
    return FileRecognition(name=name, category="invoices", headers=headers, **parts)


def guess(*files: FileRecognition) -> str | None:
    found = guessed_tool(files)
    return found and found.tool.name


def test_headers_that_stand_together_give_a_tool_away():
    assert guess(file(headers=(" Invoice Token", "Status", "INVOICE ID", "Requested Amount"))) == "Square Invoices"
    assert guess(file(headers=("Invoice Token", "Status"))) is None


def test_columns_that_play_a_role_do_where_the_headers_are_not_known():
    columns = tuple(
        ColumnReading(role="x", header=header, certainty="sure")
        for header in ("Client Name", "Invoice #", "Date Issued", "Invoice Status")
    )
    assert guess(file(columns=columns)) == "FreshBooks"


def test_a_file_name_counts_as_whole_words_only():
    assert guess(file("Jobber-invoices (2).csv")) == "Jobber"
    assert guess(file("jobbers.csv")) is None


def test_headers_count_before_names():
    square = file("old.csv", headers=("Invoice Token", "Invoice ID", "Requested Amount"))
    found = guessed_tool((file("xero.csv"), square))
    assert found is not None
    assert (found.tool.name, found.file_name) == ("Square Invoices", "old.csv")


@pytest.mark.parametrize(
    ("name", "tool"),
    [
        ("jobber_invoices.csv", "Jobber"),
        ("jobber_quotes_no_rows.csv", "Jobber"),
        ("qbo_invoice_list_by_date.csv", "QuickBooks Online"),
        ("qbo_estimates_by_customer.xlsx", "QuickBooks Online"),
        ("square_invoices_header_only.csv", "Square Invoices"),
        ("xero_sales_invoices.csv", "Xero"),
        ("freshbooks_invoice_details.csv", "FreshBooks"),
        ("hcp_estimates.csv", "Housecall Pro"),
        ("hcp_jobs.csv", "Housecall Pro"),
        ("checking_q1.csv", None),
        ("truck_stock.csv", None),
        ("register_2025.csv", None),
        ("Candlewick invoices.xlsx", None),
    ],
)
def test_real_exports_are_known_by_their_headers_alone(examples: Path, name: str, tool: str | None) -> None:
    upload = UploadedFile(f"export{Path(name).suffix}", (examples / name).read_bytes())
    pack = read_files([upload], workspace_key=b"key", today=date(2025, 11, 1))
    assert guess(*pack.recognition.files) == tool
