"""The files of a sample: made anew each time, the same on the same day, and nobody's."""

import csv
import io
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import snapshot.samples
from snapshot.pipeline.documents.profile import Industry
from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import read_files
from snapshot.samples import SAMPLES, sample_files

DAY = date(2027, 5, 12)
PHONE = re.compile(r"\(\d{3}\)|\+\d|\b\d{3}[-. ]\d{3,4}[-. ]\d{4}\b")
every_industry = pytest.mark.parametrize("industry", Industry)


def rows(file: UploadedFile) -> list[list[str]]:
    return list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))


def test_there_is_one_sample_per_industry():
    assert set(SAMPLES) == set(Industry)
    assert len({sample.tool for sample in SAMPLES.values()}) == len(SAMPLES)


@every_industry
def test_the_same_day_gives_the_same_files_and_another_day_others(industry):
    files = sample_files(industry, DAY)
    assert sample_files(industry, DAY) == files
    assert sample_files(industry, DAY + timedelta(days=1)) != files
    assert all(file.name.startswith("sample-") and file.name.endswith(".csv") for file in files)


@every_industry
def test_samples_contain_no_real_contact_details(industry):
    for file in sample_files(industry, DAY):
        text = file.content.decode()
        assert "@" not in text
        assert not PHONE.search(text)


@every_industry
def test_a_year_up_to_the_day_before_is_read_without_doubt(industry):
    """The day of a run is the latest on Earth: where the visitor is, it may not have come yet."""
    day = date(2028, 2, 29)
    recognition = read_files(sample_files(industry, day), workspace_key=b"key", today=day).recognition
    first, last = recognition.summary.first_date, recognition.summary.last_date
    assert day - timedelta(days=7) <= last < day
    assert timedelta(days=350) < last - first < timedelta(days=375)
    for file in recognition.files:
        assert (file.certainty, file.doubts, file.issues) == ("sure", (), ())
        assert file.rows_used == file.rows_read > 50


@every_industry
def test_sample_amounts_have_cents(industry):
    written = {cell for file in sample_files(industry, DAY) for row in rows(file) for cell in row}
    cents = {cell[-2:] for cell in written if re.fullmatch(r"\$?[\d,]+\.\d\d", cell)}
    assert len(cents) > 3


def test_a_sample_names_no_answer():
    """The pipeline finds it, as in any other files."""
    sources = Path(snapshot.samples.__file__).parent.glob("*.py")
    assert not [one.name for one in sources if re.search(r"Theme|pattern_id|Conclusion", one.read_text())]
