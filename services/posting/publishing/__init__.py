"""Every event out: one module per aggregate maps a domain event to its contract, or says that it stays inside."""

from collections.abc import Iterable
from uuid import UUID

from shared.contracts import Contract
from shared.messaging import Transaction


def publish(tx: Transaction, facts: Iterable[Contract | None], *, key: UUID, sequence: int) -> int:
    """Queues the facts that leave the service, in order, counting on from `sequence`; returns the last number used."""
    for fact in facts:
        if fact is not None:
            sequence += 1
            tx.publish(fact, key=key, sequence=sequence)
    return sequence
