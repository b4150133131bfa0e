"""The list of backups, for an operator and as JSON."""
from __future__ import annotations

from typing import Any, Dict, List, Sequence

from .info import Backup, Info
from .timestamps import text

COLUMNS = ("label", "type", "repository", "start", "stop", "size", "stored")


def as_json(info: Info) -> Dict[str, Any]:
    return {"status": info.status, "backups": [_entry(backup) for backup in info.backups]}


def _entry(backup: Backup) -> Dict[str, Any]:
    return {"label": backup.label, "type": backup.kind, "repository": backup.repository, "timeline": backup.timeline,
            "start": text(backup.start), "stop": text(backup.stop), "sizeBytes": backup.size_bytes,
            "repositorySizeBytes": backup.repository_bytes, "walStart": backup.wal_start, "walStop": backup.wal_stop,
            "lsnStart": backup.lsn_start, "lsnStop": backup.lsn_stop, "damaged": backup.damaged}


def as_table(info: Info) -> str:
    rows = [(backup.label, backup.kind + (" (damaged)" if backup.damaged else ""), str(backup.repository), text(backup.start),
             text(backup.stop), size(backup.size_bytes), size(backup.repository_bytes)) for backup in info.backups]
    return table(COLUMNS, rows) if rows else f"no backups ({info.status})"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines: List[Sequence[str]] = [header, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip() for line in lines)


def size(amount: float) -> str:
    for unit in ("B", "KiB", "MiB", "GiB"):
        if amount < 1024:
            return f"{amount:.0f} {unit}" if unit == "B" else f"{amount:.1f} {unit}"
        amount /= 1024
    return f"{amount:.1f} TiB"
