"""A read-only link to one result: made, listed and taken back by its owner, opened by whoever has it."""

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
from snapshot.services.shared_document import shared_document
from snapshot.store.base import SharedLink

TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")  # as ``token_urlsafe(32)`` writes 256 random bits
DAY_SECONDS = 86_400


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
    token = secrets.token_urlsafe(32)
    shown = shared_document(run.results).model_dump_json()
    link = context.store.share_run(
        workspace_id, run_id, context.new_id(), _fingerprint(token), shown, days * DAY_SECONDS
    )
    if link is None:  # deleted in the meantime
        raise RunNotFound
    return NewLink(token, link)


def is_shareable(run: StoredRun) -> bool:
    """Whether there is a checked conclusion. A gated run has none: it says what is wrong with the owner's files."""
    results = run.results
    return run.record.status == "succeeded" and results.conclusion is not None and results.validation is not None


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
    found = context.store.shared_results(_fingerprint(token))
    if found is None:
        raise LinkNotFound
    try:
        return OpenedLink(RunResults.model_validate_json(found.results_json), found.expires_at)
    except ValidationError:
        raise LinkNotFound from None  # made by another version: a new link shows it again


def _fingerprint(token: str) -> str:
    return sha256(token.encode()).hexdigest()
