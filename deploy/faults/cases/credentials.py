"""Faults of credentials: a password that Kafka no longer takes, rights that are taken away under load."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from deploy.faults.case import Broken, Evidence, NothingHappened, case
from deploy.faults.servers import servers
from deploy.faults.signs import Said, listening, pids
from deploy.faults.world import World, opened
from deploy.local.stack import SERVICES
from deploy.story.clients import until
from shared.contracts.topics import MEMBER
from shared.messaging import Kafka
from shared.provision.users import GROUP, LITERAL, READ, TOPIC, WRITE, Right, allow, forbid, give_password

LASTS = 15.0
"""Seconds without the password, and without the rights, after everybody has noticed."""
LINES_PER_SECOND = 4.0
"""Of one replica in its log, warnings and worse, while it is in trouble."""
LOUD = ('"level":"warning"', '"level":"error"', '"level":"critical"')
TAKEN: dict[str, Right] = {
    "posting": (TOPIC, MEMBER.name, LITERAL, WRITE),
    "evaluation": (TOPIC, MEMBER.name, LITERAL, READ),
    "conversion": (GROUP, "conversion.evaluation", LITERAL, READ),
}
"""What each service may no longer do for a while: write a topic, read it, work in a group."""


@asynccontextmanager
async def secured(folder: Path) -> AsyncIterator[World]:
    """A broker that lets in only who logs in, with a user of its own for each service."""
    async with AsyncExitStack() as stack:
        made = await stack.enter_async_context(servers(secured=True))
        yield await opened(stack, made, folder, seed=1, each=2)


@case("F24", "a password changed and rights taken under load, and given back", servers=secured)
async def f24(world: World) -> Evidence:
    """Clear words in readiness and log, no flood, nothing lost, and everybody goes on without a restart."""
    before = pids(world)
    async with world.loaded() as load, listening(world) as said:
        asked = load.clients.history.counts["ok"]
        noise = await _without_password(world, said)
        noise = max(noise, await _without_rights(world, said))
        accepted = load.clients.history.counts["ok"] - asked
        await world.healing()
        await asyncio.sleep(2)
    if pids(world) != before:
        raise Broken(f"processes were replaced: {before} became {pids(world)}")
    return Evidence(
        f"posting's password changed and connections cut: {_spoken(said, 'SaslAuthenticationFailed')}; rights taken: "
        f"{_spoken(said, 'TopicAuthorizationFailed')}, {_spoken(said, 'GroupAuthorizationFailed')}; "
        f"{accepted} commands accepted meanwhile, at most {noise:.1f} lines a second in one log"
    )


async def _without_password(world: World, said: Said) -> float:
    """Changes posting's password, cuts connections so that everybody logs in anew, and gives the old one back."""
    servers = world.servers
    await give_password(Kafka(servers.cluster.inside), "posting", "another one")
    if not servers.to_kafka[1].cut():
        raise NothingHappened("there was no connection to cut")
    try:
        return await _endured(world, said, {"posting": "SaslAuthenticationFailed"})
    finally:
        await give_password(Kafka(servers.cluster.inside), "posting", servers.passwords["posting"])


async def _without_rights(world: World, said: Said) -> float:
    """Takes a right of each service, and gives it back."""
    taken = [await forbid(Kafka(world.servers.cluster.inside), service, [right]) for service, right in TAKEN.items()]
    if taken != [1, 1, 1]:
        raise NothingHappened(f"rights taken: {taken}")
    words = {
        "posting": "TopicAuthorizationFailed", "evaluation": "TopicAuthorizationFailed",
        "conversion": "GroupAuthorizationFailed",
    }  # fmt: skip
    try:
        return await _endured(world, said, words)
    finally:
        for service, right in TAKEN.items():
            await allow(Kafka(world.servers.cluster.inside), service, [right])


async def _endured(world: World, said: Said, words: dict[str, str]) -> float:
    """Waits until each service says what is wrong, and then some; the most lines per second of any log."""
    loop = asyncio.get_running_loop()
    began, before = loop.time(), _lines(world)

    async def everybody() -> bool:
        return all(said.by(word) & {one.name for one in world.replicas.of(name)} for name, word in words.items())

    await until(everybody, f"readiness says {words}", within=60)
    await asyncio.sleep(LASTS)
    noise = {name: (lines - before[name]) / (loop.time() - began) for name, lines in _lines(world).items()}
    if max(noise.values()) > LINES_PER_SECOND:
        raise Broken(f"lines per second in the logs: {noise}")
    return max(noise.values())


def _lines(world: World) -> dict[str, int]:
    living = [replica for name in SERVICES for replica in world.replicas.of(name)]
    return {replica.name: sum(replica.said(level) for level in LOUD) for replica in living}


def _spoken(said: Said, word: str) -> str:
    return f"{word} ({len(said.by(word))} replicas)"
