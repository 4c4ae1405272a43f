"""Figures of the HTTP edge and how anything is timed; the engine's own figures stand in `shared.messaging.metrics`."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from prometheus_client import Histogram

HTTP_SECONDS = Histogram(
    "journeywork_http_seconds",
    "From the first byte of a request to the last of its answer's head",
    ["service", "method", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)


@contextmanager
def observed(histogram: Histogram, **labels: str) -> Iterator[dict[str, str]]:
    """Times the block; labels that are known only later go into the dictionary that is given. An error is a 500."""
    started = time.perf_counter()
    known = {"status": "500"} | labels
    try:
        yield known
    finally:
        histogram.labels(**known).observe(time.perf_counter() - started)
