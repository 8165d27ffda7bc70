"""A healthy website is read the way a careful visitor would."""

import logging
import socket
import ssl

import pytest

from snapshot.pipeline.profile import WebsiteNotRead, fetch_website_text
from snapshot.pipeline.profile.website_network import Network
from snapshot.wording import profile as wording

from .conftest import PUBLIC, PUBLIC_V6, Certificates, Web, page, redirect, saying


def refusal(web: Web, url: str, tls: ssl.SSLContext | None = None) -> str:
    with pytest.raises(WebsiteNotRead) as refused:
        fetch_website_text(url, network=web.network(), tls=tls)
    return str(refused.value)


def test_the_visible_words_come_back(web: Web) -> None:
    web.add("shop.example", saying(page("<title>Green Co</title><h1>Lawn&nbsp;care</h1><script>var x</script>")))
    assert fetch_website_text("http://shop.example/", network=web.network()) == "Green Co Lawn care"


def test_the_request_names_the_host_and_asks_for_plain_bytes(web: Web) -> None:
    site = web.add("shop.example", saying(page("lawn")))
    fetch_website_text("http://shop.example/a%20b?c=d#e", network=web.network())
    lines = site.requests[0].split("\r\n")
    assert lines[0] == "GET /a%20b?c=d HTTP/1.1"
    assert "Host: shop.example" in lines
    assert "Accept-Encoding: identity" in lines
    assert not any(line.lower().startswith(("cookie", "referer", "authorization")) for line in lines)


def test_a_redirect_is_followed_to_another_name(web: Web) -> None:
    web.add("shop.example", saying(redirect("http://www.shop.example/home")))
    site = web.add("www.shop.example", saying(page("mulch")), address="93.184.216.35")
    assert fetch_website_text("http://shop.example/", network=web.network()) == "mulch"
    assert site.requests[0].startswith("GET /home HTTP/1.1\r\nHost: www.shop.example\r\n")


def test_an_international_name_is_looked_up_in_its_ascii_form(web: Web) -> None:
    site = web.add("xn--bcher-kva.example", saying(page("mulch")))
    assert fetch_website_text("http://bücher.example/", network=web.network()) == "mulch"
    assert "Host: xn--bcher-kva.example" in site.requests[0]


def test_an_address_of_the_newer_kind_is_reached(web: Web) -> None:
    web.add("shop.example", saying(page("mulch")), address=PUBLIC_V6)
    assert fetch_website_text("http://shop.example/", network=web.network()) == "mulch"


def test_a_secure_page_is_read_at_the_checked_address_under_its_name(web: Web, certificates: Certificates) -> None:
    web.add("shop.example", saying(page("mulch")), port=443, tls=certificates.server)
    assert fetch_website_text("shop.example", network=web.network(), tls=certificates.client) == "mulch"
    assert web.contacted == [(PUBLIC, 443)]


def test_the_name_is_told_in_the_secure_greeting(web: Web, certificates: Certificates) -> None:
    told: list[str | None] = []
    certificates.server.sni_callback = lambda _socket, name, _context: told.append(name)
    web.add("shop.example", saying(page("mulch")), port=443, tls=certificates.server)
    fetch_website_text("shop.example", network=web.network(), tls=certificates.client)
    certificates.server.sni_callback = None
    assert told == ["shop.example"]


def test_a_certificate_for_another_name_is_not_trusted(web: Web, certificates: Certificates) -> None:
    web.add("other.example", saying(page("mulch")), port=443, tls=certificates.server)
    assert refusal(web, "https://other.example/", certificates.client) == wording.NOT_SECURE


def test_a_certificate_of_an_unknown_maker_is_not_trusted(web: Web, certificates: Certificates) -> None:
    web.add("shop.example", saying(page("mulch")), port=443, tls=certificates.server)
    assert refusal(web, "https://shop.example/") == wording.NOT_SECURE


@pytest.mark.parametrize("kind", ["application/pdf", "text/plain", "image/png", "application/json", ""])
def test_only_html_is_read(web: Web, kind: str) -> None:
    web.add("shop.example", saying(page("lawn", kind=kind)))
    assert refusal(web, "http://shop.example/") == wording.NOT_A_PAGE


@pytest.mark.parametrize("encoding", ["gzip", "br", "deflate", "identity, gzip", "zstd"])
def test_a_compressed_answer_is_refused(web: Web, encoding: str) -> None:
    web.add("shop.example", saying(page("lawn", f"Content-Encoding: {encoding}")))
    assert refusal(web, "http://shop.example/") == wording.NOT_A_PAGE


@pytest.mark.parametrize("status", ["404 Not Found", "500 Oops", "204 No Content", "401 Who", "302 Found"])
def test_an_error_is_a_sentence(web: Web, status: str) -> None:
    web.add("shop.example", saying(page("lawn", status=status)))
    assert refusal(web, "http://shop.example/") == wording.ANSWERED_WITH_ERROR


def test_an_unknown_name_is_a_sentence(web: Web) -> None:
    assert refusal(web, "http://nowhere.example/") == wording.NOT_FOUND


def test_a_name_without_addresses_is_a_sentence(web: Web) -> None:
    web.names["empty.example"] = []
    assert refusal(web, "http://empty.example/") == wording.NOT_FOUND


@pytest.mark.parametrize(
    ("charset", "body", "text"),
    [
        ("iso-8859-1", "caf\xe9".encode("latin-1"), "café"),
        ("utf-8", "café".encode(), "café"),
        ("utf-16", "café".encode("utf-16"), "café"),
        ("punycode", b"lawn", "lawn"),
        ("no-such", b"lawn \xff", "lawn \ufffd"),
    ],
)
def test_the_charset_is_read_and_never_trusted(web: Web, charset: str, body: bytes, text: str) -> None:
    web.add("shop.example", saying(page("", kind=f"text/html; charset={charset}") + body))
    assert fetch_website_text("http://shop.example/", network=web.network()) == text


def test_nothing_of_the_page_is_logged(
    web: Web, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    web.add("shop.example", saying(page("a-marker-in-the-page")))
    fetch_website_text("http://shop.example/", network=web.network())
    assert "marker" not in caplog.text + "".join(capfd.readouterr())


def test_every_connection_is_closed(web: Web) -> None:
    held: list[socket.socket] = []
    web.add("shop.example", saying(redirect("/again")))
    reach = web.network().connector

    def keep(address: str, port: int, timeout: float) -> socket.socket:
        held.append(reach(address, port, timeout))
        return held[-1]

    with pytest.raises(WebsiteNotRead):
        fetch_website_text("http://shop.example/", network=Network(web.network().resolver, keep))
    assert len(held) == 4
    assert all(connection.fileno() == -1 for connection in held)
