-- Makes messaging.outbox readable by Debezium's outbox event router. For those who use it instead of the relay; run once
-- per service by its migrator, with psql -v role=posting_debezium (a role with LOGIN and REPLICATION). Needs PostgreSQL 18, which publishes generated columns.
--
-- The router puts one column into one header; ours are one jsonb column. A generated column per header is the bridge:
-- nothing that writes the outbox changes, and who does not use Debezium does not pay for it.
BEGIN;
ALTER TABLE messaging.outbox
    ADD COLUMN ce_id text GENERATED ALWAYS AS (headers ->> 'ce_id') STORED,
    ADD COLUMN ce_time text GENERATED ALWAYS AS (headers ->> 'ce_time') STORED,
    ADD COLUMN ce_type text GENERATED ALWAYS AS (headers ->> 'ce_type') STORED,
    ADD COLUMN ce_source text GENERATED ALWAYS AS (headers ->> 'ce_source') STORED,
    ADD COLUMN ce_subject text GENERATED ALWAYS AS (headers ->> 'ce_subject') STORED,
    ADD COLUMN ce_sequence text GENERATED ALWAYS AS (headers ->> 'ce_sequence') STORED,
    ADD COLUMN content_type text GENERATED ALWAYS AS (headers ->> 'content-type') STORED,
    ADD COLUMN ce_employerid text GENERATED ALWAYS AS (headers ->> 'ce_employerid') STORED,
    ADD COLUMN ce_causationid text GENERATED ALWAYS AS (headers ->> 'ce_causationid') STORED,
    ADD COLUMN ce_specversion text GENERATED ALWAYS AS (headers ->> 'ce_specversion') STORED,
    ADD COLUMN ce_traceparent text GENERATED ALWAYS AS (headers ->> 'ce_traceparent') STORED,
    ADD COLUMN ce_partitionkey text GENERATED ALWAYS AS (headers ->> 'ce_partitionkey') STORED,
    ADD COLUMN ce_correlationid text GENERATED ALWAYS AS (headers ->> 'ce_correlationid') STORED,
    ADD COLUMN dead_letter_at text GENERATED ALWAYS AS (headers ->> 'dead-letter-at') STORED,
    ADD COLUMN dead_letter_key text GENERATED ALWAYS AS (headers ->> 'dead-letter-key') STORED,
    ADD COLUMN dead_letter_error text GENERATED ALWAYS AS (headers ->> 'dead-letter-error') STORED,
    ADD COLUMN dead_letter_topic text GENERATED ALWAYS AS (headers ->> 'dead-letter-topic') STORED,
    ADD COLUMN dead_letter_offset text GENERATED ALWAYS AS (headers ->> 'dead-letter-offset') STORED,
    ADD COLUMN dead_letter_reason text GENERATED ALWAYS AS (headers ->> 'dead-letter-reason') STORED,
    ADD COLUMN dead_letter_attempts text GENERATED ALWAYS AS (headers ->> 'dead-letter-attempts') STORED,
    ADD COLUMN dead_letter_consumer text GENERATED ALWAYS AS (headers ->> 'dead-letter-consumer') STORED,
    ADD COLUMN dead_letter_partition text GENERATED ALWAYS AS (headers ->> 'dead-letter-partition') STORED,
    ADD COLUMN dead_letter_content_type text GENERATED ALWAYS AS (headers ->> 'dead-letter-content-type') STORED,
    ADD COLUMN dead_letter_record_timestamp text GENERATED ALWAYS AS (headers ->> 'dead-letter-record-timestamp') STORED,
    -- The record's time; the router takes no timestamp with a zone.
    ADD COLUMN written_at timestamp GENERATED ALWAYS AS (created_at AT TIME ZONE 'UTC') STORED,
    -- The topic, and behind it the headers that this event does not have: the router would send them as null, and
    -- standard transforms can take out headers by topic only. The last transform of the chain cuts this off.
    ADD COLUMN route text GENERATED ALWAYS AS (
        topic || CASE WHEN headers ? 'ce_employerid' THEN '' ELSE '~ce_employerid' END ||
        CASE WHEN headers ? 'ce_causationid' THEN '' ELSE '~ce_causationid' END ||
        CASE WHEN headers ? 'ce_traceparent' THEN '' ELSE '~ce_traceparent' END
    ) STORED;

-- Inserts alone: rows are deleted once they were sent, and that is nobody's business.
CREATE PUBLICATION journeywork_outbox FOR TABLE messaging.outbox
    WITH (publish = 'insert', publish_generated_columns = stored);

GRANT USAGE ON SCHEMA messaging TO :"role";
GRANT SELECT ON messaging.outbox TO :"role";
COMMIT;
