"""A sick server costs one deadline and 200 kB at most, and ends as a sentence."""

import gzip
import socket
import threading
from collections.abc import Callable
from itertools import repeat

import pytest

from snapshot.pipeline.profile import WebsiteNotRead, fetch_website_text
from snapshot.pipeline.profile.website_fetch import Limits
from snapshot.pipeline.profile.website_network import Network
from snapshot.wording import profile as wording

from .conftest import PUBLIC, Handler, Web, page, redirect, saying

SECONDS = 0.3
PLENTY = 60.0  # seconds for what ends before its deadline, however busy the machine is
START = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def silent(connection: socket.socket) -> None:
    connection.recv(1)  # until the client goes


def dripping(start: bytes, drop: bytes) -> Handler:
    """Sends ``start``, then ``drop`` every 20 ms for as long as anyone listens."""

    def drip(connection: socket.socket) -> None:
        connection.sendall(start)
        connection.settimeout(0.02)
        while True:
            connection.sendall(drop)
            try:
                if not connection.recv(1):
                    return
            except TimeoutError:
                continue

    return drip


def endless(start: bytes, more: bytes) -> Handler:
    def pour(connection: socket.socket) -> None:
        connection.sendall(start)
        for piece in repeat(more):
            connection.sendall(piece)

    return pour


def read(web: Web, url: str = "http://shop.example/", *, seconds: float = PLENTY, redirects: int = 3) -> str:
    """Return the page's text or the refusal's sentence. Without a deadline most of these servers never end."""
    try:
        return fetch_website_text(url, network=web.network(), limits=Limits(seconds=seconds, redirects=redirects))
    except WebsiteNotRead as refusal:
        return str(refusal)


@pytest.mark.parametrize(
    "handler",
    [
        pytest.param(silent, id="accepts and says nothing"),
        pytest.param(dripping(b"", b"H"), id="slow status line"),
        pytest.param(dripping(START + b"X-Slow: ", b"a"), id="slow header"),
        pytest.param(dripping(START, b"X-More: a\r\n"), id="one more header, slowly"),
        pytest.param(dripping(START + b"\r\n", b"a"), id="slow body"),
        pytest.param(dripping(START + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\na\r\n"), id="slow chunks"),
        pytest.param(dripping(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), id="slow continues"),
        pytest.param(dripping(START + b"Content-Length: 1000000\r\n\r\n", b"<"), id="promises much"),
    ],
)
def test_a_slow_server_is_left_at_the_deadline(web: Web, handler: Handler) -> None:
    site = web.add("shop.example", handler)
    assert read(web, seconds=SECONDS) == wording.TOO_SLOW
    assert site.hits <= 1, "it was tried again"


@pytest.mark.parametrize(
    "handler",
    [
        pytest.param(endless(START, b"X-Huge: " + b"a" * 5000 + b"\r\n"), id="headers without end"),
        pytest.param(endless(START + b"X-Huge: ", b"a" * 65536), id="one header without end"),
        pytest.param(endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 1000), id="continues without end"),
        pytest.param(endless(b"", b"nonsense\x00\xff" * 5000), id="not HTTP at all"),
    ],
)
def test_endless_headers_are_refused_before_they_fill_the_memory(web: Web, handler: Handler) -> None:
    web.add("shop.example", handler)
    assert read(web) in {wording.NO_ANSWER, wording.NOT_A_PAGE, wording.ANSWERED_WITH_ERROR}


@pytest.mark.parametrize(
    ("start", "more"),
    [
        pytest.param(START + b"\r\n", b"lawn care " * 1000, id="plain"),
        pytest.param(
            START + b"Transfer-Encoding: chunked\r\n\r\n", b"2710\r\n" + b"lawn care " * 1000 + b"\r\n", id="chunked"
        ),
        pytest.param(START + b"Transfer-Encoding: chunked\r\n\r\nfffffffff\r\n", b"lawn care " * 1000, id="huge chunk"),
    ],
)
def test_an_endless_page_is_read_up_to_the_limit_and_left(web: Web, start: bytes, more: bytes) -> None:
    web.add("shop.example", endless(start, more))
    text = read(web)
    assert text.startswith("lawn care lawn care")
    assert 190_000 < len(text) <= 200_000


def test_redirects_share_one_deadline(web: Web) -> None:
    def late_redirect(connection: socket.socket) -> None:
        connection.settimeout(SECONDS * 0.6)
        try:
            connection.recv(1)
        except TimeoutError:
            connection.sendall(redirect("/again"))

    web.add("shop.example", late_redirect)
    assert read(web, seconds=SECONDS) == wording.TOO_SLOW


def test_redirects_share_one_count_of_bytes(web: Web) -> None:
    heavy = page("", "Location: /again", "X-Heavy: " + "a" * 60_000, status="302 Found")
    site = web.add("shop.example", saying(heavy))
    assert read(web, redirects=20) == wording.NOT_A_PAGE
    assert site.hits == 4


def test_redirects_without_end_stop_at_the_third(web: Web) -> None:
    site = web.add("shop.example", saying(redirect("/again")))
    assert read(web) == wording.TOO_MANY_REDIRECTS
    assert site.hits == 4


def test_a_compressed_page_is_refused_unopened(web: Web) -> None:
    bomb = gzip.compress(b"lawn " * 2_000_000)
    web.add("shop.example", saying(page("", "Content-Encoding: gzip") + bomb))
    assert read(web) == wording.NOT_A_PAGE


def test_a_server_that_never_answers_the_secure_greeting_is_left(web: Web) -> None:
    web.add("shop.example", silent, port=443)
    assert read(web, "https://shop.example/", seconds=SECONDS) == wording.TOO_SLOW


def test_a_connection_cut_in_the_middle_is_a_sentence(web: Web) -> None:
    web.add("shop.example", saying(b"HTTP/1.1 200 OK\r\nContent-Ty"))
    assert read(web) in {wording.NO_ANSWER, wording.NOT_A_PAGE}


def test_a_refused_connection_is_a_sentence(web: Web) -> None:
    def nobody(_address: str, _port: int, _timeout: float) -> socket.socket:
        raise ConnectionRefusedError

    with pytest.raises(WebsiteNotRead, match=wording.NO_ANSWER):
        fetch_website_text("shop.example", network=Network(resolver=lambda _host: [PUBLIC], connector=nobody))


def test_an_address_that_does_not_answer_leaves_time_for_the_next(web: Web) -> None:
    web.add("shop.example", saying(page("lawn care")))
    web.names["shop.example"] = ["93.184.216.1", PUBLIC]
    reach = web.network().connector
    waited: list[float] = []

    def first_is_dead(address: str, port: int, timeout: float) -> socket.socket:
        if address == PUBLIC:
            return reach(address, port, timeout)
        waited.append(timeout)
        raise TimeoutError

    network = Network(resolver=web.network().resolver, connector=first_is_dead)
    assert fetch_website_text("http://shop.example/", network=network, limits=Limits(seconds=PLENTY)) == "lawn care"
    assert PLENTY / 4 < waited[0] <= PLENTY / 2


def _stuck_resolver(until: threading.Event) -> Callable[[str], list[str]]:
    def resolve(_host: str) -> list[str]:
        until.wait()
        return [PUBLIC]

    return resolve


def test_a_name_service_that_hangs_is_left_at_the_deadline(web: Web) -> None:
    over = threading.Event()
    network = Network(resolver=_stuck_resolver(over), connector=web.network().connector)
    with pytest.raises(WebsiteNotRead, match=wording.TOO_SLOW):
        fetch_website_text("shop.example", network=network, limits=Limits(seconds=SECONDS))
    over.set()
    assert web.contacted == []


def test_hanging_look_ups_do_not_pile_up(web: Web) -> None:
    over = threading.Event()
    network = Network(resolver=_stuck_resolver(over), connector=web.network().connector)
    before = threading.active_count()
    for _ in range(12):
        with pytest.raises(WebsiteNotRead):
            fetch_website_text("shop.example", network=network, limits=Limits(seconds=0.02))
    assert threading.active_count() - before <= 8
    over.set()
