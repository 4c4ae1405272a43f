"""`/<service>/ops/…`: what the operators of one employer see of what waits for them, and do about it.

What concerns all employers at once (fuses, the outbox, positions, the log, headers) is for the command line alone.
"""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import APIRouter, FastAPI, Request
from pydantic import BaseModel, ConfigDict, Field

from shared.database import close_pool, create_pool
from shared.http import Call, Limit, requires
from shared.messaging.attempts import Attempt
from shared.messaging.consumer import Consumer
from shared.messaging.parked import Place
from shared.operations import paging, views
from shared.operations.desk import Actor, Desk
from shared.operations.tenant import MOST, TenantDesk
from shared.rules import Forbidden
from shared.settings import ServiceSettings

CONNECTIONS = 2
CLOSING = 1.0
"""Seconds that its connections have to say goodbye when the process stops."""
RESOURCE = "operations"
Reads = Annotated[Call, requires("read", RESOURCE, fresh=True)]
Changes = Annotated[Call, requires("change", RESOURCE, fresh=True)]
Discloses = Annotated[Call, requires("disclose", RESOURCE, fresh=True)]
Text = Annotated[str, Field(min_length=1, max_length=500)]


class Act(BaseModel):
    """`why` goes into the log of operations, with the caller's id."""

    model_config = ConfigDict(extra="forbid")
    why: Text


class AtPlace(Act):
    """One parked record. With `dry_run` nothing is changed."""

    topic: Text
    partition: Annotated[int, Field(ge=0)]
    offset: Annotated[int, Field(ge=0)]
    dry_run: bool = False

    def place(self, consumer: str) -> Place:
        return Place(consumer, self.topic, self.partition, self.offset)


class Mended(AtPlace):
    """The whole new content; headers, and with them the event's id, stay."""

    value: dict[str, Any]


class OfTimer(Act):
    """One stuck timer."""

    kind: Text
    key: Text


class OfKey(Act):
    """The events of one key, `most` of them: 1 for its first event alone. With `dry_run` nothing is changed."""

    topic: Text
    key: Annotated[str, Field(max_length=1000)]
    most: Annotated[int, Field(ge=1, le=MOST)] = MOST
    dry_run: bool = False


def install(app: FastAPI, service: str, settings: ServiceSettings, consumers: Callable[[], Sequence[Consumer]]) -> None:
    """Adds the routes where the process has the worker's rights; without them there are none.

    `consumers` are those of the service's worker: a replay runs their handlers in this process.
    """
    dsn = settings.database.worker_dsn
    if dsn is None:
        return

    @asynccontextmanager
    async def desk(_app: FastAPI) -> AsyncIterator[None]:
        pool = await create_pool(dsn.get_secret_value(), name=f"{service}.ops", largest=CONNECTIONS)
        app.state.desk = Desk(service, pool, consumers(), settings.engine.tuning())
        try:
            yield
        finally:
            await close_pool(pool, within=CLOSING)

    router = APIRouter(prefix=f"/{service}/ops", tags=["operations"], lifespan=desk)
    _add_reading(router)
    _add_changing(router)
    _add_retrying(router)
    app.include_router(router)


def _add_reading(router: APIRouter) -> None:
    @router.get("/parked")
    async def list_parked(
        request: Request, call: Reads, consumer: str | None = None, limit: Limit = 50, after: str | None = None
    ) -> dict[str, Any]:
        """Keys of this employer that wait, the longest wait first."""
        found = await _desk(request, call).keys(consumer, after=paging.after(after), most=limit + 1)
        return {"items": [views.of_key(one) for one in found[:limit]], "next": paging.next_page(found, limit)}

    @router.get("/parked/{consumer}")
    async def show_parked(request: Request, call: Reads, consumer: str, topic: str, key: str) -> dict[str, Any]:
        """The events of a key in their order, without content."""
        desk = _desk(request, call)
        found = await desk.records(consumer, topic, key)
        return {"items": [views.of_record(one, payload=False, obstacle=desk.desk.obstacle(one)) for one in found]}

    @router.post("/parked/{consumer}/disclose")
    async def disclose_parked(request: Request, call: Discloses, consumer: str, body: AtPlace) -> dict[str, Any]:
        """One event with its content; who looked, and why, is written down first."""
        desk = _desk(request, call)
        one = await desk.one(body.place(consumer))
        (shown,) = await desk.desk.disclosed([one], _actor(call, body))
        return views.of_record(shown, payload=True, obstacle=desk.desk.obstacle(shown))


def _add_changing(router: APIRouter) -> None:
    @router.post("/parked/{consumer}/edit")
    async def edit_parked(request: Request, call: Changes, consumer: str, body: Mended) -> dict[str, Any]:
        """Other content for one event; the log keeps digests of both versions."""
        desk, value = _desk(request, call), orjson.dumps(body.value)
        after = await desk.edit(body.place(consumer), value, _actor(call, body), dry_run=body.dry_run)
        shown = views.of_record(after, payload=False, obstacle=desk.desk.obstacle(after))
        return {"dry_run": body.dry_run, "record": shown}

    @router.post("/parked/{consumer}/replay")
    async def replay_parked(request: Request, call: Changes, consumer: str, body: OfKey) -> dict[str, Any]:
        """A key's events again, in order, until the first failure; `remaining` says whether to ask once more."""
        desk = _desk(request, call)
        before = await desk.records(consumer, body.topic, body.key)
        if body.dry_run:
            return {"dry_run": True, "events": min(len(before), body.most)}
        steps = await desk.replay(consumer, body.topic, body.key, _actor(call, body), most=body.most)
        left = await desk.desk.parking.show(consumer, body.key, topic=body.topic, most=1)
        applied = sum(step.outcome is Attempt.APPLIED for step in steps)
        said = {"dry_run": False, "applied": applied, "remaining": bool(left)}
        return said | {"steps": [views.of_step(step) for step in steps]}

    @router.post("/parked/{consumer}/drop")
    async def drop_parked(request: Request, call: Changes, consumer: str, body: AtPlace) -> dict[str, Any]:
        """Gives up on one event; those behind it go on."""
        dropped = await _desk(request, call).drop(body.place(consumer), _actor(call, body), dry_run=body.dry_run)
        return {"dry_run": body.dry_run, "dropped": views.of_record(dropped, payload=False)}


def _add_retrying(router: APIRouter) -> None:
    @router.get("/status")
    async def show_status(request: Request, call: Reads) -> dict[str, Any]:
        """Whether anything of this employer waits for somebody, and how much."""
        found = asdict(await _desk(request, call).standing())
        return {"well": not any(found.values())} | found

    @router.get("/timers")
    async def list_timers(request: Request, call: Reads) -> dict[str, Any]:
        """Timers of this employer that used up their attempts."""
        return {"items": views.of_rows(await _desk(request, call).timers())}

    @router.post("/timers/retry")
    async def retry_timer(request: Request, call: Changes, body: OfTimer) -> dict[str, Any]:
        """All attempts again for one of them."""
        return {"timers": await _desk(request, call).retry_timers(body.kind, body.key, _actor(call, body))}

    @router.get("/deliveries")
    async def list_deliveries(request: Request, call: Reads) -> dict[str, Any]:
        """Mail and other things of this employer for the outside that were given up."""
        return {"items": views.of_rows(await _desk(request, call).deliveries())}

    @router.post("/deliveries/{delivery_id}/retry")
    async def retry_delivery(request: Request, call: Changes, delivery_id: UUID, body: Act) -> dict[str, Any]:
        """Sends one again, under its id."""
        await _desk(request, call).retry_delivery(delivery_id, _actor(call, body))
        return {"deliveries": 1}


def _desk(request: Request, call: Call) -> TenantDesk:
    desk: Desk = request.app.state.desk
    if call.principal.employer_id is None:
        raise Forbidden("operations belong to members of an employer: sign in for one")
    return TenantDesk(desk, call.principal.employer_id)


def _actor(call: Call, act: Act) -> Actor:
    return Actor(call.principal.actor, act.why)
