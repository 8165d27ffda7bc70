"""Signing in to the Supabase project: by password, by a link in an email, or as a guest; staying signed in; leaving.

Every client lives for one call and is never shared: a client that sees a sign-in takes on that visitor's identity. It
keeps no session; what a visitor carries is in their own cookie. Whatever the project refuses becomes a sentence that
does not tell whether an account exists, and whatever else goes wrong becomes ``SignInUnavailable``.
"""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING, Any

from snapshot.auth.jwks import KeyRing, KeysUnavailable
from snapshot.auth.tokens import Identity, TokenOutOfTime, TokenRefused, TokenVerifier
from snapshot.errors import (
    MailPaused,
    PasswordTooWeak,
    SignInRefused,
    SignInUnavailable,
    StoreUnavailable,
    TooManyTries,
)
from snapshot.services.sign_in_answers import LEAVE_SECONDS, MAIL_SECONDS, refusals
from snapshot.supabase_settings import SupabaseSettings
from snapshot.wording import sign_in as wording

if TYPE_CHECKING:
    from supabase import Client
    from supabase_auth.types import EmailOtpType

    from snapshot.store.supabase.client import SupabaseProject

RULES_KEPT_SECONDS, ASK_AGAIN_SECONDS = 300, 30
RENEW_SECONDS = 300  # a run of two minutes must not outlive the token that it began with
LINK_KINDS: "frozenset[EmailOtpType]" = frozenset(
    {"email", "signup", "magiclink", "invite", "recovery", "email_change"}
)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SignIn:
    """What a signed-in visitor carries, and who that is by its word."""

    access_token: str
    refresh_token: str
    identity: Identity


@dataclass(frozen=True, slots=True)
class LinkSent:
    """An email is on its way, if the address can be used. ``verifier``: what this browser adds to the link's code."""

    verifier: str


@dataclass(frozen=True, slots=True)
class ProjectRules:
    """What the project allows to those who have no account."""

    guests: bool = False
    sign_up: bool = True


class Accounts:
    """The sign-in of one project. Threads may share it; made before a server forks, it is connected to nothing."""

    def __init__(
        self, settings: SupabaseSettings, project: "SupabaseProject", clock: Callable[[], float] = time.time
    ) -> None:
        self._address = f"{settings.url}/auth/v1"
        self._key = settings.key
        self._project = project
        self._clock = clock
        self._verifier = TokenVerifier(self._address, settings.jwt_secret, KeyRing(self._published_keys).key)
        self._rules = ProjectRules()
        self._rules_end = 0.0
        self._rules_lock = Lock()

    def sign_in(self, email: str, password: str) -> SignIn:
        """Raises ``SignInRefused``, ``TooManyTries`` or ``SignInUnavailable``, as all of these do."""
        with refusals(wording.NOT_TOGETHER):
            answer = self._client().auth.sign_in_with_password({"email": email, "password": password})
            return self._accepted(answer.session)

    def sign_up(self, email: str, password: str, back_to: str) -> SignIn | LinkSent:
        """A new account: signed in at once only where the project asks for no confirmation by email."""
        client = self._client()
        try:
            with refusals(wording.NOT_TOGETHER, MAIL_SECONDS):
                answer = client.auth.sign_up(
                    {"email": email, "password": password, "options": {"email_redirect_to": back_to}}
                )
                return self._accepted(answer.session) if answer.session else LinkSent(_verifier_of(client))
        except PasswordTooWeak:
            raise
        except SignInRefused:
            return LinkSent(_verifier_of(client))  # an account that exists looks like one that has just been made

    def keep_guest(self, guest: SignIn, email: str, password: str, back_to: str) -> SignIn | LinkSent:
        """Make a guest's account a lasting one: the same visitor, so everything made so far stays."""
        client = self._client()
        try:
            with refusals(wording.NOT_TOGETHER, MAIL_SECONDS):
                client.auth.set_session(guest.access_token, guest.refresh_token)
                answer = client.auth.update_user({"email": email, "password": password}, {"email_redirect_to": back_to})
                if answer.user.is_anonymous:
                    return LinkSent(_verifier_of(client))
                return self._accepted(client.auth.refresh_session().session)
        except PasswordTooWeak:
            raise
        except SignInRefused:
            return LinkSent(_verifier_of(client))

    def send_link(self, email: str, back_to: str) -> LinkSent:
        """A link that signs in, and makes an account where there is none: so both are the same to whoever asks."""
        client = self._client()
        try:
            with refusals(wording.NOT_TOGETHER, MAIL_SECONDS):
                client.auth.sign_in_with_otp({"email": email, "options": {"email_redirect_to": back_to}})
        except MailPaused:
            raise
        except SignInRefused:
            return LinkSent(_verifier_of(client))
        return LinkSent(_verifier_of(client))

    def open_link(self, code: str, verifier: str) -> SignIn:
        """By the code that a link came back with, in the browser that asked for it."""
        with refusals(wording.LINK_OVER):
            answer = self._client().auth.exchange_code_for_session(
                {"auth_code": code, "code_verifier": verifier, "redirect_to": ""}
            )
            return self._accepted(answer.session)

    def open_token(self, token_hash: str, kind: str) -> SignIn:
        """By the token in the link itself, in any browser."""
        with refusals(wording.LINK_OVER):
            for known in LINK_KINDS & {kind}:
                answer = self._client().auth.verify_otp({"token_hash": token_hash, "type": known})
                return self._accepted(answer.session)
        raise SignInRefused(wording.LINK_OVER)

    def begin_as_guest(self) -> SignIn:
        """An account without an address, for this browser alone."""
        with refusals(wording.GUESTS_CLOSED):
            return self._accepted(self._client().auth.sign_in_anonymously().session)

    def resume(self, access_token: str, refresh_token: str) -> SignIn | None:
        """Whoever carries these tokens, renewed shortly before their end; ``None``: they are signed out.

        Raises ``SignInUnavailable`` where that cannot be known: nobody is signed out by a project that is away.
        """
        try:
            identity = self._identity(access_token)
        except TokenOutOfTime:
            return self._renewed(refresh_token)
        except TokenRefused:
            return None
        if identity.expires_at - self._clock() >= min(RENEW_SECONDS, (identity.expires_at - identity.issued_at) / 2):
            return SignIn(access_token, refresh_token, identity)
        with suppress(StoreUnavailable):  # the old one still holds for a while
            return self._renewed(refresh_token)
        return SignIn(access_token, refresh_token, identity)

    def sign_out(self, access_token: str) -> None:
        """End this browser's sign-in at the project; others of the same visitor go on. Never fails."""
        try:
            with refusals(wording.NOT_TOGETHER, LEAVE_SECONDS):
                self._client().auth.admin.sign_out(access_token, "local")
        except (SignInRefused, SignInUnavailable, TooManyTries):
            log.warning("a sign-out did not reach the project: its tokens end by themselves")

    def rules(self) -> ProjectRules:
        """What the project allows, asked for every five minutes."""
        with self._rules_lock:
            if self._clock() >= self._rules_end:
                said = self._published("settings")
                self._rules = _rules_of(said) or self._rules
                self._rules_end = self._clock() + (RULES_KEPT_SECONDS if said else ASK_AGAIN_SECONDS)
            return self._rules

    def _client(self) -> "Client":
        return self._project.client()

    def _renewed(self, refresh_token: str) -> SignIn | None:
        try:
            with refusals(wording.NOT_TOGETHER):
                return self._accepted(self._client().auth.refresh_session(refresh_token).session)
        except SignInRefused:
            return None
        except TooManyTries as error:
            raise SignInUnavailable from error

    def _accepted(self, session: Any) -> SignIn:
        """The session as ours, once its token holds: also what comes from the project itself is verified."""
        if session is None:
            raise SignInUnavailable
        try:
            identity = self._identity(session.access_token)
        except TokenRefused as error:
            log.error("the project's own token does not hold (%s): do secret, address and this clock fit?", error)  # noqa: TRY400 - no trace: it holds the token
            raise SignInUnavailable from None
        return SignIn(session.access_token, session.refresh_token, identity)

    def _identity(self, access_token: str) -> Identity:
        try:
            return self._verifier.verify(access_token)
        except KeysUnavailable as error:
            raise SignInUnavailable from error

    def _published_keys(self) -> object:
        return self._published(".well-known/jwks.json")

    def _published(self, path: str) -> object:
        """What the project tells everyone; ``None``: it does not answer."""
        import httpx

        from snapshot.store.supabase.deadline import within

        connections = self._client().options.httpx_client or httpx
        try:
            with within(LEAVE_SECONDS):
                answer = connections.get(f"{self._address}/{path}", headers={"apikey": self._key})
                return answer.raise_for_status().json()
        except (httpx.HTTPError, ValueError):
            return None


def _verifier_of(client: "Client") -> str:
    from supabase_auth.constants import STORAGE_KEY

    return client.options.storage.get_item(f"{STORAGE_KEY}-code-verifier") or ""


def _rules_of(said: object) -> ProjectRules | None:
    external = said.get("external") if isinstance(said, dict) else None
    if not isinstance(said, dict) or not isinstance(external, dict):
        return None
    return ProjectRules(guests=external.get("anonymous_users") is True, sign_up=said.get("disable_signup") is not True)
