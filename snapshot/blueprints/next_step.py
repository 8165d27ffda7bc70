"""The one next step that an error page offers."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import request, url_for

from snapshot.auth.safe_redirect import safe_redirect
from snapshot.blueprints.auth_session import sign_in_desk
from snapshot.blueprints.inputs import RUN_ID
from snapshot.wording import next_step as wording

# Where the forms of a part of the app stand, as far as their own address does not say it.
PAGES_OF_FORMS = {
    "account": "account.show",
    "remote_assist": "remote_assist.show",
    "samples": "pages.home",
    "sign_in": "sign_in.show",
    "pages": "pages.home",
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """The words of a button, and where it leads."""

    label: str
    address: str


Step = Callable[[], NextStep]


def home() -> NextStep:
    return NextStep(wording.HOME, url_for("pages.home"))


def upload() -> NextStep:
    return NextStep(wording.UPLOAD, url_for("upload.show"))


def snapshots() -> NextStep:
    return NextStep(wording.SNAPSHOTS, url_for("results.index"))


def sign_in() -> NextStep:
    """To the first page where nobody can sign in."""
    return NextStep(wording.SIGN_IN, url_for("sign_in.show")) if sign_in_desk() else home()


def page_again() -> NextStep:
    """The page that this request was sent from."""
    return NextStep(wording.PAGE_AGAIN, _page_of_form())


def try_again() -> NextStep:
    """The same page; for a form, the page that it stands on."""
    if request.method in {"GET", "HEAD"}:
        asked_for = safe_redirect(request.full_path.rstrip("?"), "")
        return NextStep(wording.TRY_AGAIN, request.script_root + asked_for if asked_for else url_for("pages.home"))
    return NextStep(wording.TRY_AGAIN, _page_of_form())


def _page_of_form() -> str:
    named = request.view_args or {}
    run_id, upload_id = (str(named.get(name, "")) for name in ("run_id", "upload_id"))
    if RUN_ID.fullmatch(run_id):
        return url_for("results.show", run_id=run_id)
    if RUN_ID.fullmatch(upload_id):
        return url_for("upload.question", upload_id=upload_id)
    return url_for(PAGES_OF_FORMS.get(request.blueprint or "", "upload.show"))
