"""Text in UTF-8 that a program took for Windows-1252 and saved again: each umlaut is two signs."""

import re

# The first byte of a letter beyond ASCII and the ones behind it, as Windows shows them.
_BEHIND = "".join({bytes([code]).decode("cp1252", errors="ignore") or chr(code) for code in range(0x80, 0xC0)})
_SPOILT = re.compile(f"[\u00c2-\u00df][{_BEHIND}]|[\u00e0-\u00ef][{_BEHIND}]{{2}}")


def repaired(text: str) -> str:
    """The text with each such letter as it was meant; other text as it is: no language has these signs in a row."""
    return text if text.isascii() else _SPOILT.sub(lambda spoilt: _meant(spoilt[0]), text)


def _meant(signs: str) -> str:
    """Windows leaves five bytes undefined; programs keep them as they are."""
    data = b"".join(sign.encode("cp1252") if sign not in _UNDEFINED else bytes([ord(sign)]) for sign in signs)
    return data.decode("utf-8", errors="ignore") or signs


_UNDEFINED = frozenset("\x81\x8d\x8f\x90\x9d")
