"""Whether this host's clock agrees with the primary's, by which pgBackRest writes when a backup began and ended."""
from __future__ import annotations

from datetime import datetime
from typing import Optional, Sequence

from .errors import BackupError
from .info import Backup
from .timestamps import text

TOLERANCE_SECONDS = 60.0

HINT = "synchronise the clocks of all hosts, with NTP for example"


def difference(backup: Backup, started: datetime, ended: datetime) -> float:
    """Seconds by which the primary's clock is at least ahead of this host's, negative if it is behind.

    0 while the backup began and ended, by the primary's clock, within the run that took it, which is all that can be known.
    """
    if backup.stop > ended:
        return (backup.stop - ended).total_seconds()
    return min((backup.start - started).total_seconds() + 1, 0.0)  # begin and end are known to the second, rounded down


def require_agreement(seconds: float, consequence: str) -> None:
    """Raises BackupError if a difference is more than is tolerated."""
    if abs(seconds) > TOLERANCE_SECONDS:
        relation = "behind" if seconds > 0 else "ahead of"
        raise BackupError(f"the clock of the backup host is {abs(seconds):.0f} s {relation} the primary's: {consequence}", HINT)


def future_problem(backups: Sequence[Backup], now: datetime) -> Optional[str]:
    """Names the backup of the future that keeps pgBackRest from taking another one, whose label would not be later."""
    latest = max(backups, key=lambda backup: backup.stop, default=None)
    seconds = (latest.stop - now).total_seconds() if latest else 0.0
    if latest is None or seconds <= TOLERANCE_SECONDS:
        return None
    return f"the newest backup, {latest.label}, ended {seconds:.0f} s in the future ({text(latest.stop)}): " \
           f"the clock of this host is slow, or a primary's was fast. No backup is possible before that time; {HINT}"


def require_past(backups: Sequence[Backup], now: datetime) -> None:
    """Refuses to judge ages while a backup has ended in the future."""
    latest = max((backup.stop for backup in backups), default=now)
    require_agreement(max((latest - now).total_seconds(), 0.0), "what the retention keeps cannot be told")
