"""One setting: its default, what it is for, its limits; and the refusal of one that cannot be used."""

from dataclasses import field
from typing import Any

SHORTEST_SECRET = 32


class SettingRefused(ValueError):
    """A setting that cannot be used; the message names the variable and says what to write."""


def setting(default: Any, about: str, *, least: int | None = None, most: int | None = None) -> Any:
    """A field of a settings class; ``about`` stands in the README."""
    return field(default=default, metadata={"about": about, "least": least, "most": most})
