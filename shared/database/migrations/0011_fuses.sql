-- Consumers that stand still after too many failures in a row, one row per worker process; closing one takes it out.
CREATE TABLE messaging.fuses (
    consumer text NOT NULL,
    owner text NOT NULL,
    blown_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    keys integer NOT NULL,
    reason text,
    -- Its process lives: rows that were not seen for a while are of processes that died.
    seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, owner)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON messaging.fuses TO ${service}_worker;

-- What gauges and operators look for is rare; it is found without reading what is common.
CREATE INDEX parked_by_age ON messaging.parked (consumer, parked_at);
CREATE INDEX timers_stuck ON messaging.timers (kind, key) WHERE next_attempt = 'infinity';
CREATE INDEX deliveries_failed ON messaging.deliveries (failed_at) WHERE failed_at IS NOT NULL;
