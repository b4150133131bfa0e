"""The restore drill: the latest state and a random point in time are restored, started and checked, then removed."""
from __future__ import annotations

import random
from datetime import timedelta
from typing import Any, Dict, List, Optional

from . import checks, timestamps
from .checks import Check
from .clock import TOLERANCE_SECONDS, require_agreement
from .errors import BackupError
from .examination import Examination
from .preflight import Window
from .process import Listener
from .target import Target, at
from .throwaway import restored


class Drill:
    """Restores next to the cluster and never touches it."""

    def __init__(self, examination: Examination, listener: Listener, chance: Optional[random.Random] = None) -> None:
        self._examination = examination
        self._listener = listener
        self._chance = chance or random.SystemRandom()

    def run(self) -> Dict[str, Any]:
        """The drill's record: its backup and times, and every check with its result."""
        self._record: Dict[str, Any] = {"backup": None, "target": None, "dataAgeSeconds": None, "restoreSeconds": None, "checks": []}
        latest = checks.measured("restore latest", self._latest)
        past = checks.measured("restore to a random time", self._past)
        found: List[Check] = self._record["checks"]
        self._record["checks"] = [latest, past, *found]
        return self._record

    def _latest(self) -> None:
        plan = self._examination.plan(Target("latest", None))
        self._record["backup"] = plan["backup"]
        config, paths = self._examination.config, self._examination.paths
        started = timestamps.now()
        with restored(config, paths, plan, "drill-latest", self._listener) as throwaway:
            self._record["restoreSeconds"] = throwaway.seconds
            last = throwaway.instance.last_transaction()
            if last is not None:
                self._note_age((started - last).total_seconds())
            self._record["checks"] += checks.of_running(throwaway.instance, config.major, config.assertions)
            throwaway.instance.stop()
            self._record["checks"] += checks.of_stopped(throwaway.instance)

    def _note_age(self, seconds: float) -> None:
        """An age that is negative is no age: the clocks differ, and what the archive promises cannot be told."""
        if seconds >= -TOLERANCE_SECONDS:
            self._record["dataAgeSeconds"] = round(max(seconds, 0.0), 1)
            return
        self._record["checks"].append(checks.measured("clock", lambda: require_agreement(
            -seconds, "the newest data that was restored is from the future")))

    def _past(self) -> None:
        target = self._random_target(self._examination.window())
        self._record["target"] = target.value
        plan = self._examination.plan(target)
        with restored(self._examination.config, self._examination.paths, plan, "drill-past", self._listener) as throwaway:
            last = throwaway.instance.last_transaction()
            if last is not None and last > target.moment:
                raise BackupError(f"asked for {target.value}, found a transaction of {timestamps.text(last)}")
            for database in throwaway.instance.databases():
                throwaway.instance.query("SELECT pg_catalog.count(*) FROM pg_catalog.pg_class", database)

    def _random_target(self, window: Window) -> Target:
        if window.start is None or window.end is None or window.end.moment <= window.start:
            raise BackupError("the archive has no transaction after its first backup, so no point in time can be restored",
                              "wait until a transaction after the backup is archived")
        length = (window.end.moment - window.start).total_seconds()
        return at(window.start + timedelta(seconds=length * self._chance.random()))


def failures(record: Dict[str, Any]) -> str:
    """What failed, for the run's message; empty where everything passed."""
    return "; ".join(f"{check['name']}: {check['message']}" for check in record["checks"] if not check["ok"])
