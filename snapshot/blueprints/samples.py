"""A snapshot of a sample business in one click, and its files."""

from datetime import date

from flask import Blueprint, Response, abort
from werkzeug.wrappers import Response as BaseResponse

from snapshot.blueprints.downloads import as_file
from snapshot.blueprints.live_run import make, to_result
from snapshot.blueprints.visitor import current_workspace, run_context
from snapshot.pipeline.documents.profile import Industry
from snapshot.services.start_sample import file_of_sample, start_sample

blueprint = Blueprint("samples", __name__, url_prefix="/app/samples")


@blueprint.post("/<industry>")
def start(industry: str) -> BaseResponse:
    """Run over the sample of this line of work, and go to its result; a second click the same day goes there, too."""
    chosen, workspace_id = _industry(industry), current_workspace()
    return make(lambda watched: to_result(start_sample(watched, workspace_id, chosen)), is_sample=True)


@blueprint.get("/<industry>/<day>/<name>.csv")
def file(industry: str, day: str, name: str) -> Response:
    """One file of the sample of that day, as its owner would export it."""
    try:
        made_on = date.fromisoformat(day)
    except ValueError:
        abort(404)
    found = file_of_sample(_industry(industry), made_on, f"{name}.csv", run_context().run_day())
    if found is None:
        abort(404)
    return as_file(found.content, found.name, "text/csv")


def _industry(text: str) -> Industry:
    try:
        return Industry(text)
    except ValueError:
        abort(404)
