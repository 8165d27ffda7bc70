"""Pack -> open items as of the report date: what is owed, what waits, what was never billed.

All metrics and the list of documents behind an action read from here, so that both count the same documents.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.snapshot import Exclusions
from snapshot.pipeline.signals.facts.document_arrays import (
    SECONDS_A_DAY,
    Ints,
    Invoices,
    Mask,
    Quotes,
    Rows,
    codes,
    day_numbers,
    days_between,
    texts,
    word_codes,
)
from snapshot.pipeline.signals.facts.duplicate_invoices import mark_non_duplicates
from snapshot.pipeline.signals.facts.included_documents import select_included_documents
from snapshot.pipeline.signals.facts.offers import with_answers_elsewhere, with_last_versions
from snapshot.pipeline.signals.facts.open_credits import with_credits_set_off
from snapshot.pipeline.signals.facts.quote_invoice_links import with_explanations, with_quoted
from snapshot.wording import signals as wording

DEFAULT_TERMS_DAYS = 30
STALE_FROM, STALE_TO = 14, 90
MATURED_FROM, MATURED_TO = 30, 365
UNBILLED_AFTER = 14


@dataclass(frozen=True, slots=True)
class OpenItems:
    """The documents that count, and what their files can tell.

    ``links_known``: invoices name their quotes in a way that can be followed. The column must be there, and at least
    one value must be the number of a quote: links of which none leads anywhere are another numbering, not a business
    that bills nothing. Without it ``unbilled`` is false throughout, and means nothing.

    ``invoice_outcome_known`` is false when no paid date, balance or status is in any file: then ``owed``, ``settled``
    and ``overdue`` mean nothing. ``quote_outcome_known`` likewise for what became of quotes.
    """

    report_date: date | None
    invoices: Invoices
    quotes: Quotes
    terms_days: int
    invoice_outcome_known: bool
    quote_outcome_known: bool
    links_known: bool
    exclusions: Exclusions

    @property
    def why_no_outcomes(self) -> str:
        """Why nothing is known of what was paid."""
        return wording.NO_INVOICE_OUTCOMES if len(self.invoices) else wording.NO_INVOICES

    @property
    def why_no_answers(self) -> str:
        """Why nothing is known of what customers answered."""
        return wording.NO_QUOTE_OUTCOMES if len(self.quotes) else wording.NO_QUOTES

    def take(self, invoices: Rows, quotes: Rows) -> "OpenItems":
        """The same business with only these documents in its files; what was known of each stays known."""
        return replace(self, invoices=self.invoices.take(invoices), quotes=self.quotes.take(quotes))


def read_open_items(pack: Pack, *, today: date) -> OpenItems:
    """Derive the standing view of ``pack``; ``today`` is the day of the run, after which nothing can have happened."""
    counted = select_included_documents(pack, today=today)
    as_of = _day_number(counted.report_date or today)
    terms = usual_terms(counted.invoices)
    billed, named = _shared_codes(counted.invoices["quote_number"], counted.quotes["number"])
    payers, askers = _shared_codes(counted.invoices["customer"], counted.quotes["customer"])
    done, asked = _shared(word_codes, counted.invoices["job"], counted.quotes["job"])
    linked = _is_linked(named, billed)
    links_known = "quote_number" in pack.roles_found.get("invoices", frozenset()) and bool(linked.any())
    invoices = with_credits_set_off(
        _invoices(counted.invoices, as_of, terms, payers, billed, done, _is_linked(billed, named)),
        counted.invoices["customer"],
        counted.credits,
    )
    offers = with_last_versions(_quotes(counted.quotes, as_of, askers, named, asked, ~linked & links_known))
    quotes = with_answers_elsewhere(offers)
    return OpenItems(
        report_date=counted.report_date,
        invoices=with_quoted(mark_non_duplicates(invoices, quotes), quotes),
        quotes=with_explanations(quotes, invoices),
        terms_days=terms,
        invoice_outcome_known=_has_any(pack, "invoices", {"balance_cents", "state"}, counted.invoices, ["paid"]),
        quote_outcome_known=_has_any(pack, "quotes", {"state"}, counted.quotes, ["approved", "declined"]),
        links_known=links_known,
        exclusions=counted.exclusions,
    )


def usual_terms(invoices: pd.DataFrame) -> int:
    """The most frequent days from issue to due date (the shortest where several tie); without any due date 30."""
    issued, _ = day_numbers(invoices["issued"])
    due, has_due = day_numbers(invoices["due"])
    terms = (due - issued)[has_due]
    terms, counts = np.unique(terms[terms >= 0], return_counts=True)
    return int(terms[counts.argmax()]) if len(terms) else DEFAULT_TERMS_DAYS


def _day_number(day: date) -> int:
    return int(np.datetime64(day, "s").astype(np.int64)) // SECONDS_A_DAY


def _has_any(pack: Pack, frame: str, roles: set[str], counted: pd.DataFrame, day_columns: Iterable[str]) -> bool:
    """Whether any outcome is recorded: one of ``roles`` was in a file, or one of the day columns holds a day.

    A day column that is there but empty throughout says nothing: it is a missing export column.
    """
    found = pack.roles_found.get(frame, frozenset())
    return bool(roles & found) or any(bool(counted[column].notna().any()) for column in day_columns)


def _invoices(
    frame: pd.DataFrame, as_of: int, terms: int, customer: Ints, quote: Ints, job: Ints, of_quote: Mask
) -> Invoices:
    """The owner's due date where there is one, else the usual terms."""
    issued, _ = day_numbers(frame["issued"])
    stated, has_due = day_numbers(frame["due"])
    due = np.where(has_due, stated, issued + terms)
    paid, has_paid = day_numbers(frame["paid"])
    state = frame["state"].to_numpy(dtype=object)
    written_off = state == "written_off"
    closed = written_off | (state == "refunded")
    balance = np.where(closed, 0, frame["balance_cents"].to_numpy(np.int64).clip(min=0))
    number, has_number = texts(frame["number"])
    return Invoices(
        number=number,
        has_number=has_number,
        customer=customer,
        quote=quote,
        issued=issued,
        age=as_of - issued,
        days_past_due=as_of - due,
        due_assumed=~has_due,
        days_to_pay=days_between(issued, paid, has_paid),
        days_paid_late=days_between(due, paid, has_paid),
        total=frame["total_cents"].to_numpy(np.int64),
        balance=balance,
        owed=balance,
        closed=closed,
        written_off=written_off,
        settled=~closed & (balance == 0),
        overdue=(balance > 0) & (as_of > due),
        of_quote=of_quote,
        no_copy=np.zeros(len(issued), dtype=np.bool_),
        quoted=np.zeros(len(issued), dtype=np.int64),
        net=frame["net_cents"].to_numpy(np.int64, na_value=0),
        job=job,
        file=frame["file"].to_numpy(np.int64),
        row=frame["row"].to_numpy(np.int64),
    )


def _quotes(frame: pd.DataFrame, as_of: int, customer: Ints, quote: Ints, job: Ints, unlinked: Mask) -> Quotes:
    """A day outranks the status word; where a quote has both days, the later one holds (a tie is a yes)."""
    created, _ = day_numbers(frame["created"])
    yes, said_yes = day_numbers(frame["approved"])
    no, said_no = day_numbers(frame["declined"])
    state = frame["state"].to_numpy(dtype=object)
    approved = (said_yes & ~(said_no & (no > yes))) | (~said_yes & ~said_no & (state == "approved"))
    declined = ~approved & (said_no | (state == "declined"))
    undecided = ~approved & ~declined & (state != "expired")
    age = as_of - created
    ago = days_between(yes, np.full_like(yes, as_of), said_yes & approved)
    unbilled = (ago >= UNBILLED_AFTER) & (quote >= 0) & unlinked
    number, has_number = texts(frame["number"])
    nowhere = np.zeros(len(frame), dtype=np.bool_)
    return Quotes(
        number=number,
        has_number=has_number,
        customer=customer,
        quote=quote,
        created=created,
        age=age,
        cents=frame["total_cents"].to_numpy(np.int64, na_value=0),
        priced=frame["total_cents"].notna().to_numpy(dtype=np.bool_),
        approved=approved,
        declined=declined,
        undecided=undecided,
        matured=(age >= MATURED_FROM) & (age <= MATURED_TO),
        stale=undecided & (age >= STALE_FROM) & (age <= STALE_TO),
        days_to_approval=days_between(created, np.maximum(yes, created), said_yes & approved),
        days_to_decline=days_between(created, np.maximum(no, created), said_no & declined),
        approved_days_ago=ago,
        unbilled=unbilled,
        before_invoices=nowhere,
        within_lead=nowhere,
        billed_unnamed=nowhere,
        surely_billed=nowhere,
        settled_elsewhere=nowhere,
        replaced=nowhere,
        net=frame["net_cents"].to_numpy(np.int64, na_value=0),
        job=job,
        file=frame["file"].to_numpy(np.int64),
        row=frame["row"].to_numpy(np.int64),
    )


def _shared_codes(invoices: "pd.Series[Any]", quotes: "pd.Series[Any]") -> tuple[Ints, Ints]:
    """One code per value, the same in the column of the invoices and in that of the quotes."""
    return _shared(codes, invoices, quotes)


def _shared(
    code: Callable[["pd.Series[Any]"], Ints], invoices: "pd.Series[Any]", quotes: "pd.Series[Any]"
) -> tuple[Ints, Ints]:
    both = code(pd.concat([invoices, quotes], ignore_index=True))
    return both[: len(invoices)], both[len(invoices) :]


def _is_linked(codes_here: Ints, codes_there: Ints) -> Mask:
    """Which documents here carry a number that stands on a document there."""
    named = np.zeros(max(codes_here.max(initial=-1), codes_there.max(initial=-1)) + 2, dtype=np.bool_)
    named[codes_there] = True
    named[-1] = False  # where the code -1, no number, points to
    return named[codes_here]
