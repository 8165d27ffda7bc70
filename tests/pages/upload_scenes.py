"""The front page, the upload form, the question before a run, and asking for help."""

from dataclasses import replace
from functools import partial
from io import BytesIO
from typing import Any

from werkzeug.test import TestResponse

from snapshot.pipeline.documents.upload import UploadedFile
from snapshot.services.held_uploads import HeldFile, HeldUpload, hold
from tests import sample_results
from tests.blueprints.conftest import Visitor
from tests.pages.stage import Stage, scene
from tests.support.exports import QUOTE_HEADER, as_csv, either_way, plain_pair
from tests.support.uploads import untold_list

Part = tuple[BytesIO, str]
INVOICES, QUOTES = plain_pair()
FILLED = {"tool": "Jobber", "notes": "Where is the export?", "contact": "ann@example.com", "website": ""}


def part(name: str, content: bytes) -> Part:
    return BytesIO(content), name


def no_quotes() -> Part:
    return part("quotes.csv", as_csv(QUOTE_HEADER, []))


def invoices() -> Part:
    return part(INVOICES.name, INVOICES.content)


@scene("home")
def home(stage: Stage) -> TestResponse:
    return stage.visitor().client.get("/")


@scene("home, where there is a sign-in")
def home_hosted(stage: Stage) -> TestResponse:
    return stage.owner().client.get("/")


@scene("upload")
def upload(stage: Stage) -> TestResponse:
    return stage.visitor().client.get("/app/upload")


def faulty_upload(fields: dict[str, Any], stage: Stage) -> TestResponse:
    return stage.visitor().post("/app/upload", **fields)


FAULTS: dict[str, dict[str, Any]] = {
    "no file": {},
    "too many files": {"files": [part(f"{n}.csv", b"a") for n in range(13)]},
    "a website that is none": {"website": "not a website"},
    "too long a tool": {"tool": "x" * 81},
    "an unknown line of work": {"industry": "astrology"},
    "every field": {"website": "not a website", "tool": "x" * 81, "industry": "astrology"},
}
for fault, fields in FAULTS.items():
    scene(f"upload, refused for {fault}")(partial(faulty_upload, fields))


@scene("upload, busy")
def upload_busy(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    visitor.keep(sample_results.under_way(stage.run_id()), "running")
    return visitor.post("/app/upload", files=invoices(), tool="Jobber")


@scene("upload, after the files of a question were deleted")
def upload_after(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    token = visitor.token()
    visitor.client.post(visitor.ask(stage.run_id()) + "/discard", data={"csrf_token": token})
    return visitor.client.get("/app/upload")


def with_kept_files(stage: Stage, name: str = INVOICES.name) -> tuple[Visitor, str]:
    visitor, upload_id = stage.visitor(), stage.run_id()
    upload = HeldUpload(purpose="kept", files=(HeldFile(replace(INVOICES, name=name), "invoices", 60),))
    assert hold(visitor.app.extensions["snapshot"], visitor.workspace(), upload_id, upload)
    return visitor, upload_id


@scene("upload, with kept files")
def upload_kept(stage: Stage) -> TestResponse:
    visitor, _ = with_kept_files(stage)
    return visitor.client.get("/app/upload")


@scene("upload, with kept files included")
def upload_kept_included(stage: Stage) -> TestResponse:
    visitor, upload_id = with_kept_files(stage, "Exported_by_the_office_computer_" * 3 + ".csv")
    return visitor.client.get(f"/app/upload?kept={upload_id}")


@scene("upload, kept files alone")
def upload_kept_alone(stage: Stage) -> TestResponse:
    visitor, upload_id = with_kept_files(stage)
    return visitor.post("/app/upload", kept=upload_id)


@scene("upload, kept files gone")
def upload_kept_gone(stage: Stage) -> TestResponse:
    return stage.visitor().post("/app/upload", kept=stage.run_id(), files=invoices())


@scene("question")
def question(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    return visitor.client.get(visitor.ask(stage.run_id()))


@scene("questions of two files")
def questions(stage: Stage) -> TestResponse:
    """As they are asked after a real upload, with a kind of list that is in doubt."""
    visitor = stage.visitor()
    upload = HeldUpload("question", (HeldFile(either_way()), HeldFile(QUOTES)))
    upload_id = stage.run_id()
    assert hold(visitor.app.extensions["snapshot"], visitor.workspace(), upload_id, upload)
    return visitor.client.get(f"/app/upload/questions/{upload_id}")


def faulty_answer(fields: dict[str, str], stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    return visitor.post(visitor.ask(stage.run_id()), **fields)


scene("question, an answer that was not offered")(partial(faulty_answer, {"file-0-order": "99"}))
scene("question, a column chosen twice")(
    partial(faulty_answer, {"file-0-order": "day_first", "file-0-column-paid": "1", "file-0-column-due": "1"})
)


def mapping(stage: Stage, *others: UploadedFile) -> tuple[Visitor, str]:
    """An upload with a list that nobody knows; the path of its question."""
    visitor, upload_id = stage.visitor(), stage.run_id()
    upload = HeldUpload("question", tuple(map(HeldFile, (*others, untold_list()))))
    assert hold(visitor.app.extensions["snapshot"], visitor.workspace(), upload_id, upload)
    return visitor, f"/app/upload/questions/{upload_id}"


@scene("mapping")
def mapping_alone(stage: Stage) -> TestResponse:
    visitor, path = mapping(stage)
    return visitor.client.get(path)


@scene("mapping, beside a question about another file")
def mapping_beside(stage: Stage) -> TestResponse:
    visitor, path = mapping(stage, either_way(), QUOTES)
    return visitor.client.get(path)


def checked_mapping(fields: dict[str, str], stage: Stage) -> TestResponse:
    visitor, path = mapping(stage)
    return visitor.post(path, **fields)


CHECKED: dict[str, dict[str, str]] = {
    "another kind": {"do": "check", "file-0-kind": "quotes", "file-0-shown": "invoices"},
    "another kind, made at once": {"do": "make", "file-0-kind": "payments", "file-0-shown": "invoices"},
    "left out": {"do": "check", "file-0-kind": "unknown", "file-0-shown": "invoices"},
    "a column chosen twice": {"do": "check", "file-0-column-due": "0", "file-0-column-tax": "0"},
    "nothing counted": {"do": "check", "file-0-column-issued": "none"},
}
for check, fields in CHECKED.items():
    scene(f"mapping, {check}")(partial(checked_mapping, fields))


@scene("question, busy")
def question_busy(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    path = visitor.ask(stage.run_id())
    visitor.keep(sample_results.under_way(stage.run_id()), "running")
    return visitor.post(path, **{"file-0-order": "day_first"})


@scene("question, closed")
def question_closed(stage: Stage) -> TestResponse:
    return stage.visitor().client.get(f"/app/upload/questions/{stage.run_id()}")


@scene("remote assist")
def assist(stage: Stage) -> TestResponse:
    return stage.visitor().client.get("/app/remote-assist")


@scene("remote assist, about a snapshot")
def assist_about(stage: Stage) -> TestResponse:
    visitor, run_id = stage.visitor(), stage.run_id()
    visitor.keep(sample_results.gated(run_id))
    return visitor.client.get(f"/app/remote-assist?run={run_id}")


@scene("remote assist, refused")
def assist_refused(stage: Stage) -> TestResponse:
    faulty = {"tool": " ", "notes": "", "contact": "me", "website": "not a website"}
    return stage.visitor().post("/app/remote-assist", **faulty)


@scene("remote assist, sent")
def assist_sent(stage: Stage) -> TestResponse:
    visitor = stage.visitor()
    visitor.post("/app/remote-assist", **FILLED)
    return visitor.client.get("/app/remote-assist")
