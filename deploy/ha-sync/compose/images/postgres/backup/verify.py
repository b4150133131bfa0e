"""Reads the text of `pgbackrest verify --verbose`. The exit code is 0 for a corrupted repository, so it is never trusted."""
from __future__ import annotations

import re
from dataclasses import dataclass

_STATUS = re.compile(r"^\s*status: (\w+)", re.MULTILINE)
_COUNT = re.compile(r"(missing|checksum invalid|size invalid|other): (\d+)")
# A backup that was interrupted is no damage: it is not listed, and the next one resumes or removes it.
_GOOD = ("valid", "in-progress")
_BACKUP = re.compile(r"backup: (\S+), status: ([^,\n]+)")


@dataclass(frozen=True)
class Verification:
    """What a verification found: the number of damaged or missing files, and a sentence that names them."""

    errors: int
    message: str

    @property
    def ok(self) -> bool:
        return self.errors == 0


def read(output: str, diagnostics: str, code: int) -> Verification:
    """Everything but an explicit `status: ok` with nothing found is a failure."""
    counts = {name: 0 for name in ("missing", "checksum invalid", "size invalid", "other")}
    for name, count in _COUNT.findall(output):
        counts[name] += int(count)
    bad_backups = [f"{label} is {status.strip()}" for label, status in _BACKUP.findall(output) if status.strip() not in _GOOD]
    errors = sum(counts.values()) or len(bad_backups)
    statuses = _STATUS.findall(output)
    if statuses == ["ok"] and code == 0 and errors == 0:
        return Verification(0, "the repository is complete and every checksum matches")
    parts = [f"{count} files: {name}" for name, count in counts.items() if count] + bad_backups
    if not statuses:
        parts.append("pgbackrest verify printed no status")
    reason = "; ".join(parts) or f"status {', '.join(statuses)}"
    detail = " ".join(line.strip() for line in diagnostics.splitlines() if "invalid" in line or "missing" in line or "ERROR" in line)
    return Verification(max(errors, 1), f"the repository is damaged: {reason}. {detail}".strip()[:2000])
