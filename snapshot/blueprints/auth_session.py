"""A signed-in visitor: their tokens live in one sealed cookie of this browser, and nowhere on the host.

A table of sessions would need a database that the web process may write to in nobody's name; hosted on a Supabase
project it has none, and many hosts behind one address need no shared memory this way. The cookie is encrypted, not
readable by scripts, and is written anew at every sign-in, renewal and sign-out. Signing out ends the tokens at the
project, so a copy of the cookie is worth nothing after the hour that an access token lives.
"""

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Flask, Response, current_app, g, request

from snapshot.blueprints.headers import is_below_shared
from snapshot.errors import SignInUnavailable

if TYPE_CHECKING:
    from snapshot.auth.encrypted_cookie import Seal
    from snapshot.auth.rate_limit import RateLimit
    from snapshot.services.sign_in import Accounts, SignIn

COOKIE = "snapshot_sign_in"
LIFE = timedelta(days=30)  # since the last renewal
MAX_COOKIE_BYTES = 3_800  # browsers drop what is larger than 4,096 with its name and flags

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SignInDesk:
    """What an app with sign-in has besides; built once. ``links`` seals what a browser keeps until a link is opened."""

    accounts: "Accounts"
    visits: "Seal"
    links: "Seal"
    tries: "RateLimit"
    tries_of_network: "RateLimit"


@dataclass(slots=True)
class Visit:
    """Who asks in this request. What changes is written to the cookie when the request ends."""

    desk: SignInDesk
    signed_in: "SignIn | None" = None
    workspace_id: str | None = None
    changed: bool = False

    def enter(self, signed_in: "SignIn", workspace_id: str | None = None) -> None:
        """This browser belongs to whoever has signed in. Raises ``SignInUnavailable`` where no cookie can hold it."""
        self.signed_in, self.workspace_id, self.changed = signed_in, workspace_id, True
        g.access_token = signed_in.access_token
        if len(self.sealed()) > MAX_COOKIE_BYTES:
            log.error("the project's tokens are too long for a cookie: are there large custom claims?")
            self.leave()
            raise SignInUnavailable

    def leave(self) -> None:
        """This browser belongs to nobody."""
        self.signed_in, self.workspace_id, self.changed = None, None, True
        g.access_token = None

    def remember(self, workspace_id: str | None) -> None:
        """``None``: it is gone, and the next one is made when it is needed."""
        self.changed = self.changed or workspace_id != self.workspace_id
        self.workspace_id = workspace_id

    def known_workspace(self) -> str | None:
        """Asked for once after each sign-in: on another device there may be snapshots already."""
        return self.workspace_id or (self.own_workspace() if self.signed_in else None)

    def own_workspace(self) -> str:
        """The one workspace of whoever is signed in, made at the first call. Raises ``SignInAgain`` for nobody."""
        owner = self.signed_in.identity.user_id if self.signed_in else ""
        workspace_id: str = current_app.extensions["snapshot"].store.ensure_workspace(f"user:{owner}")
        self.remember(workspace_id)
        return workspace_id

    def sealed(self) -> str:
        """The cookie's text; empty for nobody."""
        if self.signed_in is None:
            return ""
        words = {"access": self.signed_in.access_token, "refresh": self.signed_in.refresh_token}
        return self.desk.visits.close(words | ({"workspace": self.workspace_id} if self.workspace_id else {}))


def sign_in_desk() -> SignInDesk | None:
    """``None``: this app has no sign-in."""
    desk: SignInDesk | None = current_app.extensions.get("snapshot_sign_in")
    return desk


def current_visit() -> Visit | None:
    """Who asks; ``None``: this app has no sign-in. Raises ``SignInUnavailable``."""
    desk = sign_in_desk()
    if desk is not None and "visit" not in g:
        g.visit = Visit(desk)
        _arrive(g.visit, desk.visits.open(request.cookies.get(COOKIE, "")) or {})
    visit: Visit | None = g.get("visit")
    return visit


def _arrive(visit: Visit, words: dict[str, str]) -> None:
    if not words:
        return
    access_token, workspace_id = words["access"], words.get("workspace")
    signed_in = visit.desk.accounts.resume(access_token, words["refresh"])
    if signed_in is None:
        visit.leave()
    elif signed_in.access_token != access_token:
        visit.enter(signed_in, workspace_id)
    else:
        visit.signed_in, visit.workspace_id = signed_in, workspace_id
        g.access_token = access_token


def keep_visit(response: Response) -> Response:
    """Write the cookie where something changed; on error pages, too: a renewed token must not be lost.

    Never with a shared link: it leaves no trace in the browser.
    """
    visit: Visit | None = g.get("visit")
    if visit is None or not visit.changed or is_below_shared():
        return response
    app: Flask = current_app._get_current_object()  # type: ignore[attr-defined]  # as Flask's own session does
    sessions = app.session_interface
    response.set_cookie(
        COOKIE,
        visit.sealed(),
        max_age=LIFE if visit.signed_in else 0,
        path=sessions.get_cookie_path(app),
        domain=sessions.get_cookie_domain(app),
        secure=sessions.get_cookie_secure(app),
        httponly=True,
        samesite="Lax",
    )
    return response
