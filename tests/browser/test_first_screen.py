"""Whatever the theme: takeaway and action stand on the first screen of a phone, and the whole on one page of paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from evals.businesses import KINDS, construct
from evals.businesses.write import write_business
from tests.browser.steps import sideways, upload

pytestmark = pytest.mark.browser

SCREENS = ((390, 844), (360, 740), (320, 700))
PICTURED = {"slow_payers", "one_big_debtor", "stale_quotes", "decision_backlog"}
THEMES = (*sorted(kind.name for kind in KINDS if kind.group == "pressure"), "healthy", "few_documents")


@pytest.fixture
def result(browser: Browser, server: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The result of a business with the theme that is asked for."""
    kind = next(kind for kind in KINDS if kind.name == request.param)
    write_business(construct(kind, 3), tmp_path, kind)
    page = browser.new_context(base_url=server, java_script_enabled=False).new_page()
    upload(page, *sorted(tmp_path.iterdir()))
    expect(page.get_by_role("heading", name="Takeaway")).to_be_visible(timeout=30_000)
    yield page
    page.context.close()


def end_of(page: Page, selector: str) -> float:
    box = page.locator(selector).first.bounding_box()
    assert box is not None
    return box["y"] + box["height"]


@pytest.mark.parametrize("result", THEMES, indirect=True)
def test_takeaway_and_action_on_the_first_screen_and_all_of_it_on_one_page(result: Page, request) -> None:
    theme = request.node.callspec.params["result"]
    for width, height in SCREENS:
        result.set_viewport_size({"width": width, "height": height})
        assert end_of(result, ".takeaway > p") < end_of(result, ".next-action > p") <= height
        assert not sideways(result)
    drawing = result.get_by_role("img")
    expect(drawing).to_have_count(int(theme in PICTURED))
    if theme in PICTURED:
        expect(drawing).to_be_visible()
        assert middles(result, "rect") == middles(result, "dd"), "each bar lies on the line of its own amount"
        assert max(edges(result, "rect", "right")) < min(edges(result, "dd", "left")), "and beside it"
    for paper in ("Letter", "A4"):
        assert result.pdf(format=paper).count(b"/Type /Page\n") == 1, paper


def edges(page: Page, tag: str, side: str) -> list[float]:
    """Where one side of each part of the picture lies."""
    script = "(found, side) => found.map(one => one.getBoundingClientRect()[side])"
    found: list[float] = page.locator(f".picture {tag}").evaluate_all(script, side)
    return found


def middles(page: Page, tag: str) -> list[int]:
    return [
        round((top + bottom) / 2)
        for top, bottom in zip(edges(page, tag, "top"), edges(page, tag, "bottom"), strict=True)
    ]


@pytest.mark.parametrize("result", ["slow_payers"], indirect=True)
def test_a_result_asks_for_one_stylesheet_and_no_script(result: Page) -> None:
    asked: list[str] = []
    result.on("request", lambda request: asked.append(request.resource_type))
    page = result.reload()
    assert page is not None
    assert sorted(set(asked) - {"image", "other"}) == ["document", "stylesheet"]
    assert asked.count("stylesheet") == 1
    assert len(page.body()) < 60_000
