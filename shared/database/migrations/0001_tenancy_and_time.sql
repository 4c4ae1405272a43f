-- Tenant, person and time of a transaction. Policies and domain SQL read these functions and nothing else.
CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO ${service}, ${service}_worker, ${service}_relay, ${service}_backup, ${service}_clock;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

-- How far the domain clock is ahead of the real one. Always zero but in local runs.
CREATE TABLE app.clock (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    ahead interval NOT NULL DEFAULT interval '0'
);
INSERT INTO app.clock DEFAULT VALUES;

CREATE FUNCTION app.now() RETURNS timestamptz
    LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog
    RETURN now() + (SELECT ahead FROM app.clock);

-- Moves the domain clock forward, never back. Only ${service}_clock may call it; that role logs in in local runs only.
CREATE FUNCTION app.advance(by interval) RETURNS timestamptz
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    IF by < interval '0' THEN
        RAISE EXCEPTION 'time goes forward: % is negative', by;
    END IF;
    UPDATE app.clock SET ahead = ahead + by;
    RETURN app.now();
END
$$;

CREATE FUNCTION app.employer() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.employer_id', true), '')::uuid;

CREATE FUNCTION app.person() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.person_id', true), '')::uuid;

GRANT EXECUTE ON FUNCTION app.now(), app.employer(), app.person()
    TO ${service}, ${service}_worker, ${service}_relay, ${service}_backup, ${service}_clock;
GRANT EXECUTE ON FUNCTION app.advance(interval) TO ${service}_clock;
