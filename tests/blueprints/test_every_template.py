"""No template that no page shows: these few pages load every one of them."""

from io import BytesIO

import pytest

from tests import sample_results
from tests.blueprints.conftest import Visitor, opened_app

# Pages of an app with sign-in: each is shown in test_sign_in.py.
HOSTED = {f"account/{name}.html" for name in ("sign_in", "sign_up", "link_sent", "open_link")}


@pytest.fixture
def fresh(tmp_path):
    """An app of its own, so that what it has loaded is what this test has shown."""
    with opened_app(tmp_path, MAX_CONTENT_LENGTH=20_000) as app:
        yield Visitor(app)


def loaded(app):
    return {name for _, name in app.jinja_env.cache}


def test_every_template_is_shown_on_some_page(fresh):
    for path in ("/", "/app/upload", "/app/results", "/app/account", "/app/remote-assist"):
        fresh.get_page(path)
    fresh.get_page("/nowhere", 404)
    fresh.get_page(fresh.keep(sample_results.ready("ready")))
    fresh.get_page(fresh.keep(sample_results.gated("gated")))
    fresh.get_page(fresh.keep(sample_results.under_way("dead"), "interrupted"))
    fresh.get_page(fresh.ask("question"))
    fresh.send("/app/upload", 413, files=(BytesIO(b"x" * 30_000), "a.csv"))
    fresh.post("/app/remote-assist", tool="Jobber", notes="Where?", contact="ann@example.com", website="")
    fresh.get_page("/app/remote-assist")
    assert loaded(fresh.app) | HOSTED == set(fresh.app.jinja_env.list_templates())
