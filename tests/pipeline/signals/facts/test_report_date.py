"""The report date is the latest day on which something happened."""

from datetime import date, timedelta

import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.signals import build_snapshot
from snapshot.pipeline.signals.facts.included_documents import select_included_documents
from snapshot.pipeline.signals.facts.open_items import read_open_items
from tests.pipeline.signals.factory import TODAY, ago, invoice, make_pack, quote

LATER = TODAY + timedelta(days=400)


@pytest.mark.parametrize(
    ("invoices", "quotes"),
    [
        ([invoice(7), invoice(30)], []),
        ([invoice(30, paid=7)], []),
        ([invoice(30)], [quote(7)]),
        ([invoice(30)], [quote(20, approved=7)]),
        ([invoice(30)], [quote(20, declined=7)]),
    ],
)
def test_each_kind_of_happening_moves_the_report_date(invoices: list, quotes: list) -> None:
    assert select_included_documents(make_pack(invoices, quotes), today=LATER).report_date == ago(7).date()


def test_due_dates_do_not_move_it() -> None:
    assert select_included_documents(make_pack([invoice(30, due=-60)]), today=LATER).report_date == ago(30).date()


def test_drafts_and_voids_do_not_move_it() -> None:
    pack = make_pack(
        [invoice(30), invoice(2, state="draft"), invoice(1, state="void")],
        [quote(3, state="draft"), quote(2, approved=1, state="void")],
    )
    assert select_included_documents(pack, today=LATER).report_date == ago(30).date()


def test_a_date_after_the_day_of_the_run_sets_its_row_aside() -> None:
    pack = make_pack([invoice(30), invoice(-3)], [quote(20, approved=-1), quote(10)])
    snapshot = build_snapshot(pack, today=TODAY)
    assert snapshot.window.report_date == ago(10).date()
    assert snapshot.exclusions.rows_set_aside == 2
    assert (snapshot.numbers.invoice_count, snapshot.numbers.quote_count) == (1, 1)


def test_a_happening_on_the_day_of_the_run_counts() -> None:
    assert select_included_documents(make_pack([invoice(0)]), today=TODAY).report_date == TODAY


def test_there_is_no_report_date_without_documents() -> None:
    assert select_included_documents(Pack(), today=TODAY).report_date is None
    assert read_open_items(Pack(), today=TODAY).report_date is None


def test_the_window_runs_from_the_first_document_to_the_report_date() -> None:
    window = build_snapshot(
        make_pack([invoice(9)], [quote(20), quote(19, state="draft")]), today=date(2026, 1, 1)
    ).window
    assert (window.first_date, window.report_date, window.days) == (ago(20).date(), ago(9).date(), 12)
