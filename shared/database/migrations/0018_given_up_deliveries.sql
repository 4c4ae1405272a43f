-- How many deliveries were given up is asked every few seconds, for gauges, among all that were ever sent.
CREATE INDEX deliveries_given_up ON messaging.deliveries (channel) WHERE failed_at IS NOT NULL;
