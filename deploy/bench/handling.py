"""The handler that most consumers have: one event at a time loads a row, decides, saves it and says so."""

import os
from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import UUID

from deploy.bench.consuming import Progress, worked
from deploy.bench.inputs import OUT, SINGLE, Scored
from deploy.bench.place import Place, emptied
from deploy.bench.stopwatch import Result
from shared.contracts.contract import Contract
from shared.contracts.topics import Topic
from shared.messaging import Consumer, Event, Transaction

LOAD = "SELECT version, amount, n FROM public.standing WHERE employer_id = $1 AND key = $2 FOR UPDATE"
SAVE = """
    INSERT INTO public.standing (employer_id, key, version, overall, amount, n) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (employer_id, key) DO UPDATE SET version = excluded.version, overall = excluded.overall,
        amount = excluded.amount, n = excluded.n
"""
SAID = """
    SELECT count(*) AS rows, count(DISTINCT headers ->> 'ce_causationid') AS causes,
        (SELECT coalesce(sum(n), 0) FROM public.standing)::bigint AS saved
    FROM messaging.outbox
"""


class Kept(Contract):
    """What the handler says: a fact of its own, small as most are."""

    TYPE: ClassVar[str] = "bench.kept.v1"
    TOPIC: ClassVar[Topic] = OUT.topic

    project_id: UUID
    version: int
    amount_cents: int


async def consume(place: Place) -> Result:
    """All events of one partition; each is counted once in its row and published once."""
    conn = await emptied(place)
    progress = Progress(place, SINGLE.events)
    consumer = Consumer(f"bench.handler-{os.getpid()}", SINGLE.topic)

    @consumer.on(SINGLE.contract)
    async def score(tx: Transaction, event: Event[Any]) -> None:
        """Keeps the standing of a project."""
        progress.count(1)
        await keep(tx, event)

    result = await worked(place, conn, SINGLE, progress, consumer)
    said = await conn.fetchrow(SAID)
    found: Sequence[int] = tuple(said or ())
    if set(found) != {SINGLE.events}:
        raise AssertionError(f"{SINGLE.events} events; rows, causes and saved are {found}")
    return result


async def keep(tx: Transaction, event: Event[Scored]) -> None:
    """Load under a lock, decide, save, one event out."""
    fact = event.fact
    row = await tx.conn.fetchrow(LOAD, tx.employer_id, fact.project_id)
    amount, n = (row["amount"], row["n"]) if row else (0, 0)
    if row and row["version"] >= fact.version:
        raise ValueError(f"version {fact.version} comes after {row['version']}")
    await tx.conn.execute(
        SAVE, tx.employer_id, fact.project_id, fact.version, fact.overall, amount + fact.amount_cents, n + 1
    )
    tx.publish(
        Kept(project_id=fact.project_id, version=fact.version, amount_cents=amount + fact.amount_cents),
        key=fact.project_id,
        sequence=fact.version,
    )
