"""A run that is deleted while it works stops at its next step, leaves nothing, and blocks nobody."""

from collections.abc import Callable
from typing import Any
from unittest.mock import patch

import pytest

from snapshot.errors import LockLost
from snapshot.pipeline import run_analysis
from snapshot.services.context import RunContext
from snapshot.services.retention import delete_everything, delete_run
from snapshot.services.runs import list_runs
from snapshot.services.start_upload import UploadRequest
from tests.support.exports import plain_pair
from tests.support.start import start_run

UPLOAD = UploadRequest(files=plain_pair())


def delete_the_one(context: RunContext, workspace: str) -> None:
    (run,) = list_runs(context, workspace)
    assert delete_run(context, workspace, run.record.run_id).deleted.snapshots == 1


@pytest.mark.parametrize("delete", [delete_the_one, delete_everything])
def test_a_run_deleted_in_the_middle_is_gone_for_good(
    embedded: RunContext, delete: Callable[[RunContext, str], object]
) -> None:
    workspace = embedded.store.ensure_workspace("guest:mine")
    measure = run_analysis.measure

    def meanwhile(*given: Any, **named: Any) -> object:
        delete(embedded, workspace)
        return measure(*given, **named)

    with patch.object(run_analysis, "measure", meanwhile), pytest.raises(LockLost):
        start_run(embedded, workspace, UPLOAD)
    assert list_runs(embedded, workspace) == []
    again = embedded.store.ensure_workspace("guest:mine")
    run_id = start_run(embedded, again, UPLOAD)
    assert [run.record.run_id for run in list_runs(embedded, again)] == [run_id]
