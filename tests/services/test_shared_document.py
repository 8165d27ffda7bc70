"""What a link shows: only what is allowed by name, whatever a result holds."""

import json
import types
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from enum import Enum
from itertools import count
from typing import Any, Literal, Union, get_args, get_origin

import pytest

from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.manifest import ManifestStep, StepName
from snapshot.pipeline.documents.profile import BusinessProfile, Industry
from snapshot.pipeline.documents.recognition import FileRecognition, InputRecognition, RowIssue
from snapshot.pipeline.documents.results import RunResults
from snapshot.pipeline.documents.snapshot import Bucket, Overdue, Signal, Snapshot, Window
from snapshot.pipeline.predictive import build_predictive_context
from snapshot.services.shared_document import shared_document
from snapshot.wording import sharing as wording
from snapshot.wording.ages import QUOTE_AGES
from tests import sample_results

FIRST_NUMBER = 70_000_001  # from here on every planted number is another one
# The only text of a result that a reader may see: sentences for which ``vouched_document`` answers.
SEEN = {
    "conclusion.one_sentence_pattern", "conclusion.decision", "conclusion.why_this_now", "conclusion.boundary",
    "conclusion.season_context", "conclusion.optional_next_steps",
}  # fmt: skip
# The only places that may hold numbers: sums and counts of the whole business, and how long a step took.
COUNTED = ("snapshot.", "robustness.", "input_recognition.summary.", "input_recognition.currencies.",
           "meta.redraws", "meta.confidence_probability", "run_manifest.steps.duration_ms",
           "meta.results_version")  # fmt: skip


class Planter:
    """Fills every field of a document, those of tomorrow too: with a text or a number that stands nowhere else."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.numbers: dict[int, str] = {}
        self.next_number = count(FIRST_NUMBER)

    def document(self, kind: type[Document], path: str = "") -> Any:
        fields = kind.model_fields.items()
        return kind(**{name: self.value(field.annotation, f"{path}.{name}".strip(".")) for name, field in fields})

    def value(self, wanted: Any, path: str) -> Any:
        origin, parts = get_origin(wanted), get_args(wanted)
        if origin in {Union, types.UnionType}:
            return self.value(parts[0], path)
        if origin is Literal:
            return parts[0]
        if path == "run_manifest.steps":
            return tuple(self.document(ManifestStep, path).model_copy(update={"step_name": name}) for name in StepName)
        if origin is tuple:
            several = parts if parts[-1] is not Ellipsis else parts[:1]
            return tuple(self.value(part, path) for part in several)
        if origin is Mapping:
            return {self.value(parts[0], path): self.value(parts[1], path)}
        return self.plain(wanted, path)

    def plain(self, kind: type, path: str) -> Any:
        if issubclass(kind, Document):
            return self.document(kind, path)
        if issubclass(kind, Enum):
            return next(iter(kind))
        if kind in {datetime, date, bool}:
            return {datetime: datetime(2025, 10, 1, tzinfo=UTC), date: date(2025, 9, 1), bool: True}[kind]
        if kind is str:
            text = f"Quillfeather INV-1042 #{len(self.texts)}"
            self.texts[text] = path
            return text
        number = next(self.next_number)
        self.numbers[number] = path
        return kind(number)


@pytest.fixture(scope="module")
def planted() -> tuple[Planter, RunResults]:
    planter = Planter()
    return planter, planter.document(RunResults)


def leaves(node: Any) -> Iterator[Any]:
    if isinstance(node, dict | list):
        for part in [*node, *node.values()] if isinstance(node, dict) else node:
            yield from leaves(part)
    else:
        yield node


def test_of_everything_that_a_result_can_hold_only_the_products_own_sentences_are_shared(planted):
    planter, results = planted
    assert len(planter.texts) > 60
    stored = json.loads(shared_document(results).model_dump_json())
    found = {planter.texts[leaf] for leaf in leaves(stored) if leaf in planter.texts}
    assert found == SEEN
    rest = [leaf for leaf in leaves(stored) if isinstance(leaf, str) and leaf not in planter.texts]
    assert not [leaf for leaf in rest if "Quill" in leaf or "INV" in leaf]


def test_no_number_is_shared_but_sums_and_counts_of_the_whole_business(planted):
    planter, results = planted
    stored = json.loads(shared_document(results).model_dump_json())
    found = {
        planter.numbers[leaf] for leaf in leaves(stored) if isinstance(leaf, int | float) and leaf in planter.numbers
    }
    assert len(found) > 100
    assert not {path for path in found if not path.startswith(COUNTED)}
    assert not {path for path in found if "weekly_volume_series" in path or "invoice_size_buckets" in path}


def test_shared_documents_contain_no_ids():
    shared = shared_document(sample_results.ready("0f" * 16)).model_dump_json()
    assert "0f" * 16 not in shared
    assert '"w1"' not in shared
    assert sample_results.LOCK_ID not in shared
    assert shared_document(sample_results.ready()).run_manifest.lock_id == "abc123"


@pytest.mark.parametrize(("lock_id", "mark"), [("0f" * 16, "0f0f0f"), ("scam.example", ""), ("0F0F0F", ""), ("", "")])
def test_of_the_lock_only_the_begin_of_an_id_is_shown(lock_id, mark):
    results = sample_results.ready()
    receipt = results.run_manifest.model_copy(update={"lock_id": lock_id})
    assert shared_document(results.model_copy(update={"run_manifest": receipt})).run_manifest.lock_id == mark


def test_the_watch_list_is_taken_from_the_library_again():
    """For the trade and the day; whatever words stand in the result."""
    results = sample_results.ready()
    assert results.predictive_context.items[0].topic == "Refrigerant rules"
    expected = build_predictive_context(BusinessProfile(industry=Industry.HVAC), results.meta.run_day)
    assert shared_document(results).predictive_context == expected
    day = date(2025, 2, 1)
    results = sample_results.ready(snapshot=Snapshot(window=Window(report_date=day)))
    in_spring = build_predictive_context(BusinessProfile(industry=Industry.HVAC), day)
    assert shared_document(results).predictive_context == in_spring != expected


def test_a_part_that_results_get_later_is_left_out():
    class Later(RunResults):
        clients: tuple[str, ...] = ()

    results = Later(**dict(sample_results.ready()), clients=("Quillfeather",))
    assert "Quillfeather" not in shared_document(results).model_dump_json()


def test_figures_stay_as_they_are_and_why_one_is_unknown_goes():
    snapshot = Snapshot(
        currency="USD",
        overdue=Overdue(known=True, count=11, amount=14150.0, paid_soon_share=Signal(n=3, reason="Quillfeather")),
        quote_age_buckets=(
            Bucket(label=QUOTE_AGES[0], count=2, amount=90.0),
            Bucket(label="Quillfeather", count=1, amount=5.0),
            Bucket(label=QUOTE_AGES[0], count=3, amount=95.0),
        ),
    )
    shared = shared_document(sample_results.ready(snapshot=snapshot)).snapshot
    assert (shared.overdue.count, shared.overdue.amount, shared.overdue.paid_soon_share.n) == (11, 14150.0, 3)
    assert shared.overdue.paid_soon_share.reason is None
    assert [bucket.count for bucket in shared.quote_age_buckets] == [3], "an age stands there once"
    assert shared.currency == "USD"


def test_only_evidence_that_cites_a_shared_figure_is_shared():
    lines = (
        "signals.overdue.count=11",
        "signals.overdue.amount=1.0",
        "signals.weekly_volume_series.0.invoices=3",
        "Invoices 2025.csv: 4 rows were set aside.",
    )
    conclusion = sample_results.slow_payers().model_copy(update={"evidence_signals": lines})
    snapshot = Snapshot(overdue=Overdue(known=True, count=11, amount=14150.0))
    shared = shared_document(sample_results.ready(conclusion=conclusion, snapshot=snapshot))
    assert shared.conclusion.evidence_signals == ("signals.overdue.count=11",)


def test_what_is_stored_is_read_back_as_it_is():
    shared = shared_document(sample_results.ready())
    assert RunResults.model_validate_json(shared.model_dump_json()) == shared


def file(**changes: Any) -> FileRecognition:
    return sample_results.invoices_file().model_copy(update={"unknown_status_words": (), "issues": (), **changes})


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ((file(),), (wording.rows_set_aside(4, 130),)),
        ((file(rows_set_aside=0), file(name="b.pdf", problem="pdf", problem_message="A PDF.")),
         (wording.files_not_used(1, 2),)),
        ((file(rows_set_aside=0, unknown_status_words=("parked",)),), (wording.further_remarks(1),)),
        ((file(rows_set_aside=0, issues=(RowIssue(code="nul", row=None, column=None, message="NUL."),) * 2),),
         (wording.further_remarks(2),)),
        ((file(rows_set_aside=0),), (wording.further_remarks(1),)),
    ],
)  # fmt: skip
def test_warnings_are_told_in_counts(files, told):
    results = sample_results.ready(input_recognition=InputRecognition(files=files), data_warnings=("Quillfeather",))
    assert shared_document(results).data_warnings == told


def test_where_the_owner_is_warned_of_nothing_neither_is_the_reader():
    quiet = InputRecognition(files=(file(rows_set_aside=0),))
    assert shared_document(sample_results.ready(input_recognition=quiet, data_warnings=())).data_warnings == ()


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (wording.files_not_used(1, 1), "1 of 1 file could not be used."),
        (wording.rows_set_aside(1, 1200), "1 of 1,200 rows was set aside, because something in it could not be used."),
        (wording.rows_set_aside(4, 130), "4 of 130 rows were set aside, because something in them could not be used."),
        (wording.further_remarks(1), "There is 1 more remark about the files on the owner’s own page. Ask them, if a "
         "figure looks odd."),
    ],
)  # fmt: skip
def test_counts_are_said_in_good_english(sentence, said):
    assert sentence == said
