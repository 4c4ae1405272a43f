-- Numbers of events that were given away before a loss, and which a restored database cannot know of by itself: the next
-- event of that key is counted on from here. Written by `regain settle` alone; empty where nothing was ever restored.
CREATE TABLE messaging.regained (
    topic text NOT NULL,
    key text NOT NULL,
    last bigint NOT NULL,
    PRIMARY KEY (topic, key)
);

-- The last number of one key, null where nothing was regained: that is all that a service may know of it.
CREATE FUNCTION messaging.last_regained(of_topic text, of_key text) RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog
    RETURN (SELECT last FROM messaging.regained WHERE topic = of_topic AND key = of_key);
GRANT EXECUTE ON FUNCTION messaging.last_regained(text, text) TO ${service}, ${service}_worker;
