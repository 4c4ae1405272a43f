"""What the product is there for, counted by public events."""

from deploy.observability.boards.panels import Board, Panel, Row, of

WAITED = "sum by (le) (increase(journeywork_project_to_summary_seconds_bucket[28d]))"
BUSINESS = Board(
    "business",
    "Journeywork: what it is there for",
    [
        Row(
            "Work",
            [
                Panel(
                    "Projects, work, summaries",
                    "short",
                    [
                        (of("posting.project.published", "1d"), "projects published"),
                        (of("posting.application.submitted", "1d"), "applications"),
                        (of("posting.engagement.completed", "1d"), "work completed"),
                        (of("evaluation.evaluation_summary.published", "1d"), "summaries"),
                    ],
                    "In a day.",
                ),
                Panel(
                    "From project to first summary",
                    "s",
                    [
                        (
                            f"histogram_quantile({q}, {WAITED})",
                            f"{q:.0%} within",
                        )
                        for q in (0.5, 0.9)
                    ],
                    "Of projects that got it in four weeks.",
                ),
                Panel(
                    "Events of HR systems",
                    "short",
                    [("sum by (status) (increase(journeywork_hr_events_total[1d]))", "{{status}}")],
                    "In a day.",
                ),
            ],
        ),
        Row(
            "Judgement",
            [
                Panel(
                    "Reviews",
                    "short",
                    [
                        (of("evaluation.review.assigned", "1d"), "assigned"),
                        (of("evaluation.scorecard.sealed", "1d"), "sealed"),
                        (of("evaluation.review.overdue", "1d"), "overdue"),
                        (of("evaluation.review.declined", "1d"), "declined"),
                        (of("evaluation.review.reassigned", "1d"), "given to others"),
                    ],
                    "In a day.",
                ),
                Panel(
                    "Share of assigned reviews that is sealed",
                    "percentunit",
                    [
                        (
                            f"{of('evaluation.scorecard.sealed', '14d')} / {of('evaluation.review.assigned', '14d')}",
                            "in 14 days",
                        )
                    ],
                ),
                Panel(
                    "Opinions withheld",
                    "short",
                    [
                        (of("evaluation.evaluation.additional_review_requested", "7d"), "one more review asked for"),
                        (of("conversion.recommendation.review_requested", "7d"), "of these, by a person"),
                        (of("evaluation.evaluation.appealed", "7d"), "appeals"),
                    ],
                    "In a week: the cards so far left the decision open, or somebody wanted another look.",
                ),
            ],
        ),
        Row(
            "Decisions",
            [
                Panel(
                    "Recommendations",
                    "short",
                    [
                        (of("conversion.recommendation.computed", "7d"), "computed"),
                        (of("conversion.recommendation.confirmed", "7d"), "confirmed"),
                        (of("conversion.recommendation.overridden", "7d"), "overridden"),
                    ],
                    "In a week.",
                ),
                Panel(
                    "Offers",
                    "short",
                    [
                        (of(f"conversion.offer.{what}", "7d"), what)
                        for what in ("extended", "accepted", "declined", "expired", "rescinded", "reneged")
                    ],
                    "In a week.",
                ),
                Panel(
                    "Hires",
                    "short",
                    [
                        (of("conversion.hire.started", "28d"), "started"),
                        (of("conversion.hire.retained", "28d"), "stayed"),
                    ],
                    "In four weeks.",
                ),
            ],
        ),
    ],
    since="now-30d",
)
