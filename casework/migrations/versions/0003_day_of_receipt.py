"""The day on which a paper arrived, where it is known to differ from the day of upload."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("submissions", sa.Column("received_on", sa.String(length=10), nullable=True))
