"""One PostgreSQL server with pgBackRest and a local repository, in a directory of this container."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

LIMIT = 4 * 3600
# About half of a row is random, as in real tables: text compresses to a bit more than half.
FILL = (
    "CREATE TABLE rows AS SELECT i AS id, md5(i::text || 'a') || md5(i::text || 'b') AS random, "
    "repeat('customer ', 8) AS plain, i % 1000 AS bucket FROM generate_series(1, {rows}::bigint) AS i"
)
ROW_BYTES = 181


def run(*command: str) -> str:
    """Runs a program to its end; a failure shows what it said."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{command[0]} ended with {done.returncode}: {done.stdout}{done.stderr}")
    return done.stdout


def seconds(*command: str) -> float:
    start = time.monotonic()
    run(*command)
    return time.monotonic() - start


class Server:
    """Repository 1 is as pgcluster configures it; 2 differs in that it does not know blocks."""

    def __init__(self, root: Path, processes: int) -> None:
        self.root = root
        self.data = root / "data"
        self.configuration = root / "pgbackrest.conf"
        self.configuration.write_text(
            f"""[global]
repo1-path={root}/repository
repo1-block=y
repo2-path={root}/repository-files
repo2-block=n
{self._same(1)}{self._same(2)}compress-type=zst
process-max={processes}
start-fast=y
log-level-file=off
lock-path={root}/lock
[bench]
pg1-path={self.data}
pg1-socket-path={root}
""",
            encoding="utf-8",
        )

    @staticmethod
    def _same(repository: int) -> str:
        return (
            f"repo{repository}-bundle=y\nrepo{repository}-retention-full=1\n"
            f"repo{repository}-cipher-type=aes-256-cbc\nrepo{repository}-cipher-pass=of-this-benchmark-only\n"
        )

    def create(self) -> None:
        run("initdb", "--data-checksums", "--auth=trust", "--username=postgres", "--pgdata", str(self.data))
        with (self.data / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write(
                f"listen_addresses = ''\nunix_socket_directories = '{self.root}'\nshared_buffers = 256MB\n"
                "max_wal_size = 4GB\nwal_level = replica\narchive_mode = on\nautovacuum = off\n"
                f"archive_command = 'pgbackrest --config={self.configuration} --stanza=bench archive-push \"%p\"'\n"
            )
        self.start(self.data)
        self.pgbackrest("stanza-create")

    def start(self, data: Path) -> float:
        """Starts a server there; the seconds until it answers."""
        return seconds("pg_ctl", "--pgdata", str(data), "--log", str(self.root / "server.log"), "--wait", "--timeout=3600", "start")

    def stop(self, data: Path) -> None:
        run("pg_ctl", "--pgdata", str(data), "--mode=fast", "--wait", "stop")

    def sql(self, statement: str) -> str:
        return run("psql", "-XAtq", "-h", str(self.root), "-U", "postgres", "-c", statement, "postgres").strip()

    def fill(self, gigabytes: float) -> None:
        self.sql(FILL.format(rows=int(gigabytes * 1024**3 / ROW_BYTES)))
        self.sql("VACUUM (FREEZE, ANALYZE) rows")
        self.sql("CHECKPOINT")

    def pgbackrest(self, command: str, *options: str) -> float:
        base = ("pgbackrest", f"--config={self.configuration}", "--stanza=bench", "--log-level-console=error")
        return seconds(*base, *options, command)

    def base_backup(self, target: Path, *options: str) -> float:
        shutil.rmtree(target, ignore_errors=True)
        base = ("pg_basebackup", "-h", str(self.root), "-U", "postgres", "--pgdata", str(target), "--checkpoint=fast")
        return seconds(*base, *options)

    def database_bytes(self) -> int:
        return int(self.sql("SELECT sum(pg_database_size(oid)) FROM pg_database"))


def size(directory: Path) -> int:
    return sum(file.stat().st_size for file in directory.rglob("*") if file.is_file())
