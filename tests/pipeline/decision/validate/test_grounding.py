"""Evidence equals the snapshot, and a number in a sentence equals the evidence after the stated rounding."""

from datetime import date

import pytest

from snapshot.pipeline.decision.validate.grounding import evidence_fault, grounded
from snapshot.pipeline.decision.validate.numbers_in_text import quantities
from snapshot.pipeline.decision.write.metric_paths import Leaves, leaves_of
from snapshot.pipeline.documents.snapshot import Snapshot, Window
from snapshot.wording.decision import checks as said
from tests.pipeline.decision.planted import PLANTED, Theme

SNAPSHOT = PLANTED[Theme.SLOW_PAYERS].model_copy(update={"currency": "USD"})
LEAVES = leaves_of(SNAPSHOT)
GOOD = ("signals.overdue.count=12", "signals.overdue.amount=14150.0", "signals.window.weeks=51")


def holds(text: str, snapshot: Snapshot = SNAPSHOT, **evidence: float) -> bool:
    leaves: Leaves = {path.replace("__", "."): value for path, value in evidence.items()}
    return all(grounded(quantity, leaves, snapshot) for quantity in quantities(text))


def test_good_evidence_has_no_fault() -> None:
    assert evidence_fault(GOOD, LEAVES) is None


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("overdue.amount=14150.0", said.EVIDENCE_FORM),
        ("signals.overdue.amount==14150.0", said.EVIDENCE_FORM),
        ("signals.overdue.amount=14150.0=14150.0", said.EVIDENCE_FORM),
        ("signals.overdue.amount 14150.0", said.EVIDENCE_FORM),
        ("signals.overdue.amount=", said.EVIDENCE_FORM),
        ("signals.Overdue.amount=14150.0", said.EVIDENCE_FORM),
        ("signals.overdue.amounts=14150.0", said.EVIDENCE_PATH),
        ("signals.overdue=14150.0", said.EVIDENCE_PATH),
        ("signals.overdue.amount=14150.01", said.EVIDENCE_VALUE),
        ("signals.overdue.amount=14150", said.EVIDENCE_VALUE),
        ("signals.overdue.amount= 14150.0", said.EVIDENCE_VALUE),
        ("signals.overdue.amount=14150.0\n", said.EVIDENCE_VALUE),
        ('signals.overdue.amount="14150.0"', said.EVIDENCE_VALUE),
        ("signals.overdue.amount=NaN", said.EVIDENCE_VALUE),
        ("signals.overdue.amount=a lot", said.EVIDENCE_VALUE),
        ("signals.overdue.known=1", said.EVIDENCE_VALUE),
        ("signals.overdue.count=12", said.EVIDENCE_COUNT),
    ],
)
def test_a_faulty_line_is_told_by_its_fault(line: str, fault: str) -> None:
    assert evidence_fault((GOOD[0], line, GOOD[2]), LEAVES) == fault


def test_two_lines_are_too_few_and_seven_too_many() -> None:
    more = ("window.days=361", "overdue.known=true", "overdue.customers=5", "pii_scrubbed=true")
    seven = (*GOOD, *(f"signals.{line}" for line in more))
    assert evidence_fault(GOOD[:2], LEAVES) == said.EVIDENCE_COUNT
    assert evidence_fault(seven, LEAVES) == said.EVIDENCE_COUNT
    assert evidence_fault(seven[:6], LEAVES) is None


@pytest.mark.parametrize(
    ("text", "path", "leaf"),
    [
        ("$14,150", "overdue__amount", 14_150.37),
        ("$14,150.37", "overdue__amount", 14_150.37),
        ("62%", "top_debtor__share__value", 0.6183),
        ("about three weeks", "overdue__weeks_of_billing", 3.2),
        ("about two and a half weeks", "overdue__weeks_of_billing", 2.6),
        ("41 days", "overdue__oldest_days", 41),
        ("6 invoices", "overdue__count", 6),
        ("one invoice", "overdue__count", 1),
        ("3.2 times", "lumpiness__dispersion__value", 3.23),
        ("5.9 new quotes", "flow__recent_weekly", 5.875),
        ("16.3 new quotes", "flow__recent_weekly", 16.25),
        ("4 quotes", "numbers__unbilled_approved_count", 4),
        ("$900", "duplicates__past_due", 900.0),
        ("40%", "conversion__per_request__value", 0.4),
        ("1.4 times", "lumpiness__smaller_steps", 1.42),
        ("15%", "lumpiness__quotes_part", 0.15),
        ("70%", "lumpiness__billing_days_part", 0.7),
        ("5%", "input_costs__change_30_days__value", 0.05),
        ("12%", "input_costs__change_90_days__value", 0.12),
        ("34 complete weeks", "flow__ratio__n", 34),
    ],
)
def test_a_rounded_number_is_grounded(text: str, path: str, leaf: float) -> None:
    assert holds(text, **{path: leaf})


@pytest.mark.parametrize(
    ("text", "path", "leaf"),
    [
        ("$14,200", "overdue__amount", 14_150.37),
        ("$14,150.4", "overdue__amount", 14_150.37),
        ("€14,150", "overdue__amount", 14_150.0),
        ("14,150 invoices", "overdue__amount", 14_150.0),
        ("$6", "overdue__count", 6),
        ("62%", "top_debtor__share__value", 0.6251),
        ("about four weeks", "overdue__weeks_of_billing", 3.2),
        ("6 days", "overdue__count", 6),
        ("6.4 invoices", "overdue__count", 6),
        ("31-60 days past due", "overdue__days_1_30__count", 6),
        ("35 minutes", "overdue__count", 35),
        ("27 minutes", "overdue__count", 27),
        ("3 hours", "overdue__count", 3),
        ("$4", "numbers__unbilled_approved_count", 4),
        ("900 invoices", "duplicates__past_due", 900.0),
        ("0.4 quotes", "conversion__per_request__value", 0.4),
        ("$0.03", "decision_time__p_value", 0.03),
        ("$0.03", "lumpiness__p_value", 0.03),
        ("$0.03", "season__p_value", 0.03),
        ("0.3 quotes", "flow__p_value", 0.3),
        ("1 quote", "lumpiness__smaller_steps", 1.0),
        ("30 days", "input_costs__change_30_days__value", 30.0),
        ("$5", "new_part__some_value", 5.0),
    ],
)
def test_another_number_or_unit_is_not(text: str, path: str, leaf: float) -> None:
    assert not holds(text, **{path: leaf})


def test_a_bucket_may_be_named_where_its_leaves_are_cited() -> None:
    assert holds("31-60 days past due", overdue__days_31_60__count=6)


def test_a_date_is_the_report_date_or_seven_days_after_it() -> None:
    dated = Snapshot(window=Window(report_date=date(2025, 9, 26)))
    assert holds("by October 3, 2025", dated)
    assert holds("by 3 October", dated)
    assert holds("since 2025-09-26", dated)
    assert not holds("by October 4, 2025", dated)
    assert not holds("by October 3, 2026", dated)
    assert not holds("by October 3, 2025", Snapshot())
