"""The seal of a cookie, the way back after signing in, and the brake on attempts."""

import pytest

from snapshot.auth.encrypted_cookie import Seal
from snapshot.auth.rate_limit import MAX_NAMES, RateLimit, network_of
from snapshot.auth.safe_redirect import safe_redirect

WORDS = {"access": "eyJ.a.b", "refresh": "token", "workspace": "ws1"}


def test_a_sealed_value_opens_and_is_not_readable():
    seal = Seal("a secret key", "sign-in")
    sealed = seal.close(WORDS)
    assert seal.open(sealed) == WORDS
    assert "token" not in sealed
    assert seal.close(WORDS) != sealed
    assert set(sealed) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_a_changed_sealed_cookie_does_not_open():
    seal = Seal("a secret key", "sign-in")
    sealed = seal.close(WORDS)
    for foreign in (Seal("another key", "sign-in"), Seal("a secret key", "link")):
        assert foreign.open(sealed) is None
    for broken in ("", "x", "é", sealed[:-3], sealed[:40] + sealed[41:], sealed.swapcase(), sealed * 2):
        assert seal.open(broken) is None


@pytest.mark.parametrize(
    "path", ["/app/upload", "/app/results/0f-9_x", "/app/results/1/receipt.json", "/app/remote-assist?run=12ab", "/app"]
)
def test_pages_of_the_app_are_led_back_to(path):
    assert safe_redirect(path, "/home") == path


@pytest.mark.parametrize(
    "path",
    [
        None, "", "/", "//evil.example", "/app//evil.example", "https://evil.example/app", "/\\evil.example",
        "/app/../static", "/app/..//evil.example", "/app/%2e%2e", "javascript:alert(1)", "/app/\nSet-Cookie:x",
        "app/upload",
        "/application", "/app/upload#x", "/app/upload?next=//evil.example", "/app@evil.example", " /app/upload",
        "/app/" + "x" * 300, "/app/upload\r", "/app/ü", "http:/app", "/app/.git",
        "/app/account/sign-out", "/app/account/guest", "/app/account/link?code=abc", "/app/account/sign-in?next=",
    ],
)  # fmt: skip
def test_other_addresses_are_not_led_back_to(path):
    assert safe_redirect(path, "/home") == "/home"


def test_too_many_attempts_cause_a_pause():
    now = [0.0]
    brake = RateLimit(3, 60, lambda: now[0])
    assert [brake.allows("ann") for _ in range(5)] == [True, True, True, False, False]
    assert brake.allows("bob")
    now[0] = 61
    assert brake.allows("ann")


def test_trying_during_a_pause_does_not_extend_it():
    now = [0.0]
    brake = RateLimit(1, 60, lambda: now[0])
    assert brake.allows("ann")
    for now[0] in range(1, 60):
        assert not brake.allows("ann")
    now[0] = 60
    assert brake.allows("ann")


def test_the_limiter_remembers_a_limited_number_of_names():
    brake = RateLimit(1, 60, lambda: 0)
    for number in range(MAX_NAMES + 5):
        brake.allows(str(number))
    assert len(brake._attempts) == MAX_NAMES
    assert not brake.allows(str(MAX_NAMES + 4))


def test_addresses_of_one_household_share_one_limit():
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff") != network_of("2001:db8:0:1::1")
    assert network_of("203.0.113.7") != network_of("203.0.113.8")
    assert network_of("::ffff:203.0.113.7") != network_of("::ffff:203.0.113.8")
    assert network_of(None) == network_of("nonsense")
