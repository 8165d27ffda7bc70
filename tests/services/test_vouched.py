"""What a link may show: nothing that the product would not say itself of the figures that are shown with it."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.results import RunResults
from snapshot.services.runs import find_run
from snapshot.services.shared_document import shared_document, vouched_document
from snapshot.services.start_upload import UploadRequest
from snapshot.store.engine import open_engine
from snapshot.store.sql.store import SqlStore
from tests import sample_results
from tests.pipeline.decision.deciding import decide
from tests.support.context import run_context
from tests.support.exports import plain_pair
from tests.support.start import start_run

PLANTED = "Call 555-0142 today"
Place = tuple[str | int, ...]


@pytest.fixture(scope="module")
def real(empty_database: Path, tmp_path_factory: pytest.TempPathFactory) -> RunResults:
    """What a run over two plain files left, read back from the store."""
    path = shutil.copy(empty_database, tmp_path_factory.mktemp("real") / "snapshot.db")
    engine = open_engine(f"sqlite:///{path}")
    context = run_context(SqlStore(engine))
    workspace_id = context.store.ensure_workspace("guest:one")
    results = find_run(context, workspace_id, start_run(context, workspace_id, UploadRequest(plain_pair()))).results
    engine.dispose()
    return results


def texts(node: Any, at: Place = ()) -> Iterator[Place]:
    """Where a text stands."""
    if isinstance(node, str):
        yield at
    parts = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for name, part in parts:
        yield from texts(part, (*at, name))


def planted(stored: str, place: Place) -> RunResults | None:
    """The result with another text in that place; ``None`` where only words of a fixed set may stand."""
    document = node = json.loads(stored)
    *way, last = place
    for name in way:
        node = node[name]
    node[last] = PLANTED
    try:
        return RunResults.model_validate_json(json.dumps(document))
    except ValidationError:
        return None


def changed(results: RunResults, part: str, **changes: Any) -> RunResults:
    return results.model_copy(update={part: getattr(results, part).model_copy(update=changes)})


def test_a_real_result_is_shown_with_its_own_watch_list(real):
    assert vouched_document(real) == shared_document(real)
    assert vouched_document(real).predictive_context == real.predictive_context


@pytest.mark.parametrize("theme", Theme)
def test_whatever_the_product_says_can_be_shared(theme):
    results = sample_results.shareable(theme=theme)
    assert vouched_document(RunResults.model_validate_json(results.model_dump_json()))


def test_no_text_that_is_put_into_a_real_result_is_shown(real):
    stored = real.model_dump_json()
    found = list(texts(json.loads(stored)))
    refused = set()
    for place in found:
        if results := planted(stored, place):
            shown = vouched_document(results)
            assert shown is None or "555" not in shown.model_dump_json(), place
            refused |= {place[:2]} if shown is None else set()
    assert refused >= {("conclusion", name) for name, text in json.loads(stored)["conclusion"].items()
                       if name not in {"conclusion_version", "pattern_id", "confidence"}}  # fmt: skip


@pytest.mark.parametrize(
    "results",
    [
        sample_results.shareable(conclusion=sample_results.slow_payers()),
        sample_results.shareable(conclusion=None),
        sample_results.shareable(snapshot=None),
        changed(sample_results.shareable(), "meta", confidence_probability=None),
        changed(sample_results.shareable(), "meta", confidence_probability=0.2),
    ],
    ids=["made up", "no conclusion", "no figures", "likelihood not kept", "another likelihood"],
)
def test_what_cannot_be_checked_is_not_shown(results):
    assert vouched_document(results) is None


def of_figures(**changes: Any) -> RunResults:
    """What the rules say of the figures with some changed."""
    results = sample_results.shareable()
    snapshot = results.snapshot.model_copy(update=changes)
    return results.model_copy(update={"snapshot": snapshot, "conclusion": decide(snapshot).conclusion})


def test_the_sentences_are_those_of_the_figures_that_are_shown():
    results = sample_results.shareable()
    assert vouched_document(of_figures()) == vouched_document(results) is not None
    assert vouched_document(results.model_copy(update={"snapshot": sample_results.ready().snapshot})) is None
    assert vouched_document(of_figures(currency="CHF")) is not None
    assert vouched_document(of_figures(currency="SCAM.EXAMPLE")) is None, "a currency stands in the sentences"


@pytest.mark.parametrize("amount", [float("inf"), float("nan"), 10.0**300])
def test_a_figure_beyond_all_measure_is_refused_and_breaks_nothing(amount):
    results = sample_results.shareable()
    overdue = results.snapshot.overdue.model_copy(update={"amount": amount, "weeks_of_billing": amount})
    assert vouched_document(changed(results, "snapshot", overdue=overdue)) is None


@pytest.mark.parametrize("count", [10**4000, -(10**19)])
def test_a_count_that_no_page_could_write_is_refused(count):
    results = sample_results.shareable()
    assert vouched_document(changed(results, "meta", redraws=count)) is None
    exclusions = results.snapshot.exclusions.model_copy(update={"draft_invoices": count})
    assert vouched_document(changed(results, "snapshot", exclusions=exclusions)) is None


def test_a_made_up_day_is_refused_and_breaks_nothing():
    results = sample_results.shareable()
    window = results.snapshot.window.model_copy(update={"report_date": date.max})
    assert vouched_document(changed(results, "snapshot", window=window)) is None
