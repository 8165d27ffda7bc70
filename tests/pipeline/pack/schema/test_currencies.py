"""Which currency each row is in: its column, its own cell, a header, the title, and what other files name."""

from collections.abc import Callable, Sequence

import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack.schema.currencies import SIGNS, currency_in, find_currency
from snapshot.wording import money
from tests.pipeline.pack.conftest import csv_bytes, read_bytes

Make = Callable[..., bytes]
HEADER = ["Invoice #", "Customer", "Invoice date", "Total", "Currency"]


def invoices(currencies: Sequence[str], first: int = 1, total: str = "{}", header: Sequence[str] = HEADER) -> bytes:
    rows = [
        [f"INV-{first + at}", f"Customer {at}", "2025-03-02", total.format(10), currency]
        for at, currency in enumerate(currencies)
    ]
    return csv_bytes([header, *(row[: len(header)] for row in rows)])


def held(pack: Pack) -> dict[str | None, int]:
    """How many documents there are in each currency."""
    one = {pack.recognition.summary.currency: len(pack.invoices) + len(pack.quotes)}
    return {total.currency: total.documents for total in pack.recognition.currencies} or one


@pytest.mark.parametrize(
    ("cell", "currency"),
    [
        ("EUR 12", "EUR"),
        ("12.50 usd", "USD"),
        ("$12", "$"),
        ("CA$12", "CA$"),
        ("-US$ 12", "US$"),
        ("12 kr", "kr"),
        ("1.200,00 €", "€"),
        ("Akron 12", None),
        ("12.50", None),
        ("ABC 12", None),
        (12.5, None),
        ("€" * 500, None),
    ],
)
def test_a_cell_names_its_currency_by_a_code_or_else_a_sign(cell: object, currency: str | None) -> None:
    assert currency_in(cell) == currency


@pytest.mark.parametrize("many", [3, 900])
def test_the_amounts_of_one_column_may_be_in_two_currencies(many: int) -> None:
    """Long columns are looked at as a whole, short ones cell by cell. A sign of one currency alone is its code."""
    cells = [f"{'$' if at % 3 else 'CA$'}{at + 10}.00" for at in range(many)]
    rows = [[f"INV-{at}", "2025-03-02", cell] for at, cell in enumerate(cells)]
    pack = read_bytes(csv_bytes([["Invoice #", "Invoice date", "Total"], *rows]))
    assert held(pack) == {"$": many - many // 3, "CAD": many // 3}


def test_a_sign_is_the_code_that_the_files_name_for_it() -> None:
    quotes = csv_bytes([["Quote #", "Quote date", "Total"], *([f"Q-{at}", "2025-03-02", "$20"] for at in range(4))])
    pack = read_bytes(invoices(["CAD"] * 6), quotes)
    assert (pack.recognition.currencies, pack.recognition.summary.currency) == ((), "CAD")
    assert (len(pack.invoices), len(pack.quotes)) == (6, 4)


def test_a_dollar_sign_beside_a_column_of_codes_says_nothing_more() -> None:
    assert held(read_bytes(invoices(["CAD", "USD", "CAD", "CAD", "CAD"], total="${}"))) == {"CAD": 4, "USD": 1}


def test_the_header_of_the_amount_speaks_for_the_whole_column() -> None:
    """Beside it, a column of the currencies that customers were billed in."""
    header = ["Invoice #", "Customer", "Invoice date", "Total (EUR)", "Currency"]
    assert held(read_bytes(invoices(["USD", "CHF", "EUR"], header=header))) == {"EUR": 3}


def test_a_file_that_names_no_currency_is_in_that_of_most_documents() -> None:
    quotes = csv_bytes([["Quote #", "Quote date", "Total"], *([f"Q-{at}", "2025-03-02", "20"] for at in range(4))])
    assert held(read_bytes(invoices(["EUR"] * 6 + ["USD"]), quotes)) == {"EUR": 10, "USD": 1}


def test_a_total_below_the_list_may_be_the_only_amount_with_a_sign() -> None:
    rows = [[f"INV-{at}", "2025-03-02", "10.00"] for at in range(4)]
    assert held(read_bytes(csv_bytes([["Invoice #", "Date", "Total"], *rows, ["TOTAL", "", "$40.00"]]))) == {"$": 4}


def test_where_nothing_names_a_currency_none_is_known() -> None:
    assert held(read_bytes(invoices([""] * 3))) == {None: 3}


def test_a_few_blanks_among_codes_are_in_the_same_currency() -> None:
    assert held(read_bytes(invoices(["USD"] * 8 + [""] * 2))) == {"USD": 10}


def test_where_only_foreign_documents_are_marked_the_others_are_the_owners_own() -> None:
    pack = read_bytes(invoices(["EUR"] + [""] * 9))
    assert held(pack) == {None: 9, "EUR": 1}
    assert (pack.recognition.summary.currency, pack.recognition.summary.invoices_count) == (None, 9)


def test_a_wanted_currency_is_found_by_code_sign_or_what_the_sign_stands_for() -> None:
    assert find_currency("eur", ["USD", "EUR"]) == "EUR"
    assert find_currency("USD", ["$", "EUR"]) == "$"
    assert find_currency("€", ["$", "EUR"]) == "EUR"
    assert find_currency("", ["USD", ""]) == ""
    assert find_currency("GBP", ["USD", "EUR"]) is None


def test_every_sign_that_is_read_can_be_written_in_a_sentence() -> None:
    for sign in SIGNS:
        assert set(sign) <= {*money.CHARACTERS, *"".join(money.WORDS), *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
        assert not sign.isalpha() or sign in money.WORDS
