"""The one failure that is shown to an operator: what is wrong and what to do."""
from __future__ import annotations

FAILED = 1
INCOMPLETE = 65  # EX_DATAERR of sysexits.h: what was read ended early, so the program that wrote it says why
BUSY = 75  # EX_TEMPFAIL of sysexits.h
CONFIGURATION = 78  # EX_CONFIG of sysexits.h


class BackupError(Exception):
    """A failure with a problem, a hint (may be empty) and the exit code of the program."""

    def __init__(self, problem: str, hint: str = "", code: int = FAILED) -> None:
        super().__init__(problem)
        self.problem = problem
        self.hint = hint
        self.code = code

    def text(self) -> str:
        return f"{self.problem}\n  do: {self.hint}" if self.hint else self.problem
