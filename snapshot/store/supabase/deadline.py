"""One deadline for a whole call to Supabase: connecting, sending and reading together.

The timeouts of ``httpx`` limit each wait, so an answer that drips in would block a worker forever.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore
import httpx

CONNECT_SECONDS = 2.0
CALL_SECONDS = 10.0
LOOK_SECONDS = 4.0  # a page that only looks stays under five seconds
PING_SECONDS = 2.0
SENT_AT_ONCE = 256 * 1024

_ERRORS = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
)
_deadline: ContextVar[float] = ContextVar("deadline")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Bound what is called inside, all together. An outer bound that ends sooner goes on holding."""
    now = time.monotonic()
    token = _deadline.set(min(now + seconds, _deadline.get(now + seconds)))
    try:
        yield
    finally:
        _deadline.reset(token)


def new_connections() -> httpx.Client:
    """Connections to share. Proxies that the environment names are not used."""
    return httpx.Client(
        transport=BoundedTransport(),
        timeout=httpx.Timeout(CALL_SECONDS, connect=CONNECT_SECONDS, pool=CONNECT_SECONDS),
        trust_env=False,
    )


class BoundedTransport(httpx.BaseTransport):
    """HTTP/1.1 over a pool that threads share. Answers are read whole, so that their end is inside the bound, too."""

    def __init__(self) -> None:
        # One connection for each thread of a worker is enough, and there are never more than 64.
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=64,
            max_keepalive_connections=64,
            keepalive_expiry=5.0,
            network_backend=_BoundedBackend(),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Raises ``httpx.TransportError``."""
        with within(CALL_SECONDS), _errors_of_httpx(request):
            said = self._pool.handle_request(_for_the_wire(request))
            try:
                content = said.read()
            finally:
                said.close()
        return httpx.Response(said.status, headers=said.headers, content=content)

    def close(self) -> None:
        self._pool.close()


class _BoundedBackend(httpcore.SyncBackend):
    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        bound = _left(timeout, httpcore.ConnectTimeout)
        return _BoundedStream(super().connect_tcp(host, port, bound, local_address, socket_options))


class _BoundedStream(httpcore.NetworkStream):
    """A connection that outlives calls; each wait ends with the deadline of the call that waits."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        whole = memoryview(buffer)
        for start in range(0, len(whole), SENT_AT_ONCE):
            self._stream.write(bytes(whole[start : start + SENT_AT_ONCE]), _left(timeout, httpcore.WriteTimeout))

    def start_tls(
        self, ssl_context: Any, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        bound = _left(timeout, httpcore.ConnectTimeout)
        return _BoundedStream(self._stream.start_tls(ssl_context, server_hostname, bound))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def close(self) -> None:
        self._stream.close()


def _left(timeout: float | None, too_late: type[Exception]) -> float:
    """The seconds that this wait may take. Raises ``too_late`` where the call has none left."""
    seconds = _deadline.get() - time.monotonic()
    if seconds <= 0:
        raise too_late("the call has taken as long as it may")
    return seconds if timeout is None else min(timeout, seconds)


def _for_the_wire(request: httpx.Request) -> httpcore.Request:
    address = request.url
    url = httpcore.URL(scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path)
    return httpcore.Request(
        request.method,
        url,
        headers=request.headers.raw,
        content=request.read(),
        extensions=request.extensions,
    )


@contextmanager
def _errors_of_httpx(request: httpx.Request) -> Iterator[None]:
    """Both libraries give their errors the same names; callers know the ones of ``httpx``."""
    try:
        yield
    except (
        httpcore.TimeoutException,
        httpcore.NetworkError,
        httpcore.ProtocolError,
        httpcore.UnsupportedProtocol,
    ) as error:
        same: type[httpx.TransportError] = getattr(httpx, type(error).__name__)
        raise same(str(error), request=request) from error
