-- What will happen by itself: timers by the domain clock, and work that leaves the system.

CREATE TABLE messaging.timers (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    employer_id uuid,
    kind text NOT NULL,
    key text NOT NULL,
    -- Domain clock.
    due timestamptz NOT NULL,
    correlation_id text NOT NULL,
    traceparent text,
    attempts integer NOT NULL DEFAULT 0,
    -- Real clock; null while attempts were not used up means at once, 'infinity' waits for an operator.
    next_attempt timestamptz,
    reason text,
    set_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    UNIQUE NULLS NOT DISTINCT (employer_id, kind, key)
);
CREATE INDEX timers_by_due ON messaging.timers (due, id);

CREATE TABLE messaging.deliveries (
    id uuid PRIMARY KEY,
    employer_id uuid,
    channel text NOT NULL,
    key text NOT NULL,
    payload jsonb NOT NULL,
    correlation_id text NOT NULL,
    traceparent text,
    queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    attempts integer NOT NULL DEFAULT 0,
    -- Real clock; null once it is sent or given up.
    next_attempt timestamptz DEFAULT clock_timestamp(),
    -- Who is sending it now, and until when nobody else may.
    lease uuid,
    leased_until timestamptz,
    sent_at timestamptz,
    failed_at timestamptz,
    reason text,
    UNIQUE NULLS NOT DISTINCT (employer_id, channel, key)
);
CREATE INDEX deliveries_by_next_attempt ON messaging.deliveries (next_attempt, id) WHERE next_attempt IS NOT NULL;
CREATE INDEX deliveries_by_age ON messaging.deliveries (queued_at);

CREATE TABLE messaging.delivery_attempts (
    delivery_id uuid NOT NULL REFERENCES messaging.deliveries (id) ON DELETE CASCADE,
    attempt integer NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    outcome text NOT NULL CHECK (outcome IN ('started', 'sent', 'failed', 'lost')),
    detail text,
    PRIMARY KEY (delivery_id, attempt)
);

GRANT SELECT, INSERT, UPDATE, DELETE
    ON messaging.timers, messaging.deliveries, messaging.delivery_attempts TO ${service}_worker;

-- The service role reads no engine table; these are its only doors. Each takes arrays: one call per transaction.

CREATE FUNCTION messaging.set_timers(
    employers uuid[], kinds text[], keys text[], dues timestamptz[], correlations text[], traces text[]
) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    INSERT INTO messaging.timers (employer_id, kind, key, due, correlation_id, traceparent)
    SELECT employer, kind, key, due, correlation, trace
    FROM unnest(employers, kinds, keys, dues, correlations, traces) AS t (employer, kind, key, due, correlation, trace)
    ORDER BY employer, kind, key
    ON CONFLICT (employer_id, kind, key) DO UPDATE
    SET due = excluded.due, correlation_id = excluded.correlation_id, traceparent = excluded.traceparent,
        attempts = 0, next_attempt = NULL, reason = NULL, set_at = clock_timestamp()
$$;

CREATE FUNCTION messaging.clear_timers(employers uuid[], kinds text[], keys text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    DELETE FROM messaging.timers
    USING unnest(employers, kinds, keys) AS t (employer, kind, key)
    WHERE timers.kind = t.kind AND timers.key = t.key AND timers.employer_id IS NOT DISTINCT FROM t.employer
$$;

-- The same employer, channel and key queued twice is one delivery.
CREATE FUNCTION messaging.queue_deliveries(
    ids uuid[], employers uuid[], channels text[], keys text[], payloads jsonb[], correlations text[], traces text[]
) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    INSERT INTO messaging.deliveries (id, employer_id, channel, key, payload, correlation_id, traceparent)
    SELECT id, employer, channel, key, payload, correlation, trace
    FROM unnest(ids, employers, channels, keys, payloads, correlations, traces)
        AS d (id, employer, channel, key, payload, correlation, trace)
    ON CONFLICT DO NOTHING
$$;

GRANT EXECUTE ON FUNCTION
    messaging.set_timers(uuid[], text[], text[], timestamptz[], text[], text[]),
    messaging.clear_timers(uuid[], text[], text[]),
    messaging.queue_deliveries(uuid[], uuid[], text[], text[], jsonb[], text[], text[])
    TO ${service};
