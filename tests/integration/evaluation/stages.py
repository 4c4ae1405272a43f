"""How far work has come when a test begins, and what anybody can check of what was published."""

from collections import defaultdict
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import orjson

from services.evaluation.app import deliveries
from shared.auth import tickets
from shared.judgement import commitment
from shared.mail import Mail
from shared.messaging import Delivery, Lapsed, transaction
from tests.integration.evaluation.conftest import TICKETS, Api, Client, World, settings


async def judged(api: Api, world: World, *cards: tuple[int | None, ...], **confirmed: Any) -> UUID:
    """One piece of work whose cards are revealed and whose summary is published."""
    engagement = uuid4()
    await api.evaluation.tell(*world.staff(), *world.delivered(engagement, **confirmed))
    for number, points in enumerate(cards):
        answer = await api.seal(world, (await api.assigned(world, engagement))[number], points)
        assert answer.status_code == 200, answer.text
    assert engagement in {UUID(one["engagement_id"]) for one in await summaries(api, world)}
    return engagement


async def summaries(api: Api, world: World) -> list[dict[str, Any]]:
    """Every summary that was published, oldest first."""
    return [data for _, data in await api.evaluation.published(world.employer_id, "evaluation_summary.published")]


async def latest_summaries(api: Api, world: World) -> dict[str, dict[str, Any]]:
    """By engagement."""
    return {data["engagement_id"]: data for data in await summaries(api, world)}


async def kinds(api: Api, world: World) -> list[str]:
    return [kind for kind, _ in await api.evaluation.published(world.employer_id)]


async def in_order(api: Api, world: World) -> bool:
    """Whether the events of every evaluation are numbered without gaps, in the order in which they left."""
    rows = await api.evaluation.query(
        "SELECT key, (headers ->> 'ce_sequence')::int AS number FROM messaging.outbox"
        " WHERE topic = 'evaluation.evaluation.v1' AND headers ->> 'ce_employerid' = $1 ORDER BY id",
        str(world.employer_id),
    )
    numbers = defaultdict(list)
    for row in rows:
        numbers[row["key"]].append(row["number"])
    return bool(numbers) and all(found == list(range(1, len(found) + 1)) for found in numbers.values())


async def member(api: Api, world: World, *roles: str) -> tuple[UUID, Client]:
    """Somebody new of the employer's staff, who reviews nothing in the project."""
    member_id = uuid4()
    await api.evaluation.tell(world.member(member_id, roles=roles))
    return member_id, api.member(world, member_id)


def document(data: dict[str, Any]) -> dict[str, Any]:
    """The canonical card of a revealed or amended event: only amendments have a reason."""
    return {name: value for name, value in data["scorecard"].items() if value is not None or name != "reason"}


def opens(committed: str, data: dict[str, Any]) -> bool:
    """Whether contents and nonce of an event are what was committed to."""
    return commitment.opens(committed, document(data), bytes.fromhex(data["nonce"]))


def candidate(api: Api, world: World, engagement_id: UUID, subject_id: UUID, *, path: str | None = None) -> Client:
    """The candidate with posting's ticket for the appeal of this work."""
    return Client(api.http, ticket(world, engagement_id, subject_id, path=path))


def ticket(
    world: World, engagement_id: UUID, subject_id: UUID, *, path: str | None = None, about: UUID | None = None
) -> str:
    return tickets.sign(
        TICKETS.as_pem(private=True).decode(),
        path=path or f"/appeals/{engagement_id}",
        employer_id=world.employer_id,
        subject_id=subject_id,
        aggregate_id=about or engagement_id,
        at=datetime.now(UTC),
    )


async def letter(api: Api, world: World, payload: dict[str, Any], *, channel: str = "note") -> Mail:
    """What is sent for a queued delivery."""
    found = deliveries(settings(api.evaluation.database, "http://127.0.0.1:1")).channels[channel]
    async with transaction(api.evaluation.pool, employer_id=world.employer_id) as tx:
        sent: Mail = await found.prepare(tx, Delivery(channel, "k", payload))
        return sent


async def letters(api: Api, world: World, *kinds: str) -> list[Mail]:
    """Queued mails of these kinds that would be sent now."""
    rows = await api.evaluation.query(
        "SELECT payload FROM messaging.deliveries WHERE employer_id = $1 ORDER BY queued_at, id", world.employer_id
    )
    queued = [orjson.loads(row["payload"]) for row in rows]
    made = []
    for payload in queued:
        if payload["kind"] in kinds:
            with suppress(Lapsed):
                made.append(await letter(api, world, payload, channel="mail"))
    return made
