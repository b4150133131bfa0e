"""Calls `pgbackrest restore` for a plan, into a data directory, and cleans up after recovery."""
from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, List, Mapping, Sequence

from .errors import BackupError
from .pgbackrest import BACKUP_SECONDS, Pgbackrest
from .process import Listener
from .timestamps import parse

RECOVERY_SETTING = re.compile(r"^\s*(restore_command|recovery_\w+|archive_cleanup_command)\b|^# (Recovery|Removed).*pgBackRest")


def options(plan: Mapping[str, Any]) -> List[str]:
    """pgBackRest's options for the target of a plan."""
    given = [f"--set={plan['backup']}", f"--repo={plan['repository']}"]
    kind = plan["type"]
    if kind == "backup":
        return [*given, "--type=immediate", "--target-action=promote"]
    given.append(f"--target-timeline={plan['timeline']}")
    if kind == "latest":
        return [*given, "--type=default"]
    target = plan["target"]
    if kind == "time":
        target = parse(target).strftime("%Y-%m-%d %H:%M:%S.%f+00")
    return [*given, f"--type={kind}", f"--target={target}", "--target-action=promote"]


def restore(pgbackrest: Pgbackrest, plan: Mapping[str, Any], data: Path, tablespaces: Path, listener: Listener,
            extra: Sequence[str] = ()) -> None:
    """Restores the files of the plan's backup into an empty directory. Recovery comes with the server's start.

    `tablespaces` is where tablespaces go, each in a directory of its name: their own places may still be in use.
    """
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    data.chmod(0o700)
    places = (f"--pg1-path={data}", f"--tablespace-map-all={tablespaces}")
    pgbackrest.require("restore", (*places, *options(plan), *extra), timeout=BACKUP_SECONDS, listener=listener)


def forget_recovery(data: Path) -> None:
    """Removes recovery's settings after it has ended, and what Patroni kept of the cluster as it was before."""
    auto = data / "postgresql.auto.conf"
    if auto.exists():
        lines = auto.read_text(encoding="utf-8").splitlines(keepends=True)
        auto.write_text("".join(line for line in lines if not RECOVERY_SETTING.match(line)), encoding="utf-8")
    for name in ("patroni.dynamic.json", "recovery.signal", "standby.signal", "recovery.done"):
        (data / name).unlink(missing_ok=True)


def require_space(directory: Path, needed: int) -> None:
    """Refuses before anything is written; a tenth more than the backup's size is for WAL."""
    space = os.statvfs(directory)
    free = space.f_bavail * space.f_frsize
    wanted = needed + needed // 10
    if free < wanted:
        raise BackupError(f"{directory} has {free >> 20} MiB free, and the restore needs {wanted >> 20} MiB",
                          "free or add space there")
