"""`replay --from`: what became of each event, and what had no effect takes it now, once and in order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from shared.messaging import Event, Record, event_of
from shared.messaging.apply import apply_records, record_of
from shared.messaging.arrivals import judge
from shared.messaging.second_chance import REASON, give
from shared.messaging.tuning import Tuning
from tests.conftest import MakeTopics
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.kafka_rig import produce, until, working
from tests.integration.messaging.rig import COUNTER, Ignored, Noted
from tests.integration.operations.conftest import SIGNED, Failing, Type
from tests.integration.operations.test_parked_commands import EMPLOYER, NAME, counted, operations_of

SINCE = ("--from", "1h")


def noted(key: str, sequence: int, text: str = "") -> Event[Noted]:
    return event_of(Noted(text=text), key=key, sequence=sequence, employer_id=EMPLOYER)


async def passed(rig: Rig, kafka: str, failing: Failing, *events: Event[Any]) -> Sequence[Record]:
    """On the topic, and behind the consumer, which had no handler for what is `Noted`."""
    records = [record_of(event) for event in events]
    await produce(kafka, records)
    await apply_records(failing.consumer, rig.worker, *records, tuning=Tuning())
    return records


def learns(failing: Failing) -> None:
    """The next release has a handler for it."""
    failing.consumer.on(Noted)(failing.handle)


async def test_it_tells_what_became_of_each_event(
    rig: Rig, kafka: str, topics: MakeTopics, failing: Failing, typed_beside_kafka: Type
) -> None:
    await topics(COUNTER.name, partitions=1)
    failing.broken.add("bad")
    ignored = event_of(Ignored(), key="e", sequence=1, employer_id=EMPLOYER)
    await passed(rig, kafka, failing, counted("a", 1), noted("b", 1), counted("c", 1, "bad"), noted("a", 2), ignored)
    learns(failing)
    said = await typed_beside_kafka("replay", *SINCE, "--dry-run", "--json")
    counts = {(one["type"].rsplit(".", 2)[1], one["fate"]): one["events"] for one in said.json["counts"]}
    assert counts == {
        ("counted", "applied"): 1, ("counted", "parked"): 1, ("noted", "missing"): 2, ("ignored", "passed over"): 1
    }  # fmt: skip
    assert [(one["key"], one["overtaken"]) for one in said.json["missing"]] == [("b", False), ("a", False)]
    assert said.code == 1
    assert (
        "would hand over 2 events; nothing was changed" in (await typed_beside_kafka("replay", *SINCE, "--dry-run")).out
    )
    assert await rig.applied() == [("a", 1)]
    assert await operations_of(rig) == []


async def test_what_was_passed_over_takes_effect_once_and_in_order(
    rig: Rig, kafka: str, topics: MakeTopics, failing: Failing, typed_beside_kafka: Type
) -> None:
    await topics(COUNTER.name, partitions=1)
    await passed(rig, kafka, failing, counted("a", 1), noted("a", 2), noted("b", 1), noted("a", 3), counted("c", 1))
    learns(failing)
    unsure = await typed_beside_kafka("replay", *SINCE, *SIGNED)
    assert (unsure.code, "3 events will take effect now. Nothing was changed" in unsure.err) == (2, True)
    unsigned = await typed_beside_kafka("replay", *SINCE, "--yes")
    assert (unsigned.code, "--actor" in unsigned.err) == (2, True)
    assert await rig.applied() == [("a", 1), ("c", 1)]
    said = await typed_beside_kafka("replay", *SINCE, "--yes", *SIGNED)
    assert (said.code, said.out.splitlines()[-1]) == (0, "3 events applied, 0 failed, 0 left because overtaken")
    applied = await rig.applied()
    assert sorted(applied) == [("a", 1), ("a", 2), ("a", 3), ("b", 1), ("c", 1)]
    assert [sequence for key, sequence in applied if key == "a"] == [1, 2, 3]
    again = await typed_beside_kafka("replay", *SINCE, "--yes", *SIGNED)
    assert (again.code, again.out.splitlines()[-1]) == (0, "nothing is missing")
    assert await rig.applied() == applied
    assert ("Operator 1", "log.replay", "cause removed") in await operations_of(rig)


async def test_an_event_that_was_overtaken_is_left_until_somebody_says_so(
    rig: Rig, kafka: str, topics: MakeTopics, failing: Failing, typed_beside_kafka: Type
) -> None:
    await topics(COUNTER.name, partitions=1)
    await passed(rig, kafka, failing, noted("a", 1), counted("a", 2), noted("a", 3))
    learns(failing)
    would = await typed_beside_kafka("replay", *SINCE, "--dry-run")
    assert "would leave 1 event after which later ones of their key took effect: --out-of-order" in would.out
    said = await typed_beside_kafka("replay", *SINCE, "--yes", *SIGNED)
    assert (said.code, await rig.applied()) == (1, [("a", 2), ("a", 3)])
    forced = await typed_beside_kafka("replay", *SINCE, "--out-of-order", "--yes", *SIGNED)
    assert (forced.code, await rig.applied()) == (0, [("a", 2), ("a", 3), ("a", 1)])


async def test_what_fails_again_stays_parked_and_the_rest_goes_on(
    rig: Rig, kafka: str, topics: MakeTopics, failing: Failing, typed_beside_kafka: Type
) -> None:
    await topics(COUNTER.name, partitions=1)
    await passed(rig, kafka, failing, noted("a", 1, "bad"), noted("b", 1), noted("a", 2))
    learns(failing)
    failing.broken.add("bad")
    said = await typed_beside_kafka("replay", *SINCE, "--yes", *SIGNED)
    assert (said.code, await rig.applied()) == (1, [("b", 1)])
    assert [(key, reason) for key, _, reason, _ in await rig.parked()] == [
        ("a", "ValueError: cannot take bad"), ("a", REASON)
    ]  # fmt: skip
    failing.broken.clear()
    assert (await typed_beside_kafka("parked", "replay", NAME, "--all", *SIGNED)).code == 0
    assert await rig.applied() == [("b", 1), ("a", 1), ("a", 2)]


async def test_a_run_that_was_cut_short_goes_on_where_it_ended(
    rig: Rig, kafka: str, topics: MakeTopics, failing: Failing, typed_beside_kafka: Type
) -> None:
    await topics(COUNTER.name, partitions=1)
    records = await passed(rig, kafka, failing, noted("a", 1), noted("a", 2), noted("b", 1))
    learns(failing)
    await given(rig, failing, records, seen_to=3)
    assert len(await rig.parked()) == 3
    said = await typed_beside_kafka("replay", *SINCE, "--yes", *SIGNED)
    assert (said.code, sorted(await rig.applied())) == (0, [("a", 1), ("a", 2), ("b", 1)])


async def test_what_came_while_it_was_read_counts_as_later(rig: Rig, failing: Failing) -> None:
    """The position has moved past what the reader saw: who came there on the same key has overtaken."""
    records = [record_of(one) for one in (noted("a", 1), noted("b", 1), counted("a", 2))]
    await apply_records(failing.consumer, rig.worker, *records, tuning=Tuning())
    learns(failing)
    left = await given(rig, failing, records[:2], seen_to=2, late={"a"})
    assert [one.key for one in left] == ["a"]
    assert [key for key, *_ in await rig.parked()] == ["b"]


async def test_a_worker_goes_on_behind_it_and_later_events_of_the_key_wait(
    rig: Rig, kafka: str, topics: MakeTopics, failing: Failing, typed_beside_kafka: Type
) -> None:
    await topics(COUNTER.name, partitions=1)
    first, second = record_of(noted("a", 1)), record_of(counted("a", 2))
    await produce(kafka, [first])

    async def has_passed() -> bool:
        return bool(await rig.admin.fetchval("SELECT max(next_offset) FROM messaging.consumer_offsets") == 1)

    async def waits() -> bool:
        return [reason for *_, reason, _ in await rig.parked()][1:] == ["waits behind an earlier event of the same key"]

    async def both_applied() -> bool:
        return len(await rig.applied()) == 2

    async with working(rig, kafka, failing.consumer):
        await until(has_passed)
        learns(failing)
        await given(rig, failing, [first], seen_to=1)
        await produce(kafka, [second])
        await until(waits)
        assert (await typed_beside_kafka("replay", *SINCE, "--yes", *SIGNED)).code == 0
        await until(both_applied)
    assert await rig.applied() == [("a", 1), ("a", 2)]


async def test_times_that_cannot_be_meant_are_refused(typed_beside_kafka: Type) -> None:
    told = [
        ("40d", "effects are remembered for 35 days"),
        ("2026-01-01T10:00", "has no zone"),
        (f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%dT%H:%MZ}", "has not come yet"),
        ("yesterday", "write a time with its zone"),
    ]
    for since, why in told:
        said = await typed_beside_kafka("replay", "--from", since, "--dry-run")
        assert (said.code, why in said.err) == (2, True), since


async def test_without_kafka_nothing_is_done(typed: Type) -> None:
    said = await typed("replay", *SINCE, "--dry-run")
    assert (said.code, said.err.startswith("kafka: cannot be asked at localhost:1")) == (3, True)


async def given(
    rig: Rig,
    failing: Failing,
    records: Sequence[Record],
    *,
    seen_to: int,
    late: frozenset[str] | set[str] = frozenset(),
) -> Sequence[Any]:
    """What the command does before it replays, at the offsets at which `apply_records` has put them."""

    async def keys_between(_begin: int, _end: int) -> set[str]:
        return set(late)

    arrivals = [judge(failing.consumer, replace(record, offset=at)) for at, record in enumerate(records)]
    return await give(
        rig.worker, failing.consumer, arrivals, seen_to, keys_between, by="Operator 1", why="new", out_of_order=False
    )


async def test_what_was_mended_or_dropped_by_hand_is_not_missing(
    rig: Rig, kafka: str, topics: MakeTopics, failing: Failing, typed_beside_kafka: Type
) -> None:
    await topics(COUNTER.name, partitions=1)
    broken = replace(record_of(counted("a", 1)), value=b'{"text": 7}')
    failing.broken.add("bad")
    records = [broken, record_of(counted("b", 1, "bad"))]
    await produce(kafka, records)
    await apply_records(failing.consumer, rig.worker, *records, tuning=Tuning())
    mended = ("parked", "edit", NAME, f"{COUNTER.name}/0/0", "--set", 'text="good"', *SIGNED)
    assert (await typed_beside_kafka(*mended)).code == 0
    assert (await typed_beside_kafka("parked", "replay", NAME, "--key", "a", *SIGNED)).code == 0
    assert (await typed_beside_kafka("parked", "drop", NAME, "--key", "b", "--yes", *SIGNED)).code == 0
    said = await typed_beside_kafka("replay", *SINCE, "--dry-run", "--json")
    assert ({one["fate"]: one["events"] for one in said.json["counts"]}, said.code) == ({"applied": 1, "dropped": 1}, 0)
