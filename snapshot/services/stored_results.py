"""Stored results -> results, also of another version or damaged."""

import json
import logging
from datetime import UTC
from typing import Any, get_args

from pydantic import ValidationError

from snapshot.governance.run_manifest import create_manifest
from snapshot.pipeline.decision import is_sized
from snapshot.pipeline.documents.glance import Glance
from snapshot.pipeline.documents.manifest import RunMode
from snapshot.pipeline.documents.results import RunMeta, RunResults
from snapshot.store.protocol import RunRecord
from snapshot.wording import refusals

log = logging.getLogger(__name__)


def read_results(record: RunRecord) -> RunResults:
    """The results of a stored run. What cannot be read is left out, with a warning that says so; never raises.

    The run's id is the store's own, whatever the document says.
    """
    try:
        results = RunResults.model_validate_json(record.results_json)
    except ValidationError:
        # Without the error's text: it quotes what is stored.
        log.warning("run %s: parts of its stored results cannot be read and are left out", record.run_id)
        results = _readable_parts(record)
    if results.conclusion and not is_sized(results.conclusion):  # a hosted store takes anything from its owner
        results = _with_warning(results.model_copy(update={"conclusion": None}))
    return results.model_copy(update={"run_id": record.run_id})


def glance_at(record: RunRecord) -> Glance:
    """What a list says of a stored run; never raises. A damaged one is read in parts, which costs more."""
    try:
        return Glance.model_validate_json(record.results_json)
    except ValidationError:
        return Glance.model_validate(read_results(record), from_attributes=True)


def _readable_parts(record: RunRecord) -> RunResults:
    """Part by part onto a bare document; a part that does not hold is left out."""
    results = _bare(record)
    document = json.loads(results.model_dump_json())
    for name, part in _parts(record.results_json).items():
        try:
            results = RunResults.model_validate_json(json.dumps(document | {name: part}))
        except ValidationError:
            continue
        document[name] = part
    return _with_warning(results)


def _with_warning(results: RunResults) -> RunResults:
    return results.model_copy(update={"data_warnings": (*results.data_warnings, refusals.PARTS_UNREADABLE)})


def _bare(record: RunRecord) -> RunResults:
    """What the store itself knows of the run."""
    created = record.created_at.astimezone(UTC)
    mode: RunMode = record.mode if record.mode in get_args(RunMode) else "upload"  # type: ignore[assignment]
    manifest = create_manifest(record.run_id, record.workspace_id, mode, "", now=created)
    meta = RunMeta(app_version="", created_at=created, run_day=created.date(), rerun_of=record.rerun_of)
    return RunResults(run_id=record.run_id, run_manifest=manifest, meta=meta)


def _parts(text: str) -> dict[str, Any]:
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    known = RunResults.model_fields
    return {name: part for name, part in document.items() if name in known} if isinstance(document, dict) else {}
