"""The sentences for the top of the page; empty when all is well."""

from snapshot.pipeline.documents.recognition import FileRecognition, InputRecognition
from snapshot.wording import reading as wording
from snapshot.wording.needed import FOREIGN


def data_warnings(recognition: InputRecognition) -> tuple[str, ...]:
    """Per file what was not read, then what concerns all files together."""
    warnings = [sentence for file in recognition.files for sentence in _file_warnings(file)]
    currencies = tuple(sorted({file.currency for file in recognition.files if file.currency}))
    if len(currencies) > 1:
        warnings.append(wording.mixed_currencies(currencies))
    return tuple(warnings)


def _file_warnings(file: FileRecognition) -> list[str]:
    if file.problem_message:
        said = FOREIGN[file.foreign] if file.foreign else file.problem_message
        return [wording.file_problem(file.name, said)]
    warnings = []
    if file.rows_unreadable:
        warnings.append(wording.rows_set_aside(file.name, file.rows_unreadable, file.rows_read))
    warnings += [wording.file_problem(file.name, issue.message) for issue in file.issues if issue.row is None]
    if file.unknown_status_words:
        warnings.append(wording.unknown_status_words(file.name, file.unknown_status_words))
    return warnings
