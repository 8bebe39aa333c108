"""The first tables, as the statements of ``0001_first.sql``; frozen from the first release on."""

from importlib.resources import files

from alembic import op

revision = "0001"


def upgrade() -> None:
    """Make every table."""
    text = (
        files("hospital_iep.store.migrations.versions").joinpath("0001_first.sql").read_text(encoding="utf-8")
    )
    for statement in text.split(";\n"):
        if statement.strip():
            op.execute(statement)
