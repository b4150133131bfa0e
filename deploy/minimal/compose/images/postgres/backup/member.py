"""Restore in place, and the way back, on a member's volume while the member does not run."""
from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Any, Dict, Mapping, Optional

from . import controldata, restoring, timestamps
from .errors import BackupError
from .instance import Instance
from .kept import Volume, describe
from .pgbackrest import Pgbackrest
from .process import Listener

RECOVERY_SECONDS = 24 * 3600.0


class Member:
    """The operations on one member's volume. Each puts things back as they were if it fails."""

    def __init__(self, major: int, volume: Volume, pgbackrest: Pgbackrest, spool: Optional[Path], user: str,
                 listener: Listener) -> None:
        self._major = major
        self._user = user
        self._volume = volume
        self._pgbackrest = pgbackrest
        self._spool = spool
        self._listener = listener

    def restore(self, plan: Mapping[str, Any]) -> Dict[str, Any]:
        """Replaces the member's data by the plan's, on a new timeline, and keeps the former data."""
        self._check(plan)
        with self._volume.exclusively():
            restoring.require_space(self._volume.data.parent, plan["sizeBytes"])
            started = time.monotonic()
            with self._volume.replacing("restore") as aside:
                restoring.restore(self._pgbackrest, plan, self._volume.data, self._volume.new_tablespaces(), self._listener)
                return self._recover(aside, started)

    def undo(self, name: Optional[str]) -> Dict[str, Any]:
        """Brings back data that were moved aside, the newest by default, on a timeline above all others."""
        with self._volume.exclusively():
            chosen = self._choose(name)
            started = time.monotonic()
            with self._volume.replacing("undo", chosen) as aside:
                self._prepare_return()
                return self._recover(aside, started)

    def discard(self) -> Dict[str, Any]:
        """Moves the data aside: this member is to be built again from the primary."""
        with self._volume.exclusively():
            aside = self._volume.move_aside()
            return {"ok": True, "kept": aside.name if aside else None}

    def forget(self) -> Dict[str, Any]:
        """Deletes the data that were moved aside, which the member does not use and may run meanwhile."""
        if self._volume.mark.exists():
            raise BackupError("an operation on this volume has not ended, and may need what is kept", "run it again, or settle")
        kept = self._volume.kept()
        for path in kept:
            self._volume.remove(path)
        return {"ok": True, "removed": [path.name for path in kept]}

    def settle(self) -> Dict[str, Any]:
        """Puts back what an operation that was killed left."""
        with self._volume.exclusively():
            return self.kept()

    def kept(self) -> Dict[str, Any]:
        return {"ok": True, "kept": [describe(path) for path in self._volume.kept()]}

    def _check(self, plan: Mapping[str, Any]) -> None:
        if plan.get("ok") is not True:
            raise BackupError(f"the plan is a refusal: {plan.get('problem')}", str(plan.get("hint", "")))
        if plan["majorVersion"] != self._major:
            raise BackupError(f"the plan is for PostgreSQL {plan['majorVersion']}, and this image is PostgreSQL {self._major}",
                              "restore with the image of the backup's major version")

    def _choose(self, name: Optional[str]) -> Path:
        kept = self._volume.kept()
        chosen = [path for path in kept if path.name == name] if name else kept
        if not chosen:
            raise BackupError(f"nothing is kept under the name '{name}'" if name else "nothing is kept on this volume",
                              "see pgcluster-backup kept")
        return chosen[-1]

    def _prepare_return(self) -> None:
        """Recovery, to the end of its own timeline, makes the server choose a timeline that the archive does not have."""
        data = self._volume.data
        restoring.forget_recovery(data)
        timeline = controldata.read(data).timeline
        command = " ".join(self._pgbackrest.command("archive-get", (f"--pg1-path={data}",), ("%f", '"%p"')))
        with open(data / "postgresql.auto.conf", "a", encoding="utf-8") as auto:
            auto.write(f"restore_command = '{command}'\nrecovery_target_timeline = '{timeline}'\n")
        (data / "recovery.signal").touch(mode=0o600)
        (data / "postmaster.pid").unlink(missing_ok=True)

    def _recover(self, aside: Optional[Path], started: float) -> Dict[str, Any]:
        """Runs recovery to its end, and leaves the data shut down cleanly, ready for Patroni."""
        data = self._volume.data
        if aside is not None:
            self._copy_histories(aside, data)
        instance = Instance(data, self._volume.private, self._user, throwaway=False)
        try:
            instance.start(RECOVERY_SECONDS)
            last = instance.last_transaction()
            instance.query("CHECKPOINT")
            instance.stop()
        finally:
            instance.kill()
        restoring.forget_recovery(data)
        if self._spool is not None:
            shutil.rmtree(self._spool / "archive", ignore_errors=True)
        control = controldata.read(data)
        return {"ok": True, "timeline": control.timeline, "lsn": control.checkpoint_lsn, "system": control.system,
                "lastTransaction": timestamps.optional_text(last), "kept": aside.name if aside else None,
                "seconds": round(time.monotonic() - started, 1)}

    @staticmethod
    def _copy_histories(source: Path, target: Path) -> None:
        """A history that is not archived yet keeps its timeline from being chosen again."""
        for history in (source / "pg_wal").glob("*.history"):
            copy = target / "pg_wal" / history.name
            if not copy.exists():
                shutil.copyfile(history, copy)
