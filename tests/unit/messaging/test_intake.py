"""When polling waits for the engine: briefly, for what is not paused, and never where little is in flight."""

import time
from typing import cast

import pytest
from aiokafka import TopicPartition

from shared.database import Pool
from shared.messaging.consumer import Consumer
from shared.messaging.fuse import Fuse
from shared.messaging.intake import POLL_PATIENCE, Intake
from shared.messaging.lane import Lane, Room
from shared.messaging.record import Record
from shared.messaging.tuning import Tuning
from tests.integration.messaging.rig import COUNTER

PARTITION = TopicPartition(COUNTER.name, 0)
TUNING = Tuning(poll_ahead=10)


@pytest.fixture
def lane() -> Lane:
    return Lane("rig.waiting", PARTITION, Room(TUNING))


@pytest.fixture
def intake(lane: Lane) -> Intake:
    """Its engine is never asked for anything: no pool."""
    consumer = Consumer("rig.waiting", COUNTER)
    made = Intake(consumer, cast("Pool", None), Fuse(consumer.name, 3, 60.0), TUNING, "test")
    made._lanes[PARTITION] = lane
    return made


def some(count: int) -> list[Record]:
    return [Record(COUNTER.name, 0, n, b"k", b"{}", ()) for n in range(count)]


async def waited(intake: Intake) -> float:
    began = time.monotonic()
    await intake.ready_for_more()
    return time.monotonic() - began


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> float:
    """So long that nobody takes a slow machine for it."""
    monkeypatch.setattr("shared.messaging.intake.POLL_PATIENCE", 5.0)
    return 5.0


async def test_little_in_flight_is_no_reason_to_wait(intake: Intake, lane: Lane, patience: float) -> None:
    lane.put(some(10))
    assert await waited(intake) < patience


async def test_much_in_flight_is_waited_for_and_never_for_long(intake: Intake, lane: Lane) -> None:
    lane.put(some(11))
    assert await waited(intake) >= POLL_PATIENCE * 0.9


async def test_what_is_paused_is_not_waited_for(intake: Intake, lane: Lane, patience: float) -> None:
    lane.put(some(11))
    lane.paused = True
    assert await waited(intake) < patience
