"""The layout of a table: the names in its header, and nothing else of the file."""

import hashlib
import json
from collections.abc import Sequence

_HEX_CHARACTERS = 32
HEADER_CHARACTERS = 80


def shown_header(header: str) -> str:
    """A name of a column as it is shown and as a choice names it."""
    return header[:HEADER_CHARACTERS]


def header_key(header: str) -> str:
    """What is the same for two spellings of one name: upper case and blanks around it do not count."""
    return shown_header(header).strip().casefold()


def fingerprint(header: Sequence[str]) -> str:
    """32 hex characters of the SHA-256 of the names, trimmed and in lower case.

    The order does not count: choices name columns by their header, so an export with one column moved is still the
    list that they were made for. Columns without a name say nothing and are left out.
    """
    names = sorted(key for name in header if (key := header_key(name)))
    return hashlib.sha256(json.dumps(names).encode()).hexdigest()[:_HEX_CHARACTERS]
