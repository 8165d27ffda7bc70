"""The panel of kept files on the upload page."""

from datetime import timedelta

import pytest

from snapshot.presentation.retention import present_kept
from snapshot.services.kept_files import KeptFile, KeptFiles
from tests.sample_results import NOW

INVOICES = KeptFile("jobber_invoices.csv", "invoices", 126)


def test_one_file_is_named_with_what_it_holds_and_until_when():
    panel = present_kept(KeptFiles("u1", NOW + timedelta(hours=24), (INVOICES,)), NOW)
    assert panel.include == (
        "Include jobber_invoices.csv (126 invoices) from your last try, kept until tomorrow at 14:03 UTC"
    )
    assert (panel.upload_id, panel.delete_now) == ("u1", "Delete it now")


def test_several_files_are_listed():
    jobs = KeptFile("jobs.csv", "jobs", 1)
    panel = present_kept(KeptFiles("u1", NOW + timedelta(hours=1), (INVOICES, jobs)), NOW)
    assert panel.include.startswith(
        "Include jobber_invoices.csv (126 invoices) and jobs.csv (1 job) from your last try"
    )
    assert panel.include.endswith("kept until today at 15:03 UTC")
    assert panel.delete_now == "Delete them now"


@pytest.mark.parametrize(("chosen", "is_checked"), [("u1", True), (None, False), ("", False), ("u2", False)])
def test_the_box_is_checked_only_if_these_files_were_chosen(chosen: str | None, is_checked: bool):
    kept = KeptFiles("u1", NOW + timedelta(hours=24), (INVOICES,))
    assert present_kept(kept, NOW, chosen).is_checked is is_checked
