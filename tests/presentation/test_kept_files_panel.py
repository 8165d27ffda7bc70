"""The panel of kept files on the upload page."""

from datetime import timedelta

from snapshot.presentation.retention import present_kept
from snapshot.services.kept_files import KeptFile, KeptFiles
from tests.sample_results import NOW

INVOICES = KeptFile("jobber_invoices.csv", "invoices", 126)


def test_one_file_is_named_with_what_it_holds_and_until_when():
    panel = present_kept(KeptFiles("u1", NOW + timedelta(hours=24), (INVOICES,)), NOW)
    assert panel.sentence == (
        "Kept from your last try: jobber_invoices.csv (126 invoices), until tomorrow at 14:03 UTC. "
        "You only need to add what was missing."
    )
    assert (panel.upload_id, panel.use_again, panel.delete_now) == ("u1", "Use it again", "Delete it now")


def test_several_files_are_listed():
    jobs = KeptFile("jobs.csv", "jobs", 1)
    panel = present_kept(KeptFiles("u1", NOW + timedelta(hours=1), (INVOICES, jobs)), NOW)
    assert "jobber_invoices.csv (126 invoices) and jobs.csv (1 job), until today at 15:03 UTC." in panel.sentence
    assert (panel.use_again, panel.delete_now) == ("Use them again", "Delete them now")
