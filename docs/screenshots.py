"""Makes the pictures in this folder from real runs in a real browser: ``make screenshots``.

They change only when the pages do: it is always the same morning, for the app and for its database, and the businesses
are the sample ones of that day.
"""

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread
from typing import Any

from playwright.sync_api import Page, ViewportSize, sync_playwright
from sqlalchemy import Engine, event
from werkzeug.serving import WSGIRequestHandler, make_server

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from snapshot import create_app
from snapshot.pipeline import run_analysis
from snapshot.pipeline.documents.profile import Industry
from snapshot.samples import sample_files
from tests.browser.steps import choose, result_of, send

DOCS = Path(__file__).resolve().parent
MORNING = datetime(2026, 3, 27, 8, 30, tzinfo=UTC)
JULIAN_MORNING = MORNING.timestamp() / 86_400 + 2_440_587.5
PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1000, "height": 900}


class Gate:
    """Where a run waits in the middle, so that there is time for its picture."""

    def __init__(self, room: Callable[..., Any]) -> None:
        self.opened = Event()
        self.opened.set()
        self.room = room

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.opened.wait()
        return self.room(*given, **named)


GATE = Gate(run_analysis.build_predictive_context)


class Silent(WSGIRequestHandler):
    def log(self, *_: object) -> None:
        """Nothing: the pictures are what is asked for."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address of the app on that morning."""

    @event.listens_for(Engine, "connect")
    def stop_clock(connection: Any, _record: object) -> None:
        connection.create_function("julianday", 1, lambda _text: JULIAN_MORNING)

    run_analysis.build_predictive_context = GATE
    app = create_app({"SNAPSHOT_INSTANCE_DIR": str(folder / "instance")})
    app.extensions["snapshot"] = replace(app.extensions["snapshot"], clock=lambda: MORNING)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    server.server_close()


def exports(folder: Path) -> list[Path]:
    """What the owner of a sample business exports, as files of their own."""
    files = sample_files(Industry.HVAC, MORNING.date())
    for file in files:
        (folder / file.name.removeprefix("sample-")).write_bytes(file.content)
    return [folder / file.name.removeprefix("sample-") for file in files]


def take(page: Page, name: str, *, down_to: str | None = None) -> None:
    """What is on the screen, or the page down to the end of that element and a little more."""
    box = page.locator(down_to).bounding_box() if down_to else None
    if box and page.viewport_size:
        page.set_viewport_size({"width": page.viewport_size["width"], "height": round(box["y"] + box["height"]) + 24})
    page.screenshot(path=DOCS / f"{name}.png", animations="disabled")


def make(page: Page, *files: Path) -> None:
    choose(page, *files)
    send(page)
    result_of(page)


def on_a_phone(page: Page, files: list[Path], wrong: Path) -> None:
    page.goto("/")
    take(page, "home-phone")
    choose(page, *files)
    take(page, "upload-phone")
    GATE.opened.clear()
    send(page)
    page.locator(".making__step").nth(3).wait_for()
    take(page, "making-phone")
    GATE.opened.set()
    result_of(page)
    take(page, "result-phone")
    page.get_by_text("Share with your accountant").click()
    page.get_by_role("button", name="Make a link").click()
    page.goto(page.get_by_label("Copy this link now").input_value())
    take(page, "shared-phone")
    make(page, wrong)
    take(page, "gated-phone")


def on_a_desk(page: Page, files: list[Path]) -> None:
    make(page, *files)
    take(page, "result-desk", down_to=".picture")
    page.emulate_media(color_scheme="dark")
    take(page, "result-desk-dark", down_to=".picture")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as address, sync_playwright() as playwright:
        files = exports(Path(folder))
        wrong = Path(folder, "invoices march.csv")
        wrong.write_bytes(b"%PDF-1.4")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        on_a_phone(browser.new_page(base_url=address, viewport=PHONE), files, wrong)
        on_a_desk(browser.new_page(base_url=address, viewport=DESK), files)
        browser.close()


if __name__ == "__main__":
    main()
