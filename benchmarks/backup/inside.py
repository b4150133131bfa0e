"""Runs in a container of the database node's image and prints the figures as JSON; benchmark starts it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from server import Server, run, seconds, size

ROOT = Path("/bench")


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def restored(server: Server, data: Path, restore: float) -> dict[str, float]:
    """What is restored must start, and have the rows."""
    server.stop(server.data)
    try:
        started = server.start(data)
        rows = int(server.sql("SELECT count(*) FROM rows"))
        server.stop(data)
    finally:
        server.start(server.data)
    expected = int(server.sql("SELECT count(*) FROM rows"))
    if rows != expected:
        raise SystemExit(f"restored {rows} rows, expected {expected}")
    run("rm", "-rf", str(data))
    return {"restore": restore, "start": started}


def unpack(target: Path) -> float:
    data = ROOT / "unpacked"
    data.mkdir(mode=0o700)
    took = seconds("tar", "--extract", "--zstd", "--file", str(target / "base.tar.zst"), "--directory", str(data))
    return took + seconds("tar", "--extract", "--file", str(target / "pg_wal.tar"), "--directory", str(data / "pg_wal"))


def full(server: Server, plain: Path, packed: Path) -> dict[str, dict[str, float]]:
    """One backup and one restore of each kind, one after the other."""
    say("pg_basebackup, plain")
    figures = {"pg_basebackup": {"backup": server.base_backup(plain), "bytes": size(plain)}}
    figures["pg_basebackup"].update(restored(server, ROOT / "copied", seconds("cp", "-a", str(plain), str(ROOT / "copied"))))
    run("rm", "-rf", str(plain))
    say("pg_basebackup, zstd")
    figures["pg_basebackup zstd"] = {
        "backup": server.base_backup(packed, "--format=tar", "--compress=server-zstd"),
        "bytes": size(packed),
    }
    figures["pg_basebackup zstd"].update(restored(server, ROOT / "unpacked", unpack(packed)))
    run("rm", "-rf", str(packed))
    say("pgBackRest")
    figures["pgBackRest"] = {"backup": server.pgbackrest("backup", "--type=full", "--repo=1")}
    figures["pgBackRest"]["bytes"] = size(ROOT / "repository/backup")
    target = ROOT / "restored"
    options = ("--repo=1", f"--pg1-path={target}", "--type=immediate", "--target-action=promote", "--archive-mode=off")
    figures["pgBackRest"].update(restored(server, target, server.pgbackrest("restore", *options)))
    return figures


def incremental(server: Server, rows: str) -> dict[str, dict[str, float]]:
    """An incremental backup of both repositories after these rows changed."""
    server.sql(f"UPDATE rows SET bucket = bucket + 1 WHERE {rows}")
    server.sql("CHECKPOINT")
    figures = {}
    for name, number, folder in (("blocks", 1, "repository"), ("files", 2, "repository-files")):
        before = size(ROOT / folder / "backup")
        took = server.pgbackrest("backup", "--type=incr", f"--repo={number}")
        figures[name] = {"backup": took, "bytes": size(ROOT / folder / "backup") - before}
    return figures


def main(gigabytes: float, rounds: int, processes: int) -> None:
    server = Server(ROOT, processes)
    say(f"filling {gigabytes:g} GB")
    server.create()
    server.fill(gigabytes)
    results: dict[str, object] = {"databaseBytes": server.database_bytes(), "processes": processes, "rounds": []}
    results["rounds"] = [full(server, ROOT / "plain", ROOT / "packed") for _ in range(rounds)]
    server.pgbackrest("backup", "--type=full", "--repo=2")
    rows = int(server.sql("SELECT count(*) FROM rows"))
    say("1 % of the rows, next to each other")
    results["together"] = incremental(server, f"id <= {rows // 100}")
    say("1 % of the rows, everywhere")
    results["scattered"] = incremental(server, "id % 100 = 7")
    server.stop(server.data)
    print(json.dumps(results))


if __name__ == "__main__":
    main(float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
