"""pgBackRest's TLS server next to a member or on the backup host: started again if it ends, told of new certificates."""
from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Dict, Optional, Sequence

from .process import end, environment

CHECK_SECONDS = 5.0
FIRST_DELAY_SECONDS = 1.0
MAX_DELAY_SECONDS = 60.0
STEADY_SECONDS = 60.0


class TlsServer:
    """Runs `pgbackrest server` until told to stop. Restarts wait longer each time, up to a minute, until one lasts."""

    def __init__(self, watched: Path, command: Sequence[str] = ("pgbackrest", "--log-level-console=warn", "server")) -> None:
        self._watched = watched
        self._command = list(command)
        self._stop = threading.Event()
        self.restarts = 0

    def stop(self) -> None:
        self._stop.set()

    def run(self) -> None:
        delay = FIRST_DELAY_SECONDS
        while not self._stop.is_set():
            started = time.monotonic()
            self._run_once()
            if self._stop.is_set():
                return
            delay = FIRST_DELAY_SECONDS if time.monotonic() - started > STEADY_SECONDS else delay
            self.restarts += 1
            say(f"pgBackRest's TLS server ended; starting it again in {delay:.0f} s")
            self._stop.wait(delay)
            delay = min(delay * 2, MAX_DELAY_SECONDS)

    def _run_once(self) -> None:
        try:
            process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL, env=environment(), start_new_session=True)
        except OSError as error:
            say(f"cannot start {self._command[0]}: {error.strerror}")
            return
        seen = certificates(self._watched)
        while process.poll() is None and not self._stop.is_set():
            self._wait(process)
            found = certificates(self._watched)
            if found != seen and process.poll() is None:
                say("certificates changed: pgBackRest's TLS server reads them again")
                os.kill(process.pid, signal.SIGHUP)
                seen = found
        if process.poll() is None:
            end(process)

    def _wait(self, process: "subprocess.Popen[bytes]") -> None:
        deadline = time.monotonic() + CHECK_SECONDS
        while process.poll() is None and time.monotonic() < deadline and not self._stop.wait(0.25):
            pass


def certificates(directory: Path) -> Dict[str, Optional[int]]:
    """When each certificate and key was last written."""
    found: Dict[str, Optional[int]] = {}
    for path in sorted(directory.glob("*.crt")) + sorted(directory.glob("*.key")):
        try:
            found[path.name] = path.stat().st_mtime_ns
        except OSError:
            found[path.name] = None
    return found


def say(text: str) -> None:
    print(f"pgcluster-backup: {text}", file=sys.stderr, flush=True)
