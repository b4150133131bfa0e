"""WAL locations, segment names and timelines, and what pg_waldump says of a segment. No access to a repository."""
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import FrozenSet, Iterable, List, Mapping, Optional, Sequence, Tuple

from .errors import BackupError
from .process import run
from .timestamps import parse as parse_time

SEGMENT = re.compile(r"^[0-9A-F]{24}$")
DUMP_SECONDS = 300.0

_TRANSACTION = re.compile(r"lsn: ([0-9A-F]+/[0-9A-F]+),.*?desc: (?:COMMIT|ABORT)\w*.*?(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+) UTC")
_RESTORE_POINT = re.compile(r"lsn: ([0-9A-F]+/[0-9A-F]+),.*?desc: RESTORE_POINT (.*)$")


def parse_lsn(text: str) -> int:
    match = re.match(r"^([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})$", text.strip())
    if match is None:
        raise BackupError(f"'{text}' is not a WAL location (LSN)", "write it as pg_current_wal_lsn() gives it, as 0/3000060")
    return (int(match.group(1), 16) << 32) + int(match.group(2), 16)


def lsn_text(lsn: int) -> str:
    return f"{lsn >> 32:X}/{lsn & 0xFFFFFFFF:X}"


def segment_name(timeline: int, number: int, size: int) -> str:
    per_id = (1 << 32) // size
    return f"{timeline:08X}{number // per_id:08X}{number % per_id:08X}"


def segment_number(name: str, size: int) -> int:
    return int(name[8:16], 16) * ((1 << 32) // size) + int(name[16:24], 16)


@dataclass(frozen=True)
class Stretch:
    """A timeline as part of a history: it holds the WAL from `begin` until `end`, or on and on where there is no end."""

    timeline: int
    begin: int
    end: Optional[int]


def history_of(timeline: int, text: str) -> Tuple[Stretch, ...]:
    """The stretches of a timeline's history file, oldest first, ending with the timeline itself."""
    stretches: List[Stretch] = []
    begin = 0
    for line in text.splitlines():
        fields = line.split("#", 1)[0].split()
        if len(fields) >= 2:
            end = parse_lsn(fields[1])
            stretches.append(Stretch(int(fields[0]), begin, end))
            begin = end
    return (*stretches, Stretch(timeline, begin, None))


@dataclass(frozen=True)
class Course:
    """A timeline's history together with the segments that are in the archive: what recovery can replay."""

    history: Sequence[Stretch]
    segments: FrozenSet[str]
    segment_size: int

    @property
    def timeline(self) -> int:
        return self.history[-1].timeline

    def leads_over(self, timeline: int, lsn: int) -> bool:
        """Whether a location on a timeline is part of this history."""
        return any(part.timeline == timeline and part.begin <= lsn and (part.end is None or lsn <= part.end)
                   for part in self.history)

    def name(self, number: int) -> Optional[str]:
        """The archived segment that recovery reads for a segment number, newest timeline first as the server does."""
        for part in reversed(self.history):
            last = None if part.end is None else part.end // self.segment_size
            if part.begin // self.segment_size <= number and (last is None or number <= last):
                name = segment_name(part.timeline, number, self.segment_size)
                if name in self.segments:
                    return name
        return None

    def last_from(self, number: int) -> int:
        """The last segment number that is reached from `number` without a gap; one less than `number` if it is missing."""
        while self.name(number) is not None:
            number += 1
        return number - 1

    def gap_after(self, number: int) -> Optional[str]:
        """The first missing segment after `number` if later ones of this history are there."""
        later = [segment_number(name, self.segment_size) for name in self.segments]
        following = number + 1
        if any(other > following and self.name(other) for other in later):
            return segment_name(self.timeline, following, self.segment_size)
        return None


@dataclass(frozen=True)
class Transaction:
    """The end of a transaction, committed or rolled back: recovery to a time stops at the first one after it."""

    moment: datetime
    lsn: int


def last_transaction(segment: Path, before: Optional[int] = None) -> Optional[Transaction]:
    """The last end of a transaction in a segment, before a location where one is given."""
    found: Optional[Transaction] = None
    for line in _dump(segment, "Transaction"):
        match = _TRANSACTION.search(line)
        if match and (before is None or parse_lsn(match.group(1)) < before):
            found = Transaction(parse_time(match.group(2) + "Z"), parse_lsn(match.group(1)))
    return found


def restore_point(segment: Path, name: str) -> Optional[int]:
    """Where a named restore point is in a segment."""
    for line in _dump(segment, "XLOG"):
        match = _RESTORE_POINT.search(line)
        if match and match.group(2) == name:
            return parse_lsn(match.group(1))
    return None


def _dump(segment: Path, manager: str) -> Iterable[str]:
    # The exit code says nothing: a segment's last record nearly always continues in the next one, which is an error here.
    return run(["pg_waldump", f"--rmgr={manager}", str(segment)], DUMP_SECONDS).output.splitlines()


def gaps(segments: Iterable[str], size: int) -> Mapping[str, str]:
    """Missing segments within each timeline: the first and the last of each gap."""
    found = {}
    ordered = sorted(segments)
    for left, right in zip(ordered, ordered[1:]):
        first, last = segment_number(left, size) + 1, segment_number(right, size) - 1
        if left[:8] == right[:8] and first <= last:
            timeline = int(left[:8], 16)
            found[segment_name(timeline, first, size)] = segment_name(timeline, last, size)
    return found
