"""Raw files held while a question about them is open, or while they wait for other files. Never longer.

Stored as a zip archive: ``about`` (JSON) and the files' contents by number. File names are labels inside the JSON only;
nothing is ever unpacked to a path.
"""

import json
import logging
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Literal

from pydantic import ValidationError

from snapshot.errors import StoreUnavailable
from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.documents.upload import NO_FACTS, OwnerFacts, UploadedFile
from snapshot.services.context import RunContext
from snapshot.store.protocol import HeldFiles

Purpose = Literal["question", "kept"]
ABOUT = "about"
ABOUT_BYTES = 1_000_000  # labels, and what the owner said
MAX_BYTES = 1_000_000_000  # what the settings allow an upload at most
VERSION: Literal[1] = 1
PACKED = b"PK"  # most workbooks: archives themselves
QUICK = 1  # of zlib's levels: exports shrink to a fifth at once, and more is not worth an owner's wait


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file, and what a run found in it: how many documents of which kind."""

    file: UploadedFile
    category: Category = "unknown"
    documents: int = 0


@dataclass(frozen=True, slots=True)
class HeldUpload:
    """``question``: all files of an upload that waits for an answer. ``kept``: the good files of a gated run.

    ``correcting``: everything is asked, because its owner said that an earlier result is not right.
    """

    purpose: Purpose
    files: tuple[HeldFile, ...]
    facts: OwnerFacts = NO_FACTS
    correcting: bool = False


class _Label(Document):
    name: str
    category: Category
    documents: int
    from_last_try: bool = False


class _About(Document):
    version: Literal[1]
    purpose: Purpose
    facts: OwnerFacts
    files: tuple[_Label, ...]
    correcting: bool = False


def to_bytes(upload: HeldUpload) -> bytes:
    """The container. Raises nothing for any name or content."""
    labels = tuple(_label(one) for one in upload.files)
    about = _About(
        version=VERSION, purpose=upload.purpose, facts=upload.facts, files=labels, correcting=upload.correcting
    )
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=QUICK) as archive:
        archive.writestr(ABOUT, json.dumps(about.model_dump()))
        for number, one in enumerate(upload.files):
            packed = one.file.content.startswith(PACKED)
            archive.writestr(str(number), one.file.content, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _label(one: HeldFile) -> _Label:
    file = one.file
    return _Label(name=file.name, category=one.category, documents=one.documents, from_last_try=file.from_last_try)


def from_bytes(data: bytes, most_bytes: int = MAX_BYTES) -> HeldUpload | None:
    """The upload; ``None`` for bytes that are damaged, of another version, or of files larger than ``most_bytes``."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            # Before anything is unpacked: what is read of a part is never longer than it says here.
            if sum(part.file_size for part in archive.infolist()) > most_bytes + ABOUT_BYTES:
                return None
            about = _About.model_validate(json.loads(archive.read(ABOUT)))
            files = _files(archive, about.files)
    except (zipfile.BadZipFile, zlib.error, ValidationError, LookupError, ValueError, EOFError, OSError, RuntimeError):
        return None
    return HeldUpload(purpose=about.purpose, files=files, facts=about.facts, correcting=about.correcting)


def _files(archive: zipfile.ZipFile, labels: Sequence[_Label]) -> tuple[HeldFile, ...]:
    return tuple(
        HeldFile(
            UploadedFile(label.name, archive.read(str(number)), label.from_last_try), label.category, label.documents
        )
        for number, label in enumerate(labels)
    )


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
