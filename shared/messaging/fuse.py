"""The fuse of a consumer: when too many different keys fail in a row, the consumer is broken and not the events."""

import time
from collections.abc import Callable

from shared.messaging.metrics import FUSE_BLOWN


class Fuse:
    """Closed, blown, or half-open: after a pause one record may show whether the cause is gone."""

    def __init__(self, consumer: str, keys: int, cooldown: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._consumer, self._limit, self._cooldown, self._clock = consumer, keys, cooldown, clock
        self._keys: set[str] = set()
        self._blown_at: float | None = None
        FUSE_BLOWN.labels(consumer).set(0)

    @property
    def blown(self) -> bool:
        """Nothing may run."""
        return self._blown_at is not None and self._clock() - self._blown_at < self._cooldown

    @property
    def half_open(self) -> bool:
        """One record may run."""
        return self._blown_at is not None and not self.blown

    @property
    def is_open(self) -> bool:
        """Blown or half-open: something is to be put right."""
        return self._blown_at is not None

    @property
    def failed_keys(self) -> int:
        """How many different keys failed since the last success."""
        return len(self._keys)

    @property
    def allowance(self) -> int:
        """How many more different keys may be parked before it blows."""
        return 1 if self.half_open else max(self._limit - len(self._keys), 0)

    def parked(self, key: str) -> None:
        """A record was parked for its own failure."""
        self._keys.add(key)
        if self._blown_at is not None or len(self._keys) >= self._limit:
            self._blown_at = self._clock()
            FUSE_BLOWN.labels(self._consumer).set(1)

    def applied(self) -> None:
        """An event took effect: the consumer works."""
        self._keys.clear()
        if self._blown_at is not None:
            self._blown_at = None
            FUSE_BLOWN.labels(self._consumer).set(0)

    def close(self) -> None:
        """An operator has removed the cause."""
        self.applied()

    def trouble(self) -> str | None:
        """Why the consumer stands still, for readiness."""
        if self._blown_at is None:
            return None
        service = self._consumer.partition(".")[0]
        return (
            f"consumer {self._consumer}: fuse blown, {len(self._keys)} different keys failed in a row; see "
            f"`python -m services.{service} parked list --consumer {self._consumer}`, remove the cause, then "
            f"`python -m services.{service} fuse close {self._consumer}`"
        )
