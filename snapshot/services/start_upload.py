"""Starts a snapshot of uploaded files; first asks, if they can be read in more than one way."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from snapshot.errors import StoreUnavailable
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.pipeline.documents.upload import ChoicesByLayout, OwnerFacts, UploadedFile
from snapshot.pipeline.pack import preview_files, read_files
from snapshot.services.context import RunContext
from snapshot.services.execute_run import RunOrder, execute_run
from snapshot.services.held_uploads import HeldFile, HeldUpload, hold
from snapshot.services.kept_files import GatheredFiles, combine_with_kept_files, keep_good
from snapshot.services.retention import purge
from snapshot.services.saved_overrides import recall

NO_CHOICES: ChoicesByLayout = {}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class UploadRequest:
    """A checked form. ``submission_id`` names it, so that a second press of the button finds the first run.

    ``kept`` names the good files of an earlier run that are to be read with these.
    """

    files: tuple[UploadedFile, ...]
    tool: str | None = None
    website: str | None = None
    industry: str | None = None
    submission_id: str | None = None
    kept: str | None = None

    @property
    def facts(self) -> OwnerFacts:
        return OwnerFacts(tool=self.tool, website=self.website, industry=self.industry)


@dataclass(frozen=True, slots=True)
class Started:
    """The run was made (or had been made before, by the first press)."""

    run_id: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Nothing was started: the files are held until the question ``upload_id`` is answered."""

    upload_id: str


def start_upload(context: RunContext, workspace_id: str, request: UploadRequest) -> Started | Asked:
    """Run at once where every file can be read in one way only; else hold the files and ask.

    Without room to hold them it runs, too: the best reading is chosen already, and the result names it. Raises what
    ``run_files`` raises.
    """
    first = find_first_run(context, workspace_id, request.submission_id)
    if first:
        return Started(first)
    purge(context)
    gathered = combine_with_kept_files(context, workspace_id, request.files, request.kept)
    if _in_doubt(context, gathered.files, recall(context, workspace_id)):
        # The question bears the form's own name: a form that is sent twice asks one question, and makes one run.
        upload_id = request.submission_id or context.new_id()
        question = HeldUpload(purpose="question", files=tuple(map(HeldFile, gathered.files)), facts=request.facts)
        if _could_hold(context, workspace_id, upload_id, question, gathered.since):
            return Asked(upload_id)
    return Started(run_files(context, workspace_id, gathered, request.facts, request.submission_id))


def run_files(
    context: RunContext,
    workspace_id: str,
    gathered: GatheredFiles,
    facts: OwnerFacts,
    submission_id: str | None,
    once: ChoicesByLayout = NO_CHOICES,
) -> str:
    """The guarded run over the files; afterwards its good files are kept where it waits for others.

    They are read as remembered, and as the choices ``once`` say.
    """
    read_here: list[InputRecognition] = []

    def read() -> Pack:
        pack = read_files(
            gathered.files,
            workspace_key=context.workspace_key(workspace_id),
            today=context.run_day(),
            limits=context.read_limits(),
            choices={**recall(context, workspace_id), **once},
        )
        read_here.append(pack.recognition)
        return pack

    order = RunOrder(workspace_id, mode="upload", load_pack=read, facts=facts, submission_id=submission_id)
    run_id = execute_run(context, order)
    for recognition in read_here:  # none where an earlier press of the same form has run
        keep_good(context, workspace_id, run_id, gathered, facts, recognition)
    return run_id


def find_first_run(context: RunContext, workspace_id: str, submission_id: str | None) -> str | None:
    """The run that this filled form has already started."""
    return None if submission_id is None else context.store.find_submission(workspace_id, submission_id)


def is_busy(context: RunContext, workspace_id: str, submission_id: str | None) -> bool:
    """Whether another form's run is under way, as far as can be seen without the lock: for a friendly word only."""
    newest = context.store.list_runs(workspace_id, limit=1)
    running = bool(newest) and newest[0].status == "running"
    return running and find_first_run(context, workspace_id, submission_id) is None


def _in_doubt(context: RunContext, files: Sequence[UploadedFile], choices: ChoicesByLayout) -> bool:
    try:
        recognition = preview_files(files, today=context.run_day(), limits=context.read_limits(), choices=choices)
    except Exception as error:  # noqa: BLE001 - step 1 meets it again, and its receipt says so
        log.warning("looking at an upload stopped with %s", type(error).__name__)
        return False
    return any(file.doubts for file in recognition.files)


def _could_hold(
    context: RunContext, workspace_id: str, upload_id: str, question: HeldUpload, since: datetime | None
) -> bool:
    try:
        return hold(context, workspace_id, upload_id, question, since)
    except StoreUnavailable:
        return False  # a slow store may still have time for a run; one that is away refuses that, too
