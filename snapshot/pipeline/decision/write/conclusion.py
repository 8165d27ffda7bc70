"""Theme and snapshot -> its conclusion: sentences, evidence, season, and the word for its confidence."""

from collections.abc import Callable, Mapping

from snapshot.pipeline.decision.choose.cash_rules import cash_pressures
from snapshot.pipeline.decision.choose.confidence import Word, confidence_label
from snapshot.pipeline.decision.choose.ranking import Choice
from snapshot.pipeline.decision.choose.readiness import AbstainReason, abstain_reason
from snapshot.pipeline.decision.write import phrasing
from snapshot.pipeline.decision.write.cited_facts import CitedMetrics, facts_of
from snapshot.pipeline.decision.write.metric_paths import Leaves
from snapshot.pipeline.documents.conclusion import Conclusion, Theme
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.wording.decision.draft import SEASON, SEASON_NONE, SEASON_UNKNOWN, Draft, softened

PHRASES: Mapping[Theme, Callable[[CitedMetrics], Draft]] = {
    Theme.SLOW_PAYERS: phrasing.slow_payers,
    Theme.ONE_BIG_DEBTOR: phrasing.one_big_debtor,
    Theme.UNBILLED_WORK: phrasing.unbilled_work,
    Theme.STALE_QUOTES: phrasing.stale_quotes,
    Theme.DUPLICATE_BILLING: phrasing.duplicate_billing,
    Theme.DECISION_BACKLOG: phrasing.decision_backlog,
    Theme.LOW_CONVERSION: phrasing.low_conversion,
    Theme.PRICE_SLIPPAGE: phrasing.price_slippage,
    Theme.SMALL_JOB_DRAG: phrasing.small_job_drag,
    Theme.CUSTOMER_CONCENTRATION: phrasing.customer_concentration,
    Theme.VOLUME_DROP: phrasing.volume_drop,
    Theme.LUMPY_VOLUME: phrasing.lumpy_volume,
}

_FILES = ("activity_signals.invoices.count", "activity_signals.quotes.count", "window.weeks", "window.days")

# What joins the evidence after the leaves that the sentences name, where it holds a value.
EXTRA_EVIDENCE: Mapping[Theme, tuple[str, ...]] = {
    Theme.SLOW_PAYERS: ("overdue.amount", "overdue.count", "overdue.oldest_days", "pay_time.median_days.value"),
    Theme.ONE_BIG_DEBTOR: ("top_debtor.share.value", "overdue.amount", "overdue.count"),
    Theme.UNBILLED_WORK: ("unbilled_work.linked_invoices", "unbilled_work.known", "unbilled_work.oldest_days"),
    Theme.STALE_QUOTES: ("stale_quotes.count", "stale_quotes.amount", "stale_quotes.cold_count"),
    Theme.DUPLICATE_BILLING: ("duplicates.weeks_of_billing", "duplicates.newest_days", "duplicates.known"),
    Theme.DECISION_BACKLOG: ("decision_time.ratio.value", "open_pile.value"),
    Theme.LOW_CONVERSION: ("conversion.approval_rate.high", "conversion.declined_count"),
    Theme.PRICE_SLIPPAGE: ("price_held.whole_jobs.high", "price_held.linked_pairs"),
    Theme.SMALL_JOB_DRAG: ("job_size.count_share.low",),
    Theme.CUSTOMER_CONCENTRATION: (
        "customer_share.top_share.low",
        "customer_share.effective_customers",
        "customer_share.customers",
    ),
    Theme.VOLUME_DROP: ("flow.ratio.high", "flow.p_value", "flow.ratio.n"),
    Theme.LUMPY_VOLUME: ("lumpiness.dispersion.value", "lumpiness.p_value", "lumpiness.dispersion.n"),
    Theme.HEALTHY: ("overdue.amount", "stale_quotes.amount", *_FILES),
    Theme.TOO_LITTLE_DATA: (
        "activity_signals.invoices.outcome_known",
        "activity_signals.quotes.outcome_known",
        *_FILES,
    ),
}


def conclude(snapshot: Snapshot, choice: Choice) -> Conclusion:
    """The conclusion of a choice. Raises ``ValueError`` when a leaf that its sentences need is unknown."""
    return _written(facts_of(snapshot), choice.theme, confidence_label(choice.probability), choice.abstain)


def safe_conclusion(snapshot: Snapshot) -> Conclusion:
    """What is said when no conclusion could be confirmed: true of any snapshot, even an empty one."""
    return _safe(facts_of(snapshot))


def canonical_conclusions(snapshot: Snapshot, leaves: Leaves, theme: Theme, word: Word) -> tuple[Conclusion, ...]:
    """Everything that this product itself says of ``theme`` over these facts; nothing where it finds no words.

    An agent that chooses a theme takes its sentences from here: the validator lets no others pass.
    """
    abstaining = theme is Theme.TOO_LITTLE_DATA
    abstain = abstain_reason(snapshot, cash_pressures(snapshot)) if abstaining else None
    safe = (_safe(CitedMetrics(snapshot, leaves)),) if abstaining else ()
    if abstaining and abstain is None:
        return safe
    try:
        return (_written(CitedMetrics(snapshot, leaves), theme, word, abstain), *safe)
    except ValueError:
        return safe


def season_line(snapshot: Snapshot) -> str:
    """A season is only named with two full cycles; where it was looked for in vain, that is another thing to say."""
    looked_for = snapshot.season.p_value is not None
    return SEASON.get(snapshot.season.phase or "", SEASON_NONE if looked_for else SEASON_UNKNOWN)


def _safe(facts: CitedMetrics) -> Conclusion:
    return _conclusion(facts, Theme.TOO_LITTLE_DATA, phrasing.safe(facts), "low")


def _written(facts: CitedMetrics, theme: Theme, word: Word, abstain: AbstainReason | None) -> Conclusion:
    return _conclusion(facts, theme, _draft(facts, theme, word, abstain), word)


def _draft(facts: CitedMetrics, theme: Theme, word: Word, abstain: AbstainReason | None) -> Draft:
    if theme is Theme.TOO_LITTLE_DATA:
        return phrasing.too_little_data(facts, abstain or AbstainReason.NOTHING_READ)
    if theme is Theme.HEALTHY:
        return phrasing.healthy(facts, word != "low")
    draft = PHRASES[theme](facts)
    return draft._replace(takeaway=softened(draft.takeaway)) if word == "low" else draft


def _conclusion(facts: CitedMetrics, theme: Theme, draft: Draft, word: Word) -> Conclusion:
    return Conclusion(
        pattern_id=theme,
        one_sentence_pattern=draft.takeaway,
        decision=draft.action,
        why_this_now=draft.why,
        boundary=draft.boundary,
        confidence=word,
        evidence_signals=facts.evidence((*EXTRA_EVIDENCE[theme], *_FILES)),
        season_context=season_line(facts.snapshot),
        optional_next_steps=draft.steps,
    )
