"""Of raw files nothing is left once their question is closed: not in the database, not in its log, not in ours."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from snapshot.logs import JsonLines
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.services.context import RunContext
from snapshot.services.questions import answer_question, discard_question
from snapshot.services.retention import delete_everything, purge
from snapshot.services.start_upload import Asked, UploadRequest, start_upload
from tests.support.exports import plain_pair
from tests.support.start import start_run
from tests.support.uploads import age_held, ambiguous_invoices, bad_quotes

# No compression makes it shorter: it lies in the container, and so in the database, as it is.
MARKER = random.Random(7).randbytes(60_000)
MARKED = UploadedFile("scan of Mrs. Quillfeather.jpg", MARKER)

Ending = Callable[[RunContext, str, str], object]
ENDINGS: dict[str, Ending] = {
    "answered": lambda context, workspace, upload_id: answer_question(context, workspace, upload_id, {}),
    "discarded": discard_question,
    "a day later": lambda context, workspace, upload_id: (age_held(context.store, 24), purge(context)),
    "everything deleted": lambda context, workspace, upload_id: delete_everything(context, workspace),
}


def on_disk(folder: Path) -> list[str]:
    """The files in which a piece of the marker, far shorter than a page, still stands."""
    pieces = [MARKER[at : at + 64] for at in range(0, len(MARKER), 1_500)]
    contents = {path.name: path.read_bytes() for path in folder.iterdir()}
    return [name for name, content in contents.items() if any(piece in content for piece in pieces)]


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_is_left_of_the_files_of_a_closed_question(
    embedded: RunContext, database_folder: Path, ending: str
) -> None:
    workspace = embedded.store.ensure_workspace("guest:one")
    _, quotes = plain_pair()  # with both there is an answer, so that no good file waits for another
    asked = start_upload(embedded, workspace, UploadRequest((ambiguous_invoices(), quotes, MARKED)))
    assert isinstance(asked, Asked)
    assert on_disk(database_folder)
    ENDINGS[ending](embedded, workspace, asked.upload_id)
    assert embedded.store.newest_held(workspace, within_hours=1_000) is None
    assert on_disk(database_folder) == []


def test_a_bad_file_is_not_held_with_the_good_ones(embedded: RunContext, database_folder: Path) -> None:
    workspace = embedded.store.ensure_workspace("guest:one")
    start_run(embedded, workspace, UploadRequest((plain_pair()[0], bad_quotes(), MARKED)))
    assert embedded.store.newest_held(workspace) is not None
    assert on_disk(database_folder) == []


def test_no_name_of_a_file_is_logged(embedded: RunContext, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    workspace = embedded.store.ensure_workspace("guest:one")
    asked = start_upload(embedded, workspace, UploadRequest((ambiguous_invoices(), bad_quotes(), MARKED)))
    assert isinstance(asked, Asked)
    answer_question(embedded, workspace, asked.upload_id, {})
    lines = caplog.text + "\n".join(JsonLines().format(record) for record in caplog.records)
    assert "succeeded" in lines
    for name in ("Quillfeather", "invoices.csv", "quotes.csv"):
        assert name not in lines
