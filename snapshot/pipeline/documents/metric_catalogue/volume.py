"""How work comes in: from week to week, by the season, and how evenly."""

from snapshot.pipeline.documents.metric_catalogue.metric import Metric

_WEEKS = "Complete weeks in the files: {window.weeks:number}."

VOLUME = (
    Metric(
        "flow.ratio",
        "share",
        "New work, last eight weeks against before",
        "New quotes and invoices a week in the last {flow_weeks} complete weeks, divided by those a week in the up to "
        "{flow_before} complete weeks before.",
        ("A week: {flow.recent_weekly:number} lately, {flow.before_weekly:number} before; {.n:week} in all.",),
    ),
    Metric(
        "flow.ratio.n",
        "weeks",
        "Complete weeks compared",
        "The last {flow_weeks} complete weeks and the up to {flow_before} before them.",
    ),
    Metric(
        "flow.recent_weekly",
        "count",
        "New quotes and invoices a week, lately",
        "The quotes created and invoices issued in the last {flow_weeks} complete weeks, divided by {flow_weeks}.",
        (_WEEKS,),
    ),
    Metric(
        "flow.before_weekly",
        "count",
        "New quotes and invoices a week, before",
        "The quotes created and invoices issued in the up to {flow_before} complete weeks before the last "
        "{flow_weeks}, divided by the number of those weeks.",
        (_WEEKS,),
    ),
    Metric(
        "flow.p_value",
        "chance",
        "Chance alone would change new work this much",
        "How often chance alone would make the last {flow_weeks} weeks and the up to {flow_before} before differ this "
        "much, the usual swings of your weeks allowed for.",
        ("A week: {flow.recent_weekly:number} lately, {flow.before_weekly:number} before.",),
    ),
    Metric(
        "flow.year_ago_ratio",
        "share",
        "New work against the same weeks a year ago",
        "New quotes and invoices in the last {flow_weeks} complete weeks, divided by those in the same weeks a year "
        "before.",
        ("It looks back over {window.weeks:week}.",),
    ),
    Metric(
        "flow.open_weeks_ratio",
        "share",
        "The same without weeks in which you were closed",
        "The same comparison of weeks, without those that hold a tenth or less of a usual week, as holidays make them.",
    ),
    Metric(
        "lumpiness.swing",
        "times",
        "Steps from week to week, against pure chance",
        "The steps from each week to the next, in numbers of quotes and invoices, against the steps that pure chance "
        "would make with as many a week, over the last {lumpy_weeks} complete weeks.",
        ("It rests on {lumpiness.dispersion.n:week}.",),
    ),
    Metric(
        "lumpiness.dispersion",
        "times",
        "The square of the steps from week to week, against pure chance",
        "The steps from each week to the next, in numbers of quotes and invoices: half of their mean square, divided "
        "by the mean week, over the last {lumpy_weeks} complete weeks. Pure chance gives about 1.",
        ("It rests on {.n:week}.",),
    ),
    Metric(
        "lumpiness.dispersion.n",
        "weeks",
        "Complete weeks looked at for their swing",
        "The last complete weeks of the files, at most {lumpy_weeks}.",
    ),
    Metric(
        "lumpiness.smaller_steps",
        "times",
        "The same square without the largest steps",
        "The square of the steps, worked out once more without the largest sixth of the steps, as a single storm "
        "makes them.",
        ("Weeks looked at: {lumpiness.dispersion.n:number}.",),
    ),
    Metric(
        "lumpiness.quotes_part",
        "share",
        "How much of the swing the quotes show",
        "The swing of the quotes alone beyond chance, divided by what it would be if they came in the same bursts as "
        "all quotes and invoices together.",
        ("Weeks looked at: {lumpiness.dispersion.n:number}.",),
    ),
    Metric(
        "lumpiness.billing_days_part",
        "share",
        "Invoices written in seven days of the month",
        "Invoices issued in the {billing_days} successive days of the month that hold most of them, divided by all "
        "invoices.",
    ),
    Metric(
        "lumpiness.p_value",
        "chance",
        "Chance alone would swing this much",
        "How often weeks of pure chance with as many quotes and invoices would swing at least this much, tried "
        "{lumpy_draws} times.",
        ("Weeks looked at: {lumpiness.dispersion.n:number}.",),
    ),
    Metric(
        "volatility_band",
        "text",
        "How even the weeks are",
        "From the square of the steps from week to week: steady below {uneven_from} times what chance makes, very "
        "uneven from {very_uneven_from} times on, uneven in between.",
        ("The square is {lumpiness.dispersion.value:number} times that of chance.",),
    ),
    Metric(
        "season.phase",
        "text",
        "Season",
        "A season is named only with {season_weeks} complete weeks of at least {season_a_week} quotes and invoices "
        "each on average, when the year repeats beyond chance and both years peak within {season_peaks} weeks of each "
        "other.",
        (_WEEKS,),
    ),
    Metric(
        "season.p_value",
        "chance",
        "Chance alone would look like a season",
        "How often chance alone would give a yearly wave at least as clear as this.",
        (_WEEKS,),
    ),
    Metric(
        "season.weeks_needed",
        "weeks",
        "Weeks needed to tell a season",
        "Two full years of complete weeks: with less, no season can be told.",
        (_WEEKS,),
    ),
    Metric(
        "backlog.waiting_count",
        "count",
        "Approved jobs without a date",
        "Approved jobs without a planned day that are neither done nor cancelled on {day}.",
        ("Approved jobs looked at: {backlog.median_days_to_schedule.n:number}.",),
    ),
    Metric(
        "backlog.median_days_to_schedule",
        "days",
        "Days from approval to a date",
        "The days from approval after which half of the jobs had a planned day, those without one counted for as long "
        "as they have waited.",
        ("It rests on {.n:job}.",),
    ),
    Metric(
        "input_costs.change_30_days",
        "share",
        "Supplier prices, last 30 days",
        "Supplier prices are not read from files yet, so this stays unknown.",
    ),
    Metric(
        "input_costs.change_90_days",
        "share",
        "Supplier prices, last 90 days",
        "Supplier prices are not read from files yet, so it stays unknown, too.",
    ),
    Metric("weekly_volume_series.week", "day", "A week, by its Monday", "The Monday on which this week begins."),
    Metric(
        "weekly_volume_series.quotes",
        "count",
        "Quotes of that week",
        "Quotes created in this week, Monday to Sunday.",
        left_out="quotes",
    ),
    Metric(
        "weekly_volume_series.invoices",
        "count",
        "Invoices of that week",
        "Invoices issued in this week, Monday to Sunday.",
        left_out="invoices",
    ),
)
