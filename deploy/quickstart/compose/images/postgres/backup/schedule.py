"""The schedule: cron expressions in UTC, one job at a time, runs missed while the host was down caught up once."""
from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Callable, Dict, List, Mapping, Optional, Sequence

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger
from croniter import croniter

from .config import BACKUPS, Config, Job
from .errors import CONFIGURATION, BackupError
from .runs import Runs
from .timestamps import now, parse, text

MAX_COUNTED = 1000
MAX_PATIENCE = timedelta(hours=6)
STATUS_SECONDS = 30


class CronTrigger(BaseTrigger):  # type: ignore[misc]
    """A cron expression as cron reads it (Sunday is 0 and 7; day of month or day of week), which APScheduler's own is not."""

    def __init__(self, expression: str) -> None:
        if not croniter.is_valid(expression):
            raise BackupError(f"'{expression}' is not a cron expression", "write five fields: minute hour day month weekday",
                              CONFIGURATION)
        self._expression = expression

    def after(self, moment: datetime) -> datetime:
        found: datetime = croniter(self._expression, moment.astimezone(timezone.utc)).get_next(datetime)
        return found

    def get_next_fire_time(self, previous_fire_time: Optional[datetime], now: datetime) -> datetime:
        # A time that is due already is still given, once: the scheduler runs it late rather than not at all.
        return self.after(previous_fire_time or now)


class Missed:
    """Finds the runs that were due while no schedule was running."""

    def __init__(self, runs: Runs) -> None:
        self._runs = runs

    def find(self, jobs: Sequence[Job], moment: datetime) -> List[str]:
        """Records missed runs and gives the jobs that are to be caught up now, each once, the strongest backup only."""
        known: Mapping[str, Mapping[str, str]] = self._runs.read().get("schedule", {})
        due = [job.name for job in jobs if self._is_due(job, known.get(job.name), moment)]
        self.remember(jobs, moment)
        strongest = next((kind for kind in BACKUPS if kind in due), None)
        return [name for name in due if name not in BACKUPS or name == strongest]

    def remember(self, jobs: Sequence[Job], moment: datetime) -> None:
        """Notes that every run that was due until now was started or counted."""
        schedule = {job.name: {"cron": job.cron, "seen": text(moment)} for job in jobs}
        self._runs.update(lambda document: document.update(schedule=schedule))

    def _is_due(self, job: Job, known: Optional[Mapping[str, str]], moment: datetime) -> bool:
        if known is None or known.get("cron") != job.cron:
            return False  # a new schedule has missed nothing
        trigger, count = CronTrigger(job.cron), 0
        due = trigger.after(parse(known["seen"]))
        while due <= moment and count < MAX_COUNTED:
            count += 1
            due = trigger.after(due)
        if count:
            self._runs.missed(job.name, count, f"{count} runs were due while the backup host was down")
        return count > 0


class Schedule:
    """Starts jobs at their times, in one thread, and the status refresh in another."""

    def __init__(self, config: Config, runs: Runs, run: Callable[[str, float], None], refresh: Callable[[], None]) -> None:
        self._jobs = config.jobs
        self._runs = runs
        self._run = run
        self._refresh = refresh
        self._scheduler = BackgroundScheduler(
            timezone=timezone.utc,
            executors={"default": ThreadPoolExecutor(1), "status": ThreadPoolExecutor(1)},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._triggers: Dict[str, CronTrigger] = {job.name: CronTrigger(job.cron) for job in self._jobs}

    def start(self) -> None:
        """Starts with what was missed. The first status refresh comes at once."""
        for name in Missed(self._runs).find(self._jobs, now()):
            self.run_once(name)
        for job in self._jobs:
            self._scheduler.add_job(self._run_job, self._triggers[job.name], args=[job.name], id=job.name)
        self._scheduler.add_job(self._beat, "interval", seconds=STATUS_SECONDS, executor="status", id="status",
                                next_run_time=now())
        self._scheduler.start()

    def run_once(self, name: str) -> None:
        """Runs a job as soon as the one before it has ended."""
        self._scheduler.add_job(self._run_job, "date", run_date=now(), args=[name], id=f"{name} once", replace_existing=True)

    def stop(self) -> None:
        self._scheduler.shutdown(wait=False)

    def _run_job(self, name: str) -> None:
        trigger = self._triggers.get(name)
        until_next = trigger.after(now()) - now() if trigger else MAX_PATIENCE
        self._run(name, min(until_next, MAX_PATIENCE).total_seconds())

    def _beat(self) -> None:
        Missed(self._runs).remember(self._jobs, now())
        self._runs.scheduled({name: trigger.after(now()) for name, trigger in self._triggers.items()})
        self._refresh()
