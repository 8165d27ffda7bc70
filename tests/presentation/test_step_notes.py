"""The notes beside the steps are words; the receipt as JSON keeps the codes."""

import json

from snapshot.governance import run_manifest as manifests
from snapshot.governance.gate import REASON_CODE
from snapshot.pipeline.documents.manifest import StepName
from snapshot.presentation.receipt import present_receipt, present_step
from tests import sample_results


def gated(*notes: str) -> manifests.RunManifest:
    receipt = sample_results.walk(sample_results.manifest(), 4)
    return manifests.mark_step_skipped(
        receipt, StepName.DECISION, reason_code=REASON_CODE, now=sample_results.NOW, notes=notes
    )


def test_a_code_is_shown_in_words():
    step = present_step(gated("invoices_not_recognised", "Theme slow_payers, probability 0.83.").steps[4])
    assert step.notes == ("Invoices not recognised", "Theme slow payers, probability 0.83.")


def test_the_receipt_keeps_the_code():
    results = sample_results.bare(gated("invoices_not_recognised"))
    kept = json.loads(present_receipt(results, "succeeded"))["run_manifest"]["steps"][4]
    assert kept["notes"] == ["invoices_not_recognised"]
