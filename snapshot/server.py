"""The web server that ``snapshot serve`` starts: gunicorn, with options that fit the lock's times."""

from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from snapshot.config import Settings

# Longer than the longest run (a workbook and a website together stay under a minute), shorter than a lock's life.
LONGEST_RUN_SECONDS = 120


def gunicorn_options(settings: Settings) -> dict[str, Any]:
    """Gunicorn's settings for a light host: one process loads the app, then forks."""
    return {
        "bind": f"{settings.host}:{settings.port}",
        "worker_class": "gthread",
        "workers": settings.workers,
        "threads": settings.threads,
        "preload_app": True,
        "timeout": LONGEST_RUN_SECONDS,
        "graceful_timeout": LONGEST_RUN_SECONDS,
        "keepalive": 5,
        # Forwarded headers are read by the app itself, from as many proxies as its settings name.
        "forwarded_allow_ips": "",
    }


class Server(BaseApplication):
    """Gunicorn over ``make_app``, configured in code."""

    def __init__(self, make_app: Callable[[], Flask], settings: Settings) -> None:
        self._make_app = make_app
        self._options = gunicorn_options(settings)
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        return self._make_app()
