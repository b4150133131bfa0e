"""Finds out before anything is touched whether a target can be reached, and from which backup on which timeline."""
from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Callable, Dict, List, Optional

from .archive import ArchiveReader
from .config import Config
from .errors import BackupError
from .info import Backup, Info
from .target import Target
from .timestamps import optional_text
from .wal import Course, Transaction, lsn_text, parse_lsn, segment_number

# A backup's stop time is stored in whole seconds, rounded down.
STOP_PRECISION = timedelta(seconds=1)


class Refusal(BackupError):
    """A target that cannot be reached, with the window of those that can."""

    def __init__(self, problem: str, hint: str, window: "Optional[Window]") -> None:
        super().__init__(problem, hint)
        self.window = window


@dataclass(frozen=True)
class Window:
    """The points in time that can be restored on one timeline of one repository: from its first to before its last."""

    repository: int
    timeline: int
    start: Optional[datetime]
    end: Optional[Transaction]
    missing: Optional[str]

    def as_json(self) -> Dict[str, Any]:
        return {"repository": self.repository, "timeline": self.timeline, "from": optional_text(self.start),
                "to": optional_text(self.end.moment if self.end else None),
                "toLsn": lsn_text(self.end.lsn) if self.end else None, "missingWal": self.missing}


class Preflight:
    """Examines one repository. `Info` must be of now, as backups expire."""

    def __init__(self, config: Config, info: Info, repository: int, open_archive: Callable[[str], ArchiveReader]) -> None:
        self._config = config
        self._repository = repository
        self._backups = [backup for backup in info.backups_of(repository) if not backup.damaged]
        archive = info.archive_of(repository)
        if archive is None or not self._backups:
            raise Refusal(f"repository {repository} has no backup that can be read ({info.status})",
                          "correct what the status names, or take a backup: pgcluster-backup run full", None)
        self._archive = open_archive(archive.id)

    @property
    def timelines(self) -> List[int]:
        return self._archive.timelines

    def window(self, timeline: Optional[int] = None) -> Window:
        """The window of a timeline, the newest by default, from its newest backup back as far as the WAL has no gap."""
        course = self._archive.course(timeline or self.timelines[-1])
        usable = [backup for backup in self._backups if self._is_on(course, backup)]
        if not usable:
            return Window(self._repository, course.timeline, None, None, None)
        newest = usable[-1]
        end = self._end(course, newest)
        connected = [backup for backup in usable if course.last_from(self._first(course, backup)) == end]
        missing = course.gap_after(end)
        oldest = min(connected, key=lambda backup: backup.stop, default=newest)
        # The last transaction may be older than the newest backup, if nothing was written since.
        last = self._archive.last_transaction(course, self._first(course, oldest), end)
        return Window(self._repository, course.timeline, oldest.stop + STOP_PRECISION, last, missing)

    def plan(self, target: Target) -> Dict[str, Any]:
        """How to reach the target. Raises Refusal."""
        if target.kind == "backup":
            return self._plan_backup(target)
        course = self._archive.course(target.timeline or self.timelines[-1])
        window = self.window(course.timeline)
        usable = [backup for backup in self._backups if self._is_on(course, backup)]
        if not usable:
            raise Refusal(f"no backup of repository {self._repository} leads to timeline {course.timeline}",
                          "take another timeline, or a backup on this one", window)
        chooser = {"time": self._for_time, "lsn": self._for_lsn, "name": self._for_name, "latest": self._for_latest}
        backup = chooser[target.kind](target, course, usable, window)
        return self._answer(target, backup, course.timeline, window)

    def _plan_backup(self, target: Target) -> Dict[str, Any]:
        for backup in self._backups:
            if backup.label == target.value:
                return self._answer(target, backup, backup.timeline, self.window(backup.timeline))
        known = ", ".join(backup.label for backup in self._backups)
        raise Refusal(f"repository {self._repository} has no usable backup '{target.value}'", f"it has: {known}", None)

    def _for_time(self, target: Target, course: Course, usable: List[Backup], window: Window) -> Backup:
        moment = target.moment
        before = [backup for backup in usable if backup.stop + STOP_PRECISION <= moment]
        if not before:
            raise self._outside(target, "before the end of the first backup", window)
        backup = before[-1]
        end = self._end(course, backup)
        last = self._archive.last_transaction(course, self._first(course, backup), end)
        if last is None or moment >= last.moment:
            missing = course.gap_after(end)
            reason = f"after a gap in the archive: WAL from {missing} on is missing" if missing else \
                "at or after the end of the last transaction in the archive"
            raise self._outside(target, reason, window)
        return backup

    def _for_lsn(self, target: Target, course: Course, usable: List[Backup], window: Window) -> Backup:
        return self._before(target.lsn, target, course, usable, window)

    def _for_name(self, target: Target, course: Course, usable: List[Backup], window: Window) -> Backup:
        end = self._end(course, usable[-1])
        found = self._archive.restore_point(course, self._first(course, usable[0]), end, target.value or "")
        if found is None:
            raise Refusal(f"the archive has no restore point '{target.value}' on timeline {course.timeline}",
                          "check the name; WAL is archived when a segment is full or archive_timeout has passed", window)
        return self._before(found, target, course, usable, window)

    def _for_latest(self, target: Target, course: Course, usable: List[Backup], window: Window) -> Backup:
        return usable[-1]

    def _before(self, lsn: int, target: Target, course: Course, usable: List[Backup], window: Window) -> Backup:
        before = [backup for backup in usable if parse_lsn(backup.lsn_stop or "0/0") <= lsn]
        if not before:
            raise self._outside(target, "before the end of the first backup", window)
        if lsn >= (self._end(course, before[-1]) + 1) * course.segment_size:
            raise self._outside(target, "after the end of the archive", window)
        return before[-1]

    def _outside(self, target: Target, reason: str, window: Window) -> Refusal:
        hint = f"a time after {optional_text(window.start)} and before {optional_text(window.end.moment)}, or --latest" \
            if window.start and window.end else "--latest, or the end of a backup with --to-backup"
        return Refusal(f"{target} cannot be restored: it is {reason}", hint, window)

    def _answer(self, target: Target, backup: Backup, timeline: int, window: Window) -> Dict[str, Any]:
        return {"ok": True, "cluster": self._config.cluster, "majorVersion": self._config.major, "type": target.kind,
                "target": target.value, "backup": backup.label, "backupType": backup.kind,
                "backupStop": optional_text(backup.stop), "repository": self._repository, "timeline": timeline,
                "sizeBytes": backup.size_bytes, "window": window.as_json(), "archiveTimelines": self.timelines}

    @staticmethod
    def _is_on(course: Course, backup: Backup) -> bool:
        return course.leads_over(backup.timeline, parse_lsn(backup.lsn_stop or "0/0"))

    @staticmethod
    def _first(course: Course, backup: Backup) -> int:
        return segment_number(backup.wal_start, course.segment_size)

    def _end(self, course: Course, backup: Backup) -> int:
        return course.last_from(self._first(course, backup))


def examine(config: Config, info: Info, target: Target, open_archive: Callable[[int, str], ArchiveReader]) -> Dict[str, Any]:
    """The plan of the first repository that reaches the target; the first one's refusal if none does."""
    refusal: Optional[BackupError] = None
    for repository in config.repositories:
        try:
            return Preflight(config, info, repository, partial(open_archive, repository)).plan(target)
        except BackupError as error:
            refusal = refusal or error
    assert refusal is not None, "the configuration has at least one repository"
    raise refusal


def refusal_json(error: BackupError) -> Dict[str, Any]:
    window = error.window if isinstance(error, Refusal) else None
    return {"ok": False, "problem": error.problem, "hint": error.hint, "window": window.as_json() if window else None}
