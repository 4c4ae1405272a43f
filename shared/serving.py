"""One process of a service: what it opens for its role, how it checks that, and how it ends within 25 seconds.

The order of the end: not ready, requests drained, slices finished or rolled back, the relay's lease given back, pools
closed. Each step has its share of the time; what hangs is left behind, and the last resort is a thread. The exit code
is 0 after SIGTERM or SIGINT, 1 when the process could not start, gave up, or had to be forced.
"""

import asyncio
import contextlib
import faulthandler
import logging
import os
import sys
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from types import FrameType
from typing import Literal

import uvicorn
from fastapi import FastAPI

from shared.auth import Verifier
from shared.database import Pool, close_pool, create_pool, room_for
from shared.endings import end
from shared.messaging import OutboxAge, Relay, Worker, quiet_gc
from shared.messaging.metrics import at_zero
from shared.settings import CannotStart, ServiceSettings
from shared.telemetry import show_build, version
from shared.tracing import Exported

Role = Literal["api", "worker", "relay", "all"]
RIGHTS: Mapping[Role, Literal["service", "worker", "relay"]] = {
    "api": "service",
    "all": "service",
    "worker": "worker",
    "relay": "relay",
}
DRAIN = 5
"""Seconds that open requests may take once the door is closed."""
WORKER = 11.0
"""Seconds for open slices, the subscribers and the loops."""
STARTING = 0.5
"""Seconds for a start that is still under way to be cancelled."""
RELAY = 2.0
"""Seconds for what is on its way to Kafka, and to give the lease back."""
POOLS = 1.5
"""Seconds for connections to say goodbye; afterwards they are cut."""
VERIFIER = 0.5
"""Seconds for the connections to the identity provider."""
REST = 0.5
"""Seconds for whatever else runs to be cancelled; afterwards it is left behind."""
LAST_RESORT = 24.5
"""Seconds after which the process ends whatever still hangs: something blocks its event loop."""
RELAY_POOL = 3

log = logging.getLogger(__name__)


class Life:
    """Whether a process serves, is on its way out, or has given up; asked by readiness."""

    def __init__(self) -> None:
        self.leaving_since: float | None = None
        self.gave_up: str | None = None
        self.refused: CannotStart | None = None
        self.notices: list[str] = []

    def leave(self) -> None:
        """Once is enough; a second signal changes nothing."""
        if self.leaving_since is None:
            self.leaving_since = time.monotonic()
            last = threading.Timer(LAST_RESORT, _force)
            last.daemon = True
            last.start()

    def trouble(self) -> Sequence[str]:
        """Why no more work should be sent here."""
        leaving = ["this replica is about to stop"] if self.leaving_since is not None else []
        return [*leaving, *self.notices]


class _Server(uvicorn.Server):
    """Says first that it is not ready, goes on for `notice` seconds, then closes the door; signals may repeat."""

    def __init__(self, config: uvicorn.Config, life: Life, notice: float) -> None:
        super().__init__(config)
        self._life, self._notice = life, notice

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002  uvicorn's signature
        self._life.leave()
        if not self.started:
            self.should_exit = True

    async def on_tick(self, counter: int) -> bool:
        since = self._life.leaving_since
        left = since is not None and time.monotonic() - since >= self._notice
        return left or await super().on_tick(counter)


async def serve(app: FastAPI, settings: ServiceSettings, life: Life) -> None:
    """Serves until SIGTERM or SIGINT; `CannotStart` when the process gave up and another one should try."""
    config = uvicorn.Config(
        app,
        host=settings.http.host,
        port=settings.http.port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=DRAIN,
        proxy_headers=True,
    )
    server = _Server(config, life, settings.http.notice)
    with contextlib.suppress(SystemExit):  # uvicorn's own way to say that it did not start
        await server.serve()
    ending = _ending(life, started=server.started)
    if left := await _left_behind():
        log.warning("stop.left_behind tasks=%s", ", ".join(left))
        sys.stderr.write(f"{ending}\n" if ending else "")
        sys.stderr.flush()
        os._exit(1 if ending else 0)
    if ending is not None:
        raise ending


def _ending(life: Life, *, started: bool) -> CannotStart | None:
    """Why the exit code is to be 1, or None for 0."""
    if life.refused is not None:
        return life.refused
    if life.gave_up is not None:
        return CannotStart(f"the process gave up, start another one: {life.gave_up}")
    if not started and life.leaving_since is None:
        return CannotStart("the process could not start; what was in its way stands above")
    return None


async def _left_behind() -> list[str]:
    """Cancels what still runs; the names of what does not end, which the loop would wait for without a limit."""
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    if not rest:
        return []
    _, left = await asyncio.wait(rest, timeout=REST)
    return sorted(task.get_name() for task in left)


@asynccontextmanager
async def opened(
    service: str,
    settings: ServiceSettings,
    role: Role,
    worker: Callable[[Pool], Worker],
    troubles: list[Callable[[], Sequence[str]]],
    life: Life,
    outbox: OutboxAge,
) -> AsyncIterator[tuple[Pool, Verifier]]:
    """What every service of this role opens: the pool for requests and the verifier; `worker` makes its worker."""
    show_build(service, role)
    at_zero(service)
    troubles.append(life.trouble)
    background: list[asyncio.Task[None]] = []
    async with AsyncExitStack() as stack:
        traces = settings.telemetry
        await stack.enter_async_context(
            Exported(traces.endpoint, sampled=traces.sampled, service=service, role=role, version=version())
        )
        pools = _Pools(service, settings)
        stack.push_async_callback(pools.close)
        largest = settings.database.worker_pool if role == "worker" else settings.database.service_pool
        pool = await pools.open(RIGHTS[role], role, largest)
        verifier = Verifier(settings.auth.issuer, settings.auth.audience)
        stack.push_async_callback(lambda: end("verifier", verifier.aclose(), within=VERIFIER))
        stack.push_async_callback(_cancelled, background, RELAY)
        if role in ("api", "all"):
            background.append(asyncio.create_task(outbox.run(pool), name="outbox age"))
        if role in ("relay", "all"):
            relay = Relay(
                await pools.open("relay", "relay", RELAY_POOL),
                settings.kafka.connection(),
                pace=settings.engine.pace(settings.kafka),
            )
            troubles.append(relay.trouble)
            background.append(asyncio.create_task(relay.run(), name="relay"))
        if role in ("worker", "all"):
            await _work(stack, worker(await pools.for_worker()), settings, troubles, life)
        life.notices += await pools.check()
        quiet_gc()
        yield pool, verifier


async def _work(
    stack: AsyncExitStack,
    worker: Worker,
    settings: ServiceSettings,
    troubles: list[Callable[[], Sequence[str]]],
    life: Life,
) -> None:
    if settings.database.worker_pool < worker.connections:
        life.refused = CannotStart(
            f"DATABASE__WORKER_POOL is {settings.database.worker_pool}, and this worker needs {worker.connections} "
            f"connections ({settings.engine.partitions_at_once} partitions at once and its own loops): raise it, "
            "or lower ENGINE__PARTITIONS_AT_ONCE"
        )
        raise life.refused
    troubles.append(worker.trouble)
    stack.push_async_callback(worker.stop, within=timedelta(seconds=WORKER))
    tasks = [
        asyncio.create_task(_until_started(worker.start), name="worker start"),
        asyncio.create_task(_until_given_up(worker, life), name="worker gave up"),
    ]
    stack.push_async_callback(_cancelled, tasks, STARTING)


class _Pools:
    """The pools of one process: opened, closed within their time, compared with what the server allows."""

    def __init__(self, service: str, settings: ServiceSettings) -> None:
        self._service, self._settings = service, settings
        self._opened: list[tuple[Pool, int]] = []

    async def open(self, right: Literal["service", "worker", "relay"], name: str, largest: int) -> Pool:
        pool = await create_pool(self._settings.database.dsn(right), name=f"{self._service}.{name}", largest=largest)
        self._opened.append((pool, largest))
        return pool

    async def for_worker(self) -> Pool:
        return await self.open("worker", "worker", self._settings.database.worker_pool)

    async def close(self) -> None:
        """All of them at once: one that hangs takes no time from the others."""
        await asyncio.gather(*(close_pool(pool, within=POOLS) for pool, _ in self._opened))

    async def check(self) -> list[str]:
        """What is wrong when the server cannot give this process alone what its pools may ask for."""
        wanted, room = sum(largest for _, largest in self._opened), await room_for(self._opened[0][0])
        if wanted <= room:
            return []
        found = (
            f"the pools of this process may ask for {wanted} connections, PostgreSQL gives at most {room}: raise its "
            "max_connections, or lower DATABASE__SERVICE_POOL and DATABASE__WORKER_POOL"
        )
        log.warning("pools.too_large %s", found)
        return [found]


async def _until_started(start: Callable[[], Awaitable[None]]) -> None:
    """Requests are served while Kafka is away; what they change waits in the outbox."""
    while True:
        try:
            await start()
        except Exception as error:  # noqa: BLE001  whatever it is, the next attempt may find it gone
            log.warning("worker.start_failed", extra={"error": repr(error)})
            await asyncio.sleep(1)
        else:
            return


async def _until_given_up(worker: Worker, life: Life) -> None:
    life.gave_up = await worker.gave_up()
    life.leave()


async def _cancelled(tasks: Sequence[asyncio.Task[None]], within: float) -> None:
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks, timeout=within)


def _force() -> None:
    """Runs in its own thread: the loop may be blocked. Says where every thread stands."""
    log.critical("stop.forced after=%.1f", LAST_RESORT)
    faulthandler.dump_traceback(file=sys.stderr)
    os._exit(1)
