"""What a restored server must pass: every index and table readable, every page's checksum, and the user's assertions."""
from __future__ import annotations

import time
from functools import partial
from typing import Any, Callable, Dict, List, Sequence

from .assertions import hold
from .config import Assertion
from .controldata import read as read_control
from .errors import BackupError
from .instance import Instance
from .process import run

AMCHECK_SECONDS = 12 * 3600.0

Check = Dict[str, Any]

# Before 14 there is no pg_amcheck; its extension's function is called for every valid B-tree index that is not temporary.
BTREES = """
    SELECT pg_catalog.count(pgcluster_drill.bt_index_check(c.oid))
    FROM pg_catalog.pg_index i
    JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
    JOIN pg_catalog.pg_am a ON a.oid = c.relam
    WHERE a.amname = 'btree' AND c.relpersistence <> 't' AND c.relkind = 'i' AND i.indisvalid AND i.indisready
"""


def measured(name: str, action: Callable[[], None]) -> Check:
    """Runs a check: its name, whether it passed, its duration, and why it failed."""
    started = time.monotonic()
    message = ""
    try:
        action()
    except Exception as error:  # a check that fails in an unforeseen way has failed
        message = error.problem if isinstance(error, BackupError) else f"{type(error).__name__}: {error}".strip()
    return {"name": name, "ok": not message, "seconds": round(time.monotonic() - started, 3), "message": message[:1000]}


def of_running(instance: Instance, major: int, assertions: Sequence[Assertion]) -> List[Check]:
    checks = [measured("amcheck", lambda: amcheck(instance, major))]
    for assertion in assertions:
        checks.append(measured(f"assertion {assertion.name}", partial(hold, instance, assertion, major)))
    return checks


def of_stopped(instance: Instance) -> List[Check]:
    """Checksums of every page; nothing where the cluster has none."""
    if not read_control(instance.data).has_checksums:
        return []
    return [measured("checksums", lambda: checksums(instance))]


def amcheck(instance: Instance, major: int) -> None:
    if major < 14:
        for database in instance.databases():
            instance.query("CREATE SCHEMA pgcluster_drill", database)
            instance.query("CREATE EXTENSION amcheck SCHEMA pgcluster_drill", database)
            instance.query(BTREES, database, AMCHECK_SECONDS)
        return
    command = ["pg_amcheck", *instance.connection_options(), "--all", "--install-missing", "--jobs=1"]
    result = run(command, AMCHECK_SECONDS)
    if not result.ok:
        said = (result.output + "\n" + result.errors).strip()
        raise BackupError(" ".join(said.split())[:1000])


def checksums(instance: Instance) -> None:
    result = run(["pg_checksums", "--check", "--pgdata", str(instance.data)], AMCHECK_SECONDS)
    if not result.ok:
        raise BackupError(" ".join((result.errors + " " + result.output).split())[:1000])

