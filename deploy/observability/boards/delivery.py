"""Events out and in, what waits, timers and deliveries."""

from deploy.observability.boards.panels import Board, Panel, Row, quantile

DELIVERY = Board(
    "delivery",
    "Journeywork: delivery",
    [
        Row(
            "Out",
            [
                Panel(
                    "Events in the outbox",
                    "short",
                    [
                        ("max by (job) (journeywork_outbox_rows)", "{{job}}"),
                        ("max by (job) (journeywork_outbox_refused)", "{{job}}, refused"),
                    ],
                ),
                Panel(
                    "Oldest event in the outbox",
                    "s",
                    [
                        ("max by (job) (journeywork_outbox_oldest_seconds)", "{{job}}"),
                        ("max by (job) (journeywork_outbox_age_seconds)", "{{job}}, as the edge knows it"),
                    ],
                    "Above HTTP__OUTBOX_LIMIT commands are refused.",
                ),
                Panel(
                    "Published and sent",
                    "eps",
                    [
                        ("sum by (job) (rate(journeywork_events_published_total[5m]))", "{{job}}, published"),
                        ("sum by (job) (rate(journeywork_outbox_sent_total[5m]))", "{{job}}, sent"),
                    ],
                    "Sent counts dead letters too.",
                ),
                Panel(
                    "99 of 100 batches sent within",
                    "s",
                    [(quantile(0.99, "journeywork_relay_seconds_bucket", "job"), "{{job}}")],
                ),
                Panel(
                    "Relays",
                    "short",
                    [
                        ("sum by (job) (journeywork_relay_leading)", "{{job}}, leading"),
                        ("sum by (job) (journeywork_relay_slots)", "{{job}}, parts of 16"),
                        (
                            "sum by (job, error) (rate(journeywork_relay_errors_total[5m]))",
                            "{{job}}, {{error}} per second",
                        ),
                    ],
                ),
            ],
        ),
        Row(
            "In",
            [
                Panel(
                    "Lag in time",
                    "s",
                    [("max by (consumer) (journeywork_consumer_lag_seconds)", "{{consumer}}")],
                    "Age of the oldest record that is not applied, of the worst partition.",
                ),
                Panel(
                    "Lag in records",
                    "short",
                    [("sum by (consumer) (journeywork_consumer_lag_events)", "{{consumer}}")],
                ),
                Panel(
                    "In flight",
                    "short",
                    [
                        ("sum by (consumer) (journeywork_in_flight_records)", "{{consumer}}"),
                        ("sum by (consumer) (journeywork_partitions_paused)", "{{consumer}}, partitions paused"),
                    ],
                ),
                Panel(
                    "In flight, bytes", "bytes", [("sum by (consumer) (journeywork_in_flight_bytes)", "{{consumer}}")]
                ),
                Panel(
                    "Absorbed and passed over",
                    "eps",
                    [
                        ("sum by (consumer) (rate(journeywork_events_duplicate_total[5m]))", "{{consumer}}, twice"),
                        (
                            "sum by (consumer) (rate(journeywork_events_passed_over_total[5m]))",
                            "{{consumer}}, no handler",
                        ),
                    ],
                ),
            ],
        ),
        Row(
            "What waits",
            [
                Panel(
                    "Parked",
                    "short",
                    [
                        ("max by (consumer) (journeywork_parked_records)", "{{consumer}}, records"),
                        ("max by (consumer) (journeywork_parked_keys)", "{{consumer}}, keys"),
                    ],
                ),
                Panel(
                    "Oldest parked", "s", [("max by (consumer) (journeywork_parked_oldest_seconds)", "{{consumer}}")]
                ),
                Panel(
                    "Parking",
                    "eps",
                    [
                        ("sum by (consumer, why) (rate(journeywork_events_parked_total[5m]))", "{{consumer}}, {{why}}"),
                        (
                            "sum by (consumer, outcome) (rate(journeywork_parked_attempts_total[5m]))",
                            "{{consumer}}, attempt {{outcome}}",
                        ),
                    ],
                ),
                Panel(
                    "Stand still",
                    "short",
                    [
                        ("max by (consumer) (journeywork_fuse_blown)", "{{consumer}}, fuse"),
                        ("sum by (consumer) (journeywork_partitions_refusing)", "{{consumer}}, partitions refused"),
                        (
                            "sum by (consumer) (increase(journeywork_partitions_refused_total[1h]))",
                            "{{consumer}}, refused in 1 h",
                        ),
                        (
                            "sum by (consumer) (increase(journeywork_subscribers_rebuilt_total[1h]))",
                            "{{consumer}}, rebuilt in 1 h",
                        ),
                    ],
                ),
                Panel(
                    "Transactions put off or stopped",
                    "ops",
                    [
                        (
                            "sum by (consumer) (rate(journeywork_slices_in_doubt_total[5m]))",
                            "{{consumer}}, database in doubt",
                        ),
                        (
                            "sum by (consumer) (rate(journeywork_slices_fenced_total[5m]))",
                            "{{consumer}}, another owner",
                        ),
                    ],
                ),
            ],
        ),
        Row(
            "Timers and deliveries",
            [
                Panel(
                    "Timers",
                    "short",
                    [
                        ("max by (job) (journeywork_timers_due)", "{{job}}, due"),
                        ("max by (job) (journeywork_timers_stuck)", "{{job}}, stuck"),
                        (
                            "sum by (job, outcome) (rate(journeywork_timers_total[5m]))",
                            "{{job}}, {{outcome}} per second",
                        ),
                    ],
                ),
                Panel("Timers overdue", "s", [("max by (job) (journeywork_timers_overdue_seconds)", "{{job}}")]),
                Panel(
                    "Deliveries",
                    "short",
                    [
                        ("max by (job, channel) (journeywork_deliveries_waiting)", "{{job}} {{channel}}, waiting"),
                        ("max by (job, channel) (journeywork_deliveries_failed)", "{{job}} {{channel}}, given up"),
                        (
                            "sum by (job, channel, outcome) (rate(journeywork_deliveries_total[5m]))",
                            "{{job}} {{channel}}, {{outcome}} per second",
                        ),
                    ],
                ),
                Panel(
                    "Oldest delivery",
                    "s",
                    [("max by (job, channel) (journeywork_deliveries_oldest_seconds)", "{{job}} {{channel}}")],
                ),
                Panel(
                    "Age of these figures",
                    "s",
                    [("time() - max by (job) (journeywork_backlog_read_timestamp_seconds)", "{{job}}")],
                    "What waits is read every ten seconds.",
                ),
            ],
        ),
    ],
)
