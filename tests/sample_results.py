"""Results of runs as the page may meet them, without running anything."""

from datetime import UTC, date, datetime, timedelta

from snapshot.governance import run_manifest as manifests
from snapshot.governance.gate import REASON_CODE, gated_conclusion
from snapshot.pipeline.documents.conclusion import (
    Check,
    Conclusion,
    ShortList,
    ShortListItem,
    Theme,
    Validation,
)
from snapshot.pipeline.documents.manifest import RunManifest, StepName
from snapshot.pipeline.documents.predictive import PredictiveContext, WatchItem
from snapshot.pipeline.documents.profile import BusinessProfile, Industry
from snapshot.pipeline.documents.recognition import (
    Ambiguity,
    ColumnReading,
    FileRecognition,
    InputRecognition,
    Proof,
    ReadSummary,
    RowIssue,
    SetAsideRows,
)
from snapshot.pipeline.documents.results import RunMeta, RunResults
from snapshot.pipeline.documents.robustness import Robustness
from snapshot.pipeline.documents.snapshot import Snapshot
from tests.pipeline.decision.deciding import decide
from tests.pipeline.decision.planted import PLANTED

NOW = datetime(2025, 10, 1, 14, 3, tzinfo=UTC)
LOCK_ID = "abc123" + "0" * 26


def manifest(run_id: str = "r1", workspace_id: str = "w1", lock_id: str = LOCK_ID) -> RunManifest:
    """Six pending steps."""
    return manifests.create_manifest(run_id, workspace_id, "upload", lock_id, now=NOW)


def walk(receipt: RunManifest, steps: int) -> RunManifest:
    """The first ``steps`` steps succeeded, 400 ms each."""
    for name in list(StepName)[:steps]:
        receipt = manifests.mark_step_start(receipt, name, now=NOW)
        receipt = manifests.mark_step_success(receipt, name, now=NOW + timedelta(milliseconds=400))
    return receipt


def bare(receipt: RunManifest, **parts: object) -> RunResults:
    """Results with nothing but what is given."""
    meta = RunMeta(app_version="0.1.0", created_at=NOW, run_day=date(2025, 10, 1))
    return RunResults(run_id=receipt.run_id, run_manifest=receipt, **{"meta": meta, **parts})


def of_version(version: str, run_id: str) -> RunResults:
    """A finished run that ``version`` of this program says to have made."""
    made = ready(run_id)
    return made.model_copy(update={"meta": made.meta.model_copy(update={"app_version": version})})


def ready(run_id: str = "r1", **parts: object) -> RunResults:
    """A finished run with every part of the page."""
    receipt = manifests.finalize_manifest(walk(manifest(run_id), 6), now=NOW)
    filled: dict[str, object] = {
        "conclusion": slow_payers(),
        "snapshot": Snapshot(currency="USD"),
        "validation": Validation(outcome="held", checks=(Check(name="shape", passed=True),)),
        "input_recognition": InputRecognition(files=(invoices_file(),), summary=ReadSummary(invoices_count=126)),
        "data_warnings": ("4 rows of Invoices 2025.csv had no date and were set aside.",),
        "readiness_level": "ready",
        "business_profile": BusinessProfile(
            industry=Industry.HVAC, chosen_by="job_words", matched_words=("furnace", "condenser")
        ),
        "predictive_context": watch_list(),
        "short_list": short_list(),
        "robustness": Robustness(holds=True, customers=82, customers_left_out=82, weeks=53, weeks_left_out=53),
    }
    return bare(receipt, **{**filled, **parts})


def shareable(run_id: str = "r1", theme: Theme = Theme.SLOW_PAYERS, **parts: object) -> RunResults:
    """The same with what the rules themselves say of a business in which only this presses: else no link shows it."""
    snapshot = PLANTED[theme].model_copy(update={"currency": "USD"})
    decision = decide(snapshot)
    own = ready(run_id, **{"conclusion": decision.conclusion, "snapshot": snapshot, **parts})
    judged = {"confidence_probability": decision.probability, "runner_up": decision.runner_up}
    return own.model_copy(update={"meta": own.meta.model_copy(update=judged)})


def gated(run_id: str = "r1") -> RunResults:
    """A run that the gate kept silent."""
    receipt = walk(manifest(run_id), 4)
    for name in (StepName.DECISION, StepName.VALIDATION):
        receipt = manifests.mark_step_skipped(receipt, name, reason_code=REASON_CODE, now=NOW)
    warnings = ("An invoices file was given, but no issued invoice was recognized in it.",)
    header_only = FileRecognition(name="square.csv", category="invoices", certainty="sure", header_row=1)
    return bare(
        manifests.finalize_manifest(receipt, now=NOW),
        conclusion=gated_conclusion(warnings),
        data_warnings=warnings,
        readiness_level="blocked",
        input_recognition=InputRecognition(files=(header_only,)),
        meta=RunMeta(app_version="0.1.0", created_at=NOW, run_day=date(2025, 10, 1), tool="Square Invoices"),
    )


def under_way(run_id: str = "r1") -> RunResults:
    """The third step is running; also what is left of a run that was interrupted in it."""
    return bare(manifests.mark_step_start(walk(manifest(run_id), 2), StepName.SIGNALS, now=NOW))


def failed(run_id: str = "r1") -> RunResults:
    """The third step failed."""
    receipt = manifests.mark_step_error(
        under_way(run_id).run_manifest, StepName.SIGNALS, error_message="This step stopped unexpectedly.", now=NOW
    )
    return bare(manifests.finalize_manifest(receipt, now=NOW))


def of_sample(results: RunResults) -> RunResults:
    """The same, had it been of a sample business."""
    receipt = results.run_manifest.model_copy(update={"mode": "sample"})
    meta = results.meta.model_copy(update={"industry": "hvac"})
    return results.model_copy(update={"run_manifest": receipt, "meta": meta})


def slow_payers() -> Conclusion:
    return Conclusion(
        pattern_id=Theme.SLOW_PAYERS,
        one_sentence_pattern="About three weeks of billing is past its due date.",
        decision="Call the 6 customers 31-60 days past due first ($9,400 of the $14,150 overdue); "
        "block 25 minutes tomorrow morning.",
        why_this_now="Money you have earned is sitting with other people, so every purchase needs a second look.",
        boundary="If less than $4,700 has come in by October 8, then ask for a part payment with a date.",
        confidence="high",
        evidence_signals=(
            "signals.overdue.amount=14150.0",
            "signals.overdue.count=11",
            "signals.overdue.weeks_of_billing=3.1",
            "signals.pay_time.median_days.value=31",
            "signals.top_debtor.share.value=0.24",
        ),
        season_context="Active - too little history to tell a season",
        optional_next_steps=("Add the due date in bold to the next invoices.",),
    )


def watch_list() -> PredictiveContext:
    item = WatchItem(
        topic="Refrigerant rules",
        why_it_matters="Parts for older units get harder to find when a rule changes.",
        what_to_watch="Your supplier's notes on stock of R-410A parts.",
        time_horizon="30-60 days",
        source="https://www.epa.gov/climate-hfcs-reduction",
        reviewed=date(2025, 9, 1),
    )
    shoulder = WatchItem(
        topic="Between the seasons",
        why_it_matters="Calls thin out before heating starts.",
        what_to_watch="How many maintenance visits are on the calendar.",
        time_horizon="30-90 days",
    )
    return PredictiveContext(
        industry=Industry.HVAC, items=(item, shoulder), disclaimer="This is a watch list, not a forecast."
    )


def short_list() -> ShortList:
    items = (
        ShortListItem(kind="invoice", number="1042", amount=4200.0, days=41),
        ShortListItem(kind="invoice", number="1057", amount=310.5, days=1),
    )
    return ShortList(theme=Theme.SLOW_PAYERS, days_mean="past due", items=items)


def invoices_file() -> FileRecognition:
    return FileRecognition(
        name="Invoices 2025.csv",
        category="invoices",
        certainty="sure",
        encoding="utf-8",
        delimiter=",",
        header_row=1,
        date_order="month_first",
        decimal=".",
        currency="USD",
        columns=(
            ColumnReading(role="issued", header="Issued At", certainty="sure", samples=("1/6/2025", "1/9/2025")),
            ColumnReading(role="balance", header="Balance Due", certainty="not_sure", samples=("70.25",)),
            ColumnReading(role="customer", header="Client", certainty="sure", samples=("••• •••••",)),
        ),
        rows_read=130,
        rows_used=126,
        rows_set_aside=4,
        documents=126,
        proofs=(Proof(what="total", file_says=12071351, we_read=12071351, agrees=True),),
        issues=(RowIssue(code="no_date", row=12, column="Issued At", message="This row has no date."),),
        set_aside=(
            SetAsideRows(
                code="no_date",
                message="This row has no date.",
                column="Issued At",
                count=4,
                ranges=((12, 12), (14, 16)),
            ),
        ),
        unknown_status_words=("parked",),
        layout="0f" * 16,
        headers=("Invoice #", "Client", "Issued At", "Due", "Total", "Balance Due"),
        total_cents=12_071_351,
    )


def doubtful_file() -> FileRecognition:
    """A file that only its owner can read: the order of its dates, and which column is the total."""
    return FileRecognition(
        name="Invoices 2025.csv",
        category="invoices",
        certainty="likely",
        header_row=1,
        date_order="month_first",
        columns=(
            ColumnReading(role="number", header="Invoice #", certainty="sure", samples=("1001", "1002")),
            ColumnReading(role="issued", header="Date", certainty="sure", samples=("03/04/2025",)),
            ColumnReading(role="total", header="Amount", certainty="not_sure", samples=("120.00",)),
            ColumnReading(role="net", header="Net", certainty="sure", samples=("100.00",)),
        ),
        layout="ab" * 16,
        headers=("Invoice #", "Client", "Date", "Amount", "Net", "Paid on"),
        doubts=(
            Ambiguity(
                code="date_order",
                options=("month_first", "day_first"),
                chosen="month_first",
                role="issued",
                example="03/04/2025",
                row=7,
                readings=(date(2025, 3, 4), date(2025, 4, 3)),
            ),
            Ambiguity(code="column", options=("Amount", "Net", ""), chosen="Amount", role="total"),
        ),
    )
