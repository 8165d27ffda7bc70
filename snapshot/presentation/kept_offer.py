"""A result of one kind of list, and kept files of the other kind -> the offer to read both together."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from snapshot.pipeline.documents.results import RunResults
from snapshot.presentation import formats
from snapshot.presentation.file_advice import KINDS, meant_kind
from snapshot.presentation.retention import kept_names
from snapshot.services.kept_files import KeptFiles
from snapshot.wording import file_advice as wording
from snapshot.wording.export_steps import Kind


@dataclass(frozen=True, slots=True)
class KeptOffer:
    """``sentence`` says what is kept and was not read; ``label`` is for the link that includes ``upload_id``."""

    upload_id: str
    sentence: str
    label: str


def lone_kind(results: RunResults, now: datetime, held: timedelta) -> Kind | None:
    """The one kind of list in a new upload. None for a sample, and for a run older than files are ``held``."""
    recognition = results.input_recognition
    if recognition is None or results.run_manifest.is_sample or now - results.meta.created_at >= held:
        return None
    meant = {meant_kind(file) for file in recognition.files}
    found = [kind for kind in KINDS if kind in meant]
    return found[0] if len(found) == 1 else None


def present_kept_offer(kind: Kind, run_id: str, kept: KeptFiles | None, now: datetime) -> KeptOffer | None:
    """Offer the kept files of another upload to the run ``run_id`` of one ``kind``. None unless they lack that kind."""
    if kept is None or kept.upload_id == run_id:
        return None
    if {file.category for file in kept.files if file.category in KINDS} != {*KINDS} - {kind}:
        return None
    sentence = wording.not_included(kept_names(kept), formats.soon(kept.until, now), kind)
    return KeptOffer(kept.upload_id, sentence, wording.UPLOAD_TOGETHER)
