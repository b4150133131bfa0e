"""Points in time: always UTC, written as ISO 8601 with Z."""
from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from .errors import BackupError

_FORM = re.compile(r"^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(\.\d{1,9})?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)$")


def now() -> datetime:
    return datetime.now(timezone.utc)


def text(moment: datetime) -> str:
    """ISO 8601 in UTC, to the microsecond where there is a fraction."""
    plain = moment.astimezone(timezone.utc).replace(tzinfo=None)
    return plain.isoformat(timespec="microseconds" if plain.microsecond else "seconds") + "Z"


def optional_text(moment: "datetime | None") -> "str | None":
    return None if moment is None else text(moment)


def from_epoch(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, timezone.utc)


def parse(value: str) -> datetime:
    """Reads a time with its zone. A time without one is refused: it would mean another point in another place."""
    match = _FORM.match(value.strip())
    if match is None:
        raise BackupError(
            f"'{value}' is not a point in time",
            "write it with its zone, as 2026-11-24T18:01:22Z or '2026-11-24 18:01:22.5+01:00'",
        )
    day, clock, fraction, zone = match.groups()
    try:
        moment = datetime.strptime(f"{day} {clock}", "%Y-%m-%d %H:%M:%S").replace(tzinfo=timezone.utc)
    except ValueError as error:
        raise BackupError(f"'{value}' is not a point in time: {error}", "check the day and the time") from None
    if fraction:
        moment += timedelta(microseconds=int(fraction[1:7].ljust(6, "0")))
    return moment - _offset(zone)


def _offset(zone: str) -> timedelta:
    if zone in ("Z", "UTC"):
        return timedelta()
    digits = zone[1:].replace(":", "").ljust(4, "0")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -offset if zone[0] == "-" else offset
