"""The named steps of ``create_app``, one per concern."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import Engine, StaticPool
from werkzeug.middleware.proxy_fix import ProxyFix

from snapshot import config as settings_module
from snapshot.blueprints import register_blueprints
from snapshot.blueprints.errors import register_error_pages
from snapshot.blueprints.filters import register_filters
from snapshot.blueprints.headers import register_headers
from snapshot.blueprints.input_limits import BoundedRequests, WellFormedHosts, WsgiApp, register_input_limits
from snapshot.blueprints.request_log import QuietFlask, register_request_log
from snapshot.blueprints.visitor import VisitorSessions, access_token
from snapshot.config import SettingRefused, Settings, is_variable, load_settings
from snapshot.errors import StoreUnavailable
from snapshot.extensions import csrf, db, migrate
from snapshot.pipeline.decision import RuleAgent
from snapshot.pipeline.profile import fetch_website_text
from snapshot.public_host import is_public, refuse_unsafe
from snapshot.services.context import RunContext
from snapshot.store.embedded import keep_up_to_date
from snapshot.store.engine import configure_engine, engine_options
from snapshot.store.migrations import MIGRATIONS
from snapshot.store.protocol import Store
from snapshot.store.sql.store import SqlStore

# All text fields together; the longest is the notes of remote assist. The multipart parser holds every chunk of a
# file, 64 KiB, against the same bound: it must be well above that, or every larger file is refused.
FORM_TEXT_BYTES = 256_000
FORM_PARTS = 200
ONE_YEAR_SECONDS = 365 * 24 * 3600


def new_app(config: Mapping[str, Any]) -> Flask:
    """A bare app with its settings, the safe defaults of Flask, and then what the caller overrides."""
    own = {name: value for name, value in config.items() if is_variable(name)}
    environment = {name: value for name, value in os.environ.items() if is_variable(name)}
    settings = load_settings(environment | own)
    # The folder itself is made where something is kept in it: a generated key, or the embedded database.
    app = QuietFlask("snapshot", instance_path=str(Path(settings.instance_dir).absolute()))
    app.config.from_mapping(_flask_defaults(settings, config))
    app.config.update({name: value for name, value in config.items() if not is_variable(name)})
    app.extensions["snapshot_settings"] = settings
    if is_public(settings):
        refuse_unsafe(settings, app.config)
    return app


def _flask_defaults(settings: Settings, config: Mapping[str, Any]) -> dict[str, Any]:
    return {
        # A key or address that the caller gives must not create the embedded one beside it.
        "SECRET_KEY": config.get("SECRET_KEY") or settings_module.secret_key(settings),
        "SQLALCHEMY_DATABASE_URI": config.get("SQLALCHEMY_DATABASE_URI") or _database_url(settings),
        # A little over the limit of the files: the form's own fields travel with them.
        "MAX_CONTENT_LENGTH": settings.max_upload_bytes + FORM_TEXT_BYTES,
        "MAX_FORM_MEMORY_SIZE": FORM_TEXT_BYTES,
        "MAX_FORM_PARTS": FORM_PARTS,
        "SESSION_COOKIE_NAME": "snapshot",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": True,
        "PERMANENT_SESSION_LIFETIME": ONE_YEAR_SECONDS,
        "WTF_CSRF_TIME_LIMIT": None,  # the token lives as long as the session: a page left open overnight still works
        "SEND_FILE_MAX_AGE_DEFAULT": ONE_YEAR_SECONDS,
    }


def _database_url(settings: Settings) -> str:
    """Empty with a Supabase project: such a host needs no database of its own, and no disk for one."""
    return "" if settings.supabase else settings_module.database_url(settings)


def set_up_requests(app: Flask) -> None:
    """Bound what a request carries, and believe forwarded addresses only from as many proxies as the settings name.

    Each proxy adds the address that it was asked from; scheme and host are given once, however many there are. The
    outermost check comes first: lengths, then the proxies' headers, then the host that they name.
    """
    count = app.extensions["snapshot_settings"].trusted_proxies
    checked: WsgiApp = WellFormedHosts(app.wsgi_app)
    if count:
        checked = ProxyFix(checked, x_for=count, x_proto=1, x_host=1)
    app.wsgi_app = BoundedRequests(checked)  # type: ignore[method-assign]  # as Flask says
    register_input_limits(app)


def set_up_database(app: Flask) -> None:
    """Bind the engine; the embedded database is brought up to date here, without a step for the user.

    With a Supabase project there is none: what a visitor does goes through the project's own interface.
    """
    if app.extensions["snapshot_settings"].supabase:
        return
    app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", engine_options(app.config["SQLALCHEMY_DATABASE_URI"]))
    db.init_app(app)
    migrate.init_app(app, db, directory=str(MIGRATIONS))
    with app.app_context():
        configure_engine(db.engine)
        _bring_up_to_date(db.engine)
        if not isinstance(db.engine.pool, StaticPool):  # that one holds a database in memory
            # Connections must not cross the fork of a preloaded server.
            db.engine.dispose()


def _bring_up_to_date(engine: Engine) -> None:
    try:
        keep_up_to_date(engine)
    except StoreUnavailable as error:
        raise SettingRefused(
            f"The database {engine.url.database} cannot be opened: let this account read and write the file and its "
            "folder, with room left on the disk."
        ) from error


def set_up_extensions(app: Flask) -> None:
    """Forged forms are refused everywhere; the session decides on its cookie's flags itself."""
    csrf.init_app(app)
    app.session_interface = VisitorSessions()


def set_up_services(app: Flask) -> None:
    """What every service call needs, built once."""
    app.extensions["snapshot"] = RunContext(
        store=_store(app),
        settings=app.extensions["snapshot_settings"],
        secret=str(app.config["SECRET_KEY"]).encode(),
        agent=RuleAgent(),
        fetch_text=fetch_website_text,
    )


def _store(app: Flask) -> Store:
    hosted = app.extensions["snapshot_settings"].supabase
    if hosted is None:
        with app.app_context():
            return SqlStore(db.engine)
    # Half a second and 44 MB, only where they are used; before the fork, so that all processes share them.
    from snapshot.store.supabase.client import SupabaseProject
    from snapshot.store.supabase.store import SupabaseStore

    project = SupabaseProject(hosted.url, hosted.key)
    app.extensions["snapshot_project"] = project
    return SupabaseStore(lambda: project.client(access_token()))


def set_up_web_edge(app: Flask) -> None:
    """Pages, their errors, headers and filters, and the line that each request leaves."""
    register_request_log(app)
    register_filters(app)
    register_headers(app)
    register_error_pages(app)
    register_blueprints(app)
