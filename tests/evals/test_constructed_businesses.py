"""Constructed businesses: drawn by seed alone, known in every number, and scored as the definitions say."""

import tempfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from evals import score
from evals.__main__ import FIRST_SEED
from evals.businesses import KINDS, Kind, construct
from evals.businesses.model import Business, Invoice
from evals.businesses.write import write_business
from evals.score import Answer
from evals.truth import Truth, differences
from snapshot import offline
from snapshot.pipeline.documents.conclusion import Theme

BY_NAME = {kind.name: kind for kind in KINDS}
THEMES = {theme.value for theme in Theme}


def test_every_kind_builds_and_its_answers_are_themes() -> None:
    assert len(BY_NAME) == len(KINDS)
    for kind in KINDS:
        assert set() < kind.right <= THEMES - kind.wrong, kind.name
        assert kind.wrong <= THEMES, kind.name
        for seed in (0, 1):
            here = kind.handed_in(construct(kind, seed))
            assert bool(here.invoices) == ("invoices" in kind.files), kind.name
            days = [one.issued for one in here.invoices] + [one.created for one in here.quotes]
            assert max(days) <= here.today, kind.name


@pytest.mark.parametrize("name", ["healthy", "lumpy_volume", "copies_over_slippage"])
def test_the_same_seed_gives_the_same_business_and_another_seed_another(name: str) -> None:
    kind = BY_NAME[name]
    assert construct(kind, 4) == construct(kind, 4) != construct(kind, 5)


def test_the_part_to_look_at_and_the_part_to_count_are_far_apart() -> None:
    assert FIRST_SEED["test"] - FIRST_SEED["build"] >= 1_000_000


@pytest.mark.parametrize(
    "name", ["credit_notes", "debts_without_due_dates", "quotes_only_stale_quotes", "mixed_currencies"]
)
def test_the_published_numbers_are_those_of_the_records(name: str, tmp_path: Path) -> None:
    kind = BY_NAME[name]
    business = construct(kind, 1)
    write_business(business, tmp_path, kind)
    said = offline.analyze(sorted(tmp_path.iterdir()))["numbers"]
    assert differences(Truth(kind.handed_in(business)).numbers(), said) == []
    one_more = Truth(construct(kind, 2)).numbers()
    assert differences(one_more, said)


def test_columns_that_are_left_out_stay_empty_or_are_cut() -> None:
    headers = [_invoice_lines(BY_NAME[name]) for name in ("no_invoice_outcomes", "no_invoice_outcome_columns")]
    assert [len(lines[0].split(",")) for lines in headers] == [10, 7]
    assert all(line.split(",")[6:8] == ["", ""] for line in headers[0][1:])
    assert "Balance Due" not in headers[1][0]


def _invoice_lines(kind: Kind) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        write_business(construct(kind, 0), Path(folder), kind)
        return (Path(folder) / "invoices.csv").read_text().splitlines()


def _said(right: str, theme: str, confidence: float, wrong: str = "") -> Answer:
    kind = Kind(right, "mixed", BY_NAME["healthy"].build, frozenset(right.split()), frozenset(wrong.split()))
    return Answer(kind, 0, theme, confidence, ())


def test_the_scores_of_a_table_made_by_hand() -> None:
    answers = [
        _said("healthy", "healthy", 0.9),
        _said("healthy", "slow_payers", 0.6, wrong="slow_payers"),
        _said("slow_payers", "slow_payers", 0.6),
        _said("slow_payers", "too_little_data", 0.3, wrong="healthy"),
        _said("too_little_data", "too_little_data", 0.9),
        _said("too_little_data", "healthy", 0.5),
        _said("too_little_data slow_payers", "slow_payers", 1.0),
        _said("too_little_data slow_payers", "too_little_data", 1.0),
    ]
    assert score.acceptable(answers) == 5 / 8
    assert score.excluded(answers) == 1 / 2
    assert score.false_alarms(answers) == 1 / 2
    # Said three times, twice rightly; due in those two and in the one that was passed over.
    assert score.abstention_f1(answers) == pytest.approx(2 * 2 / (3 + 3))
    assert score.brier(answers) == pytest.approx((0.01 + 0.36 + 0.16 + 0.09 + 0.01 + 0.25 + 0 + 0) / 8)
    table = [(label, count, pytest.approx(stated), right) for label, count, stated, right in score.reliability(answers)]
    assert table == [
        ("0.30-0.55", 2, 0.4, 0.0),
        ("0.55-0.70", 2, 0.6, 0.5),
        ("0.90-0.95", 2, 0.9, 1.0),
        ("0.95-1.00", 2, 1.0, 1.0),
    ]
    assert {name: dict(said) for name, said in score.misses(answers).items()} == {
        "healthy": {"slow_payers": 1},
        "slow_payers": {"too_little_data": 1},
        "too_little_data": {"healthy": 1},
    }


def test_each_kind_is_scored_by_itself() -> None:
    right, wrong = _said("healthy", "healthy", 0.9), _said("slow_payers", "healthy", 0.6, wrong="healthy")
    abstained = _said("slow_payers", "too_little_data", 0.4)
    assert score.per_kind([right, wrong, abstained]) == [
        score.KindScore("healthy", 1, 1.0, 0.0, 1.0, "-"),
        score.KindScore("slow_payers", 2, 0.0, 0.5, 1.0, "0.50"),
    ]


@pytest.mark.parametrize(
    ("action", "fits"), [("Export fresh files today.", True), ("Call tomorrow.", False), ("Export tomorrow.", False)]
)
def test_an_action_fits_with_every_word_it_must_hold_and_none_it_may_not(action: str, fits: bool) -> None:
    kind = replace(BY_NAME["healthy"], said=("export",), unsaid=("tomorrow",))
    assert Answer(kind, 0, "healthy", 0.9, (), action).fitting is fits


def test_an_open_credit_is_set_against_what_its_customer_owes() -> None:
    day = date(2025, 3, 3)
    owed = [Invoice(f"I{n}", who, "", "Repair", day, day, 10_000, balance=10_000) for n, who in enumerate("AAB")]
    credit = Invoice("I9", "A", "", "Credit", day, day, -12_000, balance=-12_000)
    later = Invoice("I10", "C", "", "Repair", day + timedelta(days=20), None, 5_000, day + timedelta(days=20), "Paid")
    numbers = Truth(Business(day, later.issued, 14, [*owed, credit, later])).numbers()
    assert numbers["open_balance"] == numbers["overdue_amount"] == 180.0
    assert (numbers["overdue_count"], numbers["top_debtor_share"]) == (2, pytest.approx(10 / 18))


def test_amounts_in_another_currency_are_not_added_up() -> None:
    kind = BY_NAME["healthy"]
    business = construct(kind, 0)
    abroad = replace(business.invoices[0], number="X1", currency="JPY", cents=10**9, balance=10**9)
    assert (
        Truth(replace(business, invoices=[*business.invoices, abroad])).numbers()["open_balance"]
        == Truth(business).numbers()["open_balance"]
    )
