"""Formulas of the quotes: how many become work, how fast, and what waits for an answer."""

from collections.abc import Mapping

from snapshot.wording.formulas.formula import Formula

_JUDGED = "{conversion.approved_count:number} approved and {conversion.declined_count:number} declined, of {.n:quote}."
_OLD_ENOUGH = "Old enough to judge: {conversion.matured_count:quote}."
_YES = "It rests on {.n:approval} with a day."
_WAITING = "{stale_quotes.count:quote} with {stale_quotes.amount:money} in them."
_NO_ANSWER = "neither approved nor declined, and not expired"

QUOTES: Mapping[str, Formula] = {
    "conversion.approval_rate": Formula(
        "Approved quotes divided by all quotes that have had their time: created {matured_from} to {matured_to} days "
        "before {day}, answered or not.",
        (_JUDGED,),
        left_out="quotes",
    ),
    "conversion.per_request": Formula(
        "Approved quotes divided by all that have had their time, without those made within {offer_days} days of one "
        "that the same customer took.",
        left_out="quotes",
    ),
    "conversion.matured_count": Formula(
        "Quotes created {matured_from} to {matured_to} days before {day}, both ends included: those that have had "
        "their time.",
        ("In all: {activity_signals.quotes.count:quote}.",),
        left_out="quotes",
    ),
    "conversion.approved_count": Formula(
        "Approved quotes among those created {matured_from} to {matured_to} days before {day}.", (_OLD_ENOUGH,)
    ),
    "conversion.declined_count": Formula(
        "Declined quotes among those created {matured_from} to {matured_to} days before {day}.", (_OLD_ENOUGH,)
    ),
    "conversion.late_approval_share": Formula(
        "Of the quotes created {matured_from} to {matured_to} days before {day} that had no answer after {stale_from} "
        "days: the share that was approved later. An approval without a day is left out.",
        ("It rests on {.n:quote}.",),
    ),
    "conversion.cumulative_approval": Formula(
        "The share of the quotes of the {matured_to} days up to {day} that is approved within {approved_by} days. A no "
        "ends the waiting; a quote without an answer counts for as long as it has waited.",
        ("It rests on {.n:quote}.",),
    ),
    "decision_time.recent_median_days": Formula(
        "The days from quote to yes for the approvals of the {decision_days} days up to {day}: half took longer, half "
        "took less.",
        (_YES,),
    ),
    "decision_time.earlier_median_days": Formula(
        "The days from quote to yes for the approvals more than {decision_days} days before {day}: half took longer, "
        "half took less.",
        (_YES,),
    ),
    "decision_time.ratio": Formula(
        "The days from quote to yes in the {decision_days} days up to {day}, divided by the days that it took before.",
        (
            "{decision_time.recent_median_days.value:day} lately, "
            "{decision_time.earlier_median_days.value:day} before.",
            _YES,
        ),
    ),
    "decision_time.p_value": Formula(
        "How often chance alone would set the approvals of the last {decision_days} days so far apart from those "
        "before.",
        ("{decision_time.recent_median_days.n:approval} lately, {decision_time.earlier_median_days.n:number} before.",),
    ),
    "stale_quotes.known": Formula("Yes when your files hold quotes and say what became of them."),
    "stale_quotes.count": Formula(
        f"Quotes created {{stale_from}} to {{stale_to}} days before {{day}} that have no answer: {_NO_ANSWER}.",
        ("Quotes without an answer of any age: {activity_signals.quotes.undecided_count:number}.",),
        left_out="quotes",
    ),
    "stale_quotes.amount": Formula(
        "The amounts of all quotes created {stale_from} to {stale_to} days before {day} that have no answer, added up. "
        "Quotes without an amount add nothing.",
        ("{stale_quotes.count:quote} without an answer.",),
        left_out="quotes",
    ),
    "stale_quotes.weeks_of_billing": Formula(
        "The money in quotes waiting {stale_from} to {stale_to} days, divided by what you bill in a typical week (the "
        "mean of the last {half_year} days).",
        (_WAITING, "Billed in a typical week: {activity_signals.invoices.typical_week.value:money}."),
    ),
    "stale_quotes.top_count": Formula(
        "The fewest of the quotes waiting {stale_from} to {stale_to} days that hold {top_share} of their money, the "
        "largest first, at most {top_count}.",
        (_WAITING,),
    ),
    "stale_quotes.top_amount": Formula(
        "The amounts of the few largest quotes waiting {stale_from} to {stale_to} days (those that hold {top_share} of "
        "the money, at most {top_count}), added up.",
        ("{stale_quotes.top_count:number} of {stale_quotes.count:quote} waiting.",),
    ),
    "stale_quotes.settled_elsewhere.count": Formula(
        "Quotes as old that have no answer, where the same customer took another one made within {offer_days} days. "
        "They need no call, and count apart."
    ),
    "stale_quotes.settled_elsewhere.amount": Formula(
        "The amounts of the quotes beside one that the same customer took, added up.",
        ("{stale_quotes.settled_elsewhere.count:quote}.",),
    ),
    "stale_quotes.cold_count": Formula(
        "Quotes created more than {stale_to} days before {day} that have no answer. They have gone cold, and count "
        "apart.",
        ("With {stale_quotes.cold_amount:money} in them.",),
        left_out="quotes",
    ),
    "stale_quotes.cold_amount": Formula(
        "The amounts of the quotes created more than {stale_to} days before {day} that have no answer, added up.",
        ("{stale_quotes.cold_count:quote}.",),
        left_out="quotes",
    ),
    "stale_quotes.fresh_count": Formula(
        "Quotes created less than {stale_from} days before {day} that have no answer yet. They have time.",
        left_out="quotes",
    ),
    "stale_quotes.sent_amount": Formula(
        "The amounts of all quotes created {stale_from} to {stale_to} days before {day}, whatever became of them, "
        "added up.",
        left_out="quotes",
    ),
    "stale_quotes.usual_late_amount": Formula(
        "Of the money in quotes created {stale_from} to {stale_to} days before {day}: what would still be answered "
        "later, if it went as with your quotes {older_from} to {older_to} days old.",
        ("Older quotes it goes by: {stale_quotes.silent_share.n:number}.",),
    ),
    "stale_quotes.silent_share": Formula(
        "Quotes created {older_from} to {older_to} days before {day} that never got an answer, divided by all of that "
        "age whose answer is dated or missing.",
        ("It rests on {.n:quote}.",),
    ),
    "open_pile": Formula(
        "Quotes without an answer up to {stale_to} days old, divided by the new quotes of a usual week (the mean of "
        "the last {pile_weeks} complete weeks).",
        ("New quotes in those weeks: {.n:number}.",),
        left_out="quotes",
    ),
}
