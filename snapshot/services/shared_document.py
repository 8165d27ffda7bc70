"""Results -> the shared version of them. Only the listed fields are copied.

A part that is not named here is left out, also one that results get later. Nothing passes that the owner wrote or that
is in their files: names of files, columns and customers, numbers of documents and rows, cells, an address.

A hosted store accepts any result from its owner, so being stored proves nothing. All but the conclusion's sentences are
numbers, days, words of fixed sets or written here again; the sentences must be what this product itself says of the
figures that are shown with them.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, get_args

from snapshot.pipeline.decision import is_valid
from snapshot.pipeline.decision.validate.grounding import read_line
from snapshot.pipeline.decision.write.metric_paths import leaves_of, literal
from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.conclusion import Conclusion, Decision
from snapshot.pipeline.documents.manifest import RunManifest
from snapshot.pipeline.documents.predictive import PredictiveContext
from snapshot.pipeline.documents.profile import BusinessProfile
from snapshot.pipeline.documents.recognition import CurrencyTotal, FileRecognition, InputRecognition
from snapshot.pipeline.documents.results import RunMeta, RunResults
from snapshot.pipeline.documents.robustness import Robustness
from snapshot.pipeline.documents.snapshot import Bucket, Snapshot
from snapshot.pipeline.pack.report.totals import concerns_file, left_out
from snapshot.pipeline.predictive import build_predictive_context
from snapshot.wording import sharing as wording
from snapshot.wording.ages import QUOTE_AGES
from snapshot.wording.money import CHARACTERS, WORDS

NOBODY = ""  # in the place of the ids of the run and the workspace
LOCK_MARK = re.compile(r"[0-9a-f]{6}")  # as much of the lock as the receipt shows
CURRENCY = re.compile(rf"[A-Za-z]{{3}}|[A-Z]{{0,2}}[{CHARACTERS}]|{'|'.join(WORDS)}")
MOST_CURRENCIES = 20  # more than anybody is paid in

# The measured facts. Not here: the weeks one by one and the sizes of invoices, which no page shows.
FIGURES = (
    "window", "exclusions", "activity_signals", "pay_time", "overdue", "top_debtor", "customer_share", "conversion",
    "decision_time", "stale_quotes", "open_pile", "unbilled_work", "duplicates", "price_held", "job_size", "flow",
    "lumpiness", "season", "odd_invoices", "backlog", "action", "input_costs", "volatility_band", "numbers",
)  # fmt: skip
# The product's own sentences.
SENTENCES = (
    "pattern_id", "one_sentence_pattern", "decision", "why_this_now", "boundary", "confidence", "season_context",
    "optional_next_steps",
)  # fmt: skip
COUNTS = (
    "invoices_count", "quotes_count", "invoice_total_cents", "paid_count", "open_count", "quote_approved_count",
    "first_date", "last_date",
)  # fmt: skip
IN_CURRENCY = (
    "invoices_count", "invoices_cents", "quotes_count", "quotes_cents", "payments_count", "payments_cents",
)  # fmt: skip
LEFT_OUT_IN_TURN = (
    "holds", "customers", "customers_left_out", "customers_that_change", "weeks", "weeks_left_out",
    "weeks_that_change", "doubtful_documents",
)  # fmt: skip
HANGS_ON = ("kind", "then", "documents", "amount", "by_nature", "week")
# That the step ran, how it ended and how long it took. Its notes and its error can quote a file or a website.
STEP = ("step_name", "status", "duration_ms")
# When it was made and how sure it is. Not here: tool and website say whose it is, and the first run is another page.
META = ("created_at", "run_day", "confidence_probability", "redraws", "redraws_agreeing")


def shared_document(results: RunResults) -> RunResults:
    """The allowed parts of a finished run's ``results``; what is not allowed is as empty as if it had not been made.

    May raise ``OverflowError``: a report date that was made up can be the last that there is.

    Left out whole: the short list (document numbers); the validation (its details quote what an agent proposed); the
    line of work with the words that it was told by (words of the files or of the website).
    """
    snapshot = _snapshot(results.snapshot) if results.snapshot else None
    return RunResults(
        run_id=NOBODY,
        snapshot=snapshot,
        conclusion=_conclusion(results.conclusion, snapshot) if results.conclusion else None,
        input_recognition=_counts(results.input_recognition) if results.input_recognition else None,
        data_warnings=shared_warnings(results),
        readiness_level=results.readiness_level,
        predictive_context=_watch_list(results, results.predictive_context) if results.predictive_context else None,
        robustness=_robustness(results.robustness) if results.robustness else None,
        run_manifest=_receipt(results.run_manifest),
        meta=RunMeta(app_version="", **_named(results.meta, META)),
    )


def _snapshot(snapshot: Snapshot) -> Snapshot:
    parts = {name: _without_text(value) for name, value in _named(snapshot, FIGURES).items()}
    known = {bucket.label: bucket for bucket in snapshot.quote_age_buckets if bucket.label in QUOTE_AGES}
    ages = tuple(Bucket(label=label, count=bucket.count, amount=bucket.amount) for label, bucket in known.items())
    return Snapshot(currency=_code(snapshot.currency), quote_age_buckets=ages, **parts)


def _without_text(value: Any) -> Any:
    """Numbers, days and words of fixed sets. Free text goes: why a figure is unknown is no figure."""
    if isinstance(value, tuple):
        return tuple(_without_text(item) for item in value)
    if not isinstance(value, Document):
        return value
    return type(value)(**{name: _without_text(getattr(value, name)) for name in _wordless(type(value))})


@cache
def _wordless(kind: type[Document]) -> tuple[str, ...]:
    return tuple(name for name, field in kind.model_fields.items() if not _holds_text(field.annotation))


def _holds_text(annotation: object) -> bool:
    """Whether any text may stand in a field; a word of a fixed set is none."""
    return annotation is str or any(_holds_text(part) for part in get_args(annotation))


def _conclusion(conclusion: Conclusion, snapshot: Snapshot | None) -> Conclusion:
    leaves = leaves_of(snapshot) if snapshot else {}
    evidence = tuple(line for line in conclusion.evidence_signals if _is_figure(line, leaves))
    return Conclusion(evidence_signals=evidence, **_named(conclusion, SENTENCES))


def _is_figure(line: str, leaves: Mapping[str, Any]) -> bool:
    """Whether a line of the evidence cites a figure that is shared, as it is shared. A sentence does not."""
    pair = read_line(line)
    return pair is not None and pair[0] in leaves and pair[1] == literal(leaves[pair[0]])


def _counts(recognition: InputRecognition) -> InputRecognition:
    """What all files hold together, and nothing of any one of them."""
    summary = recognition.summary
    together = type(summary)(currency=_code(summary.currency), **_named(summary, COUNTS))
    held = tuple(_in_currency(total) for total in recognition.currencies[:MOST_CURRENCIES])
    return InputRecognition(summary=together, currencies=held)


def _in_currency(total: CurrencyTotal) -> CurrencyTotal:
    return CurrencyTotal(currency=_code(total.currency), **_named(total, IN_CURRENCY))


def _watch_list(results: RunResults, stored: PredictiveContext) -> PredictiveContext:
    """Taken from the library of the trade once more, by the same day: it knows nothing of the owner."""
    day = results.snapshot.window.report_date if results.snapshot else None
    return build_predictive_context(BusinessProfile(industry=stored.industry), day or results.meta.run_day)


def _robustness(found: Robustness) -> Robustness:
    fact = found.hangs_on
    hangs_on = type(fact)(**_named(fact, HANGS_ON)) if fact else None
    return Robustness(hangs_on=hangs_on, **_named(found, LEFT_OUT_IN_TURN))


def _receipt(manifest: RunManifest) -> RunManifest:
    mark = LOCK_MARK.match(manifest.lock_id)
    return RunManifest(
        run_id=NOBODY,
        workspace_id=NOBODY,
        mode=manifest.mode,
        lock_id=mark.group() if mark else NOBODY,
        created_at=manifest.created_at,
        finalized_at=manifest.finalized_at,
        steps=tuple(type(step)(**_named(step, STEP)) for step in manifest.steps),
    )


def _code(currency: str | None) -> str | None:
    return currency if currency and CURRENCY.fullmatch(currency) else None


def _named(document: Document, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(document, name) for name in names}


def shared_warnings(results: RunResults) -> tuple[str, ...]:
    """Nothing where the owner's own page warns of nothing."""
    files = results.input_recognition.files if results.input_recognition else ()
    told = _of_files(files)
    if results.input_recognition and results.input_recognition.left_out:
        told.append(left_out(_counts(results.input_recognition)))
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
    return sum(concerns_file(issue) for issue in file.issues) + bool(file.unknown_status_words)


LARGEST = 10**18  # more than any business has in cents of any currency; a page can still write it


def vouched_document(results: RunResults) -> RunResults | None:
    """The allowed parts of ``results``. ``None``: made up, or in the words of another version."""
    try:
        shown = shared_document(results)
        return shown if _can_be_written(shown.model_dump()) and _holds(shown) else None
    except (ArithmeticError, ValueError):  # made-up figures and days can be impossible to calculate with
        return None


def _holds(shown: RunResults) -> bool:
    conclusion, probability = shown.conclusion, shown.meta.confidence_probability
    if conclusion is None or shown.snapshot is None or probability is None:
        return False
    return is_valid(Decision(conclusion=conclusion, probability=probability), shown.snapshot)


def _can_be_written(node: Any) -> bool:
    """Whether every number is one and has an end: not every page could show others, and none should."""
    if isinstance(node, dict):
        return all(_can_be_written(part) for part in node.values())
    if isinstance(node, tuple):
        return all(_can_be_written(part) for part in node)
    return not isinstance(node, int | float) or abs(node) <= LARGEST
