"""The numbers that the decision uses, each with its reason. Product choices, in one place.

Money is in the file's currency, chances and shares are from 0 to 1, pressures are in weeks of typical billing. The
minutes of each theme are in ``themes``.
"""

# --- What is worth a week's one step ---------------------------------------------------------------------------------

# Half a week of typical billing, as expected relief. Below it the week's step would move less than the ordinary
# difference between one week and the next; a business with monthly terms always has a little overdue.
MATERIAL_WEEKS = 0.5

# A pile below the mark is still the most telling number of a calm week from a quarter of a week of billing on; below
# that there is always something.
WORTH_TELLING_WEEKS = 0.25

# The unit when the files do not give one: what a one-van business commonly bills in a week. Only used to tell
# a pile of small change from a pile of money; never shown.
FALLBACK_WEEK = 2_000.0

# A business that bills less than this in a week (asleep, or just starting) would find every sum material.
SMALLEST_WEEK = 250.0

# Share of quoted money that becomes billed money: the middle of the three to four in ten that trades commonly win.
# Turns a file of quotes alone into a rough week of billing.
COMMON_WIN_SHARE = 0.35

# An hour of the owner's own time, near what small trades charge for one. It weighs the minutes of an action.
HOURLY_VALUE = 60.0

# Reliefs within five per cent of the largest are a tie: the chances behind them are not known any better.
TIE_SHARE = 0.95

# --- Chances that money moves within seven days of acting ------------------------------------------------------------

# A friendly reminder of a fresh debt brings a payment or a firm date more often than not. The business's own record
# tells what happens when nobody acts; acting multiplies those odds (0.4 becomes 0.7).
REMINDER_CHANCE = 0.7
REMINDER_ODDS = 3.5

# Quotes gone quiet mostly stay quiet; a call wins one in five. The own record (approved at any time after day 14) is
# taken as it is: a call brings late answers forward into the week, it does not make many more of them.
CALL_CHANCE = 0.2

# Up to a quarter of all quotes are never answered in any trade. As much silence as that, where it has always been so,
# is no pile to work off; more than that is, old habit or not.
ORDINARY_SILENCE = 0.25

# The own record counts as much as the prior from this many documents on.
PRIOR_WEIGHT = 40

# What overdue money of an age is worth to a week of reminders, relative to the youngest; also where reminders start.
# Collectable at all (Commercial Collection Agency Association survey 2004, read at the middle of each bucket and
# relative to the due date: 0.97, 0.90, 0.79, 0.55) is the upper bound: a payment within the week gets rarer faster.
COLLECTION_WEIGHT_BY_AGE = {"days_1_30": 1.0, "days_31_60": 0.8, "days_61_90": 0.6, "days_over_90": 0.3}

# Approved work is near certain to be owed; the rest is work that was called off.
UNBILLED_CHANCE = 0.9

# Same customer, sum and quote within three days is usually a copy, but recurring visits look alike.
DUPLICATE_CHANCE = 0.75
# A copy that was paid and has been quiet for three months is rarely taken up again.
OLD_DUPLICATE_CHANCE = 0.3

# --- When one shape of a pressure becomes another --------------------------------------------------------------------

# "Most" of the overdue money is more than half of it.
BIG_DEBTOR_SHARE = 0.5

# --- Structure: ordinary ranges --------------------------------------------------------------------------------------

# Seven structural rules look at each file; at one in a hundred each, chance alone speaks in at most 7 of 100 files.
# Each rule looks in one direction only: of a two-sided p-value half counts.
SIGNIFICANT_P = 0.01

# Lenders grow careful from a fifth to a quarter of revenue with one customer and call half high. Without an interval
# the share must be well past the first mark: more than a third.
ORDINARY_TOP_CUSTOMER = 0.25
CLEAR_TOP_CUSTOMER = 0.35
CUSTOMER_MIN_INVOICES = 20

# Trades commonly win three to four of ten quotes.
ORDINARY_APPROVAL = 0.30
CLEAR_APPROVAL = 0.20
APPROVAL_MIN_QUOTES = 20

# A few per cent between quote and invoice is rounding and goodwill.
ORDINARY_PRICE = 0.96
CLEAR_PRICE = 0.92
PRICE_MIN_PAIRS = 10

# "Most" jobs are tiny, and they bring less than a fifth of the money. Where job sizes merely vary widely (log-normal,
# spread 1 to 1.3) a fifth to a third of the jobs are as small as that; four in ten is the end of the ordinary.
ORDINARY_SMALL_JOBS = 0.4
CLEAR_SMALL_JOBS = 0.5
SMALL_JOBS_LITTLE_MONEY = 0.2
SMALL_JOBS_MIN_INVOICES = 30

# A fifth less new work than before is within what holidays and weather do; well over a quarter less is not, where it is
# more than chance, too: the interval must leave out the earlier level with a margin.
ORDINARY_FLOW = 0.92
CLEAR_FLOW = 0.72
FLOW_MIN_WEEKS = 16

# 1 is pure chance. Jobs that come in pairs give 1.5, weeks with a holiday a little more, without anybody's plan being
# upset; well over twice chance is feast and famine.
ORDINARY_SWING = 1.75
CLEAR_SWING = 2.25
# One storm or one closed fortnight is none: without the sixth of the steps that is largest (chance alone then gives
# about a half) the swings must still be those of chance with all its steps.
SMALLER_STEPS = 1.0
# The quotes must show at least half of the swing, else the work comes evenly and only the bills are written together.
QUOTES_SWING = 0.5
# Without quotes: bills of which two thirds stand in seven days of the month are written by the calendar.
BILLED_TOGETHER = 0.67
SWING_MIN_WEEKS = 8

# Half as long again as before, and a week and a half of new quotes waiting: below that, people are on holiday. (Intake
# times waiting time is the pile, Little 1961: such a pile is a wait of ten days for everyone. Slower than before is
# held by a test of its own, so the mark need not be high.)
ORDINARY_SLOWDOWN = 1.2
CLEAR_SLOWDOWN = 1.5
PILE_WEEKS = 1.5
DECISION_MIN_QUOTES = 8

# --- When the files cannot speak -------------------------------------------------------------------------------------

# A couple of dozen documents, or a month and a half, hold too few outcomes to tell a habit from an accident.
MIN_DOCUMENTS = 30
MIN_WEEKS = 6
# Fewer quotes than this without outcomes do not silence a file of invoices.
QUOTES_THAT_MATTER = 10

# --- Confidence ------------------------------------------------------------------------------------------------------

HIGH_FROM = 0.8
MEDIUM_FROM = 0.55

# Nothing is certain: even the clearest case leaves room for what the files do not show.
CEILING = 0.95
FLOOR = 0.05

# Log odds of being right: fitted (see ``calibration`` and RELIABILITY.md). To be fitted anew when a rule changes.
CALIBRATION_BASE = -4.05
CALIBRATION_MARGIN = 3.02
CALIBRATION_WON = 4.54

# Standard deviation of the error of a relief on the log scale: a chance may well be two thirds or one and a half
# times what is assumed.
RELIEF_LOG_ERROR = 0.4

# Standard deviation of the largest debtor's share under one invoice more or less.
DEBTOR_SHARE_ERROR = 0.08

# Width of a 90 % interval in standard deviations: the unit in which structural excess is measured.
INTERVAL_SDS = 3.29

# What a bare minimum sample is worth against a large one.
MINIMUM_SAMPLE_WORTH = 0.6

# Both files are there, but nothing ties a quote to its invoice: agreed work without an invoice cannot be seen.
MISSING_LINKS_WORTH = 0.9

# --- The action ------------------------------------------------------------------------------------------------------

# Days within which the action fits, and after which the boundary is looked at.
ACTION_DAYS = 7

# Minutes that a time box may last.
LONGEST_BLOCK = 30

# Lines of evidence: enough to prove the point, few enough to be read.
MIN_EVIDENCE, MAX_EVIDENCE = 3, 6
