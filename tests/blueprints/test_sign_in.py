"""Signing in through the pages: every way in and out, what strangers are told, and what a browser is given to keep."""

import re
import secrets
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask

from snapshot.blueprints.auth_session import COOKIE
from snapshot.wording import deletion
from snapshot.wording import sign_in as wording
from tests import sample_results
from tests.page_rules import assert_headers, check_page
from tests.support.hosted_owner import EMAIL, PASSWORD, Owner, behind, hosted_on_sqlite
from tests.support.sign_in_service import SignInService

OWN_PAGES = ("/app/upload", "/app/results", "/app/results/0f", "/app/results/0f/print", "/app/remote-assist")


@pytest.fixture
def service() -> SignInService:
    return SignInService()


@pytest.fixture(scope="module")
def hosted(tmp_path_factory, empty_database) -> Iterator[Flask]:
    with hosted_on_sqlite(tmp_path_factory.mktemp("hosted"), empty_database) as app:
        yield app


@pytest.fixture
def app(hosted: Flask, service: SignInService) -> Flask:
    """The app as it is after a start, with ``service`` behind it."""
    behind(hosted, service)
    return hosted


@pytest.fixture
def new_owner(app: Flask) -> Callable[[], Owner]:
    return lambda: Owner(app)


@pytest.fixture
def owner(new_owner: Callable[[], Owner]) -> Owner:
    return new_owner()


@pytest.mark.parametrize("path", OWN_PAGES)
def test_strangers_are_led_to_sign_in_and_back(owner, service, path):
    service.add(EMAIL, PASSWORD)
    lead = owner.client.get(path).location
    assert urlsplit(lead).path == "/app/account/sign-in"
    page = owner.get_page(lead)
    assert wording.PLEASE_SIGN_IN in page.text
    assert owner.lead(page.all("form")[0]["action"], email=EMAIL, password=PASSWORD) == path


def test_repeated_requests_show_one_message(owner):
    for _ in range(3):
        lead = owner.client.get("/app/results").location
    assert owner.get_page(lead).text.count(wording.PLEASE_SIGN_IN) == 1


def test_public_pages_make_no_call_to_the_project(owner, service):
    for path in ("/", "/app/account"):
        assert "there is no account to make" not in owner.get_page(path).text
    assert not service.asked


def test_signed_out_pages_do_not_offer_deletion(owner):
    assert "You have none." not in owner.who()
    assert "Delete everything" not in owner.who()


def test_signing_in_and_out(owner, service):
    service.add(EMAIL, PASSWORD)
    assert owner.sign_in() == "/app/upload"
    assert f"You are signed in as {EMAIL}." in owner.get_page("/app/upload").text
    assert f"You are signed in as {EMAIL}." in owner.who()
    assert owner.client.get("/app/account/sign-in").location == "/app/upload"

    owner.form = "/app/account"
    assert owner.lead("/app/account/sign-out") == "/app/account"
    assert wording.SIGNED_OUT in owner.who()
    assert owner.sealed() == ""
    assert service.asked["logout"] == 1


def test_a_copy_of_the_cookie_cannot_be_renewed_after_signing_out(owner, new_owner, service):
    service.add(EMAIL, PASSWORD)
    owner.sign_in()
    shorten(owner, service)
    copy = owner.sealed()
    owner.form = "/app/account"
    owner.lead("/app/account/sign-out")
    thief = new_owner()
    thief.client.set_cookie(COOKIE, copy)
    assert EMAIL not in thief.who()


def test_every_sign_in_refusal_has_the_same_wording(owner, service):
    service.add(EMAIL, PASSWORD)
    service.add("new@example.com", PASSWORD).confirmed = False
    pages = [
        owner.refused(password="wrong"),
        owner.refused(email="nobody@example.com"),
        owner.refused(email="new@example.com"),
    ]
    texts = {re.sub(r'value="[^"]*"', "", page.html) for page in pages}
    assert len(texts) == 1
    assert wording.NOT_TOGETHER in pages[0].text
    assert pages[0].title.startswith("Error: ")
    assert "#password" in pages[0].links()
    assert PASSWORD not in pages[0].html


def test_a_new_account_and_one_that_exists_are_answered_alike(new_owner, service):
    service.add(EMAIL, PASSWORD)
    seen = []
    for email in (EMAIL, "bob@example.com"):
        owner = new_owner()
        owner.form = "/app/account/sign-up"
        lead = owner.lead("/app/account/sign-up", email=email, password=PASSWORD)
        seen.append((lead, len(owner.verifier()), owner.get_page(lead).text))
    assert seen[0] == seen[1]
    assert [letter.to for letter in service.letters] == ["bob@example.com"]


def test_without_confirmation_by_email_the_page_still_does_not_say_it(owner, service):
    service.confirm_emails = False
    service.add(EMAIL, PASSWORD)
    owner.form = "/app/account/sign-up"
    lead = owner.lead("/app/account/sign-up", email=EMAIL, password="another few words")
    assert lead == "/app/account/link-sent?next=/app/upload"
    assert owner.lead("/app/account/sign-up", email="bob@example.com", password=PASSWORD) == "/app/upload"


def test_a_link_for_an_account_and_for_none_are_answered_alike(new_owner, service):
    service.add(EMAIL, PASSWORD)
    seen = set()
    for email in (EMAIL, "bob@example.com"):
        owner = new_owner()
        lead = owner.lead("/app/account/sign-in", email=email, password="", way="link")
        seen.add((lead, owner.get_page(lead).text))
    service.refuse_with = (422, "otp_disabled")
    owner = new_owner()
    seen.add((lead, owner.get_page(owner.lead("/app/account/sign-in", email="x@example.com", way="link")).text))
    assert len(seen) == 1


def test_a_link_opens_in_the_browser_that_asked_for_it_once(owner, new_owner, service):
    owner.lead("/app/account/sign-in?next=/app/remote-assist", email=EMAIL, way="link")
    (letter,) = service.letters
    assert letter.redirect_to == "http://localhost/app/account/link"
    link = f"/app/account/link?code={letter.code}"
    assert wording.LINK_OVER in new_owner().get_page(link, 400).text
    assert owner.client.get(link).location == "/app/remote-assist"
    assert EMAIL in owner.who()
    other = new_owner()
    assert wording.LINK_OVER in other.get_page(link, 400).text


def test_a_link_with_its_own_token_is_used_up_by_the_button_only(owner, new_owner, service):
    owner.lead("/app/account/sign-in", email=EMAIL, way="link")
    link = f"/app/account/link?token_hash={service.letters[0].token_hash}&type=email"
    for reader in (new_owner(), new_owner()):
        reader.get_page(link)  # as mail programs do
    phone = new_owner()
    page = phone.get_page(link)
    fields = {name: page.field_value(name) for name in ("csrf_token", "token_hash", "type")}
    assert phone.client.post("/app/account/link", data=fields).location == "/app/upload"
    assert EMAIL in phone.who()
    fields["csrf_token"] = owner.token()
    again = owner.client.post("/app/account/link", data=fields)
    assert again.status_code == 400
    assert wording.LINK_OVER in check_page(again.text).text


@pytest.mark.parametrize(
    "query",
    ["", "?code=", "?code=made-up", "?error=access_denied&error_code=otp_expired&error_description=%3Cb%3Ex",
     "?token_hash=", "?token_hash=%3Cscript%3E&type=email", "?token_hash=abc&type=%22", "?token_hash=abc"],
)  # fmt: skip
def test_a_broken_link_says_what_to_do(owner, query):
    assert wording.LINK_OVER in owner.get_page(f"/app/account/link{query}", 400).text


@pytest.mark.parametrize("confirm", [True, False])
def test_a_guest_becomes_an_account_and_keeps_everything(owner, new_owner, service, run_id, confirm):
    service.confirm_emails = confirm
    assert owner.lead("/app/account/guest?next=/app/results") == "/app/results"
    assert wording.GUEST_BEGUN in owner.get_page("/app/results").text
    path = owner.keep(sample_results.ready(run_id))

    owner.form = "/app/account/sign-up"
    lead = owner.lead("/app/account/sign-up?next=/app/results", email=EMAIL, password=PASSWORD)
    if confirm:
        assert "without an account" in owner.who()
        lead = owner.client.get(f"/app/account/link?code={service.letters[0].code}").location
    assert lead == "/app/results"
    assert wording.EVERYTHING_STAYS in owner.get_page(lead).text
    owner.get_page(path)
    elsewhere = new_owner()
    elsewhere.sign_in()
    elsewhere.get_page(path)


def test_a_guests_address_that_has_an_account_sounds_the_same(new_owner, service):
    service.add(EMAIL, PASSWORD)
    seen = set()
    for email in (EMAIL, "bob@example.com"):
        guest = new_owner()
        guest.lead("/app/account/guest")
        guest.form = "/app/account/sign-up"
        lead = guest.lead("/app/account/sign-up", email=email, password=PASSWORD)
        seen.add((lead, len(guest.verifier())))
    assert len(seen) == 1


def test_where_the_project_takes_no_guests_none_is_offered(owner, service):
    service.guests = False
    assert "Try it without an account" not in owner.get_page("/app/account/sign-in").text
    assert wording.GUESTS_CLOSED in owner.refused("/app/account/guest").text


def test_two_owners_share_nothing(new_owner, service, run_id):
    service.add(EMAIL, PASSWORD)
    service.add("bob@example.com", PASSWORD)
    ann, bob = new_owner(), new_owner()
    ann.sign_in()
    bob.sign_in("bob@example.com")
    path = ann.keep(sample_results.ready(run_id))
    ann.get_page(path)
    bob.get_page(path, 404)
    ann.form = "/app/account"
    ann.lead("/app/account/sign-out")
    ann.form = "/app/account/sign-in"
    ann.sign_in("bob@example.com")
    ann.get_page(path, 404)


def test_deleting_everything_leaves_the_account(owner, service, run_id):
    service.add(EMAIL, PASSWORD)
    owner.sign_in()
    path = owner.keep(sample_results.ready(run_id))
    owner.form = "/app/account"
    receipt = owner.get_page(owner.lead("/app/account/delete-everything", confirm="yes")).text
    assert "Snapshots 1 " in receipt
    assert deletion.SIGN_IN in receipt
    owner.get_page(path, 404)
    assert EMAIL in owner.who()


@pytest.mark.parametrize(
    ("path", "fields", "field"),
    [
        ("sign-in", {"email": ""}, "#email"),
        ("sign-in", {"email": "ann"}, "#email"),
        ("sign-in", {"email": "a" * 250 + "@example.com"}, "#email"),
        ("sign-in", {"password": ""}, "#password"),
        ("sign-up", {"password": "short"}, "#password"),
        ("sign-up", {"password": "é" * 40}, "#password"),
        ("sign-up", {"password": "too weak"}, "#password"),
        ("sign-up", {"email": ""}, "#email"),
    ],
)
def test_a_faulty_form_is_shown_again(owner, service, path, fields, field):
    owner.form = f"/app/account/{path}"
    page = owner.refused(owner.form, **fields)
    assert page.title.startswith("Error: ")
    assert field in page.links()
    assert not service.users


EVIL = ("//evil.example", "https://evil.example", "/\\evil.example", "/app//evil.example", "javascript:alert(1)")


@pytest.mark.parametrize("evil", EVIL)
def test_sign_in_never_redirects_to_another_site(owner, service, evil):
    service.add(EMAIL, PASSWORD)
    response = owner.client.get("/app/account/sign-in", query_string={"next": evil})
    assert "evil" not in response.text
    data = {"csrf_token": owner.token(), "email": EMAIL, "password": PASSWORD}
    response = owner.client.post("/app/account/sign-in", query_string={"next": evil}, data=data)
    assert response.location == "/app/upload"


def test_a_token_is_renewed_shortly_before_its_end(owner, service):
    service.add(EMAIL, PASSWORD)
    owner.sign_in()
    owner.get_page("/app/results")
    assert service.asked["token"] == 1
    shorten(owner, service)
    sealed = owner.sealed()
    for _ in range(3):
        owner.get_page("/app/results")
    assert service.asked["token"] == 2
    assert owner.sealed() != sealed


def shorten(owner: Owner, service: SignInService) -> None:
    """As if the hour of the access token were nearly over."""
    seal = owner.app.extensions["snapshot_sign_in"].visits
    words = seal.open(owner.sealed())
    user = next(user for user in service.users if user.email == EMAIL)
    old = service.token(user, iat=int(time.time()) - 3_400, exp=int(time.time()) + 200)
    owner.client.set_cookie(COOKIE, seal.close(words | {"access": old}))


def test_an_unavailable_project_signs_nobody_out(owner, service):
    service.add(EMAIL, PASSWORD)
    owner.sign_in()
    shorten(owner, service)
    service.away = True
    owner.get_page("/app/results")
    service.away = False
    owner.get_page("/app/results")
    assert EMAIL in owner.who()


def test_a_sign_in_that_was_ended_elsewhere_leads_back_kindly(owner, service):
    service.add(EMAIL, PASSWORD)
    owner.sign_in()
    shorten(owner, service)
    service._refresh.clear()
    service.refuse_with = (400, "refresh_token_not_found")
    lead = owner.client.get("/app/results").location
    service.refuse_with = None
    assert wording.SIGNED_OUT_MEANWHILE in owner.get_page(lead).text
    assert owner.sealed() == ""


def test_a_form_that_was_open_too_long_leads_to_its_own_page(owner, service, run_id):
    service.add(EMAIL, PASSWORD)
    owner.sign_in()
    token = owner.get_page("/app/upload").field_value("csrf_token")
    owner.client.delete_cookie(COOKIE)
    response = owner.client.post(f"/app/results/{run_id}/rerun", data={"csrf_token": token})
    assert response.location == f"/app/account/sign-in?next=/app/results/{run_id}"


@pytest.mark.parametrize("fault", ["away", "garbage", "key", "fault"])
def test_a_failing_project_shows_a_calm_page(owner, service, fault):
    service.add(EMAIL, PASSWORD)
    owner.get_page("/app/account/sign-in")
    service.away, service.garbage = fault == "away", fault == "garbage"
    service.refuse_with = {"key": (401, "no_authorization"), "fault": (500, "unexpected_failure")}.get(fault)
    page = owner.send("/app/account/sign-in", 503, email=EMAIL, password=PASSWORD)
    assert wording.SIGN_IN_UNAVAILABLE in page.text
    assert owner.sealed() == ""


@pytest.mark.parametrize(
    "claims", [{"iss": "https://other.supabase.co/auth/v1"}, {"aud": "anon"}, {"role": "service_role"}, {"exp": 1}]
)
def test_an_invalid_token_from_the_project_is_refused(owner, service, claims):
    service.add(EMAIL, PASSWORD)
    service.extra_claims = claims
    owner.send("/app/account/sign-in", 503, email=EMAIL, password=PASSWORD)
    assert owner.sealed() == ""


def test_tokens_too_long_for_a_cookie_are_logged(owner, service, caplog):
    service.add(EMAIL, PASSWORD)
    service.extra_claims = {"groups": secrets.token_hex(2_000)}
    owner.send("/app/account/sign-in", 503, email=EMAIL, password=PASSWORD)
    assert "too long for a cookie" in caplog.text
    assert EMAIL not in caplog.text


def test_tokens_of_a_usual_and_of_a_large_size_fit(owner, service):
    service.add(EMAIL, PASSWORD)
    service.extra_claims = {"user_metadata": {"note": secrets.token_urlsafe(1_000)}}
    owner.sign_in()
    assert len(owner.sealed()) < 3_800
    owner.get_page("/app/results")


def test_the_cookie_is_sealed_and_kept_from_scripts(owner, service):
    service.add(EMAIL, PASSWORD)
    for base, secure in (("http://localhost", False), ("https://snapshot.example", True)):
        page = owner.client.get("/app/account/sign-in", base_url=base)
        token = page.text.split('name="csrf_token" value="')[1].split('"')[0]
        data = {"csrf_token": token, "email": EMAIL, "password": PASSWORD}
        headers = {"Referer": f"{base}/app/account/sign-in"}
        response = owner.client.post("/app/account/sign-in", base_url=base, data=data, headers=headers)
        (cookie,) = [one for one in response.headers.getlist("Set-Cookie") if one.startswith(COOKIE)]
        assert "HttpOnly" in cookie
        assert "SameSite=Lax" in cookie
        assert ("Secure" in cookie) == secure
        assert "eyJ" not in cookie
        owner.client.delete_cookie(COOKIE)


@pytest.mark.parametrize("forge", [lambda text: text[:-9], lambda text: text[::-1], lambda text: "x", lambda text: ""])
def test_an_unknown_cookie_counts_as_signed_out(owner, service, forge):
    service.add(EMAIL, PASSWORD)
    owner.sign_in()
    owner.client.set_cookie(COOKIE, forge(owner.sealed()))
    assert "You are not signed in" in owner.who()


def test_nothing_of_the_session_before_is_carried_over(owner, service):
    """A session that someone else has planted in this browser is worth nothing once its owner has signed in, or out."""
    service.add(EMAIL, PASSWORD)
    planted = owner.token()
    owner.sign_in()
    forged = owner.client.post("/app/account/sign-out", data={"csrf_token": planted})
    assert forged.status_code == 400
    own = owner.get_page("/app/account").field_value("csrf_token")
    owner.client.post("/app/account/sign-out", data={"csrf_token": own})
    refused = owner.client.post("/app/account/sign-in", data={"csrf_token": own})
    assert "This form is no longer valid" in refused.text


@pytest.mark.parametrize("path", ["sign-in", "sign-up", "sign-out", "guest", "link"])
def test_a_forged_form_is_refused(owner, service, path):
    service.add(EMAIL, PASSWORD)
    response = owner.client.post(f"/app/account/{path}", data={"email": EMAIL, "password": PASSWORD})
    assert response.status_code == 400
    assert "This form is no longer valid" in response.text
    assert_headers(response)
    assert not service.asked


@pytest.mark.parametrize("path", ["sign-in", "sign-up", "link-sent", "link?token_hash=abc&type=email"])
def test_the_pages_carry_the_headers_of_all_pages(owner, path):
    response = owner.client.get(f"/app/account/{path}")
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "no-store"
    assert_headers(response)


def test_too_many_attempts_are_limited_for_that_visitor_only(owner, service):
    service.add(EMAIL, PASSWORD)
    token = owner.token()
    for _ in range(10):
        owner.client.post("/app/account/sign-in", data={"csrf_token": token, "email": EMAIL, "password": "wrong"})
    page = owner.send("/app/account/sign-in", 429, email=EMAIL.upper(), password=PASSWORD)
    assert wording.TOO_MANY_TRIES in page.text
    asked = service.asked["token"]
    owner.send("/app/account/sign-in", 429, email=EMAIL, password=PASSWORD)
    assert service.asked["token"] == asked
    elsewhere = {"REMOTE_ADDR": "203.0.113.9"}
    data = {"csrf_token": token, "email": EMAIL, "password": PASSWORD}
    assert owner.client.post("/app/account/sign-in", data=data, environ_overrides=elsewhere).status_code == 303


def test_guessing_at_many_addresses_is_limited_too(owner, service):
    service.add(EMAIL, PASSWORD)
    owner.token()
    brake = owner.app.extensions["snapshot_sign_in"].tries_of_network
    while brake.allows("127.0.0.1"):
        pass
    for path in ("sign-in", "sign-up", "guest"):
        assert wording.TOO_MANY_TRIES in owner.send(f"/app/account/{path}", 429, email=EMAIL, password=PASSWORD).text
    link = owner.post("/app/account/link", token_hash="abc", type="email")
    assert link.status_code == 429


@pytest.mark.parametrize(
    ("refusal", "says"),
    [
        ((429, "over_request_rate_limit"), wording.TOO_MANY_TRIES),
        ((429, "over_email_send_rate_limit"), wording.MAIL_PAUSED),
    ],
)
def test_the_projects_own_limits_are_said_kindly(owner, service, refusal, says):
    owner.token()
    service.refuse_with = refusal
    assert says in owner.send("/app/account/sign-in", 429, email=EMAIL, way="link").text
    assert not service.letters


def test_nothing_secret_is_logged(owner, service, caplog):
    service.add(EMAIL, PASSWORD)
    caplog.set_level("DEBUG")
    owner.refused(password="wrong")
    owner.lead("/app/account/sign-in", email=EMAIL, way="link")
    letter = service.letters[0]
    owner.client.get(f"/app/account/link?code={letter.code}")
    owner.get_page("/app/results")
    logged = " ".join(f"{record.getMessage()} {record.__dict__}" for record in caplog.records if record.name != "httpx")
    for secret in (EMAIL, PASSWORD, letter.code, owner.sealed(), "eyJ"):
        assert secret not in logged
