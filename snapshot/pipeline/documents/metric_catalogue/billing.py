"""What was billed: to whom, in what sizes, and how it compares with what was quoted."""

from snapshot.pipeline.documents.metric_catalogue.metric import Metric

BILLING = (
    Metric(
        "customer_share.top_share",
        "share",
        "Billing that comes from one customer",
        "What was billed to your largest customer in the {year} days up to {day}, divided by all that was billed in "
        "that time. The range comes from drawing the months anew {share_draws} times.",
        (
            "{customer_share.top_amount:money} to that customer.",
            "{customer_share.customers:customer} and {.n:invoice} in all.",
        ),
        left_out="invoices",
    ),
    Metric(
        "customer_share.top_amount",
        "money",
        "Money billed to that customer",
        "The totals of the invoices to your largest customer issued in the {year} days up to {day}, added up.",
        ("{customer_share.customers:customer} and {customer_share.top_share.n:invoice} in all.",),
        left_out="invoices",
    ),
    Metric(
        "customer_share.effective_customers",
        "count",
        "As many customers as if all were the same size",
        "How many customers of one size would spread your billing as it is spread: 1 divided by the sum of each "
        "customer's share times itself.",
        ("Customers billed: {customer_share.customers:number}.",),
    ),
    Metric(
        "customer_share.customers",
        "count",
        "Customers billed",
        "The different customers on invoices issued in the {year} days up to {day}.",
    ),
    Metric(
        "job_size.threshold",
        "money",
        "A job counts as small below",
        "The total that {size_percentile} of 100 invoices of the {size_days} days up to {day} stay below, divided by "
        "{small_part}.",
        ("It rests on {job_size.count_share.n:invoice}.",),
        left_out="invoices",
    ),
    Metric(
        "job_size.count_share",
        "share",
        "Jobs that are small",
        "Small invoices divided by all invoices of the {size_days} days up to {day}.",
        ("Small is below {job_size.threshold:money}: {job_size.small_count:number} of {.n:invoice}.",),
        left_out="invoices",
    ),
    Metric(
        "job_size.amount_share",
        "share",
        "Money that comes from small jobs",
        "The totals of the small invoices divided by the totals of all invoices of the {size_days} days up to {day}.",
        ("Small is below {job_size.threshold:money}: {job_size.small_count:number} of {.n:invoice}.",),
        left_out="invoices",
    ),
    Metric(
        "job_size.small_count",
        "count",
        "Small jobs",
        "Invoices of the {size_days} days up to {day} whose total is small: below one part in {small_part} of what "
        "{size_percentile} of 100 of them stay below.",
        ("Small is below {job_size.threshold:money}; {job_size.count_share.n:invoice} in all.",),
        left_out="invoices",
    ),
    Metric(
        "odd_invoices.count",
        "count",
        "Invoices of an unusual size",
        "Invoices of the {odd_days} days up to {day} whose total lies more than {odd_beyond} times the ordinary spread "
        "away from the middle one, on a scale where twice as much and half as much are equally far.",
        ("It rests on {.n:invoice}.",),
        left_out="invoices",
    ),
    Metric(
        "price_held.whole_jobs",
        "share",
        "Invoiced against quoted, jobs billed at once",
        "The totals of the invoices of the {price_days} days up to {day} that alone bill a quote, divided by the "
        "amounts of those quotes. Quotes with several invoices, and invoices of less than {whole_from} of their quote, "
        "are deposits or stages and stay out.",
        ("Invoices compared with their quote: {.n:number}.",),
        left_out="invoices",
    ),
    Metric(
        "price_held.whole_jobs.n",
        "count",
        "Jobs billed at once, compared with their quote",
        "Quotes that a single invoice of the {price_days} days up to {day} bills, and by no less than {whole_from}. "
        "Quotes with several invoices stay out.",
        left_out="invoices",
    ),
    Metric(
        "price_held.earlier_jobs",
        "share",
        "Invoiced against quoted, jobs billed at once, before",
        "The same for invoices of the {price_year} days before those {price_days}.",
        ("Invoices compared with their quote: {.n:number}.",),
        left_out="invoices",
    ),
    Metric(
        "price_held.change",
        "share",
        "Invoiced against quoted, now over before",
        "The share of their quotes that the invoices of the {price_days} days up to {day} come to, divided by that of "
        "the {price_year} days before. Tax on one side only, or a discount that everybody gets, is in both.",
        ("Before: {price_held.earlier_jobs.value:share} over {price_held.earlier_jobs.n:invoice}.",),
        left_out="invoices",
    ),
    Metric(
        "price_held.shortfall",
        "money",
        "Money that those jobs came to less than before",
        "What the quotes that were billed on a single invoice in the {price_days} days up to {day} would have come to "
        "at the share of the {price_year} days before, less the totals of those invoices.",
        ("Invoices compared with their quote: {price_held.whole_jobs.n:number}.",),
        left_out="invoices",
    ),
    Metric(
        "price_held.recent",
        "share",
        "Invoiced against quoted, last 90 days",
        "The totals of the first invoice on each quote, issued in the {price_days} days up to {day}, divided by the "
        "amounts of those quotes.",
        ("Invoices compared with their quote: {.n:number}.",),
        left_out="invoices",
    ),
    Metric(
        "price_held.before",
        "share",
        "Invoiced against quoted, before that",
        "The totals of the first invoice on each quote, issued more than {price_days} days before {day}, divided by "
        "the amounts of those quotes.",
        ("Invoices compared with their quote: {.n:number}.",),
        left_out="invoices",
    ),
    Metric(
        "price_held.linked_pairs",
        "count",
        "Invoices compared with their quote",
        "Quotes with an amount whose first invoice is in your files, each with that invoice.",
        ("In the last {price_days} days: {price_held.recent.n:number}; before: {price_held.before.n:number}.",),
    ),
)
