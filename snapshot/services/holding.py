"""Raw files in the workspace's one place, for as long as a question about them is open and never longer."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from snapshot.errors import StoreUnavailable
from snapshot.services.context import RunContext
from snapshot.services.held_upload import HeldUpload, Purpose, from_bytes, to_bytes
from snapshot.store.base import HeldFiles

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Held:
    """An upload read back. ``held_at`` is when its oldest file came, ``until`` when it is deleted (UTC)."""

    upload_id: str
    held_at: datetime
    until: datetime
    upload: HeldUpload


def hold(
    context: RunContext, workspace_id: str, upload_id: str, upload: HeldUpload, since: datetime | None = None
) -> bool:
    """Hold the upload, in place of what was held before. ``False``: there is no room, and nothing was changed."""
    room = context.settings.held_total_bytes
    return context.store.hold_files(workspace_id, upload_id, to_bytes(upload), room, since)


def find(context: RunContext, workspace_id: str, upload_id: str, purpose: Purpose) -> Held | None:
    """The upload of that id, if it is held for that purpose, undamaged and within its hours."""
    return _opened(context, context.store.held_files(workspace_id, upload_id, context.settings.held_hours), purpose)


def newest(context: RunContext, workspace_id: str, purpose: Purpose) -> Held | None:
    """What the workspace holds, if it is for that purpose, undamaged and within its hours."""
    return _opened(context, context.store.newest_held(workspace_id, context.settings.held_hours), purpose)


def release(context: RunContext, workspace_id: str, upload_id: str) -> None:
    """Delete the upload, if it is held. Where the store is away just now, its hours end it."""
    try:
        context.store.release_held(workspace_id, upload_id)
    except StoreUnavailable:
        log.warning("held files could not be released; they will be purged")


def _opened(context: RunContext, stored: HeldFiles | None, purpose: Purpose) -> Held | None:
    upload = None if stored is None else from_bytes(stored.data, context.settings.max_upload_bytes)
    if stored is None or upload is None or upload.purpose != purpose:
        return None
    until = stored.held_at + timedelta(hours=context.settings.held_hours)
    return Held(upload_id=stored.upload_id, held_at=stored.held_at, until=until, upload=upload)
