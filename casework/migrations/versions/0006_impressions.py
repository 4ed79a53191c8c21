"""The looks of seals, by which the same impression on two submissions is known.

Filled as files are read; what was read before has none until it is read again.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "impressions",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("season", sa.String(80), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("coarse", sa.Float(), nullable=False),
        sa.Column("fine", sa.Float(), nullable=False),
        sa.Column("inner", sa.Float(), nullable=False),
        sa.Column("ink", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name="fk_impressions_submission_id_submissions"
        ),
        sa.PrimaryKeyConstraint("submission_id", "ordinal", name="pk_impressions"),
    )
    op.create_index("ix_impressions_look", "impressions", ["season", "coarse", "fine", "inner"])


def downgrade() -> None:
    op.drop_table("impressions")
