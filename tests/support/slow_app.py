"""The app as it is where every step takes its time: ``gunicorn tests.support.slow_app:app``.

``SECONDS_PER_STEP`` says how long. While the file ``HELD_BY`` is there, only as many of the six steps go on as it says
(none where it is empty). Only the entrances of the steps are replaced.
"""

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.support.frozen_run import ROOMS
from wsgi import app

SECONDS = float(os.environ.get("SECONDS_PER_STEP", "0.5"))
HOLD = Path(os.environ.get("HELD_BY", "there/is/none"))


def is_held(place: int) -> bool:
    try:
        return place >= int(HOLD.read_text() or 0)
    except FileNotFoundError:
        return False


def slowed(room: Callable[..., Any], place: int) -> Callable[..., Any]:
    def enter(*given: Any, **named: Any) -> Any:
        time.sleep(SECONDS)
        while is_held(place):
            time.sleep(0.02)
        return room(*given, **named)

    return enter


for place, (module, name) in enumerate(ROOMS.values()):
    setattr(module, name, slowed(getattr(module, name), place))

__all__ = ["app"]
