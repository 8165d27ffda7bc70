"""Documents -> counts and sums to compare with the owner's own tool; file reports -> warnings for the page."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.recognition import FileRecognition, InputRecognition, ReadSummary
from snapshot.wording import file_problems as wording
from snapshot.wording.file_advice import FOREIGN

ISSUED = ("open", "paid", "written_off", "refunded")
SENT = ("sent", "approved", "declined", "expired")
_SUMS: Mapping[str, tuple[str, tuple[str, ...] | None]] = {
    "invoices": ("total_cents", ISSUED),
    "quotes": ("total_cents", SENT),
    "payments": ("amount_cents", None),
}


def total_cents(category: str, frames: Sequence[tuple[str, pd.DataFrame]]) -> int | None:
    """One sum that the owner's own tool should show for a file: its counted documents, or the money it lists.

    ``frames`` are the file's documents by kind; ``None`` where there are none of ``category``, or nothing to add up.
    """
    column, states = _SUMS.get(category, ("", None))
    found = [frame for kind, frame in frames if kind == category]
    if not column or not found:
        return None
    counted = [frame if states is None else frame[frame["state"].isin(states)] for frame in found]
    return int(sum(frame[column].sum() for frame in counted))


def summarize(invoices: pd.DataFrame, quotes: pd.DataFrame, currencies: Sequence[str | None]) -> ReadSummary:
    """Drafts and voids are not counted; credit notes are in the sum only.

    Every issued document counts, in whatever currency: most second currencies are a handful of invoices, and without
    them the count would differ from the owner's own tool. A warning says that the sum mixes them.
    """
    issued = invoices["state"].isin(ISSUED).to_numpy()
    counted = issued & (invoices["kind"] == "invoice").to_numpy()
    sent = quotes["state"].isin(SENT).to_numpy()
    days = np.concatenate([invoices["issued"].to_numpy()[counted], quotes["created"].to_numpy()[sent]])
    days = days[~np.isnat(days)].astype("datetime64[D]")
    named = Counter(currency for currency in currencies if currency)
    return ReadSummary(
        invoices_count=int(counted.sum()),
        quotes_count=int(sent.sum()),
        invoice_total_cents=int(invoices["total_cents"].to_numpy()[issued].sum()),
        paid_count=int((counted & (invoices["state"] == "paid").to_numpy()).sum()),
        open_count=int((counted & (invoices["state"] == "open").to_numpy()).sum()),
        quote_approved_count=int((quotes["state"] == "approved").sum()),
        first_date=days.min().item() if len(days) else None,
        last_date=days.max().item() if len(days) else None,
        currency=named.most_common(1)[0][0] if named else None,
    )


def data_warnings(recognition: InputRecognition) -> tuple[str, ...]:
    """Per file what was not read, then what concerns all files together."""
    warnings = [sentence for file in recognition.files for sentence in _file_warnings(file)]
    currencies = tuple(sorted({file.currency for file in recognition.files if file.currency}))
    if len(currencies) > 1:
        warnings.append(wording.mixed_currencies(currencies))
    return tuple(warnings)


def _file_warnings(file: FileRecognition) -> list[str]:
    if file.problem_message:
        said = FOREIGN[file.foreign] if file.foreign else file.problem_message
        return [wording.file_problem(file.name, said)]
    warnings = []
    if file.rows_unreadable:
        warnings.append(wording.rows_set_aside(file.name, file.rows_unreadable, file.rows_read))
    warnings += [wording.file_problem(file.name, issue.message) for issue in file.issues if issue.row is None]
    if file.unknown_status_words:
        warnings.append(wording.unknown_status_words(file.name, file.unknown_status_words))
    return warnings
