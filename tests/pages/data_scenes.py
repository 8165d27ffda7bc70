"""The list of snapshots, and what is kept for a browser."""

from werkzeug.test import TestResponse

from snapshot.pipeline.documents.upload import ReadingChoices
from snapshot.services.saved_overrides import remember
from tests import sample_results
from tests.pages.stage import Stage, scene


@scene("list, empty")
def nothing_yet(stage: Stage) -> TestResponse:
    return stage.visitor().client.get("/app/results")


@scene("list, with a snapshot in every state")
def every_state(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    for status in ("interrupted", "failed"):
        visitor.keep(sample_results.under_way(stage.run_id()), status)
    visitor.keep(sample_results.ready(stage.run_id()))
    visitor.keep(sample_results.gated(stage.run_id()))
    visitor.keep(sample_results.under_way(stage.run_id()), "running")
    return visitor.client.get("/app/results")


@scene("deleted, one snapshot")
def deleted_one(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    return visitor.client.get(visitor.delete_one())


@scene("deleted, no receipt")
def deleted_nothing(stage: Stage) -> TestResponse:
    return stage.visitor().client.get("/app/deleted")


@scene("your data, nothing kept")
def account_empty(stage: Stage) -> TestResponse:
    return stage.visitor().client.get("/app/account")


@scene("your data, with snapshots and choices")
def account_full(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    visitor.keep(sample_results.ready(stage.run_id()))
    chosen = {
        "ab" * 16: ReadingChoices(date_order="day_first"),
        "cd" * 16: ReadingChoices(columns={"due": "Due", "paid": "Paid on"}),
    }
    remember(visitor.app.extensions["snapshot"], visitor.workspace(), chosen)
    return visitor.client.get("/app/account")


@scene("your data, delete everything without confirming")
def account_unconfirmed(stage: Stage) -> TestResponse:
    return stage.visitor().post("/app/account/delete-everything")


@scene("your data, nothing to delete")
def account_nothing(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    return visitor.client.get(visitor.post("/app/account/delete-everything", confirm="yes").location)


@scene("deleted, everything")
def deleted_everything(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    visitor.keep(sample_results.ready(stage.run_id()))
    return visitor.client.get(visitor.post("/app/account/delete-everything", confirm="yes").location)
