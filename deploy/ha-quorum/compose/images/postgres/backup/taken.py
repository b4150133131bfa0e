"""What was taken out of a restored server: its tables with their rows, columns and keys, and what they need elsewhere."""
from __future__ import annotations

from typing import Any, Dict, List

from .arrange import TABLES
from .names import quoted

# What is needed to write a statement that copies rows back: columns that can be inserted, the primary key, identity.
COLUMNS = """
    SELECT pg_catalog.array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = ''),
           pg_catalog.bool_or(a.attidentity = 'a'),
           pg_catalog.bool_or(a.atttypid = 'pg_catalog.oid'::pg_catalog.regtype OR t.typname = 'lo'),
           (SELECT pg_catalog.array_agg(k.attname::text ORDER BY k.attnum) FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_attribute k ON k.attrelid = i.indrelid AND k.attnum = ANY (i.indkey)
            WHERE i.indrelid = c.oid AND i.indisprimary),
           c.relpersistence = 'u'
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
    WHERE n.nspname = %s AND c.relname = %s GROUP BY c.oid, c.relpersistence
"""

TYPES = """
    SELECT DISTINCT n.nspname, t.typname
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace s ON s.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    JOIN pg_catalog.pg_type t ON t.oid = a.atttypid JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
    WHERE s.nspname = %s AND c.relkind IN ('r', 'p', 'c') AND n.nspname NOT IN (%s, 'pg_catalog', 'information_schema', 'pg_toast')
    ORDER BY 1, 2
"""

SIZE = """
    SELECT coalesce(pg_catalog.sum(pg_catalog.pg_total_relation_size(c.oid)), 0)::pg_catalog.int8
    FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'm') AND n.nspname = %s
"""


def tables(session: Any, into: "str | None") -> List[Dict[str, Any]]:
    """The tables of a schema, or of all, with their rows counted; partitions are counted in their table."""
    found = session.execute(TABLES).fetchall()
    return [_table(session, row[0], row[1]) for row in found if into in (None, row[0])]


def _table(session: Any, schema: str, name: str) -> Dict[str, Any]:
    rows = session.execute(f"SELECT pg_catalog.count(*) FROM {quoted(schema)}.{quoted(name)}".encode()).fetchone()[0]
    columns, identity, objects, key, unlogged = session.execute(COLUMNS, (schema, name)).fetchone()
    return {"schema": schema, "table": name, "rows": rows, "columns": columns or [], "key": key or [],
            "identityAlways": bool(identity), "largeObjects": bool(objects), "unlogged": unlogged}


def types(session: Any, into: str) -> List[List[str]]:
    """Types of other schemas that columns have, which must be there where the rows are loaded."""
    return [[row[0], row[1]] for row in session.execute(TYPES, (into, into)).fetchall()]


def size(session: Any, into: str) -> int:
    return int(session.execute(SIZE, (into,)).fetchone()[0])
