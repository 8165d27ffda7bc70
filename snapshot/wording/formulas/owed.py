"""Formulas of what is owed: how long customers take, what is past due, and who owes most."""

from collections.abc import Mapping

from snapshot.wording.ages import PAST_DUE
from snapshot.wording.formulas.formula import Formula

_LATE_OF_ALL = "{overdue.count:invoice} past due, of {activity_signals.invoices.count:invoice} in all."
_LATE_CUSTOMERS = "?Customers behind them: {overdue.customers:number}."
_TYPICAL = "Billed in a typical week: {activity_signals.invoices.typical_week.value:money}."
_LARGEST = "{top_debtor.amount:money} of {overdue.amount:money}, on {top_debtor.count:invoice}."
_NO_DUE_DATE = "Where an invoice has no due date, its issue date and your usual terms stand in for it."


def _band(band: str, days: str) -> dict[str, Formula]:
    behind = f"{{overdue.{band}.count:number}} of {{overdue.count:invoice}} past due."
    return {
        f"overdue.{band}.count": Formula(
            f"Invoices with an open balance whose due date was {days} before {{day}}.", (behind,), left_out="invoices"
        ),
        f"overdue.{band}.amount": Formula(
            f"The open balances of all invoices whose due date was {days} before {{day}}, added up.",
            (behind,),
            left_out="invoices",
        ),
        f"overdue.{band}.top_count": Formula(
            f"The largest open balances among the invoices due {days} before {{day}}: at most {{most_reminders}}, as "
            "many as one sitting holds.",
            (behind,),
        ),
        f"overdue.{band}.top_amount": Formula(
            f"The largest open balances (at most {{most_reminders}}) among the invoices due {days} before {{day}}, "
            "added up.",
            (behind,),
        ),
    }


OWED: Mapping[str, Formula] = {
    "pay_time.median_days": Formula(
        "The days after which half of the invoices issued in the {year} days up to {day} were paid. Those still open "
        "count as not paid yet after so many days, so that slow ones are not forgotten.",
        ("It rests on {.n:invoice}.",),
        left_out="invoices",
    ),
    "pay_time.terms_days": Formula(
        "The number of days from issue to due date that your invoices have most often; {default_terms} where none has "
        "a due date."
    ),
    "pay_time.share_unpaid_at_terms": Formula(
        "Of the invoices issued in the {year} days up to {day}: the share that was not paid yet when your usual terms "
        "were over. Those still open count for as long as they have waited.",
        ("The usual terms are {pay_time.terms_days:day}.", "It rests on {.n:invoice}."),
        left_out="invoices",
    ),
    "overdue.known": Formula("Yes when your files hold invoices and say what is still owed on them."),
    "overdue.count": Formula(
        f"Invoices with an open balance whose due date is before {{day}}, whatever their status says. {_NO_DUE_DATE}",
        (_LATE_OF_ALL, _LATE_CUSTOMERS),
        left_out="invoices",
    ),
    "overdue.amount": Formula(
        f"The open balances of all invoices whose due date is before {{day}}, added up. {_NO_DUE_DATE}",
        (_LATE_OF_ALL, _LATE_CUSTOMERS),
        left_out="invoices",
    ),
    "overdue.customers": Formula(
        "The different customers on invoices past due. An invoice without a customer belongs to none.", (_LATE_OF_ALL,)
    ),
    "overdue.weeks_of_billing": Formula(
        "The money past its due date on {day}, divided by what you bill in a typical week (the mean of the last "
        "{half_year} days).",
        ("Past due: {overdue.amount:money} on {overdue.count:invoice}.", _TYPICAL),
        left_out="invoices",
    ),
    **{path: formula for leaf, age in PAST_DUE.items() for path, formula in _band(leaf, age.span).items()},
    "overdue.oldest_days": Formula(
        "The days from the earliest due date among the invoices past due to {day}.", (_LATE_OF_ALL,)
    ),
    "overdue.paid_soon_share": Formula(
        "Of money as late as what is past due now: how much of it, by your own record, was paid within the next {soon} "
        "days. The four ages weigh as much as the money that is past due in each.",
        ("It rests on about {.n:invoice} that were ever this late.",),
    ),
    "top_debtor.share": Formula(
        "What the customer who owes the most has past due on {day}, divided by all that is past due.", (_LARGEST,)
    ),
    "top_debtor.count": Formula(
        "Invoices past due on {day} of the one customer who owes the most on such invoices.", (_LARGEST,)
    ),
    "top_debtor.amount": Formula(
        "The open balances of the invoices past due on {day} of the one customer who owes the most, added up.",
        (_LARGEST,),
    ),
    "top_debtor.oldest_days": Formula(
        "The days from the earliest due date among that customer's invoices past due to {day}.", (_LARGEST,)
    ),
}
