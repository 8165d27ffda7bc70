"""The app as it is where every step takes its time: ``gunicorn tests.support.slow_app:app``.

``SECONDS_PER_STEP`` says how long; while the file ``HELD_BY`` is there, no step goes on at all. Only the entrances of
the six rooms are replaced.
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


def slowed(room: Callable[..., Any]) -> Callable[..., Any]:
    def enter(*given: Any, **named: Any) -> Any:
        time.sleep(SECONDS)
        while HOLD.exists():
            time.sleep(0.02)
        return room(*given, **named)

    return enter


for module, name in ROOMS.values():
    setattr(module, name, slowed(getattr(module, name)))

__all__ = ["app"]
