"""Figures of the edge, the pools and the process; the engine's own stand in `shared.messaging.metrics`."""

import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prometheus_client import Histogram

from shared.catalogue import counter, gauge, histogram

_SERVICE = {"service": "`posting`, `evaluation` or `conversion`"}
_POOL = {"pool": "service and rights of a process's pool, such as `evaluation.worker`"}
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})

HTTP_SECONDS = histogram(
    "journeywork_http_seconds",
    "From the first byte of a request to the last of its answer's head",
    labels=_SERVICE
    | {
        "method": "an HTTP method; `other` for what is none",
        "route": "the template of a route, such as `/posting/api/projects/{project_id}`; `none` where no route matched",
        "status": "the status of the answer",
    },
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
READY = gauge(
    "journeywork_ready",
    "1 while this process answers that it can do its work, as `/health/ready` does",
    unit="0 or 1",
    labels=_SERVICE,
)
BUILD = gauge(
    "journeywork_build_info",
    "Always 1; the labels say what runs here",
    unit="1",
    labels=_SERVICE
    | {"role": "a role of the service", "version": "of this release", "python": "version of the interpreter"},
)
POOL_SIZE = gauge("journeywork_pool_connections", "Connections that are open", unit="connections", labels=_POOL)
POOL_IDLE = gauge("journeywork_pool_idle_connections", "Open connections in no use", unit="connections", labels=_POOL)
POOL_LARGEST = gauge(
    "journeywork_pool_largest_connections", "Connections that may be open", unit="connections", labels=_POOL
)
POOL_WAIT = histogram(
    "journeywork_pool_wait_seconds",
    "How long a request or a command waited for a connection when none was idle, or until it gave up",
    labels=_POOL,
    buckets=(0.001, 0.005, 0.025, 0.1, 0.5, 1, 2.5, 5),
)
POOL_EMPTY = counter(
    "journeywork_pool_empty", "Requests and commands that got no connection in time", unit="times", labels=_POOL
)


@contextmanager
def observed(measured: Histogram, **labels: str) -> Iterator[dict[str, str]]:
    """Times the block; labels that are known only later go into the dictionary that is given. An error is a 500."""
    started = time.perf_counter()
    known = {"status": "500"} | labels
    try:
        yield known
    finally:
        measured.labels(**known).observe(time.perf_counter() - started)


def show_build(service: str, role: str) -> None:
    """Once per process, when it starts."""
    python = ".".join(str(part) for part in sys.version_info[:3])
    BUILD.labels(service=service, role=role, version=version(), python=python).set(1)


def version() -> str:
    """The release that this code belongs to, from the `pyproject.toml` beside it; `unknown` where there is none."""
    about = Path(__file__).parents[1] / "pyproject.toml"
    if not about.exists():
        return "unknown"
    found: str = tomllib.loads(about.read_text(encoding="utf-8"))["project"]["version"]
    return found
