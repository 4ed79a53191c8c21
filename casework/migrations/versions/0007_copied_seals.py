"""Which submissions bear the same impression, found once for each seal and not whenever one is shown.

What was read before is compared when it is first shown.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "impressions", sa.Column("compared", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "copied_seals",
        sa.Column("submission_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submissions.id"], name="fk_copied_seals_submission_id_submissions"
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["submissions.id"], name="fk_copied_seals_other_id_submissions"
        ),
        sa.PrimaryKeyConstraint("submission_id", "ordinal", "other_id", name="pk_copied_seals"),
    )
    op.create_index("ix_copied_seals_other_id", "copied_seals", ["other_id"])


def downgrade() -> None:
    op.drop_table("copied_seals")
    with op.batch_alter_table("impressions") as table:
        table.drop_column("compared")
