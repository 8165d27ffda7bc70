"""What is said while a run is under way, and when it has ended."""

from typing import NamedTuple


class Ending(NamedTuple):
    """``link`` leads to the page of the run."""

    sentence: str
    link: str


STEP_ENDS = {
    "succeeded": "done",
    "skipped": "left out",
    "failed": "stopped here",
}
MADE = Ending("Your snapshot is ready.", "Open your snapshot")
ENDED_EARLY = Ending("This run ended early. Its page says where, and what to do now.", "See what happened")
