"""Abstaining is about the files, ``healthy`` about the business; the two are never mixed."""

from typing import Any

import pytest

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.decision.choose.ranking import choose
from snapshot.pipeline.decision.choose.readiness import AbstainReason
from snapshot.pipeline.decision.themes import THEMES
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Exclusions, Snapshot, Window
from tests.pipeline.decision.deciding import action_of, takeaway_of, theme_of
from tests.pipeline.decision.planted import SLOW, activity, copies, ordinary, overdue, stale, unbilled

NO_INVOICE_OUTCOMES = activity(invoices={"outcome_known": False})
NO_QUOTE_OUTCOMES = activity(quotes={"outcome_known": False})


def small(invoices: int = 12, quotes: int = 8, weeks: int = 30, **changes: Any) -> Snapshot:
    counts = activity(invoices={"count": invoices}, quotes={"count": quotes})
    return ordinary(activity_signals=counts, window=Window(weeks=weeks), **changes)


def test_no_readable_file_means_abstaining() -> None:
    assert choose(Snapshot(), THEMES).abstain is AbstainReason.NOTHING_READ


def unrecognized(**counts: dict[str, Any]) -> Snapshot:
    return ordinary(
        exclusions=Exclusions(files_not_recognized=1),
        activity_signals=activity(**counts),
        unbilled_work=unbilled(9, 40_000.0),
    )


def test_a_file_nobody_recognizes_silences_where_quotes_or_invoices_are_missing() -> None:
    assert choose(unrecognized(), THEMES).abstain is None
    for kind in ("invoices", "quotes"):
        without = unrecognized(**{kind: {"count": 0}})
        assert choose(without, THEMES).abstain is AbstainReason.FILE_NOT_RECOGNIZED
        assert f"Export the {kind}" in action_of(without)
        assert "one file" in takeaway_of(without)


def test_invoices_without_outcomes_silence_everything() -> None:
    snapshot = ordinary(activity_signals=NO_INVOICE_OUTCOMES, unbilled_work=unbilled(9, 40_000.0))
    assert choose(snapshot, THEMES).abstain is AbstainReason.NO_INVOICE_OUTCOMES


def test_the_missing_columns_are_named() -> None:
    assert "paid date" in action_of(ordinary(activity_signals=NO_INVOICE_OUTCOMES))
    assert "approved date" in action_of(ordinary(activity_signals=NO_QUOTE_OUTCOMES))


def test_quotes_without_outcomes_silence_a_quiet_business() -> None:
    assert choose(ordinary(activity_signals=NO_QUOTE_OUTCOMES), THEMES).abstain is AbstainReason.NO_QUOTE_OUTCOMES


def test_overdue_money_cannot_be_ranked_beside_quotes_without_outcomes() -> None:
    snapshot = ordinary(activity_signals=NO_QUOTE_OUTCOMES, overdue=SLOW)
    assert choose(snapshot, THEMES).abstain is AbstainReason.NO_QUOTE_OUTCOMES
    assert "approved date" in action_of(snapshot)


def test_a_few_quotes_without_outcomes_do_not_silence_a_file_of_invoices() -> None:
    few = activity(quotes={"outcome_known": False, "count": 4})
    assert theme_of(ordinary(activity_signals=few)) is Theme.HEALTHY


@pytest.mark.parametrize(
    ("documents", "weeks"), [(20, 30), (c.MIN_DOCUMENTS - 1, 30), (200, c.MIN_WEEKS - 1), (200, 0)]
)
def test_a_couple_of_dozen_documents_or_a_few_weeks_are_too_little(documents: int, weeks: int) -> None:
    assert theme_of(small(invoices=documents, quotes=0, weeks=weeks)) is Theme.TOO_LITTLE_DATA


def test_from_the_minimum_on_a_quiet_business_is_healthy() -> None:
    assert theme_of(small(invoices=c.MIN_DOCUMENTS, quotes=0, weeks=c.MIN_WEEKS)) is Theme.HEALTHY


@pytest.mark.parametrize(
    ("stock", "theme"),
    [
        ({"overdue": overdue(days_1_30=(4, 12_000.0))}, Theme.SLOW_PAYERS),
        ({"unbilled_work": unbilled(4, 12_000.0)}, Theme.UNBILLED_WORK),
        ({"duplicates": copies(4, 12_000.0)}, Theme.DUPLICATE_BILLING),
    ],
)
def test_an_exact_amount_counts_even_in_a_small_file(stock: dict[str, Any], theme: Theme) -> None:
    assert theme_of(small(**stock)) is theme


def test_stale_quotes_do_not_count_in_a_small_file() -> None:
    assert theme_of(small(stale_quotes=stale(9, 90_000.0, (5, 60_000.0)))) is Theme.TOO_LITTLE_DATA


def test_stale_quotes_do_not_lead_in_a_small_file_even_where_something_else_speaks() -> None:
    snapshot = small(stale_quotes=stale(9, 900_000.0, (5, 60_000.0)), duplicates=copies(4, 12_000.0))
    assert theme_of(snapshot) is Theme.DUPLICATE_BILLING


def test_abstaining_is_less_certain_with_more_documents() -> None:
    few, more = (choose(small(invoices=count, quotes=0), THEMES).probability for count in (3, 24))
    assert (few, more) == (0.95, 0.6)
    short, longer = (choose(small(invoices=90, weeks=weeks), THEMES).probability for weeks in (3, 5))
    assert (short, longer) == (0.75, 0.583)


def test_the_abstaining_text_names_what_was_too_small() -> None:
    assert takeaway_of(small(invoices=1, quotes=0)) == "With one invoice it is too early to name one pressure."
    assert takeaway_of(small(invoices=2, quotes=9)) == "With 9 quotes it is too early to name one pressure."
    assert "cover one complete week," in takeaway_of(small(invoices=90, weeks=1))
    assert "cover less than a full week," in takeaway_of(small(invoices=90, weeks=0))


def test_quotes_alone_can_lead_to_a_decision() -> None:
    quotes_only = activity(invoices={"count": 0, "outcome_known": False, "billed": 0.0})
    snapshot = ordinary(activity_signals=quotes_only, stale_quotes=stale(30, 80_000.0, (5, 30_000.0)))
    assert theme_of(snapshot) is Theme.STALE_QUOTES
