"""Who is asking: whoever is signed in, where the app has a sign-in (``auth_session``). Otherwise each browser has a
private guest workspace, named by a random id in its signed session cookie.

The id is put into the cookie together with the form's own token, when a form is first shown; so the second press of a
button belongs to the same visitor as the first one. The store hears of a visitor at the first form that is sent.
"""

import ipaddress
import secrets
from datetime import timedelta

from flask import Flask, current_app, g, has_request_context, request, session
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from itsdangerous import SignatureExpired, TimestampSigner, URLSafeTimedSerializer

from snapshot.blueprints.auth_session import current_visit, sign_in_desk
from snapshot.blueprints.headers import is_below_shared
from snapshot.blueprints.inputs import checked_run_id
from snapshot.errors import RunNotFound
from snapshot.services.context import RunContext
from snapshot.services.runs import StoredRun, find_run

VISITOR = "visitor"
WORKSPACE = "workspace"
FORWARDING_HEADERS = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-Ip")
CLOCKS_APART = timedelta(days=1)


class PatientSigner(TimestampSigner):
    """Takes a cookie that another host signed whose clock is ahead: it is no forgery, and as young as can be."""

    def unsign(self, signed_value, max_age=None, return_timestamp=False):  # type: ignore[no-untyped-def]  # as itsdangerous has it
        try:
            return super().unsign(signed_value, max_age, return_timestamp)
        except SignatureExpired as expired:
            now = self.timestamp_to_datetime(self.get_timestamp())
            if expired.date_signed is None or not now < expired.date_signed < now + CLOCKS_APART:
                raise
            return super().unsign(signed_value, None, return_timestamp)


class VisitorSessions(SecureCookieSessionInterface):
    """Session cookies that are Secure, but for plain http straight to a loopback address."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        serializer = super().get_signing_serializer(app)
        if serializer is not None:
            serializer.signer = PatientSigner
        return serializer

    def should_set_cookie(self, app: Flask, session: SessionMixin) -> bool:
        """Not with what is the same for everybody: caches keep it, and a link that was shared leaves no trace."""
        return not (request.endpoint == "static" or is_below_shared()) and super().should_set_cookie(app, session)

    def get_cookie_secure(self, app: Flask) -> bool:
        return super().get_cookie_secure(app) and (request.is_secure or not _is_local())


def run_context() -> RunContext:
    """What every service call needs; built once by the factory."""
    context: RunContext = current_app.extensions["snapshot"]
    return context


def access_token() -> str | None:
    """The token of whoever is signed in, good for this request; ``None`` where nobody is, or nobody asks."""
    return g.get("access_token") if has_request_context() else None


def remember_visitor() -> None:
    """Give a stranger an id, in the cookie only: nothing is stored for someone who just looks."""
    if VISITOR not in session and sign_in_desk() is None:
        session[VISITOR] = secrets.token_urlsafe(24)
        session.permanent = True


def forget_visitor() -> None:
    """The next form of this browser belongs to a new visitor, or to the same account with nothing in it."""
    if visit := current_visit():
        visit.remember(None)
    session.pop(VISITOR, None)
    session.pop(WORKSPACE, None)


def known_workspace() -> str | None:
    """The workspace of this visitor, or ``None`` for a stranger: for those nothing is created, no database is asked."""
    visit = current_visit()
    return visit.known_workspace() if visit else session.get(WORKSPACE)


def own_workspace() -> str:
    """The workspace of this visitor. Raises ``RunNotFound`` for a stranger: nothing here is theirs."""
    workspace_id = known_workspace()
    if workspace_id is None:
        raise RunNotFound
    return workspace_id


def own_run(run_id: str) -> StoredRun:
    """The run of this visitor with that id, as it came in. Raises ``RunNotFound``, also for somebody else's."""
    return find_run(run_context(), own_workspace(), checked_run_id(run_id))


def current_workspace() -> str:
    """The workspace of this visitor, made at the first call, and made anew where the database has lost it."""
    if visit := current_visit():
        return visit.own_workspace()
    remember_visitor()
    workspace_id = run_context().store.ensure_workspace(f"guest:{session[VISITOR]}")
    session[WORKSPACE] = workspace_id
    return workspace_id


def _is_local() -> bool:
    """Whether the browser itself speaks to a loopback address. A proxy on this machine may hide the real one."""
    if any(name in request.headers for name in FORWARDING_HEADERS):
        return False
    host = request.host.rsplit(":", 1)[0] if not request.host.endswith("]") else request.host
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
