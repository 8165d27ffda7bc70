"""The whole way through the real pipeline: upload, result, another run, gone."""

from io import BytesIO

import pytest


@pytest.fixture
def upload(owner, examples):
    def send(*names: str) -> str:
        files = [(BytesIO((examples / name).read_bytes()), name) for name in names]
        response = owner.post("/app/upload", files=files, tool="Jobber", industry="landscaping")
        assert response.status_code == 303
        return response.location

    return send


def test_two_exports_become_a_page(owner, upload):
    page = owner.get_page(upload("jobber_invoices.csv", "jobber_quotes_report.csv"))
    assert "Invoices issued 126: 76 paid" in page.text
    assert "6 steps succeeded, 0 skipped, 0 failed" in page.text
    assert "This is a watch list, not a forecast." in page.text
    assert "Taken as: Landscaping, as you told us." in page.text


@pytest.mark.parametrize(
    "name", ["empty.csv", "invoice_1042.csv", "square_invoices_header_only.csv", "truck_stock.csv", "hcp_customers.csv"]
)
def test_unusable_files_get_a_calm_page(owner, upload, name):
    page = owner.get_page(upload(name))
    assert "We're missing some inputs, so this snapshot is less reliable." in page.text
    assert "4 steps succeeded, 2 skipped, 0 failed" in page.text
    assert "What we found, and what is needed" in page.text


def test_a_snapshot_is_run_again_from_what_was_kept(owner, upload):
    first = upload("qbo_invoice_list_by_date.csv")
    response = owner.post(f"{first}/rerun")
    assert response.status_code == 303
    assert response.location != first
    page = owner.get_page(response.location)
    assert "run again" in page.text
    assert "Invoices issued 145" in page.text
    assert "Compare with your tool: 145 invoices, $120,713.51 from Jan 6 to Sep 26, 2025." in page.text


def test_the_same_form_sent_twice_is_one_run(owner, examples):
    name = "qbo_invoice_list_by_date.csv"
    content = (examples / name).read_bytes()
    submission = owner.get_page("/app/upload").field_value("submission_id")
    places = {
        owner.post("/app/upload", files=(BytesIO(content), name), submission_id=submission).location for _ in range(2)
    }
    assert len(places) == 1
