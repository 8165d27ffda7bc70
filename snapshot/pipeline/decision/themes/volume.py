"""How work comes in: less of it than before, or in swings beyond chance."""

from snapshot.pipeline.decision.choose import constants as c
from snapshot.pipeline.decision.theme_entry import (
    CitedMetrics,
    Draft,
    Excess,
    Occasion,
    Snapshot,
    Theme,
    ThemeEntry,
    action_documents,
    beyond_chance,
    excess,
    widths_above,
    widths_below,
)
from snapshot.pipeline.documents.snapshot import Lumpiness
from snapshot.wording.decision import structure

# A fifth less new work than before is within what holidays and weather do; well over a quarter less is not, where it is
# more than chance, too: the interval must leave out the earlier level with a margin.
ORDINARY_FLOW = 0.92
CLEAR_FLOW = 0.72
FLOW_MIN_WEEKS = 16

# 1 is pure chance. Jobs that come in pairs give 1.5, weeks with a holiday a little more, without anybody's plan being
# upset; well over twice chance is feast and famine.
ORDINARY_SWING = 1.75
CLEAR_SWING = 2.25
# One storm or one closed fortnight is none: without the sixth of the steps that is largest (chance alone then gives
# about a half) the swings must still be those of chance with all its steps.
SMALLER_STEPS = 1.0
# The quotes must show at least half of the swing, else the work comes evenly and only the bills are written together.
QUOTES_SWING = 0.5
# Without quotes: bills of which two thirds stand in seven days of the month are written by the calendar.
BILLED_TOGETHER = 0.67
SWING_MIN_WEEKS = 8


def volume_drop(snapshot: Snapshot) -> Excess | None:
    """Fewer new documents than before, beyond chance, also in the weeks that were open, and not by the season."""
    flow = snapshot.flow
    if not _beyond_season(snapshot):
        return None
    open_weeks = flow.ratio.value if flow.open_weeks_ratio is None else flow.open_weeks_ratio
    if flow.ratio.value is None or max(flow.ratio.value, open_weeks or 0.0) > CLEAR_FLOW:
        return None
    tested = beyond_chance(widths_below(flow.ratio, ORDINARY_FLOW, CLEAR_FLOW), flow.p_value)
    return excess(tested, flow.ratio.n, FLOW_MIN_WEEKS)


def _beyond_season(snapshot: Snapshot) -> bool:
    """With a second year the fall must show against that, too: the same weeks a year ago say what the season takes.

    Clearly so where the year has a season; where two years show none, it is enough that those weeks held more.
    """
    year_ago, season = snapshot.flow.year_ago_ratio, snapshot.season
    if year_ago.value is None:
        return True
    if season.phase is None and season.p_value is not None:
        return year_ago.value < ORDINARY_FLOW
    return year_ago.high is not None and year_ago.high < (1 if season.phase is None else ORDINARY_FLOW)


def lumpy_volume(snapshot: Snapshot) -> Excess | None:
    """Swings beyond chance, week after week, and in the work itself. The p-value is simulated and cannot fall below one
    in a thousand: it admits, it does not measure."""
    signal, p_value = snapshot.lumpiness.dispersion, snapshot.lumpiness.p_value
    if (p_value is not None and p_value > c.SIGNIFICANT_P) or not _keeps_swinging(snapshot.lumpiness):
        return None
    return excess(widths_above(signal, ORDINARY_SWING, CLEAR_SWING), signal.n, SWING_MIN_WEEKS)


def _keeps_swinging(lumpy: Lumpiness) -> bool:
    """Not one storm, and not only bills that are written together."""
    if lumpy.smaller_steps is not None and lumpy.smaller_steps < SMALLER_STEPS:
        return False
    if lumpy.quotes_part is not None:
        return lumpy.quotes_part >= QUOTES_SWING
    return lumpy.billing_days_part is None or lumpy.billing_days_part < BILLED_TOGETHER


def _say_drop(facts: CitedMetrics, occasion: Occasion) -> Draft:
    share, minutes = facts.percent("flow.ratio.value"), occasion.minutes
    if not (facts.known("flow.recent_weekly") and facts.known("flow.before_weekly")):
        return structure.volume_drop_short(share, minutes)
    recent, before = facts.decimal("flow.recent_weekly"), facts.decimal("flow.before_weekly")
    return structure.volume_drop(share, recent, before, minutes)


ENTRIES = (
    ThemeEntry(
        id=Theme.VOLUME_DROP,
        structure=volume_drop,
        minutes=25,
        phrase=_say_drop,
        evidence=("flow.ratio.high", "flow.p_value", "flow.ratio.n"),
        support=("flow.", "weekly_volume_series.", "numbers.volume"),
        text=structure.VOLUME_DROP,
        documents=action_documents.past_customers,
    ),
    ThemeEntry(
        id=Theme.LUMPY_VOLUME,
        structure=lumpy_volume,
        minutes=15,
        phrase=lambda facts, occasion: structure.lumpy_volume(facts.times("lumpiness.swing"), occasion.minutes),
        evidence=("lumpiness.dispersion.value", "lumpiness.p_value", "lumpiness.dispersion.n"),
        support=("lumpiness.", "weekly_volume_series.", "numbers.weekly"),
        text=structure.LUMPY_VOLUME,
    ),
)
