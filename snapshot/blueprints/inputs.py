"""Cleans browser input: checks ids, removes control characters."""

import re
from uuid import uuid4

from snapshot.errors import QuestionClosed, RunNotFound

RUN_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
SUBMISSION_ID = re.compile(r"[0-9a-f]{32}")


def checked_run_id(text: str) -> str:
    """``text`` where it can be a run's id. Raises ``RunNotFound``: a database may choke on what is none."""
    if not RUN_ID.fullmatch(text):
        raise RunNotFound
    return text


def checked_upload_id(text: str) -> str:
    """``text`` where it can be an upload's id. Raises ``QuestionClosed``."""
    if not RUN_ID.fullmatch(text):
        raise QuestionClosed
    return text


def submission_id(given: str | None) -> str:
    """The id of a filled form: the one that was sent with it, or a fresh one."""
    return given if given and SUBMISSION_ID.fullmatch(given) else uuid4().hex


def clean_line(text: str | None) -> str:
    """One line of what was typed, without control characters and outer spaces."""
    return " ".join(clean_text(text).split())


def clean_text(text: str | None) -> str:
    """Lines of what was typed, without other control characters and outer spaces."""
    return "".join(char for char in text or "" if char.isprintable() or char in "\n\t").strip()
