"""What an operator looks at first: is it well, is kept what is promised, how much is done."""

from deploy.observability.boards.panels import Board, Panel, Row, quantile
from deploy.observability.objectives import OBJECTIVES, ratio

OVERVIEW = Board(
    "overview",
    "Journeywork: overview",
    [
        Row(
            "Is it well?",
            [
                Panel(
                    "Services that can work",
                    "short",
                    [("sum(max by (job) (journeywork_ready))", "")],
                    "Of three.",
                    "stat",
                    bad=2,
                    below=True,
                ),
                Panel(
                    "Oldest event in an outbox",
                    "s",
                    [("max(journeywork_outbox_oldest_seconds)", "")],
                    "Waits for Kafka.",
                    "stat",
                    bad=60,
                ),
                Panel(
                    "Latest consumer",
                    "s",
                    [("max(journeywork_consumer_lag_seconds)", "")],
                    "Age of the oldest record that is not applied.",
                    "stat",
                    bad=120,
                ),
                Panel(
                    "Parked records",
                    "short",
                    [("sum(max by (job, consumer) (journeywork_parked_records))", "")],
                    "Some are tried again by themselves; the others wait for an operator.",
                    "stat",
                    bad=1,
                ),
                Panel(
                    "Fuses blown",
                    "short",
                    [("sum(max by (job, consumer) (journeywork_fuse_blown))", "")],
                    "Consumers that stand still.",
                    "stat",
                    bad=1,
                ),
                Panel(
                    "Deliveries given up",
                    "short",
                    [("sum(max by (job, channel) (journeywork_deliveries_failed))", "")],
                    "Mails and others that nobody will get unless somebody sends them again.",
                    "stat",
                    bad=1,
                ),
            ],
        ),
        Row(
            "What is promised",
            [
                Panel(
                    one.promise, "percentunit", [(ratio(one, "1h"), "{{job}}, 1 h"), (ratio(one, "3d"), "{{job}}, 3 d")]
                )
                for one in OBJECTIVES
            ],
        ),
        Row(
            "How much, how fast",
            [
                Panel(
                    "Requests",
                    "reqps",
                    [("sum by (job) (rate(journeywork_http_seconds_count[5m]))", "{{job}}")],
                ),
                Panel(
                    "99 of 100 requests within",
                    "s",
                    [(quantile(0.99, "journeywork_http_seconds_bucket", "job"), "{{job}}")],
                ),
                Panel(
                    "Events applied",
                    "eps",
                    [("sum by (consumer) (rate(journeywork_events_applied_total[5m]))", "{{consumer}}")],
                ),
                Panel(
                    "99 of 100 events take effect within",
                    "s",
                    [(quantile(0.99, "journeywork_event_latency_seconds_bucket", "consumer"), "{{consumer}}")],
                ),
            ],
        ),
        Row(
            "What runs",
            [
                Panel(
                    "Processes",
                    "short",
                    [("sum by (job, role, version) (journeywork_build_info)", "{{job}} {{role}} {{version}}")],
                ),
                Panel(
                    "Processor", "short", [("rate(process_cpu_seconds_total[5m])", "{{job}} {{instance}}")], "Cores."
                ),
                Panel("Memory", "bytes", [("process_resident_memory_bytes", "{{job}} {{instance}}")]),
            ],
        ),
    ],
)
