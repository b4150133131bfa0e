"""A PostgreSQL server on a data directory that was restored: on a Unix socket only, archiving nothing, its own settings."""
from __future__ import annotations

import signal
import subprocess
import time
from collections import deque
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Dict, Iterator, List, Optional, Sequence, Tuple

import psycopg

from . import controldata
from .errors import BackupError
from .process import environment, run

CONNECT_SECONDS = 5
PINNED = "-c search_path=pg_catalog,pg_temp"
POLL_SECONDS = 0.25
STOP_SECONDS = 300.0
MIN_CONNECTIONS = 40

Row = Tuple[Any, ...]


class Instance:
    """Starts, asks and stops the server. `private` is a directory of this user alone for its socket, log and access rules."""

    def __init__(self, data: Path, private: Path, user: str, throwaway: bool) -> None:
        self.data = data
        self.private = private
        self._user = user
        self._throwaway = throwaway
        self._process: Optional["subprocess.Popen[bytes]"] = None

    @property
    def log(self) -> Path:
        return self.private / "postgres.log"

    def start(self, seconds: float) -> None:
        """Starts the server and waits until recovery has ended and it takes writes."""
        self.private.mkdir(parents=True, exist_ok=True, mode=0o700)
        (self.private / "pg_hba.conf").write_text("local all all trust\n", encoding="utf-8")
        (self.private / "postgresql.conf").write_text("", encoding="utf-8")
        (self.private / "pg_ident.conf").write_text("", encoding="utf-8")
        command = ["postgres", "-D", str(self.data)]
        for name, value in self._settings().items():
            command += ["-c", f"{name}={value}"]
        with open(self.log, "wb") as log:
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                                             env=environment(), start_new_session=True)
        self._wait(seconds)

    def query(self, statement: str, database: str = "postgres", seconds: float = 3600.0) -> List[Row]:
        """Runs a statement of this program's as superuser, with a limit on its time, and gives its rows.

        Names are looked up in pg_catalog alone, whatever the database's owner has planted or set.
        """
        return self._ask(self._user, statement, database, seconds, PINNED)

    def ask_as(self, role: str, statement: str, database: str, seconds: float) -> List[Row]:
        """Runs a user's statement in a read-only transaction, logged in as a role that may be trusted with what users wrote."""
        return self._ask(role, statement, database, seconds, "-c default_transaction_read_only=on")

    def _ask(self, role: str, statement: str, database: str, seconds: float, options: str) -> List[Row]:
        with self._connected(role, database, seconds, options) as session:
            cursor = session.execute(statement.encode())
            return list(cursor.fetchall()) if cursor.description else []

    def _connected(self, role: str, database: str, seconds: float, options: str) -> "psycopg.Connection[Row]":
        return psycopg.connect(host=str(self.private), user=role, dbname=database, autocommit=True, connect_timeout=CONNECT_SECONDS,
                               options=f"-c statement_timeout={int(seconds * 1000)} {options}")

    @contextmanager
    def session(self, database: str, seconds: float = 12 * 3600.0) -> Iterator[Any]:
        """A superuser's session that looks names up in pg_catalog alone, and fires no trigger, event triggers included."""
        with self._connected(self._user, database, seconds, f"{PINNED} -c session_replication_role=replica") as session:
            try:
                yield session
            except psycopg.Error as error:
                raise BackupError(f"the restored server refused a statement: {str(error).strip()}") from None

    def last_transaction(self) -> Optional[datetime]:
        """When the last transaction that recovery replayed was committed; nothing if it replayed none."""
        last: Optional[datetime] = self.query("SELECT pg_catalog.pg_last_xact_replay_timestamp()")[0][0]
        return last

    def databases(self) -> List[str]:
        return [row[0] for row in self.query("SELECT datname FROM pg_catalog.pg_database WHERE datallowconn ORDER BY 1")]

    def connection_options(self) -> Sequence[str]:
        """For programs such as pg_dump."""
        return (f"--host={self.private}", f"--username={self._user}", "--no-password")

    def stop(self) -> None:
        """Stops it so that nothing has to be recovered at the next start; ends it hard if that takes too long."""
        process = self._process
        if process is None or process.poll() is not None:
            return
        process.send_signal(signal.SIGINT)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
            raise BackupError(f"the restored server did not stop within {STOP_SECONDS:.0f} s") from None

    def kill(self) -> None:
        process = self._process
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGQUIT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait(10)

    def _settings(self) -> Dict[str, str]:
        settings = {
            "config_file": str(self.private / "postgresql.conf"),
            "hba_file": str(self.private / "pg_hba.conf"),
            "ident_file": str(self.private / "pg_ident.conf"),
            "listen_addresses": "",
            "unix_socket_directories": str(self.private),
            "unix_socket_permissions": "0700",
            "port": "5432",
            "shared_buffers": "64MB",
            "hot_standby": "off",
            "archive_command": "",
            "synchronous_standby_names": "",
            "primary_conninfo": "",
            "logging_collector": "off",
            "log_destination": "stderr",
            "log_timezone": "UTC",
            "TimeZone": "UTC",
            "lc_messages": "C",
            "ssl": "off",
            "statement_timeout": "0",
            "autovacuum": "off",
            "max_parallel_workers_per_gather": "0",
            "shared_preload_libraries": self._libraries(),
            "session_preload_libraries": "",
            "local_preload_libraries": "",
        }
        # With archiving on and no command the server keeps what is to be archived until there is one: the new timeline's
        # history among it. A throw-away server must never archive.
        settings["archive_mode"] = "off" if self._throwaway else "on"
        if self._throwaway:
            settings.update(fsync="off", full_page_writes="off")
        settings.update(controldata.read(self.data).recovery_parameters)
        settings["max_connections"] = str(max(int(settings["max_connections"]), MIN_CONNECTIONS))
        return settings

    def _libraries(self) -> str:
        """Libraries that the server was started with: the WAL of some extensions is replayed by them alone."""
        result = run(["postgres", "-D", str(self.data), "-C", "shared_preload_libraries"], 30)
        return result.output.strip() if result.ok else ""

    def _wait(self, seconds: float) -> None:
        assert self._process is not None
        deadline = time.monotonic() + seconds
        while True:
            if self._process.poll() is not None:
                raise BackupError(f"the restored server ended: {self._reason()}")
            if self._is_writable():
                return
            if time.monotonic() > deadline:
                self.kill()
                raise BackupError(f"the restored server did not finish recovery within {seconds:.0f} s: {self._reason()}")
            time.sleep(POLL_SECONDS)

    def _is_writable(self) -> bool:
        try:
            return not self.query("SELECT pg_catalog.pg_is_in_recovery()", "postgres", CONNECT_SECONDS)[0][0]
        except psycopg.OperationalError:
            return False

    def _reason(self) -> str:
        """The last error of the server's log, or its last line."""
        with open(self.log, encoding="utf-8", errors="replace") as log:
            lines = deque((line.strip() for line in log), maxlen=200)
        errors = [line for line in lines if " FATAL:" in line or " PANIC:" in line]
        relevant = [line for line in errors if "the database system is" not in line]
        return (relevant or list(lines) or ["it wrote no log"])[-1].split("] ", 1)[-1]
