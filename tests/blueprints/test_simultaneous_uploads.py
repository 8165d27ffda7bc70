"""Several presses at once, against real gunicorn processes on one database."""

import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import pairwise

import pytest

from tests.support.browserless import Caller
from tests.support.exports import plain_pair
from tests.support.server import serving

pytestmark = pytest.mark.processes
CALM = "A snapshot is already running for this workspace. Please wait a moment and refresh."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served") / "instance"
    with serving(folder, workers=2, threads=4, daily_run_limit=12) as running:
        yield running


def span(caller: Caller, location: str) -> tuple[datetime, datetime]:
    """When the run of a result page began and ended, by its own manifest."""
    status, _, text = caller.send("GET", f"{location}/receipt.json")
    assert status == 200
    manifest = json.loads(text)["run_manifest"]
    return datetime.fromisoformat(manifest["created_at"]), datetime.fromisoformat(manifest["finalized_at"])


def test_simultaneous_uploads_never_overlap_and_the_rest_are_refused(address: str) -> None:
    caller = Caller(address)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: caller.upload(*plain_pair()), range(8)))
    count = Counter(status for status, _, _ in answers)
    assert set(count) == {303, 409}
    assert all(CALM in text for status, _, text in answers if status == 409)
    spans = sorted(span(caller, location) for status, location, _ in answers if status == 303)
    assert all(ended <= began for (_, ended), (began, _) in pairwise(spans))
    assert caller.upload(*plain_pair())[0] == 303, "the workspace is free again"


def test_two_visitors_do_not_wait_for_each_other(address: str) -> None:
    callers = [Caller(address) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        statuses = list(pool.map(lambda caller: caller.upload(*plain_pair())[0], callers))
    assert statuses == [303] * 4


def test_parallel_starts_never_pass_the_daily_limit(address: str) -> None:
    caller = Caller(address)
    with ThreadPoolExecutor(8) as pool:
        statuses = Counter(pool.map(lambda _: caller.upload(*plain_pair())[0], range(50)))
    while caller.upload(*plain_pair())[0] == 303:
        statuses[303] += 1
    assert statuses[303] == 12
    assert set(statuses) <= {303, 409, 429}
    status, _, text = caller.upload(*plain_pair())
    assert status == 429
    assert "as many snapshots as it may in 24 hours" in text
