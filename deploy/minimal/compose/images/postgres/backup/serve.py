"""The backup host's main program: TLS server, stanza, schedule, status."""
from __future__ import annotations

import signal
import threading
from pathlib import Path
from types import FrameType
from typing import Dict, Optional

from . import info, lock, process, stanza, timestamps
from .conf import has_tls_server
from .config import Config
from .errors import BackupError
from .host import Host
from .schedule import Schedule
from .server import TlsServer, say

FIRST_DELAY_SECONDS = 2.0
MAX_DELAY_SECONDS = 60.0
WATCH_SECONDS = 15.0


class Service:
    """Runs until it is told to stop by SIGTERM or SIGINT."""

    def __init__(self, host: Host) -> None:
        self._host = host
        self._stop = threading.Event()
        self._seen = self._configuration()
        self._server = TlsServer(host.paths.certificates)
        self._schedule = Schedule(host.config, host.runs, self._run, host.status.refresh)

    def run(self) -> int:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._told_to_stop)
        self._prepare()
        if has_tls_server(self._host.paths):
            threading.Thread(target=self._server.run, name="tls-server").start()
        self._make_stanza()
        if not self._stop.is_set():
            self._schedule.start()
            self._first_backup()
        while not self._stop.wait(WATCH_SECONDS):
            self.follow_configuration()
        self._schedule.stop()
        return 0

    def _prepare(self) -> None:
        self._host.clean_work()
        if not lock.is_held(self._host.paths.operation_lock):
            self._host.runs.interrupted()
        started = timestamps.text(timestamps.now())
        self._host.runs.update(lambda document: document.update(schedulerStarted=started))

    def _make_stanza(self) -> None:
        """Tries until it works: the cluster may still be starting, or the store be away. Status is published meanwhile."""
        delay, said = FIRST_DELAY_SECONDS, ""
        while not self._stop.is_set():
            problem = self._stanza_problem(self._host.config)
            if problem is None:
                say(f"stanza '{self._host.config.cluster}' is ready")
                return
            if problem != said:
                say(f"{problem}; trying again")
            said = problem
            self._host.status.refresh()
            self._stop.wait(delay)
            self.follow_configuration()
            delay = min(delay * 2, MAX_DELAY_SECONDS)

    def _stanza_problem(self, config: Config) -> Optional[str]:
        problem = None
        try:
            stanza.ensure(config, self._host.pgbackrest)
        except BackupError as error:
            problem = error.text()
        self._host.runs.update(lambda document: document.update(stanza={"ok": problem is None, "message": problem or ""}))
        return problem

    def _first_backup(self) -> None:
        """An archive without a backup restores nothing, so the first one does not wait for its time."""
        try:
            found = info.read(self._host.pgbackrest)
        except BackupError as error:
            say(error.problem)
            return
        if any(not found.backups_of(repository) for repository in self._host.config.repositories):
            say("a repository has no backup yet: taking a full one now")
            self._schedule.run_once("full")

    def _run(self, job: str, patience_seconds: float) -> None:
        say(f"{job} starts")
        self._host.runner.run_scheduled(job, patience_seconds)
        record = self._host.runs.record(job)
        say(f"{job}: {record['lastResult']} {record['message']}".rstrip())

    @property
    def is_stopping(self) -> bool:
        return self._stop.is_set()

    def follow_configuration(self) -> None:
        """Ends when what is mounted changed, and no run is under way: the engine starts the container again, with it."""
        if self._configuration() != self._seen and not lock.is_held(self._host.paths.operation_lock):
            say("the configuration changed: starting again with it")
            self._told_to_stop(signal.SIGTERM, None)

    def _configuration(self) -> Dict[Path, Optional[bytes]]:
        found: Dict[Path, Optional[bytes]] = {}
        for path in (self._host.paths.configuration, self._host.paths.pgbackrest_conf):
            try:
                found[path] = path.read_bytes()
            except OSError:
                found[path] = None
        return found

    def _told_to_stop(self, number: int, frame: Optional[FrameType]) -> None:
        self._stop.set()
        self._server.stop()
        process.stop_all()


def main(host: Host) -> int:
    return Service(host).run()
