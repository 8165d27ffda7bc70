"""What would change the answer, as the page says it."""

from datetime import date

import pytest

from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.results import RunResults
from snapshot.pipeline.documents.robustness import HangsOn, Robustness
from snapshot.presentation.present import present_artifact
from snapshot.wording.robustness import IN_DOUBT
from tests import sample_results


def said(theme: Theme = Theme.SLOW_PAYERS, **facts: object) -> tuple[str, ...]:
    conclusion = sample_results.slow_payers().model_copy(update={"pattern_id": theme})
    found = Robustness.model_validate({"holds": "hangs_on" not in facts, **facts})
    return present_artifact(sample_results.ready(conclusion=conclusion, robustness=found)).what_would_change


ALL_TRIED = {"customers": 82, "customers_left_out": 82, "weeks": 53, "weeks_left_out": 53}
FACT = HangsOn(kind="customer", then=Theme.HEALTHY, documents=3, amount=8200.0)


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        (ALL_TRIED, "without any one of the 82 customers or any one of the 53 weeks."),
        (
            {**ALL_TRIED, "customers": 12_000, "customers_left_out": 500},
            "without any one of the 500 largest of 12,000 customers or any one of the 53 weeks.",
        ),
        ({**ALL_TRIED, "customers": 0, "customers_left_out": 0}, "without any one of the 53 weeks."),
        (
            {**ALL_TRIED, "customers": 1, "customers_left_out": 1, "doubtful_documents": 4},
            "without the one customer, any one of the 53 weeks or the 4 documents in doubt.",
        ),
    ],
)
def test_an_answer_that_holds_says_without_what(facts: dict[str, int], sentence: str) -> None:
    assert said(**facts)[0] == f"The answer holds. It stays the same {sentence}"


@pytest.mark.parametrize(
    ("theme", "fact", "sentence"),
    [
        (
            Theme.SLOW_PAYERS,
            FACT,
            "It hangs on one customer (3 documents, $8,200 overdue): without that one, nothing would ask for action "
            "this week.",
        ),
        (
            Theme.VOLUME_DROP,
            FACT.model_copy(update={"kind": "week", "week": date(2025, 3, 3), "amount": 0.0}),
            "It hangs on one week, that of Monday, March 3, 2025 (3 documents): without it, nothing would ask for "
            "action this week.",
        ),
        (
            Theme.CUSTOMER_CONCENTRATION,
            FACT.model_copy(update={"by_nature": True}),
            "This is about one customer, so it hangs on that one (3 documents, $8,200 billed): without it, nothing "
            "would ask for action this week.",
        ),
        (
            Theme.DUPLICATE_BILLING,
            FACT.model_copy(update={"kind": "doubtful_documents", "by_nature": True}),
            "This is about bills that look doubled, so it hangs on them (3 documents, $8,200 billed a second time): "
            "should they be right, nothing would ask for action this week.",
        ),
        (
            Theme.SLOW_PAYERS,
            FACT.model_copy(update={"kind": "doubtful_documents", "documents": 1, "then": Theme.STALE_QUOTES}),
            "It hangs on a document in doubt (1 document, $8,200 overdue): without it, the quotes without an answer "
            "would come first.",
        ),
    ],
)
def test_an_answer_that_hangs_on_something_names_it_and_what_would_be_said_instead(
    theme: Theme, fact: HangsOn, sentence: str
) -> None:
    assert said(theme, hangs_on=fact, doubtful_documents=int(fact.kind == "doubtful_documents"))[0] == sentence


def test_a_close_call_says_so() -> None:
    facts = {**ALL_TRIED, "customers_that_change": 12, "weeks_that_change": 1}
    assert said(hangs_on=FACT, **facts)[1] == (
        "The same goes for 11 other customers and 1 other week, each on its own: this was a close call."
    )
    assert len(said(hangs_on=FACT, **{**facts, "customers_that_change": 1, "weeks_that_change": 0})) == 1


def test_what_is_in_doubt_is_explained_only_where_something_is() -> None:
    assert said(**ALL_TRIED, doubtful_documents=2)[-1] == IN_DOUBT
    assert IN_DOUBT not in said(**ALL_TRIED)


def test_an_older_result_has_no_such_section() -> None:
    stored = sample_results.ready().model_dump(mode="json", exclude={"robustness"})
    assert present_artifact(RunResults.model_validate(stored)).what_would_change == ()
