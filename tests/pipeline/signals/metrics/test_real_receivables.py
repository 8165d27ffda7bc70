"""Real receivables, seen as an owner would have exported them: 2,466 invoices of two years, all paid in the end.

At each of twenty month ends the export holds what was issued in the days before, with payments as far as they were
known that day. Mean over the twenty of the median days to pay, beside the 26 days of the whole file:

    window    open invoices kept in    paid invoices only
    90 days   25.9 (0.1 off)           23.5 (2.5 off)
    45 days   25.5 (0.5 off)           19.0 (7.0 off)

The median of all invoices of the same windows, had one waited for their ends, is 25.8 and 25.3: against those, paid
only is 2.3 and 6.3 days off.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import ReadLimits, read_files
from snapshot.pipeline.signals.facts.open_items import read_open_items
from snapshot.pipeline.signals.metrics.days_to_pay import pay_time
from tests.conftest import skip_or_fail

MONTH_ENDS = pd.date_range("2012-04-30", periods=20, freq="ME")
WHOLE_FILE = 26


@pytest.fixture(scope="module")
def receivables(examples: Path) -> Pack:
    path = examples.parent / "data" / "ibm_accounts_receivable.csv"
    if not path.is_file():
        skip_or_fail(f"no public receivables sample at {path}")
    upload = [UploadedFile(path.name, path.read_bytes())]
    return read_files(upload, workspace_key=b"receivables", today=date(2014, 6, 1), limits=ReadLimits())


def exported(pack: Pack, day: pd.Timestamp, window_days: int) -> Pack:
    """What an export made on ``day`` would have held: the invoices of the days before, paid as far as was known."""
    invoices = pack.invoices
    age = (day - invoices["issued"]).dt.days
    window = invoices[(age >= 0) & (age < window_days)].reset_index(drop=True)
    known = window["paid"] <= day
    outcome = {
        "paid": window["paid"].where(known),
        "balance_cents": window["balance_cents"].where(known, window["total_cents"]),
        "state": window["state"].where(known, "open"),
    }
    return replace(pack, invoices=window.assign(**outcome))


def days_to_pay(invoices: pd.DataFrame) -> "pd.Series[float]":
    return (invoices["paid"] - invoices["issued"]).dt.days


def test_the_sample_is_read_whole_and_half_of_it_was_paid_within_26_days(receivables: Pack) -> None:
    assert (len(receivables.invoices), receivables.recognition.files[0].rows_set_aside) == (2466, 0)
    assert days_to_pay(receivables.invoices).median() == WHOLE_FILE


@pytest.mark.parametrize(("window_days", "least_off", "most_off"), [(90, 2.0, 3.0), (45, 6.0, 7.5)])
def test_open_invoices_kept_in_find_the_truth_where_paid_only_does_not(
    receivables: Pack, window_days: int, least_off: float, most_off: float
) -> None:
    views = [(day, exported(receivables, day, window_days)) for day in MONTH_ENDS]
    medians = [pay_time(read_open_items(view, today=day.date())).median_days.value for day, view in views]
    paid_only = [days_to_pay(view.invoices).median() for _, view in views]
    assert abs(np.mean(medians) - WHOLE_FILE) < 1
    assert least_off < WHOLE_FILE - np.mean(paid_only) < most_off
