"""Theme and snapshot -> its conclusion: sentences, evidence, season, and the word for its confidence."""

from typing import NamedTuple

from snapshot.pipeline.decision.choose.candidates import cash_pressures
from snapshot.pipeline.decision.choose.confidence import Word, confidence_label
from snapshot.pipeline.decision.choose.constants import (
    EXPORT_MINUTES,
    LONGEST_BLOCK,
    MAX_EVIDENCE,
    OLD_FILES_DAYS,
    PAID_SINCE_DAYS,
)
from snapshot.pipeline.decision.choose.ranking import Choice
from snapshot.pipeline.decision.choose.readiness import AbstainReason, abstain_reason
from snapshot.pipeline.decision.write.cited_facts import FILES, INVOICES, QUOTES, CitedMetrics, facts_of
from snapshot.pipeline.decision.write.metric_paths import Leaves, leaves_of
from snapshot.pipeline.decision.write.theme_words import ThemesInWords, ThemeWords
from snapshot.pipeline.documents.conclusion import Conclusion, Theme
from snapshot.pipeline.documents.snapshot import Snapshot
from snapshot.wording.decision import quiet
from snapshot.wording.decision.draft import (
    BANK_FIRST,
    FRESH_FILES,
    FRESH_FILES_ONLY,
    SEASON,
    SEASON_NONE,
    SEASON_UNKNOWN,
    Draft,
    said_action,
    said_after,
    softened,
)

EXCUSED, OPEN_QUOTES = "stale_quotes.settled_elsewhere.count", "activity_signals.quotes.undecided_count"
# More than a tenth of the open quotes is too much to be left out in silence.
MUCH_EXCUSED = 0.1


class Written(NamedTuple):
    """A conclusion and the leaves that the numbers of its sentences came from."""

    conclusion: Conclusion
    citations: tuple[tuple[str, str], ...]


def conclude(snapshot: Snapshot, choice: Choice, themes: ThemesInWords) -> Conclusion:
    """The conclusion of a choice. Raises ``ValueError`` when a leaf that its sentences need is unknown."""
    word = confidence_label(choice.probability)
    return _written(facts_of(snapshot), themes[choice.theme], word, choice.abstain).conclusion


def safe_conclusion(snapshot: Snapshot, themes: ThemesInWords) -> Conclusion:
    """What is said when no conclusion could be confirmed: true of any snapshot, even an empty one."""
    return _safe(facts_of(snapshot), themes).conclusion


def canonical_conclusions(
    snapshot: Snapshot, leaves: Leaves, theme: Theme, word: Word, themes: ThemesInWords
) -> tuple[Written, ...]:
    """Everything that this product itself says of ``theme`` over these facts; nothing where it finds no words.

    An agent that chooses a theme takes its sentences from here: the validator lets no others pass.
    """
    abstaining = theme is Theme.TOO_LITTLE_DATA
    abstain = abstain_reason(snapshot, cash_pressures(snapshot, themes)) if abstaining else None
    safe = (_safe(CitedMetrics(snapshot, leaves), themes),) if abstaining else ()
    if abstaining and abstain is None:
        return safe
    try:
        return (_written(CitedMetrics(snapshot, leaves), themes[theme], word, abstain), *safe)
    except ValueError:
        return safe


def citations_of(conclusion: Conclusion, snapshot: Snapshot, themes: ThemesInWords) -> tuple[tuple[str, str], ...]:
    """Where the numbers of a stored conclusion came from; nothing where today's words are others."""
    theme, word = conclusion.pattern_id, conclusion.confidence
    written = canonical_conclusions(snapshot, leaves_of(snapshot), theme, word, themes)
    return next((own.citations for own in written if says_the_same(conclusion, own.conclusion)), ())


def says_the_same(conclusion: Conclusion, own: Conclusion) -> bool:
    """The same sentences; of the optional steps any, each once."""
    steps = conclusion.optional_next_steps
    return (
        conclusion.one_sentence_pattern == own.one_sentence_pattern
        and conclusion.decision == own.decision
        and conclusion.why_this_now == own.why_this_now
        and conclusion.boundary == own.boundary
        and len(set(steps)) == len(steps)
        and set(steps) <= set(own.optional_next_steps)
    )


def season_line(snapshot: Snapshot) -> str:
    """A season is only named with two full cycles; where it was looked for in vain, that is another thing to say."""
    looked_for = snapshot.season.p_value is not None
    return SEASON.get(snapshot.season.phase or "", SEASON_NONE if looked_for else SEASON_UNKNOWN)


def _safe(facts: CitedMetrics, themes: ThemesInWords) -> Written:
    theme = themes[Theme.TOO_LITTLE_DATA]
    anything = facts.number(INVOICES) > 0 or facts.number(QUOTES) > 0
    return _with_evidence(facts, theme, quiet.safe(facts.larger_file() if anything else None, theme.minutes), "low")


def _written(facts: CitedMetrics, theme: ThemeWords, word: Word, abstain: AbstainReason | None) -> Written:
    draft = theme.phrase(facts, theme.occasion(word, abstain))
    if word == "low" and theme.id not in {Theme.HEALTHY, Theme.TOO_LITTLE_DATA}:
        draft = draft._replace(takeaway=softened(draft.takeaway))
    return _with_evidence(facts, theme, draft, word)


def _cite_excused(facts: CitedMetrics) -> None:
    """How many open quotes need no call as another offer was taken, where that is many."""
    much = facts.known(EXCUSED) and facts.number(EXCUSED) > MUCH_EXCUSED * facts.number(OPEN_QUOTES)
    if much and len(facts.cited) < MAX_EVIDENCE:
        facts.cite(EXCUSED)


def _said(draft: Draft, theme: ThemeWords, age: int | None) -> str:
    """The action. From old files, it begins with fresh ones; what may have been paid since, with a look at the bank."""
    if theme.id is Theme.TOO_LITTLE_DATA or age is None:
        return said_action(draft)
    if age > OLD_FILES_DAYS:
        return FRESH_FILES_ONLY if draft.minutes is None else said_after(FRESH_FILES, _with_export(draft))
    asks = theme.asks_for_payment and age > PAID_SINCE_DAYS
    return said_after(BANK_FIRST, draft) if asks else said_action(draft)


def _with_export(draft: Draft) -> Draft:
    """One block for both: exporting takes minutes of it, or adds some."""
    return draft._replace(minutes=min(LONGEST_BLOCK, (draft.minutes or 0) + EXPORT_MINUTES), when="for both")


def _with_evidence(facts: CitedMetrics, theme: ThemeWords, draft: Draft, word: Word) -> Written:
    _cite_excused(facts)
    conclusion = Conclusion(
        pattern_id=theme.id,
        one_sentence_pattern=draft.takeaway,
        decision=_said(draft, theme, facts.snapshot.window.days_before_run),
        why_this_now=draft.why,
        boundary=draft.boundary,
        confidence=word,
        evidence_signals=facts.evidence((*theme.evidence, *FILES)),
        season_context=season_line(facts.snapshot),
        optional_next_steps=draft.steps,
    )
    return Written(conclusion, tuple(facts.citations))
