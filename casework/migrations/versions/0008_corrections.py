"""Indexes for the question which returned form a submission corrects, asked at every act of the desk."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_GONE = sa.text("superseded_by IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_submissions_award", "submissions")
    columns = ["season", "award", "stage", "kind", "superseded_by", "unit"]
    op.create_index("ix_submissions_award", "submissions", columns)
    op.create_index(
        "ix_submissions_superseded",
        "submissions",
        ["superseded_by"],
        sqlite_where=_GONE,
        postgresql_where=_GONE,
    )


def downgrade() -> None:
    op.drop_index("ix_submissions_superseded", "submissions")
    op.drop_index("ix_submissions_award", "submissions")
    op.create_index("ix_submissions_award", "submissions", ["season", "award", "stage"])
