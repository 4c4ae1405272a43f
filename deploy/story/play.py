"""Sets the stage, plays the acts in order, and counts afterwards what was lost, doubled or out of order."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
from aiokafka import AIOKafkaProducer

from deploy.story import report
from deploy.story.acts import Story
from deploy.story.cast import verdicts
from deploy.story.chaos import Chaos
from deploy.story.hr import Greenhouse, HrSystem
from deploy.story.ledger import counted
from deploy.story.log import TopicLog, reading
from deploy.story.stage import Employer, Place, Stage

Tell = Callable[[str], None]


@asynccontextmanager
async def on_stage(place: Place, tell: Tell) -> AsyncIterator[Stage]:
    """A stage on a running Journeywork, its log growing."""
    async with reading(place.kafka) as log, httpx2.AsyncClient(base_url=place.front, timeout=30.0) as http:
        yield Stage(place.front, place.issuer, place.mail, http, log, tell)


async def story_of(place: Place, stage: Stage, producer: AIOKafkaProducer, tag: str) -> Story:
    """A new employer with its HR systems, ready to play."""
    made = await place.create_employer(
        tag,
        source=f"https://hr.{tag}.example.com",
        admin_subject=f"{tag}-admin",
        admin_email=f"admin@{tag}.example.com",
    )
    employer = Employer(
        employer_id=made["employer_id"],
        source=made["source"],
        api_key=made["api_key"],
        webhook_url=made["webhook_url"],
        webhook_secret=made["webhook_secret"],
        admin_subject=made["admin_subject"],
    )
    hr = HrSystem(producer, stage.http, employer.source, employer.api_key)
    return Story(stage, employer, hr, Greenhouse(stage.http, employer.webhook_url, employer.webhook_secret), tag)


async def play(story: Story, *, between: Callable[[], None] = lambda: None) -> None:
    """All acts; `between` is called before each."""
    tell = story.stage.tell
    for title, act in (
        ("The employer sets itself up", story.prologue),
        ("1  HR systems publish projects", story.act_1_projects),
        ("2  Candidates apply, the manager selects", story.act_2_selection),
        ("3  The work is done, delivered, accepted", story.act_3_work),
        ("4  Reviewers judge it blind", lambda: story.act_4_judgement(verdicts())),
        ("5  The manager decides, offers go out", story.act_5_decision),
        ("6  The HR system is told", story.act_6_outcomes),
    ):
        tell(f"\n{title}")
        between()
        await act()


async def demo(
    place: Place, folder: Path, tell: Tell, *, chaos: Callable[[TopicLog], Chaos] | None = None
) -> dict[str, Any]:
    """The story with everything that it leaves behind in `folder`; returns the report. `chaos` strikes meanwhile."""
    began = time.monotonic()
    producer = AIOKafkaProducer(enable_idempotence=True, acks="all", **place.kafka.client_options())
    await producer.start()
    try:
        async with on_stage(place, tell) as stage:
            story = await story_of(place, stage, producer, "northwind")
            strikes = chaos(stage.log) if chaos else None
            if strikes is None:
                await play(story)
            else:
                await play(story, between=strikes.next_act)
                await strikes.settled()
            ledger = await counted(place, stage)
            made = _report(stage, story, ledger, strikes, time.monotonic() - began)
            _leave(folder, stage, made)
            return made
    finally:
        await producer.stop()


def _report(
    stage: Stage, story: Story, ledger: dict[str, Any], strikes: Chaos | None, seconds: float
) -> dict[str, Any]:
    mails = list(stage.notes.get("mails", {}).values())
    return {
        "candidates": story.people,
        "events_by_topic": report.events_by_topic(stage.log),
        **ledger,
        "latency_seconds": {
            "hr_event_to_published": report.percentiles(report.hr_event_to_published(stage.log, story.hr.sent)),
            "last_seal_to_mail": report.percentiles(report.last_seal_to_mail(stage.log, mails)),
        },
        "wall_seconds": round(seconds, 1),
        "kills": strikes.report() if strikes else [],
    }


def _leave(folder: Path, stage: Stage, made: dict[str, Any]) -> None:
    report.write(folder, "report.json", made)
    report.write(folder, "timeline.txt", report.timeline(stage.log))
    for name, mail in (
        ("summary", next(iter(stage.notes.get("mails", {}).values()), None)),
        ("letter", next(iter(stage.notes.get("letters", {}).values()), None)),
    ):
        if mail is not None:
            report.write(folder, f"{name}.html", mail["html"])
            report.write(folder, f"{name}.txt", f"Subject: {mail['subject']}\n\n{mail['text']}")
    for name, page in stage.notes.get("pages", {}).items():
        report.write(folder, f"page-{name.rpartition('/')[2].lower().replace(' ', '-')}.html", page)
