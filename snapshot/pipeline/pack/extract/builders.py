"""Which function builds the documents of each kind of list, and what is said where one of our rules fails."""

import logging
from collections.abc import Callable, Mapping
from traceback import walk_tb

import pandas as pd

from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.pack.extract import invoices, jobs_and_customers, payments, quotes
from snapshot.pipeline.pack.extract.table_reading import TableReading

log = logging.getLogger(__name__)
BUILDERS: Mapping[Category, Callable[[TableReading], pd.DataFrame]] = {
    "invoices": invoices.read_invoices,
    "quotes": quotes.read_quotes,
    "payments": payments.read_payments,
    "jobs": jobs_and_customers.read_jobs,
    "customers": jobs_and_customers.read_customers,
}
# What a gap in our rules raises. It must not end the run of the other files.
GAPS = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, AssertionError)
_OURS = "snapshot."


def log_gap(error: BaseException) -> None:
    """Say what failed where: the last line of ours, never the message, which can quote a cell."""
    frames = [(frame.f_globals.get("__name__", ""), line) for frame, line in walk_tb(error.__traceback__)]
    module, line = next(((name, line) for name, line in reversed(frames) if name.startswith(_OURS)), ("", 0))
    log.error("a rule failed on a file: %s in %s, line %d", type(error).__name__, module, line)
