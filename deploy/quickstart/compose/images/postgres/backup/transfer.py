"""A table, a schema or a database as of a point in time, sent to where it is loaded: one line of JSON, then pg_dump's archive."""
from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any, Dict, List

from . import arrange, database, names, strip, taken, timestamps
from .config import Config
from .errors import BackupError
from .examination import Examination
from .extract import Extract, refuse_missing_database, selection
from .instance import Instance
from .pgbackrest import Pgbackrest
from .process import Listener, run
from .target import Target
from .throwaway import restored

DUMP_SECONDS = 12 * 3600.0
# No right, place or replication of the cluster of then goes along; what is loaded belongs to the role that loads it.
DUMP_OPTIONS = ("--format=custom", "--compress=1", "--no-owner", "--no-privileges", "--no-publications", "--no-subscriptions",
                "--no-tablespaces", "--no-security-labels")


def send(examination: Examination, config: Config, what: Extract, into: str, target: Target, pgbackrest: Pgbackrest,
         listener: Listener, output: int) -> Dict[str, Any]:
    """Writes header and archive to a file descriptor, and gives the header. The cluster is not touched."""
    plan = examination.plan(target)
    listener(f"restoring backup {plan['backup']} into a throw-away server, up to {target}")
    with restored(config, examination.paths, plan, "extract", listener, selection(pgbackrest, plan, what.database)) as throwaway:
        instance = throwaway.instance
        refuse_missing_database(instance, what.database, target)
        with instance.session(what.database) as session:
            header = {**_described(what, into, target, plan), "restoreSeconds": throwaway.seconds,
                      "lastTransaction": timestamps.optional_text(instance.last_transaction()),
                      **_arranged(session, what, into, config.major)}
        listener(f"taking out {what}: {sum(table['rows'] for table in header['tables'])} rows")
        _write(output, (json.dumps(header, separators=(",", ":")) + "\n").encode())
        _dump(instance, what, into, output)
        return header


def _described(what: Extract, into: str, target: Target, plan: Dict[str, Any]) -> Dict[str, Any]:
    return {"format": 1, "kind": what.kind, "database": what.database, "schema": what.schema, "table": what.table, "into": into,
            "backup": plan["backup"], "timeline": plan["timeline"], "majorVersion": plan["majorVersion"], "type": target.kind,
            "target": target.value}


def _arranged(session: Any, what: Extract, into: str, major: int) -> Dict[str, Any]:
    if what.schema is None:
        return {**database.prepare(session, major), "tables": taken.tables(session, None)}
    if what.table is None:
        owner = arrange.whole_schema(session, what.schema, into)
    else:
        owner = arrange.table(session, what.schema, what.table, into)
    notes = strip.outside(session, into)
    return {"owner": owner, "leftOut": notes, "tables": taken.tables(session, into), "types": taken.types(session, into),
            "sizeBytes": taken.size(session, into)}


def _write(output: int, content: bytes) -> None:
    try:
        while content:
            content = content[os.write(output, content):]
    except BrokenPipeError:
        raise _not_read() from None


def _not_read() -> BackupError:
    return BackupError("the program that was to load the data has ended", "see what it said")


def _dump(instance: Instance, what: Extract, into: str, output: int) -> None:
    command: List[str] = ["pg_dump", *instance.connection_options(), f"--dbname={names.connection(what.database)}", *DUMP_OPTIONS]
    if what.kind != "database":
        command += ["--strict-names", f"--schema={names.quoted(into)}"]
    result = run(command, DUMP_SECONDS, output=output)
    if result.code == -signal.SIGPIPE:
        raise _not_read()
    if not result.ok:
        raise BackupError(f"pg_dump of {what} failed: {result.errors}")


def standard_output() -> int:
    """The file descriptor of standard output; text that is printed from now on would damage the archive."""
    sys.stdout.flush()
    return sys.stdout.fileno()
