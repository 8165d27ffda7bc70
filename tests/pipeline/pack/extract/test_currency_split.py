"""Documents in several currencies: one is measured, the others are left out and said, and nothing is added up."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.governance.gate import check_gate
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.upload import ReadingChoices, UploadedFile
from snapshot.pipeline.pack import data_warnings, read_files
from snapshot.pipeline.signals import build_snapshot
from tests.pipeline.pack.conftest import TODAY, csv_bytes, read_bytes
from tests.pipeline.pack.schema.test_currencies import HEADER, invoices

QUOTES = ["Quote #", "Customer", "Quote date", "Total", "Currency"]


def quotes(currencies: list[str], total: str = "20") -> bytes:
    rows = [[f"Q-{at}", "Ann", "2025-03-02", total, one] for at, one in enumerate(currencies)]
    return csv_bytes([QUOTES, *rows])


def test_the_currency_of_most_documents_is_measured_and_the_rest_is_left_out_and_said() -> None:
    pack = read_bytes(invoices(["USD"] * 9 + ["EUR"]), quotes(["USD", "EUR"]))
    summary = pack.recognition.summary
    assert (summary.currency, summary.invoices_count, summary.invoice_total_cents, summary.quotes_count) == (
        "USD", 9, 9000, 1,
    )  # fmt: skip
    assert data_warnings(pack.recognition) == (
        "Left out: 1 invoice, €10.00, and 1 quote, €20.00. Amounts in different currencies can't be added up.",
    )


def test_each_row_that_is_left_out_is_counted_with_its_cause_and_none_is_called_unreadable() -> None:
    (file,) = read_bytes(invoices(["USD", "USD", "USD", "EUR", "EUR"])).recognition.files
    assert (file.rows_used, file.rows_set_aside, file.set_aside_by_cause) == (3, 2, {"other_currency": 2})
    assert file.rows_unreadable == 0
    assert [(rows.ranges, rows.column) for rows in file.set_aside] == [(((5, 6),), "Currency")]
    assert (file.documents, file.total_cents, file.currency) == (3, 3000, "USD")


def test_a_list_wholly_in_another_currency_is_left_out_and_closes_no_gate() -> None:
    pack = read_bytes(invoices(["USD"] * 9), quotes(["EUR", "EUR"]))
    listed = pack.recognition.files[1]
    assert (listed.problem, listed.rows_used, listed.total_cents, listed.currency) == (None, 0, 4000, "EUR")
    assert len(pack.quotes) == 0
    assert not check_gate(pack.recognition).closed


def test_the_same_number_in_two_currencies_is_two_documents() -> None:
    pack = read_bytes(invoices(["USD"] * 9), invoices(["EUR"] * 2))
    assert len(pack.invoices) == 9
    assert pack.recognition.left_out[0].invoices_count == 2


def test_payments_in_another_currency_pay_nothing_off() -> None:
    paid = csv_bytes(
        [
            ["Payment date", "Invoice #", "Payment amount", "Currency"],
            ["2025-03-05", "INV-1", "10", "USD"],
            ["2025-03-05", "INV-2", "10", "EUR"],
        ]
    )
    pack = read_bytes(invoices(["USD"] * 4), paid)
    assert list(pack.invoices["balance_cents"]) == [0, 1000, 1000, 1000]
    assert "1 payment, €10.00" in data_warnings(pack.recognition)[0]


def test_what_was_wanted_or_chosen_before_is_measured_where_there_is_any_of_it() -> None:
    files = [UploadedFile("f", invoices(["USD"] * 6 + ["EUR"] * 4))]
    layout = str(read(files).recognition.files[0].layout)
    said = {layout: ReadingChoices(currency="EUR")}
    assert read(files, currency="EUR").recognition.summary.currency == "EUR"
    assert read(files, choices=said).recognition.summary.invoice_total_cents == 4000
    assert read(files, choices=said, currency="USD").recognition.summary.currency == "USD"
    assert read(files, currency="GBP").recognition.summary.currency == "USD"


def test_a_footer_over_several_currencies_proves_nothing() -> None:
    rows = [[f"INV-{at}", "2025-03-02", "10.00", "EUR" if at % 5 == 0 else "USD"] for at in range(10)]
    footer = ["Total", "", "100.00", ""]
    (file,) = read_bytes(
        csv_bytes([["Invoice #", "Invoice date", "Total", "Currency"], *rows, footer])
    ).recognition.files
    assert file.proofs == ()


def read(files: list[UploadedFile], **said: Any) -> Pack:
    return read_files(files, workspace_key=b"key", today=TODAY, **said)


# Properties ----------------------------------------------------------------------------------------------------------

documents = st.lists(
    st.tuples(st.integers(1, 10**6), st.integers(0, 4), st.integers(0, 300), st.booleans()), min_size=12, max_size=40
)


def business(drawn: list[tuple[int, int, int, bool]], currency: str, start: int = 0) -> list[list[str]]:
    def day(ago: int) -> str:
        return date.fromordinal(TODAY.toordinal() - ago).isoformat()

    return [
        [f"INV-{start + at}", f"Customer {who}", day(ago), f"{cents / 100:.2f}", "Paid" if paid else "Sent", currency]
        for at, (cents, who, ago, paid) in enumerate(drawn)
    ]


def measured(rows: list[list[str]]) -> Mapping[str, object]:
    pack = read_bytes(csv_bytes([["Invoice #", "Customer", "Invoice date", "Total", "Status", "Currency"], *rows]))
    found = build_snapshot(pack, today=TODAY).model_dump()
    return {**found, "summary": pack.recognition.summary.model_dump(exclude={"currency"})}


@settings(max_examples=15)
@given(documents, st.sampled_from(["EUR", "CHF", "CAD", "JPY"]))
def test_which_currency_it_is_changes_no_figure(drawn: list[tuple[int, int, int, bool]], other: str) -> None:
    dollars, renamed = measured(business(drawn, "USD")), measured(business(drawn, other))
    assert {**dollars, "currency": other} == renamed


@settings(max_examples=15)
@given(documents, documents)
def test_few_documents_in_another_currency_change_no_figure(
    drawn: list[tuple[int, int, int, bool]], foreign: list[tuple[int, int, int, bool]]
) -> None:
    few = business(foreign[: len(drawn) // 5], "EUR", start=1000)
    assert measured([*few, *business(drawn, "USD")]) == measured(business(drawn, "USD"))


@settings(max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 10**7), st.sampled_from(["USD", "EUR", "CAD"])), min_size=1, max_size=30))
def test_the_sums_of_all_currencies_are_what_was_read(rows: list[tuple[int, str]]) -> None:
    written = [[f"INV-{at}", "Ann", "2025-03-02", f"{cents / 100:.2f}", one] for at, (cents, one) in enumerate(rows)]
    recognition = read_bytes(csv_bytes([HEADER, *written])).recognition
    total = sum(one.invoices_cents for one in recognition.currencies) or recognition.summary.invoice_total_cents
    assert total == sum(cents for cents, _ in rows)
    left_out = sum(one.documents for one in recognition.left_out)
    assert recognition.summary.invoices_count + left_out == len(rows)


@pytest.mark.parametrize(("foreign", "asked"), [(2, False), (3, True), (6, True)])
def test_the_owner_is_asked_where_fewer_than_four_in_five_are_in_one_currency(foreign: int, asked: bool) -> None:
    (file,) = read_bytes(invoices(["USD"] * (10 - foreign) + ["EUR"] * foreign)).recognition.files
    assert [doubt.code for doubt in file.doubts] == ["currency"] * asked
