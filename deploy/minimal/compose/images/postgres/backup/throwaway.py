"""A server restored next to the cluster, which never archives and is removed afterwards."""
from __future__ import annotations

import shutil
import time
from contextlib import contextmanager
from typing import Any, Iterator, Mapping, Sequence

from . import restoring
from .conf import write_local
from .config import Config
from .instance import Instance
from .paths import Paths
from .pgbackrest import Pgbackrest
from .process import Listener

RECOVERY_SECONDS = 12 * 3600.0


class ThrowAway:
    """A restored server, and how long its restore took in seconds, recovery included."""

    def __init__(self, instance: Instance, seconds: float) -> None:
        self.instance = instance
        self.seconds = seconds


@contextmanager
def restored(config: Config, paths: Paths, plan: Mapping[str, Any], name: str, listener: Listener,
             extra: Sequence[str] = ()) -> Iterator[ThrowAway]:
    """Restores a plan into the work directory and starts it. Stops it and removes it at the end, whatever happens."""
    directory = paths.work / name
    shutil.rmtree(directory, ignore_errors=True)
    restoring.require_space(paths.work, plan["sizeBytes"])
    directory.mkdir(mode=0o700)
    instance = Instance(directory / "data", directory / "run", config.superuser, throwaway=True)
    started = time.monotonic()
    try:
        pgbackrest = Pgbackrest(config.cluster, (f"--config={write_local(paths)}",))
        restoring.restore(pgbackrest, plan, instance.data, directory / "tablespaces", listener, extra)
        instance.start(RECOVERY_SECONDS)
        yield ThrowAway(instance, round(time.monotonic() - started, 1))
    finally:
        instance.kill()
        shutil.rmtree(directory, ignore_errors=True)
