-- Reviewers with capacity, leave and calibration; gold items, whose marks experts agreed on.

-- A gold item is reviewed as an evaluation of its own, so that it goes every way that other work goes.
ALTER TABLE evaluations ADD COLUMN gold_item_id uuid;
CREATE INDEX evaluations_of_gold ON evaluations (employer_id, gold_item_id) WHERE gold_item_id IS NOT NULL;
CREATE INDEX evaluations_that_wait ON evaluations (employer_id, project_id) WHERE problem IS NOT NULL;
ALTER TABLE reviews ADD COLUMN assigned_at timestamptz NOT NULL DEFAULT app.now();

CREATE TABLE gold_items (
    employer_id uuid NOT NULL,
    item_id uuid NOT NULL,
    rubric_id uuid NOT NULL,
    rubric_version integer NOT NULL,
    title text NOT NULL,
    brief text NOT NULL,
    tasks jsonb NOT NULL,
    deliverables jsonb NOT NULL,
    -- Null for work that was not done in a project.
    engagement_id uuid,
    reference jsonb NOT NULL,
    experts uuid[] NOT NULL,
    created_by uuid,
    created_at timestamptz NOT NULL,
    retired_at timestamptz,
    version integer NOT NULL,
    PRIMARY KEY (employer_id, item_id)
);
CREATE INDEX gold_items_by_rubric ON gold_items (employer_id, rubric_id, rubric_version);

-- Who has read the reference of an item, and since when.
CREATE TABLE gold_readers (
    employer_id uuid NOT NULL,
    item_id uuid NOT NULL,
    member_id uuid NOT NULL,
    read_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, item_id, member_id),
    FOREIGN KEY (employer_id, item_id) REFERENCES gold_items (employer_id, item_id)
);

-- Cards on gold items once something was decided by them. Until then they are sealed like any other.
CREATE TABLE gold_cards (
    employer_id uuid NOT NULL,
    review_id uuid NOT NULL,
    item_id uuid NOT NULL,
    member_id uuid NOT NULL,
    rubric_id uuid NOT NULL,
    rubric_version integer NOT NULL,
    points jsonb NOT NULL,
    sealed_at timestamptz NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, review_id)
);
CREATE INDEX gold_cards_by_rubric ON gold_cards (employer_id, rubric_id, rubric_version, sealed_at);

-- Since when cards by a rubric version count only from calibrated reviewers; no row: from everybody.
CREATE TABLE gates (
    employer_id uuid NOT NULL,
    rubric_id uuid NOT NULL,
    rubric_version integer NOT NULL,
    since timestamptz NOT NULL,
    PRIMARY KEY (employer_id, rubric_id, rubric_version)
);

-- Nobody has a row before something is said of them. `capacity` null: as everybody.
CREATE TABLE reviewers (
    employer_id uuid NOT NULL,
    member_id uuid NOT NULL,
    capacity integer,
    leave_from timestamptz,
    leave_until timestamptz,
    version integer NOT NULL,
    sequence integer NOT NULL,
    PRIMARY KEY (employer_id, member_id)
);

CREATE TABLE calibrations (
    employer_id uuid NOT NULL,
    member_id uuid NOT NULL,
    rubric_id uuid NOT NULL,
    rubric_version integer NOT NULL,
    state text NOT NULL,
    items integer NOT NULL,
    apart double precision,
    far_off text[] NOT NULL,
    decided_at timestamptz,
    -- Gold reviews assigned before do not count: since the last training, if there was one.
    since timestamptz,
    drifting boolean NOT NULL,
    PRIMARY KEY (employer_id, member_id, rubric_id, rubric_version),
    FOREIGN KEY (employer_id, member_id) REFERENCES reviewers (employer_id, member_id)
);
CREATE INDEX calibrations_by_rubric ON calibrations (employer_id, rubric_id, rubric_version);

-- What happened to a reviewer's calibration, in words that the reviewer is shown.
CREATE TABLE calibration_steps (
    employer_id uuid NOT NULL,
    member_id uuid NOT NULL,
    version integer NOT NULL,
    rubric_id uuid NOT NULL,
    rubric_version integer NOT NULL,
    step text NOT NULL,
    details jsonb NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (employer_id, member_id, version, step)
);

DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY[
        'gold_items', 'gold_readers', 'gold_cards', 'gates', 'reviewers', 'calibrations', 'calibration_steps'
    ] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY tenant ON %I USING (employer_id = app.employer()) WITH CHECK (employer_id = app.employer())', t);
    END LOOP;
END $$;

GRANT SELECT, INSERT ON gold_readers, gold_cards, calibration_steps TO ${service};
GRANT SELECT, INSERT, UPDATE ON gold_items, reviewers, calibrations TO ${service};
GRANT SELECT, INSERT, UPDATE, DELETE ON gates TO ${service};
CALL app.ask_tenant_once();
