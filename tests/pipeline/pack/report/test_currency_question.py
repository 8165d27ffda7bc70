"""Which currency to look at: asked before the run where most documents do not decide it alone."""

from snapshot.pipeline.documents.recognition import Ambiguity
from snapshot.pipeline.documents.upload import ReadingChoices, UploadedFile
from snapshot.pipeline.pack import preview_files
from tests.pipeline.pack.conftest import TODAY
from tests.pipeline.pack.schema.test_currencies import invoices


def asked(*contents: bytes, **said: object) -> list[list[Ambiguity]]:
    files = [UploadedFile(f"file {at}", content) for at, content in enumerate(contents)]
    return [list(file.doubts) for file in preview_files(files, today=TODAY, **said).files]  # type: ignore[arg-type]


def test_each_currency_is_offered_with_what_there_is_in_it_that_of_most_documents_first() -> None:
    ((doubt,),) = asked(invoices(["EUR"] * 3 + ["USD"] * 7))
    assert (doubt.code, doubt.options, doubt.chosen) == ("currency", ("USD", "EUR"), "USD")
    assert [(total.invoices_count, total.invoices_cents) for total in doubt.totals] == [(7, 7000), (3, 3000)]


def test_two_files_of_one_currency_each_are_asked_about_once() -> None:
    first, second = asked(invoices(["USD"] * 5), invoices(["CAD"] * 4, first=50))
    assert ([doubt.options for doubt in first], second) == ([("USD", "CAD")], [])


def test_amounts_that_name_none_are_a_currency_of_their_own() -> None:
    ((doubt,),) = asked(invoices(["EUR"] * 4 + [""] * 6))
    assert (doubt.options, doubt.totals[0].currency) == (("", "EUR"), None)


def test_an_answer_is_kept_for_the_layout_until_its_currency_is_gone() -> None:
    both, layout = invoices(["USD"] * 6 + ["EUR"] * 4), ""
    (file,) = preview_files([UploadedFile("f", both)], today=TODAY).files
    layout = str(file.layout)
    assert asked(both, choices={layout: ReadingChoices(currency="EUR")}) == [[]]
    assert asked(both, choices={layout: ReadingChoices(currency="GBP")}) != [[]]


def test_an_owner_who_corrects_a_result_may_choose_though_most_documents_decide() -> None:
    (doubts,) = asked(invoices(["USD"] * 9 + ["EUR"]), correcting=True)
    assert [doubt.certain for doubt in doubts if doubt.code == "currency"] == [True]
