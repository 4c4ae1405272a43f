"""The page for whoever connects an HR system is true: its blocks are run as they stand."""

import asyncio
import os
import re
import sys
from pathlib import Path

import uvicorn

from deploy.local.child import free_port
from deploy.local.issuer import Issuer
from services.posting.app import build
from shared.contracts.topics import TOPICS
from tests.conftest import MakeTopics
from tests.integration.posting.conftest import Posting, settings

PAGE = Path(__file__).parents[3] / "docs" / "connect.md"
KNOWN = ("FRONT", "KAFKA", "ADMIN_TOKEN", "API_KEY", "SOURCE", "WEBHOOK_URL", "WEBHOOK_SECRET")


async def test_every_block_of_the_page_runs(
    posting: Posting, issuer: Issuer, kafka: str, topics: MakeTopics, tmp_path: Path
) -> None:
    employer = await posting.employer("acme")
    await topics(*(topic.name for topic in TOPICS), partitions=1)
    port = free_port()
    told = settings(posting.database, issuer.url, kafka=kafka, folder=str(tmp_path))
    server = uvicorn.Server(uvicorn.Config(build(told, "all"), port=port, log_config=None))
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110  uvicorn offers no event
        await asyncio.sleep(0.01)
    front, claims = f"http://127.0.0.1:{port}", {"sub": "acme-admin", "employer_id": str(employer.id)}
    webhook = employer.registration.webhook
    values = (
        front,
        kafka,
        issuer.sign(claims),
        employer.registration.api_key.text,
        employer.source,
        f"{front}/posting/api/webhooks/greenhouse/{webhook.key}",
        webhook.secret,
    )
    try:
        for language, block in re.findall(r"^```(bash|python)\n(.*?)^```", PAGE.read_text(), re.DOTALL | re.MULTILINE):
            command = ["bash", "-euo", "pipefail", "-c"] if language == "bash" else [sys.executable, "-c"]
            process = await asyncio.create_subprocess_exec(
                *command,
                block,
                cwd=tmp_path,
                env=os.environ | dict(zip(KNOWN, values, strict=True)),
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
            )
            output, _ = await asyncio.wait_for(process.communicate(), 90)
            assert process.returncode == 0, f"{block}\n{output.decode()}"
    finally:
        server.should_exit = True
        await running
    told_of = [fact["external_project_id"] for _, fact in await posting.published("hr.outcomes.v1")]
    assert told_of == [], "the relay has sent everything"
