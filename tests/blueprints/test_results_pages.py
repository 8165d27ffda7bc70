"""The result page in every state."""

from datetime import date

import pytest

from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.recognition import ColumnReading, FileRecognition, InputRecognition
from snapshot.pipeline.documents.snapshot import Largest, Overdue, Snapshot, Window
from snapshot.store.protocol import NewRun
from tests import sample_results
from tests.page_rules import check_page
from tests.pipeline.decision.deciding import conclusion_of


def test_the_page_of_twelve_wide_files_is_light_enough_for_a_phone(owner, run_id):
    columns = tuple(
        ColumnReading(
            role=f"issued_{n}", header=f"Heading of column {n}", certainty="sure", samples=("31/12/2025",) * 3
        )
        for n in range(15)
    )
    files = tuple(
        sample_results.invoices_file().model_copy(update={"name": f"{n}.csv", "layout": f"{n:064}", "columns": columns})
        for n in range(12)
    )
    recognition = InputRecognition(files=files, summary=sample_results.ready().input_recognition.summary)
    page = owner.get_page(owner.keep(sample_results.ready(run_id, input_recognition=recognition)))
    assert len(page.html.encode()) < 60_000


def test_a_snapshot_reads_in_its_order(owner, run_id):
    text = owner.get_page(owner.keep(sample_results.ready(run_id))).text
    order = [
        "4 rows of Invoices 2025.csv had no date",
        "Takeaway About three weeks of billing is past its due date.",
        "Call the 6 customers 31-60 days past due first",
        "Why it feels heavy",
        "If less than $4,700 has come in",
        "The short list",
        "Messages you can send",
        "Show the evidence",
        "What would change this The answer holds.",
        "How we read your files",
        "What might shift in the next 30–90 days (optional)",
        "This is a watch list, not a forecast.",
        "Show technical details",
        "6 steps succeeded, 0 skipped, 0 failed (lock: abc123)",
        "That is all. Nothing here needs watching.",
    ]
    positions = [text.index(part) for part in order]
    assert positions == sorted(positions)


def test_folded_sections_are_closed_on_screen_and_open_in_print(owner, run_id):
    path = owner.keep(sample_results.ready(run_id))
    shown, printed = owner.get_page(path), owner.get_page(f"{path}/print")
    assert not [one for one in shown.all("details") if "open" in one.attributes]
    assert printed.all("details")
    assert all("open" in one.attributes for one in printed.all("details"))
    assert not printed.all("form")


def test_two_warnings_are_shown_and_of_more_only_the_first(owner, run_id):
    def standing(*warnings):
        page = owner.get_page(owner.keep(sample_results.ready(f"{run_id}-{len(warnings)}", data_warnings=warnings)))
        assert all(warning in page.text for warning in warnings)
        return page

    assert not [name for name in standing("One.", "Two.").folds if "more" in name]
    assert "2 more about your files" in standing("One.", "Two.", "Three.").folds


@pytest.mark.parametrize(
    ("theme", "heading"),
    [
        ("slow_payers", "Why it feels heavy"),
        ("healthy", "Why this week may feel lighter"),
        ("too_little_data", "Why there is no answer yet"),
    ],
)
def test_only_a_heavy_theme_is_called_heavy(owner, run_id, theme, heading):
    conclusion = sample_results.slow_payers().model_copy(update={"pattern_id": Theme(theme)})
    text = owner.get_page(owner.keep(sample_results.ready(run_id, conclusion=conclusion))).text
    assert heading in text
    assert ("heavy" in text) == (theme == "slow_payers")


def test_the_picture_has_a_name_and_its_amounts_beside_it(owner, run_id):
    late, later = Largest(count=4, amount=4750.0), Largest(count=7, amount=9400.0)
    measured = Snapshot(currency="USD", overdue=Overdue(known=True, amount=14150.0, days_1_30=late, days_31_60=later))
    path = owner.keep(sample_results.ready(run_id, snapshot=measured))
    for page in (owner.get_page(path), owner.get_page(f"{path}/print")):
        drawing = page.all("svg", role="img")[0]
        assert page.all("title", id=drawing["aria-labelledby"])
        assert [one["width"] for one in page.all("rect")] == ["50.53", "100.00", "0.00", "0.00"]
        assert "Past due, by how late it is: $14,150 in all" in page.text
        assert page.text.count("$4,750") == 1, "read once"


def test_the_day_of_a_snapshot_is_marked_as_one(owner, run_id):
    page = owner.get_page(owner.keep(sample_results.ready(run_id)))
    assert {one["datetime"] for one in page.all("time")} >= {"2025-10-01"}
    assert "made October 1, 2025 at 14:03 UTC" in page.text


def test_evidence_is_readable_and_traceable(owner, run_id):
    page = owner.get_page(owner.keep(sample_results.ready(run_id)))
    assert (
        "Money past its due date $14,150.00 The open balances of all invoices whose due date is before the last day in "
        "your files, added up."
    ) in page.text
    assert "Past due money that sits with one customer 24%" in page.text
    assert "signals.top_debtor.share.value=0.24" in page.text


def test_figures_open_in_place(owner, run_id):
    path = owner.keep(sample_results.shareable(run_id))
    text, printed = owner.get_page(path).text, owner.get_page(f"{path}/print")
    assert "Where these numbers come from in the takeaway $14,150 Money past its due date" in text
    assert "Where these numbers come from in the next action" in text
    assert "three weeks Past due, in weeks of typical billing" in text
    assert "20 minutes A suggestion for one sitting, not a measurement." in text
    assert "Amount: what is still owed on the invoice." in text
    assert "Where these numbers come from in the counts of your files" in text
    assert [one["data-notes"] for one in printed.all("p") if one["data-notes"]] == ["1, 2", "1, 3, 4, 5"]


def test_a_result_of_an_older_version_keeps_its_figures(owner, run_id):
    page = owner.get_page(owner.keep(sample_results.ready(run_id, snapshot=None)))
    assert "Money past its due date 14,150.00 The open balances" in page.text


def test_the_reading_of_a_file_can_be_compared_with_the_file(owner, run_id):
    page = owner.get_page(owner.keep(sample_results.ready(run_id)))
    for part in (
        "Compare with your tool: 126 invoices, 0.00.",
        "Taken for Invoices (we are sure)",
        "126 of 130 rows used",
        "Adds up to $120,713.51",
        "Checked Your file’s own total, $120,713.51, agrees.",
        "Amounts with a point (1,234.50)",
        "Date issued Issued At 1/6/2025 1/9/2025",
        "Left to pay perhaps Balance Due 70.25",
        "Customer Client ••• •••••",
        "This row has no date. Column “Issued At” 12, 14-16",
        "Status words we do not know parked",
    ):
        assert part in page.text
    assert f"/app/results/{run_id}/set-aside.csv" in page.links()


def test_a_result_of_an_older_version_still_tells_how_it_was_read(owner, run_id):
    new = {"set_aside", "layout", "headers", "doubts", "remembered", "total_cents", "nearest"}
    old = sample_results.invoices_file().model_dump(exclude=new)
    old["columns"] = [{"role": "issued", "header": "Issued At", "certainty": "sure"}]
    recognition = InputRecognition.model_validate({"files": [old]})
    page = owner.get_page(owner.keep(sample_results.ready(run_id, input_recognition=recognition)))
    assert "Date issued Issued At" in page.text
    assert "This row has no date. Column “Issued At” 12" in page.text


def test_the_documents_behind_the_action_are_listed(owner, run_id):
    page = owner.get_page(owner.keep(sample_results.ready(run_id)))
    assert "Invoice Amount Past due 1042 $4,200.00 41 days" in page.text
    assert "1057 $310.50 1 day" in page.text


def test_the_page_has_a_message_to_copy(owner, run_id):
    page = owner.get_page(owner.keep(sample_results.ready(run_id)))
    boxes = [page.all("textarea", id=f"words-to-send-{n}")[0] for n in (1, 2)]
    assert all("readonly" in box.attributes for box in boxes)
    assert "A friendly reminder. Fill in the [name]" in page.text
    assert "1042 Hi [name], A quick note about invoice 1042 for $4,200.00." in page.text
    gated = owner.get_page(owner.keep(sample_results.gated(f"{run_id}-2")))
    assert not gated.all("textarea"), "nothing to send where nothing is known"


def test_an_action_that_asks_for_another_export_leads_to_where_it_is_sent(owner, run_id):
    """To run again over the same documents would only say the same."""
    page = owner.get_page(owner.keep(sample_results.shareable(run_id, Theme.TOO_LITTLE_DATA)))
    assert "then upload them here" in page.text
    (button,) = page.all("a", **{"class": "button"})
    assert button["href"] == "/app/upload"
    assert "Send the good ones again, too" in page.text
    healthy = owner.get_page(owner.keep(sample_results.ready(f"{run_id}-2", conclusion=conclusion_of(Theme.HEALTHY))))
    assert not healthy.all("a", **{"class": "button"})
    shared = owner.client.get(f"/shared/{owner.share(run_id)}")
    assert "Upload better files" not in shared.text


def test_a_gated_run_shows_found_against_needed(owner, run_id):
    page = owner.get_page(owner.keep(sample_results.gated(run_id)))
    assert "We're missing some inputs, so this snapshot is less reliable." in page.text
    assert "Fix exports (check that invoices and quotes are recognized) then re-run." in page.text
    assert "square.csv We took this for a list of invoices, but could use no row of it." in page.text
    assert "How to export your invoices from Square Invoices" in page.text
    assert "Steps reviewed on November 22, 2026." in page.text
    assert "4 steps succeeded, 2 skipped, 0 failed" in page.text
    assert f"/app/remote-assist?run={run_id}" in page.links()


def test_a_run_under_way_says_its_step_and_looks_again(owner, run_id):
    response = owner.client.get(owner.keep(sample_results.under_way(run_id), "running"))
    page = check_page(response.text)
    assert "Under way: step 3 of 6, “Measuring invoices and quotes”." in page.text
    assert response.headers["Refresh"] == "3"
    assert not page.all("form"), "nothing to press while it runs"


@pytest.mark.parametrize("status", ["interrupted", "failed"])
def test_a_run_that_ended_early_says_where_and_what_to_do(owner, run_id, status):
    results = sample_results.failed(run_id) if status == "failed" else sample_results.under_way(run_id)
    response = owner.client.get(owner.keep(results, status))
    page = check_page(response.text)
    assert "It ended early, in step 3 of 6, “Measuring invoices and quotes”" in page.text
    assert "Refresh" not in response.headers
    assert "/app/upload" in page.links()
    assert ("Run again" in page.text) == (status == "failed")


def test_text_from_files_is_escaped_and_shortened(owner, run_id):
    name = "<script>alert(1)</script>" + "a" * 3000 + ".csv"
    file = FileRecognition(name=name, category="unknown", unknown_status_words=("<i>",) * 500)
    recognition = InputRecognition(files=(file,))
    page = owner.get_page(owner.keep(sample_results.ready(run_id, input_recognition=recognition)))
    assert "<script>alert(1)" in page.text
    assert "aaaa.csv" in page.text
    assert "a" * 100 not in page.html
    assert len(page.html) < 30_000


def test_the_list_is_newest_first_and_begins_empty(owner):
    assert "Nothing here yet." in owner.get_page("/app/results").text
    first, second = owner.keep(sample_results.ready("list-1")), owner.keep(sample_results.gated("list-2"))
    page = owner.get_page("/app/results")
    assert [one["href"] for one in page.all("a") if one["href"] in {first, second}] == [second, first]
    assert "Needs better files" in page.text


def test_a_damaged_snapshot_takes_no_page_down(owner, run_id):
    """Neither its own page nor the list, nor the page on which everything can be deleted."""
    whole = owner.keep(sample_results.ready(f"{run_id}-whole"))
    lock_id = sample_results.LOCK_ID
    run = NewRun(run_id, owner.workspace(), lock_id, "upload", '{"conclusion": [], "meta": 7}')
    owner.store.begin_run(run, "test", 300, 1000)
    owner.store.finish_run(run, "succeeded", run.results_json, None)
    path = f"/app/results/{run_id}"
    page = owner.get_page(path)
    assert "This snapshot can no longer be read" in page.text
    assert "make it once more from the same files" in page.text
    assert {whole, path} <= owner.get_page("/app/results").links()
    assert "You have 2 snapshots." in owner.get_page("/app/account").text
    owner.get_page(f"{path}/print")
    assert owner.client.get(f"{path}/receipt.json").status_code == 200
    assert owner.post(f"{path}/rerun").status_code == 409, "its documents are not kept"
    assert owner.post(f"{path}/delete", confirm="yes").status_code == 303


def test_an_answer_from_files_of_long_ago_says_so_below_its_action(owner, run_id):
    snapshot = Snapshot(window=Window(report_date=date(2024, 8, 1)))
    results = sample_results.ready(run_id, snapshot=snapshot)
    text = owner.get_page(owner.keep(results)).text
    assert text.index("Next action") < text.index("Your files end on August 1, 2024") < text.index("Why it feels heavy")
