"""A run over an upload that asks nothing."""

from snapshot.services.context import RunContext
from snapshot.services.kept_files import combine_with_kept_files
from snapshot.services.retention import purge
from snapshot.services.start_upload import UploadRequest, run_files


def start_run(context: RunContext, workspace_id: str, request: UploadRequest) -> str:
    """Read the files and run the six steps; the id of the run, also of one that failed on the way."""
    purge(context)
    gathered = combine_with_kept_files(context, workspace_id, request.files, request.kept)
    return run_files(context, workspace_id, gathered, request.facts, request.submission_id)
