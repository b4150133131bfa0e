"""One operation on the repositories at a time, whether the schedule or an operator started it."""
from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from . import timestamps
from .errors import BUSY, BackupError

POLL_SECONDS = 1.0


@contextmanager
def held(path: Path, owner: str, patience_seconds: float = 0.0) -> Iterator[None]:
    """Holds the lock. Raises BackupError with the exit code 75 if another run has it for longer than the patience."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        deadline = time.monotonic() + patience_seconds
        while not _taken(descriptor):
            if time.monotonic() >= deadline:
                holder = os.pread(descriptor, 200, 0).decode("utf-8", "replace").strip()
                raise BackupError(f"another run holds the lock: {holder}", "wait until it has ended, then run again", BUSY)
            time.sleep(POLL_SECONDS)
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{owner}, started {timestamps.text(timestamps.now())}\n".encode(), 0)
        yield
    finally:
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether a run that is alive holds the lock."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        return not _taken(descriptor)
    finally:
        os.close(descriptor)


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    except BlockingIOError:
        return False
