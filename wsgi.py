"""The WSGI entry point: ``gunicorn wsgi:app``."""

from snapshot import create_app
from snapshot.config import SettingRefused

try:
    app = create_app()
except SettingRefused as refused:
    raise SystemExit(f"Error: {refused}") from None
