"""Records a release for later upgrade tests: database dumps with rows, parked events, outbox, timers; and events.

`python -m deploy.story.record FOLDER` plays the story for one employer to its end, for another up to the offers and
for a third up to the reviews, makes one event fail in every service, holds back the relays, changes something in
each, and then dumps the three databases.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

import asyncpg
from aiokafka import AIOKafkaProducer

from deploy.local.postgresql import binaries
from deploy.local.stack import SERVICES, Stack, running, scratch
from deploy.story.acts import C, E, P, Story
from deploy.story.cast import verdicts
from deploy.story.clients import until
from deploy.story.log import Entry
from deploy.story.play import on_stage, play, story_of
from shared.contracts import evaluation_v1, posting_v1
from shared.contracts.envelope import Attributes, to_headers

HELD = """
    UPDATE messaging.relay_lease
    SET owner = gen_random_uuid(), epoch = epoch + 1, expires_at = clock_timestamp() + interval '1 hour'
"""
WAITING = """
    SELECT (SELECT count(*) FROM messaging.outbox) AS outbox, (SELECT count(*) FROM messaging.parked) AS parked,
           (SELECT count(*) FROM messaging.timers) AS timers
"""
BROKEN = {
    "posting.engagement.v1": posting_v1.EngagementCompleted.TYPE,
    "evaluation.evaluation.v1": evaluation_v1.EvaluationSummaryPublished.TYPE,
}
"""One event of each topic whose data is wrong: whoever reads the topic parks it."""


async def record(folder: Path) -> None:
    """Writes `<service>.sql`, `keys.json` (of this recording alone) and `events.jsonl`."""
    async with running(scratch(), durable=False) as stack:
        producer = AIOKafkaProducer(bootstrap_servers=stack.backing.kafka)
        await producer.start()
        try:
            async with on_stage(stack, print) as stage:
                await play(await story_of(stack, stage, producer, "northwind"))
                _write_events(folder, stage.log.entries)
                second = await story_of(stack, stage, producer, "southwind")
                await _as_far_as(second, with_offers=True)
                third = await story_of(stack, stage, producer, "eastwind")
                await _as_far_as(third, with_offers=False)
                await _break(producer, second)
                await _hold_back(stack, second)
        finally:
            await producer.stop()
        for service in SERVICES:
            await _dump(stack, service, folder)
        environments = {name: stack.services[name].environment for name in SERVICES}
        keys = {name: found for name in SERVICES if (found := environments[name].get(f"{name.upper()}_PRIVACY__KEY"))}
        (folder / "keys.json").write_text(json.dumps(keys, indent=2) + "\n")


async def _as_far_as(story: Story, *, with_offers: bool) -> None:
    """To offers that wait for an answer, or to work that waits for its reviews: both leave timers."""
    for act in (story.prologue, story.act_1_projects, story.act_2_selection):
        await act()
    if not with_offers:
        await story.hand_over()
        await story.stage.log.until("review.assigned.v1", project_id=story.project_id, count=6)
        return
    await story.act_3_work()
    await story.act_4_judgement(verdicts())
    await story.decide_and_offer()


def _write_events(folder: Path, entries: Sequence[Entry]) -> None:
    with (folder / "events.jsonl").open("w", encoding="utf-8") as file:
        for entry in entries:
            known = {name: getattr(entry, name) for name in ("topic", "partition", "offset", "data")}
            attributes = {
                name: value
                for name in Attributes.__dataclass_fields__
                if (value := getattr(entry.attributes, name)) is not None
            }
            file.write(json.dumps(known | {"attributes": attributes}, ensure_ascii=False) + "\n")


async def _break(producer: AIOKafkaProducer, story: Story) -> None:
    for topic, type_ in BROKEN.items():
        key = str(uuid4())
        attributes = Attributes(
            id=str(uuid4()),
            source="/journeywork/" + topic.split(".")[0],
            type=type_,
            subject=key,
            partitionkey=key,
            sequence="1",
            employerid=story.employer.employer_id,
            time="2026-11-24T09:00:00Z",
        )
        await producer.send_and_wait(topic, b'{"broken": true}', key=key.encode(), headers=to_headers(attributes))


async def _hold_back(stack: Stack, story: Story) -> None:
    """Every service gets an outbox row that no relay takes, once its broken event is parked."""
    for service in SERVICES:
        await _until_waiting(stack, service, "parked")
        conn = await asyncpg.connect(stack.dsns[service]["admin"])
        await conn.execute(HELD)
        await conn.close()
    await asyncio.sleep(3)  # a leader notices at its next renewal
    admin = await story.stage.person("admin", story.employer.admin_subject, employer_id=story.employer.employer_id)
    member = await admin.get(f"{P}/members")
    first = next(m for m in member["items"] if "reviewer" in m["roles"])
    await admin.call(
        "PATCH", f"{P}/members/{first['member_id']}", expect=200, json={"language": "de", "version": first["version"]}
    )
    partner = story.staff["partner"]
    levels = [{"points": n, "anchor": f"What is seen at level {n}."} for n in range(1, 4)]
    criterion = {
        "criterion_id": "use",
        "name": "Use",
        "question": "Can it be used?",
        "weight": "1",
        "evidence_required": False,
        "levels": levels,
    }
    await partner.post(f"{E}/rubrics", {"name": "One question", "criteria": [criterion]})
    await partner.post(f"{C}/policies", {"name": "Two reviews each", "min_reviews": 2})
    for service in SERVICES:
        await _until_waiting(stack, service, "outbox")


async def _until_waiting(stack: Stack, service: str, what: str) -> None:
    async def waiting() -> bool:
        conn = await asyncpg.connect(stack.dsns[service]["admin"])
        try:
            row = await conn.fetchrow(WAITING)
            return bool(row and row[what])
        finally:
            await conn.close()

    await until(waiting, f"{service} has something in {what}")


async def _dump(stack: Stack, service: str, folder: Path) -> None:
    command = [str(binaries() / "pg_dump"), "--dbname", stack.dsns[service]["admin"], "--no-tablespaces"]
    dumped = await asyncio.to_thread(subprocess.run, command, capture_output=True, check=True)
    lines = [
        line for line in dumped.stdout.decode().splitlines() if not line.startswith(("\\restrict", "\\unrestrict"))
    ]
    (folder / f"{service}.sql").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> int:
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    asyncio.run(record(Path(sys.argv[1])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
