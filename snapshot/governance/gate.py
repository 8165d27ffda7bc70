"""The check before step 5: the agent is skipped where the files can't support a conclusion."""

from collections.abc import Iterator

from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.conclusion import Conclusion, Theme
from snapshot.pipeline.documents.recognition import FileRecognition, InputRecognition
from snapshot.wording import gate as wording
from snapshot.wording.decision.draft import SEASON_UNKNOWN

REASON_CODE = "input_gate"

# That the files cannot carry a conclusion is read off the files themselves; nothing is ever called certain.
GATED_PROBABILITY = 0.95


class GateVerdict(Document):
    """``codes`` and ``reasons`` (sentences) run in parallel; both are empty when the gate is open."""

    codes: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        return bool(self.codes)


def check_gate(recognition: InputRecognition) -> GateVerdict:
    """Whether the recognized files can carry a conclusion."""
    found = list(_reasons(recognition))
    return GateVerdict(codes=tuple(code for code, _ in found), reasons=tuple(sentence for _, sentence in found))


def mostly_unreadable(file: FileRecognition) -> bool:
    """Whether more than half of the file's rows could not be read."""
    return file.rows_unreadable * 2 > file.rows_read


def gated_conclusion(data_warnings: tuple[str, ...]) -> Conclusion:
    """The conclusion of a gated run, in the published words; its evidence is the data warnings."""
    return Conclusion(
        pattern_id=Theme.TOO_LITTLE_DATA,
        one_sentence_pattern=wording.TAKEAWAY,
        decision=wording.NEXT_ACTION,
        why_this_now=wording.WHY_THIS_NOW,
        boundary=wording.BOUNDARY,
        confidence="low",
        evidence_signals=data_warnings,
        season_context=SEASON_UNKNOWN,
    )


def _reasons(recognition: InputRecognition) -> Iterator[tuple[str, str]]:
    summary = recognition.summary
    given = {file.category for file in recognition.files if not file.all_in_other_currencies}
    if not summary.invoices_count and not summary.quotes_count:
        yield "nothing_recognised", wording.NOTHING_RECOGNIZED
    if "invoices" in given and not summary.invoices_count:
        yield "invoices_not_recognised", wording.INVOICES_NOT_RECOGNISED
    if "quotes" in given and not summary.quotes_count:
        yield "quotes_not_recognised", wording.QUOTES_NOT_RECOGNISED
    for file in recognition.files:
        if file.category in {"invoices", "quotes"} and mostly_unreadable(file):
            yield "mostly_unreadable", wording.mostly_unreadable(file.name, file.rows_unreadable, file.rows_read)
