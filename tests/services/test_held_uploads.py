"""The container of held files: whatever goes in comes out, and damage is nothing, not an error."""

import tracemalloc
import zipfile
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.upload import OwnerFacts, UploadedFile
from snapshot.services.held_uploads import HeldFile, HeldUpload, from_bytes, to_bytes

names = st.text(st.characters(codec=None), max_size=20)
files = st.builds(
    HeldFile,
    st.builds(UploadedFile, names, st.binary(max_size=200), st.booleans()),
    st.sampled_from(["invoices", "quotes", "unknown"]),
    st.integers(0, 10**9),
)
facts = st.builds(OwnerFacts, tool=st.none() | names, website=st.none() | names, industry=st.none() | names)
uploads = st.builds(HeldUpload, st.sampled_from(["question", "kept"]), st.lists(files, max_size=4).map(tuple), facts)

ONE = HeldUpload("question", (HeldFile(UploadedFile("../../etc/passwd", b"a,b\n1,2\n" * 50)),), OwnerFacts("Jobber"))


@settings(max_examples=100)
@given(uploads)
def test_an_upload_comes_back_as_it_went_in(upload: HeldUpload) -> None:
    assert from_bytes(to_bytes(upload)) == upload


@settings(max_examples=200)
@given(st.data())
def test_damaged_bytes_are_the_same_upload_or_none(data: st.DataObject) -> None:
    whole = bytearray(to_bytes(ONE))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    assert from_bytes(bytes(whole)) in (ONE, None)
    assert from_bytes(bytes(whole[:at])) is None


@pytest.mark.parametrize("data", [b"", b"PK", b"not an archive", bytes(100)])
def test_bytes_that_are_not_an_upload_are_none(data: bytes) -> None:
    assert from_bytes(data) is None


def test_an_upload_that_unpacks_too_large_is_none() -> None:
    # Visitors of a hosted database can hold bytes that this app never made.
    upload = HeldUpload("kept", (HeldFile(UploadedFile("a.csv", bytes(3_000_000))),) * 2)
    data = to_bytes(upload)
    assert len(data) < 100_000
    assert from_bytes(data, 6_000_000) == upload
    tracemalloc.start()
    assert from_bytes(data, 4_000_000) is None
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_a_name_is_a_label_and_never_a_path() -> None:
    assert zipfile.ZipFile(BytesIO(to_bytes(ONE))).namelist() == ["about", "0"]
    read = from_bytes(to_bytes(ONE))
    assert read is not None
    assert read.files[0].file.name == "../../etc/passwd"


def test_a_workbook_is_not_packed_twice() -> None:
    workbook = b"PK" + bytes(10_000)
    assert workbook in to_bytes(HeldUpload("kept", (HeldFile(UploadedFile("a.xlsx", workbook)),)))


def test_lists_take_less_room_than_they_had() -> None:
    content = b"INV-1,Ada,2025-03-04,100.00\n" * 1_000
    assert len(to_bytes(HeldUpload("kept", (HeldFile(UploadedFile("a.csv", content)),)))) < len(content) / 5
