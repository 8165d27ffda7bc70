"""The sentences for the top of the page; empty when all is well."""

from snapshot.pipeline.documents.recognition import FileRecognition, InputRecognition
from snapshot.wording import reading as wording

# Rows that belong to another kind of list are left out on purpose, which worries nobody.
_EXPECTED = frozenset({"other_kind"})


def data_warnings(recognition: InputRecognition) -> tuple[str, ...]:
    """Per file what was not read, then what concerns all files together."""
    warnings = [sentence for file in recognition.files for sentence in _file_warnings(file)]
    currencies = tuple(sorted({file.currency for file in recognition.files if file.currency}))
    if len(currencies) > 1:
        warnings.append(wording.mixed_currencies(currencies))
    return tuple(warnings)


def _file_warnings(file: FileRecognition) -> list[str]:
    if file.problem_message:
        return [wording.file_problem(file.name, file.problem_message)]
    warnings = []
    if _unexpected(file):
        warnings.append(wording.rows_set_aside(file.name, _unexpected(file), file.rows_read))
    warnings += [wording.file_problem(file.name, issue.message) for issue in file.issues if issue.row is None]
    if file.unknown_status_words:
        warnings.append(wording.unknown_status_words(file.name, file.unknown_status_words))
    return warnings


def _unexpected(file: FileRecognition) -> int:
    expected = sum(1 for issue in file.issues if issue.code in _EXPECTED and issue.row is not None)
    listed = sum(1 for issue in file.issues if issue.row is not None)
    # Beyond the list the rest is of unknown cause, and said.
    return file.rows_set_aside - expected if listed < file.rows_set_aside or expected < listed else 0
