"""The sign-in of a Supabase project at its HTTP edge, as its protocol is documented: accounts, links, guests, tokens.

Emails are not sent: they lie in ``letters``, as the link that the default template (a code) or one with the token's
hash would hold.
"""

import hashlib
import json
import time
from base64 import urlsafe_b64encode
from collections import Counter
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import httpx
import jwt

ADDRESS = "https://abc.supabase.co"
SECRET = "the shared secret of a project that does not exist"
HOUR = 3_600


@dataclass
class User:
    email: str = ""
    password: str = ""
    confirmed: bool = False
    guest: bool = False
    waiting_email: str = ""
    id: str = field(default_factory=lambda: str(uuid4()))


@dataclass(frozen=True)
class Letter:
    """One email: to whom, the token in it, what kind of link, where it leads back, and the code it comes back with."""

    to: str
    token_hash: str
    kind: str
    redirect_to: str
    code: str


class Refuses(Exception):
    def __init__(self, status: int, code: str) -> None:
        self.answer = httpx.Response(
            status,
            json={"code": code, "message": f"the words of {code}"},
            headers={"X-Supabase-Api-Version": "2024-01-01"},
        )


class SignInService:
    """``away``: nothing answers. ``lifetime``: how long an access token lives, in seconds."""

    def __init__(self) -> None:
        self.users: list[User] = []
        self.letters: list[Letter] = []
        self.asked: Counter[str] = Counter()
        self.confirm_emails = True
        self.guests = True
        self.away = False
        self.garbage = False
        self.refuse_with: tuple[int, str] | None = None
        self.lifetime = HOUR
        self.extra_claims: dict[str, object] = {}
        self._refresh: dict[str, tuple[User, str]] = {}
        self._links: dict[str, tuple[User, str, str]] = {}

    def connect(self) -> httpx.Client:
        """Connections that lead here."""
        return httpx.Client(transport=httpx.MockTransport(self.answer))

    def add(self, email: str, password: str) -> User:
        """Someone who has signed up and confirmed before."""
        self.users.append(User(email, password, confirmed=True))
        return self.users[-1]

    def answer(self, request: httpx.Request) -> httpx.Response:
        path = urlsplit(str(request.url)).path.removeprefix("/auth/v1/")
        self.asked[path] += 1
        if self.away:
            raise httpx.ConnectError("away", request=request)
        if self.garbage:
            return httpx.Response(200, text="<html>a gateway's page</html>")
        if self.refuse_with:
            return Refuses(*self.refuse_with).answer
        try:
            body = json.loads(request.content or b"{}")
            handle = getattr(self, "on_" + path.replace(".well-known/jwks.json", "keys"))
            return httpx.Response(200, json=handle(body, request))
        except Refuses as refused:
            return refused.answer

    def on_settings(self, _body: dict, _request: httpx.Request) -> dict:
        return {"external": {"anonymous_users": self.guests, "email": True}, "disable_signup": False}

    def on_keys(self, _body: dict, _request: httpx.Request) -> dict:
        return {"keys": []}

    def on_signup(self, body: dict, request: httpx.Request) -> dict:
        if not body.get("email"):
            if not self.guests:
                raise Refuses(422, "anonymous_provider_disabled")
            self.users.append(User(guest=True, confirmed=True))
            return self._session(self.users[-1])
        if len(body["password"]) < 10:
            raise _weak()
        known = self._find(body["email"])
        if known and not self.confirm_emails:
            raise Refuses(422, "user_already_exists")
        user = User(body["email"], body["password"], confirmed=not self.confirm_emails)
        if known is None:
            self.users.append(user)
            if not self.confirm_emails:
                return self._session(user)
            self._write(user, "signup", body, request)
        return _shown(user)  # one who exists is not told apart from one who does not

    def on_token(self, body: dict, request: httpx.Request) -> dict:
        match request.url.params["grant_type"]:
            case "password":
                user = self._find(body["email"])
                if user is None or user.password != body["password"]:
                    raise Refuses(400, "invalid_credentials")
                if not user.confirmed:
                    raise Refuses(400, "email_not_confirmed")
                return self._session(user)
            case "refresh_token":
                if body["refresh_token"] not in self._refresh:
                    raise Refuses(400, "refresh_token_not_found")
                return self._session(*self._refresh.pop(body["refresh_token"]))
            case "pkce":
                user, kind, challenge = self._links.pop(body["auth_code"], (None, "", ""))
                digest = hashlib.sha256(body["code_verifier"].encode()).digest()
                if user is None or urlsafe_b64encode(digest).rstrip(b"=").decode() != challenge:
                    raise Refuses(400, "bad_code_verifier")
                return self._opened(user, kind)
        raise AssertionError(request.url)

    def on_otp(self, body: dict, request: httpx.Request) -> dict:
        user = self._find(body["email"])
        if user is None:
            user = User(body["email"])
            self.users.append(user)
        self._write(user, "magiclink", body, request)
        return {}

    def on_verify(self, body: dict, _request: httpx.Request) -> dict:
        user, kind, _ = self._links.pop(body["token_hash"], (None, "", ""))
        if user is None or body["type"] not in {kind, "email"}:
            raise Refuses(403, "otp_expired")
        return self._opened(user, kind)

    def on_user(self, body: dict, request: httpx.Request) -> dict:
        user = self._bearer(request)
        if request.method == "PUT":
            if self._find(body["email"]):
                raise Refuses(422, "email_exists")
            user.password = body["password"]
            if self.confirm_emails:
                user.waiting_email = body["email"]
                self._write(user, "email_change", body, request)
            else:
                user.email, user.guest = body["email"], False
        return _shown(user)

    def on_logout(self, _body: dict, request: httpx.Request) -> dict:
        ended = jwt.decode(_token(request), SECRET, ["HS256"], audience="authenticated")["session_id"]
        self._refresh = {token: (user, session) for token, (user, session) in self._refresh.items() if session != ended}
        return {}

    def token(self, user: User, session_id: str = "", **claims: object) -> str:
        now = int(time.time())
        usual = {"iss": f"{ADDRESS}/auth/v1", "aud": "authenticated", "role": "authenticated", "sub": user.id}
        usual |= {"email": user.email, "is_anonymous": user.guest, "session_id": session_id}
        times = {"iat": now, "exp": now + self.lifetime}
        return jwt.encode(usual | times | self.extra_claims | claims, SECRET, "HS256")

    def _session(self, user: User, session_id: str | None = None) -> dict:
        session_id, refresh_token = session_id or str(uuid4()), uuid4().hex[:22]
        self._refresh[refresh_token] = user, session_id
        access_token = self.token(user, session_id)
        made = {"access_token": access_token, "refresh_token": refresh_token, "token_type": "bearer"}
        return made | {
            "expires_in": self.lifetime,
            "expires_at": int(time.time()) + self.lifetime,
            "user": _shown(user),
        }

    def _write(self, user: User, kind: str, body: dict, request: httpx.Request) -> None:
        token_hash, code = uuid4().hex, str(uuid4())
        self._links[token_hash] = self._links[code] = user, kind, body.get("code_challenge", "")
        redirect_to = parse_qs(urlsplit(str(request.url)).query)["redirect_to"][0]
        self.letters.append(Letter(user.waiting_email or user.email, token_hash, kind, redirect_to, code))

    def _opened(self, user: User, kind: str) -> dict:
        if kind == "email_change":
            user.email, user.guest = user.waiting_email, False
        user.confirmed = True
        return self._session(user)

    def _find(self, email: str) -> User | None:
        return next((user for user in self.users if user.email == email), None)

    def _bearer(self, request: httpx.Request) -> User:
        claims = jwt.decode(_token(request), SECRET, ["HS256"], audience="authenticated")
        return next(user for user in self.users if user.id == claims["sub"])


def _token(request: httpx.Request) -> str:
    return request.headers["Authorization"].removeprefix("Bearer ")


def _weak() -> Refuses:
    refused = Refuses(422, "weak_password")
    said = {"code": "weak_password", "message": "weak", "weak_password": {"reasons": ["length"]}}
    refused.answer = httpx.Response(422, json=said, headers={"X-Supabase-Api-Version": "2024-01-01"})
    return refused


def _shown(user: User) -> dict:
    times = {"created_at": "2026-01-01T00:00:00Z", "updated_at": "2026-01-01T00:00:00Z"}
    return {
        "id": user.id,
        "aud": "authenticated",
        "role": "authenticated",
        "email": user.email,
        "is_anonymous": user.guest,
        "app_metadata": {},
        "user_metadata": {},
        "identities": [],
    } | times
