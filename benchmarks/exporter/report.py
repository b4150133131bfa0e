"""The figures as a table, with the bars and what misses them."""

from __future__ import annotations

from dataclasses import dataclass

from workloads import Workload


@dataclass(frozen=True)
class Line:
    """One row: a figure of both, their ratio, and the bar that it must not pass."""

    name: str
    ours: float
    rival: float
    bar: float | None = None
    of_ratio: bool = True

    def ratio(self) -> float | None:
        return self.ours / self.rival if self.rival else None

    def missed(self) -> bool:
        measured = self.ratio() if self.of_ratio else self.ours
        return self.bar is not None and (measured is None or measured > self.bar)

    def text(self) -> str:
        ratio = self.ratio()
        bar = "" if self.bar is None else f"{self.bar:g}{'×' if self.of_ratio else ''}"
        verdict = "" if self.bar is None else ("**missed**" if self.missed() else "met")
        return f"| {self.name} | {number(self.ours)} | {number(self.rival)} | {'' if ratio is None else f'{ratio:.2f}'} | {bar} | {verdict} |"


def number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.1f}"


def lines(workload: Workload, figures: dict[str, dict]) -> list[Line]:
    ours, rival, bars = figures["ours"], figures["rival"], workload.bars

    def both(name: str, *path: str, bar: float | None = None, of_ratio: bool = True) -> Line:
        return Line(name, reach(ours, path), reach(rival, path), bar, of_ratio)

    return [
        both("exporter CPU per scrape, warm, ms", "warm", "exporter_cpu_ms", bar=bars.exporter_cpu),
        both("exporter CPU per scrape, cold, ms", "cold", "exporter_cpu_ms"),
        both("server CPU per scrape, warm, ms", "warm", "server_cpu_ms", bar=bars.server_cpu),
        both("server CPU per scrape, cold, ms", "cold", "server_cpu_ms"),
        both("resident after 8 parallel, MiB", "parallel", "memory_mib", bar=bars.memory_mib, of_ratio=False),
        both("resident at its highest, MiB", "parallel", "memory_peak_mib"),
        both("new connections per scrape", "new_connections", bar=bars.new_connections, of_ratio=False),
        both("connections, 8 parallel", "parallel", "connections", bar=bars.parallel_connections, of_ratio=False),
        both("latency, median, ms", "warm", "latency_ms"),
        both("latency, 8 parallel, median, ms", "parallel", "latency_ms"),
        both("good answers, 8 parallel", "parallel", "good"),
        both("bad scrapes, cold and warm", "bad"),
        both("series", "series"),
        both("body gzipped, KiB", "gzip_kib"),
        both("start to first good scrape, s", "start_seconds"),
        both("start to first good scrape, CPU ms", "start_cpu_ms"),
        both("CPU between scrapes, ms a minute", "idle_cpu_ms_a_minute"),
    ]


def reach(figures: dict, path: tuple[str, ...]) -> float:
    if path == ("bad",):
        return figures["cold"]["bad"] + figures["warm"]["bad"]
    for key in path:
        figures = figures[key]
    return float(figures)


def table(workload: Workload, families: str, figures: dict[str, dict]) -> str:
    rows = lines(workload, figures)
    head = [
        f"### {workload.name}: {workload.what()}, families: {families}",
        "",
        "| | ours | postgres_exporter | ratio | bar | |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join([*head, *(row.text() for row in rows), ""])


def misses(workload: Workload, figures: dict[str, dict]) -> list[str]:
    return [f"{workload.name}: {line.name}" for line in lines(workload, figures) if line.missed()]
