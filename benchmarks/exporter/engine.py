"""Containers and what the kernel accounts for them.

A container is a control group of its own, so the processor time of processes that have ended (a backend of a closed
connection) is in its total, and nothing has to be sampled while a scrape runs.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

LIMIT = 120  # seconds for one command of the engine
CGROUPS = Path("/sys/fs/cgroup")


class EngineError(RuntimeError):
    """The engine refused a command, or this machine does not account the way the benchmark needs."""


def docker(*arguments: str, limit: int = LIMIT) -> str:
    """Runs one command of the engine and gives what it printed."""
    ran = subprocess.run(("docker", *arguments), capture_output=True, text=True, timeout=limit, check=False)
    if ran.returncode != 0:
        raise EngineError(f"docker {' '.join(arguments[:3])} … ended with {ran.returncode}: {ran.stderr.strip()}")
    return ran.stdout.strip()


def image_exists(image: str) -> bool:
    return subprocess.run(("docker", "image", "inspect", image), capture_output=True, timeout=LIMIT, check=False).returncode == 0


@dataclass(frozen=True)
class Container:
    """A running container."""

    name: str
    pid: int

    @staticmethod
    def start(name: str, network: str, image: str, *, options: tuple[str, ...] = (), command: tuple[str, ...] = ()) -> Container:
        docker("run", "--detach", "--name", name, "--network", network, *options, image, *command)
        return Container(name, int(docker("inspect", "--format", "{{.State.Pid}}", name)))

    def address(self) -> str:
        return docker("inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", self.name)

    def logs(self) -> str:
        ran = subprocess.run(("docker", "logs", "--tail", "30", self.name), capture_output=True, text=True, timeout=LIMIT, check=False)
        return ran.stdout + ran.stderr

    def remove(self) -> None:
        subprocess.run(("docker", "rm", "--force", "--volumes", self.name), capture_output=True, timeout=LIMIT, check=False)

    def cpu_seconds(self) -> float:
        """User and system time of all processes of the container so far, those that have ended included."""
        group = self._groups()
        first = CGROUPS / "cpuacct" / group.get("cpuacct", "").lstrip("/") / "cpuacct.usage"
        if "cpuacct" in group and first.exists():
            return int(first.read_text()) / 1e9
        second = CGROUPS / group.get("", "").lstrip("/") / "cpu.stat"
        if second.exists():
            return int(dict(line.split() for line in second.read_text().splitlines())["usage_usec"]) / 1e6
        raise EngineError(f"no processor accounting of container {self.name}: found neither {first} nor {second}")

    def memory_mib(self) -> tuple[float, float]:
        """Resident set of all processes, now and at its highest, in MiB."""
        now = peak = 0
        for pid in docker("top", self.name, "-o", "pid").splitlines()[1:]:
            status = dict(line.split(":", 1) for line in Path(f"/proc/{pid.strip()}/status").read_text().splitlines())
            now += int(status["VmRSS"].split()[0])
            peak += int(status["VmHWM"].split()[0])
        return now / 1024, peak / 1024

    def _groups(self) -> dict[str, str]:
        groups = {}
        for line in Path(f"/proc/{self.pid}/cgroup").read_text().splitlines():
            _, controllers, path = line.split(":", 2)
            groups.update(dict.fromkeys(controllers.split(","), path))
        return groups
