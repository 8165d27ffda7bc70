"""Sample businesses in one click: how they are begun, and their mark on every page and file about them."""

import re

import pytest

from snapshot.pipeline.documents.profile import Industry
from tests import sample_results
from tests.page_rules import check_page
from tests.support.hosted_owner import EMAIL, PASSWORD, Owner, behind, hosted_on_sqlite
from tests.support.sign_in_service import SignInService

SENTENCE = "This is a sample: an invented business."


@pytest.fixture
def sample_path(owner, run_id):
    return owner.keep(sample_results.of_sample(sample_results.shareable(run_id)))


def test_the_front_page_has_a_button_for_each(owner):
    page = owner.get_page("/")
    assert {one["action"] for one in page.all("form")} == {f"/app/samples/{industry}" for industry in Industry}
    assert len(re.findall(r"[a-z] sample\b", page.text)) >= len(Industry)
    for path in ("/app/upload", "/app/results"):
        assert "/#samples" in owner.get_page(path).links()


def test_both_clicks_on_a_sample_lead_to_the_same_snapshot(owner, stranger):
    first, second = (owner.post("/app/samples/contractor") for _ in range(2))
    assert first.status_code == 303
    assert first.location == second.location
    assert "of approved work has no invoice yet" in owner.get_page(first.location).text
    stranger.get_page(first.location, 404)
    assert stranger.post("/app/samples/contractor").location != first.location


def test_an_unknown_sample_is_not_found(owner):
    for path in ("/app/samples/bakery", "/app/samples/HVAC"):
        owner.send(path, 404)
    owner.get_page("/app/samples/hvac", 405)


def test_every_page_and_file_of_a_sample_is_marked(app, owner, run_id, sample_path):
    rules = [rule.rule for rule in app.url_map.iter_rules() if "<run_id>" in rule.rule and "GET" in rule.methods]
    rules.remove("/app/results/<run_id>/correct")  # its files are ours: there is no such page
    assert len(rules) >= 5
    for rule in rules:
        response = owner.client.get(rule.replace("<run_id>", run_id))
        if response.mimetype == "text/html":
            page = check_page(response.text)
            assert page.title.startswith("SAMPLE: ")
            assert "Your snapshot SAMPLE" in page.text
            assert SENTENCE in page.text
        else:
            assert 'filename="sample-' in response.headers["Content-Disposition"]
            assert "sample" in response.text
    assert "/app/upload" in owner.get_page(sample_path).links()


@pytest.mark.parametrize("status", ["running", "interrupted", "failed"])
def test_a_sample_without_a_result_is_marked(owner, run_id, status):
    results = sample_results.failed(run_id) if status == "failed" else sample_results.under_way(run_id)
    page = owner.get_page(owner.keep(sample_results.of_sample(results), status))
    assert page.title.startswith("SAMPLE: ")
    assert SENTENCE in page.text
    assert "Upload the files again" not in page.text
    assert ("Try this sample again" in page.text) == (status != "running")


def test_every_row_of_a_samples_short_list_is_marked(owner, sample_path):
    rows = owner.client.get(f"{sample_path}/short-list.csv").text.splitlines()
    assert rows[0].endswith(',"sample"')
    assert all(row.endswith(',"SAMPLE"') for row in rows[1:])


def test_a_sample_is_marked_in_the_list(owner, sample_path, run_id):
    owner.keep(sample_results.ready(f"{run_id}-2"))
    page = owner.get_page("/app/results")
    assert page.text.count("SAMPLE") == 1


def test_a_help_request_about_a_sample_says_so(owner, sample_path, run_id):
    page = owner.get_page(f"/app/remote-assist?run={run_id}")
    assert page.title.startswith("SAMPLE: ")
    assert SENTENCE in page.text


def test_a_shared_sample_says_so(owner, stranger, sample_path):
    owner.post(f"{sample_path}/share", days="7")
    link = re.search(r'value="http://localhost(/shared/[^"]+)"', owner.client.get(sample_path).text)
    page = stranger.get_page(link[1])
    assert page.title.startswith("SAMPLE: ")
    assert SENTENCE in page.text


def test_a_visitors_own_snapshot_has_no_sample_mark(owner, run_id):
    """Whatever a visitor sends: the mark is the receipt's."""
    path = owner.keep(sample_results.ready(run_id))
    for detail in ("", "/print", "?sample=1"):
        assert "SAMPLE" not in owner.get_page(path + detail).html


def test_a_sample_offers_no_corrections(owner, sample_path):
    """Lists of one's own with the same columns are read as they always were."""
    assert "Correct how this file is read" not in owner.get_page(sample_path).text


def test_sample_files_can_be_downloaded(owner):
    page = owner.get_page(owner.post("/app/samples/contractor").location)
    links = sorted(link for link in page.links() if link.startswith("/app/samples/"))
    assert [link.rsplit("/", 1)[1] for link in links] == ["sample-my-invoices.csv", "sample-my-quotes.csv"]
    found = owner.client.get(links[0])
    assert found.mimetype == "text/csv"
    assert found.headers["Content-Disposition"] == 'attachment; filename="sample-my-invoices.csv"'
    assert found.text.startswith("Invoice #,Date,Due,Customer,Work,")


@pytest.mark.parametrize("detail", ["contractor/2026-11-20/other", "contractor/1999-01-01/sample-my-quotes",
                                    "contractor/9999-12-31/sample-my-quotes", "contractor/soon/sample-my-quotes",
                                    "bakery/2026-11-20/sample-my-quotes"])  # fmt: skip
def test_other_sample_files_are_not_found(owner, detail):
    owner.get_page(f"/app/samples/{detail}.csv", 404)


def test_a_sample_requires_signing_in_where_visitors_sign_in(tmp_path, empty_database):
    service = SignInService()
    service.add(EMAIL, PASSWORD)
    with hosted_on_sqlite(tmp_path, empty_database) as app:
        behind(app, service)
        owner = Owner(app)
        owner.get_page("/")
        assert owner.lead("/app/samples/contractor") == "/app/account/sign-in?next=/app/upload"
        owner.sign_in()
        owner.form = "/app/upload"
        path = owner.lead("/app/samples/contractor")
        assert SENTENCE in owner.get_page(path).text
