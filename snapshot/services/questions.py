"""The question before a run: shown, answered, or taken back. The files are held only for as long as it is open."""

from dataclasses import dataclass
from datetime import datetime

from snapshot.errors import DailyLimitReached, QuestionClosed, RunAlreadyActive, StoreUnavailable
from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.pipeline.documents.upload import ChoicesByLayout, UploadedFile
from snapshot.pipeline.pack import preview_files
from snapshot.services import held_uploads, saved_overrides
from snapshot.services.context import RunContext
from snapshot.services.held_uploads import Held
from snapshot.services.kept_files import GatheredFiles
from snapshot.services.retention import purge, purge_held
from snapshot.services.start_upload import NO_CHOICES, UploadRequest, find_first_run, run_files


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """``recognition`` holds the doubts; ``until`` (UTC) is when the files are deleted unanswered.

    ``correcting``: the owner asked for it, to set a finished result right.
    """

    upload_id: str
    until: datetime
    request: UploadRequest
    recognition: InputRecognition
    correcting: bool = False


def open_question(context: RunContext, workspace_id: str, upload_id: str) -> OpenQuestion:
    """The files behind the question, looked at once more. Raises ``QuestionClosed``."""
    purge_held(context)
    held = _held(context, workspace_id, upload_id)
    facts = held.upload.facts
    request = UploadRequest(
        files=_files(held),
        tool=facts.tool,
        website=facts.website,
        industry=facts.industry,
        submission_id=upload_id,
    )
    recognition = preview_files(
        request.files,
        today=context.run_day(),
        limits=context.read_limits(),
        choices=saved_overrides.recall(context, workspace_id),
        correcting=held.upload.correcting,
    )
    return OpenQuestion(upload_id, held.until, request, recognition, held.upload.correcting)


def answer_question(
    context: RunContext,
    workspace_id: str,
    upload_id: str,
    answers: ChoicesByLayout,
    submission_id: str | None = None,
    once: ChoicesByLayout = NO_CHOICES,
) -> str:
    """Remember the answers, run over the held files, release them; the run's id.

    What is said ``once`` holds for this run only.

    A question has one run: answered again, by whichever form, it finds that one. Files and answers outlive a refusal
    (``RunAlreadyActive``, ``DailyLimitReached``), so that the same press works later. Raises ``QuestionClosed``, too,
    and ``LockLost`` and ``StoreUnavailable``.
    """
    first = find_first_run(context, workspace_id, upload_id) or find_first_run(context, workspace_id, submission_id)
    if first:
        held_uploads.release(context, workspace_id, upload_id)
        return first
    purge(context)
    try:
        held = _held(context, workspace_id, upload_id)
    except QuestionClosed as closed:
        if closed.run_id is None:
            raise
        return closed.run_id  # the first press has just come to its end
    saved_overrides.remember(context, workspace_id, answers)
    return _run_and_release(context, workspace_id, held, once)


def discard_question(context: RunContext, workspace_id: str, upload_id: str) -> str | None:
    """Delete the files now; nothing is started. The run, where an answer was quicker and has started one."""
    context.store.release_held(workspace_id, upload_id)
    return find_first_run(context, workspace_id, upload_id)


def _held(context: RunContext, workspace_id: str, upload_id: str) -> Held:
    held = held_uploads.find(context, workspace_id, upload_id, "question")
    if held is None:
        raise QuestionClosed(find_first_run(context, workspace_id, upload_id))
    return held


def _run_and_release(context: RunContext, workspace_id: str, held: Held, once: ChoicesByLayout) -> str:
    gathered = GatheredFiles(_files(held), since=held.held_at)
    try:
        run_id = run_files(context, workspace_id, gathered, held.upload.facts, held.upload_id, once)
    except (RunAlreadyActive, DailyLimitReached, StoreUnavailable):
        raise  # the files wait for the next press
    except BaseException:
        held_uploads.release(context, workspace_id, held.upload_id)
        raise
    held_uploads.release(context, workspace_id, held.upload_id)
    return run_id


def _files(held: Held) -> tuple[UploadedFile, ...]:
    return tuple(one.file for one in held.upload.files)
