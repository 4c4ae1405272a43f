"""One process of a service: what it opens for its role, how it checks that, and how it ends within 25 seconds.

The order of the end: not ready, requests drained, slices finished or rolled back, the relay's lease given back, pools
closed. Each step has its share of the time; what hangs is left behind, and the last resort is a thread.
"""

import asyncio
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
from shared.settings import CannotStart, ServiceSettings

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
RELAY = 2.5
"""Seconds for what is on its way to Kafka, and to give the lease back."""
POOLS = 2.0
"""Seconds for connections to say goodbye; afterwards they are cut."""
LAST_RESORT = 24.5
"""Seconds after which the process ends whatever still hangs: something blocks its event loop."""
RELAY_POOL = 3

log = logging.getLogger(__name__)


class Life:
    """Whether a process serves, is on its way out, or has given up; asked by readiness."""

    def __init__(self) -> None:
        self.leaving_since: float | None = None
        self.gave_up: str | None = None
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
    await _Server(config, life, settings.http.notice).serve()
    if life.gave_up is not None:
        raise CannotStart(f"the process gave up, start another one: {life.gave_up}")


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
    troubles.append(life.trouble)
    async with AsyncExitStack() as stack:
        pools = _Pools(stack, service, settings)
        largest = settings.database.worker_pool if role == "worker" else settings.database.service_pool
        pool = await pools.open(RIGHTS[role], role, largest)
        verifier = Verifier(settings.auth.issuer, settings.auth.audience)
        stack.push_async_callback(lambda: end("verifier", verifier.aclose(), within=0.5))
        if role in ("api", "all"):
            stack.push_async_callback(_cancelled, asyncio.create_task(outbox.run(pool), name="outbox age"))
        if role in ("relay", "all"):
            relay = Relay(
                await pools.open("relay", "relay", RELAY_POOL),
                settings.kafka.connection(),
                pace=settings.engine.pace(settings.kafka),
            )
            troubles.append(relay.trouble)
            stack.push_async_callback(_cancelled, asyncio.create_task(relay.run(), name="relay"))
            quiet_gc()
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
        raise CannotStart(
            f"DATABASE__WORKER_POOL is {settings.database.worker_pool}, and this worker needs {worker.connections} "
            f"connections ({settings.engine.partitions_at_once} partitions at once and its own loops): raise it, "
            "or lower ENGINE__PARTITIONS_AT_ONCE"
        )
    troubles.append(worker.trouble)
    stack.push_async_callback(worker.stop, within=timedelta(seconds=WORKER))
    stack.push_async_callback(_cancelled, asyncio.create_task(_until_started(worker.start), name="worker start"))
    stack.push_async_callback(_cancelled, asyncio.create_task(_until_given_up(worker, life), name="worker gave up"))


class _Pools:
    """The pools of one process: opened, closed within their time, compared with what the server allows."""

    def __init__(self, stack: AsyncExitStack, service: str, settings: ServiceSettings) -> None:
        self._stack, self._service, self._settings = stack, service, settings
        self._opened: list[tuple[Pool, int]] = []

    async def open(self, right: Literal["service", "worker", "relay"], name: str, largest: int) -> Pool:
        pool = await create_pool(self._settings.database.dsn(right), name=f"{self._service}.{name}", largest=largest)
        self._stack.push_async_callback(close_pool, pool, within=POOLS)
        self._opened.append((pool, largest))
        return pool

    async def for_worker(self) -> Pool:
        return await self.open("worker", "worker", self._settings.database.worker_pool)

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


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.wait({task}, timeout=RELAY)


def _force() -> None:
    """Runs in its own thread: the loop may be blocked. Says where every thread stands."""
    log.critical("stop.forced after=%.1f", LAST_RESORT)
    faulthandler.dump_traceback(file=sys.stderr)
    os._exit(1)
