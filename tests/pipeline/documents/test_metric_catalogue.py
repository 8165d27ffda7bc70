"""Every leaf of the snapshot document has one declaration of its unit and label, and every declaration a leaf."""

from collections.abc import Iterator
from datetime import date
from types import EllipsisType, NoneType
from typing import Literal, get_args, get_origin

import pytest

from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.metric_catalogue import (
    DECLARED,
    METRICS,
    SIGNAL_LEAVES,
    SIGNALS,
    declared_path,
    metric_at,
)
from snapshot.pipeline.documents.snapshot import Signal, Snapshot

UNITS_OF = {bool: {"yes_no"}, date: {"day"}, str: {"text"}, Theme: {"text"}}
WHOLE_UNITS = {"count", "days", "weeks"}
NUMBER_UNITS = {*WHOLE_UNITS, "money", "share", "times", "chance"}


def held(annotation: object) -> set[object]:
    """The types of what a field holds when it holds something."""
    if get_origin(annotation) is Literal:
        return {type(one) for one in get_args(annotation)}
    found = {kind for one in get_args(annotation) for kind in held(one)} or {annotation}
    return found - {NoneType, EllipsisType, Ellipsis}


def leaves(document: type[Document], at: str = "") -> Iterator[tuple[str, set[object]]]:
    """Path and types of every leaf below ``document``."""
    for name, field in document.model_fields.items():
        types = held(field.annotation)
        below = [one for one in types if isinstance(one, type) and issubclass(one, Document)]
        if not below:
            yield f"{at}{name}", types
        for one in below:
            yield from leaves(one, f"{at}{name}.")


SCHEMA = dict(leaves(Snapshot))


def test_every_leaf_is_declared_and_every_declaration_has_a_leaf() -> None:
    assert set(METRICS) == {declared_path(path)[0] for path in SCHEMA}
    assert len({metric.path for metric in DECLARED}) == len(DECLARED)


def test_the_leaves_of_a_signal_are_declared_once() -> None:
    assert set(SIGNAL_LEAVES) == set(Signal.model_fields)


def test_only_signals_have_the_leaves_of_a_signal() -> None:
    assert {path.rpartition(".")[0] for path in SCHEMA if path.endswith(".basis")} == SIGNALS


@pytest.mark.parametrize("path", SCHEMA)
def test_a_unit_fits_what_the_leaf_holds(path: str) -> None:
    (types, metric) = (SCHEMA[path], metric_at(path))
    assert metric is not None
    if types <= {int, float}:
        assert metric.unit in (WHOLE_UNITS if types == {int} else NUMBER_UNITS)
    else:
        assert [{metric.unit}] == [UNITS_OF[one] for one in types if isinstance(one, type)]


def test_a_signal_gives_its_unit_and_label_to_its_leaves() -> None:
    share = METRICS["top_debtor.share"]
    assert metric_at("top_debtor.share.value") == share
    low = metric_at("top_debtor.share.low")
    assert low is not None
    assert (low.unit, low.label) == ("share", "Past due money that sits with one customer: at the least")
    assert low.measured_at == "top_debtor.share"
    assert [metric.unit for leaf in ("n", "basis") if (metric := metric_at(f"top_debtor.share.{leaf}"))] == [
        "count",
        "text",
    ]


def test_a_place_in_a_list_belongs_to_no_declaration() -> None:
    assert metric_at("invoice_size_buckets.12.amount") == METRICS["invoice_size_buckets.amount"]


@pytest.mark.parametrize(
    "path", ["new_part.some_value", "overdue", "overdue.amounts", "overdue.count.n", "top_debtor.share.shares"]
)
def test_a_path_that_is_not_declared_has_no_unit(path: str) -> None:
    assert metric_at(path) is None


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("overdue.amount", "money"),
        ("overdue.days_31_60.amount", "money"),
        ("overdue.days_31_60.count", "count"),
        ("overdue.weeks_of_billing", "weeks"),
        ("overdue.oldest_days", "days"),
        ("overdue.customers", "count"),
        ("top_debtor.share.value", "share"),
        ("conversion.approval_rate.high", "share"),
        ("conversion.approval_rate.n", "count"),
        ("pay_time.median_days.value", "days"),
        ("pay_time.share_unpaid_at_terms.value", "share"),
        ("decision_time.recent_median_days.value", "days"),
        ("decision_time.ratio.value", "times"),
        ("price_held.recent.value", "share"),
        ("job_size.threshold", "money"),
        ("job_size.small_count", "count"),
        ("customer_share.top_amount", "money"),
        ("flow.ratio.value", "share"),
        ("flow.recent_weekly", "count"),
        ("lumpiness.dispersion.value", "times"),
        ("open_pile.value", "weeks"),
        ("window.days", "days"),
        ("activity_signals.invoices.typical_week.value", "money"),
        ("activity_signals.invoices.billed_last_182_days", "money"),
        ("numbers.small_job_count_share", "share"),
        ("numbers.stale_quote_value", "money"),
        ("numbers.unbilled_approved_count", "count"),
        ("duplicates.past_due", "money"),
        ("conversion.per_request.low", "share"),
        ("decision_time.p_value", "chance"),
        ("lumpiness.p_value", "chance"),
        ("season.p_value", "chance"),
        ("flow.p_value", "chance"),
        ("flow.ratio.n", "weeks"),
        ("lumpiness.dispersion.n", "weeks"),
        ("lumpiness.smaller_steps", "times"),
        ("lumpiness.quotes_part", "share"),
        ("lumpiness.billing_days_part", "share"),
        ("input_costs.change_30_days.value", "share"),
        ("input_costs.change_90_days.high", "share"),
    ],
)
def test_a_leaf_has_its_declared_unit(path: str, unit: str) -> None:
    metric = metric_at(path)
    assert metric is not None
    assert metric.unit == unit
