"""A rule of ours that fails on one file is told as ours; the log quotes no cell, and the other files are read."""

import logging
from datetime import date

import pytest

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import preview_files, read, read_files
from snapshot.pipeline.pack.extract.builders import BUILDERS

TODAY = date(2025, 12, 31)
HEADER = "Invoice #,Client,Invoice date,Total,Status,Memo"
FILES = [
    UploadedFile("good.csv", b"Invoice #,Client,Invoice date,Total,Status\n1,Ann,2025-01-02,10.00,Paid\n"),
    UploadedFile("bad.csv", f"{HEADER}\n2,Quillfeather,2025-01-03,9.00,Paid,x\n".encode()),
]


@pytest.fixture(params=["recognize", "build", "report", "questions"])
def broken(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """One step after the other fails on the second file, with a cell in the message of the error."""

    def failing(rule, belongs):
        def fails(*arguments: object) -> object:
            if belongs(*arguments):
                raise AttributeError("Quillfeather")
            return rule(*arguments)

        return fails

    steps = {
        "recognize": (read, "recognize", lambda tables, _: any(table.file == "bad.csv" for table in tables)),
        "report": (read.file_report, "file_recognition", lambda file, *_: file.index == 1 and not file.problem),
        "questions": (read, "word_questions", lambda readings, _: any(reading.file == 1 for reading in readings)),
    }
    if request.param == "build":
        first: object = BUILDERS["invoices"]
        monkeypatch.setitem(BUILDERS, "invoices", failing(first, lambda reading: reading.file == 1))
    else:
        place, name, belongs = steps[request.param]
        monkeypatch.setattr(place, name, failing(getattr(place, name), belongs))
    return str(request.param)


@pytest.mark.usefixtures("broken")
def test_the_other_files_are_read_and_the_failure_is_told_as_ours() -> None:
    good, bad = read_files(FILES, workspace_key=b"key", today=TODAY).recognition.files
    assert (good.problem, good.documents) == (None, 1)
    assert bad.problem == "unexpected"
    assert "our mistake" in (bad.problem_message or "")


def test_the_owner_can_say_what_the_columns_are(broken: str) -> None:
    good, bad = preview_files(FILES, today=TODAY).files
    assert good.doubts == ()
    if broken != "build":  # documents are built in the run
        assert [doubt.code for doubt in bad.doubts] == ["mapping"]


@pytest.mark.usefixtures("broken")
def test_the_log_names_the_place_and_quotes_no_cell(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        read_files(FILES, workspace_key=b"key", today=TODAY)
    assert "AttributeError in snapshot.pipeline.pack.read, line " in caplog.text
    assert "Quillfeather" not in caplog.text
    assert "bad.csv" not in caplog.text
