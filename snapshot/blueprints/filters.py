"""Template filters, the stamp of static files, and the rule that an undefined name is an error."""

import hashlib
from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined

from snapshot.presentation import formats

FILTERS = (formats.day, formats.moment, formats.size, formats.shorten, formats.counted, formats.listed)
STAMPED_FILES = ("snapshot.css", "icon.svg", "upload.js")


def register_filters(app: Flask) -> None:
    """``{{ value|day }}`` and the like; ``static_stamp`` changes whenever a static file does."""
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.filters.update({function.__name__: function for function in FILTERS})
    env.globals["static_stamp"] = _stamp(Path(app.static_folder or ""))


def _stamp(folder: Path) -> str:
    """Browsers keep static files for a year under an address that carries this."""
    digest = hashlib.sha256(b"".join((folder / name).read_bytes() for name in STAMPED_FILES))
    return digest.hexdigest()[:12]
