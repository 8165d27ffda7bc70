"""What each kind of bookkeeping promises really stands in the documents of every business of it."""

import csv
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

from hypothesis import given, settings
from hypothesis import strategies as st

from evals.__main__ import FIRST_SEED, run_day
from evals.businesses import KINDS, construct
from evals.businesses.bookkeeping import BOOKKEEPING, OLD
from evals.businesses.firms import CONTRACT
from evals.businesses.model import Business, Invoice, Quote
from evals.businesses.payment_records import NEWCOMER, OPENING
from evals.businesses.quote_records import FIRST_QUOTE_DAYS, TAXES
from evals.businesses.write import write_business
from evals.truth import Truth

BY_NAME = {kind.name: kind for kind in BOOKKEEPING}
# Seeds of the part to build on: the other part is never looked at.
any_seed = given(seed=st.integers(0, FIRST_SEED["test"] - 1))
Fact = Callable[[int], None]


def facts(test: Fact) -> Fact:
    return settings(max_examples=8, deadline=None)(any_seed(test))


def of(name: str, seed: int) -> Business:
    return construct(BY_NAME[name], seed)


def overdue(business: Business) -> list[Invoice]:
    return [one for one in business.standing() if one.balance > 0 and one.due and one.due < business.today]


def weeks_owed(business: Business) -> float:
    return sum(one.balance for one in overdue(business)) / business.week_cents()


def price_ratios(business: Business) -> list[float]:
    quoted = {one.number: one.cents for one in business.quotes}
    return [one.cents / quoted[one.quote] for one in business.standing() if one.quote]


def test_every_kind_says_why_and_is_among_all_kinds() -> None:
    assert set(BOOKKEEPING) < set(KINDS)
    assert all(kind.why.endswith(".") for kind in BOOKKEEPING)


@facts
def test_the_sole_debtor_holds_all_open_money_and_never_paid(seed: int) -> None:
    business = of("sole_debtor_without_record", seed)
    assert {one.customer for one in business.standing() if one.balance} == {NEWCOMER}
    assert not any(one.paid for one in business.invoices if one.customer == NEWCOMER)
    assert all(one.paid <= one.due for one in business.standing() if one.paid and one.due)
    assert weeks_owed(business) >= 1.5


@facts
def test_the_steady_customer_pays_three_weeks_late_each_time(seed: int) -> None:
    business = of("steady_late_customer", seed)
    top = Counter(one.customer for one in business.standing()).most_common(1)[0][0]
    late = [(one.paid - one.due).days for one in business.standing() if one.customer == top and one.paid and one.due]
    assert len(late) >= 10
    assert set(late) <= set(range(19, 24))
    assert all((business.today - one.due).days < 24 for one in overdue(business) if one.customer == top and one.due)


@facts
def test_open_credits_leave_nothing_of_the_planted_debts(seed: int) -> None:
    business = of("open_credits", seed)
    credit = -sum(one.balance for one in business.invoices if one.balance < 0)
    gross = sum(one.balance for one in overdue(business))
    assert credit >= 1.2 * business.week_cents()
    numbers = Truth(business).numbers()
    assert numbers["overdue_amount"] is not None
    # The credit note may also be set against an accidental debt of the same customer.
    assert numbers["overdue_amount"] * 100 <= gross - credit + 1


@facts
def test_an_opening_balance_is_one_invoice_of_the_first_day_and_most_of_what_is_owed(seed: int) -> None:
    business = of("lumped_opening_balance", seed)
    (lump,) = [one for one in business.invoices if one.customer == OPENING]
    assert lump.issued == business.first_day
    assert lump.balance > 0.5 * sum(one.balance for one in overdue(business))


@facts
def test_bad_debts_are_years_old_and_most_of_what_is_owed(seed: int) -> None:
    business = of("bad_debts_years_old", seed)
    old = [one for one in overdue(business) if (business.today - one.issued).days >= 730]
    assert sum(one.balance for one in old) >= 1.5 * business.week_cents()
    assert sum(one.balance for one in old) > 0.5 * sum(one.balance for one in overdue(business))
    assert min(one.issued for one in business.standing()) >= business.first_day


@facts
def test_files_without_days_of_payment_hold_a_status_alone(seed: int) -> None:
    for name in ("paid_without_dates", "paid_without_dates_and_a_debtor"):
        with tempfile.TemporaryDirectory() as folder:
            write_business(of(name, seed), Path(folder), BY_NAME[name])
            with (Path(folder) / "invoices.csv").open() as file:
                rows = list(csv.DictReader(file))
        assert not {"Paid At", "Balance Due"} & set(rows[0])
        assert "Paid" in {row["Status"] for row in rows}
    assert weeks_owed(of("paid_without_dates_and_a_debtor", seed)) >= 0.8


@facts
def test_quotes_that_wait_have_no_older_ones_beside_them(seed: int) -> None:
    business = of("waiting_without_older_quotes", seed)
    assert max((business.today - one.created).days for one in business.quotes) <= FIRST_QUOTE_DAYS
    assert business.waiting_cents() >= 4 * business.week_cents()
    assert sum(one.approved is not None for one in business.quotes) == 4


@facts
def test_tax_on_one_side_is_a_gap_as_wide_before_as_lately(seed: int) -> None:
    for name, expected in (("tax_on_quotes", [1 / tax for tax in TAXES]), ("tax_on_invoices", list(TAXES))):
        business = of(name, seed)
        middle = median(price_ratios(business))
        assert min(abs(middle - one) for one in expected) < 0.02
        half = business.today - (business.today - business.first_day) / 2
        for early in (True, False):
            part = [one for one in business.standing() if (one.issued < half) is early]
            assert abs(median(price_ratios(_with(business, part))) - middle) < 0.03


def _with(business: Business, invoices: list[Invoice]) -> Business:
    return Business(business.first_day, business.today, business.terms, invoices, business.quotes)


@facts
def test_half_the_invoices_of_quotes_name_theirs_and_all_are_billed_near_them(seed: int) -> None:
    business = of("partly_linked_invoices", seed)
    numbers = Truth(business).numbers()
    assert numbers["unbilled_approved_count"] == numbers["unbilled_approved_value"] == 0
    invoices = [one for one in business.invoices if one.quote or one.unnamed_quote]
    assert sum(bool(one.quote) for one in invoices) == len(invoices) - len(invoices) // 2
    named = {one.quote for one in business.invoices if one.quote}
    unnamed = [one for one in business.standing() if not one.quote]
    due = [one for one in business.quotes if one.approved and (business.today - one.approved).days >= 14]
    assert 0.3 < sum(one.number in named for one in due) / len(due) < 0.7
    assert all(one.number in named or any(_bills(bill, one) for bill in unnamed) for one in due)


def _bills(invoice: Invoice, quote: Quote) -> bool:
    same, yes = invoice.customer == quote.customer, quote.approved
    return same and yes is not None and yes <= invoice.issued and abs(invoice.cents / quote.cents - 1) <= 0.1


@facts
def test_four_of_ten_answered_quotes_have_versions_that_nobody_closed(seed: int) -> None:
    business = of("revised_quotes", seed)
    earlier = [one for one in business.quotes if one.superseded]
    final = {one.number: one for one in business.quotes if not one.superseded}
    revised = {one.number.rsplit("-", 1)[0] for one in earlier}
    answered = [one for one in final.values() if one.approved or one.declined]
    assert len(revised) == round(0.4 * len(answered))
    assert all(final[number] in answered for number in revised)
    assert all(one.status == "Sent" and one.created < final[one.number.rsplit("-", 1)[0]].created for one in earlier)


@facts
def test_a_deposit_names_its_quote_and_the_final_invoice_does_not(seed: int) -> None:
    business = of("deposits_and_unnamed_finals", seed)
    assert max(Counter(one.quote for one in business.invoices if one.quote).values()) == 1
    assert all(ratio < 0.55 for ratio in price_ratios(business))
    quoted = {one.number: one.cents for one in business.quotes}
    finals = Counter((one.customer, one.cents) for one in business.standing() if not one.quote)
    old = [one for one in business.standing() if one.quote and (business.today - one.issued).days >= 50]
    assert all(finals[one.customer, quoted[one.quote] - one.cents] for one in old)


@facts
def test_long_jobs_are_billed_after_two_months_or_more_and_none_is_forgotten(seed: int) -> None:
    business = of("long_jobs", seed)
    issued = {one.quote: one.issued for one in business.invoices}
    approved = {one.number: one.approved for one in business.quotes if one.approved}
    assert all((issued[number] - day).days >= 60 for number, day in approved.items() if number in issued)
    assert all(number in issued for number, day in approved.items() if (business.today - day).days >= 150)


@facts
def test_contracts_are_billed_the_same_sum_every_month(seed: int) -> None:
    business = of("monthly_contracts", seed)
    by_customer: dict[str, list[Invoice]] = {}
    for one in business.invoices:
        if one.work == CONTRACT:
            by_customer.setdefault(one.customer, []).append(one)
    assert len(by_customer) >= 12
    for bills in by_customer.values():
        assert len({one.cents for one in bills}) == 1
        assert all(28 <= (later.issued - one.issued).days <= 31 for one, later in pairwise(bills))


@facts
def test_a_manager_gets_equal_invoices_of_one_day_for_different_flats(seed: int) -> None:
    business = of("property_managers", seed)
    visits = [one for one in business.invoices if ", unit " in one.work]
    alike = Counter((one.customer, one.issued, one.cents) for one in visits)
    assert min(alike.values()) >= 2
    assert len({(one.customer, one.issued, one.work.rsplit(" ", 1)[1]) for one in visits}) == len(visits)


@facts
def test_a_season_holds_the_same_weeks_a_year_ago_but_no_second_full_year(seed: int) -> None:
    business = of("season_under_two_years", seed)
    days = (business.today - business.first_day).days
    assert 365 + 56 < days < 2 * 365

    def documents(last: date) -> int:
        return sum(last - timedelta(days=56) < one.created <= last for one in business.quotes)

    year_ago = documents(business.today - timedelta(days=364))
    assert 0.4 * year_ago < documents(business.today) < 2.5 * year_ago


@facts
def test_a_firm_of_one_writes_some_six_documents_a_month(seed: int) -> None:
    for name in ("one_person", "one_person_with_a_debtor"):
        business = of(name, seed)
        months = (business.today - business.first_day).days / 30.4
        assert 3.5 <= (len(business.invoices) + len(business.quotes)) / months <= 9
    assert weeks_owed(of("one_person_with_a_debtor", seed)) >= 2


@facts
def test_other_currencies_are_few_documents_and_would_be_most_of_the_sum(seed: int) -> None:
    business = of("mixed_currencies", seed)
    main = business.in_main_currency()
    documents = len(business.invoices) + len(business.quotes)
    assert {one.currency for one in main.invoices} == {"USD"}
    assert 0.8 <= (len(main.invoices) + len(main.quotes)) / documents < 1
    added_up, dollars = (sum(one.balance for one in overdue(files)) for files in (business, main))
    assert added_up - dollars > 1.5 * main.week_cents() > 2 * dollars


@facts
def test_old_files_are_read_months_after_their_last_event_and_all_others_three_days(seed: int) -> None:
    for kind in BOOKKEEPING:
        late = run_day(kind, construct(kind, seed)) - construct(kind, seed).last_day()
        assert late.days == (OLD if kind.name.startswith("old_files") else 3)
