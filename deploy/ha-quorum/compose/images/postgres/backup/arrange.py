"""Moves a table or a schema of a restored server, which is thrown away afterwards, into a schema of its own.

What would reach out of that schema, to objects that may have changed since or must not be touched, is left out and noted.
"""
from __future__ import annotations

import difflib
from typing import Any, List, Sequence, Tuple

from .errors import BackupError
from .names import quoted, shown

KINDS = {"v": "a view", "m": "a materialized view", "S": "a sequence", "i": "an index", "f": "a foreign table",
         "c": "a composite type", "I": "an index"}

TABLES = """
    SELECT n.nspname, c.relname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence <> 't'
      AND n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' ORDER BY 1, 2
"""

FOUND = """
    SELECT c.oid, c.relkind::text, c.relpersistence::text, r.rolname
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_roles r ON r.oid = c.relowner WHERE n.nspname = %s AND c.relname = %s
"""

# A table with its partitions and the tables that inherit from it, parents first.
DESCENDANTS = """
    WITH RECURSIVE tree(oid, level) AS (
        SELECT o, 0 FROM pg_catalog.unnest(%s::pg_catalog.oid[]) o
        UNION SELECT i.inhrelid, t.level + 1 FROM pg_catalog.pg_inherits i JOIN tree t ON i.inhparent = t.oid)
    SELECT pg_catalog.format('ALTER %%s %%s SET SCHEMA ', CASE c.relkind WHEN 'f' THEN 'FOREIGN TABLE' ELSE 'TABLE' END,
                             c.oid::pg_catalog.regclass)
    FROM tree t JOIN pg_catalog.pg_class c ON c.oid = t.oid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'p', 'f') AND n.nspname <> %s GROUP BY c.oid, c.relkind ORDER BY pg_catalog.max(t.level)
"""

MEMBERS = """
    SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = %s AND c.relkind IN ('r', 'p')
"""

EXTENSIONS = """
    SELECT e.extname FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
    WHERE n.nspname = %s ORDER BY 1
"""


def table(session: Any, schema: str, name: str, into: str) -> str:
    """Moves a table with all that belongs to it; gives its owner."""
    rows = session.execute(FOUND, (schema, name)).fetchall()
    if not rows or rows[0][1] not in ("r", "p"):
        raise _not_a_table(session, schema, name, rows)
    oid, _, persistence, owner = rows[0]
    if persistence == "u":
        raise BackupError(f"{schema}.{name} is an unlogged table: its rows are in no WAL and in no backup",
                          "nothing brings them back")
    session.execute(f"CREATE SCHEMA {quoted(into)}".encode())
    _move(session, [oid], into)
    return str(owner)


def whole_schema(session: Any, schema: str, into: str) -> str:
    """Renames a schema; tables elsewhere that are partitions or children of its tables come along. Gives its owner."""
    rows = session.execute("SELECT r.rolname FROM pg_catalog.pg_namespace n JOIN pg_catalog.pg_roles r ON r.oid = n.nspowner"
                           " WHERE n.nspname = %s", (schema,)).fetchall()
    if not rows or schema == "information_schema" or schema.startswith("pg_"):
        raise BackupError(f"there was no schema {schema} at that time", f"there were: {', '.join(_schemas(session))}")
    extensions = [row[0] for row in session.execute(EXTENSIONS, (schema,))]
    session.execute(f"ALTER SCHEMA {quoted(schema)} RENAME TO {quoted(into)}".encode())
    if extensions:
        # What an extension brings has its name from the live database, where the extension still is in its schema.
        session.execute(f"CREATE SCHEMA {quoted(schema)}".encode())
        for extension in extensions:
            session.execute(f"ALTER EXTENSION {quoted(extension)} SET SCHEMA {quoted(schema)}".encode())
    _move(session, [row[0] for row in session.execute(MEMBERS, (into,))], into)
    return str(rows[0][0])


def _move(session: Any, oids: Sequence[int], into: str) -> None:
    for row in session.execute(DESCENDANTS, (list(oids), into)).fetchall():
        session.execute((row[0] + quoted(into)).encode())


def _not_a_table(session: Any, schema: str, name: str, rows: Sequence[Tuple[Any, ...]]) -> BackupError:
    full = f"{shown(schema)}.{shown(name)}"
    if rows:
        return BackupError(f"{full} was {KINDS.get(rows[0][1], 'no table')} at that time, and no table",
                           "name the table, or take the schema")
    known = [(row[0], row[1]) for row in session.execute(TABLES)]
    close = difflib.get_close_matches(name.lower(), {table.lower() for _, table in known}, n=5, cutoff=0.6)
    names = [f"{shown(place)}.{shown(table)}" for place, table in known if table.lower() in close]
    return BackupError(f"there was no table {full} at that time",
                       f"there were tables with similar names: {', '.join(names[:8])}" if names
                       else f"take another time, or one of its {len(known)} tables")


def _schemas(session: Any) -> List[str]:
    rows = session.execute("SELECT nspname FROM pg_catalog.pg_namespace WHERE nspname <> 'information_schema'"
                           " AND nspname !~ '^pg_' ORDER BY 1")
    return [shown(row[0]) for row in rows]
