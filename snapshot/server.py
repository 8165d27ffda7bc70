"""The web server that ``snapshot serve`` starts: gunicorn, with options that fit the lock's times."""

import socket
from collections.abc import Callable
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from snapshot.config import SettingRefused, Settings

# Longer than the longest run (workbooks read twice and a website stay under it), shorter than a lock's life.
LONGEST_RUN_SECONDS = 120


def gunicorn_options(settings: Settings) -> dict[str, Any]:
    """Gunicorn's settings for a light host: one process loads the app, then forks."""
    return {
        "bind": _address(settings),
        "worker_class": "gthread",
        "workers": settings.workers,
        "threads": settings.threads,
        "preload_app": True,
        "timeout": LONGEST_RUN_SECONDS,
        "graceful_timeout": LONGEST_RUN_SECONDS,
        "keepalive": 5,
        # Forwarded headers are read by the app itself, from as many proxies as its settings name.
        "forwarded_allow_ips": "",
        # Its place is the account's, not the app's: two apps of one account would share it.
        "control_socket_disable": True,
    }


def refuse_unusable_address(settings: Settings) -> None:
    """Raise ``SettingRefused`` where nothing can listen on the address; gunicorn would try for five seconds first."""
    try:
        found = socket.getaddrinfo(settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        with socket.socket(family, kind, protocol) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        raise SettingRefused(
            f"Nothing can listen on {_address(settings)} ({error.strerror}): stop the program that uses it, or set "
            "SNAPSHOT_PORT or SNAPSHOT_HOST to another address."
        ) from error


def _address(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"{host}:{settings.port}"


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
