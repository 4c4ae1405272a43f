"""Below which id the relay need not look: an optimisation that must never hide a row.

A row may become visible below the highest id already sent, because its transaction drew the id and committed late.
So the floor follows only when every transaction of that time has ended and some seconds have passed; and a full scan
now and then finds what no rule foresees (an id drawn outside any transaction).
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from shared.messaging.outgoing_rows import Snapshot


@dataclass(frozen=True, slots=True)
class _Candidate:
    id: int
    xmax: int
    at: float


class Floor:
    """Where the next scan begins."""

    def __init__(
        self, *, lag: float = 5.0, full_scan_every: float = 30.0, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._lag, self._every, self._clock = lag, full_scan_every, clock
        self._id = 0
        self._candidate: _Candidate | None = None
        self._full_scan_at = clock()

    def next_scan(self) -> int:
        """Rows above this id are to be read now."""
        now = self._clock()
        if now - self._full_scan_at >= self._every:
            self._full_scan_at = now
            return 0
        return self._id

    @property
    def wants_snapshot(self) -> bool:
        """Whether `follow` could use one; it costs a statement."""
        return self._candidate is None or self._clock() - self._candidate.at >= self._lag

    def follow(self, lowest: int | None, now: Snapshot) -> None:
        """After a scan that left out no topic: `lowest` is the first row that it found or that is on its way.

        `now` was taken before the scan. A refused row keeps the floor below it: let go, it must be found before its
        successors on the key.
        """
        candidate = self._candidate
        if candidate is not None and self._clock() - candidate.at >= self._lag and now.xmin >= candidate.xmax:
            if all(row_id is None or row_id > candidate.id for row_id in (lowest, now.refused)):
                self._id = max(self._id, candidate.id)
            self._candidate = None

    def propose(self, highest: int, seen: Snapshot) -> None:
        """Everything visible up to `highest` is sent and deleted; later it may become the floor."""
        if self._candidate is None and highest > self._id:
            self._candidate = _Candidate(highest, seen.xmax, self._clock())
