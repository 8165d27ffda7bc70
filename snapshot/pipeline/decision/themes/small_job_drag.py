"""Many jobs are tiny, and together they bring little of the money."""

from snapshot.pipeline.decision.theme_entry import (
    Excess,
    Snapshot,
    Theme,
    ThemeEntry,
    action_documents,
    excess,
    widths_above,
)
from snapshot.wording.decision import structure

# "Most" jobs are tiny, and they bring less than a fifth of the money. Where job sizes merely vary widely (log-normal,
# spread 1 to 1.3) a fifth to a third of the jobs are as small as that; four in ten is the end of the ordinary.
ORDINARY_SMALL_JOBS = 0.4
CLEAR_SMALL_JOBS = 0.5
SMALL_JOBS_LITTLE_MONEY = 0.2
SMALL_JOBS_MIN_INVOICES = 30


def small_job_drag(snapshot: Snapshot) -> Excess | None:
    size = snapshot.job_size
    signal, money = size.count_share, size.amount_share
    if money.basis == "unknown" or money.value is None or money.value >= SMALL_JOBS_LITTLE_MONEY:
        return None
    if not size.threshold or size.small_count <= 0 or signal.value is None or signal.value < CLEAR_SMALL_JOBS:
        return None
    return excess(widths_above(signal, ORDINARY_SMALL_JOBS, CLEAR_SMALL_JOBS), signal.n, SMALL_JOBS_MIN_INVOICES)


ENTRIES = (
    ThemeEntry(
        id=Theme.SMALL_JOB_DRAG,
        structure=small_job_drag,
        minutes=20,
        phrase=lambda facts, occasion: structure.small_job_drag(
            share=facts.percent("job_size.count_share.value"),
            money_share=facts.percent("job_size.amount_share.value"),
            size=facts.money("job_size.threshold"),
            jobs=facts.count("job_size.small_count", "invoice"),
            minutes=occasion.minutes,
        ),
        evidence=("job_size.count_share.low",),
        support=("job_size.", "invoice_size_buckets.", "numbers.small_job"),
        text=structure.SMALL_JOB_DRAG,
        documents=action_documents.small_invoices,
    ),
)
