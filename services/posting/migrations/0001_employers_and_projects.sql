-- Employers with their staff and sources, projects, what HR systems said, and what they are told.

CREATE TABLE employers (
    employer_id uuid PRIMARY KEY,
    name text NOT NULL,
    time_zone text NOT NULL,
    language text NOT NULL,
    fee_floor numeric(12, 2) NOT NULL,
    template jsonb NOT NULL,
    status text NOT NULL,
    version integer NOT NULL,
    sequence integer NOT NULL
);

CREATE TABLE members (
    employer_id uuid NOT NULL,
    member_id uuid NOT NULL,
    subject text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    roles text[] NOT NULL,
    time_zone text NOT NULL,
    language text NOT NULL,
    conflict_tokens text[] NOT NULL,
    status text NOT NULL,
    version integer NOT NULL,
    sequence integer NOT NULL,
    PRIMARY KEY (employer_id, member_id)
);
CREATE UNIQUE INDEX members_by_subject ON members (employer_id, subject) WHERE status = 'active';
CREATE UNIQUE INDEX members_by_email ON members (employer_id, email) WHERE status = 'active';

-- A source speaks for one employer only, in the whole installation. One that sends webhooks has a key, which stands in
-- their address, and the secret that signs them (as ciphertext).
CREATE TABLE sources (
    employer_id uuid NOT NULL,
    source_id uuid NOT NULL,
    source text NOT NULL UNIQUE,
    kind text NOT NULL,
    source_key text UNIQUE,
    webhook_secret bytea,
    PRIMARY KEY (employer_id, source_id)
);

CREATE TABLE api_keys (
    employer_id uuid NOT NULL,
    api_key_id text NOT NULL UNIQUE,
    digest bytea NOT NULL,
    created_at timestamptz NOT NULL,
    revoked_at timestamptz,
    PRIMARY KEY (employer_id, api_key_id)
);

CREATE TABLE projects (
    employer_id uuid NOT NULL,
    project_id uuid NOT NULL,
    status text NOT NULL,
    definition jsonb NOT NULL,
    wishes jsonb NOT NULL,
    terms jsonb,
    external_source text,
    external_project_id text,
    version integer NOT NULL,
    sequence integer NOT NULL,
    PRIMARY KEY (employer_id, project_id),
    UNIQUE (employer_id, external_source, external_project_id),
    CHECK ((external_source IS NULL) = (external_project_id IS NULL))
);
CREATE INDEX projects_by_status ON projects (employer_id, status);

-- One row per event that reached a door and could be laid to a source; other content under a known id is a row of its own.
CREATE TABLE hr_events (
    employer_id uuid NOT NULL,
    hr_event_id uuid NOT NULL,
    source text NOT NULL,
    event_id text NOT NULL,
    type text,
    digest bytea NOT NULL,
    status text NOT NULL,
    findings jsonb NOT NULL,
    project_id uuid,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, hr_event_id),
    UNIQUE (employer_id, source, event_id, digest)
);

-- What HR systems were told. `position` counts per employer without gaps, in the order of commits: a reader who has
-- seen n has seen everything up to n.
CREATE TABLE outcomes (
    employer_id uuid NOT NULL,
    position bigint NOT NULL,
    outcome_id uuid NOT NULL,
    project_id uuid NOT NULL,
    sequence integer NOT NULL,
    milestone text NOT NULL,
    external_source text NOT NULL,
    external_project_id text NOT NULL,
    application_id uuid,
    engagement_id uuid,
    candidate_label text,
    recommendation text,
    offer_id uuid,
    occurred_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, position),
    UNIQUE (employer_id, project_id, sequence)
);

CREATE TABLE outcome_counters (
    employer_id uuid PRIMARY KEY,
    reported bigint NOT NULL
);

-- What other services have said, as posting needs it.
CREATE TABLE known_rubrics (
    employer_id uuid NOT NULL,
    rubric_id uuid NOT NULL,
    version integer NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, rubric_id, version)
);

CREATE TABLE known_policies (
    employer_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    version integer NOT NULL,
    min_reviews integer NOT NULL,
    activated_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, policy_id, version)
);

CREATE TABLE engagement_outcomes (
    employer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    summary_version integer,
    recommendation text,
    decision text,
    evaluation_cancelled boolean NOT NULL DEFAULT false,
    PRIMARY KEY (employer_id, engagement_id)
);

CREATE TABLE offers (
    employer_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    status text NOT NULL,
    subject_id uuid,
    offer_version integer,
    terms jsonb,
    terms_digest text,
    valid_until timestamptz,
    PRIMARY KEY (employer_id, offer_id)
);
CREATE INDEX offers_by_engagement ON offers (employer_id, engagement_id);

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY[
        'employers', 'members', 'sources', 'api_keys', 'projects', 'hr_events', 'outcomes', 'outcome_counters',
        'known_rubrics', 'known_policies', 'engagement_outcomes', 'offers'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY tenant ON %I USING (employer_id = app.employer()) WITH CHECK (employer_id = app.employer())', t);
    END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON employers, members, sources, api_keys, projects, outcome_counters TO ${service};
GRANT SELECT, INSERT, UPDATE ON known_rubrics, known_policies, engagement_outcomes, offers TO ${service};
GRANT SELECT, INSERT ON hr_events, outcomes TO ${service};

-- Look-ups across tenants, each with its reason.

-- An HR event names its source, not its tenant.
CREATE FUNCTION app.employer_of_source(wanted text)
RETURNS TABLE (employer_id uuid, source_id uuid, kind text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT s.employer_id, s.source_id, s.kind FROM sources s WHERE s.source = wanted $$;

-- A webhook's address names its source by key, and the signature has to be checked before anything is believed.
CREATE FUNCTION app.webhook_of_key(wanted text)
RETURNS TABLE (employer_id uuid, source_id uuid, source text, kind text, webhook_secret bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT s.employer_id, s.source_id, s.source, s.kind, s.webhook_secret FROM sources s WHERE s.source_key = wanted $$;

-- A machine shows a key, and the key says for whom it speaks.
CREATE FUNCTION app.employer_of_api_key(wanted text)
RETURNS TABLE (employer_id uuid, digest bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT k.employer_id, k.digest FROM api_keys k WHERE k.api_key_id = wanted AND k.revoked_at IS NULL $$;

-- A candidate applies to a project of an employer with whom they have nothing to do yet. Whoever comes too late is told
-- so: the project was published once, whatever became of it.
CREATE FUNCTION app.employer_of_project_once_published(wanted uuid)
RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT p.employer_id FROM projects p
    WHERE p.project_id = wanted AND p.terms IS NOT NULL AND p.status NOT IN ('draft', 'pending_approval', 'approved')
$$;

-- Candidates look for projects among all employers: published words only.
CREATE FUNCTION app.openings(after uuid, wanted integer)
RETURNS TABLE (project_id uuid, employer_name text, terms jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT p.project_id, e.name, p.terms
    FROM projects p JOIN employers e ON e.employer_id = p.employer_id
    WHERE p.status = 'published'
      AND (p.terms -> 'deadlines' ->> 'apply_by')::timestamptz > app.now()
      AND (after IS NULL OR p.project_id > after)
    ORDER BY p.project_id
    LIMIT wanted
$$;

REVOKE ALL ON FUNCTION
    app.employer_of_source(text), app.webhook_of_key(text), app.employer_of_api_key(text),
    app.employer_of_project_once_published(uuid), app.openings(uuid, integer)
FROM PUBLIC;
GRANT EXECUTE ON FUNCTION
    app.employer_of_source(text), app.webhook_of_key(text), app.employer_of_api_key(text),
    app.employer_of_project_once_published(uuid), app.openings(uuid, integer)
TO ${service};
