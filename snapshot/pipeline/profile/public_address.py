"""Which network addresses belong to the public internet. Everything else is "inside" and is never contacted.

The lists are the IANA special-purpose registries (RFC 6890 and its updates), plus one cloud platform's service address
that looks public. IPv6 forms that carry an IPv4 address (mapped, compatible, 6to4, Teredo, NAT64, ISATAP) are refused
whole: a website that people visit does not need them. A host that reaches IPv4 only through NAT64 cannot read websites.
"""

import ipaddress

_INSIDE_V4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network, unspecified
        "10.0.0.0/8",
        "100.64.0.0/10",  # shared by carriers
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud platform's host agent
        "169.254.0.0/16",  # link-local, cloud metadata
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
    )
)
_UNICAST_V6 = ipaddress.IPv6Network("2000::/3")  # the only block from which public addresses are given out
_INSIDE_V6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # Teredo, benchmarking, ORCHID and other protocol assignments
        "2001:db8::/32",
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",
        "3fff::/20",
    )
)
_ISATAP = (0x00005EFE, 0x02005EFE)  # upper half of the interface part, before the embedded IPv4 address


def is_public(address: str) -> bool:
    """Whether ``address``, in the usual text form of IPv4 or IPv6, lies on the public internet.

    Anything that is not such a text is not public.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv4Address):
        return parsed.is_global and not any(parsed in network for network in _INSIDE_V4)
    return _is_public_v6(parsed)


def _is_public_v6(parsed: ipaddress.IPv6Address) -> bool:
    carries_v4 = (int(parsed) >> 32) & 0xFFFFFFFF in _ISATAP
    plain = parsed in _UNICAST_V6 and parsed.is_global and parsed.scope_id is None
    return plain and not carries_v4 and not any(parsed in network for network in _INSIDE_V6)
