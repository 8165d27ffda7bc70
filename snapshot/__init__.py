"""Snapshot: one finite page from a small business's invoice and quote exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Flask


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The web app. ``config``: SNAPSHOT_* settings, which go before the environment's, and Flask's own keys.

    Raises ``config.SettingRefused`` with a sentence on how to fix it.
    """
    # Imported here, so that a command that reads files need not load the web framework.
    from snapshot import factory

    app = factory.new_app(config or {})
    factory.set_up_requests(app)
    factory.set_up_database(app)
    factory.set_up_extensions(app)
    factory.set_up_services(app)
    factory.set_up_web_edge(app)
    return app
