"""The quotes: how many become work, how fast, and what waits for an answer."""

from snapshot.pipeline.documents.metric_catalogue.metric import Metric

_JUDGED = "{conversion.approved_count:number} approved and {conversion.declined_count:number} declined, of {.n:quote}."
_OLD_ENOUGH = "Old enough to judge: {conversion.matured_count:quote}."
_YES = "It rests on {.n:approval} with a day."
_WAITING = "{stale_quotes.count:quote} with {stale_quotes.amount:money} in them."
_NO_ANSWER = "neither approved nor declined, and not expired"

QUOTES = (
    Metric(
        "conversion.approval_rate",
        "share",
        "Quotes approved, of those old enough to judge",
        "Approved quotes divided by all quotes that have had their time: created {matured_from} to {matured_to} days "
        "before {day}, answered or not.",
        (_JUDGED,),
        left_out="quotes",
    ),
    Metric(
        "conversion.per_request",
        "share",
        "The same, with offers to choose from as one",
        "Approved quotes divided by all that have had their time, without those made within {offer_days} days of one "
        "that the same customer took.",
        left_out="quotes",
    ),
    Metric(
        "conversion.matured_count",
        "count",
        "Quotes old enough to judge",
        "Quotes created {matured_from} to {matured_to} days before {day}, both ends included: those that have had "
        "their time.",
        ("In all: {activity_signals.quotes.count:quote}.",),
        left_out="quotes",
    ),
    Metric(
        "conversion.approved_count",
        "count",
        "Approved among the quotes old enough to judge",
        "Approved quotes among those created {matured_from} to {matured_to} days before {day}.",
        (_OLD_ENOUGH,),
    ),
    Metric(
        "conversion.declined_count",
        "count",
        "Declined among the quotes old enough to judge",
        "Declined quotes among those created {matured_from} to {matured_to} days before {day}.",
        (_OLD_ENOUGH,),
    ),
    Metric(
        "conversion.late_approval_share",
        "share",
        "Quotes approved after two silent weeks",
        "Of the quotes created {matured_from} to {matured_to} days before {day} that had no answer after {stale_from} "
        "days: the share that was approved later. An approval without a day is left out.",
        ("It rests on {.n:quote}.",),
    ),
    Metric(
        "conversion.cumulative_approval",
        "share",
        "Quotes approved within 90 days",
        "The share of the quotes of the {matured_to} days up to {day} that is approved within {approved_by} days. A no "
        "ends the waiting; a quote without an answer counts for as long as it has waited.",
        ("It rests on {.n:quote}.",),
    ),
    Metric(
        "decision_time.recent_median_days",
        "days",
        "Days to a yes, last eight weeks",
        "The days from quote to yes for the approvals of the {decision_days} days up to {day}: half took longer, half "
        "took less.",
        (_YES,),
    ),
    Metric(
        "decision_time.earlier_median_days",
        "days",
        "Days to a yes, before that",
        "The days from quote to yes for the approvals more than {decision_days} days before {day}: half took longer, "
        "half took less.",
        (_YES,),
    ),
    Metric(
        "decision_time.ratio",
        "times",
        "Time to a yes, recent against before",
        "The days from quote to yes in the {decision_days} days up to {day}, divided by the days that it took before.",
        (
            "{decision_time.recent_median_days.value:day} lately, "
            "{decision_time.earlier_median_days.value:day} before.",
            _YES,
        ),
    ),
    Metric(
        "decision_time.p_value",
        "chance",
        "Chance alone would slow answers this much",
        "How often chance alone would set the approvals of the last {decision_days} days so far apart from those "
        "before.",
        ("{decision_time.recent_median_days.n:approval} lately, {decision_time.earlier_median_days.n:number} before.",),
    ),
    Metric(
        "stale_quotes.known",
        "yes_no",
        "The files say which quotes wait",
        "Yes when your files hold quotes and say what became of them.",
    ),
    Metric(
        "stale_quotes.count",
        "count",
        "Quotes waiting 14 to 90 days",
        f"Quotes created {{stale_from}} to {{stale_to}} days before {{day}} that have no answer: {_NO_ANSWER}.",
        ("Quotes without an answer of any age: {activity_signals.quotes.undecided_count:number}.",),
        left_out="quotes",
    ),
    Metric(
        "stale_quotes.amount",
        "money",
        "Money in quotes waiting 14 to 90 days",
        "The amounts of all quotes created {stale_from} to {stale_to} days before {day} that have no answer, added up. "
        "Quotes without an amount add nothing.",
        ("{stale_quotes.count:quote} without an answer.",),
        left_out="quotes",
    ),
    Metric(
        "stale_quotes.weeks_of_billing",
        "weeks",
        "Waiting quotes, in weeks of typical billing",
        "The money in quotes waiting {stale_from} to {stale_to} days, divided by what you bill in a typical week (the "
        "mean of the last {half_year} days).",
        (_WAITING, "Billed in a typical week: {activity_signals.invoices.typical_week.value:money}."),
    ),
    Metric(
        "stale_quotes.top_count",
        "count",
        "The largest of the waiting quotes",
        "The fewest of the quotes waiting {stale_from} to {stale_to} days that hold {top_share} of their money, the "
        "largest first, at most {top_count}.",
        (_WAITING,),
    ),
    Metric(
        "stale_quotes.top_amount",
        "money",
        "Money in the largest waiting quotes",
        "The amounts of the few largest quotes waiting {stale_from} to {stale_to} days (those that hold {top_share} of "
        "the money, at most {top_count}), added up.",
        ("{stale_quotes.top_count:number} of {stale_quotes.count:quote} waiting.",),
    ),
    Metric(
        "stale_quotes.settled_elsewhere.count",
        "count",
        "Quotes beside one that the customer took",
        "Quotes as old that have no answer, where the same customer took another one made within {offer_days} days: "
        "with the same words for the job, or an amount within {like_amount} of it. They need no call, and count apart.",
    ),
    Metric(
        "stale_quotes.settled_elsewhere.amount",
        "money",
        "Money in those beside one that was taken",
        "The amounts of the quotes beside one that the same customer took, added up.",
        ("{stale_quotes.settled_elsewhere.count:quote}.",),
    ),
    Metric(
        "stale_quotes.cold_count",
        "count",
        "Quotes older than 90 days without an answer",
        "Quotes created more than {stale_to} days before {day} that have no answer. They have gone cold, and count "
        "apart.",
        ("With {stale_quotes.cold_amount:money} in them.",),
        left_out="quotes",
    ),
    Metric(
        "stale_quotes.cold_amount",
        "money",
        "Money in those older quotes",
        "The amounts of the quotes created more than {stale_to} days before {day} that have no answer, added up.",
        ("{stale_quotes.cold_count:quote}.",),
        left_out="quotes",
    ),
    Metric(
        "stale_quotes.fresh_count",
        "count",
        "Quotes younger than 14 days",
        "Quotes created less than {stale_from} days before {day} that have no answer yet. They have time.",
        left_out="quotes",
    ),
    Metric(
        "stale_quotes.sent_amount",
        "money",
        "All quotes sent 14 to 90 days ago",
        "The amounts of all quotes created {stale_from} to {stale_to} days before {day}, whatever became of them, "
        "added up.",
        left_out="quotes",
    ),
    Metric(
        "stale_quotes.usual_late_amount",
        "money",
        "Quotes that would usually still be answered",
        "Of the money in quotes created {stale_from} to {stale_to} days before {day}: what would still be answered "
        "later, if it went as with your quotes {older_from} to {older_to} days old.",
        ("Older quotes it goes by: {stale_quotes.silent_share.n:number}.",),
    ),
    Metric(
        "stale_quotes.silent_share",
        "share",
        "Older quotes that never got an answer",
        "Quotes created {older_from} to {older_to} days before {day} that never got an answer, divided by all of that "
        "age whose answer is dated or missing.",
        ("It rests on {.n:quote}.",),
    ),
    Metric(
        "open_pile",
        "weeks",
        "Weeks of new quotes waiting for an answer",
        "Quotes without an answer up to {stale_to} days old, divided by the new quotes of a usual week (the mean of "
        "the last {pile_weeks} complete weeks).",
        ("New quotes in those weeks: {.n:number}.",),
        left_out="quotes",
    ),
)
