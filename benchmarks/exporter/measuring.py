"""Scrapes both exporters in turn and adds up what each scrape cost."""

from __future__ import annotations

import statistics
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from exporters import Exporter
from scraping import Answer, scrape
from server import Server
from workloads import Workload

SETTLE = 0.3  # seconds after an answer in which a backend's exit and a garbage collection still count to that scrape
PARALLEL = 8
COUNTED = 10  # scrapes over which new connections are counted


@dataclass
class Phase:
    """Costs of one exporter's scrapes, in seconds of processor and wall time each."""

    exporter: list[float] = field(default_factory=list)
    server: list[float] = field(default_factory=list)
    latency: list[float] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def summary(self) -> dict[str, float]:
        return {
            "scrapes": len(self.latency),
            "exporter_cpu_ms": statistics.fmean(self.exporter) * 1e3,
            "server_cpu_ms": statistics.fmean(self.server) * 1e3,
            "latency_ms": statistics.median(self.latency) * 1e3,
            "latency_max_ms": max(self.latency) * 1e3,
            "bad": len(self.problems),
        }


class Measurement:
    """One workload's measurement of both exporters on one server."""

    def __init__(self, server: Server, exporters: tuple[Exporter, Exporter], workload: Workload) -> None:
        self._server = server
        self._exporters = exporters
        self._workload = workload

    def pairs(self, count: int, interval: float) -> dict[str, Phase]:
        """Scrapes both, count times, first one then the other; interval is the pause that Prometheus would make."""
        phases = {exporter.role: Phase() for exporter in self._exporters}
        for number in range(count):
            began = time.monotonic()
            for exporter in self._exporters[:: 1 if number % 2 == 0 else -1]:
                self._one(exporter, phases[exporter.role])
            time.sleep(max(0.0, began + interval - time.monotonic()))
        return phases

    def warm(self) -> None:
        ours, rival = self._exporters
        for exporter, count in ((ours, self._workload.warmup), (rival, self._workload.rival_warmup)):
            for _ in range(count):
                scrape(exporter.url, self._workload.scrape_limit)

    def new_connections(self, exporter: Exporter, count: int = COUNTED) -> float:
        """Sessions that the server saw established, per scrape."""
        time.sleep(1.5)  # a session's statistics are reported at its end, and at most once a second
        before = self._server.sessions()
        for _ in range(count):
            scrape(exporter.url, self._workload.scrape_limit)
        time.sleep(1.5)
        return (self._server.sessions() - before) / count

    def idle(self, seconds: float) -> dict[str, float]:
        """Processor time of each exporter between scrapes, in ms a minute."""
        before = [exporter.container.cpu_seconds() for exporter in self._exporters]
        time.sleep(seconds)
        return {
            exporter.role: (exporter.container.cpu_seconds() - was) / seconds * 60e3
            for exporter, was in zip(self._exporters, before, strict=True)
        }

    def parallel(self, exporter: Exporter) -> dict[str, float]:
        """Several scrapes at once: how many connections the exporter opens for them, and what it then occupies."""
        stop = threading.Event()
        peak = [0]

        def watch() -> None:
            while not stop.is_set():
                peak[0] = max(peak[0], self._server.connections(exporter.role))
                stop.wait(0.02)

        watcher = threading.Thread(target=watch)
        watcher.start()
        answers: list[Answer] = []
        with ThreadPoolExecutor(PARALLEL) as pool:
            for _ in range(self._workload.parallel_batches):
                answers += pool.map(lambda _: scrape(exporter.url, self._workload.scrape_limit), range(PARALLEL))
        stop.set()
        watcher.join()
        memory, highest = exporter.container.memory_mib()
        return {
            "good": sum(answer.problem() is None for answer in answers),
            "answers": len(answers),
            "latency_ms": statistics.median(answer.seconds for answer in answers) * 1e3,
            "connections": peak[0],
            "held": self._server.connections(exporter.role),
            "memory_mib": memory,
            "memory_peak_mib": highest,
        }

    def _one(self, exporter: Exporter, phase: Phase) -> None:
        server, own = self._server.container.cpu_seconds(), exporter.container.cpu_seconds()
        answer = scrape(exporter.url, self._workload.scrape_limit)
        time.sleep(SETTLE)
        phase.server.append(self._server.container.cpu_seconds() - server)
        phase.exporter.append(exporter.container.cpu_seconds() - own)
        phase.latency.append(answer.seconds)
        problem = answer.problem()
        if problem:
            phase.problems.append(problem)


def measure(server: Server, exporters: tuple[Exporter, Exporter], workload: Workload, rounds: int, interval: float) -> dict[str, dict]:
    """All figures of one workload, by exporter."""
    measurement = Measurement(server, exporters, workload)
    cold = measurement.pairs(workload.cold, 0)
    measurement.warm()
    warm = measurement.pairs(rounds, interval)
    idle = measurement.idle(20)
    figures = {}
    for exporter in exporters:
        answer = scrape(exporter.url, workload.scrape_limit)
        slow = exporter.role == "rival" and workload.rival_warmup == 0
        figures[exporter.role] = {
            "series": answer.series(),
            "body_kib": len(answer.text()) / 1024,
            "gzip_kib": len(answer.body) / 1024,
            "start_seconds": exporter.start_seconds,
            "start_cpu_ms": exporter.start_cpu * 1e3,
            "cold": cold[exporter.role].summary(),
            "warm": warm[exporter.role].summary(),
            "idle_cpu_ms_a_minute": idle[exporter.role],
            "new_connections": measurement.new_connections(exporter, 1 if slow else COUNTED),
            "memory_mib": exporter.container.memory_mib()[0],
            "parallel": measurement.parallel(exporter),
            "problems": sorted(set(cold[exporter.role].problems + warm[exporter.role].problems))[:5],
        }
    return figures
