"""The whole way of an owner on a hosted app, with the real parts: a sign-in, PostgREST and PostgreSQL."""

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit
from uuid import UUID

import httpx
import jwt
import psycopg
import pytest
from flask import Flask

from snapshot.blueprints.auth_session import COOKIE
from snapshot.services.sign_in import Accounts
from snapshot.store.supabase.client import SupabaseProject
from snapshot.store.supabase.store import SupabaseStore
from snapshot.wording import sign_in as wording
from tests.conftest import skip_or_fail
from tests.page_rules import check_page
from tests.support.exports import as_parts, plain_pair
from tests.support.hosted_owner import EMAIL, PASSWORD, Owner, hosted_app
from tests.support.supabase_lite import PlatformTokens, SupabaseLite, running_lite
from tests.support.supabase_stack import NotHere, SupabaseStack, driver_dsn, running_gateway

pytestmark = pytest.mark.postgres


@pytest.fixture(scope="module")
def lite(tmp_path_factory) -> Iterator[SupabaseLite]:
    running = running_lite(tmp_path_factory.mktemp("lite"))
    try:
        found = running.__enter__()
    except NotHere as error:
        skip_or_fail(str(error))
        raise
    try:
        yield found
    finally:
        running.__exit__(None, None, None)


@pytest.fixture(scope="module")
def app(lite: SupabaseLite, supabase_stack: SupabaseStack, tmp_path_factory) -> Iterator[Flask]:
    with running_gateway(supabase_stack.rest_url, lite.auth_url) as url:
        app = hosted_app(tmp_path_factory.mktemp("instance"), url, supabase_stack.anon_key, supabase_stack.jwt_secret)
        project = app.extensions["snapshot_project"]
        project._connect = lambda: httpx.Client(transport=PlatformTokens(url))
        yield app
        project.close()


@pytest.fixture
def new_owner(app: Flask) -> Callable[[], Owner]:
    return lambda: Owner(app)


@pytest.fixture
def owner(new_owner: Callable[[], Owner]) -> Owner:
    return new_owner()


@pytest.fixture
def open_letter(lite: SupabaseLite, supabase_stack: SupabaseStack) -> Callable[[Owner, str, str], str]:
    """Open the link in the latest email, on whichever device; where it leads.

    On the platform both parts share one table of users.
    """

    def opened(owner: Owner, email: str, kind: str) -> str:
        page = owner.get_page(f"/app/account/link?token_hash={lite.letter(email, kind)}&type={kind}")
        fields = {name: page.field_value(name) for name in ("csrf_token", "token_hash", "type")}
        response = owner.client.post("/app/account/link", data=fields)
        assert response.status_code == 303, response.text
        user_id = owner.carried().identity.user_id
        with psycopg.connect(driver_dsn(supabase_stack.dsn)) as connection:
            row = "insert into auth.users (id, email) values (%s, %s) on conflict do nothing"
            connection.execute(row, (UUID(user_id), email))
        return response.location

    return opened


def test_an_owner_signs_up_makes_a_snapshot_and_finds_it_on_another_device(owner, new_owner, open_letter):
    assert owner.client.get("/app/upload").location == "/app/account/sign-in?next=/app/upload"
    owner.form = "/app/account/sign-up"
    owner.lead("/app/account/sign-up", email=EMAIL, password=PASSWORD)
    assert wording.NOT_TOGETHER in owner.refused().text  # not yet confirmed
    assert open_letter(owner, EMAIL, "signup") == "/app/upload"

    owner.form = "/app/upload"
    files = as_parts(plain_pair())
    path = owner.post("/app/upload", files=files).location
    assert "6 steps succeeded, 0 skipped, 0 failed" in owner.get_page(path).text

    phone = new_owner()
    assert wording.NOT_TOGETHER in phone.refused(password="not this one").text
    phone.sign_in()
    phone.get_page(path)

    stranger = new_owner()
    stranger.lead("/app/account/sign-in", email="bob@example.com", way="link")
    open_letter(stranger, "bob@example.com", "magiclink")
    stranger.get_page(path, 404)
    assert "You have none." in stranger.who()

    owner.form = "/app/account"
    owner.lead("/app/account/delete-everything", confirm="yes")
    phone.get_page(path, 404)
    assert EMAIL in owner.who()


def test_a_shared_link_works_without_signing_in(app, owner, open_letter):
    owner.lead("/app/account/sign-in", email="dora@example.com", way="link")
    open_letter(owner, "dora@example.com", "magiclink")
    owner.form = "/app/account"
    path = owner.post("/app/upload", files=as_parts(plain_pair())).location
    owner.lead(f"{path}/share", days="30")
    page = owner.get_page(path)
    link = urlsplit(page.field_value("new_link")).path

    stranger = app.test_client()
    opened = stranger.get(link)
    assert opened.status_code == 200
    assert "Set-Cookie" not in opened.headers
    assert "INV-1" not in check_page(opened.text).html
    assert stranger.get(f"/shared/{'a' * 43}").status_code == 404

    owner.lead(next(one["action"] for one in page.all("form") if one["action"].endswith("/revoke")))
    assert stranger.get(link).status_code == 404


def test_a_sign_in_is_renewed_and_ended_at_the_project(owner, open_letter):
    email = "carol@example.com"
    owner.lead("/app/account/sign-in", email=email, way="link")
    open_letter(owner, email, "magiclink")
    accounts: Accounts = owner.app.extensions["snapshot_sign_in"].accounts
    first = owner.carried()
    renewed = accounts._renewed(first.refresh_token)
    assert renewed is not None
    assert renewed.identity.user_id == first.identity.user_id
    assert renewed.refresh_token != first.refresh_token

    owner.form = "/app/account"
    owner.lead("/app/account/sign-out")
    assert owner.client.get_cookie(COOKIE) is None
    assert accounts._renewed(renewed.refresh_token) is None


def test_a_token_from_another_project_gives_no_access(owner, supabase_stack):
    """Told by the app before it asks, and by the project's own database as well."""
    claims = jwt.decode(supabase_stack.token(supabase_stack.new_user()), options={"verify_signature": False})
    forged = jwt.encode(claims, "the secret of another project, which is as long", "HS256")
    seal = owner.app.extensions["snapshot_sign_in"].visits
    owner.client.set_cookie(COOKIE, seal.close({"access": forged, "refresh": "x"}))
    assert owner.client.get("/app/results").location == "/app/account/sign-in?next=/app/results"

    project = SupabaseProject(supabase_stack.url, supabase_stack.anon_key)
    store = SupabaseStore(lambda: project.client(forged))
    with pytest.raises(Exception, match="sign in again"):
        store.ensure_workspace("user:x")
    project.close()
