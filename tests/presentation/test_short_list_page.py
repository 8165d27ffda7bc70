"""The documents behind the action as they stand on the page and in the file of them."""

import csv
import io
from typing import get_args

import pytest

from snapshot.pipeline.documents.conclusion import AmountMeans, DaysMean, ShortList, ShortListItem, Theme
from snapshot.pipeline.documents.results import RunResults
from snapshot.presentation.present import present_artifact
from snapshot.presentation.short_list import short_list_csv
from snapshot.wording import short_list as wording
from snapshot.wording.figure_notes import AMOUNTS
from tests import sample_results


def a_list(listed: int = 2, count: int | None = 2, **more: object) -> ShortList:
    item = ShortListItem(kind="invoice", number="1042", amount=4200.0, days=41)
    parts = {"theme": Theme.PRICE_SLIPPAGE, "days_mean": "since issue", "amount_means": "below the quote"} | more
    return ShortList(items=(item,) * listed, count=count, **parts)


def page_of(short_list: ShortList):
    return present_artifact(sample_results.ready(short_list=short_list))


def rows_of(short_list: ShortList, currency: str | None = "USD") -> list[list[str]]:
    text = "".join(short_list_csv(short_list, currency))
    assert text[0] == "\ufeff"
    return list(csv.reader(io.StringIO(text[1:], newline="")))


@pytest.mark.parametrize(
    ("listed", "count", "said"),
    [
        (2, 2, "largest difference first."),
        (10, 1204, "These are the first 10 of 1,204."),
        (2, 3, "1 more has no number or no amount in your files."),
        (2, 9, "7 more have no number or no amount in your files."),
        (2, None, "largest difference first."),
    ],
)
def test_the_page_says_what_is_listed_and_how_many_there_are_beyond(listed, count, said):
    intro = page_of(a_list(listed, count)).short_list_intro
    assert intro.startswith("Recent invoices that came out below their quote, the largest difference first.")
    assert intro.endswith(said)


def test_everything_that_can_be_listed_has_its_words():
    assert set(wording.AMOUNTS) == set(AMOUNTS) == set(get_args(AmountMeans))
    assert set(wording.CSV_DAYS) == set(get_args(DaysMean))


@pytest.mark.parametrize("days_mean", get_args(DaysMean))
def test_every_meaning_of_the_days_can_be_shown(days_mean):
    assert page_of(a_list(days_mean=days_mean)).short_list_headings[2].lower() == days_mean


def test_a_list_of_an_older_version_still_shows():
    stored = sample_results.ready().model_dump(mode="json")
    stored["short_list"] = {"theme": "slow_payers", "days_mean": "past due", "items": [a_list().items[0].model_dump()]}
    results = RunResults.model_validate(stored)
    artifact = present_artifact(results)
    assert artifact.short_list_headings == ("Invoice", "Amount", "Past due")
    assert artifact.short_list_intro == "The invoices to send a reminder for, the largest first."
    assert rows_of(results.short_list)[1][6] == ""


def test_the_file_says_what_its_figures_mean():
    assert rows_of(a_list(1)) == [
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
