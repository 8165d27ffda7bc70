"""A read-only link to one result: made, listed and taken back by its owner, opened by whoever has it."""

import hmac
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from pydantic import ValidationError

from snapshot.errors import LinkNotFound, NotShareable, RunNotFound
from snapshot.pipeline.documents.results import RunResults
from snapshot.services.context import RunContext
from snapshot.services.runs import StoredRun, find_run
from snapshot.services.shared_document import vouched_document
from snapshot.store.protocol import SharedLink
from snapshot.wording import sharing as wording

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")  # as ``token_urlsafe(32)`` writes 256 random bits
DAY_SECONDS = 86_400
SEAL = 64  # characters before the document


@dataclass(frozen=True, slots=True)
class NewLink:
    """``token`` opens the link. It is kept nowhere: this is the only time that anybody sees it."""

    token: str
    link: SharedLink


@dataclass(frozen=True, slots=True)
class OpenedLink:
    """What a link shows, and until when."""

    results: RunResults
    until: datetime


def share_run(context: RunContext, workspace_id: str, run_id: str, days: int) -> NewLink:
    """A new link to the allowed parts of the run, as they are now.

    Raises ``RunNotFound``, ``NotShareable`` and ``TooManyLinks``.
    """
    run = find_run(context, workspace_id, run_id)
    if not is_shareable(run):
        raise NotShareable
    document = vouched_document(run.results)
    if document is None:
        raise NotShareable(wording.MAKE_ANEW)
    token = secrets.token_urlsafe(32)
    fingerprint, shown = _fingerprint(token), document.model_dump_json()
    sealed = _seal(context, fingerprint, shown) + shown
    link = context.store.share_run(workspace_id, run_id, context.new_id(), fingerprint, sealed, days * DAY_SECONDS)
    if link is None:  # deleted in the meantime
        raise RunNotFound
    return NewLink(token, link)


def is_shareable(run: StoredRun) -> bool:
    """Whether there is a checked conclusion. A gated run has none: it says what is wrong with the owner's files."""
    results = run.results
    checked = results.conclusion is not None and results.validation is not None
    return run.record.status == "succeeded" and checked and results.readiness_level != "blocked"


def is_vouched(run: StoredRun) -> bool:
    """Whether a link to it can be made today. If not, a new run says the same in words that can be shared.

    By its words, not by the version that made it: between two versions, words change all the same.
    """
    return vouched_document(run.results) is not None


def living_links(context: RunContext, workspace_id: str, run_id: str) -> list[SharedLink]:
    """The links to the run that work now, newest first."""
    return context.store.list_links(workspace_id, run_id)


def revoke(context: RunContext, workspace_id: str, link_id: str) -> bool:
    """Take a link back, at once. ``False``: it was over already, or never one of this workspace."""
    return context.store.revoke_link(workspace_id, link_id)


def open_link(context: RunContext, token: str) -> OpenedLink:
    """What the link shows. Raises ``LinkNotFound``: why it does not work is nobody's to know."""
    if not TOKEN.fullmatch(token):
        raise LinkNotFound
    fingerprint = _fingerprint(token)
    found = context.store.shared_results(fingerprint)
    if found is None:
        raise LinkNotFound
    seal, shown = found.results_json[:SEAL], found.results_json[SEAL:]
    if not hmac.compare_digest(seal.encode(), _seal(context, fingerprint, shown).encode()):
        raise LinkNotFound
    try:
        return OpenedLink(RunResults.model_validate_json(shown), found.expires_at)
    except ValidationError:
        raise LinkNotFound from None  # made by another version: a new link shows it again


def _fingerprint(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _seal(context: RunContext, fingerprint: str, shown: str) -> str:
    """Proof that this product put ``shown`` behind the link: at a hosted store its owner can put anything there."""
    return hmac.digest(context.secret, f"shared as {fingerprint}: {shown}".encode(), sha256).hex()
