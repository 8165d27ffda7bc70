"""Makes the pictures in this folder from a real run in a real browser: ``make screenshots``."""

import random
import shutil
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.support.exports import INVOICE_HEADER, QUOTE_HEADER, as_csv
from tests.support.server import serving

DOCS = Path(__file__).resolve().parent
SIZES = {"phone": {"width": 390, "height": 844}, "desk": {"width": 1000, "height": 900}}
LAST_DAY = date(2026, 3, 27)


def business(folder: Path) -> list[Path]:
    """Exports of an invented heating firm in which a dozen invoices wait for their payment."""
    chance = random.Random(7)
    invoices, quotes = [], []
    for n in range(140):
        issued = LAST_DAY - timedelta(days=round((139 - n) * 2.1))
        total = round(chance.lognormvariate(6.3, 0.7), 2)
        due = issued + timedelta(days=14)
        paid = issued + timedelta(days=chance.randint(3, 24))
        waits = paid > LAST_DAY or (40 < (LAST_DAY - issued).days < 75 and chance.random() < 0.5)
        customer, quote = f"Customer {chance.randrange(60)}", f"Q-{700 + n}"
        service = chance.choice(["Furnace repair", "Heat pump service", "AC tune-up", "Duct cleaning"])
        invoices.append([
            f"INV-{1200 + n}", customer, quote, service, issued, due, "" if waits else paid,
            "Sent" if waits else "Paid", total, total if waits else 0,
        ])  # fmt: skip
        made = issued - timedelta(days=9)
        quotes.append([quote, customer, service, made, made + timedelta(days=4), "", "Approved", total])
    for n in range(60):
        made = LAST_DAY - timedelta(days=3 + 4 * n)
        quotes.append([f"Q-{900 + n}", "Customer X", "AC install", made, "", made + timedelta(days=6), "Declined", 900])
    (folder / "invoices.csv").write_bytes(as_csv(INVOICE_HEADER, invoices))
    (folder / "quotes.csv").write_bytes(as_csv(QUOTE_HEADER, quotes))
    return sorted(folder.glob("*.csv"))


def take(browser: Browser, address: str, files: list[Path]) -> None:
    """One picture of the result per size."""
    for name, size in SIZES.items():
        page = browser.new_context(base_url=address, viewport=size).new_page()
        page.goto("/app/upload")
        page.locator("input[type=file]").set_input_files(files)
        page.get_by_role("button", name="Make").click()
        page.wait_for_url("**/app/results/*")
        page.screenshot(path=DOCS / f"result-{name}.png")


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        files = business(Path(scratch))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with serving(Path(scratch) / "instance") as address:
            take(browser, address, files)


if __name__ == "__main__":
    main()
