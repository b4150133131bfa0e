"""Runs other programs: never through a shell, always with a deadline, keeping a bounded part of what they say."""
from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections import deque
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Callable, Deque, Dict, List, Mapping, Optional, Sequence

from .errors import BackupError

KEPT_LINES = 200
STOP_SECONDS = 30
MAX_OUTPUT_BYTES = 64 * 1024 * 1024

Listener = Callable[[str], None]


@dataclass(frozen=True)
class Result:
    """How a program ended: its exit code, its standard output, and the last lines of its standard error."""

    code: int
    output: str
    errors: str

    @property
    def ok(self) -> bool:
        return self.code == 0


_running: Dict[int, "subprocess.Popen[bytes]"] = {}
_stopping = threading.Event()


def stop_all() -> None:
    """Ends what runs, and lets nothing start any more: this program has been told to stop."""
    _stopping.set()
    for process in list(_running.values()):
        _signal(process, signal.SIGTERM)


def environment() -> Dict[str, str]:
    """This program's own environment, which carries cloud identities, with messages in English and times in UTC."""
    return {**os.environ, "LC_ALL": "C", "TZ": "UTC", "PGTZ": "UTC"}


def run(command: Sequence[str], timeout: float, listener: Optional[Listener] = None,
        into: Optional[Path] = None, source: Optional[int] = None, output: Optional[int] = None,
        variables: Optional[Mapping[str, str]] = None) -> Result:
    """Runs a command to its end. `listener` gets each line of standard error as it comes; `into` takes its standard output.

    `source` and `output` are file descriptors that it reads from and writes to; `variables` are added to its environment.

    Raises BackupError if the command does not end within `timeout` seconds, cannot be started, or says too much.
    """
    if _stopping.is_set():
        raise BackupError(f"{command[0]} was not started: the backup host is stopping")
    target = open(into, "wb") if into else None  # noqa: SIM115  (closed below, in the parent only)
    try:
        process = subprocess.Popen(list(command), stdin=subprocess.DEVNULL if source is None else source,
                                   stdout=target or (subprocess.PIPE if output is None else output), stderr=subprocess.PIPE,
                                   env={**environment(), **(variables or {})}, start_new_session=True)
    except OSError as error:
        raise BackupError(f"cannot start {command[0]}: {error.strerror}") from None
    finally:
        if target:
            target.close()
    _running[process.pid] = process
    try:
        return _collect(process, command, timeout, listener)
    finally:
        _running.pop(process.pid, None)
        if process.poll() is None:  # this program is told to end
            end(process)
        for stream in (process.stdout, process.stderr):
            if stream is not None and process.poll() is not None:
                stream.close()


def _collect(process: "subprocess.Popen[bytes]", command: Sequence[str], timeout: float,
             listener: Optional[Listener]) -> Result:
    output: List[bytes] = []
    errors: Deque[str] = deque(maxlen=KEPT_LINES)
    readers = [threading.Thread(target=_read_lines, args=(process.stderr, errors, listener), daemon=True)]
    if process.stdout is not None:
        readers.append(threading.Thread(target=_read_output, args=(process.stdout, output), daemon=True))
    for reader in readers:
        reader.start()
    try:
        code = process.wait(timeout)
    except subprocess.TimeoutExpired:
        end(process)
        raise BackupError(f"{' '.join(command[:2])} did not end within {timeout:.0f} s and was stopped") from None
    for reader in readers:
        reader.join(STOP_SECONDS)
    if sum(map(len, output)) > MAX_OUTPUT_BYTES:
        raise BackupError(f"{' '.join(command[:2])} printed more than {MAX_OUTPUT_BYTES >> 20} MiB")
    if _stopping.is_set():
        raise BackupError(f"{' '.join(command[:2])} was stopped: the backup host is stopping")
    return Result(code, b"".join(output).decode("utf-8", "replace"), "\n".join(errors))


def _read_output(stream: IO[bytes], output: List[bytes]) -> None:
    size = 0
    for block in iter(lambda: stream.read1(65536), b""):  # type: ignore[attr-defined]
        size += len(block)
        if size <= MAX_OUTPUT_BYTES + 65536:
            output.append(block)


def _read_lines(stream: IO[bytes], errors: Deque[str], listener: Optional[Listener]) -> None:
    for raw in stream:
        line = raw.decode("utf-8", "replace").rstrip()
        errors.append(line)
        if listener is not None:
            listener(line)


def end(process: "subprocess.Popen[bytes]", seconds: float = STOP_SECONDS) -> None:
    """Asks a process and what it started to end, and ends them after `seconds`."""
    _signal(process, signal.SIGTERM)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        _signal(process, signal.SIGKILL)
        process.wait(STOP_SECONDS)


def _signal(process: "subprocess.Popen[bytes]", number: int) -> None:
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        pass
