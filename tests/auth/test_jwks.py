"""The project's keys are kept, but not for ever nor in any number; strangers cannot have them fetched at will."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from jwt.algorithms import ECAlgorithm

from snapshot.auth.jwks import MAX_KEYS, STALE_SECONDS, KeyRing, KeysUnavailable

PUBLIC = json.loads(ECAlgorithm.to_jwk(ec.generate_private_key(ec.SECP256R1()).public_key()))


class Project:
    """What it publishes, how often it was asked, and a clock to set."""

    def __init__(self) -> None:
        self.ids = ["first"]
        self.asked = 0
        self.away = False
        self.now = 1_000.0
        self.ring = KeyRing(self.fetch, lambda: self.now)

    def fetch(self) -> object:
        self.asked += 1
        if self.away:
            raise KeysUnavailable
        return {"keys": [PUBLIC | {"kid": one} for one in self.ids]}

    def has(self, key_id: str) -> bool:
        return self.ring.key(key_id, "ES256") is not None


@pytest.fixture
def project() -> Project:
    return Project()


def test_keys_are_fetched_once_and_again_when_they_are_old(project):
    assert all(project.has("first") for _ in range(5))
    assert project.asked == 1
    project.now += 601
    assert project.has("first")
    assert project.asked == 2


def test_a_new_key_is_found_soon_and_a_withdrawn_one_is_gone(project):
    assert project.has("first")
    project.ids = ["second"]
    project.now += 31
    assert project.has("second")
    assert not project.has("first")


def test_made_up_key_ids_do_not_cause_many_fetches(project):
    assert not any(project.has(f"made up {n}") for n in range(100))
    assert project.asked == 1


def test_known_keys_last_an_hour_without_an_answer_but_not_a_day(project):
    assert project.has("first")
    project.away = True
    project.now += 3_600
    assert project.has("first")
    project.now += STALE_SECONDS
    with pytest.raises(KeysUnavailable):
        project.has("first")


def test_a_project_that_never_answered_leaves_a_key_undecided(project):
    project.away = True
    with pytest.raises(KeysUnavailable):
        project.has("first")
    project.away = False
    project.now += 31
    assert project.has("first")


@pytest.mark.parametrize("answer", [None, [], {}, {"keys": "none"}, "text"])
def test_an_answer_that_is_not_a_key_set_counts_as_no_answer(answer):
    with pytest.raises(KeysUnavailable):
        KeyRing(lambda: answer).key("first", "ES256")


def test_the_number_of_keys_is_limited_and_unusable_ones_are_dropped():
    odd = [
        None,
        {"kty": "oct", "kid": "secret", "alg": "HS256", "k": "c2VjcmV0"},
        {"kty": "EC", "kid": "broken"},
        {"kty": "EC", "crv": "P-1", "kid": "odd"},
        PUBLIC,
    ]
    many = [PUBLIC | {"kid": str(n)} for n in range(MAX_KEYS)]
    ring = KeyRing(lambda: {"keys": odd + many})
    assert ring.key("0", "ES256") is not None
    assert ring.key("0", "RS256") is None
    assert ring.key("secret", "HS256") is None
    assert ring.key(str(MAX_KEYS - len(odd)), "ES256") is None
    assert ring.key(str(MAX_KEYS - len(odd) - 1), "ES256") is not None
