"""How far a consumer is behind, as its gauges say: of what it owns, from the oldest record that is not applied."""

import time
from collections.abc import Iterator

import pytest
from aiokafka import TopicPartition
from prometheus_client import REGISTRY

from shared.messaging.lag import Lag
from shared.messaging.lane import Lane, Room
from shared.messaging.record import Record
from shared.messaging.tuning import DEFAULT

ONE, OTHER = TopicPartition("rig", 0), TopicPartition("rig", 1)


def gauge(name: str, partition: TopicPartition = ONE) -> float | None:
    labels = {"consumer": "rig.lag", "topic": partition.topic, "partition": str(partition.partition)}
    return REGISTRY.get_sample_value(f"journeywork_consumer_lag_{name}", labels)


def record(offset: int, *, age: float) -> Record:
    return Record("rig", 0, offset, None, b"", (), int((time.time() - age) * 1000))


@pytest.fixture
def lag() -> Iterator[Lag]:
    made = Lag("rig.lag")
    yield made
    made.keep(())


def test_the_oldest_record_that_is_not_applied_says_how_late_it_is(lag: Lag) -> None:
    lag.show(ONE, records=12, oldest=record(7, age=90))
    assert gauge("events") == 12
    assert gauge("seconds") == pytest.approx(90, abs=1)


def test_at_the_end_nothing_waits(lag: Lag) -> None:
    lag.show(ONE, records=12, oldest=record(7, age=90))
    lag.show(ONE, records=0, oldest=None)
    assert (gauge("events"), gauge("seconds")) == (0, 0)


def test_a_position_behind_the_known_end_is_no_negative_lag(lag: Lag) -> None:
    lag.show(ONE, records=-3, oldest=None)
    assert (gauge("events"), gauge("seconds")) == (0, 0)


def test_what_was_not_polled_waits_since_the_partition_was_last_at_its_end(
    lag: Lag, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    for passed, records in ((0, 0), (10, 4), (40, 9)):
        monkeypatch.setattr(time, "time", lambda passed=passed: now + passed)
        lag.show(ONE, records=records, oldest=None)
    assert gauge("seconds") == 40


def test_another_owner_shows_what_was_given_up(lag: Lag) -> None:
    lag.show(ONE, records=1, oldest=None)
    lag.show(OTHER, records=2, oldest=None)
    lag.keep({OTHER})
    assert gauge("events") is None
    assert gauge("events", OTHER) == 2


def test_a_lane_knows_the_record_in_work_the_one_where_it_was_left_and_what_waits() -> None:
    lane, records = Lane("rig.lag", ONE, Room(DEFAULT)), [record(n, age=60 - n) for n in range(4)]
    lane.put(records)
    assert lane.oldest(0) is records[0]

    lane.left = lane.next(2)[0]
    assert lane.oldest(0) is records[0], "in work"
    assert lane.oldest(2) is records[2], "what stood before the position is applied"

    lane.drop()
    assert lane.oldest(0) is records[0], "where the partition was left"
    lane.reset()
    assert lane.oldest(0) is None
