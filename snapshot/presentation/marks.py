"""The numbers that the rules of the signals use, by the names under which the formulas quote them.

Each one is read from the constant itself, so that a sentence on the page cannot differ from the rule.
"""

from collections.abc import Mapping
from datetime import date

from snapshot.pipeline.signals import (
    activity,
    billing,
    conversion,
    copies,
    customers,
    flow,
    links,
    owed,
    pay_time,
    resampling,
    season,
    sizes,
    standing,
    undecided,
)
from snapshot.presentation import formats
from snapshot.wording.formulas import LAST_DAY

_NUMBERS: Mapping[str, float] = {
    "half_year": activity.BILLING_WINDOW_DAYS,
    "year": pay_time.WINDOW_DAYS,
    "default_terms": standing.DEFAULT_TERMS_DAYS,
    "soon": owed.SOON_DAYS,
    "most_reminders": owed.MOST_REMINDERS,
    "most_to_write": billing.MOST_TO_WRITE,
    "most_to_check": billing.MOST_TO_CHECK,
    "share_draws": resampling.DRAWS,
    "unbilled_after": standing.UNBILLED_AFTER,
    "longest_lead": links.LONGEST_LEAD_DAYS,
    "copy_days": copies.COPY_WITHIN_DAYS,
    "month_days": copies.MONTH_DAYS,
    "series": copies.LEAST_OF_A_SERIES,
    "price_days": billing.RECENT_DAYS,
    "size_percentile": sizes.TYPICAL_PERCENTILE,
    "size_days": sizes.WINDOW_DAYS,
    "small_part": sizes.SMALL_PART,
    "odd_days": sizes.ODD_WINDOW_DAYS,
    "odd_beyond": sizes.ODD_BEYOND,
    "matured_from": standing.MATURED_FROM,
    "matured_to": standing.MATURED_TO,
    "stale_from": standing.STALE_FROM,
    "stale_to": standing.STALE_TO,
    "older_from": standing.STALE_TO + 1,
    "older_to": undecided.OLDER_TO,
    "approved_by": conversion.APPROVED_BY_DAY,
    "decision_days": conversion.RECENT_DAYS,
    "top_count": undecided.TOP_COUNT,
    "pile_weeks": undecided.PILE_WEEKS,
    "flow_weeks": flow.RECENT_WEEKS,
    "flow_before": flow.BEFORE_WEEKS,
    "billing_days": flow.BILLING_DAYS,
    "offer_days": links.OFFERS_WITHIN_DAYS,
    "lumpy_weeks": flow.LUMPY_WEEKS,
    "lumpy_draws": flow.DRAWS,
    "uneven_from": flow.UNEVEN_FROM,
    "very_uneven_from": flow.VERY_UNEVEN_FROM,
    "season_weeks": season.LEAST_WEEKS,
    "season_a_week": season.LEAST_A_WEEK,
    "season_peaks": season.PEAKS_WITHIN_WEEKS,
}
MARKS: Mapping[str, str] = {
    **{name: formats.number(value) for name, value in _NUMBERS.items()},
    "top_share": formats.share(undecided.TOP_SHARE),
    "whole_from": formats.share(links.LEAST_OF_A_QUOTE),
    "lead_share": formats.share(links.LEAD_QUANTILE),
}
# One mark stands for the window of two rules; a test holds them equal.
YEARS = (pay_time.WINDOW_DAYS, customers.WINDOW_DAYS, standing.MATURED_TO)


def marks_on(report_date: date | None) -> Mapping[str, str]:
    """All marks, and ``day``: the report date."""
    return {**MARKS, "day": formats.day(report_date) or LAST_DAY}
