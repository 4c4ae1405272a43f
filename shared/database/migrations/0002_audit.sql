-- Who changed what, when and why. Append-only: nobody who serves may change or remove a row.
CREATE TABLE public.audit (
    employer_id uuid NOT NULL,
    id bigint GENERATED ALWAYS AS IDENTITY,
    at timestamptz NOT NULL DEFAULT app.now(),
    actor text NOT NULL,
    action text NOT NULL,
    entity text NOT NULL,
    entity_id uuid NOT NULL,
    version integer NOT NULL,
    before jsonb,
    after jsonb NOT NULL,
    why text,
    PRIMARY KEY (employer_id, id)
);
CREATE INDEX audit_of_entity ON public.audit (employer_id, entity, entity_id, id);
ALTER TABLE public.audit ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.audit FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON public.audit USING (employer_id = app.employer()) WITH CHECK (employer_id = app.employer());
GRANT SELECT, INSERT ON public.audit TO ${service};
