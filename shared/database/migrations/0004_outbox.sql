-- Events on their way out. The column names are those that Debezium's outbox event router expects.
CREATE SCHEMA messaging;
GRANT USAGE ON SCHEMA messaging TO ${service}, ${service}_worker, ${service}_relay, ${service}_backup;

CREATE TABLE messaging.outbox (
    -- CACHE 1: a later statement behind the same row lock always draws a higher id, and the relay sends by id.
    id bigint GENERATED ALWAYS AS IDENTITY (CACHE 1) PRIMARY KEY,
    event_id uuid NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    payload bytea NOT NULL,
    headers jsonb NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- Why Kafka will never take this row. It and its successors on the same key wait; other keys go on.
    refused text
) WITH (
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 0
);
CREATE INDEX outbox_refused ON messaging.outbox (topic, key) WHERE refused IS NOT NULL;

-- Who may send. `epoch` grows with every change of leader and fences the one before.
CREATE TABLE messaging.relay_lease (
    name text PRIMARY KEY,
    owner uuid NOT NULL,
    epoch bigint NOT NULL,
    expires_at timestamptz NOT NULL
);

GRANT INSERT ON messaging.outbox TO ${service};
GRANT SELECT, UPDATE, DELETE ON messaging.outbox TO ${service}_relay, ${service}_worker;
GRANT SELECT, INSERT, UPDATE ON messaging.relay_lease TO ${service}_relay, ${service}_worker;
