"""Every figure that the engine counts, under the names that dashboards and alerts use."""

from prometheus_client import Counter, Gauge, Histogram

APPLIED = Counter("journeywork_events_applied", "Events whose effect was committed", ["consumer"])
DUPLICATES = Counter("journeywork_events_duplicate", "Events absorbed because they had taken effect", ["consumer"])
PASSED_OVER = Counter("journeywork_events_passed_over", "Events of types without a handler", ["consumer", "type"])
PARKED = Counter("journeywork_events_parked", "Records parked, or queued behind a parked one", ["consumer", "why"])
ATTEMPTS = Counter("journeywork_parked_attempts", "Attempts from parking", ["consumer", "outcome"])
REFUSED = Counter("journeywork_partitions_refused", "Partitions whose log does not continue ours", ["consumer"])
FENCED = Counter("journeywork_slices_fenced", "Transactions stopped because another owner was there", ["consumer"])
DOUBTS = Counter("journeywork_slices_in_doubt", "Transactions put back for a transient database error", ["consumer"])
FUSE_BLOWN = Gauge("journeywork_fuse_blown", "1 while a consumer stands still after too many failures", ["consumer"])
REBUILT = Counter("journeywork_subscribers_rebuilt", "Subscribers that the watchdog replaced", ["consumer"])
IN_FLIGHT_RECORDS = Gauge("journeywork_in_flight_records", "Records polled and not yet applied", ["consumer"])
IN_FLIGHT_BYTES = Gauge("journeywork_in_flight_bytes", "Bytes of these, each record's overhead counted", ["consumer"])
PAUSED = Gauge("journeywork_partitions_paused", "Partitions that are not fetched for now", ["consumer"])
REFUSING = Gauge("journeywork_partitions_refusing", "Partitions that stand still until an operator acts", ["consumer"])
LATENCY = Histogram(
    "journeywork_event_latency_seconds",
    "From when an event happened to its committed effect",
    ["consumer"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300),
)
RELAYED = Counter("journeywork_outbox_sent", "Rows that Kafka acknowledged and the outbox forgot", ["topic"])
RELAY_ERRORS = Counter("journeywork_relay_errors", "Passes that ended with a new producer", ["error"])
RELAY_LEADING = Gauge("journeywork_relay_leading", "1 while this process is one of those that may send")
RELAY_SLOTS = Gauge("journeywork_relay_slots", "How many of the 16 parts of the outbox this process sends")
TIMERS = Counter("journeywork_timers", "Due timers that were tried", ["kind", "outcome"])
DELIVERIES = Counter("journeywork_deliveries", "Attempts to deliver", ["channel", "outcome"])
PARKED_RECORDS = Gauge("journeywork_parked_records", "Records that wait in parking now", ["consumer"])
PARKED_OLDEST = Gauge("journeywork_parked_oldest_seconds", "How long the oldest parked record has waited", ["consumer"])
OUTBOX_ROWS = Gauge("journeywork_outbox_rows", "Events that wait to be sent, counted up to 100,000")
OUTBOX_OLDEST = Gauge("journeywork_outbox_oldest_seconds", "How long the oldest event that may go has waited")
OUTBOX_AGE = Gauge(
    "journeywork_outbox_age_seconds", "How long the oldest event has waited that Kafka may take, seen by the edge"
)
COMMANDS_REFUSED = Counter("journeywork_commands_refused", "Requests answered 503, to be sent again", ["why"])
OUTBOX_REFUSED = Gauge("journeywork_outbox_refused", "Events that Kafka will not take as they are")
TIMERS_STUCK = Gauge("journeywork_timers_stuck", "Timers that used up their attempts")
DELIVERIES_WAITING = Gauge("journeywork_deliveries_waiting", "Deliveries that are to be tried, again or at all")
DELIVERIES_FAILED = Gauge("journeywork_deliveries_failed", "Deliveries that were given up")
BACKLOG_READ = Gauge("journeywork_backlog_read_timestamp_seconds", "When the gauges of what waits were last refreshed")
