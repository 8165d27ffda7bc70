"""Only genuine tokens of signed-in visitors of this very project are believed."""

import base64
import json
import time
from uuid import uuid4

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from snapshot.auth.jwks import KeyRing
from snapshot.auth.tokens import LONGEST_TOKEN, Identity, TokenOutOfTime, TokenRefused, TokenVerifier

ISSUER = "https://abc.supabase.co/auth/v1"
SECRET = "the shared secret of this project, which is long"
USER = str(uuid4())
CURVE, OTHER_CURVE = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
RSA = rsa.generate_private_key(public_exponent=65_537, key_size=2_048)
PEM = CURVE.public_key().public_bytes(
    serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
)  # fmt: skip
KEYS = {
    "keys": [
        json.loads(ECAlgorithm.to_jwk(CURVE.public_key())) | {"kid": "curve", "alg": "ES256"},
        json.loads(RSAAlgorithm.to_jwk(RSA.public_key())) | {"kid": "rsa", "alg": "RS256"},
        {"kty": "oct", "kid": "leaked", "alg": "HS256", "k": "c2VjcmV0"},
    ]
}


def claims(**changes: object) -> dict[str, object]:
    now = int(time.time())
    usual = {"iss": ISSUER, "aud": "authenticated", "role": "authenticated", "sub": USER, "email": "ann@example.com"}
    changed = usual | {"iat": now, "exp": now + 3_600, "is_anonymous": False} | changes
    return {name: value for name, value in changed.items() if value is not None}


def shared(**changes: object) -> str:
    return jwt.encode(claims(**changes), SECRET, "HS256")


@pytest.fixture
def verifier() -> TokenVerifier:
    return TokenVerifier(ISSUER, SECRET, KeyRing(lambda: KEYS).key)


@pytest.mark.parametrize(
    "token",
    [
        shared(),
        jwt.encode(claims(), CURVE, "ES256", {"kid": "curve"}),
        jwt.encode(claims(), RSA, "RS256", {"kid": "rsa"}),
    ],
)
def test_a_genuine_token_says_who_it_is(verifier, token):
    found = verifier.verify(token)
    assert (found.user_id, found.email, found.is_guest) == (USER, "ann@example.com", False)
    assert found.expires_at - found.issued_at == 3_600


def test_guest_status_comes_from_the_project_not_from_the_user(verifier):
    assert verifier.verify(shared(is_anonymous=True, email="")).is_guest
    metadata = {"is_anonymous": True, "email": "boss@example.com", "sub": str(uuid4()), "role": "service_role"}
    assert verifier.verify(shared(user_metadata=metadata)) == verifier.verify(shared())


@pytest.mark.parametrize(
    "change",
    [
        {"aud": "anon"},
        {"aud": ["authenticated", "others"]},
        {"aud": None},
        {"iss": "https://other.supabase.co/auth/v1"},
        {"iss": None},
        {"sub": None},
        {"sub": "admin"},
        {"sub": ""},
        {"role": "service_role"},
        {"role": "anon"},
        {"role": None},
        {"exp": None},
        {"iat": None},
        {"exp": "soon"},
    ],
)
def test_every_claim_is_checked(verifier, change):
    with pytest.raises(TokenRefused) as refused:
        verifier.verify(shared(**change))
    assert not isinstance(refused.value, TokenOutOfTime)


@pytest.mark.parametrize(
    "change",
    [
        {"exp": int(time.time()) - 60, "iat": int(time.time()) - 3_660},
        {"nbf": int(time.time()) + 3_600},
        {"iat": int(time.time()) + 3_600, "exp": int(time.time()) + 7_200},
    ],
)
def test_an_expired_genuine_token_is_distinguished(verifier, change):
    with pytest.raises(TokenOutOfTime):
        verifier.verify(shared(**change))


def unsigned(algorithm: str, **header: str) -> str:
    parts = ({"alg": algorithm, "typ": "JWT"} | header, claims())
    return ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=") for part in parts) + "."


@pytest.mark.parametrize(
    "token",
    [
        unsigned("none"),
        unsigned("None"),
        unsigned("HS256"),
        unsigned("ES256", kid="curve"),
        jwt.encode(claims(), "another project's secret, just as long as ours", "HS256"),
        jwt.encode(claims(), SECRET + SECRET, "HS512"),
        jwt.encode(claims(), OTHER_CURVE, "ES256", {"kid": "curve"}),
        jwt.encode(claims(), OTHER_CURVE, "ES256", {"kid": "unknown"}),
        jwt.encode(claims(), CURVE, "ES256"),
        jwt.encode(claims(), RSA, "RS256", {"kid": "curve"}),
        jwt.encode(claims(), RSA, "RS512", {"kid": "rsa"}),
        jwt.encode(claims(), b"secret" * 8, "HS256", {"kid": "leaked"}),
        shared()[:-4] + "AAAA",
        "",
        "a.b.c",
        "not a token",
        "é.é.é",
        shared(padding="x" * LONGEST_TOKEN),
    ],
)
def test_a_forged_token_is_refused(verifier, token):
    with pytest.raises(TokenRefused):
        verifier.verify(token)


def test_a_public_key_never_passes_for_the_shared_secret(verifier):
    """The library will not sign with it, so the forgery is made by hand."""
    import hashlib
    import hmac

    body = unsigned("HS256").rstrip(".")
    signature = base64.urlsafe_b64encode(hmac.digest(PEM, body.encode(), hashlib.sha256)).decode().rstrip("=")
    with pytest.raises(TokenRefused):
        verifier.verify(f"{body}.{signature}")


def test_without_a_shared_secret_only_the_projects_own_keys_count():
    verifier = TokenVerifier(ISSUER, "", KeyRing(lambda: KEYS).key)
    assert isinstance(verifier.verify(jwt.encode(claims(), CURVE, "ES256", {"kid": "curve"})), Identity)
    with pytest.raises(TokenRefused):
        verifier.verify(shared())
