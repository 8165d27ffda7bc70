"""What would change the answer: the same business measured without each customer, each week, the doubtful documents."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from snapshot.pipeline.documents.base import Document
from snapshot.pipeline.documents.conclusion import Theme
from snapshot.pipeline.documents.snapshot import Snapshot

LeftOutKind = Literal["customer", "week", "doubtful_documents"]


@dataclass(frozen=True, slots=True)
class Without:
    """The business ``without`` something: only what the decision reads is in ``snapshot``.

    ``week`` is the Monday of a week left out.
    """

    kind: LeftOutKind
    snapshot: Snapshot
    week: date | None = None


@dataclass(frozen=True, slots=True)
class LeaveOuts:
    """Everything that was left out in turn. ``customers`` and ``weeks``: how many the files hold, tried or not."""

    parts: tuple[Without, ...] = ()
    customers: int = 0
    weeks: int = 0
    doubtful_documents: int = 0


class HangsOn(Document):
    """The one thing without which the answer would be ``then``. Aggregates only: no name, no number of a document.

    ``documents`` are those that go with it, ``amount`` the money that they hold of the pile that the answer is about;
    where it is about no pile, of what was billed. ``by_nature``: the answer is about this very thing, so it could not
    but hang on it. ``week`` is a Monday.
    """

    kind: LeftOutKind
    then: Theme
    documents: int
    amount: float
    by_nature: bool = False
    week: date | None = None


class Robustness(Document):
    """Whether the answer holds when customers, weeks and the doubtful documents are left out, one at a time.

    Of ``customers`` in the files ``customers_left_out`` were tried, and ``customers_that_change`` of these give another
    answer; likewise weeks. ``doubtful_documents`` were left out together.
    """

    holds: bool
    customers: int = 0
    customers_left_out: int = 0
    customers_that_change: int = 0
    weeks: int = 0
    weeks_left_out: int = 0
    weeks_that_change: int = 0
    doubtful_documents: int = 0
    hangs_on: HangsOn | None = None
