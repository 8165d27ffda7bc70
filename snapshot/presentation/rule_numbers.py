"""The numbers that the rules of the signals use, by the names that the formulas quote.

Each is read from the constant itself, so that a sentence can't differ from the rule.
"""

from collections.abc import Mapping
from datetime import date

from snapshot.pipeline.decision.choose import constants
from snapshot.pipeline.signals import short_list
from snapshot.pipeline.signals.facts import duplicate_invoices, offers, open_items, quote_invoice_links, unnamed_bills
from snapshot.pipeline.signals.metrics import (
    activity,
    concentration,
    conversion,
    days_to_pay,
    job_size,
    open_quotes,
    receivables,
    revenue_leakage,
    season,
    volume,
)
from snapshot.pipeline.signals.statistics import bootstrap
from snapshot.presentation import formats
from snapshot.wording.evidence import LAST_DAY

_NUMBERS: Mapping[str, float] = {
    "half_year": activity.BILLING_WINDOW_DAYS,
    "year": days_to_pay.WINDOW_DAYS,
    "default_terms": open_items.DEFAULT_TERMS_DAYS,
    "soon": receivables.SOON_DAYS,
    "most_reminders": receivables.MAX_REMINDERS,
    "most_to_write": revenue_leakage.MAX_TO_WRITE,
    "most_to_check": revenue_leakage.MAX_TO_CHECK,
    "share_draws": bootstrap.DRAWS,
    "unbilled_after": open_items.UNBILLED_AFTER,
    "longest_lead": quote_invoice_links.LONGEST_LEAD_DAYS,
    "copy_days": duplicate_invoices.COPY_WITHIN_DAYS,
    "month_days": duplicate_invoices.MONTH_DAYS,
    "series": duplicate_invoices.MIN_OF_A_SERIES,
    "price_days": revenue_leakage.RECENT_DAYS,
    "price_year": revenue_leakage.YEAR_BEFORE,
    "size_percentile": job_size.TYPICAL_PERCENTILE,
    "size_days": job_size.WINDOW_DAYS,
    "small_part": job_size.SMALL_PART,
    "odd_days": job_size.ODD_WINDOW_DAYS,
    "odd_beyond": job_size.ODD_BEYOND,
    "matured_from": open_items.MATURED_FROM,
    "matured_to": open_items.MATURED_TO,
    "stale_from": open_items.STALE_FROM,
    "stale_to": open_items.STALE_TO,
    "older_from": open_items.STALE_TO + 1,
    "older_to": open_quotes.OLDER_TO,
    "approved_by": conversion.APPROVED_BY_DAY,
    "decision_days": conversion.RECENT_DAYS,
    "top_count": open_quotes.TOP_COUNT,
    "pile_weeks": open_quotes.PILE_WEEKS,
    "flow_weeks": volume.RECENT_WEEKS,
    "flow_before": volume.BEFORE_WEEKS,
    "billing_days": volume.BILLING_DAYS,
    "offer_days": offers.OFFERS_WITHIN_DAYS,
    "least_unnamed": unnamed_bills.MIN_UNNAMED,
    "seen_before": quote_invoice_links.SEEN_BEFORE_DAYS,
    "lumpy_weeks": volume.LUMPY_WEEKS,
    "lumpy_draws": volume.DRAWS,
    "uneven_from": volume.UNEVEN_FROM,
    "very_uneven_from": volume.VERY_UNEVEN_FROM,
    "season_weeks": season.MIN_WEEKS,
    "season_a_week": season.MIN_A_WEEK,
    "season_peaks": season.PEAKS_WITHIN_WEEKS,
    "longest_block": constants.LONGEST_BLOCK,
}
MARKS: Mapping[str, str] = {
    **{name: formats.number(value) for name, value in _NUMBERS.items()},
    "enough": formats.share(short_list.ENOUGH),
    "top_share": formats.share(open_quotes.TOP_SHARE),
    "whole_from": formats.share(quote_invoice_links.MIN_OF_A_QUOTE),
    "near_amount": formats.share(unnamed_bills.NEAR_AMOUNT),
    "like_amount": formats.share(offers.LIKE_AMOUNT),
    "lead_share": formats.share(quote_invoice_links.LEAD_QUANTILE),
}
# One mark stands for the window of two rules; a test holds them equal.
YEARS = (days_to_pay.WINDOW_DAYS, concentration.WINDOW_DAYS, open_items.MATURED_TO)


def marks_on(report_date: date | None) -> Mapping[str, str]:
    """All marks, and ``day``: the report date."""
    return {**MARKS, "day": formats.day(report_date) or LAST_DAY}
