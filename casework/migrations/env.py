"""Alembic's entry: the connection is given by `casework.store.migrate`."""

from alembic import context

import casework.store.tables_people  # noqa: F401  (registers its tables)
from casework.store.tables import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    transactional_ddl=True,
)
context.run_migrations()
