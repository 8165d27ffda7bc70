"""All pages around signing in."""

from snapshot.blueprints.account import sign_in, sign_in_links
from snapshot.blueprints.account.sign_in_desk import blueprint, set_up_sign_in

__all__ = ["blueprint", "set_up_sign_in", "sign_in", "sign_in_links"]
