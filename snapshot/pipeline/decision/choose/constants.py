"""The numbers that all themes share, each with its reason: product choices. Those of one theme are in its module.

Money is in the file's currency, chances and shares are from 0 to 1, pressures are in weeks of typical billing.
"""

# --- What is worth a week's one step ---------------------------------------------------------------------------------

# Half a week of typical billing, as expected relief. Below it the week's step would move less than the ordinary
# difference between one week and the next; a business with monthly terms always has a little overdue.
MATERIAL_WEEKS = 0.5

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

# --- Structure --------------------------------------------------------------------------------------------------------

# Seven structural rules look at each file; at one in a hundred each, chance alone speaks in at most 7 of 100 files.
# Each rule looks in one direction only: of a two-sided p-value half counts.
SIGNIFICANT_P = 0.01

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

# Files whose last event is longer ago say what was so: the action begins with fresh ones. An export of last month,
# made in a quiet week, is still fresh.
OLD_FILES_DAYS = 45
EXPORT_MINUTES = 10

# A payment takes two or three days from the customer's bank to the books: in older files, some may be missing.
PAID_SINCE_DAYS = 3

# Lines of evidence: enough to prove the point, few enough to be read.
MIN_EVIDENCE, MAX_EVIDENCE = 3, 6
