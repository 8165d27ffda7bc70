"""From a theme to its conclusion: sentences, evidence, season and the word for its confidence."""

from collections.abc import Callable, Mapping

from snapshot.pipeline.decision import phrasing_cash, phrasing_quiet, phrasing_structure
from snapshot.pipeline.decision.cash import cash_pressures
from snapshot.pipeline.decision.confidence import Word, word_for
from snapshot.pipeline.decision.facts import Facts, facts_of
from snapshot.pipeline.decision.leaves import Leaves
from snapshot.pipeline.decision.ranking import Choice
from snapshot.pipeline.decision.readiness import Silence, silence
from snapshot.pipeline.documents.conclusion import Conclusion, Theme
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.wording.decision import SEASON, SEASON_NONE, SEASON_UNKNOWN, Draft, softened

PHRASES: Mapping[Theme, Callable[[Facts], Draft]] = {
    Theme.SLOW_PAYERS: phrasing_cash.slow_payers,
    Theme.ONE_BIG_DEBTOR: phrasing_cash.one_big_debtor,
    Theme.UNBILLED_WORK: phrasing_cash.unbilled_work,
    Theme.STALE_QUOTES: phrasing_cash.stale_quotes,
    Theme.DUPLICATE_BILLING: phrasing_cash.duplicate_billing,
    Theme.DECISION_BACKLOG: phrasing_structure.decision_backlog,
    Theme.LOW_CONVERSION: phrasing_structure.low_conversion,
    Theme.PRICE_SLIPPAGE: phrasing_structure.price_slippage,
    Theme.SMALL_JOB_DRAG: phrasing_structure.small_job_drag,
    Theme.CUSTOMER_CONCENTRATION: phrasing_structure.customer_concentration,
    Theme.VOLUME_DROP: phrasing_structure.volume_drop,
    Theme.LUMPY_VOLUME: phrasing_structure.lumpy_volume,
}

_FILES = ("activity_signals.invoices.count", "activity_signals.quotes.count", "window.weeks", "window.days")

# What joins the evidence after the leaves that the sentences name, where it holds a value.
SUPPORT: Mapping[Theme, tuple[str, ...]] = {
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
    return _written(facts_of(snapshot), choice.theme, word_for(choice.probability), choice.silence)


def safe_conclusion(snapshot: Snapshot) -> Conclusion:
    """What is said when no conclusion could be confirmed: true of any snapshot, even an empty one."""
    return _safe(facts_of(snapshot))


def own_words(snapshot: Snapshot, leaves: Leaves, theme: Theme, word: Word) -> tuple[Conclusion, ...]:
    """Everything that this product itself says of ``theme`` over these facts; nothing where it finds no words.

    An agent that chooses a theme takes its sentences from here: the validator lets no others pass.
    """
    abstaining = theme is Theme.TOO_LITTLE_DATA
    hush = silence(snapshot, cash_pressures(snapshot)) if abstaining else None
    safe = (_safe(Facts(snapshot, leaves)),) if abstaining else ()
    if abstaining and hush is None:
        return safe
    try:
        return (_written(Facts(snapshot, leaves), theme, word, hush), *safe)
    except ValueError:
        return safe


def season_line(snapshot: Snapshot) -> str:
    """A season is only named with two full cycles; where it was looked for in vain, that is another thing to say."""
    looked_for = snapshot.season.p_value is not None
    return SEASON.get(snapshot.season.phase or "", SEASON_NONE if looked_for else SEASON_UNKNOWN)


def _safe(facts: Facts) -> Conclusion:
    return _conclusion(facts, Theme.TOO_LITTLE_DATA, phrasing_quiet.safe(facts), "low")


def _written(facts: Facts, theme: Theme, word: Word, hush: Silence | None) -> Conclusion:
    return _conclusion(facts, theme, _draft(facts, theme, word, hush), word)


def _draft(facts: Facts, theme: Theme, word: Word, hush: Silence | None) -> Draft:
    if theme is Theme.TOO_LITTLE_DATA:
        return phrasing_quiet.too_little_data(facts, hush or Silence.NOTHING_READ)
    if theme is Theme.HEALTHY:
        return phrasing_quiet.healthy(facts, word != "low")
    draft = PHRASES[theme](facts)
    return draft._replace(takeaway=softened(draft.takeaway)) if word == "low" else draft


def _conclusion(facts: Facts, theme: Theme, draft: Draft, word: Word) -> Conclusion:
    return Conclusion(
        pattern_id=theme,
        one_sentence_pattern=draft.takeaway,
        decision=draft.action,
        why_this_now=draft.why,
        boundary=draft.boundary,
        confidence=word,
        evidence_signals=facts.evidence((*SUPPORT[theme], *_FILES)),
        season_context=season_line(facts.snapshot),
        optional_next_steps=draft.steps,
    )
