"""What is said while a run is under way, and where it leads."""

STEP_ENDS = {
    "succeeded": "done",
    "skipped": "left out",
    "failed": "stopped here",
}
SNAPSHOT_MADE = ("Your snapshot is ready.", "Open your snapshot")
ENDED_EARLY = ("This run ended early. Its page says where, and what to do now.", "See what happened")
QUESTION_FIRST = ("Before we start, there is a question that only you can answer.", "Go to the question")
