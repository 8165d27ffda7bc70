"""The gate: closed where the files cannot carry a conclusion, with the published words."""

import pytest

from snapshot.governance.gate import check_gate, gated_conclusion
from snapshot.pipeline.documents.recognition import FileRecognition, InputRecognition, ReadSummary


def recognition(*files: FileRecognition, invoices: int = 0, quotes: int = 0) -> InputRecognition:
    return InputRecognition(files=files, summary=ReadSummary(invoices_count=invoices, quotes_count=quotes))


def file(category: str, read: int = 100, set_aside: int = 0, cause: str = "no_date") -> FileRecognition:
    return FileRecognition(
        name=f"{category}.csv",
        category=category,
        rows_read=read,
        rows_used=read - set_aside,
        rows_set_aside=set_aside,
        set_aside_by_cause={cause: set_aside},
    )


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (recognition(file("unknown")), ("nothing_recognised",)),
        (recognition(file("payments"), file("customers")), ("nothing_recognised",)),
        (recognition(file("invoices", read=0)), ("nothing_recognised", "invoices_not_recognised")),
        (recognition(file("invoices"), file("quotes", read=0), invoices=9), ("quotes_not_recognised",)),
        (recognition(file("invoices", read=0), file("quotes"), quotes=9), ("invoices_not_recognised",)),
        (recognition(file("invoices", 100, 51), invoices=49), ("mostly_unreadable",)),
    ],
)
def test_the_gate_closes_with_its_reasons(given: InputRecognition, codes: tuple[str, ...]) -> None:
    verdict = check_gate(given)
    assert verdict.closed
    assert verdict.codes == codes
    assert len(verdict.reasons) == len(codes)


@pytest.mark.parametrize(
    "given",
    [
        recognition(file("invoices"), invoices=100),
        recognition(file("quotes"), quotes=1),
        recognition(file("invoices"), file("unknown"), invoices=100),
        recognition(file("invoices", 100, 50), invoices=50),
        recognition(file("invoices", 100, 60, "other_kind"), invoices=40),
        recognition(file("invoices"), file("payments", 10, 10), invoices=100),
    ],
)
def test_the_gate_stays_open(given: InputRecognition) -> None:
    assert not check_gate(given).closed


def test_the_published_sentences_are_exact() -> None:
    conclusion = gated_conclusion(("No invoice was recognized.",))
    assert conclusion.one_sentence_pattern == "We're missing some inputs, so this snapshot is less reliable."
    assert conclusion.decision == "Fix exports (check that invoices and quotes are recognized) then re-run."
    assert conclusion.evidence_signals == ("No invoice was recognized.",)
    assert conclusion.pattern_id == "too_little_data"
