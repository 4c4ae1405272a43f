-- What a candidate is told of their work: levels and notes, as evaluation published them last, without anybody's letter.
CREATE TABLE results (
    employer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    project_title text NOT NULL,
    summary_version integer NOT NULL,
    recommendation text NOT NULL,
    recommendation_reason text,
    reviews integer NOT NULL,
    criteria jsonb NOT NULL,
    feedback jsonb NOT NULL,
    superseded_because text,
    appeal_until timestamptz,
    decide_by timestamptz NOT NULL,
    published_at timestamptz NOT NULL,
    -- Null while the candidate has not appealed; waiting while nobody is there who could look at the work anew.
    appealed_at timestamptz,
    appeal_waiting boolean NOT NULL DEFAULT false,
    appeal_outcome text,
    cancelled boolean NOT NULL DEFAULT false,
    PRIMARY KEY (employer_id, engagement_id)
);
CREATE INDEX results_by_subject ON results (subject_id);

ALTER TABLE results ENABLE ROW LEVEL SECURITY;
ALTER TABLE results FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON results USING (employer_id = app.employer()) WITH CHECK (employer_id = app.employer());
-- A result reaches the person through the subject id.
CREATE POLICY person ON results FOR SELECT USING (
    EXISTS (SELECT FROM subjects s WHERE s.subject_id = results.subject_id AND s.person_id = app.person())
);

GRANT SELECT, INSERT, UPDATE ON results TO ${service};
CALL app.ask_tenant_once();
