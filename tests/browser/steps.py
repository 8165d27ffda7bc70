"""What an owner does in a browser, step by step, and what must not happen on any way."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    ViewportSize,
    expect,
)

PHONE: ViewportSize = {"width": 320, "height": 700}  # the narrowest that is in use
DESK: ViewportSize = {"width": 1280, "height": 900}
RESULT = re.compile(r"/app/results/[0-9a-f]{32}$")
STATUS_LINE = "Failed to load resource: the server responded with a status of"  # of a page, judged by its answer


@dataclass
class Faults:
    """Everything that fails a journey though no page may say it: faults of a script, the policy, requests, answers."""

    found: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._said)
        context.on("weberror", lambda error: self.found.append(str(error.error)))
        context.on("response", self._answered)
        context.on("requestfailed", self._failed)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(STATUS_LINE):
            self.found.append(message.text)

    def _answered(self, response: Response) -> None:
        """A page, or a question of a script, may be refused; what a page is made of may not."""
        may_be_refused = response.request.resource_type in {"document", "fetch"}
        if response.status >= (500 if may_be_refused else 400):
            self.found.append(f"{response.status} {response.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the browser itself has turned away: a download, a next page
            self.found.append(f"{request.failure} {request.url}")


@contextmanager
def visiting(browser: Browser, address: str, size: ViewportSize, *, script: bool) -> Iterator[Page]:
    """A page of a new visitor. Whatever goes wrong unseen, in this page or another tab, is raised at the end."""
    faults = Faults()
    context = browser.new_context(base_url=address, viewport=size, java_script_enabled=script)
    faults.watch(context)
    yield context.new_page()
    context.close()
    assert not faults.found, faults.found


# Making a snapshot ---------------------------------------------------------------------------------------------------


def choose(page: Page, *files: Path) -> None:
    """Open the form and choose ``files``."""
    page.goto("/app/upload")
    page.locator("input[type=file]").set_input_files(files)


def send(page: Page) -> None:
    """Press the button, whatever page comes of it."""
    page.get_by_role("button", name="Make").click(no_wait_after=True)


def upload(page: Page, *files: Path) -> None:
    choose(page, *files)
    page.get_by_role("button", name="Make").click()


def result_of(page: Page) -> str:
    """Wait until the page has led to a result; its address."""
    page.wait_for_url(RESULT)
    expect(page.get_by_text("That is all. Nothing here needs watching.")).to_be_visible()
    return page.url


def snapshots(page: Page) -> Locator:
    """The lines of the owner's list."""
    page.goto("/app/results")
    return page.locator("main a[href*='/app/results/']")


# Looking at a page ---------------------------------------------------------------------------------------------------


def fold(page: Page, title: str) -> Locator:
    return page.locator("summary", has_text=title).first


def sideways(page: Page) -> bool:
    """Whether anything sticks out at the right of the page."""
    beyond = "[...document.querySelectorAll('main *')].some(e => e.getBoundingClientRect().right > innerWidth + 1)"
    return bool(page.evaluate(beyond))


def pages_on_paper(page: Page) -> int:
    return page.pdf(format="Letter").count(b"/Type /Page\n")


def status_of(page: Page, address: str) -> int:
    """Go there; how it is answered."""
    answer = page.goto(address)
    assert answer is not None
    return answer.status


def downloaded(page: Page, link: str) -> Path:
    """The file that the link gives."""
    with page.expect_download() as started:
        page.get_by_role("link", name=link).click()
    return Path(started.value.path())


# Leaving -------------------------------------------------------------------------------------------------------------


def confirm(page: Page, button: str) -> None:
    """Tick the box beside ``button``, and press it."""
    page.get_by_role("checkbox", name="Yes, delete").check()
    page.get_by_role("button", name=button).click()


def delete_shown(page: Page) -> None:
    """Delete the snapshot on show."""
    fold(page, "Delete this snapshot").click()
    confirm(page, "Delete this snapshot")


def delete_everything(page: Page) -> None:
    page.goto("/app/account")
    confirm(page, "Delete everything")
