"""What an owner chose about a layout is added up, kept apart from other workspaces, and never an error."""

import pytest

from snapshot.pipeline.documents.upload import ReadingChoices
from snapshot.services.context import RunContext
from snapshot.services.saved_overrides import forget, recall, remember


@pytest.fixture
def workspace(embedded: RunContext) -> str:
    return embedded.store.ensure_workspace("guest:one")


def test_choices_are_recalled_as_they_were_made(embedded: RunContext, workspace: str) -> None:
    chosen = ReadingChoices(category="quotes", date_order="day_first", columns={"total": "Gross", "tax": None})
    remember(embedded, workspace, {"layout": chosen})
    assert recall(embedded, workspace) == {"layout": chosen}
    assert recall(embedded, embedded.store.ensure_workspace("guest:two")) == {}
    assert forget(embedded, embedded.store.ensure_workspace("guest:two"), "layout") is False
    assert forget(embedded, workspace, "layout") is True
    assert recall(embedded, workspace) == {}


def test_an_answer_replaces_the_earlier_answer_to_the_same_question_only(embedded: RunContext, workspace: str) -> None:
    for answer in (
        ReadingChoices(category="invoices", columns={"total": "Gross", "issued": "Date"}),
        ReadingChoices(date_order="day_first", columns={"total": None}),
    ):
        remember(embedded, workspace, {"layout": answer})
    joined = ReadingChoices(category="invoices", date_order="day_first", columns={"total": None, "issued": "Date"})
    assert recall(embedded, workspace) == {"layout": joined}


def test_columns_chosen_for_one_kind_of_list_say_nothing_about_another(embedded: RunContext, workspace: str) -> None:
    remember(embedded, workspace, {"layout": ReadingChoices(category="invoices", columns={"issued": "Date"})})
    remember(embedded, workspace, {"layout": ReadingChoices(category="quotes")})
    assert recall(embedded, workspace) == {"layout": ReadingChoices(category="quotes")}


@pytest.mark.parametrize("stored", ["", "{", "[]", '{"category": "bills"}', '{"columns": 3}'])
def test_stored_choices_that_cannot_be_read_count_as_never_said(
    embedded: RunContext, workspace: str, stored: str
) -> None:
    embedded.store.remember_choices(workspace, "damaged", stored)
    remember(embedded, workspace, {"layout": ReadingChoices(category="jobs")})
    assert recall(embedded, workspace) == {"layout": ReadingChoices(category="jobs")}
    remember(embedded, workspace, {"damaged": ReadingChoices(category="jobs")})
    assert len(recall(embedded, workspace)) == 2


def test_what_no_list_can_have_is_not_stored(embedded: RunContext, workspace: str) -> None:
    endless = ReadingChoices(columns={"total": "x" * 20_000})
    remember(embedded, workspace, {"": ReadingChoices(), "x" * 65: ReadingChoices(), "layout": endless})
    assert recall(embedded, workspace) == {}
