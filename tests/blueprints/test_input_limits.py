"""What a request may carry: a form with a field that is too long is refused before any other check sees the field."""

import time

import pytest
from werkzeug.datastructures import MultiDict

from snapshot.blueprints import input_limits
from snapshot.blueprints.account.sign_in_forms import SignInForm
from snapshot.blueprints.input_limits import HOST, bounded_file_name, is_host
from snapshot.blueprints.remote_assist import EMAIL, RemoteAssistForm
from snapshot.wording import pages, refusals
from tests.page_rules import check_page
from tests.support.hostile_text import hostile_texts

TYPED = {"tool": "Jobber", "notes": "no export button", "website": "", "contact": "ann@example.com"}


@pytest.mark.parametrize(
    ("field", "longest", "sentence"),
    [
        ("tool", 80, pages.TOOL_TOO_LONG),
        ("notes", 4_000, pages.ASSIST_NOTES_LONG),
        ("website", 300, pages.WEBSITE_LONG),
        ("contact", 200, pages.ASSIST_CONTACT_LONG),
    ],
)
def test_a_text_that_is_too_long_gets_one_sentence_and_no_other_check(app, field, longest, sentence):
    with app.test_request_context(method="POST"):
        for length in (longest + 1, longest * 2):
            form = RemoteAssistForm(MultiDict({**TYPED, field: "@" * length}), meta={"csrf": False})
            assert not form.validate()
            assert form.errors == {field: [sentence]}
            assert form[field].data == "@" * length  # shown again, to be shortened


def test_a_text_of_just_the_longest_length_is_taken(app):
    fitting = {**TYPED, "tool": "T" * 80, "notes": "n" * 4_000, "contact": "a@" + "b" * 194 + ".com"}
    with app.test_request_context(method="POST"):
        assert RemoteAssistForm(MultiDict(fitting), meta={"csrf": False}).validate()


def test_an_address_that_is_too_long_is_not_held_against_any_pattern(app):
    with app.test_request_context(method="POST"):
        form = SignInForm(MultiDict({"email": "a" * 255, "password": "secret words"}), meta={"csrf": False})
        assert not form.validate()
        assert len(form.errors["email"]) == 1


@pytest.mark.parametrize("contact", ["ann@example.com", "Ann <ann.b+c@mail.example.co.uk>", "call 555 123 4567"])
def test_an_address_or_a_number_in_any_form_is_a_contact(app, contact):
    with app.test_request_context(method="POST"):
        assert RemoteAssistForm(MultiDict({**TYPED, "contact": contact}), meta={"csrf": False}).validate()


@pytest.mark.parametrize("contact", ["ann", "ann@example", "@example.com", "ann@ example.com", "ann@.com", "a@b."])
def test_what_nobody_can_reach_is_no_contact(app, contact):
    with app.test_request_context(method="POST"):
        assert not RemoteAssistForm(MultiDict({**TYPED, "contact": contact}), meta={"csrf": False}).validate()


def test_the_page_says_which_text_is_too_long_and_keeps_it(owner):
    page = owner.send("/app/remote-assist", 400, **{**TYPED, "contact": "call me " * 30})
    assert pages.ASSIST_CONTACT_LONG in page.text
    assert "call me call me" in page.html


def test_a_form_far_beyond_its_bounds_is_answered_by_a_page(owner):
    page = owner.send("/app/remote-assist", 400, **{**TYPED, "contact": "a" * 64_000})
    assert refusals.TEXT_TOO_LONG in page.text


@pytest.mark.parametrize(
    ("part", "longest"),
    [("PATH_INFO", input_limits.LONGEST_PATH), ("QUERY_STRING", input_limits.LONGEST_QUERY), ("HTTP_COOKIE", 8_190)],
)
def test_a_part_of_a_request_is_taken_up_to_its_bound(app, part, longest):
    client = app.test_client(use_cookies=False)  # a browser's own cookies would take the place of this header
    fitting = client.get("/", environ_overrides={part: "/" + "a" * (longest - 1)})
    assert fitting.status_code in {200, 404}
    beyond = client.get("/", environ_overrides={part: "/" + "a" * longest})
    assert beyond.status_code == 400
    assert pages.ERROR_PAGES[400][0] in beyond.text


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8000", "snapshot.example.", "127.0.0.1:80", "[::1]:8000", "my_app", "xn--mller-kva.de"],
)
def test_a_host_is_served(owner, host):
    assert owner.client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    ["a..b", ".a", "a" * 64 + ".example", "a b", "[::1", "a:b", "ü.example", "a/b", "a.b" * 90],
)
def test_what_is_no_host_is_refused(app, owner, caplog, host):
    response = owner.client.get("/", environ_overrides={"HTTP_HOST": host.encode().decode("latin-1")})
    assert response.status_code == 400
    assert not [record for record in caplog.records if record.levelname in {"ERROR", "CRITICAL"}]


@pytest.mark.parametrize("host", ["[::::]", "[1.2.3.4]", "[.....]", "-", "a-.b", "a:0", "a:99999", "a:999999"])
def test_an_address_or_port_that_cannot_be_is_no_host(host):
    assert not is_host(host)


@pytest.mark.parametrize("part", ["form-data", "form-data; filename=a.csv", "form-data; filename="])
@pytest.mark.parametrize("path", ["/app/upload", "/app/upload/check", "/app/account/delete-everything"])
def test_a_part_of_a_form_without_a_name_is_refused(owner, path, part):
    body = f"--x\r\nContent-Disposition: {part}\r\n\r\ntext\r\n--x--\r\n"
    response = owner.client.post(path, data=body, content_type="multipart/form-data; boundary=x")
    assert response.status_code == 400


@pytest.mark.parametrize(
    "referer", ["https://[", "https://[::::]/", "https://localhost:99999/", "https://localhost:x/"]
)
def test_a_referer_that_is_no_address_counts_as_none(owner, referer):
    base = "https://snapshot.example"
    token = check_page(owner.client.get("/app/upload", base_url=base).text).field_value("csrf_token")
    response = owner.client.post(
        "/app/upload/check", base_url=base, data={"csrf_token": token}, headers={"Referer": referer}
    )
    assert response.status_code == 400
    assert pages.FORM_EXPIRED[0] in response.text


def test_a_client_that_names_no_host_is_served(owner):
    assert owner.client.get("/", environ_overrides={"HTTP_HOST": ""}).status_code == 200


@pytest.mark.parametrize("text", hostile_texts(20_000).values(), ids=hostile_texts(1))
def test_the_patterns_of_the_edge_are_linear(text):
    """20,000 characters keep a quadratic one busy for more than a second of this process's own time."""
    begun = time.process_time()
    assert not HOST.fullmatch(text)
    assert not is_host(text)
    EMAIL.search(text)
    assert time.process_time() - begun < 0.5


def test_a_file_name_keeps_its_beginning_and_its_ending():
    assert bounded_file_name("invoices.csv") == "invoices.csv"
    assert bounded_file_name("n" * 255) == "n" * 255
    cut = bounded_file_name("invoices " + "n" * 300 + ".csv")
    assert len(cut) <= 255
    assert cut.startswith("invoices n")
    assert cut.endswith("n.csv")


@pytest.mark.parametrize(
    "path", ["/shared/x", "/shared/x/y", "/shared/", "/shared/a%00b", "/shared/" + "a" * 43, "/shared/" + "a" * 1_100]
)
def test_nothing_below_the_shared_links_sets_a_cookie(owner, path):
    owner.token()  # the browser has a session, which other pages renew
    for method in ("get", "post", "put"):
        response = getattr(owner.client, method)(path)
        assert response.status_code in {400, 404, 405}
        assert "Set-Cookie" not in response.headers
        assert response.headers["Referrer-Policy"] == "no-referrer"
