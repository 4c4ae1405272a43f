"""What a measurement measures with: time, processor time of this and other processes, memory."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")
Result = dict[str, float]


class Stopwatch:
    """Wall and processor time of this process from its making on; `postgres` adds what the server used."""

    def __init__(self, postgres: int | None = None) -> None:
        self._postgres = postgres
        self._server = cpu_of_server(postgres) if postgres else 0.0
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def stop(self, events: int) -> Result:
        """`per_s`, `cpu_us` (of this process, per event), `server_us` (PostgreSQL's) and `seconds`."""
        wall, cpu = time.perf_counter() - self._wall, time.process_time() - self._cpu
        server = cpu_of_server(self._postgres) - self._server if self._postgres else 0.0
        found = {"per_s": events / wall, "cpu_us": cpu / events * 1e6, "seconds": wall, "events": float(events)}
        return found | ({"server_us": server / events * 1e6} if self._postgres else {})


def cpu_of(pid: int) -> float:
    """Processor seconds of a process and of its children that have ended."""
    return sum(map(int, _stat(pid)[11:15])) / TICKS


def cpu_of_server(postmaster: int) -> float:
    """Processor seconds of PostgreSQL: the postmaster, its children, and those that have gone."""
    total = cpu_of(postmaster)
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = _stat(int(entry.name))
            except OSError:
                continue  # ended meanwhile
            if int(stat[1]) == postmaster:
                total += sum(map(int, stat[11:13])) / TICKS
    return total


def megabytes(pid: int | str = "self") -> float:
    """Resident memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE / 1e6


def percentiles(seconds: Sequence[float]) -> Result:
    """`p50_ms`, `p99_ms` and `max_ms`."""
    ordered = sorted(seconds)
    named = {"p50_ms": 50, "p99_ms": 99, "max_ms": 100}
    return {name: ordered[min(len(ordered) - 1, len(ordered) * p // 100)] * 1e3 for name, p in named.items()}


def _stat(pid: int) -> list[str]:
    """The fields of /proc/PID/stat from the state on."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
