"""Make an instance and keep it for the tests of later versions: ``python -m tests.support.make_old_instance``.

Run it by hand, once per version. ``tests/old_instances/0.1.0`` was made with version 0.1.0. It writes one folder: the
SQLite file, the same rows in PostgreSQL as ``pg_dump`` writes them, and ``about.json`` (keys, ids, what pages say).

The product's own services stored every row, from samples and constructed businesses. Only three things were forced: one
run fails in its third step, one is stopped there as if the process had been killed, and one is moved 91 days into the
past so that the purge deletes its documents. The times are those of the day it was made; ``old_instance`` moves them.
"""

import json
import lzma
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import Engine, insert, select, text

from evals.businesses import KINDS, construct
from evals.businesses.write import write_business
from snapshot import create_app
from snapshot.extensions import db
from snapshot.pipeline import run_analysis
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.profile import Industry
from snapshot.pipeline.documents.upload import ReadingChoices, UploadedFile
from snapshot.presentation.present import run_state
from snapshot.services.context import RunContext, utc_now
from snapshot.services.questions import answer_question, open_question
from snapshot.services.rerun import rerun
from snapshot.services.retention import purge
from snapshot.services.runs import find_run
from snapshot.services.share import share_run
from snapshot.services.start_sample import start_sample
from snapshot.services.start_upload import Asked, Started, UploadRequest, start_upload
from snapshot.store.engine import open_engine, transaction
from snapshot.store.migrations import upgrade
from snapshot.store.protocol import AssistRequest
from snapshot.store.sql.tables import metadata
from snapshot.version import VERSION
from tests.support.exports import either_way, plain_pair
from tests.support.old_instance import ABOUT, DATABASE, DUMP, INSTANCES
from tests.support.postgres import own_server
from tests.support.start import start_run
from tests.support.supabase_stack import driver_dsn
from tests.support.uploads import ambiguous_invoices, bad_quotes

SECRET_KEY = "key of an old instance that only tests open"
# The samples answer with seven of the themes; these kinds of constructed businesses, each with its seed, with the rest.
CONSTRUCTED = {
    Theme.DECISION_BACKLOG: ("decision_backlog", 1),
    Theme.DUPLICATE_BILLING: ("handful_of_copies", 0),
    Theme.PRICE_SLIPPAGE: ("price_slippage", 1),
    Theme.CUSTOMER_CONCENTRATION: ("customer_concentration", 0),
    Theme.VOLUME_DROP: ("volume_drop", 0),
    Theme.LUMPY_VOLUME: ("lumpy_volume", 1),
    Theme.TOO_LITTLE_DATA: ("few_weeks", 0),
}
DAYS_91_MS = 91 * 86_400_000


class Killed(BaseException):
    """Nothing in the product catches it, just as nothing survives the end of the process."""


@dataclass(frozen=True, slots=True)
class Owner:
    """One visitor's way to the services."""

    name: str
    visitor: str
    workspace_id: str
    context: RunContext

    def upload(self, *files: UploadedFile, **facts: str) -> str:
        """The id of the run over ``files``, about which nothing must be asked."""
        answer = start_upload(self.context, self.workspace_id, UploadRequest(files, **facts))
        assert isinstance(answer, Started)
        return answer.run_id

    def ask(self, file: UploadedFile) -> str:
        """The id of the question about ``file``."""
        answer = start_upload(self.context, self.workspace_id, UploadRequest((file,)))
        assert isinstance(answer, Asked)
        return answer.upload_id

    def answer(self, upload_id: str) -> str:
        """The id of the run after the question was answered with "day first"."""
        found = open_question(self.context, self.workspace_id, upload_id).recognition.files
        answers = {file.layout or "": ReadingChoices(date_order="day_first") for file in found}
        return answer_question(self.context, self.workspace_id, upload_id, answers)

    def about(self, name: str, run_id: str) -> dict[str, Any]:
        """What a later version has to show of the run."""
        run = find_run(self.context, self.workspace_id, run_id)
        said = run.results.conclusion
        return {
            "name": name,
            "owner": self.name,
            "run_id": run_id,
            "state": run_state(run.results, run.record.status),
            "theme": said.pattern_id if said else "",
            "takeaway": said.one_sentence_pattern if said else "",
            "has_documents": self.context.store.load_pack(self.workspace_id, run.record.rerun_of or run_id) is not None,
        }


def owner(context: RunContext, name: str) -> Owner:
    visitor = f"{name}-{VERSION}"
    return Owner(name, visitor, context.store.ensure_workspace(f"guest:{visitor}"), context)


def samples(one: Owner) -> Iterator[dict[str, Any]]:
    for industry in Industry:
        yield one.about(f"sample_{industry}", start_sample(one.context, one.workspace_id, industry))


def constructed(one: Owner) -> Iterator[dict[str, Any]]:
    for theme, (kind, seed) in CONSTRUCTED.items():
        yield one.about(theme, one.upload(*business(kind, seed), tool="Jobber", industry="plumbing"))


def business(name: str, seed: int) -> tuple[UploadedFile, ...]:
    kind = next(kind for kind in KINDS if kind.name == name)
    with tempfile.TemporaryDirectory() as folder:
        write_business(construct(kind, seed), Path(folder), kind)
        return tuple(UploadedFile(path.name, path.read_bytes()) for path in sorted(Path(folder).iterdir()))


def answered_and_repeated(one: Owner) -> Iterator[dict[str, Any]]:
    """A run after an answer, which is remembered, and a run over another one's documents."""
    yield one.about("answered", one.answer(one.ask(ambiguous_invoices())))
    first = one.upload(*business("handful_overdue", 0))
    yield one.about("first_of_two", first)
    yield one.about("second_of_two", rerun(one.context, one.workspace_id, first))


def without_documents(one: Owner, engine: Engine) -> dict[str, Any]:
    """A run whose documents have outlived their days."""
    run_id = one.upload(*business("handful_unbilled", 0))
    with transaction(engine) as connection:
        for table, columns in (("packs", ("created_at",)), ("runs", ("created_at", "finished_at"))):
            earlier = ", ".join(f"{column} = {column} - :ms" for column in columns)
            statement = text(f"UPDATE {table} SET {earlier} WHERE run_id = :run_id")
            connection.execute(statement, {"ms": DAYS_91_MS, "run_id": run_id})
    assert purge(one.context).packs == 1
    return one.about("documents_gone", run_id)


def ended_early(one: Owner) -> Iterator[dict[str, Any]]:
    """A run that failed in its third step, and one whose process was killed there."""
    request = UploadRequest(plain_pair())
    with patch.object(run_analysis, "measure", side_effect=ValueError):
        yield one.about("failed", start_run(one.context, one.workspace_id, request))
    try:
        with patch.object(run_analysis, "measure", side_effect=Killed):
            start_run(one.context, one.workspace_id, request)
    except Killed:
        newest = one.context.store.list_runs(one.workspace_id, limit=1)[0]
        yield one.about("interrupted", newest.run_id)


def refused(one: Owner) -> dict[str, Any]:
    """A run at the closed gate; its good file is kept for the next try."""
    return one.about("gated", one.upload(plain_pair()[0], bad_quotes()))


def fill(context: RunContext, engine: Engine) -> dict[str, Any]:
    """Make everything that a later version has to understand; what is in ``about.json``."""
    first, second = owner(context, "first"), owner(context, "second")
    runs = [*samples(first), *constructed(first), *answered_and_repeated(first), without_documents(first, engine)]
    runs += [*ended_early(second), refused(second)]
    assert {run["theme"] for run in runs if run["state"] == "ready"} == set(Theme)
    shared = [run for run in runs if run["name"] in {"sample_landscaping", "price_slippage"}]
    links = {run["name"]: share_run(context, first.workspace_id, run["run_id"], days=30).token for run in shared}
    context.store.add_assist_request(
        AssistRequest("assist", first.workspace_id, "Jobber", "Where is the export?", "", "owner@shop.example", None)
    )
    return {
        "version": VERSION,
        "made_at": utc_now().isoformat(),
        "secret_key": SECRET_KEY,
        "owners": {one.name: {"visitor": one.visitor, "workspace": one.workspace_id} for one in (first, second)},
        "question": first.ask(either_way()),
        "links": links,
        "runs": runs,
    }


def dumped(source: Engine) -> bytes:
    """The rows of ``source`` and their tables, as ``pg_dump`` writes them from a PostgreSQL that holds them."""
    with own_server() as server:
        copy_rows(source, server.url)
        command = [server.programs / "pg_dump", "--inserts", "--no-owner", "--no-privileges", driver_dsn(server.url)]
        written = subprocess.run(command, check=True, capture_output=True).stdout
    # Lines for psql alone: the tests send the dump over a plain connection.
    return b"".join(line for line in written.splitlines(keepends=True) if not line.startswith(b"\\"))


def copy_rows(source: Engine, url: str) -> None:
    target = open_engine(url)
    upgrade(target)
    with transaction(source, read_only=True) as old, transaction(target) as new:
        for table in metadata.sorted_tables:
            rows = [dict(row._mapping) for row in old.execute(select(table))]
            assert rows, f"nothing in {table.name}"
            new.execute(insert(table), rows)
    target.dispose()


def write(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(lzma.compress(content, preset=9 | lzma.PRESET_EXTREME))


def main() -> None:
    kept = INSTANCES / VERSION
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        app = create_app({"SNAPSHOT_INSTANCE_DIR": place, "SNAPSHOT_SECRET_KEY": SECRET_KEY})
        with app.app_context():
            engine = db.engine
            about = fill(app.extensions["snapshot"], engine)
            write(kept, DUMP, dumped(engine))
            with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("VACUUM INTO :path"), {"path": f"{place}/whole.db"})
            engine.dispose()
        write(kept, DATABASE, (Path(place) / "whole.db").read_bytes())
    (kept / ABOUT).write_text(json.dumps(about, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
