"""Every page about a sample business: each bears its mark."""

from collections.abc import Callable
from functools import partial

from werkzeug.test import TestResponse

from snapshot.pipeline.documents.results import RunResults
from tests import sample_results
from tests.pages.making_scenes import watching
from tests.pages.result_scenes import shown
from tests.pages.stage import Stage, scene


@scene("sample, a real run")
def real_run(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    return visitor.client.get(visitor.post("/app/samples/contractor").location)


@scene("sample, making")
def watched(stage: Stage) -> TestResponse:
    return watching(stage, "/app/samples/contractor")


def of_sample(make: Callable[[str], RunResults], status: str, detail: str, stage: Stage) -> TestResponse:
    return shown(stage, sample_results.of_sample(make(stage.run_id())), status, detail)


for name, make, status, detail in (
    ("result", sample_results.ready, "succeeded", ""),
    ("result printed", sample_results.ready, "succeeded", "/print"),
    ("running", sample_results.under_way, "running", ""),
    ("interrupted", sample_results.under_way, "interrupted", ""),
    ("failed", sample_results.failed, "failed", ""),
):
    scene(f"sample, {name}")(partial(of_sample, make, status, detail))


@scene("sample, in the list")
def listed(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    visitor.keep(sample_results.of_sample(sample_results.ready(stage.run_id())))
    visitor.keep(sample_results.ready(stage.run_id()))
    return visitor.client.get("/app/results")


@scene("sample, asking for help with it")
def assist(stage: Stage) -> TestResponse:
    visitor, run_id = stage.visitor(), stage.run_id()
    visitor.keep(sample_results.of_sample(sample_results.ready(run_id)))
    return visitor.client.get(f"/app/remote-assist?run={run_id}")
