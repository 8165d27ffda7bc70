"""The documents behind an action, worst first."""

import pandas as pd
import pytest

from snapshot.pipeline.decision import THEMES
from snapshot.pipeline.documents.conclusion import ShortList, Theme
from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.signals import documents_behind
from tests.pipeline.signals.factory import TODAY, anchored, invoice, mapped, quote

WITH_DOCUMENTS = [theme for theme, entry in THEMES.items() if entry.documents]


def behind(theme: Theme, pack: Pack, evidence: tuple[str, ...] = ()) -> ShortList | None:
    return documents_behind(pack, theme, THEMES[theme].documents, today=TODAY, evidence=evidence)


def the_list(theme: Theme, pack: Pack, evidence: tuple[str, ...] = ()) -> ShortList:
    short_list = behind(theme, pack, evidence)
    assert short_list is not None
    return short_list


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


def test_slow_payers_lists_the_ageing_band_that_the_action_names() -> None:
    """The action says "the invoices 31-60 days past due": those, not a larger one of another age."""
    pack = anchored(
        invoices=[
            invoice(40, 900, number="10 days"),
            invoice(61, 70, number="31 days"),
            invoice(90, 80, number="60 days"),
            invoice(91, 900, number="61 days"),
        ]
    )
    evidence = ("signals.overdue.weeks_of_billing=2.0", "signals.overdue.days_31_60.count=2")
    assert [item.number for item in the_list(Theme.SLOW_PAYERS, pack, evidence).items] == ["60 days", "31 days"]


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


def test_at_most_ten_are_listed_and_documents_without_a_number_only_count() -> None:
    invoices = [invoice(40, 10 + place) for place in range(12)] + [invoice(40, 999, number=None)]
    pack = anchored(invoices=invoices)
    amounts = [amount for _, amount, _ in listed(Theme.SLOW_PAYERS, pack)]
    assert amounts == list(range(21, 11, -1))
    assert the_list(Theme.SLOW_PAYERS, pack).count == 13


@pytest.mark.parametrize("theme", WITH_DOCUMENTS)
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


def test_there_is_no_list_of_overdue_invoices_where_the_file_tells_no_outcome() -> None:
    pack = anchored(invoices=[invoice(60)], without={"invoices": {"paid", "state", "balance_cents"}})
    assert behind(Theme.SLOW_PAYERS, pack) is None
