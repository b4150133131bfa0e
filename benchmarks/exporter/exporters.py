"""The two exporters, and the flags that make them collect the same families."""

from __future__ import annotations

import time
from pathlib import Path

from engine import Container, EngineError, docker, image_exists
from scraping import scrape
from server import FIRST_DATABASE

HERE = Path(__file__).parent
RIVAL_IMAGE = "pgcluster-benchmark/postgres-exporter:0.19.1"
PORT = 9187
START_LIMIT = 200  # seconds to the first good scrape; the rival needs a minute and more for 20,000 tables

# Off by default in both, under the same names.
OPT_IN = (
    "database_wraparound",
    "long_running_transactions",
    "postmaster",
    "process_idle",
    "stat_activity_autovacuum",
    "stat_checkpointer",
    "stat_wal_receiver",
    "statio_user_indexes",
    "xlog_location",
)
# On by default in ours, unknown to the rival.
OURS_ONLY = (
    "archive_backlog",
    "extensions",
    "locks_waiting",
    "log_directory",
    "prepared_xacts",
    "progress_analyze",
    "progress_basebackup",
    "progress_cluster",
    "progress_copy",
    "progress_create_index",
    "replication_state",
    "sequences",
    "settings_pending_restart",
    "stat_activity_backends",
    "stat_io",
    "stat_recovery_prefetch",
    "stat_replication_slots",
    "stat_slru",
    "stat_ssl",
    "stat_statements_info",
    "stat_subscription",
    "stat_subscription_stats",
    "stat_wal",
    "subscription_rel",
    "tablespace",
    "temp_files",
    "xmin_horizon",
)
FAMILIES = {"default": ("stat_statements",), "all": ("stat_statements", *OPT_IN)}
"""Collectors switched on beside the defaults: what most people run, and everything that works on PostgreSQL 15."""


def flags(families: str) -> tuple[str, ...]:
    return tuple(f"--collector.{name}" for name in FAMILIES[families])


def ours_flags(families: str) -> tuple[str, ...]:
    return (*flags(families), *(f"--no-collector.{name}" for name in OURS_ONLY))


def build_rival() -> None:
    """Makes the rival's image from Debian's package, once."""
    if not image_exists(RIVAL_IMAGE):
        docker("build", "--tag", RIVAL_IMAGE, str(HERE / "rival"), limit=900)


class Exporter:
    """A running exporter, logged in to the server as the role of its own name."""

    def __init__(self, role: str, prefix: str, network: str, server: str, image: str, command: tuple[str, ...], java: str = "") -> None:
        self.role = role
        source = f"postgresql://{role}@{server}:5432/{FIRST_DATABASE}?sslmode=disable"
        options = ["--env", f"DATA_SOURCE_NAME={source}", "--read-only", "--tmpfs", "/tmp"]
        if java:
            options += ["--env", f"JAVA_TOOL_OPTIONS={java}"]
        began = time.monotonic()
        self.container = Container.start(f"{prefix}-{role}", network, image, options=tuple(options), command=command)
        self.url = f"http://{self.container.address()}:{PORT}/metrics"
        self.start_seconds = self._first_good(began)
        self.start_cpu = self.container.cpu_seconds()
        self.start_memory = self.container.memory_mib()[0]

    def _first_good(self, began: float) -> float:
        end = began + START_LIMIT
        said: object = "nothing"
        while time.monotonic() < end:
            try:
                answer = scrape(self.url, START_LIMIT)
                said = answer.problem()
                if said is None:
                    return time.monotonic() - began
            except OSError as e:
                said = e
            time.sleep(0.05)
        raise EngineError(f"{self.role} had no good scrape within {START_LIMIT} s: {said}; its log: {self.container.logs()}")
