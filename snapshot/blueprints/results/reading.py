"""How the files of a run were read: the rows that were set aside, as a file to keep."""

from flask import Response

from snapshot.blueprints.fields import checked_run_id
from snapshot.blueprints.results.views import blueprint
from snapshot.blueprints.visitor import own_workspace, run_context
from snapshot.pipeline.documents.recognition import InputRecognition
from snapshot.presentation.set_aside import set_aside_csv
from snapshot.services.runs import find_run


@blueprint.get("/<run_id>/set-aside.csv")
def set_aside(run_id: str) -> Response:
    """Every row that was set aside, of all files. Sent as it is written: there may be very many."""
    run = find_run(run_context(), own_workspace(), checked_run_id(run_id))
    response = Response(set_aside_csv(run.results.input_recognition or InputRecognition()), mimetype="text/csv")
    response.headers["Content-Disposition"] = f'attachment; filename="set-aside-{run.record.run_id}.csv"'
    return response
