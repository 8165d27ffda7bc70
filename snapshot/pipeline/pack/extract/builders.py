"""Which function builds the documents of each kind of list."""

from collections.abc import Callable, Mapping

import pandas as pd

from snapshot.pipeline.documents.recognition import Category
from snapshot.pipeline.pack.extract import invoices, jobs_and_customers, payments, quotes
from snapshot.pipeline.pack.extract.table_reading import TableReading

BUILDERS: Mapping[Category, Callable[[TableReading], pd.DataFrame]] = {
    "invoices": invoices.read_invoices,
    "quotes": quotes.read_quotes,
    "payments": payments.read_payments,
    "jobs": jobs_and_customers.read_jobs,
    "customers": jobs_and_customers.read_customers,
}
# What a gap in our rules raises. It must not end the run of the other files; it is said like any unread file.
GAPS = (ValueError, TypeError, IndexError, KeyError, OverflowError)
