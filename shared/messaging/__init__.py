"""Every accepted change is published; every published event takes effect once, in order.

A service uses the names below and nothing else of this package. What keeps each promise, and the test that shows it,
is listed in `docs/guarantees.md`; the way of one event is drawn in `ARCHITECTURE.md`.

To change something and say so:
- `transaction`: opens one at an edge (a request, a command); what was published in it leaves after its commit.
- `Transaction`: the open one: connection, tenant, domain time; `publish`, `set_timer`, `deliver`.
- `Event`, `event_of`: one fact with its envelope; and how to make one.
- `Relay`: moves committed events to Kafka, one leader at a time.
- `OutboxAge`: how long the oldest of them has waited, for the edge that takes commands.

To take part in what others say:
- `Consumer`: which topics, and which handler for which contract.
- `Rejected`: raised by a handler for what no further attempt can help.
- `Record`: a raw record, for topics that foreigners write.
- `Worker`: runs consumers, attempts, timers and deliveries in a process.

To do something later, or outside:
- `Timers`, `Timer`: handlers for what becomes due; one due thing.
- `Deliveries`, `Delivery`, `Undeliverable`, `Lapsed`: channels to the outside; one piece of work; what can never be
  sent; what need not be sent any more.

To run it:
- `Kafka`, `create_broker`: where the cluster is; the FastStream broker for a worker.
- `Parking`, `DeliveryLog`: what operators see and repair.
- `crashpoint`: a named place where fault tests let the process die.
- `quiet_gc`: rare garbage collection for a process that has started.
"""

from shared.messaging.consumer import Consumer, Rejected
from shared.messaging.crashpoints import crashpoint
from shared.messaging.deliveries import Deliveries, Lapsed, Undeliverable
from shared.messaging.delivery import Delivery
from shared.messaging.event import Event, event_of
from shared.messaging.kafka import Kafka, create_broker
from shared.messaging.outbox_age import OutboxAge
from shared.messaging.parking import Parking
from shared.messaging.record import Record
from shared.messaging.relay import Relay
from shared.messaging.sending import DeliveryLog
from shared.messaging.timers import Timer, Timers
from shared.messaging.transaction import Transaction, transaction
from shared.messaging.worker import Worker, quiet_gc

__all__ = [
    "Consumer",
    "Deliveries",
    "Delivery",
    "DeliveryLog",
    "Event",
    "Kafka",
    "Lapsed",
    "OutboxAge",
    "Parking",
    "Record",
    "Rejected",
    "Relay",
    "Timer",
    "Timers",
    "Transaction",
    "Undeliverable",
    "Worker",
    "crashpoint",
    "create_broker",
    "event_of",
    "quiet_gc",
    "transaction",
]
