"""Result of a step -> the notes that the manifest keeps of it."""

from snapshot.pipeline.documents.conclusion import ValidatedConclusion
from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.pipeline.pack.report import totals
from snapshot.wording import manifest as wording


def reading_notes(recognition: InputRecognition) -> list[str]:
    """How many rows were used, and what was left out in other currencies."""
    files = recognition.files
    used, read = sum(file.rows_used for file in files), sum(file.rows_read for file in files)
    left_out = [totals.left_out(recognition)] if recognition.left_out else []
    return [wording.files_read(len(files), used, read), *left_out]


def validation_notes(made: ValidatedConclusion) -> list[str]:
    checks = made.validation.checks
    outcome = {
        "held": [],
        "repaired": [wording.AGENT_REPAIRED],
        "replaced": [wording.AGENT_REPLACED],
    }[made.validation.outcome]
    chosen = wording.theme(made.conclusion.pattern_id, made.probability)
    return [chosen, wording.checks(sum(check.passed for check in checks), len(checks)), *outcome]
