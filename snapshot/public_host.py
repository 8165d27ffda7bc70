"""Checks at start for a public host: its own secret key, cookies for https only, no development settings.

Each refusal says how to fix it. A program that serves this machine alone is not checked.
"""

import ipaddress
from collections.abc import Mapping
from typing import Any

from snapshot.config import LONGEST_RUN_SECONDS, PREFIX, SettingRefused, Settings, variable_name

FEWEST_DIFFERENT_CHARACTERS = 8  # of random characters, even hexadecimal ones, 32 have more
PLACEHOLDERS = ("change", "example", "insert", "password", "replace", "secret")
HOW_TO_MAKE_ONE = "This makes one: python3 -c 'import secrets; print(secrets.token_urlsafe(48))'"
SAFE_FLAGS = {
    "SESSION_COOKIE_SECURE": "cookies would travel over plain http",
    "SESSION_COOKIE_HTTPONLY": "scripts could read the visitor's cookie",
    "WTF_CSRF_ENABLED": "forms could be forged",
}


def is_loopback(host: str) -> bool:
    """Whether only programs on this machine reach ``host``."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_public(settings: Settings) -> bool:
    """Whether others reach the app by its settings: directly, or through a proxy."""
    return settings.trusted_proxies > 0 or not is_loopback(settings.host)


def refuse_unsafe(settings: Settings, config: Mapping[str, Any]) -> None:
    """Raise ``SettingRefused`` where ``settings`` or Flask's ``config`` are not safe on a public host."""
    _refuse_workshop(config)
    _refuse_key(str(config["SECRET_KEY"]))
    shared = settings.supabase or not config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite")
    if shared and not settings.secret_key:
        raise SettingRefused(
            f"Set {PREFIX}SECRET_KEY: hosts that share a database share one key, and a generated one would be lost "
            f"with the disk. {HOW_TO_MAKE_ONE}"
        )
    if settings.lock_ttl_seconds <= LONGEST_RUN_SECONDS:
        raise SettingRefused(
            f"{variable_name('lock_ttl_seconds')} must be more than {LONGEST_RUN_SECONDS} on a public host: a run that "
            "the server still waits for must not lose its lock."
        )


def _refuse_workshop(config: Mapping[str, Any]) -> None:
    if config.get("DEBUG") or config.get("TESTING"):
        raise SettingRefused(
            "Debug mode shows the program's inside to every visitor: unset FLASK_DEBUG (and the app's DEBUG and "
            f"TESTING), or serve on this machine only ({PREFIX}HOST=127.0.0.1, {PREFIX}TRUSTED_PROXIES=0)."
        )
    for flag, danger in SAFE_FLAGS.items():
        if not config.get(flag, True):
            raise SettingRefused(f"On a public host {flag} must stay on, otherwise {danger}: remove that override.")


def _refuse_key(key: str) -> None:
    if len(set(key)) < FEWEST_DIFFERENT_CHARACTERS or any(word in key.lower() for word in PLACEHOLDERS):
        raise SettingRefused(f"{PREFIX}SECRET_KEY can be guessed: use random characters. {HOW_TO_MAKE_ONE}")
