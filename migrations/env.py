"""How Alembic runs our revisions: on a connection that the caller opened, or as SQL text."""

from alembic import context

from snapshot.store.sql.tables import metadata

config = context.config
options = {"target_metadata": metadata, "render_as_batch": True, "transactional_ddl": True, "compare_type": True}


def run_offline() -> None:
    # What is printed is read by a database, not by a driver: no percent sign is doubled.
    context.configure(url=config.attributes["url"], literal_binds=True, dialect_opts={"paramstyle": "named"}, **options)
    with context.begin_transaction():
        context.run_migrations()


def run_online() -> None:
    # The caller's transaction is the only one: a failed revision leaves nothing behind.
    connection = config.attributes.get("connection")
    if connection is not None:
        context.configure(connection=connection, **options)
        context.run_migrations()
        return
    from flask import current_app

    with current_app.extensions["migrate"].db.engine.begin() as own:
        context.configure(connection=own, **options)
        context.run_migrations()


if context.is_offline_mode():
    run_offline()
else:
    run_online()
