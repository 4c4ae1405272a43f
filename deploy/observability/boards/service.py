"""One service: its requests, handlers, database and processes."""

from deploy.observability.boards.panels import Board, Panel, Row, quantile

J = '{job="$job"}'
"""Of the chosen service."""
SERVICE = Board(
    "service",
    "Journeywork: one service",
    [
        Row(
            "Requests",
            [
                Panel(
                    "By status",
                    "reqps",
                    [(f"sum by (status) (rate(journeywork_http_seconds_count{J}[5m]))", "{{status}}")],
                ),
                Panel(
                    "The most frequent routes",
                    "reqps",
                    [
                        (
                            f"topk(10, sum by (method, route) (rate(journeywork_http_seconds_count{J}[5m])))",
                            "{{method}} {{route}}",
                        )
                    ],
                ),
                Panel(
                    "The slowest routes, 95 of 100 within",
                    "s",
                    [
                        (
                            f"topk(10, {quantile(0.95, 'journeywork_http_seconds_bucket', 'method, route', J)})",
                            "{{method}} {{route}}",
                        )
                    ],
                ),
                Panel(
                    "Commands refused",
                    "reqps",
                    [(f"sum by (why) (rate(journeywork_commands_refused_total{J}[5m]))", "{{why}}")],
                ),
            ],
        ),
        Row(
            "Consumers",
            [
                Panel(
                    "Busiest handlers",
                    "ops",
                    [
                        (
                            f"topk(10, sum by (consumer, type) (rate(journeywork_handler_seconds_count{J}[5m])))",
                            "{{consumer}} {{type}}",
                        )
                    ],
                ),
                Panel(
                    "Slowest handlers, 95 of 100 within",
                    "s",
                    [
                        (
                            f"topk(10, {quantile(0.95, 'journeywork_handler_seconds_bucket', 'consumer, type', J)})",
                            "{{consumer}} {{type}}",
                        )
                    ],
                ),
                Panel(
                    "Time in handlers",
                    "short",
                    [(f"sum by (consumer) (rate(journeywork_handler_seconds_sum{J}[5m]))", "{{consumer}}")],
                    "Seconds of each second.",
                ),
            ],
        ),
        Row(
            "Database",
            [
                Panel(
                    "Transactions, 99 of 100 within",
                    "s",
                    [
                        (quantile(0.99, "journeywork_slice_seconds_bucket", "consumer", J), "{{consumer}}"),
                        (quantile(0.99, "journeywork_transaction_seconds_bucket", "job", J), "requests and commands"),
                    ],
                ),
                Panel(
                    "Connections",
                    "short",
                    [
                        (
                            f"sum by (pool) (journeywork_pool_connections{J} - journeywork_pool_idle_connections{J})",
                            "{{pool}}, in use",
                        ),
                        (f"sum by (pool) (journeywork_pool_largest_connections{J})", "{{pool}}, at most"),
                    ],
                ),
                Panel(
                    "Waiting for a connection",
                    "s",
                    [
                        (
                            quantile(0.99, "journeywork_pool_wait_seconds_bucket", "pool", J),
                            "{{pool}}, 99 of 100 within",
                        ),
                        (f"sum by (pool) (rate(journeywork_pool_empty_total{J}[5m]))", "{{pool}}, none per second"),
                    ],
                ),
            ],
        ),
        Row(
            "Processes",
            [
                Panel("Ready", "short", [(f"journeywork_ready{J}", "{{instance}}")]),
                Panel("Processor", "short", [(f"rate(process_cpu_seconds_total{J}[5m])", "{{instance}}")], "Cores."),
                Panel("Memory", "bytes", [(f"process_resident_memory_bytes{J}", "{{instance}}")]),
                Panel("Open files", "short", [(f"process_open_fds{J}", "{{instance}}")]),
                Panel("Since", "s", [(f"time() - process_start_time_seconds{J}", "{{instance}}")]),
            ],
        ),
    ],
    of_a_service=True,
)
