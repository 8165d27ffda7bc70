"""Address to go to after signing in -> the same if it is a page of this app, else the default."""

import re

# Written out rather than parsed: browsers and parsers differ over "//", "\", "@" and control characters.
# What lies under the account's page is pressed, not visited: signing out, say.
PAGE = re.compile(r"/app(?!/account/)(?:/[A-Za-z0-9_-]+(?:\.[a-z]+)?)*(?:\?[A-Za-z0-9_=&-]*)?")
LONGEST = 200


def safe_redirect(given: str | None, otherwise: str) -> str:
    """``given`` where it is a page of this app (without the app's own root), else ``otherwise``."""
    fits = given is not None and len(given) <= LONGEST and PAGE.fullmatch(given)
    return given if fits and given else otherwise
