"""An app on a Supabase project, and a browser that signs in to it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from flask import Flask

from snapshot import create_app
from snapshot.auth.rate_limit import RateLimit
from snapshot.blueprints.auth_session import COOKIE
from snapshot.services.sign_in import Accounts, SignIn
from snapshot.store.engine import open_engine
from snapshot.store.sql.store import SqlStore
from snapshot.store.supabase.client import SupabaseProject
from tests.blueprints.conftest import Visitor
from tests.page_rules import Page, check_page
from tests.support.sign_in_service import ADDRESS, SECRET, SignInService

EMAIL, PASSWORD = "ann@example.com", "a few words in a row"


def hosted_app(folder: Path, url: str, key: str, secret: str) -> Flask:
    """The app as a host starts it."""
    settings = {"SUPABASE_URL": url, "SUPABASE_KEY": key, "SUPABASE_JWT_SECRET": secret}
    own = {"SNAPSHOT_INSTANCE_DIR": str(folder), "TESTING": True, "PROPAGATE_EXCEPTIONS": False}
    return create_app(own | settings)


@contextmanager
def hosted_on_sqlite(folder: Path, empty_database: Path) -> Iterator[Flask]:
    """A hosted app; its rows lie in SQLite here, the project's own rules are held elsewhere."""
    app = hosted_app(folder, ADDRESS, "sb_publishable_x", SECRET)
    engine = open_engine(f"sqlite:///{shutil.copy(empty_database, folder)}")
    app.extensions["snapshot"] = replace(app.extensions["snapshot"], store=SqlStore(engine))
    yield app
    engine.dispose()


def behind(app: Flask, service: SignInService) -> None:
    """Put ``service`` behind the app, as it is after a start."""
    settings = app.extensions["snapshot_settings"].supabase
    project = SupabaseProject(settings.url, settings.key, service.connect)
    app.extensions["snapshot_sign_in"] = replace(
        app.extensions["snapshot_sign_in"],
        accounts=Accounts(settings, project),
        tries=RateLimit(10, 300),
        tries_of_network=RateLimit(40, 300),
    )


class Owner(Visitor):
    """A browser on a hosted app."""

    form = "/app/account/sign-in"

    def token(self) -> str:
        return check_page(self.client.get(self.form, follow_redirects=True).text).field_value("csrf_token")

    def lead(self, path: str, **fields: str) -> str:
        """Send a form that leads on; the address."""
        response = self.post(path, **fields)
        assert response.status_code == 303, response.text
        return str(response.location)

    def sign_in(self, email: str = EMAIL, password: str = PASSWORD) -> str:
        return self.lead("/app/account/sign-in", email=email, password=password)

    def refused(self, path: str = "/app/account/sign-in", status: int = 400, **fields: str) -> Page:
        return self.send(path, status, **{"email": EMAIL, "password": PASSWORD} | fields)

    def who(self) -> str:
        return self.get_page("/app/account").text

    def sealed(self) -> str:
        found = self.client.get_cookie(COOKIE)
        return found.value if found else ""

    def carried(self) -> SignIn:
        """What this browser carries."""
        desk = self.app.extensions["snapshot_sign_in"]
        words = desk.visits.open(self.sealed())
        found = desk.accounts.resume(words["access"], words["refresh"])
        assert found is not None
        return found

    def verifier(self) -> str:
        """What this browser keeps until a link is opened."""
        with self.client.session_transaction() as session:
            return self.app.extensions["snapshot_sign_in"].links.open(session["link"])["verifier"]

    def workspace(self) -> str:
        self.client.get("/app/results")
        words = self.app.extensions["snapshot_sign_in"].visits.open(self.sealed())
        return words["workspace"]
