"""How each figure was worked out: every leaf has its own sentence, with the numbers of the rules themselves."""

import re
from typing import get_args

import pytest

from snapshot.pipeline.decision.validate import text_rules
from snapshot.pipeline.decision.write.metric_paths import leaves_of
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.metric_catalogue import DECLARED, METRICS, SIGNAL_LEAVES, metric_at
from snapshot.pipeline.documents.metric_catalogue.metric import LeftOut, Unit
from snapshot.pipeline.documents.metric_catalogue.published import REPEATS
from snapshot.pipeline.documents.snapshot import Exclusions, Signal, Snapshot
from snapshot.pipeline.signals.metrics.receivables import AGE_STARTS
from snapshot.presentation.evidence import writer
from snapshot.presentation.formulas import explain
from snapshot.presentation.rule_numbers import MARKS, YEARS
from snapshot.presentation.view_models import Explanation
from snapshot.wording.evidence import LEAVES_LEFT_OUT
from tests.pipeline.decision.deciding import conclusion_of, decide
from tests.pipeline.decision.planted import PLANTED, ordinary
from tests.pipeline.decision.random_snapshots import RandomBusiness
from tests.presentation.every_leaf import LEAVES, PATHS
from tests.support.avoided_words import avoided_in

MARK = re.compile(r"\{([a-z_]+)\}")
SLOT = re.compile(r"\{[^}]*\}")
FORM = re.compile(r"\{([a-z0-9_.]+):([a-z ]+)\}")
# How a formula may write each unit; a count is a plain number, or has the noun of what is counted.
FORMS: dict[Unit, set[str]] = {
    "money": {"money"},
    "share": {"share"},
    "day": {"date"},
    "days": {"day"},
    "weeks": {"week", "number"},
    "times": {"number"},
}
OTHER_FORMS = {form for forms in FORMS.values() for form in forms} - {"number"}
# Numbers that are no rule of the signals but the names of the ageing bands, and arithmetic.
PLAIN_NUMBERS = {"1", "30", "31", "60", "61", "90", "100"}


def test_every_leaf_has_its_own_formula() -> None:
    assert set(METRICS) == PATHS
    own = [metric.how for metric in DECLARED]
    assert all(own)
    assert len(own) == len(set(own))


def test_the_numbers_of_the_sentences_are_those_of_the_rules() -> None:
    texts = [text for metric in METRICS.values() for text in (metric.how, *metric.counts)]
    assert {mark for text in texts for mark in MARK.findall(text)} == {*MARKS, "day"}
    assert {number for text in texts for number in re.findall(r"\d+", SLOT.sub("", text))} <= PLAIN_NUMBERS
    assert list(AGE_STARTS) == [1, 31, 61, 91]
    assert len(set(YEARS)) == 1


def test_a_formula_writes_each_number_in_its_declared_unit() -> None:
    forms = [
        (metric.measured_at if name.startswith(".") else "", name, form)
        for metric in METRICS.values()
        for text in (metric.how, *metric.counts)
        for name, form in FORM.findall(text)
    ]
    assert len(forms) > 100
    for own, name, form in forms:
        metric = metric_at(own + name)
        assert metric is not None, name
        fits = form not in OTHER_FORMS if metric.unit == "count" else form in FORMS.get(metric.unit, ())
        assert fits, (metric, form)


def test_what_is_left_out_is_declared_as_a_count() -> None:
    paths = {path for counted in LEAVES_LEFT_OUT.values() for path, _ in counted}
    assert {METRICS[path].unit for path in paths} == {"count"}


def test_whatever_is_cited_of_whatever_business_is_explained_in_whole_sentences() -> None:
    businesses = [*PLANTED.values(), *(RandomBusiness(seed).snapshot() for seed in range(40))]
    for snapshot in businesses:
        for line in decide(snapshot).conclusion.evidence_signals:
            found = explain(line.removeprefix("signals.").split("=")[0], snapshot)
            assert found is not None, line
            assert_plain(found)


@pytest.mark.parametrize("snapshot", [Snapshot(), PLANTED[Theme.SLOW_PAYERS], None])
def test_every_formula_reads_as_sentences(snapshot: Snapshot | None) -> None:
    for path in LEAVES:
        found = explain(path, snapshot)
        assert found is not None
        assert_plain(found)


def assert_plain(found: Explanation) -> None:
    text = " ".join(part for part in (found.how, found.counts, found.left_out) if part)
    assert text.endswith("."), text
    assert not re.search(r"[{}?]|None|  |\.\.", text), text
    assert not re.search(r"\b1 (invoices|quotes|customers|weeks|days)\b", text), text
    assert not text_rules.holds_forbidden(text), text
    assert not avoided_in(text), text


def test_the_overdue_amount_is_explained() -> None:
    snapshot = PLANTED[Theme.SLOW_PAYERS].model_copy(
        update={"exclusions": Exclusions(draft_invoices=2, void_invoices=1)}
    )
    found = explain("overdue.amount", snapshot)
    assert found is not None
    assert found.how.startswith(
        "The open balances of all invoices whose due date is before September 26, 2025, added up."
    )
    assert found.counts == "12 invoices past due, of 171 invoices in all. Customers behind them: 5."
    assert found.left_out == "Left out: 2 draft invoices and 1 voided invoice."


def test_a_rate_with_its_range_and_the_quotes_behind_it() -> None:
    path = "conversion.approval_rate.value"
    found = explain(path, PLANTED[Theme.LOW_CONVERSION], writer(path, "USD"))
    assert found is not None
    assert "created 30 to 365 days before" in found.how
    assert found.counts == "Most likely between 8% and 21%. 15 approved and 80 declined, of 118 quotes."


def test_the_end_of_a_range_says_so() -> None:
    found = explain("flow.ratio.high", PLANTED[Theme.VOLUME_DROP])
    assert found is not None
    assert found.how.startswith("The high end of the range")
    assert "last 8 complete weeks" in found.how
    assert "up to 26 complete weeks before" in found.how


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(12, None, "Most likely 12 days or more."), (None, 40, "Most likely 40 days or less."), (None, None, "")],
)
def test_a_range_with_an_open_end(low: float | None, high: float | None, said: str) -> None:
    median = Signal(value=19, n=30, low=low, high=high, basis="interval")
    snapshot = ordinary(pay_time=ordinary().pay_time.model_copy(update={"median_days": median}))
    found = explain("pay_time.median_days.value", snapshot, writer("pay_time.median_days", None))
    assert found is not None
    assert found.counts == f"{said} It rests on 30 invoices.".strip()


def test_what_is_unknown_says_why_and_claims_no_counts() -> None:
    found = explain("price_held.recent.value", ordinary(price_held={"recent": Signal(reason="Too few pairs.")}))
    assert found is not None
    assert found.counts == "Not known: Too few pairs."


def test_without_a_stored_snapshot_the_formula_stands_alone() -> None:
    found = explain("overdue.count", None)
    assert found is not None
    assert "before the last day in your files" in found.how
    assert (found.counts, found.left_out) == ("", "")


def test_a_path_that_no_snapshot_has_is_not_explained() -> None:
    assert explain("new_part.some_leaf", ordinary()) is None


def test_what_was_left_out_are_leaves_that_exist() -> None:
    leaves = leaves_of(Snapshot())
    assert {path for kind in LEAVES_LEFT_OUT.values() for path, _ in kind} <= set(leaves)
    assert set(LEAVES_LEFT_OUT) == set(get_args(LeftOut)) - {""}
    assert {leaf for leaf, (_, _, how) in SIGNAL_LEAVES.items() if how} | {"value"} == set(Signal.model_fields)


def test_a_published_number_is_explained_as_the_leaf_it_repeats() -> None:
    assert set(REPEATS) <= PATHS
    assert explain("numbers.overdue_amount", ordinary()) == explain("overdue.amount", ordinary())


def test_every_theme_cites_what_is_explained() -> None:
    for theme in Theme:
        paths = [line.removeprefix("signals.").split("=")[0] for line in conclusion_of(theme).evidence_signals]
        assert all(explain(path, PLANTED[theme]) for path in paths)
