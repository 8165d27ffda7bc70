"""The page of one run, put together: what every answer of this blueprint shows again."""

from datetime import timedelta

from flask import render_template, request

from snapshot.blueprints.results.forms import DeleteForm, RerunForm, ShareForm
from snapshot.blueprints.results.settled import settled_in
from snapshot.blueprints.results.share_panel import share_panel
from snapshot.blueprints.visitor import run_context
from snapshot.presentation.kept_offer import lone_kind, present_kept_offer
from snapshot.presentation.present import present_artifact
from snapshot.presentation.retention import present_keeping
from snapshot.presentation.unusable_files import present_resending, present_unusable_files
from snapshot.services.kept_files import kept_files
from snapshot.services.runs import StoredRun
from snapshot.services.saved_overrides import recall
from snapshot.wording import samples


def file_name(run: StoredRun, what: str, ending: str) -> str:
    """What a browser calls a file of this run."""
    mark = samples.FILE_NAME if run.results.run_manifest.is_sample else ""
    return f"{mark}{what}-{run.record.run_id}.{ending}"


def result_page(
    run: StoredRun,
    delete_form: DeleteForm | None = None,
    *,
    share_form: ShareForm | None = None,
    printed: bool = False,
) -> str:
    """The page of one run; a form that was sent with a fault is shown with its messages."""
    context = run_context()
    artifact = present_artifact(run.results, run.record.status, settled_in(request.args))
    template = "results/artifact.html" if artifact.progress is None else "results/unfinished.html"
    now, is_gated = context.clock(), artifact.state == "gated"
    lone = lone_kind(run.results, now, timedelta(hours=context.settings.held_hours))
    waits = is_gated or artifact.needs_files or lone
    kept = kept_files(context, run.record.workspace_id) if waits else None
    resending = present_resending(run.results, kept, now)
    keeping = present_keeping(run, context.settings, now, resending.kept_until)
    return render_template(
        template,
        artifact=artifact,
        refusal=present_unusable_files(run.results, kept, now) if is_gated else None,
        resending=resending,
        kept_offer=present_kept_offer(lone, run.record.run_id, kept, now) if lone else None,
        keeping=keeping,
        can_run_again=artifact.can_run_again and keeping.has_documents,
        printed=printed,
        rerun_form=RerunForm(),
        delete_form=delete_form or DeleteForm(formdata=None),
        share=None if printed else share_panel(run, share_form),
        # Nobody has the files of a sample; and one's own lists with the same columns are not to learn from it.
        correctable=not (printed or artifact.sample or artifact.state == "running"),
        chosen_layouts=frozenset(recall(context, run.record.workspace_id)),
    )
