"""The PostgreSQL server under both exporters, filled for a workload."""

from __future__ import annotations

import contextlib
import time

import psycopg

from engine import Container, EngineError
from workloads import IDLE_CONNECTIONS, Workload, statements, tables

START_LIMIT = 60  # seconds
TABLES_PER_TRANSACTION = 500
FIRST_DATABASE = "app1"
ROLES = ("ours", "rival")
SETTINGS = {
    "listen_addresses": "*",
    "shared_preload_libraries": "pg_stat_statements",
    "pg_stat_statements.max": "10000",
    "max_connections": "500",
    "max_locks_per_transaction": "256",
    "autovacuum": "off",
    "fsync": "off",
    "checkpoint_timeout": "1d",
    "max_wal_size": "16GB",
}


class Server:
    """A server in a container of its own. The exporters log in as two roles, so that their sessions can be told apart."""

    def __init__(self, name: str, network: str, image: str) -> None:
        settings = " ".join(f"-c {key}={value}" for key, value in SETTINGS.items())
        script = (
            "export PGDATA=/tmp/data; initdb --no-sync --auth=trust --username=postgres >/dev/null"
            ' && echo "host all all all trust" >>"$PGDATA/pg_hba.conf"'
            f" && exec postgres -k /tmp {settings}"
        )
        self.container = Container.start(
            name,
            network,
            image,
            options=("--user", "postgres", "--shm-size", "512m", "--entrypoint", "bash"),
            command=("-c", script),
        )
        self._idle: list[psycopg.Connection] = []
        self._address = self.container.address()
        self._control = self._first_connection()

    def fill(self, workload: Workload) -> None:
        """Makes the databases, tables, statements and idle connections."""
        for role in ROLES:
            self._control.execute(f"CREATE ROLE {role} LOGIN IN ROLE pg_monitor")
        self._control.execute(f"CREATE DATABASE {FIRST_DATABASE}")
        with self._connect(FIRST_DATABASE) as first:
            first.execute("CREATE EXTENSION pg_stat_statements")
            for start in range(1, workload.tables + 1, TABLES_PER_TRANSACTION):
                first.execute(tables(start, min(workload.tables, start + TABLES_PER_TRANSACTION - 1)))
            first.execute("VACUUM ANALYZE")
        for number in range(2, workload.databases + 1):
            self._control.execute(f"CREATE DATABASE app{number} TEMPLATE {FIRST_DATABASE}")
        self._fill_statements()
        self._control.execute("CHECKPOINT")
        for number in range(IDLE_CONNECTIONS):
            self._idle.append(self._connect(f"app{number % workload.databases + 1}"))

    def sessions(self) -> int:
        """Sessions established since the server started, in all databases."""
        return self._number("SELECT sum(sessions)::bigint FROM pg_stat_database")

    def connections(self, role: str) -> int:
        """Connections that an exporter holds now."""
        return self._number("SELECT count(*) FROM pg_stat_activity WHERE usename = %s", role)

    def statements(self, role: str) -> list[tuple[float, float, int, str]]:
        """What a role has executed: total and planning ms, calls, text; the dearest first."""
        with self._connect(FIRST_DATABASE) as connection:
            return connection.execute(
                "SELECT total_exec_time, total_plan_time, calls, query FROM pg_stat_statements"
                " WHERE userid = %s::regrole ORDER BY total_exec_time + total_plan_time DESC LIMIT 60",
                (role,),
            ).fetchall()

    def close(self) -> None:
        for connection in (*self._idle, self._control):
            connection.close()
        self.container.remove()

    def _fill_statements(self) -> None:
        with self._connect(FIRST_DATABASE) as connection:
            connection.execute("SELECT pg_stat_statements_reset()")
            made = statements()
            connection.execute(made[0])
            with connection.pipeline():
                for statement in made[1:]:
                    connection.execute(statement, prepare=False)

    def _number(self, sql: str, *parameters: str) -> int:
        row = self._control.execute(sql, parameters).fetchone()
        return int(row[0])

    def _connect(self, database: str) -> psycopg.Connection:
        return psycopg.connect(host=self._address, user="postgres", dbname=database, autocommit=True, connect_timeout=10)

    def _first_connection(self) -> psycopg.Connection:
        end = time.monotonic() + START_LIMIT
        while time.monotonic() < end:
            with contextlib.suppress(psycopg.OperationalError):
                return self._connect("postgres")
            time.sleep(0.2)
        raise EngineError(f"PostgreSQL gave no answer within {START_LIMIT} s; it said: {self.container.logs()}")

