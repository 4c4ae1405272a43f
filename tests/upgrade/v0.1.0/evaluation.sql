--
-- PostgreSQL database dump
--


-- Dumped from database version 18.6
-- Dumped by pg_dump version 18.6

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: app; Type: SCHEMA; Schema: -; Owner: evaluation_migrator
--

CREATE SCHEMA app;


ALTER SCHEMA app OWNER TO evaluation_migrator;

--
-- Name: messaging; Type: SCHEMA; Schema: -; Owner: evaluation_migrator
--

CREATE SCHEMA messaging;


ALTER SCHEMA messaging OWNER TO evaluation_migrator;

--
-- Name: advance(interval); Type: FUNCTION; Schema: app; Owner: evaluation_migrator
--

CREATE FUNCTION app.advance(by interval) RETURNS timestamp with time zone
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
BEGIN
    IF by < interval '0' THEN
        RAISE EXCEPTION 'time goes forward: % is negative', by;
    END IF;
    UPDATE app.clock SET ahead = ahead + by;
    RETURN app.now();
END
$$;


ALTER FUNCTION app.advance(by interval) OWNER TO evaluation_migrator;

--
-- Name: employer(); Type: FUNCTION; Schema: app; Owner: evaluation_migrator
--

CREATE FUNCTION app.employer() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('app.employer_id'::text, true), ''::text))::uuid;


ALTER FUNCTION app.employer() OWNER TO evaluation_migrator;

--
-- Name: forget_idempotent_requests(interval); Type: FUNCTION; Schema: app; Owner: evaluation_migrator
--

CREATE FUNCTION app.forget_idempotent_requests(older_than interval) RETURNS bigint
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
    WITH gone AS (
        DELETE FROM public.idempotent_requests WHERE created_at < now() - older_than RETURNING 1
    )
    SELECT count(*) FROM gone
$$;


ALTER FUNCTION app.forget_idempotent_requests(older_than interval) OWNER TO evaluation_migrator;

SET default_table_access_method = heap;

--
-- Name: clock; Type: TABLE; Schema: app; Owner: evaluation_migrator
--

CREATE TABLE app.clock (
    one boolean DEFAULT true NOT NULL,
    ahead interval DEFAULT '00:00:00'::interval NOT NULL,
    CONSTRAINT clock_one_check CHECK (one)
);


ALTER TABLE app.clock OWNER TO evaluation_migrator;

--
-- Name: now(); Type: FUNCTION; Schema: app; Owner: evaluation_migrator
--

CREATE FUNCTION app.now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    RETURN (now() + (SELECT clock.ahead FROM app.clock));


ALTER FUNCTION app.now() OWNER TO evaluation_migrator;

--
-- Name: person(); Type: FUNCTION; Schema: app; Owner: evaluation_migrator
--

CREATE FUNCTION app.person() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid;


ALTER FUNCTION app.person() OWNER TO evaluation_migrator;

--
-- Name: clear_timers(uuid[], text[], text[]); Type: FUNCTION; Schema: messaging; Owner: evaluation_migrator
--

CREATE FUNCTION messaging.clear_timers(employers uuid[], kinds text[], keys text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
    DELETE FROM messaging.timers
    USING unnest(employers, kinds, keys) AS t (employer, kind, key)
    WHERE timers.kind = t.kind AND timers.key = t.key AND timers.employer_id IS NOT DISTINCT FROM t.employer
$$;


ALTER FUNCTION messaging.clear_timers(employers uuid[], kinds text[], keys text[]) OWNER TO evaluation_migrator;

--
-- Name: queue_deliveries(uuid[], uuid[], text[], text[], jsonb[], text[], text[]); Type: FUNCTION; Schema: messaging; Owner: evaluation_migrator
--

CREATE FUNCTION messaging.queue_deliveries(ids uuid[], employers uuid[], channels text[], keys text[], payloads jsonb[], correlations text[], traces text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
    INSERT INTO messaging.deliveries (id, employer_id, channel, key, payload, correlation_id, traceparent)
    SELECT id, employer, channel, key, payload, correlation, trace
    FROM unnest(ids, employers, channels, keys, payloads, correlations, traces)
        AS d (id, employer, channel, key, payload, correlation, trace)
    ON CONFLICT DO NOTHING
$$;


ALTER FUNCTION messaging.queue_deliveries(ids uuid[], employers uuid[], channels text[], keys text[], payloads jsonb[], correlations text[], traces text[]) OWNER TO evaluation_migrator;

--
-- Name: set_timers(uuid[], text[], text[], timestamp with time zone[], text[], text[]); Type: FUNCTION; Schema: messaging; Owner: evaluation_migrator
--

CREATE FUNCTION messaging.set_timers(employers uuid[], kinds text[], keys text[], dues timestamp with time zone[], correlations text[], traces text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
    INSERT INTO messaging.timers (employer_id, kind, key, due, correlation_id, traceparent)
    SELECT employer, kind, key, due, correlation, trace
    FROM unnest(employers, kinds, keys, dues, correlations, traces) AS t (employer, kind, key, due, correlation, trace)
    ORDER BY employer, kind, key
    ON CONFLICT (employer_id, kind, key) DO UPDATE
    SET due = excluded.due, correlation_id = excluded.correlation_id, traceparent = excluded.traceparent,
        attempts = 0, next_attempt = NULL, reason = NULL, set_at = clock_timestamp()
$$;


ALTER FUNCTION messaging.set_timers(employers uuid[], kinds text[], keys text[], dues timestamp with time zone[], correlations text[], traces text[]) OWNER TO evaluation_migrator;

--
-- Name: consumer_offsets; Type: TABLE; Schema: messaging; Owner: evaluation_migrator
--

CREATE TABLE messaging.consumer_offsets (
    consumer text NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    next_offset bigint NOT NULL,
    epoch bigint NOT NULL,
    anchor text,
    owner text NOT NULL,
    claims_since_progress integer DEFAULT 0 NOT NULL,
    updated_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE messaging.consumer_offsets OWNER TO evaluation_migrator;

--
-- Name: deliveries; Type: TABLE; Schema: messaging; Owner: evaluation_migrator
--

CREATE TABLE messaging.deliveries (
    id uuid NOT NULL,
    employer_id uuid,
    channel text NOT NULL,
    key text NOT NULL,
    payload jsonb NOT NULL,
    correlation_id text NOT NULL,
    traceparent text,
    queued_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt timestamp with time zone DEFAULT clock_timestamp(),
    lease uuid,
    leased_until timestamp with time zone,
    sent_at timestamp with time zone,
    failed_at timestamp with time zone,
    reason text
);


ALTER TABLE messaging.deliveries OWNER TO evaluation_migrator;

--
-- Name: delivery_attempts; Type: TABLE; Schema: messaging; Owner: evaluation_migrator
--

CREATE TABLE messaging.delivery_attempts (
    delivery_id uuid NOT NULL,
    attempt integer NOT NULL,
    started_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    finished_at timestamp with time zone,
    outcome text NOT NULL,
    detail text,
    CONSTRAINT delivery_attempts_outcome_check CHECK ((outcome = ANY (ARRAY['started'::text, 'sent'::text, 'failed'::text, 'lost'::text])))
);


ALTER TABLE messaging.delivery_attempts OWNER TO evaluation_migrator;

--
-- Name: inbox; Type: TABLE; Schema: messaging; Owner: evaluation_migrator
--

CREATE TABLE messaging.inbox (
    consumer text NOT NULL,
    source text NOT NULL,
    event_id uuid NOT NULL,
    digest bytea NOT NULL,
    type text NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    key text NOT NULL,
    sequence bigint NOT NULL,
    applied bigint NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE messaging.inbox OWNER TO evaluation_migrator;

--
-- Name: inbox_applied_seq; Type: SEQUENCE; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE messaging.inbox ALTER COLUMN applied ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME messaging.inbox_applied_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: operations; Type: TABLE; Schema: messaging; Owner: evaluation_migrator
--

CREATE TABLE messaging.operations (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject jsonb NOT NULL,
    why text NOT NULL
);


ALTER TABLE messaging.operations OWNER TO evaluation_migrator;

--
-- Name: operations_id_seq; Type: SEQUENCE; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE messaging.operations ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME messaging.operations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: outbox; Type: TABLE; Schema: messaging; Owner: evaluation_migrator
--

CREATE TABLE messaging.outbox (
    id bigint NOT NULL,
    event_id uuid NOT NULL,
    aggregatetype text NOT NULL,
    aggregateid text NOT NULL,
    type text NOT NULL,
    topic text NOT NULL,
    key text NOT NULL,
    payload bytea NOT NULL,
    headers jsonb NOT NULL,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    refused text
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='5000', autovacuum_vacuum_cost_delay='0');


ALTER TABLE messaging.outbox OWNER TO evaluation_migrator;

--
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE messaging.outbox ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME messaging.outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: parked; Type: TABLE; Schema: messaging; Owner: evaluation_migrator
--

CREATE TABLE messaging.parked (
    consumer text NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    key text NOT NULL,
    event_id uuid,
    source text,
    type text,
    record_key bytea,
    record_value bytea,
    header_names text[] NOT NULL,
    header_values bytea[] NOT NULL,
    record_timestamp bigint NOT NULL,
    reason text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt timestamp with time zone,
    parked_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE messaging.parked OWNER TO evaluation_migrator;

--
-- Name: relay_lease; Type: TABLE; Schema: messaging; Owner: evaluation_migrator
--

CREATE TABLE messaging.relay_lease (
    name text NOT NULL,
    owner uuid NOT NULL,
    epoch bigint NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


ALTER TABLE messaging.relay_lease OWNER TO evaluation_migrator;

--
-- Name: suspects; Type: TABLE; Schema: messaging; Owner: evaluation_migrator
--

CREATE TABLE messaging.suspects (
    consumer text NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    attempts integer DEFAULT 1 NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE messaging.suspects OWNER TO evaluation_migrator;

--
-- Name: timers; Type: TABLE; Schema: messaging; Owner: evaluation_migrator
--

CREATE TABLE messaging.timers (
    id bigint NOT NULL,
    employer_id uuid,
    kind text NOT NULL,
    key text NOT NULL,
    due timestamp with time zone NOT NULL,
    correlation_id text NOT NULL,
    traceparent text,
    attempts integer DEFAULT 0 NOT NULL,
    next_attempt timestamp with time zone,
    reason text,
    set_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE messaging.timers OWNER TO evaluation_migrator;

--
-- Name: timers_id_seq; Type: SEQUENCE; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE messaging.timers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME messaging.timers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: audit; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.audit (
    employer_id uuid NOT NULL,
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT app.now() NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    entity text NOT NULL,
    entity_id uuid NOT NULL,
    version integer NOT NULL,
    before jsonb,
    after jsonb NOT NULL,
    why text
);

ALTER TABLE ONLY public.audit FORCE ROW LEVEL SECURITY;


ALTER TABLE public.audit OWNER TO evaluation_migrator;

--
-- Name: audit_id_seq; Type: SEQUENCE; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.audit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: drafts; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.drafts (
    employer_id uuid NOT NULL,
    review_id uuid NOT NULL,
    contents bytea NOT NULL,
    saved_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.drafts FORCE ROW LEVEL SECURITY;


ALTER TABLE public.drafts OWNER TO evaluation_migrator;

--
-- Name: evaluations; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.evaluations (
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
    problem text,
    appealed boolean NOT NULL,
    summary_version integer NOT NULL,
    version integer NOT NULL,
    sequence integer NOT NULL
);

ALTER TABLE ONLY public.evaluations FORCE ROW LEVEL SECURITY;


ALTER TABLE public.evaluations OWNER TO evaluation_migrator;

--
-- Name: idempotent_requests; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.idempotent_requests (
    employer_id uuid,
    person_id uuid,
    principal text NOT NULL,
    key text NOT NULL,
    request_hash bytea NOT NULL,
    status smallint,
    headers jsonb,
    response jsonb,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT idempotent_requests_check CHECK ((num_nonnulls(employer_id, person_id) >= 1))
);

ALTER TABLE ONLY public.idempotent_requests FORCE ROW LEVEL SECURITY;


ALTER TABLE public.idempotent_requests OWNER TO evaluation_migrator;

--
-- Name: known_engagements; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.known_engagements (
    employer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    person jsonb,
    progress text DEFAULT 'active'::text NOT NULL,
    deliverables jsonb DEFAULT '[]'::jsonb NOT NULL
);

ALTER TABLE ONLY public.known_engagements FORCE ROW LEVEL SECURITY;


ALTER TABLE public.known_engagements OWNER TO evaluation_migrator;

--
-- Name: known_members; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.known_members (
    employer_id uuid NOT NULL,
    member_id uuid NOT NULL,
    subject text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    time_zone text NOT NULL,
    roles text[] NOT NULL,
    conflict_tokens text[] NOT NULL,
    active boolean NOT NULL
);

ALTER TABLE ONLY public.known_members FORCE ROW LEVEL SECURITY;


ALTER TABLE public.known_members OWNER TO evaluation_migrator;

--
-- Name: known_policies; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.known_policies (
    employer_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    version integer NOT NULL,
    numbers jsonb NOT NULL
);

ALTER TABLE ONLY public.known_policies FORCE ROW LEVEL SECURITY;


ALTER TABLE public.known_policies OWNER TO evaluation_migrator;

--
-- Name: known_projects; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.known_projects (
    employer_id uuid NOT NULL,
    project_id uuid NOT NULL,
    terms jsonb,
    reviewer_ids uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    rubric_id uuid,
    policy_id uuid,
    panel uuid[],
    cancelled boolean DEFAULT false NOT NULL
);

ALTER TABLE ONLY public.known_projects FORCE ROW LEVEL SECURITY;


ALTER TABLE public.known_projects OWNER TO evaluation_migrator;

--
-- Name: revealed_scorecards; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.revealed_scorecards (
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
    revealed_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.revealed_scorecards FORCE ROW LEVEL SECURITY;


ALTER TABLE public.revealed_scorecards OWNER TO evaluation_migrator;

--
-- Name: reviews; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.reviews (
    employer_id uuid NOT NULL,
    review_id uuid NOT NULL,
    evaluation_id uuid NOT NULL,
    "position" integer NOT NULL,
    reviewer_id uuid NOT NULL,
    due_at timestamp with time zone NOT NULL,
    additional boolean NOT NULL,
    status text NOT NULL,
    overdue boolean NOT NULL,
    declined text,
    scorecard_version integer NOT NULL,
    scorecard_status text NOT NULL,
    commitment text,
    sealed_at timestamp with time zone
);

ALTER TABLE ONLY public.reviews FORCE ROW LEVEL SECURITY;


ALTER TABLE public.reviews OWNER TO evaluation_migrator;

--
-- Name: rubrics; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.rubrics (
    employer_id uuid NOT NULL,
    rubric_id uuid NOT NULL,
    version integer NOT NULL,
    name text NOT NULL,
    digest text NOT NULL,
    criteria jsonb NOT NULL,
    published_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.rubrics FORCE ROW LEVEL SECURITY;


ALTER TABLE public.rubrics OWNER TO evaluation_migrator;

--
-- Name: schema_migrations; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.schema_migrations (
    origin text NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE public.schema_migrations OWNER TO evaluation_migrator;

--
-- Name: sealed_scorecards; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.sealed_scorecards (
    employer_id uuid NOT NULL,
    review_id uuid NOT NULL,
    scorecard_version integer NOT NULL,
    contents bytea NOT NULL
);

ALTER TABLE ONLY public.sealed_scorecards FORCE ROW LEVEL SECURITY;


ALTER TABLE public.sealed_scorecards OWNER TO evaluation_migrator;

--
-- Name: summaries; Type: TABLE; Schema: public; Owner: evaluation_migrator
--

CREATE TABLE public.summaries (
    employer_id uuid NOT NULL,
    evaluation_id uuid NOT NULL,
    summary_version integer NOT NULL,
    contents jsonb NOT NULL,
    published_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.summaries FORCE ROW LEVEL SECURITY;


ALTER TABLE public.summaries OWNER TO evaluation_migrator;

--
-- Data for Name: clock; Type: TABLE DATA; Schema: app; Owner: evaluation_migrator
--

COPY app.clock (one, ahead) FROM stdin;
t	1202:00:00
\.


--
-- Data for Name: consumer_offsets; Type: TABLE DATA; Schema: messaging; Owner: evaluation_migrator
--

COPY messaging.consumer_offsets (consumer, topic, partition, next_offset, epoch, anchor, owner, claims_since_progress, updated_at) FROM stdin;
evaluation.conversion	conversion.recommendation.v1	3	2	1	ddbc6abc9f19207c4d5d719b0bce88de	vm:15986	0	2026-11-24 04:28:40.811388+00
evaluation.conversion	conversion.recommendation.v1	2	2	1	5ac467b1241bc273a2d7b4e1191b551f	vm:15986	0	2026-11-24 04:28:40.85661+00
evaluation.posting	posting.project.v1	3	7	1	c065c70d3b16ccc16925d72d99fc8bca	vm:15986	0	2026-11-24 04:28:41.408778+00
evaluation.posting	posting.project.v1	2	15	1	5d5543cb26b8b09747c98c474fcdeb6f	vm:15986	0	2026-11-24 04:28:45.790429+00
evaluation.posting	posting.engagement.v1	5	11	1	b6fed869b047d78a2f019936e495469b	vm:15986	0	2026-11-24 04:28:43.194164+00
evaluation.posting	posting.project.v1	1	21	1	e1b2bec46b1a8375db3cdf2d82e2737a	vm:15986	0	2026-11-24 04:28:43.474005+00
evaluation.conversion	conversion.policy.v1	0	1	1	4cd5fccd4d07266aa1bd4b1555dc7143	vm:15986	0	2026-11-24 04:28:38.869185+00
evaluation.conversion	conversion.recommendation.v1	0	4	1	541f1edfe27c15f56334acb2698899e3	vm:15986	0	2026-11-24 04:28:44.166701+00
evaluation.posting	posting.member.v1	3	7	1	e05d621fe0373265461b42330beb8837	vm:15986	0	2026-11-24 04:28:42.449124+00
evaluation.posting	posting.engagement.v1	1	10	1	edb830c43af14339d7573a044e838e03	vm:15986	0	2026-11-24 04:28:45.877976+00
evaluation.posting	posting.engagement.v1	2	21	1	1217a780d19cf3a56aed0802d3720278	vm:15986	0	2026-11-24 04:28:45.918647+00
evaluation.posting	posting.engagement.v1	0	17	1	e0cac850f1f5b872e20c3da75c38dbb6	vm:15986	0	2026-11-24 04:28:45.96391+00
evaluation.posting	posting.member.v1	2	5	1	1e01cfe8506a6e17e375139ec6cd2b67	vm:15986	0	2026-11-24 04:28:45.243223+00
evaluation.posting	posting.member.v1	0	5	1	5f474b10aa7c7b2b6238faadd2de89f8	vm:15986	0	2026-11-24 04:28:45.255106+00
evaluation.posting	posting.engagement.v1	4	11	1	15070193c355c947de456278ccc016b4	vm:15986	0	2026-11-24 04:28:39.696185+00
evaluation.posting	posting.member.v1	4	9	1	bedcc402a2fdc37754898e9aa6cd2a38	vm:15986	0	2026-11-24 04:28:45.283994+00
evaluation.posting	posting.member.v1	1	2	1	0de74f59392ad76549cf722d93edeb95	vm:15986	0	2026-11-24 04:28:45.297175+00
evaluation.posting	posting.member.v1	5	5	1	ed56d1da9df1ded8ba3ed1a974199595	vm:15986	0	2026-11-24 04:28:45.321423+00
evaluation.conversion	conversion.policy.v1	4	2	1	15660905ebae3e5751afcc50c88e657a	vm:15986	0	2026-11-24 04:28:45.375845+00
evaluation.posting	posting.project.v1	4	4	1	d4ef078ceda578d92fd61e5a638a42a7	vm:15986	0	2026-11-24 04:28:45.497752+00
\.


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: messaging; Owner: evaluation_migrator
--

COPY messaging.deliveries (id, employer_id, channel, key, payload, correlation_id, traceparent, queued_at, attempts, next_attempt, lease, leased_until, sent_at, failed_at, reason) FROM stdin;
01a20bd0-2370-7069-b5a7-a34d8922254f	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	review_assigned/01a20bd0-2368-72ec-ac58-5dc84e704312	{"kind": "review_assigned", "review_id": "01a20bd0-2368-72ec-ac58-5dc84e704312"}	01a20bd0-2345-77e1-bebf-5c4ba066653e	00-796418b58b2265023879999bbed22985-5a273a355e5e8c90-00	2026-11-24 04:28:39.68152+00	1	\N	\N	\N	2026-11-24 04:28:39.745454+00	\N	\N
01a20bd0-2370-7069-b5a7-a34e06c552f1	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	review_assigned/01a20bd0-2368-72ec-ac58-5dc961179b64	{"kind": "review_assigned", "review_id": "01a20bd0-2368-72ec-ac58-5dc961179b64"}	01a20bd0-2345-77e1-bebf-5c4ba066653e	00-796418b58b2265023879999bbed22985-5a273a355e5e8c90-00	2026-11-24 04:28:39.681729+00	1	\N	\N	\N	2026-11-24 04:28:39.757358+00	\N	\N
01a20bd0-2370-7069-b5a7-a34f1fd50569	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	review_assigned/01a20bd0-2368-72ec-ac58-5dcae8762bce	{"kind": "review_assigned", "review_id": "01a20bd0-2368-72ec-ac58-5dcae8762bce"}	01a20bd0-2345-77e1-bebf-5c4ba066653e	00-796418b58b2265023879999bbed22985-5a273a355e5e8c90-00	2026-11-24 04:28:39.68175+00	1	\N	\N	\N	2026-11-24 04:28:39.758611+00	\N	\N
01a20bd0-23b7-70e3-b08c-04172de93e7d	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	review_assigned/01a20bd0-23b4-7455-bd8c-9d4c2bb37615	{"kind": "review_assigned", "review_id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615"}	01a20bd0-236a-7023-9c37-e577938a64ca	00-cab822969c4f48974d2087b2878281bd-723b7ac7a08f4e23-00	2026-11-24 04:28:39.737281+00	1	\N	\N	\N	2026-11-24 04:28:39.776332+00	\N	\N
01a20bd0-23b7-70e3-b08c-0416da248627	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	review_assigned/01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3	{"kind": "review_assigned", "review_id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3"}	01a20bd0-236a-7023-9c37-e577938a64ca	00-cab822969c4f48974d2087b2878281bd-723b7ac7a08f4e23-00	2026-11-24 04:28:39.737268+00	1	\N	\N	\N	2026-11-24 04:28:39.783888+00	\N	\N
01a20bd0-23b6-7607-94f9-19df41e81597	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	review_assigned/01a20bd0-23b4-7455-bd8c-9d4a3b92350b	{"kind": "review_assigned", "review_id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b"}	01a20bd0-236a-7023-9c37-e577938a64ca	00-cab822969c4f48974d2087b2878281bd-723b7ac7a08f4e23-00	2026-11-24 04:28:39.737235+00	1	\N	\N	\N	2026-11-24 04:28:39.784196+00	\N	\N
01a20bd0-256d-7589-8fdf-9870c014af77	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	review_assigned/01a20bd0-256b-767d-9d86-91284e664e87	{"kind": "review_assigned", "review_id": "01a20bd0-256b-767d-9d86-91284e664e87"}	01a20bd0-2554-7439-a5fc-17acfc501423	00-7a56bffdedd241f16f186420d8992313-da53b1039479542e-00	2026-11-24 04:28:40.178496+00	1	\N	\N	\N	2026-11-24 04:28:40.197981+00	\N	\N
01a20bd0-3109-72e1-bad6-9591eff26f79	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	review_assigned/01a20bd0-3106-759b-9863-ed23d3f7740d	{"kind": "review_assigned", "review_id": "01a20bd0-3106-759b-9863-ed23d3f7740d"}	01a20bd0-30ee-7599-a2a7-1c1b7ab503ef	00-b195791e3d5c7d233c067595d23a34a6-62a7ce6b0d30f2b6-00	2026-11-24 04:28:43.155199+00	1	\N	\N	\N	2026-11-24 04:28:43.207628+00	\N	\N
01a20bd0-3109-72e1-bad6-9592e9dd0f2a	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	review_assigned/01a20bd0-3106-759b-9863-ed24a96f76e4	{"kind": "review_assigned", "review_id": "01a20bd0-3106-759b-9863-ed24a96f76e4"}	01a20bd0-30ee-7599-a2a7-1c1b7ab503ef	00-b195791e3d5c7d233c067595d23a34a6-62a7ce6b0d30f2b6-00	2026-11-24 04:28:43.155244+00	1	\N	\N	\N	2026-11-24 04:28:43.209143+00	\N	\N
01a20bd0-3109-72e1-bad6-959326bb58cf	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	review_assigned/01a20bd0-3106-759b-9863-ed25a22801a9	{"kind": "review_assigned", "review_id": "01a20bd0-3106-759b-9863-ed25a22801a9"}	01a20bd0-30ee-7599-a2a7-1c1b7ab503ef	00-b195791e3d5c7d233c067595d23a34a6-62a7ce6b0d30f2b6-00	2026-11-24 04:28:43.155253+00	1	\N	\N	\N	2026-11-24 04:28:43.221195+00	\N	\N
01a20bd0-314c-751c-b3e4-3b09a0be57ab	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	review_assigned/01a20bd0-3145-73ca-a01a-9c92354c116f	{"kind": "review_assigned", "review_id": "01a20bd0-3145-73ca-a01a-9c92354c116f"}	01a20bd0-3114-7504-8fb2-75a03581456a	00-d37efdd349ca2778b852a607c5e2c4d0-218cbd8180a298f8-00	2026-11-24 04:28:43.225668+00	1	\N	\N	\N	2026-11-24 04:28:43.251315+00	\N	\N
01a20bd0-314c-751c-b3e4-3b0abdf4ce5a	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	review_assigned/01a20bd0-3145-73ca-a01a-9c9398b672ed	{"kind": "review_assigned", "review_id": "01a20bd0-3145-73ca-a01a-9c9398b672ed"}	01a20bd0-3114-7504-8fb2-75a03581456a	00-d37efdd349ca2778b852a607c5e2c4d0-218cbd8180a298f8-00	2026-11-24 04:28:43.225706+00	1	\N	\N	\N	2026-11-24 04:28:43.256459+00	\N	\N
01a20bd0-314c-751c-b3e4-3b0b6ed0919c	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	review_assigned/01a20bd0-3145-73ca-a01a-9c94a6b27c52	{"kind": "review_assigned", "review_id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52"}	01a20bd0-3114-7504-8fb2-75a03581456a	00-d37efdd349ca2778b852a607c5e2c4d0-218cbd8180a298f8-00	2026-11-24 04:28:43.225713+00	1	\N	\N	\N	2026-11-24 04:28:43.2568+00	\N	\N
01a20bd0-32ec-73b3-93f6-c5a58dc4b18f	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	review_assigned/01a20bd0-32ea-766e-b833-e2f7b30b27b8	{"kind": "review_assigned", "review_id": "01a20bd0-32ea-766e-b833-e2f7b30b27b8"}	01a20bd0-32d2-730b-b729-246e3bb8548b	00-cd38c63a5c94a66352e2d1d44583ea14-a5a20fe130e2f8ea-00	2026-11-24 04:28:43.629194+00	1	\N	\N	\N	2026-11-24 04:28:43.646821+00	\N	\N
01a20bd0-3bc6-70c0-8997-18ae15fb5099	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	mail	review_assigned/01a20bd0-3bc1-72b9-bff7-36454cc4b7ff	{"kind": "review_assigned", "review_id": "01a20bd0-3bc1-72b9-bff7-36454cc4b7ff"}	01a20bd0-3bab-7639-a150-7183f53b83e5	00-10028b8ee446b7b87725b6232fa2f194-de08141f2cee465a-00	2026-11-24 04:28:45.907547+00	1	\N	\N	\N	2026-11-24 04:28:45.938225+00	\N	\N
01a20bd0-3bc6-70c0-8997-18acc93b3af7	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	mail	review_assigned/01a20bd0-3bc1-72b9-bff7-36430d4431ac	{"kind": "review_assigned", "review_id": "01a20bd0-3bc1-72b9-bff7-36430d4431ac"}	01a20bd0-3bab-7639-a150-7183f53b83e5	00-10028b8ee446b7b87725b6232fa2f194-de08141f2cee465a-00	2026-11-24 04:28:45.907497+00	1	\N	\N	\N	2026-11-24 04:28:45.938364+00	\N	\N
01a20bd0-3bc6-70c0-8997-18adf9983179	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	mail	review_assigned/01a20bd0-3bc1-72b9-bff7-3644dd61b0bb	{"kind": "review_assigned", "review_id": "01a20bd0-3bc1-72b9-bff7-3644dd61b0bb"}	01a20bd0-3bab-7639-a150-7183f53b83e5	00-10028b8ee446b7b87725b6232fa2f194-de08141f2cee465a-00	2026-11-24 04:28:45.90754+00	1	\N	\N	\N	2026-11-24 04:28:45.938917+00	\N	\N
01a20bd0-3bef-7189-8c2a-b3a44129b046	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	mail	review_assigned/01a20bd0-3bee-73d9-852d-8df9131c26e8	{"kind": "review_assigned", "review_id": "01a20bd0-3bee-73d9-852d-8df9131c26e8"}	01a20bd0-3bc5-707b-b15d-8b9624dca55b	00-ad936d4364994cda1f70db4074781000-167a3451db8f121b-00	2026-11-24 04:28:45.935934+00	1	\N	\N	\N	2026-11-24 04:28:45.979333+00	\N	\N
01a20bd0-3bef-7189-8c2a-b3a5195ae5f2	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	mail	review_assigned/01a20bd0-3bee-73d9-852d-8dfa7f3f0547	{"kind": "review_assigned", "review_id": "01a20bd0-3bee-73d9-852d-8dfa7f3f0547"}	01a20bd0-3bc5-707b-b15d-8b9624dca55b	00-ad936d4364994cda1f70db4074781000-167a3451db8f121b-00	2026-11-24 04:28:45.935956+00	1	\N	\N	\N	2026-11-24 04:28:45.979682+00	\N	\N
01a20bd0-3bef-7189-8c2a-b3a6645b94c0	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	mail	review_assigned/01a20bd0-3bee-73d9-852d-8dfb1e92ef39	{"kind": "review_assigned", "review_id": "01a20bd0-3bee-73d9-852d-8dfb1e92ef39"}	01a20bd0-3bc5-707b-b15d-8b9624dca55b	00-ad936d4364994cda1f70db4074781000-167a3451db8f121b-00	2026-11-24 04:28:45.935966+00	1	\N	\N	\N	2026-11-24 04:28:45.979447+00	\N	\N
\.


--
-- Data for Name: delivery_attempts; Type: TABLE DATA; Schema: messaging; Owner: evaluation_migrator
--

COPY messaging.delivery_attempts (delivery_id, attempt, started_at, finished_at, outcome, detail) FROM stdin;
01a20bd0-2370-7069-b5a7-a34d8922254f	1	2026-11-24 04:28:39.690833+00	2026-11-24 04:28:39.745524+00	sent	\N
01a20bd0-2370-7069-b5a7-a34e06c552f1	1	2026-11-24 04:28:39.69062+00	2026-11-24 04:28:39.75742+00	sent	\N
01a20bd0-2370-7069-b5a7-a34f1fd50569	1	2026-11-24 04:28:39.689806+00	2026-11-24 04:28:39.758654+00	sent	\N
01a20bd0-23b7-70e3-b08c-04172de93e7d	1	2026-11-24 04:28:39.76003+00	2026-11-24 04:28:39.776402+00	sent	\N
01a20bd0-23b7-70e3-b08c-0416da248627	1	2026-11-24 04:28:39.760387+00	2026-11-24 04:28:39.783931+00	sent	\N
01a20bd0-23b6-7607-94f9-19df41e81597	1	2026-11-24 04:28:39.759948+00	2026-11-24 04:28:39.784219+00	sent	\N
01a20bd0-256d-7589-8fdf-9870c014af77	1	2026-11-24 04:28:40.181975+00	2026-11-24 04:28:40.198019+00	sent	\N
01a20bd0-3109-72e1-bad6-9591eff26f79	1	2026-11-24 04:28:43.161183+00	2026-11-24 04:28:43.207672+00	sent	\N
01a20bd0-3109-72e1-bad6-9592e9dd0f2a	1	2026-11-24 04:28:43.160829+00	2026-11-24 04:28:43.209202+00	sent	\N
01a20bd0-3109-72e1-bad6-959326bb58cf	1	2026-11-24 04:28:43.172662+00	2026-11-24 04:28:43.221254+00	sent	\N
01a20bd0-314c-751c-b3e4-3b09a0be57ab	1	2026-11-24 04:28:43.228711+00	2026-11-24 04:28:43.251345+00	sent	\N
01a20bd0-314c-751c-b3e4-3b0abdf4ce5a	1	2026-11-24 04:28:43.229748+00	2026-11-24 04:28:43.256505+00	sent	\N
01a20bd0-314c-751c-b3e4-3b0b6ed0919c	1	2026-11-24 04:28:43.235437+00	2026-11-24 04:28:43.256825+00	sent	\N
01a20bd0-32ec-73b3-93f6-c5a58dc4b18f	1	2026-11-24 04:28:43.633201+00	2026-11-24 04:28:43.646871+00	sent	\N
01a20bd0-3bc6-70c0-8997-18ae15fb5099	1	2026-11-24 04:28:45.910894+00	2026-11-24 04:28:45.93825+00	sent	\N
01a20bd0-3bc6-70c0-8997-18acc93b3af7	1	2026-11-24 04:28:45.910399+00	2026-11-24 04:28:45.938386+00	sent	\N
01a20bd0-3bc6-70c0-8997-18adf9983179	1	2026-11-24 04:28:45.910656+00	2026-11-24 04:28:45.938939+00	sent	\N
01a20bd0-3bef-7189-8c2a-b3a44129b046	1	2026-11-24 04:28:45.943895+00	2026-11-24 04:28:45.979365+00	sent	\N
01a20bd0-3bef-7189-8c2a-b3a6645b94c0	1	2026-11-24 04:28:45.943979+00	2026-11-24 04:28:45.979483+00	sent	\N
01a20bd0-3bef-7189-8c2a-b3a5195ae5f2	1	2026-11-24 04:28:45.943751+00	2026-11-24 04:28:45.979709+00	sent	\N
\.


--
-- Data for Name: inbox; Type: TABLE DATA; Schema: messaging; Owner: evaluation_migrator
--

COPY messaging.inbox (consumer, source, event_id, digest, type, topic, partition, "offset", key, sequence, applied, created_at) FROM stdin;
evaluation.posting	/journeywork/posting	01a20bd0-1d68-7709-9291-ea6ee1bd5b75	\\x177aff3fb44e220077fa365bf7872c53	org.journeywork.posting.member.joined.v1	posting.member.v1	0	0	01a20bd0-1d64-7087-8441-13872a405711	1	1	2026-11-24 04:28:38.368121+00
evaluation.posting	/journeywork/posting	01a20bd0-1ef6-73fa-9ccf-9677b8402835	\\x6543a5ef6d8404749872d94c828d85ba	org.journeywork.posting.member.joined.v1	posting.member.v1	4	0	01a20bd0-1ef1-705a-854d-4b47539b5b35	1	2	2026-11-24 04:28:38.553264+00
evaluation.posting	/journeywork/posting	01a20bd0-1f16-73fc-9ea5-45ad17636305	\\xfe28848065a39ba9c4a82629a1fca5d0	org.journeywork.posting.member.joined.v1	posting.member.v1	3	0	01a20bd0-1f10-7341-8436-4bdbe49e43bb	1	3	2026-11-24 04:28:38.568465+00
evaluation.posting	/journeywork/posting	01a20bd0-1f30-74ef-9b1f-ff19c829e9dd	\\x7c16a5e0ed44a3a0068d544b5c0adf55	org.journeywork.posting.member.joined.v1	posting.member.v1	3	1	01a20bd0-1f2b-71c0-a032-baee3a36adad	1	4	2026-11-24 04:28:38.603424+00
evaluation.posting	/journeywork/posting	01a20bd0-1f4a-72e2-9d1d-9460f56265af	\\xc132f1f7ea00cd56e6961fbf65614121	org.journeywork.posting.member.joined.v1	posting.member.v1	4	1	01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	1	5	2026-11-24 04:28:38.632296+00
evaluation.posting	/journeywork/posting	01a20bd0-1f5a-73bd-83ac-cbd2bcf15afc	\\x5d2619c55ba869519c57a26e513e38fe	org.journeywork.posting.member.joined.v1	posting.member.v1	2	0	01a20bd0-1f56-7026-9a33-b65dffb89b0b	1	6	2026-11-24 04:28:38.645439+00
evaluation.posting	/journeywork/posting	01a20bd0-1f7c-7761-af25-02c35a7c1243	\\xfbaf55549cab0268c2b795fbb6db889a	org.journeywork.posting.member.joined.v1	posting.member.v1	2	1	01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac	1	7	2026-11-24 04:28:38.672996+00
evaluation.posting	/journeywork/posting	01a20bd0-1f8f-71b7-93be-777b411449c1	\\x5674f2a66aaba8495fde693d512a1dc9	org.journeywork.posting.member.joined.v1	posting.member.v1	0	1	01a20bd0-1f8b-71ca-a83f-ecaa6af2b448	1	8	2026-11-24 04:28:38.693589+00
evaluation.posting	/journeywork/posting	01a20bd0-1fa9-71a4-834d-45ff564c945f	\\x1666bd3ebe4fd1c360ebc9df43d000ef	org.journeywork.posting.member.joined.v1	posting.member.v1	1	0	01a20bd0-1f9f-70a8-a171-60a51171acbd	1	9	2026-11-24 04:28:38.732527+00
evaluation.posting	/journeywork/posting	01a20bd0-1fbb-731f-9f1a-133ba381f99c	\\x0e121d2c4cfb887d660a8603e5327f8d	org.journeywork.posting.member.joined.v1	posting.member.v1	4	2	01a20bd0-1fb8-7297-b589-67214bdf9c68	1	10	2026-11-24 04:28:38.736636+00
evaluation.posting	/journeywork/posting	01a20bd0-1fcf-74e6-a242-068738076783	\\x4b2793c34a765d2d55611a5812c1ed90	org.journeywork.posting.member.joined.v1	posting.member.v1	5	0	01a20bd0-1fc8-730d-b833-3cb04aeacb87	1	11	2026-11-24 04:28:38.754178+00
evaluation.conversion	/journeywork/conversion	01a20bd0-202b-718d-adfa-2755d63afca5	\\x84a720626c532f9062dcb52e21f9decc	org.journeywork.conversion.policy.activated.v1	conversion.policy.v1	0	0	01a20bd0-202b-718d-adfa-2754aea107e2	1	12	2026-11-24 04:28:38.869563+00
evaluation.posting	/journeywork/posting	01a20bd0-20a3-7398-a928-ce08c8e7d4b8	\\xc236e387a276d59b8cfdb0445977bc93	org.journeywork.posting.project.published.v1	posting.project.v1	3	3	01a20bd0-20a1-7096-8ce5-169f51943e86	4	13	2026-11-24 04:28:38.975619+00
evaluation.posting	/journeywork/posting	01a20bd0-20bc-7759-bf1b-ad7cd66a3751	\\x887d745ff9b4c4b49440a4ebc2744f37	org.journeywork.posting.project.published.v1	posting.project.v1	1	3	01a20bd0-20b8-7760-a4c8-b20a5f41b697	4	14	2026-11-24 04:28:39.000529+00
evaluation.posting	/journeywork/posting	01a20bd0-20ea-73e6-bb38-2d1962006df5	\\xa5e513f023a018babbc0569836c4795d	org.journeywork.posting.project.published.v1	posting.project.v1	1	7	01a20bd0-20d7-72a1-a408-47abc9f70179	4	15	2026-11-24 04:28:39.039228+00
evaluation.posting	/journeywork/posting	01a20bd0-225e-7480-a5bd-54bc797d5f5d	\\x1df58b9f2bd4e9707a3dbab818503497	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	0	0	01a20bd0-225e-7480-a5bd-54bb983dc6cc	1	16	2026-11-24 04:28:39.412685+00
evaluation.posting	/journeywork/posting	01a20bd0-226e-73b8-ac1c-d7e62961d570	\\xadbae04de5856d62068d5259cd87cb1e	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	4	0	01a20bd0-226e-73b8-ac1c-d7e57848a833	1	17	2026-11-24 04:28:39.427752+00
evaluation.posting	/journeywork/posting	01a20bd0-229c-7176-8a16-1c2258563619	\\x886884af4afc61e1b387a8ae177b934f	org.journeywork.posting.project.started.v1	posting.project.v1	3	5	01a20bd0-20a1-7096-8ce5-169f51943e86	6	18	2026-11-24 04:28:39.482642+00
evaluation.posting	/journeywork/posting	01a20bd0-229b-7792-b52f-06b28f92cd96	\\x3303ef109a7cf03da4ddf4e30cdf157d	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	2	0	01a20bd0-229b-7792-b52f-06b10f4d08fe	1	19	2026-11-24 04:28:39.493088+00
evaluation.posting	/journeywork/posting	01a20bd0-2348-712c-9594-062ffebe5632	\\x0ea4bb31d574da78410a831c9ae9acf2	org.journeywork.posting.engagement.completed.v1	posting.engagement.v1	0	7	01a20bd0-225e-7480-a5bd-54bb983dc6cc	8	20	2026-11-24 04:28:39.644421+00
evaluation.posting	/journeywork/posting	01a20bd0-2370-7218-8db4-1d9869a1bcdf	\\x5f0762e94881053c44f7f2ac51ca8b21	org.journeywork.posting.engagement.completed.v1	posting.engagement.v1	4	10	01a20bd0-226e-73b8-ac1c-d7e57848a833	11	21	2026-11-24 04:28:39.697277+00
evaluation.posting	/journeywork/posting	01a20bd0-247a-76d5-a01e-e9eec1441ae9	\\x07ff0fa45f6cc0f40653082dc1c10f6c	org.journeywork.posting.engagement.incomplete.v1	posting.engagement.v1	2	4	01a20bd0-229b-7792-b52f-06b10f4d08fe	5	22	2026-11-24 04:28:39.96662+00
evaluation.posting	/journeywork/posting	01a20bd0-2d27-755b-8024-e90b53f54b13	\\xf317d991cdfd60efffbf55992763ffd2	org.journeywork.posting.member.joined.v1	posting.member.v1	3	2	01a20bd0-2d23-7023-b739-05d5ccbb26f5	1	23	2026-11-24 04:28:42.188046+00
evaluation.posting	/journeywork/posting	01a20bd0-2df6-7486-8736-eebf53d2cc94	\\x7815705935a95201459a633b3ab8bd4d	org.journeywork.posting.member.joined.v1	posting.member.v1	3	3	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	1	24	2026-11-24 04:28:42.368489+00
evaluation.posting	/journeywork/posting	01a20bd0-2e05-72a9-89b7-67fc200f43cf	\\x4befbf62ee84458aaa738fb10c8672d4	org.journeywork.posting.member.joined.v1	posting.member.v1	4	3	01a20bd0-2e01-7435-abd6-f6f55a0c2dad	1	25	2026-11-24 04:28:42.396284+00
evaluation.posting	/journeywork/posting	01a20bd0-2e13-7714-a71b-edd73816e811	\\x8100d26129db0010af49f44046e38342	org.journeywork.posting.member.joined.v1	posting.member.v1	0	2	01a20bd0-2e0e-7227-b476-f2db3818f7d2	1	26	2026-11-24 04:28:42.401058+00
evaluation.posting	/journeywork/posting	01a20bd0-2e20-719c-8c81-1588c100ab1e	\\x301e4fdcace4cc50845af4d10bf2532c	org.journeywork.posting.member.joined.v1	posting.member.v1	4	4	01a20bd0-2e1a-7056-97db-deb91270dd93	1	27	2026-11-24 04:28:42.410582+00
evaluation.posting	/journeywork/posting	01a20bd0-2e30-734e-9d7e-6c2325286858	\\xec02937b582525e89b26878f2c25a0ac	org.journeywork.posting.member.joined.v1	posting.member.v1	3	4	01a20bd0-2e2c-71ec-a275-58afe43b2588	1	28	2026-11-24 04:28:42.421392+00
evaluation.posting	/journeywork/posting	01a20bd0-2e3b-7226-9597-ad4b2cf1c94b	\\x236b6f3f27682181de7f61b6b24e2e7c	org.journeywork.posting.member.joined.v1	posting.member.v1	3	5	01a20bd0-2e38-7419-98cc-d62165cfacff	1	29	2026-11-24 04:28:42.447664+00
evaluation.posting	/journeywork/posting	01a20bd0-2e4a-7623-8406-657345d554a7	\\x9ebe640fd7ca9744362ee94f74ec33b3	org.journeywork.posting.member.joined.v1	posting.member.v1	3	6	01a20bd0-2e45-74ab-8b58-175f9cabc3b6	1	30	2026-11-24 04:28:42.449326+00
evaluation.posting	/journeywork/posting	01a20bd0-2e58-730b-b922-c639051d4839	\\x54f15d6c69384d4a6494c2ea5960e315	org.journeywork.posting.member.joined.v1	posting.member.v1	0	3	01a20bd0-2e54-7285-883c-aa21116f6a94	1	31	2026-11-24 04:28:42.475705+00
evaluation.posting	/journeywork/posting	01a20bd0-2e62-71e1-ac35-614db19805f1	\\x8d1064d719576a72d0cefc3d1ff53eda	org.journeywork.posting.member.joined.v1	posting.member.v1	5	1	01a20bd0-2e5e-77b3-b679-6803c0847c84	1	32	2026-11-24 04:28:42.481101+00
evaluation.posting	/journeywork/posting	01a20bd0-2e70-739a-ba64-33f62253c8fa	\\x3b9a0376d9270f1d4e6709f935d78107	org.journeywork.posting.member.joined.v1	posting.member.v1	4	5	01a20bd0-2e6c-779b-a68a-5ac34bf35f21	1	33	2026-11-24 04:28:42.505025+00
evaluation.conversion	/journeywork/conversion	01a20bd0-2eb6-7444-8e8f-9d6db09c3f0d	\\xb406c385ec2eb29cf2866fe240cd6cb0	org.journeywork.conversion.policy.activated.v1	conversion.policy.v1	4	0	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	1	34	2026-11-24 04:28:42.56342+00
evaluation.posting	/journeywork/posting	01a20bd0-2f0a-70e7-b2fd-0b03cae03886	\\x0897b8b1f2969c66b8ff524a73c33b81	org.journeywork.posting.project.published.v1	posting.project.v1	1	13	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	4	35	2026-11-24 04:28:42.656824+00
evaluation.posting	/journeywork/posting	01a20bd0-2f10-76e7-92eb-e649d827da1c	\\x1a4673bea361c1857027437ac8e9962f	org.journeywork.posting.project.published.v1	posting.project.v1	2	3	01a20bd0-2f0f-7502-838a-3ac85935be17	4	36	2026-11-24 04:28:42.666667+00
evaluation.posting	/journeywork/posting	01a20bd0-2f40-75db-ba87-ac267ad1e75d	\\xd49d36017d878716e5ab5d39c77d38ff	org.journeywork.posting.project.published.v1	posting.project.v1	1	17	01a20bd0-2f27-7268-947f-29ec6997bb3e	4	37	2026-11-24 04:28:42.712155+00
evaluation.posting	/journeywork/posting	01a20bd0-303e-7543-b493-c1d257df11b9	\\xf6bffc4b738274136fcb062b0c26e3d6	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	0	8	01a20bd0-303e-7543-b493-c1d167d1979d	1	38	2026-11-24 04:28:42.963187+00
evaluation.posting	/journeywork/posting	01a20bd0-3052-740e-95cd-4d1831d2d4a5	\\xdfda7e4722c2031097e5d3ee75daf323	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	5	0	01a20bd0-3052-740e-95cd-4d17b0161f67	1	39	2026-11-24 04:28:42.981776+00
evaluation.posting	/journeywork/posting	01a20bd0-3071-73a6-8e5b-d25b1c561406	\\xae7d7a1ed4736ffb9fcecebe3cbdec75	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	2	5	01a20bd0-3071-73a6-8e5b-d25a90a3a722	1	40	2026-11-24 04:28:43.014595+00
evaluation.posting	/journeywork/posting	01a20bd0-311e-704f-a3ee-b5414fb3e0d4	\\x27aa60b947b4b113aae0db79ca18bd28	org.journeywork.posting.engagement.completed.v1	posting.engagement.v1	5	10	01a20bd0-3052-740e-95cd-4d17b0161f67	11	43	2026-11-24 04:28:43.196547+00
evaluation.posting	/journeywork/posting	01a20bd0-322c-71c4-9299-4366f4b6ce16	\\xdd8e75f49e226e441c93a2f5efc87fbc	org.journeywork.posting.engagement.incomplete.v1	posting.engagement.v1	2	9	01a20bd0-3071-73a6-8e5b-d25a90a3a722	5	44	2026-11-24 04:28:43.466527+00
evaluation.posting	/journeywork/posting	01a20bd0-3bc8-77a2-9a97-c9714534972f	\\x22cb010e98205e188b11a788bffd90f4	org.journeywork.posting.engagement.completed.v1	posting.engagement.v1	2	20	01a20bd0-3b32-72ff-a271-ea1946782d59	11	65	2026-11-24 04:28:45.92325+00
evaluation.posting	/journeywork/posting	01a20bd0-3072-7237-8cac-a5dc96e8e710	\\xe594380cfa452a02e4cb3f1f6097c795	org.journeywork.posting.project.started.v1	posting.project.v1	1	19	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	6	41	2026-11-24 04:28:43.014934+00
evaluation.posting	/journeywork/posting	01a20bd0-30f3-70c9-9661-aac38deca9c5	\\x0b16024b205eb4f728682a2ec2871f45	org.journeywork.posting.engagement.completed.v1	posting.engagement.v1	0	15	01a20bd0-303e-7543-b493-c1d167d1979d	8	42	2026-11-24 04:28:43.132636+00
evaluation.posting	/journeywork/posting	01a20bd0-3855-70ea-a8df-c0afef0d9bd5	\\x20443ac75232dc3fe4c99479919d0a04	org.journeywork.posting.member.joined.v1	posting.member.v1	2	2	01a20bd0-384f-7356-9ab5-284d522aa3b0	1	45	2026-11-24 04:28:45.095985+00
evaluation.posting	/journeywork/posting	01a20bd0-3903-727b-a2e9-824b50f49383	\\x73512354511b514f5655b5a532eaaa88	org.journeywork.posting.member.joined.v1	posting.member.v1	5	2	01a20bd0-38ff-71ed-8b4a-5d36cab7c305	1	46	2026-11-24 04:28:45.194135+00
evaluation.posting	/journeywork/posting	01a20bd0-3910-779f-a166-92d702bde44b	\\x5aa2ae57d2a692d6ea2035f1770cf601	org.journeywork.posting.member.joined.v1	posting.member.v1	2	3	01a20bd0-390d-7394-a1d4-def155d8aa4c	1	47	2026-11-24 04:28:45.22105+00
evaluation.posting	/journeywork/posting	01a20bd0-391c-73b5-a57d-7e131e62e090	\\x42ce91ccd00770cefc1109388c0c35f0	org.journeywork.posting.member.joined.v1	posting.member.v1	4	6	01a20bd0-3917-7208-9722-ad0121097784	1	48	2026-11-24 04:28:45.223229+00
evaluation.posting	/journeywork/posting	01a20bd0-3928-76a4-82e6-0047e00d378b	\\xd3b4e66056d1282dea3b2be84cd9856c	org.journeywork.posting.member.joined.v1	posting.member.v1	4	7	01a20bd0-3924-7407-8c3f-a6aed85bf04b	1	49	2026-11-24 04:28:45.231241+00
evaluation.posting	/journeywork/posting	01a20bd0-3934-77e6-8088-4f8758a8aa4e	\\xbc92e43e30fbc4e330e43271ecb29297	org.journeywork.posting.member.joined.v1	posting.member.v1	2	4	01a20bd0-3930-7580-be74-31319f139f93	1	50	2026-11-24 04:28:45.243551+00
evaluation.posting	/journeywork/posting	01a20bd0-3940-7636-9e10-0cd4871568f3	\\x333776abf745c4281dc6b3f5a0b34e96	org.journeywork.posting.member.joined.v1	posting.member.v1	0	4	01a20bd0-393d-7468-a058-aa849bf51a69	1	51	2026-11-24 04:28:45.25544+00
evaluation.posting	/journeywork/posting	01a20bd0-394b-74da-8714-25ec1dd72c4d	\\x9f32b8eee19795a87770438704a225a9	org.journeywork.posting.member.joined.v1	posting.member.v1	5	3	01a20bd0-3948-7049-a353-e1a12745abf3	1	52	2026-11-24 04:28:45.264904+00
evaluation.posting	/journeywork/posting	01a20bd0-3959-7032-8734-6f41ff95b435	\\xf3fa0b75be2f1f3f1732f1fa9d68363a	org.journeywork.posting.member.joined.v1	posting.member.v1	4	8	01a20bd0-3955-75ee-9724-e31a03aec602	1	53	2026-11-24 04:28:45.285958+00
evaluation.posting	/journeywork/posting	01a20bd0-396a-71f5-b682-8dc5244817b5	\\x8098b818c734bb25564ece76598d6054	org.journeywork.posting.member.joined.v1	posting.member.v1	1	1	01a20bd0-3966-75ef-944b-973b46f4fe20	1	54	2026-11-24 04:28:45.297866+00
evaluation.posting	/journeywork/posting	01a20bd0-3977-7094-b420-07cbedd5dc2d	\\x9714e51eb0cdbcbb31c931a0e4f29844	org.journeywork.posting.member.joined.v1	posting.member.v1	5	4	01a20bd0-3973-76d0-9e86-91421b63b0d8	1	55	2026-11-24 04:28:45.321638+00
evaluation.conversion	/journeywork/conversion	01a20bd0-39b8-768d-bdbf-73cdcff6b64e	\\xe120f9952569475e6bd8aab05b279a8e	org.journeywork.conversion.policy.activated.v1	conversion.policy.v1	4	1	01a20bd0-39b8-768d-bdbf-73ccd908202d	1	56	2026-11-24 04:28:45.376513+00
evaluation.posting	/journeywork/posting	01a20bd0-3a05-72dd-94c4-062e895d8db9	\\x1d3b0d1d542862e4cf3533709fa66e4f	org.journeywork.posting.project.published.v1	posting.project.v1	2	8	01a20bd0-3a05-72dd-94c4-062a6083d7c5	4	57	2026-11-24 04:28:45.475296+00
evaluation.posting	/journeywork/posting	01a20bd0-3a10-75a9-af2a-e02003fdb676	\\x0a60bb337910dba7d2cecae7092e2e9e	org.journeywork.posting.project.published.v1	posting.project.v1	2	12	01a20bd0-3a0f-70c5-bacb-492faecabca8	4	58	2026-11-24 04:28:45.48487+00
evaluation.posting	/journeywork/posting	01a20bd0-3a31-7014-a595-640513b66439	\\x4f73e70fe05fdd5e4e9b3a82ef705dbd	org.journeywork.posting.project.published.v1	posting.project.v1	4	3	01a20bd0-3a1b-7377-974d-26a9567d859a	4	59	2026-11-24 04:28:45.498339+00
evaluation.posting	/journeywork/posting	01a20bd0-3b25-7503-93ed-4f3a662bd4a2	\\xfe5571be2af8189a405497dff1c89588	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	1	0	01a20bd0-3b25-7503-93ed-4f394fcdae04	1	60	2026-11-24 04:28:45.744107+00
evaluation.posting	/journeywork/posting	01a20bd0-3b32-72ff-a271-ea1a436d6eec	\\xb1b5af36bb6c8d988e06749c3830c4cd	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	2	10	01a20bd0-3b32-72ff-a271-ea1946782d59	1	61	2026-11-24 04:28:45.756884+00
evaluation.posting	/journeywork/posting	01a20bd0-3b50-7623-8ff6-675a3504a295	\\x5a67d2fd0ff16da6cd4241f010e2c0eb	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	1	1	01a20bd0-3b4f-7756-a305-403e0fce21e5	1	62	2026-11-24 04:28:45.790692+00
evaluation.posting	/journeywork/posting	01a20bd0-3b51-7542-b60a-21febb18268d	\\x167494bb4c99547ff67f76e46c0bfd7b	org.journeywork.posting.project.started.v1	posting.project.v1	2	14	01a20bd0-3a05-72dd-94c4-062a6083d7c5	6	63	2026-11-24 04:28:45.802679+00
evaluation.posting	/journeywork/posting	01a20bd0-3baf-77d0-84a1-1853dedf0a9c	\\x56faa3a1d4d12060891a8a7c388bfcf8	org.journeywork.posting.engagement.completed.v1	posting.engagement.v1	1	9	01a20bd0-3b25-7503-93ed-4f394fcdae04	8	64	2026-11-24 04:28:45.878761+00
\.


--
-- Data for Name: operations; Type: TABLE DATA; Schema: messaging; Owner: evaluation_migrator
--

COPY messaging.operations (id, at, actor, action, subject, why) FROM stdin;
\.


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: messaging; Owner: evaluation_migrator
--

COPY messaging.outbox (id, event_id, aggregatetype, aggregateid, type, topic, key, payload, headers, created_at, refused) FROM stdin;
72	01a20bd0-4826-76a1-b6cd-e9beb9e0ae16	evaluation.rubric	01a20bd0-4825-70c8-8c54-f51ef076d608	org.journeywork.evaluation.rubric.published.v1	evaluation.rubric.v1	01a20bd0-4825-70c8-8c54-f51ef076d608	\\x7b227275627269635f6964223a2230316132306264302d343832352d373063382d386335342d663531656630373664363038222c2276657273696f6e223a312c226e616d65223a224f6e65207175657374696f6e222c22646967657374223a227368613235363a36636534383035373938626639633231613931663430336664653537303366306333393131356138393262373631626433613663356137666365393961666335222c226372697465726961223a5b7b22637269746572696f6e5f6964223a22757365222c226e616d65223a22557365222c227175657374696f6e223a2243616e20697420626520757365643f222c22776569676874223a2231222c2265766964656e63655f7265717569726564223a66616c73652c226c6576656c73223a5b7b22706f696e7473223a312c22616e63686f72223a2257686174206973207365656e206174206c6576656c20312e227d2c7b22706f696e7473223a322c22616e63686f72223a2257686174206973207365656e206174206c6576656c20322e227d2c7b22706f696e7473223a332c22616e63686f72223a2257686174206973207365656e206174206c6576656c20332e227d5d7d5d7d	{"ce_id": "01a20bd0-4826-76a1-b6cd-e9beb9e0ae16", "ce_time": "2027-01-13T06:28:49.061048+00:00", "ce_type": "org.journeywork.evaluation.rubric.published.v1", "ce_source": "/journeywork/evaluation", "ce_subject": "01a20bd0-4825-70c8-8c54-f51ef076d608", "ce_sequence": "1", "content-type": "application/json", "ce_employerid": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "ce_specversion": "1.0", "ce_traceparent": "00-5700b05ba5c55914711dea06a43863f9-aed301a816a78847-00", "ce_partitionkey": "01a20bd0-4825-70c8-8c54-f51ef076d608", "ce_correlationid": "01a20bd0-4822-7270-ad75-cde31ead039e"}	2026-11-24 04:28:49.064181+00	\N
\.


--
-- Data for Name: parked; Type: TABLE DATA; Schema: messaging; Owner: evaluation_migrator
--

COPY messaging.parked (consumer, topic, partition, "offset", key, event_id, source, type, record_key, record_value, header_names, header_values, record_timestamp, reason, attempts, next_attempt, parked_at) FROM stdin;
evaluation.posting	posting.engagement.v1	0	16	a50f1e61-3dfa-4112-926d-461764df478f	\N	\N	org.journeywork.posting.engagement.completed.v1	\\x61353066316536312d336466612d343131322d393236642d343631373634646634373866	\\x7b2262726f6b656e223a20747275657d	{ce_id,ce_source,ce_type,ce_specversion,ce_subject,ce_time,ce_partitionkey,ce_sequence,ce_employerid,content-type}	{"\\\\x33633161333539392d656434302d343963332d396132332d636661393835663339666631","\\\\x2f6a6f75726e6579776f726b2f706f7374696e67","\\\\x6f72672e6a6f75726e6579776f726b2e706f7374696e672e656e676167656d656e742e636f6d706c657465642e7631","\\\\x312e30","\\\\x61353066316536312d336466612d343131322d393236642d343631373634646634373866","\\\\x323032362d31312d32345430393a30303a30305a","\\\\x61353066316536312d336466612d343131322d393236642d343631373634646634373866","\\\\x31","\\\\x30316132306264302d326431632d373561342d386563622d356430306262633566616463","\\\\x6170706c69636174696f6e2f6a736f6e"}	1795494525946	engagement_id: Field required; project_id: Field required; deliverables: Field required; accepted_by: Field required	0	\N	2026-11-24 04:28:45.969072+00
\.


--
-- Data for Name: relay_lease; Type: TABLE DATA; Schema: messaging; Owner: evaluation_migrator
--

COPY messaging.relay_lease (name, owner, epoch, expires_at) FROM stdin;
outbox	4a026fa3-0a84-48ac-b8ee-39b396e6b7a1	2	2026-11-24 05:28:46.028612+00
\.


--
-- Data for Name: suspects; Type: TABLE DATA; Schema: messaging; Owner: evaluation_migrator
--

COPY messaging.suspects (consumer, topic, partition, "offset", attempts, at) FROM stdin;
\.


--
-- Data for Name: timers; Type: TABLE DATA; Schema: messaging; Owner: evaluation_migrator
--

COPY messaging.timers (id, employer_id, kind, key, due, correlation_id, traceparent, attempts, next_attempt, reason, set_at) FROM stdin;
21	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	evaluation.deadline	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	2027-02-12 06:28:45.437609+00	01a20bd0-3bab-7639-a150-7183f53b83e5	00-10028b8ee446b7b87725b6232fa2f194-de08141f2cee465a-00	0	\N	\N	2026-11-24 04:28:45.900209+00
22	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	review.reminder	01a20bd0-3bc1-72b9-bff7-36430d4431ac	2027-02-11 06:28:45.437609+00	01a20bd0-3bab-7639-a150-7183f53b83e5	00-10028b8ee446b7b87725b6232fa2f194-de08141f2cee465a-00	0	\N	\N	2026-11-24 04:28:45.900253+00
23	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	review.reminder	01a20bd0-3bc1-72b9-bff7-3644dd61b0bb	2027-02-11 06:28:45.437609+00	01a20bd0-3bab-7639-a150-7183f53b83e5	00-10028b8ee446b7b87725b6232fa2f194-de08141f2cee465a-00	0	\N	\N	2026-11-24 04:28:45.900258+00
24	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	review.reminder	01a20bd0-3bc1-72b9-bff7-36454cc4b7ff	2027-02-11 06:28:45.437609+00	01a20bd0-3bab-7639-a150-7183f53b83e5	00-10028b8ee446b7b87725b6232fa2f194-de08141f2cee465a-00	0	\N	\N	2026-11-24 04:28:45.900267+00
25	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	evaluation.deadline	01a20bd0-3be8-75da-a97c-181731baa796	2027-02-12 06:28:45.437609+00	01a20bd0-3bc5-707b-b15d-8b9624dca55b	00-ad936d4364994cda1f70db4074781000-167a3451db8f121b-00	0	\N	\N	2026-11-24 04:28:45.935709+00
26	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	review.reminder	01a20bd0-3bee-73d9-852d-8df9131c26e8	2027-02-11 06:28:45.437609+00	01a20bd0-3bc5-707b-b15d-8b9624dca55b	00-ad936d4364994cda1f70db4074781000-167a3451db8f121b-00	0	\N	\N	2026-11-24 04:28:45.935729+00
27	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	review.reminder	01a20bd0-3bee-73d9-852d-8dfa7f3f0547	2027-02-11 06:28:45.437609+00	01a20bd0-3bc5-707b-b15d-8b9624dca55b	00-ad936d4364994cda1f70db4074781000-167a3451db8f121b-00	0	\N	\N	2026-11-24 04:28:45.935734+00
28	01a20bd0-3849-71f7-a89a-9a0f0b85a27b	review.reminder	01a20bd0-3bee-73d9-852d-8dfb1e92ef39	2027-02-11 06:28:45.437609+00	01a20bd0-3bc5-707b-b15d-8b9624dca55b	00-ad936d4364994cda1f70db4074781000-167a3451db8f121b-00	0	\N	\N	2026-11-24 04:28:45.935739+00
\.


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.audit (employer_id, id, at, actor, action, entity, entity_id, version, before, after, why) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	1	2026-11-24 04:28:39.641823+00	evaluation	opened	evaluation	01a20bd0-2360-7484-916e-d814a9b8f5f1	1	\N	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "opened", "wanted": 3, "problem": null, "reviews": [], "version": 1, "appealed": false, "sequence": 1, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	2	2026-11-24 04:28:39.641823+00	evaluation	assigned, assigned, assigned	evaluation	01a20bd0-2360-7484-916e-d814a9b8f5f1	2	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "opened", "wanted": 3, "problem": null, "reviews": [], "version": 1, "appealed": false, "sequence": 1, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 2, "appealed": false, "sequence": 4, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	3	2026-12-15 05:28:39.693639+00	evaluation	opened	evaluation	01a20bd0-23a9-7771-a738-f863d74903c6	1	\N	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "opened", "wanted": 3, "problem": null, "reviews": [], "version": 1, "appealed": false, "sequence": 1, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	4	2026-12-15 05:28:39.693639+00	evaluation	assigned, assigned, assigned	evaluation	01a20bd0-23a9-7771-a738-f863d74903c6	2	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "opened", "wanted": 3, "problem": null, "reviews": [], "version": 1, "appealed": false, "sequence": 1, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 2, "appealed": false, "sequence": 4, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	5	2026-12-15 05:28:39.992264+00	member:01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	accepted, begun	evaluation	01a20bd0-2360-7484-916e-d814a9b8f5f1	3	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 2, "appealed": false, "sequence": 4, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 3, "appealed": false, "sequence": 4, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	16	2026-12-15 05:28:40.150148+00	member:01a20bd0-1f8b-71ca-a83f-ecaa6af2b448	sealed, quorum_reached	evaluation	01a20bd0-23a9-7771-a738-f863d74903c6	8	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 7, "appealed": false, "sequence": 6, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "quorum_reached", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.150148Z", "commitment": "sha256:4bcd52d85fdce017cf098050e8a16fe417d1a0a3f2cea722abcc150b8a348d02"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 8, "appealed": false, "sequence": 8, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	6	2026-12-15 05:28:40.001007+00	member:01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	sealed	evaluation	01a20bd0-2360-7484-916e-d814a9b8f5f1	4	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 3, "appealed": false, "sequence": 4, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.001007Z", "commitment": "sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 4, "appealed": false, "sequence": 5, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	7	2026-12-15 05:28:40.02968+00	member:01a20bd0-1f56-7026-9a33-b65dffb89b0b	accepted, begun	evaluation	01a20bd0-2360-7484-916e-d814a9b8f5f1	5	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.001007Z", "commitment": "sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 4, "appealed": false, "sequence": 5, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.001007Z", "commitment": "sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 5, "appealed": false, "sequence": 5, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	8	2026-12-15 05:28:40.037079+00	member:01a20bd0-1f56-7026-9a33-b65dffb89b0b	sealed	evaluation	01a20bd0-2360-7484-916e-d814a9b8f5f1	6	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.001007Z", "commitment": "sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 5, "appealed": false, "sequence": 5, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.001007Z", "commitment": "sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.037079Z", "commitment": "sha256:f44cf9ed3a35f5d118ac28d050870b9124d95b7fb929ba3288299169f328c0a4"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 6, "appealed": false, "sequence": 6, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	9	2026-12-15 05:28:40.066139+00	member:01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac	accepted, begun	evaluation	01a20bd0-2360-7484-916e-d814a9b8f5f1	7	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.001007Z", "commitment": "sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.037079Z", "commitment": "sha256:f44cf9ed3a35f5d118ac28d050870b9124d95b7fb929ba3288299169f328c0a4"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 6, "appealed": false, "sequence": 6, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.001007Z", "commitment": "sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.037079Z", "commitment": "sha256:f44cf9ed3a35f5d118ac28d050870b9124d95b7fb929ba3288299169f328c0a4"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 7, "appealed": false, "sequence": 6, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	10	2026-12-15 05:28:40.072653+00	member:01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac	sealed, quorum_reached	evaluation	01a20bd0-2360-7484-916e-d814a9b8f5f1	8	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.001007Z", "commitment": "sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.037079Z", "commitment": "sha256:f44cf9ed3a35f5d118ac28d050870b9124d95b7fb929ba3288299169f328c0a4"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 7, "appealed": false, "sequence": 6, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "quorum_reached", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.001007Z", "commitment": "sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.037079Z", "commitment": "sha256:f44cf9ed3a35f5d118ac28d050870b9124d95b7fb929ba3288299169f328c0a4"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.072653Z", "commitment": "sha256:f1690f37d61b5fb68009e19500fd2938100343de67200f8e49a6bc14aaa80b5c"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 8, "appealed": false, "sequence": 8, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	17	2026-12-15 05:28:40.150148+00	evaluation	additional_review_requested, assigned	evaluation	01a20bd0-23a9-7771-a738-f863d74903c6	9	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "quorum_reached", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.150148Z", "commitment": "sha256:4bcd52d85fdce017cf098050e8a16fe417d1a0a3f2cea722abcc150b8a348d02"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 8, "appealed": false, "sequence": 8, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.150148Z", "commitment": "sha256:4bcd52d85fdce017cf098050e8a16fe417d1a0a3f2cea722abcc150b8a348d02"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}, {"id": "01a20bd0-256b-767d-9d86-91284e664e87", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}], "version": 9, "appealed": false, "sequence": 10, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	11	2026-12-15 05:28:40.09547+00	member:01a20bd0-1f2b-71c0-a032-baee3a36adad	accepted, begun	evaluation	01a20bd0-23a9-7771-a738-f863d74903c6	3	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 2, "appealed": false, "sequence": 4, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 3, "appealed": false, "sequence": 4, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	12	2026-12-15 05:28:40.101187+00	member:01a20bd0-1f2b-71c0-a032-baee3a36adad	sealed	evaluation	01a20bd0-23a9-7771-a738-f863d74903c6	4	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 3, "appealed": false, "sequence": 4, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 4, "appealed": false, "sequence": 5, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	13	2026-12-15 05:28:40.119422+00	member:01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	accepted, begun	evaluation	01a20bd0-23a9-7771-a738-f863d74903c6	5	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 4, "appealed": false, "sequence": 5, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 5, "appealed": false, "sequence": 5, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	14	2026-12-15 05:28:40.124753+00	member:01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	sealed	evaluation	01a20bd0-23a9-7771-a738-f863d74903c6	6	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 5, "appealed": false, "sequence": 5, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 6, "appealed": false, "sequence": 6, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	15	2026-12-15 05:28:40.142377+00	member:01a20bd0-1f8b-71ca-a83f-ecaa6af2b448	accepted, begun	evaluation	01a20bd0-23a9-7771-a738-f863d74903c6	7	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 6, "appealed": false, "sequence": 6, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}], "version": 7, "appealed": false, "sequence": 6, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	24	2026-12-23 05:28:43.192655+00	evaluation	opened	evaluation	01a20bd0-313f-717d-af38-c21c498acc5a	1	\N	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "opened", "wanted": 3, "problem": null, "reviews": [], "version": 1, "appealed": false, "sequence": 1, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	18	2026-12-15 05:28:40.244048+00	member:01a20bd0-1f56-7026-9a33-b65dffb89b0b	accepted, begun	evaluation	01a20bd0-23a9-7771-a738-f863d74903c6	10	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.150148Z", "commitment": "sha256:4bcd52d85fdce017cf098050e8a16fe417d1a0a3f2cea722abcc150b8a348d02"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}, {"id": "01a20bd0-256b-767d-9d86-91284e664e87", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "assigned", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}], "version": 9, "appealed": false, "sequence": 10, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.150148Z", "commitment": "sha256:4bcd52d85fdce017cf098050e8a16fe417d1a0a3f2cea722abcc150b8a348d02"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}, {"id": "01a20bd0-256b-767d-9d86-91284e664e87", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}], "version": 10, "appealed": false, "sequence": 10, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	19	2026-12-15 05:28:40.250638+00	member:01a20bd0-1f56-7026-9a33-b65dffb89b0b	sealed, quorum_reached	evaluation	01a20bd0-23a9-7771-a738-f863d74903c6	11	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.150148Z", "commitment": "sha256:4bcd52d85fdce017cf098050e8a16fe417d1a0a3f2cea722abcc150b8a348d02"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}, {"id": "01a20bd0-256b-767d-9d86-91284e664e87", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "in_progress", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}], "version": 10, "appealed": false, "sequence": 10, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "quorum_reached", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.150148Z", "commitment": "sha256:4bcd52d85fdce017cf098050e8a16fe417d1a0a3f2cea722abcc150b8a348d02"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}, {"id": "01a20bd0-256b-767d-9d86-91284e664e87", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.250638Z", "commitment": "sha256:51fd89783f6a3e7311556a532ac5bac19380e7707868c964c0b24ccf4a6e4df0"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}], "version": 11, "appealed": false, "sequence": 12, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	20	2026-12-15 05:28:40.250638+00	evaluation	card_revealed, card_revealed, card_revealed, revealed, finalized, summary_published	evaluation	01a20bd0-2360-7484-916e-d814a9b8f5f1	9	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "quorum_reached", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.001007Z", "commitment": "sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.037079Z", "commitment": "sha256:f44cf9ed3a35f5d118ac28d050870b9124d95b7fb929ba3288299169f328c0a4"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.072653Z", "commitment": "sha256:f1690f37d61b5fb68009e19500fd2938100343de67200f8e49a6bc14aaa80b5c"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 8, "appealed": false, "sequence": 8, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "summary_published", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "card": {"status": "final", "version": 1, "sealed_at": "2026-12-15T05:28:40.001007Z", "commitment": "sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "revealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "card": {"status": "final", "version": 1, "sealed_at": "2026-12-15T05:28:40.037079Z", "commitment": "sha256:f44cf9ed3a35f5d118ac28d050870b9124d95b7fb929ba3288299169f328c0a4"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "revealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}, {"id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "card": {"status": "final", "version": 1, "sealed_at": "2026-12-15T05:28:40.072653Z", "commitment": "sha256:f1690f37d61b5fb68009e19500fd2938100343de67200f8e49a6bc14aaa80b5c"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "revealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"}], "version": 9, "appealed": false, "sequence": 13, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 1}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	21	2026-12-15 05:28:40.250638+00	evaluation	card_revealed, card_revealed, card_revealed, card_revealed, revealed, finalized, summary_published	evaluation	01a20bd0-23a9-7771-a738-f863d74903c6	12	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "quorum_reached", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.150148Z", "commitment": "sha256:4bcd52d85fdce017cf098050e8a16fe417d1a0a3f2cea722abcc150b8a348d02"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}, {"id": "01a20bd0-256b-767d-9d86-91284e664e87", "card": {"status": "sealed", "version": 1, "sealed_at": "2026-12-15T05:28:40.250638Z", "commitment": "sha256:51fd89783f6a3e7311556a532ac5bac19380e7707868c964c0b24ccf4a6e4df0"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "sealed", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}], "version": 11, "appealed": false, "sequence": 12, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-23a9-7771-a738-f863d74903c6", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "summary_published", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "card": {"status": "final", "version": 1, "sealed_at": "2026-12-15T05:28:40.101187Z", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "revealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f2b-71c0-a032-baee3a36adad"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "card": {"status": "final", "version": 1, "sealed_at": "2026-12-15T05:28:40.124753Z", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "revealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e"}, {"id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "card": {"status": "final", "version": 1, "sealed_at": "2026-12-15T05:28:40.150148Z", "commitment": "sha256:4bcd52d85fdce017cf098050e8a16fe417d1a0a3f2cea722abcc150b8a348d02"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "revealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"}, {"id": "01a20bd0-256b-767d-9d86-91284e664e87", "card": {"status": "final", "version": 1, "sealed_at": "2026-12-15T05:28:40.250638Z", "commitment": "sha256:51fd89783f6a3e7311556a532ac5bac19380e7707868c964c0b24ccf4a6e4df0"}, "due_at": "2026-12-24T04:28:38.917805Z", "status": "revealed", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-1f56-7026-9a33-b65dffb89b0b"}], "version": 12, "appealed": false, "sequence": 18, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 1}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	22	2026-12-23 05:28:43.131673+00	evaluation	opened	evaluation	01a20bd0-3100-73a4-a245-b2c4f3a096ac	1	\N	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "opened", "wanted": 3, "problem": null, "reviews": [], "version": 1, "appealed": false, "sequence": 1, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	23	2026-12-23 05:28:43.131673+00	evaluation	assigned, assigned, assigned	evaluation	01a20bd0-3100-73a4-a245-b2c4f3a096ac	2	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "opened", "wanted": 3, "problem": null, "reviews": [], "version": 1, "appealed": false, "sequence": 1, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 2, "appealed": false, "sequence": 4, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	25	2026-12-23 05:28:43.192655+00	evaluation	assigned, assigned, assigned	evaluation	01a20bd0-313f-717d-af38-c21c498acc5a	2	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "opened", "wanted": 3, "problem": null, "reviews": [], "version": 1, "appealed": false, "sequence": 1, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 2, "appealed": false, "sequence": 4, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	45	2027-01-13 06:28:45.916518+00	evaluation	opened	evaluation	01a20bd0-3be8-75da-a97c-181731baa796	1	\N	{"id": "01a20bd0-3be8-75da-a97c-181731baa796", "policy": {"id": "01a20bd0-39b8-768d-bdbf-73ccd908202d", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "opened", "wanted": 3, "problem": null, "reviews": [], "version": 1, "appealed": false, "sequence": 1, "project_id": "01a20bd0-3a05-72dd-94c4-062a6083d7c5", "subject_id": "fcda1ffd-8101-42e4-a1fa-fb4fa83b27bf", "employer_id": "01a20bd0-3849-71f7-a89a-9a0f0b85a27b", "engagement_id": "01a20bd0-3b32-72ff-a271-ea1946782d59", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	46	2027-01-13 06:28:45.916518+00	evaluation	assigned, assigned, assigned	evaluation	01a20bd0-3be8-75da-a97c-181731baa796	2	{"id": "01a20bd0-3be8-75da-a97c-181731baa796", "policy": {"id": "01a20bd0-39b8-768d-bdbf-73ccd908202d", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "opened", "wanted": 3, "problem": null, "reviews": [], "version": 1, "appealed": false, "sequence": 1, "project_id": "01a20bd0-3a05-72dd-94c4-062a6083d7c5", "subject_id": "fcda1ffd-8101-42e4-a1fa-fb4fa83b27bf", "employer_id": "01a20bd0-3849-71f7-a89a-9a0f0b85a27b", "engagement_id": "01a20bd0-3b32-72ff-a271-ea1946782d59", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-3be8-75da-a97c-181731baa796", "policy": {"id": "01a20bd0-39b8-768d-bdbf-73ccd908202d", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3bee-73d9-852d-8df9131c26e8", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-02-12T06:28:45.437609Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-3917-7208-9722-ad0121097784"}, {"id": "01a20bd0-3bee-73d9-852d-8dfa7f3f0547", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-02-12T06:28:45.437609Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-3930-7580-be74-31319f139f93"}, {"id": "01a20bd0-3bee-73d9-852d-8dfb1e92ef39", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-02-12T06:28:45.437609Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-3948-7049-a353-e1a12745abf3"}], "version": 2, "appealed": false, "sequence": 4, "project_id": "01a20bd0-3a05-72dd-94c4-062a6083d7c5", "subject_id": "fcda1ffd-8101-42e4-a1fa-fb4fa83b27bf", "employer_id": "01a20bd0-3849-71f7-a89a-9a0f0b85a27b", "engagement_id": "01a20bd0-3b32-72ff-a271-ea1946782d59", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	26	2027-01-13 06:28:43.463936+00	member:01a20bd0-2e1a-7056-97db-deb91270dd93	accepted, begun	evaluation	01a20bd0-3100-73a4-a245-b2c4f3a096ac	3	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 2, "appealed": false, "sequence": 4, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 3, "appealed": false, "sequence": 4, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	27	2027-01-13 06:28:43.475013+00	member:01a20bd0-2e1a-7056-97db-deb91270dd93	sealed	evaluation	01a20bd0-3100-73a4-a245-b2c4f3a096ac	4	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 3, "appealed": false, "sequence": 4, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.475013Z", "commitment": "sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 4, "appealed": false, "sequence": 5, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	28	2027-01-13 06:28:43.492712+00	member:01a20bd0-2e38-7419-98cc-d62165cfacff	accepted, begun	evaluation	01a20bd0-3100-73a4-a245-b2c4f3a096ac	5	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.475013Z", "commitment": "sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 4, "appealed": false, "sequence": 5, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.475013Z", "commitment": "sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 5, "appealed": false, "sequence": 5, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	29	2027-01-13 06:28:43.499688+00	member:01a20bd0-2e38-7419-98cc-d62165cfacff	sealed	evaluation	01a20bd0-3100-73a4-a245-b2c4f3a096ac	6	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.475013Z", "commitment": "sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 5, "appealed": false, "sequence": 5, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.475013Z", "commitment": "sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.499688Z", "commitment": "sha256:276f786c06d47087bf49b936993c049eaa5d5d173562f0456a10d9e79232bfb6"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 6, "appealed": false, "sequence": 6, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	30	2027-01-13 06:28:43.522705+00	member:01a20bd0-2e45-74ab-8b58-175f9cabc3b6	accepted, begun	evaluation	01a20bd0-3100-73a4-a245-b2c4f3a096ac	7	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.475013Z", "commitment": "sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.499688Z", "commitment": "sha256:276f786c06d47087bf49b936993c049eaa5d5d173562f0456a10d9e79232bfb6"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 6, "appealed": false, "sequence": 6, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.475013Z", "commitment": "sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.499688Z", "commitment": "sha256:276f786c06d47087bf49b936993c049eaa5d5d173562f0456a10d9e79232bfb6"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 7, "appealed": false, "sequence": 6, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	31	2027-01-13 06:28:43.529381+00	member:01a20bd0-2e45-74ab-8b58-175f9cabc3b6	sealed, quorum_reached	evaluation	01a20bd0-3100-73a4-a245-b2c4f3a096ac	8	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.475013Z", "commitment": "sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.499688Z", "commitment": "sha256:276f786c06d47087bf49b936993c049eaa5d5d173562f0456a10d9e79232bfb6"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 7, "appealed": false, "sequence": 6, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "quorum_reached", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.475013Z", "commitment": "sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.499688Z", "commitment": "sha256:276f786c06d47087bf49b936993c049eaa5d5d173562f0456a10d9e79232bfb6"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.529381Z", "commitment": "sha256:f794525ae761121d5f319cd35273170070c589f20d275270b8b68cb842748910"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 8, "appealed": false, "sequence": 8, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	32	2027-01-13 06:28:43.5498+00	member:01a20bd0-2e0e-7227-b476-f2db3818f7d2	accepted, begun	evaluation	01a20bd0-313f-717d-af38-c21c498acc5a	3	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 2, "appealed": false, "sequence": 4, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 3, "appealed": false, "sequence": 4, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	33	2027-01-13 06:28:43.554885+00	member:01a20bd0-2e0e-7227-b476-f2db3818f7d2	sealed	evaluation	01a20bd0-313f-717d-af38-c21c498acc5a	4	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 3, "appealed": false, "sequence": 4, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 4, "appealed": false, "sequence": 5, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	34	2027-01-13 06:28:43.572399+00	member:01a20bd0-2e2c-71ec-a275-58afe43b2588	accepted, begun	evaluation	01a20bd0-313f-717d-af38-c21c498acc5a	5	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 4, "appealed": false, "sequence": 5, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 5, "appealed": false, "sequence": 5, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	35	2027-01-13 06:28:43.577633+00	member:01a20bd0-2e2c-71ec-a275-58afe43b2588	sealed	evaluation	01a20bd0-313f-717d-af38-c21c498acc5a	6	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 5, "appealed": false, "sequence": 5, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 6, "appealed": false, "sequence": 6, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	36	2027-01-13 06:28:43.598405+00	member:01a20bd0-2e38-7419-98cc-d62165cfacff	accepted, begun	evaluation	01a20bd0-313f-717d-af38-c21c498acc5a	7	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 6, "appealed": false, "sequence": 6, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 7, "appealed": false, "sequence": 6, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	37	2027-01-13 06:28:43.604339+00	member:01a20bd0-2e38-7419-98cc-d62165cfacff	sealed, quorum_reached	evaluation	01a20bd0-313f-717d-af38-c21c498acc5a	8	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 7, "appealed": false, "sequence": 6, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "quorum_reached", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.604339Z", "commitment": "sha256:17faf91ad81252f5e8da08617454fc9ebfa6a1e263c6d51c4d9e4815d9681867"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 8, "appealed": false, "sequence": 8, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	38	2027-01-13 06:28:43.604339+00	evaluation	additional_review_requested, assigned	evaluation	01a20bd0-313f-717d-af38-c21c498acc5a	9	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "quorum_reached", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.604339Z", "commitment": "sha256:17faf91ad81252f5e8da08617454fc9ebfa6a1e263c6d51c4d9e4815d9681867"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}], "version": 8, "appealed": false, "sequence": 8, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.604339Z", "commitment": "sha256:17faf91ad81252f5e8da08617454fc9ebfa6a1e263c6d51c4d9e4815d9681867"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-32ea-766e-b833-e2f7b30b27b8", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}], "version": 9, "appealed": false, "sequence": 10, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	39	2027-01-13 06:28:43.691056+00	member:01a20bd0-2e1a-7056-97db-deb91270dd93	accepted, begun	evaluation	01a20bd0-313f-717d-af38-c21c498acc5a	10	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.604339Z", "commitment": "sha256:17faf91ad81252f5e8da08617454fc9ebfa6a1e263c6d51c4d9e4815d9681867"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-32ea-766e-b833-e2f7b30b27b8", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "assigned", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}], "version": 9, "appealed": false, "sequence": 10, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.604339Z", "commitment": "sha256:17faf91ad81252f5e8da08617454fc9ebfa6a1e263c6d51c4d9e4815d9681867"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-32ea-766e-b833-e2f7b30b27b8", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}], "version": 10, "appealed": false, "sequence": 10, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	40	2027-01-13 06:28:43.697014+00	member:01a20bd0-2e1a-7056-97db-deb91270dd93	sealed, quorum_reached	evaluation	01a20bd0-313f-717d-af38-c21c498acc5a	11	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.604339Z", "commitment": "sha256:17faf91ad81252f5e8da08617454fc9ebfa6a1e263c6d51c4d9e4815d9681867"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-32ea-766e-b833-e2f7b30b27b8", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "in_progress", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}], "version": 10, "appealed": false, "sequence": 10, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "quorum_reached", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.604339Z", "commitment": "sha256:17faf91ad81252f5e8da08617454fc9ebfa6a1e263c6d51c4d9e4815d9681867"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-32ea-766e-b833-e2f7b30b27b8", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.697014Z", "commitment": "sha256:018c7f65008479d52523fc211e1beed5f9a72497a0195942d71da7d7e2787296"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}], "version": 11, "appealed": false, "sequence": 12, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	41	2027-01-13 06:28:43.697014+00	evaluation	card_revealed, card_revealed, card_revealed, revealed, finalized, summary_published	evaluation	01a20bd0-3100-73a4-a245-b2c4f3a096ac	9	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "quorum_reached", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.475013Z", "commitment": "sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.499688Z", "commitment": "sha256:276f786c06d47087bf49b936993c049eaa5d5d173562f0456a10d9e79232bfb6"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.529381Z", "commitment": "sha256:f794525ae761121d5f319cd35273170070c589f20d275270b8b68cb842748910"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 8, "appealed": false, "sequence": 8, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "summary_published", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "card": {"status": "final", "version": 1, "sealed_at": "2027-01-13T06:28:43.475013Z", "commitment": "sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "revealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}, {"id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "card": {"status": "final", "version": 1, "sealed_at": "2027-01-13T06:28:43.499688Z", "commitment": "sha256:276f786c06d47087bf49b936993c049eaa5d5d173562f0456a10d9e79232bfb6"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "revealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-3106-759b-9863-ed25a22801a9", "card": {"status": "final", "version": 1, "sealed_at": "2027-01-13T06:28:43.529381Z", "commitment": "sha256:f794525ae761121d5f319cd35273170070c589f20d275270b8b68cb842748910"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "revealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"}], "version": 9, "appealed": false, "sequence": 13, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 1}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	42	2027-01-13 06:28:43.697014+00	evaluation	card_revealed, card_revealed, card_revealed, card_revealed, revealed, finalized, summary_published	evaluation	01a20bd0-313f-717d-af38-c21c498acc5a	12	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "quorum_reached", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.604339Z", "commitment": "sha256:17faf91ad81252f5e8da08617454fc9ebfa6a1e263c6d51c4d9e4815d9681867"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-32ea-766e-b833-e2f7b30b27b8", "card": {"status": "sealed", "version": 1, "sealed_at": "2027-01-13T06:28:43.697014Z", "commitment": "sha256:018c7f65008479d52523fc211e1beed5f9a72497a0195942d71da7d7e2787296"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "sealed", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}], "version": 11, "appealed": false, "sequence": 12, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 0}	{"id": "01a20bd0-313f-717d-af38-c21c498acc5a", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "summary_published", "wanted": 4, "problem": null, "reviews": [{"id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "card": {"status": "final", "version": 1, "sealed_at": "2027-01-13T06:28:43.554885Z", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "revealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e0e-7227-b476-f2db3818f7d2"}, {"id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "card": {"status": "final", "version": 1, "sealed_at": "2027-01-13T06:28:43.577633Z", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "revealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e2c-71ec-a275-58afe43b2588"}, {"id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "card": {"status": "final", "version": 1, "sealed_at": "2027-01-13T06:28:43.604339Z", "commitment": "sha256:17faf91ad81252f5e8da08617454fc9ebfa6a1e263c6d51c4d9e4815d9681867"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "revealed", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-2e38-7419-98cc-d62165cfacff"}, {"id": "01a20bd0-32ea-766e-b833-e2f7b30b27b8", "card": {"status": "final", "version": 1, "sealed_at": "2027-01-13T06:28:43.697014Z", "commitment": "sha256:018c7f65008479d52523fc211e1beed5f9a72497a0195942d71da7d7e2787296"}, "due_at": "2027-01-22T05:28:42.623475Z", "status": "revealed", "overdue": false, "declined": null, "additional": true, "reviewer_id": "01a20bd0-2e1a-7056-97db-deb91270dd93"}], "version": 12, "appealed": false, "sequence": 18, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 1}	\N
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	43	2027-01-13 06:28:45.877541+00	evaluation	opened	evaluation	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	1	\N	{"id": "01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c", "policy": {"id": "01a20bd0-39b8-768d-bdbf-73ccd908202d", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "opened", "wanted": 3, "problem": null, "reviews": [], "version": 1, "appealed": false, "sequence": 1, "project_id": "01a20bd0-3a05-72dd-94c4-062a6083d7c5", "subject_id": "cb2d415d-60bd-41a1-81c9-b3953eac7fe4", "employer_id": "01a20bd0-3849-71f7-a89a-9a0f0b85a27b", "engagement_id": "01a20bd0-3b25-7503-93ed-4f394fcdae04", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	44	2027-01-13 06:28:45.877541+00	evaluation	assigned, assigned, assigned	evaluation	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	2	{"id": "01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c", "policy": {"id": "01a20bd0-39b8-768d-bdbf-73ccd908202d", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "opened", "wanted": 3, "problem": null, "reviews": [], "version": 1, "appealed": false, "sequence": 1, "project_id": "01a20bd0-3a05-72dd-94c4-062a6083d7c5", "subject_id": "cb2d415d-60bd-41a1-81c9-b3953eac7fe4", "employer_id": "01a20bd0-3849-71f7-a89a-9a0f0b85a27b", "engagement_id": "01a20bd0-3b25-7503-93ed-4f394fcdae04", "candidate_label": "Candidate 1", "summary_version": 0}	{"id": "01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c", "policy": {"id": "01a20bd0-39b8-768d-bdbf-73ccd908202d", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "status": "reviewing", "wanted": 3, "problem": null, "reviews": [{"id": "01a20bd0-3bc1-72b9-bff7-36430d4431ac", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-02-12T06:28:45.437609Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-3924-7407-8c3f-a6aed85bf04b"}, {"id": "01a20bd0-3bc1-72b9-bff7-3644dd61b0bb", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-02-12T06:28:45.437609Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-3930-7580-be74-31319f139f93"}, {"id": "01a20bd0-3bc1-72b9-bff7-36454cc4b7ff", "card": {"status": "draft", "version": 1, "sealed_at": null, "commitment": null}, "due_at": "2027-02-12T06:28:45.437609Z", "status": "assigned", "overdue": false, "declined": null, "additional": false, "reviewer_id": "01a20bd0-393d-7468-a058-aa849bf51a69"}], "version": 2, "appealed": false, "sequence": 4, "project_id": "01a20bd0-3a05-72dd-94c4-062a6083d7c5", "subject_id": "cb2d415d-60bd-41a1-81c9-b3953eac7fe4", "employer_id": "01a20bd0-3849-71f7-a89a-9a0f0b85a27b", "engagement_id": "01a20bd0-3b25-7503-93ed-4f394fcdae04", "candidate_label": "Candidate 1", "summary_version": 0}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	47	2027-01-13 06:28:49.061048+00	member:01a20bd0-2e6c-779b-a68a-5ac34bf35f21	published	rubric	01a20bd0-4825-70c8-8c54-f51ef076d608	1	\N	{"name": "One question", "digest": "sha256:6ce4805798bf9c21a91f403fde5703f0c39115a892b761bd3a6c5a7fce99afc5", "criteria": ["use"]}	\N
\.


--
-- Data for Name: drafts; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.drafts (employer_id, review_id, contents, saved_at) FROM stdin;
\.


--
-- Data for Name: evaluations; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.evaluations (employer_id, evaluation_id, engagement_id, project_id, subject_id, candidate_label, rubric_id, rubric_version, policy_id, policy_version, wanted, status, problem, appealed, summary_version, version, sequence) FROM stdin;
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3100-73a4-a245-b2c4f3a096ac	01a20bd0-303e-7543-b493-c1d167d1979d	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	e90cf653-834e-418f-9a28-21a8fe1ae355	Candidate 1	018f0000-0000-7000-8000-000000000002	1	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	1	3	summary_published	\N	f	1	9	13
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-313f-717d-af38-c21c498acc5a	01a20bd0-3052-740e-95cd-4d17b0161f67	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	e44ad3bb-3d76-433a-a48e-7bf3d5c869f4	Candidate 2	018f0000-0000-7000-8000-000000000002	1	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	1	4	summary_published	\N	f	1	12	18
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	01a20bd0-3b25-7503-93ed-4f394fcdae04	01a20bd0-3a05-72dd-94c4-062a6083d7c5	cb2d415d-60bd-41a1-81c9-b3953eac7fe4	Candidate 1	018f0000-0000-7000-8000-000000000002	1	01a20bd0-39b8-768d-bdbf-73ccd908202d	1	3	reviewing	\N	f	0	2	4
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3be8-75da-a97c-181731baa796	01a20bd0-3b32-72ff-a271-ea1946782d59	01a20bd0-3a05-72dd-94c4-062a6083d7c5	fcda1ffd-8101-42e4-a1fa-fb4fa83b27bf	Candidate 2	018f0000-0000-7000-8000-000000000002	1	01a20bd0-39b8-768d-bdbf-73ccd908202d	1	3	reviewing	\N	f	0	2	4
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2360-7484-916e-d814a9b8f5f1	01a20bd0-225e-7480-a5bd-54bb983dc6cc	01a20bd0-20a1-7096-8ce5-169f51943e86	9b8180ec-be04-4638-9b1d-8182bc509944	Candidate 1	018f0000-0000-7000-8000-000000000002	1	01a20bd0-202b-718d-adfa-2754aea107e2	1	3	summary_published	\N	f	1	9	13
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-23a9-7771-a738-f863d74903c6	01a20bd0-226e-73b8-ac1c-d7e57848a833	01a20bd0-20a1-7096-8ce5-169f51943e86	46754c94-6cac-4c12-b750-fb3baa6233ea	Candidate 2	018f0000-0000-7000-8000-000000000002	1	01a20bd0-202b-718d-adfa-2754aea107e2	1	4	summary_published	\N	f	1	12	18
\.


--
-- Data for Name: idempotent_requests; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.idempotent_requests (employer_id, person_id, principal, key, request_hash, status, headers, response, created_at) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	519f7ec7-46b8-4e0c-91aa-9fbda8ccd333	\\x032cbb95f84adb5c259ede0ba1229519dd694e4281e4458b26e181cfa6807073	200	\N	{"sealed": 1, "status": "sealed", "wanted": 3, "review_id": "01a20bd0-2368-72ec-ac58-5dc84e704312", "commitment": "sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75"}	2026-11-24 04:28:40.001007+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1f56-7026-9a33-b65dffb89b0b	f1806b60-65d9-4c23-974f-fc4360729907	\\xd7a2a783249c5e7e0117611fc39a5d9b97c651100c3c0891bb3114277dfbdc85	200	\N	{"sealed": 2, "status": "sealed", "wanted": 3, "review_id": "01a20bd0-2368-72ec-ac58-5dc961179b64", "commitment": "sha256:f44cf9ed3a35f5d118ac28d050870b9124d95b7fb929ba3288299169f328c0a4"}	2026-11-24 04:28:40.037079+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac	358e1ffc-7ad1-403c-b9f0-034ea9f20f60	\\xe1bf1feb58a5660b37613c338433fcf0bddbca0d01e52562e758cca5ff3de96d	200	\N	{"sealed": 3, "status": "sealed", "wanted": 3, "review_id": "01a20bd0-2368-72ec-ac58-5dcae8762bce", "commitment": "sha256:f1690f37d61b5fb68009e19500fd2938100343de67200f8e49a6bc14aaa80b5c"}	2026-11-24 04:28:40.072653+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1f2b-71c0-a032-baee3a36adad	5844bb6d-a83c-43ac-a0a1-d12423b2456c	\\xd4fbe6c5d4f76c32f91a85ddb15b242d3685505ab070aaa55b02fb2353aae373	200	\N	{"sealed": 1, "status": "sealed", "wanted": 3, "review_id": "01a20bd0-23b4-7455-bd8c-9d4a3b92350b", "commitment": "sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949"}	2026-11-24 04:28:40.101187+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	45c90574-241d-42b8-9086-74c44c8e4bd7	\\xed9aaa261e620f3ec6cdcffa7079e1e76d285470f483eee07d8b155ea692bf19	200	\N	{"sealed": 2, "status": "sealed", "wanted": 3, "review_id": "01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3", "commitment": "sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d"}	2026-11-24 04:28:40.124753+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1f8b-71ca-a83f-ecaa6af2b448	7dfd3d9f-ed61-41df-b296-c6a680839389	\\xfbbb802fbdc14a3b8a4274b40dc86dec9b0fc58341b87ff42d6d93a325eaa9f9	200	\N	{"sealed": 3, "status": "sealed", "wanted": 3, "review_id": "01a20bd0-23b4-7455-bd8c-9d4c2bb37615", "commitment": "sha256:4bcd52d85fdce017cf098050e8a16fe417d1a0a3f2cea722abcc150b8a348d02"}	2026-11-24 04:28:40.150148+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1f56-7026-9a33-b65dffb89b0b	c68aaddc-7a5d-4050-8281-07391aecfd9d	\\x3780a7fed9e97a90e52e56dcfe97049383faaa8f9ea19bc088d94aa81d9ae8d0	200	\N	{"sealed": 4, "status": "sealed", "wanted": 4, "review_id": "01a20bd0-256b-767d-9d86-91284e664e87", "commitment": "sha256:51fd89783f6a3e7311556a532ac5bac19380e7707868c964c0b24ccf4a6e4df0"}	2026-11-24 04:28:40.250638+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e1a-7056-97db-deb91270dd93	bc1048a2-93b8-4042-a843-7e03de34d329	\\x6c1c0ba3078b8341624c5b5fc5b32caaea6d9aa1054251b0fcf5fafcb5a6d8bb	200	\N	{"sealed": 1, "status": "sealed", "wanted": 3, "review_id": "01a20bd0-3106-759b-9863-ed23d3f7740d", "commitment": "sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8"}	2026-11-24 04:28:43.475013+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e38-7419-98cc-d62165cfacff	ac54dc32-beb4-490c-bb2a-687e99d64aeb	\\x23adcfa6c9a9cc27518406626f8ae5bc3842495a936a04ec92dffc2c25b85104	200	\N	{"sealed": 2, "status": "sealed", "wanted": 3, "review_id": "01a20bd0-3106-759b-9863-ed24a96f76e4", "commitment": "sha256:276f786c06d47087bf49b936993c049eaa5d5d173562f0456a10d9e79232bfb6"}	2026-11-24 04:28:43.499688+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e45-74ab-8b58-175f9cabc3b6	d737b8d9-11dd-4a6d-a77a-be1ab80e8b1b	\\x4d81205aeea37bcc7974d3c04c095228b9ad620885973031085a004f977a2854	200	\N	{"sealed": 3, "status": "sealed", "wanted": 3, "review_id": "01a20bd0-3106-759b-9863-ed25a22801a9", "commitment": "sha256:f794525ae761121d5f319cd35273170070c589f20d275270b8b68cb842748910"}	2026-11-24 04:28:43.529381+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e0e-7227-b476-f2db3818f7d2	eede148b-12f3-41a6-8b6a-9e5f0e582146	\\x9dfd1796be546260f7387625c9453d35b9628eed599aefd44dc901a07dfb47f2	200	\N	{"sealed": 1, "status": "sealed", "wanted": 3, "review_id": "01a20bd0-3145-73ca-a01a-9c92354c116f", "commitment": "sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088"}	2026-11-24 04:28:43.554885+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e2c-71ec-a275-58afe43b2588	77d21383-0d76-492d-830c-c2130782eb73	\\x405a3e20aada4840ba54ee1ca6a552ebdc6cb0e3883395c4e2f4a5bc15be794a	200	\N	{"sealed": 2, "status": "sealed", "wanted": 3, "review_id": "01a20bd0-3145-73ca-a01a-9c9398b672ed", "commitment": "sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed"}	2026-11-24 04:28:43.577633+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e38-7419-98cc-d62165cfacff	00a06631-dc72-4693-917f-83c39c30abc4	\\xcf4fe1a15aa32f185324f229303969b100d4e0ce9125073ea3a916418945c9e3	200	\N	{"sealed": 3, "status": "sealed", "wanted": 3, "review_id": "01a20bd0-3145-73ca-a01a-9c94a6b27c52", "commitment": "sha256:17faf91ad81252f5e8da08617454fc9ebfa6a1e263c6d51c4d9e4815d9681867"}	2026-11-24 04:28:43.604339+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e1a-7056-97db-deb91270dd93	6ab02666-b1b3-4303-a46b-06b92ff75ef4	\\x4a11ecbf3b08207cd606639ac83bef4f277ddf1534ffb95fe0e60a1789dec8a6	200	\N	{"sealed": 4, "status": "sealed", "wanted": 4, "review_id": "01a20bd0-32ea-766e-b833-e2f7b30b27b8", "commitment": "sha256:018c7f65008479d52523fc211e1beed5f9a72497a0195942d71da7d7e2787296"}	2026-11-24 04:28:43.697014+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e6c-779b-a68a-5ac34bf35f21	9f6a20f2-3a54-4d5f-a8a7-1a9f9ae17db5	\\x2813c3fbd1a69f0921efa2d17c0bc1c2fc4ca3e1280867b0e16ef04ebe26b2bb	201	\N	{"name": "One question", "digest": "sha256:6ce4805798bf9c21a91f403fde5703f0c39115a892b761bd3a6c5a7fce99afc5", "version": 1, "built_in": false, "criteria": [{"name": "Use", "levels": [{"anchor": "What is seen at level 1.", "points": 1}, {"anchor": "What is seen at level 2.", "points": 2}, {"anchor": "What is seen at level 3.", "points": 3}], "weight": "1", "question": "Can it be used?", "criterion_id": "use", "evidence_required": false}], "rubric_id": "01a20bd0-4825-70c8-8c54-f51ef076d608"}	2026-11-24 04:28:49.061048+00
\.


--
-- Data for Name: known_engagements; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.known_engagements (employer_id, engagement_id, project_id, person, progress, deliverables) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-225e-7480-a5bd-54bb983dc6cc	01a20bd0-20a1-7096-8ce5-169f51943e86	{"subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "selected_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "supervisor_id": "01a20bd0-1f10-7341-8436-4bdbe49e43bb", "candidate_label": "Candidate 1", "conflict_tokens": []}	completed	[{"kind": "file", "link": null, "title": "Churn report", "sha256": "ebc98a032919c5ae8f3092d3a2211641113c64fc1ffbc1c5134b47fb234577a8", "version": 1, "file_name": "deliverable-1-v1.pdf", "media_type": "application/pdf", "size_bytes": 769, "deliverable_id": "6c566c86-d149-5d08-b0f2-f40a535c7f3f"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "5e4d7525-eb9e-5a13-8792-4042fbf3924e"}]
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-226e-73b8-ac1c-d7e57848a833	01a20bd0-20a1-7096-8ce5-169f51943e86	{"subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "selected_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "supervisor_id": "01a20bd0-1f10-7341-8436-4bdbe49e43bb", "candidate_label": "Candidate 2", "conflict_tokens": []}	completed	[{"kind": "file", "link": null, "title": "Churn report", "sha256": "b3819a18f0b05baee96dd1646e8405e528c5eeb7f743906337efd8e88b8e69b3", "version": 2, "file_name": "deliverable-1-v2.pdf", "media_type": "application/pdf", "size_bytes": 770, "deliverable_id": "6c566c86-d149-5d08-b0f2-f40a535c7f3f"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "5e4d7525-eb9e-5a13-8792-4042fbf3924e"}]
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-229b-7792-b52f-06b10f4d08fe	01a20bd0-20a1-7096-8ce5-169f51943e86	{"subject_id": "b508680b-dbc3-4beb-9bed-064e6a5353b8", "selected_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "supervisor_id": "01a20bd0-1f10-7341-8436-4bdbe49e43bb", "candidate_label": "Candidate 4", "conflict_tokens": []}	incomplete	[]
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-303e-7543-b493-c1d167d1979d	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	{"subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "selected_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "supervisor_id": "01a20bd0-2e01-7435-abd6-f6f55a0c2dad", "candidate_label": "Candidate 1", "conflict_tokens": []}	completed	[{"kind": "file", "link": null, "title": "Churn report", "sha256": "ebc98a032919c5ae8f3092d3a2211641113c64fc1ffbc1c5134b47fb234577a8", "version": 1, "file_name": "deliverable-1-v1.pdf", "media_type": "application/pdf", "size_bytes": 769, "deliverable_id": "d21191ee-40d5-5296-a6e0-24de2efece8a"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "f591d550-87c9-5582-81af-608467eec79e"}]
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3052-740e-95cd-4d17b0161f67	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	{"subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "selected_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "supervisor_id": "01a20bd0-2e01-7435-abd6-f6f55a0c2dad", "candidate_label": "Candidate 2", "conflict_tokens": []}	completed	[{"kind": "file", "link": null, "title": "Churn report", "sha256": "b3819a18f0b05baee96dd1646e8405e528c5eeb7f743906337efd8e88b8e69b3", "version": 2, "file_name": "deliverable-1-v2.pdf", "media_type": "application/pdf", "size_bytes": 770, "deliverable_id": "d21191ee-40d5-5296-a6e0-24de2efece8a"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "f591d550-87c9-5582-81af-608467eec79e"}]
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3071-73a6-8e5b-d25a90a3a722	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	{"subject_id": "3391eeee-f9f1-49e5-99fe-865d8964cc96", "selected_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "supervisor_id": "01a20bd0-2e01-7435-abd6-f6f55a0c2dad", "candidate_label": "Candidate 4", "conflict_tokens": []}	incomplete	[]
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3b4f-7756-a305-403e0fce21e5	01a20bd0-3a05-72dd-94c4-062a6083d7c5	{"subject_id": "7f67f9be-79d1-4d61-af5a-0582961e19c1", "selected_by": "01a20bd0-38ff-71ed-8b4a-5d36cab7c305", "supervisor_id": "01a20bd0-390d-7394-a1d4-def155d8aa4c", "candidate_label": "Candidate 4", "conflict_tokens": []}	active	[]
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3b25-7503-93ed-4f394fcdae04	01a20bd0-3a05-72dd-94c4-062a6083d7c5	{"subject_id": "cb2d415d-60bd-41a1-81c9-b3953eac7fe4", "selected_by": "01a20bd0-38ff-71ed-8b4a-5d36cab7c305", "supervisor_id": "01a20bd0-390d-7394-a1d4-def155d8aa4c", "candidate_label": "Candidate 1", "conflict_tokens": []}	completed	[{"kind": "file", "link": null, "title": "Churn report", "sha256": "ebc98a032919c5ae8f3092d3a2211641113c64fc1ffbc1c5134b47fb234577a8", "version": 1, "file_name": "deliverable-1-v1.pdf", "media_type": "application/pdf", "size_bytes": 769, "deliverable_id": "8cd6609e-6f84-55ee-b90b-4456658a915d"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "1db5f965-c525-528a-ac98-ae4e185dbf7d"}]
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3b32-72ff-a271-ea1946782d59	01a20bd0-3a05-72dd-94c4-062a6083d7c5	{"subject_id": "fcda1ffd-8101-42e4-a1fa-fb4fa83b27bf", "selected_by": "01a20bd0-38ff-71ed-8b4a-5d36cab7c305", "supervisor_id": "01a20bd0-390d-7394-a1d4-def155d8aa4c", "candidate_label": "Candidate 2", "conflict_tokens": []}	completed	[{"kind": "file", "link": null, "title": "Churn report", "sha256": "b3819a18f0b05baee96dd1646e8405e528c5eeb7f743906337efd8e88b8e69b3", "version": 2, "file_name": "deliverable-1-v2.pdf", "media_type": "application/pdf", "size_bytes": 770, "deliverable_id": "8cd6609e-6f84-55ee-b90b-4456658a915d"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "1db5f965-c525-528a-ac98-ae4e185dbf7d"}]
\.


--
-- Data for Name: known_members; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.known_members (employer_id, member_id, subject, name, email, time_zone, roles, conflict_tokens, active) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1d64-7087-8441-13872a405711	northwind-admin	admin@northwind.example.com	admin@northwind.example.com	Europe/Berlin	{administrator}	{}	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1ef1-705a-854d-4b47539b5b35	northwind-manager	Manager A	manager@northwind.example.com	Europe/Berlin	{hiring_manager}	{}	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f10-7341-8436-4bdbe49e43bb	northwind-supervisor	Supervisor C	supervisor@northwind.example.com	Europe/Berlin	{supervisor}	{}	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f2b-71c0-a032-baee3a36adad	northwind-reviewer-1	Reviewer D	reviewer-1@northwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	northwind-reviewer-2	Reviewer E	reviewer-2@northwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f56-7026-9a33-b65dffb89b0b	northwind-reviewer-3	Reviewer F	reviewer-3@northwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac	northwind-reviewer-4	Reviewer G	reviewer-4@northwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f8b-71ca-a83f-ecaa6af2b448	northwind-reviewer-5	Reviewer H	reviewer-5@northwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f9f-70a8-a171-60a51171acbd	northwind-finance	Approver I	finance@northwind.example.com	Europe/Berlin	{approver}	{}	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1fb8-7297-b589-67214bdf9c68	northwind-people	Approver J	people@northwind.example.com	Europe/Berlin	{approver}	{}	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1fc8-730d-b833-3cb04aeacb87	northwind-partner	Partner K	partner@northwind.example.com	Europe/Berlin	{hr_partner}	{}	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2d23-7023-b739-05d5ccbb26f5	southwind-admin	admin@southwind.example.com	admin@southwind.example.com	Europe/Berlin	{administrator}	{}	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	southwind-manager	Manager A	manager@southwind.example.com	Europe/Berlin	{hiring_manager}	{}	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e01-7435-abd6-f6f55a0c2dad	southwind-supervisor	Supervisor C	supervisor@southwind.example.com	Europe/Berlin	{supervisor}	{}	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e0e-7227-b476-f2db3818f7d2	southwind-reviewer-1	Reviewer D	reviewer-1@southwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e1a-7056-97db-deb91270dd93	southwind-reviewer-2	Reviewer E	reviewer-2@southwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e2c-71ec-a275-58afe43b2588	southwind-reviewer-3	Reviewer F	reviewer-3@southwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e38-7419-98cc-d62165cfacff	southwind-reviewer-4	Reviewer G	reviewer-4@southwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e45-74ab-8b58-175f9cabc3b6	southwind-reviewer-5	Reviewer H	reviewer-5@southwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e54-7285-883c-aa21116f6a94	southwind-finance	Approver I	finance@southwind.example.com	Europe/Berlin	{approver}	{}	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e5e-77b3-b679-6803c0847c84	southwind-people	Approver J	people@southwind.example.com	Europe/Berlin	{approver}	{}	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e6c-779b-a68a-5ac34bf35f21	southwind-partner	Partner K	partner@southwind.example.com	Europe/Berlin	{hr_partner}	{}	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-384f-7356-9ab5-284d522aa3b0	eastwind-admin	admin@eastwind.example.com	admin@eastwind.example.com	Europe/Berlin	{administrator}	{}	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-38ff-71ed-8b4a-5d36cab7c305	eastwind-manager	Manager A	manager@eastwind.example.com	Europe/Berlin	{hiring_manager}	{}	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-390d-7394-a1d4-def155d8aa4c	eastwind-supervisor	Supervisor C	supervisor@eastwind.example.com	Europe/Berlin	{supervisor}	{}	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3917-7208-9722-ad0121097784	eastwind-reviewer-1	Reviewer D	reviewer-1@eastwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3924-7407-8c3f-a6aed85bf04b	eastwind-reviewer-2	Reviewer E	reviewer-2@eastwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3930-7580-be74-31319f139f93	eastwind-reviewer-3	Reviewer F	reviewer-3@eastwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-393d-7468-a058-aa849bf51a69	eastwind-reviewer-4	Reviewer G	reviewer-4@eastwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3948-7049-a353-e1a12745abf3	eastwind-reviewer-5	Reviewer H	reviewer-5@eastwind.example.com	Europe/Berlin	{reviewer}	{}	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3955-75ee-9724-e31a03aec602	eastwind-finance	Approver I	finance@eastwind.example.com	Europe/Berlin	{approver}	{}	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3966-75ef-944b-973b46f4fe20	eastwind-people	Approver J	people@eastwind.example.com	Europe/Berlin	{approver}	{}	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3973-76d0-9e86-91421b63b0d8	eastwind-partner	Partner K	partner@eastwind.example.com	Europe/Berlin	{hr_partner}	{}	t
\.


--
-- Data for Name: known_policies; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.known_policies (employer_id, policy_id, version, numbers) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-202b-718d-adfa-2754aea107e2	1	{"bar": "60.0", "p_no": "0.1", "level": "0.9", "p_yes": "0.9", "weak_p": "0.975", "resolve": "0.2", "p_strong": "0.9", "strong_bar": "80.0", "max_reviews": "4", "min_reviews": "3", "window_days": "180", "weak_separation": "0.5"}
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	1	{"bar": "60.0", "p_no": "0.1", "level": "0.9", "p_yes": "0.9", "weak_p": "0.975", "resolve": "0.2", "p_strong": "0.9", "strong_bar": "80.0", "max_reviews": "4", "min_reviews": "3", "window_days": "180", "weak_separation": "0.5"}
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-39b8-768d-bdbf-73ccd908202d	1	{"bar": "60.0", "p_no": "0.1", "level": "0.9", "p_yes": "0.9", "weak_p": "0.975", "resolve": "0.2", "p_strong": "0.9", "strong_bar": "80.0", "max_reviews": "4", "min_reviews": "3", "window_days": "180", "weak_separation": "0.5"}
\.


--
-- Data for Name: known_projects; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.known_projects (employer_id, project_id, terms, reviewer_ids, rubric_id, policy_id, panel, cancelled) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-20b8-7760-a4c8-b20a5f41b697	{"brief": "Find out why customers leave, and say what would keep them. The data is made up for this purpose.", "tasks": [{"title": "Churn report", "acceptance": "Names the three main causes of churn and backs each with a figure from the data.", "deliverable_id": "68f362da-bc5f-591d-a965-b82dd1abec74"}, {"title": "Notebook", "acceptance": "Runs from start to end on the given data and gives the figures of the report.", "deliverable_id": "bb61d806-8d93-5148-8a78-7f92f3124892"}], "title": "Packaging cost model", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "decide_by": "2026-12-31T04:28:38.917805Z", "review_by": "2026-12-24T04:28:38.917805Z", "time_zone": "Europe/Berlin", "reviewer_ids": ["01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "supervisor_id": "01a20bd0-1f10-7341-8436-4bdbe49e43bb", "hiring_manager_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}	{01a20bd0-1f2b-71c0-a032-baee3a36adad,01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e,01a20bd0-1f56-7026-9a33-b65dffb89b0b,01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac,01a20bd0-1f8b-71ca-a83f-ecaa6af2b448}	018f0000-0000-7000-8000-000000000002	01a20bd0-202b-718d-adfa-2754aea107e2	\N	f
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-20d7-72a1-a408-47abc9f70179	{"brief": "Hey, this is a neat job. You should apply!", "tasks": [{"title": "Result", "acceptance": "Does what the description asks for.", "deliverable_id": "23249214-fbcf-56ae-96a0-190dbbddc5bb"}], "title": "Software Engineer", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "decide_by": "2026-12-29T04:28:39.015556Z", "review_by": "2026-12-22T04:28:39.015556Z", "time_zone": "Europe/Berlin", "reviewer_ids": ["01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "supervisor_id": "01a20bd0-1f10-7341-8436-4bdbe49e43bb", "hiring_manager_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}	{01a20bd0-1f2b-71c0-a032-baee3a36adad,01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e,01a20bd0-1f56-7026-9a33-b65dffb89b0b,01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac,01a20bd0-1f8b-71ca-a83f-ecaa6af2b448}	018f0000-0000-7000-8000-000000000002	01a20bd0-202b-718d-adfa-2754aea107e2	\N	f
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-20a1-7096-8ce5-169f51943e86	{"brief": "Find out why customers leave, and say what would keep them. The data is made up for this purpose.", "tasks": [{"title": "Churn report", "acceptance": "Names the three main causes of churn and backs each with a figure from the data.", "deliverable_id": "6c566c86-d149-5d08-b0f2-f40a535c7f3f"}, {"title": "Notebook", "acceptance": "Runs from start to end on the given data and gives the figures of the report.", "deliverable_id": "5e4d7525-eb9e-5a13-8792-4042fbf3924e"}], "title": "Customer churn analysis", "policy": {"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "decide_by": "2026-12-31T04:28:38.917805Z", "review_by": "2026-12-24T04:28:38.917805Z", "time_zone": "Europe/Berlin", "reviewer_ids": ["01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "supervisor_id": "01a20bd0-1f10-7341-8436-4bdbe49e43bb", "hiring_manager_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}	{01a20bd0-1f2b-71c0-a032-baee3a36adad,01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e,01a20bd0-1f56-7026-9a33-b65dffb89b0b,01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac,01a20bd0-1f8b-71ca-a83f-ecaa6af2b448}	018f0000-0000-7000-8000-000000000002	01a20bd0-202b-718d-adfa-2754aea107e2	{01a20bd0-225e-7480-a5bd-54bb983dc6cc,01a20bd0-226e-73b8-ac1c-d7e57848a833,01a20bd0-229b-7792-b52f-06b10f4d08fe}	f
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2f0f-7502-838a-3ac85935be17	{"brief": "Find out why customers leave, and say what would keep them. The data is made up for this purpose.", "tasks": [{"title": "Churn report", "acceptance": "Names the three main causes of churn and backs each with a figure from the data.", "deliverable_id": "e6c89746-f62b-5da3-ad51-1ea990431f52"}, {"title": "Notebook", "acceptance": "Runs from start to end on the given data and gives the figures of the report.", "deliverable_id": "7537dd61-da08-5c99-90b2-aa3ba3464a27"}], "title": "Packaging cost model", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "decide_by": "2027-01-29T05:28:42.623475Z", "review_by": "2027-01-22T05:28:42.623475Z", "time_zone": "Europe/Berlin", "reviewer_ids": ["01a20bd0-2e0e-7227-b476-f2db3818f7d2", "01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e2c-71ec-a275-58afe43b2588", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"], "supervisor_id": "01a20bd0-2e01-7435-abd6-f6f55a0c2dad", "hiring_manager_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}	{01a20bd0-2e0e-7227-b476-f2db3818f7d2,01a20bd0-2e1a-7056-97db-deb91270dd93,01a20bd0-2e2c-71ec-a275-58afe43b2588,01a20bd0-2e38-7419-98cc-d62165cfacff,01a20bd0-2e45-74ab-8b58-175f9cabc3b6}	018f0000-0000-7000-8000-000000000002	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	\N	f
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2f27-7268-947f-29ec6997bb3e	{"brief": "Hey, this is a neat job. You should apply!", "tasks": [{"title": "Result", "acceptance": "Does what the description asks for.", "deliverable_id": "b9f718f0-caea-5522-ac2b-61441843f1fb"}], "title": "Software Engineer", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "decide_by": "2027-01-27T05:28:42.681762Z", "review_by": "2027-01-20T05:28:42.681762Z", "time_zone": "Europe/Berlin", "reviewer_ids": ["01a20bd0-2e0e-7227-b476-f2db3818f7d2", "01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e2c-71ec-a275-58afe43b2588", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"], "supervisor_id": "01a20bd0-2e01-7435-abd6-f6f55a0c2dad", "hiring_manager_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}	{01a20bd0-2e0e-7227-b476-f2db3818f7d2,01a20bd0-2e1a-7056-97db-deb91270dd93,01a20bd0-2e2c-71ec-a275-58afe43b2588,01a20bd0-2e38-7419-98cc-d62165cfacff,01a20bd0-2e45-74ab-8b58-175f9cabc3b6}	018f0000-0000-7000-8000-000000000002	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	\N	f
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	{"brief": "Find out why customers leave, and say what would keep them. The data is made up for this purpose.", "tasks": [{"title": "Churn report", "acceptance": "Names the three main causes of churn and backs each with a figure from the data.", "deliverable_id": "d21191ee-40d5-5296-a6e0-24de2efece8a"}, {"title": "Notebook", "acceptance": "Runs from start to end on the given data and gives the figures of the report.", "deliverable_id": "f591d550-87c9-5582-81af-608467eec79e"}], "title": "Customer churn analysis", "policy": {"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "decide_by": "2027-01-29T05:28:42.623475Z", "review_by": "2027-01-22T05:28:42.623475Z", "time_zone": "Europe/Berlin", "reviewer_ids": ["01a20bd0-2e0e-7227-b476-f2db3818f7d2", "01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e2c-71ec-a275-58afe43b2588", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2e45-74ab-8b58-175f9cabc3b6"], "supervisor_id": "01a20bd0-2e01-7435-abd6-f6f55a0c2dad", "hiring_manager_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}	{01a20bd0-2e0e-7227-b476-f2db3818f7d2,01a20bd0-2e1a-7056-97db-deb91270dd93,01a20bd0-2e2c-71ec-a275-58afe43b2588,01a20bd0-2e38-7419-98cc-d62165cfacff,01a20bd0-2e45-74ab-8b58-175f9cabc3b6}	018f0000-0000-7000-8000-000000000002	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	{01a20bd0-303e-7543-b493-c1d167d1979d,01a20bd0-3052-740e-95cd-4d17b0161f67,01a20bd0-3071-73a6-8e5b-d25a90a3a722}	f
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3a0f-70c5-bacb-492faecabca8	{"brief": "Find out why customers leave, and say what would keep them. The data is made up for this purpose.", "tasks": [{"title": "Churn report", "acceptance": "Names the three main causes of churn and backs each with a figure from the data.", "deliverable_id": "68d67fa1-d5ae-5020-8988-ff31bb0f800a"}, {"title": "Notebook", "acceptance": "Runs from start to end on the given data and gives the figures of the report.", "deliverable_id": "d2341249-12eb-5a1b-97dc-995600613e3a"}], "title": "Packaging cost model", "policy": {"id": "01a20bd0-39b8-768d-bdbf-73ccd908202d", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "decide_by": "2027-02-19T06:28:45.437609Z", "review_by": "2027-02-12T06:28:45.437609Z", "time_zone": "Europe/Berlin", "reviewer_ids": ["01a20bd0-3917-7208-9722-ad0121097784", "01a20bd0-3924-7407-8c3f-a6aed85bf04b", "01a20bd0-3930-7580-be74-31319f139f93", "01a20bd0-393d-7468-a058-aa849bf51a69", "01a20bd0-3948-7049-a353-e1a12745abf3"], "supervisor_id": "01a20bd0-390d-7394-a1d4-def155d8aa4c", "hiring_manager_id": "01a20bd0-38ff-71ed-8b4a-5d36cab7c305"}	{01a20bd0-3917-7208-9722-ad0121097784,01a20bd0-3924-7407-8c3f-a6aed85bf04b,01a20bd0-3930-7580-be74-31319f139f93,01a20bd0-393d-7468-a058-aa849bf51a69,01a20bd0-3948-7049-a353-e1a12745abf3}	018f0000-0000-7000-8000-000000000002	01a20bd0-39b8-768d-bdbf-73ccd908202d	\N	f
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3a1b-7377-974d-26a9567d859a	{"brief": "Hey, this is a neat job. You should apply!", "tasks": [{"title": "Result", "acceptance": "Does what the description asks for.", "deliverable_id": "98eb7ae2-0a11-5aaa-b2c3-a9046440ab9f"}], "title": "Software Engineer", "policy": {"id": "01a20bd0-39b8-768d-bdbf-73ccd908202d", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "decide_by": "2027-02-17T06:28:45.486392Z", "review_by": "2027-02-10T06:28:45.486392Z", "time_zone": "Europe/Berlin", "reviewer_ids": ["01a20bd0-3917-7208-9722-ad0121097784", "01a20bd0-3924-7407-8c3f-a6aed85bf04b", "01a20bd0-3930-7580-be74-31319f139f93", "01a20bd0-393d-7468-a058-aa849bf51a69", "01a20bd0-3948-7049-a353-e1a12745abf3"], "supervisor_id": "01a20bd0-390d-7394-a1d4-def155d8aa4c", "hiring_manager_id": "01a20bd0-38ff-71ed-8b4a-5d36cab7c305"}	{01a20bd0-3917-7208-9722-ad0121097784,01a20bd0-3924-7407-8c3f-a6aed85bf04b,01a20bd0-3930-7580-be74-31319f139f93,01a20bd0-393d-7468-a058-aa849bf51a69,01a20bd0-3948-7049-a353-e1a12745abf3}	018f0000-0000-7000-8000-000000000002	01a20bd0-39b8-768d-bdbf-73ccd908202d	\N	f
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3a05-72dd-94c4-062a6083d7c5	{"brief": "Find out why customers leave, and say what would keep them. The data is made up for this purpose.", "tasks": [{"title": "Churn report", "acceptance": "Names the three main causes of churn and backs each with a figure from the data.", "deliverable_id": "8cd6609e-6f84-55ee-b90b-4456658a915d"}, {"title": "Notebook", "acceptance": "Runs from start to end on the given data and gives the figures of the report.", "deliverable_id": "1db5f965-c525-528a-ac98-ae4e185dbf7d"}], "title": "Customer churn analysis", "policy": {"id": "01a20bd0-39b8-768d-bdbf-73ccd908202d", "version": 1}, "rubric": {"id": "018f0000-0000-7000-8000-000000000002", "version": 1}, "decide_by": "2027-02-19T06:28:45.437609Z", "review_by": "2027-02-12T06:28:45.437609Z", "time_zone": "Europe/Berlin", "reviewer_ids": ["01a20bd0-3917-7208-9722-ad0121097784", "01a20bd0-3924-7407-8c3f-a6aed85bf04b", "01a20bd0-3930-7580-be74-31319f139f93", "01a20bd0-393d-7468-a058-aa849bf51a69", "01a20bd0-3948-7049-a353-e1a12745abf3"], "supervisor_id": "01a20bd0-390d-7394-a1d4-def155d8aa4c", "hiring_manager_id": "01a20bd0-38ff-71ed-8b4a-5d36cab7c305"}	{01a20bd0-3917-7208-9722-ad0121097784,01a20bd0-3924-7407-8c3f-a6aed85bf04b,01a20bd0-3930-7580-be74-31319f139f93,01a20bd0-393d-7468-a058-aa849bf51a69,01a20bd0-3948-7049-a353-e1a12745abf3}	018f0000-0000-7000-8000-000000000002	01a20bd0-39b8-768d-bdbf-73ccd908202d	{01a20bd0-3b25-7503-93ed-4f394fcdae04,01a20bd0-3b32-72ff-a271-ea1946782d59,01a20bd0-3b4f-7756-a305-403e0fce21e5}	f
\.


--
-- Data for Name: revealed_scorecards; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.revealed_scorecards (employer_id, review_id, scorecard_version, evaluation_id, project_id, reviewer_id, rubric_id, rubric_version, document, nonce, revealed_at) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2368-72ec-ac58-5dc84e704312	1	01a20bd0-2360-7484-916e-d814a9b8f5f1	01a20bd0-20a1-7096-8ce5-169f51943e86	01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "strong_yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 5, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 5, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 4, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 5, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "evaluation": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "submitted_at": "2026-12-15T05:28:40Z"}	f2ec349b6a4a623f2af265e430d8f350722aa444628a1c584882395deeb8e598	2026-12-15 05:28:40.250638+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2368-72ec-ac58-5dc961179b64	1	01a20bd0-2360-7484-916e-d814a9b8f5f1	01a20bd0-20a1-7096-8ce5-169f51943e86	01a20bd0-1f56-7026-9a33-b65dffb89b0b	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "strong_yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 5, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 5, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 5, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 4, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-1f56-7026-9a33-b65dffb89b0b", "evaluation": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "submitted_at": "2026-12-15T05:28:40Z"}	7f4a15e7ea80ecaac133951b6d170b60c202fb1aa3a5c4cdfc52d2f4cc6d3246	2026-12-15 05:28:40.250638+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2368-72ec-ac58-5dcae8762bce	1	01a20bd0-2360-7484-916e-d814a9b8f5f1	01a20bd0-20a1-7096-8ce5-169f51943e86	01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "strong_yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 5, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 4, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 5, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 5, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac", "evaluation": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "submitted_at": "2026-12-15T05:28:40Z"}	c449173dd6761c68e481a1fbe22835e025e728455cd9f507580236552c1c1a8d	2026-12-15 05:28:40.250638+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-23b4-7455-bd8c-9d4a3b92350b	1	01a20bd0-23a9-7771-a738-f863d74903c6	01a20bd0-20a1-7096-8ce5-169f51943e86	01a20bd0-1f2b-71c0-a032-baee3a36adad	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 4, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 4, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 2, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 4, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-1f2b-71c0-a032-baee3a36adad", "evaluation": "01a20bd0-23a9-7771-a738-f863d74903c6", "submitted_at": "2026-12-15T05:28:40Z"}	482c61dc45625e2a2a82d8c6302a3fcc729a887da6fb6edc918185a649f276de	2026-12-15 05:28:40.250638+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3	1	01a20bd0-23a9-7771-a738-f863d74903c6	01a20bd0-20a1-7096-8ce5-169f51943e86	01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 3, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 4, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 3, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 4, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "evaluation": "01a20bd0-23a9-7771-a738-f863d74903c6", "submitted_at": "2026-12-15T05:28:40Z"}	a46a20c9705471d788018e0f4c9aef4ea9734f1f772c2f27d3b2929392646b45	2026-12-15 05:28:40.250638+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-23b4-7455-bd8c-9d4c2bb37615	1	01a20bd0-23a9-7771-a738-f863d74903c6	01a20bd0-20a1-7096-8ce5-169f51943e86	01a20bd0-1f8b-71ca-a83f-ecaa6af2b448	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 4, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 3, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 4, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 3, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448", "evaluation": "01a20bd0-23a9-7771-a738-f863d74903c6", "submitted_at": "2026-12-15T05:28:40Z"}	e0273744a30fa2aa4ce67b86e055dfc537e99beb2c828b5554974e4b53691146	2026-12-15 05:28:40.250638+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-256b-767d-9d86-91284e664e87	1	01a20bd0-23a9-7771-a738-f863d74903c6	01a20bd0-20a1-7096-8ce5-169f51943e86	01a20bd0-1f56-7026-9a33-b65dffb89b0b	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 4, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 3, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 3, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 3, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-1f56-7026-9a33-b65dffb89b0b", "evaluation": "01a20bd0-23a9-7771-a738-f863d74903c6", "submitted_at": "2026-12-15T05:28:40Z"}	aaad285a94f95ffa17cfe9387b13a2625329ebc1848267922cf0b62a910047c1	2026-12-15 05:28:40.250638+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3106-759b-9863-ed23d3f7740d	1	01a20bd0-3100-73a4-a245-b2c4f3a096ac	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	01a20bd0-2e1a-7056-97db-deb91270dd93	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "strong_yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 5, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 5, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 4, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 5, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-2e1a-7056-97db-deb91270dd93", "evaluation": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "submitted_at": "2027-01-13T06:28:43Z"}	7354449a6c5652fb9c756514fbfd57d3b4ff637188a2751f81f0ec44e83bb882	2027-01-13 06:28:43.697014+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3106-759b-9863-ed24a96f76e4	1	01a20bd0-3100-73a4-a245-b2c4f3a096ac	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	01a20bd0-2e38-7419-98cc-d62165cfacff	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "strong_yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 5, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 5, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 5, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 4, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-2e38-7419-98cc-d62165cfacff", "evaluation": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "submitted_at": "2027-01-13T06:28:43Z"}	a9e61b73ae140efa56c21af4cf503743b0c4c76bf9fcb0b7cf9fbf923a70dec7	2027-01-13 06:28:43.697014+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3106-759b-9863-ed25a22801a9	1	01a20bd0-3100-73a4-a245-b2c4f3a096ac	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	01a20bd0-2e45-74ab-8b58-175f9cabc3b6	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "strong_yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 5, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 4, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 5, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 5, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-2e45-74ab-8b58-175f9cabc3b6", "evaluation": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "submitted_at": "2027-01-13T06:28:43Z"}	5d8f948345bae072277cf2fd40036099b52c6a30ac9379f2bae0eeb36411d627	2027-01-13 06:28:43.697014+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3145-73ca-a01a-9c92354c116f	1	01a20bd0-313f-717d-af38-c21c498acc5a	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	01a20bd0-2e0e-7227-b476-f2db3818f7d2	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 4, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 4, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 2, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 4, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-2e0e-7227-b476-f2db3818f7d2", "evaluation": "01a20bd0-313f-717d-af38-c21c498acc5a", "submitted_at": "2027-01-13T06:28:43Z"}	c8820c5162c4f54124a3a4177a7127ad3e8b75691c5e34c99c73cd01dc6aab3f	2027-01-13 06:28:43.697014+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3145-73ca-a01a-9c9398b672ed	1	01a20bd0-313f-717d-af38-c21c498acc5a	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	01a20bd0-2e2c-71ec-a275-58afe43b2588	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 3, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 4, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 3, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 4, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-2e2c-71ec-a275-58afe43b2588", "evaluation": "01a20bd0-313f-717d-af38-c21c498acc5a", "submitted_at": "2027-01-13T06:28:43Z"}	f32f08138b62da354dcb995f6eb920605750ab5deb4ab25d68d392266d21cf5e	2027-01-13 06:28:43.697014+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3145-73ca-a01a-9c94a6b27c52	1	01a20bd0-313f-717d-af38-c21c498acc5a	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	01a20bd0-2e38-7419-98cc-d62165cfacff	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 4, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 3, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 4, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 3, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-2e38-7419-98cc-d62165cfacff", "evaluation": "01a20bd0-313f-717d-af38-c21c498acc5a", "submitted_at": "2027-01-13T06:28:43Z"}	d253cba22e6e8babd34fd6b1d3a4818f3ab83087e5066611675b921522c9e962	2027-01-13 06:28:43.697014+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-32ea-766e-b833-e2f7b30b27b8	1	01a20bd0-313f-717d-af38-c21c498acc5a	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	01a20bd0-2e1a-7056-97db-deb91270dd93	018f0000-0000-7000-8000-000000000002	1	{"rubric": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "schema": "journeywork/scorecard/v1", "overall": "yes", "ratings": [{"note": "Seen in the work: answers the task.", "points": 4, "criterion": "problem"}, {"note": "Seen in the work: sound and correct.", "points": 3, "criterion": "soundness"}, {"note": "Seen in the work: ready to use.", "points": 3, "criterion": "communication"}, {"note": "Seen in the work: craft.", "points": 3, "criterion": "craft"}], "version": 1, "reviewer": "01a20bd0-2e1a-7056-97db-deb91270dd93", "evaluation": "01a20bd0-313f-717d-af38-c21c498acc5a", "submitted_at": "2027-01-13T06:28:43Z"}	44483efca7c67bb2ea077372dccba10de506eb2e8ed01d9adf6f2360da1ba76b	2027-01-13 06:28:43.697014+00
\.


--
-- Data for Name: reviews; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.reviews (employer_id, review_id, evaluation_id, "position", reviewer_id, due_at, additional, status, overdue, declined, scorecard_version, scorecard_status, commitment, sealed_at) FROM stdin;
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3145-73ca-a01a-9c9398b672ed	01a20bd0-313f-717d-af38-c21c498acc5a	1	01a20bd0-2e2c-71ec-a275-58afe43b2588	2027-01-22 05:28:42.623475+00	f	revealed	f	\N	1	final	sha256:23c7b36e4d8805a41b17daf7d2d42e549b5ce64cc71dd97db4406ae675d228ed	2027-01-13 06:28:43.577633+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3145-73ca-a01a-9c94a6b27c52	01a20bd0-313f-717d-af38-c21c498acc5a	2	01a20bd0-2e38-7419-98cc-d62165cfacff	2027-01-22 05:28:42.623475+00	f	revealed	f	\N	1	final	sha256:17faf91ad81252f5e8da08617454fc9ebfa6a1e263c6d51c4d9e4815d9681867	2027-01-13 06:28:43.604339+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-32ea-766e-b833-e2f7b30b27b8	01a20bd0-313f-717d-af38-c21c498acc5a	3	01a20bd0-2e1a-7056-97db-deb91270dd93	2027-01-22 05:28:42.623475+00	t	revealed	f	\N	1	final	sha256:018c7f65008479d52523fc211e1beed5f9a72497a0195942d71da7d7e2787296	2027-01-13 06:28:43.697014+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bc1-72b9-bff7-36430d4431ac	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	0	01a20bd0-3924-7407-8c3f-a6aed85bf04b	2027-02-12 06:28:45.437609+00	f	assigned	f	\N	1	draft	\N	\N
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bc1-72b9-bff7-3644dd61b0bb	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	1	01a20bd0-3930-7580-be74-31319f139f93	2027-02-12 06:28:45.437609+00	f	assigned	f	\N	1	draft	\N	\N
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bc1-72b9-bff7-36454cc4b7ff	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	2	01a20bd0-393d-7468-a058-aa849bf51a69	2027-02-12 06:28:45.437609+00	f	assigned	f	\N	1	draft	\N	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2368-72ec-ac58-5dc84e704312	01a20bd0-2360-7484-916e-d814a9b8f5f1	0	01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	2026-12-24 04:28:38.917805+00	f	revealed	f	\N	1	final	sha256:764d057e985bafc9b9e1fc3ec9e836c832c29fa1d6000091066d945c5c157b75	2026-12-15 05:28:40.001007+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2368-72ec-ac58-5dc961179b64	01a20bd0-2360-7484-916e-d814a9b8f5f1	1	01a20bd0-1f56-7026-9a33-b65dffb89b0b	2026-12-24 04:28:38.917805+00	f	revealed	f	\N	1	final	sha256:f44cf9ed3a35f5d118ac28d050870b9124d95b7fb929ba3288299169f328c0a4	2026-12-15 05:28:40.037079+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2368-72ec-ac58-5dcae8762bce	01a20bd0-2360-7484-916e-d814a9b8f5f1	2	01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac	2026-12-24 04:28:38.917805+00	f	revealed	f	\N	1	final	sha256:f1690f37d61b5fb68009e19500fd2938100343de67200f8e49a6bc14aaa80b5c	2026-12-15 05:28:40.072653+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-23b4-7455-bd8c-9d4a3b92350b	01a20bd0-23a9-7771-a738-f863d74903c6	0	01a20bd0-1f2b-71c0-a032-baee3a36adad	2026-12-24 04:28:38.917805+00	f	revealed	f	\N	1	final	sha256:acde99d0ea6ab4cbe66797f9ff338931c5c6cd78bc141cacbda986d50d6fa949	2026-12-15 05:28:40.101187+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3	01a20bd0-23a9-7771-a738-f863d74903c6	1	01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	2026-12-24 04:28:38.917805+00	f	revealed	f	\N	1	final	sha256:d6830d85b6db8e2bd5aef020a78a1e921638e7af716fbc56c35dc2e24a0bff7d	2026-12-15 05:28:40.124753+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-23b4-7455-bd8c-9d4c2bb37615	01a20bd0-23a9-7771-a738-f863d74903c6	2	01a20bd0-1f8b-71ca-a83f-ecaa6af2b448	2026-12-24 04:28:38.917805+00	f	revealed	f	\N	1	final	sha256:4bcd52d85fdce017cf098050e8a16fe417d1a0a3f2cea722abcc150b8a348d02	2026-12-15 05:28:40.150148+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-256b-767d-9d86-91284e664e87	01a20bd0-23a9-7771-a738-f863d74903c6	3	01a20bd0-1f56-7026-9a33-b65dffb89b0b	2026-12-24 04:28:38.917805+00	t	revealed	f	\N	1	final	sha256:51fd89783f6a3e7311556a532ac5bac19380e7707868c964c0b24ccf4a6e4df0	2026-12-15 05:28:40.250638+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bee-73d9-852d-8df9131c26e8	01a20bd0-3be8-75da-a97c-181731baa796	0	01a20bd0-3917-7208-9722-ad0121097784	2027-02-12 06:28:45.437609+00	f	assigned	f	\N	1	draft	\N	\N
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bee-73d9-852d-8dfa7f3f0547	01a20bd0-3be8-75da-a97c-181731baa796	1	01a20bd0-3930-7580-be74-31319f139f93	2027-02-12 06:28:45.437609+00	f	assigned	f	\N	1	draft	\N	\N
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bee-73d9-852d-8dfb1e92ef39	01a20bd0-3be8-75da-a97c-181731baa796	2	01a20bd0-3948-7049-a353-e1a12745abf3	2027-02-12 06:28:45.437609+00	f	assigned	f	\N	1	draft	\N	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3106-759b-9863-ed23d3f7740d	01a20bd0-3100-73a4-a245-b2c4f3a096ac	0	01a20bd0-2e1a-7056-97db-deb91270dd93	2027-01-22 05:28:42.623475+00	f	revealed	f	\N	1	final	sha256:91136a6a16777dec3520a9ad53e2a15ebd246aebc580bedc5d48806f9ea116a8	2027-01-13 06:28:43.475013+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3106-759b-9863-ed24a96f76e4	01a20bd0-3100-73a4-a245-b2c4f3a096ac	1	01a20bd0-2e38-7419-98cc-d62165cfacff	2027-01-22 05:28:42.623475+00	f	revealed	f	\N	1	final	sha256:276f786c06d47087bf49b936993c049eaa5d5d173562f0456a10d9e79232bfb6	2027-01-13 06:28:43.499688+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3106-759b-9863-ed25a22801a9	01a20bd0-3100-73a4-a245-b2c4f3a096ac	2	01a20bd0-2e45-74ab-8b58-175f9cabc3b6	2027-01-22 05:28:42.623475+00	f	revealed	f	\N	1	final	sha256:f794525ae761121d5f319cd35273170070c589f20d275270b8b68cb842748910	2027-01-13 06:28:43.529381+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3145-73ca-a01a-9c92354c116f	01a20bd0-313f-717d-af38-c21c498acc5a	0	01a20bd0-2e0e-7227-b476-f2db3818f7d2	2027-01-22 05:28:42.623475+00	f	revealed	f	\N	1	final	sha256:650cc9c4c69c704b798772c2e332b2b354404a84933e97a3034d0835d9ac9088	2027-01-13 06:28:43.554885+00
\.


--
-- Data for Name: rubrics; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.rubrics (employer_id, rubric_id, version, name, digest, criteria, published_at) FROM stdin;
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-4825-70c8-8c54-f51ef076d608	1	One question	sha256:6ce4805798bf9c21a91f403fde5703f0c39115a892b761bd3a6c5a7fce99afc5	[{"id": "use", "name": "Use", "levels": [{"anchor": "What is seen at level 1.", "points": 1}, {"anchor": "What is seen at level 2.", "points": 2}, {"anchor": "What is seen at level 3.", "points": 3}], "weight": "1", "question": "Can it be used?", "evidence_required": false}]	2027-01-13 06:28:49.061048+00
\.


--
-- Data for Name: schema_migrations; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.schema_migrations (origin, name, sha256, applied_at) FROM stdin;
shared	0001_tenancy_and_time.sql	3bae0ff467fa3cffaa3e7f323f2838465fdebe9e17cbed53661dfe4e646d775f	2026-11-24 04:28:34.670072+00
shared	0002_audit.sql	34ff00b3fd6dab1816ea93f7e1fe92da40ac0ea24e830889baf831049d47369c	2026-11-24 04:28:34.677431+00
shared	0003_idempotent_requests.sql	153c81414704cba3c38b4fd46f6e18f972bd09e5ddd8eb0582ca4a43bffb01c4	2026-11-24 04:28:34.683531+00
shared	0004_outbox.sql	bdbf7d6eb5f728b561ca512bf893e704a1d6560d6c91ebbc6b2bfb024cf2273f	2026-11-24 04:28:34.685293+00
shared	0005_consumers.sql	e9254d5eb8dcefb105bf3bd9ec21dedeb2239585cbf8fe33032c1aa4ce4b8cbd	2026-11-24 04:28:34.691423+00
shared	0006_timers_and_deliveries.sql	d14cce38ecc931433c22b30c42750a1bb86a19514af757aa39b45cb51739bf55	2026-11-24 04:28:34.702805+00
evaluation	0001_rubrics_and_evaluations.sql	013e317c3f070e0848c5aa3acfe0994bedcaf4991cc5feeb34528a2c490a1253	2026-11-24 04:28:34.721566+00
\.


--
-- Data for Name: sealed_scorecards; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.sealed_scorecards (employer_id, review_id, scorecard_version, contents) FROM stdin;
\.


--
-- Data for Name: summaries; Type: TABLE DATA; Schema: public; Owner: evaluation_migrator
--

COPY public.summaries (employer_id, evaluation_id, summary_version, contents, published_at) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2360-7484-916e-d814a9b8f5f1	1	{"sd": "4.11", "bar": "60.00", "rank": [1, 1], "panel": {"reviewers": 5, "candidates": 2, "scorecards": 7, "separation": null, "sd_residual": "5.38", "sd_reviewer": "1.52"}, "score": "94.41", "chance": "1.0000", "method": "additive-panel/1", "reviews": 3, "version": 1, "criteria": [{"mean": "5.00", "name": "Answers the task", "levels": [{"anchor": "Another question is answered, or most of what was asked for is missing.", "points": 1}, {"anchor": "Parts of the task are done. At least one deliverable does not meet its acceptance sentence, and the gap is not mentioned.", "points": 2}, {"anchor": "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open points are left to the reader.", "points": 3}, {"anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4}, {"anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5, "reviewer": "A"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5, "reviewer": "B"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5, "reviewer": "C"}], "question": "Does the work do what the project asked for?", "agreement": "agree", "criterion_id": "problem"}, {"mean": "4.67", "name": "Sound and correct", "levels": [{"anchor": "Main results are wrong or made up, or nobody could tell where they come from.", "points": 1}, {"anchor": "Results can be followed in part. At least one error changes a conclusion.", "points": 2}, {"anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3}, {"anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4}, {"anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: sound and correct.", "anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5, "reviewer": "A"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4, "reviewer": "B"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5, "reviewer": "C"}], "question": "Can the results be relied on?", "agreement": "close", "criterion_id": "soundness"}, {"mean": "4.67", "name": "Ready to use", "levels": [{"anchor": "The reader cannot find out what was done or what follows from it.", "points": 1}, {"anchor": "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.", "points": 2}, {"anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3}, {"anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4}, {"anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: ready to use.", "anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5, "reviewer": "A"}, {"note": "Seen in the work: ready to use.", "anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5, "reviewer": "B"}, {"note": "Seen in the work: ready to use.", "anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4, "reviewer": "C"}], "question": "Can those whom it is meant for act on it without asking back?", "agreement": "close", "criterion_id": "communication"}, {"mean": "4.67", "name": "Craft", "levels": [{"anchor": "Careless throughout: broken files, contradictions, copied parts without their source.", "points": 1}, {"anchor": "Usable only after rework: several inconsistencies, sources missing, steps that cannot be repeated.", "points": 2}, {"anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3}, {"anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4}, {"anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: craft.", "anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4, "reviewer": "A"}, {"note": "Seen in the work: craft.", "anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5, "reviewer": "B"}, {"note": "Seen in the work: craft.", "anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5, "reviewer": "C"}], "question": "Is it made the way a professional would make it?", "agreement": "close", "criterion_id": "craft"}], "headline": "The work is very likely above your bar (over 99%)", "interval": ["87.69", "100.00"], "candidate": "candidate-1", "decide_by": "2026-12-31T04:28:38.917805Z", "posterior": [{"mean": "94.16967782560411", "scale": "3.1465721785300937", "weight": "0.16425039552878617", "degrees": "6.0"}, {"mean": "94.19370980542153", "scale": "3.1722447631330253", "weight": "0.15792555277566325", "degrees": "6.0"}, {"mean": "94.24147757244805", "scale": "3.223998809079957", "weight": "0.14595672399694462", "degrees": "6.0"}, {"mean": "94.31242612934649", "scale": "3.3028136973420743", "weight": "0.129577245262895", "degrees": "6.0"}, {"mean": "94.40578515598351", "scale": "3.4105850128548663", "weight": "0.1103545893098002", "degrees": "6.0"}, {"mean": "94.5205682911752", "scale": "3.550711426608336", "weight": "0.08994422182911697", "degrees": "6.0"}, {"mean": "94.65547643130954", "scale": "3.7290547795567197", "weight": "0.0698759623169546", "degrees": "6.0"}, {"mean": "94.80866718178541", "scale": "3.955571702224659", "weight": "0.05140828704849365", "degrees": "6.0"}, {"mean": "94.97737866599361", "scale": "4.247276324290427", "weight": "0.03545445825244466", "degrees": "6.0"}, {"mean": "95.1574358845617", "scale": "4.634022118627615", "weight": "0.02256248040987212", "degrees": "6.0"}, {"mean": "95.34272840895242", "scale": "5.17071540502728", "weight": "0.012924803072725926", "degrees": "6.0"}, {"mean": "95.52483142570684", "scale": "5.965858315233705", "weight": "0.006401112748171419", "degrees": "6.0"}, {"mean": "95.693027006281", "scale": "7.258642485321869", "weight": "0.0025536099719059443", "degrees": "6.0"}, {"mean": "95.83500719324044", "scale": "9.679395383243891", "weight": "0.0007123942385033379", "degrees": "6.0"}, {"mean": "95.93841263705328", "scale": "15.54663305049717", "weight": "9.693593431745113e-05", "degrees": "6.0"}, {"mean": "95.99302861711834", "scale": "45.70966153747254", "weight": "1.2273034046497884e-06", "degrees": "6.0"}], "raw_score": "94.17", "reviewers": [{"score": "95.00", "overall": "strong_yes", "leniency": "-0.49", "reviewer": "A"}, {"score": "92.50", "overall": "strong_yes", "leniency": "-0.38", "reviewer": "B"}, {"score": "95.00", "overall": "strong_yes", "leniency": "0.15", "reviewer": "C"}], "adjustment": "0.24", "strong_bar": "80.00", "supersedes": null, "explanation": "Recommendation: Strong convert, that is, make an offer soon. Reviewers agree on every criterion, or are one level apart. Reviewers are not calibrated for this rubric.", "panel_input": {"scorecards": [{"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 5, "communication": 4}, "reviewer": "reviewer-2", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 4, "communication": 5}, "reviewer": "reviewer-4", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 5, "soundness": 5, "communication": 5}, "reviewer": "reviewer-5", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 4, "soundness": 4, "communication": 2}, "reviewer": "reviewer-1", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 3, "soundness": 4, "communication": 3}, "reviewer": "reviewer-2", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 4}, "reviewer": "reviewer-3", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 3}, "reviewer": "reviewer-5", "candidate": "candidate-2"}]}, "rubric_name": "Quality of the delivered work", "sensitivity": [{"flips": false, "chance": "1.0000", "change": "One more review like Reviewer A's", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "One more review like Reviewer B's", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "One more review like Reviewer C's", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "Answers the task weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9999", "change": "Sound and correct weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9999", "change": "Ready to use weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9999", "change": "Craft weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "No adjustment for how strict reviewers are", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9995", "change": "The bar at 72.5", "recommendation": "strong_convert"}], "deliverables": [{"kind": "file", "link": null, "title": "Churn report", "sha256": "ebc98a032919c5ae8f3092d3a2211641113c64fc1ffbc1c5134b47fb234577a8", "version": 1, "file_name": "deliverable-1-v1.pdf", "media_type": "application/pdf", "size_bytes": 769, "deliverable_id": "6c566c86-d149-5d08-b0f2-f40a535c7f3f"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "5e4d7525-eb9e-5a13-8792-4042fbf3924e"}], "published_at": "2026-12-15T05:28:40.250638Z", "chance_strong": "0.9967", "project_title": "Customer churn analysis", "rubric_digest": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "last_sealed_at": "2026-12-15T05:28:40.072653Z", "policy_numbers": {"bar": "60.0", "p_no": "0.1", "level": "0.9", "p_yes": "0.9", "weak_p": "0.975", "resolve": "0.2", "p_strong": "0.9", "strong_bar": "80.0", "max_reviews": "4", "min_reviews": "3", "window_days": "180", "weak_separation": "0.5"}, "recommendation": "strong_convert", "candidates_judged": 2, "reviewers_calibrated": false, "recommendation_reason": "clear_of_bar", "hiring_manager_member_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}	2026-12-15 05:28:40.250638+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-23a9-7771-a738-f863d74903c6	1	{"sd": "3.59", "bar": "60.00", "rank": [2, 2], "panel": {"reviewers": 5, "candidates": 2, "scorecards": 7, "separation": null, "sd_residual": "5.38", "sd_reviewer": "1.52"}, "score": "61.78", "chance": "0.7151", "method": "additive-panel/1", "reviews": 4, "version": 1, "criteria": [{"mean": "3.75", "name": "Answers the task", "levels": [{"anchor": "Another question is answered, or most of what was asked for is missing.", "points": 1}, {"anchor": "Parts of the task are done. At least one deliverable does not meet its acceptance sentence, and the gap is not mentioned.", "points": 2}, {"anchor": "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open points are left to the reader.", "points": 3}, {"anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4}, {"anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: answers the task.", "anchor": "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open points are left to the reader.", "points": 3, "reviewer": "A"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4, "reviewer": "B"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4, "reviewer": "C"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4, "reviewer": "D"}], "question": "Does the work do what the project asked for?", "agreement": "close", "criterion_id": "problem"}, {"mean": "3.50", "name": "Sound and correct", "levels": [{"anchor": "Main results are wrong or made up, or nobody could tell where they come from.", "points": 1}, {"anchor": "Results can be followed in part. At least one error changes a conclusion.", "points": 2}, {"anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3}, {"anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4}, {"anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: sound and correct.", "anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4, "reviewer": "A"}, {"note": "Seen in the work: sound and correct.", "anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3, "reviewer": "B"}, {"note": "Seen in the work: sound and correct.", "anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3, "reviewer": "C"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4, "reviewer": "D"}], "question": "Can the results be relied on?", "agreement": "close", "criterion_id": "soundness"}, {"mean": "3.00", "name": "Ready to use", "levels": [{"anchor": "The reader cannot find out what was done or what follows from it.", "points": 1}, {"anchor": "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.", "points": 2}, {"anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3}, {"anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4}, {"anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: ready to use.", "anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3, "reviewer": "A"}, {"note": "Seen in the work: ready to use.", "anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4, "reviewer": "B"}, {"note": "Seen in the work: ready to use.", "anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3, "reviewer": "C"}, {"note": "Seen in the work: ready to use.", "anchor": "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.", "points": 2, "reviewer": "D"}], "question": "Can those whom it is meant for act on it without asking back?", "agreement": "disagree", "criterion_id": "communication"}, {"mean": "3.50", "name": "Craft", "levels": [{"anchor": "Careless throughout: broken files, contradictions, copied parts without their source.", "points": 1}, {"anchor": "Usable only after rework: several inconsistencies, sources missing, steps that cannot be repeated.", "points": 2}, {"anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3}, {"anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4}, {"anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: craft.", "anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4, "reviewer": "A"}, {"note": "Seen in the work: craft.", "anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3, "reviewer": "B"}, {"note": "Seen in the work: craft.", "anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3, "reviewer": "C"}, {"note": "Seen in the work: craft.", "anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4, "reviewer": "D"}], "question": "Is it made the way a professional would make it?", "agreement": "close", "criterion_id": "craft"}], "headline": "Too close to call (72%)", "interval": ["55.86", "67.65"], "candidate": "candidate-2", "decide_by": "2026-12-31T04:28:38.917805Z", "posterior": [{"mean": "61.87399500561254", "scale": "2.725012757794636", "weight": "0.16425039552878617", "degrees": "6.0"}, {"mean": "61.86588367805143", "scale": "2.7473506944752106", "weight": "0.15792555277566325", "degrees": "6.0"}, {"mean": "61.84929606625995", "scale": "2.792877180889514", "weight": "0.14595672399694462", "degrees": "6.0"}, {"mean": "61.823574776823264", "scale": "2.863409132021168", "weight": "0.129577245262895", "degrees": "6.0"}, {"mean": "61.7879040185039", "scale": "2.962006420160781", "weight": "0.1103545893098002", "degrees": "6.0"}, {"mean": "61.741490125977364", "scale": "3.0934990109393232", "weight": "0.08994422182911697", "degrees": "6.0"}, {"mean": "61.683778168610345", "scale": "3.265421803744829", "weight": "0.0698759623169546", "degrees": "6.0"}, {"mean": "61.614702721668245", "scale": "3.4896627014947215", "weight": "0.05140828704849365", "degrees": "6.0"}, {"mean": "61.53497447020654", "scale": "3.785469141238945", "weight": "0.03545445825244466", "degrees": "6.0"}, {"mean": "61.4463938996705", "scale": "4.185263833144042", "weight": "0.02256248040987212", "degrees": "6.0"}, {"mean": "61.35215233692313", "scale": "4.746817289674303", "weight": "0.012924803072725926", "degrees": "6.0"}, {"mean": "61.25702947901224", "scale": "5.581575986106022", "weight": "0.006401112748171419", "degrees": "6.0"}, {"mean": "61.167341217499356", "scale": "6.931242756920319", "weight": "0.0025536099719059443", "degrees": "6.0"}, {"mean": "61.090472380785904", "scale": "9.427324661926843", "weight": "0.0007123942385033379", "degrees": "6.0"}, {"mean": "61.033903952457806", "scale": "15.387021059034291", "weight": "9.693593431745113e-05", "degrees": "6.0"}, {"mean": "61.00384533166588", "scale": "45.6549319488114", "weight": "1.2273034046497884e-06", "degrees": "6.0"}], "raw_score": "61.88", "reviewers": [{"score": "62.50", "overall": "yes", "leniency": "0.15", "reviewer": "A"}, {"score": "62.50", "overall": "yes", "leniency": "0.15", "reviewer": "B"}, {"score": "57.50", "overall": "yes", "leniency": "-0.49", "reviewer": "C"}, {"score": "65.00", "overall": "yes", "leniency": "0.57", "reviewer": "D"}], "adjustment": "-0.10", "strong_bar": "80.00", "supersedes": null, "explanation": "Recommendation: Hold, that is, a structured debrief decides. Reviewers disagree on Ready to use. Reviewers are not calibrated for this rubric.", "panel_input": {"scorecards": [{"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 5, "communication": 4}, "reviewer": "reviewer-2", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 4, "communication": 5}, "reviewer": "reviewer-4", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 5, "soundness": 5, "communication": 5}, "reviewer": "reviewer-5", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 4, "soundness": 4, "communication": 2}, "reviewer": "reviewer-1", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 3, "soundness": 4, "communication": 3}, "reviewer": "reviewer-2", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 4}, "reviewer": "reviewer-3", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 3}, "reviewer": "reviewer-5", "candidate": "candidate-2"}]}, "rubric_name": "Quality of the delivered work", "sensitivity": [{"flips": false, "chance": "0.7737", "change": "One more review like Reviewer A's", "recommendation": "hold"}, {"flips": false, "chance": "0.7737", "change": "One more review like Reviewer B's", "recommendation": "hold"}, {"flips": false, "chance": "0.6400", "change": "One more review like Reviewer C's", "recommendation": "hold"}, {"flips": false, "chance": "0.8191", "change": "One more review like Reviewer D's", "recommendation": "hold"}, {"flips": false, "chance": "0.8386", "change": "Answers the task weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.6797", "change": "Sound and correct weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.4566", "change": "Ready to use weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.7139", "change": "Craft weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.7254", "change": "No adjustment for how strict reviewers are", "recommendation": "hold"}, {"flips": true, "chance": "0.0068", "change": "The bar at 72.5", "recommendation": "no_convert"}], "deliverables": [{"kind": "file", "link": null, "title": "Churn report", "sha256": "b3819a18f0b05baee96dd1646e8405e528c5eeb7f743906337efd8e88b8e69b3", "version": 2, "file_name": "deliverable-1-v2.pdf", "media_type": "application/pdf", "size_bytes": 770, "deliverable_id": "6c566c86-d149-5d08-b0f2-f40a535c7f3f"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "5e4d7525-eb9e-5a13-8792-4042fbf3924e"}], "published_at": "2026-12-15T05:28:40.250638Z", "chance_strong": "0.0007", "project_title": "Customer churn analysis", "rubric_digest": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "last_sealed_at": "2026-12-15T05:28:40.250638Z", "policy_numbers": {"bar": "60.0", "p_no": "0.1", "level": "0.9", "p_yes": "0.9", "weak_p": "0.975", "resolve": "0.2", "p_strong": "0.9", "strong_bar": "80.0", "max_reviews": "4", "min_reviews": "3", "window_days": "180", "weak_separation": "0.5"}, "recommendation": "hold", "candidates_judged": 2, "reviewers_calibrated": false, "recommendation_reason": "too_close_to_bar", "hiring_manager_member_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}	2026-12-15 05:28:40.250638+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3100-73a4-a245-b2c4f3a096ac	1	{"sd": "4.11", "bar": "60.00", "rank": [1, 1], "panel": {"reviewers": 5, "candidates": 2, "scorecards": 7, "separation": null, "sd_residual": "5.38", "sd_reviewer": "1.52"}, "score": "94.41", "chance": "1.0000", "method": "additive-panel/1", "reviews": 3, "version": 1, "criteria": [{"mean": "5.00", "name": "Answers the task", "levels": [{"anchor": "Another question is answered, or most of what was asked for is missing.", "points": 1}, {"anchor": "Parts of the task are done. At least one deliverable does not meet its acceptance sentence, and the gap is not mentioned.", "points": 2}, {"anchor": "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open points are left to the reader.", "points": 3}, {"anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4}, {"anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5, "reviewer": "A"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5, "reviewer": "B"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5, "reviewer": "C"}], "question": "Does the work do what the project asked for?", "agreement": "agree", "criterion_id": "problem"}, {"mean": "4.67", "name": "Sound and correct", "levels": [{"anchor": "Main results are wrong or made up, or nobody could tell where they come from.", "points": 1}, {"anchor": "Results can be followed in part. At least one error changes a conclusion.", "points": 2}, {"anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3}, {"anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4}, {"anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: sound and correct.", "anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4, "reviewer": "A"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5, "reviewer": "B"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5, "reviewer": "C"}], "question": "Can the results be relied on?", "agreement": "close", "criterion_id": "soundness"}, {"mean": "4.67", "name": "Ready to use", "levels": [{"anchor": "The reader cannot find out what was done or what follows from it.", "points": 1}, {"anchor": "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.", "points": 2}, {"anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3}, {"anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4}, {"anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: ready to use.", "anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5, "reviewer": "A"}, {"note": "Seen in the work: ready to use.", "anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4, "reviewer": "B"}, {"note": "Seen in the work: ready to use.", "anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5, "reviewer": "C"}], "question": "Can those whom it is meant for act on it without asking back?", "agreement": "close", "criterion_id": "communication"}, {"mean": "4.67", "name": "Craft", "levels": [{"anchor": "Careless throughout: broken files, contradictions, copied parts without their source.", "points": 1}, {"anchor": "Usable only after rework: several inconsistencies, sources missing, steps that cannot be repeated.", "points": 2}, {"anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3}, {"anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4}, {"anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: craft.", "anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5, "reviewer": "A"}, {"note": "Seen in the work: craft.", "anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5, "reviewer": "B"}, {"note": "Seen in the work: craft.", "anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4, "reviewer": "C"}], "question": "Is it made the way a professional would make it?", "agreement": "close", "criterion_id": "craft"}], "headline": "The work is very likely above your bar (over 99%)", "interval": ["87.69", "100.00"], "candidate": "candidate-2", "decide_by": "2027-01-29T05:28:42.623475Z", "posterior": [{"mean": "94.16967782560411", "scale": "3.1465721785300937", "weight": "0.16425039552878617", "degrees": "6.0"}, {"mean": "94.19370980542153", "scale": "3.1722447631330253", "weight": "0.15792555277566325", "degrees": "6.0"}, {"mean": "94.24147757244805", "scale": "3.223998809079957", "weight": "0.14595672399694462", "degrees": "6.0"}, {"mean": "94.31242612934649", "scale": "3.3028136973420743", "weight": "0.129577245262895", "degrees": "6.0"}, {"mean": "94.40578515598351", "scale": "3.4105850128548663", "weight": "0.1103545893098002", "degrees": "6.0"}, {"mean": "94.5205682911752", "scale": "3.550711426608336", "weight": "0.08994422182911697", "degrees": "6.0"}, {"mean": "94.65547643130954", "scale": "3.7290547795567197", "weight": "0.0698759623169546", "degrees": "6.0"}, {"mean": "94.80866718178541", "scale": "3.955571702224659", "weight": "0.05140828704849365", "degrees": "6.0"}, {"mean": "94.97737866599361", "scale": "4.247276324290426", "weight": "0.03545445825244466", "degrees": "6.0"}, {"mean": "95.1574358845617", "scale": "4.634022118627615", "weight": "0.02256248040987212", "degrees": "6.0"}, {"mean": "95.34272840895242", "scale": "5.170715405027278", "weight": "0.012924803072725926", "degrees": "6.0"}, {"mean": "95.52483142570684", "scale": "5.965858315233703", "weight": "0.006401112748171419", "degrees": "6.0"}, {"mean": "95.693027006281", "scale": "7.258642485321868", "weight": "0.0025536099719059443", "degrees": "6.0"}, {"mean": "95.83500719324044", "scale": "9.679395383243888", "weight": "0.0007123942385033379", "degrees": "6.0"}, {"mean": "95.93841263705325", "scale": "15.546633050497167", "weight": "9.693593431745113e-05", "degrees": "6.0"}, {"mean": "95.99302861711803", "scale": "45.70966153747264", "weight": "1.2273034046497926e-06", "degrees": "6.0"}], "raw_score": "94.17", "reviewers": [{"score": "92.50", "overall": "strong_yes", "leniency": "-0.38", "reviewer": "A"}, {"score": "95.00", "overall": "strong_yes", "leniency": "-0.49", "reviewer": "B"}, {"score": "95.00", "overall": "strong_yes", "leniency": "0.15", "reviewer": "C"}], "adjustment": "0.24", "strong_bar": "80.00", "supersedes": null, "explanation": "Recommendation: Strong convert, that is, make an offer soon. Reviewers agree on every criterion, or are one level apart. Reviewers are not calibrated for this rubric.", "panel_input": {"scorecards": [{"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 4}, "reviewer": "reviewer-2", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 4, "soundness": 4, "communication": 2}, "reviewer": "reviewer-3", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 3}, "reviewer": "reviewer-4", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 3, "soundness": 4, "communication": 3}, "reviewer": "reviewer-5", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 4, "communication": 5}, "reviewer": "reviewer-1", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 5, "soundness": 5, "communication": 5}, "reviewer": "reviewer-2", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 5, "communication": 4}, "reviewer": "reviewer-4", "candidate": "candidate-2"}]}, "rubric_name": "Quality of the delivered work", "sensitivity": [{"flips": false, "chance": "1.0000", "change": "One more review like Reviewer A's", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "One more review like Reviewer B's", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "One more review like Reviewer C's", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "Answers the task weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9999", "change": "Sound and correct weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9999", "change": "Ready to use weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9999", "change": "Craft weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "No adjustment for how strict reviewers are", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9995", "change": "The bar at 72.5", "recommendation": "strong_convert"}], "deliverables": [{"kind": "file", "link": null, "title": "Churn report", "sha256": "ebc98a032919c5ae8f3092d3a2211641113c64fc1ffbc1c5134b47fb234577a8", "version": 1, "file_name": "deliverable-1-v1.pdf", "media_type": "application/pdf", "size_bytes": 769, "deliverable_id": "d21191ee-40d5-5296-a6e0-24de2efece8a"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "f591d550-87c9-5582-81af-608467eec79e"}], "published_at": "2027-01-13T06:28:43.697014Z", "chance_strong": "0.9967", "project_title": "Customer churn analysis", "rubric_digest": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "last_sealed_at": "2027-01-13T06:28:43.529381Z", "policy_numbers": {"bar": "60.0", "p_no": "0.1", "level": "0.9", "p_yes": "0.9", "weak_p": "0.975", "resolve": "0.2", "p_strong": "0.9", "strong_bar": "80.0", "max_reviews": "4", "min_reviews": "3", "window_days": "180", "weak_separation": "0.5"}, "recommendation": "strong_convert", "candidates_judged": 2, "reviewers_calibrated": false, "recommendation_reason": "clear_of_bar", "hiring_manager_member_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}	2027-01-13 06:28:43.697014+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-313f-717d-af38-c21c498acc5a	1	{"sd": "3.59", "bar": "60.00", "rank": [2, 2], "panel": {"reviewers": 5, "candidates": 2, "scorecards": 7, "separation": null, "sd_residual": "5.38", "sd_reviewer": "1.52"}, "score": "61.78", "chance": "0.7151", "method": "additive-panel/1", "reviews": 4, "version": 1, "criteria": [{"mean": "3.75", "name": "Answers the task", "levels": [{"anchor": "Another question is answered, or most of what was asked for is missing.", "points": 1}, {"anchor": "Parts of the task are done. At least one deliverable does not meet its acceptance sentence, and the gap is not mentioned.", "points": 2}, {"anchor": "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open points are left to the reader.", "points": 3}, {"anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4}, {"anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4, "reviewer": "A"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4, "reviewer": "B"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4, "reviewer": "C"}, {"note": "Seen in the work: answers the task.", "anchor": "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open points are left to the reader.", "points": 3, "reviewer": "D"}], "question": "Does the work do what the project asked for?", "agreement": "close", "criterion_id": "problem"}, {"mean": "3.50", "name": "Sound and correct", "levels": [{"anchor": "Main results are wrong or made up, or nobody could tell where they come from.", "points": 1}, {"anchor": "Results can be followed in part. At least one error changes a conclusion.", "points": 2}, {"anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3}, {"anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4}, {"anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: sound and correct.", "anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3, "reviewer": "A"}, {"note": "Seen in the work: sound and correct.", "anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3, "reviewer": "B"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4, "reviewer": "C"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4, "reviewer": "D"}], "question": "Can the results be relied on?", "agreement": "close", "criterion_id": "soundness"}, {"mean": "3.00", "name": "Ready to use", "levels": [{"anchor": "The reader cannot find out what was done or what follows from it.", "points": 1}, {"anchor": "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.", "points": 2}, {"anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3}, {"anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4}, {"anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: ready to use.", "anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4, "reviewer": "A"}, {"note": "Seen in the work: ready to use.", "anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3, "reviewer": "B"}, {"note": "Seen in the work: ready to use.", "anchor": "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.", "points": 2, "reviewer": "C"}, {"note": "Seen in the work: ready to use.", "anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3, "reviewer": "D"}], "question": "Can those whom it is meant for act on it without asking back?", "agreement": "disagree", "criterion_id": "communication"}, {"mean": "3.50", "name": "Craft", "levels": [{"anchor": "Careless throughout: broken files, contradictions, copied parts without their source.", "points": 1}, {"anchor": "Usable only after rework: several inconsistencies, sources missing, steps that cannot be repeated.", "points": 2}, {"anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3}, {"anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4}, {"anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: craft.", "anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3, "reviewer": "A"}, {"note": "Seen in the work: craft.", "anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3, "reviewer": "B"}, {"note": "Seen in the work: craft.", "anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4, "reviewer": "C"}, {"note": "Seen in the work: craft.", "anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4, "reviewer": "D"}], "question": "Is it made the way a professional would make it?", "agreement": "close", "criterion_id": "craft"}], "headline": "Too close to call (72%)", "interval": ["55.86", "67.65"], "candidate": "candidate-1", "decide_by": "2027-01-29T05:28:42.623475Z", "posterior": [{"mean": "61.87399500561254", "scale": "2.725012757794636", "weight": "0.16425039552878617", "degrees": "6.0"}, {"mean": "61.86588367805143", "scale": "2.7473506944752106", "weight": "0.15792555277566325", "degrees": "6.0"}, {"mean": "61.84929606625995", "scale": "2.792877180889514", "weight": "0.14595672399694462", "degrees": "6.0"}, {"mean": "61.823574776823264", "scale": "2.863409132021168", "weight": "0.129577245262895", "degrees": "6.0"}, {"mean": "61.7879040185039", "scale": "2.962006420160781", "weight": "0.1103545893098002", "degrees": "6.0"}, {"mean": "61.741490125977364", "scale": "3.093499010939323", "weight": "0.08994422182911697", "degrees": "6.0"}, {"mean": "61.68377816861035", "scale": "3.265421803744829", "weight": "0.0698759623169546", "degrees": "6.0"}, {"mean": "61.614702721668245", "scale": "3.489662701494721", "weight": "0.05140828704849365", "degrees": "6.0"}, {"mean": "61.53497447020654", "scale": "3.785469141238944", "weight": "0.03545445825244466", "degrees": "6.0"}, {"mean": "61.4463938996705", "scale": "4.185263833144041", "weight": "0.02256248040987212", "degrees": "6.0"}, {"mean": "61.35215233692313", "scale": "4.7468172896743015", "weight": "0.012924803072725926", "degrees": "6.0"}, {"mean": "61.25702947901224", "scale": "5.581575986106021", "weight": "0.006401112748171419", "degrees": "6.0"}, {"mean": "61.16734121749935", "scale": "6.931242756920319", "weight": "0.0025536099719059443", "degrees": "6.0"}, {"mean": "61.0904723807859", "scale": "9.427324661926841", "weight": "0.0007123942385033379", "degrees": "6.0"}, {"mean": "61.03390395245777", "scale": "15.387021059034295", "weight": "9.693593431745113e-05", "degrees": "6.0"}, {"mean": "61.00384533166557", "scale": "45.65493194881152", "weight": "1.2273034046497926e-06", "degrees": "6.0"}], "raw_score": "61.88", "reviewers": [{"score": "62.50", "overall": "yes", "leniency": "0.15", "reviewer": "A"}, {"score": "57.50", "overall": "yes", "leniency": "-0.49", "reviewer": "B"}, {"score": "65.00", "overall": "yes", "leniency": "0.57", "reviewer": "C"}, {"score": "62.50", "overall": "yes", "leniency": "0.15", "reviewer": "D"}], "adjustment": "-0.10", "strong_bar": "80.00", "supersedes": null, "explanation": "Recommendation: Hold, that is, a structured debrief decides. Reviewers disagree on Ready to use. Reviewers are not calibrated for this rubric.", "panel_input": {"scorecards": [{"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 4}, "reviewer": "reviewer-2", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 4, "soundness": 4, "communication": 2}, "reviewer": "reviewer-3", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 3}, "reviewer": "reviewer-4", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 3, "soundness": 4, "communication": 3}, "reviewer": "reviewer-5", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 4, "communication": 5}, "reviewer": "reviewer-1", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 5, "soundness": 5, "communication": 5}, "reviewer": "reviewer-2", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 5, "communication": 4}, "reviewer": "reviewer-4", "candidate": "candidate-2"}]}, "rubric_name": "Quality of the delivered work", "sensitivity": [{"flips": false, "chance": "0.7737", "change": "One more review like Reviewer A's", "recommendation": "hold"}, {"flips": false, "chance": "0.6400", "change": "One more review like Reviewer B's", "recommendation": "hold"}, {"flips": false, "chance": "0.8191", "change": "One more review like Reviewer C's", "recommendation": "hold"}, {"flips": false, "chance": "0.7737", "change": "One more review like Reviewer D's", "recommendation": "hold"}, {"flips": false, "chance": "0.8411", "change": "Answers the task weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.6753", "change": "Sound and correct weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.4592", "change": "Ready to use weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.7102", "change": "Craft weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.7254", "change": "No adjustment for how strict reviewers are", "recommendation": "hold"}, {"flips": true, "chance": "0.0068", "change": "The bar at 72.5", "recommendation": "no_convert"}], "deliverables": [{"kind": "file", "link": null, "title": "Churn report", "sha256": "b3819a18f0b05baee96dd1646e8405e528c5eeb7f743906337efd8e88b8e69b3", "version": 2, "file_name": "deliverable-1-v2.pdf", "media_type": "application/pdf", "size_bytes": 770, "deliverable_id": "d21191ee-40d5-5296-a6e0-24de2efece8a"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "f591d550-87c9-5582-81af-608467eec79e"}], "published_at": "2027-01-13T06:28:43.697014Z", "chance_strong": "0.0007", "project_title": "Customer churn analysis", "rubric_digest": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "last_sealed_at": "2027-01-13T06:28:43.697014Z", "policy_numbers": {"bar": "60.0", "p_no": "0.1", "level": "0.9", "p_yes": "0.9", "weak_p": "0.975", "resolve": "0.2", "p_strong": "0.9", "strong_bar": "80.0", "max_reviews": "4", "min_reviews": "3", "window_days": "180", "weak_separation": "0.5"}, "recommendation": "hold", "candidates_judged": 2, "reviewers_calibrated": false, "recommendation_reason": "too_close_to_bar", "hiring_manager_member_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}	2027-01-13 06:28:43.697014+00
\.


--
-- Name: inbox_applied_seq; Type: SEQUENCE SET; Schema: messaging; Owner: evaluation_migrator
--

SELECT pg_catalog.setval('messaging.inbox_applied_seq', 65, true);


--
-- Name: operations_id_seq; Type: SEQUENCE SET; Schema: messaging; Owner: evaluation_migrator
--

SELECT pg_catalog.setval('messaging.operations_id_seq', 1, false);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: messaging; Owner: evaluation_migrator
--

SELECT pg_catalog.setval('messaging.outbox_id_seq', 72, true);


--
-- Name: timers_id_seq; Type: SEQUENCE SET; Schema: messaging; Owner: evaluation_migrator
--

SELECT pg_catalog.setval('messaging.timers_id_seq', 28, true);


--
-- Name: audit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: evaluation_migrator
--

SELECT pg_catalog.setval('public.audit_id_seq', 47, true);


--
-- Name: clock clock_pkey; Type: CONSTRAINT; Schema: app; Owner: evaluation_migrator
--

ALTER TABLE ONLY app.clock
    ADD CONSTRAINT clock_pkey PRIMARY KEY (one);


--
-- Name: consumer_offsets consumer_offsets_pkey; Type: CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.consumer_offsets
    ADD CONSTRAINT consumer_offsets_pkey PRIMARY KEY (consumer, topic, partition);


--
-- Name: deliveries deliveries_employer_id_channel_key_key; Type: CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.deliveries
    ADD CONSTRAINT deliveries_employer_id_channel_key_key UNIQUE NULLS NOT DISTINCT (employer_id, channel, key);


--
-- Name: deliveries deliveries_pkey; Type: CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);


--
-- Name: delivery_attempts delivery_attempts_pkey; Type: CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.delivery_attempts
    ADD CONSTRAINT delivery_attempts_pkey PRIMARY KEY (delivery_id, attempt);


--
-- Name: inbox inbox_pkey; Type: CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (consumer, source, event_id);


--
-- Name: operations operations_pkey; Type: CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.operations
    ADD CONSTRAINT operations_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: parked parked_pkey; Type: CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.parked
    ADD CONSTRAINT parked_pkey PRIMARY KEY (consumer, topic, partition, "offset");


--
-- Name: relay_lease relay_lease_pkey; Type: CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.relay_lease
    ADD CONSTRAINT relay_lease_pkey PRIMARY KEY (name);


--
-- Name: suspects suspects_pkey; Type: CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.suspects
    ADD CONSTRAINT suspects_pkey PRIMARY KEY (consumer, topic, partition, "offset");


--
-- Name: timers timers_employer_id_kind_key_key; Type: CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.timers
    ADD CONSTRAINT timers_employer_id_kind_key_key UNIQUE NULLS NOT DISTINCT (employer_id, kind, key);


--
-- Name: timers timers_pkey; Type: CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.timers
    ADD CONSTRAINT timers_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (employer_id, id);


--
-- Name: drafts drafts_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.drafts
    ADD CONSTRAINT drafts_pkey PRIMARY KEY (employer_id, review_id);


--
-- Name: evaluations evaluations_employer_id_engagement_id_key; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.evaluations
    ADD CONSTRAINT evaluations_employer_id_engagement_id_key UNIQUE (employer_id, engagement_id);


--
-- Name: evaluations evaluations_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.evaluations
    ADD CONSTRAINT evaluations_pkey PRIMARY KEY (employer_id, evaluation_id);


--
-- Name: idempotent_requests idempotent_requests_employer_id_person_id_principal_key_key; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.idempotent_requests
    ADD CONSTRAINT idempotent_requests_employer_id_person_id_principal_key_key UNIQUE NULLS NOT DISTINCT (employer_id, person_id, principal, key);


--
-- Name: known_engagements known_engagements_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.known_engagements
    ADD CONSTRAINT known_engagements_pkey PRIMARY KEY (employer_id, engagement_id);


--
-- Name: known_members known_members_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.known_members
    ADD CONSTRAINT known_members_pkey PRIMARY KEY (employer_id, member_id);


--
-- Name: known_policies known_policies_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.known_policies
    ADD CONSTRAINT known_policies_pkey PRIMARY KEY (employer_id, policy_id, version);


--
-- Name: known_projects known_projects_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.known_projects
    ADD CONSTRAINT known_projects_pkey PRIMARY KEY (employer_id, project_id);


--
-- Name: revealed_scorecards revealed_scorecards_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.revealed_scorecards
    ADD CONSTRAINT revealed_scorecards_pkey PRIMARY KEY (employer_id, review_id, scorecard_version);


--
-- Name: reviews reviews_employer_id_evaluation_id_position_key; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_employer_id_evaluation_id_position_key UNIQUE (employer_id, evaluation_id, "position");


--
-- Name: reviews reviews_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_pkey PRIMARY KEY (employer_id, review_id);


--
-- Name: rubrics rubrics_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.rubrics
    ADD CONSTRAINT rubrics_pkey PRIMARY KEY (employer_id, rubric_id, version);


--
-- Name: schema_migrations schema_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (origin, name);


--
-- Name: sealed_scorecards sealed_scorecards_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.sealed_scorecards
    ADD CONSTRAINT sealed_scorecards_pkey PRIMARY KEY (employer_id, review_id, scorecard_version);


--
-- Name: summaries summaries_pkey; Type: CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.summaries
    ADD CONSTRAINT summaries_pkey PRIMARY KEY (employer_id, evaluation_id, summary_version);


--
-- Name: deliveries_by_age; Type: INDEX; Schema: messaging; Owner: evaluation_migrator
--

CREATE INDEX deliveries_by_age ON messaging.deliveries USING btree (queued_at);


--
-- Name: deliveries_by_next_attempt; Type: INDEX; Schema: messaging; Owner: evaluation_migrator
--

CREATE INDEX deliveries_by_next_attempt ON messaging.deliveries USING btree (next_attempt, id) WHERE (next_attempt IS NOT NULL);


--
-- Name: inbox_by_age; Type: INDEX; Schema: messaging; Owner: evaluation_migrator
--

CREATE INDEX inbox_by_age ON messaging.inbox USING btree (created_at);


--
-- Name: outbox_refused; Type: INDEX; Schema: messaging; Owner: evaluation_migrator
--

CREATE INDEX outbox_refused ON messaging.outbox USING btree (topic, key) WHERE (refused IS NOT NULL);


--
-- Name: parked_by_key; Type: INDEX; Schema: messaging; Owner: evaluation_migrator
--

CREATE INDEX parked_by_key ON messaging.parked USING btree (consumer, topic, key, "offset");


--
-- Name: timers_by_due; Type: INDEX; Schema: messaging; Owner: evaluation_migrator
--

CREATE INDEX timers_by_due ON messaging.timers USING btree (due, id);


--
-- Name: audit_of_entity; Type: INDEX; Schema: public; Owner: evaluation_migrator
--

CREATE INDEX audit_of_entity ON public.audit USING btree (employer_id, entity, entity_id, id);


--
-- Name: evaluations_by_project; Type: INDEX; Schema: public; Owner: evaluation_migrator
--

CREATE INDEX evaluations_by_project ON public.evaluations USING btree (employer_id, project_id);


--
-- Name: idempotent_requests_by_age; Type: INDEX; Schema: public; Owner: evaluation_migrator
--

CREATE INDEX idempotent_requests_by_age ON public.idempotent_requests USING btree (created_at);


--
-- Name: known_engagements_by_project; Type: INDEX; Schema: public; Owner: evaluation_migrator
--

CREATE INDEX known_engagements_by_project ON public.known_engagements USING btree (employer_id, project_id);


--
-- Name: known_members_by_subject; Type: INDEX; Schema: public; Owner: evaluation_migrator
--

CREATE INDEX known_members_by_subject ON public.known_members USING btree (employer_id, subject);


--
-- Name: known_projects_by_policy; Type: INDEX; Schema: public; Owner: evaluation_migrator
--

CREATE INDEX known_projects_by_policy ON public.known_projects USING btree (employer_id, policy_id);


--
-- Name: known_projects_by_rubric; Type: INDEX; Schema: public; Owner: evaluation_migrator
--

CREATE INDEX known_projects_by_rubric ON public.known_projects USING btree (employer_id, rubric_id);


--
-- Name: revealed_scorecards_by_rubric; Type: INDEX; Schema: public; Owner: evaluation_migrator
--

CREATE INDEX revealed_scorecards_by_rubric ON public.revealed_scorecards USING btree (employer_id, rubric_id, rubric_version, revealed_at);


--
-- Name: reviews_by_reviewer; Type: INDEX; Schema: public; Owner: evaluation_migrator
--

CREATE INDEX reviews_by_reviewer ON public.reviews USING btree (employer_id, reviewer_id, status);


--
-- Name: delivery_attempts delivery_attempts_delivery_id_fkey; Type: FK CONSTRAINT; Schema: messaging; Owner: evaluation_migrator
--

ALTER TABLE ONLY messaging.delivery_attempts
    ADD CONSTRAINT delivery_attempts_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES messaging.deliveries(id) ON DELETE CASCADE;


--
-- Name: reviews reviews_employer_id_evaluation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE ONLY public.reviews
    ADD CONSTRAINT reviews_employer_id_evaluation_id_fkey FOREIGN KEY (employer_id, evaluation_id) REFERENCES public.evaluations(employer_id, evaluation_id);


--
-- Name: audit; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.audit ENABLE ROW LEVEL SECURITY;

--
-- Name: drafts; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.drafts ENABLE ROW LEVEL SECURITY;

--
-- Name: evaluations; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.evaluations ENABLE ROW LEVEL SECURITY;

--
-- Name: idempotent_requests; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.idempotent_requests ENABLE ROW LEVEL SECURITY;

--
-- Name: known_engagements; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.known_engagements ENABLE ROW LEVEL SECURITY;

--
-- Name: known_members; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.known_members ENABLE ROW LEVEL SECURITY;

--
-- Name: known_policies; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.known_policies ENABLE ROW LEVEL SECURITY;

--
-- Name: known_projects; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.known_projects ENABLE ROW LEVEL SECURITY;

--
-- Name: revealed_scorecards; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.revealed_scorecards ENABLE ROW LEVEL SECURITY;

--
-- Name: reviews; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.reviews ENABLE ROW LEVEL SECURITY;

--
-- Name: rubrics; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.rubrics ENABLE ROW LEVEL SECURITY;

--
-- Name: sealed_scorecards; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.sealed_scorecards ENABLE ROW LEVEL SECURITY;

--
-- Name: summaries; Type: ROW SECURITY; Schema: public; Owner: evaluation_migrator
--

ALTER TABLE public.summaries ENABLE ROW LEVEL SECURITY;

--
-- Name: audit tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.audit USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: drafts tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.drafts USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: evaluations tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.evaluations USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: idempotent_requests tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.idempotent_requests USING (((employer_id = app.employer()) OR ((employer_id IS NULL) AND (person_id = app.person())))) WITH CHECK (((employer_id = app.employer()) OR ((employer_id IS NULL) AND (person_id = app.person()))));


--
-- Name: known_engagements tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.known_engagements USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: known_members tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.known_members USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: known_policies tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.known_policies USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: known_projects tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.known_projects USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: revealed_scorecards tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.revealed_scorecards USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: reviews tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.reviews USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: rubrics tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.rubrics USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: sealed_scorecards tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.sealed_scorecards USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: summaries tenant; Type: POLICY; Schema: public; Owner: evaluation_migrator
--

CREATE POLICY tenant ON public.summaries USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: SCHEMA app; Type: ACL; Schema: -; Owner: evaluation_migrator
--

GRANT USAGE ON SCHEMA app TO evaluation;
GRANT USAGE ON SCHEMA app TO evaluation_worker;
GRANT USAGE ON SCHEMA app TO evaluation_relay;
GRANT USAGE ON SCHEMA app TO evaluation_backup;
GRANT USAGE ON SCHEMA app TO evaluation_clock;


--
-- Name: SCHEMA messaging; Type: ACL; Schema: -; Owner: evaluation_migrator
--

GRANT USAGE ON SCHEMA messaging TO evaluation;
GRANT USAGE ON SCHEMA messaging TO evaluation_worker;
GRANT USAGE ON SCHEMA messaging TO evaluation_relay;
GRANT USAGE ON SCHEMA messaging TO evaluation_backup;


--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: pg_database_owner
--

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO evaluation;
GRANT USAGE ON SCHEMA public TO evaluation_worker;
GRANT USAGE ON SCHEMA public TO evaluation_relay;
GRANT ALL ON SCHEMA public TO evaluation_migrator;
GRANT USAGE ON SCHEMA public TO evaluation_backup;
GRANT USAGE ON SCHEMA public TO evaluation_clock;


--
-- Name: FUNCTION advance(by interval); Type: ACL; Schema: app; Owner: evaluation_migrator
--

REVOKE ALL ON FUNCTION app.advance(by interval) FROM PUBLIC;
GRANT ALL ON FUNCTION app.advance(by interval) TO evaluation_clock;


--
-- Name: FUNCTION employer(); Type: ACL; Schema: app; Owner: evaluation_migrator
--

REVOKE ALL ON FUNCTION app.employer() FROM PUBLIC;
GRANT ALL ON FUNCTION app.employer() TO evaluation;
GRANT ALL ON FUNCTION app.employer() TO evaluation_worker;
GRANT ALL ON FUNCTION app.employer() TO evaluation_relay;
GRANT ALL ON FUNCTION app.employer() TO evaluation_backup;
GRANT ALL ON FUNCTION app.employer() TO evaluation_clock;


--
-- Name: FUNCTION forget_idempotent_requests(older_than interval); Type: ACL; Schema: app; Owner: evaluation_migrator
--

REVOKE ALL ON FUNCTION app.forget_idempotent_requests(older_than interval) FROM PUBLIC;
GRANT ALL ON FUNCTION app.forget_idempotent_requests(older_than interval) TO evaluation_worker;


--
-- Name: FUNCTION now(); Type: ACL; Schema: app; Owner: evaluation_migrator
--

REVOKE ALL ON FUNCTION app.now() FROM PUBLIC;
GRANT ALL ON FUNCTION app.now() TO evaluation;
GRANT ALL ON FUNCTION app.now() TO evaluation_worker;
GRANT ALL ON FUNCTION app.now() TO evaluation_relay;
GRANT ALL ON FUNCTION app.now() TO evaluation_backup;
GRANT ALL ON FUNCTION app.now() TO evaluation_clock;


--
-- Name: FUNCTION person(); Type: ACL; Schema: app; Owner: evaluation_migrator
--

REVOKE ALL ON FUNCTION app.person() FROM PUBLIC;
GRANT ALL ON FUNCTION app.person() TO evaluation;
GRANT ALL ON FUNCTION app.person() TO evaluation_worker;
GRANT ALL ON FUNCTION app.person() TO evaluation_relay;
GRANT ALL ON FUNCTION app.person() TO evaluation_backup;
GRANT ALL ON FUNCTION app.person() TO evaluation_clock;


--
-- Name: FUNCTION clear_timers(employers uuid[], kinds text[], keys text[]); Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

REVOKE ALL ON FUNCTION messaging.clear_timers(employers uuid[], kinds text[], keys text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION messaging.clear_timers(employers uuid[], kinds text[], keys text[]) TO evaluation;


--
-- Name: FUNCTION queue_deliveries(ids uuid[], employers uuid[], channels text[], keys text[], payloads jsonb[], correlations text[], traces text[]); Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

REVOKE ALL ON FUNCTION messaging.queue_deliveries(ids uuid[], employers uuid[], channels text[], keys text[], payloads jsonb[], correlations text[], traces text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION messaging.queue_deliveries(ids uuid[], employers uuid[], channels text[], keys text[], payloads jsonb[], correlations text[], traces text[]) TO evaluation;


--
-- Name: FUNCTION set_timers(employers uuid[], kinds text[], keys text[], dues timestamp with time zone[], correlations text[], traces text[]); Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

REVOKE ALL ON FUNCTION messaging.set_timers(employers uuid[], kinds text[], keys text[], dues timestamp with time zone[], correlations text[], traces text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION messaging.set_timers(employers uuid[], kinds text[], keys text[], dues timestamp with time zone[], correlations text[], traces text[]) TO evaluation;


--
-- Name: TABLE consumer_offsets; Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.consumer_offsets TO evaluation_worker;


--
-- Name: TABLE deliveries; Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.deliveries TO evaluation_worker;


--
-- Name: TABLE delivery_attempts; Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.delivery_attempts TO evaluation_worker;


--
-- Name: TABLE inbox; Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.inbox TO evaluation_worker;


--
-- Name: TABLE operations; Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

GRANT SELECT,INSERT ON TABLE messaging.operations TO evaluation_worker;


--
-- Name: TABLE outbox; Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

GRANT INSERT ON TABLE messaging.outbox TO evaluation;
GRANT SELECT,DELETE,UPDATE ON TABLE messaging.outbox TO evaluation_relay;
GRANT SELECT,DELETE,UPDATE ON TABLE messaging.outbox TO evaluation_worker;


--
-- Name: TABLE parked; Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.parked TO evaluation_worker;


--
-- Name: TABLE relay_lease; Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE messaging.relay_lease TO evaluation_relay;
GRANT SELECT,INSERT,UPDATE ON TABLE messaging.relay_lease TO evaluation_worker;


--
-- Name: TABLE suspects; Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.suspects TO evaluation_worker;


--
-- Name: TABLE timers; Type: ACL; Schema: messaging; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.timers TO evaluation_worker;


--
-- Name: TABLE audit; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT ON TABLE public.audit TO evaluation;


--
-- Name: TABLE drafts; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.drafts TO evaluation;


--
-- Name: TABLE evaluations; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.evaluations TO evaluation;


--
-- Name: TABLE idempotent_requests; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.idempotent_requests TO evaluation;


--
-- Name: TABLE known_engagements; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.known_engagements TO evaluation;


--
-- Name: TABLE known_members; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.known_members TO evaluation;


--
-- Name: TABLE known_policies; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT ON TABLE public.known_policies TO evaluation;


--
-- Name: TABLE known_projects; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.known_projects TO evaluation;


--
-- Name: TABLE revealed_scorecards; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT ON TABLE public.revealed_scorecards TO evaluation;


--
-- Name: TABLE reviews; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.reviews TO evaluation;


--
-- Name: TABLE rubrics; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT ON TABLE public.rubrics TO evaluation;


--
-- Name: TABLE sealed_scorecards; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT,DELETE ON TABLE public.sealed_scorecards TO evaluation;


--
-- Name: TABLE summaries; Type: ACL; Schema: public; Owner: evaluation_migrator
--

GRANT SELECT,INSERT ON TABLE public.summaries TO evaluation;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: evaluation_migrator
--

ALTER DEFAULT PRIVILEGES FOR ROLE evaluation_migrator REVOKE ALL ON FUNCTIONS FROM PUBLIC;


--
-- PostgreSQL database dump complete
--


