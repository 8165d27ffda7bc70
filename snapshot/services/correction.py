"""The files of a finished run, chosen again because something in it is not right."""

from collections.abc import Sequence

from snapshot.errors import UploadRefused
from snapshot.pipeline.documents.upload import OwnerFacts, UploadedFile
from snapshot.services.context import RunContext
from snapshot.services.held_uploads import HeldFile, HeldUpload, hold
from snapshot.services.retention import purge
from snapshot.services.runs import StoredRun
from snapshot.wording import mapping as wording


def hold_to_correct(context: RunContext, run: StoredRun, files: Sequence[UploadedFile], upload_id: str) -> str:
    """Hold the files, so that the mapping page can ask about all of them; the question's id.

    What the owner said about the files of ``run`` holds for these. Raises ``UploadRefused`` where there is no room.
    """
    purge(context)
    meta = run.results.meta
    facts = OwnerFacts(tool=meta.tool, website=meta.website, industry=meta.industry)
    upload = HeldUpload(purpose="question", files=tuple(map(HeldFile, files)), facts=facts, correcting=True)
    if not hold(context, run.record.workspace_id, upload_id, upload):
        raise UploadRefused(wording.NO_ROOM)
    return upload_id
