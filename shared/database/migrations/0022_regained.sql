-- Numbers of events that were given away before a loss, and which a restored database cannot know of by itself: the next
-- event of that key is counted on from here. Written by `regain settle` alone; empty where nothing was ever restored.
CREATE TABLE messaging.regained (
    topic text NOT NULL,
    key text NOT NULL,
    last bigint NOT NULL,
    PRIMARY KEY (topic, key)
);
GRANT SELECT ON messaging.regained TO ${service}, ${service}_worker;
