"""The WAL archive in a repository: what is there, and single files of it. Works for every store, encrypted or not."""
from __future__ import annotations

import bz2
import gzip
import re
import shutil
from pathlib import Path
from typing import Callable, Dict, FrozenSet, List, Optional, TypeVar

from .errors import BackupError
from .pgbackrest import QUERY_SECONDS, Pgbackrest, message
from .process import run
from .wal import Course, Transaction, history_of, last_transaction, restore_point

MAX_SEARCHED = 2048
DEFAULT_SEGMENT_SIZE = 16 * 1024 * 1024

_T = TypeVar("_T")

_STORED = re.compile(r"(?:^|/)([0-9A-F]{24})-[0-9a-f]{40}(\.\w+)?$")
_HISTORY = re.compile(r"(?:^|/)([0-9A-F]{8})\.history$")


class ArchiveReader:
    """Reads the archive `id` (as 15-1) of one repository; files that it takes out are put into `work`."""

    def __init__(self, pgbackrest: Pgbackrest, repository: int, identifier: str, work: Path) -> None:
        self._pgbackrest = pgbackrest
        self._repository = repository
        self._directory = f"archive/{pgbackrest.stanza}/{identifier}"
        self._work = work
        listing = pgbackrest.json("repo-ls", (f"--repo={repository}", "--recurse"), (self._directory,))
        self._files: Dict[str, str] = {}
        self._histories: Dict[int, str] = {}
        for path, entry in listing.items():
            if entry.get("type") == "file":
                self._note(path)
        self._segment_size: Optional[int] = None
        self._transactions: Dict[str, Optional[Transaction]] = {}

    def _note(self, path: str) -> None:
        stored, history = _STORED.search(path), _HISTORY.search(path)
        if stored:
            self._files[stored.group(1)] = path
        elif history:
            self._histories[int(history.group(1), 16)] = path

    @property
    def segments(self) -> FrozenSet[str]:
        return frozenset(self._files)

    @property
    def timelines(self) -> List[int]:
        """Every timeline of which the archive has a history or a segment, oldest first."""
        return sorted({*self._histories, *(int(name[:8], 16) for name in self._files)})

    @property
    def segment_size(self) -> int:
        """The size that initdb was told, which the first file tells."""
        if self._segment_size is None:
            first = min(self._files, default=None)
            self._segment_size = self._with(first, lambda path: path.stat().st_size) if first else DEFAULT_SEGMENT_SIZE
        return self._segment_size

    def course(self, timeline: int) -> Course:
        if timeline not in self.timelines:
            known = ", ".join(map(str, self.timelines)) or "none"
            raise BackupError(f"the archive has no timeline {timeline}", f"take one that it has: {known}")
        text = ""
        if timeline in self._histories:
            path = f"{self._directory}/{self._histories[timeline]}"
            text = self._pgbackrest.require("repo-get", (f"--repo={self._repository}",), (path,))
        elif timeline != 1:
            raise BackupError(f"the archive has no history file of timeline {timeline}",
                              "wait until the primary has archived it, or take another timeline")
        return Course(history_of(timeline, text), self.segments, self.segment_size)

    def last_transaction(self, course: Course, first: int, last: int) -> Optional[Transaction]:
        """The last end of a transaction within segments of a history."""
        return self._newest(course, first, last, self._last_transaction_in)

    def restore_point(self, course: Course, first: int, last: int, wanted: str) -> Optional[int]:
        """Where the last restore point of a name is, searched from the newest segment back."""
        return self._newest(course, first, last, lambda name: self._with(name, lambda path: restore_point(path, wanted)))

    def _last_transaction_in(self, segment: str) -> Optional[Transaction]:
        """An archived segment never changes, and a target is looked for after its window: the segment is taken out once."""
        if segment not in self._transactions:
            self._transactions[segment] = self._with(segment, last_transaction)
        return self._transactions[segment]

    @staticmethod
    def _newest(course: Course, first: int, last: int, find: Callable[[str], Optional[_T]]) -> Optional[_T]:
        """What is found in the newest segment that has any of it, searched from the newest back."""
        for number in range(last, max(first, last - MAX_SEARCHED) - 1, -1):
            name = course.name(number)
            found = find(name) if name else None
            if found is not None:
                return found
        return None

    def _with(self, segment: str, read: Callable[[Path], _T]) -> _T:
        """Takes a segment out of the repository for as long as it is read."""
        stored, plain = self._work / f"{segment}.stored", self._work / segment
        try:
            path = f"{self._directory}/{self._files[segment]}"
            command = self._pgbackrest.command("repo-get", (f"--repo={self._repository}",), (path,))
            result = run(command, QUERY_SECONDS, into=stored)
            if not result.ok:
                raise BackupError(f"cannot read {path} from repository {self._repository}: {message(result)}")
            decompress(stored, plain, Path(path).suffix)
            return read(plain)
        finally:
            stored.unlink(missing_ok=True)
            plain.unlink(missing_ok=True)


def decompress(source: Path, target: Path, suffix: str) -> None:
    """Unpacks a file as pgBackRest stores it; the suffix tells how it is packed."""
    if suffix in (".gz", ".bz2"):
        opened = gzip.open(source) if suffix == ".gz" else bz2.open(source)
        with opened as packed, open(target, "wb") as plain:
            shutil.copyfileobj(packed, plain)
        return
    commands = {".zst": ["zstd", "-d", "-q", "-f", str(source), "-o", str(target)],
                ".lz4": ["lz4", "-d", "-q", "-f", str(source), str(target)]}
    if suffix not in commands:
        source.replace(target)
        return
    result = run(commands[suffix], QUERY_SECONDS)
    if not result.ok:
        raise BackupError(f"cannot unpack a WAL segment with {commands[suffix][0]}: {result.errors}")
