"""The result page: every theme, every way of being refused, every end of a run, and what may be done with it."""

from functools import partial

from werkzeug.test import TestResponse

from snapshot.pipeline.documents.conclusion import ShortList, Theme
from snapshot.pipeline.documents.recognition import FileRecognition, InputRecognition
from snapshot.pipeline.documents.results import RunResults
from snapshot.pipeline.documents.upload import ReadingChoices
from snapshot.services.saved_overrides import remember
from snapshot.store.protocol import NewRun
from snapshot.wording.file_problems import PROBLEMS
from tests import sample_results
from tests.pages.stage import Stage, scene
from tests.pages.upload_scenes import invoices, no_quotes, part
from tests.pipeline.decision.deciding import conclusion_of
from tests.pipeline.decision.planted import PLANTED
from tests.support.exports import as_parts, plain_pair

LONG_NAME = "Exported_by_the_office_computer_on_the_last_day_of_the_month_" * 3 + ".csv"


def shown(stage: Stage, results: RunResults, status: str = "succeeded", detail: str = "") -> TestResponse:
    visitor = stage.visitor()
    return visitor.client.get(visitor.keep(results, status) + detail)


def of_theme(theme: Theme, detail: str, stage: Stage) -> TestResponse:
    listed = sample_results.short_list().model_copy(update={"theme": theme})
    has_list = theme not in {Theme.HEALTHY, Theme.TOO_LITTLE_DATA, Theme.VOLUME_DROP, Theme.LUMPY_VOLUME}
    results = sample_results.ready(
        stage.run_id(),
        conclusion=conclusion_of(theme),
        snapshot=PLANTED[theme].model_copy(update={"currency": "USD"}),
        short_list=listed if has_list else None,
    )
    return shown(stage, results, detail=detail)


for theme in Theme:
    scene(f"result, {theme.value}")(partial(of_theme, theme, ""))
for theme in (Theme.SLOW_PAYERS, Theme.HEALTHY):
    scene(f"result printed, {theme.value}")(partial(of_theme, theme, "/print"))


@scene("result of a real run")
def real_run(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    files = as_parts(plain_pair())
    lead = visitor.post("/app/upload", files=files, tool="Jobber", industry="hvac").location
    return visitor.client.get(lead)


@scene("result, gated after a real run")
def gated_run(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    return visitor.client.get(visitor.post("/app/upload", files=[invoices(), no_quotes()]).location)


@scene("result, with files of the last try")
def with_last_try(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    gated = visitor.post("/app/upload", files=[invoices(), no_quotes()]).location
    both = visitor.post("/app/upload", files=as_parts(plain_pair()[1:]), kept=gated.rsplit("/", 1)[-1])
    return visitor.client.get(both.location)


@scene("result, without the kept files of another try")
def without_last_try(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    visitor.post("/app/upload", files=[invoices(), no_quotes()])
    return visitor.client.get(visitor.post("/app/upload", files=as_parts(plain_pair()[1:])).location)


@scene("result, good files wait for one that was not recognized")
def waiting_for_one(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    files = [invoices(), part("quotes.csv", b"%PDF-1.4 no table")]
    return visitor.client.get(visitor.post("/app/upload", files=files).location)


@scene("result printed, gated")
def gated_printed(stage: Stage) -> TestResponse:
    return shown(stage, sample_results.gated(stage.run_id()), detail="/print")


def gated_with(problem: str, stage: Stage) -> TestResponse:
    file = FileRecognition(name=LONG_NAME, category="unknown", problem=problem, problem_message=PROBLEMS[problem])
    results = sample_results.gated(stage.run_id())
    return shown(stage, results.model_copy(update={"input_recognition": InputRecognition(files=(file,))}))


for problem in ("no_rows", "no_header", "not_recognised", "unexpected"):
    scene(f"result, gated for a file with the problem {problem.replace('_', ' ')}")(partial(gated_with, problem))
scene("result, gated for an export of a named tool")(
    lambda stage: shown(stage, sample_results.gated(stage.run_id())),
)


@scene("result, with what an older version did not keep")
def older(stage: Stage) -> TestResponse:
    return shown(stage, sample_results.ready(stage.run_id(), snapshot=None, short_list=None, robustness=None))


@scene("result, with names as long as they come")
def long_names(stage: Stage) -> TestResponse:
    file = sample_results.invoices_file().model_copy(
        update={"name": LONG_NAME, "headers": ("Amount_" * 20, "Client"), "unknown_status_words": ("w" * 60,) * 9}
    )
    listed = sample_results.short_list().items[0].model_copy(update={"number": "INV" * 20, "amount": 12_345_678.9})
    short_list = ShortList(theme=Theme.SLOW_PAYERS, days_mean="past due", items=(listed,))
    parts = {"input_recognition": InputRecognition(files=(file,)), "short_list": short_list}
    return shown(stage, sample_results.ready(stage.run_id(), **parts))


@scene("result, running")
def running(stage: Stage) -> TestResponse:
    return shown(stage, sample_results.under_way(stage.run_id()), "running")


@scene("result, interrupted")
def interrupted(stage: Stage) -> TestResponse:
    return shown(stage, sample_results.under_way(stage.run_id()), "interrupted")


@scene("result, failed")
def failed(stage: Stage) -> TestResponse:
    files = InputRecognition(files=(sample_results.invoices_file(),))
    results = sample_results.failed(stage.run_id()).model_copy(update={"input_recognition": files})
    return shown(stage, results, "failed")


@scene("result, unreadable")
def unreadable(stage: Stage) -> TestResponse:
    visitor, run_id = stage.visitor(), stage.run_id()
    run = NewRun(run_id, visitor.workspace(), sample_results.LOCK_ID, "upload", '{"conclusion": [], "meta": 7}')
    visitor.store.begin_run(run, "test", 300, 1000)
    visitor.store.finish_run(run, "succeeded", run.results_json, None)
    return visitor.client.get(f"/app/results/{run_id}")


@scene("result, after a choice was forgotten")
def forgotten(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    path = visitor.keep(sample_results.ready(stage.run_id()))
    layout = sample_results.invoices_file().layout or ""
    token = visitor.token()
    visitor.client.post(f"{path}/reading/forget", data={"csrf_token": token, "layout": layout})
    return visitor.client.get(path)


@scene("result, read the way that was chosen")
def remembered(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    file = sample_results.invoices_file().model_copy(update={"remembered": True})
    remember(
        visitor.app.extensions["snapshot"],
        visitor.workspace(),
        {file.layout or "": ReadingChoices(columns={"due": "Due"})},
    )
    recognition = InputRecognition(files=(file,))
    return visitor.client.get(visitor.keep(sample_results.ready(stage.run_id(), input_recognition=recognition)))


@scene("result, that's not right")
def not_right(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    return visitor.client.get(f"{visitor.keep(sample_results.ready(stage.run_id()))}/correct")


@scene("result, that's not right without a file")
def not_right_without_file(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    return visitor.post(f"{visitor.keep(sample_results.ready(stage.run_id()))}/correct")


@scene("result, delete without confirming")
def unconfirmed(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    return visitor.post(visitor.keep(sample_results.ready(stage.run_id())) + "/delete")


@scene("result failed, delete without confirming")
def unconfirmed_failed(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    return visitor.post(visitor.keep(sample_results.failed(stage.run_id()), "failed") + "/delete")


@scene("run again, its documents no longer kept")
def not_kept(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    return visitor.post(visitor.keep(sample_results.ready(stage.run_id())) + "/rerun")


@scene("run again, busy")
def rerun_busy(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    files = as_parts(plain_pair())
    path = visitor.post("/app/upload", files=files).location
    visitor.keep(sample_results.under_way(stage.run_id()), "running")
    return visitor.post(f"{path}/rerun")
