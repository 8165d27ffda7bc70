"""Ask for help with exporting."""

from snapshot.services.context import RunContext
from snapshot.services.runs import find_run
from snapshot.store.protocol import AssistRequest


def create_remote_assist_request(
    context: RunContext,
    workspace_id: str,
    *,
    tool: str,
    notes: str,
    website: str,
    contact: str,
    run_id: str | None = None,
) -> str:
    """Store the request; its id. Raises ``RunNotFound`` when ``run_id`` is no run of this workspace."""
    if run_id is not None:
        find_run(context, workspace_id, run_id)
    request = AssistRequest(
        request_id=context.new_id(),
        workspace_id=workspace_id,
        tool=tool,
        notes=notes,
        website=website,
        contact=contact,
        run_id=run_id,
    )
    context.store.add_assist_request(request)
    return request.request_id
