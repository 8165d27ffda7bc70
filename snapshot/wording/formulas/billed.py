"""Formulas of what was billed: by whom, late, twice or below its quote, and in what sizes."""

from collections.abc import Mapping

from snapshot.wording.formulas.formula import Formula

_TYPICAL = "Billed in a typical week: {activity_signals.invoices.typical_week.value:money}."
_LINKS = "Invoices that name their quote: {unbilled_work.linked_invoices:number}."
_APART = (
    "?Counted apart, approved before your files can show the invoice: {unbilled_work.before_invoices.count:quote}.",
    "?Counted apart, still within the time that your invoices usually take: {unbilled_work.within_lead.count:quote}.",
    "?Counted apart, with an invoice of the same customer and sum that names no quote: "
    "{unbilled_work.billed_unnamed.count:quote}.",
)
_SERIES = "?Counted apart, as your files explain them: {duplicates.explained.count:invoice}."
_COPIES = "{duplicates.count:invoice} with {duplicates.amount:money} on them."
_LOOK = "Visits that recur can look alike, so each one needs a human look."

BILLED: Mapping[str, Formula] = {
    "customer_share.top_share": Formula(
        "What was billed to your largest customer in the {year} days up to {day}, divided by all that was billed in "
        "that time. The range comes from drawing the months anew {share_draws} times.",
        (
            "{customer_share.top_amount:money} to that customer.",
            "{customer_share.customers:customer} and {.n:invoice} in all.",
        ),
        left_out="invoices",
    ),
    "customer_share.top_amount": Formula(
        "The totals of the invoices to your largest customer issued in the {year} days up to {day}, added up.",
        ("{customer_share.customers:customer} and {customer_share.top_share.n:invoice} in all.",),
        left_out="invoices",
    ),
    "customer_share.effective_customers": Formula(
        "How many customers of one size would spread your billing as it is spread: 1 divided by the sum of each "
        "customer's share times itself.",
        ("Customers billed: {customer_share.customers:number}.",),
    ),
    "customer_share.customers": Formula("The different customers on invoices issued in the {year} days up to {day}."),
    "unbilled_work.known": Formula(
        "Yes when invoices name their quotes, so that an approved quote without an invoice can be seen.", (_LINKS,)
    ),
    "unbilled_work.count": Formula(
        "Quotes approved {unbilled_after} days or more before {day} whose number stands on no invoice.",
        (_LINKS, *_APART),
        left_out="quotes",
    ),
    "unbilled_work.amount": Formula(
        "The amounts of all quotes approved {unbilled_after} days or more before {day} whose number stands on no "
        "invoice, added up.",
        ("{unbilled_work.count:quote}.", _LINKS, *_APART),
        left_out="quotes",
    ),
    "unbilled_work.weeks_of_billing": Formula(
        "The approved work without an invoice, divided by what you bill in a typical week (the mean of the last "
        "{half_year} days).",
        ("Without an invoice: {unbilled_work.amount:money} on {unbilled_work.count:quote}.", _TYPICAL),
    ),
    "unbilled_work.oldest_days": Formula(
        "The days from the earliest approval among the quotes without an invoice to {day}.",
        ("{unbilled_work.count:quote} without an invoice.",),
    ),
    "unbilled_work.top_count": Formula(
        "The largest of the quotes without an invoice: at most {most_to_write}, as many as one sitting holds.",
        ("{unbilled_work.count:quote} without an invoice.",),
    ),
    "unbilled_work.top_amount": Formula(
        "The amounts of the largest quotes without an invoice (at most {most_to_write}), added up.",
        ("{unbilled_work.top_count:number} of {unbilled_work.count:quote} without an invoice.",),
    ),
    "unbilled_work.linked_invoices": Formula(
        "Invoices whose quote number belongs to a quote in your files.",
        ("In all: {activity_signals.invoices.count:invoice}.",),
    ),
    "unbilled_work.before_invoices.count": Formula(
        "Quotes without an invoice that were approved before your first invoice that names a quote, or, where all name "
        "one, more than {longest_lead} days before the first. Theirs may well name none, or stand in an older file."
    ),
    "unbilled_work.before_invoices.amount": Formula(
        "The amounts of the quotes that were approved before your files can show their invoice, added up.",
        ("{unbilled_work.before_invoices.count:quote}.",),
    ),
    "unbilled_work.within_lead.count": Formula(
        "Quotes without an invoice that were approved {unbilled_after} days or more before {day}, but within the "
        "days in which {lead_share} of your jobs get their first invoice (at most {longest_lead} days)."
    ),
    "unbilled_work.within_lead.amount": Formula(
        "The amounts of the quotes without an invoice that are still within the days in which {lead_share} of your "
        "jobs get theirs, added up.",
        ("{unbilled_work.within_lead.count:quote}.",),
    ),
    "unbilled_work.billed_unnamed.count": Formula(
        "Approved quotes that no invoice names, where an invoice without a quote number has the same customer and the "
        "same sum, and is no older than the approval."
    ),
    "unbilled_work.billed_unnamed.amount": Formula(
        "The amounts of the approved quotes whose invoice seems to be there without the quote number, added up.",
        ("{unbilled_work.billed_unnamed.count:quote}.",),
    ),
    "duplicates.known": Formula("Yes when invoices carry a number and a customer, so that copies can be told apart."),
    "duplicates.count": Formula(
        "Invoices that follow another of the same customer, total and quote within {copy_days} days, under another "
        f"number. {_LOOK}",
        ("In all: {activity_signals.invoices.count:invoice}.", _SERIES),
        left_out="invoices",
    ),
    "duplicates.amount": Formula(
        "The totals of the invoices that follow another of the same customer, total and quote within {copy_days} days, "
        f"added up. Only the second copies count. {_LOOK}",
        ("{duplicates.count:number} of {activity_signals.invoices.count:invoice}.", _SERIES),
        left_out="invoices",
    ),
    "duplicates.weeks_of_billing": Formula(
        "The totals of the second copies, divided by what you bill in a typical week (the mean of the last "
        "{half_year} days).",
        (_COPIES, _TYPICAL),
    ),
    "duplicates.newest_days": Formula("The days from the issue of the newest second copy to {day}.", (_COPIES,)),
    "duplicates.top_count": Formula(
        "The largest of the second copies: at most {most_to_check}, as many as one sitting holds.", (_COPIES,)
    ),
    "duplicates.top_amount": Formula(
        "The totals of the largest second copies (at most {most_to_check}), added up.", (_COPIES,)
    ),
    "duplicates.recent.count": Formula(
        "Of the second copies, those with an open balance and those issued in the {price_days} days up to {day}.",
        (_COPIES,),
    ),
    "duplicates.recent.amount": Formula(
        "The totals of the second copies with an open balance, or issued in the {price_days} days up to {day}, added "
        "up.",
        ("{duplicates.recent.count:invoice}.",),
    ),
    "duplicates.past_due": Formula(
        "The open balances of the second copies that are past their due date, added up: the overdue money holds them, "
        "too."
    ),
    "duplicates.by_chance": Formula(
        "How often equal bills to one customer follow each other after more than {copy_days} days, up to {month_days}, "
        "continued to the days before: as many copies would be there without any slip."
    ),
    "duplicates.explained.count": Formula(
        "Invoices that would be second copies, but belong to a series of equal bills to one customer ({series} or "
        "more, as regular visits bring them), or to a quote whose invoices come to no more than was quoted."
    ),
    "duplicates.explained.amount": Formula(
        "The totals of the would-be copies that your files explain, added up.",
        ("{duplicates.explained.count:invoice}.",),
    ),
    "price_held.whole_jobs": Formula(
        "The totals of the invoices of the {price_days} days up to {day} that alone bill a quote, divided by the "
        "amounts of those quotes. Quotes with several invoices, and invoices of less than {whole_from} of their quote, "
        "are deposits or stages and stay out.",
        ("Invoices compared with their quote: {.n:number}.",),
        left_out="invoices",
    ),
    "price_held.whole_jobs.n": Formula(
        "Quotes that a single invoice of the {price_days} days up to {day} bills, and by no less than {whole_from}. "
        "Quotes with several invoices stay out.",
        left_out="invoices",
    ),
    "price_held.shortfall": Formula(
        "The amounts of the quotes that were billed on a single invoice in the {price_days} days up to {day}, less the "
        "totals of those invoices.",
        ("Invoices compared with their quote: {price_held.whole_jobs.n:number}.",),
        left_out="invoices",
    ),
    "price_held.recent": Formula(
        "The totals of the first invoice on each quote, issued in the {price_days} days up to {day}, divided by the "
        "amounts of those quotes.",
        ("Invoices compared with their quote: {.n:number}.",),
        left_out="invoices",
    ),
    "price_held.before": Formula(
        "The totals of the first invoice on each quote, issued more than {price_days} days before {day}, divided by "
        "the amounts of those quotes.",
        ("Invoices compared with their quote: {.n:number}.",),
        left_out="invoices",
    ),
    "price_held.linked_pairs": Formula(
        "Quotes with an amount whose first invoice is in your files, each with that invoice.",
        ("In the last {price_days} days: {price_held.recent.n:number}; before: {price_held.before.n:number}.",),
    ),
    "job_size.threshold": Formula(
        "The total that {size_percentile} of 100 invoices of the {size_days} days up to {day} stay below, divided by "
        "{small_part}.",
        ("It rests on {job_size.count_share.n:invoice}.",),
        left_out="invoices",
    ),
    "job_size.count_share": Formula(
        "Small invoices divided by all invoices of the {size_days} days up to {day}.",
        ("Small is below {job_size.threshold:money}: {job_size.small_count:number} of {.n:invoice}.",),
        left_out="invoices",
    ),
    "job_size.amount_share": Formula(
        "The totals of the small invoices divided by the totals of all invoices of the {size_days} days up to {day}.",
        ("Small is below {job_size.threshold:money}: {job_size.small_count:number} of {.n:invoice}.",),
        left_out="invoices",
    ),
    "job_size.small_count": Formula(
        "Invoices of the {size_days} days up to {day} whose total is small: below one part in {small_part} of what "
        "{size_percentile} of 100 of them stay below.",
        ("Small is below {job_size.threshold:money}; {job_size.count_share.n:invoice} in all.",),
        left_out="invoices",
    ),
    "odd_invoices.count": Formula(
        "Invoices of the {odd_days} days up to {day} whose total lies more than {odd_beyond} times the ordinary spread "
        "away from the middle one, on a scale where twice as much and half as much are equally far.",
        ("It rests on {.n:invoice}.",),
        left_out="invoices",
    ),
}
