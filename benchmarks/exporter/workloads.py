"""What the server holds in each workload, and how long each is measured."""

from __future__ import annotations

from dataclasses import dataclass

STATEMENTS = 5_000
IDLE_CONNECTIONS = 200


@dataclass(frozen=True)
class Bars:
    """What this exporter must stay under: ratios to the rival, and MiB resident after eight parallel scrapes."""

    exporter_cpu: float
    server_cpu: float
    memory_mib: int
    new_connections: float = 0
    parallel_connections: int = 4


@dataclass(frozen=True)
class Workload:
    """Databases of equal tables, each with two indexes."""

    name: str
    databases: int
    tables: int
    bars: Bars
    cold: int = 20
    """Pairs of scrapes that count as cold."""
    warmup: int = 400
    """Scrapes of each exporter before the measured ones: after as many, Java's compiler has little left to do."""
    rival_warmup: int = 100
    parallel_batches: int = 3
    scrape_limit: int = 60
    """Seconds after which the benchmark gives up on one scrape."""

    def what(self) -> str:
        return f"{self.databases} database(s) of {self.tables} tables"


WORKLOADS = {
    workload.name: workload
    for workload in (
        Workload("S", 1, 20, Bars(0.6, 0.25, 90)),
        Workload("M", 20, 200, Bars(0.6, 0.5, 100)),
        # The rival needs most of a minute of this one: few of its scrapes, and no cold phase of twenty.
        Workload("L1", 1, 20_000, Bars(0.1, 0.2, 160), cold=2, warmup=100, rival_warmup=0, parallel_batches=1, scrape_limit=400),
        Workload("L2", 300, 0, Bars(0.6, 0.5, 120), warmup=200, rival_warmup=20),
    )
}


def tables(first: int, last: int) -> str:
    """One transaction's worth of tables: a key and a second index each, and ten rows."""
    return f"""
        DO $$
        BEGIN
            FOR i IN {first}..{last} LOOP
                EXECUTE format('CREATE TABLE t%s (id bigint PRIMARY KEY, v integer, note text)', i);
                EXECUTE format('CREATE INDEX t%s_v ON t%s (v)', i, i);
                EXECUTE format('INSERT INTO t%s SELECT g, g, md5(g::text) FROM generate_series(1, 10) g', i);
            END LOOP;
        END
        $$"""


def statements() -> list[str]:
    """Statements that pg_stat_statements tells apart: each selects another set of one table's columns."""
    columns = STATEMENTS.bit_length()
    made = [f"CREATE TABLE wide ({', '.join(f'c{bit} integer' for bit in range(columns))})"]
    for number in range(1, STATEMENTS + 1):
        chosen = ", ".join(f"c{bit}" for bit in range(columns) if number >> bit & 1)
        made.append(f"SELECT {chosen} FROM wide WHERE c0 = {number}")
    return made
