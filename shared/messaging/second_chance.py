"""Events that a consumer has been past without any effect, handed to it once more.

They are parked at the place where they lie in the log, and then replayed like everything else that is parked: in order
per key, one transaction each, the inbox decides, a failure stays visible, and what comes meanwhile waits behind them.
"""

from collections.abc import Awaitable, Callable, Collection, Sequence

from shared.database import Pool
from shared.messaging.arrivals import Arrival
from shared.messaging.consumer import Consumer
from shared.messaging.entrance import LIMITS
from shared.messaging.operations import note
from shared.messaging.parked import Parked, park

REASON = "handed over once more: it had no effect"
# A slice that waits for this lock has read which keys are parked before it waited: the epoch sends it back.
FENCE = """
    UPDATE messaging.consumer_offsets SET epoch = epoch + 1
    WHERE consumer = $1 AND topic = $2 AND partition = $3 RETURNING next_offset
"""
KeysBetween = Callable[[int, int], Awaitable[Collection[str]]]
"""The keys of the records from one offset to before another one, of the partition."""


async def give(
    pool: Pool,
    consumer: Consumer,
    arrivals: Sequence[Arrival],
    seen_to: int,
    keys_between: KeysBetween,
    *,
    by: str,
    why: str,
    out_of_order: bool,
) -> Sequence[Arrival]:
    """Parks them, all of one partition; returns those that were left because an event of their key came meanwhile.

    `seen_to` is the offset up to which the caller has compared them with what was applied after them. The partition
    stands still until this is done.
    """
    first = arrivals[0].record
    async with pool.acquire() as conn, conn.transaction():
        await conn.execute(LIMITS)
        now: int = await conn.fetchval(FENCE, consumer.name, first.topic, first.partition)
        late = await keys_between(seen_to, now) if now > seen_to and not out_of_order else ()
        ready = [one for one in arrivals if one.key not in late]
        if ready:
            await park(conn, consumer.name, [Parked(one, REASON, None) for one in ready])
            subject = {
                "consumer": consumer.name, "topic": first.topic, "partition": first.partition, "events": len(ready),
                "from": ready[0].record.offset, "to": ready[-1].record.offset, "out_of_order": out_of_order,
            }  # fmt: skip
            await note(conn, "log.replay", subject, by=by, why=why)
    return [one for one in arrivals if one.key in late]
