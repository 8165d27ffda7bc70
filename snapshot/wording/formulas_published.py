"""Formulas of the published numbers: most of them are another leaf under a second name."""

from collections.abc import Mapping

from snapshot.wording.formulas import Formula

# A published number and the leaf that it repeats.
SAME_AS: Mapping[str, str] = {
    "numbers.invoice_count": "activity_signals.invoices.count",
    "numbers.quote_count": "activity_signals.quotes.count",
    "numbers.overdue_count": "overdue.count",
    "numbers.overdue_amount": "overdue.amount",
    "numbers.top_debtor_share": "top_debtor.share",
    "numbers.km_median_days_to_pay": "pay_time.median_days",
    "numbers.top_customer_share": "customer_share.top_share",
    "numbers.matured_quote_count": "conversion.matured_count",
    "numbers.approval_rate_matured": "conversion.approval_rate",
    "numbers.open_quote_count": "activity_signals.quotes.undecided_count",
    "numbers.stale_quote_count": "stale_quotes.count",
    "numbers.stale_quote_value": "stale_quotes.amount",
    "numbers.undecided_weeks": "open_pile",
    "numbers.price_realisation_90d": "price_held.recent",
    "numbers.duplicate_invoice_count": "duplicates.count",
    "numbers.duplicate_invoice_amount": "duplicates.amount",
    "numbers.small_job_count_share": "job_size.count_share",
    "numbers.small_job_amount_share": "job_size.amount_share",
    "numbers.volume_ratio_8w": "flow.ratio",
    "numbers.weekly_dispersion": "lumpiness.dispersion",
}

_ALL_UNBILLED = (
    "Since your invoices begin: {unbilled_work.count:quote}; before: {unbilled_work.before_invoices.count:quote}.",
)
PUBLISHED: Mapping[str, Formula] = {
    "numbers.open_balance": Formula(
        "The open balances of all invoices, due or not, added up.",
        ("{activity_signals.invoices.open_count:invoice} with something left to pay.",),
        left_out="invoices",
    ),
    "numbers.overdue_30plus_amount": Formula(
        "The open balances of all invoices whose due date was more than 30 days before {day}, added up.",
        ("{overdue.count:invoice} past due in all.",),
        left_out="invoices",
    ),
    "numbers.unbilled_approved_count": Formula(
        "All quotes approved {unbilled_after} days or more before {day} whose number stands on no invoice, also those "
        "from before your invoices begin.",
        _ALL_UNBILLED,
        left_out="quotes",
    ),
    "numbers.unbilled_approved_value": Formula(
        "The amounts of all quotes approved {unbilled_after} days or more before {day} whose number stands on no "
        "invoice, also of those from before your invoices begin, added up.",
        _ALL_UNBILLED,
        left_out="quotes",
    ),
}
