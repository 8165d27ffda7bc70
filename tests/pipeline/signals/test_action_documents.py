"""The documents behind an action, customer by customer: what it names of them, and the list to work off."""

from datetime import timedelta

import pandas as pd
import pytest

from snapshot.pipeline.decision import SITTINGS
from snapshot.pipeline.documents.conclusion import ShortList, Theme
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.documents.snapshot import Action
from snapshot.pipeline.signals import list_documents, measure
from snapshot.pipeline.signals.facts.open_items import read_open_items
from snapshot.pipeline.signals.short_list import MOST_CUSTOMERS, measure_action
from tests.pipeline.signals.factory import TODAY, anchored, invoice, mapped, quote

NAMING = [theme for theme, sitting in SITTINGS.items() if sitting.most]


def behind(theme: Theme, pack: Pack) -> ShortList | None:
    sitting = SITTINGS.get(theme)
    return list_documents(read_open_items(pack, today=TODAY), theme, sitting) if sitting else None


def the_list(theme: Theme, pack: Pack) -> ShortList:
    short_list = behind(theme, pack)
    assert short_list is not None
    return short_list


def action(theme: Theme, pack: Pack) -> Action:
    return measure_action(read_open_items(pack, today=TODAY), theme, SITTINGS[theme])


def listed(theme: Theme, pack: Pack) -> list[tuple[str, float, int]]:
    return [(item.number, item.amount, item.days) for item in the_list(theme, pack).items]


def means(theme: Theme, pack: Pack) -> tuple[str | None, str]:
    return the_list(theme, pack).amount_means, the_list(theme, pack).days_mean


def test_slow_payers_lists_overdue_invoices_largest_balance_first() -> None:
    pack = anchored(
        invoices=[
            invoice(40, 500, owed=50, number="A"),
            invoice(70, 80, number="B", customer="c2"),
            invoice(10, 900, number="not due"),
            invoice(90, 900, paid=10, number="paid"),
        ]
    )
    assert listed(Theme.SLOW_PAYERS, pack) == [("B", 80, 40), ("A", 50, 10)]


def test_the_invoices_of_a_customer_follow_each_other_by_their_sum() -> None:
    pack = anchored(
        invoices=[
            invoice(40, 500, number="A", customer="single"),
            invoice(50, 300, number="B", customer="several"),
            invoice(70, 250, number="C", customer="several"),
            invoice(60, 400, number="D", customer=None),
        ]
    )
    items = the_list(Theme.SLOW_PAYERS, pack).items
    assert [(item.number, item.customer) for item in items] == [("B", 1), ("C", 1), ("A", 2), ("D", None)]
    assert the_list(Theme.SLOW_PAYERS, pack).customers == 3


def test_an_item_says_when_it_was_issued_and_what_its_file_states_as_due() -> None:
    stated, assumed = the_list(
        Theme.SLOW_PAYERS, anchored(invoices=[invoice(70, 90, due=40), invoice(60, 80, due=None)])
    ).items
    assert (stated.issued, stated.due, stated.days) == (TODAY - timedelta(70), TODAY - timedelta(40), 40)
    assert (assumed.issued, assumed.due) == (TODAY - timedelta(60), None)
    (waiting,) = the_list(Theme.STALE_QUOTES, anchored(quotes=[quote(20, 90)])).items
    assert (waiting.issued, waiting.due) == (TODAY - timedelta(20), None)


@pytest.mark.parametrize(("each", "customers", "documents"), [(100, 6, 6), (10, 7, 7)])
def test_as_many_are_named_as_half_of_the_money_takes_within_thirty_minutes(
    each: int, customers: int, documents: int
) -> None:
    """Six reminders fit into the usual block: enough where they are half of the money, else the longest one is used."""
    large = [invoice(50, 110, customer=f"large {n}") for n in range(6)]
    small = [invoice(50, 100, customer=f"small {n}") for n in range(600 // each)]
    found = action(Theme.SLOW_PAYERS, anchored(invoices=[*large, *small]))
    assert (found.customers, found.documents) == (customers, documents)


def test_the_action_counts_all_documents_of_its_customers_and_their_part_of_the_pile() -> None:
    several = [invoice(50 + n, 100, customer=f"c{n % 2}") for n in range(8)]
    rest = [invoice(40, 10, customer=f"r{n}") for n in range(20)]
    found = action(Theme.SLOW_PAYERS, anchored(invoices=[*several, *rest]))
    assert found == Action(
        theme=Theme.SLOW_PAYERS, customers=6, documents=12, amount=840.0, share_of_pile=0.84, oldest_days=27
    )


def test_the_share_of_one_debtor_is_that_of_all_overdue_money() -> None:
    pack = anchored(invoices=[invoice(40, 75, customer="big"), invoice(40, 25, customer="other")])
    assert action(Theme.ONE_BIG_DEBTOR, pack).share_of_pile == 0.75


def test_customers_are_not_counted_where_a_document_names_none() -> None:
    found = action(Theme.SLOW_PAYERS, anchored(invoices=[invoice(40, 75), invoice(50, 25, customer=None)]))
    assert (found.customers, found.documents) == (None, 2)


@pytest.mark.parametrize("theme", sorted(set(Theme) - set(NAMING)))
def test_an_action_about_no_pile_names_nothing(theme: Theme) -> None:
    pack = anchored(invoices=[invoice(40, 75, paid=10) for _ in range(3)], quotes=[quote(60, 10, declined=50)])
    measured = measure(pack, today=TODAY, sittings=SITTINGS)
    assert measured.actions.get(theme, Action()) == Action()


@pytest.mark.parametrize("theme", NAMING)
def test_what_the_list_marks_is_what_the_action_counts(theme: Theme) -> None:
    invoices = [invoice(60 + n, 70 + n // 3, customer=f"c{n // 2}") for n in range(40)]
    quotes = [quote(30 + n, 100 + n, approved=20 if n % 2 else None, customer=f"q{n // 3}") for n in range(40)]
    pack = anchored(invoices=[*invoices, invoice(9, quote_number="Q99")], quotes=[*quotes, quote(30, number="Q99")])
    named = [item for item in the_list(theme, pack).items if item.is_named]
    found = action(theme, pack)
    assert (len({item.customer for item in named}), len(named)) == (found.customers, found.documents)
    assert sum(item.amount for item in named) == pytest.approx(found.amount)
    assert max(item.days for item in named) == found.oldest_days


def test_one_big_debtor_lists_only_that_customer() -> None:
    pack = anchored(
        invoices=[
            invoice(40, 60, number="A", customer="big"),
            invoice(50, 70, number="B", customer="big"),
            invoice(60, 100, number="C", customer="other"),
        ]
    )
    assert listed(Theme.ONE_BIG_DEBTOR, pack) == [("B", 70, 20), ("A", 60, 10)]


def test_stale_quotes_lists_those_of_14_to_90_days() -> None:
    pack = anchored(quotes=[quote(13, 9), quote(14, 70), quote(90, 80), quote(91, 9), quote(50, 9, approved=1)])
    assert listed(Theme.STALE_QUOTES, pack) == [("Q3", 80, 90), ("Q2", 70, 14)]


def test_a_decision_backlog_lists_the_largest_of_14_to_90_days() -> None:
    pack = anchored(quotes=[quote(3, 900), quote(20, 70), quote(60, 10), quote(95, 500)])
    assert listed(Theme.DECISION_BACKLOG, pack) == [("Q2", 70, 20), ("Q3", 10, 60)]


def test_a_decision_backlog_without_such_quotes_lists_all_that_are_open() -> None:
    pack = anchored(quotes=[quote(3, 900), quote(5, 9, declined=1), quote(95, 500)])
    assert listed(Theme.DECISION_BACKLOG, pack) == [("Q1", 900, 3), ("Q3", 500, 95)]


def test_unbilled_work_lists_approved_quotes() -> None:
    pack = anchored(
        invoices=[invoice(60, quote_number="Q1")],
        quotes=[quote(70, approved=65), quote(40, 75, approved=30), quote(260, approved=250)],
    )
    assert listed(Theme.UNBILLED_WORK, pack) == [("Q2", 75, 30)]


def test_duplicate_billing_lists_the_second_copy() -> None:
    pack = anchored(invoices=[invoice(9, 80, number="B"), invoice(10, 80, number="A")])
    assert listed(Theme.DUPLICATE_BILLING, pack) == [("B", 80, 9)]


def test_low_conversion_lists_the_last_who_said_no() -> None:
    quotes = [quote(90, 10, declined=2), quote(60, 20, declined=50), quote(40, 30, declined=2), quote(400, declined=1)]
    pack = anchored(quotes=[*quotes, quote(50, approved=30), quote(50)])
    assert listed(Theme.LOW_CONVERSION, pack) == [("Q3", 30, 2), ("Q1", 10, 2), ("Q2", 20, 50)]
    assert means(Theme.LOW_CONVERSION, pack) == ("quoted", "since the answer")


def test_where_an_answer_has_no_day_all_days_run_from_the_quote() -> None:
    pack = anchored(quotes=[quote(90, 10, declined=2), quote(60, 20, state="declined")])
    assert listed(Theme.LOW_CONVERSION, pack) == [("Q2", 20, 60), ("Q1", 10, 90)]
    assert means(Theme.LOW_CONVERSION, pack) == ("quoted", "since sent")


def test_price_slippage_lists_what_is_missing_to_the_quoted_price() -> None:
    pack = anchored(
        invoices=[
            invoice(10, 70, quote_number="Q1"),
            invoice(5, 30, quote_number="Q1", number="second part"),
            invoice(20, 180, quote_number="Q2"),
            invoice(90, 60, quote_number="Q3"),
            invoice(91, 400, quote_number="Q4"),
        ],
        quotes=[quote(95, 100), quote(95, 180), quote(95, 90), quote(95, 500)],
    )
    assert listed(Theme.PRICE_SLIPPAGE, pack) == [("I4", 30, 90)]
    assert means(Theme.PRICE_SLIPPAGE, pack) == ("below the quote", "since issue")


def test_small_job_drag_lists_the_latest_below_the_mark() -> None:
    large = [invoice(100, 1000, number=f"L{n}") for n in range(6)]
    pack = anchored(invoices=[*large, invoice(30, 199), invoice(4, 50), invoice(3, 200), invoice(181, 50)])
    assert listed(Theme.SMALL_JOB_DRAG, pack) == [("I8", 50, 4), ("I7", 199, 30)]


def test_customer_concentration_lists_the_latest_invoices_of_the_largest_customer_within_the_year() -> None:
    pack = anchored(
        invoices=[
            invoice(40, 60, customer="big"),
            invoice(365, 70, customer="big", paid=300),
            invoice(366, 500, customer="big"),
            invoice(60, 100, customer="other"),
        ]
    )
    assert listed(Theme.CUSTOMER_CONCENTRATION, pack) == [("I1", 60, 40), ("I2", 70, 365)]


def test_volume_drop_lists_the_last_invoice_of_those_who_used_to_come() -> None:
    def came(customer: str, *days: int, total: float = 100, **more: object) -> list[dict[str, object]]:
        return [invoice(day, total, customer=customer, paid=day, number=f"{customer} {day}", **more) for day in days]

    invoices = [
        *came("here lately", 90, 56),
        *came("regular", 120, 57),
        *came("large", 364, 300, total=500),
        *came("once", 80),
        *came("long gone", 500, 366),
        *came("quoted lately", 120, 90),
        *came("twice a day", 200, 150),
        invoice(150, 900, customer="twice a day", paid=100, number="the larger"),
        *came("owing", 200, 150),
        invoice(140, 900, customer="owing"),
        *came("written off", 200, 150),
        invoice(140, 9, customer="written off", state="written_off", owed=0),
    ]
    quotes = [quote(10, customer="quoted lately"), quote(70, customer="regular"), quote(200, customer="never billed")]
    pack = anchored(invoices=invoices, quotes=quotes)
    assert listed(Theme.VOLUME_DROP, pack) == [
        ("the larger", 900, 150),
        ("large 300", 500, 300),
        ("regular 57", 100, 57),
    ]
    once = anchored(invoices=[*came("once", 80), *came("here lately", 90, 56), invoice(90, customer=None)])
    assert listed(Theme.VOLUME_DROP, once) == [("once 80", 100, 80)]


def test_at_most_ten_customers_are_listed() -> None:
    found = the_list(Theme.SLOW_PAYERS, anchored(invoices=[invoice(40, 10 + n, customer=f"c{n}") for n in range(12)]))
    assert [item.amount for item in found.items] == list(range(21, 11, -1))
    assert (found.count, found.customers, len(found.items)) == (12, 12, MOST_CUSTOMERS)


def test_at_most_thirty_documents_are_listed_and_ten_where_they_are_only_to_recognize() -> None:
    owed = anchored(invoices=[invoice(40 + n, 10) for n in range(40)])
    declined = anchored(quotes=[quote(60 + n, 10, declined=50) for n in range(40)])
    assert len(the_list(Theme.SLOW_PAYERS, owed).items) == 30
    assert len(the_list(Theme.LOW_CONVERSION, declined).items) == 10


def test_a_document_without_a_number_is_told_by_its_day_and_row() -> None:
    pack = anchored(invoices=[invoice(40, 90, number=None, row=7), invoice(50, 80)])
    first, second = the_list(Theme.SLOW_PAYERS, pack).items
    assert (first.number, first.issued, first.file, first.row) == ("", TODAY - timedelta(40), 0, 7)
    assert (second.number, second.file, second.row) == ("I2", None, None)


def test_a_quote_without_an_amount_counts_and_is_not_listed() -> None:
    found = the_list(Theme.STALE_QUOTES, anchored(quotes=[quote(20, None), quote(30, 80)]))
    assert ([item.number for item in found.items], found.count) == (["Q2"], 2)


@pytest.mark.parametrize("theme", SITTINGS)
def test_neither_the_order_of_rows_nor_the_names_of_customers_change_a_list(theme: Theme) -> None:
    """Amounts, days and customers are alike: only the numbers can tell which come first."""
    invoices = [invoice(60, 70, quote_number=f"Q{n // 2 % 6}", customer=f"c{n % 2}") for n in range(40)]
    invoices += [invoice(70, 90, customer=f"c{n % 2 + 2}", paid=50) for n in range(30)]
    invoices += [invoice(80, 9, customer=f"c{n % 2 + 2}", paid=50) for n in range(30)]
    invoices += [invoice(60, 300, customer=f"m{n}", paid=50) for n in range(20)]
    invoices += [invoice(60, 70, quote_number=f"S{n}", customer=f"c{n % 2}") for n in range(4)]
    quotes = [quote(80, 100, number=f"{letter}{n}") for letter in "QS" for n in range(6)]
    quotes += [one for _ in range(12) for one in (quote(50, declined=9), quote(40), quote(40, approved=30))]
    pack = anchored(invoices=invoices, quotes=quotes)

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        customers = frame["customer"].map({f"c{n}": f"b{9 - n}" for n in range(4)})
        return frame.assign(customer=customers.fillna(frame["customer"])).iloc[::-1].reset_index(drop=True)

    assert the_list(theme, pack) == the_list(theme, mapped(pack, change))


@pytest.mark.parametrize("theme", Theme)
def test_there_is_no_list_without_documents(theme: Theme) -> None:
    assert behind(theme, Pack()) is None
    assert behind(theme, anchored(invoices=[invoice(5, customer=None)])) is None
    assert theme not in SITTINGS or action(theme, Pack()) == Action()


def test_there_is_no_list_of_overdue_invoices_where_the_file_tells_no_outcome() -> None:
    pack = anchored(invoices=[invoice(60)], without={"invoices": {"paid", "state", "balance_cents"}})
    assert behind(Theme.SLOW_PAYERS, pack) is None
