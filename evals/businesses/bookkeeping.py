"""Kinds whose right answer is what a careful bookkeeper would say, each with the reason in one sentence."""

from evals.businesses import calendar_year, firms, payment_records, pressures, quote_records
from evals.businesses.answers import BILLING, DEBTS, HEALTHY, RESTING, SILENT
from evals.businesses.kind import Build, File, Kind

PAID_DAYS: tuple[tuple[File, str], ...] = (("invoices", "Paid At"), ("invoices", "Balance Due"))
# Files of that age say what was so, not what is to be done: the action asks for fresh ones, and for nothing "tomorrow".
OLD, FRESH, TOO_SURE = 90, ("export",), ("tomorrow",)


def _kind(
    build: Build, right: str, wrong: frozenset[str], why: str, *, owing: bool = False, waiting: bool = False
) -> Kind:
    """A kind with the name of what builds it; ``right`` are themes with spaces between."""
    return Kind(
        build.__name__, "bookkeeping", build, frozenset(right.split()), wrong, owing=owing, waiting=waiting, why=why
    )


def _undated(name: str, build: Build, right: frozenset[str], wrong: frozenset[str], why: str) -> Kind:
    return Kind(
        name, "bookkeeping", build, right, wrong, without=PAID_DAYS, cut=True, owing=bool(right & DEBTS), why=why
    )


def _old(build: Build, right: frozenset[str], wrong: frozenset[str], why: str) -> Kind:
    return Kind(
        f"old_files_{build.__name__}", "bookkeeping", build, right, wrong, owing=bool(right & DEBTS),
        run_after=OLD, said=FRESH, unsaid=TOO_SURE, why=why,
    )  # fmt: skip


_PAYMENTS = (
    _kind(
        payment_records.sole_debtor_without_record, "one_big_debtor", RESTING,
        "Weeks of billing are past due with one customer, and that nobody was late before does not make it hopeless.",
        owing=True,
    ),
    _kind(
        payment_records.steady_late_customer, "healthy customer_concentration", frozenset({"one_big_debtor"}),
        "The money comes on this customer's usual day, and pressing a reliable customer costs more than it yields.",
        owing=True,
    ),
    _kind(
        payment_records.open_credits, "healthy", DEBTS,
        "Credit and debt cancel out, so a reminder would ask for money that is not owed.",
        owing=True,
    ),
    _kind(
        payment_records.lumped_opening_balance, "healthy slow_payers",
        frozenset({"one_big_debtor", "customer_concentration"}),
        "The lump is the old debts of many customers: to sort them out or let them rest is right, to call one is not.",
        owing=True,
    ),
    _kind(
        payment_records.bad_debts_years_old, "healthy", DEBTS,
        "Debts of two years and older are written off, and a week spent on them brings next to nothing.",
        owing=True,
    ),
    _undated(
        "paid_without_dates", pressures.healthy, HEALTHY, DEBTS | SILENT,
        "The status says what is paid, which is enough to see that little is owed.",
    ),
    _undated(
        "paid_without_dates_and_a_debtor", pressures.one_big_debtor, frozenset({"one_big_debtor"}), RESTING,
        "The status and the due date say who owes, whether or not it is known when the others paid.",
    ),
)  # fmt: skip

_QUOTES = (
    _kind(
        quote_records.waiting_without_older_quotes, "stale_quotes", RESTING | {"low_conversion"},
        "Many weeks of work wait for an answer, and quotes too young to be judged say nothing of how many are won.",
        waiting=True,
    ),
    _kind(
        quote_records.tax_on_quotes, "healthy", BILLING,
        "A gap that was always there and is the tax is no price given away.",
    ),
    _kind(
        quote_records.tax_on_invoices, "healthy", BILLING,
        "What is billed above the quote is the tax, and all agreed work was billed.",
    ),
    _kind(
        quote_records.partly_linked_invoices, "healthy", BILLING,
        "An invoice to the same customer near the quoted amount bills the job, whether or not it names the quote.",
    ),
    _kind(
        quote_records.revised_quotes, "healthy", frozenset({"stale_quotes", "decision_backlog", "low_conversion"}),
        "A version that was replaced waits for no answer, and to call about it would annoy a customer who has decided.",
        waiting=True,
    ),
    _kind(
        quote_records.deposits_and_unnamed_finals, "healthy", BILLING,
        "Deposit and final invoice together are the quoted price.",
    ),
    _kind(
        quote_records.long_jobs, "healthy", frozenset({"unbilled_work"}),
        "A job of months is billed when it is done, as every one before it was.",
    ),
)  # fmt: skip

_FIRMS = (
    _kind(
        firms.monthly_contracts, "healthy", BILLING | {"small_job_drag"},
        "The same sum every month is the contract: no copy, and no small job that could be dropped.",
    ),
    _kind(
        firms.property_managers, "healthy", BILLING,
        "Equal invoices of one day are for different flats, and voiding one would lose its money.",
    ),
    _kind(
        calendar_year.season_under_two_years, "healthy", frozenset({"volume_drop", "lumpy_volume"}),
        "The same weeks a year ago were as quiet, so that nothing fell but the season.",
    ),
    _kind(
        firms.one_person, "healthy", BILLING | DEBTS,
        "A year of six documents a month is enough to see that all was billed and paid.",
    ),
    _kind(
        firms.one_person_with_a_debtor, "one_big_debtor slow_payers", RESTING,
        "A month of billing with one customer matters most to the smallest firm; a call and a reminder are both good.",
        owing=True,
    ),
    _kind(
        firms.mixed_currencies, "healthy", DEBTS | {"customer_concentration", "small_job_drag", "price_slippage"},
        "Amounts of small units only look large where they are added to dollars.",
    ),
)  # fmt: skip

_OLD_FILES = (
    _old(
        pressures.healthy, RESTING, DEBTS,
        "Nothing was wrong then, what is wrong now is unknown.",
    ),
    _old(
        pressures.one_big_debtor, SILENT | {"one_big_debtor"}, HEALTHY,
        "The debt was there and may have been paid since, so that a fresh export comes before the call.",
    ),
    _old(
        pressures.unbilled_work, SILENT | {"unbilled_work"}, HEALTHY,
        "The work was unbilled and may have been billed since, so that a fresh export comes before the bills.",
    ),
)  # fmt: skip

BOOKKEEPING: tuple[Kind, ...] = (*_PAYMENTS, *_QUOTES, *_FIRMS, *_OLD_FILES)
