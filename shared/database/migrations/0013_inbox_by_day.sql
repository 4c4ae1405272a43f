-- The inbox by the day of the event's id. UUIDv7 begins with milliseconds, so a day is one range of ids and the primary
-- key stays as it is; a day that nobody needs any more is dropped as a whole. A partition is named by the day at which it
-- ends: `inbox_until_20260301` holds the ids of 28 February 2026, or, for the table of the release before, all earlier ones.
-- Everything else (ids that are no UUIDv7, or of days without a partition) lies in `inbox_rest`, which stays small.
LOCK TABLE messaging.inbox IN ACCESS EXCLUSIVE MODE;
ALTER TABLE messaging.inbox RENAME TO inbox_before;
ALTER INDEX messaging.inbox_pkey RENAME TO inbox_before_pkey;
ALTER INDEX messaging.inbox_by_age RENAME TO inbox_before_by_age;

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
) PARTITION BY RANGE (event_id);

CREATE TABLE messaging.inbox_rest PARTITION OF messaging.inbox DEFAULT;
CREATE INDEX inbox_rest_by_age ON messaging.inbox_rest (created_at);
CREATE INDEX inbox_rest_by_id ON messaging.inbox_rest (event_id);

-- The worker reads and adds. Rows go with their day, or by the functions below: the release before deletes by ctid, which
-- is no identity across partitions, and this lets its statement find nothing instead of the wrong rows.
ALTER TABLE messaging.inbox ENABLE ROW LEVEL SECURITY;
CREATE POLICY read ON messaging.inbox FOR SELECT TO ${service}_worker USING (true);
CREATE POLICY enter ON messaging.inbox FOR INSERT TO ${service}_worker WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON messaging.inbox TO ${service}_worker;

CREATE FUNCTION messaging.first_id_of(day date) RETURNS uuid
    LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog
    RETURN (
        lpad(to_hex((extract(epoch FROM day::timestamp) * 1000)::bigint), 12, '0') || repeat('0', 20)
    )::uuid;

-- Takes over the table of the release before: nothing is copied but the ids that are not of the time before `ends`.
DO $$
DECLARE
    ends date := (now() AT TIME ZONE 'UTC')::date + 1;
    name text := 'inbox_until_' || to_char(ends, 'YYYYMMDD');
BEGIN
    ALTER TABLE messaging.inbox_before ALTER COLUMN applied DROP IDENTITY;
    IF NOT EXISTS (SELECT FROM messaging.inbox_before) THEN
        DROP TABLE messaging.inbox_before;
        RETURN;
    END IF;
    PERFORM setval(
        pg_get_serial_sequence('messaging.inbox', 'applied'), (SELECT max(applied) FROM messaging.inbox_before)
    );
    WITH strange AS (
        DELETE FROM messaging.inbox_before WHERE event_id >= messaging.first_id_of(ends) RETURNING *
    )
    INSERT INTO messaging.inbox_rest OVERRIDING SYSTEM VALUE SELECT * FROM strange;
    REVOKE ALL ON messaging.inbox_before FROM ${service}_worker;
    EXECUTE format('ALTER TABLE messaging.inbox_before RENAME TO %I', name);
    EXECUTE format(
        'ALTER TABLE messaging.inbox ATTACH PARTITION messaging.%I FOR VALUES FROM (MINVALUE) TO (%L)',
        name, messaging.first_id_of(ends)
    );
END
$$;

-- The partitions with an end, and that end.
CREATE FUNCTION messaging.inbox_days() RETURNS TABLE (name text, ends date)
    LANGUAGE sql STABLE SET search_path = pg_catalog AS $$
    SELECT c.relname, to_date(right(c.relname, 8), 'YYYYMMDD')
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'messaging.inbox'::regclass AND c.relname ~ '^inbox_until_[0-9]{8}$'
$$;

-- Makes the next day that is missing of yesterday until in a week; returns it, or null when there is none to make, or when
-- somebody else is making one. What lies in `inbox_rest` for that day is moved. Traffic waits for 0.2 s at most: then
-- lock_not_available is raised, and it may be tried again.
CREATE FUNCTION messaging.make_inbox_day() RETURNS date
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '200ms' AS $$
DECLARE
    today date := (now() AT TIME ZONE 'UTC')::date;
    day date;
    name text;
    first uuid;
    beyond uuid;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('journeywork.inbox_days')) THEN
        RETURN NULL;
    END IF;
    SELECT greatest(max(d.ends), today - 1) INTO day FROM messaging.inbox_days() d;
    IF day > today + 7 THEN
        RETURN NULL;
    END IF;
    name := 'inbox_until_' || to_char(day + 1, 'YYYYMMDD');
    first := messaging.first_id_of(day);
    beyond := messaging.first_id_of(day + 1);
    EXECUTE format('CREATE TABLE messaging.%I (LIKE messaging.inbox INCLUDING DEFAULTS)', name);
    EXECUTE format('CREATE INDEX %I ON messaging.%I USING brin (created_at)', name || '_by_age', name);
    LOCK TABLE messaging.inbox_rest IN ACCESS EXCLUSIVE MODE;
    EXECUTE format(
        'WITH moved AS (DELETE FROM messaging.inbox_rest WHERE event_id >= %L AND event_id < %L RETURNING *) '
        'INSERT INTO messaging.%I SELECT * FROM moved', first, beyond, name
    );
    EXECUTE format(
        'ALTER TABLE messaging.inbox ATTACH PARTITION messaging.%I FOR VALUES FROM (%L) TO (%L)', name, first, beyond
    );
    RETURN day;
END
$$;

-- Drops the oldest day that has ended so long ago and holds no younger effect either (an event may take effect long after
-- it happened); returns the name of what went, or null. Its cost does not depend on the rows. Waits as above.
CREATE FUNCTION messaging.drop_inbox_day(older_than interval) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '200ms' AS $$
DECLARE
    one record;
    needed boolean;
BEGIN
    IF NOT pg_try_advisory_xact_lock(hashtext('journeywork.inbox_days')) THEN
        RETURN NULL;
    END IF;
    FOR one IN
        SELECT d.name FROM messaging.inbox_days() d
        WHERE d.ends::timestamp AT TIME ZONE 'UTC' <= now() - older_than ORDER BY d.ends
    LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM messaging.%I WHERE created_at >= $1)', one.name)
            INTO needed USING now() - older_than;
        CONTINUE WHEN needed;
        LOCK TABLE ONLY messaging.inbox IN ACCESS EXCLUSIVE MODE;
        EXECUTE format('SELECT EXISTS (SELECT FROM messaging.%I WHERE created_at >= $1)', one.name)
            INTO needed USING now() - older_than;
        CONTINUE WHEN needed;
        EXECUTE format('DROP TABLE messaging.%I', one.name);
        RETURN one.name;
    END LOOP;
    RETURN NULL;
END
$$;

-- Removes up to 5,000 rows of no day that are older; returns how many went.
CREATE FUNCTION messaging.forget_inbox_rest(older_than interval) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    WITH gone AS (
        DELETE FROM messaging.inbox_rest WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM messaging.inbox_rest WHERE created_at < now() - older_than LIMIT 5000
        )) RETURNING 1
    )
    SELECT count(*) FROM gone
$$;
GRANT EXECUTE ON FUNCTION
    messaging.make_inbox_day(), messaging.drop_inbox_day(interval), messaging.forget_inbox_rest(interval)
    TO ${service}_worker;

DO $$
BEGIN
    WHILE messaging.make_inbox_day() IS NOT NULL LOOP
    END LOOP;
END
$$;
