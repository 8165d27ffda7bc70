"""Evidence lines as an owner reads them."""

import pytest

from snapshot.pipeline.documents.metric_catalogue import METRICS
from snapshot.presentation.evidence import described, present_evidence


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        ("signals.overdue.amount=14150.0", "Money past its due date", "$14,150.00"),
        ("signals.overdue.count=1", "Invoices past due", "1"),
        ("signals.pay_time.median_days.value=31", "Days until half of the invoices are paid", "31 days"),
        ("signals.conversion.approval_rate.value=0.31", "Quotes approved, of those old enough to judge", "31%"),
        ("signals.overdue.weeks_of_billing=3.1", "Past due, in weeks of typical billing", "3.1 weeks"),
        ("signals.window.report_date=2025-09-30", "Last day that anything happened in the files", "September 30, 2025"),
        ("signals.volatility_band=very_uneven", "How even the weeks are", "very uneven"),
        ("signals.pay_time.median_days.value=None", "Days until half of the invoices are paid", "not known"),
        ("signals.pay_time.median_days.low=20", "Days until half of the invoices are paid: at the least", "20 days"),
        ("signals.flow.ratio.value=0.58", "New work, last eight weeks against before", "58%"),
        ("signals.unbilled_work.known=true", "Invoices name their quotes", "yes"),
        ("signals.flow.p_value=0.0002", "Chance alone would change new work this much", "about once in 5,000"),
        ("signals.flow.p_value=0.0", "Chance alone would change new work this much", "less than once in 10,000"),
        ("signals.invoice_size_buckets.0.count=7", "Invoices of that size", "7"),
        ("signals.lumpiness.dispersion.n=51", "Complete weeks looked at for their swing", "51 weeks"),
        (
            "signals.pay_time.median_days.n=1204",
            "Days until half of the invoices are paid: how many it rests on",
            "1,204",
        ),
        ("signals.customer_share.effective_customers=3.46", "As many customers as if all were the same size", "3.46"),
    ],
)
def test_a_leaf_has_a_name_and_a_unit(line, label, value):
    shown = present_evidence(line, "USD")
    assert (shown.label, shown.value, shown.raw) == (label, value, line)


def test_a_leaf_without_a_name_is_called_by_its_path():
    shown = present_evidence("signals.new_part.some_leaf=12", None)
    assert (shown.label, shown.value) == ("New part: some leaf", "12")


@pytest.mark.parametrize("line", ["An invoices file was given.", "a=b", "signals.=", "signals.x", ""])
def test_evidence_that_is_a_sentence_is_unchanged(line):
    shown = present_evidence(line, None)
    assert (shown.label, shown.value) == (line, None)


@pytest.mark.parametrize("suffix", ["", ".value"])
def test_a_signal_and_its_value_are_the_same_thing(suffix):
    assert described(f"top_debtor.share{suffix}") == METRICS["top_debtor.share"]
