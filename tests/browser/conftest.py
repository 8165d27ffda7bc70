"""A real server, and a real Chromium on a phone and on a desk."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browser.showcase import Showcase
from tests.browser.steps import DESK, PHONE, visiting
from tests.conftest import skip_or_fail
from tests.support.exports import plain_pair
from tests.support.server import serving

# No look-ups of its own: the browser speaks to the server under test only.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        skip_or_fail("no Chromium here; on Debian: apt-get install chromium")
    expect.set_options(timeout=15_000)  # a busy machine is slow; what is awaited comes at once on another
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("served") / "instance") as address:
        yield address


@pytest.fixture(scope="session")
def showcase(browser: Browser) -> Iterator[Showcase]:
    """Where the pages of the stage are looked at."""
    opened = Showcase.of(browser)
    yield opened
    opened.page.context.close()


@pytest.fixture(params=[PHONE, DESK], ids=["phone", "desk"])
def size(request: pytest.FixtureRequest) -> ViewportSize:
    """A journey holds on a phone and on a desk ..."""
    size: ViewportSize = request.param
    return size


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def script(request: pytest.FixtureRequest) -> bool:
    """... with script and without."""
    return bool(request.param)


@pytest.fixture
def page(browser: Browser, server: str, size: ViewportSize) -> Iterator[Page]:
    """A page of a new visitor without script, where nothing needs it."""
    with visiting(browser, server, size, script=False) as page:
        yield page


@pytest.fixture
def owner(browser: Browser, server: str, size: ViewportSize, script: bool) -> Iterator[Page]:
    """A page of a new visitor."""
    with visiting(browser, server, size, script=script) as page:
        yield page


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The plain pair as files."""
    folder = tmp_path_factory.mktemp("pair")
    for file in plain_pair():
        (folder / file.name).write_bytes(file.content)
    return sorted(folder.iterdir())
