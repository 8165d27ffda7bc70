"""A run that stands still inside one of the six steps until it is killed: ``frozen_run.py URL WORKSPACE STEP TTL``.

Prints "frozen" once it is there. Only the named room is replaced; everything around it is the product's own.
"""

import sys
import time
from types import ModuleType
from unittest.mock import patch

from snapshot.pipeline import run_analysis
from snapshot.services import start_run
from snapshot.services.start_run import UploadRequest
from snapshot.store.engine import open_engine
from snapshot.store.sql import SqlStore
from tests.support.context import run_context
from tests.support.exports import plain_pair

ROOMS: dict[str, tuple[ModuleType, str]] = {
    "parse_normalize_pack": (start_run, "read_files"),
    "build_business_profile": (run_analysis, "build_business_profile"),
    "build_snapshot_v2": (run_analysis, "build_snapshot"),
    "predictive_context": (run_analysis, "build_predictive_context"),
    "infer_decision_v2": (run_analysis, "infer_decision"),
    "validate_conclusion_v2": (run_analysis, "validate_conclusion"),
}


def freeze(*_: object, **__: object) -> None:
    print("frozen", flush=True)
    time.sleep(600)


def main() -> None:
    url, workspace_id, step, ttl = sys.argv[1:]
    context = run_context(SqlStore(open_engine(url)), lock_ttl_seconds=int(ttl))
    module, name = ROOMS[step]
    with patch.object(module, name, freeze):
        start_run.start_run(context, workspace_id, UploadRequest(files=plain_pair()))


if __name__ == "__main__":
    main()
