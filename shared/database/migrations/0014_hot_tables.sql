-- Tables whose rows come and go, or change with every transaction, and must stay as small as what they hold.

-- Payloads above 2 kB lie in the outbox's own toast table, which has its own settings and came and went as often.
ALTER TABLE messaging.outbox SET (
    toast.autovacuum_vacuum_scale_factor = 0,
    toast.autovacuum_vacuum_threshold = 5000,
    toast.autovacuum_vacuum_cost_delay = 0,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 50000
);

-- A row or two per partition, changed by every slice in columns that no index has: room on the page keeps each change
-- there (HOT), where the next one prunes it without any vacuum.
ALTER TABLE messaging.consumer_offsets SET (
    fillfactor = 20,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000,
    autovacuum_vacuum_cost_delay = 0
);
ALTER TABLE messaging.relay_lease SET (
    fillfactor = 20,
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 1000
);

-- Parked records, suspects and timers are few among many that were there: vacuum follows the changes, not the size.
ALTER TABLE messaging.parked SET (
    fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_threshold = 1000,
    toast.autovacuum_vacuum_scale_factor = 0.02,
    toast.autovacuum_vacuum_threshold = 1000
);
ALTER TABLE messaging.suspects SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
ALTER TABLE messaging.timers SET (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
ALTER TABLE messaging.deliveries SET (
    fillfactor = 80,
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_threshold = 1000
);
