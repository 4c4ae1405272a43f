-- Events on their way in: how far each consumer is, what it has applied, what waits because something failed.

CREATE TABLE messaging.consumer_offsets (
    consumer text NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    next_offset bigint NOT NULL,
    -- Grows with every claim: what the owner before still writes matches no row.
    epoch bigint NOT NULL,
    -- Names the record at next_offset - 1; a recreated topic holds another one there.
    anchor text,
    owner text NOT NULL,
    -- Claims since the last commit: several in a row mean that a record kills its process.
    claims_since_progress integer NOT NULL DEFAULT 0,
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, topic, partition)
);

-- One row per effect: what a consumer has applied, in the order in which it did.
CREATE TABLE messaging.inbox (
    consumer text NOT NULL,
    source text NOT NULL,
    event_id uuid NOT NULL,
    digest bytea NOT NULL,
    type text NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    key text NOT NULL,
    sequence bigint NOT NULL,
    applied bigint GENERATED ALWAYS AS IDENTITY (CACHE 1),
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, source, event_id)
);
CREATE INDEX inbox_by_age ON messaging.inbox (created_at);

-- Records that wait because they, or one before them on the same key, failed. The record is kept whole.
CREATE TABLE messaging.parked (
    consumer text NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    key text NOT NULL,
    event_id uuid,
    source text,
    type text,
    record_key bytea,
    record_value bytea,
    header_names text[] NOT NULL,
    header_values bytea[] NOT NULL,
    record_timestamp bigint NOT NULL,
    reason text NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    -- Real clock; null waits for an operator.
    next_attempt timestamptz,
    parked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, topic, partition, "offset")
);
CREATE INDEX parked_by_key ON messaging.parked (consumer, topic, key, "offset");

-- Records under suspicion of killing their process: written before they are tried, removed when they did not.
CREATE TABLE messaging.suspects (
    consumer text NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    attempts integer NOT NULL DEFAULT 1,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (consumer, topic, partition, "offset")
);

-- What operators did to parked records, timers and deliveries. Append-only.
CREATE TABLE messaging.operations (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor text NOT NULL,
    action text NOT NULL,
    subject jsonb NOT NULL,
    why text NOT NULL
);

GRANT SELECT, INSERT, UPDATE, DELETE
    ON messaging.consumer_offsets, messaging.inbox, messaging.parked, messaging.suspects TO ${service}_worker;
GRANT SELECT, INSERT ON messaging.operations TO ${service}_worker;
