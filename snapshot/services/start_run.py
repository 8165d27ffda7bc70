"""Make a snapshot of uploaded files."""

from dataclasses import dataclass

from snapshot.errors import UploadRefused
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import read_files
from snapshot.services.context import RunContext
from snapshot.services.guarded_run import RunOrder, guarded_run
from snapshot.services.retention import purge


@dataclass(frozen=True, slots=True)
class UploadRequest:
    """A checked form. ``submission_id`` names it, so that a second press of the button finds the first run."""

    files: tuple[UploadedFile, ...]
    tool: str | None = None
    website: str | None = None
    industry: str | None = None
    submission_id: str | None = None


def start_run(context: RunContext, workspace_id: str, request: UploadRequest) -> str:
    """Read the files and run the six steps; the id of the run, also of one that failed on the way.

    Raises ``UploadRefused`` without files, ``RunAlreadyActive``, ``DailyLimitReached``, ``LockLost`` or
    ``StoreUnavailable``.
    """
    if not request.files:
        raise UploadRefused
    purge(context)

    def read() -> Pack:
        return read_files(
            request.files,
            workspace_key=context.workspace_key(workspace_id),
            today=context.run_day(),
            limits=context.read_limits(),
        )

    order = RunOrder(
        workspace_id=workspace_id,
        mode="upload",
        load_pack=read,
        tool=request.tool,
        industry=request.industry,
        website=request.website,
        submission_id=request.submission_id,
    )
    return guarded_run(context, order)
