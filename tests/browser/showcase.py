"""One browser page that shows the pages of the stage as the app sent them: status, headers, own style and script."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Route

import snapshot
from tests.pages.stage import Shown

STATIC = Path(snapshot.__file__).parent / "static"
ADDRESS = "http://snapshot.test/"
BLANK = Shown("blank", 200, "<!doctype html><title>Blank</title>", (("Content-Type", "text/html"),), "")
WRITE = """html => new Promise(done => {
  document.open();
  addEventListener('load', () => done(), {once: true});
  document.write(html);
  document.close();
})"""
UNFOLD = "() => document.querySelectorAll('details').forEach(fold => fold.open = true)"
FOLD = "() => document.querySelectorAll('details').forEach(fold => fold.open = false)"


@dataclass
class Showcase:
    """``page`` never asks a server: what it gets is the page on show, once, and files of the static folder.

    Where a page would lead on by itself, nothing answers, and it stays.
    """

    page: Page
    shown: Shown | None = None

    @classmethod
    def of(cls, browser: Browser) -> "Showcase":
        context = browser.new_context(reduced_motion="reduce", service_workers="block")
        showcase = cls(context.new_page())
        context.route("**/*", showcase.answer)
        showcase.show(BLANK, 320)
        return showcase

    def answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if path.startswith("/static/"):
            route.fulfill(path=STATIC / path.removeprefix("/static/"))
        elif self.shown:
            shown, self.shown = self.shown, None
            route.fulfill(status=shown.status, headers=dict(shown.headers), body=shown.html)
        else:
            route.fulfill(status=204)

    def show(self, shown: Shown, width: int, *, dark: bool = False) -> Page:
        """Load the page in that rendering, its folds as they are."""
        self.shown = shown
        self.render(width, dark=dark)
        self.page.goto(ADDRESS)
        return self.page

    def lay(self, shown: Shown, width: int, *, dark: bool = False) -> Page:
        """The same, written over the page before, with its folds open: quicker by half, and what was loaded into that
        page (axe) is there still. Nothing has the focus at first, and the headers are left out.
        """
        self.render(width, dark=dark)
        self.page.evaluate(WRITE, shown.html)
        self.fold(folds_open=True)
        return self.page

    def render(self, width: int, *, dark: bool) -> None:
        """The same page, otherwise, without loading it again."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme="dark" if dark else "light", media="screen")

    def print(self, width: int) -> None:
        """The same page, as it comes out on paper."""
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(media="print")

    def fold(self, *, folds_open: bool) -> None:
        self.page.evaluate(UNFOLD if folds_open else FOLD)
