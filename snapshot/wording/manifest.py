"""The short notes that the receipt carries beside its steps."""

from datetime import date

STEP_FAILED = "This step stopped unexpectedly; the steps after it were not started."
AGENT_REPLACED = "The proposed conclusion did not pass every check, so the plain safe text is shown."
AGENT_REPAIRED = "The proposed conclusion did not pass every check; written again by rules, it did."
AGENT = {
    "answered": "One conclusion was proposed.",
    "raised": "No conclusion was proposed, so the plain safe text is used.",
    "wrong_type": "What was proposed is no conclusion, so the plain safe text is used.",
}


def agent(outcome: str) -> str:
    """How the deciding agent answered."""
    return AGENT[outcome]


def files_read(files: int, used: int, read: int) -> str:
    """How many rows of how many files were used."""
    return f"{files} {'file' if files == 1 else 'files'}, {used} of {read} {'row' if read == 1 else 'rows'} used."


def industry(name: str, chosen_by: str) -> str:
    return f"Industry {name}, chosen by: {chosen_by.replace('_', ' ')}."


def as_of(day: date | None) -> str:
    return f"Figures as of {day.isoformat()}." if day else "No dated document, so no figures."


def watch_items(count: int) -> str:
    return f"{count} {'topic' if count == 1 else 'topics'} on the watch list."


def theme(name: str, probability: float) -> str:
    return f"Theme {name}, probability {probability:.2f}."


def checks(passed: int, total: int) -> str:
    return f"{passed} of {total} checks passed."
