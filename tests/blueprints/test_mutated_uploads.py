"""Broken files through the whole app: always a calm page, never a lock or a file left behind.

``MUTATED_UPLOADS=300 make slow`` sends as many.
"""

import os
from io import BytesIO

import pytest

from tests.support.exports import as_parts, plain_pair
from tests.support.mutants import mutant

FEW = 2
COUNT = int(os.environ.get("MUTATED_UPLOADS", "20"))
FROM_EACH_VISITOR = 20


@pytest.mark.parametrize("count", [FEW, pytest.param(COUNT, marks=pytest.mark.slow)])
def test_every_broken_upload_ends_on_a_calm_page(new_visitor, count: int) -> None:
    for start in range(0, count, FROM_EACH_VISITOR):
        visitor = new_visitor()
        token = visitor.token()
        for number in range(start, min(count, start + FROM_EACH_VISITOR)):
            send(visitor, token, number)
        good = as_parts(plain_pair())
        assert visitor.post("/app/upload", files=good).status_code == 303, "the workspace is free"


def send(visitor, token: str, number: int) -> None:
    """One broken file: a result or a question; it is held for a question, or as the good one of a closed gate."""
    broken = mutant(number)
    fields = {"csrf_token": token, "files": (BytesIO(broken.data), "list.csv")}
    answer = visitor.client.post("/app/upload", data=fields, content_type="multipart/form-data")
    assert answer.status_code in (303, 400, 422), f"{number}: {answer.status_code}"
    if answer.status_code != 303:
        return
    page = visitor.client.get(answer.location)
    assert page.status_code == 200, f"{number}: {answer.location}"
    with visitor.client.session_transaction() as session:
        held = visitor.store.newest_held(session["workspace"])
    asked = "/questions/" in answer.location
    gated = "missing some inputs" in page.text
    assert held is not None if asked else held is None or gated, f"{number}: {broken.label}"
    if asked:
        gone = visitor.client.post(f"{answer.location}/discard", data={"csrf_token": token})
        assert gone.status_code == 303
