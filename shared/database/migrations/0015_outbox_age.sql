-- How long the oldest event has waited that Kafka may take: rows that are refused, and those behind them on their key,
-- wait for an operator and say nothing about Kafka. A number is all that the service role learns of the outbox.
CREATE FUNCTION messaging.outbox_seconds() RETURNS double precision
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog AS $$
    SELECT coalesce((
        SELECT extract(epoch FROM clock_timestamp() - o.created_at)
        FROM messaging.outbox o
        WHERE NOT EXISTS (
            SELECT 1 FROM messaging.outbox r WHERE r.refused IS NOT NULL AND r.topic = o.topic AND r.key = o.key
        )
        ORDER BY o.id LIMIT 1
    ), 0)::double precision
$$;
GRANT EXECUTE ON FUNCTION messaging.outbox_seconds() TO ${service};
