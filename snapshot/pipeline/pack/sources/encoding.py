"""Bytes of a text file -> characters. Also undoes double encoding (UTF-8 decoded as Windows-1252 and saved again)."""

import codecs
import re
from dataclasses import dataclass

# Windows has quotation marks at 91 to 97 and the euro at 80.
_MAC_LETTER = re.compile(rb"[A-Za-z][\x81-\x90\x98-\x9f][a-z]")
# Where Central European Windows has letters, Western Windows has signs that stand in no word.
_SIGN_IN_WORD = re.compile("(?<=[A-Za-z])[³¹¿¼¾£¥¡¯](?=[a-z])")
_WINDOWS_LETTER = re.compile(rb"[A-Za-z][\xc0-\xff][a-z]")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """``encoding`` in the words a person knows from the save dialog; ``nul_characters`` were taken out.

    ``mark`` and ``codec`` write a text the same way: the byte order mark, then the text in that codec.
    """

    text: str
    encoding: str
    nul_characters: int
    codec: str = "utf-8"
    mark: bytes = b""


def decode(data: bytes) -> DecodedText:
    """Never fails: byte order mark first, then the look of UTF-16, then UTF-8, then the one-byte encodings."""
    text, encoding, codec, mark = _decode(data)
    # To look for one is many times quicker than to count all.
    nul_characters = text.count("\x00") if "\x00" in text else 0
    if nul_characters:
        text = text.replace("\x00", "")
    return DecodedText(repaired(text), encoding, nul_characters, codec, mark)


_MARKS = (
    (codecs.BOM_UTF8, "UTF-8 with BOM", "utf-8"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16-be"),
)


def _decode(data: bytes) -> tuple[str, str, str, bytes]:
    """The text, the name of its encoding, its codec and its byte order mark."""
    for mark, encoding, codec in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, errors="replace"), encoding, codec, mark
    order = _utf16_by_look(data[:4096])
    if order:
        return data.decode(order, errors="replace"), "UTF-16", order, b""
    try:
        return data.decode("utf-8"), "UTF-8", "utf-8", b""
    except UnicodeDecodeError:
        return *_decode_broken(data), b""


def _utf16_by_look(head: bytes) -> str | None:
    """Latin text in UTF-16 has a NUL in (nearly) every second byte."""
    if len(head) < 8:
        return None
    odd, even = head[1::2].count(0) / len(head[1::2]), head[::2].count(0) / len(head[::2])
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else None


def _decode_broken(data: bytes) -> tuple[str, str, str]:
    """A few spoilt places in UTF-8 are still UTF-8; otherwise it is the one-byte Windows encoding."""
    text = data.decode("utf-8", errors="replace")
    beyond_ascii = sum(1 for char in text[:200_000] if char > "\x7f" and char != "\ufffd")
    if len(re.findall("\ufffd+", text[:200_000])) < beyond_ascii:
        return text, "UTF-8", "utf-8"
    if _looks_mac(data[:200_000]):
        return data.decode("mac_roman"), "Mac Roman", "mac_roman"
    western = data.decode("cp1252", errors="replace")
    if _SIGN_IN_WORD.search(western[:200_000]):
        return data.decode("cp1250", errors="replace"), "Windows-1250", "cp1250"
    return western, "Windows-1252", "cp1252"


def _looks_mac(head: bytes) -> bool:
    """Only old Mac programs end lines with a bare CR; inside words they have letters where Windows has hardly any."""
    if b"\n" in head or b"\r" not in head:
        return False
    return len(_MAC_LETTER.findall(head)) > len(_WINDOWS_LETTER.findall(head))


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


def encode(decoded: DecodedText) -> bytes:
    """Bytes that ``decode`` reads as this text. A letter that the codec lacks is double encoded, as it was before."""
    return decoded.mark + decoded.text.encode(decoded.codec, errors=_DOUBLE)


def _double_encoded(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return error.object[error.start : error.end].encode("utf-8", errors="replace"), error.end


_DOUBLE = "double-encoded"
codecs.register_error(_DOUBLE, _double_encoded)
