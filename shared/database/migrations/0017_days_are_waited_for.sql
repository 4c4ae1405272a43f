-- Whoever keeps the inbox's days waits for who else does: null means that there is nothing to make or to drop, never that
-- another worker had its hand on it. Two workers that met here both went away for an hour, and the days stayed unmade.
-- After 0.2 s lock_not_available is raised, as for a busy inbox; it may be tried again.
CREATE OR REPLACE FUNCTION messaging.make_inbox_day() RETURNS date
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '200ms' AS $$
DECLARE
    today date := (now() AT TIME ZONE 'UTC')::date;
    day date;
    name text;
    first uuid;
    beyond uuid;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('journeywork.inbox_days'));
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

CREATE OR REPLACE FUNCTION messaging.drop_inbox_day(older_than interval) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '200ms' AS $$
DECLARE
    one record;
    needed boolean;
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('journeywork.inbox_days'));
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
