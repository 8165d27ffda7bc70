"""What people type as their website becomes one normal address, or a kind sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.profile import WebsiteAddressUnclear, check_website_address
from snapshot.wording import profile as wording


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("example.com", "https://example.com/"),
        ("  Example.COM ", "https://example.com/"),
        ("www.example.com/about us".replace(" ", "-"), "https://www.example.com/about-us"),
        ("http://example.com", "http://example.com/"),
        ("HTTPS://EXAMPLE.COM/Menu", "https://example.com/Menu"),
        ("https://example.com.", "https://example.com/"),
        ("https://example.com:443/", "https://example.com/"),
        ("http://example.com:80", "http://example.com/"),
        ("example.com:8080", "https://example.com:8080/"),
        ("example.com?id=1#top", "https://example.com/?id=1"),
        ("bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
        ("my_shop.example.com", "https://my_shop.example.com/"),
    ],
)
def test_a_typed_address_becomes_a_normal_one(typed: str, address: str) -> None:
    assert check_website_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", wording.ADDRESS_UNCLEAR),
        ("none", wording.ADDRESS_UNCLEAR),
        ("we have no website", wording.ADDRESS_UNCLEAR),
        ("example..com", wording.ADDRESS_UNCLEAR),
        ("-example.com", wording.ADDRESS_UNCLEAR),
        (".com", wording.ADDRESS_UNCLEAR),
        ("http://", wording.ADDRESS_UNCLEAR),
        ("https://exa<mple.com", wording.ADDRESS_UNCLEAR),
        ("https://example.com\r\nX: y", wording.ADDRESS_UNCLEAR),
        ("https://example.com\\@other.example", wording.ADDRESS_UNCLEAR),
        ("example.com:99999", wording.ADDRESS_UNCLEAR),
        ("example.com:web", wording.ADDRESS_UNCLEAR),
        ("http://[::1", wording.ADDRESS_UNCLEAR),
        ("http://[nonsense]/", wording.ADDRESS_UNCLEAR),
        ("a" * 64 + ".com", wording.ADDRESS_UNCLEAR),
        ("joe@example.com", wording.ADDRESS_SIGN_IN),
        ("https://joe:word@example.com", wording.ADDRESS_SIGN_IN),
        ("ftp://example.com", wording.ADDRESS_SCHEME),
        ("javascript:alert(1)", wording.ADDRESS_SCHEME),
        ("mailto:joe@example.com", wording.ADDRESS_SCHEME),
        ("file:///etc/passwd", wording.ADDRESS_SCHEME),
        ("example.com/" + "a" * 600, wording.ADDRESS_TOO_LONG),
    ],
)
def test_text_that_is_not_a_website_gets_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(WebsiteAddressUnclear) as refusal:
        check_website_address(typed)
    assert str(refusal.value) == sentence


def test_the_refusal_is_a_value_error() -> None:
    assert issubclass(WebsiteAddressUnclear, ValueError)


@given(st.one_of(st.text(max_size=60), st.from_regex(r"(https?://)?[a-z.:/@\[\]?#%0-9-]{1,40}", fullmatch=True)))
def test_any_text_is_an_address_or_a_sentence(typed: str) -> None:
    try:
        address = check_website_address(typed)
    except WebsiteAddressUnclear:
        return
    assert address.startswith(("http://", "https://"))
    assert address.isascii()
    assert not set(address) & set(" \t\r\n\\<>@#") or "@" not in address.split("/")[2]
    assert check_website_address(address) == address
