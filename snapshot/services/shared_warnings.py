"""What a reader of a link must know of the files, in counts: no name of a file, no row, no word of theirs."""

from collections.abc import Sequence

from snapshot.pipeline.documents.recognition import FileRecognition
from snapshot.pipeline.documents.results import RunResults
from snapshot.wording import sharing as wording


def shared_warnings(results: RunResults) -> tuple[str, ...]:
    """Nothing where the owner's own page warns of nothing."""
    files = results.input_recognition.files if results.input_recognition else ()
    told = _of_files(files)
    if len({file.currency for file in files if file.currency}) > 1:
        told.append(wording.MIXED_CURRENCIES)
    remarks = sum(_remarks(file) for file in files)
    if remarks or (results.data_warnings and not told):
        told.append(wording.further_remarks(remarks or len(results.data_warnings)))
    return tuple(told) if results.data_warnings else ()


def _of_files(files: Sequence[FileRecognition]) -> list[str]:
    read = [file for file in files if not file.problem]
    aside = sum(file.rows_unreadable for file in read)
    told = []
    if len(read) < len(files):
        told.append(wording.files_not_used(len(files) - len(read), len(files)))
    if aside:
        told.append(wording.rows_set_aside(aside, sum(file.rows_read for file in read)))
    return told


def _remarks(file: FileRecognition) -> int:
    """How many more warnings the owner's page has of a file that was read."""
    if file.problem:
        return 0
    return sum(issue.row is None for issue in file.issues) + bool(file.unknown_status_words)
