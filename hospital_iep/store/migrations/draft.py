"""Writes the next revision: ``python -m hospital_iep.store.migrations.draft "what changes"``.

It is written from the difference between a file that went through every revision and the tables of the
program, for a person to read and correct.
"""

import re
import sys
from contextlib import closing
from pathlib import Path
from typing import Any, Literal

import sqlcipher3.dbapi2 as driver
from alembic.autogenerate import produce_migrations, render_python_code
from alembic.migration import MigrationContext
from sqlmodel import SQLModel

from hospital_iep.store import engines, keeping, migrations, tables  # noqa: F401

VERSIONS = Path(__file__).with_name("versions")
_NEXT = '''"""{words}."""

import sqlalchemy as sa
from alembic import op

revision = "{revision}"


def upgrade() -> None:
    """{words}."""
    {code}
'''


def following(words: str) -> tuple[str, str]:
    """Return name and text of the next revision, from what the tables have and the revisions lack."""
    with closing(driver.connect(":memory:", isolation_level=None)) as connection:
        migrations.upgrade(connection, migrations.known_revisions())
        with engines.over(connection).connect() as wrapped:
            context = MigrationContext.configure(
                wrapped, opts={"render_as_batch": True, "render_item": _plain}
            )
            script = produce_migrations(context, SQLModel.metadata)
            assert script.upgrade_ops is not None
            code = render_python_code(script.upgrade_ops, render_as_batch=True, render_item=_plain)
    revision = f"{len(migrations.REVISIONS) + 1:04}"
    name = f"{revision}_{re.sub(r'[^a-z]+', '_', words.lower()).strip('_')}"
    return name, _NEXT.format(words=words, revision=revision, code=code)


def _plain(kind: str, item: Any, _context: object) -> str | Literal[False]:
    """Write the program's own column types as plain ones, so that a revision depends on none of them."""
    if kind == "type" and type(item).__module__.startswith("sqlmodel"):
        return f"sa.String(length={item.length!r})"
    if kind == "type" and type(item).__module__.startswith("hospital_iep"):
        return f"sa.{item.impl!r}"
    return False


def main(words: list[str]) -> None:
    """Write the file."""
    if not words:
        sys.exit("say what changes")
    name, text = following(" ".join(words))
    VERSIONS.joinpath(f"{name}.py").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
