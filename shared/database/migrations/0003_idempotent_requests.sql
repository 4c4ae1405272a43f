-- Answers to requests that carried an Idempotency-Key: the same key and body get the same answer, once.
-- A request of staff or a machine belongs to its employer, one of a candidate to the person.
CREATE TABLE public.idempotent_requests (
    employer_id uuid,
    person_id uuid,
    principal text NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    status smallint,
    headers jsonb,
    response jsonb,
    created_at timestamptz NOT NULL DEFAULT now(),
    CHECK (num_nonnulls(employer_id, person_id) >= 1),
    UNIQUE NULLS NOT DISTINCT (employer_id, person_id, principal, key)
);
CREATE INDEX idempotent_requests_by_age ON public.idempotent_requests (created_at);
ALTER TABLE public.idempotent_requests ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.idempotent_requests FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON public.idempotent_requests
    USING (employer_id = app.employer() OR (employer_id IS NULL AND person_id = app.person()))
    WITH CHECK (employer_id = app.employer() OR (employer_id IS NULL AND person_id = app.person()));
GRANT SELECT, INSERT, UPDATE ON public.idempotent_requests TO ${service};

-- Old answers go, whoever's they are: no tenant is entered for housekeeping.
CREATE FUNCTION app.forget_idempotent_requests(older_than interval) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
    WITH gone AS (
        DELETE FROM public.idempotent_requests WHERE created_at < now() - older_than RETURNING 1
    )
    SELECT count(*) FROM gone
$$;
GRANT EXECUTE ON FUNCTION app.forget_idempotent_requests(interval) TO ${service}_worker;
