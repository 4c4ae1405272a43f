"""Commands over HTTP as they are when little is promised: `python -m deploy.bench.plain_commands PORT` serves them.

`/insert` is the limit: FastAPI, one model, one INSERT. `/orm` is what is usual: an SQLAlchemy session per request that
loads with a lock, changes and adds an outbox row. Neither knows who asks, keeps an answer for a repetition, or audits.
"""

import json
import random
import signal
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Annotated, Any, Literal
from uuid import UUID, uuid4

import asyncpg
import orjson
import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel, Field
from sqlalchemy import Column, Identity, Integer, LargeBinary, MetaData, String, Table, Uuid
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import registry

from deploy.bench.keepalive import CONNECTIONS, measured, request
from deploy.bench.place import Place
from deploy.bench.stopwatch import Result
from deploy.local.child import free_port, spawn, stopped
from deploy.local.stack import ROOT, scratch

POOL = 16
PROJECTS = 1000
TOPIC = "bench-commands"
SCHEMA = f"""
    CREATE SCHEMA IF NOT EXISTS limits;
    DROP TABLE IF EXISTS limits.sent, limits.project;
    CREATE TABLE limits.sent (id int8 GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY, topic text NOT NULL,
        key text NOT NULL, payload bytea NOT NULL, headers text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now());
    CREATE TABLE limits.project (id uuid PRIMARY KEY, version int8 NOT NULL, status text NOT NULL, title text NOT NULL,
        hours int4 NOT NULL, updated_at timestamptz NOT NULL DEFAULT now());
    INSERT INTO limits.project
        SELECT lpad(to_hex(n), 32, '0')::uuid, 1, 'open', 'x', 10 FROM generate_series(1, {PROJECTS}) n;
"""  # noqa: S608  a number of this module
INSERT = "INSERT INTO limits.sent (topic, key, payload, headers) VALUES ($1, $2, $3, $4)"
SENT = "SELECT count(*) FROM limits.sent"
MOVED = "SELECT sum(version - 1) FROM limits.project"


class Command(BaseModel):
    """What a client asks for."""

    project_id: UUID
    title: Annotated[str, Field(max_length=200)]
    hours: Annotated[int, Field(ge=1, le=400)]
    status: Literal["open", "revised"]


def bodies(seed: int) -> Iterator[bytes]:
    """Commands on a thousand projects."""
    drawn = random.Random(seed)  # noqa: S311  a load, no secret
    while True:
        project = UUID(int=drawn.randint(1, PROJECTS))
        body = {"project_id": str(project), "title": "Forecast of returns", "hours": drawn.randint(1, 40)}
        yield json.dumps(body | {"status": "revised"}).encode()


async def limit(place: Place) -> Result:
    """One INSERT per POST."""
    return await _posted(place, "/insert", SENT)


async def usual(place: Place) -> Result:
    """A session of the ORM per POST."""
    return await _posted(place, "/orm", SENT, MOVED)


async def _posted(place: Place, path: str, *effects: str) -> Result:
    conn = await asyncpg.connect(place.admin)
    await conn.execute(SCHEMA)
    await conn.execute("CHECKPOINT")
    port, log = free_port(), scratch() / "plain.log"
    command = [sys.executable, "-m", "deploy.bench.plain_commands", str(port)]
    server = spawn(command, log=log, dies_by=signal.SIGKILL, env=place.environment(), cwd=ROOT)
    try:
        loads = [(request("POST", path, body) for body in bodies(number)) for number in range(CONNECTIONS)]
        result, answered = await measured(port, server.pid, loads)
    finally:
        await stopped(server, signal.SIGTERM, within=10)
    for effect in effects:
        found = await conn.fetchval(effect)
        if found != answered:
            raise AssertionError(f"{answered} commands were answered, {found} took effect: {effect}")
    await conn.close()
    return result


def application(place: Place) -> FastAPI:
    """Both routes on one connection pool each."""
    engine = create_async_engine("postgresql+asyncpg:" + place.admin.partition(":")[2], pool_size=POOL)
    sessions = async_sessionmaker(engine, expire_on_commit=False)
    project_row, sent_row = _mapped()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with asyncpg.create_pool(place.admin, min_size=POOL, max_size=POOL) as app.state.pool:
            yield

    app = FastAPI(lifespan=lifespan)

    @app.post("/insert")
    async def insert(asked: Command) -> dict[str, int]:
        await app.state.pool.execute(INSERT, *_event(asked))
        return {"version": 0}

    @app.post("/orm")
    async def orm(asked: Command) -> dict[str, int]:
        async with sessions() as session, session.begin():
            project = await session.get_one(project_row, asked.project_id, with_for_update=True)
            project.title, project.hours, project.status = asked.title, asked.hours, asked.status
            project.version += 1
            sent = sent_row()
            sent.topic, sent.key, sent.payload, sent.headers = _event(asked)
            session.add(sent)
        return {"version": project.version}

    return app


def _event(asked: Command) -> tuple[str, str, bytes, str]:
    key = str(asked.project_id)
    head = {"ce_id": str(uuid4()), "ce_type": "bench.project.revised.v1", "ce_subject": key}
    return TOPIC, key, asked.model_dump_json().encode(), orjson.dumps(head).decode()


def _mapped() -> tuple[type[Any], type[Any]]:
    """The two tables as classes of the ORM."""
    mapper, kept = registry(), MetaData(schema="limits")
    texts = {"project": ("status", "title"), "sent": ("topic", "key", "headers")}
    tables: dict[str, list[Column[Any]]] = {
        "project": [Column("id", Uuid, primary_key=True), Column("version", Integer), Column("hours", Integer)],
        "sent": [Column("id", Integer, Identity(always=True), primary_key=True), Column("payload", LargeBinary)],
    }
    made = []
    for name, columns in tables.items():
        row = type(name, (), {})
        mapper.map_imperatively(row, Table(name, kept, *columns, *[Column(text, String) for text in texts[name]]))
        made.append(row)
    return made[0], made[1]


if __name__ == "__main__":
    uvicorn.run(
        application(Place.here()),
        port=int(sys.argv[1]),
        loop="uvloop",
        http="httptools",
        access_log=False,
        log_level="warning",
    )
