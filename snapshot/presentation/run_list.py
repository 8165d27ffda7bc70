"""Run -> its line in the list of snapshots."""

from dataclasses import dataclass
from datetime import datetime

from snapshot.presentation.present import run_state
from snapshot.services.runs import ListedRun
from snapshot.wording import pages as wording


@dataclass(frozen=True, slots=True)
class ListedSnapshot:
    """``line`` is the takeaway; where there is none (yet), what became of the run."""

    run_id: str
    line: str
    made_at: datetime
    is_rerun: bool
    is_sample: bool
    state_label: str


def present_listed(run: ListedRun) -> ListedSnapshot:
    """The line of one run, in the status that the store reports as of now."""
    record, glance = run.record, run.glance
    state = run_state(glance, record.status)
    said = glance.conclusion if state in {"ready", "gated"} else None
    return ListedSnapshot(
        run_id=record.run_id,
        line=said.one_sentence_pattern if said else wording.STATE_HEADINGS[state],
        made_at=glance.meta.created_at,
        is_rerun=glance.meta.rerun_of is not None,
        is_sample=record.mode == "sample",
        state_label=wording.STATE_LABELS[state],
    )
