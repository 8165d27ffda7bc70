"""Reads the text of the owner's website, and of nothing else.

Rules: http and https on their own ports; a name, never a number; every address public and the connection made to the
checked address itself; certificates verified for the name; at most three redirects, each checked like the first
address; no proxy; HTML only, not compressed; one deadline and one byte count over everything. What is read is never
logged or kept.
"""

import http.client
import io
import re
import ssl
from contextlib import closing
from dataclasses import dataclass
from socket import socket
from typing import cast
from urllib.parse import SplitResult, urljoin, urlsplit

from snapshot.pipeline.profile.page_text import page_text
from snapshot.pipeline.profile.website_address import WebsiteAddressUnclear, WebsiteNotRead, check_website_address
from snapshot.pipeline.profile.website_network import Budget, BudgetedReader, Network, connect
from snapshot.wording import profile as wording

_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_NUMBER = re.compile(r"\d+|0x[0-9a-f]*")  # a last label like this makes the name an address in disguise
_CHARSETS = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "windows-1252": "cp1252", "utf-16": "utf-16"}
_CHUNK = 16_384


@dataclass(frozen=True, slots=True)
class Limits:
    """For a whole fetch, redirects included."""

    seconds: float = 6.0
    bytes: int = 200_000
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class _Answer:
    """Either a redirect to ``location`` or a page's ``text``."""

    location: str | None = None
    text: str = ""


def fetch_website_text(
    url: str,
    *,
    network: Network | None = None,
    limits: Limits | None = None,
    tls: ssl.SSLContext | None = None,
) -> str:
    """The visible words of the page at ``url`` (of its first 200 kB).

    Raises ``WebsiteNotRead`` with a sentence for the owner whenever that cannot be had, and nothing else.
    """
    limits = limits or Limits()
    budget = Budget(limits.seconds, limits.bytes)
    try:
        return _follow(url, limits.redirects, budget, network or Network(), tls)
    except WebsiteAddressUnclear:
        raise WebsiteNotRead(wording.NOT_PUBLIC) from None
    except TimeoutError:
        raise WebsiteNotRead(wording.TOO_SLOW) from None
    except ssl.SSLCertVerificationError:
        raise WebsiteNotRead(wording.NOT_SECURE) from None
    except (OSError, http.client.HTTPException, ValueError):
        raise WebsiteNotRead(wording.NO_ANSWER) from None


def _follow(url: str, redirects: int, budget: Budget, network: Network, tls: ssl.SSLContext | None) -> str:
    for _ in range(redirects + 1):
        url = check_website_address(url)
        answer = _ask(_open_to_us(url), budget, network, tls)
        if answer.location is None:
            return answer.text
        url = urljoin(url, answer.location)
    raise WebsiteNotRead(wording.TOO_MANY_REDIRECTS)


def _open_to_us(url: str) -> SplitResult:
    """The parts of a normal address. Raises ``WebsiteNotRead`` for another port than the usual, or for a number."""
    parts = urlsplit(url)
    name = parts.hostname or ""
    if parts.port is not None or ":" in name or _NUMBER.fullmatch(name.rpartition(".")[2]):
        raise WebsiteNotRead(wording.NOT_PUBLIC)
    return parts


def _ask(target: SplitResult, budget: Budget, network: Network, tls: ssl.SSLContext | None) -> _Answer:
    """One request and its answer. The connection is closed in every case."""
    host = target.hostname or ""
    with closing(connect(host, _PORTS[target.scheme], network, budget)) as plain:
        if target.scheme == "http":
            return _exchange(plain, target, budget)
        plain.settimeout(budget.seconds_left())
        context = tls or ssl.create_default_context()
        with closing(context.wrap_socket(plain, server_hostname=host)) as secure:
            return _exchange(secure, target, budget)


def _exchange(connection: socket, target: SplitResult, budget: Budget) -> _Answer:
    connection.settimeout(budget.seconds_left())
    connection.sendall(_request(target))
    with closing(http.client.HTTPResponse(cast(socket, _Source(connection, budget)), method="GET")) as response:
        response.begin()
        if not budget.bytes_left:  # used up by headers: what stands in the last of them is cut off
            raise WebsiteNotRead(wording.NOT_A_PAGE)
        if response.status in _REDIRECTS and response.headers.get("Location"):
            return _Answer(location=response.headers["Location"])
        _refuse_all_but_a_page(response)
        return _Answer(text=page_text(_decoded(_body(response), response)))


def _request(target: SplitResult) -> bytes:
    path = target.path + (f"?{target.query}" if target.query else "")
    lines = (
        f"GET {path} HTTP/1.1",
        f"Host: {target.hostname}",
        "User-Agent: Snapshot/1.0 (reads one page, once, when its owner asks)",
        "Accept: text/html, application/xhtml+xml",
        "Accept-Encoding: identity",
        "Connection: close",
        "\r\n",
    )
    return "\r\n".join(lines).encode("ascii")


class _Source:
    """The one method of a socket that ``HTTPResponse`` calls, bound to the budget."""

    def __init__(self, connection: socket, budget: Budget) -> None:
        self._reader = BudgetedReader(connection, budget)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._reader)


def _refuse_all_but_a_page(response: http.client.HTTPResponse) -> None:
    if response.status != http.HTTPStatus.OK:
        raise WebsiteNotRead(wording.ANSWERED_WITH_ERROR)
    encodings = {value.strip().lower() for value in response.headers.get_all("Content-Encoding", [])}
    if response.headers.get_content_type() not in _PAGES or encodings - {"identity", ""}:
        raise WebsiteNotRead(wording.NOT_A_PAGE)


def _body(response: http.client.HTTPResponse) -> bytes:
    """What there is of the body within the budget of bytes: a longer page is read as far as that."""
    body = bytearray()
    try:
        while chunk := response.read1(_CHUNK):
            body += chunk
    except http.client.IncompleteRead as cut:
        body += cut.partial
    return bytes(body)


def _decoded(body: bytes, response: http.client.HTTPResponse) -> str:
    charset = (response.headers.get_content_charset() or "utf-8").lower()
    return body.decode(_CHARSETS.get(charset, "utf-8"), errors="replace")
