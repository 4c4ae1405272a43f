"""What the story leaves behind: report.json, the mails, the letter and a timeline."""

import json
import statistics
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from deploy.story.log import TopicLog


def percentiles(seconds: Sequence[float]) -> dict[str, float | None]:
    """p50 and p99 by linear interpolation, in seconds with three decimals; null of nothing."""
    if not seconds:
        return {"p50": None, "p99": None}
    if len(seconds) == 1:
        return {"p50": round(seconds[0], 3), "p99": round(seconds[0], 3)}
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return {"p50": round(cuts[49], 3), "p99": round(cuts[98], 3)}


def hr_event_to_published(log: TopicLog, sent: Mapping[str, datetime]) -> list[float]:
    """Seconds from when an HR system sent its event, by title, to `project.published` on Kafka (broker's time)."""
    return [
        (published.at - sent[published.data["title"]]).total_seconds()
        for published in log.find("project.published.v1")
        if published.data["title"] in sent
    ]


def last_seal_to_mail(log: TopicLog, mails: Sequence[dict[str, Any]]) -> list[float]:
    """Seconds from a project's last sealed card on Kafka to the summary mail in the sink."""
    spans = []
    for mail in mails:
        engagement = next(
            (e for e in log.find("evaluation_summary.published.v1") if e.data["engagement_id"] in mail["text"]), None
        )
        if engagement is None:
            continue
        sealed = [e.at for e in log.find("scorecard.sealed.v1", project_id=engagement.data["project_id"])]
        spans.append((datetime.fromisoformat(mail["received_at"]) - max(sealed)).total_seconds())
    return spans


def events_by_topic(log: TopicLog) -> dict[str, int]:
    """Distinct events per topic."""
    seen = {(entry.topic, entry.attributes.source, entry.attributes.id) for entry in log.entries}
    return dict(sorted(Counter(topic for topic, _, _ in seen).items()))


def timeline(log: TopicLog) -> str:
    """One line per event: broker time, topic, type, label or title, and the event that caused it."""
    lines = []
    for entry in sorted(log.entries, key=lambda e: (e.at, e.topic, e.offset)):
        what = entry.data.get("candidate_label") or entry.data.get("title") or entry.data.get("milestone") or ""
        lines.append(f"{entry.at:%H:%M:%S.%f}"[:-3] + f"  {entry.topic:32} {entry.kind:48} {what}".rstrip())
    return "\n".join(lines) + "\n"


def write(folder: Path, name: str, content: str | dict[str, Any]) -> None:
    """Writes text, or JSON with indentation."""
    folder.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    (folder / name).write_text(text, encoding="utf-8")


def summed_up(made: dict[str, Any], tell: Callable[[str], None]) -> bool:
    """Tells the report's figures; whether nothing was lost, doubled or out of order."""
    tell(f"\n{'candidate':13} {'score':>6}  {'likely':17} {'chance':>7}  {'recommendation':22} outcome")
    for one in made["candidates"]:
        low, high = one["interval"] or ("", "")
        likely = f"{low} to {high}" if low else ""
        row = (one["score"] or "", likely, one["chance"] or "", one["recommendation"] or "")
        tell(f"{one['candidate']:13} {row[0]:>6}  {row[1]:17} {row[2]:>7}  {row[3]:22} {one['outcome']}")
    counted = {name: made[name] for name in ("lost", "doubled", "out_of_order", "duplicates_on_topic")}
    tell(f"\n{made['checked']['events']} events, {made['checked']['effects']} effects: {counted}")
    tell(f"latency: {made['latency_seconds']}")
    return not (made["lost"] or made["doubled"] or made["out_of_order"])
