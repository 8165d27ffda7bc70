"""What every leaf of the ``Snapshot`` document counts and is called: one ``Metric`` a leaf. No unit is guessed."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from snapshot.wording.ages import PAST_DUE

Unit = Literal["money", "count", "share", "days", "weeks", "times", "chance", "yes_no", "day", "text"]
"""A count may be a mean, such as 5.9 quotes a week; a chance lies between 0 and 1; a day is a date."""


class Metric(NamedTuple):
    """``path`` has no ``signals.`` and no place in a list; a ``Signal`` is declared as one, at its own path."""

    path: str
    unit: Unit
    label: str


class SignalLeaf(NamedTuple):
    """``unit`` is ``None`` where it is the unit of the signal; ``label`` follows the label of the signal."""

    unit: Unit | None
    label: str


SIGNAL_LEAVES: Mapping[str, SignalLeaf] = {
    "value": SignalLeaf(None, ""),
    "low": SignalLeaf(None, "at the least"),
    "high": SignalLeaf(None, "at the most"),
    "n": SignalLeaf("count", "how many it rests on"),
    "reason": SignalLeaf("text", "why it is not known"),
    "basis": SignalLeaf("text", "how it is known"),
}

_OF_AN_AGE: tuple[tuple[str, Unit, str], ...] = (
    ("count", "count", "Invoices"),
    ("amount", "money", "Money"),
    ("top_count", "count", "The largest of those"),
    ("top_amount", "money", "Money on the largest of those"),
)
DECLARED = (
    Metric("snapshot_version", "text", "Version of these figures"),
    Metric("pii_scrubbed", "yes_no", "Free of names and document numbers"),
    Metric("currency", "text", "Currency"),
    Metric("window.report_date", "day", "Last day that anything happened in the files"),
    Metric("window.first_date", "day", "First day in the files"),
    Metric("window.days", "days", "Time the files cover"),
    Metric("window.weeks", "weeks", "Complete weeks in the files"),
    Metric("exclusions.draft_invoices", "count", "Draft invoices left out"),
    Metric("exclusions.void_invoices", "count", "Voided invoices left out"),
    Metric("exclusions.credit_notes", "count", "Credit notes"),
    Metric("exclusions.closed_invoices", "count", "Invoices written off or refunded"),
    Metric("exclusions.draft_quotes", "count", "Draft quotes left out"),
    Metric("exclusions.void_quotes", "count", "Voided quotes left out"),
    Metric("exclusions.rows_set_aside", "count", "Rows set aside"),
    Metric("exclusions.files_not_recognized", "count", "Files not recognized"),
    Metric("activity_signals.invoices.count", "count", "Invoices"),
    Metric("activity_signals.invoices.paid_count", "count", "Invoices paid in full"),
    Metric("activity_signals.invoices.open_count", "count", "Invoices with something left to pay"),
    Metric("activity_signals.invoices.billed", "money", "Money billed"),
    Metric("activity_signals.invoices.billed_last_182_days", "money", "Money billed in the last half year"),
    Metric("activity_signals.invoices.typical_week", "money", "Billing in a typical week"),
    Metric("activity_signals.invoices.outcome_known", "yes_no", "The files say which invoices were paid"),
    Metric("activity_signals.quotes.count", "count", "Quotes"),
    Metric("activity_signals.quotes.approved_count", "count", "Quotes approved"),
    Metric("activity_signals.quotes.declined_count", "count", "Quotes declined"),
    Metric("activity_signals.quotes.undecided_count", "count", "Quotes without an answer"),
    Metric("activity_signals.quotes.quoted", "money", "Money quoted"),
    Metric("activity_signals.quotes.outcome_known", "yes_no", "The files say which quotes were answered"),
    Metric("pay_time.median_days", "days", "Days until half of the invoices are paid"),
    Metric("pay_time.terms_days", "days", "Usual payment terms"),
    Metric("pay_time.share_unpaid_at_terms", "share", "Invoices still unpaid when due"),
    Metric("overdue.known", "yes_no", "The files say what is still owed"),
    Metric("overdue.count", "count", "Invoices past due"),
    Metric("overdue.amount", "money", "Money past its due date"),
    Metric("overdue.customers", "count", "Customers with something past due"),
    Metric("overdue.weeks_of_billing", "weeks", "Past due, in weeks of typical billing"),
    *(
        Metric(f"overdue.{leaf}.{counted}", unit, f"{label} {age.name}")
        for leaf, age in PAST_DUE.items()
        for counted, unit, label in _OF_AN_AGE
    ),
    Metric("overdue.oldest_days", "days", "Oldest invoice past due"),
    Metric("overdue.paid_soon_share", "share", "Past due money that was paid within a week"),
    Metric("top_debtor.share", "share", "Past due money that sits with one customer"),
    Metric("top_debtor.count", "count", "Invoices past due with that customer"),
    Metric("top_debtor.amount", "money", "Money past due with that customer"),
    Metric("top_debtor.oldest_days", "days", "Oldest invoice past due with that customer"),
    Metric("customer_share.top_share", "share", "Billing that comes from one customer"),
    Metric("customer_share.top_amount", "money", "Money billed to that customer"),
    Metric("customer_share.effective_customers", "count", "As many customers as if all were the same size"),
    Metric("customer_share.customers", "count", "Customers billed"),
    Metric("conversion.approval_rate", "share", "Quotes approved, of those old enough to judge"),
    Metric("conversion.per_request", "share", "The same, with offers to choose from as one"),
    Metric("conversion.matured_count", "count", "Quotes old enough to judge"),
    Metric("conversion.approved_count", "count", "Approved among the quotes old enough to judge"),
    Metric("conversion.declined_count", "count", "Declined among the quotes old enough to judge"),
    Metric("conversion.late_approval_share", "share", "Quotes approved after two silent weeks"),
    Metric("conversion.cumulative_approval", "share", "Quotes approved within 90 days"),
    Metric("decision_time.recent_median_days", "days", "Days to a yes, last eight weeks"),
    Metric("decision_time.earlier_median_days", "days", "Days to a yes, before that"),
    Metric("decision_time.ratio", "times", "Time to a yes, recent against before"),
    Metric("decision_time.p_value", "chance", "Chance alone would slow answers this much"),
    Metric("stale_quotes.known", "yes_no", "The files say which quotes wait"),
    Metric("stale_quotes.count", "count", "Quotes waiting 14 to 90 days"),
    Metric("stale_quotes.amount", "money", "Money in quotes waiting 14 to 90 days"),
    Metric("stale_quotes.weeks_of_billing", "weeks", "Waiting quotes, in weeks of typical billing"),
    Metric("stale_quotes.top_count", "count", "The largest of the waiting quotes"),
    Metric("stale_quotes.top_amount", "money", "Money in the largest waiting quotes"),
    Metric("stale_quotes.cold_count", "count", "Quotes older than 90 days without an answer"),
    Metric("stale_quotes.cold_amount", "money", "Money in those older quotes"),
    Metric("stale_quotes.sent_amount", "money", "All quotes sent 14 to 90 days ago"),
    Metric("stale_quotes.usual_late_amount", "money", "Quotes that would usually still be answered"),
    Metric("stale_quotes.silent_share", "share", "Older quotes that never got an answer"),
    Metric("stale_quotes.fresh_count", "count", "Quotes younger than 14 days"),
    Metric("stale_quotes.settled_elsewhere.count", "count", "Quotes beside one that the customer took"),
    Metric("stale_quotes.settled_elsewhere.amount", "money", "Money in those beside one that was taken"),
    Metric("open_pile", "weeks", "Weeks of new quotes waiting for an answer"),
    Metric("unbilled_work.known", "yes_no", "Invoices name their quotes"),
    Metric("unbilled_work.count", "count", "Approved quotes without an invoice"),
    Metric("unbilled_work.amount", "money", "Approved work that is not billed yet"),
    Metric("unbilled_work.weeks_of_billing", "weeks", "Unbilled work, in weeks of typical billing"),
    Metric("unbilled_work.oldest_days", "days", "Longest since an approval without an invoice"),
    Metric("unbilled_work.top_count", "count", "The largest of the quotes to bill"),
    Metric("unbilled_work.top_amount", "money", "Money on the largest of the quotes to bill"),
    Metric("unbilled_work.before_invoices.count", "count", "Approvals from before these invoices begin"),
    Metric("unbilled_work.before_invoices.amount", "money", "Work approved before these invoices begin"),
    Metric("unbilled_work.within_lead.count", "count", "Approvals that usually get their invoice later"),
    Metric("unbilled_work.within_lead.amount", "money", "Work that usually gets its invoice later"),
    Metric("unbilled_work.billed_unnamed.count", "count", "Approvals with an invoice that names no quote"),
    Metric("unbilled_work.billed_unnamed.amount", "money", "Work on invoices that name no quote"),
    Metric("unbilled_work.linked_invoices", "count", "Invoices that name their quote"),
    Metric("duplicates.known", "yes_no", "Invoices can be told from their copies"),
    Metric("duplicates.count", "count", "Invoices that look like a second copy"),
    Metric("duplicates.amount", "money", "Money on those second copies"),
    Metric("duplicates.weeks_of_billing", "weeks", "Second copies, in weeks of typical billing"),
    Metric("duplicates.newest_days", "days", "Days since the newest second copy"),
    Metric("duplicates.top_count", "count", "The largest of those second copies"),
    Metric("duplicates.top_amount", "money", "Money on the largest of those second copies"),
    Metric("price_held.recent", "share", "Invoiced against quoted, last 90 days"),
    Metric("price_held.before", "share", "Invoiced against quoted, before that"),
    Metric("duplicates.recent.count", "count", "Second copies still open or of the last 90 days"),
    Metric("duplicates.recent.amount", "money", "Money on those copies"),
    Metric("duplicates.past_due", "money", "Overdue money on second copies"),
    Metric("duplicates.by_chance", "count", "Copies to expect where equal bills are usual"),
    Metric("duplicates.explained.count", "count", "Equal bills that the files explain"),
    Metric("duplicates.explained.amount", "money", "Money on equal bills that the files explain"),
    Metric("price_held.whole_jobs", "share", "Invoiced against quoted, jobs billed at once"),
    Metric("price_held.whole_jobs.n", "count", "Jobs billed at once, compared with their quote"),
    Metric("price_held.shortfall", "money", "Money that those jobs came to less than quoted"),
    Metric("price_held.linked_pairs", "count", "Invoices compared with their quote"),
    Metric("job_size.threshold", "money", "A job counts as small below"),
    Metric("job_size.count_share", "share", "Jobs that are small"),
    Metric("job_size.amount_share", "share", "Money that comes from small jobs"),
    Metric("job_size.small_count", "count", "Small jobs"),
    Metric("flow.ratio", "share", "New work, last eight weeks against before"),
    Metric("flow.ratio.n", "weeks", "Complete weeks compared"),
    Metric("flow.p_value", "chance", "Chance alone would change new work this much"),
    Metric("flow.recent_weekly", "count", "New quotes and invoices a week, lately"),
    Metric("flow.before_weekly", "count", "New quotes and invoices a week, before"),
    Metric("flow.open_weeks_ratio", "share", "The same without weeks in which you were closed"),
    Metric("flow.year_ago_ratio", "share", "New work against the same weeks a year ago"),
    Metric("lumpiness.swing", "times", "Steps from week to week, against pure chance"),
    Metric("lumpiness.dispersion", "times", "The square of those steps, against pure chance"),
    Metric("lumpiness.smaller_steps", "times", "The same square without the largest steps"),
    Metric("lumpiness.quotes_part", "share", "How much of the swing the quotes show"),
    Metric("lumpiness.billing_days_part", "share", "Invoices written in seven days of the month"),
    Metric("lumpiness.dispersion.n", "weeks", "Complete weeks looked at for their swing"),
    Metric("lumpiness.p_value", "chance", "Chance alone would swing this much"),
    Metric("season.phase", "text", "Season"),
    Metric("season.p_value", "chance", "Chance alone would look like a season"),
    Metric("season.weeks_needed", "weeks", "Weeks needed to tell a season"),
    Metric("odd_invoices.count", "count", "Invoices of an unusual size"),
    Metric("backlog.waiting_count", "count", "Approved jobs without a date"),
    Metric("backlog.median_days_to_schedule", "days", "Days from approval to a date"),
    Metric("input_costs.change_30_days", "share", "Supplier prices, last 30 days"),
    Metric("input_costs.change_90_days", "share", "Supplier prices, last 90 days"),
    Metric("volatility_band", "text", "How even the weeks are"),
    Metric("weekly_volume_series.week", "day", "A week, by its Monday"),
    Metric("weekly_volume_series.quotes", "count", "Quotes of that week"),
    Metric("weekly_volume_series.invoices", "count", "Invoices of that week"),
    Metric("invoice_size_buckets.label", "text", "Invoices of a size"),
    Metric("invoice_size_buckets.count", "count", "Invoices of that size"),
    Metric("invoice_size_buckets.amount", "money", "Money on invoices of that size"),
    Metric("quote_age_buckets.label", "text", "Unanswered quotes of an age"),
    Metric("quote_age_buckets.count", "count", "Unanswered quotes of that age"),
    Metric("quote_age_buckets.amount", "money", "Money in quotes of that age"),
    Metric("numbers.invoice_count", "count", "Invoices"),
    Metric("numbers.quote_count", "count", "Quotes"),
    Metric("numbers.open_balance", "money", "Money still owed"),
    Metric("numbers.overdue_count", "count", "Invoices past due"),
    Metric("numbers.overdue_amount", "money", "Money past its due date"),
    Metric("numbers.overdue_30plus_amount", "money", "Money more than 30 days past due"),
    Metric("numbers.top_debtor_share", "share", "Past due money that sits with one customer"),
    Metric("numbers.km_median_days_to_pay", "days", "Days until half of the invoices are paid"),
    Metric("numbers.top_customer_share", "share", "Billing that comes from one customer"),
    Metric("numbers.matured_quote_count", "count", "Quotes old enough to judge"),
    Metric("numbers.approval_rate_matured", "share", "Quotes approved, of those old enough to judge"),
    Metric("numbers.open_quote_count", "count", "Quotes without an answer"),
    Metric("numbers.stale_quote_count", "count", "Quotes waiting 14 to 90 days"),
    Metric("numbers.stale_quote_value", "money", "Money in quotes waiting 14 to 90 days"),
    Metric("numbers.undecided_weeks", "weeks", "Weeks of new quotes waiting for an answer"),
    Metric("numbers.unbilled_approved_count", "count", "Approved quotes without an invoice"),
    Metric("numbers.unbilled_approved_value", "money", "Approved work that is not billed yet"),
    Metric("numbers.price_realisation_90d", "share", "Invoiced against quoted, last 90 days"),
    Metric("numbers.duplicate_invoice_count", "count", "Invoices that look like a second copy"),
    Metric("numbers.duplicate_invoice_amount", "money", "Money on those second copies"),
    Metric("numbers.small_job_count_share", "share", "Jobs that are small"),
    Metric("numbers.small_job_amount_share", "share", "Money that comes from small jobs"),
    Metric("numbers.volume_ratio_8w", "share", "New work, last eight weeks against before"),
    Metric("numbers.weekly_dispersion", "times", "The square of the steps from week to week, against pure chance"),
)
METRICS: Mapping[str, Metric] = {metric.path: metric for metric in DECLARED}

_PLACE = re.compile(r"\.\d+(?=\.|$)")


def declared_path(path: str) -> tuple[str, str]:
    """The path that ``METRICS`` holds, and the leaf of a signal: ``"open_pile.n"`` -> ``("open_pile", "n")``.

    The leaf is ``""`` for the value of a signal and for all that is no signal.
    """
    plain = _PLACE.sub("", path)
    head, _, leaf = plain.rpartition(".")
    if plain not in METRICS and head in METRICS and leaf in SIGNAL_LEAVES:
        return head, "" if leaf == "value" else leaf
    return plain, ""


def metric_at(path: str) -> Metric | None:
    """The declaration of the leaf at ``path``, of a signal's leaf with the label of both. ``None`` without one."""
    own, leaf = declared_path(path)
    metric = METRICS.get(own)
    if metric is None or not leaf:
        return metric
    unit, label = SIGNAL_LEAVES[leaf]
    return Metric(f"{own}.{leaf}", unit or metric.unit, f"{metric.label}: {label}")
