"""The web edge: HTTP in, HTTP out. No SQL, no pandas."""

from flask import Flask

from snapshot.blueprints import account, pages, remote_assist, results, upload


def register_blueprints(app: Flask) -> None:
    """Every page of the product."""
    for package in (pages, upload, results, remote_assist, account):
        app.register_blueprint(package.blueprint)
