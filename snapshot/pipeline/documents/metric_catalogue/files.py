"""The files as a whole: days, counts, and what was left out."""

from snapshot.pipeline.documents.metric_catalogue.metric import Metric

_REACH = "The files reach from {window.first_date:date} to {window.report_date:date}."
_OF_INVOICES = "In all: {activity_signals.invoices.count:invoice}."
_OF_QUOTES = "In all: {activity_signals.quotes.count:quote}."

FILES = (
    Metric(
        "snapshot_version",
        "text",
        "Version of these figures",
        "The version of the document in which these figures are kept.",
    ),
    Metric(
        "pii_scrubbed",
        "yes_no",
        "Free of names and document numbers",
        "Yes: no names, addresses or document numbers are among these figures.",
    ),
    Metric(
        "currency",
        "text",
        "Currency",
        "The currency of all amounts here: that of most documents, unless you chose another.",
    ),
    Metric(
        "window.report_date",
        "day",
        "Last day that anything happened in the files",
        "The latest day on which a quote was created, approved or declined, or an invoice was issued or paid. Due and "
        "planned dates do not count.",
    ),
    Metric(
        "window.first_date",
        "day",
        "First day in the files",
        "The earliest day on which a counted quote was created or invoice was issued.",
    ),
    Metric(
        "window.days",
        "days",
        "Time the files cover",
        "All days from the first document to {day}, both included.",
        (_REACH,),
    ),
    Metric(
        "window.weeks",
        "weeks",
        "Complete weeks in the files",
        "Weeks from Monday to Sunday that lie wholly between the first document and {day}. The running week is left "
        "out.",
        (_REACH,),
    ),
    Metric(
        "window.days_before_run",
        "days",
        "Age of the files",
        "Days from {day} to the day on which this page was made.",
    ),
    Metric(
        "exclusions.draft_invoices",
        "count",
        "Draft invoices left out",
        "Invoices whose status says that they are drafts. They enter no figure.",
    ),
    Metric(
        "exclusions.void_invoices",
        "count",
        "Voided invoices left out",
        "Invoices that were voided or cancelled. They enter no figure.",
    ),
    Metric(
        "exclusions.credit_notes",
        "count",
        "Credit notes",
        "Credit notes among the invoices. Nothing is owed on them; they count apart.",
    ),
    Metric(
        "exclusions.closed_invoices",
        "count",
        "Invoices written off or refunded",
        "Invoices that were written off or refunded. They were issued, but nothing is owed on them any more.",
    ),
    Metric(
        "exclusions.draft_quotes",
        "count",
        "Draft quotes left out",
        "Quotes whose status says that they are drafts. They enter no figure.",
    ),
    Metric(
        "exclusions.void_quotes",
        "count",
        "Voided quotes left out",
        "Quotes that were voided or cancelled. They enter no figure.",
    ),
    Metric(
        "exclusions.rows_set_aside",
        "count",
        "Rows set aside",
        "Rows in which a date or an amount could not be read, or lies after the day on which this page was made. They "
        "are listed under “How we read your files”.",
    ),
    Metric(
        "exclusions.files_not_recognized",
        "count",
        "Files not recognized",
        "Files that came along and were recognized as nothing known.",
    ),
    Metric(
        "activity_signals.invoices.count",
        "count",
        "Invoices",
        "All issued invoices in your files, each one once.",
        (_REACH,),
        left_out="invoices",
    ),
    Metric(
        "activity_signals.invoices.paid_count",
        "count",
        "Invoices paid in full",
        "Invoices on which nothing is left to pay, without those written off or refunded.",
        (_OF_INVOICES,),
    ),
    Metric(
        "activity_signals.invoices.open_count",
        "count",
        "Invoices with something left to pay",
        "Invoices with an open balance: what your file says is left to pay or, without such a column, the total of "
        "each invoice that is not paid. What the same customer's open credits cover is not left to pay.",
        (_OF_INVOICES,),
    ),
    Metric(
        "activity_signals.invoices.credits_set_off",
        "money",
        "Open credits taken off what customers owe",
        "Credit notes that were not used, what was paid too much, and payments that no invoice took, as far as the "
        "same customers owe something: taken off their open balances, the one due first before the others.",
        (_OF_INVOICES,),
    ),
    Metric(
        "activity_signals.invoices.billed",
        "money",
        "Money billed",
        "The totals of all issued invoices, added up. Credit notes are not taken off.",
        (_OF_INVOICES,),
        left_out="invoices",
    ),
    Metric(
        "activity_signals.invoices.billed_last_182_days",
        "money",
        "Money billed in the last half year",
        "The totals of all invoices issued in the {half_year} days up to {day}, added up.",
        left_out="invoices",
    ),
    Metric(
        "activity_signals.invoices.typical_week",
        "money",
        "Billing in a typical week",
        "The totals of all invoices issued in the {half_year} days up to {day}, divided by the weeks in that time or, "
        "where your invoices begin later, since the first one.",
        ("{activity_signals.invoices.billed_last_182_days:money} on {.n:invoice}.",),
        left_out="invoices",
    ),
    Metric(
        "activity_signals.invoices.outcome_known",
        "yes_no",
        "The files say which invoices were paid",
        "Yes when your files say what became of the invoices: in a paid date, an open balance or a status.",
    ),
    Metric(
        "activity_signals.quotes.count",
        "count",
        "Quotes",
        "All sent quotes in your files, each one once.",
        (_REACH,),
        left_out="quotes",
    ),
    Metric(
        "activity_signals.quotes.approved_count",
        "count",
        "Quotes approved",
        "Quotes with an approval date, or else with a status that says yes. Of a yes and a no, the later one holds.",
        (_OF_QUOTES,),
    ),
    Metric(
        "activity_signals.quotes.declined_count",
        "count",
        "Quotes declined",
        "Quotes with a decline date, or else with a status that says no. Of a yes and a no, the later one holds.",
        (_OF_QUOTES,),
    ),
    Metric(
        "activity_signals.quotes.undecided_count",
        "count",
        "Quotes without an answer",
        "Sent quotes that were neither approved nor declined and have not expired. Of a quote with several versions "
        "the last one counts.",
        (_OF_QUOTES,),
        left_out="quotes",
    ),
    Metric(
        "activity_signals.quotes.replaced_count",
        "count",
        "Earlier versions of quotes",
        "Quotes without an answer of which a later version is there: the same number but for the version at its end, "
        "the same customer, and the same words for the job where there are any. They wait for no answer.",
        (_OF_QUOTES,),
    ),
    Metric(
        "activity_signals.quotes.quoted",
        "money",
        "Money quoted",
        "The amounts of all sent quotes, added up. Quotes without an amount add nothing.",
        (_OF_QUOTES,),
        left_out="quotes",
    ),
    Metric(
        "activity_signals.quotes.outcome_known",
        "yes_no",
        "The files say which quotes were answered",
        "Yes when your files say what became of the quotes: in an approval date, a decline date or a status.",
    ),
    Metric(
        "invoice_size_buckets.label", "text", "Invoices of a size", "From which total to which an invoice belongs here."
    ),
    Metric(
        "invoice_size_buckets.count",
        "count",
        "Invoices of that size",
        "Invoices issued in the {year} days up to {day} whose total lies in this range.",
        left_out="invoices",
    ),
    Metric(
        "invoice_size_buckets.amount",
        "money",
        "Money on invoices of that size",
        "The totals of the invoices in this range, issued in the {year} days up to {day}, added up.",
        left_out="invoices",
    ),
    Metric(
        "quote_age_buckets.label",
        "text",
        "Unanswered quotes of an age",
        "How many days ago a quote was created to belong here.",
    ),
    Metric(
        "quote_age_buckets.count",
        "count",
        "Unanswered quotes of that age",
        "Quotes without an answer, by the days from their creation to {day}.",
        left_out="quotes",
    ),
    Metric(
        "quote_age_buckets.amount",
        "money",
        "Money in quotes of that age",
        "The amounts of the quotes without an answer that are this old on {day}, added up.",
        left_out="quotes",
    ),
)
