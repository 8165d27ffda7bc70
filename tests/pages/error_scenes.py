"""Every refusal and fault as a page."""

from functools import partial
from io import BytesIO

from werkzeug.exceptions import HTTPException, default_exceptions
from werkzeug.test import TestResponse

from snapshot.blueprints import pages as front
from snapshot.blueprints.refusal_pages import REFUSALS
from snapshot.errors import Refusal, StoreUnavailable
from snapshot.wording.pages import ERROR_PAGES
from tests.pages.stage import Stage, scene


def raising(fault: Exception, stage: Stage) -> TestResponse:
    """The answer where a page meets ``fault``."""

    def fail(*_: object, **__: object) -> None:
        raise fault

    stage.patch.setattr(front, "render_template", fail)
    return stage.visitor().client.get("/")


def of_refusal(refusal: type[Refusal], stage: Stage) -> TestResponse:
    return raising(refusal(), stage)


def of_status(error: type[HTTPException], stage: Stage) -> TestResponse:
    return raising(error(), stage)


for refusal in REFUSALS:
    scene(f"refused: {refusal.__name__}")(partial(of_refusal, refusal))
for status in sorted({403, *ERROR_PAGES} - {404, 405, 413, 500, 503}):
    scene(f"error {status}")(partial(of_status, default_exceptions[status]))


@scene("error 500")
def fault(stage: Stage) -> TestResponse:
    return raising(RuntimeError("secret detail"), stage)


@scene("error 404, no such address")
def no_page(stage: Stage) -> TestResponse:
    return stage.visitor().client.get("/nowhere")


@scene("error 404, no such snapshot")
def no_snapshot(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    visitor.workspace()
    return visitor.client.get(f"/app/results/{stage.run_id()}")


@scene("error 405")
def wrong_method(stage: Stage) -> TestResponse:
    return stage.visitor().client.get("/app/account/delete-everything")


@scene("error 413")
def too_large(stage: Stage) -> TestResponse:
    stage.patch.setitem(stage.plain.config, "MAX_CONTENT_LENGTH", 1000)
    data = {"files": (BytesIO(b"x" * 5000), "a.csv")}
    return stage.visitor().client.post("/app/upload", data=data, content_type="multipart/form-data")


@scene("a form that is no longer valid")
def expired_form(stage: Stage) -> TestResponse:
    return stage.visitor().client.post("/app/upload", data={"csrf_token": "made-up"})


@scene("the database is away")
def database_away(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    visitor.workspace()

    def away(self: object, *_: object) -> None:
        raise StoreUnavailable

    stage.patch.setattr(type(visitor.store), "list_runs", away)
    return visitor.client.get("/app/results")


@scene("the sign-in is away from a page of one's own")
def sign_in_away(stage: Stage) -> TestResponse:
    stage.service.away = True
    return stage.owner().client.get("/app/account/sign-in")
