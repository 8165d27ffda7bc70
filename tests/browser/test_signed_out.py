"""Where there is a sign-in: signed out in one tab, signed out in every tab, and nothing is lost by it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from tests.browser.steps import PHONE, choose, result_of, send, sideways, snapshots, visiting
from tests.support.hosted_owner import EMAIL, PASSWORD, behind, hosted_on_sqlite
from tests.support.sign_in_service import SignInService

pytestmark = pytest.mark.browser


@pytest.fixture
def hosted(tmp_path: Path, empty_database: Path) -> Iterator[str]:
    """The address of a host where visitors sign in, and somebody has an account."""
    service = SignInService()
    service.add(EMAIL, PASSWORD)
    with hosted_on_sqlite(tmp_path / "hosted", empty_database) as app:
        behind(app, service)
        server = make_server("127.0.0.1", 0, app, threaded=True)
        serving = Thread(target=server.serve_forever)
        serving.start()
        yield f"http://127.0.0.1:{server.port}"
        server.shutdown()
        serving.join()
        server.server_close()


@pytest.fixture
def member(browser: Browser, hosted: str) -> Iterator[Page]:
    with visiting(browser, hosted, PHONE, script=False) as page:
        yield page


def test_signed_out_in_one_tab_is_signed_out_in_the_other(member: Page, pair: list[Path]) -> None:
    other = member.context.new_page()
    member.goto("/app/upload")
    signs_in(member)
    expect(member.locator("h1")).to_have_text("Upload your exports")
    choose(member, *pair)
    send(member)
    result = result_of(member)
    other.goto(result)
    signs_out(member)
    other.get_by_role("button", name="Run again").click()
    expect(other.locator("h1")).to_have_text("This form is no longer valid")
    other.get_by_role("link", name="Open the page again").click()
    signs_in(other)
    assert result_of(other) == result
    expect(snapshots(other)).to_have_count(1)


def signs_in(page: Page) -> None:
    page.get_by_label("Email").first.fill(EMAIL)
    page.get_by_label("Password").first.fill(PASSWORD)
    assert not sideways(page)
    page.get_by_role("button", name="Sign in", exact=True).click()


def signs_out(page: Page) -> None:
    page.goto("/app/account")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are not signed in, so nothing of yours is shown here.")).to_be_visible()
