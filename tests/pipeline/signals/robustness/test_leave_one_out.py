"""The business without each customer, each week, and the documents in doubt: measured as exactly as the whole."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from snapshot.pipeline.decision import THEMES, robustness_of
from snapshot.pipeline.decision.choose.ranking import choose
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.robustness import LeaveOuts
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.signals import leave_out, measure
from snapshot.pipeline.signals.facts.document_arrays import Mask
from snapshot.pipeline.signals.facts.open_items import OpenItems, read_open_items
from snapshot.pipeline.signals.facts.subsets import NO_WEEK, Subsets
from snapshot.pipeline.signals.robustness import leave_one_out
from snapshot.pipeline.signals.robustness.measure_subsets import measure_parts
from snapshot.pipeline.signals.robustness.suspect_documents import doubtful_invoices, doubtful_quotes
from tests.pipeline.reading import read_by_choice, same, value_at
from tests.pipeline.signals.factory import TODAY, anchored, invoice, make_pack, mapped, quote
from tests.pipeline.signals.lively import lively_business


def left_out(pack: Pack) -> LeaveOuts:
    measured = measure(pack, today=TODAY)
    return leave_out(measured.open_items, measured.snapshot)


def without(pack: Pack, kind: str) -> list[Snapshot]:
    return [part.snapshot for part in left_out(pack).parts if part.kind == kind]


def masks(stands: OpenItems, seed: int) -> list[tuple[Mask, Mask]]:
    """Each customer left out, and some parts at random down to almost nothing."""
    draw = np.random.default_rng(seed)
    customers = np.unique(np.concatenate([stands.invoices.customer, stands.quotes.customer]))
    parts = [(stands.invoices.customer != one, stands.quotes.customer != one) for one in customers]
    shares = (0.85, 0.5, 0.25, 0.1, 0.03, 0.0)
    return parts + [(draw.random(len(stands.invoices)) < s, draw.random(len(stands.quotes)) < s) for s in shares]


@pytest.mark.parametrize("seed", range(4))
def test_a_row_of_many_is_measured_as_a_table_of_one_row(seed: int) -> None:
    measured = measure(lively_business(seed), today=TODAY)
    stands, whole = measured.open_items, measured.snapshot
    rows = masks(stands, seed)
    invoices, quotes = (np.array([row[side] for row in rows], np.float64) for side in (0, 1))
    together = measure_parts(Subsets(stands, invoices, quotes, np.full(len(rows), NO_WEEK)), whole)
    for row, part in zip(rows, together, strict=True):
        taken = stands.take(*row)
        (alone,) = measure_parts(Subsets.whole(taken), whole)
        for path, value in read_by_choice(alone).items():
            assert same(value_at(part, path), value), path
        assert choose(part, THEMES) == choose(alone, THEMES)


@pytest.mark.parametrize("seed", range(4))
def test_the_whole_as_a_part_reads_as_the_snapshot_does(seed: int) -> None:
    measured = measure(lively_business(seed), today=TODAY)
    (part,) = measure_parts(Subsets.whole(measured.open_items), measured.snapshot)
    for path, value in read_by_choice(measured.snapshot).items():
        assert same(value_at(part, path), value), path


def test_a_customer_goes_with_invoices_and_quotes() -> None:
    pack = make_pack(
        [invoice(40, customer="a"), invoice(50, customer="b"), invoice(60, customer="b")],
        [quote(20, customer="b"), quote(30, customer="c")],
    )
    counts = [
        (one.activity_signals.invoices.count, one.activity_signals.quotes.count) for one in without(pack, "customer")
    ]
    assert sorted(counts) == [(1, 1), (2, 2), (3, 1)]


def test_a_week_left_out_leaves_no_empty_week_behind() -> None:
    every_week = [invoice(7 * week + day, 700) for week in range(30) for day in (0, 2, 4)]
    pack = make_pack(every_week)
    whole = measure(pack, today=TODAY).snapshot
    parts = [part for part in left_out(pack).parts if part.kind == "week"]
    assert len(parts) == 30
    assert {part.week for part in parts} > {date(2025, 6, 23), date(2025, 6, 16)}
    for part in parts:
        assert part.snapshot.activity_signals.invoices.count == 87
        assert part.snapshot.flow.ratio.value == whole.flow.ratio.value == 1
        assert part.snapshot.lumpiness.dispersion.value == whole.lumpiness.dispersion.value == 0
        typical = part.snapshot.activity_signals.invoices.typical_week.value
        assert typical == pytest.approx(whole.activity_signals.invoices.typical_week.value, rel=0.01)


def test_doubtful_documents_are_listed() -> None:
    usual = [invoice(3 * n + 40, 100 + n, customer=f"c{n}") for n in range(60)]
    strange = [
        invoice(10, 10_000_000, customer="odd"),
        invoice(20, 121, customer="twice"),
        invoice(20, 121, customer="twice"),
        invoice(30, 122, customer="backwards", due=35),
        invoice(31, 123, customer="no due date", due=None),
    ]
    stands = read_open_items(make_pack(usual + strange), today=TODAY)
    doubtful = doubtful_invoices(stands.invoices)
    assert np.flatnonzero(doubtful).tolist() == [60, 62, 63, 64]


def test_what_most_documents_lack_is_a_column_that_is_not_there_and_no_doubt() -> None:
    without_due = read_open_items(make_pack([invoice(n + 1, 100 + n, due=None) for n in range(40)]), today=TODAY)
    assert not doubtful_invoices(without_due.invoices).any()
    quotes = [quote(n + 1, None if n % 3 else 100) for n in range(40)]
    assert not doubtful_quotes(read_open_items(make_pack(quotes=quotes), today=TODAY).quotes).any()
    quotes = [quote(n + 1, 100 if n % 3 else None) for n in range(40)]
    assert doubtful_quotes(read_open_items(make_pack(quotes=quotes), today=TODAY).quotes).sum() == 14


def test_two_kinds_of_work_are_no_doubt() -> None:
    jobs = [invoice(n + 40, 9000 if n % 5 == 0 else 100 + n % 7, customer=f"c{n}") for n in range(60)]
    assert measure(anchored(invoices=jobs), today=TODAY).snapshot.odd_invoices.count.value == 12
    assert not doubtful_invoices(read_open_items(anchored(invoices=jobs), today=TODAY).invoices).any()


@pytest.mark.parametrize("seed", range(2))
def test_neither_rows_nor_codes_of_customers_change_what_it_hangs_on(seed: int) -> None:
    pack = lively_business(seed)
    other = mapped(pack, lambda frame: frame.sample(frac=1, random_state=3).reset_index(drop=True))
    other = replace(other, invoices=_renamed(other.invoices), quotes=_renamed(other.quotes))
    found = [(measure(one, today=TODAY).snapshot, left_out(one)) for one in (pack, other)]
    here, there = (robustness_of(choose(snapshot, THEMES).theme, snapshot, parts, THEMES) for snapshot, parts in found)
    assert here == there
    assert here is not None


def _renamed(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(customer=frame["customer"].map(lambda name: f"z{name[::-1]}", na_action="ignore").astype("str"))


def test_many_customers_are_tried_by_their_money_and_what_was_not_tried_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(leave_one_out, "MAX_PARTS", 8)
    pack = make_pack([invoice(20 * n + 5, 100 + n, customer=f"c{n}") for n in range(12)])
    found = left_out(pack)
    assert (found.customers, found.weeks, len(found.parts)) == (12, 12, 8)
    lost = [1266 - part.snapshot.activity_signals.invoices.billed for part in found.parts if part.kind == "customer"]
    assert lost == [111, 110, 109, 108]


def test_an_empty_pack_has_nothing_to_leave_out() -> None:
    assert left_out(Pack()) == LeaveOuts()
    assert [part.snapshot.activity_signals.invoices.count for part in left_out(make_pack([invoice(40)])).parts] == [
        0,
        0,
    ]
