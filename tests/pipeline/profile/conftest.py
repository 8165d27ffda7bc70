"""Real servers on loopback that stand for websites, and a network that leads public-looking addresses to them."""

import shutil
import socket
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from snapshot.pipeline.profile.website_network import Network

Handler = Callable[[socket.socket], None]
PUBLIC = "93.184.216.34"
PUBLIC_V6 = "2606:4700::6810:84e5"


def page(body: str, *headers: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """A whole HTTP answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *headers, "Connection: close", "", body]
    return "\r\n".join(lines).encode()


def redirect(location: str, status: str = "302 Found") -> bytes:
    return page("", f"Location: {location}", status=status)


def saying(answer: bytes) -> Handler:
    """Answers each request with ``answer`` and closes."""
    return lambda connection: connection.sendall(answer)


class Site:
    """One listening socket. ``requests`` holds what each connection asked; ``hits`` counts connections."""

    def __init__(self, handler: Handler, tls: ssl.SSLContext | None = None) -> None:
        self.requests: list[str] = []
        self.hits = 0
        self._handler = handler
        self._tls = tls
        self._closing = False
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            with connection:
                if self._closing:
                    return
                self.hits += 1
                self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        try:
            if self._tls is None:
                return self._talk(connection)
            with self._tls.wrap_socket(connection, server_side=True) as secure:
                return self._talk(secure)
        except OSError:
            return None  # the client has gone, which is what most of these tests are about

    def _talk(self, connection: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            part = connection.recv(4096)
            if not part:
                return
            request += part
        self.requests.append(request.decode("ascii"))
        self._handler(connection)

    def close(self) -> None:
        self._closing = True
        socket.create_connection(("127.0.0.1", self.port), timeout=60).close()
        self._thread.join(timeout=60)
        self._listener.close()
        assert not self._thread.is_alive(), "the site still talks to a client that should have gone"


@dataclass
class Web:
    """A small internet. A name without addresses does not exist; an address without a site belongs to ``inside``."""

    inside: Site
    names: dict[str, Sequence[str] | list[Sequence[str]]] = field(default_factory=dict)
    sites: dict[tuple[str, int], Site] = field(default_factory=dict)
    contacted: list[tuple[str, int]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    opened: list[Site] = field(default_factory=list)

    def add(
        self, name: str, handler: Handler, *, address: str = PUBLIC, port: int = 80, tls: ssl.SSLContext | None = None
    ) -> Site:
        site = Site(handler, tls)
        self.opened.append(site)
        self.names[name] = [address]
        self.sites[address, port] = site
        return site

    def network(self) -> Network:
        return Network(resolver=self._resolve, connector=self._connect)

    def _resolve(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        if host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return [str(address) for address in self.names[host]]

    def _connect(self, address: str, port: int, timeout: float) -> socket.socket:
        self.contacted.append((address, port))
        site = self.sites.get((address, port), self.inside)
        return socket.create_connection(("127.0.0.1", site.port), timeout=timeout)


@pytest.fixture
def web() -> Iterator[Web]:
    made = Web(inside=Site(saying(page("an inner secret"))))
    yield made
    for site in [made.inside, *made.opened]:
        site.close()


@dataclass(frozen=True)
class Certificates:
    """A certificate for shop.example, and a client that trusts its maker and no other."""

    server: ssl.SSLContext
    client: ssl.SSLContext


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Certificates:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("the openssl program is needed to make a certificate")
    folder: Path = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    request = (
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=shop.example "
        "-addext subjectAltName=DNS:shop.example"
    )
    command = [openssl, *request.split(), "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificate, key)
    return Certificates(server=server, client=ssl.create_default_context(cafile=str(certificate)))
