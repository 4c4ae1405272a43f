-- `status` says with the worker's rights whether this database is of its release.
GRANT SELECT ON public.schema_migrations TO ${service}_worker;
