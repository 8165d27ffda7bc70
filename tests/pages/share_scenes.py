"""Sharing a result: on its owner's page, and as whoever has the link sees it."""

from functools import partial

from werkzeug.test import TestResponse

from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.results import RunResults
from snapshot.store.protocol import MAX_LINKS
from tests import sample_results
from tests.pages.stage import Stage, scene
from tests.support.exports import as_parts, plain_pair


def opened(stage: Stage, results: RunResults) -> TestResponse:
    """The link to ``results`` in another browser."""
    owner = stage.visitor()
    owner.keep(results)
    return stage.visitor().client.get(f"/shared/{owner.share(results.run_id)}")


def of_theme(theme: Theme, stage: Stage) -> TestResponse:
    return opened(stage, sample_results.shareable(stage.run_id(), theme))


for theme in (Theme.SLOW_PAYERS, Theme.STALE_QUOTES, Theme.HEALTHY):
    scene(f"shared, {theme.value}")(partial(of_theme, theme))
scene("shared, nothing to warn of")(
    lambda stage: opened(stage, sample_results.shareable(stage.run_id(), data_warnings=(), input_recognition=None)),
)


@scene("shared, a real run")
def real_run(stage: Stage) -> TestResponse:
    owner = stage.visitor()
    files = as_parts(plain_pair())
    run_id = owner.post("/app/upload", files=files).location.rsplit("/", 1)[1]
    return stage.visitor().client.get(f"/shared/{owner.share(run_id)}")


@scene("shared, the link is over")
def over(stage: Stage) -> TestResponse:
    return stage.visitor().client.get("/shared/cut-off")


def result_after(stage: Stage, links: int, **fields: str) -> TestResponse:
    """The result page after the form was sent once more than there are ``links``."""
    owner, run_id = stage.visitor(), stage.run_id()
    path = owner.keep(sample_results.shareable(run_id))
    for _ in range(links):
        owner.share(run_id)
    answer = owner.post(f"{path}/share", **fields)
    return owner.client.get(path) if answer.status_code == 303 else answer


scene("result, a link just made")(lambda stage: result_after(stage, 0, days="30"))
scene("result, one of several links just made")(lambda stage: result_after(stage, 2, days="7"))
scene("result, a link for days that are not offered")(lambda stage: result_after(stage, 0, days="4000"))


@scene("result, in the words of another version")
def outdated(stage: Stage) -> TestResponse:
    owner = stage.visitor()
    return owner.client.get(owner.keep(sample_results.of_version("0.0.9", stage.run_id())))


scene("result, too many links")(lambda stage: result_after(stage, MAX_LINKS, days="7"))
