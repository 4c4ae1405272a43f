-- What the measured consumers write. `facts` has no unique constraint on purpose: a second effect would be seen.
CREATE TABLE public.standing (
    employer_id uuid NOT NULL,
    key uuid NOT NULL,
    version bigint NOT NULL,
    overall double precision NOT NULL,
    amount bigint NOT NULL,
    n bigint NOT NULL,
    PRIMARY KEY (employer_id, key)
);
CREATE TABLE public.facts (
    employer_id uuid NOT NULL,
    event_id uuid NOT NULL,
    key uuid NOT NULL,
    version bigint NOT NULL,
    overall double precision NOT NULL,
    amount bigint NOT NULL,
    status text NOT NULL
);
ALTER TABLE public.standing ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.standing FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON public.standing
    USING (employer_id = app.employer()) WITH CHECK (employer_id = app.employer());
ALTER TABLE public.facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.facts FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON public.facts
    USING (employer_id = app.employer()) WITH CHECK (employer_id = app.employer());
GRANT SELECT, INSERT, UPDATE ON public.standing TO ${service};
GRANT SELECT, INSERT ON public.facts TO ${service};

CALL app.ask_tenant_once();
