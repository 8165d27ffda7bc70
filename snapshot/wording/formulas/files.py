"""Formulas of the files as a whole: days, counts, weeks and seasons."""

from collections.abc import Mapping

from snapshot.wording.formulas.formula import Formula

_REACH = "The files reach from {window.first_date:date} to {window.report_date:date}."
_WEEKS = "Complete weeks in the files: {window.weeks:number}."
_OF_INVOICES = "In all: {activity_signals.invoices.count:invoice}."
_OF_QUOTES = "In all: {activity_signals.quotes.count:quote}."

FILES: Mapping[str, Formula] = {
    "snapshot_version": Formula("The version of the document in which these figures are kept."),
    "pii_scrubbed": Formula("Yes: no names, addresses or document numbers are among these figures."),
    "currency": Formula("The currency that your files name most often."),
    "window.report_date": Formula(
        "The latest day on which a quote was created, approved or declined, or an invoice was issued or paid. Due and "
        "planned dates do not count."
    ),
    "window.first_date": Formula("The earliest day on which a counted quote was created or invoice was issued."),
    "window.days": Formula("All days from the first document to {day}, both included.", (_REACH,)),
    "window.weeks": Formula(
        "Weeks from Monday to Sunday that lie wholly between the first document and {day}. The running week is left "
        "out.",
        (_REACH,),
    ),
    "exclusions.draft_invoices": Formula("Invoices whose status says that they are drafts. They enter no figure."),
    "exclusions.void_invoices": Formula("Invoices that were voided or cancelled. They enter no figure."),
    "exclusions.credit_notes": Formula("Credit notes among the invoices. Nothing is owed on them; they count apart."),
    "exclusions.closed_invoices": Formula(
        "Invoices that were written off or refunded. They were issued, but nothing is owed on them any more."
    ),
    "exclusions.draft_quotes": Formula("Quotes whose status says that they are drafts. They enter no figure."),
    "exclusions.void_quotes": Formula("Quotes that were voided or cancelled. They enter no figure."),
    "exclusions.rows_set_aside": Formula(
        "Rows in which a date or an amount could not be read, or lies after the day on which this page was made. They "
        "are listed under “How we read your files”."
    ),
    "exclusions.files_not_recognized": Formula("Files that came along and were recognized as nothing known."),
    "activity_signals.invoices.count": Formula(
        "All issued invoices in your files, each one once.", (_REACH,), left_out="invoices"
    ),
    "activity_signals.invoices.paid_count": Formula(
        "Invoices on which nothing is left to pay, without those written off or refunded.", (_OF_INVOICES,)
    ),
    "activity_signals.invoices.open_count": Formula(
        "Invoices with an open balance: what your file says is left to pay or, without such a column, the total of "
        "each invoice that is not paid.",
        (_OF_INVOICES,),
    ),
    "activity_signals.invoices.billed": Formula(
        "The totals of all issued invoices, added up. Credit notes are not taken off.",
        (_OF_INVOICES,),
        left_out="invoices",
    ),
    "activity_signals.invoices.billed_last_182_days": Formula(
        "The totals of all invoices issued in the {half_year} days up to {day}, added up.", left_out="invoices"
    ),
    "activity_signals.invoices.typical_week": Formula(
        "The totals of all invoices issued in the {half_year} days up to {day}, divided by the weeks in that time or, "
        "where your invoices begin later, since the first one.",
        ("{activity_signals.invoices.billed_last_182_days:money} on {.n:invoice}.",),
        left_out="invoices",
    ),
    "activity_signals.invoices.outcome_known": Formula(
        "Yes when your files say what became of the invoices: in a paid date, an open balance or a status."
    ),
    "activity_signals.quotes.count": Formula(
        "All sent quotes in your files, each one once.", (_REACH,), left_out="quotes"
    ),
    "activity_signals.quotes.approved_count": Formula(
        "Quotes with an approval date, or else with a status that says yes. Of a yes and a no, the later one holds.",
        (_OF_QUOTES,),
    ),
    "activity_signals.quotes.declined_count": Formula(
        "Quotes with a decline date, or else with a status that says no. Of a yes and a no, the later one holds.",
        (_OF_QUOTES,),
    ),
    "activity_signals.quotes.undecided_count": Formula(
        "Sent quotes that were neither approved nor declined and have not expired.", (_OF_QUOTES,), left_out="quotes"
    ),
    "activity_signals.quotes.quoted": Formula(
        "The amounts of all sent quotes, added up. Quotes without an amount add nothing.",
        (_OF_QUOTES,),
        left_out="quotes",
    ),
    "activity_signals.quotes.outcome_known": Formula(
        "Yes when your files say what became of the quotes: in an approval date, a decline date or a status."
    ),
    "flow.ratio": Formula(
        "New quotes and invoices a week in the last {flow_weeks} complete weeks, divided by those a week in the up to "
        "{flow_before} complete weeks before.",
        ("A week: {flow.recent_weekly:number} lately, {flow.before_weekly:number} before; {.n:week} in all.",),
    ),
    "flow.ratio.n": Formula("The last {flow_weeks} complete weeks and the up to {flow_before} before them."),
    "flow.recent_weekly": Formula(
        "The quotes created and invoices issued in the last {flow_weeks} complete weeks, divided by {flow_weeks}.",
        (_WEEKS,),
    ),
    "flow.before_weekly": Formula(
        "The quotes created and invoices issued in the up to {flow_before} complete weeks before the last "
        "{flow_weeks}, divided by the number of those weeks.",
        (_WEEKS,),
    ),
    "flow.p_value": Formula(
        "How often chance alone would make the last {flow_weeks} weeks and the up to {flow_before} before differ this "
        "much, the usual swings of your weeks allowed for.",
        ("A week: {flow.recent_weekly:number} lately, {flow.before_weekly:number} before.",),
    ),
    "flow.year_ago_ratio": Formula(
        "New quotes and invoices in the last {flow_weeks} complete weeks, divided by those in the same weeks a year "
        "before.",
        ("It looks back over {window.weeks:week}.",),
    ),
    "flow.open_weeks_ratio": Formula(
        "The same comparison of weeks, without those that hold a tenth or less of a usual week, as holidays make them.",
    ),
    "lumpiness.swing": Formula(
        "The steps from each week to the next, in numbers of quotes and invoices, against the steps that pure chance "
        "would make with as many a week, over the last {lumpy_weeks} complete weeks.",
        ("It rests on {lumpiness.dispersion.n:week}.",),
    ),
    "lumpiness.dispersion": Formula(
        "The steps from each week to the next, in numbers of quotes and invoices: half of their mean square, divided "
        "by the mean week, over the last {lumpy_weeks} complete weeks. Pure chance gives about 1.",
        ("It rests on {.n:week}.",),
    ),
    "lumpiness.dispersion.n": Formula("The last complete weeks of the files, at most {lumpy_weeks}."),
    "lumpiness.smaller_steps": Formula(
        "The square of the steps, worked out once more without the largest sixth of the steps, as a single storm "
        "makes them.",
        ("Weeks looked at: {lumpiness.dispersion.n:number}.",),
    ),
    "lumpiness.quotes_part": Formula(
        "The swing of the quotes alone beyond chance, divided by what it would be if they came in the same bursts as "
        "all quotes and invoices together.",
        ("Weeks looked at: {lumpiness.dispersion.n:number}.",),
    ),
    "lumpiness.billing_days_part": Formula(
        "Invoices issued in the {billing_days} successive days of the month that hold most of them, divided by all "
        "invoices."
    ),
    "lumpiness.p_value": Formula(
        "How often weeks of pure chance with as many quotes and invoices would swing at least this much, tried "
        "{lumpy_draws} times.",
        ("Weeks looked at: {lumpiness.dispersion.n:number}.",),
    ),
    "volatility_band": Formula(
        "From the square of the steps from week to week: steady below {uneven_from} times what chance makes, very "
        "uneven from {very_uneven_from} times on, uneven in between.",
        ("The square is {lumpiness.dispersion.value:number} times that of chance.",),
    ),
    "season.phase": Formula(
        "A season is named only with {season_weeks} complete weeks of at least {season_a_week} quotes and invoices "
        "each on average, when the year repeats beyond chance and both years peak within {season_peaks} weeks of each "
        "other.",
        (_WEEKS,),
    ),
    "season.p_value": Formula("How often chance alone would give a yearly wave at least as clear as this.", (_WEEKS,)),
    "season.weeks_needed": Formula("Two full years of complete weeks: with less, no season can be told.", (_WEEKS,)),
    "backlog.waiting_count": Formula(
        "Approved jobs without a planned day that are neither done nor cancelled on {day}.",
        ("Approved jobs looked at: {backlog.median_days_to_schedule.n:number}.",),
    ),
    "backlog.median_days_to_schedule": Formula(
        "The days from approval after which half of the jobs had a planned day, those without one counted for as long "
        "as they have waited.",
        ("It rests on {.n:job}.",),
    ),
    "input_costs.change_30_days": Formula("Supplier prices are not read from files yet, so this stays unknown."),
    "input_costs.change_90_days": Formula("Supplier prices are not read from files yet, so it stays unknown, too."),
    "weekly_volume_series.week": Formula("The Monday on which this week begins."),
    "weekly_volume_series.quotes": Formula("Quotes created in this week, Monday to Sunday.", left_out="quotes"),
    "weekly_volume_series.invoices": Formula("Invoices issued in this week, Monday to Sunday.", left_out="invoices"),
    "invoice_size_buckets.label": Formula("From which total to which an invoice belongs here."),
    "invoice_size_buckets.count": Formula(
        "Invoices issued in the {year} days up to {day} whose total lies in this range.", left_out="invoices"
    ),
    "invoice_size_buckets.amount": Formula(
        "The totals of the invoices in this range, issued in the {year} days up to {day}, added up.",
        left_out="invoices",
    ),
    "quote_age_buckets.label": Formula("How many days ago a quote was created to belong here."),
    "quote_age_buckets.count": Formula(
        "Quotes without an answer, by the days from their creation to {day}.", left_out="quotes"
    ),
    "quote_age_buckets.amount": Formula(
        "The amounts of the quotes without an answer that are this old on {day}, added up.", left_out="quotes"
    ),
}
