"""Runs that stand still, each inside one of the six steps, until their process is killed.

``frozen_run.py ADDRESS WORKSPACE=STEP=TTL ...`` prints a workspace once its run stands still in that step; its lease
lasts ``TTL`` seconds. What ``ADDRESS`` may be, ``every_store.opened`` says. Only the entrance of that room is replaced,
and only for that run; everything around it is the product's own. One run after the other, the shortest lease last: it
must not end while others still work.
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
from snapshot.services import start_upload
from snapshot.services.context import RunContext
from snapshot.services.start_upload import UploadRequest
from tests.support.context import run_context
from tests.support.every_store import opened
from tests.support.exports import plain_pair
from tests.support.start import start_run

ROOMS: dict[str, tuple[ModuleType, str]] = {
    "parse_normalize_pack": (start_upload, "read_files"),
    "build_business_profile": (run_analysis, "build_business_profile"),
    "build_snapshot_v2": (run_analysis, "measure"),
    "predictive_context": (run_analysis, "build_predictive_context"),
    "infer_decision_v2": (run_analysis, "infer_decision"),
    "validate_conclusion_v2": (run_analysis, "validate_conclusion"),
}

STANDS_STILL = threading.Semaphore(0)


def freezing(step: str, room: Callable[..., Any]) -> Callable[..., Any]:
    """``room``, but for the threads that are to stand still in ``step``: they are named after it and a workspace."""

    def enter(*given: Any, **named: Any) -> Any:
        workspace_id, stands_in = threading.current_thread().name.split("=")
        if stands_in == step:
            print(workspace_id, flush=True)
            STANDS_STILL.release()
            time.sleep(600)
        return room(*given, **named)

    return enter


def run(context: RunContext, workspace_id: str) -> None:
    start_run(context, workspace_id, UploadRequest(files=plain_pair()))


def main() -> None:
    address, *told = sys.argv[1:]
    store_of = opened(address)
    runs = sorted((one.split("=") for one in told), key=lambda one: -int(one[2]))
    with ExitStack() as patches:
        for step, (module, name) in ROOMS.items():
            patches.enter_context(patch.object(module, name, freezing(step, getattr(module, name))))
        for workspace_id, step, ttl in runs:
            context = run_context(store_of(workspace_id), lock_ttl_seconds=int(ttl))
            threading.Thread(target=run, args=(context, workspace_id), name=f"{workspace_id}={step}").start()
            STANDS_STILL.acquire()
        time.sleep(600)


if __name__ == "__main__":
    main()
