"""A result of one kind of list offers the kept files of the other kind; it never includes them by itself."""

from datetime import timedelta

import pytest

from snapshot.pipeline.documents.recognition import Category, FileRecognition, InputRecognition
from snapshot.presentation.kept_offer import KeptOffer, lone_kind, present_kept_offer
from snapshot.services.kept_files import KeptFile, KeptFiles
from tests import sample_results
from tests.sample_results import NOW, of_sample, ready

DAY = timedelta(hours=24)


def of_kinds(*kinds: Category) -> InputRecognition:
    return InputRecognition(files=tuple(FileRecognition(name=f"{kind}.csv", category=kind) for kind in kinds))


def kept(*kinds: Category) -> KeptFiles:
    return KeptFiles("first", NOW + DAY, tuple(KeptFile(f"{kind}.csv", kind, 60) for kind in kinds))


@pytest.mark.parametrize(
    ("kinds", "lone"),
    [
        (("quotes",), "quotes"),
        (("invoices", "customers"), "invoices"),
        (("invoices", "quotes"), None),
        (("customers",), None),
        ((), None),
    ],
)
def test_the_lone_kind_is_the_only_one_of_invoices_and_quotes(kinds, lone):
    assert lone_kind(ready(input_recognition=of_kinds(*kinds)), NOW, DAY) == lone


def test_a_list_that_was_meant_as_quotes_counts_as_quotes():
    meant = FileRecognition(name="a.csv", category="unknown", nearest="quotes")
    assert lone_kind(ready(input_recognition=InputRecognition(files=(meant,))), NOW, DAY) == "quotes"


def test_samples_and_old_results_have_no_lone_kind():
    results = ready(input_recognition=of_kinds("quotes"))
    made = results.meta.created_at
    assert lone_kind(results, made + DAY - timedelta(seconds=1), DAY) == "quotes"
    assert lone_kind(results, made + DAY, DAY) is None
    assert lone_kind(of_sample(results), made, DAY) is None
    assert lone_kind(sample_results.ready(input_recognition=None), made, DAY) is None


def test_kept_files_of_the_other_kind_are_offered():
    assert present_kept_offer("quotes", "second", kept("invoices", "jobs"), NOW) == KeptOffer(
        "first",
        "Not included: invoices.csv (60 invoices) and jobs.csv (60 jobs) from another try, kept until tomorrow at "
        "14:03 UTC. If it’s the same business, send your quotes again together with what we kept.",
        "Upload both together",
    )


@pytest.mark.parametrize("kinds", [("quotes",), ("invoices", "quotes"), ("customers",), ()])
def test_other_kept_files_are_not_offered(kinds):
    assert present_kept_offer("quotes", "second", kept(*kinds), NOW) is None


def test_nothing_is_offered_without_kept_files_or_to_the_run_that_left_them():
    assert present_kept_offer("quotes", "second", None, NOW) is None
    assert present_kept_offer("quotes", "first", kept("invoices"), NOW) is None
