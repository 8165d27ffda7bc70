"""The app as a host serves it whose clock is an hour ahead: ``gunicorn tests.support.hour_ahead:app``."""

import time
from dataclasses import replace
from datetime import datetime, timedelta

from snapshot.services.context import utc_now
from wsgi import app

AHEAD = timedelta(hours=1)
_true_time = time.time


def _time_ahead() -> float:
    return _true_time() + AHEAD.total_seconds()


def _now_ahead() -> datetime:
    return utc_now() + AHEAD


# The signer of cookies and everybody else who asks the machine; then the product's own clock, which is another call.
time.time = _time_ahead
app.extensions["snapshot"] = replace(app.extensions["snapshot"], clock=_now_ahead)

__all__ = ["AHEAD", "app"]
