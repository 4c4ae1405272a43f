"""What is compared with what, and which ratio is asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shared.serving import Role


@dataclass(frozen=True, slots=True)
class Row:
    """`figure` of measurement `ours` beside the same of `limit`, or beside a fixed figure; `target` is the least ratio.

    `cost` says that less is better: the ratio is then limit / ours, so that more is better in every row.
    """

    name: str
    unit: str
    ours: str
    limit: str | float
    figure: str
    target: float
    cost: bool = False

    def ratio(self, value: float, limit: float) -> float:
        """How close to the limit: 1 is as good as it."""
        return limit / value if self.cost else value / limit


MIB = 1.048576
"""Megabytes (10^6 bytes)."""
RESERVED: Mapping[Role, float] = {"all": 384 * MIB, "api": 256 * MIB, "worker": 256 * MIB, "relay": 192 * MIB}
"""Megabytes of memory that `deploy/kubernetes/journeywork/values.yaml` requests for a process of each role."""

ROWS: Sequence[Row] = (
    Row("consume", "us of client CPU per event", "consume", "limit.consume", "cpu_us", 0.45, cost=True),
    Row("drain", "rows per second", "drain", "limit.drain", "per_s", 0.80),
    Row("drain.cpu", "us of client CPU per row", "drain", "limit.drain", "cpu_us", 0.80, cost=True),
    Row("drain.usual", "rows per second", "drain", "usual.drain", "per_s", 25.0),
    Row("consume.usual", "events per second", "consume", "usual.consume", "per_s", 40),
    Row("handler", "us of client CPU per event", "handler", "limit.consume", "cpu_us", 0.10, cost=True),
    Row("handler.rate", "events per second on one partition", "handler", 4000.0, "per_s", 1.0),
    Row("workers", "events per second", "workers.two", "workers.one", "per_s", 1.6),
    Row("poison.refused", "events per second", "keys.refused", "keys.sound", "per_s", 0.90),
    Row("poison.raised", "events per second", "keys.raised", "keys.sound", "per_s", 0.90),
    Row("command", "requests/s, 8 connections", "command", "limit.command", "per_s", 0.35),
    Row("command.usual", "requests/s, 8 connections", "command", "usual.command", "per_s", 1.20),
    Row("latency.slow.p50", "ms, 3.3 events/s", "latency.slow", "limit.latency.slow", "p50_ms", 1 / 8, cost=True),
    Row("latency.slow.p99", "ms, 3.3 events/s", "latency.slow", "limit.latency.slow", "p99_ms", 1 / 10, cost=True),
    Row("latency.p50", "ms, 50 events/s", "latency.steady", "limit.latency.steady", "p50_ms", 1 / 8, cost=True),
    Row("latency.p99", "ms, 50 events/s", "latency.steady", "limit.latency.steady", "p99_ms", 1 / 10, cost=True),
    # Compared with nothing: how many whole stories a machine tells has no limit program, and no target.
    Row("stories", "stories per minute", "stories", "stories", "per_min", 0),
    Row("stories.cpu", "s of CPU of three services per story", "stories", "stories", "cpu_s", 0, cost=True),
    Row("growth.10", "us of all CPU per event", "growth.10", "growth.1", "cost_us", 1 / 1.15, cost=True),
    Row("growth.100", "us of all CPU per event", "growth.100", "growth.1", "cost_us", 1 / 1.15, cost=True),
    Row("memory", "MB beside idle, most of a million", "million", 150.0, "extra_mb", 1.0, cost=True),
    Row("million.memory", "MB, last quarter beside second", "million", 20.0, "drift_mb", 1.0, cost=True),
    Row("million.tables", "MB of hot tables, most", "million", 100.0, "hot_mb", 1.0, cost=True),
    Row("usage.worker", "ms of CPU per 1,000 events", "consume", 22.0, "cpu_us", 1.0, cost=True),
    Row("usage.postgresql", "ms of CPU per 1,000 events", "consume", "limit.consume", "server_us", 0.45, cost=True),
    Row("usage.memory", "MB of a worker at work", "million", 404.0, "peak_mb", 1.0, cost=True),
    Row("usage.stored", "kB of inbox per 1,000 events", "million", 400.0, "inbox_bytes", 1.0, cost=True),
    # Beside 10 s, a sixth of what health checks allow, and what the chart reserves for the role (posting's pods more).
    Row("start", "s to ready, the slowest service", "starting", 10.0, "all.s", 1.0, cost=True),
    Row("start.api", "s to ready", "starting", 10.0, "api.s", 1.0, cost=True),
    Row("start.worker", "s to ready", "starting", 10.0, "worker.s", 1.0, cost=True),
    Row("start.relay", "s to ready", "starting", 10.0, "relay.s", 1.0, cost=True),
    Row("rest", "MB at rest, the largest service", "starting", RESERVED["all"], "all.mb", 1.0, cost=True),
    Row("rest.api", "MB at rest", "starting", RESERVED["api"], "api.mb", 1.0, cost=True),
    Row("rest.worker", "MB at rest", "starting", RESERVED["worker"], "worker.mb", 1.0, cost=True),
    Row("rest.relay", "MB at rest", "starting", RESERVED["relay"], "relay.mb", 1.0, cost=True),
    Row("image.start", "s to ready, the slowest image", "starting.images", 10.0, "all.s", 1.0, cost=True),
    Row("image.start.posting", "s to ready", "starting.images", 10.0, "posting.all.s", 1.0, cost=True),
    Row("image.start.evaluation", "s to ready", "starting.images", 10.0, "evaluation.all.s", 1.0, cost=True),
    Row("image.start.conversion", "s to ready", "starting.images", 10.0, "conversion.all.s", 1.0, cost=True),
    Row("image.rest", "MB at rest, the largest image", "starting.images", RESERVED["all"], "all.mb", 1.0, cost=True),
    Row("image.rest.api", "MB at rest", "starting.images", RESERVED["api"], "api.mb", 1.0, cost=True),
    Row("image.rest.worker", "MB at rest", "starting.images", RESERVED["worker"], "worker.mb", 1.0, cost=True),
    Row("image.rest.relay", "MB at rest", "starting.images", RESERVED["relay"], "relay.mb", 1.0, cost=True),
    Row("summaries", "summaries per second, 20 works", "summaries", "limit.summaries", "per_s", 0.10),
    Row("summaries.cpu", "us of CPU per summary", "summaries", "limit.summaries", "cpu_us", 0.10, cost=True),
    Row("judgement.60", "ms of CPU, 60 x 3 x 5", "judgement.60", "limit.judgement.60", "cpu_ms", 0.10, cost=True),
    Row("judgement.60.ms", "ms, 60 x 3 x 5", "judgement.60", 50.0, "ms", 1.0, cost=True),
    Row(
        "judgement.2000",
        "ms of CPU, 2,000 x 3 x 5",
        "judgement.2000",
        "limit.judgement.2000",
        "cpu_ms",
        0.10,
        cost=True,
    ),
    Row("judgement.2000.ms", "ms, 2,000 x 3 x 5", "judgement.2000", 2000.0, "ms", 1.0, cost=True),
    Row(
        "assignment.200", "ms of CPU, 200 x 30 x 3", "assignment.200", "limit.assignment.200", "cpu_ms", 0.30, cost=True
    ),
    Row("assignment.200.ms", "ms, 200 x 30 x 3", "assignment.200", 1000.0, "ms", 1.0, cost=True),
)


def selected(wanted: str) -> list[Row]:
    """Rows by name, separated by commas, all where nothing is named; `ValueError` names those there are."""
    names = [name.strip() for name in wanted.split(",") if name.strip()]
    if unknown := set(names) - {row.name for row in ROWS}:
        raise ValueError(f"ROW={','.join(sorted(unknown))} is none of {', '.join(row.name for row in ROWS)}")
    return [row for row in ROWS if not names or row.name in names]
