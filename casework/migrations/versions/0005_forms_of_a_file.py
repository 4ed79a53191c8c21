"""Each form of a file is a submission of its own, told apart by the page that it begins on.

Files whose further forms had to be handed in apart are read again, so that they come apart by themselves.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_OLD, _NEW = "uq_submissions_season_sha256", "uq_submissions_form"
_ASKED = "%这里只登记了第一份%"
_HELD = sa.text("claimed_by IS NOT NULL")
_INDEXES = {
    "ix_submissions_queue": ["season", "stage", "received_at", "id", "superseded_by"],
    "ix_submissions_arrival": ["season", "received_at", "id", "superseded_by"],
    "ix_submissions_award": ["season", "award", "stage"],
    "ix_submissions_unit": ["season", "unit", "id"],
    "ix_submissions_work": ["season", "open_block", "to_check", "id", "superseded_by"],
    "ix_submissions_read_state": ["season", "read_state", "received_at", "id"],
    "ix_submissions_kind": ["season", "kind", "received_at", "id", "superseded_by"],
}


def upgrade() -> None:
    _drop_indexes()
    with op.batch_alter_table("submissions") as table:
        table.add_column(sa.Column("first_page", sa.Integer(), nullable=False, server_default=sa.text("0")))
        table.add_column(sa.Column("absorbed", sa.Boolean(), nullable=False, server_default=sa.false()))
        table.drop_constraint(_OLD, type_="unique")
        table.create_unique_constraint(_NEW, ["season", "sha256", "first_page"])
    _create_indexes()
    _read_again()


def downgrade() -> None:
    further = op.get_bind().execute(sa.text("SELECT count(*) FROM submissions WHERE first_page > 0"))
    if further.scalar_one():
        raise RuntimeError("the store holds files with several forms: restore an earlier backup")
    _drop_indexes()
    with op.batch_alter_table("submissions") as table:
        table.drop_constraint(_NEW, type_="unique")
        table.create_unique_constraint(_OLD, ["season", "sha256"])
        table.drop_column("absorbed")
        table.drop_column("first_page")
    _create_indexes()


def _drop_indexes() -> None:
    # By name and not by reflection: a table that SQLite copies would lose what a partial index leaves out.
    for name in (*_INDEXES, "ix_submissions_claimed"):
        op.drop_index(name, "submissions")


def _create_indexes() -> None:
    for name, columns in _INDEXES.items():
        op.create_index(name, "submissions", columns)
    op.create_index(
        "ix_submissions_claimed", "submissions", ["claimed_by"], sqlite_where=_HELD, postgresql_where=_HELD
    )


def _read_again() -> None:
    """Queue the files that were registered by their first form alone."""
    bind = op.get_bind()
    asked = bind.execute(
        sa.text(
            "SELECT DISTINCT flags.submission_id FROM flags WHERE flags.code = 'form_not_recognised' "
            "AND flags.message LIKE :asked AND NOT EXISTS (SELECT 1 FROM jobs WHERE "
            "jobs.submission_id = flags.submission_id AND jobs.state IN ('waiting', 'leased'))"
        ),
        {"asked": _ASKED},
    ).scalars()
    for number in list(asked):
        bind.execute(
            sa.text(
                "INSERT INTO jobs (submission_id, state, priority, attempts, reason, created_at) "
                "VALUES (:number, 'waiting', 0, 0, '', CURRENT_TIMESTAMP)"
            ),
            {"number": number},
        )
        bind.execute(
            sa.text("UPDATE submissions SET read_state = 'waiting' WHERE id = :number"), {"number": number}
        )
