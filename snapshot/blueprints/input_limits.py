"""Bounds on everything a request carries, checked before anything else looks at it.

A server has bounds of its own, but which ones depends on the server and what is in front of it. The patterns and
parsers behind these checks may then take their input to be short.
"""

import re
from collections.abc import Callable, Iterable
from ipaddress import IPv6Address
from typing import IO, Any
from urllib.parse import urlsplit

from flask import Flask, abort, request

from snapshot.errors import TextTooLong

Environ = dict[str, Any]
WsgiApp = Callable[[Environ, Any], Iterable[bytes]]

LONGEST_PATH = 1_000
LONGEST_QUERY = 2_000
LONGEST_HEADER = 8_190  # what the server's own limit is, too
LONGEST_FIELD_NAME = 100
# Far above what any form takes: what is too long for its form, but not by far, is shown again to be shortened.
LONGEST_FIELD = 20_000
LONGEST_FILE_NAME = 255  # as much as file systems take
KEPT_OF_FILE_NAME = 200, 50  # characters at its beginning and at its end, which has the kind of file

REFUSED = "snapshot.request_refused"
# RFC 1123: labels of 1 to 63 letters, digits and hyphens; underscores occur in the names of containers. An address in
# brackets is IPv6 (RFC 3986).
_LABEL = r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_NAME = rf"(?:{_LABEL}\.){{0,126}}{_LABEL}\.?"
HOST = re.compile(rf"(?:{_NAME}|\[(?P<ipv6>[0-9a-f:.]{{2,45}})\])(?::(?P<port>[0-9]{{1,5}}))?", re.IGNORECASE)
LONGEST_HOST = 260  # a name of 253 characters, a colon and a port


class BoundedRequests:
    """WSGI middleware: a request with a path, query or header that is too long is marked as refused.

    A Referer that is no address is dropped: to the form protection that is the same as none.
    """

    def __init__(self, app: WsgiApp) -> None:
        self._app = app

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        refuse_long_parts(environ)
        if not is_address(environ.get("HTTP_REFERER", "")):
            del environ["HTTP_REFERER"]
        environ["wsgi.input"] = ClientBody(environ["wsgi.input"])
        return self._app(environ, start_response)


class WellFormedHosts:
    """WSGI middleware: a Host header that names no host is taken out, and the request marked as refused."""

    def __init__(self, app: WsgiApp) -> None:
        self._app = app

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        if not is_host(environ.get("HTTP_HOST", "")):
            del environ["HTTP_HOST"]
            environ[REFUSED] = True
        return self._app(environ, start_response)


class ClientBody:
    """The body of a request, whose every fault is an ``OSError``: werkzeug answers those with 400.

    Servers raise errors of their own where a client sends a broken body, a chunk without a size for example.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        return self._of_client(lambda: self._stream.read(size) if size >= 0 else self._stream.read())

    def readline(self, size: int = -1) -> bytes:
        return self._of_client(lambda: self._stream.readline(size) if size >= 0 else self._stream.readline())

    def _of_client(self, read: Callable[[], bytes]) -> bytes:
        try:
            return read()
        except Exception as error:
            raise OSError(f"the client sent a broken body ({type(error).__name__})") from error


def is_host(text: str) -> bool:
    """Whether ``text`` can be a Host header. A client that names no host sends an empty one, or none."""
    found = HOST.fullmatch(text) if len(text) <= LONGEST_HOST else None
    if found is None:
        return not text
    return 1 <= int(found["port"] or 80) <= 65_535 and (found["ipv6"] is None or _is_ipv6(found["ipv6"]))


def _is_ipv6(text: str) -> bool:
    try:
        return bool(IPv6Address(text))
    except ValueError:
        return False


def is_address(text: str) -> bool:
    """Whether ``text`` is an address that a parser takes. The form protection parses the Referer unguarded."""
    try:
        return urlsplit(text).port != 0
    except ValueError:
        return False


def refuse_long_parts(environ: Environ) -> None:
    """Cut every part of ``environ`` that is longer than its limit, and mark the request as refused.

    A path keeps its beginning, by which a shared link is known; nothing is left of the others.
    """
    limits = {"PATH_INFO": LONGEST_PATH, "QUERY_STRING": LONGEST_QUERY}
    headers = [name for name in environ if name.startswith("HTTP_") or name in {"CONTENT_TYPE", "CONTENT_LENGTH"}]
    limits |= dict.fromkeys(headers, LONGEST_HEADER)
    for name in [name for name, most in limits.items() if len(environ.get(name, "")) > most]:
        environ[name] = environ[name][:LONGEST_PATH] if name == "PATH_INFO" else ""
        environ[REFUSED] = True


def register_input_limits(app: Flask) -> None:
    """Refuse what is too long. Must come before every other check of a request, that of forged forms among them."""
    app.before_request(refuse_marked)
    app.before_request(bound_form)


def refuse_marked() -> None:
    if request.environ.get(REFUSED):
        abort(400)


def bound_form() -> None:
    """Refuse a form with a name or a text that is too long, and shorten the names of its files.

    Raises ``TextTooLong``.
    """
    if request.endpoint is None or request.method not in {"POST", "PUT", "PATCH", "DELETE"}:
        return
    for name, text in request.form.items(multi=True):
        check_field_name(name)
        if len(text) > LONGEST_FIELD:
            raise TextTooLong
    for name, file in request.files.items(multi=True):
        check_field_name(name)
        file.filename = bounded_file_name(file.filename or "")


def check_field_name(name: str | None) -> None:
    """Refuse a field without a name (a part of a multipart form may come without one), or with an endless one."""
    if name is None:
        abort(400)
    if len(name) > LONGEST_FIELD_NAME:
        raise TextTooLong


def bounded_file_name(name: str) -> str:
    """``name``; the beginning and the end of one that is longer than any file system allows."""
    if len(name) <= LONGEST_FILE_NAME:
        return name
    beginning, end = KEPT_OF_FILE_NAME
    return f"{name[:beginning]}…{name[-end:]}"
