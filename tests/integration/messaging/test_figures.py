"""What the engine counts and traces: what was committed, how long it took, and never what was undone."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from prometheus_client import REGISTRY

from shared.messaging import Consumer, Deliveries, Delivery, Event, Timer, Timers, Transaction, event_of, transaction
from shared.messaging.apply import apply, apply_records, record_of
from shared.messaging.due_timers import DueTimers
from shared.messaging.gauges import Gauges
from shared.messaging.parked_keys import parked_totals
from shared.messaging.sending import Sending
from shared.messaging.tuning import Tuning
from shared.tracing import current_traceparent, traced_by
from tests.conftest import MakeTopics
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import relaying, until, working
from tests.integration.messaging.rig import COUNTER, Counted, Ignored, command, counting

EMPLOYER = uuid4()
QUICK = Tuning(first_backoff=timedelta(0), delivery_schedule=(3600,))
FIRST, SECOND = f"00-{'1' * 32}-{'2' * 16}-01", f"00-{'3' * 32}-{'4' * 16}-01"


def value(name: str, **labels: str) -> float:
    return REGISTRY.get_sample_value(name, labels) or 0.0


def an_event(key: str, sequence: int, text: str = "", traceparent: str | None = None) -> Event[Counted]:
    fact = Counted(text=text)
    return event_of(fact, key=key, sequence=sequence, employer_id=EMPLOYER, traceparent=traceparent)


@pytest.fixture
def spans() -> Iterator[InMemorySpanExporter]:
    exporter, provider = InMemorySpanExporter(), TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    with traced_by(provider.get_tracer("test")):
        yield exporter


async def test_what_was_published_counts_once_it_is_committed(rig: Rig) -> None:
    published = "journeywork_events_published_total"
    before = value(published, type=Counted.TYPE)
    took = value("journeywork_transaction_seconds_count")
    await command(rig.service, EMPLOYER, uuid4())

    async def undone() -> None:
        async with transaction(rig.service, employer_id=EMPLOYER) as tx:
            tx.publish(Counted(), key=uuid4(), sequence=1)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await undone()
    assert value(published, type=Counted.TYPE) == before + 1
    assert value("journeywork_transaction_seconds_count") == took + 1


async def test_what_a_handler_published_before_it_failed_does_not_count(rig: Rig) -> None:
    consumer = Consumer("rig.publishing", COUNTER)

    @consumer.on(Counted)
    async def handle(tx: Transaction, event: Event[Counted]) -> None:
        tx.publish(Ignored(), key=uuid4(), sequence=1)
        if event.fact.text == "broken":
            raise ValueError("cannot take it")

    before = value("journeywork_events_published_total", type=Ignored.TYPE)
    await apply_records(consumer, rig.worker, *map(record_of, (an_event("a", 1), an_event("b", 1, "broken"))))
    assert value("journeywork_events_published_total", type=Ignored.TYPE) == before + 1


async def test_handlers_and_slices_are_timed_by_consumer(rig: Rig) -> None:
    handled = value("journeywork_handler_seconds_count", consumer="rig.timed", type=Counted.TYPE)
    slices = value("journeywork_slice_seconds_count", consumer="rig.timed")
    await apply(counting("rig.timed"), rig.worker, an_event("a", 1), an_event("b", 1))
    assert value("journeywork_handler_seconds_count", consumer="rig.timed", type=Counted.TYPE) == handled + 2
    assert value("journeywork_slice_seconds_count", consumer="rig.timed") == slices + 1


async def test_types_that_nobody_declared_share_a_series(rig: Rig) -> None:
    before = value("journeywork_events_passed_over_total", consumer="rig.passing", type="other")
    record = record_of(event_of(Ignored(), key="a", sequence=1, employer_id=EMPLOYER))
    await apply_records(counting("rig.passing"), rig.worker, record)
    assert value("journeywork_events_passed_over_total", consumer="rig.passing", type="other") == before + 1


async def test_one_statement_refreshes_the_gauges_of_what_waits(rig: Rig) -> None:
    consumer, timers, deliveries = Consumer("rig.gauged", COUNTER), Timers(), Deliveries()

    @consumer.on(Counted)
    async def handle(_tx: Transaction, _event: Event[Counted]) -> None:
        raise ValueError("cannot take it")

    @timers.on("deadline")
    async def deadline(_tx: Transaction, _timer: Timer) -> None:
        raise ValueError("cannot run")

    async def prepare(_tx: Transaction, delivery: Delivery) -> str:
        return delivery.key

    async def send(_key: str) -> None:
        raise OSError("away")

    for channel in ("mail", "webhook", "letter"):
        deliveries.on(channel, prepare=prepare, send=send)
    await apply_records(consumer, rig.worker, *map(record_of, (an_event("a", 1), an_event("a", 2), an_event("b", 1))))
    async with transaction(rig.service, employer_id=EMPLOYER) as tx:
        tx.set_timer("deadline", "stuck", tx.now)
        tx.deliver(Delivery("mail", "first", {}))
        tx.deliver(Delivery("webhook", "second", {}))
    for _ in range(QUICK.attempts):
        await DueTimers(rig.worker, timers, QUICK).run_due()
    async with transaction(rig.service, employer_id=EMPLOYER) as tx:
        tx.set_timer("unknown", "overdue", tx.now - timedelta(seconds=90))
    await Sending(rig.worker, deliveries, QUICK).send_due()
    await rig.admin.execute("UPDATE messaging.deliveries SET next_attempt = clock_timestamp() WHERE channel = 'mail'")
    await Sending(rig.worker, deliveries, QUICK).send_due()

    await Gauges(rig.worker, ["rig.gauged", "rig.idle"], list(deliveries.channels)).refresh()

    async with rig.worker.acquire() as conn:
        (total,) = await parked_totals(conn)
    assert value("journeywork_parked_records", consumer="rig.gauged") == total.records == 3
    assert value("journeywork_parked_keys", consumer="rig.gauged") == total.keys == 2
    assert 0 < value("journeywork_parked_oldest_seconds", consumer="rig.gauged") <= total.seconds
    assert value("journeywork_parked_records", consumer="rig.idle") == 0
    assert value("journeywork_timers_stuck") == 1
    assert value("journeywork_timers_due") == 2
    assert value("journeywork_timers_overdue_seconds") == pytest.approx(90, abs=10)
    assert [value("journeywork_deliveries_waiting", channel=one) for one in ("mail", "webhook", "letter")] == [0, 1, 0]
    assert [value("journeywork_deliveries_failed", channel=one) for one in ("mail", "webhook", "letter")] == [1, 0, 0]
    assert 0 < value("journeywork_deliveries_oldest_seconds", channel="webhook") < 60


async def test_given_up_deliveries_are_counted_by_an_index(rig: Rig) -> None:
    await rig.admin.execute(
        """
        INSERT INTO messaging.deliveries (id, channel, key, payload, correlation_id, next_attempt, sent_at)
        SELECT gen_random_uuid(), 'mail', n::text, '{}', 'c', NULL, now() FROM generate_series(1, 5000) n
        """
    )
    await rig.admin.execute("ANALYZE messaging.deliveries")
    plan = await rig.admin.fetch(
        "EXPLAIN SELECT channel, count(*) FROM messaging.deliveries WHERE failed_at IS NOT NULL GROUP BY channel"
    )
    assert any("deliveries_given_up" in row[0] for row in plan), plan


async def test_a_slice_is_one_span_with_links_to_the_traces_of_its_events(
    rig: Rig, spans: InMemorySpanExporter
) -> None:
    consumer, given = Consumer("rig.traced", COUNTER), list[str | None]()

    @consumer.on(Counted)
    async def handle(_tx: Transaction, _event: Event[Counted]) -> None:
        given.append(current_traceparent())

    events = [an_event("a", 1, "secret", FIRST), an_event("b", 1, "", SECOND), an_event("a", 2, "", FIRST)]
    await apply(consumer, rig.worker, *events)
    inner, outer = spans.get_finished_spans()
    assert [one.name for one in (outer, inner)] == ["apply rig.traced", "transaction"]
    assert inner.parent == outer.context
    assert [f"{link.context.trace_id:032x}" for link in outer.links] == ["1" * 32, "3" * 32]
    assert dict(outer.attributes or {}) == {
        "messaging.system": "kafka", "messaging.consumer.group.name": "rig.traced",
        "messaging.destination.name": COUNTER.name, "messaging.destination.partition.id": "0",
        "messaging.batch.message_count": 3,
    }  # fmt: skip
    assert given == [FIRST, SECOND, FIRST], "what a handler publishes goes back to its event"
    assert "secret" not in outer.to_json() + inner.to_json()


async def test_a_failed_slice_names_the_error_and_quotes_nothing(rig: Rig, spans: InMemorySpanExporter) -> None:
    consumer = Consumer("rig.untold", COUNTER)

    @consumer.on(Counted)
    async def handle(_tx: Transaction, _event: Event[Counted]) -> None:
        raise ValueError("Candidate 7 said so")

    await apply_records(consumer, rig.worker, record_of(an_event("a", 1)))
    told = spans.get_finished_spans()
    assert {one.attributes["error.type"] for one in told if one.attributes and "error.type" in one.attributes} == {
        "HandlerFailed"
    }
    assert all("Candidate 7" not in one.to_json() for one in told)


async def test_a_command_is_followed_to_kafka_and_into_the_effect(
    rig: Rig, kafka: str, topics: MakeTopics, spans: InMemorySpanExporter
) -> None:
    await topics(COUNTER.name)

    async def is_applied() -> bool:
        return len(await rig.applied()) == 3

    async with working(rig, kafka, counting("rig.followed")), relaying(rig, kafka):
        counter = uuid4()
        for _ in range(3):
            await command(rig.service, EMPLOYER, counter)
        await until(is_applied)
    named: dict[str, list[ReadableSpan]] = {}
    for one in spans.get_finished_spans():
        named.setdefault(one.name, []).append(one)
    commands = {_trace(one) for one in named["transaction"] if one.parent is not None and one.parent.is_remote}
    sent = {f"{link.context.trace_id:032x}" for one in named["send"] for link in one.links}
    applied = {f"{link.context.trace_id:032x}" for one in named["apply rig.followed"] for link in one.links}
    assert sent == applied
    assert len(sent) == 3, "each command is a trace of its own"
    assert commands <= sent


async def test_a_worker_shows_how_far_it_is_behind(rig: Rig, kafka: str, topics: MakeTopics) -> None:
    await topics(COUNTER.name, partitions=1)
    labels: dict[str, Any] = {"consumer": "rig.lagging", "topic": COUNTER.name, "partition": "0"}
    consumer, broken = Consumer("rig.lagging", COUNTER), [True]

    @consumer.on(Counted)
    async def handle(tx: Transaction, _event: Event[Counted]) -> None:
        if broken:
            await tx.conn.execute("SELECT pg_terminate_backend(pg_backend_pid())")  # transient: tried again and again

    async def lag() -> tuple[float | None, float | None]:
        found = [
            REGISTRY.get_sample_value(f"journeywork_consumer_lag_{what}", labels) for what in ("events", "seconds")
        ]
        return found[0], found[1]

    async def is_behind() -> bool:
        events, seconds = await lag()
        return events == 4 and seconds is not None and seconds > 1

    async def is_even() -> bool:
        return await lag() == (0, 0)

    async with working(rig, kafka, consumer), relaying(rig, kafka):
        for _ in range(4):
            await command(rig.service, EMPLOYER, uuid4())
        await until(is_behind)
        broken.clear()
        await until(is_even)
    assert await lag() == (None, None), "nobody owns it any more"


def _trace(one: ReadableSpan) -> str:
    assert one.context is not None
    return f"{one.context.trace_id:032x}"
