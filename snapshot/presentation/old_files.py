"""Whether the files of a run were old when it was made: then ages and sums are of another day than today."""

from snapshot.pipeline.documents.results import RunResults
from snapshot.presentation import formats
from snapshot.wording import pages as wording

FRESH_DAYS = 45  # an export of last month, made in a quiet week
DAYS_OF_MONTH = 30.4


def present_age(results: RunResults) -> str:
    """One sentence, or nothing where the last document was at most ``FRESH_DAYS`` old, or none was found."""
    recognition = results.input_recognition
    last = recognition.summary.last_date if recognition else None
    age = (results.meta.run_day - last).days if last else 0
    if last is None or age <= FRESH_DAYS:
        return ""
    return wording.old_files(formats.day(last), formats.counted(round(age / DAYS_OF_MONTH), "month"))
