"""One table, schema or database as of a point in time, as a file that pg_restore reads, with row counts."""
from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any, Dict, List, Optional, Tuple

from . import names, timestamps
from .arrange import TABLES
from .config import Config
from .errors import BackupError
from .examination import Examination
from .instance import Instance
from .names import connection, quoted
from .paths import replace_file
from .pgbackrest import Pgbackrest
from .process import Listener, run
from .target import Target
from .throwaway import restored

DUMP_SECONDS = 12 * 3600.0


class Extract:
    """What is taken out: a table or a schema of a database, or all of the database."""

    def __init__(self, database: str, schema: Optional[str], table: Optional[str]) -> None:
        self.database = database
        self.schema = schema
        self.table = table

    @staticmethod
    def of(database: str, schema: Optional[str], table: Optional[str]) -> "Extract":
        named = names.single(database, "database")
        if table is None:
            return Extract(named, None if schema is None else names.single(schema, "schema"), None)
        if schema is not None:
            raise BackupError("found --table and --schema, expected one of them", "write --table SCHEMA.TABLE")
        return Extract(named, *names.table(table))

    @property
    def kind(self) -> str:
        return "table" if self.table else "schema" if self.schema else "database"

    def covers(self, table: Tuple[str, str]) -> bool:
        return self.schema in (None, table[0]) and self.table in (None, table[1])

    def __str__(self) -> str:
        inner = f"table {self.schema}.{self.table} of " if self.table else f"schema {self.schema} of " if self.schema else ""
        return f"{inner}database {self.database}"


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database", required=True)
    parser.add_argument("--schema")
    parser.add_argument("--table", metavar="SCHEMA.TABLE",
                        help='letters keep their case; public."Order Items" for a name with a space')
    parser.add_argument("--into", metavar="NAME", help="the schema, or database, that it becomes; default: restored_TIME_NAME")


def extract(examination: Examination, config: Config, what: Extract, target: Target, output: Path,
            pgbackrest: Pgbackrest, listener: Listener) -> Dict[str, Any]:
    """Writes OUTPUT/data.dump and OUTPUT/extract.json, and gives the latter. The cluster is not touched."""
    plan = examination.plan(target)
    with restored(config, examination.paths, plan, "extract", listener, selection(pgbackrest, plan, what.database)) as throwaway:
        instance = throwaway.instance
        refuse_missing_database(instance, what.database, target)
        last = instance.last_transaction()
        tables = [row for row in instance.query(TABLES, what.database) if what.covers((row[0], row[1]))]
        if not tables and (what.schema or what.table):
            raise BackupError(f"there was no {what} at {target}", "take an earlier time, or check the name")
        output.mkdir(parents=True, exist_ok=True, mode=0o700)
        _dump(instance, what, output / "data.dump")
        answer = {"ok": True, "database": what.database, "schema": what.schema, "table": what.table,
                  "backup": plan["backup"], "timeline": plan["timeline"], "type": target.kind, "target": target.value,
                  "lastTransaction": timestamps.optional_text(last), "restoreSeconds": throwaway.seconds,
                  "dump": str(output / "data.dump"), "dumpBytes": (output / "data.dump").stat().st_size,
                  "tables": [_count(instance, what.database, row[0], row[1]) for row in tables]}
        replace_file(output / "extract.json", json.dumps(answer, indent=1) + "\n", 0o600)
        return answer


def refuse_missing_database(instance: Instance, database: str, target: Target) -> None:
    if database not in instance.databases():
        raise BackupError(f"there was no database '{database}' at {target}", f"it had: {', '.join(instance.databases())}")


def selection(pgbackrest: Pgbackrest, plan: Dict[str, Any], database: str) -> List[str]:
    """Restores one database of many, if the backup has it already; a later one comes with the WAL of all.

    pgBackRest always restores the system's own databases, and refuses to be asked for them.
    """
    if database in ("postgres", "template0", "template1"):
        return []
    backup = pgbackrest.json("info", (f"--set={plan['backup']}", f"--repo={plan['repository']}"))[0]["backup"][0]
    known = [entry["name"] for entry in backup.get("database-ref") or []]
    return [f"--db-include={database}"] if database in known else []


def _dump(instance: Instance, what: Extract, target: Path) -> None:
    command = ["pg_dump", *instance.connection_options(), f"--dbname={connection(what.database)}", "--format=custom",
               f"--file={target}"]
    if what.table:
        command += ["--strict-names", f"--table={quoted(what.schema or '')}.{quoted(what.table)}"]
    elif what.schema:
        command += ["--strict-names", f"--schema={quoted(what.schema)}"]
    result = run(command, DUMP_SECONDS)
    if not result.ok:
        raise BackupError(f"pg_dump of {what} failed: {result.errors}")


def _count(instance: Instance, database: str, schema: str, table: str) -> Dict[str, Any]:
    rows = instance.query(f"SELECT pg_catalog.count(*) FROM {quoted(schema)}.{quoted(table)}", database)
    return {"schema": schema, "table": table, "rows": rows[0][0]}
