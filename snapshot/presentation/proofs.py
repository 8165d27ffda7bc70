"""What proves a reading: one line for what agrees, a sentence for what does not, notes on contradicting rows."""

from collections.abc import Iterator, Sequence

from snapshot.pipeline.documents.recognition import ROW_IDENTITIES, FileRecognition, Proof
from snapshot.wording import proofs as wording

ROWS_SHOWN = 6


def agreement(file: FileRecognition) -> str:
    """All that a file says of itself and that agrees with what was read, in one sentence; else nothing."""
    agreeing = [proof for proof in file.proofs if proof.agrees]
    parts = [*_sums(agreeing, file.currency), *_counts(agreeing)]
    subtotals = any(proof.what == "group_totals" and proof.file_says > 1 for proof in agreeing)
    return wording.agrees(parts, plural=len(agreeing) > 1 or subtotals) if parts else ""


def _sums(agreeing: Sequence[Proof], currency: str | None) -> Iterator[str]:
    for what in ("total", "balance", "paid"):
        amounts = [proof.file_says for proof in agreeing if proof.what == what]
        if amounts:
            yield wording.sums_agree(what, amounts, currency)


def _counts(agreeing: Sequence[Proof]) -> Iterator[str]:
    subtotals = sum(proof.file_says for proof in agreeing if proof.what == "group_totals")
    if subtotals:
        yield wording.subtotals_agree(subtotals)
    counts = [proof.file_says for proof in agreeing if proof.what == "row_count"]
    if counts:
        yield wording.counts_agree(counts)


def contradictions(file: FileRecognition) -> list[str]:
    """One sentence for each kind of arithmetic that fails in some rows."""
    return [_contradiction(file, proof) for proof in file.proofs if proof.what in ROW_IDENTITIES]


def _contradiction(file: FileRecognition, proof: Proof) -> str:
    rows = [issue.row for issue in file.issues if issue.code == proof.what and issue.row is not None]
    return wording.rows_contradict(proof.what, proof.file_says - proof.we_read, rows[:ROWS_SHOWN])


def proof_lines(file: FileRecognition) -> list[str]:
    """One sentence for each proof."""
    return [_sentence(file, proof) for proof in file.proofs]


def _sentence(file: FileRecognition, proof: Proof) -> str:
    if proof.agrees:
        return agreement(file.model_copy(update={"proofs": (proof,)}))
    if proof.what in ROW_IDENTITIES:
        return _contradiction(file, proof)
    return wording.disagrees(proof.what, proof.file_says, proof.we_read, file.currency)
