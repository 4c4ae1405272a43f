-- People, their applications, and the work of those who were selected.

-- One row per person, not per tenant: a candidate works for many employers. Only the person reads it, and an employer
-- to whom the person has applied. Name and mail are ciphertext under the person's own key.
CREATE TABLE candidates (
    person_id uuid PRIMARY KEY,
    wrapped_key bytea,
    name bytea,
    email bytea,
    institution bytea,
    email_index bytea,
    language text NOT NULL,
    time_zone text NOT NULL,
    eligible_for_hire boolean NOT NULL,
    version integer NOT NULL
);

-- What a person changed of themselves. It belongs to no tenant, so it cannot stand in the employers' audit log; identity
-- stands in it as the same ciphertext, unreadable once the person's key is gone.
CREATE TABLE candidate_audit (
    person_id uuid NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT app.now(),
    actor text NOT NULL,
    action text NOT NULL,
    version integer NOT NULL,
    before jsonb,
    after jsonb NOT NULL,
    PRIMARY KEY (person_id, id)
);

-- The opaque id under which one employer, and every other service, knows a person.
CREATE TABLE subjects (
    employer_id uuid NOT NULL,
    person_id uuid NOT NULL,
    subject_id uuid NOT NULL UNIQUE,
    PRIMARY KEY (employer_id, person_id)
);

CREATE TABLE applications (
    employer_id uuid NOT NULL,
    application_id uuid NOT NULL,
    project_id uuid NOT NULL,
    person_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    number integer NOT NULL,
    eligible_for_hire boolean NOT NULL,
    conflict_tokens text[] NOT NULL,
    status text NOT NULL,
    waitlisted_at timestamptz,
    waitlisted_by uuid,
    selected_by uuid,
    rejection_reason text,
    version integer NOT NULL,
    sequence integer NOT NULL,
    PRIMARY KEY (employer_id, application_id),
    UNIQUE (employer_id, project_id, number),
    UNIQUE (employer_id, project_id, person_id)
);
-- People say in their answers who they are: ciphertext under the person's own key, gone with it.
CREATE TABLE application_answers (
    employer_id uuid NOT NULL,
    application_id uuid NOT NULL,
    person_id uuid NOT NULL,
    answers bytea NOT NULL,
    PRIMARY KEY (employer_id, application_id)
);
CREATE INDEX applications_by_person ON applications (person_id);

CREATE TABLE engagements (
    employer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    application_id uuid NOT NULL,
    person_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    candidate_label text NOT NULL,
    eligible_for_hire boolean NOT NULL,
    selected_by uuid NOT NULL,
    supervisor_id uuid NOT NULL,
    conflict_tokens text[] NOT NULL,
    deliverables jsonb NOT NULL,
    status text NOT NULL,
    deliver_by timestamptz,
    version integer NOT NULL,
    sequence integer NOT NULL,
    PRIMARY KEY (employer_id, engagement_id),
    UNIQUE (employer_id, application_id)
);
CREATE INDEX engagements_by_project ON engagements (employer_id, project_id);
CREATE INDEX engagements_by_person ON engagements (person_id);

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['subjects', 'applications', 'application_answers', 'engagements'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY tenant ON %I USING (employer_id = app.employer()) WITH CHECK (employer_id = app.employer())', t);
        -- A candidate reads their own rows at every employer; writing needs the tenant.
        EXECUTE format('CREATE POLICY person ON %I FOR SELECT USING (person_id = app.person())', t);
    END LOOP;
END $$;
-- Offers reach the person through the subject id.
CREATE POLICY person ON offers FOR SELECT USING (
    EXISTS (SELECT FROM subjects s WHERE s.subject_id = offers.subject_id AND s.person_id = app.person())
);

ALTER TABLE candidates ENABLE ROW LEVEL SECURITY;
ALTER TABLE candidates FORCE ROW LEVEL SECURITY;
CREATE POLICY person ON candidates USING (person_id = app.person()) WITH CHECK (person_id = app.person());
CREATE POLICY applied ON candidates FOR SELECT USING (
    EXISTS (
        SELECT FROM applications a WHERE a.person_id = candidates.person_id AND a.employer_id = app.employer()
    )
);

ALTER TABLE candidate_audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE candidate_audit FORCE ROW LEVEL SECURITY;
CREATE POLICY person ON candidate_audit USING (person_id = app.person()) WITH CHECK (person_id = app.person());

-- Candidates read who offers them a job. Names of employers are public: they stand beside every opening.
CREATE FUNCTION app.name_of_employer(wanted uuid)
RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT e.name FROM employers e WHERE e.employer_id = wanted $$;
REVOKE ALL ON FUNCTION app.name_of_employer(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.name_of_employer(uuid) TO ${service};

GRANT SELECT, INSERT ON candidate_audit TO ${service};
GRANT SELECT, INSERT, UPDATE ON candidates, applications, engagements TO ${service};
GRANT SELECT, INSERT ON subjects, application_answers TO ${service};
