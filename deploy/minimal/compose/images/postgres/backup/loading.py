"""Loads what a throw-away server sent into the live primary: all of it or nothing, under a name of its own."""
from __future__ import annotations

import json
import os
import time
from typing import Any, Dict, List, Optional

import psycopg

from . import database as new_database
from . import load_check, loading_role, statements, taken
from .errors import FAILED, INCOMPLETE, BackupError
from .extract import Extract
from .live import LOAD_SECONDS, Live
from .load_check import Wanted
from .loading_role import LoadingRole
from .names import connection, quoted, shown
from .process import Listener, run

MAX_HEADER_BYTES = 32 * 1024 * 1024
COUNT_SECONDS = 600
KEPT = ("kind", "database", "schema", "table", "into", "target", "type", "backup", "lastTransaction", "leftOut")
ENDED_EARLY = ("end of file", "input file is too short", "could not read from input file", "did not find magic string")


class Loader:
    """One load on one server. Objects that are there already are not touched."""

    def __init__(self, live: Live, listener: Listener, application: Optional[str] = None) -> None:
        self._live = live
        self._listener = listener
        self._application = application

    def check(self, what: Extract, into: str) -> Dict[str, Any]:
        """What is known before anything is restored. Removes what killed runs have left."""
        wanted = Wanted(into, None if what.kind == "database" else what.database)
        with self._live.admin() as admin:
            facts = load_check.of_server(admin)
            loading_role.lock(admin)
            loading_role.remove_left(self._live, admin)
            self._check_name(admin, wanted)
            return {"ok": True, "kind": what.kind, "database": what.database, "schema": what.schema, "table": what.table,
                    "into": into, "majorVersion": facts["majorVersion"],
                    "freeBytes": load_check.free_bytes(facts["dataDirectory"]),
                    "logicalSlots": load_check.logical_slots(admin, wanted.database) if wanted.database else []}

    def load(self, source: int) -> Dict[str, Any]:
        """Reads header and archive from a file descriptor. Raises BackupError after which nothing is left."""
        header = read_header(source)
        started = time.monotonic()
        wanted = Wanted(header["into"], None if header["kind"] == "database" else header["database"])
        with self._live.admin(seconds=LOAD_SECONDS) as admin:
            facts = load_check.of_server(admin)
            loading_role.lock(admin)
            loading_role.remove_left(self._live, admin)
            self._check_name(admin, wanted)
            if facts["majorVersion"] != header["majorVersion"]:
                raise BackupError(f"the backup is of PostgreSQL {header['majorVersion']}, this server has {facts['majorVersion']}",
                                  "load it by hand: pgcluster-backup extract on the backup host, then pg_restore")
            load_check.require_space(facts["dataDirectory"], header["sizeBytes"])
            owner = load_check.owner(admin, header["owner"], header["database"], self._application)
            tables = self._loaded(admin, header, wanted, owner, source)
        return {"ok": True, **{key: header[key] for key in KEPT},
                "owner": owner, "formerOwner": header["owner"], "seconds": round(time.monotonic() - started, 1),
                "restoreSeconds": header["restoreSeconds"], "tables": tables,
                "statements": statements.of(header, tables)}

    def _check_name(self, admin: Any, wanted: Wanted) -> None:
        if wanted.database is None:
            load_check.name_is_free(admin, wanted)
            return
        load_check.database_exists(admin, wanted.database)
        with self._live.admin(wanted.database) as session:
            load_check.name_is_free(session, wanted)
            load_check.publishes_nothing(session)

    def _loaded(self, admin: Any, header: Dict[str, Any], wanted: Wanted, owner: str, source: int) -> List[Dict[str, Any]]:
        role = LoadingRole(self._live, admin)
        database = wanted.database or wanted.into
        try:
            role.create(owner, wanted.database)
            if wanted.database is None:
                new_database.create(admin, wanted.into, role.name, header["locale"])
            self._prepare(role, header, database)
            self._listener(f"loading {sum(table['rows'] for table in header['tables'])} rows into {shown(wanted.into)}")
            self._restore(role, database, source)
            self._listener("counting rows")
            tables = self._counted(role, header, database)
            role.hand_over(database, owner)
            return tables
        except BaseException:
            self._remove(admin, role)
            raise

    def _remove(self, admin: Any, role: LoadingRole) -> None:
        try:
            loading_role.remove(self._live, admin, role.name)
        except (BackupError, psycopg.Error) as error:
            self._listener(f"what was loaded could not be removed, the next run does that: {str(error).strip()}")

    def _prepare(self, role: LoadingRole, header: Dict[str, Any], database: str) -> None:
        with self._live.admin(database) as session:
            new_database.create_extensions(session, role.name, header.get("extensions", []))
            missing = load_check.missing_types(session, header["types"])
        if missing:
            raise BackupError(f"the live database has no type {', '.join(missing)}, which columns of then have",
                              "create it again, or restore the database under another name: --database alone")

    def _restore(self, role: LoadingRole, database: str, source: int) -> None:
        command = ["pg_restore", f"--dbname={connection(database)}", "--no-password", "--no-owner", "--no-privileges",
                   "--single-transaction", "--exit-on-error"]
        result = run(command, LOAD_SECONDS, source=source, variables=self._live.variables(role.name, role.password))
        if not result.ok:
            ended = any(words in result.errors for words in ENDED_EARLY)
            raise BackupError(f"nothing was loaded: {_said(result.errors)}", _hint(result.errors), INCOMPLETE if ended else FAILED)

    def _counted(self, role: LoadingRole, header: Dict[str, Any], database: str) -> List[Dict[str, Any]]:
        """Counts as the role: a superuser's session must not read what it has not made."""
        tables = []
        with self._live.as_role(role.name, role.password, database) as session:
            for table in header["tables"]:
                name = f"{quoted(table['schema'])}.{quoted(table['table'])}"
                loaded = session.execute(f"SELECT pg_catalog.count(*) FROM {name}".encode()).fetchone()[0]
                if loaded != table["rows"]:
                    raise BackupError(f"{name} had {table['rows']} rows, and {loaded} were loaded; nothing was kept")
                session.execute(f"ANALYZE {name}".encode())
                tables.append({"schema": table["schema"], "table": table["table"], "rowsThen": table["rows"], "rowsLoaded": loaded,
                               "rowsNow": self._now(session, header, table), "unlogged": table["unlogged"],
                               "columnsNow": _columns_now(session, header, table)})
        return tables

    def _now(self, session: Any, header: Dict[str, Any], table: Dict[str, Any]) -> Optional[int]:
        """Rows of the live table; nothing if it does not exist, cannot be read by its owner, or is too large to count."""
        if _columns_now(session, header, table) is None:
            return None
        name = f"{quoted(header['schema'])}.{quoted(table['table'])}"
        try:
            session.execute(f"SET statement_timeout = '{COUNT_SECONDS}s'".encode())
            return int(session.execute(f"SELECT pg_catalog.count(*) FROM {name}".encode()).fetchone()[0])
        except Exception as error:  # noqa: BLE001  (any refusal of the server means that there is no count)
            self._listener(f"{name} is not counted: {str(error).strip().splitlines()[0]}")
            return None
        finally:
            session.execute("RESET statement_timeout")


def _columns_now(session: Any, header: Dict[str, Any], table: Dict[str, Any]) -> Optional[List[str]]:
    """The columns of the live table that take values; nothing if it does not exist."""
    if header["kind"] == "database":
        return None
    row = session.execute(taken.COLUMNS, (header["schema"], table["table"])).fetchone()
    return None if row is None else list(row[0] or [])


def read_header(source: int) -> Dict[str, Any]:
    """The line before the archive, byte by byte: pg_restore reads what follows from the same descriptor."""
    line = bytearray()
    while not line.endswith(b"\n"):
        byte = os.read(source, 1)
        if not byte or len(line) > MAX_HEADER_BYTES:
            raise BackupError("nothing was loaded: the backup host sent no data", "see what it said", INCOMPLETE)
        line += byte
    try:
        header: Dict[str, Any] = json.loads(line)
    except ValueError:
        raise BackupError(f"nothing was loaded: found {bytes(line[:80])!r}, expected the header of an extract",
                          "the backup host and the members must have the same image") from None
    if header.get("format") != 1:
        raise BackupError(f"nothing was loaded: found format {header.get('format')} of an extract, expected 1",
                          "the backup host and the members must have the same image")
    return header


def _said(errors: str) -> str:
    lines = [line for line in errors.splitlines() if "error:" in line] or errors.splitlines()
    return " ".join(" ".join(lines[:3]).split())[:1000] or "pg_restore said nothing"


def _hint(errors: str) -> str:
    if "out of shared memory" in errors:
        return "take a part of it, or raise max_locks_per_transaction"
    if "permission denied" in errors:
        return "what is loaded has no more rights than its owner: grant that right to it"
    return "restore the database under another name (--database alone): what it needs comes along"
