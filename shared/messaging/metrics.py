"""Every figure that the engine counts, under the names that dashboards and alerts use."""

from shared.catalogue import counter, gauge, histogram
from shared.contracts import CONTRACTS

_QUICK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20)
"""Seconds; a transaction of the engine is cut off at 20."""
_WAITS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
_CONSUMER = {"consumer": "a consumer of the service, such as `evaluation.posting`"}
_TYPE = {"type": "a contract's CloudEvents type; `other` for what is none"}
_TOPIC = {"topic": "a topic of the registry"}
_PARTITION = _CONSUMER | _TOPIC | {"partition": "a number below the topic's partitions"}
_CHANNEL = {"channel": "a channel that the service declares: `mail`, `webhook`, …"}

APPLIED = counter("journeywork_events_applied", "Events whose effect was committed", unit="events", labels=_CONSUMER)
DUPLICATES = counter(
    "journeywork_events_duplicate", "Events absorbed because they had taken effect", unit="events", labels=_CONSUMER
)
PASSED_OVER = counter(
    "journeywork_events_passed_over", "Events of types without a handler", unit="events", labels=_CONSUMER | _TYPE
)
PARKED = counter(
    "journeywork_events_parked",
    "Records parked, or queued behind a parked one",
    unit="records",
    labels=_CONSUMER | {"why": "`failed` or `behind`"},
)
ATTEMPTS = counter(
    "journeywork_parked_attempts",
    "Attempts from parking",
    unit="attempts",
    labels=_CONSUMER | {"outcome": "`applied`, `failed` or `in_doubt`"},
)
REFUSED = counter(
    "journeywork_partitions_refused", "Partitions whose log does not continue ours", unit="times", labels=_CONSUMER
)
FENCED = counter(
    "journeywork_slices_fenced",
    "Transactions stopped because another owner was there",
    unit="transactions",
    labels=_CONSUMER,
)
DOUBTS = counter(
    "journeywork_slices_in_doubt",
    "Transactions put back for a transient database error",
    unit="transactions",
    labels=_CONSUMER,
)
FUSE_BLOWN = gauge(
    "journeywork_fuse_blown", "1 while a consumer stands still after too many failures", unit="0 or 1", labels=_CONSUMER
)
REBUILT = counter(
    "journeywork_subscribers_rebuilt", "Subscribers that the watchdog replaced", unit="times", labels=_CONSUMER
)
IN_FLIGHT_RECORDS = gauge(
    "journeywork_in_flight_records", "Records polled and not yet applied", unit="records", labels=_CONSUMER
)
IN_FLIGHT_BYTES = gauge(
    "journeywork_in_flight_bytes", "Bytes of these, each record's overhead counted", unit="bytes", labels=_CONSUMER
)
PAUSED = gauge(
    "journeywork_partitions_paused", "Partitions that are not fetched for now", unit="partitions", labels=_CONSUMER
)
REFUSING = gauge(
    "journeywork_partitions_refusing",
    "Partitions that stand still until an operator acts",
    unit="partitions",
    labels=_CONSUMER,
)
LAG_EVENTS = gauge(
    "journeywork_consumer_lag_events",
    "Records of a partition that this process owns and has not applied, as far as its Kafka client knows the end",
    unit="records",
    labels=_PARTITION,
)
LAG_SECONDS = gauge(
    "journeywork_consumer_lag_seconds",
    "How long ago the oldest record of these was written; 0 when all are applied",
    unit="seconds",
    labels=_PARTITION,
)
LATENCY = histogram(
    "journeywork_event_latency_seconds",
    "From when an event happened to its committed effect, of the last event of each transaction",
    labels=_CONSUMER,
    buckets=_WAITS,
)
HANDLER_SECONDS = histogram(
    "journeywork_handler_seconds",
    "One call of a handler, for one event or for a run of them",
    labels=_CONSUMER | _TYPE,
    buckets=_QUICK,
)
SLICE_SECONDS = histogram(
    "journeywork_slice_seconds",
    "One transaction over consecutive records of a partition, commit included",
    labels=_CONSUMER,
    buckets=_QUICK,
)
TRANSACTION_SECONDS = histogram(
    "journeywork_transaction_seconds",
    "One transaction of a request or a command, from its connection to its commit",
    buckets=_QUICK,
)
PUBLISHED = counter(
    "journeywork_events_published",
    "Events committed for the outbox: what everybody who may read the topics sees too",
    unit="events",
    labels=_TYPE,
)
RELAYED = counter(
    "journeywork_outbox_sent", "Rows that Kafka acknowledged and the outbox forgot", unit="events", labels=_TOPIC
)
RELAY_SECONDS = histogram(
    "journeywork_relay_seconds",
    "From an event's row to Kafka's acknowledgement, of the oldest row of each batch that left",
    buckets=_WAITS,
)
RELAY_ERRORS = counter(
    "journeywork_relay_errors",
    "Passes that ended with a new producer",
    unit="passes",
    labels={"error": "the class of the error"},
)
RELAY_LEADING = gauge("journeywork_relay_leading", "1 while this process is one of those that may send", unit="0 or 1")
RELAY_SLOTS = gauge(
    "journeywork_relay_slots", "How many of the 16 parts of the outbox this process sends", unit="parts"
)
TIMERS = counter(
    "journeywork_timers",
    "Due timers that were tried",
    unit="attempts",
    labels={"kind": "a kind of timer that the service declares", "outcome": "`applied` or `failed`"},
)
DELIVERIES = counter(
    "journeywork_deliveries",
    "Attempts to deliver",
    unit="attempts",
    labels=_CHANNEL | {"outcome": "`sent`, `failed`, `given_up`, or `lapsed`: there was nothing to deliver any more"},
)
COMMANDS_REFUSED = counter(
    "journeywork_commands_refused",
    "Requests answered 503, to be sent again",
    unit="requests",
    labels={"why": "what was missing: `outbox`, …"},
)
OUTBOX_AGE = gauge(
    "journeywork_outbox_age_seconds",
    "How long the oldest event has waited that Kafka may take, seen by the edge",
    unit="seconds",
    of="database",
)
PARKED_RECORDS = gauge(
    "journeywork_parked_records", "Records that wait in parking now", unit="records", labels=_CONSUMER, of="database"
)
PARKED_KEYS = gauge(
    "journeywork_parked_keys", "Keys whose records wait in parking now", unit="keys", labels=_CONSUMER, of="database"
)
PARKED_OLDEST = gauge(
    "journeywork_parked_oldest_seconds",
    "How long the oldest parked record has waited",
    unit="seconds",
    labels=_CONSUMER,
    of="database",
)
OUTBOX_ROWS = gauge(
    "journeywork_outbox_rows", "Events that wait to be sent, counted up to 100,000", unit="events", of="database"
)
OUTBOX_OLDEST = gauge(
    "journeywork_outbox_oldest_seconds",
    "How long the oldest event that may go has waited",
    unit="seconds",
    of="database",
)
OUTBOX_REFUSED = gauge(
    "journeywork_outbox_refused", "Events that Kafka will not take as they are", unit="events", of="database"
)
TIMERS_DUE = gauge(
    "journeywork_timers_due",
    "Timers that are due and have not run, counted up to 100,000",
    unit="timers",
    of="database",
)
TIMERS_OVERDUE = gauge(
    "journeywork_timers_overdue_seconds",
    "How long the oldest timer has been due that need not wait for an operator",
    unit="seconds",
    of="database",
)
TIMERS_STUCK = gauge("journeywork_timers_stuck", "Timers that used up their attempts", unit="timers", of="database")
DELIVERIES_WAITING = gauge(
    "journeywork_deliveries_waiting",
    "Deliveries that are to be tried, again or at all, counted up to 100,000",
    unit="deliveries",
    labels=_CHANNEL,
    of="database",
)
DELIVERIES_OLDEST = gauge(
    "journeywork_deliveries_oldest_seconds",
    "How long the oldest of these has been queued",
    unit="seconds",
    labels=_CHANNEL,
    of="database",
)
DELIVERIES_FAILED = gauge(
    "journeywork_deliveries_failed", "Deliveries that were given up", unit="deliveries", labels=_CHANNEL, of="database"
)
BACKLOG_READ = gauge(
    "journeywork_backlog_read_timestamp_seconds",
    "When this worker last refreshed the gauges of what waits",
    unit="seconds since 1970",
)


def at_zero(service: str) -> None:
    """Shows what has not happened yet as 0: the first event of a type is a rise, which a rate can see."""
    for name in CONTRACTS:
        if f".{service}." in name:
            PUBLISHED.labels(name)
    for why in ("outbox", "database"):
        COMMANDS_REFUSED.labels(why)


def consumer_at_zero(consumer: str) -> None:
    """The same of a consumer."""
    for counted in (APPLIED, DUPLICATES, REFUSED, FENCED, DOUBTS, REBUILT, PAUSED, REFUSING):
        counted.labels(consumer)
    for why in ("failed", "behind"):
        PARKED.labels(consumer, why)
    for outcome in ("applied", "failed", "in_doubt"):
        ATTEMPTS.labels(consumer, outcome)


def channel_at_zero(channel: str) -> None:
    """The same of a channel to the outside."""
    for outcome in ("sent", "failed", "given_up", "lapsed"):
        DELIVERIES.labels(channel, outcome)


def type_of_contract(name: str | None) -> str:
    """The label of an event's type: topics that foreigners write may name any, and a label must not have them all."""
    return name if name in CONTRACTS else "other"
