"""Every page in every state keeps the page rules; no template and no address is left out of them."""

import pytest

from tests.page_rules import check_page
from tests.pages.every_page import EVERY_PAGE
from tests.pages.stage import Shown, Stage

NO_PAGES = ("/static", "/healthz", "/readyz")  # and what ends in .json or .csv


@pytest.fixture(scope="module")
def pages(stage: Stage) -> list[Shown]:
    return [stage.show(name) for name in EVERY_PAGE]


def fault_of(page: Shown) -> str:
    try:
        check_page(page.html)
    except AssertionError as fault:
        return str(fault)
    return ""


def test_some_pages_keep_the_rules(stage: Stage) -> None:
    """One page in fifteen; ``make slow`` and CI look at all of them."""
    for name in EVERY_PAGE[::15]:
        check_page(stage.show(name).html)


@pytest.mark.slow
def test_every_page_keeps_the_rules(pages):
    faults = {page.name: fault_of(page) for page in pages}
    assert not {name: fault for name, fault in faults.items() if fault}


@pytest.mark.slow
def test_every_template_is_used_by_some_page(stage, pages):
    apps = (stage.plain, stage.hosted)
    loaded = {name for app in apps for _, name in app.jinja_env.cache}
    assert loaded == {name for app in apps for name in app.jinja_env.list_templates()}


@pytest.mark.slow
def test_every_page_address_has_a_scene(stage, pages):
    addresses = {rule.rule for rule in stage.hosted.url_map.iter_rules() if "GET" in (rule.methods or ())}
    ours = {rule for rule in addresses if not rule.startswith(NO_PAGES) and not rule.endswith((".json", ".csv"))}
    assert {page.rule for page in pages if page.status == 200} >= ours
    plain = {rule.rule for rule in stage.plain.url_map.iter_rules()}
    assert plain <= {rule.rule for rule in stage.hosted.url_map.iter_rules()}
