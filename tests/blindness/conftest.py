"""The two worlds on stage, and the same two once more for what is planted."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace

import pytest_asyncio

from tests.blindness.attacker import Attacker
from tests.blindness.house import House, opened
from tests.blindness.play import Caller, Mint, Play, employer, stage
from tests.blindness.worlds import KIND, STERN

REVEALED, KEPT = range(1, 3), range(3, 5)
"""Works of a project whose cards are revealed in the end, and of one that stays sealed."""
PLANTED, LATE = range(1, 6), range(6, 8)
"""Works that leaks are planted on; the late ones come in while a leak is planted."""


@dataclass(frozen=True)
class Stage:
    """Both worlds, played up to the point where reviewers have work to do."""

    house: House
    worlds: tuple[Play, Play]
    stranger: Caller

    def attacker(self, number: int) -> Attacker:
        return Attacker(self.house, self.worlds, self.stranger, number)

    async def write(self, number: int, *, seal: bool = True) -> None:
        """In each world the two secret reviewers write about this work, each in their way; once is enough."""
        for play in self.worlds:
            if number not in play.said:
                await play.write(number, seal=seal)


@pytest_asyncio.fixture(scope="module", loop_scope="session")  # its relays and consumers must not outlive it
async def house() -> AsyncIterator[House]:
    async with opened() as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def stranger(house: House) -> Caller:
    """The administrator of an employer that has nothing to do with either."""
    made = await employer(house, "elsewhere")
    return await _mint(house)("stranger", "elsewhere-admin", str(made.employer.id))


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def on_stage(house: House, stranger: Caller) -> Stage:
    """For what is true of the product as it is."""
    plays = [await stage(house, world, await employer(house, world.tag), _mint(house)) for world in (STERN, KIND)]
    for play in plays:
        await play.project("Churn", REVEALED, _mint(house), handed_over=REVEALED)
        await play.project("Costs", KEPT, _mint(house), handed_over=KEPT)
    return Stage(house, (plays[0], plays[1]), stranger)


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def ground(house: House, stranger: Caller) -> Stage:
    """For leaks: what they leave behind on topics and in tables is of other employers."""
    worlds = replace(STERN, tag="tundra"), replace(KIND, tag="desert")
    plays = [await stage(house, world, await employer(house, world.tag), _mint(house)) for world in worlds]
    for play in plays:
        await play.project("Churn", range(PLANTED.start, LATE.stop), _mint(house), handed_over=PLANTED)
    return Stage(house, (plays[0], plays[1]), stranger)


def _mint(house: House) -> Mint:
    """Gives somebody a token of the development issuer."""

    async def mint(name: str, subject: str, employer_id: str | None) -> Caller:
        wanted = {"subject": subject} | ({"employer_id": employer_id} if employer_id else {})
        token = (await house.http.post(f"{house.stack.issuer}/mint", json=wanted)).json()["token"]
        return Caller(name, {"Authorization": f"Bearer {token}"})

    return mint
