"""pgBackRest as this program calls it: one stanza, answers as text or JSON, errors as BackupError."""
from __future__ import annotations

import json
import re
from typing import Any, List, Optional, Sequence

from .causes import cause
from .errors import BackupError
from .process import Listener, Result, run

QUERY_SECONDS = 120.0
BACKUP_SECONDS = 24 * 3600.0

# Which servers could not be reached, and why; the error then only says that no primary was found.
_UNREACHABLE = re.compile(r"WARN: (unable to check pg\d+: .*)")
_ERROR = re.compile(r"ERROR: \[(\d+)\]: (.*)")


class Pgbackrest:
    """Commands of pgBackRest for one stanza, with options that every command gets."""

    def __init__(self, stanza: str, options: Sequence[str] = ()) -> None:
        self.stanza = stanza
        self._options = tuple(options)

    def command(self, name: str, options: Sequence[str] = (), arguments: Sequence[str] = ()) -> List[str]:
        return ["pgbackrest", f"--stanza={self.stanza}", *self._options, "--log-level-console=off",
                "--log-level-stderr=info", "--no-log-timestamp", *options, name, *arguments]

    def attempt(self, name: str, options: Sequence[str] = (), arguments: Sequence[str] = (),
                timeout: float = QUERY_SECONDS, listener: Optional[Listener] = None) -> Result:
        """Runs a command and gives its result, whatever it is."""
        return run(self.command(name, options, arguments), timeout, listener)

    def require(self, name: str, options: Sequence[str] = (), arguments: Sequence[str] = (),
                timeout: float = QUERY_SECONDS, listener: Optional[Listener] = None) -> str:
        """Runs a command and gives its standard output; raises BackupError with pgBackRest's message if it fails."""
        result = self.attempt(name, options, arguments, timeout, listener)
        if not result.ok:
            raise BackupError(f"pgbackrest {name} failed: {message(result)}")
        return result.output

    def json(self, name: str, options: Sequence[str] = (), arguments: Sequence[str] = ()) -> Any:
        output = self.require(name, (*options, "--output=json"), arguments)
        try:
            return json.loads(output, strict=False)  # messages within it may have line ends as they are
        except ValueError as error:
            raise BackupError(f"pgbackrest {name} did not print JSON: {error}") from None


def error_code(result: Result) -> int:
    """The number of pgBackRest's error, as in `ERROR: [055]`, or 0."""
    match = _ERROR.search(result.errors)
    return int(match.group(1)) if match else 0


def message(result: Result) -> str:
    """The error that pgBackRest named, on one line: its cause where that is known, else its text with servers that it could not reach
    and its hints; without an error, its last lines or its exit code."""
    lines = [line.strip() for line in result.errors.splitlines() if line.strip()]
    for index, line in enumerate(lines):
        match = _ERROR.search(line)
        if match:
            following = [other for other in lines[index + 1:] if not re.match(r"^(P\d+ )?\s*(INFO|WARN|DEBUG)\b", other)]
            unreachable = [f"({reason})" for reason in _UNREACHABLE.findall("\n".join(lines[:index]))]
            known = cause(" ".join([match.group(2), *following]))
            text = known or " ".join([match.group(2), *unreachable, *following])
            return f"[{match.group(1)}] {text}"[:2000]
    return " ".join(lines[-3:])[:2000] or f"exit code {result.code}"
