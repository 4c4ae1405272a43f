"""Declarations: what a service writes down before anything runs."""

import re
from pathlib import Path
from typing import ClassVar
from uuid import uuid4

import pytest
from faststream.specification.asyncapi import AsyncAPI
from pydantic import TypeAdapter

from shared import messaging
from shared.contracts.contract import Contract
from shared.contracts.topics import Topic
from shared.messaging import Consumer, Event, Record, Transaction, create_broker, event_of
from shared.messaging.apply import record_of
from shared.messaging.crashpoints import POINTS
from shared.messaging.event import parse
from shared.messaging.fuse import Fuse
from shared.messaging.intake import Intake
from shared.messaging.kafka import Kafka
from shared.messaging.outbox import TooLarge, outgoing
from shared.messaging.subscription import Subscription
from shared.messaging.tuning import DEFAULT

TOPIC = Topic("rig.counter.v1", "counter_id", "rig", ("rig",), "Counters.", max_message_bytes=2000)


class Counted(Contract):
    """A counter went up."""

    TYPE: ClassVar[str] = "org.journeywork.rig.counted.v1"
    TOPIC: ClassVar[Topic] = TOPIC

    text: str = ""


def test_an_event_survives_its_way_through_a_record() -> None:
    event = event_of(
        Counted(text="é"),
        key=uuid4(),
        sequence=7,
        employer_id=uuid4(),
        causation_id="c",
        traceparent="00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    )
    assert parse(record_of(event), TypeAdapter(Counted)) == event


def test_an_oversize_event_is_refused_before_it_is_stored() -> None:
    event = event_of(Counted(text="x" * 2000), key="k", sequence=1, employer_id=None)
    with pytest.raises(TooLarge, match=r"takes 2000"):
        outgoing(event, TOPIC)


def test_a_consumer_refuses_what_cannot_work() -> None:
    consumer = Consumer("rig.counting", TOPIC)

    @consumer.on(Counted)
    async def counted(tx: Transaction, event: Event[Counted]) -> None:
        """Counts."""

    with pytest.raises(ValueError, match="already handles"):
        consumer.on(Counted)(counted)
    with pytest.raises(ValueError, match="stands alone"):
        consumer.on_record()(_ignore)
    with pytest.raises(ValueError, match="does not read"):
        Consumer("rig.other", Topic("t", "k", "p", (), "")).on(Counted)(counted)


async def _ignore(tx: Transaction, record: Record) -> None:
    """Nothing."""


def test_asyncapi_shows_each_contract_with_its_handlers_words() -> None:
    consumer = Consumer("rig.counting", TOPIC)

    @consumer.on(Counted)
    async def counted(tx: Transaction, event: Event[Counted]) -> None:
        """Counts what was counted."""

    broker = create_broker(Kafka("127.0.0.1:1"), client_id="rig")
    fuse = Fuse(consumer.name, 3, 1.0)
    intake = Intake(consumer, None, fuse, DEFAULT, "test")  # type: ignore[arg-type]  # nothing runs here
    broker.include_router(Subscription(consumer, intake, DEFAULT).router)
    document = AsyncAPI(broker).to_specification().to_jsonable()
    assert "Counted" in str(document)
    assert "Counts what was counted." in str(document)
    assert "EmptyPayload" not in str(document)


def test_crash_points_of_the_source_are_the_declared_ones() -> None:
    sources = Path(__file__).parents[3].joinpath("shared", "messaging").glob("*.py")
    used = {name for source in sources for name in re.findall(r'crashpoint\("([a-z_.]+)"\)', source.read_text())}
    assert used == POINTS


def test_every_public_name_is_explained_where_a_reader_looks_first() -> None:
    explained = [line.partition(":")[0] for line in (messaging.__doc__ or "").splitlines() if line.startswith("- ")]
    named = [name for line in explained for name in re.findall(r"`(\w+)`", line)]
    assert sorted(named) == sorted(messaging.__all__)
