"""What an earlier version left is not lost: each run is still shown, shared, run again and deleted.

The instance was made by version 0.1.0 (``tests/support/make_old_instance.py`` says how) and is brought up to date here.
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from flask import Flask
from sqlalchemy import make_url

from snapshot.pipeline.documents.conclusion import Theme
from snapshot.services.runs import find_run
from snapshot.store.engine import open_engine
from snapshot.store.migrations import upgrade
from snapshot.wording import pages, questions, refusals, sharing
from tests.blueprints.conftest import Visitor, opened_app
from tests.page_rules import Page
from tests.support.exports import plain_pair
from tests.support.old_instance import OldInstance, OldRun
from tests.support.supabase_stack import driver_dsn

OLD = OldInstance("0.1.0")
FINISHED = [run for run in OLD.runs if run.state in {"ready", "gated"}]
ENDED_EARLY = [run for run in OLD.runs if run.state in {"failed", "interrupted"}]
SHAREABLE = [run for run in OLD.runs if run.state == "ready"]
# A closed gate closes again over the same documents: the page does not offer it.
RUN_AGAIN = [run for run in OLD.runs if run.has_documents and run.state != "gated"]


def each(runs: list[OldRun]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("run", runs, ids=lambda run: run.name)


@dataclass(frozen=True, slots=True)
class Opened:
    """The old instance, served by this version."""

    app: Flask

    def owner(self, name: str = "first") -> Visitor:
        """A browser that still has its cookie."""
        visitor, known = Visitor(self.app), OLD.about["owners"][name]
        with visitor.client.session_transaction() as session:
            session.update(visitor=known["visitor"], workspace=known["workspace"])
        return visitor

    def stranger(self) -> Visitor:
        return Visitor(self.app)


@pytest.fixture(
    scope="module",
    params=["sqlite", pytest.param("postgres", marks=(pytest.mark.postgres, pytest.mark.slow))],
)
def opening(request: pytest.FixtureRequest) -> Callable[[Path], AbstractContextManager[Opened]]:
    """Return what opens a fresh copy of the old instance in a folder."""
    if request.param == "sqlite":
        return opened_on_sqlite
    server: str = request.getfixturevalue("postgres_url")
    return lambda folder: opened_on_postgres(server, folder)


@contextmanager
def opened_on_sqlite(folder: Path) -> Iterator[Opened]:
    """Brought up to date by itself, at the start."""
    (folder / "secret_key").write_text(OLD.about["secret_key"])
    OLD.restore_file(folder / "snapshot.db")
    with opened_app(folder) as app:
        yield Opened(app)


@contextmanager
def opened_on_postgres(server: str, folder: Path) -> Iterator[Opened]:
    """Brought up to date as ``snapshot db upgrade`` does."""
    name = f"old_{uuid4().hex[:12]}"
    with psycopg.connect(driver_dsn(server), autocommit=True) as connection:
        connection.execute(f"create database {name}")
        url = make_url(server).set(database=name).render_as_string(False)
        OLD.restore_dump(url)
        engine = open_engine(url)
        upgrade(engine)
        engine.dispose()
        with opened_app(folder, SNAPSHOT_DATABASE_URL=url, SNAPSHOT_SECRET_KEY=OLD.about["secret_key"]) as app:
            yield Opened(app)
        connection.execute(f"drop database {name} with (force)")


@pytest.fixture(scope="module")
def old(opening, tmp_path_factory) -> Iterator[Opened]:
    """One copy for all tests that delete no run."""
    with opening(tmp_path_factory.mktemp("old")) as opened:
        yield opened


@pytest.fixture
def own_copy(opening, tmp_path) -> Iterator[Opened]:
    with opening(tmp_path) as opened:
        yield opened


def new_link(owner: Visitor, path: str) -> str:
    """The path of a new link to the result at ``path``, as its page shows it once."""
    assert owner.post(f"{path}/share", days="7").status_code == 303
    shown = re.search(r'value="http://localhost(/shared/[^"]+)"', owner.client.get(path).text)
    assert shown is not None
    return shown[1]


def run_again(owner: Visitor, run: OldRun) -> str:
    """The path of a new run over the documents of ``run``, which its page offers."""
    button = f"{run.path}/rerun"
    assert button in {form["action"] for form in owner.get_page(run.path).all("form")}
    response = owner.post(button)
    assert response.status_code == 303
    return str(response.location)


def theme_of(opened: Opened, owner: Visitor, path: str) -> str:
    """The theme of the result at ``path``."""
    found = find_run(opened.app.extensions["snapshot"], owner.workspace(), path.rpartition("/")[2])
    assert found.results.conclusion is not None
    return found.results.conclusion.pattern_id


def receipt(owner: Visitor) -> dict[str, int]:
    counts: dict[str, int] = json.loads(owner.client.get("/app/deleted/receipt.json").text)["deleted"]
    return counts


def remembered(page: Page) -> list[str]:
    return [one["value"] for one in page.all("input", name="layout")]


def test_the_old_instance_has_a_run_of_every_theme() -> None:
    assert {run.theme for run in SHAREABLE} == set(Theme)


@each(FINISHED)
def test_an_old_result_is_shown(old: Opened, run: OldRun) -> None:
    owner = old.owner(run.owner)
    assert run.takeaway in owner.get_page(run.path).text
    assert run.takeaway in owner.get_page(f"{run.path}/print").text
    assert owner.client.get(f"{run.path}/receipt.json").json["run_manifest"]["run_id"] == run.run_id
    assert owner.client.get(f"{run.path}/set-aside.csv").status_code == 200


@each(ENDED_EARLY)
def test_an_old_run_that_ended_early_says_so(old: Opened, run: OldRun) -> None:
    assert pages.STATE_HEADINGS[run.state] in old.owner(run.owner).get_page(run.path).text


@pytest.mark.parametrize("name", OLD.about["owners"])
def test_all_old_runs_are_listed(old: Opened, name: str) -> None:
    links = old.owner(name).get_page("/app/results").links()
    assert {run.path for run in OLD.runs if run.owner == name} <= links


@each(RUN_AGAIN)
def test_an_old_run_is_run_again_from_its_documents(old: Opened, run: OldRun) -> None:
    owner = old.owner(run.owner)
    path = run_again(owner, run)
    page = owner.get_page(path)
    assert "6 steps succeeded, 0 skipped, 0 failed" in page.text
    assert run.theme in {"", theme_of(old, owner, path)}
    assert old.stranger().get_page(new_link(owner, path))


@pytest.mark.parametrize("name", ["documents_gone", "interrupted"])
def test_without_its_documents_it_cannot_be_run_again_and_says_so(old: Opened, name: str) -> None:
    run = OLD.run(name)
    page = old.owner(run.owner).send(f"{run.path}/rerun", 409)
    assert refusals.PACK_NOT_KEPT in page.text


@each(SHAREABLE)
def test_an_old_result_is_shared_or_says_what_to_do(old: Opened, run: OldRun) -> None:
    """A later version may refuse to sign the words of an earlier one; it then offers a new snapshot."""
    owner = old.owner(run.owner)
    if sharing.MAKE_ANEW in owner.get_page(run.path).text:
        assert sharing.MAKE_ANEW in owner.send(f"{run.path}/share", 409, days="7").text
    else:
        assert run.takeaway in old.stranger().get_page(new_link(owner, run.path)).text


@each([*ENDED_EARLY, OLD.run("gated")])
def test_what_has_no_answer_is_not_shared(old: Opened, run: OldRun) -> None:
    page = old.owner(run.owner).send(f"{run.path}/share", 409, days="7")
    assert sharing.NOT_SHAREABLE in page.text


@pytest.mark.parametrize("name", OLD.about["links"])
def test_an_old_link_opens(old: Opened, name: str) -> None:
    link = f"/shared/{OLD.about['links'][name]}"
    assert OLD.run(name).takeaway in old.stranger().get_page(link).text


def test_an_old_question_is_answered(own_copy: Opened) -> None:
    owner, question = own_copy.owner(), f"/app/upload/questions/{OLD.about['question']}"
    assert questions.heading(1) in owner.get_page(question).text
    result = owner.post(question, **{"file-0-order": "day_first"}).location
    page = owner.get_page(result)
    assert "6 steps succeeded, 0 skipped, 0 failed" in page.text
    assert "Dates day first (31/12/2025)" in page.text


def test_an_old_choice_is_listed_and_forgotten(own_copy: Opened) -> None:
    owner = own_copy.owner()
    (layout,) = remembered(owner.get_page("/app/account"))
    owner.post("/app/account/forget-reading", layout=layout)
    page = owner.get_page("/app/account")
    assert questions.FORGOTTEN in page.text
    assert remembered(page) == []


def test_an_old_kept_file_waits_for_the_other_one(own_copy: Opened) -> None:
    owner = own_copy.owner("second")
    (kept,) = owner.get_page("/app/upload").all("input", type="checkbox", name="kept")
    assert kept["value"] == OLD.run("gated").run_id
    quotes = BytesIO(plain_pair()[1].content), "quotes.csv"
    page = owner.get_page(owner.post("/app/upload", files=quotes, kept=kept["value"]).location)
    assert "6 steps succeeded, 0 skipped, 0 failed" in page.text
    assert "Invoices issued 60" in page.text


def test_each_old_run_is_deleted_with_a_receipt(own_copy: Opened) -> None:
    for run in OLD.runs:
        owner = own_copy.owner(run.owner)
        assert owner.post(f"{run.path}/delete", confirm="yes").location == "/app/deleted"
        counts = receipt(owner)
        assert counts["snapshots"] == 1, run
        assert counts["links"] == (run.name in OLD.about["links"]), run
        assert counts["documents_read"] == (run.has_documents and run.name != "second_of_two"), run
        assert counts["waiting_uploads"] == (run.name == "gated"), run
        owner.get_page(run.path, 404)
    for token in OLD.about["links"].values():
        own_copy.stranger().get_page(f"/shared/{token}", 404)


def test_everything_old_is_deleted_with_a_receipt(own_copy: Opened) -> None:
    owner = own_copy.owner()
    mine = [run for run in OLD.runs if run.owner == "first"]
    assert owner.post("/app/account/delete-everything", confirm="yes").location == "/app/deleted"
    assert receipt(owner) == {
        "snapshots": len(mine),
        "documents_read": sum(run.has_documents and run.name != "second_of_two" for run in mine),
        "waiting_uploads": 1,
        "remembered_readings": 1,
        "requests_for_help": 1,
        "links": len(OLD.about["links"]),
    }
    for run in mine:
        own_copy.owner().get_page(run.path, 404)
