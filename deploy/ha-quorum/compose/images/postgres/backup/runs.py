"""What is remembered of every job: kept in state/runs.json over restarts, published in status/runs.json."""
from __future__ import annotations

import fcntl
import json
import os
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Callable, Dict, Iterator, Mapping, Optional

from . import timestamps
from .paths import Paths, replace_file

MAX_MESSAGE = 2000

Record = Dict[str, Any]


def _empty(job: str) -> Record:
    return {"job": job, "lastStarted": None, "lastEnded": None, "lastResult": None, "lastSuccess": None, "lastFailure": None,
            "durationSeconds": None, "succeeded": 0, "failed": 0, "missed": 0, "next": None, "message": "",
            "repositoryErrors": 0}


def _of(document: Record, job: str) -> Record:
    """The record of a job in a document, added if it has none."""
    runs = document.setdefault("runs", [])
    found = [record for record in runs if record.get("job") == job]
    if not found:
        runs.append(_empty(job))
    record: Record = found[0] if found else runs[-1]
    return record


class Runs:
    """The record of runs. Several processes use it: the schedule, and what an operator starts."""

    def __init__(self, paths: Paths) -> None:
        self._file = paths.state / "runs.json"
        self._lock = paths.state / "runs.lock"
        self._published = paths.status / "runs.json"

    def read(self) -> Record:
        """The whole document; an unreadable one is an empty one, as history is worth less than the next backup."""
        try:
            document = json.loads(self._file.read_text(encoding="utf-8"))
            return document if isinstance(document, dict) else {}
        except (OSError, ValueError):
            return {}

    def started(self, job: str, moment: datetime) -> None:
        self._change(job, lambda record: record.update(
            lastStarted=timestamps.text(moment), lastResult="running", message=""))

    def ended(self, job: str, started: datetime, failure: Optional[str], details: Mapping[str, Any]) -> None:
        """Records a run's end; `details` are further fields of the job's record."""
        moment = timestamps.now()

        def change(record: Record) -> None:
            record.update(details)
            record.update(lastEnded=timestamps.text(moment), lastResult="failed" if failure else "ok",
                          durationSeconds=round((moment - started).total_seconds(), 3))
            record["failed" if failure else "succeeded"] += 1
            record["lastFailure" if failure else "lastSuccess"] = timestamps.text(moment)
            record["message"] = (failure or record.get("message") or "")[:MAX_MESSAGE]

        self._change(job, change)

    def missed(self, job: str, count: int, message: str) -> None:
        def change(record: Record) -> None:
            record["missed"] += count
            record.update(lastResult="missed", message=message[:MAX_MESSAGE])

        self._change(job, change)

    def interrupted(self) -> None:
        """Calls failed what was running when the backup host stopped. Only to be used while no run is alive."""
        for record in list(self.read().get("runs", [])):
            if record.get("lastResult") == "running":
                started = timestamps.parse(record["lastStarted"])
                self.ended(record["job"], started, "the backup host stopped during the run", {})

    def scheduled(self, times: Mapping[str, datetime]) -> None:
        """Notes when each job is due next."""
        def change(document: Record) -> None:
            for job, moment in times.items():
                _of(document, job)["next"] = timestamps.text(moment)

        self.update(change)

    def record(self, job: str) -> Record:
        found = [record for record in self.read().get("runs", []) if record.get("job") == job]
        return {**_empty(job), **found[0]} if found else _empty(job)

    def update(self, change: Callable[[Record], None]) -> None:
        """Changes the document and publishes it."""
        with self._exclusively():
            document = self.read()
            change(document)
            document["written"] = timestamps.text(timestamps.now())
            content = json.dumps(document, indent=1) + "\n"
            replace_file(self._file, content, 0o600)
            replace_file(self._published, content)

    def _change(self, job: str, change: Callable[[Record], object]) -> None:
        def apply(document: Record) -> None:
            change(_of(document, job))

        self.update(apply)

    @contextmanager
    def _exclusively(self) -> Iterator[None]:
        # Held for milliseconds by its users, who write two small files under it.
        descriptor = os.open(self._lock, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)
