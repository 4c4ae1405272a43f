-- Appeals, amended and voided cards, silent reviewers, and how long an employer lets people amend and appeal.

-- `requested_by` asked for more opinions; without `appeal_needs` cards a pending appeal is not decided.
ALTER TABLE evaluations
    ADD COLUMN review_by timestamptz,
    ADD COLUMN requested_by uuid[] NOT NULL DEFAULT '{}',
    ADD COLUMN appeal_needs integer NOT NULL DEFAULT 0,
    ADD COLUMN appeal_open boolean NOT NULL DEFAULT false,
    ADD COLUMN appeal_until timestamptz,
    ADD COLUMN amend_until timestamptz;
CREATE INDEX evaluations_by_subject ON evaluations (employer_id, subject_id);

-- Why the review is its reviewer's no more.
ALTER TABLE reviews ADD COLUMN taken text;

-- The migrator owns the tables, and row-level security is forced: it sees rows of all employers by its own right alone.
UPDATE evaluations e SET review_by = (p.terms ->> 'review_by')::timestamptz
FROM known_projects p WHERE p.employer_id = e.employer_id AND p.project_id = e.project_id;

-- `reason` is ciphertext: a candidate may say who they are. One appeal per evaluation.
CREATE TABLE appeals (
    employer_id uuid NOT NULL,
    evaluation_id uuid NOT NULL,
    reason bytea NOT NULL,
    lodged_at timestamptz NOT NULL,
    -- The summary that was appealed.
    summary_version integer NOT NULL,
    decided_at timestamptz,
    outcome text,
    PRIMARY KEY (employer_id, evaluation_id),
    FOREIGN KEY (employer_id, evaluation_id) REFERENCES evaluations (employer_id, evaluation_id)
);

CREATE TABLE windows (
    employer_id uuid PRIMARY KEY,
    amend_days integer NOT NULL,
    appeal_days integer NOT NULL,
    version integer NOT NULL
);

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['appeals', 'windows'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY tenant ON %I USING (employer_id = app.employer()) WITH CHECK (employer_id = app.employer())', t);
    END LOOP;
END $$;

GRANT SELECT, INSERT, UPDATE ON appeals, windows TO ${service};
CALL app.ask_tenant_once();
