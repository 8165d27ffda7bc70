"""Requests that no browser sends, over a real connection: answered with 400, and no error in the log."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.server import serving

pytestmark = pytest.mark.processes

CHUNKED = (
    b"POST /app/upload HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n"
    b"Content-Type: %s\r\n\r\n%s"
)
URLENCODED, MULTIPART = b"application/x-www-form-urlencoded", b"multipart/form-data; boundary=x"
BROKEN_CHUNKS = {
    "letters for a size": b"zz\r\nabc\r\n0\r\n\r\n",
    "a negative size": b"-5\r\nabc\r\n0\r\n\r\n",
    "a size in the notation of C": b"0x3\r\nabc\r\n0\r\n\r\n",
    "no size": b"\r\n\r\n",
    "a size that is too small": b"3\r\nabcX\r\n0\r\n\r\n",
    "a size that is too large": b"5\r\nab\r\n0\r\n\r\n",
    "a trailer that is no header": b"3\r\nabc\r\n0\r\nbad trailer\r\n\r\n",
    "a body that ends in the middle": b"5\r\nab",
}
BAD_HOSTS = {"two dots": b"a..b", "a long label": b"a" * 64 + b".example", "a blank": b"a b", "bytes": b"\xff\xfe"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """The port of a running server, and the folder of its log."""
    folder = tmp_path_factory.mktemp("server")
    with serving(folder / "instance") as address:
        yield int(address.rsplit(":", 1)[1]), folder


def status(port: int, request: bytes) -> int:
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return int(connection.makefile("rb").readline().split()[1])


def assert_no_error_in_log(folder: Path) -> None:
    written = "".join(log.read_text() for log in folder.glob("server-*.log"))
    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    assert lines
    assert not [line for line in lines if line["level"] in {"error", "critical"}]


@pytest.mark.parametrize("kind", [URLENCODED, MULTIPART], ids=["urlencoded", "multipart"])
@pytest.mark.parametrize("fault", BROKEN_CHUNKS)
def test_a_broken_chunk(server, fault, kind):
    port, folder = server
    assert status(port, CHUNKED % (kind, BROKEN_CHUNKS[fault])) == 400
    assert_no_error_in_log(folder)


@pytest.mark.parametrize("fault", BAD_HOSTS)
def test_a_host_that_is_none(server, fault):
    port, folder = server
    request = b"GET / HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" % BAD_HOSTS[fault]
    assert status(port, request) == 400
    assert_no_error_in_log(folder)


def test_a_request_behind_a_broken_chunk_on_the_same_connection_is_not_answered(server):
    port, _ = server
    broken = (CHUNKED % (URLENCODED, b"zz\r\n")).replace(b"Connection: close\r\n", b"")
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(broken + b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        answers = connection.makefile("rb").read()
    assert answers.count(b"HTTP/1.1 ") == 1
