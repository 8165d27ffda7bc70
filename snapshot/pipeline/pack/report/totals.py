"""Documents -> counts and sums to compare with the owner's own tool; file reports -> warnings for the page."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.recognition import (
    OTHER_CURRENCY,
    CurrencyTotal,
    FileRecognition,
    InputRecognition,
    ReadSummary,
    RowIssue,
)
from snapshot.pipeline.pack.extract.currency_split import ByCurrency
from snapshot.wording import currencies
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


def summarize(invoices: pd.DataFrame, quotes: pd.DataFrame, currency: str | None) -> ReadSummary:
    """Drafts and voids are not counted; credit notes are in the sum only. All documents are in ``currency``."""
    issued = invoices["state"].isin(ISSUED).to_numpy()
    counted = issued & (invoices["kind"] == "invoice").to_numpy()
    sent = quotes["state"].isin(SENT).to_numpy()
    days = np.concatenate([invoices["issued"].to_numpy()[counted], quotes["created"].to_numpy()[sent]])
    days = days[~np.isnat(days)].astype("datetime64[D]")
    return ReadSummary(
        invoices_count=int(counted.sum()),
        quotes_count=int(sent.sum()),
        invoice_total_cents=int(invoices["total_cents"].to_numpy()[issued].sum()),
        paid_count=int((counted & (invoices["state"] == "paid").to_numpy()).sum()),
        open_count=int((counted & (invoices["state"] == "open").to_numpy()).sum()),
        quote_approved_count=int((quotes["state"] == "approved").sum()),
        first_date=days.min().item() if len(days) else None,
        last_date=days.max().item() if len(days) else None,
        currency=currency,
    )


def currency_totals(parts: ByCurrency) -> tuple[CurrencyTotal, ...]:
    """What each currency holds, the one with most documents first; the first named of equals."""
    totals = (_in_currency(currency, frames) for currency, frames in parts.items())
    return tuple(sorted(totals, key=lambda total: (-total.documents, -total.payments_count)))


def _in_currency(currency: str, frames: Mapping[str, pd.DataFrame]) -> CurrencyTotal:
    summary = summarize(frames["invoices"], frames["quotes"], currency or None)
    quotes, received = frames["quotes"], frames["payments"]
    return CurrencyTotal(
        currency=summary.currency,
        invoices_count=summary.invoices_count,
        invoices_cents=summary.invoice_total_cents,
        quotes_count=summary.quotes_count,
        quotes_cents=int(quotes["total_cents"][quotes["state"].isin(SENT)].sum()),
        payments_count=len(received),
        payments_cents=int(received["amount_cents"].sum()),
    )


def data_warnings(recognition: InputRecognition) -> tuple[str, ...]:
    """What concerns all files together, then per file what was not read."""
    warnings = [left_out(recognition)] if recognition.left_out else []
    warnings += [sentence for file in recognition.files for sentence in _file_warnings(file)]
    return tuple(warnings)


def _file_warnings(file: FileRecognition) -> list[str]:
    if file.problem_message:
        said = FOREIGN[file.foreign] if file.foreign else file.problem_message
        return [wording.file_problem(file.name, said)]
    warnings = []
    if file.rows_unreadable:
        warnings.append(wording.rows_set_aside(file.name, file.rows_unreadable, file.rows_read))
    warnings += [wording.file_problem(file.name, issue.message) for issue in file.issues if concerns_file(issue)]
    if file.unknown_status_words:
        warnings.append(wording.unknown_status_words(file.name, file.unknown_status_words))
    return warnings


def left_out(recognition: InputRecognition) -> str:
    """What is in other currencies, in one sentence; "" where there is none."""
    held = [currencies.held(total.parts, total.currency) for total in recognition.left_out]
    return currencies.left_out(held) if held else ""


def concerns_file(issue: RowIssue) -> bool:
    """What is left out in another currency is said once for all files."""
    return issue.row is None and issue.code != OTHER_CURRENCY
