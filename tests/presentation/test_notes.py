"""How the word for the confidence, the season and the amounts of the short list came about."""

from typing import get_args

from snapshot.pipeline.documents.conclusion import AmountMeans, DaysMean, Theme
from snapshot.pipeline.documents.results import RunMeta
from snapshot.presentation.notes import how_sure, season_note, short_list_note
from snapshot.wording.figure_notes import AMOUNTS, DAYS, NOTHING_CLAIMED
from tests import sample_results
from tests.pipeline.decision.deciding import conclusion_of
from tests.pipeline.decision.planted import ordinary


def meta(**changes: object) -> RunMeta:
    return sample_results.ready().meta.model_copy(update=changes)


def test_how_sure_tells_the_chance_its_words_and_the_redraws() -> None:
    said = how_sure(
        conclusion_of(Theme.SLOW_PAYERS), meta(confidence_probability=0.8612, redraws=30, redraws_agreeing=28)
    )
    assert "the right thing to begin with: about 86%." in said
    assert "High begins at 80%, medium at 55%." in said
    assert "We looked again 30 times, each time without a random 15% of your documents" in said
    assert "28 of 30 looks pointed to the same thing." in said


def test_an_older_result_without_redraws_claims_none() -> None:
    said = how_sure(conclusion_of(Theme.SLOW_PAYERS), meta(confidence_probability=0.7))
    assert "about 70%." in said
    assert "random" not in said
    assert how_sure(conclusion_of(Theme.SLOW_PAYERS), meta(confidence_probability=None)) == ""


def test_where_nothing_is_claimed_there_is_no_chance_to_name() -> None:
    assert how_sure(conclusion_of(Theme.TOO_LITTLE_DATA), meta(confidence_probability=0.05)) == NOTHING_CLAIMED


def test_the_season_says_how_many_weeks_it_needs_and_finds() -> None:
    said = season_note(ordinary())
    assert "104 complete weeks" in said
    assert said.endswith("Complete weeks in the files: 51.")
    assert season_note(None)


def test_amounts_and_days_of_documents_say_what_they_are() -> None:
    assert set(DAYS) == set(get_args(DaysMean))
    assert set(AMOUNTS) == set(get_args(AmountMeans))
    listed = sample_results.short_list().model_copy(update={"amount_means": None})
    assert short_list_note(listed, ordinary()) == (
        "Amount: what is still owed on the invoice. Days: from the due date to September 26, 2025. Both come from the "
        "document’s own row in your files."
    )
    waiting = listed.model_copy(update={"days_mean": "since sent", "amount_means": "quoted"})
    assert short_list_note(waiting, ordinary()).startswith("Amount: the total of the quote. Days: from the creation")
    short = listed.model_copy(update={"days_mean": "since issue", "amount_means": "below the quote"})
    assert short_list_note(short, ordinary()).endswith("come from the rows of the invoice and its quote in your files.")
