"""A result names the files of an earlier upload that were read with the new ones."""

from snapshot.pipeline.documents.recognition import FileRecognition, InputRecognition
from snapshot.presentation.files import present_last_try
from snapshot.presentation.present import present_artifact
from tests import sample_results


def file(name: str, *, kept: bool) -> FileRecognition:
    return FileRecognition(name=name, category="invoices", from_last_try=kept)


def test_a_kept_file_is_named():
    files = file("invoices.csv", kept=True), file("quotes.csv", kept=False)
    assert present_last_try(files) == "Includes invoices.csv from your last try."
    results = sample_results.ready(input_recognition=InputRecognition(files=files))
    assert present_artifact(results).from_last_try == "Includes invoices.csv from your last try."


def test_several_kept_files_are_listed():
    files = [file(name, kept=True) for name in ("a.csv", "b.csv")]
    assert present_last_try(files) == "Includes a.csv and b.csv from your last try."


def test_nothing_is_said_if_every_file_was_just_sent():
    assert present_last_try([file("invoices.csv", kept=False)]) == ""
    assert present_last_try([]) == ""
