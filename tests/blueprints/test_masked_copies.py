"""A file that waits for its answers can be taken home masked, by its owner only."""

import pytest

from snapshot.services import masked_copies
from snapshot.wording import masked_copy as wording
from tests.support.exports import as_parts, either_way
from tests.support.uploads import untold_list


@pytest.fixture(params=[untold_list, either_way])
def waiting(owner, request) -> str:
    """The page that asks about a file: about its columns, or about its dates."""
    return owner.post("/app/upload", files=as_parts((request.param(),))).location


def test_the_page_offers_a_masked_copy_of_each_file(owner, waiting):
    page = owner.get_page(waiting)
    assert wording.HEADING in page.text
    assert "Download a masked copy of" in page.text


def test_the_copy_has_the_layout_and_none_of_the_names(owner, waiting):
    original = untold_list().content if "book" in owner.get_page(waiting).text else either_way().content
    response = owner.post(f"{waiting}/masked/0")
    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == 'attachment; filename="masked-copy-1.csv"'
    assert len(response.data.splitlines()) == len(original.splitlines())
    assert response.data.splitlines()[0].count(b",") == original.splitlines()[0].count(b",")
    assert b"Quillfeather" not in response.data


def test_the_files_still_wait_after_it(owner, waiting):
    owner.post(f"{waiting}/masked/0")
    assert owner.client.get(waiting).status_code == 200


def test_nobody_else_gets_it(owner, stranger, waiting):
    assert stranger.post(f"{waiting}/masked/0").status_code == 404


def test_a_place_without_a_file_is_a_sentence(owner, waiting):
    response = owner.post(f"{waiting}/masked/7")
    assert response.status_code == 400
    assert wording.NO_SUCH_FILE in response.text


def test_a_file_that_takes_too_long_is_left_to_the_command_line(owner, waiting, monkeypatch):
    monkeypatch.setattr(masked_copies, "MOST_BYTES", 10)
    response = owner.post(f"{waiting}/masked/0")
    assert (response.status_code, wording.TOO_LARGE in response.text) == (400, True)
