"""One scrape, asked for as Prometheus asks: compressed, on a connection that is kept."""

from __future__ import annotations

import gzip
import http.client
import threading
import time
import urllib.parse
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


_connections = threading.local()


def scrape(url: str, limit: float) -> Answer:
    """Asks once, on a connection that this thread keeps; an OSError where there is no good answer within limit seconds."""
    began = time.monotonic()
    address = urllib.parse.urlsplit(url)
    connection = _connections.__dict__.setdefault(address.netloc, http.client.HTTPConnection(address.netloc))
    connection.timeout = limit
    try:
        connection.request("GET", address.path, headers=HEADERS)
        response = connection.getresponse()
        body = response.read()
    except (OSError, http.client.HTTPException) as e:
        connection.close()
        raise OSError(f"{url}: {e!r}") from e
    if response.status != 200:
        raise OSError(f"{url}: HTTP {response.status}")
    return Answer(time.monotonic() - began, body, response.headers.get("Content-Encoding") == "gzip")
