-- Policies, recommendations, offers and hires, and this service's own copies of what others have said.

-- The newest version of each policy; `policy_versions` keeps them all, because projects pin them.
CREATE TABLE policies (
    employer_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    status text NOT NULL,
    policy_version integer NOT NULL,
    terms jsonb NOT NULL,
    activated_at timestamptz,
    version integer NOT NULL,
    sequence integer NOT NULL,
    PRIMARY KEY (employer_id, policy_id)
);

CREATE TABLE policy_versions (
    employer_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    policy_version integer NOT NULL,
    terms jsonb NOT NULL,
    activated_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, policy_id, policy_version)
);

-- One per summary version of an engagement.
CREATE TABLE recommendations (
    employer_id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    candidate_label text NOT NULL,
    value text NOT NULL,
    summary_version integer NOT NULL,
    hiring_manager_id uuid NOT NULL,
    decide_by timestamptz NOT NULL,
    reviews integer NOT NULL,
    most_reviews integer NOT NULL,
    status text NOT NULL,
    decision text,
    decided_by uuid,
    decided_at timestamptz,
    reason jsonb,
    review_requested_by uuid,
    version integer NOT NULL,
    sequence integer NOT NULL,
    PRIMARY KEY (employer_id, recommendation_id),
    UNIQUE (employer_id, engagement_id, summary_version)
);
CREATE INDEX recommendations_by_manager ON recommendations (employer_id, hiring_manager_id, status);

-- The evaluation's summaries, whole, as they were published.
CREATE TABLE evaluation_summaries (
    employer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    summary_version integer NOT NULL,
    summary jsonb NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, engagement_id, summary_version)
);

CREATE TABLE offers (
    employer_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    candidate_label text NOT NULL,
    status text NOT NULL,
    offer_version integer NOT NULL,
    terms jsonb NOT NULL,
    drafted_by uuid NOT NULL,
    flow jsonb NOT NULL,
    due_member_ids uuid[] NOT NULL,
    valid_until timestamptz,
    extended_at timestamptz,
    answered_at timestamptz,
    decline_reason text,
    version integer NOT NULL,
    sequence integer NOT NULL,
    PRIMARY KEY (employer_id, offer_id)
);
CREATE INDEX offers_by_engagement ON offers (employer_id, engagement_id);
CREATE INDEX offers_by_due_member ON offers USING gin (due_member_ids);
-- Nobody gets two offers for the same work at the same time.
CREATE UNIQUE INDEX one_open_offer ON offers (employer_id, engagement_id)
    WHERE status NOT IN ('declined', 'expired', 'rescinded', 'reneged', 'cancelled');

CREATE TABLE offer_versions (
    employer_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    offer_version integer NOT NULL,
    terms jsonb NOT NULL,
    terms_digest text NOT NULL,
    drafted_by uuid NOT NULL,
    drafted_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, offer_id, offer_version)
);

CREATE TABLE hires (
    employer_id uuid NOT NULL,
    hire_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    started_on date NOT NULL,
    status text NOT NULL,
    version integer NOT NULL,
    sequence integer NOT NULL,
    PRIMARY KEY (employer_id, hire_id),
    UNIQUE (employer_id, offer_id)
);

-- Own copies. Each is filled by its own topic, in any order between topics, so nothing here refers to anything else.
CREATE TABLE known_members (
    employer_id uuid NOT NULL,
    member_id uuid NOT NULL,
    subject text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    roles text[] NOT NULL,
    time_zone text NOT NULL,
    language text NOT NULL,
    active boolean NOT NULL,
    PRIMARY KEY (employer_id, member_id)
);
CREATE INDEX known_members_by_subject ON known_members (employer_id, subject) WHERE active;

CREATE TABLE known_projects (
    employer_id uuid NOT NULL,
    project_id uuid NOT NULL,
    title text NOT NULL,
    employer_name text NOT NULL,
    time_zone text NOT NULL,
    hiring_manager_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    policy_version integer NOT NULL,
    review_by timestamptz NOT NULL,
    decide_by timestamptz NOT NULL,
    PRIMARY KEY (employer_id, project_id)
);

CREATE TABLE known_applications (
    employer_id uuid NOT NULL,
    application_id uuid NOT NULL,
    project_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    candidate_label text NOT NULL,
    eligible_for_hire boolean,
    status text NOT NULL,
    PRIMARY KEY (employer_id, application_id)
);

CREATE TABLE known_engagements (
    employer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    application_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    candidate_label text NOT NULL,
    eligible_for_hire boolean NOT NULL,
    status text NOT NULL,
    completed_at timestamptz,
    PRIMARY KEY (employer_id, engagement_id)
);

-- How far reviewing has come: counts and people, never a mark.
CREATE TABLE known_evaluations (
    employer_id uuid NOT NULL,
    evaluation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    reviews_wanted integer NOT NULL,
    status text NOT NULL,
    PRIMARY KEY (employer_id, evaluation_id)
);
CREATE INDEX known_evaluations_by_engagement ON known_evaluations (employer_id, engagement_id);

CREATE TABLE known_reviews (
    employer_id uuid NOT NULL,
    review_id uuid NOT NULL,
    evaluation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    reviewer_id uuid NOT NULL,
    status text NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, review_id)
);
CREATE INDEX known_reviews_by_engagement ON known_reviews (employer_id, engagement_id);

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY[
        'policies', 'policy_versions', 'recommendations', 'evaluation_summaries', 'offers', 'offer_versions', 'hires',
        'known_members', 'known_projects', 'known_applications', 'known_engagements', 'known_evaluations',
        'known_reviews'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY tenant ON %I USING (employer_id = app.employer()) WITH CHECK (employer_id = app.employer())', t);
    END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON policies, recommendations, offers, hires TO ${service};
GRANT SELECT, INSERT ON policy_versions, evaluation_summaries, offer_versions TO ${service};
GRANT SELECT, INSERT, UPDATE ON
    known_members, known_projects, known_applications, known_engagements, known_evaluations, known_reviews
TO ${service};

-- A candidate comes with posting's ticket, which names one offer and no employer.
CREATE FUNCTION app.employer_of_offer(wanted uuid) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT o.employer_id FROM offers o WHERE o.offer_id = wanted $$;

REVOKE ALL ON FUNCTION app.employer_of_offer(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.employer_of_offer(uuid) TO ${service};
