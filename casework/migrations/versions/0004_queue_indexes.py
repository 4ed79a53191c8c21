"""Indexes that answer the queue's filters and counts without touching the wide rows themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_BEFORE = {
    "ix_submissions_queue": ["season", "stage", "received_at", "id"],
    "ix_submissions_arrival": ["season", "received_at", "id"],
    "ix_submissions_work": ["season", "open_block", "to_check", "id"],
}
_NEW = {
    "ix_submissions_read_state": ["season", "read_state", "received_at", "id"],
    "ix_submissions_kind": ["season", "kind", "received_at", "id", "superseded_by"],
}


_HELD = sa.text("claimed_by IS NOT NULL")


def upgrade() -> None:
    op.drop_index("ix_flags_code", "flags")
    op.create_index("ix_flags_code", "flags", ["code", "submission_id", "fingerprint"])
    for name, columns in _BEFORE.items():
        op.drop_index(name, "submissions")
        op.create_index(name, "submissions", [*columns, "superseded_by"])
    for name, columns in _NEW.items():
        op.create_index(name, "submissions", columns)
    op.create_index(
        "ix_submissions_claimed", "submissions", ["claimed_by"], sqlite_where=_HELD, postgresql_where=_HELD
    )


def downgrade() -> None:
    op.drop_index("ix_flags_code", "flags")
    op.create_index("ix_flags_code", "flags", ["code", "submission_id"])
    for name in (*_NEW, "ix_submissions_claimed"):
        op.drop_index(name, "submissions")
    for name, columns in _BEFORE.items():
        op.drop_index(name, "submissions")
        op.create_index(name, "submissions", columns)
