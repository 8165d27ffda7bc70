"""Run once more over the documents kept from an earlier run."""

from snapshot.errors import PackNotKept
from snapshot.pipeline.documents.upload import OwnerFacts
from snapshot.pipeline.pack import pack_from_bytes
from snapshot.services.context import RunContext
from snapshot.services.execute_run import RunOrder, execute_run
from snapshot.services.retention import purge
from snapshot.services.runs import find_run


def rerun(context: RunContext, workspace_id: str, run_id: str, submission_id: str | None = None) -> str:
    """A new run with an id of its own over the stored pack of ``run_id`` (or of the run that it repeated).

    Raises ``RunNotFound``, ``PackNotKept``, and whatever ``execute_run`` may raise.
    """
    purge(context)
    earlier = find_run(context, workspace_id, run_id)
    first = earlier.record.rerun_of or run_id
    stored = context.store.load_pack(workspace_id, first)
    if stored is None:
        raise PackNotKept
    meta = earlier.results.meta
    order = RunOrder(
        workspace_id=workspace_id,
        mode="sample" if earlier.results.run_manifest.is_sample else "rerun",
        load_pack=lambda: pack_from_bytes(stored),
        facts=OwnerFacts(tool=meta.tool, website=meta.website, industry=meta.industry),
        submission_id=submission_id,
        rerun_of=first,
    )
    return execute_run(context, order)
