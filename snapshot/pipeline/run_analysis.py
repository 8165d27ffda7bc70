"""One run: the six steps in order, each exactly once, and the gate before the fifth."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from snapshot.governance.gate import GATED_PROBABILITY, REASON_CODE, GateVerdict, check_gate, gated_conclusion
from snapshot.governance.run_manifest import create_input_fingerprint, create_manifest
from snapshot.pipeline.decision import (
    SITTINGS,
    THEMES,
    Agent,
    about,
    citations_of,
    infer_decision,
    robustness_of,
    stability_of,
    validate_conclusion,
)
from snapshot.pipeline.documents.conclusion import Decision, Theme, ValidatedConclusion
from snapshot.pipeline.documents.manifest import RunMode, StepName
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.predictive import PredictiveContext
from snapshot.pipeline.documents.profile import BusinessProfile
from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.pipeline.documents.results import RunMeta, RunResults
from snapshot.pipeline.documents.robustness import Robustness
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.pipeline.documents.upload import NO_FACTS, OwnerFacts
from snapshot.pipeline.ledger import Clock, Journal, Ledger, StepFailed
from snapshot.pipeline.pack import data_warnings
from snapshot.pipeline.predictive import build_predictive_context
from snapshot.pipeline.profile import build_business_profile
from snapshot.pipeline.signals import Measured, leave_out, list_documents, measure
from snapshot.pipeline.step_notes import reading_notes, validation_notes
from snapshot.version import VERSION
from snapshot.wording import manifest as wording

EARLIEST_ZONE = timedelta(hours=14)


@dataclass(frozen=True, slots=True)
class AnalysisRequest:
    """What one run is about. ``run_day``: dates after it are typing slips."""

    run_id: str
    workspace_id: str
    lock_id: str
    mode: RunMode
    run_day: date
    facts: OwnerFacts = NO_FACTS
    rerun_of: str | None = None


@dataclass(frozen=True, slots=True)
class Dependencies:
    """What the rooms need from outside: the deciding agent, the way to a website, the time in UTC."""

    agent: Agent
    fetch_text: Callable[[str], str]
    clock: Clock


@dataclass(frozen=True, slots=True)
class Analysis:
    """A finished run. ``pack`` is missing when step 1 failed; ``succeeded`` is false when any step did."""

    results: RunResults
    pack: Pack | None
    succeeded: bool


def latest_day(now: datetime) -> date:
    """The latest day that it is anywhere on Earth at ``now``: a date after it lies in the future everywhere."""
    return (now + EARLIEST_ZONE).astimezone(UTC).date()


def new_results(request: AnalysisRequest, clock: Clock) -> RunResults:
    """The document of a run that has not started: six pending steps."""
    now = clock()
    manifest = create_manifest(request.run_id, request.workspace_id, request.mode, request.lock_id, now=now)
    meta = RunMeta(
        app_version=VERSION,
        created_at=now,
        run_day=request.run_day,
        tool=request.facts.tool,
        industry=request.facts.industry,
        website=request.facts.website,
        rerun_of=request.rerun_of,
    )
    return RunResults(run_id=request.run_id, run_manifest=manifest, meta=meta)


def run_analysis_from_pack(
    load_pack: Callable[[], Pack], request: AnalysisRequest, dependencies: Dependencies, journal: Journal
) -> Analysis:
    """Walk through the six rooms. ``load_pack`` is step 1's work: it reads files, or the stored pack of a rerun.

    ``journal`` is called with the results so far at each transition of the manifest; what it raises (a lost lock, a
    store that is away) ends the run at once. An unexpected error inside a room ends it as failed, with the manifest
    saying where.
    """
    ledger = Ledger(new_results(request, dependencies.clock), journal, dependencies.clock)
    pack: Pack | None = None
    succeeded = False
    try:
        pack = _parse(ledger, load_pack)
        _walk_on(ledger, pack, request, dependencies)
        succeeded = True
    except StepFailed:
        pass
    return Analysis(results=ledger.finalized(), pack=pack, succeeded=succeeded)


def _walk_on(ledger: Ledger, pack: Pack, request: AnalysisRequest, dependencies: Dependencies) -> None:
    fingerprint = pack_fingerprint(pack.recognition)
    profile = _build_profile(ledger, pack, request, dependencies, fingerprint)
    measured = _build_signals(ledger, pack, request, fingerprint)
    snapshot = measured.snapshot
    _build_watch_list(ledger, profile, snapshot.window.report_date or request.run_day, fingerprint)
    verdict = check_gate(pack.recognition)
    if verdict.closed:
        _keep_silent(ledger, verdict)
        return
    decision = ledger.step(
        StepName.DECISION,
        lambda: infer_decision(snapshot, profile, dependencies.agent, measured.redraws, measured.actions),
        fingerprint=fingerprint,
        # The proposal is kept by step 6, once it has passed: nothing unchecked is ever stored.
        keep=lambda _: {},
        notes=lambda made: [wording.agent(made.agent_outcome)],
    )
    _validate(ledger, decision, measured, fingerprint)


def pack_fingerprint(recognition: InputRecognition) -> str:
    """The fingerprint of what step 1 read: names of files, counts, range of dates."""
    summary = recognition.summary
    counts = {f"rows of {file.name}": file.rows_read for file in recognition.files}
    counts |= {"invoices": summary.invoices_count, "quotes": summary.quotes_count}
    names = [file.name for file in recognition.files]
    return create_input_fingerprint(names, counts, (summary.first_date, summary.last_date))


def _parse(ledger: Ledger, load_pack: Callable[[], Pack]) -> Pack:
    def keep(pack: Pack) -> dict[str, object]:
        warnings = data_warnings(pack.recognition)
        return {
            "input_recognition": pack.recognition,
            "data_warnings": warnings,
            "readiness_level": "partial" if warnings else "ready",
        }

    return ledger.step(
        StepName.PARSE,
        load_pack,
        fingerprint=lambda pack: pack_fingerprint(pack.recognition),
        keep=keep,
        notes=lambda pack: reading_notes(pack.recognition),
    )


def _build_profile(
    ledger: Ledger, pack: Pack, request: AnalysisRequest, dependencies: Dependencies, fingerprint: str
) -> BusinessProfile:
    def notes(profile: BusinessProfile) -> list[str]:
        chosen_by = "sample" if request.mode == "sample" else profile.chosen_by
        chosen = wording.industry(profile.industry, chosen_by)
        return [chosen, profile.website_note] if profile.website_note else [chosen]

    return ledger.step(
        StepName.PROFILE,
        lambda: build_business_profile(
            pack.job_words,
            chosen_industry=request.facts.industry,
            website=request.facts.website,
            fetch_text=dependencies.fetch_text,
        ),
        fingerprint=fingerprint,
        keep=lambda profile: {"business_profile": profile},
        notes=notes,
    )


def _build_signals(ledger: Ledger, pack: Pack, request: AnalysisRequest, fingerprint: str) -> Measured:
    return ledger.step(
        StepName.SIGNALS,
        lambda: measure(pack, today=request.run_day, sittings=SITTINGS),
        fingerprint=fingerprint,
        keep=lambda measured: {"snapshot": measured.snapshot},
        notes=lambda measured: [wording.as_of(measured.snapshot.window.report_date)],
    )


def _build_watch_list(
    ledger: Ledger, profile: BusinessProfile, report_date: date, fingerprint: str
) -> PredictiveContext:
    return ledger.step(
        StepName.PREDICTIVE,
        lambda: build_predictive_context(profile, report_date),
        fingerprint=fingerprint,
        keep=lambda context: {"predictive_context": context},
        notes=lambda context: [wording.watch_items(len(context.items))],
    )


def _keep_silent(ledger: Ledger, verdict: GateVerdict) -> None:
    """The gate is closed: steps 5 and 6 are skipped with the reasons, the agent is not called."""
    known = ledger.results.data_warnings
    warnings = (*known, *(reason for reason in verdict.reasons if reason not in known))
    meta = ledger.results.meta.model_copy(update={"confidence_probability": GATED_PROBABILITY})
    ledger.put(data_warnings=warnings, readiness_level="blocked", conclusion=gated_conclusion(warnings), meta=meta)
    for name in (StepName.DECISION, StepName.VALIDATION):
        ledger.skip(name, REASON_CODE, verdict.codes)


def _validate(ledger: Ledger, decision: Decision, measured: Measured, fingerprint: str) -> None:
    def keep(made: ValidatedConclusion) -> dict[str, object]:
        theme = made.conclusion.pattern_id
        # Computed here, outside the agent: document numbers never pass through its input.
        sitting = SITTINGS.get(theme)
        snapshot = about(theme, measured.snapshot, measured.actions)
        return {
            "snapshot": snapshot,
            "conclusion": made.conclusion,
            "validation": made.validation,
            "short_list": list_documents(measured.open_items, theme, sitting) if sitting else None,
            "robustness": _what_would_change(made, measured),
            "meta": _judged(ledger.results.meta, made, measured, snapshot),
        }

    ledger.step(
        StepName.VALIDATION,
        lambda: validate_conclusion(decision, measured.snapshot, measured.redraws, measured.actions),
        fingerprint=fingerprint,
        keep=keep,
        notes=validation_notes,
    )


def _what_would_change(made: ValidatedConclusion, measured: Measured) -> Robustness | None:
    """The agent neither sees this nor says it. The safe text and too little data are no answers that could hold."""
    theme = made.conclusion.pattern_id
    if made.validation.outcome == "replaced" or theme is Theme.TOO_LITTLE_DATA:
        return None
    return robustness_of(theme, measured.snapshot, leave_out(measured.open_items, measured.snapshot), THEMES)


def _judged(meta: RunMeta, made: ValidatedConclusion, measured: Measured, snapshot: Snapshot) -> RunMeta:
    """What the page says of its own certainty, and where its numbers come from.

    The safe text names no theme that redraws could agree with.
    """
    looks = () if made.validation.outcome == "replaced" else measured.redraws
    share = stability_of(looks, THEMES).get(made.conclusion.pattern_id, 0.0)
    return meta.model_copy(
        update={
            "confidence_probability": made.probability,
            "runner_up": made.runner_up,
            "redraws": len(looks),
            "redraws_agreeing": round(share * len(looks)),
            "citations": citations_of(made.conclusion, snapshot, THEMES),
        }
    )
