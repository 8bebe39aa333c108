"""Places that cannot be used for a time."""

import sqlalchemy as sa
from alembic import op

revision = "0002"


def upgrade() -> None:
    """Make the table of closures."""
    op.create_table(
        "placeclosure",
        sa.Column("start", sa.DateTime(), nullable=False),
        sa.Column("end", sa.DateTime(), nullable=False),
        sa.Column("reason", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("row_version", sa.Integer(), nullable=False),
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_placeclosure_place_id", "placeclosure", ["place_id"])
