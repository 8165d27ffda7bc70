"""Every example upload is read to exactly the numbers that stand beside it."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from snapshot.offline import summary
from snapshot.pipeline.documents.pack import FRAME_COLUMNS, Pack
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import read_files

CASES = [
    *("qbo-invoices", "qbo-estimates", "qbo-both", "jobber-invoices", "jobber-all", "square-one", "square-overlap"),
    *("xero-lines", "freshbooks-lines", "hcp-estimates-jobs-customers", "owner-quotes", "owner-workbook", "utf16-tabs"),
    *("european-register", "good-plus-bank", "good-plus-empty-quotes", "bank-only", "stock-only", "empty-file"),
    *("header-only", "pdf-as-csv", "unreadable-invoices"),
]


@pytest.fixture(scope="module")
def cases(examples: Path) -> Mapping[str, Any]:
    return {case["id"]: case for case in json.loads((examples / "expected.json").read_text())["cases"]}


@pytest.fixture(scope="module")
def packs(examples: Path, cases: Mapping[str, Any]) -> Mapping[str, Pack]:
    def read(case: Mapping[str, Any]) -> Pack:
        names = [file["name"] for file in case["files"]]
        files = [UploadedFile(name, (examples / name).read_bytes()) for name in names]
        return read_files(files, workspace_key=b"key", today=date(2025, 12, 1))

    return {name: read(case) for name, case in cases.items()}


def extra(pack: Pack) -> dict[str, object]:
    invoices, quotes = pack.invoices, pack.quotes
    credits = invoices[(invoices["kind"] == "credit_note") & ~invoices["state"].isin(["draft", "void"])]
    closed = invoices["state"].isin(["written_off", "refunded"]) & (invoices["kind"] == "invoice")
    return {
        "issued_neither_paid_nor_open": closed.sum(),
        "draft_invoices": (invoices["state"] == "draft").sum(),
        "void_invoices": (invoices["state"] == "void").sum(),
        "credit_notes": len(credits),
        "credit_notes_sum": credits["total_cents"].sum() / 100,
        "draft_quotes": (quotes["state"] == "draft").sum(),
    }


def test_every_example_has_a_test(cases: Mapping[str, Any]) -> None:
    assert set(cases) == set(CASES)


@pytest.mark.parametrize("case", CASES)
def test_the_summary_is_exact(case: str, cases: Mapping[str, Any], packs: Mapping[str, Pack]) -> None:
    assert summary(packs[case].recognition) == cases[case]["expected"]


@pytest.mark.parametrize("case", CASES)
def test_the_counts_beside_it_are_exact(case: str, cases: Mapping[str, Any], packs: Mapping[str, Pack]) -> None:
    assert extra(packs[case]) == cases[case]["also"]


@pytest.mark.parametrize("case", CASES)
def test_each_file_gets_its_category(case: str, cases: Mapping[str, Any], packs: Mapping[str, Pack]) -> None:
    for told, read in zip(cases[case]["files"], packs[case].recognition.files, strict=True):
        allowed = told["category"] if isinstance(told["category"], list) else [told["category"]]
        assert read.category in allowed


@pytest.mark.parametrize("case", CASES)
def test_no_file_that_is_read_right_contradicts_its_own_totals(case: str, packs: Mapping[str, Pack]) -> None:
    assert [file.name for file in packs[case].recognition.files if file.disagreements] == []


@pytest.mark.parametrize("case", CASES)
def test_every_row_is_used_or_set_aside_with_its_reason(case: str, packs: Mapping[str, Pack]) -> None:
    for file in packs[case].recognition.files:
        assert file.rows_read == file.rows_used + file.rows_set_aside
        assert sum(1 for issue in file.issues if issue.row is not None) == min(file.rows_set_aside, 200)


@pytest.mark.parametrize("case", CASES)
def test_frames_have_exactly_the_fixed_columns(case: str, packs: Mapping[str, Pack]) -> None:
    for name, columns in FRAME_COLUMNS.items():
        assert {column: str(kind) for column, kind in getattr(packs[case], name).dtypes.items()} == dict(columns)


def test_paid_days_of_the_payments_file_complete_the_invoices(packs: Mapping[str, Pack]) -> None:
    alone, together = packs["jobber-invoices"].invoices, packs["jobber-all"].invoices
    assert alone["paid"].notna().sum() == 0
    assert together["paid"].notna().sum() > 40
    assert "paid" not in packs["jobber-invoices"].roles_found["invoices"]
    assert "paid" in packs["jobber-all"].roles_found["invoices"]


def test_quote_numbers_in_references_and_columns_are_found(packs: Mapping[str, Pack]) -> None:
    assert set(packs["xero-lines"].invoices["quote_number"].dropna().str[:3]) == {"QU-"}
    assert "Q-349" in set(packs["owner-workbook"].invoices["quote_number"])


def test_a_number_under_another_header_is_found(packs: Mapping[str, Pack]) -> None:
    assert list(packs["utf16-tabs"].invoices["number"]) == [f"INV-{number}" for number in range(61, 123)]


def test_hidden_sheets_are_named_and_not_read(packs: Mapping[str, Pack]) -> None:
    (file,) = packs["owner-workbook"].recognition.files
    assert file.hidden_sheets == ("2023 (do not use)", "old prices")
    assert file.sheets == ("2025", "2024")


def test_job_words_tell_the_trade(packs: Mapping[str, Pack]) -> None:
    assert {"rewire", "kitchen", "consumer"} <= set(packs["xero-lines"].job_words)
    assert {"mowing", "hedge"} <= set(packs["jobber-all"].job_words)
