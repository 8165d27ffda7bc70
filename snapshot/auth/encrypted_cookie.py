"""Text -> encrypted text that only this app can read back: what a signed-in visitor's cookie holds.

Fernet of the ``cryptography`` package (AES-128-CBC and HMAC-SHA-256), with a separate key for each purpose, derived
from the secret key. Packed first: tokens are base64 already, and a cookie has room for 4,096 bytes.
"""

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAX_BYTES = 16_000


class Seal:
    """Seals for one ``purpose``: what is sealed for another one does not open."""

    def __init__(self, secret: str, purpose: str) -> None:
        key = HKDF(SHA256(), 32, salt=None, info=purpose.encode()).derive(secret.encode())
        self._fernet = Fernet(urlsafe_b64encode(key))

    def close(self, words: Mapping[str, str]) -> str:
        """Text for a cookie."""
        packed = zlib.compress(json.dumps(words, separators=(",", ":")).encode(), 9)
        return self._fernet.encrypt(packed).rstrip(b"=").decode("ascii")

    def open(self, sealed: str) -> dict[str, str] | None:
        """The words; ``None`` where this app, with this key, has not sealed them. Their age is not judged here."""
        padded = sealed + "=" * (-len(sealed) % 4)
        try:
            packed = self._fernet.decrypt(padded.encode("ascii"))
        except (InvalidToken, UnicodeEncodeError):
            return None
        unpacked = zlib.decompressobj().decompress(packed, MAX_BYTES)
        return {str(name): str(word) for name, word in json.loads(unpacked).items()}
