import { quote } from './words.ts'

/** Alembic's settings; the address of the database stays out of them. */
export const ALEMBIC_INI = `# The database's address is read from DATABASE_URL (migrations/env.py).
[alembic]
script_location = migrations
prepend_sys_path = .
file_template = %%(year)d%%(month).2d%%(day).2d%%(hour).2d%%(minute).2d_%%(slug)s
`

/** What Alembic fills in for a new revision. */
export const SCRIPT_TEMPLATE = `"""\${message}"""

import sqlalchemy as sa
import sqlmodel
from alembic import op
from sqlalchemy.dialects import postgresql as pg
\${imports if imports else ""}

revision = \${repr(up_revision)}
down_revision = \${repr(down_revision)}
branch_labels = \${repr(branch_labels)}
depends_on = \${repr(depends_on)}


def upgrade() -> None:
    \${upgrades if upgrades else "pass"}


def downgrade() -> None:
    \${downgrades if downgrades else "pass"}
`

const ENV = `"""Alembic's environment: which database, which models, and what of them to compare."""

import os
import re

import models  # noqa: F401: its classes fill the metadata
import sqlalchemy as sa
from alembic import context
from sqlmodel import SQLModel

#: Tables that the models speak of through the table that they are partitions of.
PARTITIONS = {PARTITIONS}


def include_object(it, name, kind, reflected, compared):
    if kind == "table" and reflected:
        return (f"{it.schema}.{name}" if it.schema else name) not in PARTITIONS
    return True


def ask(sql, **values):
    return context.get_context().connection.execute(sa.text(sql), values).scalar()


def ask_of(column, what):
    """What PostgreSQL says of a column."""
    table = ask("SELECT quote_ident(:schema) || '.' || quote_ident(:name)", schema=column.table.schema or "public", name=column.table.name)
    of_column = f"SELECT {what} FROM pg_attribute WHERE attrelid = to_regclass(:table) AND attname = :name"
    return ask(of_column, table=table, name=column.name)


def compare_type(_, inspected, column, in_database, in_models):
    """A type that SQLAlchemy has no class for is told by its name, as PostgreSQL says it."""
    if not isinstance(in_models, getattr(models, "PgType", ())):
        return None
    found = ask_of(column, "format_type(atttypid, atttypmod)")
    said = ask("SELECT to_regtype(:name)::text", name=re.sub(r"\\(.*?\\)| COLLATE .*", "", in_models.name))
    return found != in_models.name and ask("SELECT to_regtype(:name)::text", name=re.sub(r"\\(.*?\\)", "", found)) != said


def has_default(column):
    """Whether a default is the column's own: SQLAlchemy tells that of its domain in its place."""
    return ask_of(column, "atthasdef")


def bare(default):
    """A default without the cast that PostgreSQL puts behind it."""
    return re.sub(r'::[\\w\\s."\\[\\](),]+$', "", default.strip())


def compare_server_default(_, inspected, column, in_database, in_models, rendered):
    """Two spellings of one default are the same where their text is but for a cast, or where they give the same value."""
    default = column.server_default
    if default is None and in_database is not None and not has_default(column):
        return False
    if default is None or not isinstance(getattr(default, "arg", None), sa.sql.elements.TextClause):
        return None
    said = str(default.arg.compile(dialect=context.get_context().dialect)).replace("%%", "%")
    if in_database is None:
        # Alembic takes what draws from its own sequence for a SERIAL, and leaves its default out.
        return not said.startswith("nextval(")
    if in_database.startswith("nextval("):
        # SQLAlchemy puts the table's schema before a sequence's name, wherever that is.
        in_database = ask_of(column, "(SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = attrelid AND adnum = attnum)")
    if bare(in_database) == bare(said):
        return False
    if "(" in in_database + said:
        return True
    kind = column.type.compile(dialect=context.get_context().dialect)
    same = f"SELECT ({in_database})::text IS NOT DISTINCT FROM (({said})::{kind})::text"
    return not context.get_context().connection.exec_driver_sql(same.replace("%", "%%")).scalar()


def run(connection=None, **options):
    context.configure(
        connection=connection,
        target_metadata=SQLModel.metadata,
        include_schemas=True,
        include_object=include_object,
        compare_type=compare_type,
        compare_server_default=compare_server_default,
        transaction_per_migration=True,
        **options,
    )
    with context.begin_transaction():
        context.run_migrations()


url = os.environ.get("DATABASE_URL") or context.config.get_main_option("sqlalchemy.url")
if context.is_offline_mode():
    run(url=url, literal_binds=True, dialect_opts={"paramstyle": "named"})
else:
    with sa.create_engine(url, poolclass=sa.pool.NullPool).connect() as connection:
        run(connection)
`

/** `migrations/env.py`. `partitions` by their paths: \`logs_2024\`, \`audit.logs_2024\`. */
export const envFile = (partitions: readonly string[]): string =>
  ENV.replace('{PARTITIONS}', () =>
    partitions.length === 0 ? 'set()' : `{\n${partitions.map((it) => `    ${quote(it)},\n`).join('')}}`,
  )
