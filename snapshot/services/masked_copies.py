"""Masked copies of the files behind an open question."""

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.masked_copy import Unreadable, mask_file, problem_message
from snapshot.services.context import RunContext
from snapshot.services.questions import open_question
from snapshot.wording import masked_copy as wording

# Masking reads a file several times: beyond this it takes longer than somebody waits.
MOST_BYTES = 2_000_000


def masked_copy(context: RunContext, workspace_id: str, upload_id: str, place: int) -> UploadedFile | str:
    """The masked copy of the file at ``place`` of an upload, or the sentence why there is none.

    Raises ``QuestionClosed`` where the files are gone.
    """
    files = open_question(context, workspace_id, upload_id).request.files
    if place >= len(files):
        return wording.NO_SUCH_FILE
    if len(files[place].content) > MOST_BYTES:
        return wording.TOO_LARGE
    limits = context.read_limits()
    try:
        return mask_file(files[place], today=context.run_day(), limits=limits)
    except Unreadable as error:
        return problem_message(error.code, limits)
