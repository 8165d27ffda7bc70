"""What ``gunicorn wsgi:app`` runs with; ``snapshot serve`` uses the same options."""

from snapshot.config import SettingRefused, load_settings
from snapshot.server import gunicorn_options

try:
    globals().update(gunicorn_options(load_settings()))
except SettingRefused as refused:
    raise SystemExit(f"Error: {refused}") from None
