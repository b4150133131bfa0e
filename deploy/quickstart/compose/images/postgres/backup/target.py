"""What to restore to, as an operator says it."""
from __future__ import annotations

import argparse
from dataclasses import dataclass
from datetime import datetime
from typing import Optional

from . import timestamps
from .errors import BackupError
from .wal import parse_lsn

KINDS = ("time", "lsn", "name", "backup", "latest")


@dataclass(frozen=True)
class Target:
    """A recovery target: its kind, its value as text (none for `latest`), and the timeline where one is asked for."""

    kind: str
    value: Optional[str]
    timeline: Optional[int] = None

    @property
    def moment(self) -> datetime:
        return timestamps.parse(self.value or "")

    @property
    def lsn(self) -> int:
        return parse_lsn(self.value or "")

    def __str__(self) -> str:
        return "the latest state" if self.kind == "latest" else f"{self.kind} {self.value}"


def at(moment: datetime) -> Target:
    return Target("time", timestamps.text(moment))


def add_options(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--latest", action="store_true", help="everything that is in the archive")
    which.add_argument("--to-time", metavar="TIME", help="ISO 8601 with a zone: transactions that ended at or before it")
    which.add_argument("--to-backup", metavar="LABEL", help="the end of a backup")
    which.add_argument("--to-lsn", metavar="LSN", help="a WAL location")
    which.add_argument("--to-name", metavar="NAME", help="a restore point, as pg_create_restore_point() made it")
    parser.add_argument("--timeline", type=int, metavar="N", help="default: the newest timeline of the archive")


def of(options: argparse.Namespace) -> Target:
    if options.to_time is not None:
        return Target("time", timestamps.text(timestamps.parse(options.to_time)), options.timeline)
    if options.to_lsn is not None:
        parse_lsn(options.to_lsn)
        return Target("lsn", options.to_lsn.upper(), options.timeline)
    if options.to_backup is not None:
        if options.timeline is not None:
            raise BackupError("a backup is on one timeline, so --timeline does not go with --to-backup", "leave it out")
        return Target("backup", options.to_backup)
    if options.to_name is not None:
        return Target("name", options.to_name, options.timeline)
    return Target("latest", None, options.timeline)
