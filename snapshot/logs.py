"""What the server logs: one line of JSON per request and per run, with the run's id and nothing about a person.

Names, file names, addresses, cookies, tokens and query strings stay out by construction: a request is named by its
route, not by its path, an error by its type and place, not by its text, which may quote a cell of an owner's file.
"""

import json
import logging
import re
import traceback
from collections.abc import Mapping
from datetime import UTC, datetime
from types import TracebackType
from typing import Any

FIELDS = "fields"
_SERVER = "gunicorn."
# What gunicorn says of a request that it cannot read, up to where it begins to quote it.
_QUOTES_BEGIN = re.compile(r" from ip=| request (?=%s)")
_SIGNAL = re.compile(r"SIG[A-Z0-9]+")


def configuration() -> dict[str, Any]:
    """For ``logging.config.dictConfig``: everything to standard error; libraries only from warnings on."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": JsonLines}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "json", "stream": "ext://sys.stderr"}},
        "root": {"level": "WARNING", "handlers": ["lines"]},
        "loggers": {
            "snapshot": {"level": "INFO"},
            "gunicorn.error": {"level": "INFO", "propagate": True},
            # Its lines quote addresses and query strings; the app writes its own.
            "gunicorn.access": {"level": "CRITICAL", "propagate": False},
        },
    }


def with_fields(**fields: object) -> Mapping[str, Any]:
    """For the ``extra`` of a log call: each of ``fields`` becomes one of the line's own. Whole words and numbers."""
    return {FIELDS: fields}


class JsonLines(logging.Formatter):
    """One record as one line: time (UTC), level, logger, message, the fields of ``with_fields``, where an error was."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _server_words(record) if record.name.startswith(_SERVER) else record.getMessage(),
        }
        line |= getattr(record, FIELDS, {})
        if record.exc_info and record.exc_info[0]:
            line |= {"error": record.exc_info[0].__name__, "where": _where(record.exc_info[2])}
        return json.dumps(line, default=lambda value: type(value).__name__)


def _where(trace: TracebackType | None) -> list[str]:
    """File, line and function of each frame, the last one innermost; no text of the error, no values."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


def _server_words(record: logging.LogRecord) -> str:
    """The server's own words. Of a warning only those that cannot come from a visitor."""
    if record.levelno < logging.WARNING:
        return record.getMessage()
    if not isinstance(record.msg, str):
        return type(record.msg).__name__
    said = _QUOTES_BEGIN.split(record.msg)[0]
    if said != record.msg or not isinstance(record.args, tuple):
        return said
    given = tuple(one if isinstance(one, int) or _SIGNAL.fullmatch(str(one)) else "-" for one in record.args)
    return said % given
