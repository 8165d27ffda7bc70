"""Promises that hold on every route: which there are, their headers, their protection against forged forms."""

import pytest

from snapshot.blueprints import headers
from tests import sample_results
from tests.page_rules import assert_headers

ROUTES = {
    "/": {"GET"},
    "/healthz": {"GET"},
    "/readyz": {"GET"},
    "/app/upload": {"GET", "POST"},
    "/app/upload/check": {"POST"},
    "/app/upload/questions/<upload_id>": {"GET", "POST"},
    "/app/upload/questions/<upload_id>/discard": {"POST"},
    "/app/upload/questions/<upload_id>/masked/<int:place>": {"POST"},
    "/app/upload/kept/discard": {"POST"},
    "/app/samples/<industry>": {"POST"},
    "/app/samples/<industry>/<day>/<name>.csv": {"GET"},
    "/app/results": {"GET"},
    "/app/results/<run_id>": {"GET"},
    "/app/results/<run_id>/print": {"GET"},
    "/app/results/<run_id>/receipt.json": {"GET"},
    "/app/results/<run_id>/set-aside.csv": {"GET"},
    "/app/results/<run_id>/short-list.csv": {"GET"},
    "/app/results/<run_id>/correct": {"GET", "POST"},
    "/app/results/<run_id>/reading/forget": {"POST"},
    "/app/results/<run_id>/settled": {"POST"},
    "/app/results/<run_id>/rerun": {"POST"},
    "/app/results/<run_id>/delete": {"POST"},
    "/app/results/<run_id>/share": {"POST"},
    "/app/results/<run_id>/share/<link_id>/revoke": {"POST"},
    "/shared/<token>": {"GET"},
    "/app/remote-assist": {"GET", "POST"},
    "/app/account": {"GET"},
    "/app/account/delete-everything": {"POST"},
    "/app/account/forget-reading": {"POST"},
    "/app/deleted": {"GET"},
    "/app/deleted/receipt.json": {"GET"},
    "/static/<path:filename>": {"GET"},
}
GETS = sorted(rule for rule, methods in ROUTES.items() if "GET" in methods)
POSTS = sorted(rule for rule, methods in ROUTES.items() if "POST" in methods)


def address(rule: str, run_id: str, token: str = "") -> str:
    """The rule with a run of that id, and a question and a link that bear the same one."""
    named = rule.replace("<run_id>", run_id).replace("<upload_id>", run_id).replace("<link_id>", run_id)
    named = named.replace("<int:place>", "0")
    sample = {"<industry>": "plumbing", "<day>": "2026-11-20", "<name>": "sample-freshbooks-invoices"}
    for part, value in {"<token>": token, **sample}.items():
        named = named.replace(part, value)
    return named.replace("<path:filename>", "snapshot.css")


def test_the_routes_are_listed(app):
    found: dict[str, set[str]] = {}
    for rule in app.url_map.iter_rules():
        found.setdefault(rule.rule, set()).update(rule.methods - {"HEAD", "OPTIONS"})
    assert found == ROUTES


@pytest.mark.parametrize("rule", GETS)
def test_every_page_has_exactly_these_headers(owner, run_id, rule):
    owner.keep(sample_results.shareable(run_id))
    owner.ask(run_id)
    owner.delete_one()
    kept = "public, max-age=31536000" if rule.startswith("/static") else "no-store"
    other = {"Referrer-Policy": "no-referrer"} if rule.startswith("/shared") else {}
    with owner.client.get(address(rule, run_id, owner.share(run_id))) as response:
        assert response.status_code == 200
        assert response.headers.getlist("Cache-Control") == [kept]
        assert_headers(response, **other)


@pytest.mark.parametrize("rule", POSTS)
def test_a_forged_form_is_refused_kindly(owner, run_id, rule):
    path, question = owner.keep(sample_results.ready(run_id)), owner.ask(run_id)
    owner.token()
    for forged in ({}, {"csrf_token": "made-up"}):
        response = owner.client.post(address(rule, run_id), data={"confirm": "yes", **forged})
        assert response.status_code == 400
        assert "This form is no longer valid" in response.text
        assert_headers(response)
    owner.get_page(path)
    owner.get_page(question)


@pytest.mark.parametrize("rule", POSTS)
def test_a_form_of_another_browser_is_refused(owner, stranger, run_id, rule):
    path, question = owner.keep(sample_results.ready(run_id)), owner.ask(run_id)
    data = {"confirm": "yes", "csrf_token": stranger.token()}
    assert owner.client.post(address(rule, run_id), data=data).status_code == 400
    owner.get_page(path)
    owner.get_page(question)


def test_over_https_pages_send_strict_transport_security(owner):
    response = owner.client.get("/", base_url="https://snapshot.example")
    assert response.headers.getlist("Strict-Transport-Security") == [headers.STRICT_TRANSPORT_SECURITY]


def test_a_form_works_over_https_with_the_referrer_that_the_policy_sends(owner):
    base = "https://snapshot.example"
    page = owner.client.get("/app/account", base_url=base)
    token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
    response = owner.client.post(
        "/app/account/delete-everything",
        base_url=base,
        data={"csrf_token": token, "confirm": "yes"},
        headers={"Referer": f"{base}/app/account"},
    )
    assert response.status_code == 303


def test_every_link_works(owner, run_id):
    owner.keep(sample_results.shareable(run_id))
    owner.ask(run_id)
    owner.delete_one()
    addresses = [address(rule, run_id, owner.share(run_id)) for rule in GETS if is_page(rule)]
    links = set().union(*(owner.get_page(one).links() for one in addresses))
    inner = {one for one in links if one.startswith("/")}
    assert len(inner) >= 8
    for link in inner:
        assert owner.client.get(link).status_code == 200, link


def is_page(rule: str) -> bool:
    return not rule.startswith(("/static", "/healthz", "/readyz")) and not rule.endswith((".json", ".csv"))


def test_an_address_with_a_character_that_no_id_has_leads_nowhere(app, owner):
    """Before any database is asked: one would take it for the end of the id, another would stumble over it."""
    routes = app.url_map.bind("localhost")
    assert routes.test("/app/results/0f")
    for path in ("/app/results/0f\0", "/app/results/a\0b/print", "/app/upload/questions/\0"):
        assert not routes.test(path)
    owner.get_page("/app/results/%00", 404)
