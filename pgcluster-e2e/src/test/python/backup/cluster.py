"""One PostgreSQL server that archives into a local repository, with the backup host's parts next to it, below one directory."""
from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime
from pathlib import Path
from typing import Any, Callable, Dict, List, NamedTuple, Sequence, Tuple

import psycopg

from backup import info, stanza, transfer
from backup.drill import Drill
from backup.errors import INCOMPLETE, BackupError
from backup.extract import Extract, extract
from backup.host import Host
from backup.kept import Volume
from backup.live import Live
from backup.loading import Loader
from backup.member import Member
from backup.paths import Paths
from backup.pgbackrest import Pgbackrest
from backup.target import Target

MAJOR = int(os.environ["PG_MAJOR"])
LIMIT = 120.0

# The program with its files below a directory, which is the first argument.
PROGRAM = """import sys
from pathlib import Path
from backup import cli, host_commands
from backup.paths import Paths
root = Path(sys.argv[1])
host_commands.Paths = lambda: Paths(root)
sys.exit(cli.main(sys.argv[2:]))
"""


class Ended(NamedTuple):
    """How the program ended, and what it said."""

    code: int
    output: str
    errors: str


class TestCluster:
    """Its server listens on a Unix socket of the directory, and on the loopback interface with passwords; `host` and `member` are what the image's commands use."""

    def __init__(self, options: str = "", repository: "Path | None" = None, retention: Sequence[Dict[str, int]] = ()) -> None:
        self.root = Path(tempfile.mkdtemp(prefix="backup-"))
        self.data = self.root / "volume/pgdata"
        self.repository = repository or self.root / "repository"
        self._write("etc/pgbackrest/pgbackrest.conf", f"""[global]
repo1-path={self.repository}
expire-auto=n
repo1-bundle=y
repo1-block=y
compress-type=zst
start-fast=y
log-level-file=off
archive-async=y
spool-path={self.root}/volume/pgbackrest-spool
lock-path={self.root}/lock
{options}
[orders]
pg1-path={self.data}
pg1-socket-path={self.root}
""")
        self._write("etc/pgcluster/backup.json", json.dumps({
            "cluster": "orders", "majorVersion": MAJOR, "repositories": [1], "jobs": [], "retention": list(retention),
            "drill": {"assertions": [{"name": "orders-present", "database": "postgres",
                                      "sql": "SELECT count(*) > 0 FROM orders"}]}}))
        os.environ["PGBACKREST_CONFIG"] = str(self.root / "etc/pgbackrest/pgbackrest.conf")
        (self.root / "volume/pgbackrest-spool").mkdir(parents=True)
        self.host = Host(Paths(self.root))
        self.member = Member(MAJOR, Volume(self.data), Pgbackrest("orders"), self.root / "volume/pgbackrest-spool", "postgres",
                             lambda line: None)

    def _write(self, path: str, content: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")

    def create(self, archive_command: str = "pgbackrest --stanza=orders archive-push \"%p\"") -> "TestCluster":
        run("initdb", "--data-checksums", "--auth-local=trust", "--auth-host=scram-sha-256", "--username=postgres", "--pgdata", str(self.data))
        with open(self.data / "postgresql.conf", "a", encoding="utf-8") as conf:
            conf.write(f"listen_addresses = 'localhost'\nunix_socket_directories = '{self.root}'\narchive_mode = on\nfsync = off\n"
                       f"archive_command = '{archive_command}'\n")
        self.start()
        stanza.ensure(self.host.config, self.host.pgbackrest)
        self.query("CREATE TABLE orders (id int PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp())")
        return self

    def start(self, **environment: str) -> None:
        run("pg_ctl", "--pgdata", str(self.data), "--log", str(self.root / "server.log"), "--wait", "start",
            **environment)

    def stop(self) -> None:
        run("pg_ctl", "--pgdata", str(self.data), "--mode=fast", "--wait", "stop")

    def session(self, database: str, user: str = "postgres") -> Any:
        return psycopg.connect(host=str(self.root), user=user, dbname=database, autocommit=True, connect_timeout=10)

    def query(self, statement: str) -> List[Tuple[Any, ...]]:
        with self.session("postgres") as session:
            cursor = session.execute(statement.encode())
            return list(cursor.fetchall()) if cursor.description else []

    def insert(self, *identifiers: int) -> None:
        for identifier in identifiers:
            self.query(f"INSERT INTO orders (id) VALUES ({identifier})")

    def rows(self) -> List[int]:
        return [row[0] for row in self.query("SELECT id FROM orders ORDER BY id")]

    def now(self) -> str:
        """The server's time, after which a transaction is still to come."""
        moment: datetime = self.query("SELECT clock_timestamp()")[0][0]
        return moment.strftime("%Y-%m-%dT%H:%M:%S.%f") + moment.strftime("%z")

    def archive(self) -> None:
        """Waits until all WAL until now is in the repository."""
        name = self.query("SELECT pg_walfile_name(pg_switch_wal())")[0][0]
        until(lambda: (self.query("SELECT last_archived_wal FROM pg_stat_archiver")[0][0] or "")[:24] >= name,
              f"segment {name} is archived")

    def after_backup(self) -> None:
        """Waits until a time is restorable: a backup's end is known to the second."""
        stop = max(backup["stop"] for backup in self._backups()) + 1
        until(lambda: time.time() > stop + 0.1, "a second after the backup has passed")

    def _backups(self) -> List[Dict[str, int]]:
        return [backup["timestamp"] for backup in self.host.pgbackrest.json("info")[0]["backup"]]

    def plan(self, kind: str, value: "str | None" = None, timeline: "int | None" = None) -> Dict[str, Any]:
        return self.host.examination.plan(Target(kind, value, timeline))

    def start_program(self, *arguments: str, **environment: str) -> "subprocess.Popen[str]":
        """`pgcluster-backup ARGUMENTS` as a process of its own, which may be killed with all that it starts."""
        return subprocess.Popen([sys.executable, "-c", PROGRAM, str(self.root), *arguments], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
                                env={**os.environ, **environment})

    def program(self, *arguments: str, **environment: str) -> Ended:
        """Runs `pgcluster-backup ARGUMENTS` to its end."""
        process = self.start_program(*arguments, **environment)
        output, errors = process.communicate(timeout=LIMIT)
        return Ended(process.returncode, output, errors)

    def status(self) -> Dict[str, Any]:
        """What the exporter reads of the runs."""
        document: Dict[str, Any] = json.loads((self.host.paths.status / "runs.json").read_text(encoding="utf-8"))
        return document

    def run_of(self, job: str) -> Dict[str, Any]:
        return next(run for run in self.status()["runs"] if run["job"] == job)

    def labels(self) -> List[str]:
        return [backup.label for backup in info.read(self.host.pgbackrest).backups]

    def drill(self) -> Dict[str, Any]:
        return Drill(self.host.examination, lambda line: None, random.Random(7)).run()

    def drill_failures(self) -> List[str]:
        return [check["message"] for check in self.drill()["checks"] if not check["ok"]]

    def extract(self, table: str, kind: str, value: "str | None" = None) -> Dict[str, Any]:
        return extract(self.host.examination, self.host.config, Extract.of("postgres", None, table), Target(kind, value),
                       self.root / "extracted", self.host.pgbackrest, lambda line: None)

    def take(self, into: str, target: str, table: "str | None" = None, schema: "str | None" = None,
             database: str = "postgres") -> Dict[str, Any]:
        """Takes something out of the backups and loads it, over a pipe, as the commands on backup host and primary do."""
        what = Extract.of(database, schema, table)
        self.loader.check(what, into)
        reading, writing = os.pipe()
        failure: List[BackupError] = []

        def send() -> None:
            try:
                transfer.send(self.host.examination, self.host.config, what, into, Target("time", target), self.host.pgbackrest,
                              lambda line: None, writing)
            except BackupError as error:
                failure.append(error)
            finally:
                os.close(writing)

        sender = threading.Thread(target=send)
        sender.start()
        try:
            return self.loader.load(reading)
        except BackupError as error:
            os.close(reading)
            reading = -1
            sender.join()
            raise (failure if error.code == INCOMPLETE and failure else [error])[0] from None
        finally:
            sender.join()
            if reading >= 0:
                os.close(reading)

    def sent(self, into: str, target: str, table: str) -> bytes:
        """What the backup host sends."""
        reading, writing = os.pipe()
        received: List[bytes] = []

        def receive() -> None:
            with open(reading, "rb") as source:
                received.append(source.read())

        reader = threading.Thread(target=receive)
        reader.start()
        try:
            transfer.send(self.host.examination, self.host.config, Extract.of("postgres", None, table), into, Target("time", target),
                          self.host.pgbackrest, lambda line: None, writing)
        finally:
            os.close(writing)
            reader.join()
        return received[0]

    def load(self, content: bytes) -> Dict[str, Any]:
        """Loads what is less than a pipe holds."""
        reading, writing = os.pipe()
        os.write(writing, content)
        os.close(writing)
        try:
            return self.loader.load(reading)
        finally:
            os.close(reading)

    @property
    def loader(self) -> Loader:
        return Loader(Live(socket={"host": str(self.root)}), lambda line: None, "app")

    def segments(self) -> Sequence[Path]:
        return sorted(self.repository.glob("archive/orders/*/*/*.zst"))

    def remove(self) -> None:
        if (self.data / "postmaster.pid").exists():
            run("pg_ctl", "--pgdata", str(self.data), "--mode=immediate", "--wait", "stop")
        # The process that archives in the background outlives the server for a moment and still writes.
        until(lambda: shutil.rmtree(self.root, ignore_errors=True) or not self.root.exists(), f"{self.root} is removed")


def run(*command: str, **environment: str) -> str:
    """Runs a program to its end; a failure shows what it said."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT,
                          env={**os.environ, **environment})
    if done.returncode != 0:
        raise AssertionError(f"{command} ended with {done.returncode}: {done.stdout.decode(errors='replace')}")
    return done.stdout.decode()


def until(condition: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + LIMIT
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {LIMIT:.0f} s: {what}")
        time.sleep(0.05)
