"""The web edge: HTTP in, HTTP out. No SQL, no pandas."""

from flask import Flask
from werkzeug.routing import BaseConverter

from snapshot.blueprints import account, deletions, pages, remote_assist, results, samples, shared, upload


class Id(BaseConverter):
    """A part of an address. None of ours holds a NUL, and databases differ in what they make of one."""

    regex = r"[^/\x00]+"


def register_blueprints(app: Flask) -> None:
    """Every page of the product; with a Supabase project, those around signing in, too."""
    settings, project = app.extensions["snapshot_settings"], app.extensions.get("snapshot_project")
    app.url_map.converters["default"] = Id
    app.jinja_env.globals["has_sign_in"] = project is not None
    if project is not None:
        from snapshot.blueprints.account import sign_in_pages  # loads what only a hosted app needs

        sign_in_pages.set_up_sign_in(app, settings.supabase, project)
        app.register_blueprint(sign_in_pages.blueprint)
    for package in (pages, upload, samples, results, shared, remote_assist, account, deletions):
        app.register_blueprint(package.blueprint)
