"""What the services promise to those who use them, and the alerts that say when too much of the promise is used up.

Several windows and burn rates, after chapter 5 of the Site Reliability Workbook: a long window that the burn is real, a
short one that it still goes on. A burn rate of 1 uses up the budget in exactly 30 days.
"""

from collections.abc import Iterator
from dataclasses import dataclass

SECONDS = {"m": 60, "h": 3600, "d": 86_400}


@dataclass(frozen=True, slots=True)
class Objective:
    """A promise about events of which a share may be bad. `every` and `bad` are rates by job over the window `{w}`."""

    name: str
    alert: str
    goal: float
    promise: str
    every: str
    bad: str
    what: str

    @property
    def budget(self) -> float:
        """The share that may be bad."""
        return round(1 - self.goal, 6)

    def rate(self, of: str, window: str) -> str:
        return of.replace("{w}", window)


@dataclass(frozen=True, slots=True)
class Burn:
    """Alert when the budget is used up `factor` times too fast, in both windows."""

    severity: str
    factor: float
    long: str
    short: str


BURNS = (
    Burn("page", 14.4, "1h", "5m"),
    Burn("page", 6, "6h", "30m"),
    Burn("ticket", 3, "1d", "2h"),
    Burn("ticket", 1, "3d", "6h"),
)
FEWEST = 5
"""So many must be bad in the long window: one failure among three is no trend."""
ASKED = 'route!~"/health/.*|/metrics"'
OBJECTIVES = (
    Objective(
        "requests",
        "RequestBudgetBurns",
        0.999,
        "99.9 % of requests are answered without an error of ours (5xx)",
        f"sum by (job) (rate(journeywork_http_seconds_count{{{ASKED}}}[{{w}}]))",
        f'sum by (job) (rate(journeywork_http_seconds_count{{status=~"5..",{ASKED}}}[{{w}}]))',
        "requests end in an error",
    ),
    Objective(
        "latency",
        "LatencyBudgetBurns",
        0.99,
        "99 % of requests are answered within 0.5 s",
        f"sum by (job) (rate(journeywork_http_seconds_count{{{ASKED}}}[{{w}}]))",
        f"sum by (job) (rate(journeywork_http_seconds_count{{{ASKED}}}[{{w}}]))"
        f' - sum by (job) (rate(journeywork_http_seconds_bucket{{le="0.5",{ASKED}}}[{{w}}]))',
        "requests take longer than 0.5 s",
    ),
    Objective(
        "events",
        "FreshnessBudgetBurns",
        0.999,
        "99.9 % of transactions apply events that happened less than 60 s ago",
        "sum by (job) (rate(journeywork_event_latency_seconds_count[{w}]))",
        "sum by (job) (rate(journeywork_event_latency_seconds_count[{w}]))"
        ' - sum by (job) (rate(journeywork_event_latency_seconds_bucket{le="60.0"}[{w}]))',
        "events take effect later than after 60 s",
    ),
    Objective(
        "deliveries",
        "DeliveryBudgetBurns",
        0.999,
        "99.9 % of mails and other deliveries are sent in the end",
        'sum by (job) (rate(journeywork_deliveries_total{outcome=~"sent|given_up"}[{w}]))',
        'sum by (job) (rate(journeywork_deliveries_total{outcome="given_up"}[{w}]))',
        "deliveries are given up",
    ),
)
HEAD = """\
# Made by `python -m deploy.observability` from objectives.py: change it there. What is promised stands in docs/slo.md.
groups:
"""


def rules() -> str:
    """`alerts/slo.yml`: the share of bad events in each window, then the alerts."""
    return HEAD + "\n".join(line for objective in OBJECTIVES for line in _group(objective)) + "\n"


def table() -> str:
    """The promises as a table of Markdown."""
    lines = ["| promise | budget in 30 days | alert |", "|---|---|---|"]
    lines += [f"| {one.promise} | {one.budget:.1%} | [{one.alert}](runbooks/{one.alert}.md) |" for one in OBJECTIVES]
    return "\n".join(lines) + "\n"


def ratio(objective: Objective, window: str) -> str:
    """The series that holds the share of bad events in this window, by job."""
    return f"job:journeywork_{objective.name}_bad:ratio_rate{window}"


def _group(objective: Objective) -> Iterator[str]:
    yield f"  - name: slo-{objective.name}"
    yield "    rules:"
    for window in dict.fromkeys(window for burn in BURNS for window in (burn.short, burn.long)):
        every = objective.rate(objective.every, window)
        yield f"      - record: {ratio(objective, window)}"
        yield "        expr: >-"
        yield f"          ({objective.rate(objective.bad, window)} or 0 * {every})"
        yield f"          / {every}"
    for burn in BURNS:
        yield from _alert(objective, burn)


def _alert(objective: Objective, burn: Burn) -> Iterator[str]:
    limit, seconds = f"{burn.factor:g} * {objective.budget:g}", _seconds(burn.long)
    yield f"      - alert: {objective.alert}"
    yield "        expr: >-"
    yield f"          {ratio(objective, burn.long)} > {limit}"
    yield f"          and {ratio(objective, burn.short)} > {limit}"
    yield f"          and ({objective.rate(objective.bad, burn.long)}) * {seconds} >= {FEWEST}"
    yield f"        labels: {{severity: {burn.severity}, slo: {objective.name}, window: {burn.long}}}"
    yield "        annotations:"
    yield f'          summary: "{{{{ $labels.job }}}}: too many {objective.what}"'
    yield "          description: >-"
    yield f"            In {burn.long} it was {{{{ $value | humanizePercentage }}}} of them. Going on like that uses up"
    yield f"            the budget of 30 days within {30 / burn.factor:.2g} days. Promised: {objective.promise}."
    yield f"          runbook_url: docs/runbooks/{objective.alert}.md"


def _seconds(window: str) -> int:
    return int(window[:-1]) * SECONDS[window[-1]]
