"""The Supabase project that a hosted app works with, from three variables. What cannot be right stops the start."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any
from urllib.parse import urlsplit

from snapshot.setting import SHORTEST_SECRET, SettingRefused, setting

PREFIX = "SUPABASE_"  # under the names that the platform itself uses
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True, slots=True)
class SupabaseSettings:
    """The project that visitors sign in to and that keeps their snapshots; read from ``SUPABASE_`` plus the name."""

    url: str = setting("", "address of the Supabase project, `https://....supabase.co`; with it, visitors sign in")
    key: str = setting("", "its publishable (or legacy anon) key; never a secret one")
    jwt_secret: str = setting(
        "", "its legacy JWT secret, only where its tokens are still signed by it; empty: by the project's own keys"
    )

    def __post_init__(self) -> None:
        _refuse_no_project(self.url)
        _refuse_no_public_key(self.key)
        if self.jwt_secret and len(self.jwt_secret) < SHORTEST_SECRET:
            raise SettingRefused(
                f"{PREFIX}JWT_SECRET is too short to be one: copy the project's legacy JWT secret, or leave it empty "
                "where the project has signing keys."
            )


def is_supabase_variable(name: str) -> bool:
    """Whether ``name`` is read here. A host may have others of the platform's variables, which are left alone."""
    return name in {PREFIX + one.name.upper() for one in fields(SupabaseSettings)}


def supabase_settings(given: Mapping[str, Any]) -> SupabaseSettings | None:
    """The project that ``given`` names; ``None``: none. Raises ``SettingRefused`` where half of it is missing."""
    values = {one.name: str(given.get(PREFIX + one.name.upper(), "")).strip() for one in fields(SupabaseSettings)}
    if not any(values.values()):
        return None
    missing = [PREFIX + name.upper() for name in ("url", "key") if not values[name]]
    if missing:
        raise SettingRefused(
            f"{missing[0]} is missing: {PREFIX}URL and {PREFIX}KEY go together. Set both, or none of the "
            f"{PREFIX} settings to run without sign-in."
        )
    return SupabaseSettings(**values | {"url": values["url"].rstrip("/")})


def _refuse_no_project(url: str) -> None:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.query or parts.fragment:
        raise SettingRefused(f"{PREFIX}URL is no address of a project: write https://....supabase.co.")
    if parts.path.strip("/"):
        raise SettingRefused(f"{PREFIX}URL must end with the host: leave out {parts.path[:40]!r}.")
    if parts.scheme == "http" and host not in LOOPBACK:
        raise SettingRefused(f"{PREFIX}URL must begin with https://, otherwise sign-ins would travel in the open.")


def _refuse_no_public_key(key: str) -> None:
    """A secret key opens every visitor's rows: it has no place in a web process."""
    role = _role_of_legacy_key(key)
    if key.startswith("sb_secret_") or role == "service_role":
        raise SettingRefused(
            f"{PREFIX}KEY is a secret key, which opens every visitor's data: use the publishable key (sb_publishable_"
            "...) or the legacy anon key, and keep the secret one out of this host's settings."
        )
    if not key.startswith("sb_publishable_") and role != "anon":
        raise SettingRefused(f"{PREFIX}KEY is no key of a project: copy its publishable key (sb_publishable_...).")


def _role_of_legacy_key(key: str) -> str | None:
    """The role that a legacy key, which is a token, names; ``None`` where it is no token."""
    parts = key.split(".")
    if len(parts) != 3:
        return None
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4)))
    except (binascii.Error, ValueError):
        return None
    return str(claims.get("role")) if isinstance(claims, dict) else None
