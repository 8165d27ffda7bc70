"""Nothing inside is reachable through the website field, by any of the known ways."""

import pytest

from snapshot.pipeline.profile import WebsiteNotRead, fetch_website_text
from snapshot.pipeline.profile.website_network import Network
from snapshot.wording import profile as wording

from .conftest import PUBLIC, Site, Web, page, redirect, saying

LITERALS = [
    "http://127.0.0.1/",
    "http://127.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0/",
    "http://0.0.0.0/",
    "http://127.0.0.1./",
    "http://127。0。0。1/",
    "http://１２７.0.0.1/",
    "http://①②⑦.0.0.1/",
    "http://localhost/",
    "http://localhost./",
    "http://10.0.0.5/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1%25eth0]/",
    f"http://{PUBLIC}/",  # a number is refused even where it is public: businesses have names
    "http://user@127.0.0.1/",
    "http://shop.example@127.0.0.1/",
    "http://127.0.0.1\\@shop.example/",
    "http://127.0.0.1\t.shop.example/",
    "http://shop.example:8080/",
    "http://shop.example:22/",
    "https://shop.example:80/",
    "http://shop.example:443/",
    "file:///etc/passwd",
    "gopher://shop.example/",
    "http:shop.example",
    "http:///shop.example",
    "",
]
INSIDE = [
    "127.0.0.1",
    "127.8.9.1",
    "0.0.0.0",
    "10.1.2.3",
    "172.31.255.255",
    "192.168.1.1",
    "100.64.0.1",
    "100.100.100.200",
    "169.254.169.254",
    "168.63.129.16",
    "192.0.0.192",
    "192.0.2.7",
    "192.88.99.1",
    "198.18.0.1",
    "203.0.113.9",
    "224.0.0.1",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:10.0.0.1",
    "::ffff:93.184.216.34",
    "::10.0.0.1",
    "64:ff9b::a00:1",
    "64:ff9b:1::a00:1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "2001:db8::1",
    "2002:a00:1::1",
    "2606:4700::5efe:a00:1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "not an address",
]


def refused(web: Web, url: str) -> str:
    """The sentence with which ``url`` is refused, after checking that nothing inside was touched."""
    with pytest.raises(WebsiteNotRead) as refusal:
        fetch_website_text(url, network=web.network())
    assert web.inside.hits == 0
    return str(refusal.value)


@pytest.mark.parametrize("url", LITERALS)
def test_no_number_port_or_scheme_leads_inside(web: Web, url: str) -> None:
    web.names.update({"localhost": ["127.0.0.1"], "shop.example": [PUBLIC], "user": ["127.0.0.1"]})
    refused(web, url)
    assert web.contacted == []


@pytest.mark.parametrize("url", [url for url in LITERALS if "localhost" not in url])
def test_no_answer_of_a_name_service_opens_what_is_no_name(web: Web, url: str) -> None:
    """A name service may read "0x7f.1" as it likes, and answer today what it does not answer tomorrow."""
    network = Network(resolver=lambda _host: [PUBLIC], connector=web.network().connector)
    with pytest.raises(WebsiteNotRead):
        fetch_website_text(url, network=network)
    assert web.contacted == []


@pytest.mark.parametrize("address", INSIDE)
@pytest.mark.parametrize("url", ["http://shop.example/", "https://shop.example/"])
def test_a_name_that_lives_inside_is_not_opened(web: Web, url: str, address: str) -> None:
    web.names["shop.example"] = [address]
    assert refused(web, url) == wording.NOT_PUBLIC
    assert web.contacted == []


@pytest.mark.parametrize("addresses", [[PUBLIC, "10.0.0.1"], ["::1", PUBLIC]])
def test_one_address_inside_among_several_is_enough_to_refuse(web: Web, addresses: list[str]) -> None:
    web.add("shop.example", saying(page("lawn")))
    web.names["shop.example"] = addresses
    refused(web, "http://shop.example/")
    assert web.contacted == []


@pytest.mark.parametrize(
    "location",
    [
        "http://127.0.0.1/",
        "//127.0.0.1/",
        "http://[::1]/",
        "http://inner.example/",
        "http://shop.example:8080/",
        "http://user:word@shop.example/",
        "file:///etc/passwd",
        "gopher://inner.example/",
        "http://2130706433/",
        "http://localhost/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[bad/",
    ],
)
@pytest.mark.parametrize("status", ["301 Moved Permanently", "302 Found", "303 See Other", "307 T", "308 P"])
def test_no_redirect_leads_inside(web: Web, location: str, status: str) -> None:
    web.add("shop.example", saying(redirect(location, status)))
    web.names |= {"inner.example": ["10.0.0.1"], "localhost": ["127.0.0.1"]}
    refused(web, "http://shop.example/")
    assert web.contacted == [(PUBLIC, 80)]


def test_a_name_that_changes_its_answer_is_reached_where_it_was_checked(web: Web) -> None:
    web.add("shop.example", saying(page("lawn care")))
    answers = iter([[PUBLIC], ["127.0.0.1"], ["127.0.0.1"]])
    network = web.network()
    rebinding = Network(resolver=lambda _host: next(answers), connector=network.connector)
    assert fetch_website_text("http://shop.example/", network=rebinding) == "lawn care"
    assert web.contacted == [(PUBLIC, 80)]
    assert web.inside.hits == 0


def test_a_name_that_changes_its_answer_between_redirects_is_checked_again(web: Web) -> None:
    web.add("shop.example", saying(redirect("/next")))
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    network = web.network()
    rebinding = Network(resolver=lambda _host: next(answers), connector=network.connector)
    with pytest.raises(WebsiteNotRead):
        fetch_website_text("http://shop.example/", network=rebinding)
    assert web.contacted == [(PUBLIC, 80)]
    assert web.inside.hits == 0


@pytest.mark.parametrize("variable", ["HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"])
def test_a_proxy_of_the_environment_is_not_used(web: Web, monkeypatch: pytest.MonkeyPatch, variable: str) -> None:
    monkeypatch.setenv(variable, f"http://127.0.0.1:{web.inside.port}")
    web.add("shop.example", saying(page("lawn care")))
    assert fetch_website_text("http://shop.example/", network=web.network()) == "lawn care"
    assert web.inside.hits == 0


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "127.0.0.1.", "localhost.localdomain"]
)
def test_with_the_real_network_a_server_on_this_machine_is_not_reached(host: str) -> None:
    site = Site(saying(page("an inner secret")))
    try:
        with pytest.raises(WebsiteNotRead):
            fetch_website_text(f"http://{host}:{site.port}/")
        assert site.hits == 0
    finally:
        site.close()


def test_the_guards_are_what_stands_between_a_name_and_the_inside(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shows that the tests above can fail: without the address check the inner server is reached."""
    monkeypatch.setattr("snapshot.pipeline.profile.website_network.is_public", lambda _address: True)
    web.names["shop.example"] = ["10.0.0.1"]
    assert fetch_website_text("http://shop.example/", network=web.network()) == "an inner secret"
