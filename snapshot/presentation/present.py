"""RunResults -> what the page says. Any part may be missing: a run under way, one that failed, an older version."""

from urllib.parse import urlsplit

from snapshot.governance.receipt import receipt_line
from snapshot.pipeline.documents.conclusion import Conclusion, Theme
from snapshot.pipeline.documents.glance import Glance
from snapshot.pipeline.documents.predictive import WatchItem
from snapshot.pipeline.documents.profile import BusinessProfile
from snapshot.pipeline.documents.results import RunResults
from snapshot.presentation import formats
from snapshot.presentation.chart import present_chart
from snapshot.presentation.evidence import present_evidence
from snapshot.presentation.file_advice import said_of
from snapshot.presentation.files import present_comparison, present_files, present_last_try, present_totals
from snapshot.presentation.formulas import left_out
from snapshot.presentation.notes import how_sure, present_age, present_sample, season_note
from snapshot.presentation.receipt import failure_of, present_progress, present_step, was_read
from snapshot.presentation.robustness import present_robustness
from snapshot.presentation.sentence_figures import ConclusionFigures
from snapshot.presentation.short_list import NOTHING_SETTLED, Settled, present_short_list
from snapshot.presentation.view_models import Artifact, ConclusionView, State, WatchTopic, WordsToSend
from snapshot.presentation.words_to_send import words_to_send
from snapshot.store.protocol import RunStatus
from snapshot.wording import figure_notes
from snapshot.wording import pages as wording


def present_artifact(
    results: RunResults, status: RunStatus = "succeeded", settled: Settled = NOTHING_SETTLED
) -> Artifact:
    """The page of one run, in the ``status`` that the store reports as of now.

    ``settled`` are the places of the documents that their owner has crossed out of the short list.
    """
    state = run_state(results, status)
    ended = state in {"ready", "gated"}
    watch = results.predictive_context
    recognition = results.input_recognition
    files = present_files(recognition.files) if recognition else ()
    return Artifact(
        run_id=results.run_id,
        state=state,
        state_label=wording.STATE_LABELS[state],
        heading=wording.STATE_HEADINGS[state],
        made_on=formats.day(results.meta.created_at.date()),
        made_at=results.meta.created_at,
        is_rerun=results.meta.rerun_of is not None,
        warnings=_warnings(results, state),
        old_files=present_age(results) if state == "ready" else "",
        can_run_again=_can_run_again(results, state),
        receipt=receipt_line(results.run_manifest),
        steps=tuple(present_step(step) for step in results.run_manifest.steps),
        progress=None if ended else present_progress(results.run_manifest),
        what_happened=failure_of(results.run_manifest),
        conclusion=_conclusion(results.conclusion, results) if results.conclusion and ended else None,
        watch=tuple(_watch_topic(item) for item in watch.items) if watch else (),
        disclaimer=watch.disclaimer if watch else "",
        short_list=present_short_list(results.short_list, results.snapshot, settled) if results.short_list else None,
        words_to_send=_words(results, settled) if ended else None,
        files=files,
        from_last_try=present_last_try(recognition.files) if recognition else "",
        totals=present_totals(recognition.summary) if recognition else (),
        totals_notes=figure_notes.TOTALS if files else (),
        compare=present_comparison(recognition.summary) if recognition else "",
        has_set_aside=any(file.set_aside for file in files),
        what_would_change=present_robustness(results) if ended else (),
        sample=present_sample(results),
        profile=_profile(results.business_profile, results) if results.business_profile else "",
        needs_files=state == "ready" and _names_no_pressure(results),
        picture=present_chart(results.conclusion, results.snapshot) if results.conclusion and ended else None,
    )


def _words(results: RunResults, settled: Settled) -> WordsToSend | None:
    currency = results.snapshot.currency if results.snapshot else None
    conclusion = results.conclusion
    return words_to_send(conclusion.pattern_id, results.short_list, currency, settled) if conclusion else None


def run_state(results: RunResults | Glance, status: RunStatus) -> State:
    """``gated`` where the files could not carry a conclusion.

    A run that succeeded has one: where there is none, it can no longer be read.
    """
    if status != "succeeded":
        return status
    if results.conclusion is None:
        return "unreadable"
    return "gated" if results.readiness_level == "blocked" and _names_no_pressure(results) else "ready"


def _warnings(results: RunResults, state: State) -> tuple[str, ...]:
    """Where the gate closed, the page says of each file what is wrong with it: once is enough."""
    recognition = results.input_recognition
    told = said_of(recognition) if recognition and state == "gated" else frozenset()
    return tuple(formats.shorten(one, formats.SENTENCE) for one in results.data_warnings if one not in told)


def _names_no_pressure(results: RunResults | Glance) -> bool:
    return results.conclusion is not None and results.conclusion.pattern_id is Theme.TOO_LITTLE_DATA


def _can_run_again(results: RunResults, state: State) -> bool:
    """Whether there may be kept documents: those of the first run, or its own where it came to store them.

    Over the same documents a closed gate only closes again: there is nothing to offer.
    """
    if state in {"running", "gated"}:
        return False
    return results.meta.rerun_of is not None or (state != "interrupted" and was_read(results.run_manifest))


def _conclusion(conclusion: Conclusion, results: RunResults) -> ConclusionView:
    snapshot = results.snapshot
    currency = snapshot.currency if snapshot else None
    figures = ConclusionFigures(conclusion, snapshot, results.meta.citations)
    # An amount has a comma, too, but none with a space behind it.
    takeaway, comma, detail = conclusion.one_sentence_pattern.partition(", ")
    return ConclusionView(
        takeaway=f"{takeaway}{comma.strip()}",
        takeaway_detail=detail,
        next_action=conclusion.decision,
        why=conclusion.why_this_now,
        boundary=conclusion.boundary,
        confidence=wording.CONFIDENCE[conclusion.confidence],
        season=conclusion.season_context,
        optional_steps=conclusion.optional_next_steps,
        evidence=tuple(present_evidence(line, currency, snapshot) for line in conclusion.evidence_signals),
        takeaway_figures=figures.of_takeaway(),
        action_figures=figures.of_action(),
        why_figures=figures.of_the_rest(),
        left_out=left_out("documents", snapshot),
        how_sure=how_sure(conclusion, results.meta),
        season_note=season_note(snapshot),
        why_heading=wording.WHY_HEADINGS.get(conclusion.pattern_id, wording.WHY_HEADING),
    )


def _watch_topic(item: WatchItem) -> WatchTopic:
    host = _host(item.source or "")
    return WatchTopic(
        topic=item.topic,
        why_it_matters=item.why_it_matters,
        what_to_watch=item.what_to_watch,
        time_horizon=item.time_horizon,
        source=host or item.source,
        source_link=item.source if host else None,
        reviewed=formats.day(item.reviewed),
    )


def _host(source: str) -> str | None:
    """The host of a web address; ``None`` for anything else."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return None
    return parts.hostname if parts.scheme in {"http", "https"} else None


def _profile(profile: BusinessProfile, results: RunResults) -> str:
    """The line of work and how we know it, in a sentence, with the website's note where there is one."""
    industry = wording.INDUSTRIES[profile.industry]
    words = formats.listed([formats.shorten(word, 30) for word in profile.matched_words[:5]])
    chosen_by = "sample" if results.run_manifest.is_sample else profile.chosen_by
    sentence = wording.profile_sentence(industry, chosen_by, words)
    return f"{sentence} {profile.website_note}" if profile.website_note else sentence
