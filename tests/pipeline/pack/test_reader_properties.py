"""Any bytes at all are answered with a sentence."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.pipeline.pack import data_warnings, read_files

bytes_of_any_kind = st.binary(max_size=400) | st.text(alphabet='aZ1,;\t"\n\r.-/$ \x00é', max_size=400).map(str.encode)


@settings(max_examples=120)
@given(content=bytes_of_any_kind)
def test_any_bytes_get_an_answer_in_words(content: bytes) -> None:
    recognition = read_files([UploadedFile("f", content)], workspace_key=b"k", today=date(2026, 1, 1)).recognition
    (file,) = recognition.files
    assert file.problem != "unexpected"
    assert (file.problem is None) == (file.problem_message is None)
    data_warnings(recognition)
