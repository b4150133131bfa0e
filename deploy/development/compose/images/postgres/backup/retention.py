"""Which backups may be removed, in pgBackRest's words."""
from __future__ import annotations

import math
from datetime import datetime
from typing import List, Sequence

from .config import Retention
from .info import Backup

DAY_SECONDS = 24 * 3600.0


def options(retention: Retention, backups: Sequence[Backup], now: datetime) -> List[str]:
    """Options of `pgbackrest expire` for one repository, of which these are the backups.

    pgBackRest keeps by days or by count. Both are promised here, so the days are extended until the full backups that must stay
    are younger than they are.
    """
    days = retention.days
    full = sorted(backup.stop for backup in backups if backup.kind == "full")
    if retention.full_backups and full:
        oldest = full[-retention.full_backups:][0]
        days = max(days, math.ceil((now - oldest).total_seconds() / DAY_SECONDS) + 1)
    prefix = f"--repo{retention.repository}-retention-"
    chosen = [f"{prefix}full-type=time", f"{prefix}full={days}"]
    if retention.differential_backups:
        chosen.append(f"{prefix}diff={retention.differential_backups}")
    return chosen
