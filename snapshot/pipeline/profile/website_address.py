"""Website address as typed -> one normal address, without a look-up. Also why a website was not read."""

import ipaddress
import re
from urllib.parse import SplitResult, quote, urlsplit

from snapshot.wording import profile as wording


class WebsiteAddressUnclear(ValueError):
    """What was typed cannot be the address of a website. The text of the exception is shown beside the field."""


class WebsiteNotRead(Exception):
    """A website could not, or may not, be read. The text is one plain sentence; the run goes on without the page."""

    def __init__(self, sentence: str = wording.NO_ANSWER) -> None:
        super().__init__(sentence)


MAX_CHARACTERS = 500
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://?|(?:mailto|javascript|data|file|tel):", re.IGNORECASE)
_FORBIDDEN = re.compile(r"[\s\x00-\x1f\x7f\\<>\"^`{|}]")
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_KEPT_IN_PATH = "/%:@!$&'()*+,;=~-._?"


def check_website_address(url: str) -> str:
    """``url`` as typed ("Example.com/us") in the form ``https://example.com/us``: ASCII, without fragment.

    Raises ``WebsiteAddressUnclear`` (a ``ValueError``) with a sentence where it cannot be a website's address. Whether
    the address is a public one is decided only when it is opened.
    """
    text = url.strip()
    if len(text) > MAX_CHARACTERS:
        raise WebsiteAddressUnclear(wording.ADDRESS_TOO_LONG)
    if not text or _FORBIDDEN.search(text):
        raise WebsiteAddressUnclear(wording.ADDRESS_UNCLEAR)
    parts = _split(text)
    return f"{parts.scheme}://{ascii_host(parts)}{_port(parts)}{_path(parts)}"


def _split(text: str) -> SplitResult:
    named = _SCHEME.match(text)
    if named and not text.lower().startswith(("http://", "https://")):
        raise WebsiteAddressUnclear(wording.ADDRESS_SCHEME)
    try:
        parts = urlsplit(text if named else f"https://{text}")
    except ValueError:
        raise WebsiteAddressUnclear(wording.ADDRESS_UNCLEAR) from None
    if "@" in parts.netloc:
        raise WebsiteAddressUnclear(wording.ADDRESS_SIGN_IN)
    return parts


def ascii_host(parts: SplitResult) -> str:
    """The host in ASCII (an international name in its "xn--" form), lower case, without a final dot."""
    host = parts.hostname or ""
    if "[" in parts.netloc:
        return f"[{_ipv6(host)}]"
    try:
        ascii_name = host.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        raise WebsiteAddressUnclear(wording.ADDRESS_UNCLEAR) from None
    labels = ascii_name.split(".")
    if len(labels) < 2 or len(ascii_name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise WebsiteAddressUnclear(wording.ADDRESS_UNCLEAR)
    return ascii_name


def _ipv6(host: str) -> str:
    try:
        return str(ipaddress.IPv6Address(host))
    except ValueError:
        raise WebsiteAddressUnclear(wording.ADDRESS_UNCLEAR) from None


def _port(parts: SplitResult) -> str:
    try:
        port = parts.port
    except ValueError:
        raise WebsiteAddressUnclear(wording.ADDRESS_UNCLEAR) from None
    usual = {"http": 80, "https": 443}[parts.scheme]
    return "" if port in (None, usual) else f":{port}"


def _path(parts: SplitResult) -> str:
    query = f"?{parts.query}" if parts.query else ""
    return quote((parts.path or "/") + query, safe=_KEPT_IN_PATH)
