"""Make a snapshot of a sample business: an ordinary run, but for files that are ours and that it says so."""

from datetime import date
from uuid import UUID, uuid5

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.profile import Industry
from snapshot.pipeline.documents.upload import OwnerFacts, UploadedFile
from snapshot.pipeline.pack import read_files
from snapshot.services.context import RunContext
from snapshot.services.execute_run import RunOrder, execute_run
from snapshot.services.retention import purge

SAMPLES_OF_A_DAY = UUID("6a1f5f0c-5f52-4a53-9d0e-0f6f8f1d7b51")
FIRST_DAY = date(2026, 1, 1)  # before that there were none
MAX_TRIES = 20  # looked at; beyond that every press makes a run of its own, up to the ceiling of samples
ENDED_EARLY = frozenset({"failed", "interrupted"})


def start_sample(context: RunContext, workspace_id: str, industry: Industry) -> str:
    """Run over the sample of ``industry``; the run's id. The same one for the rest of the day, unless it ended early.

    What the owner chose for lists of their own does not touch it, nothing is asked, and no website is opened. Raises
    what ``execute_run`` raises.
    """
    from snapshot.samples import SAMPLES, sample_files

    purge(context)
    day = context.run_day()

    def read() -> Pack:
        return read_files(
            sample_files(industry, day),
            workspace_key=context.workspace_key(workspace_id),
            today=day,
            limits=context.read_limits(),
        )

    order = RunOrder(
        workspace_id,
        mode="sample",
        load_pack=read,
        facts=OwnerFacts(tool=SAMPLES[industry].tool, industry=industry),
        submission_id=_submission_id(context, workspace_id, industry, day),
    )
    return execute_run(context, order)


def file_of_sample(industry: Industry, day: date, name: str, today: date) -> UploadedFile | None:
    """The file called ``name`` as the sample of ``day`` was made of it; ``None``: there is no such file."""
    if not FIRST_DAY <= day <= today:
        return None
    from snapshot.samples import sample_files

    return next((file for file in sample_files(industry, day) if file.name == name), None)


def _submission_id(context: RunContext, workspace_id: str, industry: Industry, day: date) -> str | None:
    """The name that every press of this button bears today, up to a run that ended early: then the next name."""
    names = (uuid5(SAMPLES_OF_A_DAY, f"{industry} {day} {attempt}").hex for attempt in range(MAX_TRIES))
    return next((name for name in names if not _ended_early(context, workspace_id, name)), None)


def _ended_early(context: RunContext, workspace_id: str, submission_id: str) -> bool:
    run_id = context.store.find_submission(workspace_id, submission_id)
    run = context.store.get_run(workspace_id, run_id) if run_id else None
    return run is not None and run.status in ENDED_EARLY
