"""An event that kills its process is parked without being run again; what waits behind it waits, others go on."""

import asyncio
import json
import sys

import pytest

from shared.messaging import Event
from shared.messaging.apply import record_of
from shared.messaging.parking import Parking
from shared.messaging.tuning import DEFAULT
from tests.conftest import MakeTopics
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import ROOT, produce, until
from tests.integration.messaging.rig import COUNTER, Counted
from tests.integration.operations.deadly import NAME
from tests.integration.operations.test_parked_commands import counted

MOST_LIVES = 2 * (DEFAULT.crash_claims + DEFAULT.crash_attempts)


def waves(text: str) -> list[Event[Counted]]:
    """The deadly one is the second of its key, amid events of others."""
    others = [counted(f"other{n % 4}", n // 4 + 1) for n in range(20)]
    return [*others[:10], counted("a", 1), counted("a", 2, text), counted("a", 3), *others[10:], counted("a", 4)]


@pytest.mark.parametrize("text", ["deadly", "exits"])
async def test_what_kills_its_process_is_parked_unseen_after_three_deaths(
    rig: Rig, kafka: str, topics: MakeTopics, text: str
) -> None:
    await topics(COUNTER.name)
    await produce(kafka, [record_of(event) for event in waves(text)])
    settings, deaths = json.dumps({"dsn": rig.database.worker, "kafka": kafka}), 0

    async def done() -> bool:
        return len(await rig.applied()) == 21 and len(await rig.parked()) == 3

    for _ in range(MOST_LIVES):
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.integration.operations.deadly", settings, cwd=ROOT
        )
        dead, alive = asyncio.create_task(child.wait()), asyncio.create_task(until(done, within=40.0))
        await asyncio.wait({dead, alive}, return_when=asyncio.FIRST_COMPLETED)
        if alive.done():
            break
        alive.cancel()
        deaths += 1
    assert alive.done()
    await alive
    child.kill()
    await dead
    assert deaths <= DEFAULT.crash_claims + DEFAULT.crash_attempts
    waiting = await Parking(rig.worker).show(NAME, "a")
    assert [one.record.header("ce_sequence") for one in waiting] == [b"2", b"3", b"4"]
    assert waiting[0].reason == f"its process died {DEFAULT.crash_attempts} times while it was handled"
    assert waiting[0].next_attempt is None
    applied = await rig.applied()
    for key, last in [("a", 1), *((f"other{n}", 5) for n in range(4))]:
        assert [sequence for of, sequence in applied if of == key] == list(range(1, last + 1))
