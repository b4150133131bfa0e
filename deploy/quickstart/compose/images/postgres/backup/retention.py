"""Which backups may be removed, in pgBackRest's words."""
from __future__ import annotations

import math
from datetime import datetime
from typing import List, Sequence

from .config import Retention
from .info import Backup

DAY_SECONDS = 24 * 3600.0
# pgBackRest counts the days again a little later.
MARGIN_DAYS = 1 / 24


def options(retention: Retention, backups: Sequence[Backup], now: datetime) -> List[str]:
    """Options of `pgbackrest expire` for one repository, of which these are the backups.

    pgBackRest keeps by days or by count. Both are promised here, so the days are extended until so many full backups stay.
    """
    ages = sorted((now - backup.stop).total_seconds() / DAY_SECONDS for backup in backups if backup.kind == "full")
    days = retention.days
    if retention.full_backups and ages:
        days = max(days, _days_for(ages[:retention.full_backups]))
    prefix = f"--repo{retention.repository}-retention-"
    chosen = [f"{prefix}full-type=time", f"{prefix}full={days}"]
    if retention.differential_backups:
        chosen.append(f"{prefix}diff={retention.differential_backups}")
    return chosen


def _days_for(ages: Sequence[float]) -> int:
    """The days with which the oldest of these full backups stays: the youngest one beyond the days does, and none before it."""
    oldest = math.floor(ages[-1])
    if len(ages) > 1 and ages[-2] + MARGIN_DAYS >= oldest:
        return math.ceil(ages[-1]) + 1
    return oldest
