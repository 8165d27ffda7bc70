"""Run and settings -> what is kept of it and until when; pending files -> the panel of the upload page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from snapshot.pipeline.documents.results import RunResults
from snapshot.presentation import formats
from snapshot.presentation.present import run_state
from snapshot.presentation.receipt import was_read
from snapshot.services.kept_files import KeptFile, KeptFiles
from snapshot.services.runs import StoredRun
from snapshot.wording import file_advice
from snapshot.wording import files as file_wording
from snapshot.wording import retention as wording


class KeepingTimes(Protocol):
    """The settings that say how long."""

    @property
    def pack_keep_days(self) -> int: ...
    @property
    def held_hours(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Keeping:
    """``has_documents`` is false where what a snapshot could be made again from is certainly gone."""

    line: str
    has_documents: bool


def present_keeping(run: StoredRun, times: KeepingTimes, now: datetime, kept_until: str = "") -> Keeping:
    """As seen at ``now`` (UTC). ``kept_until`` says until when good files of this very run wait for others."""
    until = (run.record.finished_at or run.record.created_at) + timedelta(days=times.pack_keep_days)
    parts = list(_parts(run, times, until, is_past=now >= until))
    if kept_until:
        parts[-1] = wording.good_files(kept_until)
    return Keeping(line="; ".join(parts) + ".", has_documents=now < until)


def _parts(run: StoredRun, times: KeepingTimes, until: datetime, *, is_past: bool) -> Iterator[str]:
    """The page, the documents, the files. A run stores its documents when it ends, and the first of several only."""
    state, day = run_state(run.results, run.record.status), formats.day(until.date())
    yield wording.LEFT_OF_PAGE if state == "unreadable" else wording.PAGE
    if run.results.run_manifest.is_sample:
        yield wording.SAMPLE_GONE if is_past else wording.sample_documents(day)
    elif state in {"running", "interrupted"}:
        yield wording.cut_short(formats.counted(times.held_hours, "hour"))
    elif (state == "failed" and not was_read(run.results.run_manifest)) or _found_nothing(run.results):
        yield wording.NOTHING_READ
    else:
        yield wording.DOCUMENTS_GONE if is_past else _documents(run, times, day, is_sure=state != "unreadable")
        yield wording.FILES


def _found_nothing(results: RunResults) -> bool:
    """Whether the files were looked at, and no document of any kind was in them."""
    recognition = results.input_recognition
    return recognition is not None and not any(file.documents for file in recognition.files)


def _documents(run: StoredRun, times: KeepingTimes, day: str, *, is_sure: bool) -> str:
    if run.record.rerun_of or run.results.meta.rerun_of:
        return wording.documents_of_first(formats.counted(times.pack_keep_days, "day"))
    return wording.documents(day) if is_sure else wording.documents_at_most(day)


@dataclass(frozen=True, slots=True)
class KeptPanel:
    """``include`` labels the checkbox, ``hint`` says when to check it, ``delete_now`` labels the button."""

    upload_id: str
    include: str
    hint: str
    delete_now: str
    is_checked: bool


def present_kept(kept: KeptFiles, now: datetime, chosen: str | None = None) -> KeptPanel:
    """The panel as seen at ``now`` (UTC), checked if these are the files that were ``chosen`` (an upload's id)."""
    count = len(kept.files)
    return KeptPanel(
        upload_id=kept.upload_id,
        include=file_advice.include_last_try(kept_names(kept), formats.soon(kept.until, now)),
        hint=file_advice.WHEN_TO_INCLUDE,
        delete_now=file_advice.delete_now(count),
        is_checked=kept.upload_id == chosen,
    )


def kept_names(kept: KeptFiles) -> str:
    """Every kept file with what was read of it, such as "invoices.csv (126 invoices) and jobs.csv (1 job)"."""
    return formats.listed([_named(file) for file in kept.files])


def _named(file: KeptFile) -> str:
    return file_advice.kept_file(formats.shorten(file.name, 40), file_wording.found(file.category, file.documents))
