"""What one partition's records become: effects, duplicates, parked records, events of their own."""

import dataclasses
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4, uuid5

import asyncpg
import pytest

from shared.contracts.contract import Contract
from shared.messaging import Consumer, Event, Record, Rejected, Transaction, event_of
from shared.messaging.apply import apply, apply_records, record_of
from shared.messaging.arrivals import judge
from shared.messaging.attempts import Attempt, Attempts
from shared.messaging.claims import Claim, Fenced, claim
from shared.messaging.fuse import Fuse
from shared.messaging.ladder import FuseBlown
from shared.messaging.parking import Parking
from shared.messaging.slices import BEHIND, OTHER_CONTENT, Slice
from shared.messaging.tuning import Tuning
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.rig import COUNTER, Counted, Ignored, Noted, counting, effect

EMPLOYER, OTHER = uuid4(), uuid4()
QUICK = Tuning()


def an_event(key: str, sequence: int, text: str = "", *, employer_id: UUID = EMPLOYER) -> Event[Counted]:
    return event_of(Counted(text=text), key=key, sequence=sequence, employer_id=employer_id)


def records(*events: Event[Any]) -> list[Record]:
    return [record_of(event) for event in events]


def failing(consumer_name: str = "rig.failing") -> tuple[Consumer, set[str]]:
    """A consumer whose handler fails on the texts in the set."""
    consumer, broken = Consumer(consumer_name, COUNTER), set[str]()

    @consumer.on(Counted)
    async def handle(tx: Transaction, event: Event[Counted]) -> None:
        await effect(tx, event)
        if event.fact.text in broken:
            raise ValueError(f"cannot take {event.fact.text}")

    return consumer, broken


async def test_events_take_effect_once_and_in_order(rig: Rig) -> None:
    events = [an_event("a", 1), an_event("b", 1), an_event("a", 2)]
    await apply(counting(), rig.worker, *events)
    await apply(counting(), rig.worker, *events, an_event("b", 2))
    assert await rig.applied() == [("a", 1), ("b", 1), ("a", 2), ("b", 2)]
    rows = await rig.admin.fetch("SELECT key, sequence FROM messaging.inbox ORDER BY applied")
    assert [tuple(row) for row in rows] == [("a", 1), ("b", 1), ("a", 2), ("b", 2)]


async def test_the_same_event_twice_in_one_slice_has_one_effect(rig: Rig) -> None:
    event = an_event("a", 1)
    (outcome,) = await apply_records(counting(), rig.worker, *records(event, event))
    assert (len(outcome.applied), len(outcome.duplicates)) == (1, 1)
    assert await rig.applied() == [("a", 1)]


async def test_the_same_id_with_other_content_is_parked_and_the_first_effect_stays(rig: Rig) -> None:
    first = an_event("a", 1, "true")
    forged = dataclasses.replace(first, fact=Counted(text="false"))
    await apply_records(counting(), rig.worker, *records(first))
    await apply_records(counting(), rig.worker, *records(forged, an_event("b", 1)))
    await apply_records(counting(), rig.worker, *records(an_event("c", 1), dataclasses.replace(an_event("c", 9))))
    assert ("a", 1) in await rig.applied()
    assert [(key, reason) for key, _, reason, _ in await rig.parked()] == [("a", OTHER_CONTENT)]
    assert await rig.admin.fetchval("SELECT text FROM public.applied WHERE key = 'a'") == "true"
    assert await rig.admin.fetchval("SELECT topic FROM messaging.outbox") == "rig.counting.dlq"


async def test_each_event_runs_as_its_own_tenant(rig: Rig) -> None:
    seen: list[Any] = []
    consumer = Consumer("rig.tenants", COUNTER)

    @consumer.on(Counted)
    async def handle(tx: Transaction, event: Event[Counted]) -> None:
        await effect(tx, event)
        seen.append((tx.employer_id, await tx.conn.fetchval("SELECT count(*) FROM public.applied")))
        if event.key == "c":
            await tx.enter(OTHER)

    await apply_records(
        consumer,
        rig.worker,
        *records(
            an_event("a", 1),
            an_event("b", 1, employer_id=OTHER),
            an_event("c", 1),
            an_event("d", 1),
        ),
    )
    assert seen == [(EMPLOYER, 1), (OTHER, 1), (EMPLOYER, 2), (EMPLOYER, 3)]


async def test_what_a_handler_publishes_sets_and_queues_leaves_with_the_slice(rig: Rig) -> None:
    consumer = Consumer("rig.publishing", COUNTER)
    counter = uuid4()

    @consumer.on(Counted)
    async def handle(tx: Transaction, event: Event[Counted]) -> None:
        tx.publish(Noted(text="seen"), key=counter, sequence=1)
        tx.set_timer("remind", str(counter), tx.now)

    event = an_event("a", 1)
    await apply(consumer, rig.worker, event)
    row = await rig.admin.fetchrow("SELECT type, key, headers FROM messaging.outbox")
    assert row is not None
    assert (row["type"], row["key"]) == (Noted.TYPE, str(counter))
    assert f'"ce_causationid": "{event.id}"' in row["headers"]
    assert f'"ce_correlationid": "{event.correlation_id}"' in row["headers"]
    assert await rig.admin.fetchval("SELECT employer_id FROM messaging.timers") == EMPLOYER


async def test_a_failure_parks_its_key_and_nothing_else(rig: Rig) -> None:
    consumer, broken = failing()
    broken.add("bad")
    events = [
        an_event("a", 1),
        an_event("a", 2, "bad"),
        an_event("b", 1),
        an_event("a", 3),
        an_event("b", 2),
    ]
    await apply_records(consumer, rig.worker, *records(*events))
    await apply_records(consumer, rig.worker, *records(an_event("a", 4), an_event("b", 3)))
    assert await rig.applied() == [("a", 1), ("b", 1), ("b", 2), ("b", 3)]
    assert [(key, reason) for key, _, reason, _ in await rig.parked()] == [
        ("a", "ValueError: cannot take bad"),
        ("a", BEHIND),
        ("a", BEHIND),
    ]


async def test_attempts_from_parking_end_with_an_operator_whose_replay_keeps_the_order(rig: Rig) -> None:
    consumer, broken = failing()
    broken.add("bad")
    at_once = dataclasses.replace(QUICK, first_backoff=QUICK.first_backoff * 0)
    batch = records(an_event("a", 1, "bad"), *(an_event("a", n) for n in range(2, 30)))
    await apply_records(consumer, rig.worker, *batch, tuning=at_once)
    attempts = Attempts(rig.worker, at_once)
    results = [await attempts.attempt(consumer, COUNTER.name, "a") for _ in range(4)]
    assert results == [Attempt.FAILED, Attempt.FAILED, Attempt.FAILED, Attempt.NOT_NOW]
    parking = Parking(rig.worker)
    (waiting,) = await parking.keys(consumer.name)
    assert (waiting.key, waiting.records, waiting.attempts, waiting.next_attempt) == ("a", 29, 3, None)
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox WHERE topic = 'rig.failing.dlq'") == 1
    assert await parking.replay(consumer) == 0
    broken.clear()
    assert await parking.replay(consumer, "a") == 29
    assert await rig.applied() == [("a", n) for n in range(1, 30)]
    assert await parking.keys(consumer.name) == []


async def test_a_rejected_event_waits_for_an_operator_at_once_and_can_be_dropped(rig: Rig) -> None:
    consumer = Consumer("rig.rejecting", COUNTER)

    @consumer.on(Counted)
    async def handle(tx: Transaction, event: Event[Counted]) -> None:
        if event.fact.text == "never":
            raise Rejected("this counter is gone")
        await effect(tx, event)

    await apply_records(consumer, rig.worker, *records(an_event("a", 1, "never"), an_event("a", 2)))
    parking = Parking(rig.worker)
    (waiting,) = await parking.keys(consumer.name)
    assert waiting.next_attempt is None
    head, _ = await parking.show(consumer.name, "a")
    await parking.drop(head.place, by="operator@example.com", why="counter was closed")
    assert await parking.replay(consumer) == 1
    assert await rig.applied() == [("a", 2)]
    row = await rig.admin.fetchrow("SELECT actor, action, why FROM messaging.operations")
    assert row is not None
    assert tuple(row) == ("operator@example.com", "parking.drop", "counter was closed")


async def test_an_edited_record_keeps_its_id_and_place(rig: Rig) -> None:
    consumer, broken = failing()
    broken.add("bad")
    event = an_event("a", 1, "bad")
    await apply_records(consumer, rig.worker, *records(event, an_event("a", 2)))
    parking = Parking(rig.worker)
    head, _ = await parking.show(consumer.name, "a")
    await parking.edit(head.place, b'{"text": "good"}', by="operator@example.com", why="typing error")
    assert await parking.replay(consumer) == 2
    assert await rig.applied() == [("a", 1), ("a", 2)]
    assert await rig.admin.fetchval("SELECT event_id FROM messaging.inbox WHERE sequence = 1") == event.id


def _without(record: Record, name: str) -> Record:
    return dataclasses.replace(record, headers=tuple(h for h in record.headers if h[0] != name))


def _with(record: Record, name: str, value: bytes | None) -> Record:
    return dataclasses.replace(_without(record, name), headers=(*_without(record, name).headers, (name, value)))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda r: _with(r, "ce_source", b"\xff\xfe"), "ce_source"),
        (lambda r: _with(r, "ce_id", None), "ce_id"),
        (lambda r: _with(r, "ce_id", b"7"), "ce_id must be a UUID"),
        (lambda r: dataclasses.replace(r, value=None), "no data"),
        (lambda r: dataclasses.replace(r, value=b"{"), "json"),
        (lambda r: dataclasses.replace(r, value=b'{"text": 7}'), "text"),
        (lambda r: dataclasses.replace(r, headers=()), "ce_id"),
        (lambda r: _without(r, "ce_sequence"), "ce_sequence"),
        (lambda r: _with(r, "ce_employerid", b"nobody"), "ce_employerid"),
        (lambda r: _with(r, "content-type", b"text/plain"), "content type"),
        (lambda r: _with(r, "ce_correlationid", b"a\x00b"), "NUL"),
        (lambda r: dataclasses.replace(r, value=b"[" * 200_000), "data"),
    ],
)
async def test_a_poison_record_is_parked_with_its_reason_and_holds_back_its_key(
    rig: Rig, spoil: Any, said: str
) -> None:
    poison = spoil(record_of(an_event("a", 1)))
    good = records(an_event("a", 2), an_event("b", 1))
    await apply_records(counting(), rig.worker, poison, *good)
    (first, second) = await rig.parked()
    assert first[0] == "a"
    assert said.lower() in first[2].lower()
    assert second[2] == BEHIND
    assert await rig.applied() == [("b", 1)]


@pytest.mark.parametrize("key", [None, b"", b"\xff\x00", b"a\x00"])
async def test_a_record_without_a_usable_key_is_parked(rig: Rig, key: bytes | None) -> None:
    poison = dataclasses.replace(record_of(an_event("a", 1)), key=key)
    await apply_records(counting(), rig.worker, poison, record_of(an_event("b", 1)))
    assert len(await rig.parked()) == 1
    assert await rig.applied() == [("b", 1)]


async def test_types_without_a_handler_are_passed_over(rig: Rig) -> None:
    ignored = event_of(Ignored(), key="a", sequence=1, employer_id=EMPLOYER)
    (outcome,) = await apply_records(counting(), rig.worker, record_of(ignored), record_of(an_event("a", 2)))
    assert len(outcome.passed_over) == 1
    assert await rig.applied() == [("a", 2)]


async def test_types_without_a_handler_wait_where_that_is_wanted_until_a_release_knows_them(rig: Rig) -> None:
    strict, knowing = (Consumer("rig.strict", COUNTER, parks_unknown=True) for _ in range(2))
    strict.on(Counted)(effect)
    knowing.on(Counted)(effect)
    knowing.on(Noted)(effect)
    unknown = record_of(event_of(Noted(), key="a", sequence=1, employer_id=EMPLOYER))
    await apply_records(strict, rig.worker, unknown, *records(an_event("a", 2), an_event("b", 1)))
    assert [(key, reason) for key, _, reason, _ in await rig.parked()] == [
        ("a", f"ce_type: rig.strict has no handler for {Noted.TYPE}"),
        ("a", BEHIND),
    ]
    assert await rig.applied() == [("b", 1)]
    assert await Parking(rig.worker).replay(knowing, "a") == 2
    assert await rig.applied() == [("b", 1), ("a", 1), ("a", 2)]


async def test_what_is_larger_than_its_topic_takes_is_parked_and_its_copy_says_so_without_it(rig: Rig) -> None:
    event = an_event("a", 1, "x" * COUNTER.max_message_bytes)
    await apply_records(counting(), rig.worker, *records(event, an_event("b", 1)))
    ((key, _, reason, _),) = await rig.parked()
    assert (key, reason.endswith(f"and {COUNTER.name} is for {COUNTER.max_message_bytes} at most")) == ("a", True)
    assert await rig.applied() == [("b", 1)]
    copy = await rig.admin.fetchrow("SELECT topic, length(payload) AS size, headers FROM messaging.outbox")
    assert copy is not None
    assert (copy["topic"], copy["size"], "ce_id" in copy["headers"]) == ("rig.counting.dlq", 0, False)


@pytest.mark.parametrize("spoilt", [b"{", None], ids=["bad JSON", "null value"])
async def test_bad_input_that_comes_again_is_parked_and_copied_once(rig: Rig, spoilt: bytes | None) -> None:
    poison = dataclasses.replace(record_of(an_event("a", 1)), value=spoilt)
    await apply_records(counting(), rig.worker, poison)
    await rig.admin.execute("UPDATE messaging.consumer_offsets SET next_offset = 0, anchor = NULL")
    await apply_records(counting(), rig.worker, poison)
    assert len(await rig.parked()) == 1
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox") == 1


async def test_runs_are_handled_together_and_a_failed_run_parks_only_its_culprit(rig: Rig) -> None:
    consumer = Consumer("rig.runs", COUNTER)
    sizes: list[int] = []

    @consumer.on_run(Noted)
    async def noted(tx: Transaction, events: Sequence[Event[Noted]]) -> None:
        sizes.append(len(events))
        for event in events:
            await effect(tx, event)
            if event.fact.text == "bad":
                raise ValueError("bad one")

    @consumer.on(Counted)
    async def counted(tx: Transaction, event: Event[Counted]) -> None:
        await effect(tx, event)

    def note(key: str, text: str = "", employer_id: UUID = EMPLOYER) -> Event[Contract]:
        return event_of(Noted(text=text), key=key, sequence=1, employer_id=employer_id)

    await apply_records(
        consumer,
        rig.worker,
        *records(note("a"), note("b"), an_event("x", 1), note("c"), note("d", employer_id=OTHER), note("e")),
    )
    assert sizes == [2, 1, 1, 1]
    await apply_records(consumer, rig.worker, *records(note("f"), note("g", "bad"), note("h")))
    assert [key for key, _ in await rig.applied()] == ["a", "b", "x", "c", "d", "e", "f", "h"]
    assert [(key, reason) for key, _, reason, _ in await rig.parked()] == [("g", "ValueError: bad one")]


def many_in_runs(bad: Callable[[Event[Any]], bool]) -> tuple[Consumer, list[int]]:
    """A handler of runs with one statement for all, that publishes, sets a timer and then fails on some events."""
    consumer, calls = Consumer("rig.halves", COUNTER), list[int]()

    @consumer.on_run(Noted)
    async def noted(tx: Transaction, events: Sequence[Event[Noted]]) -> None:
        calls.append(len(events))
        for event in events:
            await effect(tx, event)
            tx.publish(Noted(text="seen"), key=uuid5(EMPLOYER, event.key), sequence=event.sequence)
        tx.set_timer("remind", events[-1].key, tx.now)
        if any(bad(event) for event in events):
            raise ValueError("something in here")

    return consumer, calls


async def test_what_fails_in_a_long_run_is_found_by_halves_and_nothing_else_is_kept_or_lost(rig: Rig) -> None:
    consumer, calls = many_in_runs(lambda event: event.key in ("17", "60", "61"))
    batch = [event_of(Noted(), key=str(n % 80), sequence=1 + n // 80, employer_id=EMPLOYER) for n in range(160)]
    await apply_records(consumer, rig.worker, *records(*batch))
    assert await rig.applied() == [(e.key, e.sequence) for e in batch if e.key not in ("17", "60", "61")]
    assert [(key, reason) for key, _, reason, _ in await rig.parked()] == [
        ("17", "ValueError: something in here"),
        ("60", "ValueError: something in here"),
        ("61", "ValueError: something in here"),
        ("17", BEHIND),
        ("60", BEHIND),
        ("61", BEHIND),
    ]
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.outbox") == 154
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.inbox") == 154
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.timers WHERE key = '17'") == 0
    assert len(calls) < 50
    assert calls.count(1) < 10


async def test_a_run_in_which_everything_fails_blows_the_fuse_after_as_many_keys_as_single_events(rig: Rig) -> None:
    consumer, _ = many_in_runs(lambda event: True)
    fuse = Fuse(consumer.name, 3, 60.0)
    batch = [event_of(Noted(), key=str(n), sequence=1, employer_id=EMPLOYER) for n in range(20)]
    with pytest.raises(FuseBlown):
        await apply_records(consumer, rig.worker, *records(*batch), fuse=fuse)
    assert [key for key, *_ in await rig.parked()] == ["0", "1", "2"]
    assert await rig.applied() == []
    assert await rig.admin.fetchval("SELECT sum(next_offset) FROM messaging.consumer_offsets") == 3


async def test_a_handler_of_runs_that_goes_on_after_a_database_error_is_found_out(rig: Rig) -> None:
    consumer = Consumer("rig.swallowing", COUNTER)

    @consumer.on_run(Noted)
    async def noted(tx: Transaction, events: Sequence[Event[Noted]]) -> None:
        for event in events:
            await effect(tx, event)
            if event.key == "b":
                with suppress(asyncpg.PostgresError):
                    await tx.conn.execute("SELECT 1 / 0")
                return

    batch = [event_of(Noted(), key=key, sequence=1, employer_id=EMPLOYER) for key in "abc"]
    await apply_records(consumer, rig.worker, *records(*batch))
    assert await rig.applied() == [("a", 1), ("c", 1)]
    assert [key for key, *_ in await rig.parked()] == ["b"]


async def test_the_fuse_stops_a_broken_consumer_and_half_opens_by_time(rig: Rig) -> None:
    consumer, broken = failing()
    broken.add("bad")
    now = [0.0]
    fuse = Fuse(consumer.name, 3, 60.0, lambda: now[0])
    batch = records(*(an_event(str(n), 1, "bad") for n in range(10)))
    with pytest.raises(FuseBlown):
        await apply_records(consumer, rig.worker, *batch, fuse=fuse)
    assert len(await rig.parked()) == 3
    assert fuse.trouble() is not None
    now[0] = 61.0
    with pytest.raises(FuseBlown):
        await apply_records(consumer, rig.worker, *batch[3:], fuse=fuse)
    assert len(await rig.parked()) == 4
    broken.clear()
    now[0] = 122.0
    await apply_records(consumer, rig.worker, *batch[4:], fuse=fuse)
    assert fuse.trouble() is None
    assert len(await rig.applied()) == 6


async def test_poison_of_many_keys_blows_the_fuse_too(rig: Rig) -> None:
    fuse = Fuse("rig.counting", 3, 60.0)
    poison = [dataclasses.replace(record_of(an_event(str(n), 1)), value=b"{") for n in range(10)]
    with pytest.raises(FuseBlown):
        await apply_records(counting(), rig.worker, *poison, fuse=fuse)
    assert len(await rig.parked()) == 3


async def test_a_zombie_is_fenced_and_a_slice_read_from_elsewhere_too(rig: Rig) -> None:
    consumer = counting()

    async def taken() -> Claim:
        return await claim(rig.worker, consumer.name, COUNTER.name, 0, log_start=0, owner="test", tuning=QUICK)

    zombie, owner = await taken(), await taken()
    arrival = judge(consumer, record_of(an_event("a", 1)))
    with pytest.raises(Fenced):
        await Slice(consumer, zombie, 0, [arrival], {}).commit(rig.worker)
    with pytest.raises(Fenced):
        await Slice(consumer, owner, 5, [arrival], {}).commit(rig.worker)
    await Slice(consumer, owner, 0, [arrival], {}).commit(rig.worker)
    assert await rig.applied() == [("a", 1)]


async def test_transient_errors_leave_the_ladder_and_count_nothing(rig: Rig) -> None:
    consumer = Consumer("rig.unwell", COUNTER)

    @consumer.on(Counted)
    async def handle(tx: Transaction, event: Event[Counted]) -> None:
        await tx.conn.execute("SET LOCAL statement_timeout = '20ms'")
        await tx.conn.execute("SELECT pg_sleep(1)")

    with pytest.raises(asyncpg.QueryCanceledError):
        await apply_records(consumer, rig.worker, *records(an_event("a", 1)))
    assert await rig.parked() == []
    assert await rig.admin.fetchval("SELECT next_offset FROM messaging.consumer_offsets") == 0


async def test_a_handler_that_goes_on_after_a_database_error_parks_only_itself(rig: Rig) -> None:
    consumer = Consumer("rig.careless", COUNTER)

    @consumer.on(Counted)
    async def handle(tx: Transaction, event: Event[Counted]) -> None:
        if event.fact.text == "careless":
            try:
                await tx.conn.execute("SELECT 1 / 0")
            except asyncpg.DivisionByZeroError:
                return
        await effect(tx, event)

    await apply_records(
        consumer, rig.worker, *records(an_event("a", 1), an_event("b", 1, "careless"), an_event("c", 1))
    )
    assert await rig.applied() == [("a", 1), ("c", 1)]
    assert [key for key, *_ in await rig.parked()] == ["b"]


async def test_the_reason_of_a_database_error_does_not_tell_what_the_row_held(rig: Rig) -> None:
    consumer, counter = Consumer("rig.twice", COUNTER), UUID(int=7)

    @consumer.on(Counted)
    async def handle(tx: Transaction, _event: Event[Counted]) -> None:
        await tx.conn.execute("INSERT INTO public.counters VALUES ($1, $2, 1), ($1, $2, 1)", EMPLOYER, counter)

    await apply_records(consumer, rig.worker, *records(an_event("a", 1)))
    ((_, _, reason, _),) = await rig.parked()
    assert reason == 'UniqueViolationError: duplicate key value violates unique constraint "counters_pkey"'


async def test_a_record_that_kills_its_process_is_parked_unseen(rig: Rig) -> None:
    consumer, name = counting(), "rig.counting"
    deadly = an_event("a", 1)
    for _ in range(4):
        await claim(rig.worker, name, COUNTER.name, 0, log_start=0, owner="dies", tuning=QUICK)
    await rig.admin.execute(
        'INSERT INTO messaging.suspects (consumer, topic, partition, "offset", attempts) VALUES ($1, $2, 0, 0, 3)',
        name, COUNTER.name,
    )  # fmt: skip
    await apply_records(consumer, rig.worker, *records(deadly, an_event("b", 1)))
    assert [(key, reason) for key, _, reason, _ in await rig.parked()] == [
        ("a", "its process died 3 times while it was handled")
    ]
    assert await rig.applied() == [("b", 1)]
    assert await rig.admin.fetchval("SELECT count(*) FROM messaging.suspects") == 0


async def test_foreign_records_come_raw_once_per_offset_and_without_a_tenant(rig: Rig) -> None:
    consumer = Consumer("rig.foreign", COUNTER)
    seen: list[tuple[bytes | None, UUID | None]] = []

    @consumer.on_record()
    async def handle(tx: Transaction, record: Record) -> None:
        seen.append((record.value, tx.employer_id))
        await tx.enter(EMPLOYER)

    raw = Record(COUNTER.name, 0, 0, b"k", b"not json", (("ce_id", b"\xff"), ("x", None)))
    await apply_records(consumer, rig.worker, raw, dataclasses.replace(raw, key=None, value=None))
    assert seen == [(b"not json", None), (None, None)]
