"""Finds out on the live primary, before anything is restored, whether what was asked for can be loaded there."""
from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, List, Optional, Sequence

from . import names
from .errors import BackupError
from .names import shown

SERVER = """
    SELECT pg_catalog.pg_is_in_recovery(), pg_catalog.current_setting('transaction_read_only') = 'on',
           pg_catalog.current_setting('server_version_num')::int / 10000, pg_catalog.current_setting('data_directory'),
           pg_catalog.current_setting('cluster_name')
"""
OWNER = "SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = %s"
DATABASE_OWNER = """
    SELECT r.rolname FROM pg_catalog.pg_database d JOIN pg_catalog.pg_roles r ON r.oid = d.datdba WHERE d.datname = %s
"""
ALL_TABLES = "SELECT pubname FROM pg_catalog.pg_publication WHERE puballtables ORDER BY 1"
LOGICAL = "SELECT slot_name FROM pg_catalog.pg_replication_slots WHERE slot_type = 'logical' AND database = %s ORDER BY 1"
TYPE_EXISTS = """
    SELECT EXISTS (SELECT FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
                   WHERE n.nspname = %s AND t.typname = %s)
"""


@dataclass(frozen=True)
class Wanted:
    """What is loaded: under which name, and in which database of the live cluster; none where it becomes a database itself."""

    into: str
    database: Optional[str]


def of_server(admin: Any) -> Dict[str, Any]:
    recovery, read_only, major, data, _ = admin.execute(SERVER).fetchone()
    if recovery:
        raise BackupError("this member is a standby", "load on the primary")
    if read_only:
        raise BackupError("this server takes no writes: default_transaction_read_only is on",
                          "turn it off, or wait until whatever turned it on has ended")
    return {"majorVersion": major, "dataDirectory": data}


def name_is_free(session: Any, wanted: Wanted) -> None:
    kind, catalog = ("schema", "pg_namespace WHERE nspname") if wanted.database else ("database", "pg_database WHERE datname")
    if wanted.into.startswith("pg_") or wanted.into == "information_schema":
        raise BackupError(f"the name {shown(wanted.into)} is reserved", "name another one with --into")
    if session.execute(f"SELECT FROM pg_catalog.{catalog} = %s".encode(), (wanted.into,)).fetchone() is not None:
        place = f" in database {shown(wanted.database)}" if wanted.database else ""
        raise BackupError(f"there is a {kind} {shown(wanted.into)}{place} already", "name another one with --into, or remove that")


def database_exists(admin: Any, database: str) -> None:
    if admin.execute(DATABASE_OWNER, (database,)).fetchone() is None:
        raise BackupError(f"the live cluster has no database {shown(database)}",
                          "create it again, or restore all of it with --database alone")


def publishes_nothing(session: Any) -> None:
    """A publication of all tables would send the restored rows to subscribers, which do not have the table and stop."""
    rows = session.execute(ALL_TABLES).fetchall()
    if rows:
        raise BackupError(f"publication {', '.join(shown(row[0]) for row in rows)} publishes all tables of this database, so"
                          " its subscribers would be sent the restored rows",
                          "restore the database under another name: --database alone, without --table and --schema")


def owner(admin: Any, former: str, database: str, application: Optional[str]) -> str:
    """The former owner if it still is a role, and no superuser; otherwise the database's, or the application's."""
    found = admin.execute(DATABASE_OWNER, (database,)).fetchone()
    candidates = [former, found[0] if found else None, application]
    for candidate in candidates:
        role = admin.execute(OWNER, (candidate,)).fetchone() if candidate else None
        if role is not None and not role[0]:
            return str(candidate)
    raise BackupError(f"the owner {shown(former)} is a superuser or gone, and so is the database's",
                      "name a role that is no superuser with --owner")


def missing_types(session: Any, types: Sequence[Sequence[str]]) -> List[str]:
    return [f"{shown(schema)}.{shown(name)}" for schema, name in types
            if not session.execute(TYPE_EXISTS, (schema, name)).fetchone()[0]]


def require_space(data: str, needed: int) -> None:
    """The rows are written twice: to the table, and to WAL, which may have a volume of its own."""
    volumes: Dict[int, List[int]] = {}
    for place in (Path(data), Path(data) / "pg_wal"):
        space = os.statvfs(place)
        volumes.setdefault(place.stat().st_dev, [space.f_bavail * space.f_frsize, 0])[1] += needed + needed // 10
    for free, wanted in volumes.values():
        if free < wanted:
            raise BackupError(f"the primary has {free >> 20} MiB free, and the load needs {wanted >> 20} MiB for rows and WAL",
                              "free or add space there")


def logical_slots(admin: Any, database: str) -> List[str]:
    return [row[0] for row in admin.execute(LOGICAL, (database,))]


def free_bytes(data: str) -> int:
    space = os.statvfs(data)
    return space.f_bavail * space.f_frsize


def checked_into(into: Optional[str], default: str) -> str:
    return default if into is None else names.single(into, "name")
