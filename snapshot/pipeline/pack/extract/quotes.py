"""Quote table -> quotes in the pack's columns."""

from functools import partial

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.pack import QUOTE_COLUMNS, frame_of
from snapshot.pipeline.documents.recognition import OTHER_KIND
from snapshot.pipeline.pack.extract.document_rows import (
    DocumentRules,
    Faults,
    base_columns,
    countable,
    plausible_net,
    read_documents,
    row_types,
)
from snapshot.pipeline.pack.extract.status_from_headings import states_above
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.values.column import Column
from snapshot.pipeline.pack.values.statuses import parse_check_marks, parse_statuses, quote_state


def read_quotes(reading: TableReading) -> pd.DataFrame:
    """The table's quotes in the columns of the pack, each number once. Sets aside what cannot be used."""
    return read_documents(reading, DocumentRules(QUOTE_COLUMNS, quote_rows, _faults, _finished))


def quote_rows(reading: TableReading) -> pd.DataFrame:
    """What each record says of its quote, before rows are set aside and lines added up."""
    approved, _ = reading.days("approved")
    converted, _ = reading.days("converted")
    declined, _ = reading.days("declined")
    types = row_types(reading)
    return frame_of(
        {
            **base_columns(reading, ("created", "sent")),
            "kind": "quote",
            # A sales order is what became of a quote; a confirmation or a delivery note is a paper of its own.
            "other": types.where(lambda kind: kind not in ("quote", "order")),
            "word": answer_words(reading).series(),
            "approved": np.where(np.isnat(approved), converted, approved),
            "declined": declined,
            "invoiced": reading.cells("invoice_number").filled,
        }
    )


def answer_words(reading: TableReading) -> Column:
    """The status; without one the ticks under "Accepted?", where a blank is no answer yet."""
    if reading.roles.has("status"):
        return reading.states("status", partial(parse_statuses, vocabulary="quotes"))
    marks = partial(parse_check_marks, vocabulary="quotes", ticked="approved")
    return reading.states("approved_mark", marks).coalesce(states_above(reading))


def _faults(reading: TableReading, rows: pd.DataFrame) -> Faults:
    counts, no_day = countable(rows), rows["day"].isna().to_numpy()
    yield OTHER_KIND, rows["other"].to_numpy(), "type"
    yield "unreadable_date", counts & no_day & rows["bad_day"].to_numpy(), "created"
    yield "no_date", counts & no_day, "created"
    total = "total" if reading.roles.has("total") else "line_total"
    yield "unreadable_amount", counts & rows["bad_total"].to_numpy(), total
    for role, days in (("created", "day"), ("approved", "approved"), ("declined", "declined")):
        yield "future_date", counts & reading.in_future(rows[days].to_numpy()), role


def _finished(reading: TableReading, rows: pd.DataFrame) -> pd.DataFrame:
    words = np.asarray(rows["word"], dtype=object)
    return frame_of(
        {
            "number": rows["number"],
            "state": quote_state(words, rows["approved"], rows["declined"], rows["invoiced"].to_numpy(dtype=bool)),
            "customer": rows["customer"],
            "job": rows["job"],
            "created": rows["day"],
            "approved": rows["approved"],
            "declined": rows["declined"],
            "total_cents": rows["total"],
            "net_cents": plausible_net(rows["net"], rows["total"]),
            "file": reading.file,
            "row": rows["row"],
        }
    )
