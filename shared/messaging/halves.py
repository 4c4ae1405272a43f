"""A run that failed, tried by halves: what fails in it is found, so that everything else can be applied without it.

Each part runs under a savepoint. A part that fails is halved until one event is left; what stands behind it on its key
is left out from there on. One bad event in a run of n costs about 2 log2 n savepoints, and no other event is handled
alone because of it.
"""

from collections.abc import Sequence

from shared.messaging.arrivals import Arrival
from shared.messaging.consumer import Consumer
from shared.messaging.crashpoints import crashpoint
from shared.messaging.faults import is_transient
from shared.messaging.handling import run_handler
from shared.messaging.transaction import STILL_GOOD, Transaction


class Failing(Exception):
    """These events of one slice fail, each the first of its key: it is done again without them."""

    def __init__(self, failed: Sequence[tuple[Arrival, Exception]]) -> None:
        self.failed = failed
        super().__init__(f"{len(failed)} different keys fail")


class Halves:
    """What has failed so far in one slice, by key; at most `most`, then `Failing` ends the search."""

    def __init__(self, consumer: Consumer, tx: Transaction, most: int) -> None:
        self.failed: dict[str, tuple[Arrival, Exception]] = {}
        self._consumer, self._tx, self._most = consumer, tx, most

    def without_failed(self, group: Sequence[Arrival]) -> Sequence[Arrival]:
        """Leaves out what stands behind a failure."""
        if not self.failed:
            return group
        return [arrival for arrival in group if arrival.key not in self.failed]

    async def apply(self, group: Sequence[Arrival]) -> None:
        """Raises `Failing`, or what the database says; a handler's own errors are kept in `failed`."""
        error = await self._tried(group)
        if error is None:
            return
        if len(group) > 1:
            middle = len(group) // 2
            for half in (group[:middle], group[middle:]):
                if rest := self.without_failed(half):
                    await self.apply(rest)
            return
        self.failed[group[0].key] = group[0], error
        if len(self.failed) >= self._most:
            raise Failing([*self.failed.values()])

    async def _tried(self, group: Sequence[Arrival]) -> Exception | None:
        tx, savepoint = self._tx, self._tx.conn.transaction()
        before = tx.mark()
        await savepoint.start()
        try:
            await run_handler(self._consumer, tx, group)
            await tx.conn.execute(STILL_GOOD)
        except Exception as error:
            if is_transient(error, tx.conn):
                raise
            await savepoint.rollback()
            tx.rewind(before)
            return error
        await savepoint.commit()
        crashpoint("consumer.mid_batch")
        return None
