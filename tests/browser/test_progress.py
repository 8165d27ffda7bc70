"""While a run works, a browser without script shows its steps as they happen, and nothing invites a second click."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from snapshot.wording.pages import STEPS
from tests.browser.steps import DESK, PHONE, choose, send, visiting
from tests.support.server import HeldServer, serving_held, serving_slowly

pytestmark = pytest.mark.browser
LABELS = list(STEPS.values())
RESULT = "**/app/results/*"


@pytest.fixture(scope="module")
def slow_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Each step takes half a second and more."""
    with serving_slowly(tmp_path_factory.mktemp("slow") / "instance", 0.5) as (address, _):
        yield address


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HeldServer]:
    with serving_held(tmp_path_factory.mktemp("held") / "instance") as server:
        yield server


@pytest.fixture
def waiting(browser: Browser, slow_server: str) -> Iterator[Page]:
    with visiting(browser, slow_server, PHONE, script=False) as page:
        yield page


def press(page: Page, files: list[Path]) -> None:
    choose(page, *files)
    send(page)


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_the_steps_arrive_one_by_one_and_the_page_leads_to_the_result(
    browser: Browser, held: HeldServer, size: ViewportSize, pair: list[Path]
) -> None:
    with held.holding(), visiting(browser, held.address, size, script=False) as page:
        press(page, pair)
        for number, label in enumerate(LABELS):
            held.let_through(number)
            done = [f"{before} done" for before in LABELS[:number]]
            # A step that has not begun is not shown.
            expect(page.locator(".making__step")).to_have_text([*done, label], use_inner_text=True)
        assert page.locator("main button").count() == 0
        assert "One press was enough" in page.locator("main").inner_text()
        held.let_go()
        page.wait_for_url(RESULT)
        expect(page.get_by_role("heading", name="Takeaway")).to_be_visible()
        page.go_back()
        expect(page.locator("h1")).to_have_text("Upload your exports")


def test_a_closed_browser_changes_nothing_and_another_tab_says_the_step(waiting: Page, pair: list[Path]) -> None:
    other = waiting.context.new_page()
    press(waiting, pair)
    expect(waiting.locator(".making__step").nth(1)).to_be_visible()
    waiting.close()
    other.goto("/app/results")
    other.locator("main a[href*='/app/results/']").click()
    assert any(f"“{label}”" in other.locator("[role=status]").inner_text() for label in LABELS[1:])
    assert other.locator("main form").count() == 0
    expect(other.get_by_role("heading", name="Takeaway")).to_be_visible(timeout=15_000)
    press(other, pair)
    expect(other.locator(".making__step").first).to_be_visible()
    other.wait_for_url(RESULT)


def test_a_server_that_is_told_to_stop_lets_the_run_end(browser: Browser, tmp_path: Path, pair: list[Path]) -> None:
    with serving_slowly(tmp_path / "instance", 0.5) as (address, process):
        page = browser.new_context(base_url=address, java_script_enabled=False).new_page()
        press(page, pair)
        expect(page.locator(".making__step").nth(1)).to_be_visible()
        process.terminate()
        assert process.wait(timeout=300) == 0
        page.context.close()
    (log,) = tmp_path.glob("server-*.log")
    said = [json.loads(line) for line in log.read_text().splitlines()]
    (run,) = (line for line in said if line["message"] == "run")
    (request,) = (line for line in said if line.get("method") == "POST" and line["route"] == "/app/upload")
    assert run["outcome"] == "succeeded"
    assert (request["status"], request["run_id"]) == (200, run["run_id"])
    assert request["ms"] >= run["ms"]
