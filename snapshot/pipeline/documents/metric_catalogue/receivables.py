"""What is owed: how long customers take, what is past due, and who owes most."""

from snapshot.pipeline.documents.metric_catalogue.metric import Metric
from snapshot.wording.ages import PAST_DUE, Age

_LATE_OF_ALL = "{overdue.count:invoice} past due, of {activity_signals.invoices.count:invoice} in all."
_LATE_CUSTOMERS = "?Customers behind them: {overdue.customers:number}."
_TYPICAL = "Billed in a typical week: {activity_signals.invoices.typical_week.value:money}."
_LARGEST = "{top_debtor.amount:money} of {overdue.amount:money}, on {top_debtor.count:invoice}."
_CREDITS = (
    "?Taken off first, for credits and unused payments of the same customers: "
    "{activity_signals.invoices.credits_set_off:money}."
)
_NO_DUE_DATE = "Where an invoice has no due date, its issue date and your usual terms stand in for it."


def _of_age(band: str, age: Age) -> tuple[Metric, ...]:
    behind = f"{{overdue.{band}.count:number}} of {{overdue.count:invoice}} past due."
    return (
        Metric(
            f"overdue.{band}.count",
            "count",
            f"Invoices {age.name}",
            f"Invoices with an open balance whose due date was {age.span} before {{day}}.",
            (behind,),
            left_out="invoices",
        ),
        Metric(
            f"overdue.{band}.amount",
            "money",
            f"Money {age.name}",
            f"The open balances of all invoices whose due date was {age.span} before {{day}}, added up.",
            (behind,),
            left_out="invoices",
        ),
        Metric(
            f"overdue.{band}.top_count",
            "count",
            f"The largest of those {age.name}",
            f"The largest open balances among the invoices due {age.span} before {{day}}: at most "
            "{most_reminders}, as many as one sitting holds.",
            (behind,),
        ),
        Metric(
            f"overdue.{band}.top_amount",
            "money",
            f"Money on the largest of those {age.name}",
            f"The largest open balances (at most {{most_reminders}}) among the invoices due {age.span} before "
            "{day}, added up.",
            (behind,),
        ),
    )


RECEIVABLES = (
    Metric(
        "pay_time.median_days",
        "days",
        "Days until half of the invoices are paid",
        "The days after which half of the invoices issued in the {year} days up to {day} were paid. Those still open "
        "count as not paid yet after so many days, so that slow ones are not forgotten.",
        ("It rests on {.n:invoice}.",),
        left_out="invoices",
    ),
    Metric(
        "pay_time.terms_days",
        "days",
        "Usual payment terms",
        "The number of days from issue to due date that your invoices have most often; {default_terms} where none has "
        "a due date.",
    ),
    Metric(
        "pay_time.share_unpaid_at_terms",
        "share",
        "Invoices still unpaid when due",
        "Of the invoices issued in the {year} days up to {day}: the share that was not paid yet when your usual terms "
        "were over. Those still open count for as long as they have waited.",
        ("The usual terms are {pay_time.terms_days:day}.", "It rests on {.n:invoice}."),
        left_out="invoices",
    ),
    Metric(
        "overdue.known",
        "yes_no",
        "The files say what is still owed",
        "Yes when your files hold invoices and say what is still owed on them.",
    ),
    Metric(
        "overdue.count",
        "count",
        "Invoices past due",
        f"Invoices with an open balance whose due date is before {{day}}, whatever their status says. {_NO_DUE_DATE}",
        (_LATE_OF_ALL, _LATE_CUSTOMERS),
        left_out="invoices",
    ),
    Metric(
        "overdue.amount",
        "money",
        "Money past its due date",
        f"The open balances of all invoices whose due date is before {{day}}, added up. {_NO_DUE_DATE}",
        (_LATE_OF_ALL, _LATE_CUSTOMERS, _CREDITS),
        left_out="invoices",
    ),
    Metric(
        "overdue.customers",
        "count",
        "Customers with something past due",
        "The different customers on invoices past due. An invoice without a customer belongs to none.",
        (_LATE_OF_ALL,),
    ),
    Metric(
        "overdue.weeks_of_billing",
        "weeks",
        "Past due, in weeks of typical billing",
        "The money past its due date on {day}, divided by what you bill in a typical week (the mean of the last "
        "{half_year} days).",
        ("Past due: {overdue.amount:money} on {overdue.count:invoice}.", _TYPICAL),
        left_out="invoices",
    ),
    *(metric for band, age in PAST_DUE.items() for metric in _of_age(band, age)),
    Metric(
        "overdue.oldest_days",
        "days",
        "Oldest invoice past due",
        "The days from the earliest due date among the invoices past due to {day}.",
        (_LATE_OF_ALL,),
    ),
    Metric(
        "overdue.paid_soon_share",
        "share",
        "Past due money that was paid within a week",
        "Of money as late as what is past due now: how much of it, by your own record, was paid within the next {soon} "
        "days. The four ages weigh as much as the money that is past due in each.",
        ("It rests on about {.n:invoice} that were ever this late.",),
    ),
    Metric(
        "top_debtor.share",
        "share",
        "Past due money that sits with one customer",
        "What the customer who owes the most has past due on {day}, divided by all that is past due.",
        (_LARGEST,),
    ),
    Metric(
        "top_debtor.count",
        "count",
        "Invoices past due with that customer",
        "Invoices past due on {day} of the one customer who owes the most on such invoices.",
        (_LARGEST,),
    ),
    Metric(
        "top_debtor.amount",
        "money",
        "Money past due with that customer",
        "The open balances of the invoices past due on {day} of the one customer who owes the most, added up.",
        (_LARGEST, _CREDITS),
    ),
    Metric(
        "top_debtor.oldest_days",
        "days",
        "Oldest invoice past due with that customer",
        "The days from the earliest due date among that customer's invoices past due to {day}.",
        (_LARGEST,),
    ),
)
