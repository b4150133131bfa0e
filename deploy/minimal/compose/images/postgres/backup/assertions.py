"""The user's own queries of a restore drill, with no more rights than reading takes."""
from __future__ import annotations

from .config import Assertion
from .errors import BackupError
from .instance import Instance
from .names import quoted

ASSERTION_SECONDS = 3600.0
# Logged in as itself: from a superuser's session that only changed its role, a function that users wrote could change it back.
READER = "pgcluster_drill_reader"

_OWNER = """
    SELECT o.rolname FROM pg_catalog.pg_database d JOIN pg_catalog.pg_roles o ON o.oid = d.datdba
    WHERE d.datname = pg_catalog.current_database() AND NOT o.rolsuper
"""
_SCHEMAS = """
    SELECT nspname FROM pg_catalog.pg_namespace
    WHERE nspname <> 'information_schema' AND nspname !~ '^pg_(toast|temp)'
"""


def hold(instance: Instance, assertion: Assertion, major: int) -> None:
    """Asks an assertion's question; raises BackupError unless the answer is true."""
    try:
        _make_reader(instance, assertion.database, major)
        rows = instance.ask_as(READER, assertion.sql, assertion.database, ASSERTION_SECONDS)
    finally:
        _remove_reader(instance, assertion.database)
    if rows != [(True,)]:
        shown = repr(rows[:3])[:200]
        raise BackupError(f"expected one row of one column that is true, found {len(rows)} rows: {shown}")


def _make_reader(instance: Instance, database: str, major: int) -> None:
    """A role that reads everything in the database, whatever its owner may do, and nothing of the server's files or programs."""
    _remove_reader(instance, database)
    instance.query(f"CREATE ROLE {READER} LOGIN BYPASSRLS", database)
    for (owner,) in instance.query(_OWNER, database):
        instance.query(f"GRANT {quoted(owner)} TO {READER}", database)
    if major >= 14:
        instance.query(f"GRANT pg_read_all_data TO {READER}", database)
        return
    for (schema,) in instance.query(_SCHEMAS, database):
        instance.query(f"GRANT USAGE ON SCHEMA {quoted(schema)} TO {READER}", database)
        instance.query(f"GRANT SELECT ON ALL TABLES IN SCHEMA {quoted(schema)} TO {READER}", database)


def _remove_reader(instance: Instance, database: str) -> None:
    if instance.query(f"SELECT 1 FROM pg_catalog.pg_roles WHERE rolname = '{READER}'", database):
        instance.query(f"DROP OWNED BY {READER}", database)
        instance.query(f"DROP ROLE {READER}", database)
