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
-- Name: app; Type: SCHEMA; Schema: -; Owner: conversion_migrator
--

CREATE SCHEMA app;


ALTER SCHEMA app OWNER TO conversion_migrator;

--
-- Name: messaging; Type: SCHEMA; Schema: -; Owner: conversion_migrator
--

CREATE SCHEMA messaging;


ALTER SCHEMA messaging OWNER TO conversion_migrator;

--
-- Name: advance(interval); Type: FUNCTION; Schema: app; Owner: conversion_migrator
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


ALTER FUNCTION app.advance(by interval) OWNER TO conversion_migrator;

--
-- Name: employer(); Type: FUNCTION; Schema: app; Owner: conversion_migrator
--

CREATE FUNCTION app.employer() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('app.employer_id'::text, true), ''::text))::uuid;


ALTER FUNCTION app.employer() OWNER TO conversion_migrator;

--
-- Name: employer_of_offer(uuid); Type: FUNCTION; Schema: app; Owner: conversion_migrator
--

CREATE FUNCTION app.employer_of_offer(wanted uuid) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$ SELECT o.employer_id FROM offers o WHERE o.offer_id = wanted $$;


ALTER FUNCTION app.employer_of_offer(wanted uuid) OWNER TO conversion_migrator;

--
-- Name: forget_idempotent_requests(interval); Type: FUNCTION; Schema: app; Owner: conversion_migrator
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


ALTER FUNCTION app.forget_idempotent_requests(older_than interval) OWNER TO conversion_migrator;

SET default_table_access_method = heap;

--
-- Name: clock; Type: TABLE; Schema: app; Owner: conversion_migrator
--

CREATE TABLE app.clock (
    one boolean DEFAULT true NOT NULL,
    ahead interval DEFAULT '00:00:00'::interval NOT NULL,
    CONSTRAINT clock_one_check CHECK (one)
);


ALTER TABLE app.clock OWNER TO conversion_migrator;

--
-- Name: now(); Type: FUNCTION; Schema: app; Owner: conversion_migrator
--

CREATE FUNCTION app.now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    RETURN (now() + (SELECT clock.ahead FROM app.clock));


ALTER FUNCTION app.now() OWNER TO conversion_migrator;

--
-- Name: person(); Type: FUNCTION; Schema: app; Owner: conversion_migrator
--

CREATE FUNCTION app.person() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    RETURN (NULLIF(current_setting('app.person_id'::text, true), ''::text))::uuid;


ALTER FUNCTION app.person() OWNER TO conversion_migrator;

--
-- Name: clear_timers(uuid[], text[], text[]); Type: FUNCTION; Schema: messaging; Owner: conversion_migrator
--

CREATE FUNCTION messaging.clear_timers(employers uuid[], kinds text[], keys text[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'pg_catalog'
    AS $$
    DELETE FROM messaging.timers
    USING unnest(employers, kinds, keys) AS t (employer, kind, key)
    WHERE timers.kind = t.kind AND timers.key = t.key AND timers.employer_id IS NOT DISTINCT FROM t.employer
$$;


ALTER FUNCTION messaging.clear_timers(employers uuid[], kinds text[], keys text[]) OWNER TO conversion_migrator;

--
-- Name: queue_deliveries(uuid[], uuid[], text[], text[], jsonb[], text[], text[]); Type: FUNCTION; Schema: messaging; Owner: conversion_migrator
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


ALTER FUNCTION messaging.queue_deliveries(ids uuid[], employers uuid[], channels text[], keys text[], payloads jsonb[], correlations text[], traces text[]) OWNER TO conversion_migrator;

--
-- Name: set_timers(uuid[], text[], text[], timestamp with time zone[], text[], text[]); Type: FUNCTION; Schema: messaging; Owner: conversion_migrator
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


ALTER FUNCTION messaging.set_timers(employers uuid[], kinds text[], keys text[], dues timestamp with time zone[], correlations text[], traces text[]) OWNER TO conversion_migrator;

--
-- Name: consumer_offsets; Type: TABLE; Schema: messaging; Owner: conversion_migrator
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


ALTER TABLE messaging.consumer_offsets OWNER TO conversion_migrator;

--
-- Name: deliveries; Type: TABLE; Schema: messaging; Owner: conversion_migrator
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


ALTER TABLE messaging.deliveries OWNER TO conversion_migrator;

--
-- Name: delivery_attempts; Type: TABLE; Schema: messaging; Owner: conversion_migrator
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


ALTER TABLE messaging.delivery_attempts OWNER TO conversion_migrator;

--
-- Name: inbox; Type: TABLE; Schema: messaging; Owner: conversion_migrator
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


ALTER TABLE messaging.inbox OWNER TO conversion_migrator;

--
-- Name: inbox_applied_seq; Type: SEQUENCE; Schema: messaging; Owner: conversion_migrator
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
-- Name: operations; Type: TABLE; Schema: messaging; Owner: conversion_migrator
--

CREATE TABLE messaging.operations (
    id bigint NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject jsonb NOT NULL,
    why text NOT NULL
);


ALTER TABLE messaging.operations OWNER TO conversion_migrator;

--
-- Name: operations_id_seq; Type: SEQUENCE; Schema: messaging; Owner: conversion_migrator
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
-- Name: outbox; Type: TABLE; Schema: messaging; Owner: conversion_migrator
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


ALTER TABLE messaging.outbox OWNER TO conversion_migrator;

--
-- Name: outbox_id_seq; Type: SEQUENCE; Schema: messaging; Owner: conversion_migrator
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
-- Name: parked; Type: TABLE; Schema: messaging; Owner: conversion_migrator
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


ALTER TABLE messaging.parked OWNER TO conversion_migrator;

--
-- Name: relay_lease; Type: TABLE; Schema: messaging; Owner: conversion_migrator
--

CREATE TABLE messaging.relay_lease (
    name text NOT NULL,
    owner uuid NOT NULL,
    epoch bigint NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


ALTER TABLE messaging.relay_lease OWNER TO conversion_migrator;

--
-- Name: suspects; Type: TABLE; Schema: messaging; Owner: conversion_migrator
--

CREATE TABLE messaging.suspects (
    consumer text NOT NULL,
    topic text NOT NULL,
    partition integer NOT NULL,
    "offset" bigint NOT NULL,
    attempts integer DEFAULT 1 NOT NULL,
    at timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);


ALTER TABLE messaging.suspects OWNER TO conversion_migrator;

--
-- Name: timers; Type: TABLE; Schema: messaging; Owner: conversion_migrator
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


ALTER TABLE messaging.timers OWNER TO conversion_migrator;

--
-- Name: timers_id_seq; Type: SEQUENCE; Schema: messaging; Owner: conversion_migrator
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
-- Name: audit; Type: TABLE; Schema: public; Owner: conversion_migrator
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


ALTER TABLE public.audit OWNER TO conversion_migrator;

--
-- Name: audit_id_seq; Type: SEQUENCE; Schema: public; Owner: conversion_migrator
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
-- Name: evaluation_summaries; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.evaluation_summaries (
    employer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    summary_version integer NOT NULL,
    summary jsonb NOT NULL,
    published_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.evaluation_summaries FORCE ROW LEVEL SECURITY;


ALTER TABLE public.evaluation_summaries OWNER TO conversion_migrator;

--
-- Name: hires; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.hires (
    employer_id uuid NOT NULL,
    hire_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    started_on date NOT NULL,
    status text NOT NULL,
    version integer NOT NULL,
    sequence integer NOT NULL
);

ALTER TABLE ONLY public.hires FORCE ROW LEVEL SECURITY;


ALTER TABLE public.hires OWNER TO conversion_migrator;

--
-- Name: idempotent_requests; Type: TABLE; Schema: public; Owner: conversion_migrator
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


ALTER TABLE public.idempotent_requests OWNER TO conversion_migrator;

--
-- Name: known_applications; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.known_applications (
    employer_id uuid NOT NULL,
    application_id uuid NOT NULL,
    project_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    candidate_label text NOT NULL,
    eligible_for_hire boolean,
    status text NOT NULL
);

ALTER TABLE ONLY public.known_applications FORCE ROW LEVEL SECURITY;


ALTER TABLE public.known_applications OWNER TO conversion_migrator;

--
-- Name: known_engagements; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.known_engagements (
    employer_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    application_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    candidate_label text NOT NULL,
    eligible_for_hire boolean NOT NULL,
    status text NOT NULL,
    completed_at timestamp with time zone
);

ALTER TABLE ONLY public.known_engagements FORCE ROW LEVEL SECURITY;


ALTER TABLE public.known_engagements OWNER TO conversion_migrator;

--
-- Name: known_evaluations; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.known_evaluations (
    employer_id uuid NOT NULL,
    evaluation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    reviews_wanted integer NOT NULL,
    status text NOT NULL
);

ALTER TABLE ONLY public.known_evaluations FORCE ROW LEVEL SECURITY;


ALTER TABLE public.known_evaluations OWNER TO conversion_migrator;

--
-- Name: known_members; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.known_members (
    employer_id uuid NOT NULL,
    member_id uuid NOT NULL,
    subject text NOT NULL,
    name text NOT NULL,
    email text NOT NULL,
    roles text[] NOT NULL,
    time_zone text NOT NULL,
    language text NOT NULL,
    active boolean NOT NULL
);

ALTER TABLE ONLY public.known_members FORCE ROW LEVEL SECURITY;


ALTER TABLE public.known_members OWNER TO conversion_migrator;

--
-- Name: known_projects; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.known_projects (
    employer_id uuid NOT NULL,
    project_id uuid NOT NULL,
    title text NOT NULL,
    employer_name text NOT NULL,
    time_zone text NOT NULL,
    hiring_manager_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    policy_version integer NOT NULL,
    review_by timestamp with time zone NOT NULL,
    decide_by timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.known_projects FORCE ROW LEVEL SECURITY;


ALTER TABLE public.known_projects OWNER TO conversion_migrator;

--
-- Name: known_reviews; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.known_reviews (
    employer_id uuid NOT NULL,
    review_id uuid NOT NULL,
    evaluation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    reviewer_id uuid NOT NULL,
    status text NOT NULL,
    due_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.known_reviews FORCE ROW LEVEL SECURITY;


ALTER TABLE public.known_reviews OWNER TO conversion_migrator;

--
-- Name: offer_versions; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.offer_versions (
    employer_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    offer_version integer NOT NULL,
    terms jsonb NOT NULL,
    terms_digest text NOT NULL,
    drafted_by uuid NOT NULL,
    drafted_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.offer_versions FORCE ROW LEVEL SECURITY;


ALTER TABLE public.offer_versions OWNER TO conversion_migrator;

--
-- Name: offers; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.offers (
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
    valid_until timestamp with time zone,
    extended_at timestamp with time zone,
    answered_at timestamp with time zone,
    decline_reason text,
    version integer NOT NULL,
    sequence integer NOT NULL
);

ALTER TABLE ONLY public.offers FORCE ROW LEVEL SECURITY;


ALTER TABLE public.offers OWNER TO conversion_migrator;

--
-- Name: policies; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.policies (
    employer_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    status text NOT NULL,
    policy_version integer NOT NULL,
    terms jsonb NOT NULL,
    activated_at timestamp with time zone,
    version integer NOT NULL,
    sequence integer NOT NULL
);

ALTER TABLE ONLY public.policies FORCE ROW LEVEL SECURITY;


ALTER TABLE public.policies OWNER TO conversion_migrator;

--
-- Name: policy_versions; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.policy_versions (
    employer_id uuid NOT NULL,
    policy_id uuid NOT NULL,
    policy_version integer NOT NULL,
    terms jsonb NOT NULL,
    activated_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.policy_versions FORCE ROW LEVEL SECURITY;


ALTER TABLE public.policy_versions OWNER TO conversion_migrator;

--
-- Name: recommendations; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.recommendations (
    employer_id uuid NOT NULL,
    recommendation_id uuid NOT NULL,
    engagement_id uuid NOT NULL,
    project_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    candidate_label text NOT NULL,
    value text NOT NULL,
    summary_version integer NOT NULL,
    hiring_manager_id uuid NOT NULL,
    decide_by timestamp with time zone NOT NULL,
    reviews integer NOT NULL,
    most_reviews integer NOT NULL,
    status text NOT NULL,
    decision text,
    decided_by uuid,
    decided_at timestamp with time zone,
    reason jsonb,
    review_requested_by uuid,
    version integer NOT NULL,
    sequence integer NOT NULL
);

ALTER TABLE ONLY public.recommendations FORCE ROW LEVEL SECURITY;


ALTER TABLE public.recommendations OWNER TO conversion_migrator;

--
-- Name: schema_migrations; Type: TABLE; Schema: public; Owner: conversion_migrator
--

CREATE TABLE public.schema_migrations (
    origin text NOT NULL,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamp with time zone DEFAULT now() NOT NULL
);


ALTER TABLE public.schema_migrations OWNER TO conversion_migrator;

--
-- Data for Name: clock; Type: TABLE DATA; Schema: app; Owner: conversion_migrator
--

COPY app.clock (one, ahead) FROM stdin;
t	1202:00:00
\.


--
-- Data for Name: consumer_offsets; Type: TABLE DATA; Schema: messaging; Owner: conversion_migrator
--

COPY messaging.consumer_offsets (consumer, topic, partition, next_offset, epoch, anchor, owner, claims_since_progress, updated_at) FROM stdin;
conversion.posting	posting.application.v1	0	3	1	899ff172ebb74facaa888b9fce03122e	vm:15987	0	2026-11-24 04:28:45.692103+00
conversion.posting	posting.member.v1	3	7	1	e05d621fe0373265461b42330beb8837	vm:15987	0	2026-11-24 04:28:42.447162+00
conversion.posting	posting.application.v1	2	14	1	d06fc921e1ba74c3ea3169ea8af30de5	vm:15987	0	2026-11-24 04:28:45.716621+00
conversion.posting	posting.member.v1	2	5	1	1e01cfe8506a6e17e375139ec6cd2b67	vm:15987	0	2026-11-24 04:28:45.240557+00
conversion.posting	posting.member.v1	0	5	1	5f474b10aa7c7b2b6238faadd2de89f8	vm:15987	0	2026-11-24 04:28:45.267541+00
conversion.posting	posting.member.v1	4	9	1	bedcc402a2fdc37754898e9aa6cd2a38	vm:15987	0	2026-11-24 04:28:45.282173+00
conversion.posting	posting.member.v1	1	2	1	0de74f59392ad76549cf722d93edeb95	vm:15987	0	2026-11-24 04:28:45.296713+00
conversion.posting	posting.member.v1	5	5	1	ed56d1da9df1ded8ba3ed1a974199595	vm:15987	0	2026-11-24 04:28:45.319757+00
conversion.posting	posting.application.v1	5	9	1	c10fe5ca7b637a1fc507fe1e4179f0ab	vm:15987	0	2026-11-24 04:28:45.770718+00
conversion.posting	posting.application.v1	1	11	1	c874e8edcd35a9063e54f3cac898b3e0	vm:15987	0	2026-11-24 04:28:45.770834+00
conversion.posting	posting.engagement.v1	4	11	1	15070193c355c947de456278ccc016b4	vm:15987	0	2026-11-24 04:28:39.677098+00
conversion.posting	posting.project.v1	2	15	1	5d5543cb26b8b09747c98c474fcdeb6f	vm:15987	0	2026-11-24 04:28:45.797148+00
conversion.posting	posting.project.v1	4	4	1	d4ef078ceda578d92fd61e5a638a42a7	vm:15987	0	2026-11-24 04:28:45.497985+00
conversion.posting	posting.engagement.v1	5	11	1	b6fed869b047d78a2f019936e495469b	vm:15987	0	2026-11-24 04:28:43.183073+00
conversion.posting	posting.project.v1	1	21	1	e1b2bec46b1a8375db3cdf2d82e2737a	vm:15987	0	2026-11-24 04:28:43.468542+00
conversion.posting	posting.application.v1	4	10	1	feac1f4467348e533d085fcbf73ea290	vm:15987	0	2026-11-24 04:28:39.439602+00
conversion.posting	posting.application.v1	3	10	1	b5dc4492be6074a5ceee701e1836c319	vm:15987	0	2026-11-24 04:28:42.924073+00
conversion.evaluation	evaluation.evaluation.v1	3	13	1	6dbe3da09dfbd51399bc01ed1f827703	vm:15987	0	2026-11-24 04:28:40.477282+00
conversion.posting	posting.project.v1	3	7	1	c065c70d3b16ccc16925d72d99fc8bca	vm:15987	0	2026-11-24 04:28:41.414457+00
conversion.posting	posting.engagement.v1	1	10	1	edb830c43af14339d7573a044e838e03	vm:15987	0	2026-11-24 04:28:45.878721+00
conversion.evaluation	evaluation.evaluation.v1	1	36	1	b12710461a0a4e199c23d94fee5a5580	vm:15987	0	2026-11-24 04:28:43.928656+00
conversion.posting	posting.engagement.v1	2	21	1	1217a780d19cf3a56aed0802d3720278	vm:15987	0	2026-11-24 04:28:45.904455+00
conversion.evaluation	evaluation.evaluation.v1	5	4	1	07f58bb4cfabc6f4b4d3219ff386bcca	vm:15987	0	2026-11-24 04:28:45.94912+00
conversion.posting	posting.engagement.v1	0	17	1	e0cac850f1f5b872e20c3da75c38dbb6	vm:15987	0	2026-11-24 04:28:45.950182+00
conversion.evaluation	evaluation.evaluation.v1	0	18	1	d5b767ca3d9f2cb9763f53503dd4c31a	vm:15987	0	2026-11-24 04:28:45.967564+00
\.


--
-- Data for Name: deliveries; Type: TABLE DATA; Schema: messaging; Owner: conversion_migrator
--

COPY messaging.deliveries (id, employer_id, channel, key, payload, correlation_id, traceparent, queued_at, attempts, next_attempt, lease, leased_until, sent_at, failed_at, reason) FROM stdin;
01a20bd0-26bc-777f-9f55-eaed012baadd	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	summary:01a20bd0-26ba-765a-a335-d8485c12de92:1:01a20bd0-1ef1-705a-854d-4b47539b5b35	{"mail": "summary", "member_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "recommendation_id": "01a20bd0-26ba-765a-a335-d8485c12de92"}	01a20bd0-25b8-705b-a6a1-5f4d10fc8643	00-b0350dff36ffcb4045ccf693a132c0d3-1558f3ecd0d4189e-00	2026-11-24 04:28:40.512172+00	1	\N	\N	\N	2026-11-24 04:28:40.572019+00	\N	\N
01a20bd0-26c0-70a2-a58b-0e23aecfcfb1	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	summary:01a20bd0-26aa-737a-b634-15296994619c:1:01a20bd0-1ef1-705a-854d-4b47539b5b35	{"mail": "summary", "member_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	01a20bd0-25b8-705b-a6a1-5f4d10fc8643	00-b0350dff36ffcb4045ccf693a132c0d3-1558f3ecd0d4189e-00	2026-11-24 04:28:40.516915+00	1	\N	\N	\N	2026-11-24 04:28:40.578605+00	\N	\N
01a20bd0-2829-7671-912f-84bfcaf0f5ba	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	approval:01a20bd0-281d-73b0-ad14-e8371a0a765b:1:01a20bd0-1f9f-70a8-a171-60a51171acbd	{"mail": "approval", "offer_id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd"}	01a20bd0-2822-7237-be1b-1c1f54dd0851	00-9486a4f46ec63507d2da9693a2d3e3ba-50b7a0f13a19c202-00	2026-11-24 04:28:40.875296+00	1	\N	\N	\N	2026-11-24 04:28:40.904677+00	\N	\N
01a20bd0-2847-74c2-b167-57a4a0deefbe	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	approval:01a20bd0-281d-73b0-ad14-e8371a0a765b:1:01a20bd0-1fb8-7297-b589-67214bdf9c68	{"mail": "approval", "offer_id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68"}	01a20bd0-2840-7165-954e-904b8f9ce1e3	00-083f6523f016cd0d4002b74155e4e6cf-42a7e79e43fc722a-00	2026-11-24 04:28:40.905173+00	1	\N	\N	\N	2026-11-24 04:28:40.927116+00	\N	\N
01a20bd0-2890-719c-8717-0e86c711b03b	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	approval:01a20bd0-2882-7312-9054-bef2bf7f839f:1:01a20bd0-1f9f-70a8-a171-60a51171acbd	{"mail": "approval", "offer_id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd"}	01a20bd0-288c-7592-bfaa-15f7c5a5c35a	00-6801c41870dc007eb5b581dcab3dd564-7d2938c13a69670f-00	2026-11-24 04:28:40.977314+00	1	\N	\N	\N	2026-11-24 04:28:41.002718+00	\N	\N
01a20bd0-28ae-7450-93c9-bba1ae941f04	01a20bd0-1d57-7213-940f-cdf8902a23b0	mail	approval:01a20bd0-2882-7312-9054-bef2bf7f839f:1:01a20bd0-1fb8-7297-b589-67214bdf9c68	{"mail": "approval", "offer_id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68"}	01a20bd0-28aa-70c2-9acf-7f50309a37ce	00-53dbc344c50aa25ff72c41c3c7d2a08b-cb16b5229e4b1ac1-00	2026-11-24 04:28:41.007109+00	1	\N	\N	\N	2026-11-24 04:28:41.036695+00	\N	\N
01a20bd0-3427-7508-bb40-8060682a866a	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	summary:01a20bd0-3422-76de-b838-4e558d4afccd:1:01a20bd0-2df2-7545-b7b2-07dfc723a8cf	{"mail": "summary", "member_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "recommendation_id": "01a20bd0-3422-76de-b838-4e558d4afccd"}	01a20bd0-332f-75af-8f90-20e4d63b20a2	00-76f10985adbcbdc9ca62ec34f237288a-fc2d49fea2bd114d-00	2026-11-24 04:28:43.94797+00	1	\N	\N	\N	2026-11-24 04:28:43.997222+00	\N	\N
01a20bd0-3428-75ec-b54c-1a2d7bcec5e0	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	summary:01a20bd0-3424-7376-a8c8-060257a5dbd5:1:01a20bd0-2df2-7545-b7b2-07dfc723a8cf	{"mail": "summary", "member_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "recommendation_id": "01a20bd0-3424-7376-a8c8-060257a5dbd5"}	01a20bd0-332f-75af-8f90-20e4d63b20a2	00-76f10985adbcbdc9ca62ec34f237288a-fc2d49fea2bd114d-00	2026-11-24 04:28:43.954338+00	1	\N	\N	\N	2026-11-24 04:28:44.008268+00	\N	\N
01a20bd0-3514-7738-8f29-284cc81f1624	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	approval:01a20bd0-3508-75aa-a247-14473012a557:1:01a20bd0-2e54-7285-883c-aa21116f6a94	{"mail": "approval", "offer_id": "01a20bd0-3508-75aa-a247-14473012a557", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94"}	01a20bd0-350c-7709-b983-6722743f4d84	00-a5ec1795d6c2451181cf0b7007810dad-b5e976bdf11dc7ff-00	2026-11-24 04:28:44.181248+00	1	\N	\N	\N	2026-11-24 04:28:44.19792+00	\N	\N
01a20bd0-3524-7739-9133-6113c187bbc6	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	approval:01a20bd0-3508-75aa-a247-14473012a557:1:01a20bd0-2e5e-77b3-b679-6803c0847c84	{"mail": "approval", "offer_id": "01a20bd0-3508-75aa-a247-14473012a557", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84"}	01a20bd0-3520-76b6-bdec-76f24e96b9a6	00-01dac33e581bea0ddab35f2a3ca5b521-4003be05d5df4a13-00	2026-11-24 04:28:44.197058+00	1	\N	\N	\N	2026-11-24 04:28:44.216568+00	\N	\N
01a20bd0-3557-74c8-b508-7fefbcc6bbe3	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	approval:01a20bd0-354b-772c-9f24-9eacdc3a43f2:1:01a20bd0-2e54-7285-883c-aa21116f6a94	{"mail": "approval", "offer_id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94"}	01a20bd0-3552-75ad-b909-5c5823b8cf9d	00-1eb0ccc67ed508f34989412f3479f0d5-4278ac0b326b1bb9-00	2026-11-24 04:28:44.248392+00	1	\N	\N	\N	2026-11-24 04:28:44.273345+00	\N	\N
01a20bd0-356d-74bb-a9e7-3288bb4af3c5	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	mail	approval:01a20bd0-354b-772c-9f24-9eacdc3a43f2:1:01a20bd0-2e5e-77b3-b679-6803c0847c84	{"mail": "approval", "offer_id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84"}	01a20bd0-356a-735c-a2ab-0f07d030599c	00-7a9f1b0d054c95633008fab2c560fbf8-8f52e5cd96cfc0ee-00	2026-11-24 04:28:44.270154+00	1	\N	\N	\N	2026-11-24 04:28:44.288781+00	\N	\N
\.


--
-- Data for Name: delivery_attempts; Type: TABLE DATA; Schema: messaging; Owner: conversion_migrator
--

COPY messaging.delivery_attempts (delivery_id, attempt, started_at, finished_at, outcome, detail) FROM stdin;
01a20bd0-26bc-777f-9f55-eaed012baadd	1	2026-11-24 04:28:40.523751+00	2026-11-24 04:28:40.572074+00	sent	\N
01a20bd0-26c0-70a2-a58b-0e23aecfcfb1	1	2026-11-24 04:28:40.523785+00	2026-11-24 04:28:40.578644+00	sent	\N
01a20bd0-2829-7671-912f-84bfcaf0f5ba	1	2026-11-24 04:28:40.879771+00	2026-11-24 04:28:40.904718+00	sent	\N
01a20bd0-2847-74c2-b167-57a4a0deefbe	1	2026-11-24 04:28:40.908349+00	2026-11-24 04:28:40.927157+00	sent	\N
01a20bd0-2890-719c-8717-0e86c711b03b	1	2026-11-24 04:28:40.986224+00	2026-11-24 04:28:41.002755+00	sent	\N
01a20bd0-28ae-7450-93c9-bba1ae941f04	1	2026-11-24 04:28:41.011597+00	2026-11-24 04:28:41.036758+00	sent	\N
01a20bd0-3427-7508-bb40-8060682a866a	1	2026-11-24 04:28:43.950646+00	2026-11-24 04:28:43.997276+00	sent	\N
01a20bd0-3428-75ec-b54c-1a2d7bcec5e0	1	2026-11-24 04:28:43.99837+00	2026-11-24 04:28:44.008295+00	sent	\N
01a20bd0-3514-7738-8f29-284cc81f1624	1	2026-11-24 04:28:44.18281+00	2026-11-24 04:28:44.197952+00	sent	\N
01a20bd0-3524-7739-9133-6113c187bbc6	1	2026-11-24 04:28:44.199408+00	2026-11-24 04:28:44.216604+00	sent	\N
01a20bd0-3557-74c8-b508-7fefbcc6bbe3	1	2026-11-24 04:28:44.250498+00	2026-11-24 04:28:44.273383+00	sent	\N
01a20bd0-356d-74bb-a9e7-3288bb4af3c5	1	2026-11-24 04:28:44.274352+00	2026-11-24 04:28:44.288814+00	sent	\N
\.


--
-- Data for Name: inbox; Type: TABLE DATA; Schema: messaging; Owner: conversion_migrator
--

COPY messaging.inbox (consumer, source, event_id, digest, type, topic, partition, "offset", key, sequence, applied, created_at) FROM stdin;
conversion.posting	/journeywork/posting	01a20bd0-1d68-7709-9291-ea6ee1bd5b75	\\x177aff3fb44e220077fa365bf7872c53	org.journeywork.posting.member.joined.v1	posting.member.v1	0	0	01a20bd0-1d64-7087-8441-13872a405711	1	1	2026-11-24 04:28:38.359331+00
conversion.posting	/journeywork/posting	01a20bd0-1ef6-73fa-9ccf-9677b8402835	\\x6543a5ef6d8404749872d94c828d85ba	org.journeywork.posting.member.joined.v1	posting.member.v1	4	0	01a20bd0-1ef1-705a-854d-4b47539b5b35	1	2	2026-11-24 04:28:38.544248+00
conversion.posting	/journeywork/posting	01a20bd0-1f16-73fc-9ea5-45ad17636305	\\xfe28848065a39ba9c4a82629a1fca5d0	org.journeywork.posting.member.joined.v1	posting.member.v1	3	0	01a20bd0-1f10-7341-8436-4bdbe49e43bb	1	3	2026-11-24 04:28:38.591098+00
conversion.posting	/journeywork/posting	01a20bd0-1f30-74ef-9b1f-ff19c829e9dd	\\x7c16a5e0ed44a3a0068d544b5c0adf55	org.journeywork.posting.member.joined.v1	posting.member.v1	3	1	01a20bd0-1f2b-71c0-a032-baee3a36adad	1	4	2026-11-24 04:28:38.599717+00
conversion.posting	/journeywork/posting	01a20bd0-1f4a-72e2-9d1d-9460f56265af	\\xc132f1f7ea00cd56e6961fbf65614121	org.journeywork.posting.member.joined.v1	posting.member.v1	4	1	01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	1	5	2026-11-24 04:28:38.624936+00
conversion.posting	/journeywork/posting	01a20bd0-1f5a-73bd-83ac-cbd2bcf15afc	\\x5d2619c55ba869519c57a26e513e38fe	org.journeywork.posting.member.joined.v1	posting.member.v1	2	0	01a20bd0-1f56-7026-9a33-b65dffb89b0b	1	6	2026-11-24 04:28:38.646374+00
conversion.posting	/journeywork/posting	01a20bd0-1f7c-7761-af25-02c35a7c1243	\\xfbaf55549cab0268c2b795fbb6db889a	org.journeywork.posting.member.joined.v1	posting.member.v1	2	1	01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac	1	7	2026-11-24 04:28:38.68169+00
conversion.posting	/journeywork/posting	01a20bd0-1f8f-71b7-93be-777b411449c1	\\x5674f2a66aaba8495fde693d512a1dc9	org.journeywork.posting.member.joined.v1	posting.member.v1	0	1	01a20bd0-1f8b-71ca-a83f-ecaa6af2b448	1	8	2026-11-24 04:28:38.692391+00
conversion.posting	/journeywork/posting	01a20bd0-1fa9-71a4-834d-45ff564c945f	\\x1666bd3ebe4fd1c360ebc9df43d000ef	org.journeywork.posting.member.joined.v1	posting.member.v1	1	0	01a20bd0-1f9f-70a8-a171-60a51171acbd	1	9	2026-11-24 04:28:38.715438+00
conversion.posting	/journeywork/posting	01a20bd0-1fbb-731f-9f1a-133ba381f99c	\\x0e121d2c4cfb887d660a8603e5327f8d	org.journeywork.posting.member.joined.v1	posting.member.v1	4	2	01a20bd0-1fb8-7297-b589-67214bdf9c68	1	10	2026-11-24 04:28:38.731912+00
conversion.posting	/journeywork/posting	01a20bd0-1fcf-74e6-a242-068738076783	\\x4b2793c34a765d2d55611a5812c1ed90	org.journeywork.posting.member.joined.v1	posting.member.v1	5	0	01a20bd0-1fc8-730d-b833-3cb04aeacb87	1	11	2026-11-24 04:28:38.762912+00
conversion.posting	/journeywork/posting	01a20bd0-20a3-7398-a928-ce08c8e7d4b8	\\xc236e387a276d59b8cfdb0445977bc93	org.journeywork.posting.project.published.v1	posting.project.v1	3	3	01a20bd0-20a1-7096-8ce5-169f51943e86	4	12	2026-11-24 04:28:38.988091+00
conversion.posting	/journeywork/posting	01a20bd0-20bc-7759-bf1b-ad7cd66a3751	\\x887d745ff9b4c4b49440a4ebc2744f37	org.journeywork.posting.project.published.v1	posting.project.v1	1	3	01a20bd0-20b8-7760-a4c8-b20a5f41b697	4	13	2026-11-24 04:28:38.998702+00
conversion.posting	/journeywork/posting	01a20bd0-20ea-73e6-bb38-2d1962006df5	\\xa5e513f023a018babbc0569836c4795d	org.journeywork.posting.project.published.v1	posting.project.v1	1	7	01a20bd0-20d7-72a1-a408-47abc9f70179	4	14	2026-11-24 04:28:39.038654+00
conversion.posting	/journeywork/posting	01a20bd0-2156-778d-a1fe-65a842bfb16c	\\x570cb71db3d43ead908360aeacd8a8aa	org.journeywork.posting.application.submitted.v1	posting.application.v1	4	0	01a20bd0-2154-7785-a9a3-85f420d8404c	1	15	2026-11-24 04:28:39.142779+00
conversion.posting	/journeywork/posting	01a20bd0-2167-7252-8385-b47bf004ea87	\\xedbdcbb29222c78592be94b602025f45	org.journeywork.posting.application.submitted.v1	posting.application.v1	4	1	01a20bd0-2163-7460-b04d-094f0fb23ef0	1	16	2026-11-24 04:28:39.155361+00
conversion.posting	/journeywork/posting	01a20bd0-2175-767b-9b46-e11e88f0a46a	\\x7504cdec2aca227d4a17c4304c00ab83	org.journeywork.posting.application.submitted.v1	posting.application.v1	4	2	01a20bd0-2175-767b-9b46-e11d10659145	1	17	2026-11-24 04:28:39.16847+00
conversion.posting	/journeywork/posting	01a20bd0-2182-711d-b2c7-3ea56511aaa4	\\x1a3d608a506ce806a9c1462793baaefa	org.journeywork.posting.application.submitted.v1	posting.application.v1	3	0	01a20bd0-2181-74cc-acdf-8ce48c5d0d86	1	18	2026-11-24 04:28:39.181299+00
conversion.posting	/journeywork/posting	01a20bd0-218d-7693-b5c8-51aacf94771f	\\x0cf3073d1d6c2f9af331bc5001a189c6	org.journeywork.posting.application.submitted.v1	posting.application.v1	2	0	01a20bd0-218c-7639-8db7-3e4e87a10cad	1	19	2026-11-24 04:28:39.191078+00
conversion.posting	/journeywork/posting	01a20bd0-2196-747c-b28c-01d8241d7814	\\x0837d71f963196bb5fc19cacf3430b4d	org.journeywork.posting.application.submitted.v1	posting.application.v1	2	1	01a20bd0-2195-710b-8279-7bd6e27f4876	1	20	2026-11-24 04:28:39.199668+00
conversion.posting	/journeywork/posting	01a20bd0-21c0-70ae-a607-acc9fa247b23	\\x48e32da2df67762952d5bdbfcf7f980d	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	4	3	01a20bd0-2154-7785-a9a3-85f420d8404c	2	21	2026-11-24 04:28:39.246451+00
conversion.posting	/journeywork/posting	01a20bd0-21c6-7659-b005-2fe596abefcc	\\xdc587dab17f84e5b5cc0ca9cf5c10bf4	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	4	4	01a20bd0-2163-7460-b04d-094f0fb23ef0	2	22	2026-11-24 04:28:39.252673+00
conversion.posting	/journeywork/posting	01a20bd0-21d0-7256-b558-3f3155494dbd	\\x49470f8c60f99388afc5704f876f70a0	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	4	5	01a20bd0-2175-767b-9b46-e11d10659145	2	23	2026-11-24 04:28:39.278324+00
conversion.posting	/journeywork/posting	01a20bd0-21db-777a-9008-cf241cd0d29b	\\x96f5b634e62e70b7cccede7888442f06	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	3	1	01a20bd0-2181-74cc-acdf-8ce48c5d0d86	2	24	2026-11-24 04:28:39.282494+00
conversion.posting	/journeywork/posting	01a20bd0-21e6-7667-bdbb-541e7272e719	\\x16180b748bfa1e7da25d5472585a880f	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	2	2	01a20bd0-218c-7639-8db7-3e4e87a10cad	2	25	2026-11-24 04:28:39.286111+00
conversion.posting	/journeywork/posting	01a20bd0-21f2-7640-9b31-8ee5826d0c91	\\x172ddcc6ac52b9cc2f48ddcedd89662d	org.journeywork.posting.application.rejected.v1	posting.application.v1	2	3	01a20bd0-2195-710b-8279-7bd6e27f4876	2	26	2026-11-24 04:28:39.295074+00
conversion.posting	/journeywork/posting	01a20bd0-2200-730a-baf6-908f5c61eecc	\\xf11181909203b4e5616a526ddac99464	org.journeywork.posting.application.waitlisted.v1	posting.application.v1	3	2	01a20bd0-2181-74cc-acdf-8ce48c5d0d86	3	27	2026-11-24 04:28:39.319467+00
conversion.posting	/journeywork/posting	01a20bd0-2217-73f7-8986-56ad86d9fb4f	\\x908453902b6d324d1040c554bc1e84d4	org.journeywork.posting.application.waitlisted.v1	posting.application.v1	2	4	01a20bd0-218c-7639-8db7-3e4e87a10cad	3	28	2026-11-24 04:28:39.325288+00
conversion.posting	/journeywork/posting	01a20bd0-2225-7441-8c05-3af9ffa561e1	\\x3f6f7289c900622de6d509e98dd94cab	org.journeywork.posting.application.selected.v1	posting.application.v1	4	6	01a20bd0-2154-7785-a9a3-85f420d8404c	3	29	2026-11-24 04:28:39.348407+00
conversion.posting	/journeywork/posting	01a20bd0-2237-75a0-bb21-3d22a7342b41	\\xb21cca52b3fedbeab27522e599f002f8	org.journeywork.posting.application.selected.v1	posting.application.v1	4	7	01a20bd0-2163-7460-b04d-094f0fb23ef0	3	30	2026-11-24 04:28:39.37259+00
conversion.posting	/journeywork/posting	01a20bd0-2249-76c4-ae51-5a2b320b24fd	\\x5f1d2c819516f250ab7454933c6518a1	org.journeywork.posting.application.selected.v1	posting.application.v1	4	8	01a20bd0-2175-767b-9b46-e11d10659145	3	31	2026-11-24 04:28:39.397339+00
conversion.posting	/journeywork/posting	01a20bd0-225e-7480-a5bd-54bc797d5f5d	\\x1df58b9f2bd4e9707a3dbab818503497	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	0	0	01a20bd0-225e-7480-a5bd-54bb983dc6cc	1	32	2026-11-24 04:28:39.412599+00
conversion.posting	/journeywork/posting	01a20bd0-226e-73b8-ac1c-d7e62961d570	\\xadbae04de5856d62068d5259cd87cb1e	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	4	0	01a20bd0-226e-73b8-ac1c-d7e57848a833	1	33	2026-11-24 04:28:39.427365+00
conversion.posting	/journeywork/posting	01a20bd0-227f-77ed-b69a-f347a49137a2	\\x0d1f1e91541bb1b04e0c654d645e53de	org.journeywork.posting.application.selection_declined.v1	posting.application.v1	4	9	01a20bd0-2175-767b-9b46-e11d10659145	4	34	2026-11-24 04:28:39.441336+00
conversion.posting	/journeywork/posting	01a20bd0-229e-7342-8cdb-7612ad9b5b8d	\\x91d7c135ec25770b117f854841034f83	org.journeywork.posting.engagement.started.v1	posting.engagement.v1	4	1	01a20bd0-226e-73b8-ac1c-d7e57848a833	2	36	2026-11-24 04:28:39.472419+00
conversion.posting	/journeywork/posting	01a20bd0-3074-7712-bee4-7152f56e4a12	\\x1456939803b7783cd47c682978e58d94	org.journeywork.posting.engagement.started.v1	posting.engagement.v1	5	1	01a20bd0-3052-740e-95cd-4d17b0161f67	2	108	2026-11-24 04:28:43.018304+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3332-7186-b334-a1a68a9d5f5d	\\x8292043799adf5ccff54641f90515305	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	1	28	01a20bd0-313f-717d-af38-c21c498acc5a	11	139	2026-11-24 04:28:43.931679+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3403-7165-8ea7-ff8fcdc0e733	\\xaef6d0270d2a0be3de1b35e2bb7b2317	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	1	30	01a20bd0-313f-717d-af38-c21c498acc5a	13	140	2026-11-24 04:28:43.931719+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3403-7165-8ea7-ff90734c05be	\\x875ba33c9c607b29b5e458916fd6a6c6	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	1	31	01a20bd0-313f-717d-af38-c21c498acc5a	14	141	2026-11-24 04:28:43.931725+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3403-7165-8ea7-ff91dac2bec7	\\xf261dacc60a39478ed7a1a55d13bab24	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	1	32	01a20bd0-313f-717d-af38-c21c498acc5a	15	142	2026-11-24 04:28:43.931729+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3403-7165-8ea7-ff9212562cc9	\\x68993f5cfb1dc2b49069719cb33a7f89	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	1	33	01a20bd0-313f-717d-af38-c21c498acc5a	16	143	2026-11-24 04:28:43.931734+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3403-7165-8ea7-ff94cfc4c9f0	\\x906eb3c50f8ba925debb2fda41e04285	org.journeywork.evaluation.evaluation_summary.published.v1	evaluation.evaluation.v1	1	35	01a20bd0-313f-717d-af38-c21c498acc5a	18	144	2026-11-24 04:28:43.93174+00
conversion.posting	/journeywork/posting	01a20bd0-3b3e-73ae-bc56-c48190ce8ec6	\\x1356afce7d04f42998b2ab3e899a3962	org.journeywork.posting.application.selected.v1	posting.application.v1	1	10	01a20bd0-3a89-7580-ba7a-454d03ae93d3	4	179	2026-11-24 04:28:45.772462+00
conversion.posting	/journeywork/posting	01a20bd0-3b50-7623-8ff6-675a3504a295	\\x5a67d2fd0ff16da6cd4241f010e2c0eb	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	1	1	01a20bd0-3b4f-7756-a305-403e0fce21e5	1	180	2026-11-24 04:28:45.798709+00
conversion.posting	/journeywork/posting	01a20bd0-3b51-7542-b60a-21ff14f43960	\\x74659990f2326a198850d69fc68a33dc	org.journeywork.posting.engagement.started.v1	posting.engagement.v1	1	2	01a20bd0-3b25-7503-93ed-4f394fcdae04	2	181	2026-11-24 04:28:45.798733+00
conversion.posting	/journeywork/posting	01a20bd0-3b53-71bf-8061-886971f2a7e6	\\x90175107fd49e3e10f189f4089bcf782	org.journeywork.posting.engagement.started.v1	posting.engagement.v1	1	3	01a20bd0-3b4f-7756-a305-403e0fce21e5	2	182	2026-11-24 04:28:45.798739+00
conversion.posting	/journeywork/posting	01a20bd0-3b6e-735c-9e2d-60d69a9b647b	\\x9b395a8679f333b5be94bfa7a90fe92c	org.journeywork.posting.engagement.submitted.v1	posting.engagement.v1	1	6	01a20bd0-3b25-7503-93ed-4f394fcdae04	5	184	2026-11-24 04:28:45.816134+00
conversion.posting	/journeywork/posting	01a20bd0-3b86-7494-9a73-417f7f7504a8	\\x0fd5a018c0650f877d5d79a0dfd233bf	org.journeywork.posting.engagement.submitted.v1	posting.engagement.v1	2	14	01a20bd0-3b32-72ff-a271-ea1946782d59	5	185	2026-11-24 04:28:45.835569+00
conversion.posting	/journeywork/posting	01a20bd0-3b91-70d5-a9d6-9a5b0e839740	\\x2ceb080699b69c0d239ab0879587ef33	org.journeywork.posting.deliverable.changes_requested.v1	posting.engagement.v1	2	15	01a20bd0-3b32-72ff-a271-ea1946782d59	6	186	2026-11-24 04:28:45.847078+00
conversion.posting	/journeywork/posting	01a20bd0-3b9d-7343-9b77-aa90c8db6b50	\\x0fd5a018c0650f877d5d79a0dfd233bf	org.journeywork.posting.engagement.submitted.v1	posting.engagement.v1	2	17	01a20bd0-3b32-72ff-a271-ea1946782d59	8	187	2026-11-24 04:28:45.860636+00
conversion.posting	/journeywork/posting	01a20bd0-3baf-77d0-84a1-1853dedf0a9c	\\x56faa3a1d4d12060891a8a7c388bfcf8	org.journeywork.posting.engagement.completed.v1	posting.engagement.v1	1	9	01a20bd0-3b25-7503-93ed-4f394fcdae04	8	188	2026-11-24 04:28:45.879185+00
conversion.posting	/journeywork/posting	01a20bd0-3bc8-77a2-9a97-c9714534972f	\\x22cb010e98205e188b11a788bffd90f4	org.journeywork.posting.engagement.completed.v1	posting.engagement.v1	2	20	01a20bd0-3b32-72ff-a271-ea1946782d59	11	189	2026-11-24 04:28:45.904767+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3bba-77fc-b3fa-2b8e8f72025b	\\x43c8ae2c10f67672fcd9a06306f331e9	org.journeywork.evaluation.evaluation.opened.v1	evaluation.evaluation.v1	0	13	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	1	190	2026-11-24 04:28:45.915413+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3bc1-72b9-bff7-36461bfced5e	\\x0151d1d717da0da2ca359da7be602831	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	0	14	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	2	191	2026-11-24 04:28:45.915436+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3bc1-72b9-bff7-3647b05e36c0	\\x3497aeb6071fb65ce43b619755650db5	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	0	15	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	3	192	2026-11-24 04:28:45.915442+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3bc1-72b9-bff7-3648800e8bc0	\\x9138e96420bdfa3814bf7b7a71d6b848	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	0	16	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	4	193	2026-11-24 04:28:45.915447+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3be8-75da-a97c-1818634cd12b	\\xbc9d2e5798dae411e6cf70c04835e0f9	org.journeywork.evaluation.evaluation.opened.v1	evaluation.evaluation.v1	5	0	01a20bd0-3be8-75da-a97c-181731baa796	1	194	2026-11-24 04:28:45.949913+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3bee-73d9-852d-8dfccc532fa4	\\x468390c604b70e187ca3e29557fa511e	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	5	1	01a20bd0-3be8-75da-a97c-181731baa796	2	195	2026-11-24 04:28:45.949943+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3bee-73d9-852d-8dfd82bc17b0	\\xc4762260e79f121aa15b658d4b7eaf0d	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	5	2	01a20bd0-3be8-75da-a97c-181731baa796	3	196	2026-11-24 04:28:45.949949+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3bee-73d9-852d-8dfed1603adf	\\x1dde069e75da577ae5750c839e2569eb	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	5	3	01a20bd0-3be8-75da-a97c-181731baa796	4	197	2026-11-24 04:28:45.949953+00
conversion.posting	/journeywork/posting	01a20bd0-2281-7276-a6c2-80cad4436cef	\\xfee65b3b8d9f978fae286209ccd97b24	org.journeywork.posting.application.selected.v1	posting.application.v1	3	3	01a20bd0-2181-74cc-acdf-8ce48c5d0d86	4	35	2026-11-24 04:28:39.44263+00
conversion.posting	/journeywork/posting	01a20bd0-229d-76ad-988b-bf2f638708dc	\\xb889ae6190df5398d9318f1557d50f56	org.journeywork.posting.engagement.started.v1	posting.engagement.v1	0	1	01a20bd0-225e-7480-a5bd-54bb983dc6cc	2	37	2026-11-24 04:28:39.472996+00
conversion.posting	/journeywork/posting	01a20bd0-229b-7792-b52f-06b28f92cd96	\\x3303ef109a7cf03da4ddf4e30cdf157d	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	2	0	01a20bd0-229b-7792-b52f-06b10f4d08fe	1	38	2026-11-24 04:28:39.497337+00
conversion.posting	/journeywork/posting	01a20bd0-229f-769b-834d-502a01c6defa	\\x94a9201051799904bd8252791ae2bf38	org.journeywork.posting.engagement.started.v1	posting.engagement.v1	2	1	01a20bd0-229b-7792-b52f-06b10f4d08fe	2	39	2026-11-24 04:28:39.4974+00
conversion.posting	/journeywork/posting	01a20bd0-22e6-71b5-b99e-745270914d7b	\\xb666999a9a970eaf2959ba8eab371fb2	org.journeywork.posting.engagement.submitted.v1	posting.engagement.v1	0	4	01a20bd0-225e-7480-a5bd-54bb983dc6cc	5	40	2026-11-24 04:28:39.538858+00
conversion.posting	/journeywork/posting	01a20bd0-2307-77e0-83ca-40bab3a29604	\\x12c8dd77d7d9e22d0db1ff989827ae1b	org.journeywork.posting.engagement.submitted.v1	posting.engagement.v1	4	4	01a20bd0-226e-73b8-ac1c-d7e57848a833	5	41	2026-11-24 04:28:39.574734+00
conversion.posting	/journeywork/posting	01a20bd0-2319-75a9-93d0-6c8fa524b46e	\\xe2e4a6cce44a33fb9acf19d3ca3e4aff	org.journeywork.posting.deliverable.changes_requested.v1	posting.engagement.v1	4	5	01a20bd0-226e-73b8-ac1c-d7e57848a833	6	42	2026-11-24 04:28:39.599245+00
conversion.posting	/journeywork/posting	01a20bd0-2331-7528-a5ad-7bbef6a4f49d	\\x12c8dd77d7d9e22d0db1ff989827ae1b	org.journeywork.posting.engagement.submitted.v1	posting.engagement.v1	4	7	01a20bd0-226e-73b8-ac1c-d7e57848a833	8	43	2026-11-24 04:28:39.612399+00
conversion.posting	/journeywork/posting	01a20bd0-2348-712c-9594-062ffebe5632	\\x0ea4bb31d574da78410a831c9ae9acf2	org.journeywork.posting.engagement.completed.v1	posting.engagement.v1	0	7	01a20bd0-225e-7480-a5bd-54bb983dc6cc	8	44	2026-11-24 04:28:39.64282+00
conversion.posting	/journeywork/posting	01a20bd0-2370-7218-8db4-1d9869a1bcdf	\\x5f0762e94881053c44f7f2ac51ca8b21	org.journeywork.posting.engagement.completed.v1	posting.engagement.v1	4	10	01a20bd0-226e-73b8-ac1c-d7e57848a833	11	45	2026-11-24 04:28:39.677648+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2360-7484-916e-d815b7ac5f76	\\x0e22e6eee4fe4bf6e20103d6addb0632	org.journeywork.evaluation.evaluation.opened.v1	evaluation.evaluation.v1	3	0	01a20bd0-2360-7484-916e-d814a9b8f5f1	1	46	2026-11-24 04:28:39.7312+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2368-72ec-ac58-5dcba4ec846d	\\x323c68b8c27a842ac5def62f5fb15148	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	3	1	01a20bd0-2360-7484-916e-d814a9b8f5f1	2	47	2026-11-24 04:28:39.731241+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2368-72ec-ac58-5dcc985770d7	\\x797c82ef5dad9d84d56f96031b183d40	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	3	2	01a20bd0-2360-7484-916e-d814a9b8f5f1	3	48	2026-11-24 04:28:39.731256+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-236b-7665-84b1-f2c4f02693a9	\\x416987d333690bcab1a06e70068557a2	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	3	3	01a20bd0-2360-7484-916e-d814a9b8f5f1	4	49	2026-11-24 04:28:39.73126+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-23a9-7771-a738-f8640a9210f5	\\x65146553ba7bf6d12a1d13885a163a30	org.journeywork.evaluation.evaluation.opened.v1	evaluation.evaluation.v1	1	0	01a20bd0-23a9-7771-a738-f863d74903c6	1	50	2026-11-24 04:28:39.749515+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-23b4-7455-bd8c-9d4d9f474a99	\\x3ca56da04f00acc86f5a1ce59a8906ad	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	1	1	01a20bd0-23a9-7771-a738-f863d74903c6	2	51	2026-11-24 04:28:39.749552+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-23b4-7455-bd8c-9d4e8db1e68f	\\x1abde2edb46fe48c41a3cb4f0f2a6cef	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	1	2	01a20bd0-23a9-7771-a738-f863d74903c6	3	52	2026-11-24 04:28:39.749557+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-23b4-7455-bd8c-9d4f932e90ec	\\x8aa0858928bf94af4563bc781cc40964	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	1	3	01a20bd0-23a9-7771-a738-f863d74903c6	4	53	2026-11-24 04:28:39.749566+00
conversion.posting	/journeywork/posting	01a20bd0-247a-76d5-a01e-e9eec1441ae9	\\x07ff0fa45f6cc0f40653082dc1c10f6c	org.journeywork.posting.engagement.incomplete.v1	posting.engagement.v1	2	4	01a20bd0-229b-7792-b52f-06b10f4d08fe	5	54	2026-11-24 04:28:39.950005+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-24c6-7454-9dc4-a378e2477e19	\\x76c19c4964cf8ece119295fa5396e58e	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	3	4	01a20bd0-2360-7484-916e-d814a9b8f5f1	5	55	2026-11-24 04:28:40.029341+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-24e7-74a0-8566-9f16f152b753	\\x34457761c4502c107b8430341bcd0562	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	3	5	01a20bd0-2360-7484-916e-d814a9b8f5f1	6	56	2026-11-24 04:28:40.057499+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-250a-7145-b44b-33dda82d7104	\\x1d4c23fbc7cb7434b31da91752980648	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	3	6	01a20bd0-2360-7484-916e-d814a9b8f5f1	7	57	2026-11-24 04:28:40.086388+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2526-7622-b640-d5b6106b6e2a	\\xc7bce95de73e2065dd217c184f08ed9a	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	1	4	01a20bd0-23a9-7771-a738-f863d74903c6	5	58	2026-11-24 04:28:40.118455+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-253e-7775-9107-6a9b52e850a9	\\xc7cfd24a41a8fbcf7f8e8e9e839488ee	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	1	5	01a20bd0-23a9-7771-a738-f863d74903c6	6	59	2026-11-24 04:28:40.146159+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2557-7135-bdf2-595c41ece80a	\\x6b9636d8ccc4327145a0d39ae4759aa3	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	1	6	01a20bd0-23a9-7771-a738-f863d74903c6	7	60	2026-11-24 04:28:40.193343+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-256b-767d-9d86-91292f1b6c8d	\\x669691e1fcc1420a1318be520a2728c9	org.journeywork.evaluation.evaluation.additional_review_requested.v1	evaluation.evaluation.v1	1	8	01a20bd0-23a9-7771-a738-f863d74903c6	9	61	2026-11-24 04:28:40.193369+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-256b-767d-9d86-912a60454953	\\x5e11bc597b37b1a6b40f89c1022702aa	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	1	9	01a20bd0-23a9-7771-a738-f863d74903c6	10	62	2026-11-24 04:28:40.193374+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2620-731d-96a7-1eb84c53a8c3	\\xf8404e74e2afdd02e2bddabfaa1a49a1	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	3	8	01a20bd0-2360-7484-916e-d814a9b8f5f1	9	63	2026-11-24 04:28:40.478341+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2620-731d-96a7-1eb96de3cbbc	\\xd243a3dd20c0abc4e0eac3a641da18fc	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	3	9	01a20bd0-2360-7484-916e-d814a9b8f5f1	10	64	2026-11-24 04:28:40.47838+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2620-731d-96a7-1eba79af3e6d	\\xcdf5abd9a135b93bf4c9b7a16d1d85f4	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	3	10	01a20bd0-2360-7484-916e-d814a9b8f5f1	11	65	2026-11-24 04:28:40.478388+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2620-731d-96a7-1ebc0293818c	\\xe575430e6a21bb52ea3a7e1a4adc4fab	org.journeywork.evaluation.evaluation_summary.published.v1	evaluation.evaluation.v1	3	12	01a20bd0-2360-7484-916e-d814a9b8f5f1	13	66	2026-11-24 04:28:40.4784+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-25bc-7517-8731-131fb330a521	\\x856925bcf7efa9abe59da3a348ea06a2	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	1	10	01a20bd0-23a9-7771-a738-f863d74903c6	11	67	2026-11-24 04:28:40.498493+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2685-7413-bbf3-d2a338929130	\\x15a1ad400cfbd3a5650ce42e1caa9e1b	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	1	12	01a20bd0-23a9-7771-a738-f863d74903c6	13	68	2026-11-24 04:28:40.49863+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2685-7413-bbf3-d2a456e00af5	\\xb5b21ca4c2b8bcc01078000188bd09ea	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	1	13	01a20bd0-23a9-7771-a738-f863d74903c6	14	69	2026-11-24 04:28:40.498646+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2685-7413-bbf3-d2a5b717c384	\\x644e34ff7fe12a4f8bfec4a41cefb1ad	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	1	14	01a20bd0-23a9-7771-a738-f863d74903c6	15	70	2026-11-24 04:28:40.498651+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2685-7413-bbf3-d2a6d6fd76d3	\\xc74bf1a3cf1198538ca655ed33a91e7d	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	1	15	01a20bd0-23a9-7771-a738-f863d74903c6	16	71	2026-11-24 04:28:40.498654+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-2686-732b-a107-688bb7092e37	\\x7828019c103a360fa5a6ee65b54acf68	org.journeywork.evaluation.evaluation_summary.published.v1	evaluation.evaluation.v1	1	17	01a20bd0-23a9-7771-a738-f863d74903c6	18	72	2026-11-24 04:28:40.498666+00
conversion.posting	/journeywork/posting	01a20bd0-2d27-755b-8024-e90b53f54b13	\\xf317d991cdfd60efffbf55992763ffd2	org.journeywork.posting.member.joined.v1	posting.member.v1	3	2	01a20bd0-2d23-7023-b739-05d5ccbb26f5	1	73	2026-11-24 04:28:42.18392+00
conversion.posting	/journeywork/posting	01a20bd0-2df6-7486-8736-eebf53d2cc94	\\x7815705935a95201459a633b3ab8bd4d	org.journeywork.posting.member.joined.v1	posting.member.v1	3	3	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	1	74	2026-11-24 04:28:42.377606+00
conversion.posting	/journeywork/posting	01a20bd0-2ff9-75f3-83e7-2e0c9c426522	\\xb627236863324a8d3cba91525472d205	org.journeywork.posting.application.rejected.v1	posting.application.v1	2	8	01a20bd0-2faf-7685-b642-e01f238b4365	2	100	2026-11-24 04:28:42.924611+00
conversion.posting	/journeywork/posting	01a20bd0-3008-751c-b585-6cbc6598a68e	\\x099b2f1434f452dfe02cd377264d414c	org.journeywork.posting.application.waitlisted.v1	posting.application.v1	2	9	01a20bd0-2f9b-75ce-929a-4e24d11a1e9b	3	101	2026-11-24 04:28:42.924632+00
conversion.posting	/journeywork/posting	01a20bd0-3020-7615-b49c-0a4cde112f6b	\\x0a1b3c6c4fed694d1141d8ddd63f0b8c	org.journeywork.posting.application.selected.v1	posting.application.v1	1	4	01a20bd0-2f87-75f4-bbe6-c63bbf80f34b	3	102	2026-11-24 04:28:42.930127+00
conversion.posting	/journeywork/posting	01a20bd0-3033-70f5-bf2c-56c707a5b1c6	\\x14ed329d9104d78986a636bc3a13413c	org.journeywork.posting.application.selected.v1	posting.application.v1	1	5	01a20bd0-2f90-7321-883e-84e371e63adf	3	103	2026-11-24 04:28:42.954198+00
conversion.posting	/journeywork/posting	01a20bd0-303e-7543-b493-c1d257df11b9	\\xf6bffc4b738274136fcb062b0c26e3d6	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	0	8	01a20bd0-303e-7543-b493-c1d167d1979d	1	104	2026-11-24 04:28:42.962886+00
conversion.posting	/journeywork/posting	01a20bd0-3052-740e-95cd-4d1831d2d4a5	\\xdfda7e4722c2031097e5d3ee75daf323	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	5	0	01a20bd0-3052-740e-95cd-4d17b0161f67	1	105	2026-11-24 04:28:42.981865+00
conversion.posting	/journeywork/posting	01a20bd0-305d-7750-8cea-2a772000887a	\\xdc80c3f99e50e0848cf393d2b115b000	org.journeywork.posting.application.selection_declined.v1	posting.application.v1	1	6	01a20bd0-2f90-7321-883e-84e371e63adf	4	107	2026-11-24 04:28:42.989649+00
conversion.posting	/journeywork/posting	01a20bd0-2e05-72a9-89b7-67fc200f43cf	\\x4befbf62ee84458aaa738fb10c8672d4	org.journeywork.posting.member.joined.v1	posting.member.v1	4	3	01a20bd0-2e01-7435-abd6-f6f55a0c2dad	1	75	2026-11-24 04:28:42.382212+00
conversion.posting	/journeywork/posting	01a20bd0-2e13-7714-a71b-edd73816e811	\\x8100d26129db0010af49f44046e38342	org.journeywork.posting.member.joined.v1	posting.member.v1	0	2	01a20bd0-2e0e-7227-b476-f2db3818f7d2	1	76	2026-11-24 04:28:42.395883+00
conversion.posting	/journeywork/posting	01a20bd0-2e20-719c-8c81-1588c100ab1e	\\x301e4fdcace4cc50845af4d10bf2532c	org.journeywork.posting.member.joined.v1	posting.member.v1	4	4	01a20bd0-2e1a-7056-97db-deb91270dd93	1	77	2026-11-24 04:28:42.408614+00
conversion.posting	/journeywork/posting	01a20bd0-2e30-734e-9d7e-6c2325286858	\\xec02937b582525e89b26878f2c25a0ac	org.journeywork.posting.member.joined.v1	posting.member.v1	3	4	01a20bd0-2e2c-71ec-a275-58afe43b2588	1	78	2026-11-24 04:28:42.431491+00
conversion.posting	/journeywork/posting	01a20bd0-2e3b-7226-9597-ad4b2cf1c94b	\\x236b6f3f27682181de7f61b6b24e2e7c	org.journeywork.posting.member.joined.v1	posting.member.v1	3	5	01a20bd0-2e38-7419-98cc-d62165cfacff	1	79	2026-11-24 04:28:42.439919+00
conversion.posting	/journeywork/posting	01a20bd0-2e4a-7623-8406-657345d554a7	\\x9ebe640fd7ca9744362ee94f74ec33b3	org.journeywork.posting.member.joined.v1	posting.member.v1	3	6	01a20bd0-2e45-74ab-8b58-175f9cabc3b6	1	80	2026-11-24 04:28:42.450677+00
conversion.posting	/journeywork/posting	01a20bd0-2e58-730b-b922-c639051d4839	\\x54f15d6c69384d4a6494c2ea5960e315	org.journeywork.posting.member.joined.v1	posting.member.v1	0	3	01a20bd0-2e54-7285-883c-aa21116f6a94	1	81	2026-11-24 04:28:42.463454+00
conversion.posting	/journeywork/posting	01a20bd0-2e62-71e1-ac35-614db19805f1	\\x8d1064d719576a72d0cefc3d1ff53eda	org.journeywork.posting.member.joined.v1	posting.member.v1	5	1	01a20bd0-2e5e-77b3-b679-6803c0847c84	1	82	2026-11-24 04:28:42.471676+00
conversion.posting	/journeywork/posting	01a20bd0-2e70-739a-ba64-33f62253c8fa	\\x3b9a0376d9270f1d4e6709f935d78107	org.journeywork.posting.member.joined.v1	posting.member.v1	4	5	01a20bd0-2e6c-779b-a68a-5ac34bf35f21	1	83	2026-11-24 04:28:42.496687+00
conversion.posting	/journeywork/posting	01a20bd0-2f0a-70e7-b2fd-0b03cae03886	\\x0897b8b1f2969c66b8ff524a73c33b81	org.journeywork.posting.project.published.v1	posting.project.v1	1	13	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	4	84	2026-11-24 04:28:42.647363+00
conversion.posting	/journeywork/posting	01a20bd0-2f10-76e7-92eb-e649d827da1c	\\x1a4673bea361c1857027437ac8e9962f	org.journeywork.posting.project.published.v1	posting.project.v1	2	3	01a20bd0-2f0f-7502-838a-3ac85935be17	4	85	2026-11-24 04:28:42.657531+00
conversion.posting	/journeywork/posting	01a20bd0-2f40-75db-ba87-ac267ad1e75d	\\xd49d36017d878716e5ab5d39c77d38ff	org.journeywork.posting.project.published.v1	posting.project.v1	1	17	01a20bd0-2f27-7268-947f-29ec6997bb3e	4	86	2026-11-24 04:28:42.704247+00
conversion.posting	/journeywork/posting	01a20bd0-2f81-71e7-a4f4-d3616e12d151	\\x62f64c9b5b3d59897659f3c7f9eb282f	org.journeywork.posting.application.submitted.v1	posting.application.v1	3	4	01a20bd0-2f80-76c6-8073-1cc0a7218055	1	87	2026-11-24 04:28:42.76153+00
conversion.posting	/journeywork/posting	01a20bd0-2f87-75f4-bbe6-c63c5cb99a32	\\x03a82f21da3c88e785957f05a583da59	org.journeywork.posting.application.submitted.v1	posting.application.v1	1	0	01a20bd0-2f87-75f4-bbe6-c63bbf80f34b	1	88	2026-11-24 04:28:42.770488+00
conversion.posting	/journeywork/posting	01a20bd0-2f91-7392-9b19-492ba29788c7	\\xff4d3689a454eb2382b692ef6f102c98	org.journeywork.posting.application.submitted.v1	posting.application.v1	1	1	01a20bd0-2f90-7321-883e-84e371e63adf	1	89	2026-11-24 04:28:42.777065+00
conversion.posting	/journeywork/posting	01a20bd0-2f9b-75ce-929a-4e25de3c0720	\\x602d4aa2d97a2918b83ac1183de51d10	org.journeywork.posting.application.submitted.v1	posting.application.v1	2	5	01a20bd0-2f9b-75ce-929a-4e24d11a1e9b	1	90	2026-11-24 04:28:42.790795+00
conversion.posting	/journeywork/posting	01a20bd0-2fa6-72fa-ad3d-2a85214de0d0	\\xe9772b790790da89124fba536d105169	org.journeywork.posting.application.submitted.v1	posting.application.v1	3	5	01a20bd0-2fa5-77a0-8683-a702ecdc995c	1	91	2026-11-24 04:28:42.80312+00
conversion.posting	/journeywork/posting	01a20bd0-2fb1-7289-8952-36f960d8ed97	\\x994f15a95f765e60fe9947c090ca6471	org.journeywork.posting.application.submitted.v1	posting.application.v1	2	6	01a20bd0-2faf-7685-b642-e01f238b4365	1	92	2026-11-24 04:28:42.809158+00
conversion.posting	/journeywork/posting	01a20bd0-2fd5-758b-86db-bcbc24ca7df9	\\x9a7c6da95d3d3a51acc44bc8ba7db998	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	3	6	01a20bd0-2f80-76c6-8073-1cc0a7218055	2	93	2026-11-24 04:28:42.845019+00
conversion.posting	/journeywork/posting	01a20bd0-2fdb-719c-bdc4-7ef1c4de2130	\\xa1fd81d806196d794f0411733dca8257	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	1	2	01a20bd0-2f87-75f4-bbe6-c63bbf80f34b	2	94	2026-11-24 04:28:42.850903+00
conversion.posting	/journeywork/posting	01a20bd0-2fe3-75a4-aeb3-bcd8eff1e99f	\\xe399299f004c565ddbfa8324383fa67b	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	1	3	01a20bd0-2f90-7321-883e-84e371e63adf	2	95	2026-11-24 04:28:42.857306+00
conversion.posting	/journeywork/posting	01a20bd0-2fe9-77fc-90bb-27896a6e06e1	\\x33d9aae2247ae47a013c78992be79afa	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	2	7	01a20bd0-2f9b-75ce-929a-4e24d11a1e9b	2	96	2026-11-24 04:28:42.868052+00
conversion.posting	/journeywork/posting	01a20bd0-2ff3-77b0-af64-8d2d6a1945a4	\\xb9f6b597af3bfefd951621e5125b7fa3	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	3	7	01a20bd0-2fa5-77a0-8683-a702ecdc995c	2	97	2026-11-24 04:28:42.915667+00
conversion.posting	/journeywork/posting	01a20bd0-300e-76ee-b6e7-976bb7be8797	\\x20a06be4d72596e705f31af8ef07e69f	org.journeywork.posting.application.waitlisted.v1	posting.application.v1	3	8	01a20bd0-2fa5-77a0-8683-a702ecdc995c	3	98	2026-11-24 04:28:42.924401+00
conversion.posting	/journeywork/posting	01a20bd0-3016-7269-976f-5df88931d4d8	\\xd66fe163db8d380481ce40343c3ea70c	org.journeywork.posting.application.selected.v1	posting.application.v1	3	9	01a20bd0-2f80-76c6-8073-1cc0a7218055	3	99	2026-11-24 04:28:42.924427+00
conversion.posting	/journeywork/posting	01a20bd0-305e-74c0-ab18-f76eb1e5bc4c	\\x3beec3bf2c8b074c7743ae6a8686e855	org.journeywork.posting.application.selected.v1	posting.application.v1	2	10	01a20bd0-2f9b-75ce-929a-4e24d11a1e9b	4	106	2026-11-24 04:28:42.988478+00
conversion.posting	/journeywork/posting	01a20bd0-3073-727e-9f87-f22343831dff	\\xac7d634b6b35c34ae2245b8fc3790685	org.journeywork.posting.engagement.started.v1	posting.engagement.v1	0	9	01a20bd0-303e-7543-b493-c1d167d1979d	2	109	2026-11-24 04:28:43.018381+00
conversion.posting	/journeywork/posting	01a20bd0-3071-73a6-8e5b-d25b1c561406	\\xae7d7a1ed4736ffb9fcecebe3cbdec75	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	2	5	01a20bd0-3071-73a6-8e5b-d25a90a3a722	1	110	2026-11-24 04:28:43.018399+00
conversion.posting	/journeywork/posting	01a20bd0-3075-74f8-8adc-7fae8029d16e	\\xd27b34b75d0bab650a074bdc0f270a81	org.journeywork.posting.engagement.started.v1	posting.engagement.v1	2	6	01a20bd0-3071-73a6-8e5b-d25a90a3a722	2	111	2026-11-24 04:28:43.01845+00
conversion.posting	/journeywork/posting	01a20bd0-3099-75e8-b9ba-aba81eed5197	\\xcd818501558ff572d73b3b5b3f5da1cb	org.journeywork.posting.engagement.submitted.v1	posting.engagement.v1	0	12	01a20bd0-303e-7543-b493-c1d167d1979d	5	112	2026-11-24 04:28:43.041973+00
conversion.posting	/journeywork/posting	01a20bd0-30ad-77bb-b5c0-5c63ec2429d5	\\x82962503c569603af19b9a0eacf36846	org.journeywork.posting.engagement.submitted.v1	posting.engagement.v1	5	4	01a20bd0-3052-740e-95cd-4d17b0161f67	5	113	2026-11-24 04:28:43.059979+00
conversion.posting	/journeywork/posting	01a20bd0-30c2-7753-a315-3ed6517ff353	\\xa0fb4d807d7f3934769d03b6984086b0	org.journeywork.posting.deliverable.changes_requested.v1	posting.engagement.v1	5	5	01a20bd0-3052-740e-95cd-4d17b0161f67	6	114	2026-11-24 04:28:43.090652+00
conversion.posting	/journeywork/posting	01a20bd0-30d4-7359-bbcd-35580a80af1f	\\x82962503c569603af19b9a0eacf36846	org.journeywork.posting.engagement.submitted.v1	posting.engagement.v1	5	7	01a20bd0-3052-740e-95cd-4d17b0161f67	8	115	2026-11-24 04:28:43.105522+00
conversion.posting	/journeywork/posting	01a20bd0-30f3-70c9-9661-aac38deca9c5	\\x0b16024b205eb4f728682a2ec2871f45	org.journeywork.posting.engagement.completed.v1	posting.engagement.v1	0	15	01a20bd0-303e-7543-b493-c1d167d1979d	8	116	2026-11-24 04:28:43.13733+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3100-73a4-a245-b2c569d44ff9	\\xbeebdfc54d1bb3f2246854f5d99ce97c	org.journeywork.evaluation.evaluation.opened.v1	evaluation.evaluation.v1	0	0	01a20bd0-3100-73a4-a245-b2c4f3a096ac	1	117	2026-11-24 04:28:43.175948+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3106-759b-9863-ed26c9fbb567	\\xf564123ee8b80660849df472bb64dd45	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	0	1	01a20bd0-3100-73a4-a245-b2c4f3a096ac	2	118	2026-11-24 04:28:43.176046+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3106-759b-9863-ed271cfc5b60	\\xa8f34a216eb10e8bb1fc667310fd9f15	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	0	2	01a20bd0-3100-73a4-a245-b2c4f3a096ac	3	119	2026-11-24 04:28:43.176053+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3106-759b-9863-ed28e6c63b66	\\x816219825b057295582069c73f69b5bb	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	0	3	01a20bd0-3100-73a4-a245-b2c4f3a096ac	4	120	2026-11-24 04:28:43.176057+00
conversion.posting	/journeywork/posting	01a20bd0-311e-704f-a3ee-b5414fb3e0d4	\\x27aa60b947b4b113aae0db79ca18bd28	org.journeywork.posting.engagement.completed.v1	posting.engagement.v1	5	10	01a20bd0-3052-740e-95cd-4d17b0161f67	11	121	2026-11-24 04:28:43.183681+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-313f-717d-af38-c21dab12204f	\\xc32c2358cc53d708111d23cde26f3e6e	org.journeywork.evaluation.evaluation.opened.v1	evaluation.evaluation.v1	1	18	01a20bd0-313f-717d-af38-c21c498acc5a	1	122	2026-11-24 04:28:43.23509+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3145-73ca-a01a-9c95671fc937	\\x9e23a094c6515a273cadab85053cf55d	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	1	19	01a20bd0-313f-717d-af38-c21c498acc5a	2	123	2026-11-24 04:28:43.235117+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3145-73ca-a01a-9c9617086452	\\x5e9a4904c7b29b4a02b283293a17c932	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	1	20	01a20bd0-313f-717d-af38-c21c498acc5a	3	124	2026-11-24 04:28:43.235128+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3145-73ca-a01a-9c9702c74195	\\x15c9afbb83a05da9bc94a5be81144fc9	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	1	21	01a20bd0-313f-717d-af38-c21c498acc5a	4	125	2026-11-24 04:28:43.235133+00
conversion.posting	/journeywork/posting	01a20bd0-322c-71c4-9299-4366f4b6ce16	\\xdd8e75f49e226e441c93a2f5efc87fbc	org.journeywork.posting.engagement.incomplete.v1	posting.engagement.v1	2	9	01a20bd0-3071-73a6-8e5b-d25a90a3a722	5	126	2026-11-24 04:28:43.465678+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-3254-7142-bf90-218465f70b43	\\x04e7dc04f31ba2c7d6b8a40ddc3ce044	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	0	4	01a20bd0-3100-73a4-a245-b2c4f3a096ac	5	127	2026-11-24 04:28:43.49217+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-326d-7206-867b-35bde4b235d6	\\xe7baac597d700e2743187fd73def3e3d	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	0	5	01a20bd0-3100-73a4-a245-b2c4f3a096ac	6	128	2026-11-24 04:28:43.516986+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-328b-761c-aa4d-6453bb9c2da2	\\x88eae171aeb9768e0f68833f88ff7e73	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	0	6	01a20bd0-3100-73a4-a245-b2c4f3a096ac	7	129	2026-11-24 04:28:43.54358+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-32a4-7690-8230-e87e31957844	\\x8a4fcf436ff80a1cf26ebe248fb6cb46	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	1	22	01a20bd0-313f-717d-af38-c21c498acc5a	5	130	2026-11-24 04:28:43.56856+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-32bb-7543-b856-31badb137822	\\xb42ff5aeb16eeb65f7c20eb91d889239	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	1	23	01a20bd0-313f-717d-af38-c21c498acc5a	6	131	2026-11-24 04:28:43.597467+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-32d6-769f-bf02-45ecbb3dec38	\\xe8d803347f976acb119b2476a4a63bf3	org.journeywork.evaluation.scorecard.sealed.v1	evaluation.evaluation.v1	1	24	01a20bd0-313f-717d-af38-c21c498acc5a	7	132	2026-11-24 04:28:43.644526+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-32eb-7764-a85d-5711f0b36e63	\\x12a907b4352a9cb650667a697f36ed0c	org.journeywork.evaluation.evaluation.additional_review_requested.v1	evaluation.evaluation.v1	1	26	01a20bd0-313f-717d-af38-c21c498acc5a	9	133	2026-11-24 04:28:43.644556+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-32eb-7764-a85d-57129a461744	\\x11f9b8a04d441caa90a4154142c0ef3d	org.journeywork.evaluation.review.assigned.v1	evaluation.evaluation.v1	1	27	01a20bd0-313f-717d-af38-c21c498acc5a	10	134	2026-11-24 04:28:43.644562+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-339f-7419-b98f-2dd856bcfd21	\\x391a8856884ad8bf4533d4bcc4d51715	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	0	8	01a20bd0-3100-73a4-a245-b2c4f3a096ac	9	135	2026-11-24 04:28:43.928944+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-339f-7419-b98f-2dd93ccecad4	\\xb566cf78a30c4bfb3fc6855c255877c6	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	0	9	01a20bd0-3100-73a4-a245-b2c4f3a096ac	10	136	2026-11-24 04:28:43.928967+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-33a0-76e7-a913-9bfbd8943c41	\\xbea6d899832e1a6b129433990a724cf3	org.journeywork.evaluation.scorecard.revealed.v1	evaluation.evaluation.v1	0	10	01a20bd0-3100-73a4-a245-b2c4f3a096ac	11	137	2026-11-24 04:28:43.928978+00
conversion.evaluation	/journeywork/evaluation	01a20bd0-33a0-76e7-a913-9bfdf6c5000c	\\xd9dd53be8833b9e09890797ffe47adee	org.journeywork.evaluation.evaluation_summary.published.v1	evaluation.evaluation.v1	0	12	01a20bd0-3100-73a4-a245-b2c4f3a096ac	13	138	2026-11-24 04:28:43.928983+00
conversion.posting	/journeywork/posting	01a20bd0-3855-70ea-a8df-c0afef0d9bd5	\\x20443ac75232dc3fe4c99479919d0a04	org.journeywork.posting.member.joined.v1	posting.member.v1	2	2	01a20bd0-384f-7356-9ab5-284d522aa3b0	1	145	2026-11-24 04:28:45.089879+00
conversion.posting	/journeywork/posting	01a20bd0-3903-727b-a2e9-824b50f49383	\\x73512354511b514f5655b5a532eaaa88	org.journeywork.posting.member.joined.v1	posting.member.v1	5	2	01a20bd0-38ff-71ed-8b4a-5d36cab7c305	1	146	2026-11-24 04:28:45.202627+00
conversion.posting	/journeywork/posting	01a20bd0-3910-779f-a166-92d702bde44b	\\x5aa2ae57d2a692d6ea2035f1770cf601	org.journeywork.posting.member.joined.v1	posting.member.v1	2	3	01a20bd0-390d-7394-a1d4-def155d8aa4c	1	147	2026-11-24 04:28:45.210683+00
conversion.posting	/journeywork/posting	01a20bd0-391c-73b5-a57d-7e131e62e090	\\x42ce91ccd00770cefc1109388c0c35f0	org.journeywork.posting.member.joined.v1	posting.member.v1	4	6	01a20bd0-3917-7208-9722-ad0121097784	1	148	2026-11-24 04:28:45.218685+00
conversion.posting	/journeywork/posting	01a20bd0-3928-76a4-82e6-0047e00d378b	\\xd3b4e66056d1282dea3b2be84cd9856c	org.journeywork.posting.member.joined.v1	posting.member.v1	4	7	01a20bd0-3924-7407-8c3f-a6aed85bf04b	1	149	2026-11-24 04:28:45.229638+00
conversion.posting	/journeywork/posting	01a20bd0-3934-77e6-8088-4f8758a8aa4e	\\xbc92e43e30fbc4e330e43271ecb29297	org.journeywork.posting.member.joined.v1	posting.member.v1	2	4	01a20bd0-3930-7580-be74-31319f139f93	1	150	2026-11-24 04:28:45.240763+00
conversion.posting	/journeywork/posting	01a20bd0-3940-7636-9e10-0cd4871568f3	\\x333776abf745c4281dc6b3f5a0b34e96	org.journeywork.posting.member.joined.v1	posting.member.v1	0	4	01a20bd0-393d-7468-a058-aa849bf51a69	1	151	2026-11-24 04:28:45.267944+00
conversion.posting	/journeywork/posting	01a20bd0-394b-74da-8714-25ec1dd72c4d	\\x9f32b8eee19795a87770438704a225a9	org.journeywork.posting.member.joined.v1	posting.member.v1	5	3	01a20bd0-3948-7049-a353-e1a12745abf3	1	152	2026-11-24 04:28:45.271343+00
conversion.posting	/journeywork/posting	01a20bd0-3959-7032-8734-6f41ff95b435	\\xf3fa0b75be2f1f3f1732f1fa9d68363a	org.journeywork.posting.member.joined.v1	posting.member.v1	4	8	01a20bd0-3955-75ee-9724-e31a03aec602	1	153	2026-11-24 04:28:45.282617+00
conversion.posting	/journeywork/posting	01a20bd0-396a-71f5-b682-8dc5244817b5	\\x8098b818c734bb25564ece76598d6054	org.journeywork.posting.member.joined.v1	posting.member.v1	1	1	01a20bd0-3966-75ef-944b-973b46f4fe20	1	154	2026-11-24 04:28:45.297095+00
conversion.posting	/journeywork/posting	01a20bd0-3977-7094-b420-07cbedd5dc2d	\\x9714e51eb0cdbcbb31c931a0e4f29844	org.journeywork.posting.member.joined.v1	posting.member.v1	5	4	01a20bd0-3973-76d0-9e86-91421b63b0d8	1	155	2026-11-24 04:28:45.319976+00
conversion.posting	/journeywork/posting	01a20bd0-3a05-72dd-94c4-062e895d8db9	\\x1d3b0d1d542862e4cf3533709fa66e4f	org.journeywork.posting.project.published.v1	posting.project.v1	2	8	01a20bd0-3a05-72dd-94c4-062a6083d7c5	4	156	2026-11-24 04:28:45.470217+00
conversion.posting	/journeywork/posting	01a20bd0-3a10-75a9-af2a-e02003fdb676	\\x0a60bb337910dba7d2cecae7092e2e9e	org.journeywork.posting.project.published.v1	posting.project.v1	2	12	01a20bd0-3a0f-70c5-bacb-492faecabca8	4	157	2026-11-24 04:28:45.475927+00
conversion.posting	/journeywork/posting	01a20bd0-3a31-7014-a595-640513b66439	\\x4f73e70fe05fdd5e4e9b3a82ef705dbd	org.journeywork.posting.project.published.v1	posting.project.v1	4	3	01a20bd0-3a1b-7377-974d-26a9567d859a	4	158	2026-11-24 04:28:45.49872+00
conversion.posting	/journeywork/posting	01a20bd0-3a72-7742-86bd-3e3597e60a91	\\x4ad4a5765870c74e5cd68b229e3ae194	org.journeywork.posting.application.submitted.v1	posting.application.v1	2	11	01a20bd0-3a72-7742-86bd-3e34792e8813	1	159	2026-11-24 04:28:45.563577+00
conversion.posting	/journeywork/posting	01a20bd0-3a7a-7784-a660-72b033420d58	\\x14d792ee07114a0562fba7ec7d3e396a	org.journeywork.posting.application.submitted.v1	posting.application.v1	5	0	01a20bd0-3a79-7770-9d64-fa2f6c0b8a34	1	160	2026-11-24 04:28:45.571474+00
conversion.posting	/journeywork/posting	01a20bd0-3a82-7564-99c3-af9ea3187b90	\\xda10c1dc53049d5bbe7cb103ebbb460d	org.journeywork.posting.application.submitted.v1	posting.application.v1	5	1	01a20bd0-3a82-7564-99c3-af9d2f6419a3	1	161	2026-11-24 04:28:45.578125+00
conversion.posting	/journeywork/posting	01a20bd0-3a8a-76ba-855a-6a12db45071d	\\xcd51a1c055182d9d64d59a33e323fd81	org.journeywork.posting.application.submitted.v1	posting.application.v1	1	7	01a20bd0-3a89-7580-ba7a-454d03ae93d3	1	162	2026-11-24 04:28:45.584932+00
conversion.posting	/journeywork/posting	01a20bd0-3a92-7429-8102-49b7ed363a66	\\x13995bb09e16641fd64d43fc0dc7c27c	org.journeywork.posting.application.submitted.v1	posting.application.v1	0	0	01a20bd0-3a92-7429-8102-49b6965c9936	1	163	2026-11-24 04:28:45.594558+00
conversion.posting	/journeywork/posting	01a20bd0-3a99-7619-b0ad-bdb9d7bb7a50	\\xa443c945efde3d1c164e6600a779b609	org.journeywork.posting.application.submitted.v1	posting.application.v1	5	2	01a20bd0-3a99-7619-b0ad-bdb8fdc32ab3	1	164	2026-11-24 04:28:45.604435+00
conversion.posting	/journeywork/posting	01a20bd0-3ac0-7282-be73-6349da62ff6d	\\xe0944e56b2b53098a03085c921e261d0	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	2	12	01a20bd0-3a72-7742-86bd-3e34792e8813	2	165	2026-11-24 04:28:45.636931+00
conversion.posting	/journeywork/posting	01a20bd0-3ac8-760d-95e8-1e5c48065b06	\\x0e71881e9361f0483592901ad06157a3	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	5	3	01a20bd0-3a79-7770-9d64-fa2f6c0b8a34	2	166	2026-11-24 04:28:45.645125+00
conversion.posting	/journeywork/posting	01a20bd0-3ad0-7413-b781-e9d01392589c	\\xf8671b9a7a8016e78f5b6d5698300767	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	5	4	01a20bd0-3a82-7564-99c3-af9d2f6419a3	2	167	2026-11-24 04:28:45.65456+00
conversion.posting	/journeywork/posting	01a20bd0-3ad8-7523-8807-a2aed12078e0	\\x15791d1eab4ce323f3878929597abe5c	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	1	8	01a20bd0-3a89-7580-ba7a-454d03ae93d3	2	168	2026-11-24 04:28:45.66206+00
conversion.posting	/journeywork/posting	01a20bd0-3adf-70fb-a4e9-ec5a6d4ac87b	\\xca86f3eb1a49e927e1fe1b998e16060a	org.journeywork.posting.application.shortlisted.v1	posting.application.v1	0	1	01a20bd0-3a92-7429-8102-49b6965c9936	2	169	2026-11-24 04:28:45.668791+00
conversion.posting	/journeywork/posting	01a20bd0-3ae5-7333-95f7-58fa19ea74f8	\\x20e63d58a0a5fb8048c0ca1e2b0eff22	org.journeywork.posting.application.rejected.v1	posting.application.v1	5	5	01a20bd0-3a99-7619-b0ad-bdb8fdc32ab3	2	170	2026-11-24 04:28:45.685368+00
conversion.posting	/journeywork/posting	01a20bd0-3aef-74e8-8ef5-55b8d170532a	\\xf1805cde63c7e43a40dafc7d74afff7c	org.journeywork.posting.application.waitlisted.v1	posting.application.v1	1	9	01a20bd0-3a89-7580-ba7a-454d03ae93d3	3	171	2026-11-24 04:28:45.687231+00
conversion.posting	/journeywork/posting	01a20bd0-3af7-7670-a485-eb77b55a41ac	\\xff2d9738e3718186e8b1d1a6ee3687cf	org.journeywork.posting.application.waitlisted.v1	posting.application.v1	0	2	01a20bd0-3a92-7429-8102-49b6965c9936	3	172	2026-11-24 04:28:45.692295+00
conversion.posting	/journeywork/posting	01a20bd0-3aff-74d5-9d7e-814937dc33f5	\\x413c87ba83c0cd1fd4307e608bdaf86a	org.journeywork.posting.application.selected.v1	posting.application.v1	2	13	01a20bd0-3a72-7742-86bd-3e34792e8813	3	173	2026-11-24 04:28:45.716892+00
conversion.posting	/journeywork/posting	01a20bd0-3b0a-728e-9e59-7118be6ebb79	\\xcf7ba96e7cb185a85908a3e9b0da963e	org.journeywork.posting.application.selected.v1	posting.application.v1	5	6	01a20bd0-3a79-7770-9d64-fa2f6c0b8a34	3	174	2026-11-24 04:28:45.725213+00
conversion.posting	/journeywork/posting	01a20bd0-3b18-7065-afd2-d18646d1c998	\\x9483423a9dbdfd06d79c1a270faee782	org.journeywork.posting.application.selected.v1	posting.application.v1	5	7	01a20bd0-3a82-7564-99c3-af9d2f6419a3	3	175	2026-11-24 04:28:45.728456+00
conversion.posting	/journeywork/posting	01a20bd0-3b25-7503-93ed-4f3a662bd4a2	\\xfe5571be2af8189a405497dff1c89588	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	1	0	01a20bd0-3b25-7503-93ed-4f394fcdae04	1	176	2026-11-24 04:28:45.741355+00
conversion.posting	/journeywork/posting	01a20bd0-3b32-72ff-a271-ea1a436d6eec	\\xb1b5af36bb6c8d988e06749c3830c4cd	org.journeywork.posting.engagement.confirmed.v1	posting.engagement.v1	2	10	01a20bd0-3b32-72ff-a271-ea1946782d59	1	177	2026-11-24 04:28:45.767766+00
conversion.posting	/journeywork/posting	01a20bd0-3b3d-75ea-a80e-0f1aadbaea6d	\\x8be7ad9b099c9520cc4e9e29275133d1	org.journeywork.posting.application.selection_declined.v1	posting.application.v1	5	8	01a20bd0-3a82-7564-99c3-af9d2f6419a3	4	178	2026-11-24 04:28:45.772295+00
conversion.posting	/journeywork/posting	01a20bd0-3b52-754b-afb8-6856e42874d6	\\xa90b9e004bf4da8f27a89853c4b3f1dd	org.journeywork.posting.engagement.started.v1	posting.engagement.v1	2	11	01a20bd0-3b32-72ff-a271-ea1946782d59	2	183	2026-11-24 04:28:45.802292+00
\.


--
-- Data for Name: operations; Type: TABLE DATA; Schema: messaging; Owner: conversion_migrator
--

COPY messaging.operations (id, at, actor, action, subject, why) FROM stdin;
\.


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: messaging; Owner: conversion_migrator
--

COPY messaging.outbox (id, event_id, aggregatetype, aggregateid, type, topic, key, payload, headers, created_at, refused) FROM stdin;
42	01a20bd0-482d-755e-af12-73a5dc6d32f9	conversion.policy	01a20bd0-482c-76ca-b7a0-0099289bbc56	org.journeywork.conversion.policy.activated.v1	conversion.policy.v1	01a20bd0-482c-76ca-b7a0-0099289bbc56	\\x7b22706f6c6963795f6964223a2230316132306264302d343832632d373663612d623761302d303039393238396262633536222c2276657273696f6e223a312c226e616d65223a2254776f20726576696577732065616368222c22626172223a2236302e3030222c227374726f6e675f626172223a2238302e3030222c22705f796573223a22302e39303030222c22705f6e6f223a22302e31303030222c22705f7374726f6e67223a22302e39303030222c227265736f6c7665223a22302e32303030222c227765616b5f73657061726174696f6e223a22302e35303030222c227765616b5f70223a22302e39373530222c226d696e5f72657669657773223a322c226d61785f72657669657773223a342c2277696e646f775f64617973223a3138302c226f666665725f76616c69645f64617973223a372c22617070726f7665725f67726f757073223a5b5d2c226163746976617465645f6174223a22323032372d30312d31335430363a32383a34392e3036383536365a227d	{"ce_id": "01a20bd0-482d-755e-af12-73a5dc6d32f9", "ce_time": "2027-01-13T06:28:49.068566+00:00", "ce_type": "org.journeywork.conversion.policy.activated.v1", "ce_source": "/journeywork/conversion", "ce_subject": "01a20bd0-482c-76ca-b7a0-0099289bbc56", "ce_sequence": "1", "content-type": "application/json", "ce_employerid": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "ce_specversion": "1.0", "ce_traceparent": "00-300d771c62fe331028201c5be76dfd07-3a52e06378056832-00", "ce_partitionkey": "01a20bd0-482c-76ca-b7a0-0099289bbc56", "ce_correlationid": "01a20bd0-482a-7185-afd6-e9e3c7801f3d"}	2026-11-24 04:28:49.070067+00	\N
\.


--
-- Data for Name: parked; Type: TABLE DATA; Schema: messaging; Owner: conversion_migrator
--

COPY messaging.parked (consumer, topic, partition, "offset", key, event_id, source, type, record_key, record_value, header_names, header_values, record_timestamp, reason, attempts, next_attempt, parked_at) FROM stdin;
conversion.posting	posting.engagement.v1	0	16	a50f1e61-3dfa-4112-926d-461764df478f	\N	\N	org.journeywork.posting.engagement.completed.v1	\\x61353066316536312d336466612d343131322d393236642d343631373634646634373866	\\x7b2262726f6b656e223a20747275657d	{ce_id,ce_source,ce_type,ce_specversion,ce_subject,ce_time,ce_partitionkey,ce_sequence,ce_employerid,content-type}	{"\\\\x33633161333539392d656434302d343963332d396132332d636661393835663339666631","\\\\x2f6a6f75726e6579776f726b2f706f7374696e67","\\\\x6f72672e6a6f75726e6579776f726b2e706f7374696e672e656e676167656d656e742e636f6d706c657465642e7631","\\\\x312e30","\\\\x61353066316536312d336466612d343131322d393236642d343631373634646634373866","\\\\x323032362d31312d32345430393a30303a30305a","\\\\x61353066316536312d336466612d343131322d393236642d343631373634646634373866","\\\\x31","\\\\x30316132306264302d326431632d373561342d386563622d356430306262633566616463","\\\\x6170706c69636174696f6e2f6a736f6e"}	1795494525946	engagement_id: Field required; project_id: Field required; deliverables: Field required; accepted_by: Field required	0	\N	2026-11-24 04:28:45.956723+00
conversion.evaluation	evaluation.evaluation.v1	0	17	0c36eb0d-871d-4964-9b72-2c4de4036a00	\N	\N	org.journeywork.evaluation.evaluation_summary.published.v1	\\x30633336656230642d383731642d343936342d396237322d326334646534303336613030	\\x7b2262726f6b656e223a20747275657d	{ce_id,ce_source,ce_type,ce_specversion,ce_subject,ce_time,ce_partitionkey,ce_sequence,ce_employerid,content-type}	{"\\\\x63353936343835302d343064662d346362662d383236642d666530353464343839343164","\\\\x2f6a6f75726e6579776f726b2f6576616c756174696f6e","\\\\x6f72672e6a6f75726e6579776f726b2e6576616c756174696f6e2e6576616c756174696f6e5f73756d6d6172792e7075626c69736865642e7631","\\\\x312e30","\\\\x30633336656230642d383731642d343936342d396237322d326334646534303336613030","\\\\x323032362d31312d32345430393a30303a30305a","\\\\x30633336656230642d383731642d343936342d396237322d326334646534303336613030","\\\\x31","\\\\x30316132306264302d326431632d373561342d386563622d356430306262633566616463","\\\\x6170706c69636174696f6e2f6a736f6e"}	1795494525951	evaluation_id: Field required; engagement_id: Field required; project_id: Field required; subject_id: Field required; candidate: Field required; candidate_label: Field required; project_title: Field required; summary_version: Field required; headline: Field required; explanation: Field required; method: Field required; rubric: Field required; rubric_name: Field required; rubric_digest: Field required; policy: Field required; policy_numbers: Field required; bar: Field required; strong_bar: Field required; reviews: Field required; reviewers_calibrated: Field required; raw_score: Field required; score: Field required; adjustment: Field required; sd: Field required; interval: Field required; rank: Field required; candidates_judged: Field required; chance: Field required; chance_strong: Field required; recommendation: Field required; recommendation_reason: Field required; posterior: Field required; criteria: Field required; reviewers: Field required; sensitivity: Field required; panel: Field required; panel_input: Field required; deliverables: Field required; hiring_manager_member_id: Field required; decide_by: Field required; last_sealed_at: Field required; published_at: Field required	0	\N	2026-11-24 04:28:45.971399+00
\.


--
-- Data for Name: relay_lease; Type: TABLE DATA; Schema: messaging; Owner: conversion_migrator
--

COPY messaging.relay_lease (name, owner, epoch, expires_at) FROM stdin;
outbox	93b1660b-0255-45aa-a33a-80febcf0cb7d	2	2026-11-24 05:28:46.036299+00
\.


--
-- Data for Name: suspects; Type: TABLE DATA; Schema: messaging; Owner: conversion_migrator
--

COPY messaging.suspects (consumer, topic, partition, "offset", attempts, at) FROM stdin;
\.


--
-- Data for Name: timers; Type: TABLE DATA; Schema: messaging; Owner: conversion_migrator
--

COPY messaging.timers (id, employer_id, kind, key, due, correlation_id, traceparent, attempts, next_attempt, reason, set_at) FROM stdin;
3	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	offer_expiry	01a20bd0-3508-75aa-a247-14473012a557	2027-01-20 22:59:00+00	01a20bd0-353a-76f0-93c9-0430981b0ca5	00-7e15c7cab7a5a7038dc0ec9c77f1ec6c-c593ff129f367922-00	0	\N	\N	2026-11-24 04:28:44.222873+00
4	01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	offer_expiry	01a20bd0-354b-772c-9f24-9eacdc3a43f2	2027-01-20 22:59:00+00	01a20bd0-3584-7228-8289-cdce39f2f311	00-0e4a793634ce94b0d00845129197b0e3-a9273eccfc8b4396-00	0	\N	\N	2026-11-24 04:28:44.295799+00
\.


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.audit (employer_id, id, at, actor, action, entity, entity_id, version, before, after, why) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	1	2026-11-24 04:28:38.826281+00	member 01a20bd0-1fc8-730d-b833-3cb04aeacb87	activated	policy	01a20bd0-202b-718d-adfa-2754aea107e2	1	\N	{"id": "01a20bd0-202b-718d-adfa-2754aea107e2", "terms": {"name": "Three reviews each", "numbers": {"bar": "60", "p_no": "0.10", "p_yes": "0.90", "weak_p": "0.975", "resolve": "0.20", "p_strong": "0.90", "strong_bar": "80", "max_reviews": 4, "min_reviews": 3, "window_days": 180, "weak_separation": "0.50", "offer_valid_days": 7}, "approver_groups": [{"name": "Finance", "member_ids": ["01a20bd0-1f9f-70a8-a171-60a51171acbd"], "approvals_required": 1}, {"name": "People", "member_ids": ["01a20bd0-1fb8-7297-b589-67214bdf9c68"], "approvals_required": 1}]}, "status": "active", "version": 1, "sequence": 1, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "activated_at": "2026-11-24T04:28:38.826281Z", "policy_version": 1}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	2	2026-12-15 05:28:40.476374+00	evaluation	computed, decision_opened	recommendation	01a20bd0-26aa-737a-b634-15296994619c	1	\N	{"id": "01a20bd0-26aa-737a-b634-15296994619c", "value": "strong_convert", "reason": null, "status": "under_decision", "reviews": 3, "version": 1, "decision": null, "sequence": 1, "decide_by": "2026-12-31T04:28:38.917805Z", "decided_at": null, "decided_by": null, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "most_reviews": 4, "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 1, "hiring_manager_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "review_requested_by": null}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	3	2026-12-15 05:28:40.475355+00	evaluation	computed, decision_opened	recommendation	01a20bd0-26ba-765a-a335-d8485c12de92	1	\N	{"id": "01a20bd0-26ba-765a-a335-d8485c12de92", "value": "hold", "reason": null, "status": "under_decision", "reviews": 4, "version": 1, "decision": null, "sequence": 1, "decide_by": "2026-12-31T04:28:38.917805Z", "decided_at": null, "decided_by": null, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "most_reviews": 4, "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 1, "hiring_manager_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "review_requested_by": null}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	4	2026-12-15 05:28:40.798342+00	member 01a20bd0-1ef1-705a-854d-4b47539b5b35	confirmed	recommendation	01a20bd0-26aa-737a-b634-15296994619c	2	{"id": "01a20bd0-26aa-737a-b634-15296994619c", "value": "strong_convert", "reason": null, "status": "under_decision", "reviews": 3, "version": 1, "decision": null, "sequence": 1, "decide_by": "2026-12-31T04:28:38.917805Z", "decided_at": null, "decided_by": null, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "most_reviews": 4, "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 1, "hiring_manager_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "review_requested_by": null}	{"id": "01a20bd0-26aa-737a-b634-15296994619c", "value": "strong_convert", "reason": null, "status": "confirmed", "reviews": 3, "version": 2, "decision": "convert", "sequence": 2, "decide_by": "2026-12-31T04:28:38.917805Z", "decided_at": "2026-12-15T05:28:40.798342Z", "decided_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "most_reviews": 4, "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "candidate_label": "Candidate 1", "summary_version": 1, "hiring_manager_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "review_requested_by": null}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	5	2026-12-15 05:28:40.842781+00	member 01a20bd0-1ef1-705a-854d-4b47539b5b35	overridden	recommendation	01a20bd0-26ba-765a-a335-d8485c12de92	2	{"id": "01a20bd0-26ba-765a-a335-d8485c12de92", "value": "hold", "reason": null, "status": "under_decision", "reviews": 4, "version": 1, "decision": null, "sequence": 1, "decide_by": "2026-12-31T04:28:38.917805Z", "decided_at": null, "decided_by": null, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "most_reviews": 4, "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 1, "hiring_manager_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "review_requested_by": null}	{"id": "01a20bd0-26ba-765a-a335-d8485c12de92", "value": "hold", "reason": {"code": "other", "words": "The debrief showed the figures were checked against the source."}, "status": "overridden", "reviews": 4, "version": 2, "decision": "convert", "sequence": 2, "decide_by": "2026-12-31T04:28:38.917805Z", "decided_at": "2026-12-15T05:28:40.842781Z", "decided_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "most_reviews": 4, "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "candidate_label": "Candidate 2", "summary_version": 1, "hiring_manager_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "review_requested_by": null}	other: The debrief showed the figures were checked against the source.
01a20bd0-1d57-7213-940f-cdf8902a23b0	6	2026-12-15 05:28:40.859855+00	member 01a20bd0-1ef1-705a-854d-4b47539b5b35	drafted	offer	01a20bd0-281d-73b0-ad14-e8371a0a765b	1	\N	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [], "status": "not_requested", "excluded": [], "approve_by": null, "requested_by": null}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "draft", "version": 1, "sequence": 1, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	7	2026-12-15 05:28:40.868479+00	member 01a20bd0-1ef1-705a-854d-4b47539b5b35	approval_requested	offer	01a20bd0-281d-73b0-ad14-e8371a0a765b	2	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [], "status": "not_requested", "excluded": [], "approve_by": null, "requested_by": null}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "draft", "version": 1, "sequence": 1, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "waiting", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 2, "sequence": 2, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	8	2026-12-15 05:28:40.901315+00	member 01a20bd0-1f9f-70a8-a171-60a51171acbd	step_approved	offer	01a20bd0-281d-73b0-ad14-e8371a0a765b	3	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "waiting", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 2, "sequence": 2, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 3, "sequence": 3, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	Within the band.
01a20bd0-1d57-7213-940f-cdf8902a23b0	9	2026-12-15 05:28:40.915728+00	member 01a20bd0-1fb8-7297-b589-67214bdf9c68	step_approved, approved	offer	01a20bd0-281d-73b0-ad14-e8371a0a765b	4	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 3, "sequence": 3, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approved", "version": 4, "sequence": 5, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	10	2026-12-15 05:28:40.935205+00	member 01a20bd0-1ef1-705a-854d-4b47539b5b35	extended	offer	01a20bd0-281d-73b0-ad14-e8371a0a765b	5	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approved", "version": 4, "sequence": 5, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "extended", "version": 5, "sequence": 6, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": "2026-12-15T05:28:40.935205Z", "valid_until": "2026-12-22T22:59:00Z", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	11	2026-12-15 05:28:40.961289+00	member 01a20bd0-1ef1-705a-854d-4b47539b5b35	drafted	offer	01a20bd0-2882-7312-9054-bef2bf7f839f	1	\N	{"id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "flow": {"groups": [], "status": "not_requested", "excluded": [], "approve_by": null, "requested_by": null}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "draft", "version": 1, "sequence": 1, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-26ba-765a-a335-d8485c12de92"}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	12	2026-12-15 05:28:40.974185+00	member 01a20bd0-1ef1-705a-854d-4b47539b5b35	approval_requested	offer	01a20bd0-2882-7312-9054-bef2bf7f839f	2	{"id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "flow": {"groups": [], "status": "not_requested", "excluded": [], "approve_by": null, "requested_by": null}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "draft", "version": 1, "sequence": 1, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-26ba-765a-a335-d8485c12de92"}	{"id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "flow": {"groups": [{"name": "Finance", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "waiting", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 2, "sequence": 2, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-26ba-765a-a335-d8485c12de92"}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	13	2026-12-15 05:28:41.00469+00	member 01a20bd0-1f9f-70a8-a171-60a51171acbd	step_approved	offer	01a20bd0-2882-7312-9054-bef2bf7f839f	3	{"id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "flow": {"groups": [{"name": "Finance", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "waiting", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 2, "sequence": 2, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-26ba-765a-a335-d8485c12de92"}	{"id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:41.004690Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 3, "sequence": 3, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-26ba-765a-a335-d8485c12de92"}	Within the band.
01a20bd0-1d57-7213-940f-cdf8902a23b0	14	2026-12-15 05:28:41.01526+00	member 01a20bd0-1fb8-7297-b589-67214bdf9c68	step_approved, approved	offer	01a20bd0-2882-7312-9054-bef2bf7f839f	4	{"id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:41.004690Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 3, "sequence": 3, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-26ba-765a-a335-d8485c12de92"}	{"id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:41.004690Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:41.015260Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approved", "version": 4, "sequence": 5, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-26ba-765a-a335-d8485c12de92"}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	15	2026-12-15 05:28:41.037641+00	member 01a20bd0-1ef1-705a-854d-4b47539b5b35	extended	offer	01a20bd0-2882-7312-9054-bef2bf7f839f	5	{"id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:41.004690Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:41.015260Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approved", "version": 4, "sequence": 5, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-26ba-765a-a335-d8485c12de92"}	{"id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:41.004690Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:41.015260Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "extended", "version": 5, "sequence": 6, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": "2026-12-15T05:28:41.037641Z", "valid_until": "2026-12-22T22:59:00Z", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-26ba-765a-a335-d8485c12de92"}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	16	2026-12-15 05:28:41.092398+00	candidate	viewed	offer	01a20bd0-281d-73b0-ad14-e8371a0a765b	6	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "extended", "version": 5, "sequence": 6, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": "2026-12-15T05:28:40.935205Z", "valid_until": "2026-12-22T22:59:00Z", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "viewed", "version": 6, "sequence": 7, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": "2026-12-15T05:28:40.935205Z", "valid_until": "2026-12-22T22:59:00Z", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	17	2026-12-15 05:28:41.114874+00	candidate	accepted	offer	01a20bd0-281d-73b0-ad14-e8371a0a765b	7	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "viewed", "version": 6, "sequence": 7, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": "2026-12-15T05:28:40.935205Z", "valid_until": "2026-12-22T22:59:00Z", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "accepted", "version": 7, "sequence": 8, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": "2026-12-15T05:28:41.114874Z", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": "2026-12-15T05:28:40.935205Z", "valid_until": "2026-12-22T22:59:00Z", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	26	2027-01-13 06:28:44.167898+00	member 01a20bd0-2df2-7545-b7b2-07dfc723a8cf	drafted	offer	01a20bd0-3508-75aa-a247-14473012a557	1	\N	{"id": "01a20bd0-3508-75aa-a247-14473012a557", "flow": {"groups": [], "status": "not_requested", "excluded": [], "approve_by": null, "requested_by": null}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "draft", "version": 1, "sequence": 1, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-3422-76de-b838-4e558d4afccd"}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	18	2026-12-23 05:28:41.369593+00	timer	expired	offer	01a20bd0-2882-7312-9054-bef2bf7f839f	6	{"id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:41.004690Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:41.015260Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "extended", "version": 5, "sequence": 6, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": "2026-12-15T05:28:41.037641Z", "valid_until": "2026-12-22T22:59:00Z", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-26ba-765a-a335-d8485c12de92"}	{"id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:41.004690Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:41.015260Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "expired", "version": 6, "sequence": 7, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "answered_at": null, "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": "2026-12-15T05:28:41.037641Z", "valid_until": "2026-12-22T22:59:00Z", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-26ba-765a-a335-d8485c12de92"}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	19	2026-12-23 05:28:41.381832+00	member 01a20bd0-1fc8-730d-b833-3cb04aeacb87	started	offer	01a20bd0-281d-73b0-ad14-e8371a0a765b	8	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "accepted", "version": 7, "sequence": 8, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": "2026-12-15T05:28:41.114874Z", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": "2026-12-15T05:28:40.935205Z", "valid_until": "2026-12-22T22:59:00Z", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	{"id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "started", "version": 8, "sequence": 8, "drafted_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "answered_at": "2026-12-15T05:28:41.114874Z", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "extended_at": "2026-12-15T05:28:40.935205Z", "valid_until": "2026-12-22T22:59:00Z", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-26aa-737a-b634-15296994619c"}	\N
01a20bd0-1d57-7213-940f-cdf8902a23b0	20	2026-12-23 05:28:41.381832+00	member 01a20bd0-1fc8-730d-b833-3cb04aeacb87	started	hire	01a20bd0-2a27-7192-88ed-c98c521e93d1	1	\N	{"id": "01a20bd0-2a27-7192-88ed-c98c521e93d1", "status": "started", "version": 1, "offer_id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "sequence": 1, "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "started_on": "2027-01-22", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "employer_id": "01a20bd0-1d57-7213-940f-cdf8902a23b0", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc"}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	21	2026-12-23 05:28:42.549684+00	member 01a20bd0-2e6c-779b-a68a-5ac34bf35f21	activated	policy	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	1	\N	{"id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "terms": {"name": "Three reviews each", "numbers": {"bar": "60", "p_no": "0.10", "p_yes": "0.90", "weak_p": "0.975", "resolve": "0.20", "p_strong": "0.90", "strong_bar": "80", "max_reviews": 4, "min_reviews": 3, "window_days": 180, "weak_separation": "0.50", "offer_valid_days": 7}, "approver_groups": [{"name": "Finance", "member_ids": ["01a20bd0-2e54-7285-883c-aa21116f6a94"], "approvals_required": 1}, {"name": "People", "member_ids": ["01a20bd0-2e5e-77b3-b679-6803c0847c84"], "approvals_required": 1}]}, "status": "active", "version": 1, "sequence": 1, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "activated_at": "2026-12-23T05:28:42.549684Z", "policy_version": 1}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	22	2027-01-13 06:28:43.922732+00	evaluation	computed, decision_opened	recommendation	01a20bd0-3422-76de-b838-4e558d4afccd	1	\N	{"id": "01a20bd0-3422-76de-b838-4e558d4afccd", "value": "strong_convert", "reason": null, "status": "under_decision", "reviews": 3, "version": 1, "decision": null, "sequence": 1, "decide_by": "2027-01-29T05:28:42.623475Z", "decided_at": null, "decided_by": null, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "most_reviews": 4, "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 1, "hiring_manager_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "review_requested_by": null}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	23	2027-01-13 06:28:43.926239+00	evaluation	computed, decision_opened	recommendation	01a20bd0-3424-7376-a8c8-060257a5dbd5	1	\N	{"id": "01a20bd0-3424-7376-a8c8-060257a5dbd5", "value": "hold", "reason": null, "status": "under_decision", "reviews": 4, "version": 1, "decision": null, "sequence": 1, "decide_by": "2027-01-29T05:28:42.623475Z", "decided_at": null, "decided_by": null, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "most_reviews": 4, "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 1, "hiring_manager_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "review_requested_by": null}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	24	2027-01-13 06:28:44.11281+00	member 01a20bd0-2df2-7545-b7b2-07dfc723a8cf	confirmed	recommendation	01a20bd0-3422-76de-b838-4e558d4afccd	2	{"id": "01a20bd0-3422-76de-b838-4e558d4afccd", "value": "strong_convert", "reason": null, "status": "under_decision", "reviews": 3, "version": 1, "decision": null, "sequence": 1, "decide_by": "2027-01-29T05:28:42.623475Z", "decided_at": null, "decided_by": null, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "most_reviews": 4, "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 1, "hiring_manager_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "review_requested_by": null}	{"id": "01a20bd0-3422-76de-b838-4e558d4afccd", "value": "strong_convert", "reason": null, "status": "confirmed", "reviews": 3, "version": 2, "decision": "convert", "sequence": 2, "decide_by": "2027-01-29T05:28:42.623475Z", "decided_at": "2027-01-13T06:28:44.112810Z", "decided_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "most_reviews": 4, "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "candidate_label": "Candidate 1", "summary_version": 1, "hiring_manager_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "review_requested_by": null}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	25	2027-01-13 06:28:44.147216+00	member 01a20bd0-2df2-7545-b7b2-07dfc723a8cf	overridden	recommendation	01a20bd0-3424-7376-a8c8-060257a5dbd5	2	{"id": "01a20bd0-3424-7376-a8c8-060257a5dbd5", "value": "hold", "reason": null, "status": "under_decision", "reviews": 4, "version": 1, "decision": null, "sequence": 1, "decide_by": "2027-01-29T05:28:42.623475Z", "decided_at": null, "decided_by": null, "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "most_reviews": 4, "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 1, "hiring_manager_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "review_requested_by": null}	{"id": "01a20bd0-3424-7376-a8c8-060257a5dbd5", "value": "hold", "reason": {"code": "other", "words": "The debrief showed the figures were checked against the source."}, "status": "overridden", "reviews": 4, "version": 2, "decision": "convert", "sequence": 2, "decide_by": "2027-01-29T05:28:42.623475Z", "decided_at": "2027-01-13T06:28:44.147216Z", "decided_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "most_reviews": 4, "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "candidate_label": "Candidate 2", "summary_version": 1, "hiring_manager_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "review_requested_by": null}	other: The debrief showed the figures were checked against the source.
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	27	2027-01-13 06:28:44.176777+00	member 01a20bd0-2df2-7545-b7b2-07dfc723a8cf	approval_requested	offer	01a20bd0-3508-75aa-a247-14473012a557	2	{"id": "01a20bd0-3508-75aa-a247-14473012a557", "flow": {"groups": [], "status": "not_requested", "excluded": [], "approve_by": null, "requested_by": null}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "draft", "version": 1, "sequence": 1, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-3422-76de-b838-4e558d4afccd"}	{"id": "01a20bd0-3508-75aa-a247-14473012a557", "flow": {"groups": [{"name": "Finance", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "waiting", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e45-74ab-8b58-175f9cabc3b6", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 2, "sequence": 2, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-3422-76de-b838-4e558d4afccd"}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	28	2027-01-13 06:28:44.194116+00	member 01a20bd0-2e54-7285-883c-aa21116f6a94	step_approved	offer	01a20bd0-3508-75aa-a247-14473012a557	3	{"id": "01a20bd0-3508-75aa-a247-14473012a557", "flow": {"groups": [{"name": "Finance", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "waiting", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e45-74ab-8b58-175f9cabc3b6", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 2, "sequence": 2, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-3422-76de-b838-4e558d4afccd"}	{"id": "01a20bd0-3508-75aa-a247-14473012a557", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.194116Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e45-74ab-8b58-175f9cabc3b6", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 3, "sequence": 3, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-3422-76de-b838-4e558d4afccd"}	Within the band.
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	29	2027-01-13 06:28:44.206504+00	member 01a20bd0-2e5e-77b3-b679-6803c0847c84	step_approved, approved	offer	01a20bd0-3508-75aa-a247-14473012a557	4	{"id": "01a20bd0-3508-75aa-a247-14473012a557", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.194116Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e45-74ab-8b58-175f9cabc3b6", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 3, "sequence": 3, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-3422-76de-b838-4e558d4afccd"}	{"id": "01a20bd0-3508-75aa-a247-14473012a557", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.194116Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2027-01-13T06:28:44.206504Z", "status": "approved", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e45-74ab-8b58-175f9cabc3b6", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approved", "version": 4, "sequence": 5, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-3422-76de-b838-4e558d4afccd"}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	30	2027-01-13 06:28:44.220465+00	member 01a20bd0-2df2-7545-b7b2-07dfc723a8cf	extended	offer	01a20bd0-3508-75aa-a247-14473012a557	5	{"id": "01a20bd0-3508-75aa-a247-14473012a557", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.194116Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2027-01-13T06:28:44.206504Z", "status": "approved", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e45-74ab-8b58-175f9cabc3b6", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approved", "version": 4, "sequence": 5, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-3422-76de-b838-4e558d4afccd"}	{"id": "01a20bd0-3508-75aa-a247-14473012a557", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.194116Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2027-01-13T06:28:44.206504Z", "status": "approved", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e45-74ab-8b58-175f9cabc3b6", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "extended", "version": 5, "sequence": 6, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": "2027-01-13T06:28:44.220465Z", "valid_until": "2027-01-20T22:59:00Z", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1", "recommendation_id": "01a20bd0-3422-76de-b838-4e558d4afccd"}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	31	2027-01-13 06:28:44.235088+00	member 01a20bd0-2df2-7545-b7b2-07dfc723a8cf	drafted	offer	01a20bd0-354b-772c-9f24-9eacdc3a43f2	1	\N	{"id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "flow": {"groups": [], "status": "not_requested", "excluded": [], "approve_by": null, "requested_by": null}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "draft", "version": 1, "sequence": 1, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-3424-7376-a8c8-060257a5dbd5"}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	32	2027-01-13 06:28:44.245055+00	member 01a20bd0-2df2-7545-b7b2-07dfc723a8cf	approval_requested	offer	01a20bd0-354b-772c-9f24-9eacdc3a43f2	2	{"id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "flow": {"groups": [], "status": "not_requested", "excluded": [], "approve_by": null, "requested_by": null}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "draft", "version": 1, "sequence": 1, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-3424-7376-a8c8-060257a5dbd5"}	{"id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "flow": {"groups": [{"name": "Finance", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "waiting", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-2e0e-7227-b476-f2db3818f7d2", "01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2e2c-71ec-a275-58afe43b2588"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 2, "sequence": 2, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-3424-7376-a8c8-060257a5dbd5"}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	33	2027-01-13 06:28:44.268291+00	member 01a20bd0-2e54-7285-883c-aa21116f6a94	step_approved	offer	01a20bd0-354b-772c-9f24-9eacdc3a43f2	3	{"id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "flow": {"groups": [{"name": "Finance", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "waiting", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2e2c-71ec-a275-58afe43b2588", "01a20bd0-2e0e-7227-b476-f2db3818f7d2", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 2, "sequence": 2, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-3424-7376-a8c8-060257a5dbd5"}	{"id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.268291Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2e2c-71ec-a275-58afe43b2588", "01a20bd0-2e0e-7227-b476-f2db3818f7d2", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 3, "sequence": 3, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-3424-7376-a8c8-060257a5dbd5"}	Within the band.
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	34	2027-01-13 06:28:44.280739+00	member 01a20bd0-2e5e-77b3-b679-6803c0847c84	step_approved, approved	offer	01a20bd0-354b-772c-9f24-9eacdc3a43f2	4	{"id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.268291Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "pending", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2e2c-71ec-a275-58afe43b2588", "01a20bd0-2e0e-7227-b476-f2db3818f7d2", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 3, "sequence": 3, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-3424-7376-a8c8-060257a5dbd5"}	{"id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.268291Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2027-01-13T06:28:44.280739Z", "status": "approved", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2e2c-71ec-a275-58afe43b2588", "01a20bd0-2e0e-7227-b476-f2db3818f7d2", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approved", "version": 4, "sequence": 5, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-3424-7376-a8c8-060257a5dbd5"}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	35	2027-01-13 06:28:44.293865+00	member 01a20bd0-2df2-7545-b7b2-07dfc723a8cf	extended	offer	01a20bd0-354b-772c-9f24-9eacdc3a43f2	5	{"id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.268291Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2027-01-13T06:28:44.280739Z", "status": "approved", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2e2c-71ec-a275-58afe43b2588", "01a20bd0-2e0e-7227-b476-f2db3818f7d2", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approved", "version": 4, "sequence": 5, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": null, "valid_until": null, "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-3424-7376-a8c8-060257a5dbd5"}	{"id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "flow": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.268291Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2027-01-13T06:28:44.280739Z", "status": "approved", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2e2c-71ec-a275-58afe43b2588", "01a20bd0-2e0e-7227-b476-f2db3818f7d2", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}, "terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "extended", "version": 5, "sequence": 6, "drafted_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "answered_at": null, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "extended_at": "2027-01-13T06:28:44.293865Z", "valid_until": "2027-01-20T22:59:00Z", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2", "recommendation_id": "01a20bd0-3424-7376-a8c8-060257a5dbd5"}	\N
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	36	2027-01-13 06:28:45.367795+00	member 01a20bd0-3973-76d0-9e86-91421b63b0d8	activated	policy	01a20bd0-39b8-768d-bdbf-73ccd908202d	1	\N	{"id": "01a20bd0-39b8-768d-bdbf-73ccd908202d", "terms": {"name": "Three reviews each", "numbers": {"bar": "60", "p_no": "0.10", "p_yes": "0.90", "weak_p": "0.975", "resolve": "0.20", "p_strong": "0.90", "strong_bar": "80", "max_reviews": 4, "min_reviews": 3, "window_days": 180, "weak_separation": "0.50", "offer_valid_days": 7}, "approver_groups": [{"name": "Finance", "member_ids": ["01a20bd0-3955-75ee-9724-e31a03aec602"], "approvals_required": 1}, {"name": "People", "member_ids": ["01a20bd0-3966-75ef-944b-973b46f4fe20"], "approvals_required": 1}]}, "status": "active", "version": 1, "sequence": 1, "employer_id": "01a20bd0-3849-71f7-a89a-9a0f0b85a27b", "activated_at": "2027-01-13T06:28:45.367795Z", "policy_version": 1}	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	37	2027-01-13 06:28:49.068566+00	member 01a20bd0-2e6c-779b-a68a-5ac34bf35f21	activated	policy	01a20bd0-482c-76ca-b7a0-0099289bbc56	1	\N	{"id": "01a20bd0-482c-76ca-b7a0-0099289bbc56", "terms": {"name": "Two reviews each", "numbers": {"bar": "60", "p_no": "0.10", "p_yes": "0.90", "weak_p": "0.975", "resolve": "0.20", "p_strong": "0.90", "strong_bar": "80", "max_reviews": 4, "min_reviews": 2, "window_days": 180, "weak_separation": "0.50", "offer_valid_days": 7}, "approver_groups": []}, "status": "active", "version": 1, "sequence": 1, "employer_id": "01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc", "activated_at": "2027-01-13T06:28:49.068566Z", "policy_version": 1}	\N
\.


--
-- Data for Name: evaluation_summaries; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.evaluation_summaries (employer_id, engagement_id, summary_version, summary, published_at) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-225e-7480-a5bd-54bb983dc6cc	1	{"sd": "4.11", "bar": "60.00", "rank": [1, 1], "panel": {"reviewers": 5, "candidates": 2, "scorecards": 7, "separation": null, "sd_residual": "5.38", "sd_reviewer": "1.52"}, "score": "94.41", "chance": "1.0000", "method": "additive-panel/1", "policy": {"version": 1, "policy_id": "01a20bd0-202b-718d-adfa-2754aea107e2"}, "rubric": {"version": 1, "rubric_id": "018f0000-0000-7000-8000-000000000002"}, "reviews": 3, "criteria": [{"mean": "5.00", "name": "Answers the task", "levels": [{"anchor": "Another question is answered, or most of what was asked for is missing.", "points": 1}, {"anchor": "Parts of the task are done. At least one deliverable does not meet its acceptance sentence, and the gap is not mentioned.", "points": 2}, {"anchor": "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open points are left to the reader.", "points": 3}, {"anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4}, {"anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5, "reviewer": "A"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5, "reviewer": "B"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5, "reviewer": "C"}], "question": "Does the work do what the project asked for?", "agreement": "agree", "criterion_id": "problem"}, {"mean": "4.67", "name": "Sound and correct", "levels": [{"anchor": "Main results are wrong or made up, or nobody could tell where they come from.", "points": 1}, {"anchor": "Results can be followed in part. At least one error changes a conclusion.", "points": 2}, {"anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3}, {"anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4}, {"anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: sound and correct.", "anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5, "reviewer": "A"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4, "reviewer": "B"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5, "reviewer": "C"}], "question": "Can the results be relied on?", "agreement": "close", "criterion_id": "soundness"}, {"mean": "4.67", "name": "Ready to use", "levels": [{"anchor": "The reader cannot find out what was done or what follows from it.", "points": 1}, {"anchor": "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.", "points": 2}, {"anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3}, {"anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4}, {"anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: ready to use.", "anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5, "reviewer": "A"}, {"note": "Seen in the work: ready to use.", "anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5, "reviewer": "B"}, {"note": "Seen in the work: ready to use.", "anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4, "reviewer": "C"}], "question": "Can those whom it is meant for act on it without asking back?", "agreement": "close", "criterion_id": "communication"}, {"mean": "4.67", "name": "Craft", "levels": [{"anchor": "Careless throughout: broken files, contradictions, copied parts without their source.", "points": 1}, {"anchor": "Usable only after rework: several inconsistencies, sources missing, steps that cannot be repeated.", "points": 2}, {"anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3}, {"anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4}, {"anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: craft.", "anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4, "reviewer": "A"}, {"note": "Seen in the work: craft.", "anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5, "reviewer": "B"}, {"note": "Seen in the work: craft.", "anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5, "reviewer": "C"}], "question": "Is it made the way a professional would make it?", "agreement": "close", "criterion_id": "craft"}], "headline": "The work is very likely above your bar (over 99%)", "interval": ["87.69", "100.00"], "candidate": "candidate-1", "decide_by": "2026-12-31T04:28:38.917805Z", "posterior": [{"mean": "94.16967782560411", "scale": "3.1465721785300937", "weight": "0.16425039552878617", "degrees": "6.0"}, {"mean": "94.19370980542153", "scale": "3.1722447631330253", "weight": "0.15792555277566325", "degrees": "6.0"}, {"mean": "94.24147757244805", "scale": "3.223998809079957", "weight": "0.14595672399694462", "degrees": "6.0"}, {"mean": "94.31242612934649", "scale": "3.3028136973420743", "weight": "0.129577245262895", "degrees": "6.0"}, {"mean": "94.40578515598351", "scale": "3.4105850128548663", "weight": "0.1103545893098002", "degrees": "6.0"}, {"mean": "94.5205682911752", "scale": "3.550711426608336", "weight": "0.08994422182911697", "degrees": "6.0"}, {"mean": "94.65547643130954", "scale": "3.7290547795567197", "weight": "0.0698759623169546", "degrees": "6.0"}, {"mean": "94.80866718178541", "scale": "3.955571702224659", "weight": "0.05140828704849365", "degrees": "6.0"}, {"mean": "94.97737866599361", "scale": "4.247276324290427", "weight": "0.03545445825244466", "degrees": "6.0"}, {"mean": "95.1574358845617", "scale": "4.634022118627615", "weight": "0.02256248040987212", "degrees": "6.0"}, {"mean": "95.34272840895242", "scale": "5.17071540502728", "weight": "0.012924803072725926", "degrees": "6.0"}, {"mean": "95.52483142570684", "scale": "5.965858315233705", "weight": "0.006401112748171419", "degrees": "6.0"}, {"mean": "95.693027006281", "scale": "7.258642485321869", "weight": "0.0025536099719059443", "degrees": "6.0"}, {"mean": "95.83500719324044", "scale": "9.679395383243891", "weight": "0.0007123942385033379", "degrees": "6.0"}, {"mean": "95.93841263705328", "scale": "15.54663305049717", "weight": "9.693593431745113e-05", "degrees": "6.0"}, {"mean": "95.99302861711834", "scale": "45.70966153747254", "weight": "1.2273034046497884e-06", "degrees": "6.0"}], "raw_score": "94.17", "reviewers": [{"score": "95.00", "overall": "strong_yes", "leniency": "-0.49", "reviewer": "A"}, {"score": "92.50", "overall": "strong_yes", "leniency": "-0.38", "reviewer": "B"}, {"score": "95.00", "overall": "strong_yes", "leniency": "0.15", "reviewer": "C"}], "adjustment": "0.24", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "strong_bar": "80.00", "subject_id": "9b8180ec-be04-4638-9b1d-8182bc509944", "supersedes": null, "explanation": "Recommendation: Strong convert, that is, make an offer soon. Reviewers agree on every criterion, or are one level apart. Reviewers are not calibrated for this rubric.", "panel_input": {"scorecards": [{"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 5, "communication": 4}, "reviewer": "reviewer-2", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 4, "communication": 5}, "reviewer": "reviewer-4", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 5, "soundness": 5, "communication": 5}, "reviewer": "reviewer-5", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 4, "soundness": 4, "communication": 2}, "reviewer": "reviewer-1", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 3, "soundness": 4, "communication": 3}, "reviewer": "reviewer-2", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 4}, "reviewer": "reviewer-3", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 3}, "reviewer": "reviewer-5", "candidate": "candidate-2"}]}, "rubric_name": "Quality of the delivered work", "sensitivity": [{"flips": false, "chance": "1.0000", "change": "One more review like Reviewer A's", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "One more review like Reviewer B's", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "One more review like Reviewer C's", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "Answers the task weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9999", "change": "Sound and correct weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9999", "change": "Ready to use weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9999", "change": "Craft weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "No adjustment for how strict reviewers are", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9995", "change": "The bar at 72.5", "recommendation": "strong_convert"}], "deliverables": [{"kind": "file", "link": null, "title": "Churn report", "sha256": "ebc98a032919c5ae8f3092d3a2211641113c64fc1ffbc1c5134b47fb234577a8", "version": 1, "file_name": "deliverable-1-v1.pdf", "media_type": "application/pdf", "size_bytes": 769, "deliverable_id": "6c566c86-d149-5d08-b0f2-f40a535c7f3f"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "5e4d7525-eb9e-5a13-8792-4042fbf3924e"}], "published_at": "2026-12-15T05:28:40.250638Z", "chance_strong": "0.9967", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "evaluation_id": "01a20bd0-2360-7484-916e-d814a9b8f5f1", "project_title": "Customer churn analysis", "rubric_digest": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "last_sealed_at": "2026-12-15T05:28:40.072653Z", "policy_numbers": {"bar": "60.0", "p_no": "0.1", "level": "0.9", "p_yes": "0.9", "weak_p": "0.975", "resolve": "0.2", "p_strong": "0.9", "strong_bar": "80.0", "max_reviews": "4", "min_reviews": "3", "window_days": "180", "weak_separation": "0.5"}, "recommendation": "strong_convert", "candidate_label": "Candidate 1", "summary_version": 1, "candidates_judged": 2, "reviewers_calibrated": false, "recommendation_reason": "clear_of_bar", "hiring_manager_member_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}	2026-12-15 05:28:40.250638+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-226e-73b8-ac1c-d7e57848a833	1	{"sd": "3.59", "bar": "60.00", "rank": [2, 2], "panel": {"reviewers": 5, "candidates": 2, "scorecards": 7, "separation": null, "sd_residual": "5.38", "sd_reviewer": "1.52"}, "score": "61.78", "chance": "0.7151", "method": "additive-panel/1", "policy": {"version": 1, "policy_id": "01a20bd0-202b-718d-adfa-2754aea107e2"}, "rubric": {"version": 1, "rubric_id": "018f0000-0000-7000-8000-000000000002"}, "reviews": 4, "criteria": [{"mean": "3.75", "name": "Answers the task", "levels": [{"anchor": "Another question is answered, or most of what was asked for is missing.", "points": 1}, {"anchor": "Parts of the task are done. At least one deliverable does not meet its acceptance sentence, and the gap is not mentioned.", "points": 2}, {"anchor": "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open points are left to the reader.", "points": 3}, {"anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4}, {"anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: answers the task.", "anchor": "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open points are left to the reader.", "points": 3, "reviewer": "A"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4, "reviewer": "B"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4, "reviewer": "C"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4, "reviewer": "D"}], "question": "Does the work do what the project asked for?", "agreement": "close", "criterion_id": "problem"}, {"mean": "3.50", "name": "Sound and correct", "levels": [{"anchor": "Main results are wrong or made up, or nobody could tell where they come from.", "points": 1}, {"anchor": "Results can be followed in part. At least one error changes a conclusion.", "points": 2}, {"anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3}, {"anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4}, {"anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: sound and correct.", "anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4, "reviewer": "A"}, {"note": "Seen in the work: sound and correct.", "anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3, "reviewer": "B"}, {"note": "Seen in the work: sound and correct.", "anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3, "reviewer": "C"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4, "reviewer": "D"}], "question": "Can the results be relied on?", "agreement": "close", "criterion_id": "soundness"}, {"mean": "3.00", "name": "Ready to use", "levels": [{"anchor": "The reader cannot find out what was done or what follows from it.", "points": 1}, {"anchor": "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.", "points": 2}, {"anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3}, {"anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4}, {"anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: ready to use.", "anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3, "reviewer": "A"}, {"note": "Seen in the work: ready to use.", "anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4, "reviewer": "B"}, {"note": "Seen in the work: ready to use.", "anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3, "reviewer": "C"}, {"note": "Seen in the work: ready to use.", "anchor": "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.", "points": 2, "reviewer": "D"}], "question": "Can those whom it is meant for act on it without asking back?", "agreement": "disagree", "criterion_id": "communication"}, {"mean": "3.50", "name": "Craft", "levels": [{"anchor": "Careless throughout: broken files, contradictions, copied parts without their source.", "points": 1}, {"anchor": "Usable only after rework: several inconsistencies, sources missing, steps that cannot be repeated.", "points": 2}, {"anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3}, {"anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4}, {"anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: craft.", "anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4, "reviewer": "A"}, {"note": "Seen in the work: craft.", "anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3, "reviewer": "B"}, {"note": "Seen in the work: craft.", "anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3, "reviewer": "C"}, {"note": "Seen in the work: craft.", "anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4, "reviewer": "D"}], "question": "Is it made the way a professional would make it?", "agreement": "close", "criterion_id": "craft"}], "headline": "Too close to call (72%)", "interval": ["55.86", "67.65"], "candidate": "candidate-2", "decide_by": "2026-12-31T04:28:38.917805Z", "posterior": [{"mean": "61.87399500561254", "scale": "2.725012757794636", "weight": "0.16425039552878617", "degrees": "6.0"}, {"mean": "61.86588367805143", "scale": "2.7473506944752106", "weight": "0.15792555277566325", "degrees": "6.0"}, {"mean": "61.84929606625995", "scale": "2.792877180889514", "weight": "0.14595672399694462", "degrees": "6.0"}, {"mean": "61.823574776823264", "scale": "2.863409132021168", "weight": "0.129577245262895", "degrees": "6.0"}, {"mean": "61.7879040185039", "scale": "2.962006420160781", "weight": "0.1103545893098002", "degrees": "6.0"}, {"mean": "61.741490125977364", "scale": "3.0934990109393232", "weight": "0.08994422182911697", "degrees": "6.0"}, {"mean": "61.683778168610345", "scale": "3.265421803744829", "weight": "0.0698759623169546", "degrees": "6.0"}, {"mean": "61.614702721668245", "scale": "3.4896627014947215", "weight": "0.05140828704849365", "degrees": "6.0"}, {"mean": "61.53497447020654", "scale": "3.785469141238945", "weight": "0.03545445825244466", "degrees": "6.0"}, {"mean": "61.4463938996705", "scale": "4.185263833144042", "weight": "0.02256248040987212", "degrees": "6.0"}, {"mean": "61.35215233692313", "scale": "4.746817289674303", "weight": "0.012924803072725926", "degrees": "6.0"}, {"mean": "61.25702947901224", "scale": "5.581575986106022", "weight": "0.006401112748171419", "degrees": "6.0"}, {"mean": "61.167341217499356", "scale": "6.931242756920319", "weight": "0.0025536099719059443", "degrees": "6.0"}, {"mean": "61.090472380785904", "scale": "9.427324661926843", "weight": "0.0007123942385033379", "degrees": "6.0"}, {"mean": "61.033903952457806", "scale": "15.387021059034291", "weight": "9.693593431745113e-05", "degrees": "6.0"}, {"mean": "61.00384533166588", "scale": "45.6549319488114", "weight": "1.2273034046497884e-06", "degrees": "6.0"}], "raw_score": "61.88", "reviewers": [{"score": "62.50", "overall": "yes", "leniency": "0.15", "reviewer": "A"}, {"score": "62.50", "overall": "yes", "leniency": "0.15", "reviewer": "B"}, {"score": "57.50", "overall": "yes", "leniency": "-0.49", "reviewer": "C"}, {"score": "65.00", "overall": "yes", "leniency": "0.57", "reviewer": "D"}], "adjustment": "-0.10", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "strong_bar": "80.00", "subject_id": "46754c94-6cac-4c12-b750-fb3baa6233ea", "supersedes": null, "explanation": "Recommendation: Hold, that is, a structured debrief decides. Reviewers disagree on Ready to use. Reviewers are not calibrated for this rubric.", "panel_input": {"scorecards": [{"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 5, "communication": 4}, "reviewer": "reviewer-2", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 4, "communication": 5}, "reviewer": "reviewer-4", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 5, "soundness": 5, "communication": 5}, "reviewer": "reviewer-5", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 4, "soundness": 4, "communication": 2}, "reviewer": "reviewer-1", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 3, "soundness": 4, "communication": 3}, "reviewer": "reviewer-2", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 4}, "reviewer": "reviewer-3", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 3}, "reviewer": "reviewer-5", "candidate": "candidate-2"}]}, "rubric_name": "Quality of the delivered work", "sensitivity": [{"flips": false, "chance": "0.7737", "change": "One more review like Reviewer A's", "recommendation": "hold"}, {"flips": false, "chance": "0.7737", "change": "One more review like Reviewer B's", "recommendation": "hold"}, {"flips": false, "chance": "0.6400", "change": "One more review like Reviewer C's", "recommendation": "hold"}, {"flips": false, "chance": "0.8191", "change": "One more review like Reviewer D's", "recommendation": "hold"}, {"flips": false, "chance": "0.8386", "change": "Answers the task weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.6797", "change": "Sound and correct weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.4566", "change": "Ready to use weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.7139", "change": "Craft weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.7254", "change": "No adjustment for how strict reviewers are", "recommendation": "hold"}, {"flips": true, "chance": "0.0068", "change": "The bar at 72.5", "recommendation": "no_convert"}], "deliverables": [{"kind": "file", "link": null, "title": "Churn report", "sha256": "b3819a18f0b05baee96dd1646e8405e528c5eeb7f743906337efd8e88b8e69b3", "version": 2, "file_name": "deliverable-1-v2.pdf", "media_type": "application/pdf", "size_bytes": 770, "deliverable_id": "6c566c86-d149-5d08-b0f2-f40a535c7f3f"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "5e4d7525-eb9e-5a13-8792-4042fbf3924e"}], "published_at": "2026-12-15T05:28:40.250638Z", "chance_strong": "0.0007", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "evaluation_id": "01a20bd0-23a9-7771-a738-f863d74903c6", "project_title": "Customer churn analysis", "rubric_digest": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "last_sealed_at": "2026-12-15T05:28:40.250638Z", "policy_numbers": {"bar": "60.0", "p_no": "0.1", "level": "0.9", "p_yes": "0.9", "weak_p": "0.975", "resolve": "0.2", "p_strong": "0.9", "strong_bar": "80.0", "max_reviews": "4", "min_reviews": "3", "window_days": "180", "weak_separation": "0.5"}, "recommendation": "hold", "candidate_label": "Candidate 2", "summary_version": 1, "candidates_judged": 2, "reviewers_calibrated": false, "recommendation_reason": "too_close_to_bar", "hiring_manager_member_id": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}	2026-12-15 05:28:40.250638+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-303e-7543-b493-c1d167d1979d	1	{"sd": "4.11", "bar": "60.00", "rank": [1, 1], "panel": {"reviewers": 5, "candidates": 2, "scorecards": 7, "separation": null, "sd_residual": "5.38", "sd_reviewer": "1.52"}, "score": "94.41", "chance": "1.0000", "method": "additive-panel/1", "policy": {"version": 1, "policy_id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041"}, "rubric": {"version": 1, "rubric_id": "018f0000-0000-7000-8000-000000000002"}, "reviews": 3, "criteria": [{"mean": "5.00", "name": "Answers the task", "levels": [{"anchor": "Another question is answered, or most of what was asked for is missing.", "points": 1}, {"anchor": "Parts of the task are done. At least one deliverable does not meet its acceptance sentence, and the gap is not mentioned.", "points": 2}, {"anchor": "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open points are left to the reader.", "points": 3}, {"anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4}, {"anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5, "reviewer": "A"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5, "reviewer": "B"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5, "reviewer": "C"}], "question": "Does the work do what the project asked for?", "agreement": "agree", "criterion_id": "problem"}, {"mean": "4.67", "name": "Sound and correct", "levels": [{"anchor": "Main results are wrong or made up, or nobody could tell where they come from.", "points": 1}, {"anchor": "Results can be followed in part. At least one error changes a conclusion.", "points": 2}, {"anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3}, {"anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4}, {"anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: sound and correct.", "anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4, "reviewer": "A"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5, "reviewer": "B"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5, "reviewer": "C"}], "question": "Can the results be relied on?", "agreement": "close", "criterion_id": "soundness"}, {"mean": "4.67", "name": "Ready to use", "levels": [{"anchor": "The reader cannot find out what was done or what follows from it.", "points": 1}, {"anchor": "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.", "points": 2}, {"anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3}, {"anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4}, {"anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: ready to use.", "anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5, "reviewer": "A"}, {"note": "Seen in the work: ready to use.", "anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4, "reviewer": "B"}, {"note": "Seen in the work: ready to use.", "anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5, "reviewer": "C"}], "question": "Can those whom it is meant for act on it without asking back?", "agreement": "close", "criterion_id": "communication"}, {"mean": "4.67", "name": "Craft", "levels": [{"anchor": "Careless throughout: broken files, contradictions, copied parts without their source.", "points": 1}, {"anchor": "Usable only after rework: several inconsistencies, sources missing, steps that cannot be repeated.", "points": 2}, {"anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3}, {"anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4}, {"anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: craft.", "anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5, "reviewer": "A"}, {"note": "Seen in the work: craft.", "anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5, "reviewer": "B"}, {"note": "Seen in the work: craft.", "anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4, "reviewer": "C"}], "question": "Is it made the way a professional would make it?", "agreement": "close", "criterion_id": "craft"}], "headline": "The work is very likely above your bar (over 99%)", "interval": ["87.69", "100.00"], "candidate": "candidate-2", "decide_by": "2027-01-29T05:28:42.623475Z", "posterior": [{"mean": "94.16967782560411", "scale": "3.1465721785300937", "weight": "0.16425039552878617", "degrees": "6.0"}, {"mean": "94.19370980542153", "scale": "3.1722447631330253", "weight": "0.15792555277566325", "degrees": "6.0"}, {"mean": "94.24147757244805", "scale": "3.223998809079957", "weight": "0.14595672399694462", "degrees": "6.0"}, {"mean": "94.31242612934649", "scale": "3.3028136973420743", "weight": "0.129577245262895", "degrees": "6.0"}, {"mean": "94.40578515598351", "scale": "3.4105850128548663", "weight": "0.1103545893098002", "degrees": "6.0"}, {"mean": "94.5205682911752", "scale": "3.550711426608336", "weight": "0.08994422182911697", "degrees": "6.0"}, {"mean": "94.65547643130954", "scale": "3.7290547795567197", "weight": "0.0698759623169546", "degrees": "6.0"}, {"mean": "94.80866718178541", "scale": "3.955571702224659", "weight": "0.05140828704849365", "degrees": "6.0"}, {"mean": "94.97737866599361", "scale": "4.247276324290426", "weight": "0.03545445825244466", "degrees": "6.0"}, {"mean": "95.1574358845617", "scale": "4.634022118627615", "weight": "0.02256248040987212", "degrees": "6.0"}, {"mean": "95.34272840895242", "scale": "5.170715405027278", "weight": "0.012924803072725926", "degrees": "6.0"}, {"mean": "95.52483142570684", "scale": "5.965858315233703", "weight": "0.006401112748171419", "degrees": "6.0"}, {"mean": "95.693027006281", "scale": "7.258642485321868", "weight": "0.0025536099719059443", "degrees": "6.0"}, {"mean": "95.83500719324044", "scale": "9.679395383243888", "weight": "0.0007123942385033379", "degrees": "6.0"}, {"mean": "95.93841263705325", "scale": "15.546633050497167", "weight": "9.693593431745113e-05", "degrees": "6.0"}, {"mean": "95.99302861711803", "scale": "45.70966153747264", "weight": "1.2273034046497926e-06", "degrees": "6.0"}], "raw_score": "94.17", "reviewers": [{"score": "92.50", "overall": "strong_yes", "leniency": "-0.38", "reviewer": "A"}, {"score": "95.00", "overall": "strong_yes", "leniency": "-0.49", "reviewer": "B"}, {"score": "95.00", "overall": "strong_yes", "leniency": "0.15", "reviewer": "C"}], "adjustment": "0.24", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "strong_bar": "80.00", "subject_id": "e90cf653-834e-418f-9a28-21a8fe1ae355", "supersedes": null, "explanation": "Recommendation: Strong convert, that is, make an offer soon. Reviewers agree on every criterion, or are one level apart. Reviewers are not calibrated for this rubric.", "panel_input": {"scorecards": [{"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 4}, "reviewer": "reviewer-2", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 4, "soundness": 4, "communication": 2}, "reviewer": "reviewer-3", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 3}, "reviewer": "reviewer-4", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 3, "soundness": 4, "communication": 3}, "reviewer": "reviewer-5", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 4, "communication": 5}, "reviewer": "reviewer-1", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 5, "soundness": 5, "communication": 5}, "reviewer": "reviewer-2", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 5, "communication": 4}, "reviewer": "reviewer-4", "candidate": "candidate-2"}]}, "rubric_name": "Quality of the delivered work", "sensitivity": [{"flips": false, "chance": "1.0000", "change": "One more review like Reviewer A's", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "One more review like Reviewer B's", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "One more review like Reviewer C's", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "Answers the task weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9999", "change": "Sound and correct weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9999", "change": "Ready to use weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9999", "change": "Craft weighs 15 points more", "recommendation": "strong_convert"}, {"flips": false, "chance": "1.0000", "change": "No adjustment for how strict reviewers are", "recommendation": "strong_convert"}, {"flips": false, "chance": "0.9995", "change": "The bar at 72.5", "recommendation": "strong_convert"}], "deliverables": [{"kind": "file", "link": null, "title": "Churn report", "sha256": "ebc98a032919c5ae8f3092d3a2211641113c64fc1ffbc1c5134b47fb234577a8", "version": 1, "file_name": "deliverable-1-v1.pdf", "media_type": "application/pdf", "size_bytes": 769, "deliverable_id": "d21191ee-40d5-5296-a6e0-24de2efece8a"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "f591d550-87c9-5582-81af-608467eec79e"}], "published_at": "2027-01-13T06:28:43.697014Z", "chance_strong": "0.9967", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "evaluation_id": "01a20bd0-3100-73a4-a245-b2c4f3a096ac", "project_title": "Customer churn analysis", "rubric_digest": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "last_sealed_at": "2027-01-13T06:28:43.529381Z", "policy_numbers": {"bar": "60.0", "p_no": "0.1", "level": "0.9", "p_yes": "0.9", "weak_p": "0.975", "resolve": "0.2", "p_strong": "0.9", "strong_bar": "80.0", "max_reviews": "4", "min_reviews": "3", "window_days": "180", "weak_separation": "0.5"}, "recommendation": "strong_convert", "candidate_label": "Candidate 1", "summary_version": 1, "candidates_judged": 2, "reviewers_calibrated": false, "recommendation_reason": "clear_of_bar", "hiring_manager_member_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}	2027-01-13 06:28:43.697014+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3052-740e-95cd-4d17b0161f67	1	{"sd": "3.59", "bar": "60.00", "rank": [2, 2], "panel": {"reviewers": 5, "candidates": 2, "scorecards": 7, "separation": null, "sd_residual": "5.38", "sd_reviewer": "1.52"}, "score": "61.78", "chance": "0.7151", "method": "additive-panel/1", "policy": {"version": 1, "policy_id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041"}, "rubric": {"version": 1, "rubric_id": "018f0000-0000-7000-8000-000000000002"}, "reviews": 4, "criteria": [{"mean": "3.75", "name": "Answers the task", "levels": [{"anchor": "Another question is answered, or most of what was asked for is missing.", "points": 1}, {"anchor": "Parts of the task are done. At least one deliverable does not meet its acceptance sentence, and the gap is not mentioned.", "points": 2}, {"anchor": "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open points are left to the reader.", "points": 3}, {"anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4}, {"anchor": "Everything asked for is there, and the work finds what the task overlooked: a wrong assumption, a better question or a consequence that the employer had not seen.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4, "reviewer": "A"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4, "reviewer": "B"}, {"note": "Seen in the work: answers the task.", "anchor": "Everything asked for is there and fits together. Assumptions and open points are named, with what each would change.", "points": 4, "reviewer": "C"}, {"note": "Seen in the work: answers the task.", "anchor": "Every deliverable meets its acceptance sentence. Nothing goes beyond the letter of the task, and open points are left to the reader.", "points": 3, "reviewer": "D"}], "question": "Does the work do what the project asked for?", "agreement": "close", "criterion_id": "problem"}, {"mean": "3.50", "name": "Sound and correct", "levels": [{"anchor": "Main results are wrong or made up, or nobody could tell where they come from.", "points": 1}, {"anchor": "Results can be followed in part. At least one error changes a conclusion.", "points": 2}, {"anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3}, {"anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4}, {"anchor": "Results are correct, traceable and tested against a second way or source. What remains uncertain is stated, with its size.", "points": 5}], "weight": "0.30", "ratings": [{"note": "Seen in the work: sound and correct.", "anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3, "reviewer": "A"}, {"note": "Seen in the work: sound and correct.", "anchor": "The main conclusions hold. There are small errors or unchecked steps that change no conclusion.", "points": 3, "reviewer": "B"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4, "reviewer": "C"}, {"note": "Seen in the work: sound and correct.", "anchor": "Results are correct and can be traced from source to conclusion. The obvious checks were made and are shown.", "points": 4, "reviewer": "D"}], "question": "Can the results be relied on?", "agreement": "close", "criterion_id": "soundness"}, {"mean": "3.00", "name": "Ready to use", "levels": [{"anchor": "The reader cannot find out what was done or what follows from it.", "points": 1}, {"anchor": "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.", "points": 2}, {"anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3}, {"anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4}, {"anchor": "As above, and made for its readers: each finds their part at once, with figures and examples that save them work.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: ready to use.", "anchor": "The conclusion comes first and the reasoning can be followed. The reader knows what to do next.", "points": 4, "reviewer": "A"}, {"note": "Seen in the work: ready to use.", "anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3, "reviewer": "B"}, {"note": "Seen in the work: ready to use.", "anchor": "The content is there but has to be searched for. Terms, figures or files need an explanation that is missing.", "points": 2, "reviewer": "C"}, {"note": "Seen in the work: ready to use.", "anchor": "Understandable for somebody who knows the subject. Conclusions are stated, the next step is left open.", "points": 3, "reviewer": "D"}], "question": "Can those whom it is meant for act on it without asking back?", "agreement": "disagree", "criterion_id": "communication"}, {"mean": "3.50", "name": "Craft", "levels": [{"anchor": "Careless throughout: broken files, contradictions, copied parts without their source.", "points": 1}, {"anchor": "Usable only after rework: several inconsistencies, sources missing, steps that cannot be repeated.", "points": 2}, {"anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3}, {"anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4}, {"anchor": "As above, and built to last: others could reuse it as a model, and its limits are documented.", "points": 5}], "weight": "0.20", "ratings": [{"note": "Seen in the work: craft.", "anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3, "reviewer": "A"}, {"note": "Seen in the work: craft.", "anchor": "Tidy in the main. Sources are given, small inconsistencies remain, a colleague could repeat it with effort.", "points": 3, "reviewer": "B"}, {"note": "Seen in the work: craft.", "anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4, "reviewer": "C"}, {"note": "Seen in the work: craft.", "anchor": "Consistent and complete. Sources are given, methods fit the purpose, a colleague could take over at once.", "points": 4, "reviewer": "D"}], "question": "Is it made the way a professional would make it?", "agreement": "close", "criterion_id": "craft"}], "headline": "Too close to call (72%)", "interval": ["55.86", "67.65"], "candidate": "candidate-1", "decide_by": "2027-01-29T05:28:42.623475Z", "posterior": [{"mean": "61.87399500561254", "scale": "2.725012757794636", "weight": "0.16425039552878617", "degrees": "6.0"}, {"mean": "61.86588367805143", "scale": "2.7473506944752106", "weight": "0.15792555277566325", "degrees": "6.0"}, {"mean": "61.84929606625995", "scale": "2.792877180889514", "weight": "0.14595672399694462", "degrees": "6.0"}, {"mean": "61.823574776823264", "scale": "2.863409132021168", "weight": "0.129577245262895", "degrees": "6.0"}, {"mean": "61.7879040185039", "scale": "2.962006420160781", "weight": "0.1103545893098002", "degrees": "6.0"}, {"mean": "61.741490125977364", "scale": "3.093499010939323", "weight": "0.08994422182911697", "degrees": "6.0"}, {"mean": "61.68377816861035", "scale": "3.265421803744829", "weight": "0.0698759623169546", "degrees": "6.0"}, {"mean": "61.614702721668245", "scale": "3.489662701494721", "weight": "0.05140828704849365", "degrees": "6.0"}, {"mean": "61.53497447020654", "scale": "3.785469141238944", "weight": "0.03545445825244466", "degrees": "6.0"}, {"mean": "61.4463938996705", "scale": "4.185263833144041", "weight": "0.02256248040987212", "degrees": "6.0"}, {"mean": "61.35215233692313", "scale": "4.7468172896743015", "weight": "0.012924803072725926", "degrees": "6.0"}, {"mean": "61.25702947901224", "scale": "5.581575986106021", "weight": "0.006401112748171419", "degrees": "6.0"}, {"mean": "61.16734121749935", "scale": "6.931242756920319", "weight": "0.0025536099719059443", "degrees": "6.0"}, {"mean": "61.0904723807859", "scale": "9.427324661926841", "weight": "0.0007123942385033379", "degrees": "6.0"}, {"mean": "61.03390395245777", "scale": "15.387021059034295", "weight": "9.693593431745113e-05", "degrees": "6.0"}, {"mean": "61.00384533166557", "scale": "45.65493194881152", "weight": "1.2273034046497926e-06", "degrees": "6.0"}], "raw_score": "61.88", "reviewers": [{"score": "62.50", "overall": "yes", "leniency": "0.15", "reviewer": "A"}, {"score": "57.50", "overall": "yes", "leniency": "-0.49", "reviewer": "B"}, {"score": "65.00", "overall": "yes", "leniency": "0.57", "reviewer": "C"}, {"score": "62.50", "overall": "yes", "leniency": "0.15", "reviewer": "D"}], "adjustment": "-0.10", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "strong_bar": "80.00", "subject_id": "e44ad3bb-3d76-433a-a48e-7bf3d5c869f4", "supersedes": null, "explanation": "Recommendation: Hold, that is, a structured debrief decides. Reviewers disagree on Ready to use. Reviewers are not calibrated for this rubric.", "panel_input": {"scorecards": [{"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 4}, "reviewer": "reviewer-2", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 4, "soundness": 4, "communication": 2}, "reviewer": "reviewer-3", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 3, "problem": 4, "soundness": 3, "communication": 3}, "reviewer": "reviewer-4", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 3, "soundness": 4, "communication": 3}, "reviewer": "reviewer-5", "candidate": "candidate-1"}, {"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 4, "communication": 5}, "reviewer": "reviewer-1", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 4, "problem": 5, "soundness": 5, "communication": 5}, "reviewer": "reviewer-2", "candidate": "candidate-2"}, {"project": "project-1", "ratings": {"craft": 5, "problem": 5, "soundness": 5, "communication": 4}, "reviewer": "reviewer-4", "candidate": "candidate-2"}]}, "rubric_name": "Quality of the delivered work", "sensitivity": [{"flips": false, "chance": "0.7737", "change": "One more review like Reviewer A's", "recommendation": "hold"}, {"flips": false, "chance": "0.6400", "change": "One more review like Reviewer B's", "recommendation": "hold"}, {"flips": false, "chance": "0.8191", "change": "One more review like Reviewer C's", "recommendation": "hold"}, {"flips": false, "chance": "0.7737", "change": "One more review like Reviewer D's", "recommendation": "hold"}, {"flips": false, "chance": "0.8411", "change": "Answers the task weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.6753", "change": "Sound and correct weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.4592", "change": "Ready to use weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.7102", "change": "Craft weighs 15 points more", "recommendation": "hold"}, {"flips": false, "chance": "0.7254", "change": "No adjustment for how strict reviewers are", "recommendation": "hold"}, {"flips": true, "chance": "0.0068", "change": "The bar at 72.5", "recommendation": "no_convert"}], "deliverables": [{"kind": "file", "link": null, "title": "Churn report", "sha256": "b3819a18f0b05baee96dd1646e8405e528c5eeb7f743906337efd8e88b8e69b3", "version": 2, "file_name": "deliverable-1-v2.pdf", "media_type": "application/pdf", "size_bytes": 770, "deliverable_id": "d21191ee-40d5-5296-a6e0-24de2efece8a"}, {"kind": "link", "link": "https://example.com/notebooks/churn", "title": "Notebook", "sha256": null, "version": 1, "file_name": null, "media_type": null, "size_bytes": null, "deliverable_id": "f591d550-87c9-5582-81af-608467eec79e"}], "published_at": "2027-01-13T06:28:43.697014Z", "chance_strong": "0.0007", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "evaluation_id": "01a20bd0-313f-717d-af38-c21c498acc5a", "project_title": "Customer churn analysis", "rubric_digest": "sha256:ec702968c5ccef16b4ab9bb39eb2491f6a08d8652557562ff29746d35a5f6773", "last_sealed_at": "2027-01-13T06:28:43.697014Z", "policy_numbers": {"bar": "60.0", "p_no": "0.1", "level": "0.9", "p_yes": "0.9", "weak_p": "0.975", "resolve": "0.2", "p_strong": "0.9", "strong_bar": "80.0", "max_reviews": "4", "min_reviews": "3", "window_days": "180", "weak_separation": "0.5"}, "recommendation": "hold", "candidate_label": "Candidate 2", "summary_version": 1, "candidates_judged": 2, "reviewers_calibrated": false, "recommendation_reason": "too_close_to_bar", "hiring_manager_member_id": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}	2027-01-13 06:28:43.697014+00
\.


--
-- Data for Name: hires; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.hires (employer_id, hire_id, offer_id, engagement_id, project_id, subject_id, started_on, status, version, sequence) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2a27-7192-88ed-c98c521e93d1	01a20bd0-281d-73b0-ad14-e8371a0a765b	01a20bd0-225e-7480-a5bd-54bb983dc6cc	01a20bd0-20a1-7096-8ce5-169f51943e86	9b8180ec-be04-4638-9b1d-8182bc509944	2027-01-22	started	1	1
\.


--
-- Data for Name: idempotent_requests; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.idempotent_requests (employer_id, person_id, principal, key, request_hash, status, headers, response, created_at) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1fc8-730d-b833-3cb04aeacb87	634565eb-fe06-423a-ae60-ab532e2118ed	\\x55309799210002aeaa13677a429c20d13ade1ed4f2ff2fde612aa6bf9b7976cb	201	\N	{"bar": "60", "name": "Three reviews each", "p_no": "0.10", "p_yes": "0.90", "status": "active", "weak_p": "0.975", "resolve": "0.20", "version": 1, "p_strong": "0.90", "policy_id": "01a20bd0-202b-718d-adfa-2754aea107e2", "strong_bar": "80", "max_reviews": 4, "min_reviews": 3, "window_days": 180, "activated_at": "2026-11-24T04:28:38.826281Z", "policy_version": 1, "approver_groups": [{"name": "Finance", "member_ids": ["01a20bd0-1f9f-70a8-a171-60a51171acbd"], "approvals_required": 1}, {"name": "People", "member_ids": ["01a20bd0-1fb8-7297-b589-67214bdf9c68"], "approvals_required": 1}], "weak_separation": "0.50", "offer_valid_days": 7}	2026-11-24 04:28:38.826281+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1ef1-705a-854d-4b47539b5b35	977e88f6-a32c-434e-8251-6e4e6d9dd232	\\x60572eb1b75f1ab1d1ac31fc11aeb92f94bee272f0f05805bcde4e2ee1bb1ea7	201	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "draft", "version": 1, "approval": {"groups": [], "status": "not_requested", "approve_by": null}, "offer_id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1"}	2026-11-24 04:28:40.859855+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1ef1-705a-854d-4b47539b5b35	d0c4b21e-3084-4694-af6d-d54201e1707d	\\xf57b99fc30fe7d6f24ab224359bc074753b5121697ba77ceaacbaac3bab477b6	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 2, "approval": {"groups": [{"name": "Finance", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approved": 0, "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "waiting", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approved": 0, "approvals_required": 1}], "status": "pending", "approve_by": "2026-12-22T16:00:00Z"}, "offer_id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1"}	2026-11-24 04:28:40.868479+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1f9f-70a8-a171-60a51171acbd	6212f62f-54a1-47d8-ac7d-15e1817aa2bf	\\xc102ff607b33acd0dcce249a525ed8565a9276e57d980df85919d38891131829	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 3, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approved": 0, "approvals_required": 1}], "status": "pending", "approve_by": "2026-12-22T16:00:00Z"}, "offer_id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1"}	2026-11-24 04:28:40.901315+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1fb8-7297-b589-67214bdf9c68	70aef00c-aeed-4194-9350-a76c8d248a24	\\x1d0d71be61be89ddf9979270dc4f8f75ee481788ba213fbe9d42012334b2ccba	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approved", "version": 4, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approved": 1, "approvals_required": 1}], "status": "approved", "approve_by": "2026-12-22T16:00:00Z"}, "offer_id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1"}	2026-11-24 04:28:40.915728+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e54-7285-883c-aa21116f6a94	7e058652-17f2-4724-9c5f-980f4ff6373f	\\xdbf1f81080c4ad7cbf44993bb92a50beebb03a6ae40d05f58201dacefb9aacb1	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 3, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.194116Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approved": 0, "approvals_required": 1}], "status": "pending", "approve_by": "2027-01-20T16:00:00Z"}, "offer_id": "01a20bd0-3508-75aa-a247-14473012a557", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:11ebac2cd9d644f3244c24bea65a750e415bb0b76086c3ae8f6d166ae93ae13d", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1"}	2026-11-24 04:28:44.194116+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1ef1-705a-854d-4b47539b5b35	02e78d56-2dc1-4824-86d4-fa30ddd00ade	\\xc8d81c256addf7c9be8b2d2072f185df429b80916a0adf60d5ddf4fafc6ec8ec	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "extended", "version": 5, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approved": 1, "approvals_required": 1}], "status": "approved", "approve_by": "2026-12-22T16:00:00Z"}, "offer_id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "answered_at": null, "extended_at": "2026-12-15T05:28:40.935205Z", "valid_until": "2026-12-22T22:59:00Z", "terms_digest": "sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1"}	2026-11-24 04:28:40.935205+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1ef1-705a-854d-4b47539b5b35	b6f38521-0bea-4ea7-8dc2-f18a321dd410	\\x63bf4989912ca1627835a5f3221851e7f66543cc5affbb33a7916bc8abba8dc4	201	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "draft", "version": 1, "approval": {"groups": [], "status": "not_requested", "approve_by": null}, "offer_id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2"}	2026-11-24 04:28:40.961289+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1ef1-705a-854d-4b47539b5b35	27b8712f-a8ef-4173-a59a-472d99ebdc19	\\x2a6764a3810e820d34f23e74dfdc5670eea82b801e40d1366510db6314028f71	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 2, "approval": {"groups": [{"name": "Finance", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approved": 0, "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "waiting", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approved": 0, "approvals_required": 1}], "status": "pending", "approve_by": "2026-12-22T16:00:00Z"}, "offer_id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2"}	2026-11-24 04:28:40.974185+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1f9f-70a8-a171-60a51171acbd	45753aec-19e2-4623-a49b-acfe57674e32	\\xff427e7c1e740be5405bb420119473763946430a026767b079b6696d674df463	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 3, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:41.004690Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approved": 0, "approvals_required": 1}], "status": "pending", "approve_by": "2026-12-22T16:00:00Z"}, "offer_id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2"}	2026-11-24 04:28:41.00469+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1fb8-7297-b589-67214bdf9c68	79f414a8-4c09-4d7c-a717-0703f4bf718d	\\xbb77e2c6491d531c683a309b04c1d64e7376ac7660910286c7f1496592fa00e6	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approved", "version": 4, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:41.004690Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:41.015260Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approved": 1, "approvals_required": 1}], "status": "approved", "approve_by": "2026-12-22T16:00:00Z"}, "offer_id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2"}	2026-11-24 04:28:41.01526+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1ef1-705a-854d-4b47539b5b35	94a03c00-debb-455a-a857-8f9bf29270f8	\\x35f26787a2311d999ee4ef75dcc0e6e11d7229fcbf5256bbb700c5030fcf9c3b	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "extended", "version": 5, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:41.004690Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:41.015260Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approved": 1, "approvals_required": 1}], "status": "approved", "approve_by": "2026-12-22T16:00:00Z"}, "offer_id": "01a20bd0-2882-7312-9054-bef2bf7f839f", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "answered_at": null, "extended_at": "2026-12-15T05:28:41.037641Z", "valid_until": "2026-12-22T22:59:00Z", "terms_digest": "sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f", "engagement_id": "01a20bd0-226e-73b8-ac1c-d7e57848a833", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2"}	2026-11-24 04:28:41.037641+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	\N	member:01a20bd0-1fc8-730d-b833-3cb04aeacb87	8753c947-8dfd-403d-b45c-0c6eddc0a2f2	\\x294ced499871d51943e6509e49a609e2ba4ee53ea38de4e17f9d3daf97178cae	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "started", "version": 8, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approved": 1, "approvals_required": 1}], "status": "approved", "approve_by": "2026-12-22T16:00:00Z"}, "offer_id": "01a20bd0-281d-73b0-ad14-e8371a0a765b", "project_id": "01a20bd0-20a1-7096-8ce5-169f51943e86", "answered_at": "2026-12-15T05:28:41.114874Z", "extended_at": "2026-12-15T05:28:40.935205Z", "valid_until": "2026-12-22T22:59:00Z", "terms_digest": "sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f", "engagement_id": "01a20bd0-225e-7480-a5bd-54bb983dc6cc", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1"}	2026-11-24 04:28:41.381832+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e6c-779b-a68a-5ac34bf35f21	d46eefa3-006b-4c7f-b7c4-0e47fc65f99e	\\x49b3276249d8c81876118c6baff9eb12e798b5fed11809293d3671db2ea794c7	201	\N	{"bar": "60", "name": "Three reviews each", "p_no": "0.10", "p_yes": "0.90", "status": "active", "weak_p": "0.975", "resolve": "0.20", "version": 1, "p_strong": "0.90", "policy_id": "01a20bd0-2eb6-7444-8e8f-9d6c2200e041", "strong_bar": "80", "max_reviews": 4, "min_reviews": 3, "window_days": 180, "activated_at": "2026-12-23T05:28:42.549684Z", "policy_version": 1, "approver_groups": [{"name": "Finance", "member_ids": ["01a20bd0-2e54-7285-883c-aa21116f6a94"], "approvals_required": 1}, {"name": "People", "member_ids": ["01a20bd0-2e5e-77b3-b679-6803c0847c84"], "approvals_required": 1}], "weak_separation": "0.50", "offer_valid_days": 7}	2026-11-24 04:28:42.549684+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2df2-7545-b7b2-07dfc723a8cf	82468072-2b62-4282-b0a2-a3f9a7dd4875	\\x7fea37552e223639e4334e5b2aadfd18178a1428d9042b1e49a3c61b82dd2de2	201	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "draft", "version": 1, "approval": {"groups": [], "status": "not_requested", "approve_by": null}, "offer_id": "01a20bd0-3508-75aa-a247-14473012a557", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:11ebac2cd9d644f3244c24bea65a750e415bb0b76086c3ae8f6d166ae93ae13d", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1"}	2026-11-24 04:28:44.167898+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2df2-7545-b7b2-07dfc723a8cf	82411599-1b46-4263-99ea-68627a554d42	\\xb9360f170b12671c011f3f2f37c89cdb360252056a336173c1cbe8c5d6b5bd00	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 2, "approval": {"groups": [{"name": "Finance", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approved": 0, "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "waiting", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approved": 0, "approvals_required": 1}], "status": "pending", "approve_by": "2027-01-20T16:00:00Z"}, "offer_id": "01a20bd0-3508-75aa-a247-14473012a557", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:11ebac2cd9d644f3244c24bea65a750e415bb0b76086c3ae8f6d166ae93ae13d", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1"}	2026-11-24 04:28:44.176777+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e5e-77b3-b679-6803c0847c84	ffdc569f-5f1b-49e1-a915-25f607d9c30c	\\x6848fb4d85ed3761e9c90a0dc5e4f0c5e71286b34ef6114668ce78d2f09b90e0	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approved", "version": 4, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.194116Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": "2027-01-13T06:28:44.206504Z", "status": "approved", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approved": 1, "approvals_required": 1}], "status": "approved", "approve_by": "2027-01-20T16:00:00Z"}, "offer_id": "01a20bd0-3508-75aa-a247-14473012a557", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:11ebac2cd9d644f3244c24bea65a750e415bb0b76086c3ae8f6d166ae93ae13d", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1"}	2026-11-24 04:28:44.206504+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2df2-7545-b7b2-07dfc723a8cf	5a23ef5f-9d54-489f-ba8e-06fbd22c7417	\\x352df6e227eedc671feee1a61cdece9ea8be3bc576aa7733cbdd328051927334	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "extended", "version": 5, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.194116Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": "2027-01-13T06:28:44.206504Z", "status": "approved", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approved": 1, "approvals_required": 1}], "status": "approved", "approve_by": "2027-01-20T16:00:00Z"}, "offer_id": "01a20bd0-3508-75aa-a247-14473012a557", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "answered_at": null, "extended_at": "2027-01-13T06:28:44.220465Z", "valid_until": "2027-01-20T22:59:00Z", "terms_digest": "sha256:11ebac2cd9d644f3244c24bea65a750e415bb0b76086c3ae8f6d166ae93ae13d", "engagement_id": "01a20bd0-303e-7543-b493-c1d167d1979d", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 1"}	2026-11-24 04:28:44.220465+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2df2-7545-b7b2-07dfc723a8cf	582de72c-6f0a-4f64-82ac-4f163a454ffc	\\x3d64b8c67880400114741293a13457a451031e42f1726690c9331fa4172b3f76	201	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "draft", "version": 1, "approval": {"groups": [], "status": "not_requested", "approve_by": null}, "offer_id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:11ebac2cd9d644f3244c24bea65a750e415bb0b76086c3ae8f6d166ae93ae13d", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2"}	2026-11-24 04:28:44.235088+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2df2-7545-b7b2-07dfc723a8cf	38ff1ef5-f7cb-4cde-85e5-e24331c99543	\\x949bf17e9819014019c6073447234dd54294c52abc91ab1da8c965de37d683e3	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 2, "approval": {"groups": [{"name": "Finance", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approved": 0, "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "waiting", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approved": 0, "approvals_required": 1}], "status": "pending", "approve_by": "2027-01-20T16:00:00Z"}, "offer_id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:11ebac2cd9d644f3244c24bea65a750e415bb0b76086c3ae8f6d166ae93ae13d", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2"}	2026-11-24 04:28:44.245055+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e54-7285-883c-aa21116f6a94	25cc4794-b08f-4491-a057-8038b4aef17b	\\xaa2b6200fc85a93eb88a28acd0dae7a20ded0de95ebe7e9c668867506447ff0d	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approval_in_progress", "version": 3, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.268291Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": null, "status": "due", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approved": 0, "approvals_required": 1}], "status": "pending", "approve_by": "2027-01-20T16:00:00Z"}, "offer_id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:11ebac2cd9d644f3244c24bea65a750e415bb0b76086c3ae8f6d166ae93ae13d", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2"}	2026-11-24 04:28:44.268291+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e5e-77b3-b679-6803c0847c84	22650766-affd-4be7-ad65-e94695d227dd	\\xbe528cd36f4300a159c7e8dff51e7981f7c47e497dd271820d9b4fcb2dd9d1fd	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "approved", "version": 4, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.268291Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": "2027-01-13T06:28:44.280739Z", "status": "approved", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approved": 1, "approvals_required": 1}], "status": "approved", "approve_by": "2027-01-20T16:00:00Z"}, "offer_id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "answered_at": null, "extended_at": null, "valid_until": null, "terms_digest": "sha256:11ebac2cd9d644f3244c24bea65a750e415bb0b76086c3ae8f6d166ae93ae13d", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2"}	2026-11-24 04:28:44.280739+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2df2-7545-b7b2-07dfc723a8cf	5ea62c8d-d328-4e64-85da-25e84e3662ac	\\xb8bc6b3fd9ea4019d4ee88f5977d10dc2c9780cb31afa63d667c15ffeeb6e0ec	200	\N	{"terms": {"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}, "status": "extended", "version": 5, "approval": {"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.268291Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approved": 1, "approvals_required": 1}, {"name": "People", "steps": [{"at": "2027-01-13T06:28:44.280739Z", "status": "approved", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approved": 1, "approvals_required": 1}], "status": "approved", "approve_by": "2027-01-20T16:00:00Z"}, "offer_id": "01a20bd0-354b-772c-9f24-9eacdc3a43f2", "project_id": "01a20bd0-2f09-7647-9c9e-4cd4fb5967e8", "answered_at": null, "extended_at": "2027-01-13T06:28:44.293865Z", "valid_until": "2027-01-20T22:59:00Z", "terms_digest": "sha256:11ebac2cd9d644f3244c24bea65a750e415bb0b76086c3ae8f6d166ae93ae13d", "engagement_id": "01a20bd0-3052-740e-95cd-4d17b0161f67", "offer_version": 1, "decline_reason": null, "candidate_label": "Candidate 2"}	2026-11-24 04:28:44.293865+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	\N	member:01a20bd0-3973-76d0-9e86-91421b63b0d8	df73a20b-6518-4db5-bfc2-4217fa8280cd	\\x694ea6c1830349cd8835248ad9005c5aed2c597a6cd285114873fdc3c0cfa384	201	\N	{"bar": "60", "name": "Three reviews each", "p_no": "0.10", "p_yes": "0.90", "status": "active", "weak_p": "0.975", "resolve": "0.20", "version": 1, "p_strong": "0.90", "policy_id": "01a20bd0-39b8-768d-bdbf-73ccd908202d", "strong_bar": "80", "max_reviews": 4, "min_reviews": 3, "window_days": 180, "activated_at": "2027-01-13T06:28:45.367795Z", "policy_version": 1, "approver_groups": [{"name": "Finance", "member_ids": ["01a20bd0-3955-75ee-9724-e31a03aec602"], "approvals_required": 1}, {"name": "People", "member_ids": ["01a20bd0-3966-75ef-944b-973b46f4fe20"], "approvals_required": 1}], "weak_separation": "0.50", "offer_valid_days": 7}	2026-11-24 04:28:45.367795+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	\N	member:01a20bd0-2e6c-779b-a68a-5ac34bf35f21	3203c2f0-ec8a-44f5-a35d-f2f6097355c9	\\x5177656c55862b7697750e9ef498dca5c2c70e6bd455598e22063e806f17d471	201	\N	{"bar": "60", "name": "Two reviews each", "p_no": "0.10", "p_yes": "0.90", "status": "active", "weak_p": "0.975", "resolve": "0.20", "version": 1, "p_strong": "0.90", "policy_id": "01a20bd0-482c-76ca-b7a0-0099289bbc56", "strong_bar": "80", "max_reviews": 4, "min_reviews": 2, "window_days": 180, "activated_at": "2027-01-13T06:28:49.068566Z", "policy_version": 1, "approver_groups": [], "weak_separation": "0.50", "offer_valid_days": 7}	2026-11-24 04:28:49.068566+00
\.


--
-- Data for Name: known_applications; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.known_applications (employer_id, application_id, project_id, subject_id, candidate_label, eligible_for_hire, status) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2195-710b-8279-7bd6e27f4876	01a20bd0-20a1-7096-8ce5-169f51943e86	43867031-d3de-482c-aa29-a90fec0219c2	Candidate 6	t	rejected
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-218c-7639-8db7-3e4e87a10cad	01a20bd0-20a1-7096-8ce5-169f51943e86	4c17450d-826f-41c6-b16d-059b9e3ed4b4	Candidate 5	t	waitlisted
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2154-7785-a9a3-85f420d8404c	01a20bd0-20a1-7096-8ce5-169f51943e86	9b8180ec-be04-4638-9b1d-8182bc509944	Candidate 1	t	selected
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2163-7460-b04d-094f0fb23ef0	01a20bd0-20a1-7096-8ce5-169f51943e86	46754c94-6cac-4c12-b750-fb3baa6233ea	Candidate 2	t	selected
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2175-767b-9b46-e11d10659145	01a20bd0-20a1-7096-8ce5-169f51943e86	a0d630bd-5191-4c00-8a1b-c9926dd89372	Candidate 3	t	selection_declined
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2181-74cc-acdf-8ce48c5d0d86	01a20bd0-20a1-7096-8ce5-169f51943e86	b508680b-dbc3-4beb-9bed-064e6a5353b8	Candidate 4	t	selected
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2fa5-77a0-8683-a702ecdc995c	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	13ea40ec-f777-4341-a1b3-b7d129be9f0f	Candidate 5	t	waitlisted
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2f80-76c6-8073-1cc0a7218055	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	e90cf653-834e-418f-9a28-21a8fe1ae355	Candidate 1	t	selected
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2faf-7685-b642-e01f238b4365	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	150c79cd-c62e-4980-ac1f-0b68f62aca8d	Candidate 6	t	rejected
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2f87-75f4-bbe6-c63bbf80f34b	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	e44ad3bb-3d76-433a-a48e-7bf3d5c869f4	Candidate 2	t	selected
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2f9b-75ce-929a-4e24d11a1e9b	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	3391eeee-f9f1-49e5-99fe-865d8964cc96	Candidate 4	t	selected
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2f90-7321-883e-84e371e63adf	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	e31eb624-be24-4a0c-935e-4eb82517bd30	Candidate 3	t	selection_declined
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3a99-7619-b0ad-bdb8fdc32ab3	01a20bd0-3a05-72dd-94c4-062a6083d7c5	3016fd1d-2ac0-4088-a19b-ad18a2a4a1a9	Candidate 6	t	rejected
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3a92-7429-8102-49b6965c9936	01a20bd0-3a05-72dd-94c4-062a6083d7c5	931de4a3-0f0a-433c-8736-d6bf2b18c684	Candidate 5	t	waitlisted
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3a72-7742-86bd-3e34792e8813	01a20bd0-3a05-72dd-94c4-062a6083d7c5	cb2d415d-60bd-41a1-81c9-b3953eac7fe4	Candidate 1	t	selected
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3a79-7770-9d64-fa2f6c0b8a34	01a20bd0-3a05-72dd-94c4-062a6083d7c5	fcda1ffd-8101-42e4-a1fa-fb4fa83b27bf	Candidate 2	t	selected
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3a82-7564-99c3-af9d2f6419a3	01a20bd0-3a05-72dd-94c4-062a6083d7c5	2cee148d-d206-4b23-98b1-7e960f6dea88	Candidate 3	t	selection_declined
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3a89-7580-ba7a-454d03ae93d3	01a20bd0-3a05-72dd-94c4-062a6083d7c5	7f67f9be-79d1-4d61-af5a-0582961e19c1	Candidate 4	t	selected
\.


--
-- Data for Name: known_engagements; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.known_engagements (employer_id, engagement_id, project_id, application_id, subject_id, candidate_label, eligible_for_hire, status, completed_at) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-225e-7480-a5bd-54bb983dc6cc	01a20bd0-20a1-7096-8ce5-169f51943e86	01a20bd0-2154-7785-a9a3-85f420d8404c	9b8180ec-be04-4638-9b1d-8182bc509944	Candidate 1	t	completed	2026-11-24 04:28:39.62359+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-226e-73b8-ac1c-d7e57848a833	01a20bd0-20a1-7096-8ce5-169f51943e86	01a20bd0-2163-7460-b04d-094f0fb23ef0	46754c94-6cac-4c12-b750-fb3baa6233ea	Candidate 2	t	completed	2026-11-24 04:28:39.663206+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-229b-7792-b52f-06b10f4d08fe	01a20bd0-20a1-7096-8ce5-169f51943e86	01a20bd0-2181-74cc-acdf-8ce48c5d0d86	b508680b-dbc3-4beb-9bed-064e6a5353b8	Candidate 4	t	incomplete	\N
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-303e-7543-b493-c1d167d1979d	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	01a20bd0-2f80-76c6-8073-1cc0a7218055	e90cf653-834e-418f-9a28-21a8fe1ae355	Candidate 1	t	completed	2026-12-23 05:28:43.122872+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3052-740e-95cd-4d17b0161f67	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	01a20bd0-2f87-75f4-bbe6-c63bbf80f34b	e44ad3bb-3d76-433a-a48e-7bf3d5c869f4	Candidate 2	t	completed	2026-12-23 05:28:43.163932+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3071-73a6-8e5b-d25a90a3a722	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	01a20bd0-2f9b-75ce-929a-4e24d11a1e9b	3391eeee-f9f1-49e5-99fe-865d8964cc96	Candidate 4	t	incomplete	\N
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3b4f-7756-a305-403e0fce21e5	01a20bd0-3a05-72dd-94c4-062a6083d7c5	01a20bd0-3a89-7580-ba7a-454d03ae93d3	7f67f9be-79d1-4d61-af5a-0582961e19c1	Candidate 4	t	active	\N
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3b25-7503-93ed-4f394fcdae04	01a20bd0-3a05-72dd-94c4-062a6083d7c5	01a20bd0-3a72-7742-86bd-3e34792e8813	cb2d415d-60bd-41a1-81c9-b3953eac7fe4	Candidate 1	t	completed	2027-01-13 06:28:45.871333+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3b32-72ff-a271-ea1946782d59	01a20bd0-3a05-72dd-94c4-062a6083d7c5	01a20bd0-3a79-7770-9d64-fa2f6c0b8a34	fcda1ffd-8101-42e4-a1fa-fb4fa83b27bf	Candidate 2	t	completed	2027-01-13 06:28:45.895469+00
\.


--
-- Data for Name: known_evaluations; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.known_evaluations (employer_id, evaluation_id, engagement_id, reviews_wanted, status) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2360-7484-916e-d814a9b8f5f1	01a20bd0-225e-7480-a5bd-54bb983dc6cc	3	opened
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-23a9-7771-a738-f863d74903c6	01a20bd0-226e-73b8-ac1c-d7e57848a833	4	opened
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3100-73a4-a245-b2c4f3a096ac	01a20bd0-303e-7543-b493-c1d167d1979d	3	opened
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-313f-717d-af38-c21c498acc5a	01a20bd0-3052-740e-95cd-4d17b0161f67	4	opened
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	01a20bd0-3b25-7503-93ed-4f394fcdae04	3	opened
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3be8-75da-a97c-181731baa796	01a20bd0-3b32-72ff-a271-ea1946782d59	3	opened
\.


--
-- Data for Name: known_members; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.known_members (employer_id, member_id, subject, name, email, roles, time_zone, language, active) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1d64-7087-8441-13872a405711	northwind-admin	admin@northwind.example.com	admin@northwind.example.com	{administrator}	Europe/Berlin	en	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1ef1-705a-854d-4b47539b5b35	northwind-manager	Manager A	manager@northwind.example.com	{hiring_manager}	Europe/Berlin	en	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f10-7341-8436-4bdbe49e43bb	northwind-supervisor	Supervisor C	supervisor@northwind.example.com	{supervisor}	Europe/Berlin	en	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f2b-71c0-a032-baee3a36adad	northwind-reviewer-1	Reviewer D	reviewer-1@northwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	northwind-reviewer-2	Reviewer E	reviewer-2@northwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f56-7026-9a33-b65dffb89b0b	northwind-reviewer-3	Reviewer F	reviewer-3@northwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac	northwind-reviewer-4	Reviewer G	reviewer-4@northwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f8b-71ca-a83f-ecaa6af2b448	northwind-reviewer-5	Reviewer H	reviewer-5@northwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1f9f-70a8-a171-60a51171acbd	northwind-finance	Approver I	finance@northwind.example.com	{approver}	Europe/Berlin	en	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1fb8-7297-b589-67214bdf9c68	northwind-people	Approver J	people@northwind.example.com	{approver}	Europe/Berlin	en	t
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-1fc8-730d-b833-3cb04aeacb87	northwind-partner	Partner K	partner@northwind.example.com	{hr_partner}	Europe/Berlin	en	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2d23-7023-b739-05d5ccbb26f5	southwind-admin	admin@southwind.example.com	admin@southwind.example.com	{administrator}	Europe/Berlin	en	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	southwind-manager	Manager A	manager@southwind.example.com	{hiring_manager}	Europe/Berlin	en	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e01-7435-abd6-f6f55a0c2dad	southwind-supervisor	Supervisor C	supervisor@southwind.example.com	{supervisor}	Europe/Berlin	en	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e0e-7227-b476-f2db3818f7d2	southwind-reviewer-1	Reviewer D	reviewer-1@southwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e1a-7056-97db-deb91270dd93	southwind-reviewer-2	Reviewer E	reviewer-2@southwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e2c-71ec-a275-58afe43b2588	southwind-reviewer-3	Reviewer F	reviewer-3@southwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e38-7419-98cc-d62165cfacff	southwind-reviewer-4	Reviewer G	reviewer-4@southwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e45-74ab-8b58-175f9cabc3b6	southwind-reviewer-5	Reviewer H	reviewer-5@southwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e54-7285-883c-aa21116f6a94	southwind-finance	Approver I	finance@southwind.example.com	{approver}	Europe/Berlin	en	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e5e-77b3-b679-6803c0847c84	southwind-people	Approver J	people@southwind.example.com	{approver}	Europe/Berlin	en	t
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2e6c-779b-a68a-5ac34bf35f21	southwind-partner	Partner K	partner@southwind.example.com	{hr_partner}	Europe/Berlin	en	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-384f-7356-9ab5-284d522aa3b0	eastwind-admin	admin@eastwind.example.com	admin@eastwind.example.com	{administrator}	Europe/Berlin	en	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-38ff-71ed-8b4a-5d36cab7c305	eastwind-manager	Manager A	manager@eastwind.example.com	{hiring_manager}	Europe/Berlin	en	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-390d-7394-a1d4-def155d8aa4c	eastwind-supervisor	Supervisor C	supervisor@eastwind.example.com	{supervisor}	Europe/Berlin	en	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3917-7208-9722-ad0121097784	eastwind-reviewer-1	Reviewer D	reviewer-1@eastwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3924-7407-8c3f-a6aed85bf04b	eastwind-reviewer-2	Reviewer E	reviewer-2@eastwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3930-7580-be74-31319f139f93	eastwind-reviewer-3	Reviewer F	reviewer-3@eastwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-393d-7468-a058-aa849bf51a69	eastwind-reviewer-4	Reviewer G	reviewer-4@eastwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3948-7049-a353-e1a12745abf3	eastwind-reviewer-5	Reviewer H	reviewer-5@eastwind.example.com	{reviewer}	Europe/Berlin	en	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3955-75ee-9724-e31a03aec602	eastwind-finance	Approver I	finance@eastwind.example.com	{approver}	Europe/Berlin	en	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3966-75ef-944b-973b46f4fe20	eastwind-people	Approver J	people@eastwind.example.com	{approver}	Europe/Berlin	en	t
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3973-76d0-9e86-91421b63b0d8	eastwind-partner	Partner K	partner@eastwind.example.com	{hr_partner}	Europe/Berlin	en	t
\.


--
-- Data for Name: known_projects; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.known_projects (employer_id, project_id, title, employer_name, time_zone, hiring_manager_id, policy_id, policy_version, review_by, decide_by) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-20a1-7096-8ce5-169f51943e86	Customer churn analysis	northwind	Europe/Berlin	01a20bd0-1ef1-705a-854d-4b47539b5b35	01a20bd0-202b-718d-adfa-2754aea107e2	1	2026-12-24 04:28:38.917805+00	2026-12-31 04:28:38.917805+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-20b8-7760-a4c8-b20a5f41b697	Packaging cost model	northwind	Europe/Berlin	01a20bd0-1ef1-705a-854d-4b47539b5b35	01a20bd0-202b-718d-adfa-2754aea107e2	1	2026-12-24 04:28:38.917805+00	2026-12-31 04:28:38.917805+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-20d7-72a1-a408-47abc9f70179	Software Engineer	northwind	Europe/Berlin	01a20bd0-1ef1-705a-854d-4b47539b5b35	01a20bd0-202b-718d-adfa-2754aea107e2	1	2026-12-22 04:28:39.015556+00	2026-12-29 04:28:39.015556+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	Customer churn analysis	southwind	Europe/Berlin	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	1	2027-01-22 05:28:42.623475+00	2027-01-29 05:28:42.623475+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2f0f-7502-838a-3ac85935be17	Packaging cost model	southwind	Europe/Berlin	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	1	2027-01-22 05:28:42.623475+00	2027-01-29 05:28:42.623475+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2f27-7268-947f-29ec6997bb3e	Software Engineer	southwind	Europe/Berlin	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	1	2027-01-20 05:28:42.681762+00	2027-01-27 05:28:42.681762+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3a05-72dd-94c4-062a6083d7c5	Customer churn analysis	eastwind	Europe/Berlin	01a20bd0-38ff-71ed-8b4a-5d36cab7c305	01a20bd0-39b8-768d-bdbf-73ccd908202d	1	2027-02-12 06:28:45.437609+00	2027-02-19 06:28:45.437609+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3a0f-70c5-bacb-492faecabca8	Packaging cost model	eastwind	Europe/Berlin	01a20bd0-38ff-71ed-8b4a-5d36cab7c305	01a20bd0-39b8-768d-bdbf-73ccd908202d	1	2027-02-12 06:28:45.437609+00	2027-02-19 06:28:45.437609+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3a1b-7377-974d-26a9567d859a	Software Engineer	eastwind	Europe/Berlin	01a20bd0-38ff-71ed-8b4a-5d36cab7c305	01a20bd0-39b8-768d-bdbf-73ccd908202d	1	2027-02-10 06:28:45.486392+00	2027-02-17 06:28:45.486392+00
\.


--
-- Data for Name: known_reviews; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.known_reviews (employer_id, review_id, evaluation_id, engagement_id, reviewer_id, status, due_at) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2368-72ec-ac58-5dc84e704312	01a20bd0-2360-7484-916e-d814a9b8f5f1	01a20bd0-225e-7480-a5bd-54bb983dc6cc	01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	revealed	2026-12-24 04:28:38.917805+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2368-72ec-ac58-5dc961179b64	01a20bd0-2360-7484-916e-d814a9b8f5f1	01a20bd0-225e-7480-a5bd-54bb983dc6cc	01a20bd0-1f56-7026-9a33-b65dffb89b0b	revealed	2026-12-24 04:28:38.917805+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2368-72ec-ac58-5dcae8762bce	01a20bd0-2360-7484-916e-d814a9b8f5f1	01a20bd0-225e-7480-a5bd-54bb983dc6cc	01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac	revealed	2026-12-24 04:28:38.917805+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-23b4-7455-bd8c-9d4a3b92350b	01a20bd0-23a9-7771-a738-f863d74903c6	01a20bd0-226e-73b8-ac1c-d7e57848a833	01a20bd0-1f2b-71c0-a032-baee3a36adad	revealed	2026-12-24 04:28:38.917805+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-23b4-7455-bd8c-9d4b36e6ddf3	01a20bd0-23a9-7771-a738-f863d74903c6	01a20bd0-226e-73b8-ac1c-d7e57848a833	01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e	revealed	2026-12-24 04:28:38.917805+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-23b4-7455-bd8c-9d4c2bb37615	01a20bd0-23a9-7771-a738-f863d74903c6	01a20bd0-226e-73b8-ac1c-d7e57848a833	01a20bd0-1f8b-71ca-a83f-ecaa6af2b448	revealed	2026-12-24 04:28:38.917805+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-256b-767d-9d86-91284e664e87	01a20bd0-23a9-7771-a738-f863d74903c6	01a20bd0-226e-73b8-ac1c-d7e57848a833	01a20bd0-1f56-7026-9a33-b65dffb89b0b	revealed	2026-12-24 04:28:38.917805+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3106-759b-9863-ed23d3f7740d	01a20bd0-3100-73a4-a245-b2c4f3a096ac	01a20bd0-303e-7543-b493-c1d167d1979d	01a20bd0-2e1a-7056-97db-deb91270dd93	revealed	2027-01-22 05:28:42.623475+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3106-759b-9863-ed24a96f76e4	01a20bd0-3100-73a4-a245-b2c4f3a096ac	01a20bd0-303e-7543-b493-c1d167d1979d	01a20bd0-2e38-7419-98cc-d62165cfacff	revealed	2027-01-22 05:28:42.623475+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3106-759b-9863-ed25a22801a9	01a20bd0-3100-73a4-a245-b2c4f3a096ac	01a20bd0-303e-7543-b493-c1d167d1979d	01a20bd0-2e45-74ab-8b58-175f9cabc3b6	revealed	2027-01-22 05:28:42.623475+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3145-73ca-a01a-9c92354c116f	01a20bd0-313f-717d-af38-c21c498acc5a	01a20bd0-3052-740e-95cd-4d17b0161f67	01a20bd0-2e0e-7227-b476-f2db3818f7d2	revealed	2027-01-22 05:28:42.623475+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3145-73ca-a01a-9c9398b672ed	01a20bd0-313f-717d-af38-c21c498acc5a	01a20bd0-3052-740e-95cd-4d17b0161f67	01a20bd0-2e2c-71ec-a275-58afe43b2588	revealed	2027-01-22 05:28:42.623475+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3145-73ca-a01a-9c94a6b27c52	01a20bd0-313f-717d-af38-c21c498acc5a	01a20bd0-3052-740e-95cd-4d17b0161f67	01a20bd0-2e38-7419-98cc-d62165cfacff	revealed	2027-01-22 05:28:42.623475+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-32ea-766e-b833-e2f7b30b27b8	01a20bd0-313f-717d-af38-c21c498acc5a	01a20bd0-3052-740e-95cd-4d17b0161f67	01a20bd0-2e1a-7056-97db-deb91270dd93	revealed	2027-01-22 05:28:42.623475+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bc1-72b9-bff7-36430d4431ac	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	01a20bd0-3b25-7503-93ed-4f394fcdae04	01a20bd0-3924-7407-8c3f-a6aed85bf04b	assigned	2027-02-12 06:28:45.437609+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bc1-72b9-bff7-3644dd61b0bb	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	01a20bd0-3b25-7503-93ed-4f394fcdae04	01a20bd0-3930-7580-be74-31319f139f93	assigned	2027-02-12 06:28:45.437609+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bc1-72b9-bff7-36454cc4b7ff	01a20bd0-3bba-77fc-b3fa-2b8dd4303c8c	01a20bd0-3b25-7503-93ed-4f394fcdae04	01a20bd0-393d-7468-a058-aa849bf51a69	assigned	2027-02-12 06:28:45.437609+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bee-73d9-852d-8df9131c26e8	01a20bd0-3be8-75da-a97c-181731baa796	01a20bd0-3b32-72ff-a271-ea1946782d59	01a20bd0-3917-7208-9722-ad0121097784	assigned	2027-02-12 06:28:45.437609+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bee-73d9-852d-8dfa7f3f0547	01a20bd0-3be8-75da-a97c-181731baa796	01a20bd0-3b32-72ff-a271-ea1946782d59	01a20bd0-3930-7580-be74-31319f139f93	assigned	2027-02-12 06:28:45.437609+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-3bee-73d9-852d-8dfb1e92ef39	01a20bd0-3be8-75da-a97c-181731baa796	01a20bd0-3b32-72ff-a271-ea1946782d59	01a20bd0-3948-7049-a353-e1a12745abf3	assigned	2027-02-12 06:28:45.437609+00
\.


--
-- Data for Name: offer_versions; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.offer_versions (employer_id, offer_id, offer_version, terms, terms_digest, drafted_by, drafted_at) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-281d-73b0-ad14-e8371a0a765b	1	{"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}	sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f	01a20bd0-1ef1-705a-854d-4b47539b5b35	2026-12-15 05:28:40.859855+00
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2882-7312-9054-bef2bf7f839f	1	{"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}	sha256:92e13cdc24c423b8234b247e8dc7ab5fa1ae1668c0936ec730b403d3a2e3fd4f	01a20bd0-1ef1-705a-854d-4b47539b5b35	2026-12-15 05:28:40.961289+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3508-75aa-a247-14473012a557	1	{"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}	sha256:11ebac2cd9d644f3244c24bea65a750e415bb0b76086c3ae8f6d166ae93ae13d	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	2027-01-13 06:28:44.167898+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-354b-772c-9f24-9eacdc3a43f2	1	{"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}	sha256:11ebac2cd9d644f3244c24bea65a750e415bb0b76086c3ae8f6d166ae93ae13d	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	2027-01-13 06:28:44.235088+00
\.


--
-- Data for Name: offers; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.offers (employer_id, offer_id, engagement_id, project_id, subject_id, recommendation_id, candidate_label, status, offer_version, terms, drafted_by, flow, due_member_ids, valid_until, extended_at, answered_at, decline_reason, version, sequence) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-2882-7312-9054-bef2bf7f839f	01a20bd0-226e-73b8-ac1c-d7e57848a833	01a20bd0-20a1-7096-8ce5-169f51943e86	46754c94-6cac-4c12-b750-fb3baa6233ea	01a20bd0-26ba-765a-a335-d8485c12de92	Candidate 2	expired	1	{"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}	01a20bd0-1ef1-705a-854d-4b47539b5b35	{"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:41.004690Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:41.015260Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f2b-71c0-a032-baee3a36adad", "01a20bd0-1f8b-71ca-a83f-ecaa6af2b448"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}	{}	2026-12-22 22:59:00+00	2026-12-15 05:28:41.037641+00	\N	\N	6	7
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-281d-73b0-ad14-e8371a0a765b	01a20bd0-225e-7480-a5bd-54bb983dc6cc	01a20bd0-20a1-7096-8ce5-169f51943e86	9b8180ec-be04-4638-9b1d-8182bc509944	01a20bd0-26aa-737a-b634-15296994619c	Candidate 1	started	1	{"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-01-14", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}	01a20bd0-1ef1-705a-854d-4b47539b5b35	{"groups": [{"name": "Finance", "steps": [{"at": "2026-12-15T05:28:40.901315Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-1f9f-70a8-a171-60a51171acbd", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2026-12-15T05:28:40.915728Z", "status": "approved", "comment": "", "member_id": "01a20bd0-1fb8-7297-b589-67214bdf9c68", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-1f56-7026-9a33-b65dffb89b0b", "01a20bd0-1ef1-705a-854d-4b47539b5b35", "01a20bd0-1f44-74e9-8c7d-e8ef43fafc1e", "01a20bd0-1f78-74d0-8a73-2d4b0d8f0bac"], "approve_by": "2026-12-22T16:00:00Z", "requested_by": "01a20bd0-1ef1-705a-854d-4b47539b5b35"}	{}	2026-12-22 22:59:00+00	2026-12-15 05:28:40.935205+00	2026-12-15 05:28:41.114874+00	\N	8	8
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3508-75aa-a247-14473012a557	01a20bd0-303e-7543-b493-c1d167d1979d	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	e90cf653-834e-418f-9a28-21a8fe1ae355	01a20bd0-3422-76de-b838-4e558d4afccd	Candidate 1	extended	1	{"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	{"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.194116Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2027-01-13T06:28:44.206504Z", "status": "approved", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e45-74ab-8b58-175f9cabc3b6", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}	{}	2027-01-20 22:59:00+00	2027-01-13 06:28:44.220465+00	\N	\N	5	6
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-354b-772c-9f24-9eacdc3a43f2	01a20bd0-3052-740e-95cd-4d17b0161f67	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	e44ad3bb-3d76-433a-a48e-7bf3d5c869f4	01a20bd0-3424-7376-a8c8-060257a5dbd5	Candidate 2	extended	1	{"salary": {"amount": "52000.00", "currency": "EUR"}, "location": "Berlin", "start_on": "2027-02-12", "job_title": "Data analyst", "conditions": null, "weekly_hours": 40, "salary_period": "year", "employment_type": "full_time"}	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	{"groups": [{"name": "Finance", "steps": [{"at": "2027-01-13T06:28:44.268291Z", "status": "approved", "comment": "Within the band.", "member_id": "01a20bd0-2e54-7285-883c-aa21116f6a94", "delegated_to": null}], "approvals_required": 1}, {"name": "People", "steps": [{"at": "2027-01-13T06:28:44.280739Z", "status": "approved", "comment": "", "member_id": "01a20bd0-2e5e-77b3-b679-6803c0847c84", "delegated_to": null}], "approvals_required": 1}], "status": "approved", "excluded": ["01a20bd0-2e1a-7056-97db-deb91270dd93", "01a20bd0-2e38-7419-98cc-d62165cfacff", "01a20bd0-2e2c-71ec-a275-58afe43b2588", "01a20bd0-2e0e-7227-b476-f2db3818f7d2", "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"], "approve_by": "2027-01-20T16:00:00Z", "requested_by": "01a20bd0-2df2-7545-b7b2-07dfc723a8cf"}	{}	2027-01-20 22:59:00+00	2027-01-13 06:28:44.293865+00	\N	\N	5	6
\.


--
-- Data for Name: policies; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.policies (employer_id, policy_id, status, policy_version, terms, activated_at, version, sequence) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-202b-718d-adfa-2754aea107e2	active	1	{"name": "Three reviews each", "numbers": {"bar": "60", "p_no": "0.10", "p_yes": "0.90", "weak_p": "0.975", "resolve": "0.20", "p_strong": "0.90", "strong_bar": "80", "max_reviews": 4, "min_reviews": 3, "window_days": 180, "weak_separation": "0.50", "offer_valid_days": 7}, "approver_groups": [{"name": "Finance", "member_ids": ["01a20bd0-1f9f-70a8-a171-60a51171acbd"], "approvals_required": 1}, {"name": "People", "member_ids": ["01a20bd0-1fb8-7297-b589-67214bdf9c68"], "approvals_required": 1}]}	2026-11-24 04:28:38.826281+00	1	1
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	active	1	{"name": "Three reviews each", "numbers": {"bar": "60", "p_no": "0.10", "p_yes": "0.90", "weak_p": "0.975", "resolve": "0.20", "p_strong": "0.90", "strong_bar": "80", "max_reviews": 4, "min_reviews": 3, "window_days": 180, "weak_separation": "0.50", "offer_valid_days": 7}, "approver_groups": [{"name": "Finance", "member_ids": ["01a20bd0-2e54-7285-883c-aa21116f6a94"], "approvals_required": 1}, {"name": "People", "member_ids": ["01a20bd0-2e5e-77b3-b679-6803c0847c84"], "approvals_required": 1}]}	2026-12-23 05:28:42.549684+00	1	1
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-39b8-768d-bdbf-73ccd908202d	active	1	{"name": "Three reviews each", "numbers": {"bar": "60", "p_no": "0.10", "p_yes": "0.90", "weak_p": "0.975", "resolve": "0.20", "p_strong": "0.90", "strong_bar": "80", "max_reviews": 4, "min_reviews": 3, "window_days": 180, "weak_separation": "0.50", "offer_valid_days": 7}, "approver_groups": [{"name": "Finance", "member_ids": ["01a20bd0-3955-75ee-9724-e31a03aec602"], "approvals_required": 1}, {"name": "People", "member_ids": ["01a20bd0-3966-75ef-944b-973b46f4fe20"], "approvals_required": 1}]}	2027-01-13 06:28:45.367795+00	1	1
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-482c-76ca-b7a0-0099289bbc56	active	1	{"name": "Two reviews each", "numbers": {"bar": "60", "p_no": "0.10", "p_yes": "0.90", "weak_p": "0.975", "resolve": "0.20", "p_strong": "0.90", "strong_bar": "80", "max_reviews": 4, "min_reviews": 2, "window_days": 180, "weak_separation": "0.50", "offer_valid_days": 7}, "approver_groups": []}	2027-01-13 06:28:49.068566+00	1	1
\.


--
-- Data for Name: policy_versions; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.policy_versions (employer_id, policy_id, policy_version, terms, activated_at) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-202b-718d-adfa-2754aea107e2	1	{"name": "Three reviews each", "numbers": {"bar": "60", "p_no": "0.10", "p_yes": "0.90", "weak_p": "0.975", "resolve": "0.20", "p_strong": "0.90", "strong_bar": "80", "max_reviews": 4, "min_reviews": 3, "window_days": 180, "weak_separation": "0.50", "offer_valid_days": 7}, "approver_groups": [{"name": "Finance", "member_ids": ["01a20bd0-1f9f-70a8-a171-60a51171acbd"], "approvals_required": 1}, {"name": "People", "member_ids": ["01a20bd0-1fb8-7297-b589-67214bdf9c68"], "approvals_required": 1}]}	2026-11-24 04:28:38.826281+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-2eb6-7444-8e8f-9d6c2200e041	1	{"name": "Three reviews each", "numbers": {"bar": "60", "p_no": "0.10", "p_yes": "0.90", "weak_p": "0.975", "resolve": "0.20", "p_strong": "0.90", "strong_bar": "80", "max_reviews": 4, "min_reviews": 3, "window_days": 180, "weak_separation": "0.50", "offer_valid_days": 7}, "approver_groups": [{"name": "Finance", "member_ids": ["01a20bd0-2e54-7285-883c-aa21116f6a94"], "approvals_required": 1}, {"name": "People", "member_ids": ["01a20bd0-2e5e-77b3-b679-6803c0847c84"], "approvals_required": 1}]}	2026-12-23 05:28:42.549684+00
01a20bd0-3849-71f7-a89a-9a0f0b85a27b	01a20bd0-39b8-768d-bdbf-73ccd908202d	1	{"name": "Three reviews each", "numbers": {"bar": "60", "p_no": "0.10", "p_yes": "0.90", "weak_p": "0.975", "resolve": "0.20", "p_strong": "0.90", "strong_bar": "80", "max_reviews": 4, "min_reviews": 3, "window_days": 180, "weak_separation": "0.50", "offer_valid_days": 7}, "approver_groups": [{"name": "Finance", "member_ids": ["01a20bd0-3955-75ee-9724-e31a03aec602"], "approvals_required": 1}, {"name": "People", "member_ids": ["01a20bd0-3966-75ef-944b-973b46f4fe20"], "approvals_required": 1}]}	2027-01-13 06:28:45.367795+00
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-482c-76ca-b7a0-0099289bbc56	1	{"name": "Two reviews each", "numbers": {"bar": "60", "p_no": "0.10", "p_yes": "0.90", "weak_p": "0.975", "resolve": "0.20", "p_strong": "0.90", "strong_bar": "80", "max_reviews": 4, "min_reviews": 2, "window_days": 180, "weak_separation": "0.50", "offer_valid_days": 7}, "approver_groups": []}	2027-01-13 06:28:49.068566+00
\.


--
-- Data for Name: recommendations; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.recommendations (employer_id, recommendation_id, engagement_id, project_id, subject_id, candidate_label, value, summary_version, hiring_manager_id, decide_by, reviews, most_reviews, status, decision, decided_by, decided_at, reason, review_requested_by, version, sequence) FROM stdin;
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-26aa-737a-b634-15296994619c	01a20bd0-225e-7480-a5bd-54bb983dc6cc	01a20bd0-20a1-7096-8ce5-169f51943e86	9b8180ec-be04-4638-9b1d-8182bc509944	Candidate 1	strong_convert	1	01a20bd0-1ef1-705a-854d-4b47539b5b35	2026-12-31 04:28:38.917805+00	3	4	confirmed	convert	01a20bd0-1ef1-705a-854d-4b47539b5b35	2026-12-15 05:28:40.798342+00	\N	\N	2	2
01a20bd0-1d57-7213-940f-cdf8902a23b0	01a20bd0-26ba-765a-a335-d8485c12de92	01a20bd0-226e-73b8-ac1c-d7e57848a833	01a20bd0-20a1-7096-8ce5-169f51943e86	46754c94-6cac-4c12-b750-fb3baa6233ea	Candidate 2	hold	1	01a20bd0-1ef1-705a-854d-4b47539b5b35	2026-12-31 04:28:38.917805+00	4	4	overridden	convert	01a20bd0-1ef1-705a-854d-4b47539b5b35	2026-12-15 05:28:40.842781+00	{"code": "other", "words": "The debrief showed the figures were checked against the source."}	\N	2	2
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3422-76de-b838-4e558d4afccd	01a20bd0-303e-7543-b493-c1d167d1979d	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	e90cf653-834e-418f-9a28-21a8fe1ae355	Candidate 1	strong_convert	1	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	2027-01-29 05:28:42.623475+00	3	4	confirmed	convert	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	2027-01-13 06:28:44.11281+00	\N	\N	2	2
01a20bd0-2d1c-75a4-8ecb-5d00bbc5fadc	01a20bd0-3424-7376-a8c8-060257a5dbd5	01a20bd0-3052-740e-95cd-4d17b0161f67	01a20bd0-2f09-7647-9c9e-4cd4fb5967e8	e44ad3bb-3d76-433a-a48e-7bf3d5c869f4	Candidate 2	hold	1	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	2027-01-29 05:28:42.623475+00	4	4	overridden	convert	01a20bd0-2df2-7545-b7b2-07dfc723a8cf	2027-01-13 06:28:44.147216+00	{"code": "other", "words": "The debrief showed the figures were checked against the source."}	\N	2	2
\.


--
-- Data for Name: schema_migrations; Type: TABLE DATA; Schema: public; Owner: conversion_migrator
--

COPY public.schema_migrations (origin, name, sha256, applied_at) FROM stdin;
shared	0001_tenancy_and_time.sql	3bae0ff467fa3cffaa3e7f323f2838465fdebe9e17cbed53661dfe4e646d775f	2026-11-24 04:28:34.68752+00
shared	0002_audit.sql	34ff00b3fd6dab1816ea93f7e1fe92da40ac0ea24e830889baf831049d47369c	2026-11-24 04:28:34.692886+00
shared	0003_idempotent_requests.sql	153c81414704cba3c38b4fd46f6e18f972bd09e5ddd8eb0582ca4a43bffb01c4	2026-11-24 04:28:34.699474+00
shared	0004_outbox.sql	bdbf7d6eb5f728b561ca512bf893e704a1d6560d6c91ebbc6b2bfb024cf2273f	2026-11-24 04:28:34.70781+00
shared	0005_consumers.sql	e9254d5eb8dcefb105bf3bd9ec21dedeb2239585cbf8fe33032c1aa4ce4b8cbd	2026-11-24 04:28:34.711534+00
shared	0006_timers_and_deliveries.sql	d14cce38ecc931433c22b30c42750a1bb86a19514af757aa39b45cb51739bf55	2026-11-24 04:28:34.732891+00
conversion	0001_policies_recommendations_and_offers.sql	b8efcd50d0a611bb8557c8c5da560bad312bf23b55f2a1412ff0f82aaa2f73c2	2026-11-24 04:28:34.75484+00
\.


--
-- Name: inbox_applied_seq; Type: SEQUENCE SET; Schema: messaging; Owner: conversion_migrator
--

SELECT pg_catalog.setval('messaging.inbox_applied_seq', 197, true);


--
-- Name: operations_id_seq; Type: SEQUENCE SET; Schema: messaging; Owner: conversion_migrator
--

SELECT pg_catalog.setval('messaging.operations_id_seq', 1, false);


--
-- Name: outbox_id_seq; Type: SEQUENCE SET; Schema: messaging; Owner: conversion_migrator
--

SELECT pg_catalog.setval('messaging.outbox_id_seq', 42, true);


--
-- Name: timers_id_seq; Type: SEQUENCE SET; Schema: messaging; Owner: conversion_migrator
--

SELECT pg_catalog.setval('messaging.timers_id_seq', 4, true);


--
-- Name: audit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: conversion_migrator
--

SELECT pg_catalog.setval('public.audit_id_seq', 37, true);


--
-- Name: clock clock_pkey; Type: CONSTRAINT; Schema: app; Owner: conversion_migrator
--

ALTER TABLE ONLY app.clock
    ADD CONSTRAINT clock_pkey PRIMARY KEY (one);


--
-- Name: consumer_offsets consumer_offsets_pkey; Type: CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.consumer_offsets
    ADD CONSTRAINT consumer_offsets_pkey PRIMARY KEY (consumer, topic, partition);


--
-- Name: deliveries deliveries_employer_id_channel_key_key; Type: CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.deliveries
    ADD CONSTRAINT deliveries_employer_id_channel_key_key UNIQUE NULLS NOT DISTINCT (employer_id, channel, key);


--
-- Name: deliveries deliveries_pkey; Type: CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.deliveries
    ADD CONSTRAINT deliveries_pkey PRIMARY KEY (id);


--
-- Name: delivery_attempts delivery_attempts_pkey; Type: CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.delivery_attempts
    ADD CONSTRAINT delivery_attempts_pkey PRIMARY KEY (delivery_id, attempt);


--
-- Name: inbox inbox_pkey; Type: CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.inbox
    ADD CONSTRAINT inbox_pkey PRIMARY KEY (consumer, source, event_id);


--
-- Name: operations operations_pkey; Type: CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.operations
    ADD CONSTRAINT operations_pkey PRIMARY KEY (id);


--
-- Name: outbox outbox_pkey; Type: CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.outbox
    ADD CONSTRAINT outbox_pkey PRIMARY KEY (id);


--
-- Name: parked parked_pkey; Type: CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.parked
    ADD CONSTRAINT parked_pkey PRIMARY KEY (consumer, topic, partition, "offset");


--
-- Name: relay_lease relay_lease_pkey; Type: CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.relay_lease
    ADD CONSTRAINT relay_lease_pkey PRIMARY KEY (name);


--
-- Name: suspects suspects_pkey; Type: CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.suspects
    ADD CONSTRAINT suspects_pkey PRIMARY KEY (consumer, topic, partition, "offset");


--
-- Name: timers timers_employer_id_kind_key_key; Type: CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.timers
    ADD CONSTRAINT timers_employer_id_kind_key_key UNIQUE NULLS NOT DISTINCT (employer_id, kind, key);


--
-- Name: timers timers_pkey; Type: CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.timers
    ADD CONSTRAINT timers_pkey PRIMARY KEY (id);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (employer_id, id);


--
-- Name: evaluation_summaries evaluation_summaries_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.evaluation_summaries
    ADD CONSTRAINT evaluation_summaries_pkey PRIMARY KEY (employer_id, engagement_id, summary_version);


--
-- Name: hires hires_employer_id_offer_id_key; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.hires
    ADD CONSTRAINT hires_employer_id_offer_id_key UNIQUE (employer_id, offer_id);


--
-- Name: hires hires_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.hires
    ADD CONSTRAINT hires_pkey PRIMARY KEY (employer_id, hire_id);


--
-- Name: idempotent_requests idempotent_requests_employer_id_person_id_principal_key_key; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.idempotent_requests
    ADD CONSTRAINT idempotent_requests_employer_id_person_id_principal_key_key UNIQUE NULLS NOT DISTINCT (employer_id, person_id, principal, key);


--
-- Name: known_applications known_applications_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.known_applications
    ADD CONSTRAINT known_applications_pkey PRIMARY KEY (employer_id, application_id);


--
-- Name: known_engagements known_engagements_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.known_engagements
    ADD CONSTRAINT known_engagements_pkey PRIMARY KEY (employer_id, engagement_id);


--
-- Name: known_evaluations known_evaluations_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.known_evaluations
    ADD CONSTRAINT known_evaluations_pkey PRIMARY KEY (employer_id, evaluation_id);


--
-- Name: known_members known_members_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.known_members
    ADD CONSTRAINT known_members_pkey PRIMARY KEY (employer_id, member_id);


--
-- Name: known_projects known_projects_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.known_projects
    ADD CONSTRAINT known_projects_pkey PRIMARY KEY (employer_id, project_id);


--
-- Name: known_reviews known_reviews_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.known_reviews
    ADD CONSTRAINT known_reviews_pkey PRIMARY KEY (employer_id, review_id);


--
-- Name: offer_versions offer_versions_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.offer_versions
    ADD CONSTRAINT offer_versions_pkey PRIMARY KEY (employer_id, offer_id, offer_version);


--
-- Name: offers offers_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.offers
    ADD CONSTRAINT offers_pkey PRIMARY KEY (employer_id, offer_id);


--
-- Name: policies policies_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.policies
    ADD CONSTRAINT policies_pkey PRIMARY KEY (employer_id, policy_id);


--
-- Name: policy_versions policy_versions_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.policy_versions
    ADD CONSTRAINT policy_versions_pkey PRIMARY KEY (employer_id, policy_id, policy_version);


--
-- Name: recommendations recommendations_employer_id_engagement_id_summary_version_key; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.recommendations
    ADD CONSTRAINT recommendations_employer_id_engagement_id_summary_version_key UNIQUE (employer_id, engagement_id, summary_version);


--
-- Name: recommendations recommendations_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.recommendations
    ADD CONSTRAINT recommendations_pkey PRIMARY KEY (employer_id, recommendation_id);


--
-- Name: schema_migrations schema_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: conversion_migrator
--

ALTER TABLE ONLY public.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (origin, name);


--
-- Name: deliveries_by_age; Type: INDEX; Schema: messaging; Owner: conversion_migrator
--

CREATE INDEX deliveries_by_age ON messaging.deliveries USING btree (queued_at);


--
-- Name: deliveries_by_next_attempt; Type: INDEX; Schema: messaging; Owner: conversion_migrator
--

CREATE INDEX deliveries_by_next_attempt ON messaging.deliveries USING btree (next_attempt, id) WHERE (next_attempt IS NOT NULL);


--
-- Name: inbox_by_age; Type: INDEX; Schema: messaging; Owner: conversion_migrator
--

CREATE INDEX inbox_by_age ON messaging.inbox USING btree (created_at);


--
-- Name: outbox_refused; Type: INDEX; Schema: messaging; Owner: conversion_migrator
--

CREATE INDEX outbox_refused ON messaging.outbox USING btree (topic, key) WHERE (refused IS NOT NULL);


--
-- Name: parked_by_key; Type: INDEX; Schema: messaging; Owner: conversion_migrator
--

CREATE INDEX parked_by_key ON messaging.parked USING btree (consumer, topic, key, "offset");


--
-- Name: timers_by_due; Type: INDEX; Schema: messaging; Owner: conversion_migrator
--

CREATE INDEX timers_by_due ON messaging.timers USING btree (due, id);


--
-- Name: audit_of_entity; Type: INDEX; Schema: public; Owner: conversion_migrator
--

CREATE INDEX audit_of_entity ON public.audit USING btree (employer_id, entity, entity_id, id);


--
-- Name: idempotent_requests_by_age; Type: INDEX; Schema: public; Owner: conversion_migrator
--

CREATE INDEX idempotent_requests_by_age ON public.idempotent_requests USING btree (created_at);


--
-- Name: known_evaluations_by_engagement; Type: INDEX; Schema: public; Owner: conversion_migrator
--

CREATE INDEX known_evaluations_by_engagement ON public.known_evaluations USING btree (employer_id, engagement_id);


--
-- Name: known_members_by_subject; Type: INDEX; Schema: public; Owner: conversion_migrator
--

CREATE INDEX known_members_by_subject ON public.known_members USING btree (employer_id, subject) WHERE active;


--
-- Name: known_reviews_by_engagement; Type: INDEX; Schema: public; Owner: conversion_migrator
--

CREATE INDEX known_reviews_by_engagement ON public.known_reviews USING btree (employer_id, engagement_id);


--
-- Name: offers_by_due_member; Type: INDEX; Schema: public; Owner: conversion_migrator
--

CREATE INDEX offers_by_due_member ON public.offers USING gin (due_member_ids);


--
-- Name: offers_by_engagement; Type: INDEX; Schema: public; Owner: conversion_migrator
--

CREATE INDEX offers_by_engagement ON public.offers USING btree (employer_id, engagement_id);


--
-- Name: one_open_offer; Type: INDEX; Schema: public; Owner: conversion_migrator
--

CREATE UNIQUE INDEX one_open_offer ON public.offers USING btree (employer_id, engagement_id) WHERE (status <> ALL (ARRAY['declined'::text, 'expired'::text, 'rescinded'::text, 'reneged'::text, 'cancelled'::text]));


--
-- Name: recommendations_by_manager; Type: INDEX; Schema: public; Owner: conversion_migrator
--

CREATE INDEX recommendations_by_manager ON public.recommendations USING btree (employer_id, hiring_manager_id, status);


--
-- Name: delivery_attempts delivery_attempts_delivery_id_fkey; Type: FK CONSTRAINT; Schema: messaging; Owner: conversion_migrator
--

ALTER TABLE ONLY messaging.delivery_attempts
    ADD CONSTRAINT delivery_attempts_delivery_id_fkey FOREIGN KEY (delivery_id) REFERENCES messaging.deliveries(id) ON DELETE CASCADE;


--
-- Name: audit; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.audit ENABLE ROW LEVEL SECURITY;

--
-- Name: evaluation_summaries; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.evaluation_summaries ENABLE ROW LEVEL SECURITY;

--
-- Name: hires; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.hires ENABLE ROW LEVEL SECURITY;

--
-- Name: idempotent_requests; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.idempotent_requests ENABLE ROW LEVEL SECURITY;

--
-- Name: known_applications; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.known_applications ENABLE ROW LEVEL SECURITY;

--
-- Name: known_engagements; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.known_engagements ENABLE ROW LEVEL SECURITY;

--
-- Name: known_evaluations; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.known_evaluations ENABLE ROW LEVEL SECURITY;

--
-- Name: known_members; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.known_members ENABLE ROW LEVEL SECURITY;

--
-- Name: known_projects; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.known_projects ENABLE ROW LEVEL SECURITY;

--
-- Name: known_reviews; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.known_reviews ENABLE ROW LEVEL SECURITY;

--
-- Name: offer_versions; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.offer_versions ENABLE ROW LEVEL SECURITY;

--
-- Name: offers; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.offers ENABLE ROW LEVEL SECURITY;

--
-- Name: policies; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.policies ENABLE ROW LEVEL SECURITY;

--
-- Name: policy_versions; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.policy_versions ENABLE ROW LEVEL SECURITY;

--
-- Name: recommendations; Type: ROW SECURITY; Schema: public; Owner: conversion_migrator
--

ALTER TABLE public.recommendations ENABLE ROW LEVEL SECURITY;

--
-- Name: audit tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.audit USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: evaluation_summaries tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.evaluation_summaries USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: hires tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.hires USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: idempotent_requests tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.idempotent_requests USING (((employer_id = app.employer()) OR ((employer_id IS NULL) AND (person_id = app.person())))) WITH CHECK (((employer_id = app.employer()) OR ((employer_id IS NULL) AND (person_id = app.person()))));


--
-- Name: known_applications tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.known_applications USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: known_engagements tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.known_engagements USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: known_evaluations tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.known_evaluations USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: known_members tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.known_members USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: known_projects tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.known_projects USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: known_reviews tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.known_reviews USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: offer_versions tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.offer_versions USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: offers tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.offers USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: policies tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.policies USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: policy_versions tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.policy_versions USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: recommendations tenant; Type: POLICY; Schema: public; Owner: conversion_migrator
--

CREATE POLICY tenant ON public.recommendations USING ((employer_id = app.employer())) WITH CHECK ((employer_id = app.employer()));


--
-- Name: SCHEMA app; Type: ACL; Schema: -; Owner: conversion_migrator
--

GRANT USAGE ON SCHEMA app TO conversion;
GRANT USAGE ON SCHEMA app TO conversion_worker;
GRANT USAGE ON SCHEMA app TO conversion_relay;
GRANT USAGE ON SCHEMA app TO conversion_backup;
GRANT USAGE ON SCHEMA app TO conversion_clock;


--
-- Name: SCHEMA messaging; Type: ACL; Schema: -; Owner: conversion_migrator
--

GRANT USAGE ON SCHEMA messaging TO conversion;
GRANT USAGE ON SCHEMA messaging TO conversion_worker;
GRANT USAGE ON SCHEMA messaging TO conversion_relay;
GRANT USAGE ON SCHEMA messaging TO conversion_backup;


--
-- Name: SCHEMA public; Type: ACL; Schema: -; Owner: pg_database_owner
--

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO conversion;
GRANT USAGE ON SCHEMA public TO conversion_worker;
GRANT USAGE ON SCHEMA public TO conversion_relay;
GRANT ALL ON SCHEMA public TO conversion_migrator;
GRANT USAGE ON SCHEMA public TO conversion_backup;
GRANT USAGE ON SCHEMA public TO conversion_clock;


--
-- Name: FUNCTION advance(by interval); Type: ACL; Schema: app; Owner: conversion_migrator
--

REVOKE ALL ON FUNCTION app.advance(by interval) FROM PUBLIC;
GRANT ALL ON FUNCTION app.advance(by interval) TO conversion_clock;


--
-- Name: FUNCTION employer(); Type: ACL; Schema: app; Owner: conversion_migrator
--

REVOKE ALL ON FUNCTION app.employer() FROM PUBLIC;
GRANT ALL ON FUNCTION app.employer() TO conversion;
GRANT ALL ON FUNCTION app.employer() TO conversion_worker;
GRANT ALL ON FUNCTION app.employer() TO conversion_relay;
GRANT ALL ON FUNCTION app.employer() TO conversion_backup;
GRANT ALL ON FUNCTION app.employer() TO conversion_clock;


--
-- Name: FUNCTION employer_of_offer(wanted uuid); Type: ACL; Schema: app; Owner: conversion_migrator
--

REVOKE ALL ON FUNCTION app.employer_of_offer(wanted uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION app.employer_of_offer(wanted uuid) TO conversion;


--
-- Name: FUNCTION forget_idempotent_requests(older_than interval); Type: ACL; Schema: app; Owner: conversion_migrator
--

REVOKE ALL ON FUNCTION app.forget_idempotent_requests(older_than interval) FROM PUBLIC;
GRANT ALL ON FUNCTION app.forget_idempotent_requests(older_than interval) TO conversion_worker;


--
-- Name: FUNCTION now(); Type: ACL; Schema: app; Owner: conversion_migrator
--

REVOKE ALL ON FUNCTION app.now() FROM PUBLIC;
GRANT ALL ON FUNCTION app.now() TO conversion;
GRANT ALL ON FUNCTION app.now() TO conversion_worker;
GRANT ALL ON FUNCTION app.now() TO conversion_relay;
GRANT ALL ON FUNCTION app.now() TO conversion_backup;
GRANT ALL ON FUNCTION app.now() TO conversion_clock;


--
-- Name: FUNCTION person(); Type: ACL; Schema: app; Owner: conversion_migrator
--

REVOKE ALL ON FUNCTION app.person() FROM PUBLIC;
GRANT ALL ON FUNCTION app.person() TO conversion;
GRANT ALL ON FUNCTION app.person() TO conversion_worker;
GRANT ALL ON FUNCTION app.person() TO conversion_relay;
GRANT ALL ON FUNCTION app.person() TO conversion_backup;
GRANT ALL ON FUNCTION app.person() TO conversion_clock;


--
-- Name: FUNCTION clear_timers(employers uuid[], kinds text[], keys text[]); Type: ACL; Schema: messaging; Owner: conversion_migrator
--

REVOKE ALL ON FUNCTION messaging.clear_timers(employers uuid[], kinds text[], keys text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION messaging.clear_timers(employers uuid[], kinds text[], keys text[]) TO conversion;


--
-- Name: FUNCTION queue_deliveries(ids uuid[], employers uuid[], channels text[], keys text[], payloads jsonb[], correlations text[], traces text[]); Type: ACL; Schema: messaging; Owner: conversion_migrator
--

REVOKE ALL ON FUNCTION messaging.queue_deliveries(ids uuid[], employers uuid[], channels text[], keys text[], payloads jsonb[], correlations text[], traces text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION messaging.queue_deliveries(ids uuid[], employers uuid[], channels text[], keys text[], payloads jsonb[], correlations text[], traces text[]) TO conversion;


--
-- Name: FUNCTION set_timers(employers uuid[], kinds text[], keys text[], dues timestamp with time zone[], correlations text[], traces text[]); Type: ACL; Schema: messaging; Owner: conversion_migrator
--

REVOKE ALL ON FUNCTION messaging.set_timers(employers uuid[], kinds text[], keys text[], dues timestamp with time zone[], correlations text[], traces text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION messaging.set_timers(employers uuid[], kinds text[], keys text[], dues timestamp with time zone[], correlations text[], traces text[]) TO conversion;


--
-- Name: TABLE consumer_offsets; Type: ACL; Schema: messaging; Owner: conversion_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.consumer_offsets TO conversion_worker;


--
-- Name: TABLE deliveries; Type: ACL; Schema: messaging; Owner: conversion_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.deliveries TO conversion_worker;


--
-- Name: TABLE delivery_attempts; Type: ACL; Schema: messaging; Owner: conversion_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.delivery_attempts TO conversion_worker;


--
-- Name: TABLE inbox; Type: ACL; Schema: messaging; Owner: conversion_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.inbox TO conversion_worker;


--
-- Name: TABLE operations; Type: ACL; Schema: messaging; Owner: conversion_migrator
--

GRANT SELECT,INSERT ON TABLE messaging.operations TO conversion_worker;


--
-- Name: TABLE outbox; Type: ACL; Schema: messaging; Owner: conversion_migrator
--

GRANT INSERT ON TABLE messaging.outbox TO conversion;
GRANT SELECT,DELETE,UPDATE ON TABLE messaging.outbox TO conversion_relay;
GRANT SELECT,DELETE,UPDATE ON TABLE messaging.outbox TO conversion_worker;


--
-- Name: TABLE parked; Type: ACL; Schema: messaging; Owner: conversion_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.parked TO conversion_worker;


--
-- Name: TABLE relay_lease; Type: ACL; Schema: messaging; Owner: conversion_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE messaging.relay_lease TO conversion_relay;
GRANT SELECT,INSERT,UPDATE ON TABLE messaging.relay_lease TO conversion_worker;


--
-- Name: TABLE suspects; Type: ACL; Schema: messaging; Owner: conversion_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.suspects TO conversion_worker;


--
-- Name: TABLE timers; Type: ACL; Schema: messaging; Owner: conversion_migrator
--

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE messaging.timers TO conversion_worker;


--
-- Name: TABLE audit; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT ON TABLE public.audit TO conversion;


--
-- Name: TABLE evaluation_summaries; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT ON TABLE public.evaluation_summaries TO conversion;


--
-- Name: TABLE hires; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.hires TO conversion;


--
-- Name: TABLE idempotent_requests; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.idempotent_requests TO conversion;


--
-- Name: TABLE known_applications; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.known_applications TO conversion;


--
-- Name: TABLE known_engagements; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.known_engagements TO conversion;


--
-- Name: TABLE known_evaluations; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.known_evaluations TO conversion;


--
-- Name: TABLE known_members; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.known_members TO conversion;


--
-- Name: TABLE known_projects; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.known_projects TO conversion;


--
-- Name: TABLE known_reviews; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.known_reviews TO conversion;


--
-- Name: TABLE offer_versions; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT ON TABLE public.offer_versions TO conversion;


--
-- Name: TABLE offers; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.offers TO conversion;


--
-- Name: TABLE policies; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.policies TO conversion;


--
-- Name: TABLE policy_versions; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT ON TABLE public.policy_versions TO conversion;


--
-- Name: TABLE recommendations; Type: ACL; Schema: public; Owner: conversion_migrator
--

GRANT SELECT,INSERT,UPDATE ON TABLE public.recommendations TO conversion;


--
-- Name: DEFAULT PRIVILEGES FOR FUNCTIONS; Type: DEFAULT ACL; Schema: -; Owner: conversion_migrator
--

ALTER DEFAULT PRIVILEGES FOR ROLE conversion_migrator REVOKE ALL ON FUNCTIONS FROM PUBLIC;


--
-- PostgreSQL database dump complete
--


