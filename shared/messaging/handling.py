"""One call of one handler, with the cause and the trace of what it is given."""

import time
from collections.abc import Callable, Sequence
from functools import lru_cache

from shared.messaging.arrivals import Arrival
from shared.messaging.consumer import Consumer
from shared.messaging.metrics import HANDLER_SECONDS
from shared.messaging.transaction import Cause, Transaction
from shared.tracing import continued


async def run_handler(consumer: Consumer, tx: Transaction, group: Sequence[Arrival]) -> None:
    """Calls the one handler of these arrivals: a run, one event, or a record as it is."""
    registered, started = group[0].registered, time.perf_counter()
    try:
        await _call(consumer, tx, group)
    finally:
        kind = registered.contract.TYPE if registered else "other"
        _timing(consumer.name, kind)(time.perf_counter() - started)


@lru_cache(maxsize=1024)
def _timing(consumer: str, kind: str) -> Callable[[float], None]:
    """Finding the series again for each event would cost as much as counting does."""
    return HANDLER_SECONDS.labels(consumer, kind).observe


async def _call(consumer: Consumer, tx: Transaction, group: Sequence[Arrival]) -> None:
    first, last = group[0], group[-1].event
    if consumer.record_handler is not None:
        with continued(_text(first, "ce_traceparent")):
            tx.caused_by(Cause.new(_text(first, "ce_correlationid")))
            await consumer.record_handler(tx, first.record)
        return
    assert first.registered is not None and last is not None  # noqa: S101, PT018 - only events with a handler get here
    tx.caused_by(Cause.of(last))
    with continued(last.traceparent):
        if first.registered.runs:
            await first.registered.handler(tx, tuple([arrival.event for arrival in group]))
        else:
            await first.registered.handler(tx, last)


def _text(arrival: Arrival, header: str) -> str | None:
    """A foreign record may bring the ids of its chain; only short printable text is taken."""
    raw = arrival.record.header(header)
    try:
        text = raw.decode() if raw else ""
    except UnicodeDecodeError:
        return None
    return text if text.isprintable() and 0 < len(text) <= 200 else None
