"""Records the manifest and the results of one run as its steps finish."""

import logging
import traceback
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from snapshot.errors import Refusal
from snapshot.governance import run_manifest as manifests
from snapshot.pipeline.documents.manifest import RunManifest, StepName
from snapshot.pipeline.documents.results import RunResults
from snapshot.wording import manifest as wording

log = logging.getLogger(__name__)

T = TypeVar("T")
Journal = Callable[[RunResults], None]
Clock = Callable[[], datetime]


class StepFailed(Exception):
    """A step stopped unexpectedly; the manifest already says which."""


class Ledger:
    """``journal`` is called with the results so far at each transition; what it raises ends the run at once."""

    def __init__(self, results: RunResults, journal: Journal, clock: Clock) -> None:
        self.results = results
        self._journal = journal
        self._clock = clock

    def step(
        self,
        name: StepName,
        work: Callable[[], T],
        *,
        keep: Callable[[T], Mapping[str, Any]],
        notes: Callable[[T], Iterable[str]],
        fingerprint: Callable[[T], str] | str,
    ) -> T:
        """Run ``work`` as step ``name``: the parts named by ``keep`` go into the results. Raises ``StepFailed``.

        ``fingerprint`` of its input; a function of what it made where the input is known only then.
        """
        known = fingerprint if isinstance(fingerprint, str) else None
        self._mark(manifests.mark_step_start(self._manifest, name, input_fingerprint=known, now=self._clock()))
        try:
            made = work()
            parts, remarks = dict(keep(made)), tuple(notes(made))
            read = fingerprint if isinstance(fingerprint, str) else fingerprint(made)
        except Refusal:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a room raises, the receipt says where and the run ends
            self._fail(name, error)
            raise StepFailed(name) from None
        self.put(**parts)
        self._mark(
            manifests.mark_step_success(
                self._manifest, name, output_refs=parts, notes=remarks, input_fingerprint=read, now=self._clock()
            )
        )
        return made

    def skip(self, name: StepName, reason_code: str, notes: Iterable[str]) -> None:
        self._mark(
            manifests.mark_step_skipped(self._manifest, name, reason_code=reason_code, notes=notes, now=self._clock())
        )

    def put(self, **parts: Any) -> None:
        """Write parts of the results; stored with the next transition."""
        self.results = self.results.model_copy(update=parts)

    def finalized(self) -> RunResults:
        """The results with the manifest closed. Not journalled: the store writes them as the run's end."""
        self.put(run_manifest=manifests.finalize_manifest(self._manifest, now=self._clock()))
        return self.results

    @property
    def _manifest(self) -> RunManifest:
        return self.results.run_manifest

    def _mark(self, manifest: RunManifest) -> None:
        self.put(run_manifest=manifest)
        self._journal(self.results)

    def _fail(self, name: StepName, error: Exception) -> None:
        # The text of an exception may quote a cell of the owner's file: log where it happened, not what it said.
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("run %s: step %s stopped with %s\n%s", self.results.run_id, name, type(error).__name__, where)
        self._mark(
            manifests.mark_step_error(self._manifest, name, error_message=wording.STEP_FAILED, now=self._clock())
        )
