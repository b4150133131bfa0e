"""Statements to compare what was restored with what is live, and to copy rows back."""
from __future__ import annotations

from typing import Any, Dict, List, Optional, Sequence

from .names import shown

MAX_TABLES = 5


def of(header: Dict[str, Any], counted: Sequence[Dict[str, Any]]) -> List[str]:
    """For the first tables of a schema, or the one table; none for a database, whose tables no statement reaches."""
    if header["kind"] == "database":
        return []
    found: List[str] = []
    for table, counts in list(zip(header["tables"], counted))[:MAX_TABLES]:
        found += _of_table(header["schema"], table, counts["columnsNow"])
    return found


def _of_table(schema: str, table: Dict[str, Any], live_columns: Optional[Sequence[str]]) -> List[str]:
    restored = f"{shown(table['schema'])}.{shown(table['table'])}"
    live = f"{shown(schema)}.{shown(table['table'])}"
    if live_columns is None:
        return [f"ALTER TABLE {restored} SET SCHEMA {shown(schema)};"]
    common = [column for column in table["columns"] if column in live_columns]
    columns = ", ".join(shown(column) for column in common)
    compare = f"SELECT {columns} FROM {restored} EXCEPT SELECT {columns} FROM {live};"
    if not table["key"] or not set(table["key"]) <= set(common):
        return [compare]
    same = " AND ".join(f"l.{shown(column)} = r.{shown(column)}" for column in table["key"])
    override = " OVERRIDING SYSTEM VALUE" if table["identityAlways"] else ""
    taken = ", ".join(f"r.{shown(column)}" for column in common)
    copy = (f"INSERT INTO {live} ({columns}){override} SELECT {taken} FROM {restored} r"
            f" WHERE NOT EXISTS (SELECT FROM {live} l WHERE {same});")
    others = [column for column in common if column not in table["key"]]
    if not others:
        return [compare, copy]
    return [compare, copy, _update(live, restored, others, same)]


def _update(live: str, restored: str, columns: Sequence[str], same: str) -> str:
    changed = ", ".join(f"{shown(column)} = r.{shown(column)}" for column in columns)
    left = ", ".join(f"l.{shown(column)}" for column in columns)
    right = ", ".join(f"r.{shown(column)}" for column in columns)
    return f"UPDATE {live} l SET {changed} FROM {restored} r WHERE {same} AND ({left}) IS DISTINCT FROM ({right});"
