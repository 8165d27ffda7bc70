"""Access token of the project's sign-in -> the visitor, once its signature and every claim are checked.

The algorithm decides which key is asked, never the other way round: HS256 is checked by the project's shared secret and
by nothing else, ES256 and RS256 by its published keys. So a public key can never pass for a shared secret, and "none"
is no algorithm. Supabase's tokens carry no ``nbf``: where one does, it holds. ``user_metadata`` is never read: visitors
write it themselves.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import jwt

SYMMETRIC = "HS256"
ASYMMETRIC = frozenset({"ES256", "RS256"})
AUDIENCE = ROLE = "authenticated"
REQUIRED = ["exp", "iat", "sub", "aud", "iss"]
LEEWAY_SECONDS = 30  # what the project's own database grants
LONGEST_TOKEN = 8_000

KeyFor = Callable[[str, str], "jwt.PyJWK | None"]


class TokenRefused(Exception):
    """It is no token of this project, or not one of a signed-in visitor."""


class TokenOutOfTime(TokenRefused):
    """It is genuine, but its time is over or has not begun."""


@dataclass(frozen=True, slots=True)
class Identity:
    """``email`` is empty for a guest. Times are seconds since 1970."""

    user_id: str
    email: str
    is_guest: bool
    issued_at: int
    expires_at: int


class TokenVerifier:
    """Verifies the tokens of one project.

    ``issuer`` is its sign-in's address; ``key_for`` gives the published key of an id and algorithm.
    """

    def __init__(self, issuer: str, secret: str, key_for: KeyFor) -> None:
        self._issuer = issuer
        self._secret = secret
        self._key_for = key_for

    def verify(self, token: str) -> Identity:
        """Raises ``TokenRefused``, or ``TokenOutOfTime``; and what ``key_for`` raises."""
        if len(token) > LONGEST_TOKEN:
            raise TokenRefused("too long")
        try:
            algorithm, key = self._algorithm_and_key(jwt.get_unverified_header(token))
            claims = self._claims(token, key, algorithm)
        except (jwt.ExpiredSignatureError, jwt.ImmatureSignatureError) as error:
            raise TokenOutOfTime(type(error).__name__) from error
        except jwt.PyJWTError as error:
            raise TokenRefused(type(error).__name__) from error
        return _identity(claims)

    def _algorithm_and_key(self, header: Mapping[str, Any]) -> tuple[str, "jwt.PyJWK | str"]:
        algorithm, key_id = header.get("alg"), header.get("kid")
        if algorithm == SYMMETRIC and self._secret:
            return SYMMETRIC, self._secret
        if algorithm in ASYMMETRIC and isinstance(key_id, str):
            key = self._key_for(key_id, algorithm)
            if key is not None:
                return algorithm, key
        raise TokenRefused(f"no key for {str(algorithm)[:20]}")

    def _claims(self, token: str, key: "jwt.PyJWK | str", algorithm: str) -> dict[str, Any]:
        return jwt.decode(
            token,
            key,
            algorithms=[algorithm],
            audience=AUDIENCE,
            issuer=self._issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": REQUIRED, "strict_aud": True},
        )


def _identity(claims: Mapping[str, Any]) -> Identity:
    if claims.get("role") != ROLE:
        raise TokenRefused("role")
    try:
        user_id, expires_at, issued_at = str(UUID(claims["sub"])), int(claims["exp"]), int(claims["iat"])
    except (ValueError, OverflowError) as error:
        raise TokenRefused("claims") from error
    email = claims.get("email")
    return Identity(
        user_id=user_id,
        email=email if isinstance(email, str) else "",
        is_guest=claims.get("is_anonymous") is True,
        issued_at=issued_at,
        expires_at=expires_at,
    )
