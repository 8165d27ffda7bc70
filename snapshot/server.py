"""The web server that ``snapshot serve`` starts: gunicorn, with options that fit the lock's times."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication

from snapshot import logs
from snapshot.config import LONGEST_RUN_SECONDS, SettingRefused, Settings
from snapshot.public_host import is_loopback, refuse_unsafe

# A process gives its memory back after so many requests, each after another number: they never do it all at once.
REQUESTS_PER_PROCESS, GIVE_OR_TAKE = 2_000, 500
MEMORY_FOLDER = Path("/dev/shm")  # noqa: S108 - the server makes a file with a random name in it


def gunicorn_options(settings: Settings) -> dict[str, Any]:
    """Gunicorn's settings for a light host: one process loads the app, then forks."""
    return {
        "bind": _address(settings),
        "worker_class": "gthread",
        "workers": settings.workers,
        "threads": settings.threads,
        "preload_app": True,
        # A threaded process that works still shows signs of life: this ends one that stands still as a whole.
        "timeout": LONGEST_RUN_SECONDS,
        # What a deploy waits for the runs under way. The host must wait as long before it kills.
        "graceful_timeout": LONGEST_RUN_SECONDS,
        "keepalive": 5,
        "max_requests": REQUESTS_PER_PROCESS,
        "max_requests_jitter": GIVE_OR_TAKE,
        # On a slow disk the sign of life itself would be late.
        "worker_tmp_dir": str(MEMORY_FOLDER) if os.access(MEMORY_FOLDER, os.W_OK) else None,
        "logconfig_dict": logs.configuration(),
        "on_starting": _refuse_unsafe_addresses,
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


def _refuse_unsafe_addresses(server: Any) -> None:
    """Gunicorn's own ``--bind`` may open what the settings keep to this machine; a socket file is a proxy's to use."""
    hosts = [address[0] for address in server.cfg.address if isinstance(address, tuple)]
    if all(is_loopback(host) for host in hosts):
        return
    app = server.app.wsgi()
    try:
        refuse_unsafe(app.extensions["snapshot_settings"], app.config)
    except SettingRefused as refused:
        raise SystemExit(f"Error: {refused}") from None


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
