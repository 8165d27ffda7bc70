"""Invoice table -> invoices and credit notes in the pack's columns."""

from functools import partial

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.pack import INVOICE_COLUMNS, frame_of
from snapshot.pipeline.documents.recognition import OTHER_KIND
from snapshot.pipeline.pack.extract.document_rows import (
    DocumentRules,
    Faults,
    base_columns,
    countable,
    missing_days,
    plausible_net,
    read_documents,
    row_types,
)
from snapshot.pipeline.pack.extract.invoice_payments import balance_cents, invoiced_cents, paid_days, signed_balance
from snapshot.pipeline.pack.extract.status_from_headings import states_above
from snapshot.pipeline.pack.extract.table_reading import TableReading
from snapshot.pipeline.pack.extract.withheld import held_back_cents, tax_withheld_cents
from snapshot.pipeline.pack.values.arrow_text import either
from snapshot.pipeline.pack.values.column import Column, Mask
from snapshot.pipeline.pack.values.document_numbers import normalize_numbers, quote_mentions
from snapshot.pipeline.pack.values.status_words import state_of
from snapshot.pipeline.pack.values.statuses import (
    final_state_in,
    invoice_state,
    is_void_note,
    parse_check_marks,
    parse_statuses,
)
from snapshot.pipeline.pack.values.value_profile import NEARLY_ALL, is_paid_word

_MEMO_ROLES = ("note", "description", "customer")
_OWN_TYPES = ("invoice", "credit_note", "reversal")
_CREDITS = ("credit_note", "reversal", "payment")
_FEWEST = 3
_VOID_HINT = r"void|cancel|stor|anul|annul|canc|makul"
_SETTLED = ("paid", "void", "draft", "written_off", "refunded")


def read_invoices(reading: TableReading) -> pd.DataFrame:
    """The table's invoices in the columns of the pack, each number once. Sets aside what cannot be used."""
    return read_documents(reading, DocumentRules(INVOICE_COLUMNS, invoice_rows, _faults, _finished))


def invoice_rows(reading: TableReading) -> pd.DataFrame:
    """What each record says of its invoice, before rows are set aside and lines added up."""
    base = base_columns(reading, ("issued",))
    types = row_types(reading)
    words, reversal = _words(reading), types.equals("reversal")
    due, _ = reading.days("due")
    paid = paid_days(reading)
    settled = pd.Series(words.equals("paid")) | paid.notna()
    total = base["total"] if base["line_total"].notna().any() else invoiced_cents(reading, base["total"], settled)
    received, _ = reading.cents("amount_paid")
    if _is_scheduled(received, total, words):
        received = received.mask(received.notna(), pd.NA)
    balance = balance_cents(reading, total, settled)
    unused = _is_unused_payment(types, balance)
    held = held_back_cents(reading)
    # What was paid is paid but for what is still held.
    balance = balance.mask((held > 0) & settled, held)
    return frame_of(
        {
            **base,
            "total": total,
            "kind": _kinds(reading, types, words, total.fillna(base["line_total"])),
            "other": types.where(lambda kind: kind not in _OWN_TYPES) & ~unused,
            "unused": unused,
            # "Canceled" is what a canceling document does, not how it stands.
            "word": words.with_blanks(reversal & words.equals("void")).series() if reversal.any() else words.series(),
            "reversal": reversal,
            "quote_number": _quote_links(reading).series(),
            "due": due,
            "paid": paid.mask(held > 0),
            "withheld": tax_withheld_cents(reading),
            "balance": _nothing_left(reading, balance),
            "amount_paid": received,
            # In a book of numbers VOID stands where the customer would.
            "void_memo": np.logical_or.reduce([_says_void(reading.cells(role)) for role in _MEMO_ROLES]),
        }
    )


def _says_void(cells: Column) -> Mask:
    return is_void_note(cells) | cells.where(lambda cell: final_state_in(cell) == "void", _VOID_HINT)


def _is_unused_payment(types: Column, balance: "pd.Series[int]") -> Mask:
    """A payment in a list of open items of which something is left: its customer may set it off as a credit note."""
    return np.asarray(types.equals("payment") & (balance < 0).fillna(False).to_numpy(bool), np.bool_)


def _is_scheduled(received: "pd.Series[int]", total: "pd.Series[int]", words: Column) -> bool:
    """Rows that a word calls open have an amount of payment, too: it is what each is to be, not what came."""
    waiting = pd.Series(words.equals("open")) & total.notna()
    return bool(waiting.sum() >= _FEWEST and (received[waiting].fillna(0) != 0).mean() >= NEARLY_ALL)


def _nothing_left(reading: TableReading, balance: "pd.Series[int]") -> "pd.Series[int]":
    """Where the balance is the only sign of payment, a blank or a dash among amounts is nothing left to pay."""
    alone = reading.roles.has("total") and not reading.roles.has("status", "paid_mark", "paid", "amount_paid")
    return balance.fillna(0) if alone and balance.notna().any() else balance


def _words(reading: TableReading) -> Column:
    words = _own_words(reading)
    for role, told in (("sent_mark", _unsent), ("voided", _voided)):
        words = told(reading).coalesce(words) if reading.roles.has(role) else words
    return words.coalesce(reading.cells("note").map(final_state_in))


def _own_words(reading: TableReading) -> Column:
    if reading.roles.has("status"):
        words = deciding_words(reading)
        return _stopped(reading).coalesce(words) if len(reading.roles.other_statuses) else words
    if reading.roles.has("paid_mark"):
        words = deciding_words(reading)
        return words.coalesce(Column.of(["open"] * len(reading)))
    words = _paid_in_words(reading.cells("balance")).coalesce(_paid_in_words(reading.cells("amount_paid")))
    words = words.coalesce(parse_check_marks(reading.cells("paid"), "invoices", "paid"))
    return words.coalesce(states_above(reading))


def deciding_words(reading: TableReading) -> Column:
    """The state that the status, or without one the mark of payment, names; blank where it is not understood."""
    if reading.roles.has("status"):
        return reading.states("status", partial(parse_statuses, vocabulary="invoices"))
    return reading.states("paid_mark", partial(_marked, reading))


def _marked(reading: TableReading, cells: Column) -> Column:
    """Ticks and words; or the way in which it was paid, whatever that is."""
    if reading.roles.by_role["paid_mark"].by_values:
        return cells.map(lambda cell: state_of("invoices", str(cell)) or "paid")
    return parse_check_marks(cells, "invoices", "paid").coalesce(parse_statuses(cells, "ways"))


def _paid_in_words(amounts: Column) -> Column:
    """PAID where an amount could stand."""
    return amounts.map(lambda cell: "paid" if is_paid_word(cell) else None)


def _voided(reading: TableReading) -> Column:
    """A column that ticks the cancelled ones, or tells the day of it."""
    cells = reading.cells("voided")
    if reading.roles.by_role["voided"].meaning == "voided_day":
        return cells.map(lambda _: "void")
    return parse_check_marks(cells, "invoices", "void").without(lambda word: word != "void")


def _unsent(reading: TableReading) -> Column:
    """A column that ticks what went out: the others are drafts, where any did."""
    sent = parse_check_marks(reading.cells("sent_mark"), "invoices", "sent")
    drafts = sent.without(lambda word: word != "open").map(lambda _: "draft")
    return drafts if sent.equals("sent").any() else Column.blank(len(sent))


def _stopped(reading: TableReading) -> Column:
    """Drafts and voids by the other columns of states: one says what was posted, the other what was paid."""
    stopped = Column.blank(len(reading))
    for column in reading.roles.other_statuses:
        words = parse_statuses(reading.records.of(column.column), "invoices")
        stopped = stopped.coalesce(words.without(lambda word: word not in ("draft", "void")))
    return stopped


def _kinds(reading: TableReading, types: Column, words: Column, total: "pd.Series[int]") -> "pd.Series[str]":
    """A credit note says so in its type or status or in the name of its number, or is negative."""
    number = reading.roles.by_role.get("number")
    if number is not None and number.meaning == "credit_number":
        return pd.Series(["credit_note"] * len(reading), dtype=object)
    credit = (
        types.where(lambda kind: kind in _CREDITS)
        | words.equals("credit")
        | np.asarray((total < 0).fillna(False), dtype=bool)
    )
    return either(credit, "credit_note", "invoice")


def _quote_links(reading: TableReading) -> Column:
    """The quote's number: its own column, else where a reference or a note says "Quote QU-0069"."""
    links = normalize_numbers(reading.cells("quote_number"))
    for role in ("reference", "note", "description"):
        links = links.coalesce(quote_mentions(reading.cells(role)))
    return links


def _faults(reading: TableReading, rows: pd.DataFrame) -> Faults:
    """Drafts and voids may lack a day, and what has a day on which it is due; nothing else may."""
    counts, unissued = countable(rows), rows["day"].isna().to_numpy()
    no_day = unissued & rows["due"].isna().to_numpy()
    no_amount = (rows["total"].isna() & rows["balance"].isna()).to_numpy()
    yield OTHER_KIND, rows["other"].to_numpy(), "type"
    yield "unreadable_date", counts & unissued & rows["bad_day"].to_numpy(), "issued"
    yield "no_date", counts & no_day, "issued"
    total = "total" if reading.roles.has("total") else "line_total"
    yield "unreadable_amount", counts & rows["bad_total"].to_numpy(), total
    yield "no_amount", counts & no_amount, "total"
    yield "future_date", counts & reading.in_future(rows["day"].to_numpy()), "issued"
    yield "future_date", counts & reading.in_future(rows["paid"].to_numpy()), "paid"


def _finished(reading: TableReading, rows: pd.DataFrame) -> pd.DataFrame:
    """Totals, states and balances of one row per invoice, in the pack's columns."""
    # Without a total what is owed and what was paid of it are all that was asked for.
    total = rows["total"]
    if total.isna().any():
        total = total.fillna(rows["balance"] + rows["amount_paid"].abs().fillna(0)).fillna(0)
    sign = np.where(rows["kind"] == "credit_note", -1, 1)
    balance = _balances(reading, rows, total)
    void = rows["void_memo"] & (total == 0)
    words = rows["word"].mask(void, "void") if void.any() else rows["word"]
    state = invoice_state(words, total, balance, rows["paid"])
    state = state.mask(_of_void(rows, total, state), "void")
    return frame_of(
        {
            "number": rows["number"],
            "kind": rows["kind"],
            "state": state,
            "customer": rows["customer"],
            "quote_number": rows["quote_number"],
            "job": rows["job"],
            "issued": rows["day"],
            "due": rows["due"],
            "paid": rows["paid"] if reading.roles.has("paid") else missing_days(len(rows)),
            "total_cents": (total.abs() * sign).mask(rows["unused"], 0),  # what was billed is no less for it
            "net_cents": plausible_net(rows["net"], total.abs() * sign),
            "balance_cents": signed_balance(_final_balance(state, balance, total), total, sign),
            "file": reading.file,
            "row": rows["row"],
        }
    )


def _of_void(rows: pd.DataFrame, total: "pd.Series[int]", state: "pd.Series[str]") -> Mask:
    """Canceling documents whose original is marked as canceled, too: what was taken off must not be twice."""
    reversal = rows["reversal"].to_numpy(dtype=bool)
    if not reversal.any():
        return reversal
    pair = pd.Series(list(zip(rows["customer"].fillna(""), total.abs(), strict=True)))
    return reversal & pair.isin(pair[(state == "void").to_numpy() & ~reversal]).to_numpy()


def _balances(reading: TableReading, rows: pd.DataFrame, total: "pd.Series[int]") -> "pd.Series[int]":
    """What is still owed, where the file says it: its balance, or the total less what was paid.

    Beside a status the amount paid does not overrule "paid": tips, fees and credits make it differ.
    """
    kept = rows["withheld"]
    if rows["amount_paid"].isna().all():
        waits = (kept > 0) & rows["balance"].isna() & rows["paid"].isna() & ~rows["word"].isin(_SETTLED)
        return rows["balance"].mask(waits, (total.abs() - kept).clip(lower=0))
    owed = (total.abs() - rows["amount_paid"].abs() - kept).clip(lower=0)
    if reading.roles.has("status"):
        owed = owed.mask(pd.Series(rows["word"] == "paid") & (owed > 0), pd.NA)
    return rows["balance"].fillna(owed)


def _final_balance(state: "pd.Series[str]", balance: "pd.Series[int]", total: "pd.Series[int]") -> "pd.Series[int]":
    nothing = state.isin(["paid", "refunded", "written_off"])
    return balance.fillna(total.where(~nothing, 0)).astype("int64")
