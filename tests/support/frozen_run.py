"""Runs that stand still, each inside another of the six steps, until their process is killed.

``frozen_run.py URL TTL STEP=WORKSPACE ...`` prints a step's name once its run stands still there. Only the entrance of
that room is replaced, and only for that run; everything around it is the product's own.
"""

import sys
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from types import ModuleType
from typing import Any
from unittest.mock import patch

from snapshot.pipeline import run_analysis
from snapshot.services import start_run
from snapshot.services.context import RunContext
from snapshot.services.start_run import UploadRequest
from snapshot.store.engine import open_engine
from snapshot.store.sql import SqlStore
from tests.support.context import run_context
from tests.support.exports import plain_pair

ROOMS: dict[str, tuple[ModuleType, str]] = {
    "parse_normalize_pack": (start_run, "read_files"),
    "build_business_profile": (run_analysis, "build_business_profile"),
    "build_snapshot_v2": (run_analysis, "measure"),
    "predictive_context": (run_analysis, "build_predictive_context"),
    "infer_decision_v2": (run_analysis, "infer_decision"),
    "validate_conclusion_v2": (run_analysis, "validate_conclusion"),
}


def freezing(step: str, room: Callable[..., Any]) -> Callable[..., Any]:
    """``room``, but for the thread named after ``step``, which stands still in it."""

    def enter(*given: Any, **named: Any) -> Any:
        if threading.current_thread().name == step:
            print(step, flush=True)
            time.sleep(600)
        return room(*given, **named)

    return enter


def run(context: RunContext, workspace_id: str) -> None:
    start_run.start_run(context, workspace_id, UploadRequest(files=plain_pair()))


def main() -> None:
    url, ttl, *pairs = sys.argv[1:]
    context = run_context(SqlStore(open_engine(url)), lock_ttl_seconds=int(ttl))
    with ExitStack() as patches:
        for step, (module, name) in ROOMS.items():
            patches.enter_context(patch.object(module, name, freezing(step, getattr(module, name))))
        for step, workspace_id in (pair.split("=") for pair in pairs):
            threading.Thread(target=run, args=(context, workspace_id), name=step).start()
        time.sleep(600)


if __name__ == "__main__":
    main()
