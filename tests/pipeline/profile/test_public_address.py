"""Only addresses that are given out to the public are public."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from snapshot.pipeline.profile.website_network import is_public


@pytest.mark.parametrize(
    "address",
    ["93.184.216.34", "8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "100.128.0.1", "2606:4700::1"],
)
def test_ordinary_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address", ["", "example.com", "2130706433", "0x7f.1", "127.1", "010.0.0.1", " 8.8.8.8", "8.8.8.8/32"]
)
def test_other_spellings_are_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_no_private_version_four_address_is_public(address: ipaddress.IPv4Address) -> None:
    inside = address.is_private or address.is_multicast or address.is_reserved or address.is_loopback
    assert not (inside and is_public(str(address)))


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:{}", "::{}", "64:ff9b::{}", "2606:4700::5efe:{}"]))
def test_no_version_six_form_of_any_version_four_address_is_public(address: ipaddress.IPv4Address, form: str) -> None:
    assert not is_public(form.format(address))


@given(st.ip_addresses(v=4))
def test_no_tunnel_address_is_public(address: ipaddress.IPv4Address) -> None:
    assert not is_public(str(ipaddress.IPv6Address((0x2002 << 112) | (int(address) << 80) | 1)))
    assert not is_public(str(ipaddress.IPv6Address((0x20010000 << 96) | int(address))))


@given(st.ip_addresses(v=6))
def test_a_public_version_six_address_lies_in_the_block_for_them(address: ipaddress.IPv6Address) -> None:
    assert not is_public(str(address)) or address in ipaddress.ip_network("2000::/3")
