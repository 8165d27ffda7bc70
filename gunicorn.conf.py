"""What ``gunicorn wsgi:app`` runs with; ``snapshot serve`` uses the same options."""

from snapshot.config import load_settings
from snapshot.server import gunicorn_options

globals().update(gunicorn_options(load_settings()))
