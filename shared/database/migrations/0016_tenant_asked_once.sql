-- Which tenant it is, is asked once per statement: a subquery that refers to no row becomes an InitPlan. Called for each
-- row, `app.employer()` costs the server 1.8 us (a look-up and parsing a uuid), twice what storing the row costs.
-- Each service calls this at the end of a migration that makes tables with the policy `tenant`.
CREATE PROCEDURE app.ask_tenant_once()
    LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    t regclass;
BEGIN
    FOR t IN
        SELECT p.polrelid::regclass FROM pg_policy p
        WHERE p.polname = 'tenant' AND pg_get_expr(p.polqual, p.polrelid) = '(employer_id = app.employer())'
            AND pg_get_expr(p.polwithcheck, p.polrelid) = '(employer_id = app.employer())'
    LOOP
        EXECUTE format(
            'ALTER POLICY tenant ON %s USING (employer_id = (SELECT app.employer())) '
            'WITH CHECK (employer_id = (SELECT app.employer()))', t
        );
    END LOOP;
END
$$;
