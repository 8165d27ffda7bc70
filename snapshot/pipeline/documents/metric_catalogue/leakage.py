"""Work without an invoice, and second copies of bills."""

from snapshot.pipeline.documents.metric_catalogue.metric import Metric

_TYPICAL = "Billed in a typical week: {activity_signals.invoices.typical_week.value:money}."
_LINKS = "Invoices that name their quote: {unbilled_work.linked_invoices:number}."
_APART = (
    "?Counted apart, approved before your files can show the invoice: {unbilled_work.before_invoices.count:quote}.",
    "?Counted apart, still within the time that your invoices usually take: {unbilled_work.within_lead.count:quote}.",
    "?Counted apart, with an invoice of the same customer that seems to bill it and names no quote: "
    "{unbilled_work.billed_unnamed.count:quote}.",
)
_SERIES = "?Counted apart, as your files explain them: {duplicates.explained.count:invoice}."
_COPIES = "{duplicates.count:invoice} with {duplicates.amount:money} on them."
_LOOK = "Visits that recur can look alike, so each one needs a human look."

LEAKAGE = (
    Metric(
        "unbilled_work.known",
        "yes_no",
        "Invoices name their quotes",
        "Yes when invoices name their quotes, so that an approved quote without an invoice can be seen.",
        (_LINKS,),
    ),
    Metric(
        "unbilled_work.count",
        "count",
        "Approved quotes without an invoice",
        "Quotes approved {unbilled_after} days or more before {day} whose number stands on no invoice.",
        (_LINKS, *_APART),
        left_out="quotes",
    ),
    Metric(
        "unbilled_work.amount",
        "money",
        "Approved work that is not billed yet",
        "The amounts of all quotes approved {unbilled_after} days or more before {day} whose number stands on no "
        "invoice, added up.",
        ("{unbilled_work.count:quote}.", _LINKS, *_APART),
        left_out="quotes",
    ),
    Metric(
        "unbilled_work.weeks_of_billing",
        "weeks",
        "Unbilled work, in weeks of typical billing",
        "The approved work without an invoice, divided by what you bill in a typical week (the mean of the last "
        "{half_year} days).",
        ("Without an invoice: {unbilled_work.amount:money} on {unbilled_work.count:quote}.", _TYPICAL),
    ),
    Metric(
        "unbilled_work.oldest_days",
        "days",
        "Longest since an approval without an invoice",
        "The days from the earliest approval among the quotes without an invoice to {day}.",
        ("{unbilled_work.count:quote} without an invoice.",),
    ),
    Metric(
        "unbilled_work.top_count",
        "count",
        "The largest of the quotes to bill",
        "The largest of the quotes without an invoice: at most {most_to_write}, as many as one sitting holds.",
        ("{unbilled_work.count:quote} without an invoice.",),
    ),
    Metric(
        "unbilled_work.top_amount",
        "money",
        "Money on the largest of the quotes to bill",
        "The amounts of the largest quotes without an invoice (at most {most_to_write}), added up.",
        ("{unbilled_work.top_count:number} of {unbilled_work.count:quote} without an invoice.",),
    ),
    Metric(
        "unbilled_work.linked_invoices",
        "count",
        "Invoices that name their quote",
        "Invoices whose quote number belongs to a quote in your files.",
        ("In all: {activity_signals.invoices.count:invoice}.",),
    ),
    Metric(
        "unbilled_work.before_invoices.count",
        "count",
        "Approvals from before these invoices begin",
        "Quotes without an invoice that were approved before your first invoice that names a quote, or, where all name "
        "one, more than {seen_before} days before the first. Theirs may well name none, or stand in an older file.",
    ),
    Metric(
        "unbilled_work.before_invoices.amount",
        "money",
        "Work approved before these invoices begin",
        "The amounts of the quotes that were approved before your files can show their invoice, added up.",
        ("{unbilled_work.before_invoices.count:quote}.",),
    ),
    Metric(
        "unbilled_work.within_lead.count",
        "count",
        "Approvals that usually get their invoice later",
        "Quotes without an invoice that were approved {unbilled_after} days or more before {day}, but within the "
        "days in which {lead_share} of your jobs get their first invoice (at most {longest_lead} days).",
    ),
    Metric(
        "unbilled_work.within_lead.amount",
        "money",
        "Work that usually gets its invoice later",
        "The amounts of the quotes without an invoice that are still within the days in which {lead_share} of your "
        "jobs get theirs, added up.",
        ("{unbilled_work.within_lead.count:quote}.",),
    ),
    Metric(
        "unbilled_work.billed_unnamed.count",
        "count",
        "Approvals with an invoice that names no quote",
        "Approved quotes that no invoice names, each with an invoice of its own that names no quote: the same "
        "customer, at most {near_amount} more or less, no older than the approval. Where most approved quotes are "
        "named by no invoice ({least_unnamed} quotes at least), any invoice without a quote number that the customer "
        "got since.",
    ),
    Metric(
        "unbilled_work.billed_unnamed.amount",
        "money",
        "Work on invoices that name no quote",
        "The amounts of the approved quotes whose invoice seems to be there without the quote number, added up.",
        ("{unbilled_work.billed_unnamed.count:quote}.",),
    ),
    Metric(
        "unbilled_work.surely_billed.count",
        "count",
        "Approvals whose invoice is there without the quote number",
        "Of the approved quotes with an invoice that names no quote: those with one of about the same amount, where "
        "that is so for {least_unnamed} quotes and more, and for most of those that no invoice names.",
        ("{unbilled_work.billed_unnamed.count:quote} seem to be on an invoice that names no quote.",),
    ),
    Metric(
        "unbilled_work.surely_billed.amount",
        "money",
        "Work whose invoice is there without the quote number",
        "The amounts of the approved quotes whose invoice is there without the quote number, added up.",
        ("{unbilled_work.surely_billed.count:quote}.",),
    ),
    Metric(
        "duplicates.known",
        "yes_no",
        "Invoices can be told from their copies",
        "Yes when invoices carry a number and a customer, so that copies can be told apart.",
    ),
    Metric(
        "duplicates.count",
        "count",
        "Invoices that look like a second copy",
        "Invoices that follow another of the same customer, total and quote within {copy_days} days, under another "
        f"number. {_LOOK}",
        ("In all: {activity_signals.invoices.count:invoice}.", _SERIES),
        left_out="invoices",
    ),
    Metric(
        "duplicates.amount",
        "money",
        "Money on those second copies",
        "The totals of the invoices that follow another of the same customer, total and quote within {copy_days} days, "
        f"added up. Only the second copies count. {_LOOK}",
        ("{duplicates.count:number} of {activity_signals.invoices.count:invoice}.", _SERIES),
        left_out="invoices",
    ),
    Metric(
        "duplicates.weeks_of_billing",
        "weeks",
        "Second copies, in weeks of typical billing",
        "The totals of the second copies, divided by what you bill in a typical week (the mean of the last "
        "{half_year} days).",
        (_COPIES, _TYPICAL),
    ),
    Metric(
        "duplicates.newest_days",
        "days",
        "Days since the newest second copy",
        "The days from the issue of the newest second copy to {day}.",
        (_COPIES,),
    ),
    Metric(
        "duplicates.top_count",
        "count",
        "The largest of those second copies",
        "The largest of the second copies: at most {most_to_check}, as many as one sitting holds.",
        (_COPIES,),
    ),
    Metric(
        "duplicates.top_amount",
        "money",
        "Money on the largest of those second copies",
        "The totals of the largest second copies (at most {most_to_check}), added up.",
        (_COPIES,),
    ),
    Metric(
        "duplicates.recent.count",
        "count",
        "Second copies still open or of the last 90 days",
        "Of the second copies, those with an open balance and those issued in the {price_days} days up to {day}.",
        (_COPIES,),
    ),
    Metric(
        "duplicates.recent.amount",
        "money",
        "Money on those copies",
        "The totals of the second copies with an open balance, or issued in the {price_days} days up to {day}, added "
        "up.",
        ("{duplicates.recent.count:invoice}.",),
    ),
    Metric(
        "duplicates.past_due",
        "money",
        "Overdue money on second copies",
        "The open balances of the second copies that are past their due date, added up: the overdue money holds them, "
        "too.",
    ),
    Metric(
        "duplicates.by_chance",
        "count",
        "Copies to expect where equal bills are usual",
        "How often equal bills to one customer follow each other after more than {copy_days} days, up to {month_days}, "
        "continued to the days before: as many copies would be there without any slip.",
    ),
    Metric(
        "duplicates.explained.count",
        "count",
        "Equal bills that the files explain",
        "Invoices that would be second copies, but belong to a series of equal bills to one customer ({series} or "
        "more, as regular visits bring them), or to a quote whose invoices come to no more than was quoted.",
    ),
    Metric(
        "duplicates.explained.amount",
        "money",
        "Money on equal bills that the files explain",
        "The totals of the would-be copies that your files explain, added up.",
        ("{duplicates.explained.count:invoice}.",),
    ),
)
