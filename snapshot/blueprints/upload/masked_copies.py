"""A masked copy of a file that waits for its answers: made when asked for, and kept nowhere."""

from flask import Response

from snapshot.blueprints.downloads import as_file
from snapshot.blueprints.inputs import checked_upload_id
from snapshot.blueprints.upload.views import blueprint
from snapshot.blueprints.visitor import known_workspace, run_context
from snapshot.errors import QuestionClosed, UploadRefused
from snapshot.services.masked_copies import masked_copy

TYPES = {"xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@blueprint.post("/upload/questions/<upload_id>/masked/<int:place>")
def masked(upload_id: str, place: int) -> Response:
    """The copy of the file at ``place``, as a download under a name that tells nothing."""
    workspace_id = known_workspace()
    if workspace_id is None:
        raise QuestionClosed
    copy = masked_copy(run_context(), workspace_id, checked_upload_id(upload_id), place)
    if isinstance(copy, str):
        raise UploadRefused(copy)
    ending = copy.name.rpartition(".")[2].casefold()
    ending = ending if ending in ("csv", "txt", "tsv", "xlsx") else "csv"
    return as_file(copy.content, f"masked-copy-{place + 1}.{ending}", TYPES.get(ending, "text/csv"))
