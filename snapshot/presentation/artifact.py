"""What the result page says, ready to be printed: no template computes anything."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

State = Literal["ready", "gated", "running", "interrupted", "failed", "unreadable"]


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """``raw`` is the line as stored. A data warning that serves as evidence has a ``label`` and no ``value``."""

    label: str
    value: str | None
    raw: str


@dataclass(frozen=True, slots=True)
class WatchTopic:
    topic: str
    why_it_matters: str
    what_to_watch: str
    time_horizon: str
    source: str | None
    source_link: str | None
    reviewed: str


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """``age`` such as "41 days past due"."""

    name: str
    amount: str
    age: str


@dataclass(frozen=True, slots=True)
class ColumnLine:
    role: str
    header: str
    doubtful: bool
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetAsideGroup:
    """One cause. ``rows`` are row numbers of the owner's own file, such as "12, 14-19, and 30 more"."""

    why: str
    column: str
    sheet: str
    rows: str


@dataclass(frozen=True, slots=True)
class FileReading:
    """One file: what it was taken for and what was found.

    ``notes`` concern the file as a whole. ``layout`` is the fingerprint of its headers, empty where it has none;
    ``same_as`` says which earlier file has the same one.
    """

    name: str
    taken_for: str
    certainty: str
    found: str
    problem: str | None
    rows: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[ColumnLine, ...]
    notes: tuple[str, ...]
    set_aside: tuple[SetAsideGroup, ...]
    unknown_status_words: tuple[str, ...]
    layout: str
    remembered: bool
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class StepLine:
    label: str
    name: str
    status: str
    status_code: str
    duration: str
    reason: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """``number`` of ``total``: the step that is under way, or in which a run ended early."""

    label: str
    number: int
    total: int


@dataclass(frozen=True, slots=True)
class ConclusionView:
    """The one decision, in the page's own words for its parts."""

    takeaway: str
    next_action: str
    why: str
    boundary: str
    confidence: str
    season: str
    optional_steps: tuple[str, ...]
    evidence: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class Artifact:
    """One finite page. What the run has not (yet) made is empty, and its part of the page is left out."""

    run_id: str
    state: State
    state_label: str
    heading: str
    made_on: str
    made_at: datetime
    is_rerun: bool
    warnings: tuple[str, ...]
    can_run_again: bool
    receipt: str
    steps: tuple[StepLine, ...]
    progress: Progress | None = None
    what_happened: str = ""
    conclusion: ConclusionView | None = None
    watch: tuple[WatchTopic, ...] = ()
    disclaimer: str = ""
    short_list: tuple[ListedDocument, ...] = ()
    files: tuple[FileReading, ...] = ()
    totals: tuple[tuple[str, str], ...] = ()
    compare: str = ""
    has_set_aside: bool = False
    profile: str = ""
