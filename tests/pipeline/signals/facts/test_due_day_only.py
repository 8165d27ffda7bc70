"""Invoices of which only the due day is known count, and their age is from that day."""

from datetime import date

import pandas as pd

from snapshot.pipeline.signals.facts.included_documents import select_included_documents
from tests.pipeline.pack.conftest import csv_bytes, read_bytes

TODAY = date(2025, 6, 1)


def test_an_invoice_begins_on_its_due_day_and_today_at_the_latest() -> None:
    header = ["invoice_id", "client", "amount", "due_date", "status"]
    rows = [["1", "Ann", "120", "2025-03-10", "unpaid"], ["2", "Bo", "130", "2025-07-10", "unpaid"]]
    counted = select_included_documents(read_bytes(csv_bytes([header, *rows]), today=TODAY), today=TODAY)
    assert list(counted.invoices["issued"]) == [pd.Timestamp("2025-03-10"), pd.Timestamp(TODAY)]
    assert counted.report_date == TODAY


def test_a_due_day_is_no_event_beside_days_that_are_known() -> None:
    header = ["invoice_id", "client", "amount", "issued", "due_date", "status"]
    rows = [["1", "Ann", "120", "2025-02-10", "2025-03-10", "unpaid"], ["2", "Bo", "130", "", "2025-05-10", "unpaid"]]
    counted = select_included_documents(read_bytes(csv_bytes([header, *rows]), today=TODAY), today=TODAY)
    assert len(counted.invoices) == 2
    assert counted.report_date == date(2025, 2, 10)
