"""The documents behind the action as they stand on the page and in the file of them."""

import csv
import io
from datetime import date
from typing import get_args

import pytest

from snapshot.pipeline.decision import THEMES
from snapshot.pipeline.documents.conclusion import AmountMeans, DaysMean, ShortList, ShortListItem, Theme
from snapshot.pipeline.documents.results import RunResults
from snapshot.pipeline.documents.snapshot import Action, Snapshot, Window
from snapshot.presentation.present import present_artifact
from snapshot.presentation.short_list_csv import short_list_csv
from snapshot.wording import short_list as wording
from snapshot.wording.figure_notes import AMOUNTS
from tests import sample_results


def a_list(listed: int = 2, count: int | None = 2, **more: object) -> ShortList:
    item = ShortListItem(kind="invoice", number="1042", amount=4200.0, days=41)
    parts = {"theme": Theme.PRICE_SLIPPAGE, "days_mean": "since issue", "amount_means": "below the quote"} | more
    return ShortList(items=(item,) * listed, count=count, **parts)


def page_of(short_list: ShortList):
    return present_artifact(sample_results.ready(short_list=short_list)).short_list


def rows_of(short_list: ShortList, currency: str | None = "USD") -> list[list[str]]:
    text = "".join(short_list_csv(short_list, currency))
    assert text[0] == "\ufeff"
    return list(csv.reader(io.StringIO(text[1:], newline="")))


@pytest.mark.parametrize(
    ("listed", "count", "said"),
    [
        (2, 2, "largest difference first."),
        (10, 1204, "These are 10 of 1,204 invoices."),
        (2, None, "largest difference first."),
    ],
)
def test_the_page_says_what_is_listed_and_how_many_there_are_beyond(listed, count, said):
    intro = page_of(a_list(listed, count)).intro
    assert intro.startswith("Recent invoices that came out below their quote, the largest difference first.")
    assert intro.endswith(said)


def test_everything_that_can_be_listed_has_its_words():
    assert set(wording.AMOUNTS) == set(AMOUNTS) == set(get_args(AmountMeans))
    assert set(wording.CSV_DAYS) == set(get_args(DaysMean))


@pytest.mark.parametrize("days_mean", get_args(DaysMean))
def test_every_meaning_of_the_days_can_be_shown(days_mean):
    assert page_of(a_list(days_mean=days_mean)).headings[2].lower() == days_mean


def test_a_list_of_an_older_version_still_shows():
    stored = sample_results.ready().model_dump(mode="json")
    stored["short_list"] = {"theme": "slow_payers", "days_mean": "past due", "items": [a_list().items[0].model_dump()]}
    results = RunResults.model_validate(stored)
    shown = present_artifact(results).short_list
    assert shown.headings == ("Invoice", "Amount", "Past due")
    assert shown.intro == THEMES[Theme.SLOW_PAYERS].text.list_intro
    assert [document.number for customer in shown.customers for document in customer.documents] == ["1042"]
    assert rows_of(results.short_list)[1][6:10] == ["", "", "", ""]


def items(*of: tuple[str, int | None, bool]) -> tuple[ShortListItem, ...]:
    parts = {"kind": "invoice", "amount": 100.0, "issued": date(2025, 6, 1), "due": date(2025, 7, 1)}
    return tuple(
        ShortListItem(**parts, number=number, days=40 + place, customer=customer, is_named=is_named)
        for place, (number, customer, is_named) in enumerate(of)
    )


TWO_LEVELS = items(("A", 1, True), ("B", 1, True), ("C", None, True), ("D", None, True), ("E", 3, False))


def test_the_documents_of_a_customer_stand_together_under_their_sum():
    shown = page_of(a_list().model_copy(update={"items": TWO_LEVELS}))
    assert [[one.number for one in customer.documents] for customer in shown.customers] == [["A", "B"], ["C"], ["D"]]
    first = shown.customers[0]
    assert (first.name, first.amount, first.age) == ("One customer, 2 invoices", "$200.00", "41 days")
    assert first.documents[0].day == "due July 1, 2025"
    assert [customer.documents[0].number for customer in shown.beyond] == ["E"]


def test_what_the_action_names_is_added_up_where_it_names_something():
    theme = Theme.SLOW_PAYERS
    listed = a_list(theme=theme).model_copy(update={"items": TWO_LEVELS})
    snapshot = Snapshot(currency="EUR", action=Action(theme=theme, documents=4))
    shown = present_artifact(sample_results.ready(short_list=listed, snapshot=snapshot)).short_list
    assert shown.total == ("4 invoices", "€400.00")
    assert page_of(listed).total is None


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"issued": date(2025, 6, 1), "row": 7}, "No number (June 1, 2025, row 7)"),
        ({"row": 7}, "No number (row 7)"),
        ({}, "No number"),
    ],
)
def test_a_document_without_a_number_is_told_by_its_day_and_row(more, said):
    item = ShortListItem(kind="invoice", number="", amount=1.0, days=2, **more)
    (customer,) = page_of(a_list().model_copy(update={"items": (item,)})).customers
    assert customer.documents[0].number == said


def test_the_file_has_a_row_for_each_document_and_the_sum_of_its_customer_in_it():
    rows = rows_of(a_list().model_copy(update={"items": TWO_LEVELS}))
    heading = rows[0]
    levels = heading.index("in the action")
    assert heading[levels:] == [
        "in the action",
        "customer",
        *(f"{what} of this customer" for what in ("documents", "amount", "most days")),
    ]
    assert [[row[1], *row[levels:]] for row in rows[1:]] == [
        ["A", "yes", "1", "2", "200.00", "41"],
        ["B", "yes", "1", "2", "200.00", "41"],
        ["C", "yes", "2", "1", "100.00", "42"],
        ["D", "yes", "3", "1", "100.00", "43"],
        ["E", "no", "4", "1", "100.00", "44"],
    ]


def test_the_file_says_what_its_figures_mean():
    assert [row[:7] for row in rows_of(a_list(1))] == [
        ["kind", "number", "amount", "currency", "days", "what the days mean", "what the amount means"],
        [
            "invoice",
            "1042",
            "4200.00",
            "USD",
            "41",
            "days since the invoice was issued",
            "what the invoice falls short of its quote",
        ],
    ]
    assert rows_of(a_list(1), currency=None)[1][3] == ""


def test_a_number_that_a_spreadsheet_would_run_is_text():
    item = ShortListItem(kind="quote", number='=HYPERLINK("http://x")', amount=1.0, days=0)
    assert rows_of(a_list().model_copy(update={"items": (item,)}))[1][1] == '\'=HYPERLINK("http://x")'


def settled_page(*settled: int):
    theme = Theme.SLOW_PAYERS
    listed = a_list(theme=theme, days_mean="past due").model_copy(update={"items": TWO_LEVELS})
    snapshot = Snapshot(
        currency="USD", action=Action(theme=theme, documents=4), window=Window(report_date=date(2025, 8, 9))
    )
    results = sample_results.ready(short_list=listed, snapshot=snapshot)
    return present_artifact(results, settled=frozenset(settled))


def test_what_is_crossed_out_counts_in_no_sum_and_in_no_message():
    artifact = settled_page(1, 3)
    shown = artifact.short_list
    assert [
        (document.place, document.is_settled) for customer in shown.customers for document in customer.documents
    ] == [(1, True), (2, False), (3, True), (4, False)]
    assert shown.total == ("2 invoices", "$200.00")
    assert (shown.customers[0].name, shown.customers[0].amount) == ("One customer, 1 invoice", "$100.00")
    assert [message.label for message in artifact.words_to_send.messages] == ["B", "D", "E"]


def test_where_everything_is_crossed_out_there_is_nobody_to_write_to():
    artifact = settled_page(1, 2, 3, 4, 5)
    assert artifact.words_to_send is None
    assert artifact.short_list.total == ("0 invoices", "$0.00")


def test_places_that_the_list_does_not_have_change_nothing():
    assert settled_page(9, 30).short_list == settled_page().short_list


def test_only_documents_to_act_on_can_be_crossed_out():
    assert settled_page().short_list.settle == wording.settle("paid", "August 9, 2025")
    assert page_of(a_list()).settle == ""
