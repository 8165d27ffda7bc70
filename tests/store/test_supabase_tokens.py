"""Whose word PostgREST takes: only a token that this project has signed, and only for its time."""

import base64
import json
import time

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key

from tests.support.hosted_pair import Visitor, pair
from tests.support.supabase_stack import KEY_ID, SupabaseStack

pytestmark = pytest.mark.postgres


def part(content: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).rstrip(b"=").decode()


def forgeries(stack: SupabaseStack, user: str) -> dict[str, str]:
    good = stack.token(user)
    claims = jwt.decode(good, options={"verify_signature": False})
    header, body, signature = good.split(".")
    other_key = generate_private_key(SECP256R1())
    return {
        "another project's secret": jwt.encode(claims, "the secret of another project, as long", "HS256"),
        "another project's key under our name": jwt.encode(claims, other_key, "ES256", {"kid": KEY_ID}),
        "another algorithm": jwt.encode(claims, stack.jwt_secret + stack.jwt_secret, "HS512"),
        "unsigned": f"{part({'alg': 'none', 'typ': 'JWT'})}.{body}.",
        "signature cut off": f"{header}.{body}.",
        "another user in the body": f"{header}.{part(claims | {'sub': user[::-1]})}.{signature}",
        "another role in the body": f"{header}.{part(claims | {'role': 'service_role'})}.{signature}",
        "expired": stack.token(user, exp=int(time.time()) - 60),
        "not yet valid": stack.token(user, nbf=int(time.time()) + 3600),
        "no token at all": "sb_publishable_something",
    }


def test_a_forged_expired_or_foreign_token_is_refused(supabase_stack: SupabaseStack) -> None:
    with pair(supabase_stack) as two:
        for what, token in forgeries(supabase_stack, two.mine.user).items():
            visitor = Visitor(supabase_stack.rest_url, token)
            for answer in (
                visitor.send("GET", "/runs"),
                visitor.call("ensure_workspace"),
                visitor.call("release_run_lock", p_workspace_id=two.mine.ws, p_lock_id=two.mine.lock),
            ):
                assert answer.status_code == 401, what
                assert answer.json()["code"] in {"PGRST301", "PGRST302"}, what


def test_a_role_that_is_none_of_the_platforms_is_refused(supabase_stack: SupabaseStack) -> None:
    user = supabase_stack.new_user()
    for role in ("postgres", "snapshot_owner", "authenticator", "nobody"):
        visitor = Visitor(supabase_stack.rest_url, supabase_stack.token(user, role=role))
        assert visitor.send("GET", "/runs").status_code in {400, 401, 403}, role


def test_both_kinds_of_the_projects_own_signature_are_taken(supabase_stack: SupabaseStack) -> None:
    with pair(supabase_stack) as two:
        for token in (supabase_stack.token(two.mine.user), supabase_stack.token_of_key(two.mine.user)):
            seen = Visitor(supabase_stack.rest_url, token).rows("workspaces")
            assert [row["workspace_id"] for row in seen] == [two.mine.ws]


def test_the_gateway_lets_a_token_through_and_never_a_bare_key_as_one(supabase_stack: SupabaseStack) -> None:
    with pair(supabase_stack) as two:
        address = f"{supabase_stack.url}/rest/v1"
        key = {"apikey": "sb_publishable_something"}
        mine = Visitor(address, supabase_stack.token(two.mine.user)).send("GET", "/workspaces", headers=key)
        assert [row["workspace_id"] for row in mine.json()] == [two.mine.ws]
        bare = Visitor(address, key["apikey"])
        assert bare.send("GET", "/workspaces", headers=key).json()["code"] == "42501"
        assert bare.send("POST", "/rpc/schema_revision", headers=key, json={}).status_code == 200
        assert Visitor(address, None).send("GET", "/workspaces").status_code == 401
