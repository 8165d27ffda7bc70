"""Status words of all tools in one small vocabulary; a word is a hint, dates and balances are facts."""

from collections.abc import Callable

import pytest

from snapshot.pipeline.documents.pack import Pack
from snapshot.pipeline.pack.values.status_words import is_status_word, state_of
from snapshot.pipeline.pack.values.vocabulary import words_file

Read = Callable[..., Pack]
Make = Callable[..., bytes]


@pytest.mark.parametrize(
    ("vocabulary", "text", "state"),
    [
        *(
            ("invoices", text, "paid")
            for text in ("PAID", "paid - check", "Paid in full", "bezahlt", "Payée", "Auto-Paid")
        ),
        *(
            ("invoices", text, "open")
            for text in ("not paid", "half paid", "Partially Paid", "PartiallyPaid", "Past Due", "überfällig")
        ),
        *(("invoices", text, "void") for text in ("Voided", "Canceled", "Cancelled", "storniert")),
        *(("invoices", text, "written_off") for text in ("Bad Debt", "Uncollectible", "Write-off")),
        *(
            ("quotes", text, "approved")
            for text in ("sold – start 3/4", "YES, deposit pd", "Copied to job", "Converted", "Closed")
        ),
        *(("quotes", text, "declined") for text in ("no – too high", "lost to other guy", "Rejected")),
        *(
            ("quotes", text, "sent")
            for text in ("left msg, won’t know til 5/18", "call back in spring", "Awaiting response")
        ),
        ("quotes", "Archived", "expired"),
        ("types", "Sales credit note", "credit_note"),
        ("types", "Sales overpayment", "payment"),
        ("types", "Deposit invoice", "invoice"),
        ("types", "Deposit", "payment"),
    ],
)
def test_status_words_of_known_tools_are_understood(vocabulary: str, text: str, state: str) -> None:
    assert state_of(vocabulary, text) == state


@pytest.mark.parametrize(
    ("text", "state"),
    [("Non payées", "open"), ("Partiellement payé", "open"), ("Pagado parcialmente", "open"), ("Anulados", "void")],
)
def test_gender_and_number_do_not_change_a_state(text: str, state: str) -> None:
    assert state_of("invoices", text) == state


@pytest.mark.parametrize(
    ("word", "known"), [("Paid", True), ("payées", True), ("Überfällig", True), ("Larkspur", False)]
)
def test_a_single_word_of_a_status_is_known_in_any_gender_and_number(word: str, known: bool) -> None:
    assert is_status_word(word) is known


@pytest.mark.parametrize(
    "text", ["Frobbed", "", "the customer never paid", "12", "nobody has approved or declined this yet, ask"]
)
def test_unknown_words_are_not_guessed(text: str) -> None:
    assert state_of("invoices", text) is None


@pytest.mark.parametrize("vocabulary", ["invoices", "quotes", "jobs", "types"])
def test_no_phrase_has_two_states(vocabulary: str) -> None:
    phrases = [phrase for all_ in words_file("statuses.toml")[vocabulary].values() for phrase in all_]
    assert sorted(set(phrases)) == sorted(phrases)


def test_no_header_word_has_two_concepts() -> None:
    words = [word for all_ in words_file("columns.toml")["concepts"].values() for word in all_]
    assert sorted(set(words)) == sorted(words)


def test_every_phrase_of_a_meaning_is_made_of_known_concepts() -> None:
    file = words_file("columns.toml")
    used = {word for meaning in file["meanings"].values() for phrase in meaning["phrases"] for word in phrase.split()}
    assert used <= set(file["concepts"])


HEADER = ["Invoice #", "Client", "Invoice date", "Total", "Balance", "Status"]


def states(read: Read, to_csv: Make, *rows: tuple[str, str, str]) -> list[str]:
    table = [HEADER, *([str(n), "Bo", "2025-01-02", *row] for n, row in enumerate(rows))]
    return list(read(to_csv(table)).invoices["state"])


def test_the_balance_overrules_the_word(read: Read, to_csv: Make) -> None:
    found = states(
        read,
        to_csv,
        ("10", "0", "Sent"),
        ("10", "4", "Paid"),
        ("10", "0", "Paid"),
        ("9", "0", "Paid"),
        ("9", "9", "Odd"),
    )
    assert found == ["paid", "open", "paid", "paid", "open"]


def test_final_words_stand_beside_any_balance(read: Read, to_csv: Make) -> None:
    found = states(
        read, to_csv, ("10", "0", "Void"), ("10", "10", "Bad debt"), ("10", "0", "Refunded"), ("10", "10", "Draft")
    )
    assert found == ["void", "written_off", "refunded", "draft"]


def test_a_column_that_paid_invoices_have_too_is_no_balance(read: Read, to_csv: Make) -> None:
    rows = [["Number", "Date", "Due Date", "Total", "Amount Due", "Amount Paid", "Status"]]
    rows += [
        [f"A-{n}", "2025-01-02", "2025-02-01", "10", "10", "10" if n < 3 else "0", "paid" if n < 3 else "open"]
        for n in range(5)
    ]
    pack = read(to_csv(rows))
    assert list(pack.invoices["state"]) == ["paid", "paid", "paid", "open", "open"]
    assert list(pack.invoices["balance_cents"]) == [0, 0, 0, 1000, 1000]


def test_unknown_words_are_listed_but_not_when_they_may_be_a_name(read: Read, to_csv: Make) -> None:
    table = [["Invoice #", "Client", "Invoice date", "Total", "Status"]]
    words = ["Paid"] * 6 + ["Frobbed"] * 2 + ["ask Zelda"] * 2 + ["call 555-0178"] * 2
    table += [[str(n), "Zelda Quix", "2025-01-02", "1", word] for n, word in enumerate(words)]
    assert read(to_csv(table)).recognition.files[0].unknown_status_words == ("Frobbed",)


def test_the_state_of_the_payment_tells_more_than_what_was_posted(read: Read, to_csv: Make) -> None:
    header = ["Invoice #", "Client", "Invoice date", "Total", "payment_state", "state"]
    words = (("paid", "posted"), ("reversed", "posted"), ("not_paid", "draft"), ("not_paid", "cancel"))
    rows = [[str(n), "Bo", "2025-01-02", "10.00", *pair] for n, pair in enumerate(words)]
    invoices = read(to_csv([header, *rows])).invoices
    assert list(invoices["state"]) == ["paid", "refunded", "draft", "void"]


@pytest.mark.parametrize(
    ("mark", "state"),
    [
        ("y ck 1711", "paid"),
        ("x cash", "paid"),
        ("OK 3/4", "paid"),
        ("pd 3/4", "paid"),
        ("3/14", "paid"),
        ("bezahlt am 14.3.", "paid"),
        ("gift cert 104 + rest cash", "paid"),
        ("half cash half trade", "paid"),
        ("N - called twice", "open"),
        ("FALSE", "open"),
        ("40%", "open"),
        ("Pago parcial", "open"),
    ],
)
def test_a_mark_is_understood_by_its_head(mark: str, state: str, read: Read, to_csv: Make) -> None:
    header = ["Invoice #", "Client", "Invoice date", "Total", "Paid?"]
    rows = [["1", "Ann", "2025-01-02", "10", mark], ["2", "Bo", "2025-01-03", "10", "yes"]]
    pack = read(to_csv([header, *rows]))
    assert list(pack.invoices["state"]) == [state, "paid"]
    assert pack.recognition.files[0].doubts == ()


@pytest.mark.parametrize(
    ("story", "state"),
    [
        ("ck bounced 1/23, made good 2/1", "paid"),
        ("bounced, sent letter", "open"),
        ("paid, bounced", "open"),
        ("paid, reminder sent before", "paid"),
        ("small claims won, not paid yet", "open"),
        ("bad debt, written off", "written_off"),
        ("payment plan, 405 so far", "open"),
    ],
)
def test_the_last_thing_that_happened_holds(story: str, state: str) -> None:
    assert state_of("invoices", story) == state


@pytest.mark.parametrize("word", ["Zapłacone", "Betald", "Paga", "Betalt", "Maksettu", "Uhrazeno", "Bezahlt", "Payée"])
def test_paid_is_understood_in_many_languages(word: str) -> None:
    assert state_of("invoices", word) == "paid"
