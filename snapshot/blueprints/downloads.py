"""An answer that a browser keeps as a file."""

from collections.abc import Iterable
from typing import Literal

from flask import Response


def as_file(
    content: str | bytes | Iterable[str], name: str, mimetype: str, way: Literal["attachment", "inline"] = "attachment"
) -> Response:
    """``content`` under a ``name`` that we made; ``inline`` is shown first, and has its name when it is kept."""
    response = Response(content, mimetype=mimetype)
    response.headers["Content-Disposition"] = f'{way}; filename="{name}"'
    return response
