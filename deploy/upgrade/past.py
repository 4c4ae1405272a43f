"""A past release as a beginning: its code, the rows in its databases and the events on its topics, as it left them."""

import asyncio
import functools
import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import asyncpg
from aiokafka import AIOKafkaProducer

from deploy.faults.replicas import QUICK
from deploy.faults.world import Beginning
from deploy.local.child import DidNotStart
from deploy.local.postgresql import binaries
from deploy.local.release import ROOT, Release, checked_out, told
from deploy.story.ledger import Reading, readings
from shared.contracts.envelope import Attributes, to_headers
from shared.contracts.topics import BY_NAME

RECORDED = ROOT / "tests" / "upgrade" / "v0.1.0"
ROLES = ("worker", "relay", "api")
"""In the order in which they are replaced: who reads learns to read the new before anybody writes it."""
PACE = QUICK | {"HTTP__NOTICE": "1"}
"""As long as in production: seconds for which a replica's door is open although it says that it is not ready."""
FORGET_OFFSETS = "DELETE FROM messaging.consumer_offsets"
"""They are of topics that are gone. Each consumer begins at the first record and knows what it has applied."""
HANDLED = """
import json, importlib
from shared.messaging import Consumer
from shared.privacy import Vault
from services.evaluation.consumers import Inbound
found = [*vars(Inbound(Vault("00" * 32))).values()]
for name in ("posting", "conversion"):
    found += vars(importlib.import_module(f"services.{name}.consumers")).values()
print(json.dumps({one.name: sorted(one.handlers) for one in found if isinstance(one, Consumer)}))
"""
"""What each consumer of a release handles, said by its own code."""


async def recorded(folder: Path = RECORDED) -> Beginning:
    """The release whose commit, rows and events this folder holds; `DidNotStart` when its code cannot be had."""
    release = await checked_out((folder / "COMMIT").read_text().strip())
    events = [json.loads(line) for line in (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    ours = [event for event in events if not BY_NAME[event["topic"]].foreign]  # what HR systems wrote is not ours
    keys: Mapping[str, str] = json.loads((folder / "keys.json").read_text())
    return Beginning(
        release=release,
        roles=ROLES,
        fill=functools.partial(_restored, folder),
        told={service: {"PRIVACY__KEY": key} for service, key in keys.items()},
        pace=PACE,
        events=functools.partial(_published, ours),
        wanted=await handled_by_both(release),
        next_one=True,
    )


async def handled_by_both(release: Release) -> Sequence[Reading]:
    """What each consumer must have applied while this release and the present one take turns."""
    then = json.loads(await told(release.python, "-c", HANDLED, cwd=release.home))
    return [Reading(one.consumer, one.types & frozenset(then.get(one.consumer, ()))) for one in readings()]


async def _restored(folder: Path, service: str, dsns: Mapping[str, str]) -> None:
    command = [str(binaries() / "psql"), dsns["admin"], "-q", "-v", "ON_ERROR_STOP=1"]
    command += ["-f", str(folder / f"{service}.sql")]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, check=False)
    if done.returncode:
        raise DidNotStart(f"{service}.sql: {done.stderr.decode()[-2000:]}")
    conn = await asyncpg.connect(dsns["admin"])
    try:
        await conn.execute(FORGET_OFFSETS)
    finally:
        await conn.close()


async def _published(ours: Sequence[Mapping[str, Any]], servers: str) -> set[str]:
    """Every event as it lay on its topic."""
    async with AIOKafkaProducer(bootstrap_servers=servers, acks="all") as producer:
        for event in ours:
            attributes = Attributes(**event["attributes"])
            value = json.dumps(event["data"], separators=(",", ":"), ensure_ascii=False).encode()
            key = (attributes.partitionkey or "").encode()
            await producer.send(event["topic"], value, key=key, headers=to_headers(attributes))
    return {event["attributes"]["id"] for event in ours}
