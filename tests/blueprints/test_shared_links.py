"""A link for somebody else: its owner makes it and takes it back, anybody who has it opens it."""

import io
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from snapshot import logs
from snapshot.blueprints.results import share_panel
from snapshot.errors import StoreUnavailable
from snapshot.extensions import db
from snapshot.server import gunicorn_options
from snapshot.services.context import utc_now
from snapshot.store.protocol import MAX_LINKS
from snapshot.wording import sharing as wording
from tests import sample_results
from tests.blueprints.conftest import Visitor
from tests.page_rules import check_page
from tests.support.exports import as_parts, plain_pair

UNKNOWN = "/shared/" + "a" * 43


@pytest.fixture
def results(owner: Visitor, run_id: str) -> str:
    """The path of a finished run of the owner."""
    return owner.keep(sample_results.shareable(run_id))


def make_link(owner: Visitor, results: str, days: str = "30") -> str:
    """The path of a new link, as the page shows it once."""
    response = owner.post(f"{results}/share", days=days)
    assert response.status_code == 303
    shown = re.search(r'value="http://localhost(/shared/[^"]+)"', owner.client.get(results).text)
    assert shown is not None
    return shown[1]


@pytest.fixture
def link(owner: Visitor, results: str) -> str:
    return make_link(owner, results)


def test_a_link_is_shown_once_and_in_no_address(owner, results):
    answer = owner.post(f"{results}/share", days="7")
    assert answer.location == f"{results}#share"
    page = owner.get_page(results)
    assert page.text.count("Copy this link now") == 1
    assert "Your link is ready. It works until" in page.text
    assert page.all("details", id="share")[0].attributes.keys() >= {"open"}
    again = owner.get_page(results)
    assert "/shared/" not in again.html
    assert "Links that work now" in again.text


def test_prefetching_or_another_page_does_not_use_up_the_new_link(owner, results):
    owner.post(f"{results}/share", days="7")
    owner.client.head(results)
    owner.client.get(f"{results}/print")
    owner.get_page("/app/results")
    assert "/shared/" in owner.get_page(results).html


def test_a_stranger_reads_it_without_a_cookie_and_without_a_way_to_the_owners_things(new_visitor, owner, link, run_id):
    reader = new_visitor()
    response = reader.client.get(link)
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Cache-Control"] == "no-store"
    page = check_page(response.text)
    assert page.all("meta", name="robots", content="noindex")
    assert "Shared with you, read only, until" in page.text
    assert "$14,150 is overdue, about three weeks of what you normally bill." in page.text
    assert not [one for one in page.links() if one.startswith("/app")]
    assert not page.all("form")
    assert run_id not in page.html


@pytest.mark.parametrize(
    "hidden",
    ["1042", "Invoices 2025.csv", "parked", "Balance Due", "condenser", "14-16", "Messages you can send", "CSV"],
)
def test_nothing_of_the_files_is_on_the_page(new_visitor, owner, results, link, hidden):
    assert hidden in owner.get_page(results).text
    assert hidden not in new_visitor().get_page(link).html


def test_what_was_set_aside_is_told_in_counts(new_visitor, link):
    assert wording.rows_set_aside(4, 130) in new_visitor().get_page(link).text


def test_a_real_run_is_shared_with_its_figures_and_without_its_documents(new_visitor, owner):
    files = as_parts(plain_pair())
    results = owner.post("/app/upload", files=files).location
    owners, page = owner.get_page(results), new_visitor().get_page(make_link(owner, results))
    numbers = re.findall(r"INV-\d+", owners.text)
    assert numbers
    assert not re.findall(r"INV-\d+|Q-\d{3}|invoices\.csv", page.html)
    evidence = [one for one in owners.all("span") if one["class"] == "evidence__value"]
    assert evidence
    assert len([one for one in page.all("span") if one["class"] == "evidence__value"]) == len(evidence)


def test_the_owner_can_turn_off_a_link(new_visitor, owner, results, link):
    button = next(one["action"] for one in owner.get_page(results).all("form") if "/revoke" in one["action"])
    assert wording.TAKEN_BACK in owner_says(owner, button)
    new_visitor().get_page(link, 404)
    assert wording.ALREADY_OVER in owner_says(owner, button)


def owner_says(owner: Visitor, action: str) -> str:
    return owner.get_page(owner.post(action).location).text


def test_another_visitor_can_neither_share_nor_turn_off(new_visitor, owner, stranger, results, link):
    assert stranger.post(f"{results}/share", days="7").status_code == 404
    button = next(one["action"] for one in owner.get_page(results).all("form") if "/revoke" in one["action"])
    stranger.post(button)
    new_visitor().get_page(link)
    assert new_visitor().post(f"{results}/share", days="7").status_code == 404


@pytest.mark.parametrize("delete", ["{results}/delete", "/app/account/delete-everything"])
def test_deleting_a_snapshot_deletes_its_links(new_visitor, owner, results, link, delete):
    assert owner.post(delete.format(results=results), confirm="yes").status_code in {200, 303}
    new_visitor().get_page(link, 404)


def test_every_link_that_does_not_work_says_the_same(app, new_visitor, owner, results, link):
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("UPDATE shared_links SET expires_at = 1"))
    reader = new_visitor()
    pages = [reader.client.get(path) for path in (link, UNKNOWN, "/shared/cut-off", "/shared/%C3%A9", f"{link}%0A")]
    assert {page.status_code for page in pages} == {404}
    assert len({page.text for page in pages}) == 1
    page = check_page(pages[0].text)
    assert wording.LINK_OVER in page.text
    assert page.links() == {"#main", "/"}
    assert all(page.headers["Referrer-Policy"] == "no-referrer" for page in pages)
    assert "Links that work now" not in owner.get_page(results).text


def test_a_look_without_the_body_works_too(new_visitor, link):
    client = new_visitor().client
    assert (client.head(link).status_code, client.head(UNKNOWN).status_code) == (200, 404)


def test_an_owner_who_opens_their_own_link_gets_no_cookie_either(owner, link):
    response = owner.client.get(link)
    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers


def test_days_that_are_not_offered_are_refused_at_the_field(owner, results):
    page = owner.send(f"{results}/share", 400, days="4000")
    assert page.title.startswith("Error: ")
    assert page.text.count(wording.CHOOSE_DAYS) == 2
    assert page.all("details", id="share")[0].attributes.keys() >= {"open"}


def test_too_many_links_are_refused_at_the_field(owner, results):
    for _ in range(MAX_LINKS):
        owner.post(f"{results}/share", days="7")
    page = owner.send(f"{results}/share", 409, days="7")
    assert page.text.count(wording.TOO_MANY_LINKS) == 2
    assert f" {MAX_LINKS} links " in wording.TOO_MANY_LINKS


def test_a_gated_run_is_not_shared(owner, run_id):
    results = owner.keep(sample_results.gated(run_id))
    assert "Share with" not in owner.get_page(results).text
    assert wording.NOT_SHAREABLE in owner.send(f"{results}/share", 409, days="7").text


def test_an_outdated_conclusion_offers_a_rerun_instead_of_sharing(new_visitor, owner, run_id):
    """Its sentences may be anybody's: on our address they would stand as ours."""
    results = owner.keep(sample_results.of_version("0.0.9", run_id))
    page = owner.get_page(results)
    assert wording.MAKE_ANEW in page.text
    assert "/share" not in {one["action"].removeprefix(results) for one in page.all("form")}
    told = owner.send(f"{results}/share", 409, days="7")
    assert wording.MAKE_ANEW in told.text
    assert results in told.links()


def test_without_its_documents_sharing_asks_for_a_new_upload(app, owner, run_id, monkeypatch):
    context = app.extensions["snapshot"]
    results = owner.keep(sample_results.of_version("0.0.9", run_id))
    assert steps_to_share(owner, results) == [f'action="{results}/rerun"']
    monkeypatch.setitem(app.extensions, "snapshot", replace(context, clock=lambda: utc_now() + timedelta(days=90)))
    assert steps_to_share(owner, results) == ['href="/app/upload"']


def steps_to_share(owner: Visitor, results: str) -> list[str]:
    """Where the fold leads."""
    fold = owner.get_page(results).html.partition('id="share"')[2].partition("</details>")[0]
    return re.findall(r'(?:action|href)="[^"]+"', fold)


def test_a_link_that_was_made_before_can_still_be_taken_back(owner, results, monkeypatch):
    make_link(owner, results)
    monkeypatch.setattr(share_panel, "is_vouched", lambda _run: False)
    page = owner.get_page(results)
    assert wording.MAKE_ANEW in page.text
    assert "Links that work now" in page.text


def test_without_a_store_the_shared_page_offers_no_links(new_visitor, link, monkeypatch):
    visitor = new_visitor()

    def away(*_: object) -> None:
        raise StoreUnavailable

    monkeypatch.setattr(type(visitor.store), "shared_results", away)
    answer = visitor.client.get(link)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert check_page(answer.text).links() == {"#main", "/"}


@pytest.fixture
def log_lines() -> Iterator[io.StringIO]:
    handler = logging.StreamHandler(io.StringIO())
    handler.setFormatter(logs.JsonLines())
    product = logging.getLogger("snapshot")
    before = product.level
    product.addHandler(handler)
    product.setLevel(logging.INFO)
    yield handler.stream
    product.setLevel(before)
    product.removeHandler(handler)


def test_no_log_line_holds_the_link(new_visitor, owner, results, log_lines):
    link = make_link(owner, results)
    for path in (link, f"{link}x", f"{link}/", f"{link}?a={link}"):
        new_visitor().client.get(path)
    said = log_lines.getvalue()
    assert link.removeprefix("/shared/") not in said
    assert "/shared/<token>" in {json.loads(line)["route"] for line in said.splitlines()}


def test_the_server_writes_no_access_log(app):
    options = gunicorn_options(app.extensions["snapshot_settings"])
    assert "accesslog" not in options
    assert options["logconfig_dict"]["loggers"]["gunicorn.access"] == {"level": "CRITICAL", "propagate": False}


def test_static_files_carry_no_cookie_for_caches_to_keep(owner):
    owner.token()
    with owner.client.get("/static/snapshot.css") as response:
        assert "Set-Cookie" not in response.headers


def test_the_account_page_describes_links(owner):
    assert "A link that you shared" in owner.get_page("/app/account").text
