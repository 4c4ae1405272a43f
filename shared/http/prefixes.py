"""Which service answers which path: one host, routed by the first path segment; proxies follow this table.

Some segments are kept for pages to come.
"""

PREFIXES: dict[str, tuple[str, ...]] = {
    "posting": ("posting", "home", "projects", "engagements", "find", "me"),
    "evaluation": ("evaluation", "reviews", "calibration", "rubrics", "appeals"),
    "conversion": (
        "conversion",
        "recommendations",
        "offers",
        "approvals",
        "policies",
        "fairness",
        "answers",
        "voluntary",
    ),
}

_BY_SEGMENT = {segment: service for service, segments in PREFIXES.items() for segment in segments}


def service_of(path: str) -> str | None:
    """The service whose first path segment this is, or None."""
    return _BY_SEGMENT.get(path.lstrip("/").split("/", 1)[0])
