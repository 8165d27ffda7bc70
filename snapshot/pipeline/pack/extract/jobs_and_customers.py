"""Job table -> jobs; customer table -> customers."""

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.pack import CUSTOMER_COLUMNS, JOB_COLUMNS, conform, empty_frame
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.values.document_numbers import normalize_numbers
from snapshot.pipeline.pack.values.statuses import parse_statuses


def read_jobs(reading: TableReading) -> pd.DataFrame:
    """Jobs as the file says them. A job without day or amount is still a job."""
    if not len(reading):
        return empty_frame(JOB_COLUMNS)
    amount, _ = reading.cents("total")
    days = {role: pd.Series(reading.days(role)[0]) for role in ("approved", "scheduled", "completed")}
    states = parse_statuses(reading.cells("status"), "jobs").series()
    frame = pd.DataFrame(
        {
            "number": normalize_numbers(reading.cells("number")).series(),
            "state": states.fillna(pd.Series(np.where(days["completed"].notna(), "done", "open"), dtype=object)),
            "customer": reading.customers().series(),
            "quote_number": normalize_numbers(reading.cells("quote_number")).series(),
            **days,
            "total_cents": amount,
            "file": reading.file,
            "row": reading.row_numbers(),
        }
    )[~reading.set_aside.mask]
    repeated = frame["number"].notna() & frame["number"].duplicated(keep="last")
    return conform(frame[~repeated], JOB_COLUMNS)


def read_customers(reading: TableReading) -> pd.DataFrame:
    """Only that they exist: the hash."""
    if not len(reading):
        return empty_frame(CUSTOMER_COLUMNS)
    customers = reading.customers().series()
    reading.set_aside.add("no_customer", customers.isna().to_numpy())
    frame = pd.DataFrame({"customer": customers, "file": reading.file, "row": reading.row_numbers()})
    return conform(frame[~reading.set_aside.mask].drop_duplicates("customer"), CUSTOMER_COLUMNS)
