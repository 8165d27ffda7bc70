"""The part of a result page that is about sharing it: the form, the living links, and a new one, shown once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from flask import request, session, url_for

from snapshot.blueprints.results.forms import ShareForm
from snapshot.blueprints.visitor import run_context
from snapshot.presentation import formats
from snapshot.presentation.sharing import LinkLine, present_links
from snapshot.services.runs import StoredRun
from snapshot.services.share import NewLink, is_shareable, is_vouched, living_links
from snapshot.wording import sharing as wording

NEW_LINK = "new_link"


@dataclass(frozen=True, slots=True)
class SharePanel:
    """``address`` is a link made just now, and ``made`` says so: after this page nobody can see it any more.

    ``make_anew``, where it says something, stands in the place of the form: no further link can be made.
    """

    form: ShareForm
    links: tuple[LinkLine, ...]
    address: str = ""
    made: str = ""
    make_anew: str = ""

    @property
    def choices(self) -> Mapping[str, str]:
        return wording.LASTS

    @property
    def is_open(self) -> bool:
        return bool(self.address or self.form.errors)


def share_panel(run: StoredRun, form: ShareForm | None = None) -> SharePanel | None:
    """``None``: there is nothing in this run that could be shared."""
    new = _new_link()
    if not is_shareable(run):
        return None
    links = present_links(living_links(run_context(), run.record.workspace_id, run.record.run_id))
    make_anew = "" if is_vouched(run) else wording.MAKE_ANEW
    panel = SharePanel(form or ShareForm(formdata=None), links, make_anew=make_anew)
    if new.get("run_id") != run.record.run_id:
        return panel
    until = formats.day(datetime.fromisoformat(new["until"]).date())
    address = url_for("shared.show", token=new["token"], _external=True)
    return replace(panel, address=address, made=wording.link_made(until))


def keep_for_next_page(new: NewLink) -> None:
    """In the owner's own cookie for one answer: an address or a log line would keep it."""
    link = new.link
    session[NEW_LINK] = {"run_id": link.run_id, "token": new.token, "until": link.expires_at.isoformat()}


def _new_link() -> dict[str, str]:
    """What the last answer kept for this one; loaded again, the page no longer has it."""
    found: dict[str, str] = session.pop(NEW_LINK, {}) if request.method == "GET" else {}
    return found
