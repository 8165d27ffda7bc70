"""Which of several currencies to look at: asked before the run, said on the result, kept like other answers."""

from io import BytesIO

import pytest

from snapshot.wording import questions as wording
from tests.support.exports import two_currencies


@pytest.fixture
def upload(owner):
    """Send ten invoices of which six are in USD, as many times as asked; where that leads."""

    def send() -> str:
        file = two_currencies(6, 4)
        response = owner.post("/app/upload", files=(BytesIO(file.content), file.name))
        assert response.status_code == 303
        return response.location

    return send


def test_the_owner_chooses_and_the_result_says_what_was_left_out(owner, upload):
    question = upload()
    page = owner.get_page(question)
    assert wording.CURRENCY in page.text
    assert "USD: 6 invoices, $600.00" in page.text
    assert "EUR: 4 invoices, €400.00" in page.text
    assert page.field_value("file-0-currency") == "USD"
    result = owner.get_page(owner.post(question, **{"file-0-currency": "EUR"}).location)
    assert "Left out: 6 invoices, $600.00." in result.text
    assert "4 invoices, €400.00" in result.text


def test_the_answer_holds_for_the_next_file_and_can_be_removed(owner, upload):
    owner.post(upload(), **{"file-0-currency": "EUR"})
    assert "/app/results/" in upload(), "the next file with these columns is read at once"
    account = owner.get_page("/app/account")
    assert "Currency EUR." in account.text
    (layout,) = owner.store.list_choices(owner.workspace())
    owner.store.forget_choices(owner.workspace(), layout)
    assert "/app/upload/questions/" in upload()


def test_what_was_not_offered_is_refused(owner, upload):
    page = owner.send(upload(), 400, **{"file-0-currency": "GBP"})
    assert wording.NOT_OFFERED in page.text


def test_where_most_documents_decide_nobody_is_asked(owner):
    file = two_currencies(8, 2)
    result = owner.post("/app/upload", files=(BytesIO(file.content), file.name)).location
    assert "Left out: 2 invoices, €200.00." in owner.get_page(result).text
