"""What the templates print: plain records, already formatted. No template computes anything."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

State = Literal["ready", "gated", "running", "interrupted", "failed", "unreadable"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """``how`` is the formula; ``counts`` what stands behind it, may be empty; ``left_out`` what never entered it."""

    how: str
    counts: str = ""
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """``raw`` is the line as stored. A data warning that serves as evidence has a ``label`` and no ``value``."""

    label: str
    value: str | None
    raw: str
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a sentence, ``text`` as it is written there. One that is not measured has no ``label``."""

    text: str
    label: str
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class SentenceFigures:
    """The numbers of one or more sentences, the places (from 1) of the evidence lines that they come from, and what
    was left out of them, once."""

    figures: tuple[Figure, ...] = ()
    lines: tuple[int, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """``share`` (0 to 1) is its length, of the longest one. ``is_meant``: the action is about it."""

    label: str
    amount: str
    share: float
    is_meant: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars add up to ``total``. ``name`` is what the drawing itself is called."""

    caption: str
    total: str
    bars: tuple[Bar, ...]
    name: str
    notes: tuple[str, ...] = ()


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
    """``age`` such as "41 days"; the heading of the column says of what. ``day`` as in "due August 3, 2026".

    ``place`` is its own in the list, from 1; ``is_settled``: its owner has crossed it out.
    """

    number: str
    amount: str
    age: str
    day: str = ""
    place: int = 0
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class ListedCustomer:
    """All documents of one customer: ``name`` says how many, ``age`` is that of the oldest."""

    name: str
    amount: str
    age: str
    documents: tuple[ListedDocument, ...]


@dataclass(frozen=True, slots=True)
class ShortListView:
    """The customers that the action names, and ``beyond`` those that come next. ``total`` is that of the former.

    ``settle`` says what can be crossed out, "" where nothing can.
    """

    intro: str
    headings: tuple[str, str, str]
    customers: tuple[ListedCustomer, ...]
    beyond: tuple[ListedCustomer, ...]
    total: tuple[str, str] | None
    note: str
    beyond_heading: str
    settle: str = ""


@dataclass(frozen=True, slots=True)
class MessageView:
    """``label`` says which customer it is for; ``rows`` about how many lines it takes."""

    label: str
    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class WordsToSend:
    """``use`` says what the messages are, ``fill_in`` what is left to the owner."""

    use: str
    messages: tuple[MessageView, ...]
    fill_in: str


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

    ``notes`` concern the file as a whole, ``agreement`` says which of its own totals agree. ``layout`` is the
    fingerprint of its headers, empty where it has none; ``same_as`` says which earlier file has the same one.
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
    agreement: str = ""


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
    """The one decision, in the page's own words for its parts. ``left_out`` is what entered no line of the evidence.

    ``takeaway_detail`` is what follows the first comma of the takeaway: the page writes it smaller.
    """

    takeaway: str
    next_action: str
    why: str
    boundary: str
    confidence: str
    season: str
    optional_steps: tuple[str, ...]
    evidence: tuple[EvidenceLine, ...]
    takeaway_detail: str = ""
    takeaway_figures: SentenceFigures = SentenceFigures()
    action_figures: SentenceFigures = SentenceFigures()
    why_figures: SentenceFigures = SentenceFigures()
    left_out: str = ""
    how_sure: str = ""
    season_note: str = ""
    why_heading: str = ""


@dataclass(frozen=True, slots=True)
class SampleView:
    """A sample business: its ``industry`` (a value, may be empty), and the ``day`` and names of its ``files``."""

    industry: str
    day: str
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Artifact:
    """One finite page. What the run has not (yet) made is empty, and its part of the page is left out.

    ``needs_files``: there is a conclusion, and it is to export something once more. ``old_files``: how long
    before the run its documents end, where that is long. ``from_last_try`` names the files kept from an earlier
    upload that were read with the new ones.
    """

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
    short_list: ShortListView | None = None
    words_to_send: WordsToSend | None = None
    files: tuple[FileReading, ...] = ()
    totals: tuple[tuple[str, str], ...] = ()
    totals_notes: tuple[tuple[str, str], ...] = ()
    compare: str = ""
    has_set_aside: bool = False
    profile: str = ""
    what_would_change: tuple[str, ...] = ()
    sample: SampleView | None = None
    picture: Chart | None = None
    needs_files: bool = False
    old_files: str = ""
    from_last_try: str = ""
