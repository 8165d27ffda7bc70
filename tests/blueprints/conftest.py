"""An app on an embedded store, and visitors: each is a browser of its own."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from snapshot import create_app
from snapshot.extensions import db
from snapshot.pipeline.documents.results import RunResults
from snapshot.services.held_uploads import HeldFile, HeldUpload, hold
from snapshot.services.share import share_run
from snapshot.store.protocol import NewRun, Store
from tests import sample_results
from tests.page_rules import Page, check_page
from tests.support.exports import either_way

BROWSER = {"Sec-Fetch-Dest": "document"}  # sent with what opens a page: whoever waits may be shown the steps of a run


class CheckingClient(FlaskClient):
    """Holds every page that any test is answered with to the page rules, whatever the test looks at.

    Not one that is sent piece by piece: it has no length, and who waits for its end changes what a test sees.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **kwargs)
        is_page = response.mimetype == "text/html" and response.content_length is not None
        if is_page and response.request.method != "HEAD" and not 300 <= response.status_code < 400:
            check_page(response.text)
        return response


Flask.test_client_class = CheckingClient


class Visitor:
    """A browser. ``get_page`` and ``send`` check every page rule on what comes back."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.client: FlaskClient = app.test_client()

    @property
    def store(self) -> Store:
        store: Store = self.app.extensions["snapshot"].store
        return store

    def get_page(self, path: str, status: int = 200) -> Page:
        response = self.client.get(path)
        assert response.status_code == status, response.text
        return check_page(response.text)

    def token(self) -> str:
        return self.get_page("/app/upload").field_value("csrf_token")

    def post(self, path: str, *, headers: Mapping[str, str] | None = None, **fields: Any) -> TestResponse:
        """Send a form with this browser's own token."""
        data = {"csrf_token": self.token(), **fields}
        return self.client.post(path, data=data, content_type="multipart/form-data", headers=headers)

    def send(self, path: str, status: int, **fields: Any) -> Page:
        """Send a form and read the page that answers it."""
        response = self.post(path, **fields)
        assert response.status_code == status, response.text
        return check_page(response.text)

    def workspace(self) -> str:
        """This visitor's workspace, as the first sent form would make it."""
        self.client.get("/app/upload")
        with self.client.session_transaction() as session:
            workspace_id: str = self.store.ensure_workspace(f"guest:{session['visitor']}")
            session["workspace"] = workspace_id
        return workspace_id

    def keep(self, results: RunResults, status: str = "succeeded") -> str:
        """Store a run of this visitor, as it looks in the given status; its path."""
        lock_id = results.run_manifest.lock_id
        mode = results.run_manifest.mode
        run = NewRun(results.run_id, self.workspace(), lock_id, mode, results.model_dump_json())
        self.store.begin_run(run, "test", 300, 1000)
        if status in {"succeeded", "failed"}:
            self.store.finish_run(run, status, run.results_json, None)
        if status == "interrupted":
            self.store.release_lock(run.workspace_id, lock_id)
        return f"/app/results/{run.run_id}"

    def share(self, run_id: str) -> str:
        """The token of a link to this visitor's run."""
        return share_run(self.app.extensions["snapshot"], self.workspace(), run_id, days=7).token

    def delete_one(self) -> str:
        """Delete a snapshot that was there for nothing else; where that leads."""
        path = self.keep(sample_results.ready(uuid4().hex))
        return str(self.post(f"{path}/delete", confirm="yes").location)

    def ask(self, upload_id: str) -> str:
        """Hold an upload of this visitor that waits for an answer; the path of its question."""
        upload = HeldUpload("question", (HeldFile(either_way()),))
        assert hold(self.app.extensions["snapshot"], self.workspace(), upload_id, upload)
        return f"/app/upload/questions/{upload_id}"


@contextmanager
def opened_app(folder: Path, **config: Any) -> Iterator[Flask]:
    """An app with its database in ``folder``. A connection that is left open is an error from Python 3.13 on."""
    app = create_app({"SNAPSHOT_INSTANCE_DIR": str(folder), "TESTING": True, **config})
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    with opened_app(tmp_path_factory.mktemp("instance"), PROPAGATE_EXCEPTIONS=False) as app:
        yield app


@pytest.fixture
def new_visitor(app: Flask) -> Callable[[], Visitor]:
    return lambda: Visitor(app)


@pytest.fixture
def owner(new_visitor: Callable[[], Visitor]) -> Visitor:
    return new_visitor()


@pytest.fixture
def stranger(new_visitor: Callable[[], Visitor]) -> Visitor:
    """A browser with a workspace of its own."""
    visitor = new_visitor()
    visitor.workspace()
    return visitor


@pytest.fixture
def run_id() -> str:
    """An id that no other test uses: the store is shared."""
    return uuid4().hex
