"""What Alembic runs: the connection comes from the program, in a transaction that is already open."""

from __future__ import annotations

from alembic import context

from labconnector.store.tables import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
