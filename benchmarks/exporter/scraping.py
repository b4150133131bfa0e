"""One scrape, asked for as Prometheus asks."""

from __future__ import annotations

import gzip
import time
import urllib.request
from dataclasses import dataclass

HEADERS = {
    "Accept": "application/openmetrics-text;version=1.0.0;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2",
    "Accept-Encoding": "gzip",
    "User-Agent": "Prometheus/2.42.0",
    "X-Prometheus-Scrape-Timeout-Seconds": "10",
}


@dataclass(frozen=True)
class Answer:
    """What came back, still compressed, and how long it took to the last byte."""

    seconds: float
    body: bytes
    compressed: bool

    def text(self) -> str:
        return (gzip.decompress(self.body) if self.compressed else self.body).decode()

    def series(self) -> int:
        return sum(1 for line in self.text().splitlines() if line and not line.startswith("#"))

    def problem(self) -> str | None:
        """Why the scrape is no good: the server is not up, or a collector failed. None where all is well."""
        lines = self.text().splitlines()
        up = [line for line in lines if line.startswith("pg_up")]
        failed = [line for line in lines if line.startswith("pg_scrape_collector_success") and float(line.rsplit(" ", 1)[1]) != 1]
        if not up or float(up[0].rsplit(" ", 1)[1]) != 1:
            return f"pg_up is not 1: {up}"
        return f"failed: {failed}" if failed else None


def scrape(url: str, limit: float) -> Answer:
    """Asks once; an OSError where there is no answer within limit seconds."""
    began = time.monotonic()
    with urllib.request.urlopen(urllib.request.Request(url, headers=HEADERS), timeout=limit) as response:
        body = response.read()
        compressed = response.headers.get("Content-Encoding") == "gzip"
    return Answer(time.monotonic() - began, body, compressed)
