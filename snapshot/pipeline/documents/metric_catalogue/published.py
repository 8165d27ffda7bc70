"""The published numbers: most of them are another metric under a second name."""

from snapshot.pipeline.documents.metric_catalogue.metric import Metric

# A published number and the leaf that it repeats.
REPEATS = {
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
    "numbers.undecided_weeks": "open_pile",
    "numbers.price_realisation_90d": "price_held.recent",
    "numbers.small_job_count_share": "job_size.count_share",
    "numbers.small_job_amount_share": "job_size.amount_share",
    "numbers.volume_ratio_8w": "flow.ratio",
    "numbers.weekly_dispersion": "lumpiness.dispersion",
}

_ALL_UNBILLED = (
    "To bill: {unbilled_work.count:quote}.",
    "?Approved before your files can show the invoice: {unbilled_work.before_invoices.count:quote}.",
    "?Within the time that your invoices usually take: {unbilled_work.within_lead.count:quote}.",
    "?With an invoice that names no quote: {unbilled_work.billed_unnamed.count:quote}.",
    "?Of these surely billed, and left out: {unbilled_work.surely_billed.count:quote}.",
)
_ALL_STALE = (
    "Waiting: {stale_quotes.count:quote}; beside one that was taken: {stale_quotes.settled_elsewhere.count:quote}.",
)
_ALL_COPIES = ("To check: {duplicates.count:invoice}; explained by your files: {duplicates.explained.count:invoice}.",)
PUBLISHED = (
    Metric(
        "numbers.open_balance",
        "money",
        "Money still owed",
        "The open balances of all invoices, due or not, added up.",
        ("{activity_signals.invoices.open_count:invoice} with something left to pay.",),
        left_out="invoices",
    ),
    Metric(
        "numbers.overdue_30plus_amount",
        "money",
        "Money more than 30 days past due",
        "The open balances of all invoices whose due date was more than 30 days before {day}, added up.",
        ("{overdue.count:invoice} past due in all.",),
        left_out="invoices",
    ),
    Metric(
        "numbers.unbilled_approved_count",
        "count",
        "Approved quotes without an invoice",
        "All quotes approved {unbilled_after} days or more before {day} whose number stands on no invoice, also those "
        "that your files explain. Where invoices name their quote only now and then, one that names none and comes to "
        "about the same is the bill.",
        _ALL_UNBILLED,
        left_out="quotes",
    ),
    Metric(
        "numbers.unbilled_approved_value",
        "money",
        "Approved work that is not billed yet",
        "The amounts of all quotes approved {unbilled_after} days or more before {day} whose number stands on no "
        "invoice, also of those that your files explain, added up.",
        _ALL_UNBILLED,
        left_out="quotes",
    ),
    Metric(
        "numbers.stale_quote_count",
        "count",
        "Quotes waiting 14 to 90 days",
        "All quotes created {stale_from} to {stale_to} days before {day} that have no answer, also those beside one "
        "that the same customer took.",
        _ALL_STALE,
        left_out="quotes",
    ),
    Metric(
        "numbers.stale_quote_value",
        "money",
        "Money in quotes waiting 14 to 90 days",
        "The amounts of all quotes created {stale_from} to {stale_to} days before {day} that have no answer, also of "
        "those beside one that the same customer took, added up.",
        _ALL_STALE,
        left_out="quotes",
    ),
    Metric(
        "numbers.duplicate_invoice_count",
        "count",
        "Invoices that look like a second copy",
        "All invoices that follow another of the same customer, total and quote within {copy_days} days, under another "
        "number, also those that your files explain.",
        _ALL_COPIES,
        left_out="invoices",
    ),
    Metric(
        "numbers.duplicate_invoice_amount",
        "money",
        "Money on those second copies",
        "The totals of all invoices that follow another of the same customer, total and quote within {copy_days} days, "
        "also of those that your files explain, added up.",
        _ALL_COPIES,
        left_out="invoices",
    ),
)
