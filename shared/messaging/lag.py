"""How far a consumer is behind the ends of its partitions, in records and in seconds, as gauges.

Asks nobody: the ends are those that the client knows from its fetches, the age is that of the oldest record that was
polled and not applied. Each process shows the partitions that it owns, and no other one.
"""

import time
from collections.abc import Collection

from aiokafka import TopicPartition

from shared.messaging import metrics
from shared.messaging.record import Record


class Lag:
    """What one consumer of this process shows."""

    def __init__(self, consumer: str) -> None:
        self._consumer = consumer
        self._even_at: dict[TopicPartition, float] = {}

    def show(self, partition: TopicPartition, *, records: int, oldest: Record | None) -> None:
        """So many records are not applied, from `oldest` on.

        None of them polled, or without a time: then they have waited since the partition was last seen without any.
        """
        now = time.time()
        since = self._even_at.setdefault(partition, now)
        if records <= 0:
            since = self._even_at[partition] = now
        elif oldest is not None and oldest.timestamp > 0:
            since = oldest.timestamp / 1000
        labels = (self._consumer, partition.topic, partition.partition)
        metrics.LAG_EVENTS.labels(*labels).set(max(records, 0))
        metrics.LAG_SECONDS.labels(*labels).set(max(now - since, 0.0))

    def keep(self, owned: Collection[TopicPartition]) -> None:
        """Takes out what is owned no more: another process shows it, or nobody."""
        for partition in self._even_at.keys() - owned:
            del self._even_at[partition]
            for gauge in (metrics.LAG_EVENTS, metrics.LAG_SECONDS):
                gauge.remove(self._consumer, partition.topic, partition.partition)
