"""Every accepted change is published; every published event takes effect once, in order.

A service uses the names below and nothing else of this package: `transaction()` to change something and publish,
`Consumer`, `Timers` and `Deliveries` to say what it does with what arrives, `Worker` and `Relay` to run it.
"""

from shared.messaging.consumer import Consumer, Rejected
from shared.messaging.crashpoints import crashpoint
from shared.messaging.deliveries import Deliveries, Undeliverable
from shared.messaging.delivery import Delivery
from shared.messaging.event import Event, event_of
from shared.messaging.kafka import Kafka, create_broker
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
