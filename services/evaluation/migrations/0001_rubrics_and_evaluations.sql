-- Rubrics, evaluations with their reviews and scorecards, and what other services have said.

CREATE TABLE rubrics (
    employer_id uuid NOT NULL,
    rubric_id uuid NOT NULL,
    version integer NOT NULL,
    name text NOT NULL,
    digest text NOT NULL,
    criteria jsonb NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, rubric_id, version)
);

CREATE TABLE evaluations (
    employer_id uuid NOT NULL,
    evaluation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    candidate_label text NOT NULL,
    rubric_id uuid NOT NULL,
    rubric_version integer NOT NULL,
    policy_id uuid NOT NULL,
    policy_version integer NOT NULL,
    wanted integer NOT NULL,
    status text NOT NULL,
    -- Why reviewing does not go on, for people.
    problem text,
    appealed boolean NOT NULL,
    summary_version integer NOT NULL,
    version integer NOT NULL,
    sequence integer NOT NULL,
    PRIMARY KEY (employer_id, evaluation_id),
    UNIQUE (employer_id, engagement_id)
);
CREATE INDEX evaluations_by_project ON evaluations (employer_id, project_id);

-- `position` keeps the order of assignment. A card is known here by its commitment alone.
CREATE TABLE reviews (
    employer_id uuid NOT NULL,
    review_id uuid NOT NULL,
    evaluation_id uuid NOT NULL,
    position integer NOT NULL,
    reviewer_id uuid NOT NULL,
    due_at timestamptz NOT NULL,
    additional boolean NOT NULL,
    status text NOT NULL,
    overdue boolean NOT NULL,
    declined text,
    scorecard_version integer NOT NULL,
    scorecard_status text NOT NULL,
    commitment text,
    sealed_at timestamptz,
    PRIMARY KEY (employer_id, review_id),
    UNIQUE (employer_id, evaluation_id, position),
    FOREIGN KEY (employer_id, evaluation_id) REFERENCES evaluations (employer_id, evaluation_id)
);
CREATE INDEX reviews_by_reviewer ON reviews (employer_id, reviewer_id, status);

-- What a reviewer has written so far, and what was sealed with its nonce: ciphertext until the reveal.
CREATE TABLE drafts (
    employer_id uuid NOT NULL,
    review_id uuid NOT NULL,
    contents bytea NOT NULL,
    saved_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, review_id)
);

CREATE TABLE sealed_scorecards (
    employer_id uuid NOT NULL,
    review_id uuid NOT NULL,
    scorecard_version integer NOT NULL,
    contents bytea NOT NULL,
    PRIMARY KEY (employer_id, review_id, scorecard_version)
);

CREATE TABLE revealed_scorecards (
    employer_id uuid NOT NULL,
    review_id uuid NOT NULL,
    scorecard_version integer NOT NULL,
    evaluation_id uuid NOT NULL,
    project_id uuid NOT NULL,
    reviewer_id uuid NOT NULL,
    rubric_id uuid NOT NULL,
    rubric_version integer NOT NULL,
    document jsonb NOT NULL,
    nonce text NOT NULL,
    revealed_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, review_id, scorecard_version)
);
CREATE INDEX revealed_scorecards_by_rubric
    ON revealed_scorecards (employer_id, rubric_id, rubric_version, revealed_at);

CREATE TABLE summaries (
    employer_id uuid NOT NULL,
    evaluation_id uuid NOT NULL,
    summary_version integer NOT NULL,
    contents jsonb NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, evaluation_id, summary_version)
);

-- What other services have said. Events of different topics arrive in any order, so a row may have gaps at first.
CREATE TABLE known_projects (
    employer_id uuid NOT NULL,
    project_id uuid NOT NULL,
    terms jsonb,
    reviewer_ids uuid[] NOT NULL DEFAULT '{}',
    rubric_id uuid,
    policy_id uuid,
    -- Null while it is open who does the work.
    panel uuid[],
    cancelled boolean NOT NULL DEFAULT false,
    PRIMARY KEY (employer_id, project_id)
);
CREATE INDEX known_projects_by_rubric ON known_projects (employer_id, rubric_id);
CREATE INDEX known_projects_by_policy ON known_projects (employer_id, policy_id);

CREATE TABLE known_engagements (
    employer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    person jsonb,
    progress text NOT NULL DEFAULT 'active',
    deliverables jsonb NOT NULL DEFAULT '[]',
    PRIMARY KEY (employer_id, engagement_id)
);
CREATE INDEX known_engagements_by_project ON known_engagements (employer_id, project_id);

CREATE TABLE known_members (
    employer_id uuid NOT NULL,
    member_id uuid NOT NULL,
    subject text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    time_zone text NOT NULL,
    roles text[] NOT NULL,
    conflict_tokens text[] NOT NULL,
    active boolean NOT NULL,
    PRIMARY KEY (employer_id, member_id)
);
CREATE INDEX known_members_by_subject ON known_members (employer_id, subject);

CREATE TABLE known_policies (
    employer_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    version integer NOT NULL,
    numbers jsonb NOT NULL,
    PRIMARY KEY (employer_id, policy_id, version)
);

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY[
        'rubrics', 'evaluations', 'reviews', 'drafts', 'sealed_scorecards', 'revealed_scorecards', 'summaries',
        'known_projects', 'known_engagements', 'known_members', 'known_policies'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY tenant ON %I USING (employer_id = app.employer()) WITH CHECK (employer_id = app.employer())', t);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON rubrics, revealed_scorecards, summaries, known_policies TO ${service};
GRANT SELECT, INSERT, UPDATE ON evaluations, reviews, known_projects, known_engagements, known_members TO ${service};
GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO ${service};
GRANT SELECT, INSERT, DELETE ON sealed_scorecards TO ${service};
