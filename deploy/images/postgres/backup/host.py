"""The parts of a backup host, put together."""
from __future__ import annotations

import shutil

from .config import Config, load
from .examination import Examination
from .jobs import Jobs
from .paths import Paths
from .pgbackrest import Pgbackrest
from .runner import Runner
from .runs import Runs
from .server import say
from .status import Status


class Host:
    """What the commands of a backup host share."""

    def __init__(self, paths: Paths) -> None:
        self.paths = paths
        self.config: Config = load(paths.configuration)
        paths.make()
        self.pgbackrest = Pgbackrest(self.config.cluster)
        self.runs = Runs(paths)
        self.status = Status(self.config, paths, self.pgbackrest, self.runs)
        self.examination = Examination(self.config, paths, self.pgbackrest)
        self.jobs = Jobs(self.config, self.pgbackrest, self.examination, say)
        self.runner = Runner(paths, self.jobs, self.runs, self.status)

    def clean_work(self) -> None:
        """Removes what a run that was killed left behind."""
        for entry in [*self.paths.work.iterdir(), *self.paths.state.glob("scratch-*")]:
            shutil.rmtree(entry, ignore_errors=True)
