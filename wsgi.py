"""The WSGI entry point: ``gunicorn wsgi:app``."""

from snapshot import create_app

app = create_app()
