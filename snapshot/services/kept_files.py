"""Good files of a gated run, held so that only the others are sent again."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from snapshot.errors import StoreUnavailable, UploadRefused
from snapshot.governance.gate import check_gate, mostly_unreadable
from snapshot.pipeline.decision.choose.readiness import AbstainReason, abstain_reason
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.recognition import Category, FileRecognition, InputRecognition
from snapshot.pipeline.documents.upload import NO_FACTS, OwnerFacts, UploadedFile
from snapshot.services import held_uploads
from snapshot.services.context import RunContext
from snapshot.services.held_uploads import HeldFile, HeldUpload
from snapshot.services.retention import purge_held
from snapshot.services.stored_results import read_results
from snapshot.wording import refusals

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """``name`` is the label that the browser sent; ``documents`` counts what was read from the file."""

    name: str
    category: Category
    documents: int


@dataclass(frozen=True, slots=True)
class KeptFiles:
    """Held under ``upload_id`` until ``until`` (UTC). ``facts`` are what the owner said when they came."""

    upload_id: str
    until: datetime
    files: tuple[KeptFile, ...]
    facts: OwnerFacts = NO_FACTS


@dataclass(frozen=True, slots=True)
class GatheredFiles:
    """The files of an upload with the kept ones before them. ``since`` is when those came, where there are any."""

    files: tuple[UploadedFile, ...]
    since: datetime | None = None


def kept_files(context: RunContext, workspace_id: str) -> KeptFiles | None:
    """What is held for the next upload, if anything is."""
    purge_held(context)
    held = held_uploads.newest(context, workspace_id, "kept")
    if held is None:
        return None
    files = tuple(KeptFile(one.file.name, one.category, one.documents) for one in held.upload.files)
    return KeptFiles(upload_id=held.upload_id, until=held.until, files=files, facts=held.upload.facts)


def delete_kept_files(context: RunContext, workspace_id: str, upload_id: str) -> None:
    """Delete the kept files now."""
    context.store.release_held(workspace_id, upload_id)


def combine_with_kept_files(
    context: RunContext, workspace_id: str, new: Sequence[UploadedFile], kept: str | None
) -> GatheredFiles:
    """Return ``new`` after the files kept under ``kept``, those marked as from the last try.

    A file that is in both counts once, as a new one. Names say nothing: tools call every list "export.csv". Two
    lists of the same name are both read, and documents that are in both are the reader's business.
    Raises ``UploadRefused`` without any file, if the kept ones are gone, and for more than one upload may have.
    """
    held = held_uploads.find(context, workspace_id, kept, "kept") if kept else None
    if kept and held is None:
        raise UploadRefused(refusals.KEPT_FILES_GONE)
    if held is None:
        if not new:
            raise UploadRefused
        return GatheredFiles(tuple(new))
    sent = {file.content for file in new}
    kept_ones = [one.file for one in held.upload.files if one.file.content not in sent]
    files = (*(replace(file, from_last_try=True) for file in kept_ones), *new)
    size = sum(len(file.content) for file in files)
    if len(files) > context.settings.max_files or size > context.settings.max_upload_bytes:
        raise UploadRefused(refusals.TOO_MUCH_WITH_KEPT_FILES)
    return GatheredFiles(files, since=held.held_at)


def keep_good(
    context: RunContext,
    workspace_id: str,
    run_id: str,
    gathered: GatheredFiles,
    facts: OwnerFacts,
    recognition: InputRecognition,
) -> None:
    """After a run: keep its good files if it waits for others; else delete the kept files, if the run has read them.

    Kept files that the run has not read may be of another business: they stay for their hours.
    Never raises: the run has ended well, whatever becomes of this.
    """
    try:
        waits = check_gate(recognition).closed or _is_silent_for_a_file(context, workspace_id, run_id, recognition)
        good = _good(gathered.files, recognition) if waits else ()
        upload = HeldUpload(purpose="kept", files=good, facts=facts)
        if good and held_uploads.hold(context, workspace_id, run_id, upload, gathered.since):
            return
        kept = None if waits else held_uploads.newest(context, workspace_id, "kept")
    except StoreUnavailable:
        log.warning("run %s: its good files could not be held", run_id)
        return
    if kept is not None and _has_read(gathered, kept.upload):
        held_uploads.release(context, workspace_id, kept.upload_id)


def _has_read(gathered: GatheredFiles, kept: HeldUpload) -> bool:
    """Whether every kept file was in the upload, included from the last try or sent again."""
    return {one.file.content for one in kept.files} <= {file.content for file in gathered.files}


def _is_silent_for_a_file(context: RunContext, workspace_id: str, run_id: str, recognition: InputRecognition) -> bool:
    """Whether the gate was open, and the conclusion is that a file was not recognized."""
    if all(file.category != "unknown" for file in recognition.files):
        return False  # the run need not be looked at
    record = context.store.get_run(workspace_id, run_id)
    results = read_results(record) if record else None
    if results is None or results.snapshot is None or results.conclusion is None:
        return False
    is_silent = results.conclusion.pattern_id is Theme.TOO_LITTLE_DATA
    return is_silent and abstain_reason(results.snapshot, ()) is AbstainReason.FILE_NOT_RECOGNIZED


def _good(files: Sequence[UploadedFile], recognition: InputRecognition) -> tuple[HeldFile, ...]:
    read = zip(files, recognition.files, strict=True)
    return tuple(HeldFile(file, found.category, found.documents) for file, found in read if _read_well(found))


def _read_well(file: FileRecognition) -> bool:
    return file.documents > 0 and not mostly_unreadable(file)
